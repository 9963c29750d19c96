"""
Querysets compiled once and run many times. Building a query over a handful of rows costs ten times what the database
needs to answer it: a page that asks many such questions would spend most of its time there.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, Expression, QuerySet

KEYS = object()


class Keys(Expression):
    """Stands in a queryset where a list of keys belongs; the list is given when the statement runs."""

    output_field = BigIntegerField()

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]
        return "SELECT unnest(%s::bigint[])", (KEYS,)


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
            cursor.execute(self.sql, [given if param is KEYS else param for param in self.params])
            return cursor.fetchall()
