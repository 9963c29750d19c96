"""Rights given by hand on single things, and an administrator who looked as somebody once and is done."""

import datetime as dt

from cop.demo.calendar import moment
from cop.demo.world import Tale, World
from fiso.models import Plan
from meetings.enums import State
from meetings.models import Meeting
from reminders.services.feeds import make_feed
from roles import access
from roles.models import Viewing
from roles.services.viewing import STOPPED


def share_things(world: World) -> None:
    """A minute-taker and a guest of the next meeting, a co-author of its plan, a private calendar. At the end."""
    home = next(patch for patch in world.patches if patch.tale is Tale.HOME)
    chair, today = world.cast["chair"], world.calendar.today
    meeting = Meeting.objects.get(place=home.network, state=State.PUBLISHED)
    plan = Plan.objects.filter(place=home.network).latest("year")
    month = today + dt.timedelta(days=30)
    access.grant(person=home.principals[6], right="take_minutes", obj=meeting, by=chair, ends_on=month)
    access.grant(person=world.cast["chair-elsewhere"], right="view_as_guest", obj=meeting, by=chair, ends_on=month)
    access.grant(person=home.principals[8], right="co_edit", obj=plan, by=chair)
    make_feed(name="My phone", by=world.cast["principal"])
    _looked_once(world)


def _looked_once(world: World) -> None:
    began = moment(world.calendar.today - dt.timedelta(days=6), dt.time(10, 0))
    Viewing.objects.create(
        administrator=world.cast["admin"],
        person=world.cast["principal"],
        reason="Could not find the papers of the meeting, asked by phone",
        started_at=began,
        ended_at=began + dt.timedelta(minutes=7),
        ended_because=STOPPED,
    )
