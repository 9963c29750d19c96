"""The screens of people and roles in a real browser: by keyboard, wide and narrow, sound for those who listen."""

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client

from roles.enums import Role
from tests.browser.look import sound
from tests.factories import ActionFactory, NetworkFactory, PersonFactory, SchoolFactory, StateFactory, appoint
from tests.overview.lands import days

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 390)


@pytest.fixture
def network():
    network = NetworkFactory(name="Wattle Ridge")
    appoint(Role.EXECUTIVE, network)
    appoint(Role.EXECUTIVE, network, ends_on=days(-1))
    appoint(Role.EXECUTIVE, network, starts_on=days(3))
    appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    return network


@pytest.fixture
def chair(network):
    person = appoint(Role.CHAIR, network, PersonFactory(name="Dana Petrakis", offers=["Timetables"], about="Hello."))
    ActionFactory(place=network, item=None, owner=person)
    return person


def sign_in(page: "Page", person, live_site: str) -> None:
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_site}])


@pytest.mark.parametrize("width", WIDTHS)
def test_a_chair_is_handed_over_with_what_follows_in_between(new_page, live_site, network, chair, width):
    director, visited = appoint(Role.AREA_DIRECTOR, network.area), []
    after = PersonFactory(name="Rosa Vella", email="rosa@example.org")
    page = new_page(width=width)
    sign_in(page, director, live_site)
    page.goto(f"{live_site}/networks/{network.slug}/people/")
    sound(page, visited)
    page.get_by_label("What to do with the role of Dana Petrakis").click()
    page.get_by_role("link", name="Hand over").click()
    sound(page, visited)
    page.fill("[name=person]", "rosa@example.org")
    page.get_by_role("button", name="See what follows").press("Enter")
    page.wait_for_selector("#follows")
    assert "Rosa Vella is chair from" in page.inner_text("#follows").replace("\xa0", " ")
    sound(page, visited)
    page.get_by_role("button", name="Hand over").press("Enter")
    page.wait_for_selector("#planned")
    assert "Rosa Vella" in page.inner_text("#planned")
    sound(page, visited)
    page.goto(f"{live_site}/people/{after.pk}/")
    sound(page, visited)
    assert len(visited) == 5


@pytest.mark.parametrize("width", WIDTHS)
def test_an_administrator_finds_somebody_and_sees_what_they_must_hand_on(new_page, live_site, chair, width):
    administrator, visited = appoint(Role.ADMINISTRATOR, StateFactory()), []
    page = new_page(width=width)
    sign_in(page, administrator, live_site)
    page.goto(f"{live_site}/people/")
    sound(page, visited)
    page.fill("main [name=q]", "petrakis")
    page.get_by_role("button", name="Find").press("Enter")
    page.get_by_role("link", name="Dana Petrakis").click()
    sound(page, visited)
    page.get_by_role("link", name="Leaves").click()
    sound(page, visited)
    page.goto(f"{live_site}/people/new/")
    sound(page, visited)
    page.goto(f"{live_site}/people/?q=nobody-at-all")
    sound(page, visited)
    assert len(visited) == 5
