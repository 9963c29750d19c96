"""Network home and directory in a real browser: the map as links, the vision in its place, filters without script."""

import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from networks.models import Network
from roles.enums import Role
from tests.browser.look import sound
from tests.factories import NetworkFactory, PersonFactory, SchoolFactory, appoint

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TYPES = ("primary", "secondary", "combined", "special", "language")


@pytest.fixture
def network(db):
    network = NetworkFactory(name="Valley")
    for n in range(12):
        # Two of them stand on one spot, and all but one are near each other.
        where = {"longitude": f"{145 + n // 2 * 0.001:.4f}", "latitude": "-37.2" if n else "-37.6"}
        school = SchoolFactory(network=network, town=f"Town {n}", school_type=TYPES[n % 5], **where)
        appoint(Role.PRINCIPAL, school, PersonFactory(offers=["Choirs"] if n == 3 else []))
    return network


@pytest.fixture
def sign_in(new_page):
    def sign_in(person, **size):
        client, page = Client(), new_page(**size)
        client.force_login(person, backend="roles.backend.Backend")
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": settings.BASE_URL}])
        return page

    return sign_in


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_are_sound_for_every_reader(network, sign_in, width):
    visited: list[str] = []
    page = sign_in(appoint(Role.CHAIR, network), width=width)
    school = network.memberships.first().school
    for url in (network.get_absolute_url(), f"{network.get_absolute_url()}vision/", school.get_absolute_url()):
        page.goto(url)
        sound(page, visited)
    for url in ("/directory/", "/directory/?show=networks", "/directory/?show=people", "/directory/?area=nowhere"):
        page.goto(url)
        sound(page, visited)
    page = sign_in(PersonFactory(), width=width)
    page.goto("/directory/")
    sound(page, visited)
    assert len(visited) == 8


def test_marks_of_the_map_are_links_that_do_not_cover_one_another(network, sign_in):
    page = sign_in(appoint(Role.CHAIR, network), width=390)
    page.goto(network.get_absolute_url())
    marks = page.locator(".map-marks a")
    expect(marks).to_have_count(12)
    boxes = [marks.nth(n).bounding_box() for n in range(12)]
    middles = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes]
    apart = [max(abs(x - u), abs(y - v)) for n, (x, y) in enumerate(middles) for u, v in middles[:n]]
    assert min(apart) > 7
    name = marks.nth(5).get_attribute("aria-label")
    marks.nth(5).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name.rsplit(",", 1)[0])


def test_the_vision_is_written_in_its_place(network, sign_in):
    page = sign_in(appoint(Role.CHAIR, network))
    page.goto(network.get_absolute_url())
    page.get_by_role("link", name="Write the vision").click()
    page.get_by_label("What this network is here for").fill("Every child reads")
    page.get_by_role("button", name="Save the vision").click()
    expect(page.locator("#vision blockquote")).to_have_text("Every child reads")
    assert page.url.endswith(network.get_absolute_url())
    assert Network.objects.get(pk=network.pk).vision == "Every child reads"


@pytest.mark.parametrize("javascript", [True, False])
def test_people_are_found_by_what_they_offer_with_and_without_script(network, sign_in, javascript):
    page = sign_in(appoint(Role.CHAIR, network), javascript=javascript)
    page.goto("/directory/")
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_label("Can help with").fill("choirs")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="1 person")).to_be_visible()
    expect(page).to_have_url(re.compile("offers=choirs"))
