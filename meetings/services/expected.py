"""Who is expected at a meeting: schools, and people who come for themselves (in groups and forums)."""

from dataclasses import dataclass
from typing import Any

from common import words
from meetings.models import Attendance, Meeting, Reply
from networks.enums import Kind
from networks.models import School
from networks.querysets import PlaceQuerySet
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


def member_schools(meeting: Meeting) -> PlaceQuerySet:
    """Schools that belonged on its day to the place of the meeting, or to either place of a joint one."""
    found = School.objects.none()
    for place in meeting.rights_places:
        found |= School.objects.schools_of(place, words.as_day(meeting.starts_at))
    return found.by_name()


def parties(meeting: Meeting) -> list[Party]:
    """Schools by name, then people by name. One query for networks, two for groups, one for forums."""
    kind, schools = meeting.place.kind, []
    if kind != Kind.FORUM:
        schools = list(member_schools(meeting))
    people = [] if kind == Kind.NETWORK else _people(meeting, [school.pk for school in schools])
    return [*(Party(school=school) for school in schools), *people]


def _people(meeting: Meeting, schools: list[int]) -> list[Party]:
    """The chairs of the region for their networks; in a group its people, unless they come for a school anyway."""
    place, day = meeting.place, words.as_day(meeting.starts_at)
    held = Appointment.objects.current(day).of_active_people().select_related("person", "place")
    if place.kind == Kind.FORUM:
        held = held.filter(role=Role.CHAIR, place__region=place.region_id)
    else:
        for_school = Appointment.objects.current(day).filter(role=Role.PRINCIPAL, place__in=schools)
        held = held.filter(role__in=(Role.GROUP_LEAD, Role.GROUP_MEMBER), place=place)
        held = held.exclude(person__in=for_school.values("person"))
    found: dict[int, list[Appointment]] = {}
    for row in held.order_by("person__name", "place__name"):
        found.setdefault(row.person_id, []).append(row)
    return [
        Party(person=rows[0].person, stands_for=", ".join(row.place.name for row in rows) if _stands(meeting) else "")
        for rows in found.values()
    ]


def _stands(meeting: Meeting) -> bool:
    return meeting.place.kind == Kind.FORUM


def mine(person: Person, meeting: Meeting) -> list[Party]:
    """Those of the parties whose answer the person gives: schools they answer for, and themselves."""
    own = set(person.places_where("answer_for_school").values_list("pk", flat=True))
    return [
        party
        for party in parties(meeting)
        if (party.school and party.school.pk in own) or (party.person and party.person.pk == person.pk)
    ]
