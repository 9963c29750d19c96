"""The catalogue and the sign-in page in Chromium: no accessibility fault, nothing too wide, and the small scripts."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

# The database is made before the browser, whose event loop would forbid it.
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("django_db_setup")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(autouse=True)
def demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue is served in the demo."""
    monkeypatch.setenv("DEMO", "1")


def faults(page: "Page") -> list[str]:
    found: dict[str, Any] = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    return [f"{fault['id']}: {node['html'][:120]}" for fault in found["violations"] for node in fault["nodes"]]


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_no_fault_and_nothing_too_wide(new_page: Callable[..., "Page"], width: int) -> None:
    page = new_page(width=width)
    for address in ("/components/", "/accounts/login/", "/accounts/password/reset/"):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_menu_closes_on_escape_and_gives_the_focus_back(page: "Page") -> None:
    page.goto("/components/")
    opener = page.get_by_label("More for the sample")
    opener.click()
    page.get_by_role("link", name="Move to a later meeting").focus()
    page.keyboard.press("Escape")
    assert not page.get_by_role("link", name="Move to a later meeting").is_visible()
    assert opener.evaluate("(one) => one === document.activeElement")


def test_a_dialog_opens_from_its_link_and_gives_the_focus_back(page: "Page") -> None:
    page.goto("/components/")
    opener = page.locator("[data-dialog=circulate]")
    opener.click()
    box = page.get_by_role("dialog", name="Circulate while 15 minutes too long?")
    assert box.is_visible()
    assert faults(page) == []
    box.get_by_role("button", name="Go back and shorten").click()
    assert not box.is_visible()
    assert opener.evaluate("(one) => one === document.activeElement")


def test_a_date_is_repeated_in_words(page: "Page") -> None:
    page.goto("/components/")
    page.get_by_label("Due").fill("2027-01-27")
    page.keyboard.press("Tab")
    assert page.get_by_text("Wed 27 Jan 2027", exact=True).is_visible()


def test_a_form_is_sent_once(page: "Page") -> None:
    page.goto("/accounts/password/reset/")
    page.locator("main [name=login], main [name=email]").first.fill("nobody@demo.example")
    page.evaluate("document.querySelector('form').addEventListener('submit', (event) => event.preventDefault())")
    sent = "window.sent = 0; document.addEventListener('submit', () => window.sent++)"
    page.evaluate(sent)
    button = page.get_by_role("button", name="Send me a link")
    button.click()
    button.dispatch_event("click")
    assert page.evaluate("window.sent") == 1
    assert button.get_attribute("aria-busy") == "true"


def test_faults_take_the_focus(page: "Page") -> None:
    page.goto("/accounts/login/")
    page.locator("main [name=login], main [name=email]").first.fill("nobody@demo.example")
    page.locator("main input[name=password]").first.fill("wrong")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_selector(".error-summary:focus")
    assert faults(page) == []
    assert page.locator("main [name=login], main [name=email]").first.input_value() == "nobody@demo.example"
