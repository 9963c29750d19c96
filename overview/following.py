"""
What follows from a change of a role, in sentences, before it is done: who holds it then, what becomes of what is to be
done by whoever holds it, what the person may no longer open.
"""

import datetime as dt
from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils import timezone

from common.words import count, day
from meetings.enums import OwnerKind
from meetings.models import Action
from meetings.querysets import ActionQuerySet
from networks.enums import Kind
from networks.models import Place, Replacement
from roles.access import people_with
from roles.enums import Role, noun
from roles.models import Appointment, Person
from roles.rules import LEADS_WITHOUT_CHAIR
from roles.services.appointments import overlapping
from roles.services.granting import what_it_allows_them

ONE_DAY = dt.timedelta(days=1)


def role_actions(place: Place, role: str) -> ActionQuerySet:
    """Open actions of whoever holds the role at the place, or whose work it took over; the most urgent first."""
    taken = Replacement.objects.taken_over() if place.kind == Kind.NETWORK else {}
    places = [place.pk, *taken.get(place.pk, ())]
    return Action.objects.open().filter(owner_kind=OwnerKind.ROLE, place__in=places, role=role).order_by("due_on", "pk")


def of_appointing(
    place: Place, role: Role, name: str, starts_on: dt.date, ends_on: dt.date | None, *, is_new: bool = False
) -> list[str]:
    """What follows when somebody of this name is given the role."""
    word = noun(role)
    found = [f"{name} is {word} of {place.name} from {day(starts_on)}{_until(ends_on)}."]
    if is_new:
        found.append(f"{name} is invited by mail, with a link to choose a password.")
    if starts_on < timezone.localdate():
        found.append("It reaches back: the record says from today on that it was entered later.")
    if beside := overlapping(place, role, starts_on, ends_on):
        names = _joined([f"{row.person.name}{_until(row.ends_on)}" for row in beside])
        who = "both" if len(beside) == 1 else "all of them"
        found.append(f"{names} {_holds(beside)} the role too on some of these days: {who} may act.")
    if actions := role_actions(place, role).count():
        found.append(f"{count(actions, 'open action')} for the {word} will be theirs as well.")
    return found + what_it_allows_them(role)


def of_ending(row: Appointment, last_day: dt.date, viewer: Person, *, follows: str = "") -> list[str]:
    """
    What follows when a role ends after a day. `follows`: who begins the day after, if that is part of it. Actions are
    named as far as the viewer may read them.
    """
    place, role, word = row.place, Role(row.role), noun(row.role)
    after = last_day + ONE_DAY
    found = [f"{row.person.name} is {word} of {place.name} until midnight of {day(last_day)}."]
    left = [other for other in overlapping(place, role, after, after) if other.pk != row.pk]
    if follows:
        found.append(f"{follows} is {word} from {day(after)}.")
    elif left:
        found.append(f"{_joined([other.person.name for other in left])} {_holds(left)} the role from then on.")
    else:
        found += _nobody(place, role, after)
    found += _actions_pass(row, viewer, follows or _joined([other.person.name for other in left]))
    found += _own_actions(row)
    found += list(_covers(row, last_day))
    return [*found, *_loses(row, after)]


def _nobody(place: Place, role: Role, after: dt.date) -> list[str]:
    word = noun(role)
    nobody = f"{_named(place)} has no {word} from {day(after)}"
    if role != Role.CHAIR:
        return [f"{nobody}."]
    directors = [person.name for person in _directors(place)]
    told = f" and {_joined(directors)} {'is' if len(directors) == 1 else 'are'} told" if directors else ""
    may = "the executive may circulate minutes, invite guests and note replies" if LEADS_WITHOUT_CHAIR else ""
    return [f"{nobody}: {may}{told}."]


def _directors(place: Place) -> QuerySet[Person]:
    held = Appointment.objects.current().of_active_people().filter(role=Role.AREA_DIRECTOR, place=place.area_id)
    return Person.objects.filter(pk__in=held.values("person_id")).by_name()


def _actions_pass(row: Appointment, viewer: Person, to: str) -> list[str]:
    if not (number := role_actions(row.place, row.role).count()):
        return []
    seen = list(role_actions(row.place, row.role).visible_to(viewer)[:3])
    named = "; ".join(f"“{action.what}”" for action in seen)
    named = f": {named}{' and others' if number > len(seen) else ''}" if seen else ""
    verb = "passes" if number == 1 else "pass"
    word = noun(row.role)
    then = f"{verb} to {to}" if to else f"{'waits' if number == 1 else 'wait'} until there is a {word} again"
    return [f"{count(number, 'open action')} for the {word} {then}{named}."]


def _own_actions(row: Appointment) -> list[str]:
    own = Action.objects.open().filter(owner=row.person, place=row.place).count()
    if not own:
        return []
    stays = "stays" if own == 1 else "stay"
    return [f"{count(own, 'open action')} given to {row.person.name} by name {stays} theirs until handed on."]


def _covers(row: Appointment, last_day: dt.date) -> Iterator[str]:
    for cover in row.covered_by.select_related("person").order_by("starts_on"):
        if cover.ends_on and cover.ends_on > last_day:
            yield f"{cover.person.name} goes on acting until {day(cover.ends_on)}."


def _loses(row: Appointment, after: dt.date) -> list[str]:
    """Whether the person may still open the place by another role on the day after."""
    if row.place.kind not in (Kind.NETWORK, Kind.SCHOOL, Kind.AREA, Kind.REGION, Kind.GROUP):
        return []
    others = Appointment.objects.current(after).filter(person=row.person).exclude(pk=row.pk)
    if not others.exists():
        return [f"{row.person.name} then holds no role, and sees only their own details and notices."]
    still = people_with("view_place", row.place, after).filter(pk=row.person_id)
    if row.ends_on and row.ends_on < after and not still.exists():
        return [f"{row.person.name} can no longer open the page of {row.place.name}."]
    return []


def _named(place: Place) -> str:
    return f"The {place.name} network" if place.kind == Kind.NETWORK else place.name


def _until(last: dt.date | None) -> str:
    return f" until {day(last)}" if last else ""


def _holds(rows: list) -> str:
    return "holds" if len(rows) == 1 else "hold"


def _joined(names: list[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


def alone_in(row: Appointment) -> bool:
    """Whether nobody else holds the role at the place today."""
    today = timezone.localdate()
    return all(other.pk == row.pk for other in overlapping(row.place, row.role, today, today))
