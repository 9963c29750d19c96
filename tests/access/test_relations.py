"""
What every address does with keys of nothing, with a child of another parent, and with methods nobody declared.

The doors say who may; here the same people ask for what is not there. A stranger learns nothing from the difference.
"""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from tests.access.doors import DOORS, Door
from tests.access.knocking import expected, filled
from tests.access.world import World

pytestmark = pytest.mark.django_db

NOTHING = {"pk": 2_000_000_000, "slug": "no-such-place"}
WORDS = {"kind", "kinds", "thing", "change", "figure", "what"}
"""Parts of an address that are words of ours, not keys."""
THEIRS = {
    "item": "their_item",
    "section": "their_section",
    "milestone": "their_milestone",
    "school": "their_school",
    "person": "their_chair",
}
"""What hangs from a parent, and the one of another network."""


SAID = {"reminders:notice_retry"}
"""Where a key of nothing is no fault: what was sent meanwhile, or is gone, is said not to be failed any more."""


def first_doors() -> Iterator[tuple[str, Door]]:
    """Of each address the first door that lets somebody in."""
    for name, doors in DOORS.items():
        yield from [(name, door) for door in doors if door.opens and not door.part][:1]


def opener(door: Door) -> str:
    return sorted(door.opens)[0]


def keys_of(world: World, door: Door) -> dict:
    return world.samples[door.sample] | filled(door.extra, world.ids)


def ask(world, client, name: str, door: Door, keys: dict) -> int:
    url, body = reverse(name, kwargs=keys), filled(door.body, world.ids)
    return status_of(client.post if door.post else client.get, url, body)


def status_of(send, url: str, body: dict) -> int:
    response = send(url, body)
    for close in response._resource_closers:  # closing the answer itself would close the connection of the test
        close()
    return response.status_code


def test_what_is_not_there_is_not_found(clients):
    world, signed_in = clients
    found, tried = [], 0
    for name, door in first_doors():
        keys = keys_of(world, door)
        as_ever = expected(door, "stranger")
        for key in set(keys) - WORDS:
            missing = keys | {key: NOTHING["slug"] if isinstance(keys[key], str) else NOTHING["pk"]}
            for persona, want in ((opener(door), 404), ("stranger", as_ever), ("anonymous", 302)):
                tried += 1
                status = ask(world, signed_in[persona], name, door, missing)
                if status not in (want, 404) and (name not in SAID or status != 302):
                    found.append(f"{name} without {key} as {persona}: {status}, not {want}")
    assert found == [], "\n".join(found)
    assert tried >= 400


def test_a_child_of_another_parent_is_not_found(clients):
    world, signed_in = clients
    found, tried = [], set()
    for name, door in first_doors():
        keys = keys_of(world, door)
        for key in set(keys) & set(THEIRS) if "pk" in keys else ():
            theirs = keys | {key: world.ids[THEIRS[key]]}
            assert keys[key] != theirs[key]
            tried.add(name)
            if (status := ask(world, signed_in[opener(door)], name, door, theirs)) != 404:
                found.append(f"{name} with {key} of others as {opener(door)}: {status}, not 404")
    assert found == [], "\n".join(found)
    assert len(tried) >= 15


def test_head_is_answered_like_get_and_other_methods_not_at_all(clients):
    world, signed_in = clients
    found, tried = [], 0
    for name, door in first_doors():
        url, client = reverse(name, kwargs=keys_of(world, door)), signed_in[opener(door)]
        if not door.post:
            for persona in (opener(door), "stranger"):
                body = filled(door.body, world.ids)
                get, head = (status_of(send, url, body) for send in (signed_in[persona].get, signed_in[persona].head))
                found += [f"{name} as {persona}: HEAD {head}, GET {get}"] if head != get else []
                tried += 1
        for method in ("delete", "put", "patch"):
            status = getattr(client, method)(url).status_code
            found += [f"{name} as {opener(door)}: {method.upper()} {status}, not 405"] if status != 405 else []
            tried += 1
    assert found == [], "\n".join(found)
    assert tried >= 600
