"""The minutes as one person may read them: built from the items, their outcomes and the roll, each time anew."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from common.small_numbers import TOO_FEW, shown
from common.statements import Kept
from meetings.carried import times
from meetings.enums import OVER, WITH_MINUTES, CorrectionState, ItemState, Sensitivity, State
from meetings.models import Action, AgendaItem, Correction, CorrectionNote, Meeting, Pulse, Section
from meetings.presence import Roll, roll
from meetings.services.pulse import ANSWERS, QUESTIONS
from roles.composed import Composed

if TYPE_CHECKING:
    from roles.models import Person

STATES = {
    State.IN_PROGRESS: ("part", "In progress"),
    State.HELD: ("todo", "Minutes in draft"),
    State.CIRCULATED: ("good", "Minutes circulated"),
    State.CONFIRMED: ("good", "Minutes confirmed"),
}


@dataclass(frozen=True)
class Entry:
    """One item of the record. `number` counts every item, so that it is the same for all readers."""

    item: AgendaItem
    number: int
    actions: list[Action]
    corrections: list[Correction]
    time: int = 0  # the how-manieth time the matter comes up; 0 when it was not carried

    @property
    def accepted(self) -> list[Correction]:
        return [one for one in self.corrections if one.state == CorrectionState.ACCEPTED]

    @property
    def suggested(self) -> list[Correction]:
        """Waiting or declined: only for who suggested it and those who see the draft."""
        return [one for one in self.corrections if one.state in (CorrectionState.OPEN, CorrectionState.DECLINED)]

    @property
    def not_reached(self) -> bool:
        return self.item.state in (ItemState.NOT_REACHED, ItemState.ON_AGENDA)

    @property
    def is_empty(self) -> bool:
        item = self.item
        return not (item.note or item.decisions.all() or item.questions.all() or self.actions or item.review)


@dataclass(frozen=True)
class Record:
    meeting: Meeting
    entries: list[Entry]
    roll: Roll

    @property
    def state(self) -> tuple[str, str]:
        return STATES[State(self.meeting.state)]

    @property
    def marking(self) -> str:
        """What stands at the top of each sheet. A record with executive items is read by few."""
        closed = any(entry.item.sensitivity == Sensitivity.EXECUTIVE for entry in self.entries)
        return "OFFICIAL: Sensitive" if closed else "OFFICIAL"

    @property
    def sections(self) -> list[tuple[Section, list[Entry]]]:
        """Entries under the headings of the agenda."""
        return by_section(self.entries)

    @property
    def actions(self) -> list[Action]:
        return [action for entry in self.entries for action in entry.actions]

    @property
    def decisions(self) -> int:
        return sum(len(entry.item.decisions.all()) for entry in self.entries)


STILL_WRITTEN = "The minutes of this meeting are being written. You are told when the chair circulates them."


def by_section(entries: list[Entry]) -> list[tuple[Section, list[Entry]]]:
    found: list[tuple[Section, list[Entry]]] = []
    for entry in entries:
        section = entry.item.section
        if section and (not found or found[-1][0] != section):
            found.append((section, []))
        found[-1][1].append(entry)
    return found


def may_read(person: "Person", meeting: Meeting) -> bool:
    """
    Circulated minutes are for whoever sees the meeting; a draft for those who set the agenda, take the minutes or chair
    this one meeting.
    """
    return (
        meeting.state in WITH_MINUTES
        or person.has_perm("set_agenda", meeting)
        or person.has_perm("read_record", meeting)
    )


def has_record(meeting: Meeting) -> bool:
    return meeting.state in (*OVER, State.IN_PROGRESS)


def tabs_of(meeting: Meeting, person: "Person") -> list[tuple[str, str]]:
    """The parts of a meeting this person may open; History last."""
    found = [("Meeting", meeting.get_absolute_url())]
    if has_record(meeting) and may_read(person, meeting):
        found.append(("Minutes", reverse("meetings:meeting_minutes", args=[meeting.pk])))
    if person.has_perm("share_access", meeting):
        found.append(("Access", reverse("overview:access_thing", args=["meeting", meeting.pk])))
    if person.has_perm("view_history", meeting):
        found.append(("History", reverse("meetings:meeting_history", args=[meeting.pk])))
    return found


def record_of(meeting: Meeting, person: "Person", executive: bool = True) -> Record:
    """
    The record without what this person may not see, and without the executive's part where that is not wanted. Ask
    may_read() first.

    A handful of queries however long the minutes are: items, decisions, papers, actions with their parts, the roll.
    """
    return Record(meeting, entries_of([meeting], person, executive)[meeting.pk], roll(meeting))


def entries_of(meetings: Sequence[Meeting], person: "Person", executive: bool = True) -> dict[int, list[Entry]]:
    """The entries of each meeting. The same handful of queries for one meeting and for a year of them."""
    numbers: dict[int, int] = {}
    counted: Counter = Counter()
    found: dict[int, list[Entry]] = {meeting.pk: [] for meeting in meetings}
    for meeting_id, pk in _whole(meetings=list(found)):
        counted[meeting_id] += 1
        numbers[pk] = counted[meeting_id]
    items = _items(person, meetings=list(found), executive=executive)
    for entry in _entries(items, numbers, person):
        found[entry.item.meeting_id or 0].append(entry)
    return found


@Kept
def _whole(meetings: Any) -> "QuerySet[Any]":
    """(meeting, item) of everything on their agendas, in order: what somebody may not see has its number too."""
    return AgendaItem.objects.filter(meeting__in=meetings).on_the_agenda().values_list("meeting_id", "pk")


@Composed
def _items(person: "Person", meetings: Any, executive: bool) -> "QuerySet[AgendaItem]":
    items = AgendaItem.objects.visible_to(person).filter(meeting__in=meetings)
    if not executive:
        items = items.filter(sensitivity=Sensitivity.MEMBERS)
    items = items.on_the_agenda().select_related("place", "section", "owner", "milestone", "review")
    notes = Prefetch("correction_notes", CorrectionNote.objects.select_related("added_by"))
    return items.prefetch_related("decisions", "papers", "questions", notes)


def pulse_of(meeting: Meeting, person: "Person") -> list[tuple[str, list[tuple[str, str]]]]:
    """(question, (answer, count in words)) where the sums may be seen; small numbers stay hidden."""
    pulse = next(iter(_pulse(person, meeting=meeting.pk)), None)
    if pulse is None:
        return []
    found = []
    for key, question in QUESTIONS.items():
        counts = shown({answer: getattr(pulse, f"{key}_{answer}") for answer in ANSWERS})
        rows = [(label, TOO_FEW if counts[key] is None else str(counts[key])) for key, label in ANSWERS.items()]
        found.append((question, rows))
    return found


@Composed
def _pulse(person: "Person", meeting: Any) -> "QuerySet[Pulse]":
    return Pulse.objects.visible_to(person).filter(meeting=meeting)


def _entries(items: list[AgendaItem], numbers: dict[int, int], person: "Person") -> list[Entry]:
    corrections: dict[int, list[Correction]] = {}
    keys = [item.pk for item in items]
    for correction in _corrections(person, items=keys):
        corrections.setdefault(correction.item_id, []).append(correction)
    by_item: dict[int, list[Action]] = {}
    for action in _actions(person, items=keys):
        by_item.setdefault(action.item_id or 0, []).append(action)
    often = times(items, person)
    return [
        Entry(item, numbers[item.pk], by_item.get(item.pk, []), corrections.get(item.pk, []), often.get(item.pk, 0))
        for item in items
    ]


@Composed
def _corrections(person: "Person", items: Any) -> "QuerySet[Correction]":
    return Correction.objects.visible_to(person).filter(item__in=items).select_related("proposed_by", "answered_by")


@Composed
def _actions(person: "Person", items: Any) -> "QuerySet[Action]":
    found = Action.objects.visible_to(person).filter(item__in=items, parent=None)
    return found.select_related("owner", "school", "set_by").prefetch_related("parts").order_by("pk")
