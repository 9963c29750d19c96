"""Import files made for the tests: both layouts, three encodings, and every kind of bad file we have thought of."""

import csv
import io
from pathlib import Path

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
"""The published files, where this checkout stands beside them."""

OLD = (
    "Education_Sector,Entity_Type,SCHOOL_NO,School_Name,School_Type,School_Status,Address_Line_1,Address_Line_2,"
    "Address_Town,Address_State,Address_Postcode,Postal_Address_Line_1,Postal_Address_Line_2,Postal_Town,Postal_State,"
    "Postal_Postcode,Full_Phone_No,LGA_ID,LGA_Name,X,Y"
).split(",")
NEW = [
    *(name.replace("SCHOOL_NO", "School_No") for name in OLD[:17]),
    "Region",
    "Area",
    *OLD[17:19],
    "LGA_TYPE",
    "X",
    "Y",
]
MEMBERSHIP = ["school number", "network", "area", "region", "from", "to"]
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252")

AREAS = (
    ("NORTH-EASTERN VICTORIA", "Goulburn"),
    ("NORTH-EASTERN VICTORIA", "Ovens Murray"),
    ("SOUTH-WESTERN VICTORIA", "Barwon"),
    ("NORTH-WESTERN VICTORIA", "Hume Merri-bek"),
)


def school_row(number: int, **changes: object) -> dict[str, str]:
    """A government primary school that was never built; the keys are the headings of 2025."""
    region, area = AREAS[number % len(AREAS)]
    row = dict.fromkeys(NEW, "") | {
        "Education_Sector": "Government",
        "Entity_Type": "1",
        "School_No": str(number),
        "School_Name": f"École Nº {number} – Primary School",
        "School_Type": "Primary",
        "School_Status": "O",
        "Address_Line_1": f"{number} Nowhere Street",
        "Address_Town": "Nowhere",
        "Address_State": "VIC",
        "Address_Postcode": "3999",
        "Full_Phone_No": "03 5550 0000",
        "Region": region,
        "Area": area,
        "LGA_ID": "681",
        "LGA_Name": "Nowhere (S)",
        "LGA_TYPE": "Non Metro",
        "X": f"{145 + number / 10_000:.6f}",
        "Y": "-37.500000",
    }
    return row | {name: str(value) for name, value in changes.items()}


def other_row(number: int, sector: str = "Catholic", **changes: object) -> dict[str, str]:
    return school_row(number, Education_Sector=sector, Entity_Type=2, **changes)


def written(rows: list[dict[str, str]], headings: list[str] = NEW, delimiter: str = ",", newline: str = "\r\n") -> str:
    """The rows as CSV text. Rows of 2025 fit the headings of 2022: names are looked up whatever their case."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline)
    writer.writerow(headings)
    for row in rows:
        cells = {name.lower(): value for name, value in row.items()}
        writer.writerow([cells[name.lower()] for name in headings])
    return out.getvalue()


def schools_file(
    rows: list[dict[str, str]], headings: list[str] = NEW, encoding: str = "utf-8", delimiter: str = ","
) -> bytes:
    return written(rows, headings, delimiter).encode(encoding)


def many_schools(count: int = 40) -> list[dict[str, str]]:
    """`count` government schools and half as many others, some with the numbers of the former."""
    others = [other_row(number, "Independent" if number % 3 else "Catholic") for number in range(1, count // 2 + 1)]
    return [school_row(number) for number in range(1, count + 1)] + others


def membership_row(number: int, network: str = "Goulburn East", **changes: object) -> dict[str, str]:
    row = {"school number": str(number), "network": network, "area": "Goulburn", "region": "NORTH-EASTERN VICTORIA"}
    return row | {"from": "", "to": ""} | {name.rstrip("_"): str(value) for name, value in changes.items()}


def membership_file(rows: list[dict[str, str]], encoding: str = "utf-8") -> bytes:
    return written(rows, MEMBERSHIP).encode(encoding)


def bad_school_files() -> dict[str, bytes]:
    """Files that are refused as a whole, by what is wrong with them. Most hold a good row that must not slip in."""
    good = written([school_row(1), school_row(2)])
    lines = good.splitlines(keepends=True)
    return {
        "empty": b"",
        "only spaces": b" \r\n \r\n",
        "only empty cells": b'"",""\r\n,\r\n',
        "only headings": lines[0].encode(),
        "an Excel workbook": b"PK\x03\x04" + good.encode(),
        "an old Excel workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "a PDF": b"%PDF-1.7\n" + good.encode(),
        "compressed": b"\x1f\x8b\x08" + good.encode(),
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "a web page": b"<!doctype html><table><tr><td>Education_Sector</td></tr></table>",
        "binary": bytes(range(256)) * 20,
        "undecodable": good.encode("cp1252").replace(b"Nowhere Street", b"\x81 Street"),
        "two encodings": good.encode() + written([school_row(3)]).splitlines()[1].encode("cp1252"),
        "another list": b"Name,Colour,Size\r\nAlpha,red,3\r\n",
        "a membership file": membership_file([membership_row(1)]),
        "no name column": written([school_row(1)], [name for name in NEW if name != "School_Name"]).encode(),
        "two columns missing": written([school_row(1)], [name for name in NEW if name not in ("X", "Y")]).encode(),
        "a heading twice": good.replace("Postal_Town", "School_No", 1).encode(),
        "no headings": "".join(lines[1:]).encode(),
        "a row too short": (good + "Government,1,3,Short\r\n").encode(),
        "a row too long": (good + lines[1].rstrip() + ",more,and more\r\n").encode(),
        "an open quotation mark": (good + lines[1].replace("Nowhere (S)", '"Nowhere (S)')).encode(),
        "text after a quotation mark": (good + lines[1].replace("Nowhere (S)", '"Nowhere" (S)')).encode(),
        "another delimiter": good.replace(",", "|").encode(),
        "an endless cell": (good + lines[1].replace("Nowhere (S)", "x" * 200_000)).encode(),
        "too many rows": (good + lines[1] * 20_001).encode(),
        "too many bytes": good.encode() + b"\r\n" * (6 * 1024 * 1024),
    }


BAD_CELLS = {
    # what is wrong: (cells that are, a word of the reason)
    "no number": ({"School_No": ""}, "school number"),
    "a word for a number": ({"School_No": "twelve"}, "school number"),
    "number nought": ({"School_No": "0"}, "school number"),
    "a negative number": ({"School_No": "-4"}, "school number"),
    "a number with a point": ({"School_No": "12.0"}, "school number"),
    "other digits": ({"School_No": "٣٤"}, "school number"),
    "a huge number": ({"School_No": "99999999999"}, "school number"),
    "no name": ({"School_Name": "  "}, "name is empty"),
    "a long name": ({"School_Name": "x" * 121}, "121 characters"),
    "NUL in a name": ({"School_Name": "Nul\x00 School"}, "no text"),
    "an unknown type": ({"School_Type": "Circus"}, "school type"),
    "an unknown sector": ({"Education_Sector": "Private"}, "sector"),
    "an unknown status": ({"School_Status": "X"}, "status"),
    "entity type against sector": ({"Entity_Type": "2"}, "does not go with"),
    "entity type three": ({"Entity_Type": "3"}, "entity type"),
    "a short postcode": ({"Address_Postcode": "399"}, "postcode"),
    "a postcode in words": ({"Address_Postcode": "VIC 3999"}, "postcode"),
    "a coordinate in words": ({"X": "east"}, "longitude"),
    "not a number": ({"Y": "NaN"}, "latitude"),
    "a plus for a minus": ({"Y": "37.5"}, "not in Victoria"),
    "swapped coordinates": ({"X": "-37.5", "Y": "145.0"}, "not in Victoria"),
    "half a coordinate": ({"X": ""}, "without the other"),
    "an LGA in words": ({"LGA_ID": "six"}, "LGA number"),
    "an unknown LGA type": ({"LGA_TYPE": "Lunar"}, "LGA type"),
    "region without area": ({"Area": ""}, "area is not"),
    "a long phone number": ({"Full_Phone_No": "0" * 31}, "31 characters"),
}
