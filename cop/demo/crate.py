"""Writing much at once: rows are gathered as unsaved objects that point at each other, and stored model by model."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import TypeVar, cast

from django.db import models

from fiso.models import FocusArea, Goal, Milestone, MilestoneReview, Plan
from meetings.models import (
    Action,
    AgendaItem,
    Attendance,
    Correction,
    CorrectionNote,
    Decision,
    Meeting,
    Paper,
    Pulse,
    Question,
    Reply,
    Section,
)
from networks.models import NetworkPlacement, SchoolMembership
from roles.models import Appointment, Person

ORDER: tuple[type[models.Model], ...] = (
    Person, SchoolMembership, NetworkPlacement, Appointment, Plan, FocusArea, Goal, Milestone, MilestoneReview,
    Meeting, Section, AgendaItem, Paper, Decision, Question, Correction, CorrectionNote, Pulse, Action, Attendance,
    Reply,
)  # fmt: skip
BATCH = 1000
Row = TypeVar("Row", bound=models.Model)


class Crate:
    """Objects in the order in which the database can take them: whoever is pointed at comes first."""

    def __init__(self) -> None:
        self._rows: dict[type[models.Model], list[models.Model]] = defaultdict(list)
        self._later: dict[type[models.Model], list[models.Model]] = defaultdict(list)

    def put(self, row: Row, *, later: bool = False) -> Row:
        """Add a row. `later` is for one that points at another of its own kind."""
        (self._later if later else self._rows)[type(row)].append(row)
        return row

    def waiting(self, model: type[Row]) -> list[Row]:
        """Rows of a model that are not written yet."""
        return cast(list[Row], self._rows[model])

    def store(self) -> None:
        """Write everything and be empty again. The objects know their keys afterwards."""
        for model in ORDER:
            for rows in (self._rows.pop(model, []), self._later.pop(model, [])):
                model._base_manager.bulk_create(rows, batch_size=BATCH)
        if left := [*self._rows, *self._later]:
            raise ValueError(f"No place in ORDER for {', '.join(model.__name__ for model in left)}.")


@contextmanager
def own_times() -> Iterator[None]:
    """
    Let objects keep the moments they are given. Fields that set themselves to now when a row is written would date
    three years of history to the minute of loading it.
    """
    switches = [
        (field, switch)
        for model in ORDER
        for field in model._meta.local_fields
        for switch in ("auto_now", "auto_now_add")
        if getattr(field, switch, False)
    ]
    for field, switch in switches:
        setattr(field, switch, False)
    try:
        yield
    finally:
        for field, switch in switches:
            setattr(field, switch, True)


def dice_of(*words: object) -> Random:
    """Dice that fall the same way every time for the same words."""
    return Random("/".join(map(str, words)))  # noqa: S311 - for made-up history, not for secrets


def uid_of(dice: Random) -> uuid.UUID:
    return uuid.UUID(int=dice.getrandbits(128), version=4)
