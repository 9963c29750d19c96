"""The ways a service says no. Views turn both into words; neither ever becomes a 500."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError


class Refused(Exception):
    """A rule of the house forbids it. str() is a sentence fit for the person; `field` names the form field at fault."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


class Stale(Refused):
    """Somebody saved the record in between. `current` is what stands now; nothing was written."""

    def __init__(self, current: Any) -> None:
        super().__init__("Somebody else saved this while you were writing. Both texts are below; nothing is lost.")
        self.current = current


class NotAllowed(PermissionDenied):
    """The person lacks the right. Django answers 403."""


@contextmanager
def refusing(**sentences: str) -> Iterator[None]:
    """Turn a violated constraint, by its name, into Refused with the given sentence; other errors pass through."""
    try:
        yield
    except IntegrityError as error:
        diag = getattr(error.__cause__, "diag", None)
        name = getattr(diag, "constraint_name", None)
        if name in sentences:
            raise Refused(sentences[name]) from error
        raise
