"""Bars drawn on the server as SVG. Widths are attributes, because the content policy allows no inline style."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

KINDS = frozenset({"outcomes", "policy", "business", "good", "part", "late", "todo"})


def percent(part: float, whole: float) -> str:
    return f"{100 * part / whole if whole else 0:.2f}%"


def _spans(parts: Iterable[tuple[str, float]], whole: float) -> list[tuple[str, str, str]]:
    """(kind, start, width) of each part; a part of nothing is left out."""
    start, out = 0.0, []
    for kind, amount in parts:
        if kind not in KINDS:
            raise ValueError(f"No bar of kind {kind!r}: one of {', '.join(sorted(KINDS))}")
        if amount > 0:
            out.append((kind, percent(start, whole), percent(amount, whole)))
            start += amount
    return out


def bar(
    parts: Iterable[tuple[str, float]], total: float | None = None, *, large: bool = False, rest: bool = True
) -> SafeString:
    """
    Shares side by side; what is left of `total` is drawn as still to do, or, without `rest`, left empty. A sentence
    beside it says the same.
    """
    parts = list(parts)
    done = sum(amount for _, amount in parts)
    whole = max(total or 0, done)
    rects = _spans([*parts, ("todo", whole - done if rest else 0)], whole)
    return format_html(
        '<svg class="bar{}" aria-hidden="true" focusable="false">{}</svg>',
        " bar-lg" if large else "",
        format_html_join("", '<rect class="bar-{}" x="{}" width="{}" height="100%"/>', rects),
    )


def steps(done: int, total: int) -> SafeString:
    """One block for each check, filled when done. Hidden from screen readers: say the count in words."""
    items = format_html_join("", "<li{}></li>", ((DONE if n < done else "",) for n in range(total)))
    return format_html('<ul class="steps" aria-hidden="true">{}</ul>', items)


DONE = SafeString(' class="is-done"')
HATCH = SafeString(
    '<defs><pattern id="over" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="hatch-a" width="6" height="6"/><rect class="hatch-b" width="3" height="6"/></pattern></defs>'
)


@dataclass(frozen=True)
class Length:
    """What an agenda takes against what the meeting has. Words are ready to print: "9:30 am"."""

    parts: tuple[tuple[str, int], ...]
    limit: int
    opens: str
    closes: str
    would_close: str

    @property
    def planned(self) -> int:
        return sum(minutes for _, minutes in self.parts)

    @property
    def over(self) -> int:
        return max(0, self.planned - self.limit)


def length_bar(length: Length) -> SafeString:
    """The families of the agenda in order, the closing time as a line, and what runs over it hatched."""
    whole = max(length.planned, length.limit, 1)
    limit = percent(length.limit, whole)
    rects = format_html_join(
        "", '<rect class="bar-{}" x="{}" y="20" width="{}" height="16"/>', _spans(length.parts, whole)
    )
    over = SafeString("")
    if length.over:
        over = format_html(
            '<rect class="bar-over" x="{}" y="20" width="{}" height="16"/>'
            '<text class="c-text c-late c-end" x="100%" y="52">{}</text>',
            limit,
            percent(length.over, whole),
            length.would_close,
        )
    return format_html(
        '<svg class="length-bar" aria-hidden="true" focusable="false">{}{}{}'
        '<line class="bar-limit" x1="{}" x2="{}" y1="15" y2="41"/><text class="c-text" x="0" y="12">{}</text>'
        '<text class="c-text c-strong c-end" x="{}" dx="-4" y="12">Close {}</text></svg>',
        HATCH if length.over else "",
        rects,
        over,
        limit,
        limit,
        length.opens,
        limit,
        length.closes,
    )
