"""Files gone wrong in the ways in which files go wrong, and in those somebody with bad intent would choose."""

import random
from collections.abc import Callable

Change = Callable[[str, random.Random], str]
LOOK_ALIKE = str.maketrans("aeocpxyAEOKMHTB", "аеосрхуАЕОКМНТВ")
NASTY = (
    "=cmd|'/c calc'!A0", "+1+1", "@SUM(A1)", "-2+3", "'=1+1", "＝1", "\t=1", "\u202e gnol", "\u2066x\u2069", "\u200b",
    "0000-01-01", "9999-12-31", "31/02/2026", "2026-13-01", "99999999999999999999", "-1", "1e9", "1.0", "NaN",
    "Infinity",
    "٣", "²", "", " ", "null", "None", "\x00", "\x1b[31m", "\x7f", "'; DROP TABLE roles_person; --",
    "<script>1</script>",
    "{{ 1 }}", "🏫" * 40, "é" * 130, "x" * 400, "a\nb", "a\r\nb", '"', "'", "\\", "\ufeff", "\ud7ff", "C", "O", "Chair",
    "1", "2", "Wattle Ridge", "Goulburn", "Government", "Primary", "2026-03-01", "1/6/2026", "145.1", "-37.1", "VIC",
)  # fmt: skip


def _cell(text: str, dice: random.Random) -> str:
    """Something nasty in place of one cell of one row."""
    rows = text.split("\r\n")
    at = dice.randrange(len(rows))
    cells = rows[at].split(",")
    cells[dice.randrange(len(cells))] = quoted(dice.choice(NASTY), dice)
    rows[at] = ",".join(cells)
    return "\r\n".join(rows)


def quoted(value: str, dice: random.Random) -> str:
    return '"' + value.replace('"', '""') + '"' if dice.random() < 0.8 else value


def _line(change: Callable[[list[str], int, random.Random], None]) -> Change:
    def apply(text: str, dice: random.Random) -> str:
        rows = text.split("\r\n")
        change(rows, dice.randrange(len(rows)), dice)
        return "\r\n".join(rows)

    return apply


def _double(rows: list[str], at: int, dice: random.Random) -> None:
    rows.insert(dice.randrange(len(rows)) + 1, rows[at])


def _drop(rows: list[str], at: int, dice: random.Random) -> None:
    del rows[at]


def _cut(rows: list[str], at: int, dice: random.Random) -> None:
    rows[at] = rows[at].rpartition(",")[0]


def _widen(rows: list[str], at: int, dice: random.Random) -> None:
    rows[at] += dice.choice((",", ",,", ",more", ', "more"'))


def _alike(rows: list[str], at: int, dice: random.Random) -> None:
    rows[at] = rows[at].translate(LOOK_ALIKE)


def _huge(rows: list[str], at: int, dice: random.Random) -> None:
    rows[at] = rows[at].replace(",", f",{'x' * 20_000},", 1)


def _spot(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + dice.choice("\x00\"',;\t\n\r=\u202e\ufeffé☃") + text[at + dice.randrange(2) :]


CHANGES: tuple[Change, ...] = (
    _cell, _cell, _cell, _cell, _spot, _line(_double), _line(_drop), _line(_cut), _line(_widen),
    _line(_alike), _line(_huge),
    lambda text, dice: text.replace(",", dice.choice(";\t|:")),
    lambda text, dice: text.replace("\r\n", dice.choice(("\n", "\r", "\r\n\r\n", "\n\r"))),
    lambda text, dice: text[: dice.randrange(len(text))],
    lambda text, dice: text.upper() if dice.random() < 0.5 else text.lower(),
    lambda text, dice: text.replace("Name", "Nmae", 1).replace("name", "nmae", 1),
    lambda text, dice: text + text,
    lambda text, dice: "\r\n" * dice.randrange(1, 4) + text,
)  # fmt: skip
ENCODINGS = ("utf-8",) * 6 + ("utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "latin-1")


def mutated(text: str, number: int) -> bytes:
    """The file changed in one to three ways; the same for the same number."""
    dice = random.Random(number)
    for _ in range(dice.randrange(1, 4)):
        if text:
            text = dice.choice(CHANGES)(text, dice)
    content = text.encode(dice.choice(ENCODINGS), "replace")
    if content and dice.random() < 0.1:
        at = dice.randrange(len(content))
        content = content[:at] + bytes([dice.randrange(256)]) + content[at + 1 :]
    return content
