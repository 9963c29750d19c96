"""A run chart as SVG: one drawing for wide pages, one for phones. Its sentence and its table stand beside it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
MOST_LINES = 5
# Six in a row on one side of the median rarely happen by chance.
RUN = 6
LABEL_HEIGHT = 16


@dataclass(frozen=True)
class Point:
    """One term's figure. `tick` is short ("T4"), `group` what a few ticks share ("2026")."""

    tick: str
    group: str
    value: float


@dataclass(frozen=True)
class RunChart:
    """points in time order; target if there is one; marks: (index of a point, letter) of what happened then."""

    id: str
    title: str
    points: tuple[Point, ...]
    unit: str = "%"
    target: float | None = None
    marks: tuple[tuple[int, str], ...] = ()

    @property
    def median(self) -> float:
        return median(point.value for point in self.points)

    def last_run(self) -> set[int]:
        """The latest points, if RUN or more of them are on one side of the median; those on it neither add nor end."""
        run: list[int] = []
        side = 0
        for index, point in enumerate(self.points):
            here = (point.value > self.median) - (point.value < self.median)
            if here:
                run, side = ([*run, index], side) if here == side else ([index], here)
        return set(run) if len(run) >= RUN else set()

    def scale(self) -> tuple[float, float, float]:
        """Lowest and highest line, and the step between lines."""
        values = [point.value for point in self.points] + ([self.target] if self.target is not None else [])
        low, high = min(values), max(values)
        for step in STEPS:
            bottom, top = math.floor(low / step) * step, math.ceil(high / step) * step
            if (top - bottom) / step <= MOST_LINES:
                break
        return bottom, top if top > bottom else bottom + step, step


@dataclass(frozen=True)
class Frame:
    """Where things stand in one of the two drawings."""

    css: str
    width: int
    height: int
    left: int
    right: int
    bottom: int
    dot: float
    beside: bool
    top: int = 34


WIDE = Frame("chart-wide", 860, 312, 40, 748, 262, 4.5, beside=True)
NARROW = Frame("chart-narrow", 340, 268, 32, 328, 220, 3.75, beside=False)


def draw(chart: RunChart) -> SafeString:
    return format_html("{}{}", _drawing(chart, WIDE), _drawing(chart, NARROW))


def _drawing(chart: RunChart, frame: Frame) -> SafeString:
    plot = Plot(chart, frame)
    parts = (plot.lines(), plot.groups(), plot.ticks(), plot.flags(), plot.levels(), plot.curve())
    return format_html(
        '<svg class="{0}" viewBox="0 0 {1} {2}" role="img" aria-labelledby="{3}-{0}-t">'
        '<title id="{3}-{0}-t">{4}</title>{5}</svg>',
        frame.css,
        frame.width,
        frame.height,
        chart.id,
        chart.title,
        format_html_join("", "{}", ((part,) for part in parts)),
    )


class Plot:
    """One chart in one frame."""

    def __init__(self, chart: RunChart, frame: Frame) -> None:
        self.chart, self.frame = chart, frame
        self.low, self.high, self.step = chart.scale()
        self.slot = (frame.right - frame.left) / len(chart.points)

    def x(self, index: float) -> str:
        return f"{self.frame.left + self.slot * (index + 0.5):.1f}"

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.frame.bottom - share * (self.frame.bottom - self.frame.top)

    def said(self, value: float) -> str:
        return f"{value:.1f}".removesuffix(".0") + self.chart.unit

    def lines(self) -> SafeString:
        """The lines of the scale. Only the highest carries the unit."""
        frame = self.frame
        rows = []
        for number in range(round((self.high - self.low) / self.step) + 1):
            value = self.low + number * self.step
            at = self.y(value)
            name = self.said(value) if value == self.high else f"{value:g}"
            css = "c-grid" if number else "c-axis"
            rows.append((css, frame.left, frame.right, f"{at:.1f}", frame.left - 7, f"{at + 4.5:.1f}", name))
        return format_html_join(
            "",
            '<line class="{0}" x1="{1}" x2="{2}" y1="{3}" y2="{3}"/>'
            '<text class="c-text c-end" x="{4}" y="{5}">{6}</text>',
            rows,
        )

    def spans(self) -> Iterator[tuple[str, int, int]]:
        """(group, first index, index after the last)."""
        start, points = 0, self.chart.points
        for index in range(1, len(points) + 1):
            if index == len(points) or points[index].group != points[start].group:
                yield points[start].group, start, index
                start = index

    def groups(self) -> SafeString:
        names = [
            (self.x((first + after - 1) / 2), self.frame.bottom + 36, group) for group, first, after in self.spans()
        ]
        parted = [
            (f"{self.frame.left + self.slot * first:.1f}", self.frame.top, self.frame.bottom + 34)
            for _, first, _ in self.spans()
            if first
        ]
        return format_html(
            "{}{}",
            format_html_join("", '<text class="c-text c-mid c-strong" x="{}" y="{}">{}</text>', names),
            format_html_join("", '<line class="c-grid" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>', parted),
        )

    def ticks(self) -> SafeString:
        rows = [
            (self.x(index), self.frame.bottom + 18, point.tick if self.frame.beside else point.tick[-1:])
            for index, point in enumerate(self.chart.points)
        ]
        return format_html_join("", '<text class="c-text c-mid" x="{}" y="{}">{}</text>', rows)

    def flags(self) -> SafeString:
        rows = [
            (self.x(at), self.frame.bottom, f"{float(self.x(at)) - 9:.1f}", letter) for at, letter in self.chart.marks
        ]
        return format_html_join(
            "",
            '<line class="c-mark" x1="{0}" x2="{0}" y1="26" y2="{1}"/><rect class="c-flag" x="{2}" y="6" width="18" '
            'height="20" rx="4"/><text class="c-flag-text" x="{0}" y="20.5">{3}</text>',
            rows,
        )

    def levels(self) -> SafeString:
        """Target and median, each named at its line; names that would touch move apart."""
        rows, taken = [], -math.inf
        found = [("c-median", "c-text", "Median", self.chart.median)]
        if self.chart.target is not None:
            found.append(("c-target", "c-text c-target-text", "Target", self.chart.target))
        for line, text, name, value in sorted(found, key=lambda level: -level[3]):
            at = self.y(value)
            taken = max(at + (4 if self.frame.beside else -6), taken + LABEL_HEIGHT)
            x = self.frame.right + 8 if self.frame.beside else self.frame.left + 4
            rows.append(
                (line, self.frame.left, self.frame.right, f"{at:.1f}", text, x, f"{taken:.1f}", name, self.said(value))
            )
        return format_html_join(
            "",
            '<line class="{0}" x1="{1}" x2="{2}" y1="{3}" y2="{3}"/><text class="{4}" x="{5}" y="{6}">{7} {8}</text>',
            rows,
        )

    def curve(self) -> SafeString:
        runs = self.chart.last_run()
        at = [(self.x(index), f"{self.y(point.value):.1f}") for index, point in enumerate(self.chart.points)]
        dots = [("c-dot c-dot-on" if n in runs else "c-dot", x, y, self.frame.dot) for n, (x, y) in enumerate(at)]
        last_x, last_y = float(at[-1][0]), float(at[-1][1])
        return format_html(
            '<polyline class="c-line" points="{}"/>{}<text class="c-text c-strong c-end" x="{}" y="{}">{}</text>',
            " ".join(f"{x},{y}" for x, y in at),
            format_html_join("", '<circle class="{}" cx="{}" cy="{}" r="{}"/>', dots),
            f"{last_x + (26 if self.frame.beside else 9):.1f}",
            f"{last_y + 20:.1f}",
            self.said(self.chart.points[-1].value),
        )
