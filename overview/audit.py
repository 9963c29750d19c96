"""
Who did what, everywhere, newest first, for administrators: the events of every tracked record as one list.

What people wrote is never shown: a line names the kind of thing, what was done and which of its fields changed, with
before and after only where these are days, choices, numbers, people or places. A matter of the executive says so.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, NamedTuple, cast

from django.apps import apps
from django.db.models import CharField, DateField, F, Field, ForeignKey, Model, OuterRef, Q, QuerySet, TextField, Value
from django.utils import timezone
from pghistory.models import Context, Event

from common.dates import start_of
from common.history_view import ITSELF, Names
from meetings.enums import Sensitivity
from roles.models import Person, SecurityEvent

PER_PAGE = 50
CAP = 10_000
"""Lines in a file."""
PLACES = ("place", "network", "school", "area", "region", "group", "old", "new")
DONE = {"insert": "added", "update": "changed", "delete": "took out"}
NOUNS = {
    "gate": "sign-ins and refusals",
    "exchange.matterevent": "question to the forum",
    "exchange.remarkevent": "remark on a question to the forum",
    "fiso.milestonereviewevent": "review of a milestone",
    "fiso.plangrantevent": "access to a plan",
    "meetings.agendatemplateevent": "agenda template",
    "meetings.cadenceevent": "number of meetings in a term",
    "meetings.correctionevent": "suggested correction",
    "meetings.correctionnoteevent": "correction of confirmed minutes",
    "meetings.curriculumdayevent": "day without students",
    "meetings.meetinggrantevent": "access to a meeting",
    "meetings.meetingseriesevent": "series of meetings",
    "meetings.occurrenceevent": "meeting of a series",
    "meetings.questionevent": "question to the forum or the Department",
    "meetings.sectionevent": "section of an agenda",
    "meetings.templateitemevent": "item of an agenda template",
    "networks.groupmembershipevent": "school in a group",
    "networks.groupownerevent": "network of a group",
    "networks.networkplacementevent": "network in an area",
    "networks.placenameevent": "name of a place",
    "networks.replacementevent": "network that took over",
    "networks.schoolmembershipevent": "school in a network",
    "reminders.calendarfeedevent": "private calendar",
    "roles.appointmentevent": "role",
    "roles.grouprequestevent": "request about a group",
    "roles.rearrangedplaceevent": "place in a change",
    "roles.rearrangementevent": "change of networks and areas",
    "roles.viewingevent": "look as somebody",
}
UNTOLD = {"version", "note_version", "id", "password", "place_ptr"}


class Line(NamedTuple):
    """Where a line stands: newest first, and among those of one moment in a fixed order. It is the key of a page."""

    at: dt.datetime
    source: str
    key: int

    def __str__(self) -> str:
        return f"{self.at.isoformat()}~{self.source}~{self.key}"

    @classmethod
    def read(cls, text: str) -> "Line | None":
        at, _, rest = text.partition("~")
        source, _, key = rest.partition("~")
        try:
            moment = dt.datetime.fromisoformat(at)
            known = timezone.is_aware(moment) and len(key) < 18 and source in sources()
            return cls(moment, source, int(key)) if known else None
        except ValueError:
            return None


@dataclass(frozen=True)
class Wanted:
    """What the reader asks for. kind: the label of an event table; empty ones ask for nothing."""

    who: int | None = None
    kind: str = ""
    place: int | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Told:
    at: dt.datetime
    who: str
    did: str
    changes: str
    reason: str


def sources() -> dict[str, type[Model]]:
    """Every event table by a short name, and what happened at the gate."""
    events = [model for model in apps.get_models() if issubclass(model, Event) and not model._meta.abstract]
    found = {model._meta.label_lower: model for model in events if model._meta.managed}
    return dict(sorted(found.items())) | {"gate": SecurityEvent}


def noun_of(source: str) -> str:
    """What people call a record of this kind."""
    return NOUNS.get(source) or str(_tracked(sources()[source])._meta.verbose_name)


def _tracked(model: Any) -> type[Model]:
    return model.pgh_tracked_model


def lines(wanted: Wanted, after: Line | None = None, count: int = PER_PAGE) -> list[Line]:
    """The next lines after one, newest first. One statement, which reads `count` rows of each table by its index."""
    chosen = {wanted.kind: sources()[wanted.kind]} if wanted.kind in sources() else sources()
    rows = [found for name, model in chosen.items() if (found := _rows(name, model, wanted, after, count)) is not None]
    if not rows:
        return []
    first, *others = rows
    whole = first
    if others:
        whole = first.union(*others, all=True).order_by("-told_at", "-told_from", "-told_key")[:count]
    names = list(sources())
    return [Line(at, names[number], key) for at, number, key in whole]


def _rows(name: str, model: Any, wanted: Wanted, after: Line | None, count: int) -> QuerySet | None:
    number = list(sources()).index(name)  # a number, since texts are ordered by the database in its own way
    at, key = ("at", "pk") if name == "gate" else ("pgh_created_at", "pgh_id")
    found = _filtered(name, model, wanted, at)
    if found is None:
        return None
    if after is not None:
        earlier = Q(**{f"{at}__lt": after.at})
        if name == after.source:
            earlier |= Q(**{at: after.at, f"{key}__lt": after.key})
        elif number < list(sources()).index(after.source):
            earlier |= Q(**{at: after.at})
        found = found.filter(earlier)
    found = found.order_by(f"-{at}", f"-{key}")
    found = found.annotate(told_at=F(at), told_from=Value(number), told_key=F(key))
    return found.values_list("told_at", "told_from", "told_key")[:count]


def _filtered(name: str, model: Any, wanted: Wanted, at: str) -> QuerySet | None:
    """The table's rows that are asked for; None when it has none of what is asked for."""
    found = model._default_manager.all()
    if wanted.first:
        found = found.filter(**{f"{at}__gte": start_of(wanted.first)})
    if wanted.last:
        found = found.filter(**{f"{at}__lt": start_of(wanted.last + dt.timedelta(days=1))})
    if name == "gate":
        return None if wanted.place or wanted.reason else found.filter(**({"person": wanted.who} if wanted.who else {}))
    if wanted.who:
        found = found.filter(pgh_context__in=Context.objects.filter(metadata__user=wanted.who).values("pk"))
    if wanted.reason:
        found = found.filter(_says(model, wanted.reason))
    if not wanted.place:
        return found
    there = _at(model, wanted.place)
    return None if there is None else found.filter(there)


def _says(model: Any, reason: str) -> Q:
    found = Q(pgh_context__in=Context.objects.filter(metadata__reason__icontains=reason).values("pk"))
    for field in model._meta.concrete_fields:
        if field.name.endswith("reason"):
            found |= Q(**{f"{field.name}__icontains": reason})
    return found


def _at(model: Any, place: int) -> Q | None:
    """The condition that an event is of this place; None where the table knows no place."""
    links = [field for field in model._meta.concrete_fields if field.name in PLACES and isinstance(field, ForeignKey)]
    found = [Q(**{f"{field.name}_id": place}) for field in links]
    if issubclass(_tracked(model), _place()):
        found.append(Q(pgh_obj_id=place))
    return reduce(or_, found) if found else None


def told(found: Sequence[Line]) -> list[Told]:
    """The lines in words. Two queries for each table among them, and one for each model whose names are shown."""
    names, read = Names(), {}
    for source in {line.source for line in found}:
        keys = [line.key for line in found if line.source == source]
        read[source] = _read_gate(keys) if source == "gate" else _read(source, keys)
    for source, rows in read.items():
        for row, before in rows.values():
            _want(sources()[source], row, before, names)
    return [_told(line, *read[line.source][line.key], names) for line in found]


Pair = tuple[dict[str, Any], dict[str, Any]]


def _read_gate(keys: list[int]) -> dict[int, Pair]:
    rows = SecurityEvent.objects.filter(pk__in=keys).values("pk", "at", "kind", "person", "seen_by", "what")
    return {row["pk"]: (cast(dict[str, Any], row), {}) for row in rows}


def _read(source: str, keys: list[int]) -> dict[int, Pair]:
    """Each event with the one before it of the same record."""
    model: Any = sources()[source]
    columns = [field.attname for field in model._meta.concrete_fields]
    earlier = model.objects.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"))
    rows = model.objects.filter(pgh_id__in=keys).annotate(was=earlier.order_by("-pgh_id").values("pgh_id")[:1])
    found = {row["pgh_id"]: row for row in rows.values(*columns, "was", "pgh_context__metadata")}
    before = {row["pgh_id"]: row for row in model.objects.filter(
        pgh_id__in=[row["was"] for row in found.values() if row["was"]]).values(*columns)}  # fmt: skip
    return {key: (row, before.get(row["was"], {})) for key, row in found.items()}


def _changed(model: Any, row: dict[str, Any], before: dict[str, Any]) -> Iterator[Field]:
    for field in model._meta.concrete_fields:
        if field.name.startswith("pgh_") or field.name in UNTOLD or not before:
            continue
        if row[field.attname] != before[field.attname]:
            yield field


def _is_plain(field: Field) -> bool:
    """Whether a value may be shown: what nobody typed."""
    return bool(field.choices) or not isinstance(field, CharField | TextField)


def _want(model: Any, row: dict[str, Any], before: dict[str, Any], names: Names) -> None:
    if model is SecurityEvent:
        names.want(Person, row["person"])
        names.want(Person, row["seen_by"])
        return
    names.want(Person, _user(row))
    names.want(*_subject(model, row))
    for field in _changed(model, row, before):
        if isinstance(field, ForeignKey) and field.related_model in (Person, _place()):
            names.want(field.related_model, row[field.attname])
            names.want(field.related_model, before[field.attname])


def _place() -> type[Model]:
    return apps.get_model("networks.Place")


def _subject(model: Any, row: dict[str, Any]) -> tuple[type[Model], Any]:
    """The person or place itself; else whom an appointment, a grant or a look is about."""
    tracked = _tracked(model)
    if tracked is Person or issubclass(tracked, _place()):
        return Person if tracked is Person else _place(), row["pgh_obj_id"]
    return Person, row.get("person_id") or row.get("user_id")


def _user(row: dict[str, Any]) -> Any:
    return (row["pgh_context__metadata"] or {}).get("user")


def _told(line: Line, row: dict[str, Any], before: dict[str, Any], names: Names) -> Told:
    if line.source == "gate":
        kind = SecurityEvent.Kind(row["kind"]).label
        seen_by = f" (looked at by {names.of(Person, row['seen_by'])})" if row["seen_by"] else ""
        who = names.of(Person, row["person"]) if row["person"] else "Somebody unknown"
        return Told(line.at, f"{who}{seen_by}", kind, row["what"], "")
    model: Any = sources()[line.source]
    noun = noun_of(line.source)
    if row.get("sensitivity") == Sensitivity.EXECUTIVE or before.get("sensitivity") == Sensitivity.EXECUTIVE:
        noun = f"{noun} of the executive"
    user = _user(row)
    said = [_change(field, row, before, names) for field in _changed(model, row, before)]
    reason = (row["pgh_context__metadata"] or {}).get("reason") or (row["reason"] if "administrator_id" in row else "")
    about, key = _subject(model, row)
    whom = f", {names.of(about, key)}" if key else ""
    return Told(
        line.at,
        names.of(Person, user) if user else ITSELF,
        f"{DONE[row['pgh_label']]} {noun} {row['pgh_obj_id']}{whom}",
        ", ".join(said),
        reason,
    )


def _change(field: Field, row: dict[str, Any], before: dict[str, Any], names: Names) -> str:
    label = str(field.verbose_name)
    if not _is_plain(field):
        return label
    was, now = (_value(field, side[field.attname], names) for side in (before, row))
    return f"{label} from {was} to {now}" if was and now else label


def _value(field: Field, value: Any, names: Names) -> str:
    if value is None:
        return "nothing"
    if isinstance(field, ForeignKey):
        return names.of(field.related_model, value) if field.related_model in (Person, _place()) else ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return str(value) if isinstance(value, bool | int | dt.date) or isinstance(field, DateField) else ""
