"""The columns of a network membership file, and one row of it checked."""

import datetime as dt
from dataclasses import dataclass

from networks.imports import cells
from networks.imports.cells import BadCell
from networks.imports.reading import Layout, Row

LAYOUT = Layout(
    "a network membership file",
    required={
        "school_no": ("school number", "School_No", "number"),
        "network": ("network", "network name", "illustrative_network_name"),
    },
    optional={
        "name": ("school name", "School_Name", "school"),
        "area": ("area", "area name"),
        "region": ("region", "region name"),
        "from": ("from", "starts on", "start"),
        "to": ("to", "until", "ends on", "end"),
    },
)


@dataclass(frozen=True)
class Entry:
    """A school in a network from one day to another. `says_when` is false where the day is only our default."""

    line: int
    school_no: int
    network: str
    area: str
    region: str
    starts_on: dt.date
    ends_on: dt.date | None
    says_when: bool

    def overlaps(self, starts_on: dt.date, ends_on: dt.date | None) -> bool:
        return (self.ends_on is None or starts_on <= self.ends_on) and (ends_on is None or ends_on >= self.starts_on)


def checked(row: Row, *, default_start: dt.date) -> Entry:
    """The row as an entry. Raises BadCell with the first reason why it cannot be one."""
    found = row.cells
    school_no = cells.number(found, "school_no", "the school number", largest=999_999)
    assert school_no is not None  # it is needed
    network = cells.text(found, "network", "the network", 110, needed=True)
    area = cells.text(found, "area", "the area", 120)
    region = cells.text(found, "region", "the region", 100)
    says = cells.day(found, "from", "“from”")
    starts_on, ends_on = says or default_start, cells.day(found, "to", "“to”")
    if ends_on and ends_on < starts_on:
        raise BadCell(f"it ends on {day(ends_on)}, before it begins on {day(starts_on)}")
    return Entry(row.line, school_no, network, area, region, starts_on, ends_on, says is not None)


def described(row: Row) -> str:
    name, number = cells.shown(row.cells.get("name", "")), cells.shown(row.cells["school_no"])
    return f"{name} ({number or 'no number'})" if name else number or "no number"


def day(value: dt.date) -> str:
    return f"{value.day} {value:%b %Y}"
