"""What an import did, or would do: one line for every row of the file, and counts that add up to the rows."""

import hashlib
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict, TypeVar

from common.errors import Refused

T = TypeVar("T")


class Outcome(StrEnum):
    """What becomes of a row. Every row has exactly one."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    CLOSED = "closed"
    UNCHANGED = "unchanged"
    LEFT_OUT = "left out"
    REFUSED = "refused"


HEARD_EACH = 100
WRITTEN_EACH = 200
HALF = 0.5
WRITES = (Outcome.ADDED, Outcome.CHANGED, Outcome.MOVED, Outcome.CLOSED)


@dataclass(frozen=True)
class Line:
    """One row of the file: its line number, whom it is about, what became of it and why."""

    number: int
    about: str
    outcome: Outcome
    reason: str = ""


class How(TypedDict, total=False):
    """How an importer is to run: only to say what it would do, only if it is what was agreed to, and whom to tell."""

    dry_run: bool
    expected: str
    heard: Callable[[float], None]


class OtherPlan(Refused):
    """What was agreed to is not what would happen now."""


@dataclass
class Report:
    """The whole import. `created` names places that came to be, `notes` what somebody should look at, `absent` counts
    places of ours that the file does not mention: they are never touched. `history` names the changes in the history,
    and `heard` is told from time to time how much of the work is done, from 0 to 1: half of it is reading the `expects`
    rows of the file, half is writing the `to_write` rows that follow from them."""

    lines: list[Line] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    absent: int = 0
    dry_run: bool = False
    expected: str = ""
    history: uuid.UUID | None = None
    heard: Callable[[float], None] = lambda share: None
    expects: int = 0
    to_write: int = 0
    written: int = 0

    def say(self, number: int, about: str, outcome: Outcome, reason: str = "") -> None:
        self.lines.append(Line(number, about, outcome, reason))
        if self.expects and len(self.lines) % HEARD_EACH == 0:
            self.heard(HALF * min(len(self.lines) / self.expects, 1))

    def batches(self, rows: Sequence[T]) -> Iterator[Sequence[T]]:
        """What is to be written, some rows at a time. Needs `to_write`: how many there are in the whole plan."""
        for start in range(0, len(rows), WRITTEN_EACH):
            some = rows[start : start + WRITTEN_EACH]
            yield some
            self.written += len(some)
            self.heard(HALF + HALF * min(self.written / self.to_write, 1))

    @property
    def plan(self) -> str:
        """What would be done, as one number: the same for the same file as long as nothing here makes a difference."""
        lines = sorted(repr((line.number, line.about, line.outcome.value, line.reason)) for line in self.lines)
        return hashlib.sha256("\n".join([*lines, *sorted(self.created)]).encode()).hexdigest()

    def must_be_as_agreed(self) -> None:
        """To be asked before anything is written. Somebody agreed to a plan; another one is not carried out."""
        if self.expected and self.plan != self.expected:
            raise OtherPlan("What is here has changed since the file was checked, so that it would do something else.")

    @property
    def rows(self) -> int:
        return len(self.lines)

    @property
    def counts(self) -> dict[Outcome, int]:
        """Every outcome, also those that did not occur. The values add up to `rows`."""
        found = Counter(line.outcome for line in self.lines)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def writes(self) -> int:
        return sum(self.counts[outcome] for outcome in WRITES)

    def of(self, outcome: Outcome) -> list[Line]:
        return sorted((line for line in self.lines if line.outcome == outcome), key=lambda line: line.number)


def in_words(report: Report, *, noun: str) -> list[str]:
    """The report as lines of text: the sum first, then places created, then each row that somebody should look at."""
    parts = [f"{count:,} {outcome}" for outcome, count in report.counts.items()]
    said = [f"{report.rows:,} rows = {' + '.join(parts)}"]
    if report.dry_run:
        said.append("This was a dry run: nothing has been changed.")
    if report.created:
        said.append(f"Created: {'; '.join(report.created)}.")
    if report.absent:
        said.append(f"{report.absent:,} {noun} here are not in the file. They stay as they are.")
    said += report.notes
    for outcome in (Outcome.REFUSED, Outcome.CLOSED, Outcome.MOVED, Outcome.CHANGED):
        said += [f"line {line.number}: {outcome}: {line.about}: {line.reason}" for line in report.of(outcome)]
    return said
