"""The run page with its script: time that counts on, notes that save themselves, no connection."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from meetings.models import AgendaItem
from roles.models import Person
from tests.browser.look import sound

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def at_meeting(browser: "Browser", live_site: str, running) -> Iterator[Callable[..., "Page"]]:
    """Open the running meeting as a person who is signed in. Faults of the network are meant here: nothing listens."""
    contexts: list[BrowserContext] = []

    def open_page(person: Person, width: int = 1280) -> "Page":
        client = Client()
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
        context = browser.new_context(viewport={"width": width, "height": 900}, timezone_id="Australia/Melbourne")
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_site}])
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{live_site}/meetings/{running.pk}/run/")
        return page

    yield open_page
    for context in contexts:
        context.close()


def said(page: "Page", words: str) -> None:
    expect(page.locator("[data-note-said]")).to_contain_text(words, timeout=15_000)


def test_the_clock_counts_and_the_page_is_sound(at_meeting, setting):
    visited: list[str] = []
    for width in (1280, 390):
        page = at_meeting(setting.chair, width)
        first = page.inner_text("[data-used-clock]")
        expect(page.locator("[data-used-clock]")).not_to_have_text(first)
        sound(page, visited)
    assert len(visited) == 2


def test_notes_save_themselves_and_travel_with_a_step(at_meeting, setting, items):
    page = at_meeting(setting.chair)
    page.fill("#note", "Welcome to all")
    said(page, "version 2")
    page.fill("#note", "Welcome to all. Two apologies")
    page.get_by_role("button", name="Finish and go to item 2").first.click()
    expect(page.get_by_role("heading", name="Reading bank")).to_be_visible()
    items[0].refresh_from_db()
    assert items[0].note == "Welcome to all. Two apologies"


def test_without_a_connection_the_text_waits_and_nothing_moves(at_meeting, setting, running, items):
    page = at_meeting(setting.chair)
    page.context.set_offline(True)
    page.fill("#note", "Typed in the dark")
    said(page, "No connection")
    page.get_by_role("button", name="Finish and go to item 2").first.click()
    assert page.input_value("#note") == "Typed in the dark"
    running.refresh_from_db()
    assert running.current_item == items[0]
    page.context.set_offline(False)
    said(page, "Saved")
    assert AgendaItem.objects.get(pk=items[0].pk).note == "Typed in the dark"


def test_a_session_that_ended_keeps_the_text(at_meeting, setting, live_site):
    page = at_meeting(setting.chair)
    page.context.clear_cookies()
    page.fill("#note", "Signed out meanwhile")
    said(page, "You are signed out")
    assert page.input_value("#note") == "Signed out meanwhile"


def test_a_decision_and_attendance_without_leaving_the_page(at_meeting, setting, running):
    page = at_meeting(setting.chair)
    page.fill("#note", "Half a sentence")
    page.locator("#add-decision").click()
    page.get_by_role("dialog").get_by_label("What was decided?").fill("We share one bank")
    page.get_by_role("button", name="Record the decision").click()
    expect(page.locator("#outcomes")).to_contain_text("We share one bank")
    page.locator("#here").get_by_role("button", name="Here").first.click()
    expect(page.locator("#here")).to_contain_text("1 of 3 marked")
    assert page.input_value("#note") == "Half a sentence"
