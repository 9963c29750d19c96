"""A meeting while it runs, as its page shows it: what is on, what comes, how late it is."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from common import words
from meetings.enums import ItemState, Sensitivity, State
from meetings.models import AgendaItem, Meeting

MARKS = {
    ItemState.DISCUSSED: ("good", "Done"),
    ItemState.NOT_REACHED: ("off", "Not reached"),
    ItemState.ON_AGENDA: ("todo", "To come"),
}


@dataclass(frozen=True)
class Step:
    """One item in the list at the side."""

    item: AgendaItem
    number: int
    is_now: bool
    is_shown: bool

    @property
    def can_move(self) -> bool:
        return not self.is_now and self.item.state == ItemState.ON_AGENDA

    @property
    def mark(self) -> tuple[str, str]:
        if self.is_now:
            return "part", "Now"
        if self.item.state == ItemState.ON_AGENDA and self.item.minutes_used:
            return "due", "Passed over"
        return MARKS[ItemState(self.item.state)]

    @property
    def css(self) -> str:
        if self.is_now:
            return "run is-now"
        return "run is-done" if self.item.state == ItemState.DISCUSSED else "run"

    @property
    def time(self) -> str:
        """12 of 10; or what is planned: 20 min."""
        if self.is_now or self.item.minutes_used is None:
            return words.duration(self.item.minutes)
        return f"{self.item.minutes_used} of {self.item.minutes}"


@dataclass(frozen=True)
class Timer:
    """The time of the item that is on, worked out on the server; the page goes on counting from it."""

    item: AgendaItem
    now: dt.datetime

    @property
    def used(self) -> int:
        """Seconds so far, with those of an earlier turn."""
        since = (self.now - self.item.started_at).total_seconds() if self.item.started_at else 0
        return max(0, int(since)) + 60 * (self.item.minutes_used or 0)

    @property
    def planned(self) -> int:
        return 60 * self.item.minutes

    @property
    def clock(self) -> str:
        return f"{self.used // 60}:{self.used % 60:02d}"

    @property
    def over(self) -> bool:
        return self.used > self.planned

    @property
    def left_words(self) -> str:
        """9 min 40 s left; 2 min 10 s over."""
        minutes, seconds = divmod(abs(self.planned - self.used), 60)
        parts = [f"{minutes}{words.NBSP}min"] if minutes else []
        parts += [f"{seconds}{words.NBSP}s"] if seconds or not minutes else []
        return f"{words.NBSP.join(parts)} {'over' if self.over else 'left'}"

    @property
    def ends_at(self) -> dt.datetime:
        return self.now + dt.timedelta(seconds=self.planned - self.used)

    @property
    def parts(self) -> list[tuple[str, float]]:
        return [("late" if self.over else "outcomes", min(self.used, self.planned))]


def _is_executive(item: AgendaItem) -> bool:
    return item.sensitivity == Sensitivity.EXECUTIVE


@dataclass(frozen=True)
class Run:
    """The whole of the page's clockwork."""

    meeting: Meeting
    items: tuple[AgendaItem, ...]
    shown: AgendaItem | None
    now: dt.datetime
    without_executive: bool = False

    @classmethod
    def of(cls, meeting: Meeting, wanted: int | None = None, without_executive: bool = False) -> "Run":
        """
        The item shown is the one asked for, else the one that is on, else the first. Matters of the executive count for
        the time, and are neither shown nor named to who may not see them.
        """
        found = meeting.items.on_the_agenda().select_related("owner", "milestone", "review", "place")
        items = tuple(found.prefetch_related("papers"))
        by_id = {item.pk: item for item in items if not (without_executive and _is_executive(item))}
        shown = by_id.get(wanted or 0) or by_id.get(meeting.current_item_id or 0)
        return cls(
            meeting,
            items,
            shown or (None if meeting.state == State.IN_PROGRESS else next(iter(by_id.values()), None)),
            timezone.now(),
            without_executive,
        )

    @property
    def is_on(self) -> bool:
        return self.meeting.state == State.IN_PROGRESS

    @property
    def shown_is_now(self) -> bool:
        return self.is_on and self.shown is not None and self.shown.pk == self.meeting.current_item_id

    @cached_property
    def steps(self) -> list[Step]:
        shown, now = self.shown and self.shown.pk, self.meeting.current_item_id
        return [
            Step(item, number, self.is_on and item.pk == now, item.pk == shown)
            for number, item in enumerate(self.items, start=1)
        ]

    @property
    def seen(self) -> list[Step]:
        """The steps that may be named."""
        return [step for step in self.steps if not (self.without_executive and _is_executive(step.item))]

    @property
    def is_closed_now(self) -> bool:
        """Something is on that the reader may not see."""
        return self.is_on and self.shown is None and bool(self.meeting.current_item_id)

    @property
    def number(self) -> int:
        return next((step.number for step in self.steps if step.is_shown), 0)

    @property
    def following(self) -> Step | None:
        """What comes when the item that is on is left: the next one to come, then those passed over."""
        here = self.number
        order = self.steps[here:] + self.steps[: max(0, here - 1)]
        return next((step for step in order if step.item.state == ItemState.ON_AGENDA and not step.is_now), None)

    @property
    def neighbours(self) -> tuple[Step | None, Step | None]:
        """The items before and after the one shown, for reading and mending the record."""
        before = [step for step in self.seen if step.number < self.number]
        after = [step for step in self.seen if step.number > self.number]
        return (before[-1] if before else None), (after[0] if after else None)

    @property
    def timer(self) -> Timer | None:
        return Timer(self.shown, self.now) if self.shown_is_now and self.shown else None

    @property
    def rest(self) -> int:
        """Seconds planned for what is still to come, without the item that is on."""
        steps = [step for step in self.steps if step.item.state == ItemState.ON_AGENDA and not step.is_now]
        return sum(60 * step.item.minutes for step in steps)

    @cached_property
    def left_now(self) -> int:
        """Seconds left of the item that is on, whichever item is shown; 0 when it is over its time."""
        on = next((item for item in self.items if item.pk == self.meeting.current_item_id), None)
        return max(0, Timer(on, self.now).planned - Timer(on, self.now).used) if on else 0

    @property
    def closes_at(self) -> dt.datetime:
        """When the meeting ends if everything to come keeps its minutes."""
        return self.now + dt.timedelta(seconds=self.left_now + self.rest)

    @property
    def planned_close(self) -> dt.datetime:
        """By the plan of its day. A meeting started on another day is measured from when it started."""
        begins, started = self.meeting.starts_at, self.meeting.started_at
        if started and timezone.localdate(started) != timezone.localdate(begins):
            begins = started
        return begins + dt.timedelta(minutes=sum(item.minutes for item in self.items))

    @property
    def pace(self) -> str:
        """4 min behind, 3 min ahead, on time: against the agenda as it was planned."""
        minutes = round((self.closes_at - self.planned_close).total_seconds() / 60)
        if abs(minutes) < 1:
            return "On time"
        return f"{words.duration(abs(minutes))} {'behind' if minutes > 0 else 'ahead'}"

    @property
    def unfinished(self) -> list[Step]:
        return [step for step in self.seen if step.item.state == ItemState.ON_AGENDA and not step.is_now]
