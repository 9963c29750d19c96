"""Running clock times of an agenda: when each item starts if all before it keep their minutes."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from common import words
from common.charts import Length
from meetings.enums import Family, family_words
from meetings.models import AgendaItem, Meeting


@dataclass(frozen=True)
class Slot:
    """An item in its place on the clock. `number` counts through the whole agenda, the same for everybody."""

    item: AgendaItem
    number: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    is_after_close: bool

    @cached_property
    def key(self) -> SafeString:
        """Of the item, as a page prints it a dozen times: numbers would be formatted and escaped each time."""
        return SafeString(self.item.pk)

    @cached_property
    def numeral(self) -> SafeString:
        """The number, as a page prints it."""
        return SafeString(self.number)

    @property
    def times(self) -> str:
        return words.clock_span(self.starts_at, self.ends_at)


def timetable(meeting: Meeting, items: Iterable[AgendaItem]) -> list[Slot]:
    """
    Slots in the order given, which must be every item of the agenda. Leave out what somebody may not see only
    afterwards: times and numbers are then the same for all who sit in the meeting.
    """
    slots, at = [], meeting.starts_at
    for number, item in enumerate(items, start=1):
        ends_at = at + dt.timedelta(minutes=item.minutes)
        slots.append(Slot(item, number, at, ends_at, ends_at > meeting.ends_at))
        at = ends_at
    return slots


@dataclass(frozen=True)
class Share:
    """One family's part of an agenda."""

    family: Family
    minutes: int
    percent: int
    meeting: Meeting

    @property
    def words(self) -> str:
        return f"{family_words(self.family, self.meeting.place.kind)} {words.duration(self.minutes)}, {self.percent}%"


@dataclass(frozen=True)
class Balance:
    """An agenda's minutes against the meeting's length, in words and for the bar."""

    meeting: Meeting
    shares: tuple[Share, ...]

    @property
    def planned(self) -> int:
        return sum(share.minutes for share in self.shares)

    @property
    def over(self) -> int:
        return max(0, self.planned - self.meeting.length_minutes)

    @property
    def would_close_at(self) -> dt.datetime:
        return self.meeting.starts_at + dt.timedelta(minutes=self.planned)

    @property
    def kind(self) -> str:
        if self.over:
            return "late"
        return "good" if self.planned else "todo"

    @property
    def sentence(self) -> str:
        limit = words.duration(self.meeting.length_minutes)
        if not self.planned:
            return f"Nothing planned yet for a {limit} meeting"
        planned = f"{words.duration(self.planned)} planned for a {limit} meeting"
        if self.over:
            return f"{words.count(self.over, 'minute')} too long: {planned}"
        spare = self.meeting.length_minutes - self.planned
        return f"It fits: {planned}, {words.duration(spare)} to spare" if spare else f"It fits exactly: {planned}"

    @property
    def advice(self) -> str:
        if self.over:
            closing = words.clock(self.would_close_at)
            return f"As it stands you would close at {closing}. Shorten an item, or move one to a later meeting."
        if not self.planned:
            return "Add an item below, or take up what members propose."
        return f"As it stands you would close at {words.clock(self.would_close_at)}."

    @property
    def bar(self) -> Length:
        return Length(
            parts=tuple((share.family.value, share.minutes) for share in self.shares),
            limit=self.meeting.length_minutes,
            opens=words.clock(self.meeting.starts_at),
            closes=words.clock(self.meeting.ends_at),
            would_close=words.clock(self.would_close_at),
        )


def balance(meeting: Meeting, items: Iterable[AgendaItem]) -> Balance:
    minutes = dict.fromkeys(Family, 0)
    for item in items:
        minutes[item.family] += item.minutes
    total = sum(minutes.values())
    whole = _percents([minutes[family] for family in Family], total)
    return Balance(
        meeting,
        tuple(Share(f, minutes[f], whole[n], meeting) for n, f in enumerate(Family) if minutes[f] or not total),
    )


def _percents(amounts: list[int], total: int) -> list[int]:
    """Whole percents that add up to 100: what rounding leaves over goes to the largest remainders."""
    if not total:
        return [0] * len(amounts)
    floors = [100 * amount // total for amount in amounts]
    by_remainder = sorted(range(len(amounts)), key=lambda n: 100 * amounts[n] % total, reverse=True)
    for n in by_remainder[: 100 - sum(floors)]:
        floors[n] += 1
    return floors
