"""What an import did, or would do: one line for every row of the file, and counts that add up to the rows."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """What becomes of a row. Every row has exactly one."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    CLOSED = "closed"
    UNCHANGED = "unchanged"
    LEFT_OUT = "left out"
    REFUSED = "refused"


WRITES = (Outcome.ADDED, Outcome.CHANGED, Outcome.MOVED, Outcome.CLOSED)


@dataclass(frozen=True)
class Line:
    """One row of the file: its line number, whom it is about, what became of it and why."""

    number: int
    about: str
    outcome: Outcome
    reason: str = ""


@dataclass
class Report:
    """The whole import. `created` names places that came to be, `notes` what somebody should look at, `absent` counts
    places of ours that the file does not mention: they are never touched."""

    lines: list[Line] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    absent: int = 0
    dry_run: bool = False

    def say(self, number: int, about: str, outcome: Outcome, reason: str = "") -> None:
        self.lines.append(Line(number, about, outcome, reason))

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
