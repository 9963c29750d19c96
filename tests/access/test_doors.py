"""
Every door is listed, and shut for all but those whom tests/access/doors.py names.

For each URL and each kind of person: the exact status, and not one canary that the person may not see. The rules are
data written
by hand; they import none of the code under test.
"""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.doors import DOORS, PUBLIC
from tests.access.world import MAY_SEE, World, build_world, canary

NO_SESSION = ("anonymous", "inactive_chair")


def url_names(patterns: list | None = None, space: str = "") -> Iterator[str]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace == "admin":
                continue  # its own test below: one rule for all of it
            name = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from url_names(pattern.url_patterns, name)
        else:
            assert isinstance(pattern, URLPattern)
            assert pattern.name, f"A URL without a name: {pattern.pattern}"
            yield f"{space}{pattern.name}"


def test_every_door_is_listed_and_no_list_is_stale():
    here = set(url_names())
    assert here == set(DOORS) | PUBLIC
    assert not set(DOORS) & PUBLIC


@pytest.fixture(scope="module")
def clients(django_db_setup, django_db_blocker):
    """One world for the whole file; each person signed in once. Rolled back at the end."""
    from django.db import connection, transaction

    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        world = build_world()
        found = {"anonymous": Client(raise_request_exception=False)}
        for name, person in world.people.items():
            found[name] = Client(raise_request_exception=False)
            found[name].force_login(person)
        world.people["inactive_chair"].is_active = False
        world.people["inactive_chair"].save()
        yield world, found
        connection.set_rollback(True)
        atomic.__exit__(None, None, None)


def expected(door, persona: str) -> int:
    if persona in NO_SESSION:
        return 302
    if persona in door.opens:
        return door.status
    return 403 if persona in door.forbids else 404


def answer(world: World, client: Client, name: str, door) -> tuple[int, set[str]]:
    from django.db import transaction

    point = transaction.savepoint()
    try:
        url = reverse(name, kwargs=world.samples[door.sample] | door.extra)
        response = client.post(url, door.body) if door.post else client.get(url, door.body)
        content = response.content if not response.streaming else b"".join(response.streaming_content)
        return response.status_code, {key for key in MAY_SEE if canary(key).encode() in content}
    finally:
        transaction.savepoint_rollback(point)


def test_each_door_answers_each_person_exactly(clients):
    world, found = clients
    faults, seen, cells = [], Counter(), Counter()
    for name, doors in DOORS.items():
        for door in doors:
            for persona, client in found.items():
                status, met = answer(world, client, name, door)
                want = expected(door, persona)
                cells["allowed" if want == door.status else "denied"] += 1
                if status != want:
                    faults.append(f"{name} [{door.sample}] as {persona}: {status}, not {want}")
                faults += [
                    f"{name} [{door.sample}] shows {persona} {key}" for key in met if persona not in MAY_SEE[key]
                ]
                seen.update(met)
    assert faults == []
    never = {key for key in MAY_SEE if not seen[key]}
    assert never == set(), "these baits were met on no page, so nothing was proved about them"
    assert cells["allowed"] >= 150
    assert cells["denied"] >= 400


def test_the_admin_site_is_shut_to_everybody_without_the_staff_mark(clients):
    _, found = clients
    pages = [reverse("admin:index"), reverse("admin:meetings_schoolterm_changelist"), reverse("admin:login")]
    opened = {persona for persona, client in found.items() for page in pages if client.get(page).status_code == 200}
    assert opened == {"superuser"}


def test_no_record_of_a_network_is_in_the_admin_site():
    from django.contrib import admin

    registered = {model._meta.label for model in admin.site._registry}
    assert registered <= {
        "roles.Person",
        "meetings.SchoolTerm",
        "fiso.Framework",
        "fiso.Dimension",
        "account.EmailAddress",
        "auth.Group",
    }
