"""Agenda pack, minutes and year book as plain data: the same for the page that is printed and for the PDF."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from common import words
from common.markdown_data import as_data
from fiso.models import MilestoneReview
from meetings.action_words import state_words, whose
from meetings.clock import Slot
from meetings.enums import ItemState, Sensitivity, State, for_few, its_chair
from meetings.models import Action, AgendaItem, Meeting
from meetings.presence import Roll
from meetings.record import Entry, Record, by_section
from roles.models import Person

Data = dict[str, Any]
WRITTEN = ("note", "detail")
"""Keys whose value is Markdown that somebody wrote."""


@dataclass(frozen=True)
class Choices:
    """What goes onto the sheets. Matters of the executive never do unless somebody who sees them asks for them."""

    attendance: bool = True
    papers: bool = True
    executive: bool = False

    @classmethod
    def read(cls, asked: Mapping[str, str], *, sees_executive: bool) -> "Choices":
        """From an address: with chosen=1 what is not named is left out; without it the usual choices hold."""
        usual = cls()
        has_chosen = "chosen" in asked
        return cls(
            attendance=("attendance" in asked) if has_chosen else usual.attendance,
            papers=("papers" in asked) if has_chosen else usual.papers,
            executive=sees_executive and "executive" in asked,
        )

    @property
    def query(self) -> str:
        named = [name for name in ("attendance", "papers", "executive") if getattr(self, name)]
        return "&".join(["chosen=1", *(f"{name}=1" for name in named)])


def for_typst(value: Any) -> Any:
    """The same data with what people wrote taken apart, and plain spaces kept as they are."""
    if isinstance(value, dict):
        return {
            key: as_data(inner) if key in WRITTEN and isinstance(inner, str) else for_typst(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [for_typst(inner) for inner in value]
    return value


def minutes_data(record: Record, person: Person, choices: Choices, pulse: list) -> Data:
    meeting = record.meeting
    return _head(meeting, person, f"Minutes: {meeting.title}", record.marking) | {
        "lines": [*_when_and_where(meeting), record.state[1] + _since(meeting), _chaired(meeting)],
        "sections": _sections(record.entries),
        "roll": roll_data(record.roll) if choices.attendance else None,
        "actions": [_action_row(action) for action in record.actions],
        "pulse": [{"title": question, "rows": [": ".join(row) for row in rows]} for question, rows in pulse],
        "papers": _papers([entry.item for entry in record.entries]) if choices.papers else [],
    }


def pack_data(meeting: Meeting, person: Person, choices: Choices, agenda: Iterable, coming: Data | None) -> Data:
    slots = [slot for _, found in agenda for slot in found]
    closed = any(slot.item.sensitivity == Sensitivity.EXECUTIVE for slot in slots)
    marking = "OFFICIAL: Sensitive" if closed else "OFFICIAL"
    return _head(meeting, person, f"Agenda: {meeting.title}", marking) | {
        "lines": [*_when_and_where(meeting), meeting.online_url, _chaired(meeting)],
        "sections": [{"title": title, "items": [_slot(slot) for slot in found]} for title, found in agenda if found],
        "roll": coming if choices.attendance else None,
        "papers": _papers([slot.item for slot in slots]) if choices.papers else [],
    }


def roll_data(roll: Roll) -> Data:
    named = (
        ("By a delegate", roll.delegates),
        ("Apologies", roll.apologies),
        ("Absent", roll.absent),
        ("Present", roll.principals),
    )
    return {
        "sentence": roll.sentence or "No school was a member on this day.",
        "groups": [
            {"title": title, "lines": [f"{line.name}, {line.came}" if line.came else line.name for line in lines]}
            for title, lines in named
            if lines
        ],
        "guests": ", ".join(guest.name for guest in roll.guests),
    }


def meeting_part(meeting: Meeting, entries: list[Entry]) -> Data:
    """One meeting inside a year book."""
    state = "Confirmed" if meeting.state == State.CONFIRMED else "Circulated, not confirmed"
    return {
        "pk": meeting.pk,
        "title": f"{words.day(meeting.starts_at)}: {meeting.title}",
        "lines": [_joint(meeting), meeting.venue, state + _since(meeting), _chaired(meeting)],
        "sections": _sections(entries),
    }


def _head(meeting: Meeting, person: Person, title: str, marking: str) -> Data:
    return {
        "title": title,
        "place": meeting.held_by,
        "marking": marking,
        "foot": foot(meeting.held_by, person),
    } | {"today": f"On {words.near_day(timezone.localdate())}"}


def foot(place: str, person: Person) -> str:
    return f"{place}. Printed {words.day(timezone.localdate())} for {person.name}"


def _when_and_where(meeting: Meeting) -> list[str]:
    times = f"{words.when(meeting.starts_at)} to {words.clock(meeting.ends_at)}"
    return [meeting.held_by, times, meeting.venue]


def _since(meeting: Meeting) -> str:
    moment = meeting.confirmed_at or meeting.circulated_at
    return f" {words.day(moment)}" if moment else ""


def _joint(meeting: Meeting) -> str:
    return f"Joint meeting of {meeting.held_by}" if meeting.joint_place else ""


def _chaired(meeting: Meeting) -> str:
    usual = its_chair(meeting.place.kind)
    return f"Chaired by {meeting.acting_chair.name}, in the place of {usual}" if meeting.acting_chair else ""


def _sections(entries: list[Entry]) -> list[Data]:
    return [
        {"title": section.title, "items": [_entry(entry) for entry in found]} for section, found in by_section(entries)
    ]


def _entry(entry: Entry) -> Data:
    item = entry.item
    used = f"{item.minutes_used} of {words.duration(item.minutes)}" if item.minutes_used is not None else ""
    return {
        "label": f"{entry.number}. {item.title}",
        "facts": _dots(item.purpose_words, item.owner.name if item.owner else "", used, _closed(item)),
        "status": "Not reached" if item.state == ItemState.NOT_REACHED else "",
        "note": item.note,
        "review": review_rows(item.review) if item.review else [],
        "decisions": [{"text": one.text, "facts": decision_facts(one)} for one in item.decisions.all()],
        "questions": [{"text": one.text, "facts": one.raised_to} for one in item.questions.all()],
        "actions": [{"text": one.what, "facts": _dots(whose(one), _due(one))} for one in entry.actions],
        "remarks": [
            {"text": one.text, "facts": _dots(words.day(one.added_at), one.added_by.name, f"Why: {one.why}")}
            for one in item.correction_notes.all()
        ],
        "corrected": [
            f"Corrected {words.day(one.answered_at)}, as {one.proposed_by.name} suggested."
            for one in entry.accepted
            if one.answered_at
        ],
    }


def _slot(slot: Slot) -> Data:
    item = slot.item
    times = f"{words.clock(slot.starts_at)} to {words.clock(slot.ends_at)}"
    owner, topic = item.owner.name if item.owner else "", item.get_topic_display() if item.topic else ""
    return {
        "label": f"{slot.number}. {item.title}",
        "facts": _dots(times, item.purpose_words, topic, owner, _closed(item)),
        "note": item.detail,
    }


def decision_facts(decision: Any) -> str:
    made_by = f"Decided by {decision.made_by}" if decision.made_by else ""
    start = f"From {words.day(decision.effective_on)}" if decision.effective_on else ""
    again = f"Review {words.day(decision.review_on)}" if decision.review_on else ""
    return _dots(made_by, start, again)


def review_rows(review: MilestoneReview) -> list[list[str]]:
    rows = [
        ("In place", review.get_implementation_display()),
        ("Change for students", review.get_impact_display()),
        ("Evidence", review.evidence),
        ("So we will", review.get_decision_display()),
        ("Next review", words.day(review.next_review_on) if review.next_review_on else ""),
    ]
    return [[label, value] for label, value in rows if value]


def _due(action: Action) -> str:
    return f"Due {words.day(action.due_on)}" if action.due_on else ""


def _action_row(action: Action) -> list[str]:
    due = words.day(action.due_on) if action.due_on else ""
    return [action.what, whose(action), due, state_words(action)]


def _papers(items: Iterable[AgendaItem]) -> list[Data]:
    return [
        {"title": paper.title, "url": _absolute(paper.address), "about": item.title}
        for item in items
        for paper in item.papers.all()
    ]


def _absolute(address: str) -> str:
    return f"{settings.BASE_URL}{address}" if address.startswith("/") else address


def _closed(item: AgendaItem) -> str:
    return f"{for_few(item.place.kind)} only" if item.sensitivity == Sensitivity.EXECUTIVE else ""


def _dots(*facts: str | dt.date) -> str:
    return " · ".join(str(fact) for fact in facts if fact)
