"""
Querysets compiled once and run many times. Building a query over a handful of rows costs ten times what the database
needs to answer it: a page that asks many such questions would spend most of its time there.
"""

import datetime as dt
from collections.abc import Callable, Collection
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import BigIntegerField, DateField, DateTimeField, Expression, Field, QuerySet, TextField


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


@dataclass(frozen=True)
class Statement:
    sql: str
    params: tuple[Any, ...]

    @classmethod
    def of(cls, rows: QuerySet) -> "Statement":
        """rows: a values_list whose filters name Keys()."""
        sql, params = rows.query.sql_with_params()
        return cls(sql, tuple(params))

    def run(self, keys: Collection[int]) -> list[tuple[Any, ...]]:
        given = list(keys)
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [given if isinstance(param, Ask) else param for param in self.params])
            return cursor.fetchall()


class Prepared:
    """
    A queryset of any kind, with what is given in its place. It must not hold a moment of its own: that would be the
    moment of composing, for as long as the statement is kept.
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
        self._sql, self._params = sql, tuple(params)

    def run(self, value: Callable[..., Any]) -> list[Any]:
        """`value` is called with the name of what is asked."""
        if not self._sql:
            return []
        given = tuple(value(*param.name) if isinstance(param, Ask) else param for param in self._params)
        compiler, rows = copy(self._compiler), self._rows._chain()  # type: ignore[attr-defined]
        compiler.connection = connections[DEFAULT_DB_ALIAS]
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
