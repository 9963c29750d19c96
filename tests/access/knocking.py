"""Knocks at doors: sends one request as one person, and compares what comes back with what the door says."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from unittest import mock

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from overview import navigation
from roles import security
from tests.access.doors import DOORS, Door
from tests.access.world import MAY_SEE, World, build_world, canary

NO_SESSION = ("anonymous", "inactive_chair")
NO_RECORD = ("django_session", "roles_securityevent")
ALWAYS = ("stranger", "principal", "chair_elsewhere")
IN_TURN = 2
"""At the first door of an address everybody knocks; at its further doors whoever knows of the sample, and of the others
these, and so many more in turn."""
WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
BAIT = re.compile(r"CANARY-([a-z-]+)-END")


@dataclass
class Answer:
    status: int
    met: set[str]
    wrote: set[str]


@dataclass
class Found:
    """What a round of knocking came to."""

    faults: list[str] = field(default_factory=list)
    met: Counter = field(default_factory=Counter)
    cells: Counter = field(default_factory=Counter)


@contextmanager
def open_world() -> Iterator[tuple[World, dict[str, Client]]]:
    """The world, and a signed-in browser for each person. Gone at the end."""
    atomic = transaction.atomic()
    atomic.__enter__()
    try:
        world = build_world()
        clients = {"anonymous": Client(raise_request_exception=False)}
        for name, person in world.people.items():
            clients[name] = Client(raise_request_exception=False)
            clients[name].force_login(person)
            _seen_just_now(clients[name])
        world.people["inactive_chair"].is_active = False
        world.people["inactive_chair"].save()
        with mock.patch.object(navigation, "Navigation", _shell_made_once()):
            yield world, clients
    finally:
        connection.set_rollback(True)
        atomic.__exit__(None, None, None)


def _seen_just_now(client: Client) -> None:
    """Or each request would note it in the session again, since each is taken back."""
    session = client.session
    session[security.SEEN] = security.now() + 24 * 3600
    session.save()


def _shell_made_once() -> Any:
    """What stands around every page is worked out once for each person: half of the time, and the same each time."""

    @cache
    def shell(person: Any) -> navigation.Navigation:
        return Navigation(person, "/")

    Navigation = navigation.Navigation
    return lambda person, path, page: shell(person)


def filled(value: Any, ids: dict[str, Any]) -> Any:
    """With what "$name" stands for, in keys, in values and inside texts."""
    if isinstance(value, dict):
        return {filled(key, ids): filled(inner, ids) for key, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, ids) for inner in value]
    if not isinstance(value, str) or "$" not in value:
        return value
    return ids[value[1:]] if value[1:] in ids else re.sub(r"\$([a-z_]+)", lambda name: str(ids[name[1]]), value)


def address(world: World, name: str, door: Door) -> str:
    return reverse(name, kwargs=world.samples[door.sample] | filled(door.extra, world.ids))


class Writes:
    """Tables into which rows were written while it was installed, those of a change taken back later included."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(self, execute: Any, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        result = execute(sql, params, many, context)
        found = WRITE.match(str(sql))
        if found and found[1] not in NO_RECORD and context["cursor"].rowcount:
            self.tables.add(found[1])
        return result


def knock(world: World, client: Client, name: str, door: Door) -> Answer:
    headers = {"HX-Request": "true"} if door.part else {}
    url, body = address(world, name, door), filled(door.body, world.ids)
    wrote = Writes()
    point = transaction.savepoint()
    try:
        with connection.execute_wrapper(wrote):
            response = client.post(url, body, headers=headers) if door.post else client.get(url, body, headers=headers)
            content = b"".join(response.streaming_content) if response.streaming else response.content
    finally:
        transaction.savepoint_rollback(point)
    # Calendar files break long lines anywhere.
    words = content.decode(errors="replace").replace("\r\n ", "")
    met = set(BAIT.findall(words.replace("<mark>", "").replace("</mark>", "")))
    return Answer(response.status_code, met, wrote.tables)


def expected(door: Door, persona: str) -> int:
    if persona in NO_SESSION:
        return 204 if door.part else 302
    if persona in door.opens:
        return door.status
    return 403 if persona in door.forbids else 404


def faults_of(door: Door, persona: str, answer: Answer) -> Iterator[str]:
    if answer.status != (want := expected(door, persona)):
        yield f"{answer.status}, not {want}"
    for key in answer.met:
        if persona not in MAY_SEE[key]:
            yield f"is shown {canary(key)}"
    writers = door.writers.split() or door.opens
    may_write = (door.post or door.writers) and not door.idle and persona in door.opens and persona in writers
    if answer.wrote and not may_write:
        yield f"wrote {', '.join(sorted(answer.wrote))}"
    if may_write and not answer.wrote:
        yield "wrote nothing"


def who_knocks(clients: dict[str, Client], door: Door, turn: int) -> list[str]:
    if turn == 0:
        return list(clients)
    knows = {*door.opens, *door.forbids, *ALWAYS}
    others = [one for one in clients if one not in knows]
    first = turn * IN_TURN % max(1, len(others))
    return [one for one in clients if one in knows or one in (others * 2)[first : first + IN_TURN]]


def knock_at_all(
    world: World, clients: dict[str, Client], doors: dict[str, list[Door]] = DOORS, *, until: str = ""
) -> Found:
    """With `until`, no further than to the first fault that says so: a planted one has been found then."""
    found = Found()
    for name, its_doors in doors.items():
        for turn, door in enumerate(its_doors):
            for persona in who_knocks(clients, door, turn):
                answer = knock(world, clients[persona], name, door)
                found.cells["allowed" if persona in door.opens else "denied"] += 1
                found.met.update(answer.met)
                how = f"{'POST ' if door.post else ''}{name} [{door.sample} {door.extra or ''}{door.body or ''}]"
                faults = [f"{how} as {persona}: {fault}" for fault in faults_of(door, persona, answer)]
                found.faults += faults
                if until and any(until in fault for fault in faults):
                    return found
    return found
