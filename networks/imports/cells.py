"""Single cells: each reader gives a value fit for its column, or raises BadCell with the reason in words."""

import datetime as dt
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any

YEARS = range(1850, 2101)
"""What a spreadsheet that has lost count writes lies outside: 9999 for never, 1004 for 2004."""


class BadCell(Exception):
    """A row cannot be used. str() is the reason, fit for the report."""


def text(cells: dict[str, str], name: str, label: str, longest: int, *, needed: bool = False) -> str:
    """One line of text with single spaces. What is no text, or does not fit its column, is refused and never cut."""
    value = " ".join(unicodedata.normalize("NFC", cells.get(name, "")).split())
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn") for letter in value):
        raise BadCell(f"{label} has a character that is no text")
    if needed and not value:
        raise BadCell(f"{label} is empty")
    if len(value) > longest:
        raise BadCell(f"{label} has {len(value)} characters; {longest} fit")
    return value


def number(cells: dict[str, str], name: str, label: str, *, largest: int, needed: bool = True) -> int | None:
    """A whole number above nought. Leading noughts are allowed, since reports print school numbers with four digits."""
    value = cells.get(name, "")
    if not value and not needed:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", value) or not 0 < int(value) <= largest:
        raise BadCell(f"{label} “{shown(value)}” is not a number from 1 to {largest}")
    return int(value)


def choice(cells: dict[str, str], name: str, label: str, choices: dict[str, Any]) -> Any:
    value = cells.get(name, "").casefold()
    if value not in choices:
        raise BadCell(f"{label} “{shown(value)}” is unknown")
    return choices[value]


def postcode(cells: dict[str, str], name: str, label: str) -> str:
    value = cells.get(name, "")
    if value and not re.fullmatch(r"[0-9]{4}", value):
        raise BadCell(f"{label} “{shown(value)}” is not four digits")
    return value


def degrees(cells: dict[str, str], name: str, label: str, lowest: int, highest: int) -> Decimal | None:
    """A coordinate within Victoria and its border, to six places; None when the cell is empty."""
    value = cells.get(name, "")
    if not value:
        return None
    try:
        found = Decimal(value)
    except InvalidOperation:
        raise BadCell(f"{label} “{shown(value)}” is not a number") from None
    if not found.is_finite() or not lowest <= found <= highest:
        raise BadCell(f"{label} {shown(value)} is not in Victoria")
    return found.quantize(Decimal("0.000001"))


def day(cells: dict[str, str], name: str, label: str) -> dt.date | None:
    """A day as 2026-01-31 or 31/1/2026; None when the cell is empty."""
    value = cells.get(name, "")
    if not value:
        return None
    for pattern, order in ((r"(\d{4})-(\d{1,2})-(\d{1,2})", (0, 1, 2)), (r"(\d{1,2})/(\d{1,2})/(\d{4})", (2, 1, 0))):
        if found := re.fullmatch(pattern, value, re.ASCII):
            try:
                date = dt.date(*(int(found.groups()[part]) for part in order))
            except ValueError:
                break
            if date.year not in YEARS:
                raise BadCell(f"{label} “{shown(value)}” is not a day from {YEARS[0]} to {YEARS[-1]}")
            return date
    raise BadCell(f"{label} “{shown(value)}” is not a day like 2026-01-31 or 31/1/2026")


def place_name(value: str) -> str:
    """A name as people write it. The published lists shout: SOUTH-WESTERN VICTORIA."""
    return value.title() if value.isupper() else value


def key(value: str) -> str:
    """What two spellings of a place's name share."""
    return " ".join(value.casefold().split())


def shown(value: str) -> str:
    """A cell short enough, and printable enough, to be quoted in a reason."""
    return "".join(letter if letter.isprintable() else "?" for letter in value[:30])
