"""Attendance over a term or a year: a row for each school or person, a column for each meeting that was held."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from common import words
from meetings.enums import PRESENT, Mode, Presence
from meetings.models import Attendance, Meeting
from meetings.presence import OF_A_PERSON
from meetings.querysets import MeetingQuerySet
from meetings.services.expected import NOUNS, Party, key_of, mine, parties_at
from meetings.spans import Span
from networks.enums import Kind
from networks.models import Place

if TYPE_CHECKING:
    from roles.models import Person

SHAPES = {
    Presence.PRINCIPAL: "good",
    Presence.DELEGATE: "part",
    Presence.APOLOGY: "off",
    Presence.ABSENT: "todo",
}


@dataclass(frozen=True)
class Cell:
    """How one of them was at one meeting: a shape and a word. A shape of "" says that nobody was expected."""

    shape: str
    word: str
    mark: Attendance | None = None

    @property
    def detail(self) -> str:
        return "online" if self.mark and self.mark.mode == Mode.ONLINE else ""

    @property
    def plain(self) -> str:
        return f"{self.word}, {self.detail}" if self.detail else self.word


NOT_A_MEMBER = Cell("", "Not a member")
NOT_RECORDED = Cell("none", "Not recorded")


@dataclass(frozen=True)
class Tally:
    """Counts over cells. What is not recorded counts neither as there nor as away."""

    cells: tuple[Cell, ...]

    def of(self, *presences: str) -> int:
        return sum(cell.mark is not None and cell.mark.presence in presences for cell in self.cells)

    @property
    def there(self) -> int:
        return self.of(*PRESENT)

    @property
    def recorded(self) -> int:
        return sum(cell.mark is not None for cell in self.cells)

    @property
    def not_recorded(self) -> int:
        return self.cells.count(NOT_RECORDED)

    @property
    def sentence(self) -> str:
        """7 of 8; nothing where nothing is recorded."""
        return f"{self.there} of {self.recorded}" if self.recorded else ""

    @property
    def details(self) -> list[str]:
        online = sum(bool(cell.detail) for cell in self.cells)
        found = [f"{self.of(Presence.DELEGATE)} by a delegate"] if self.of(Presence.DELEGATE) else []
        found += [f"{online} online"] if online else []
        return found + ([f"{self.not_recorded} not recorded"] if self.not_recorded and self.recorded else [])


@dataclass(frozen=True)
class Row(Tally):
    party: Party
    is_mine: bool = False

    @property
    def about_me(self) -> str:
        """Bellbird Rise was at 7 of 8 meetings, 1 by a delegate."""
        if not self.recorded:
            return f"Nothing is recorded for {self.party.name} in this time."
        counted = f"{self.there} of {words.count(self.recorded, 'meeting')}"
        return f"{self.party.name} was at {', '.join([counted, *self.details])}."


@dataclass(frozen=True)
class Column(Tally):
    meeting: Meeting
    joint_with: str = ""


@dataclass(frozen=True)
class Grid:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    noun: str
    still_written: tuple[Meeting, ...] = ()

    @property
    def mine(self) -> list[Row]:
        return [row for row in self.rows if row.is_mine]

    @property
    def headings(self) -> list[str]:
        meetings = [f"{words.as_day(one.meeting.starts_at):%Y-%m-%d} {one.meeting.title}" for one in self.columns]
        return [self.noun.capitalize(), *meetings, "There", "By a delegate", "Recorded", "Not recorded"]

    def table(self) -> Iterator[list[Any]]:
        """The same as plain values, for a file."""
        for row in self.rows:
            counts = (row.there, row.of(Presence.DELEGATE), row.recorded, row.not_recorded)
            yield [row.party.name, *(cell.plain for cell in row.cells), *counts]


def meetings_held(place: Place, person: "Person") -> MeetingQuerySet:
    """Every meeting of the place that was held, as far as the person sees it, the first one first."""
    return Meeting.objects.visible_to(person).of_place(place).over().order_by("starts_at", "pk")


def grid(place: Place, span: Span, person: "Person") -> Grid:
    """
    As the person may read it: a meeting whose minutes are still written has a column only for those who write them.
    The same handful of queries for one meeting and for forty.
    """
    held = meetings_held(place, person).between(span.first, span.last)
    read = set(held.with_record_for(person).values_list("pk", flat=True))
    meetings = list(held.select_related("place", "joint_place"))
    shown = [meeting for meeting in meetings if meeting.pk in read]
    marks: dict[int, dict[str, Attendance]] = {meeting.pk: {} for meeting in shown}
    for mark in Attendance.objects.visible_to(person).filter(meeting__in=shown):
        marks[mark.meeting_id][key_of(mark)] = mark
    expected = parties_at(shown)
    cells = {
        meeting.pk: {party.key: _cell(party, marks[meeting.pk].get(party.key)) for party in expected[meeting.pk]}
        for meeting in shown
    }
    columns = [Column(tuple(cells[one.pk].values()), one, _joint_with(one, place)) for one in shown]
    still_written = tuple(meeting for meeting in meetings if meeting.pk not in read)
    return Grid(tuple(columns), tuple(_rows(shown, expected, cells, person)), NOUNS[Kind(place.kind)], still_written)


def _rows(
    shown: Sequence[Meeting], expected: dict[int, list[Party]], cells: dict[int, dict[str, Cell]], person: "Person"
) -> Iterator[Row]:
    """Everybody who was expected at one of the meetings: schools by name, then people by name."""
    everybody = {party.key: party for meeting in shown for party in expected[meeting.pk]}
    own = {party.key for party in mine(person, everybody.values())}
    for key, party in sorted(everybody.items(), key=lambda pair: (bool(pair[1].person), pair[1].name.lower())):
        line = tuple(cells[meeting.pk].get(key, NOT_A_MEMBER) for meeting in shown)
        yield Row(line, party, is_mine=key in own)


def _cell(party: Party, mark: Attendance | None) -> Cell:
    if mark is None:
        return NOT_RECORDED
    presence = Presence(mark.presence)
    word = dict(OF_A_PERSON)[presence] if party.person else str(presence.label)
    return Cell(SHAPES[presence], word, mark)


def _joint_with(meeting: Meeting, place: Place) -> str:
    other = next((one for one in meeting.rights_places if one.pk != place.pk), None)
    return other.name if other else ""
