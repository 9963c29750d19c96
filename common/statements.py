"""
Querysets compiled once and run many times. Building a query over a handful of rows costs ten times what the database
needs to answer it: a page that asks many such questions would spend most of its time there.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import BigIntegerField, DateField, DateTimeField, Expression, Field, QuerySet, TextField
from psycopg import ClientCursor

RUNS_BEFORE_PLANNED = 3


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
        line.prepare_threshold = RUNS_BEFORE_PLANNED
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
    moment of composing, for as long as the statement is kept.

    PostgreSQL plans it once for each connection that runs it more than a few times: of a statement that carries rights,
    planning takes longer than answering.
    """

    def __init__(self, rows: QuerySet) -> None:
        self._rows = rows
        self._compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            sql, params = self._compiler.as_sql()
        except EmptyResultSet:
            sql, params = "", ()
        if any(isinstance(param, dt.datetime) for param in params):
            raise TypeError(f"A statement that is kept names a moment: {sql}")
        self._sql = with_constants(sql, params)
        self._asks = [param.name for param in params if isinstance(param, Ask)]

    def run(self, value: Callable[..., Any]) -> list[Any]:
        """`value` is called with the name of what is asked."""
        if not self._sql:
            return []
        given = tuple(value(*name) for name in self._asks)
        compiler, rows = copy(self._compiler), self._rows._chain()  # type: ignore[attr-defined]
        compiler.connection = PlannedOnce(connections[DEFAULT_DB_ALIAS])
        compiler.as_sql = lambda *args, **kwargs: (self._sql, given)  # type: ignore[method-assign]
        rows.query.get_compiler = lambda *args, **kwargs: compiler
        return list(rows)


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
