"""The agenda builder in a real browser: with script, by keyboard, without script, with two people at once."""

import re

import pytest
from playwright.sync_api import expect

from meetings.services import agenda
from tests.browser.look import sound
from tests.meetings.before.conftest import item_of, titles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def builder(meeting):
    return f"/meetings/{meeting.pk}/agenda/"


def shows(page, *titles):
    """Waits: a click without script is answered by another page, which may not be here yet."""
    expect(page.locator(".item .item-title")).to_have_text(
        [re.compile(rf"^\s*{number}\. {title}\s*$") for number, title in enumerate(titles, 1)]
    )


def test_an_open_form_outlives_other_steps(db, setting, meeting, opened):
    page = opened("chair")
    page.goto(builder(meeting))
    page.get_by_role("link", name="1. Welcome").click()
    page.get_by_label("What it is about").fill("Half a thought")
    close = item_of(meeting, "Close")
    page.locator(f"#minutes-{close.pk}").fill("25")
    page.locator(f"#minutes-{close.pk}").press("Tab")
    page.get_by_text("“Close” takes 25").first.wait_for()
    assert page.get_by_label("What it is about").input_value() == "Half a thought"
    page.get_by_role("button", name="Move item 3 up").click()
    page.get_by_text("“Close” is now item 3").first.wait_for()
    page.get_by_role("button", name="Save item").click()
    page.get_by_text("“Welcome” is saved.").first.wait_for()
    assert item_of(meeting, "Welcome").detail == "Half a thought"
    assert page.locator("form.item-edit").count() == 0


def test_arrows_keep_the_focus_and_say_the_new_place(db, setting, meeting, opened):
    page = opened("chair")
    page.goto(builder(meeting))
    page.get_by_role("button", name="Move item 2 up").press("Enter")
    page.get_by_text("“Minutes” is now item 1 and starts at 9:30").first.wait_for()
    # Up is disabled at the top: its twin takes over. (A function: the content policy forbids to evaluate a string.)
    page.wait_for_function("() => document.activeElement.dataset.move === 'down'")
    page.wait_for_function("() => document.getElementById('told').textContent.includes('item 1')")
    page.keyboard.press("Enter")
    page.get_by_text("“Minutes” is now item 2").first.wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("“Minutes” is now item 1").first.wait_for()
    assert titles(meeting) == ["Minutes", "Welcome", "Close"]


def test_dragging_into_another_section(db, setting, meeting, opened):
    page = opened("chair")
    page.goto(builder(meeting))
    grip = page.locator(".item", has_text="Welcome").locator(".item-grip").bounding_box()
    target = page.locator(".item", has_text="Close").bounding_box()
    with page.expect_response(lambda response: "/order/" in response.url):
        page.mouse.move(grip["x"] + 8, grip["y"] + 8)
        page.mouse.down()
        page.mouse.move(target["x"] + 30, target["y"] - 10, steps=10)
        closing = page.locator(".items", has_text="Close")
        for step in range(60):  # the list opens for it while the pointer rests there
            page.mouse.move(target["x"] + 30 + step % 2, target["y"] + target["height"] - 4)
            if closing.get_by_text("Welcome").count():
                break
            page.wait_for_timeout(50)
        page.mouse.up()
    page.get_by_text("“Welcome” is now item").first.wait_for()
    assert item_of(meeting, "Welcome").section.title == "Closing"


def test_everything_works_without_script(db, setting, meeting, opened):
    page = opened("chair", javascript=False)
    page.goto(builder(meeting))
    page.get_by_role("button", name="Move item 1 down").click()
    shows(page, "Minutes", "Welcome", "Close")
    page.locator(f"#minutes-{item_of(meeting, 'Close').pk}").fill("7")
    page.keyboard.press("Enter")
    page.get_by_text("“Close” takes 7").first.wait_for()
    shows(page, "Minutes", "Welcome", "Close")
    page.get_by_role("link", name="Add an item to Opening").click()
    page.get_by_label("What is it?").fill("By hand")
    page.get_by_role("button", name="Add item").click()
    shows(page, "Minutes", "Welcome", "By hand", "Close")
    page.get_by_label("More for item 3").click()
    page.locator(".item", has_text="By hand").get_by_role("button", name="Take off the agenda").click()
    shows(page, "Minutes", "Welcome", "Close")


@pytest.mark.parametrize("width", [1280, 390])
def test_each_state_of_the_builder_is_sound(db, setting, meeting, opened, width):
    page, seen = opened("chair", width=width), []
    page.goto(builder(meeting))
    sound(page, seen)
    page.get_by_role("link", name="1. Welcome").click()
    page.get_by_label("What is it?").fill("My title")
    sound(page, seen)
    item = item_of(meeting, "Welcome")
    agenda.change_item(item=item, version=item.version, title="Their title", by=setting.executive)
    page.get_by_role("button", name="Save item").click()
    page.get_by_role("button", name="Keep both").wait_for()
    sound(page, seen)
    page.get_by_role("button", name="Keep both").click()
    page.get_by_role("link", name="1. My title").wait_for()
    page.get_by_role("link", name="Add an item to Closing").click()
    page.get_by_role("button", name="Add item").click()
    page.locator(".field-error").first.wait_for()
    sound(page, seen)
    assert len(seen) == 4
