"""What happens to roles between elections: cover, a shared chair, a seat that changes hands, somebody who left."""

import datetime as dt

from cop.demo.calendar import moment
from cop.demo.people import address_at, appointed, home, person
from cop.demo.world import World
from roles.enums import Basis, Role
from roles.models import Appointment, Person

SHARED_CHAIR = "Greater Shepparton"
MOVED_ON = "Desmond Hale"
ABOUT = (
    "Fourth school as principal, and still learning from the first one.",
    "Came from a multi-age school in the hills; happy to show how it works.",
    "Taught maths for fifteen years. Ask me about it.",
)


def stage_roles(world: World) -> None:
    """To be called before people are stored. Nothing here is so fresh that anybody is told of it."""
    _say_who_they_are(world)
    _cover_for_a_principal(world)
    _share_a_chair(world)
    _change_a_seat(world)
    _let_somebody_go(world)
    _move_on(world)


def _say_who_they_are(world: World) -> None:
    for patch in world.patches:
        dice = patch.dice("about")
        for who in {id(one): one for one in patch.principals}.values():
            if dice.random() < 0.1:
                who.about = dice.choice(ABOUT)
    world.cast["principal"].offers = ["Phonics in the early years", "Coaching new principals"]
    world.cast["chair"].about = "Chairs the network and leads a school of 240 at Stringybark Road."
    world.cast["chair"].offers = ["Running a data conversation"]


def _held(world: World, role: Role, who: Person) -> Appointment | None:
    today = world.calendar.today
    found = (row for row in world.crate.waiting(Appointment) if row.person is who and row.role == role)
    return next((row for row in found if row.holds_on(today)), None)


def _cover_for_a_principal(world: World) -> None:
    """A principal on leave, and the one of the next school acting: principal of two schools for a while."""
    patch, today = home(world), world.calendar.today
    absent, acting = patch.principals[10], patch.principals[5]
    row = _held(world, Role.PRINCIPAL, absent)
    if row is None:
        return
    since = today - dt.timedelta(days=12)
    cover = appointed(
        world, acting, Role.PRINCIPAL, row.place, since, today + dt.timedelta(days=30), Basis.ACTING, later=True
    )
    cover.acting_for = row
    cover.announcement = f"{acting.name} looks after {row.place.name} while {absent.name} is on long service leave."


def _share_a_chair(world: World) -> None:
    patch = next(patch for patch in world.patches if patch.network.name == SHARED_CHAIR)
    if patch.chair is None:
        return
    first = _held(world, Role.CHAIR, patch.chair)
    since = world.calendar.today - dt.timedelta(days=20)
    second = appointed(
        world, patch.executives[0], Role.CHAIR, patch.network, since, first.ends_on if first else None, Basis.ELECTED
    )
    second.announcement = f"{patch.chair.name} and {second.person.name} share the chair of the network."
    second.minute_reference = "Network meeting, item “Who chairs”"


def _change_a_seat(world: World) -> None:
    """A seat on the executive of the demo's network changes hands in some weeks."""
    patch, today = home(world), world.calendar.today
    last = today + dt.timedelta(days=19)
    rows = [_held(world, Role.EXECUTIVE, who) for who in patch.executives[1:]]
    leaving = next((row for row in rows if row and (row.ends_on is None or row.ends_on > last)), None)
    taken = {id(who) for who in (*patch.executives, patch.chair, *world.cast.values())}
    after = next(who for who in patch.principals if id(who) not in taken)
    if leaving is None:
        return
    leaving.ends_on, leaving.ended_by = last, world.cast["area-director"]
    leaving.ended_at, leaving.ended_reason = moment(today - dt.timedelta(days=9)), f"Handed over to {after.name}"
    begins = last + dt.timedelta(days=1)
    end = dt.date(begins.year + 2, 12, 31)
    new = appointed(world, after, Role.EXECUTIVE, patch.network, begins, end, Basis.ELECTED)
    new.appointed_by, new.appointed_at = world.cast["area-director"], moment(today - dt.timedelta(days=9))
    new.announcement = f"{after.name} joins the executive and takes over the work on transitions."


def _let_somebody_go(world: World) -> None:
    """An assistant principal who answered for a school, and has retired."""
    patch, today = home(world), world.calendar.today
    school, last = patch.schools[3], today - dt.timedelta(days=40)
    name = "Yvonne Castles"
    gone = person(world, name, address_at(name, school), later=True)
    gone.is_active, gone.left_on, gone.left_reason = False, last, "Retired"
    gone.left_by = world.cast["admin"]
    row = appointed(world, gone, Role.DELEGATE, school, dt.date(world.calendar.years[0], 1, 29), last)
    row.ended_reason = "Retired"


def _move_on(world: World) -> None:
    """Another assistant principal, whose role has ended while an action still bears the name."""
    patch, last = home(world), world.calendar.today - dt.timedelta(days=24)
    school = patch.schools[6]
    gone = person(world, MOVED_ON, address_at(MOVED_ON, school), later=True)
    appointed(world, gone, Role.DELEGATE, school, dt.date(world.calendar.years[0], 1, 29), last)
