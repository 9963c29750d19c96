"""What the time of a year's meetings went to: by purpose and term, against the plan, planned and taken."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.db.models.functions import Coalesce

from common import words
from fiso.models import FocusArea
from meetings.enums import Family, Purpose, Sensitivity, Topic
from meetings.grid import meetings_held
from meetings.models import AgendaItem
from meetings.spans import Span
from meetings.terms import Terms
from networks.models import Place

if TYPE_CHECKING:
    from roles.models import Person

BETWEEN = "Between terms"
DEPARTMENT = "Department: {}"


@dataclass(frozen=True)
class Uses:
    """Items of agendas, and the minutes they came to."""

    items: tuple[Any, ...]

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)

    def of(self, family: str) -> int:
        return sum(item.minutes for item in self.items if item.family == family)

    @property
    def outcomes(self) -> int:
        return self.of(Family.OUTCOMES)

    @property
    def share(self) -> int | None:
        """Whole percent that went to improving outcomes; None where nothing was planned."""
        return round(100 * self.outcomes / self.minutes) if self.minutes else None

    @property
    def of_plan(self) -> int:
        return sum(item.minutes for item in self.items if item.milestone_id or item.goal_id or item.focus_area_id)

    @property
    def timed(self) -> list[Any]:
        return [item for item in self.items if item.minutes_used is not None]

    @property
    def planned_of_timed(self) -> int:
        return sum(item.minutes for item in self.timed)

    @property
    def taken(self) -> int | None:
        """None where nobody noted the time."""
        return sum(item.minutes_used for item in self.timed) if self.timed else None

    @property
    def parts(self) -> list[tuple[str, int]]:
        """For a bar, in the order of the families."""
        return [(family, self.of(family)) for family in Family]

    def where(self, wanted: Any) -> "Uses":
        return Uses(tuple(item for item in self.items if wanted(item)))


@dataclass(frozen=True)
class Line(Uses):
    """One purpose, term or focus area. by_term: the minutes in each term of the year."""

    label: str
    by_term: tuple[int, ...] = ()


@dataclass(frozen=True)
class YearOfTime:
    year: int
    meetings: int
    all: Uses
    before: Uses
    """The same of the year before."""
    terms: tuple[Line, ...]
    purposes: tuple[Line, ...]
    focus: tuple[Line, ...]

    @cached_property
    def most(self) -> int:
        """What the longest bar of the terms stands for."""
        return max((line.minutes for line in self.terms), default=0)

    @cached_property
    def most_of_a_purpose(self) -> int:
        return max((line.minutes for line in self.purposes), default=0)

    @property
    def reading(self) -> str:
        """58% of the planned time went to improving outcomes: 7 h 10 min of 12 h 20 min. In 2025 it was 52%."""
        whole, part = words.duration(self.all.minutes), words.duration(self.all.outcomes)
        said = f"{self.all.share}% of the planned time was for improving outcomes: {part} of {whole}."
        return said if self.before.share is None else f"{said} In {self.year - 1} it was {self.before.share}%."

    @property
    def about_plan(self) -> str:
        if not self.all.of_plan:
            return "No item was linked to a part of the plan."
        share = round(100 * self.all.of_plan / self.all.minutes)
        return f"{words.duration(self.all.of_plan)} ({share}%) was for items linked to a part of the plan."

    @property
    def about_taken(self) -> str:
        if self.all.taken is None:
            return "How long items took was not noted."
        noted = f"{len(self.all.timed)} of {words.count(len(self.all.items), 'item')}"
        planned, taken = words.duration(self.all.planned_of_timed), words.duration(self.all.taken)
        return f"For {noted} the time was noted: {planned} planned, {taken} taken."

    @property
    def headings(self) -> list[str]:
        terms = [f"{line.label}, minutes planned" for line in self.terms]
        more = ["Planned", "Of it linked to the plan", "Planned where the time was noted", "Taken where it was noted"]
        return ["Purpose", *terms, *more]

    def table(self) -> Iterator[list[Any]]:
        """The same as plain values, for a file."""
        for line in self.purposes:
            timed = line.planned_of_timed if line.timed else None
            yield [line.label, *line.by_term, line.minutes, line.of_plan, timed, line.taken]


def time_used(place: Place, span: Span, person: "Person") -> YearOfTime:
    """
    The time on the agendas of one year's held meetings. Matters of the executive are left out for everybody, so that
    all readers see the same numbers. Five queries, however many meetings.
    """
    year, terms = int(span.year), Terms.read()
    first, last = span.first.replace(year=year - 1), span.last
    held = list(meetings_held(place, person).between(first, last).values_list("pk", "starts_at"))
    days = {pk: words.as_day(at) for pk, at in held}
    rows = AgendaItem.objects.on_the_agenda().filter(meeting__in=days, sensitivity=Sensitivity.MEMBERS)
    rows = rows.annotate(focus=Coalesce(F("focus_area"), F("goal__focus_area"), F("milestone__goal__focus_area")))
    items = list(rows)
    now = [item for item in items if days[item.meeting_id].year == year]
    term_of = {pk: _term(day, terms) for pk, day in days.items() if day.year == year}
    names = sorted(set(term_of.values()), key=lambda name: (name == BETWEEN, name))
    focus = FocusArea.objects.visible_to(person).filter(plan__place=place, plan__year=year, withdrawn_on=None)
    return YearOfTime(
        year=year,
        meetings=len(term_of),
        all=Uses(tuple(now)),
        before=Uses(tuple(item for item in items if days[item.meeting_id].year == year - 1)),
        terms=tuple(Line(tuple(item for item in now if term_of[item.meeting_id] == name), name) for name in names),
        purposes=tuple(_by_purpose(now, term_of, names)),
        focus=tuple(
            Line(tuple(item for item in now if item.focus == one.pk), one.title) for one in focus.order_by("position")
        ),
    )


def _term(day: Any, terms: Terms) -> str:
    term = terms.containing(day)
    return f"Term {term.number}" if term else BETWEEN


def _by_purpose(items: Iterable[Any], term_of: dict[int, str], terms: Sequence[str]) -> Iterator[Line]:
    """Purposes in their usual order, a matter of the Department by its topic; those without time are left out."""
    found: dict[str, list[Any]] = defaultdict(list)
    for item in items:
        found[_use(item)].append(item)
    order = [*(str(one.label) for one in Purpose), *(DEPARTMENT.format(one.label.lower()) for one in Topic)]
    for label in sorted(found, key=order.index):
        line = Uses(tuple(found[label]))
        by_term = tuple(line.where(lambda item, name=name: term_of[item.meeting_id] == name).minutes for name in terms)
        yield Line(line.items, label, by_term)


def _use(item: AgendaItem) -> str:
    if item.topic or item.purpose == Purpose.POLICY:
        return DEPARTMENT.format(Topic(item.topic or Topic.OTHER).label.lower())
    return str(Purpose(item.purpose).label)
