"""
Taking back everything that was written under one context of the history: rows that came to be go, rows that changed get
back what they held. Exactly that or nothing: a row that has changed since, or that others rest on, is a hindrance.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pghistory.models
from django.apps import apps
from django.db.models import CASCADE, ManyToOneRel, Model

from common.dates import Dated
from common.words import count

Values = dict[str, Any]
Reason = tuple[str, str]
"""What, and why it cannot be taken back."""
NAMED = 200


@dataclass
class Table:
    """What happened to the rows of one model, by key."""

    model: type[Model]
    columns: list[str]
    before: dict[int, Values | None] = field(default_factory=dict)
    after: dict[int, Values | None] = field(default_factory=dict)
    unknown: set[int] = field(default_factory=set)
    goes_along: list[tuple[type[Model], set[int]]] = field(default_factory=list)
    """Rows that are part of those that came to be, and have no history of their own."""

    @property
    def inserted(self) -> set[int]:
        return {pk for pk, values in self.before.items() if values is None and pk not in self.unknown}

    @property
    def changed(self) -> list[int]:
        """In the order in which they were changed."""
        return [pk for pk, values in self.before.items() if values is not None and self.after[pk] is not None]


class Changes:
    """Everything written under a context, read from the event tables."""

    def __init__(self, context: uuid.UUID) -> None:
        self.tables = [table for model in tracked() if (table := _read(model, context)).after]
        self.by_model = {table.model: table for table in self.tables}

    def hindrances(self) -> list[Reason]:
        """Why it cannot be taken back, row by row. Rows are locked from here on. Also finds what goes along."""
        found = [reason for table in self.tables for reason in _changed_since(table)]
        return found + [reason for table in self.tables for reason in self._rested_on(table)]

    def _rested_on(self, table: Table) -> Iterator[Reason]:
        """Rows of others that point to rows that would go. What is part of them, and has no history, goes along."""
        gone, rests = table.inserted, defaultdict(list)
        for relation in _pointing_to(table.model) if gone else ():
            other: Any = relation.related_model
            mine = set(self.by_model[other].after) if other in self.by_model else set()
            name = relation.field.name
            rows = other._base_manager.filter(**{f"{name}__in": gone}).values_list("pk", relation.field.attname)
            rows = [row for row in rows if row[0] not in mine]
            if relation.on_delete is CASCADE and other not in tracked():
                table.goes_along.append((other, {pk for pk, _ in rows}))
                continue
            for _, pk in rows:
                rests[pk].append(other._meta.verbose_name)
        names = _named(table, rests)
        for pk, nouns in rests.items():
            kinds = [count(nouns.count(noun), str(noun)) for noun in sorted(set(nouns))]
            yield names[pk], f"{' and '.join(kinds)} here by now"

    def take_back(self) -> None:
        """To be called when there are no hindrances. Tables that point to others come first."""
        for table in _pointing_first(self.tables):
            # Days must not overlap while earlier ones are put back; other rows point to one another instead.
            steps = [_delete_inserted, _put_back]
            for step in steps if issubclass(table.model, Dated) else reversed(steps):
                step(table)


def tracked() -> dict[type[Model], type[Model]]:
    """Model -> its event table."""
    return {
        event.pgh_tracked_model: event  # type: ignore[attr-defined]
        for event in apps.get_models()
        if _is_event(event) and getattr(event, "pgh_tracked_model", None)
    }


def _pointing_to(model: type[Model]) -> list[ManyToOneRel]:
    """Foreign keys of other tables, but for those of the history."""
    found = [one for one in model._meta.get_fields(include_hidden=True) if isinstance(one, ManyToOneRel)]
    return [
        one for one in found if one.related_model._meta.app_label != "pghistory" and not _is_event(one.related_model)
    ]


def _is_event(model: Any) -> bool:
    return issubclass(model, pghistory.models.Event)


def _read(model: type[Model], context: uuid.UUID) -> Table:
    event = tracked()[model]
    columns = [one.attname for one in event._meta.concrete_fields if not one.name.startswith("pgh_")]
    table, first = Table(model, columns), {}
    rows = event._base_manager.filter(pgh_context_id=context).order_by("pgh_id")
    for pgh_id, label, pk, *values in rows.values_list("pgh_id", "pgh_label", "pgh_obj_id", *columns):
        if pk not in first:
            first[pk], table.before[pk] = pgh_id, None
            if label != "insert":
                table.unknown.add(pk)
        table.after[pk] = None if label == "delete" else dict(zip(columns, values, strict=True))
    earlier: Iterable[Values] = ()
    if table.unknown:
        older = event._base_manager.filter(pgh_obj_id__in=table.unknown).order_by("pgh_id")
        earlier = older.values("pgh_id", "pgh_obj_id", *columns)
    for row in earlier:
        if row["pgh_id"] < first[row["pgh_obj_id"]]:
            table.before[row["pgh_obj_id"]] = {name: row[name] for name in columns}
    table.unknown = {pk for pk in table.unknown if table.before[pk] is None}
    return table


def _changed_since(table: Table) -> Iterator[Reason]:
    rows = table.model._base_manager.select_for_update(of=("self",)).filter(pk__in=table.after)
    now = {row["pk"]: row for row in rows.values("pk", *table.columns)}
    reasons = {}
    for pk, after in table.after.items():
        if after is None:
            reasons[pk] = "was removed by it, which cannot be taken back"
        elif pk in table.unknown:
            reasons[pk] = "there is no record of what it was before"
        elif pk not in now:
            reasons[pk] = "has been removed since"
        elif differing := [name for name in table.columns if now[pk][name] != after[name]]:
            reasons[pk] = f"has been changed since ({', '.join(map(_in_words, differing))})"
    names = _named(table, reasons)
    for pk, reason in reasons.items():
        yield names[pk], reason


def _named(table: Table, pks: Iterable[int]) -> dict[int, str]:
    """What rows are called, the first of them by name; a row that is gone by its last values."""
    pks = list(pks)
    here = table.model._base_manager.filter(pk__in=pks[:NAMED])
    noun = str(table.model._meta.verbose_name)
    found = {pk: str((table.after[pk] or {}).get("name") or noun) for pk in pks}
    return found | {row.pk: str(row) for row in here}


def _in_words(column: str) -> str:
    return column.removesuffix("_id").replace("_", " ")


def _pointing_first(tables: list[Table]) -> list[Table]:
    models = {table.model: table for table in tables}
    done: list[Table] = []

    def visit(model: type[Model]) -> None:
        if models[model] in done:
            return
        for other in models:
            if other is not model and any(issubclass(one, model) for one in _points_to(other)):
                visit(other)
        done.append(models[model])

    for model in models:
        visit(model)
    return done


def _points_to(model: type[Model]) -> list[type[Model]]:
    return [one.related_model for one in model._meta.fields if one.related_model]


def _delete_inserted(table: Table) -> None:
    for model, pks in table.goes_along:
        _delete(model, pks)
    _delete(table.model, table.inserted)


def _delete(model: type[Model], pks: set[int]) -> None:
    """Without looking for what points here: that has been looked for, and the database looks again."""
    if pks:
        rows: Any = model._base_manager.filter(pk__in=pks)
        rows._raw_delete(rows.db)


def _put_back(table: Table) -> None:
    """Dated rows one by one and the last first, so that no two ever hold on one day; others together."""
    rows = table.model._base_manager
    key = table.model._meta.pk.attname
    names = [name for name in table.columns if name != key]
    if issubclass(table.model, Dated):
        for pk in reversed(table.changed):
            values = table.before[pk] or {}
            rows.filter(pk=pk).update(**{name: values[name] for name in names})
    elif table.changed:
        objects = [table.model(**(table.before[pk] or {})) for pk in table.changed]
        fields = [one.name for one in table.model._meta.local_fields if one.attname in names]
        rows.bulk_update(objects, fields, batch_size=200)
