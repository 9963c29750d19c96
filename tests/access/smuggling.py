"""
Sends each form once as it is meant and once with everything in it that no form has, and compares what was written.

What a form has is what its doors send, and what OFFERED adds by hand; no form and no view is asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import time_machine
from django.apps import apps
from django.db import connection, models, transaction
from django.test import Client
from django.utils import timezone

from tests.access.doors import DOORS, Door
from tests.access.doors.offered import OFFERED
from tests.access.knocking import NO_RECORD, Writes, address, filled
from tests.access.world import World

OURS = ("networks", "roles", "fiso", "meetings", "exchange", "reminders")
CANARY = "SMUGGLED"

Columns = dict[tuple[str, str], str]


@dataclass
class Sent:
    """One sending: how it was answered, and a digest of every column of every table that it wrote to."""

    status: int
    columns: Columns


def records() -> list[type[models.Model]]:
    """Every model of ours, those of the history left out: a trigger copies what was written."""
    found = [model for app in OURS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    return [model for model in found if not hasattr(model, "pgh_tracked_model")]


def values_of(field: models.Field, round_: int) -> Any:
    """What to send for a field: a word where words go, a key that exists where a key goes, in turn other choices."""
    if isinstance(field, models.ForeignKey):
        key = field.remote_field.model._default_manager.order_by("-pk" if round_ else "pk").values_list("pk", flat=True)
        return key.first() or 1
    if field.choices:
        choices = [value for value, _ in field.flatchoices]
        return choices[-1 if round_ else 0]
    if isinstance(field, models.BooleanField):
        return ("on", "")[round_]
    if isinstance(field, models.DateTimeField):
        return "2033-03-03T03:03"
    if isinstance(field, models.DateField):
        return "2033-03-03"
    if isinstance(field, models.IntegerField | models.DecimalField):
        return 13 + round_
    return CANARY


def contraband(known: set[str], round_: int) -> dict[str, Any]:
    """name -> value for every field of every record, by its name and by its column, but for those the form has."""
    found: dict[str, Any] = {"is_superuser": "on", "is_staff": "on", "id": 1, "pk": 1, "groups": 1}
    for model in records():
        for field in model._meta.concrete_fields:
            value = values_of(field, round_)
            found |= {field.name: value, field.attname: value}
    return {name: value for name, value in found.items() if name not in known}


def known_fields(name: str) -> set[str]:
    sent = {key.split("-", 1)[-1] for door in DOORS[name] for key in door.body}
    return sent | {key for door in DOORS[name] for key in door.body} | set(OFFERED.get(name, "").split())


def send(world: World, client: Client, name: str, door: Door, more: dict[str, Any]) -> Sent:
    headers = {"HX-Request": "true"} if door.part else {}
    url, body, wrote = address(world, name, door), more | filled(door.body, world.ids), Writes()
    point = transaction.savepoint()
    try:
        with connection.execute_wrapper(wrote):
            response = client.post(url, body, headers=headers)
        columns = dict(digests(wrote.tables - set(NO_RECORD)))
    finally:
        transaction.savepoint_rollback(point)
    return Sent(response.status_code, columns)


def digests(tables: set[str]) -> Iterator[tuple[tuple[str, str], str]]:
    """Of each column its values without their order, so that a key taken from a sequence spoils its own column only."""
    with connection.cursor() as cursor:
        for table in sorted(tables):
            names = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            parts = [f'md5(string_agg("{name}"::text, \'|\' ORDER BY "{name}"::text))' for name in names]
            cursor.execute(f'SELECT {", ".join(parts)} FROM "{table}"')
            yield from zip([(table, name) for name in names], cursor.fetchone() or (), strict=True)


@dataclass
class Smuggled:
    """What became of one form: how many fields were tried, and what they changed."""

    tried: int
    faults: list[str]


def smuggle(world: World, client: Client, name: str, door: Door) -> Smuggled:
    """Twice as meant, to learn which columns are never the same twice, and twice with contraband."""
    with time_machine.travel(timezone.now(), tick=False):
        meant, again = (send(world, client, name, door, {}) for _ in range(2))
        steady = {key for key, digest in meant.columns.items() if again.columns.get(key) == digest}
        found = Smuggled(0, [])
        for round_ in range(2):
            more = contraband(known_fields(name), round_)
            found.tried += len(more)
            laden = send(world, client, name, door, more)
            if laden.status != meant.status:
                found.faults.append(f"{name}: {laden.status}, not {meant.status}")
                continue
            changed = {key for key in laden.columns if key not in meant.columns}
            changed |= {key for key in steady if laden.columns.get(key) != meant.columns[key]}
            found.faults += [f"{name}: {table}.{column} is another" for table, column in sorted(changed)]
    return found


def forms() -> Iterator[tuple[str, Door]]:
    """Of each address that takes a form, the first door that lets somebody in to write."""
    for name, doors in DOORS.items():
        for door in doors:
            if door.post and door.opens and not door.idle:
                yield name, door
                break
