"""Tables that leave the product as files. Every export goes through csv_response: no cell of it can run."""

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # tells Excel that the file is UTF-8
STARTS_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")  # spreadsheets read the full-width forms as well
# What a spreadsheet skips before it looks for a formula.
SKIPPED = " \N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{IDEOGRAPHIC SPACE}" + BYTE_ORDER_MARK
Number = int | float | Decimal


def safe_cell(value: Any) -> str | Number:
    """A value as it may stand in a file: a text that a spreadsheet would run gets an apostrophe before it.

    Numbers stay numbers, a day is ISO, a moment is Melbourne time to the minute, None and no answer are empty.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Number):
        return value
    if isinstance(value, dt.datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    text = str(value).replace("\0", "")
    return f"'{text}" if text.lstrip(SKIPPED)[:1] in STARTS_FORMULA else text


def plain_cell(text: str) -> str:
    """The other way round, for a file of ours that comes back: without the apostrophe and the spaces around it."""
    text = text.strip()
    return text[1:].strip() if text.startswith("'") and safe_cell(text[1:]) == text else text


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """Texts are quoted, so that a programme that parts cells at semicolons or tabs finds no new cell inside one."""
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([safe_cell(column) for column in columns])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def csv_response(filename: str, columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> HttpResponse:
    """The table as a download. `filename` may hold any words; `.csv` is part of it."""
    return HttpResponse(
        BYTE_ORDER_MARK + csv_text(columns, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(as_attachment=True, filename=filename)},
    )
