"""What a kind of notice declares. Planning, checking, mail and pages know kinds only through this."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils import timezone

from common.words import NBSP
from reminders.audience import Audience
from reminders.calendar import Entry

M = TypeVar("M")
"""What the notices of a kind are about: a row, or what was read about one. It has a `pk`."""


@dataclass(frozen=True)
class Occasion:
    """What the state of an object gives reason to tell now. `occurrence` tells it from the next time, by its date."""

    occurrence: str
    due_at: dt.datetime
    urgent: bool = False


@dataclass(frozen=True)
class When:
    """The block with day and time of a meeting."""

    day: str
    time: str
    where: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """
    The words about one occasion. The same for everybody of one variant: what differs from person to person (why, which
    schools, links with their name in them) is put in where the mail is built.
    """

    subject: str
    title: str
    sentence: str
    place: str
    path: str
    button: str
    template: str = "notice"
    when: When | None = None
    note: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    agenda: tuple[tuple[str, str], ...] = ()
    invite: Entry | None = None
    link: str = ""
    """Where the button leads when that is a secret of the person; the ledger keeps `path`, and never this."""


class Kind(ABC, Generic[M]):
    """
    One kind of notice. Nobody fires it: `occasion` reads it off the state of an object, and `audience` says who is
    concerned at this moment. Both are asked when a notice is planned and again when it is sent.
    """

    code: ClassVar[str]
    label: ClassVar[str]
    hint: ClassVar[str]
    group: ClassVar[str]
    mandatory: ClassVar[bool] = False
    model: ClassVar[type[Model]]

    @property
    def object_type(self) -> str:
        return self.model._meta.label_lower

    @abstractmethod
    def around(self, now: dt.datetime) -> QuerySet[Any]:
        """
        Rows that may give an occasion around now. One statement asks for all kinds whether there are any, and they are
        read only then; kinds that share this method share the reading.
        """

    def joined(self, now: dt.datetime) -> QuerySet[Any] | None:
        """Rows told of earlier that somebody new may have to hear of: they are told what the others were."""
        return None

    def read(self, rows: QuerySet[Any]) -> Sequence[M]:
        """What `occasion` and `letter` read of these rows."""
        return list(rows)

    def load(self, pks: Collection[int]) -> dict[int, M]:
        """The objects as they are now."""
        return {obj.pk: obj for obj in self.read(self.named(pks, timezone.now()))}  # type: ignore[attr-defined]

    def named(self, pks: Collection[int], now: dt.datetime) -> QuerySet[Any]:
        """The rows with these keys, as `read` needs them."""
        return self.model._default_manager.filter(pk__in=pks)

    @abstractmethod
    def occasion(self, obj: M, now: dt.datetime) -> Occasion | None:
        """Pure: asks no query, and changes with `now` and the object only."""

    @abstractmethod
    def audience(self, objs: Sequence[M], now: dt.datetime) -> Audience:
        """For each object, the active people who have the right and the reason to be told. A few queries for all."""

    @abstractmethod
    def letter(self, obj: M, occurrence: str, variant: str) -> Letter:
        """The words. Nothing confidential: mail is forwarded and read over shoulders."""

    def over(self, obj: M, now: dt.datetime) -> str:
        """Why there is no occasion any more, in a sentence for the ledger."""
        return "There is no reason for it any more."


def stamp(moment: dt.datetime) -> str:
    """A moment inside an occurrence key."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S")


def lead_key(lead: int, day: dt.date) -> str:
    """7d 2026-11-12, overdue 2026-11-12."""
    return f"overdue {day}" if lead < 0 else f"{lead}d {day}"


def plain(text: str) -> str:
    """One line of text, whatever was typed: no line end can start a header of its own."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in text).split())


def spaced(words: str) -> str:
    """With plain spaces, as subjects and plain text need them."""
    return words.replace(NBSP, " ")
