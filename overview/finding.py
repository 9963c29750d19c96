"""Search. Every kind starts from visible_to, so that a title nobody may see cannot be found, nor counted."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial, reduce
from operator import or_
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db.models import F, Model, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from common.fold import Joined, fold, folded
from common.statements import Typed
from common.words import near_day
from fiso.models import FocusArea, Milestone, Plan
from meetings.models import Action, AgendaItem, Decision, Meeting
from meetings.querysets import CONFIG, ActionQuerySet, DecisionQuerySet, ItemQuerySet, MeetingQuerySet
from networks.enums import Kind
from networks.models import Place
from roles.composed import Composed
from roles.enums import short
from roles.models import Appointment, Person

SHORTEST = 2
WORDS = 8
SHOWN = 5
IN_FULL = 50
WITHOUT = "without"
HOW = ("with", WITHOUT)
BEGIN, END = "\x02", "\x03"
"""Around a word that was asked for, until the text is made safe."""


@dataclass(frozen=True)
class Found:
    title: str
    url: str
    facts: list[str]
    marked: SafeString | None = None
    """Where the words stand in a longer text, and its words marked."""


@dataclass(frozen=True)
class Asked:
    """only: one kind, in full. year: of meetings. after: the last find of the page before, of the one kind."""

    text: str
    only: str = ""
    place: int | None = None
    year: int | None = None
    after: str = ""

    @property
    def words(self) -> tuple[list[str], list[str]]:
        """Those that must be held, and those with a minus that must not; as fold() gives them."""
        words = fold(self.text.replace('"', " ")).split()[:WORDS]
        without = [word[1:] for word in words if word.startswith("-") and word[1:]]
        return [word for word in words if not word.startswith("-")], without


@dataclass(frozen=True)
class Group:
    """Finds of one kind. more: there are others that are not shown; after: how to ask for those that follow."""

    key: str
    name: str
    rows: list[Found]
    more: bool
    after: str = ""


@dataclass(frozen=True)
class Source:
    """
    Names are searched for parts of words in `names`, whatever case and accents. Longer texts are searched word by word
    through `saying`, which PostgreSQL keeps an index for, and `body` is the text that is quoted. `places` says where
    they belong; `when` is the moment their meeting began, `year` their year where they have no moment. Without places
    nothing is narrowed.
    """

    name: str
    rows: Callable[[Person], QuerySet]
    shown: Callable[[Any, Person], Found]
    names: tuple[Any, ...] = ()
    saying: Callable[[Any, SearchQuery], QuerySet] | None = None
    body: str = ""
    when: str = ""
    year: str = ""
    places: tuple[str, ...] = ()


def find(person: Person, asked: Asked) -> list[Group]:
    """
    Groups in a fixed order: one query each, for five finds, or for fifty of the one kind asked for. Nothing but words
    to leave out asks for nothing.
    """
    if not asked.words[0]:
        return []
    kinds = {asked.only: SOURCES[asked.only]} if asked.only in SOURCES else SOURCES
    if asked.place or asked.year:
        kinds = {key: source for key, source in kinds.items() if source.places}
    most = IN_FULL if asked.only in SOURCES else SHOWN
    return [_group(key, source, person, asked, most) for key, source in kinds.items()]


def _group(key: str, source: Source, person: Person, asked: Asked, most: int) -> Group:
    found = (_said if source.saying else _named)(key, person, asked, most)
    more, found = len(found) > most, found[:most]
    shown = [source.shown(row, person) for row in found]
    if not source.saying:
        return Group(key, source.name, shown, more)
    shown = [replace(one, marked=_marked(row.quoted)) for one, row in zip(shown, found, strict=True)]
    return Group(key, source.name, shown, more, f"{found[-1].told_at.isoformat()}~{found[-1].pk}" if more else "")


def _named(key: str, person: Person, asked: Asked, most: int) -> list[Any]:
    said = zip(HOW, asked.words, strict=True)
    words = {f"{how}{n}": Typed(word) for how, them in said for n, word in enumerate(them)}
    return NAMED[key](person, limit=str(most + 1), place=asked.place, year=asked.year, **words)


def _first_named(key: str, person: Person, limit: str, place: Any, year: Any, **words: Any) -> QuerySet:
    """The words by how they were asked for: "with0", "with1", "without0"."""
    source = SOURCES[key]
    rows = source.rows(person).alias(text=folded(*source.names))
    for how, word in words.items():
        rows = rows.exclude(text__contains=word) if how.startswith(WITHOUT) else rows.filter(text__contains=word)
    if year:
        rows = rows.filter(**{source.year: year})
    return _at(rows, source, place)[: int(limit)]


def _at(rows: QuerySet, source: Source, place: Any) -> QuerySet:
    """At the place asked for; what belongs to a joint meeting is at either of its two."""
    if not place:
        return rows
    return rows.filter(reduce(or_, (Q(**{lookup: place}) for lookup in source.places)))


def _said(key: str, person: Person, asked: Asked, most: int) -> list[Any]:
    moment, pk = (_read(asked.after) if asked.only else None) or (None, None)
    text, limit = Typed(asked.text), str(most + 1)
    return SAID[key](person, limit=limit, text=text, place=asked.place, year=asked.year, moment=moment, pk=pk)


def _newest_said(
    key: str, person: Person, limit: str, text: Any, place: Any, year: Any, moment: Any, pk: Any
) -> QuerySet:
    """Newest first: of a common word, putting all its finds in an order of worth would cost far more than the page."""
    source = SOURCES[key]
    query = SearchQuery(text, config=CONFIG, search_type="websearch")
    assert source.saying
    quoted = SearchHeadline(
        source.body, query, config=CONFIG, start_sel=BEGIN, stop_sel=END, max_words=30, min_words=15
    )
    rows = source.saying(source.rows(person), query).annotate(quoted=quoted, told_at=F(source.when))
    rows = _at(rows, source, place)
    if year:
        rows = rows.filter(told_at__year=year)
    if moment:
        rows = rows.filter(Q(told_at__lt=moment) | Q(told_at=moment, pk__lt=pk))
    return rows.order_by("-told_at", "-pk")[: int(limit)]


def _read(after: str) -> tuple[dt.datetime, int] | None:
    at, _, key = after.partition("~")
    try:
        moment = dt.datetime.fromisoformat(at)
        return (moment, int(key)) if timezone.is_aware(moment) and len(key) < 18 else None
    except ValueError:
        return None


def _marked(text: str) -> SafeString | None:
    """The quoted text with its words marked, and all of it escaped; nothing when it holds none of the words."""
    first, *others = text.split(BEGIN)
    if not others:
        return None
    parts = [part.partition(END) for part in others]
    return format_html(
        "{}{}", first, format_html_join("", "<mark>{}</mark>{}", ((hit, rest) for hit, _, rest in parts))
    )


def _places(person: Person, *kinds: Kind) -> QuerySet[Place]:
    places = Place.objects.visible_to(person).open().filter(kind__in=kinds)
    return places.select_related("network", "area", "region", "as_school").by_name()


def _place(place: Place, person: Person) -> Found:
    above = place.network or place.area or place.region
    town = place.as_school.town if place.kind == Kind.SCHOOL else Kind(place.kind).label
    return Found(place.name, place.get_absolute_url(), [town, above.name if above else ""])


def _people(person: Person) -> QuerySet[Appointment]:
    found = Appointment.objects.known_to(person).select_related("person", "place")
    return found.order_by("person__name", "role", "pk")


def _role(row: Appointment, person: Person) -> Found:
    """Leads to the person's page where that may be opened, else to where the directory shows them."""
    page = row.person.get_absolute_url() if person.has_perm("view_place", row.place) else ""
    listed = f"{reverse('overview:directory')}?{urlencode({'show': 'people', 'q': row.person.name})}"
    offers = f"can help with {', '.join(row.person.offers)}" if row.person.offers else ""
    return Found(row.person.name, page or listed, [short(row.role), row.place.name, offers])


def _items(person: Person) -> QuerySet[AgendaItem]:
    items = AgendaItem.objects.visible_to(person).filter(meeting__in=Meeting.objects.visible_to(person))
    return items.select_related("meeting", "place")


def _milestones(person: Person) -> QuerySet[Milestone]:
    return Milestone.objects.visible_to(person).with_place().order_by("-plan__year", "due_on", "pk")


def _notes(person: Person) -> QuerySet[AgendaItem]:
    meetings = Meeting.objects.visible_to(person)
    return AgendaItem.objects.with_open_note(person).filter(meeting__in=meetings).select_related("meeting", "place")


def _note(row: AgendaItem, person: Person) -> Found:
    assert row.meeting
    url = f"{reverse('meetings:meeting_minutes', args=[row.meeting.pk])}#item-{row.pk}"
    return Found(row.title, url, [near_day(row.meeting.starts_at), row.place.name])


def _actions(person: Person) -> QuerySet[Action]:
    return Action.objects.visible_to(person).filter(parent=None).select_related("place")


def _decisions(person: Person) -> QuerySet[Decision]:
    return Decision.objects.visible_to(person).select_related("item__meeting", "item__place")


def _of(obj: Model, title: str, *facts: str) -> Found:
    return Found(title, obj.get_absolute_url(), list(facts))  # type: ignore[attr-defined]


FOCUS_AREAS = FocusArea.objects.filter(plan=OuterRef("pk")).order_by("pk").values("title")

SOURCES: dict[str, Source] = {
    "schools": Source("Schools", lambda person: _places(person, Kind.SCHOOL), _place, ("name", "as_school__town")),
    "places": Source(
        "Networks, groups and other places",
        lambda person: _places(person, Kind.NETWORK, Kind.AREA, Kind.REGION, Kind.GROUP, Kind.FORUM),
        _place,
        ("name",),
    ),
    "people": Source(
        "People in roles",
        _people,
        _role,
        ("person__name", Joined("person__offers")),
    ),
    "meetings": Source(
        "Meetings",
        lambda person: Meeting.objects.visible_to(person).select_related("place"),
        lambda row, _: _of(row, row.title, near_day(row.starts_at), row.place.name),
        saying=MeetingQuerySet.that_say,
        body="title",
        when="starts_at",
        places=("place", "joint_place"),
    ),
    "items": Source(
        "Agenda items",
        _items,
        lambda row, _: _of(row.meeting, row.title, near_day(row.meeting.starts_at), row.place.name),
        saying=ItemQuerySet.that_say,
        body="detail",
        when="meeting__starts_at",
        places=("place", "meeting__joint_place"),
    ),
    "notes": Source(
        "Notes in minutes",
        _notes,
        _note,
        saying=ItemQuerySet.whose_note_says,
        body="note",
        when="meeting__starts_at",
        places=("place", "meeting__joint_place"),
    ),
    "decisions": Source(
        "Decisions",
        _decisions,
        lambda row, _: _of(row.item.meeting, str(row), near_day(row.item.meeting.starts_at), row.item.place.name),
        saying=DecisionQuerySet.that_say,
        body="text",
        when="item__meeting__starts_at",
        places=("item__place", "item__meeting__joint_place"),
    ),
    "actions": Source(
        "Actions",
        _actions,
        lambda row, _: _of(row, row.what, f"Set {near_day(row.set_at)}", row.place.name),
        saying=ActionQuerySet.that_say,
        body="what",
        when="set_at",
        places=("place", "item__meeting__joint_place"),
    ),
    "plans": Source(
        "Plans",
        lambda person: Plan.objects.visible_to(person).select_related("place").order_by("-year", "pk"),
        lambda row, _: _of(row, str(row), row.get_state_display()),
        ("place__name", "direction", Joined(ArraySubquery(FOCUS_AREAS))),
        year="year",
        places=("place",),
    ),
    "milestones": Source(
        "Milestones",
        _milestones,
        lambda row, _: _of(row, row.title, f"Due {near_day(row.due_on)}", row.plan.place.name),
        ("title",),
        year="plan__year",
        places=("plan__place",),
    ),
}
SAID = {key: Composed(partial(_newest_said, key)) for key, source in SOURCES.items() if source.saying}
NAMED = {key: Composed(partial(_first_named, key)) for key, source in SOURCES.items() if source.names}
