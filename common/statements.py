"""
Querysets compiled once and run many times. Building a query over a handful of rows costs ten times what the database
needs to answer it: a page that asks many such questions would spend most of its time there.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Sequence
from copy import copy
from dataclasses import dataclass
from functools import partial, update_wrapper
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import (
    BigIntegerField,
    DateField,
    DateTimeField,
    Expression,
    Field,
    Model,
    Prefetch,
    QuerySet,
    TextField,
)
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor, ReverseManyToOneDescriptor
from django.utils import timezone
from psycopg import ClientCursor

RUNS_BEFORE_PLANNED = 3
MOST_PLANNED = 300
"""Statements of one connection that PostgreSQL keeps planned: a quarter of a megabyte each."""
LARGEST_KEY = 2**63
"""A larger number in an address is the key of nothing."""
UNNESTED, AMONG = "IN (SELECT unnest(%s::bigint[]))", "= ANY (%s::bigint[])"
"""
A list of keys as the ORM writes it, and as a kept statement says it: PostgreSQL looks the few of a person up in an
index, also beside other ways to see a row.
"""
OWNERS = "owners"
"""Names the keys of the rows for which others are prefetched."""


@dataclass(frozen=True)
class Ask:
    """A parameter whose value is known when the statement runs."""

    name: tuple[Any, ...]


class Given(Expression):
    """Stands in a queryset where one value belongs; the value is given when the statement runs."""

    def __init__(self, *name: Any, output_field: Field | None = None) -> None:
        super().__init__(output_field or BigIntegerField())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]
        return f"%s::{self.output_field.db_type(connection)}", (Ask(self.name),)


class Keys(Expression):
    """Stands in a queryset where a list of keys belongs; the list is given when the statement runs."""

    output_field = BigIntegerField()

    def __init__(self, *name: Any) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]
        return "SELECT unnest(%s::bigint[])", (Ask(self.name),)


class PlannedOnce:
    """The connection, as a compiler uses it, with cursors whose statements PostgreSQL plans once and keeps."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def cursor(self) -> Any:
        self._connection.ensure_connection()
        line = self._connection.connection
        line.prepare_threshold, line.prepared_max = RUNS_BEFORE_PLANNED, MOST_PLANNED
        return self._connection._prepare_cursor(ServerBindingCursor(line))  # type: ignore[call-arg]


def with_constants(sql: str, params: Sequence[Any]) -> str:
    """The statement with its constants written into it: a place is left for each Ask, and for nothing else."""
    connection.ensure_connection()
    writer, values = ClientCursor(connection.connection), iter(params)

    def written(place: re.Match) -> str:
        if place[0] == "%%":
            return "%%"
        value = next(values)
        return "%s" if isinstance(value, Ask) else writer.mogrify("%s", [value]).replace("%", "%%")

    return re.sub("%s|%%", written, sql)


@dataclass(frozen=True)
class Statement:
    """Gives rows of plain values. `asks`: how often the keys are named in it."""

    sql: str
    asks: int

    @classmethod
    def of(cls, rows: QuerySet) -> "Statement":
        """rows: a values_list whose filters name Keys()."""
        sql, params = rows.query.sql_with_params()
        return cls(with_constants(sql, params), sum(isinstance(param, Ask) for param in params))

    def run(self, keys: Collection[int]) -> list[tuple[Any, ...]]:
        with PlannedOnce(connection).cursor() as cursor:
            cursor.execute(self.sql, [list(keys)] * self.asks)
            return cursor.fetchall()


class Prepared:
    """
    A queryset of any kind, with what is given in its place. It must not hold a moment of its own: that would be the
    moment of composing, for as long as the statement is kept. What it prefetches is prepared with it.

    PostgreSQL plans it once for each connection that runs it more than a few times: of a statement that carries rights,
    planning takes longer than answering.
    """

    def __init__(self, rows: QuerySet) -> None:
        lookups, rows = rows._prefetch_related_lookups, rows.prefetch_related(None)  # type: ignore[attr-defined]
        self._along = [Along(rows.model, lookup) for lookup in lookups]
        self._rows = rows
        self._compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            sql, params = self._compiler.as_sql()
        except EmptyResultSet:
            sql, params = "", ()
        if any(isinstance(param, dt.datetime) for param in params):
            raise TypeError(f"A statement that is kept names a moment: {sql}")
        self._sql = with_constants(sql.replace(UNNESTED, AMONG), params)
        self._asks = [param.name for param in params if isinstance(param, Ask)]
        # What is done to each column of a row is worked out once too, when the first rows are read.
        self._compiler.get_converters = cache_of_one(self._compiler.get_converters)

    def run(self, value: Callable[..., Any]) -> list[Any]:
        """`value` is called with the name of what is asked."""
        if not self._sql:
            return []
        given = tuple(value(*name) for name in self._asks)
        compiler, rows = copy(self._compiler), self._rows._chain()  # type: ignore[attr-defined]
        compiler.connection = PlannedOnce(connections[DEFAULT_DB_ALIAS])
        compiler.as_sql = lambda *args, **kwargs: (self._sql, given)  # type: ignore[method-assign]
        rows.query.get_compiler = lambda *args, **kwargs: compiler
        found = list(rows)
        for along in self._along:
            along.bring(found, value)
        return found


def cache_of_one(work_out: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Gives what it gave first, whatever it is asked."""
    found: list[Any] = []

    def given(asked: Any) -> Any:
        if not found:
            found.append(work_out(asked))
        return found[0]

    return given


class Along:
    """
    What is prefetched along one link of a model: forward to one row, or backward to many. Rows get it where Django puts
    it, so that templates read it as ever, and whoever filters a list of it asks the database, as ever.
    """

    def __init__(self, model: type[Model], lookup: str | Prefetch) -> None:
        wanted = lookup if isinstance(lookup, Prefetch) else Prefetch(lookup)
        self._to, self._is_list = wanted.prefetch_to, wanted.to_attr is not None
        link = getattr(model, wanted.prefetch_through)
        if type(link) is ReverseManyToOneDescriptor:
            self.field, self._is_back, target = link.field, True, link.rel.related_model
        elif isinstance(link, ForwardManyToOneDescriptor) and not self._is_list:
            self.field, self._is_back, target = link.field, False, link.field.remote_field.model
        else:
            raise TypeError(f"{wanted.prefetch_through} of {model.__name__} is no link that can be prepared")
        rows = target._default_manager.all() if wanted.queryset is None else wanted.queryset
        by = self.field.name if self._is_back else "pk"
        self._anew, found = rows, rows.filter(**{f"{by}__in": Keys(OWNERS)})
        self._rows = Prepared(found)
        self._shelf = found._chain()  # type: ignore[attr-defined]
        self._kind: Any = type("Shelved", (Shelved, type(found)), {})

    def bring(self, owners: list[Any], value: Callable[..., Any]) -> None:
        wanted = {owner.pk if self._is_back else getattr(owner, self.field.attname) for owner in owners} - {None}

        def given(*name: Any) -> Any:
            return list(wanted) if name == (OWNERS,) else value(*name)

        rows = self._rows.run(given) if wanted else []
        (self._bring_many if self._is_back else self._bring_one)(owners, rows)

    def _bring_one(self, owners: list[Any], rows: list[Any]) -> None:
        by_key = {row.pk: row for row in rows}
        for owner in owners:
            self.field.set_cached_value(owner, by_key.get(getattr(owner, self.field.attname)))

    def _bring_many(self, owners: list[Any], rows: list[Any]) -> None:
        found: dict[int, list[Any]] = {owner.pk: [] for owner in owners}
        by_key = {owner.pk: owner for owner in owners}
        for row in rows:
            key = getattr(row, self.field.attname)
            self.field.set_cached_value(row, by_key[key])
            found[key].append(row)
        for owner in owners:
            if self._is_list:
                setattr(owner, self._to, found[owner.pk])
            else:
                shelves = owner.__dict__.setdefault("_prefetched_objects_cache", {})
                shelves[self._to] = self._shelved(owner, found[owner.pk])

    def _shelved(self, owner: Any, rows: list[Any]) -> QuerySet:
        shelf = self._kind.__new__(self._kind)
        shelf.__dict__.update(self._shelf.__dict__, _result_cache=rows, _prefetch_done=True)
        shelf.anew = partial(self._anew.filter, **{self.field.name: owner})
        return shelf


class Shelved:
    """Mixed into a queryset whose rows are here already: what is asked beyond them is asked of its owner's own."""

    anew: Callable[[], QuerySet]

    def _chain(self) -> QuerySet:
        return self.anew()


class Kept:
    """
    A function that gives a queryset, called as one that gives its rows. Values are handed over by name and take part as
    what they are: whole numbers, moments, lists of keys and words that were Typed are given when the statement runs,
    other words and switches are part of it. It must name no moment that is not handed over; the day is part of it.
    """

    every: list["Kept"] = []
    most = 200
    """Statements that are kept of one question."""

    def __init__(self, rows: Callable[..., QuerySet]) -> None:
        self.rows = rows
        self.kept: dict[tuple, Prepared] = {}
        self.every.append(self)
        update_wrapper(self, rows)

    def __call__(self, **values: Any) -> list[Any]:
        return self.statement(values).run(lambda kind, name: plain(values[name]))

    def statement(self, values: dict[str, Any], key: Any = None, first: tuple = ()) -> Prepared:
        """Composed for `key`, where values of this kind have not been asked about yet. `first`: before the values."""
        given = {name: stand_in(name, value) for name, value in values.items()}
        said = tuple((name, value if given[name] is value else type(given[name])) for name, value in values.items())
        wanted = (timezone.localdate(), key, said)
        found = self.kept.get(wanted)
        if found is None:  # another thread may compose it at the same time, or let all go: nothing rests on that
            if len(self.kept) >= self.most:
                self.kept.clear()
            found = self.kept[wanted] = Prepared(self.rows(*first, **given))
        return found

    @classmethod
    def forget(cls) -> None:
        for one in cls.every:
            one.kept.clear()


def plain(value: Any) -> Any:
    """A value as a statement takes it when it runs."""
    if isinstance(value, int):
        return value if abs(value) < LARGEST_KEY else None
    if isinstance(value, str):
        return str(value)
    return list(value) if isinstance(value, Collection) else value


class Typed(str):
    """Words that somebody typed: given to a statement when it runs, where other words are part of it."""


def stand_in(name: str, value: Any) -> Any:
    """What stands for a value in a statement: keys and moments are given, words and switches are part of it."""
    if isinstance(value, Typed):
        return Given("value", name, output_field=TextField())
    if isinstance(value, bool | str | None):
        return value
    if isinstance(value, int):
        return Given("value", name)
    if isinstance(value, dt.date):
        is_moment = isinstance(value, dt.datetime)
        return Given("value", name, output_field=DateTimeField() if is_moment else DateField())
    return Keys("value", name)
