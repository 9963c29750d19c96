"""Who is expected at a meeting: schools, and people who come for themselves (in groups and forums)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Lower

from common import words
from common.statements import Kept
from meetings.models import Attendance, Meeting, Reply
from networks.enums import Kind
from networks.models import GroupMembership, School, SchoolMembership
from roles.enums import Role
from roles.models import Appointment, Person

NOUNS = {Kind.NETWORK: "school", Kind.GROUP: "member", Kind.FORUM: "chair"}


@dataclass(frozen=True)
class Party:
    """One school or one person. `key` names it in addresses and forms: the school's key, or "p" and the person's."""

    school: School | None = None
    person: Person | None = None
    stands_for: str = ""

    @property
    def key(self) -> str:
        return str(self.school.pk) if self.school else f"p{self.person.pk}" if self.person else ""

    @property
    def name(self) -> str:
        return str(self.school or self.person)

    @property
    def fields(self) -> dict[str, Any]:
        """What names the party in a row of replies or attendance."""
        return {"school": self.school, "person": self.person}


def key_of(row: Reply | Attendance) -> str:
    return str(row.school_id) if row.school_id else f"p{row.person_id}"


@Kept
def replies_to(meeting: Any) -> "QuerySet[Reply]":
    return Reply.objects.filter(meeting=meeting)


def parties(meeting: Meeting) -> list[Party]:
    """Schools by name, then people by name. One query for networks, two for groups, one for forums."""
    return parties_at([meeting])[meeting.pk]


def parties_at(meetings: Sequence[Meeting]) -> dict[int, list[Party]]:
    """
    Who is expected at each of the meetings of one place, those it holds together with another among them. As many
    queries as for one meeting.
    """
    kind = Kind(meetings[0].place.kind) if meetings else Kind.NETWORK
    schools = {} if kind == Kind.FORUM or not meetings else _schools(meetings, kind)
    people = {} if kind == Kind.NETWORK else _people(meetings, schools)
    return {meeting.pk: [*map(Party, schools.get(meeting.pk, ())), *people.get(meeting.pk, ())] for meeting in meetings}


def _schools(meetings: Sequence[Meeting], kind: Kind) -> dict[int, list[School]]:
    """Schools that belonged on its day to the place of the meeting, or to either place of a joint one."""
    days = {meeting.pk: words.as_day(meeting.starts_at) for meeting in meetings}
    places = {meeting.pk: {meeting.place_id, meeting.joint_place_id} - {None} for meeting in meetings}
    to = "group_id" if kind == Kind.GROUP else "network_id"
    whole = {"first": min(days.values()), "last": max(days.values()), "places": set().union(*places.values())}
    rows = _memberships(kind=kind.value, **whole)
    return {
        pk: [row.school for row in rows if row.holds_on(day) and getattr(row, to) in places[pk]]
        for pk, day in days.items()
    }


@Kept
def _memberships(kind: str, places: Any, first: Any, last: Any) -> "QuerySet[Any]":
    model: type[Model] = GroupMembership if kind == Kind.GROUP else SchoolMembership
    to = "group" if kind == Kind.GROUP else "network"
    held = model.objects.during(first, last).filter(**{f"{to}__in": places})  # type: ignore[attr-defined]
    return held.select_related("school").order_by(Lower("school__name"), "school_id")


def _people(meetings: Sequence[Meeting], schools: dict[int, list[School]]) -> dict[int, list[Party]]:
    """The chairs of the region for their networks; in a group its people, unless they come for a school anyway."""
    place = meetings[0].place
    days = {meeting.pk: words.as_day(meeting.starts_at) for meeting in meetings}
    held = Appointment.objects.during(min(days.values()), max(days.values())).of_active_people()
    if place.kind == Kind.FORUM:
        held = held.filter(role=Role.CHAIR, place__region=place.region_id)
    else:
        inside = {school.pk for found in schools.values() for school in found}
        own = Q(role__in=(Role.GROUP_LEAD, Role.GROUP_MEMBER), place=place)
        held = held.filter(own | Q(role=Role.PRINCIPAL, place__in=inside))
    rows = list(held.select_related("person", "place").order_by("person__name", "place__name"))
    return {
        pk: _of_the_day([row for row in rows if row.holds_on(day)], {school.pk for school in schools.get(pk, ())})
        for pk, day in days.items()
    }


def _of_the_day(rows: list[Appointment], schools: set[int]) -> list[Party]:
    """One party for each person who comes for themselves; a chair of two networks stands for both."""
    for_school = {row.person_id for row in rows if row.role == Role.PRINCIPAL and row.place_id in schools}
    found: dict[int, list[Appointment]] = {}
    for row in rows:
        if row.role != Role.PRINCIPAL and row.person_id not in for_school:
            found.setdefault(row.person_id, []).append(row)
    return [
        Party(
            person=held[0].person,
            stands_for=", ".join(row.place.name for row in held if row.role == Role.CHAIR),
        )
        for held in found.values()
    ]


def mine(person: Person, parties: Iterable[Party]) -> list[Party]:
    """Those of the parties whose answer the person gives: schools they answer for, and themselves."""
    return [
        party
        for party in parties
        if (party.school and person.has_perm("answer_for_school", party.school))
        or (party.person and party.person.pk == person.pk)
    ]
