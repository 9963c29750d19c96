"""Loading the demo: all of it or nothing."""

import datetime as dt
from collections.abc import Callable

from django.db import connection, transaction

from common.errors import Refused
from cop.demo.calendar import Calendar
from cop.demo.crate import Crate, own_times
from cop.demo.forums import make_forums
from cop.demo.groups import make_groups
from cop.demo.imports import make_imports
from cop.demo.meetings import days_of, make_meetings
from cop.demo.minutes import ask_forums
from cop.demo.notices import tell
from cop.demo.people import make_people
from cop.demo.places import FIRST_SCHOOL_NO, make_places
from cop.demo.planning import plan_ahead
from cop.demo.plans import make_plans
from cop.demo.rearranged import rearrange
from cop.demo.scene import stage_milestones
from cop.demo.shares import share_things
from cop.demo.tenure import stage_roles
from cop.demo.world import Tale, World
from meetings.terms import Terms
from networks.models import Place, School

AT_ONCE = 60  # networks whose history is held in memory together


def is_loaded() -> bool:
    return School.objects.filter(school_no__gte=FIRST_SCHOOL_NO).exists()


@transaction.atomic
def load(*, today: dt.date, password: str, size: int = 1, say: Callable[[str], None] = lambda _: None) -> World:
    """Make the demo around a day. Raises Refused beside schools or places that are not its own."""
    if School.objects.filter(school_no__lt=FIRST_SCHOOL_NO).exists():
        raise Refused("There are schools here that are not made up. The demo is never loaded beside real data.")
    if Place.objects.exclude(kind="state").exists():
        raise Refused("There are places here already. Load the demo into an empty database.")
    with connection.cursor() as cursor:
        # Foreign keys are checked with each statement. Left to the end they would queue up, and PostgreSQL walks the
        # whole queue each time a history trigger looks for a setting that is not there: minutes instead of seconds.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with own_times():
        world = World(Calendar.around(today), Crate())
        make_places(world, size=size)
        make_people(world, password)
        stage_roles(world)
        world.crate.store()
        rearrange(world)
        say(f"{len(world.patches)} networks with their schools and people")
        make_history(world, say)
    make_groups(world)
    ask_forums(world)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # the planner of notices asks questions that need to know how much there is
    make_imports(world)
    share_things(world)
    tell(world)
    return world


def make_history(world: World, say: Callable[[str], None]) -> None:
    terms = Terms.read()
    make_forums(world, terms)
    for number, patch in enumerate(world.patches, start=1):
        days = days_of(world, patch)
        held = make_plans(world, patch, days)
        if patch.tale is Tale.HOME:
            stage_milestones(world, patch, held)
        make_meetings(world, patch, days, held, terms)
        if number % AT_ONCE == 0 or number == len(world.patches):
            world.crate.store()
            say(f"{number} of {len(world.patches)} networks have their history")
    plan_ahead(world)
