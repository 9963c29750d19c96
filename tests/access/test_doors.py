"""
Every door is listed, and shut for all but those whom tests/access/doors names.

For each URL and each kind of person: the exact status, not one canary that the person may not see, and not one row
written by who may not write. The rules are data written by hand; they import none of the code under test.
"""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.doors import DOORS, EVERYBODY, PUBLIC
from tests.access.knocking import BAIT, NO_SESSION, address, knock_at_all
from tests.access.world import MAY_SEE
from tests.factories import FeedFactory, key_of

pytestmark = pytest.mark.django_db

NO_ROLE = ("stranger", "chair_until_yesterday", "chair_from_tomorrow", "superuser")


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


def test_each_door_answers_each_person_exactly(clients):
    found = knock_at_all(*clients)
    assert found.faults == [], "\n".join(found.faults)
    never = {key for key, people in MAY_SEE.items() if people and not found.met[key]}
    assert never == set(), "these baits were met on no page, so nothing was proved about them"
    assert found.cells["allowed"] >= 1250
    assert found.cells["denied"] >= 4000


def test_head_is_answered_like_get(clients):
    world, found = clients
    for name in ("meetings:meeting_detail", "fiso:plan_csv", "overview:list", "reminders:meeting_ics"):
        for door in DOORS[name][:3]:
            url = address(world, name, door)
            for persona in ("anonymous", "stranger", "principal", "chair"):
                answers = [ask(url, door.body) for ask in (found[persona].get, found[persona].head)]
                assert answers[0].status_code == answers[1].status_code, f"{name} as {persona}"


def test_a_method_that_was_not_declared_is_refused(clients):
    world, found = clients
    for name, doors in DOORS.items():
        door = doors[0]
        if len(door.opens) == 0 or "chair" not in door.opens:
            continue
        assert found["chair"].delete(address(world, name, door)).status_code == 405, name
        if all(one.post for one in doors):
            assert found["chair"].get(address(world, name, door)).status_code == 405, name


def test_a_way_out_of_mail_needs_the_signed_address(clients):
    _, found = clients
    url = reverse("reminders:mail_stop", args=["not-a-token"])
    for persona in ("anonymous", "chair"):
        assert found[persona].get(url).status_code == 404
        assert found[persona].post(url).status_code == 404


def test_the_calendar_of_each_person_shows_published_meetings_they_may_see_whoever_fetches_it(clients):
    world, found = clients
    shown = {"published", "cancelled", "forum", "group-meeting", "their-published", "joint"}
    for persona in EVERYBODY:
        key = key_of(FeedFactory(person=world.people[persona]))
        for fetcher in ("anonymous", "chair", "chair_elsewhere"):
            answer = found[fetcher].get(reverse("reminders:feed", args=[key]))
            met = set(BAIT.findall(answer.content.decode().replace("\r\n ", "")))
            assert met == {bait for bait in shown if persona in MAY_SEE[bait]}, persona
            assert answer.status_code == (404 if persona in NO_ROLE else 200), persona
            assert not answer.cookies


def test_the_admin_site_is_shut_to_everybody_without_the_staff_mark(clients):
    _, found = clients
    pages = [reverse("admin:index"), reverse("admin:meetings_schoolterm_changelist"), reverse("admin:login")]
    opened = {persona for persona, client in found.items() for page in pages if client.get(page).status_code == 200}
    assert opened == {"superuser"}


def test_nobody_without_a_session_gets_further_than_sign_in(clients):
    world, found = clients
    for name, doors in DOORS.items():
        url = address(world, name, doors[0])
        for persona in NO_SESSION:
            assert found[persona].get(url)["Location"].startswith("/accounts/login/"), name


def test_no_record_of_a_network_is_in_the_admin_site():
    from django.contrib import admin

    registered = {model._meta.label for model in admin.site._registry}
    assert registered <= {
        "meetings.SchoolTerm",
        "fiso.Framework",
        "fiso.Dimension",
        "account.EmailAddress",
        "auth.Group",
    }
