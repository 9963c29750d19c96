"""How networks stand: plain numbers, of one network and of several together."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Share:
    """Schools that came, of those marked, over some meetings. `marks`: (came, marked) of each meeting, newest first."""

    marks: list[tuple[int, int]] = field(default_factory=list)

    @property
    def came(self) -> int:
        return sum(came for came, _ in self.marks)

    @property
    def marked(self) -> int:
        return sum(marked for _, marked in self.marks)

    @property
    def oldest_first(self) -> list[tuple[int, int]]:
        return self.marks[::-1]

    @property
    def percent(self) -> int | None:
        """Whole percent; None when no attendance was marked."""
        return round(100 * self.came / self.marked) if self.marked else None


@dataclass
class Standing:
    """How one network stands today. None means that the system cannot know; 0 means none."""

    id: int
    name: str
    url: str
    area: str
    region_id: int
    schools: int
    per_term: int
    plan_id: int | None
    next_meeting: dt.datetime | None
    next_meeting_id: int | None = None
    chair: str = ""
    chair_until: dt.date | None = None
    no_chair_since: dt.date | None = None
    seil: str = ""
    met: int = 0
    last_met: dt.date | None = None
    present: Share = field(default_factory=Share)
    present_before: Share = field(default_factory=Share)
    milestones: int = 0
    milestones_due: int = 0
    milestones_overdue: int = 0
    reviews_due: int = 0
    reviews_overdue: int = 0
    oldest_review: dt.date | None = None
    actions: int = 0
    actions_open: int = 0
    actions_overdue: int = 0

    @property
    def no_milestones(self) -> str:
        """What stands in place of figures about milestones where there are none."""
        return "No milestones" if self.plan_id else "No plan"

    @property
    def points(self) -> int | None:
        """Points of attendance on the four meetings before the last four."""
        if self.present.percent is None or self.present_before.percent is None:
            return None
        return self.present.percent - self.present_before.percent

    @property
    def drop(self) -> int:
        return -(self.points or 0)


@dataclass
class Totals:
    """The same numbers over several networks. Shares are of schools, not averages of networks."""

    rows: list[Standing]

    def sum(self, name: str) -> int:
        return sum(getattr(row, name) for row in self.rows)

    @property
    def schools(self) -> int:
        return self.sum("schools")

    @property
    def with_chair(self) -> int:
        return sum(bool(row.chair) for row in self.rows)

    @property
    def with_plan(self) -> int:
        return sum(row.plan_id is not None for row in self.rows)

    @property
    def met(self) -> int:
        return sum(row.met > 0 for row in self.rows)

    @property
    def present(self) -> int | None:
        return Share([mark for row in self.rows for mark in row.present.marks]).percent

    @property
    def present_before(self) -> int | None:
        return Share([mark for row in self.rows for mark in row.present_before.marks]).percent

    @property
    def reviews_overdue(self) -> int | None:
        """None where no network has a milestone to review."""
        return self.sum("reviews_overdue") if self.sum("milestones") else None

    @property
    def actions_overdue(self) -> int | None:
        return self.sum("actions_overdue") if self.sum("actions") else None


def by(rows: Iterable[Standing], name: str) -> dict[Any, list[Standing]]:
    """Standings grouped by one of their fields, in the order they came."""
    groups: dict[Any, list[Standing]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, name)].append(row)
    return groups
