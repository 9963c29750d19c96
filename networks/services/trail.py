"""What one change did to dated rows, step by step, so that it can be taken back as long as its day has not come."""

from typing import Any, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import ProtectedError

from common.dates import Dated
from common.errors import Refused

Row = TypeVar("Row", bound=models.Model)
OVERTAKEN = "Something else has been planned on top of this since: take that back first."


class Trail:
    """Writes rows and remembers how. `steps` can be kept as JSON."""

    def __init__(self) -> None:
        self.steps: list[dict[str, Any]] = []

    def add(self, row: Row) -> Row:
        row.save(force_insert=True)
        step: dict[str, Any] = {"model": row._meta.label, "pk": row.pk, "made": True}
        if isinstance(row, Dated):
            step["after"] = {field.name: _plain(row, field.name) for field in row._meta.concrete_fields}
        self.steps.append(step)
        return row

    def made(self, row: models.Model) -> bool:
        """Whether this change has made the row."""
        return any(step.get("made") and (step["model"], step["pk"]) == (row._meta.label, row.pk) for step in self.steps)

    def set(self, row: Row, **values: Any) -> Row:
        """Set fields of a row that is there."""
        before = {name: _plain(row, name) for name in values}
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))
        after = {name: _plain(row, name) for name in values}
        self.steps.append({"model": row._meta.label, "pk": row.pk, "before": before, "after": after})
        return row


def take_back(steps: list[dict[str, Any]]) -> None:
    """
    Undo steps, last first. Raises Refused when a row is no longer as its step left it. To be called in a transaction.
    """
    for step in reversed(steps):
        model = apps.get_model(step["model"])
        row = model._base_manager.select_for_update(of=("self",)).filter(pk=step["pk"]).first()
        if row is None:
            raise Refused(OVERTAKEN)
        if any(_plain(row, name) != value for name, value in step.get("after", {}).items()):
            raise Refused(OVERTAKEN)
        if step.get("made"):
            _unmake(row)
        else:
            _unset(row, step["before"])


def _unmake(row: models.Model) -> None:
    """A row that was only planned goes; the history keeps it. Not so when something has come to rest on it."""
    try:
        row.delete()
    except ProtectedError as error:
        what = sorted({str(other._meta.verbose_name_plural) for other in error.protected_objects})
        raise Refused(f"{row} already has {' and '.join(what)}, so this can no longer be taken back.") from error


def _unset(row: models.Model, before: dict[str, Any]) -> None:
    for name, value in before.items():
        field = row._meta.get_field(name)
        setattr(row, field.attname, field.to_python(value))  # type: ignore[union-attr]
    row.save(update_fields=list(before))


def _plain(row: models.Model, name: str) -> Any:
    """The value as JSON has it."""
    field = row._meta.get_field(name)
    value = getattr(row, field.attname)  # type: ignore[union-attr]
    return value if value is None or isinstance(value, bool | int | str) else field.value_to_string(row)  # type: ignore[union-attr]
