"""From bytes to rows with line numbers. A file that is not what it should be is refused with a sentence, as a whole."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from common.errors import Refused
from common.tables import plain_cell
from common.uploads import LARGEST

MAX_BYTES = LARGEST
MAX_ROWS = 20_000
MAX_CELLS = 1_000_000
MAX_CELL = 10_000  # characters; no column of ours is a tenth of it

SIGNATURES = {
    b"PK\x03\x04": "an Excel workbook or another zip file. Save it as CSV first",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook. Save it as CSV first",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a compressed file. Unpack it first",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"{\\rtf": "a text document",
    b"<": "a web page",
}
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True)
class Layout:
    """The columns a file must have and may have, each by our own name, with the headings under which it is known."""

    name: str
    required: dict[str, tuple[str, ...]]
    optional: dict[str, tuple[str, ...]]

    def find(self, headings: list[str]) -> dict[str, int]:
        """Our name -> position in the file, for every column that is there."""
        positions = {simple(heading): position for position, heading in enumerate(headings)}
        found = {}
        for name, known_as in (self.required | self.optional).items():
            for heading in known_as:
                if simple(heading) in positions:
                    found[name] = positions[simple(heading)]
                    break
        return found


@dataclass(frozen=True)
class Row:
    """One record. `line` is where it begins in the file, as an editor counts."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    rows: list[Row]
    columns: set[str]
    unused: list[str]


def simple(heading: str) -> str:
    """A heading without case, spacing and punctuation: SCHOOL_NO, School No and school-no are one."""
    return re.sub(r"[^a-z0-9]", "", heading.casefold())


def bytes_of(path: str | Path) -> bytes:
    """The content of a file, unless it is missing, a directory, unreadable or too large."""
    path = Path(path)
    try:
        if path.is_dir():
            raise Refused(f"{path.name} is a directory, not a file.")
        if path.stat().st_size > MAX_BYTES:
            raise Refused(f"The file is larger than {MAX_BYTES // 1024 // 1024} MB, which no list of schools is.")
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"There is no file {path.name}.") from None
    except OSError as error:
        raise Refused(f"{path.name} cannot be read: {error.strerror}.") from None


def read(content: bytes, layout: Layout) -> Table:
    """The rows of a file of this layout. Raises Refused when it is not one: nothing half-read ever leaves here."""
    text = decoded(content)
    records, headings, delimiter = split(text, layout)
    columns = known_columns(headings, layout, delimiter)
    width = len(headings)
    rows = []
    for line, record in records:
        while len(record) > width and not record[-1].strip():
            record.pop()
        if len(record) != width:
            raise Refused(f"Line {line} has {len(record)} cells where the headings have {width}.")
        rows.append(Row(line, {name: plain_cell(record[position]) for name, position in columns.items()}))
    if not rows:
        raise Refused("The file has headings and no rows.")
    unused = [heading for position, heading in enumerate(headings) if position not in columns.values()]
    return Table(rows, set(columns), unused)


def decoded(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise Refused(f"The file is larger than {MAX_BYTES // 1024 // 1024} MB, which no list of schools is.")
    if not content.strip():
        raise Refused("The file is empty.")
    for start, what in SIGNATURES.items():
        if content.lstrip(b"\xef\xbb\xbf \r\n").startswith(start):
            raise Refused(f"This is not a CSV file but {what}.")
    try:
        return content.decode(encoding_of(content))
    except UnicodeDecodeError:
        raise Refused("This is not a text file, or not in UTF-8, UTF-16 or Windows-1252.") from None


def encoding_of(content: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16 with or without one, else what Windows programs write in Australia."""
    if content.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = content[:200]
    if len(start) > 3 and not any(start[1::2]):
        return "utf-16-le"
    if len(start) > 3 and not any(start[0::2]):
        return "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        if not content.decode("utf-8", "ignore").isascii():
            raise Refused("Part of the file is in UTF-8 and part is not. Save it anew as “CSV UTF-8”.") from None
        return "cp1252"
    return "utf-8"


def split(text: str, layout: Layout) -> tuple[list[tuple[int, list[str]]], list[str], str]:
    """Records with their line numbers, the headings, and the delimiter under which most columns are known."""
    first = next(line for line in text.splitlines() if line.strip())
    delimiter = max(DELIMITERS, key=lambda mark: (len(layout.find(first.split(mark))), first.count(mark)))
    records = parsed(text, delimiter)
    if not records:
        raise Refused("The file is empty: it has no cell with anything in it.")
    headings = [heading.strip() for heading in records.pop(0)[1]]
    while headings and not headings[-1]:
        headings.pop()
    return records, headings, delimiter


def parsed(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Every record that is not blank, with the line it begins on. Limits are held while reading, not after."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[tuple[int, list[str]]] = []
    line, cells = 1, 0
    try:
        for record in reader:
            if any(cell.strip() for cell in record):
                records.append((line, record))
                cells += len(record)
            line = reader.line_num + 1
            if len(records) > MAX_ROWS + 1:
                raise Refused(f"The file has more than {MAX_ROWS:,} rows, which no list of schools has.")
            if cells > MAX_CELLS:
                raise Refused(f"The file has more than {MAX_CELLS:,} cells, which no list of schools has.")
            if longest := next((cell for cell in record if len(cell) > MAX_CELL), None):
                raise Refused(f"A cell before line {line} has {len(longest):,} characters: a quotation mark is lost.")
    except csv.Error as error:
        raise Refused(f"The quotation marks do not match from line {line} on ({error}).") from None
    return records


def known_columns(headings: list[str], layout: Layout, delimiter: str) -> dict[str, int]:
    simple_names = [simple(heading) for heading in headings if simple(heading)]
    if twice := sorted({name for name in simple_names if simple_names.count(name) > 1}):
        raise Refused(f"A heading is there twice: {', '.join(twice)}.")
    columns = layout.find(headings)
    missing = [known_as[0] for name, known_as in layout.required.items() if name not in columns]
    if len(missing) * 2 > len(layout.required):
        raise Refused(
            f"This is not {layout.name}: it has no column {', '.join(missing[:4])}."
            " Choose what the file holds, or another file."
        )
    if missing:
        wording = "columns are" if len(missing) > 1 else "column is"
        raise Refused(f"The {wording} missing: {', '.join(missing)} (read with {DELIMITERS[delimiter]} between cells).")
    return columns
