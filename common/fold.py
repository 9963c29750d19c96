"""Words as people type them: without case, accents and kinds of apostrophe. Python and PostgreSQL fold alike."""

import unicodedata

from django.db.models import Func, TextField

APOSTROPHES = str.maketrans("’‘ʼ", "'''")


def fold(text: str) -> str:
    """Zoë O’Brien: zoe o'brien."""
    parted = unicodedata.normalize("NFKD", text.translate(APOSTROPHES))
    return "".join(sign for sign in parted if not "\u0300" <= sign <= "\u036f").lower()


class Folded(Func):
    """A text column as fold() gives it. NFKD comes first, so that lower() meets plain letters whatever the locale."""

    output_field = TextField()
    template = (
        r"lower(regexp_replace(normalize(translate(%(expressions)s, '’‘ʼ', ''''''''), NFKD), "
        r"U&'[\0300-\036f]', '', 'g'))"
    )
