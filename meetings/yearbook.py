"""All minutes of a place in a term or a year, with contents, decisions and attendance, as one person may read them."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import Count

from common import words
from meetings.enums import WITH_MINUTES, Presence, Sensitivity
from meetings.models import Attendance, Meeting
from meetings.printing import Data, decision_facts, foot, meeting_part
from meetings.querysets import MeetingQuerySet
from meetings.record import Entry, entries_of
from meetings.spans import Span, spans_of
from networks.models import Place

if TYPE_CHECKING:
    from roles.models import Person


def spans(place: Place, person: "Person") -> list[Span]:
    """The years in which the place has minutes for this person, newest first, each followed by its terms."""
    return spans_of(_meetings(place, person))


def yearbook_data(place: Place, span: Span, person: "Person", *, executive: bool = False) -> Data:
    """The same handful of queries for one meeting and for forty."""
    meetings = list(
        _meetings(place, person).between(span.first, span.last).select_related("place", "joint_place", "acting_chair")
    )
    entries = entries_of(meetings, person, executive)
    closed = any(one.item.sensitivity == Sensitivity.EXECUTIVE for found in entries.values() for one in found)
    return {
        "title": f"{place.name}: minutes, {span.label}",
        "place": place.name,
        "marking": "OFFICIAL: Sensitive" if closed else "OFFICIAL",
        "foot": foot(place.name, person),
        "lines": [
            f"{words.count(len(meetings), 'meeting')}, {words.day(span.first)} to {words.day(span.last)}",
            "Minutes that were circulated or confirmed, as they stand today.",
        ],
        "attendance": _attendance(meetings, person),
        "decisions": [row for meeting in meetings for row in _decisions(meeting, entries[meeting.pk])],
        "meetings": [meeting_part(meeting, entries[meeting.pk]) for meeting in meetings],
    }


def _meetings(place: Place, person: "Person") -> MeetingQuerySet:
    found = Meeting.objects.visible_to(person).of_place(place).filter(state__in=WITH_MINUTES)
    return found.order_by("starts_at", "pk")


def _attendance(meetings: list[Meeting], person: "Person") -> list[list[str]]:
    """A row for each meeting: how many came, by whom, and how many did not."""
    rows = Attendance.objects.visible_to(person).filter(meeting__in=meetings).order_by()
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for meeting, presence, number in rows.values_list("meeting", "presence").annotate(n=Count("pk")):
        counts[meeting][presence] = number
    return [
        [
            f"{words.day(meeting.starts_at)}: {meeting.title}",
            *(str(counts[meeting.pk].get(presence, 0)) if meeting.pk in counts else "–" for presence in Presence),
        ]
        for meeting in meetings
    ]


def _decisions(meeting: Meeting, entries: list[Entry]) -> Iterator[Data]:
    for entry in entries:
        for decision in entry.item.decisions.all():
            yield {
                "when": words.day(meeting.starts_at),
                "text": decision.text,
                "facts": " · ".join(fact for fact in (entry.item.title, decision_facts(decision)) if fact),
            }
