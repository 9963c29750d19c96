"""
The append-only history as people read it: who did what, in a sentence, with before and after.

An app says how its records are told (Telling) and which events the viewer may see; this module reads them, finds what
changed, names people and things, and gives entries for templates/_components/history.html. It knows no domain noun.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import CharField, Field, ForeignKey, Model, QuerySet, TextField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from common import words
from common.differ import marked, shortened

ITSELF = "School Networks"
"""Who did what nobody is named for: data that was loaded, work of the product itself."""

MERGE_WITHIN = dt.timedelta(minutes=10)
MANY = 3
EMPTY: tuple[Any, ...] = (None, "", [])


@dataclass(frozen=True)
class Moment:
    """One event of one record: `before` is empty when it came into view."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    is_new: bool = False
    is_gone: bool = False

    def became(self, name: str, *values: Any) -> bool:
        """Did the field turn into one of these values (any value at all when none is given)?"""
        changed = self.before.get(name) != self.after[name]
        return changed and (not values or self.after[name] in values)


@dataclass(frozen=True)
class Telling:
    """
    How the records of one model are told. `events` must hold only what the viewer may see: nothing is filtered here.

    say: the words after the name of who did it, or "" for the usual ones, or None to pass the moment over.
    fields: those whose change is shown, with their labels. authors, editors: fields that name who made or changed it
    where no request says so.
    many: words for more than MANY such events of one request; "{}" stands for the count with the noun.
    """

    kind: str
    noun: str
    events: QuerySet
    fields: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    say: Callable[[Moment, "Names"], str | None] = lambda moment, names: ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    merges: tuple[str, ...] = ()
    many: str = ""


@dataclass(frozen=True)
class Change:
    label: str
    before: SafeString
    after: SafeString


@dataclass(frozen=True)
class Entry:
    """One line of the history; its sentence is safe to print."""

    who: str
    when: dt.datetime
    said: str
    kind: str
    changes: tuple[Change, ...] = ()
    reason: str = ""

    @property
    def at(self) -> dt.datetime:
        return self.when

    @property
    def sentence(self) -> SafeString:
        end = "" if self.said.rstrip("”").endswith((".", "?", "!")) else "."
        return format_html("<strong>{}</strong> {}{}", self.who, self.said, end)

    @property
    def meta(self) -> str:
        return ""

    @property
    def was(self) -> SafeString:
        return self._lines("before")

    @property
    def now(self) -> SafeString:
        return self._lines("after")

    def _lines(self, side: str) -> SafeString:
        rows = [(change.label, getattr(change, side)) for change in self.changes]
        return format_html_join(SafeString("<br>"), "{} {}", rows)


class Names:
    """What keys stand for, read in one query for each model, however many entries there are."""

    def __init__(self) -> None:
        self.wanted: dict[type[Model], set] = defaultdict(set)
        self.found: dict[type[Model], dict] = {}

    def want(self, model: type[Model], key: Any) -> None:
        if key is not None:
            self.wanted[model].add(key)

    def of(self, model: type[Model], key: Any) -> str:
        if key is None:
            return "nobody" if model is get_user_model() else "none"
        if model not in self.found:
            self.found[model] = model._default_manager.in_bulk(self.wanted[model])
        return str(self.found[model].get(key, "something no longer there"))


def history_of(*tellings: Telling) -> list[Entry]:
    """Every entry, newest first. One query for each telling, and one for each model whose names are shown."""
    names = Names()
    told = [(telling, _moments(telling)) for telling in tellings]
    for telling, rows in told:
        _want_names(telling, rows, names)
    entries = [entry for telling, rows in told for entry in _entries(telling, rows, names)]
    # What one request did at one moment keeps the order of the tellings: the whole before its parts.
    entries.sort(key=lambda entry: entry.when)
    return entries[::-1]


def by_day(entries: Iterable[Entry]) -> list[tuple[dt.date, list[Entry]]]:
    return [(day, list(group)) for day, group in groupby(entries, key=lambda entry: words.as_day(entry.when))]


Row = tuple[dict[str, Any], Moment]


def _moments(telling: Telling) -> list[Row]:
    """Events with what stood before them, oldest first; typing that was saved bit by bit is one moment."""
    rows: list[Row] = []
    events = telling.events.order_by("pgh_obj_id", "pgh_id").values("pgh_context__metadata", *_columns(telling))
    for _, group in groupby(events.iterator(), key=lambda event: event["pgh_obj_id"]):
        before: dict[str, Any] = {}
        for event in group:
            label = event["pgh_label"]
            moment = Moment(before, event, is_new=label == "insert", is_gone=label == "delete")
            if rows and before and _is_typing(telling, rows[-1], event, moment):
                rows[-1] = (event, Moment(rows[-1][1].before, event, rows[-1][1].is_new))
            else:
                rows.append((event, moment))
            before = event
    return rows


def _columns(telling: Telling) -> list[str]:
    own = [column.attname for column in telling.events.model._meta.concrete_fields]
    return [name for name in own if name != "pgh_context_id"] + ["pgh_context_id"]


def _is_typing(telling: Telling, last: Row, event: dict[str, Any], moment: Moment) -> bool:
    """The same person going on with the same text within minutes."""
    changed = {name for name in telling.fields if moment.became(_attname(telling, name))}
    earlier = {name for name in telling.fields if last[1].became(_attname(telling, name))}
    return (
        bool(changed)
        and bool(earlier)
        and changed | earlier <= set(telling.merges)
        and last[0]["pgh_obj_id"] == event["pgh_obj_id"]
        and _user(last[0]) == _user(event)
        and event["pgh_created_at"] - last[0]["pgh_created_at"] <= MERGE_WITHIN
    )


def _user(event: Mapping[str, Any]) -> Any:
    return (event["pgh_context__metadata"] or {}).get("user")


def _field(telling: Telling, name: str) -> Field:
    return telling.events.model._meta.get_field(name)


def _attname(telling: Telling, name: str) -> str:
    return _field(telling, name).attname


def _author(telling: Telling, event: Mapping[str, Any]) -> Any:
    links = telling.authors if event["pgh_label"] == "insert" else telling.editors
    found = [_user(event), *(event[_attname(telling, name)] for name in links)]
    return next((key for key in found if key is not None), None)


def _want_names(telling: Telling, rows: list[Row], names: Names) -> None:
    links = [
        f
        for f in telling.events.model._meta.concrete_fields
        if isinstance(f, ForeignKey) and not f.name.startswith("pgh_")
    ]
    for event, _ in rows:
        names.want(get_user_model(), _author(telling, event))
        for link in links:
            names.want(link.related_model, event[link.attname])


def _entries(telling: Telling, rows: list[Row], names: Names) -> Iterator[Entry]:
    told = [(event, moment, said) for event, moment in rows if (said := telling.say(moment, names)) is not None]
    for group in _requests(telling, told):
        if telling.many and len(group) > MANY:
            event = group[0][0]
            said = telling.many.format(words.count(len(group), telling.noun))
            yield _entry(telling, event, group[0][1], said, (), names)
            continue
        for event, moment, said in group:
            changes = tuple(_changes(telling, moment, names)) if moment.before and not moment.is_gone else ()
            if said or changes or moment.is_new or moment.is_gone:
                yield _entry(telling, event, moment, said or _usual(telling, moment, changes), changes, names)


def _requests(telling: Telling, told: list) -> list[list]:
    """Events of one request together, where the telling counts many as one; each alone otherwise."""
    if not telling.many:
        return [[one] for one in told]
    key = lambda one: str(one[0]["pgh_context_id"] or one[0]["pgh_created_at"])  # noqa: E731
    return [list(group) for _, group in groupby(sorted(told, key=key), key=key)]


def _entry(
    telling: Telling, event: Mapping[str, Any], moment: Moment, said: str, changes: tuple, names: Names
) -> Entry:
    author = _author(telling, event)
    # A reason stays in its field afterwards: it belongs to the moment that brought it only.
    reason = (event["pgh_context__metadata"] or {}).get("reason") or next(
        (event[name] for name in telling.reasons if event[name] and moment.became(name)), ""
    )
    who = names.of(get_user_model(), author) if author is not None else ITSELF
    return Entry(who, event["pgh_created_at"], said, telling.kind, changes, reason)


def _usual(telling: Telling, moment: Moment, changes: tuple[Change, ...]) -> str:
    name = f" “{moment.after[telling.name]}”" if telling.name else ""
    if moment.is_new or moment.is_gone:
        return f"{'added' if moment.is_new else 'took out'} the {telling.noun}{name}"
    if len(changes) == 1 and " " not in changes[0].label:
        return f"changed the {changes[0].label.lower()} of the {telling.noun}{name}"
    return f"changed the {telling.noun}{name}"


def _changes(telling: Telling, moment: Moment, names: Names) -> Iterator[Change]:
    for name, label in telling.fields.items():
        column = _attname(telling, name)
        if moment.became(column):
            of = _field(telling, name)
            yield Change(label, *_sides(of, moment.before[column], moment.after[column], names))


def _sides(of: Field, before: Any, after: Any, names: Names) -> tuple[SafeString, SafeString]:
    """Texts word by word; a day, a person or a choice changes as a whole; what was empty is not struck out."""
    if isinstance(of, CharField | TextField) and not of.choices and before and after:
        return marked(before, after)
    was, now = _shown(of, before, names), _shown(of, after, names)
    return (
        format_html("<del>{}</del>" if before not in EMPTY else "{}", shortened(was)),
        format_html("<ins>{}</ins>" if after not in EMPTY else "{}", shortened(now)),
    )


def _shown(of: Field, value: Any, names: Names) -> str:
    if isinstance(of, ForeignKey):
        return names.of(of.related_model, value)
    if value in EMPTY:
        return "nothing"
    if of.choices:
        return str(dict(of.flatchoices).get(value, value))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return words.when(value)
    return words.day(value) if isinstance(value, dt.date) else str(value)
