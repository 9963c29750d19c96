"""The small words and marks of the look: used on every row of every page, so they are Python, not templates."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from common import charts, markdown, words
from common import run_chart as runs
from common.addresses import printed

register = template.Library()
register.simple_tag(printed, name="url")

STATUS_KINDS = frozenset({"good", "part", "due", "late", "todo", "off", "none"})
TAG_KINDS = {"": "tag", "outcomes": "tag tag-outcomes", "policy": "tag tag-policy", "line": "tag tag-line"}
AVATAR_COLOURS = ("avatar", "avatar avatar-2", "avatar avatar-3", "avatar avatar-4", "avatar avatar-5")


@register.simple_tag(name="icon")
@cache
def icon(name: str, size: str = "") -> SafeString:
    """A symbol of static/icons.svg, hidden from screen readers: a word stands beside it. size: "sm" or "lg"."""
    return format_html(
        '<svg class="i{}" aria-hidden="true" focusable="false"><use href="{}#i-{}"/></svg>',
        f" i-{size}" if size else "",
        static("icons.svg"),
        name,
    )


# Lists repeat the same few marks; typed, so that escaped and plain text never stand in for one another.
remembered = lru_cache(maxsize=2048, typed=True)


@remembered
def _status(kind: str, word: str, css: str) -> SafeString:
    if kind not in STATUS_KINDS:
        raise template.TemplateSyntaxError(f"No status {kind!r}: one of {', '.join(sorted(STATUS_KINDS))}")
    return format_html('<span class="{} st-{}">{}<span>{}</span></span>', css, kind, icon(kind), word)


@register.simple_tag
def status(kind: str, word: str) -> SafeString:
    """Shape, then word, then colour."""
    return _status(kind, word, "st")


@register.simple_tag
def pill(kind: str, word: str) -> SafeString:
    """A status in a page head."""
    return _status(kind, word, "st st-pill")


@register.simple_tag(name="mark")
@remembered
def mark(kind: str) -> SafeString:
    """The shape of a status at the start of a row whose title says the words."""
    return format_html('<span class="row-mark st st-{}">{}</span>', kind, icon(kind))


@register.simple_tag(name="tag")
@remembered
def tag(word: str, kind: str = "", symbol: str = "") -> SafeString:
    """A label nobody clicks. kind: outcomes, policy, line or nothing."""
    return format_html('<span class="{}">{}{}</span>', TAG_KINDS[kind], icon(symbol) if symbol else "", word)


@register.simple_tag
def count(number: int, word: str = "open", *, new: bool = False) -> SafeString:
    """A number in navigation, with its word for those who cannot see where it stands."""
    css = "count count-new" if new else "count"
    return format_html('<span class="{}">{}<span class="visually-hidden"> {}</span></span>', css, number, word)


@register.simple_tag
def dots(*facts: str, css: str = "meta") -> SafeString:
    """Short facts in one line, parted by dots; empty ones are left out."""
    spans = "".join([f"<span>{conditional_escape(fact)}</span>" for fact in facts if fact])
    return SafeString(f'<p class="{css} dots">{spans}</p>')


@register.simple_tag
def avatar(name: str) -> SafeString:
    """Initials on a colour that stays with the name."""
    colour = AVATAR_COLOURS[sum(map(ord, name)) % len(AVATAR_COLOURS)]
    return format_html('<span class="{}" aria-hidden="true">{}</span>', colour, words.initials(name))


@register.simple_tag
def bar(
    value: float | Iterable[tuple[str, float]], total: float | None = None, kind: str = "good", *, rest: bool = True
) -> SafeString:
    """{% bar 19 27 %}, or {% bar parts %} with (kind, amount) pairs. A sentence beside it says the same."""
    parts = [(kind, value)] if isinstance(value, int | float) else value
    return charts.bar(parts, total, rest=rest)


@register.simple_tag
def steps(done: int, total: int) -> SafeString:
    return charts.steps(done, total)


@register.simple_tag
def length_bar(length: charts.Length) -> SafeString:
    return charts.length_bar(length)


@register.simple_tag
def run_chart(chart: runs.RunChart) -> SafeString:
    return runs.draw(chart)


def _filter(name: str, convert: Callable[[Any], str], kinds: tuple[type, ...]) -> None:
    """Register a filter that prints nothing for nothing, and marks no text safe that was not."""

    def apply(value: object) -> str:
        return convert(value) if isinstance(value, kinds) else ""

    apply.__doc__ = convert.__doc__
    register.filter(name, apply)


_filter("day", words.day, (dt.date,))
_filter("near_day", words.near_day, (dt.date,))
_filter("clock", words.clock, (dt.datetime, dt.time))
_filter("when", words.when, (dt.datetime,))
_filter("distance", words.distance, (dt.date,))
_filter("overdue", words.overdue, (dt.date,))
_filter("duration", words.duration, (int, float))
_filter("initials", words.initials, (str,))
_filter("markdown", markdown.render, (str,))


@register.filter
def plural_of(number: int, noun: str) -> str:
    """{{ 27|plural_of:"school" }}: 27 schools; {{ 2|plural_of:"reply,replies" }}: 2 replies."""
    return words.count(number, noun)


@register.filter
def grouped(number: int) -> str:
    """1,575: a number alone, with its thousands apart."""
    return f"{number:,}"


@register.filter
def keep(text: str) -> SafeString:
    """Hold a short phrase on one line: {{ "Term 4"|keep }}."""
    return SafeString(conditional_escape(text).replace(" ", words.NBSP))
