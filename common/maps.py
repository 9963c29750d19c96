"""
A map drawn on the server from coordinates alone: no tiles, no script, nothing from elsewhere. Longitude is shortened by
the cosine of the latitude, so that a kilometre is as long to the east as to the north. A list beside it says the same.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, LOWEST, HIGHEST, EDGE, FOOT = 326.0, 200.0, 340.0, 16.0, 24.0
KM_PER_DEGREE = 111.2
LEAST_KM = 2.0
GAP = 14.0
"""Middles of two marks are never nearer, so that each can be seen and hit; a fine line leads to where it really is."""
ROUNDS = 60
LETTER, LINE = 6.6, 15.0
LABELS_SHOWN = 9
STEPS = (0.5, 1, 2, 5, 10, 20, 50, 100, 200)
SHAPES = {
    "circle": SafeString('<circle r="5.5"/>'),
    "square": SafeString('<path d="M-5-5H5V5H-5z"/>'),
    "diamond": SafeString('<path d="M0-7 7 0 0 7-7 0z"/>'),
    "triangle": SafeString('<path d="M0-6.5 6.5 5H-6.5z"/>'),
    "cross": SafeString('<path d="M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2z"/>'),
}


@dataclass(frozen=True)
class Spot:
    """One mark. name: what it is called in full; town: what a label nearby may say; is_main: the one it is about."""

    name: str
    url: str
    longitude: float
    latitude: float
    shape: str = "circle"
    town: str = ""
    is_main: bool = False


@dataclass(frozen=True)
class Drawing:
    """moved: how many marks stand beside where they are, because others are too near."""

    svg: SafeString
    moved: int


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )  # fmt: skip

    def is_in(self, other: "Box") -> bool:
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


Points = list[tuple[float, float]]


@lru_cache(maxsize=256)
def draw(spots: tuple[Spot, ...], title: str) -> Drawing:
    """The same spots give the same drawing: it is worked out once for each process."""
    plan = Plan.of(spots)
    marks = spread(plan.points, plan.frame)
    lines = [
        (was, now) for was, now in zip(plan.points, marks, strict=True) if math.dist(was, now) > 4
    ]  # nearer than that, the mark covers the place itself
    return Drawing(
        format_html(
            '<svg class="map" viewBox="0 0 {} {}" role="group" aria-label="{}">{}<rect class="map-ground" width="100%"'
            ' height="100%" rx="8"/>{}<g class="map-marks">{}</g><g aria-hidden="true">{}{}</g></svg>',
            _n(WIDTH), _n(plan.height), title, _symbols(spots), _leads(lines), _marks(spots, marks),
            _labels(spots, marks, plan.frame), _scale(plan),
        ),
        len(lines),
    )  # fmt: skip


def key(shape: str) -> SafeString:
    """The shape alone, for the line that says what it stands for."""
    return format_html(
        '<svg class="map-key" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false">{}</svg>', SHAPES[shape]
    )


@dataclass(frozen=True)
class Plan:
    """Where the spots stand on the sheet, and how many kilometres a unit is."""

    points: Points
    height: float
    km: float

    @classmethod
    def of(cls, spots: Sequence[Spot]) -> "Plan":
        middle = math.radians((min(s.latitude for s in spots) + max(s.latitude for s in spots)) / 2)
        east = [spot.longitude * KM_PER_DEGREE * math.cos(middle) for spot in spots]
        south = [-spot.latitude * KM_PER_DEGREE for spot in spots]
        wide, high = max(max(east) - min(east), LEAST_KM), max(max(south) - min(south), LEAST_KM)
        room = WIDTH - 2 * EDGE
        height = min(max(high / wide * room + 2 * EDGE + FOOT, LOWEST), HIGHEST)
        km = max(wide / room, high / (height - 2 * EDGE - FOOT))
        x0 = WIDTH / 2 - (min(east) + max(east)) / 2 / km
        y0 = (height - FOOT) / 2 - (min(south) + max(south)) / 2 / km
        return cls([(x0 + x / km, y0 + y / km) for x, y in zip(east, south, strict=True)], height, km)

    @property
    def frame(self) -> Box:
        return Box(EDGE / 2, EDGE / 2, WIDTH - EDGE / 2, self.height - FOOT)


def spread(points: Points, frame: Box) -> Points:
    """Push marks apart that would cover one another, a little each round, and keep them on the sheet."""
    # Marks on one spot have no direction to go: each leans its own way by a hair.
    at = [[x + 0.01 * math.cos(n), y + 0.01 * math.sin(n)] for n, (x, y) in enumerate(points)]
    for _ in range(ROUNDS):
        touched = False
        for n, one in enumerate(at):
            for other in at[:n]:
                dx, dy = other[0] - one[0], other[1] - one[1]
                if abs(dx) >= GAP or abs(dy) >= GAP or (apart := math.hypot(dx, dy)) >= GAP:
                    continue
                touched = True
                push = (GAP + 0.1 - apart) / 2 / apart
                one[0], one[1] = one[0] - dx * push, one[1] - dy * push
                other[0], other[1] = other[0] + dx * push, other[1] + dy * push
        for one in at:
            one[0] = min(max(one[0], frame.left), frame.right)
            one[1] = min(max(one[1], frame.top), frame.bottom)
        if not touched:
            break
    return [(x, y) for x, y in at]


def _n(value: float) -> str:
    return f"{value:.0f}"


def _symbols(spots: Iterable[Spot]) -> SafeString:
    used = [shape for shape in SHAPES if any(spot.shape == shape for spot in spots)]
    rows = format_html_join("", '<g id="map-{}">{}</g>', ((shape, SHAPES[shape]) for shape in used))
    return format_html("<defs>{}</defs>", rows)


def _leads(lines: list[tuple[tuple[float, float], tuple[float, float]]]) -> SafeString:
    if not lines:
        return SafeString("")
    path = "".join(f"M{_n(was[0])} {_n(was[1])}L{_n(now[0])} {_n(now[1])}" for was, now in lines)
    return format_html('<path class="map-lead" d="{}"/>', path)


def _marks(spots: Sequence[Spot], marks: Points) -> SafeString:
    rows = [
        (spot.url, spot.name, _ring(spot, x, y), spot.shape, _n(x), _n(y))
        for spot, (x, y) in zip(spots, marks, strict=True)
    ]
    return format_html_join(
        "", '<a href="{}" aria-label="{}">{}<use href="#map-{}" x="{}" y="{}"/></a>', rows
    )  # fmt: skip


def _ring(spot: Spot, x: float, y: float) -> SafeString:
    return format_html('<circle class="map-ring" cx="{}" cy="{}" r="12"/>', _n(x), _n(y)) if spot.is_main else NONE


NONE = SafeString("")


def _labels(spots: Sequence[Spot], marks: Points, frame: Box) -> SafeString:
    """Names of towns, those of the most schools first, each only where it covers no mark and no other name."""
    by_town: dict[str, Points] = {}
    for spot, mark in zip(spots, marks, strict=True):
        if spot.town:
            by_town.setdefault(spot.town, []).append(mark)
    main = {spot.town for spot in spots if spot.is_main}
    order = sorted(by_town, key=lambda town: (town not in main, -len(by_town[town]), town))
    taken = [Box(x - 7, y - 7, x + 7, y + 7) for x, y in marks]
    rows: list[tuple[SafeString, str, str, str]] = []
    for town in order:
        if len(rows) == LABELS_SHOWN:
            break
        off = 15 if town in main else 9
        free = (way for way in _ways(by_town[town], len(town) * LETTER, off) if way[1].is_in(frame))
        found = next((way for way in free if not any(way[1].meets(other) for other in taken)), None)
        if found:
            anchor, box = found
            taken.append(box)
            x = {START: box.left, END: box.right}.get(anchor, (box.left + box.right) / 2)
            rows.append((anchor, _n(x), _n(box.bottom - 4), town))
    return format_html_join("", '<text class="map-town{}" x="{}" y="{}">{}</text>', rows)


START, END, MIDDLE = SafeString(""), SafeString(" c-end"), SafeString(" c-mid")


def _ways(points: Points, width: float, off: float) -> Iterator[tuple[SafeString, Box]]:
    """Where a name of this width could stand: beside, above or below one of its marks."""
    for x, y in points:
        for anchor, left, top in (
            (START, x + off, y - LINE / 2),
            (END, x - off - width, y - LINE / 2),
            (MIDDLE, x - width / 2, y - off - LINE),
            (MIDDLE, x - width / 2, y + off),
        ):
            yield anchor, Box(left, top, left + width, top + LINE)


def _scale(plan: Plan) -> SafeString:
    """The longest round distance that fits into a quarter of the width."""
    most = WIDTH / 4 * plan.km
    km = max((step for step in STEPS if step <= most), default=STEPS[0])
    end, y = EDGE + km / plan.km, plan.height - 10
    return format_html(
        '<path class="map-scale" d="M{0} {2}v5H{1}v-5"/><text class="map-town" x="{3}" y="{4}">{5} km</text>',
        _n(EDGE), f"{end:.1f}", _n(y - 5), _n(end + 8), _n(y + 1), f"{km:g}",
    )  # fmt: skip
