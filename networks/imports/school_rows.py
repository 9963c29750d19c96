"""The columns of the School Locations list, 2025 and 2022, and one row of it as values for a School."""

from dataclasses import dataclass
from typing import Any

from networks.enums import LgaType, SchoolType, Sector
from networks.imports import cells
from networks.imports.cells import BadCell
from networks.imports.reading import Layout, Row

LAYOUT = Layout(
    "a School Locations file",
    required={
        "sector": ("Education_Sector",),
        "entity_type": ("Entity_Type",),
        "school_no": ("School_No",),
        "name": ("School_Name",),
        "school_type": ("School_Type",),
        "status": ("School_Status",),
        "line_1": ("Address_Line_1",),
        "line_2": ("Address_Line_2",),
        "town": ("Address_Town",),
        "postcode": ("Address_Postcode",),
        "phone": ("Full_Phone_No",),
        "lga_id": ("LGA_ID",),
        "lga_name": ("LGA_Name",),
        "x": ("X",),
        "y": ("Y",),
    },
    # The list of 2022 has none of these.
    optional={"region": ("Region",), "area": ("Area",), "lga_type": ("LGA_TYPE",)},
)

SECTORS = {"government": Sector.GOVERNMENT, "catholic": Sector.CATHOLIC, "independent": Sector.INDEPENDENT}
TYPES = {
    "primary": SchoolType.PRIMARY,
    "secondary": SchoolType.SECONDARY,
    "pri/sec": SchoolType.COMBINED,
    "special": SchoolType.SPECIAL,
    "language": SchoolType.LANGUAGE,
    # Residential and outdoor schools, in the list of 2022 only; the later list leaves them out.
    "camp": SchoolType.SPECIAL,
}
LGA_TYPES = {
    "metro": LgaType.METRO,
    "non metro": LgaType.NON_METRO,
    "unknown": LgaType.UNKNOWN,
    "": LgaType.UNKNOWN,
}
OPEN = {"o": True, "c": False}
GOVERNMENT, NON_GOVERNMENT = 1, 2


@dataclass(frozen=True)
class Entry:
    """One row that can be used. `values` holds exactly the fields of School that the file speaks of."""

    line: int
    key: tuple[int, int]
    values: dict[str, Any]
    is_open: bool
    region: str
    area: str

    @property
    def about(self) -> str:
        return f"{self.values['name']} ({self.key[1]})"


def checked(row: Row) -> Entry:
    """The row as an entry. Raises BadCell with the first reason why it cannot be one."""
    found = row.cells
    sector = cells.choice(found, "sector", "the sector", SECTORS)
    entity_type = cells.number(found, "entity_type", "the entity type", largest=NON_GOVERNMENT)
    if (entity_type == GOVERNMENT) != (sector == Sector.GOVERNMENT):
        raise BadCell(f"entity type {entity_type} does not go with the sector {sector.label}")
    school_no = cells.number(found, "school_no", "the school number", largest=999_999)
    is_open = cells.choice(found, "status", "the status", OPEN)
    values: dict[str, Any] = {
        "entity_type": entity_type,
        "school_no": school_no,
        "sector": sector,
        "name": cells.text(found, "name", "the name", 120, needed=True),
        "school_type": cells.choice(found, "school_type", "the school type", TYPES),
        "address": address(found),
        "town": cells.text(found, "town", "the town", 80),
        "postcode": cells.postcode(found, "postcode", "the postcode"),
        "phone": cells.text(found, "phone", "the phone number", 30),
        "lga_id": cells.number(found, "lga_id", "the LGA number", largest=99_999, needed=False),
        "lga_name": cells.text(found, "lga_name", "the LGA name", 80),
        **coordinates(found),
    }
    if "lga_type" in found:
        values["lga_type"] = cells.choice(found, "lga_type", "the LGA type", LGA_TYPES)
    area = cells.text(found, "area", "the area", 120)
    region = cells.text(found, "region", "the region", 120)
    if region and not area:
        raise BadCell("the region is there and the area is not")
    assert entity_type  # it is needed above
    assert school_no
    return Entry(row.line, (entity_type, school_no), values, is_open, region, area)


def address(found: dict[str, str]) -> str:
    lines = [cells.text(found, name, "the address", 100) for name in ("line_1", "line_2")]
    return ", ".join(line for line in lines if line)[:200]


def coordinates(found: dict[str, str]) -> dict[str, Any]:
    """Both or neither. X is the longitude; a row with the two swapped lies outside Victoria and says so."""
    longitude = cells.degrees(found, "x", "X (longitude)", 140, 151)
    latitude = cells.degrees(found, "y", "Y (latitude)", -40, -33)
    if (longitude is None) != (latitude is None):
        raise BadCell("one coordinate is there without the other")
    return {"longitude": longitude, "latitude": latitude}


def described(row: Row) -> str:
    """A row that could not be read, as well as it can be named."""
    name, number = cells.shown(row.cells["name"]), cells.shown(row.cells["school_no"])
    return f"{name or 'no name'} ({number or 'no number'})"
