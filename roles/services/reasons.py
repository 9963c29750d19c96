"""
Why people may see or do a thing, in words: the chain from a role or a grant to the thing.

A thing says by which ways it is seen (meetings/services/seeing.py, fiso/services/seeing.py); tests hold these against
visible_to and has_perm, for everybody in the world of the doors. A handful of queries however many people there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from common import words
from networks.models import Place
from roles import access
from roles.enums import Basis, Role, short
from roles.models import Appointment, Person
from roles.rules import GRANTS
from roles.standing import MEANING as MEANING

GROUPS = {
    Role.PRINCIPAL: "principal through a school,principals through their schools",
    Role.DELEGATE: "delegate of a school,delegates of schools",
    Role.CHAIR: "chair",
    Role.EXECUTIVE: "executive member",
    Role.SEIL: "SEIL",
    Role.AREA_DIRECTOR: "area director",
    Role.MULTIDISCIPLINARY: "multidisciplinary team member",
    Role.FORUM_ADMIN: "regional forum admin",
    Role.CENTRAL: "person of central office,people of central office",
    Role.ADMINISTRATOR: "administrator",
}
BY_HAND, OWN = "given by hand", "own"
RIGHT_WORDS = {
    "view_as_guest": "is a guest",
    "take_minutes": "takes the minutes",
    "chair_this_meeting": "chairs this one meeting",
    "co_edit": "helps write the plan",
}


class Way(NamedTuple):
    """
    One way of seeing a thing: who may do `verb` at `place`, or by a grant on `shared`; who holds `role` at the place;
    or who is one of `only`, for the reason in `words`. `only` beside a verb narrows it to these.
    """

    verb: str = ""
    place: Place | None = None
    shared: Model | None = None
    role: str = ""
    only: frozenset[int] | None = None
    words: str = ""


@dataclass(frozen=True)
class Reason:
    group: str
    sentence: str


Reasons = dict[Person, list[Reason]]


def reasons_of(ways: Sequence[Way], person: Person | None = None) -> Reasons:
    """Everybody for whom one of the ways is open now, each with every reason; or one person only, or nobody."""
    found: Reasons = defaultdict(list)
    for row in _appointments(ways, person):
        holding = access.holding_of(row)
        way = next((way for way in ways if _is_open(way, row, holding)), None)
        if way is not None:
            found[row.person].append(Reason(str(row.role), sentence_of(row, way, holding)))
    for reader, reason in _by_hand(ways, person):
        found[reader].append(reason)
    for way in ways:
        if way.words:
            for reader in _active(person).filter(pk__in=way.only or ()):
                found[reader].append(Reason(OWN, way.words))
    return dict(found)


def _active(person: Person | None) -> "QuerySet[Person]":
    people = Person.objects.filter(is_active=True)
    return people if person is None else people.filter(pk=person.pk)


def _appointments(ways: Iterable[Way], person: Person | None) -> Iterable[Any]:
    wanted = Q(pk__in=[])
    for way in ways:
        if way.place is None:
            continue
        if way.verb:
            wanted |= Q(person__in=access.people_with(way.verb, way.place).values("pk"))
        if way.role:
            wanted |= Q(role=way.role, place=way.place)
    rows = Appointment.objects.current().of_active_people().filter(wanted)
    rows = rows if person is None else rows.filter(person=person)
    return access.with_keys(rows).select_related("person", "place", "appointed_by").order_by("person__name", "pk")


def _is_open(way: Way, row: Any, holding: access.Holding) -> bool:
    if way.place is None or (way.only is not None and row.person_id not in way.only):
        return False
    if way.role:
        return row.role == way.role and row.place_id == way.place.pk
    return bool(way.verb) and access.reaches(holding, way.place, way.verb)


def _by_hand(ways: Iterable[Way], person: Person | None) -> Iterable[tuple[Person, Reason]]:
    for obj, verbs in _verbs_by_object(ways).items():
        rows = access.holding_now(access.grants_on(obj))
        for row in rows if person is None else rows.filter(user=person):
            share = GRANTS[row.permission.codename]
            states = [share.gives[verb] for verb in verbs if verb in share.gives]
            if any(not names or getattr(obj, "state", "") in names for names in states):
                yield row.user, Reason(BY_HAND, grant_sentence(row))


def _verbs_by_object(ways: Iterable[Way]) -> dict[Model, set[str]]:
    found: dict[Model, set[str]] = defaultdict(set)
    for way in ways:
        if way.shared is not None:
            found[way.shared].add(way.verb)
    return found


def sentence_of(row: Appointment, way: Way, holding: access.Holding) -> str:
    """Chair of Ours since 1 Feb 2025 (elected, appointed by Ana Lee), which reaches Our School."""
    how = Basis(row.basis).label.lower()
    by = f", entered by {row.appointed_by.name}" if row.appointed_by else ""
    until = f" until {words.day(row.ends_on)}" if row.ends_on else ""
    place = way.place
    reach = access.how_it_reaches(holding, place) if place is not None else ""
    if place is not None and way.verb and not access.reaches(holding._replace(leads=False), place, way.verb):
        reach = ", which has no chair"
    return f"{short(row.role)} of {row.place.name} since {words.day(row.starts_on)}{until} ({how}{by}){reach}."


def grant_sentence(row: Any) -> str:
    by = f", given by {row.granted_by.name} on {words.day(row.granted_at)}" if row.granted_by else ""
    until = f" until {words.day(row.ends_on)}" if row.ends_on else ", with no end set"
    what = RIGHT_WORDS[row.permission.codename]
    return f"{what[0].upper()}{what[1:]}{by}{until}."


def why_not(ways: Sequence[Way], person: Person, closed: str = "") -> list[str]:
    """
    For somebody without a reason: what is missing. A role that ended or begins later, a grant that ran out, an account
    that is shut; `closed` says for whom the thing is meant. Never empty.
    """
    if not person.is_active:
        return [f"{person.name} cannot sign in: the account is closed."]
    today, found = timezone.localdate(), []
    for row in access.with_keys(Appointment.objects.filter(person=person)).select_related("place"):
        if row.holds_on(today) or not any(_is_open(way, row, access.holding_of(row)) for way in ways):
            continue
        at = f"The role {short(row.role)} of {row.place.name}"
        if row.ends_on is not None and row.ends_on < today:
            found.append(f"{at} ended on {words.day(row.ends_on)}.")
        else:
            found.append(f"{at} begins on {words.day(row.starts_on)}.")
    for obj in _verbs_by_object(ways):
        for grant in access.grants_on(obj).filter(user=person, ends_on__lt=today):
            found.append(f"The right ended on {words.day(grant.ends_on)}: {RIGHT_WORDS[grant.permission.codename]}.")
    if closed:
        found.append(closed)
    return found or ["No role and no grant of theirs reaches it."]
