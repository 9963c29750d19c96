"""Words as people type them: without case, accents and kinds of apostrophe. Python and PostgreSQL fold alike."""

import unicodedata
from typing import Any

from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Concat

APOSTROPHES = str.maketrans("’‘ʼ", "'''")


def fold(text: str) -> str:
    """Zoë O’Brien: zoe o'brien."""
    parted = unicodedata.normalize("NFKD", text.translate(APOSTROPHES))
    return "".join(sign for sign in parted if not "\u0300" <= sign <= "\u036f").lower()


class Folded(Func):
    """
    A text column as fold() gives it. NFKD comes first, so that lower() meets plain letters whatever the locale. Texts
    of ASCII, nearly all of them, need none of that: looking through a whole table takes a fifth of the time.
    """

    output_field = TextField()
    template = (
        "CASE WHEN octet_length(%(expressions)s) = char_length(%(expressions)s) "
        'THEN lower(%(expressions)s COLLATE "C") '
        r"ELSE lower(regexp_replace(normalize(translate(%(expressions)s, '’‘ʼ', ''''''''), NFKD), "
        r"U&'[\0300-\036f]', '', 'g')) END"
    )

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        sql, params = super().as_sql(compiler, connection, **extra)
        return sql, [*params] * self.template.count("%(expressions)s")


def folded(*texts: Any) -> Folded:
    """Several texts of a row as one, in which words are looked for: columns by name, arrays of words as Joined."""
    return Folded(Concat(*[part for text in texts for part in (text, Value(" "))], output_field=TextField()))


class Joined(Func):
    """The words of an array column, or of a subquery that gives one, one after the other."""

    function = "array_to_string"
    output_field = TextField()

    def __init__(self, array: Any) -> None:
        super().__init__(F(array) if isinstance(array, str) else array, Value(" "))
