"""A list behind a figure as one person may read it: in words for the page, in plain values for a file."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from common.words import near_day, when
from overview.lists import Column, Kind
from roles.models import Person


@dataclass(frozen=True)
class Reading:
    """`has_network`: each row says its network, because the list is over several."""

    kind: Kind
    person: Person
    has_network: bool

    @property
    def columns(self) -> list[Column]:
        columns = self.kind.columns
        if not self.has_network or self.kind.network is None:
            return list(columns)
        return [columns[0], Column("Network", self.kind.network), *columns[1:]]

    @property
    def headings(self) -> list[str]:
        return [column.heading for column in self.columns]

    def plain(self, rows: Iterable[Any]) -> list[list[Any]]:
        """The cells of each row. One query."""
        rows = list(rows)
        addresses = self._addresses(rows)
        return [self._cells(row, addresses) for row in rows]

    def lines(self, rows: Iterable[Any]) -> list[tuple[str, list[tuple[Column, str]]]]:
        """(address the row opens, or nothing; its cells in words). One query."""
        rows, columns = list(rows), self.columns
        addresses = self._addresses(rows)
        return [
            (
                addresses.get(self.kind.key(row), ""),
                [(column, in_words(cell)) for column, cell in zip(columns, self._cells(row, addresses), strict=True)],
            )
            for row in rows
        ]

    def _addresses(self, rows: list[Any]) -> dict[int, str]:
        """Of the objects behind the rows, those the person may open."""
        if self.kind.opens is None:
            return {}
        objects = self.kind.opens._default_manager.filter(pk__in={self.kind.key(row) for row in rows})
        return {obj.pk: obj.get_absolute_url() for obj in objects.visible_to(self.person)}  # type: ignore[attr-defined]

    def _cells(self, row: Any, addresses: dict[int, str]) -> list[Any]:
        cells = [column.value(row) for column in self.columns]
        if self.kind.withheld and self.kind.key(row) not in addresses:
            cells[0] = self.kind.withheld
        return cells


def in_words(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return when(value)
    if isinstance(value, dt.date):
        return near_day(value)
    return "" if value is None else str(value)
