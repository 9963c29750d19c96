"""Around the minutes: the pulse on a phone, an item moved by keyboard, what is unsaved, paper."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from meetings.models import Pulse
from meetings.services import circulation
from roles.models import Person
from tests.browser.look import sound

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_as(browser: "Browser", live_site: str) -> Iterator[Callable[..., "Page"]]:
    contexts: list[BrowserContext] = []

    def open_page(person: Person, path: str, width: int = 1280) -> "Page":
        client = Client()
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
        context = browser.new_context(viewport={"width": width, "height": 900}, timezone_id="Australia/Melbourne")
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_site}])
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{live_site}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()


def by_keyboard(page: "Page", name: str, role: str = "button") -> None:
    """Press a control with the keyboard only."""
    control = page.get_by_role(role, name=name).first
    control.focus()
    control.press("Enter")


def test_two_questions_on_a_phone(open_as, setting, running):
    visited: list[str] = []
    page = open_as(setting.principal, running.get_absolute_url(), 390)
    sound(page, visited)
    page.get_by_role("link", name="Answer").click()
    sound(page, visited)
    page.get_by_role("group", name="Was it worth the time?").get_by_text("Yes").click()
    page.get_by_role("group", name="Did it move us towards our goal?").get_by_text("Partly").click()
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_text("You have answered")).to_be_visible()
    sound(page, visited)
    assert len(visited) == 3
    assert (Pulse.objects.get().time_yes, Pulse.objects.get().goal_partly) == (1, 1)


def test_an_item_moves_and_a_question_is_raised_while_the_meeting_runs(open_as, setting, running, items):
    page = open_as(setting.chair, f"/meetings/{running.pk}/run/")
    by_keyboard(page, "Later: Reading bank")
    expect(page.locator(".run-list li").nth(2)).to_contain_text("Reading bank")
    page.locator("#add-question").press("Enter")
    page.get_by_role("dialog").get_by_label("What do you ask?").fill("Who pays the buses?")
    sound(page, [])
    page.get_by_role("button", name="Record the question").press("Enter")
    expect(page.locator("#outcomes")).to_contain_text("Who pays the buses?")


def test_what_is_unsaved_is_said_at_the_top(open_as, setting, running, items):
    page = open_as(setting.chair, f"/meetings/{running.pk}/run/", 390)
    page.context.set_offline(True)
    page.fill("#note", "Typed in the dark")
    expect(page.locator("[data-unsaved]")).to_be_visible()
    sound_offline = page.locator("[data-unsaved]").inner_text()
    assert "not saved yet" in sound_offline
    page.context.set_offline(False)
    expect(page.locator("[data-unsaved]")).to_be_hidden(timeout=20_000)


def test_paper_is_sound_at_both_widths(open_as, setting, held):
    circulation.circulate_minutes(meeting=held, by=setting.chair)
    visited: list[str] = []
    for path in (
        f"/meetings/{held.pk}/minutes/print/",
        f"/meetings/{held.pk}/pack/",
        f"/networks/{setting.network.slug}/meetings/yearbook/",
    ):
        for width in (1280, 390):
            sound(open_as(setting.chair, path, width), visited)
    assert len(visited) == 6
