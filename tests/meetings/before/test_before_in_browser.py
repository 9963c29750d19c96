"""Before a meeting, in a real browser: plan a series, use templates, add a file, propose, publish, get ready."""

import datetime as dt
import re
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from meetings.enums import Answer, State
from meetings.models import AgendaTemplate, MeetingSeries, Paper
from meetings.services import carrying, templates
from tests.browser.look import sound
from tests.factories import ActionFactory, HeldMeetingFactory, ItemFactory, SectionFactory
from tests.meetings.before.conftest import item_of, titles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PDF = {"name": "Walks.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 words"}


def test_a_file_is_added_beside_what_is_being_typed(db, setting, meeting, opened):
    page = opened("chair")
    page.goto(f"/meetings/{meeting.pk}/agenda/")
    page.get_by_role("link", name="1. Welcome").click()
    page.get_by_label("What it is about").fill("Half a thought")
    page.get_by_label("File", exact=True).set_input_files(PDF)
    page.get_by_role("button", name="Add the file").click()
    page.get_by_text("“Walks” is there.").first.wait_for()
    assert page.get_by_label("What it is about").input_value() == "Half a thought"
    page.get_by_label("File", exact=True).set_input_files({**PDF, "name": "Walks.exe", "buffer": b"MZ\x90"})
    page.get_by_role("button", name="Add the file").click()
    page.get_by_text("Save it as a PDF and try again.").first.wait_for()
    page.get_by_role("button", name="Save item").click()
    page.get_by_text("“Welcome” is saved.").first.wait_for()
    page.get_by_text("1 paper").first.wait_for()
    assert Paper.objects.get().file_name == "Walks.pdf"


def test_minutes_saved_by_keyboard_keep_the_focus_and_move_the_clock(db, setting, meeting, opened):
    page, close = opened("chair"), item_of(meeting, "Close")
    page.goto(f"/meetings/{meeting.pk}/agenda/")
    for minutes, time in (("25", "10:05"), ("30", "10:10")):
        page.locator(f"#minutes-{item_of(meeting, 'Minutes').pk}").focus()
        page.keyboard.press("Control+a")
        page.keyboard.type(minutes)
        with page.expect_response(lambda answer: "/minutes/" in answer.url) as answered:
            page.keyboard.press("Enter")
        assert answered.value.headers["hx-reswap"] == "none"
        page.locator(f"#at-{close.pk}", has_text=time).wait_for()
        page.wait_for_function("() => document.activeElement.name === 'minutes'")
    assert item_of(meeting, "Minutes").minutes == 30
    page.wait_for_function("() => document.getElementById('told').textContent.includes('takes 30')")


def test_planning_ahead_is_sound(db, setting, meeting, opened):
    seen, chair = [], setting.chair
    held = HeldMeetingFactory(place=setting.network)
    old = ItemFactory(meeting=held, section=SectionFactory(meeting=held), state="not_reached", title="Coach")
    row = {"section": "Opening", "title": "Welcome", "purpose": "inform", "topic": "", "minutes": 5, "detail": ""}
    templates.make_template(place=setting.network, title="Ours", uid=uuid4(), by=chair, rows=[row])
    today = timezone.localdate()
    for width in (1280, 390):
        page = opened("chair", width=width)
        page.goto("/networks/wattle-ridge/meetings/planning/")
        sound(page, seen)
        page.get_by_role("link", name="Plan a series").click()
        page.get_by_label("Weekday").select_option("3")
        page.get_by_label("Starts at").fill("09:30")
        page.get_by_label("Until").fill((today + dt.timedelta(days=365)).isoformat())
        page.get_by_label("Until").press("Tab")
        page.locator("#series-days .row-title").first.wait_for()
        sound(page, seen)
        page.get_by_role("button", name="Plan the series").click()
        page.get_by_role("link", name="Change the series").wait_for()
        sound(page, seen)
        page.get_by_role("link", name="Change the series").click()
        sound(page, seen)
        look_at_templates(page, seen)
        if width == 1280:
            arrange_rows(page)
        page.goto("/networks/wattle-ridge/meetings/new/")
        page.get_by_label("Coach: not reached").check()
        sound(page, seen)
    assert MeetingSeries.objects.count() == 2
    assert len(seen) == 16
    assert carrying.candidates(setting.network, chair)[0].item == old


def look_at_templates(page, seen):
    for address in ("templates/", "templates/new/", f"templates/{AgendaTemplate.objects.get().pk}/edit/"):
        page.goto(f"/meetings/{address}")
        sound(page, seen)


def arrange_rows(page):
    """By an arrow that keeps the focus, by hand, and with a row more: what is typed moves along and is saved."""
    names = page.locator("#rows").get_by_label("What is it?")

    def shows(*titles):
        expect(names).to_have_count(len(titles))
        for n, title in enumerate(titles):
            expect(names.nth(n)).to_have_value(title)

    names.nth(1).fill("Typed")
    page.locator("#rows").get_by_label("Section").nth(1).fill("Opening")
    page.get_by_role("button", name="Move item 2 up").press("Enter")
    shows("Typed", "Welcome", "", "")
    page.wait_for_function("() => document.activeElement.dataset.move === 'down'")
    grips = page.locator("#rows .item-grip")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        grips.nth(1).drag_to(grips.nth(0), target_position={"x": 4, "y": 2})
    shows("Welcome", "Typed", "", "")
    page.get_by_role("button", name="Add a row").click()
    shows("Welcome", "Typed", "", "", "")
    page.get_by_role("button", name="Save the template").click()
    expect(page.get_by_text("Saved. Agendas made from it")).to_be_visible()
    assert [item.title for item in AgendaTemplate.objects.get().items.all()] == ["Welcome", "Typed"]


def test_from_proposal_to_reply_on_a_phone(db, setting, meeting, opened):
    seen = []
    ActionFactory(item=item_of(meeting, "Welcome"), owner=setting.principal, what="Bring the counts")
    phone = opened("principal", width=390)
    phone.goto(f"/meetings/{meeting.pk}/reply/")
    sound(phone, seen)
    phone.get_by_role("link", name="Propose an item").click()
    phone.get_by_label("What is it?").fill("Buses")
    phone.get_by_role("button", name="Propose it").click()
    phone.get_by_text("Waiting for an answer").first.wait_for()
    chair = opened("chair")
    chair.goto(f"/meetings/{meeting.pk}/agenda/")
    chair.get_by_role("button", name="Add Buses").click()
    chair.get_by_text("“Buses” is item").first.wait_for()
    assert "Buses" in titles(meeting)
    phone.goto(f"/meetings/{meeting.pk}/reply/")
    phone.get_by_role("button", name=re.compile("^Done.*Bring the counts")).click()
    phone.get_by_text("Nothing left to do before this meeting").wait_for()
    phone.get_by_label("Sending a delegate").check()
    phone.get_by_label("Who comes for you?").fill("Ada Deputy")
    phone.get_by_role("button", name="Send the reply").click()
    phone.get_by_text("On the agenda").first.wait_for()
    sound(phone, seen)
    reply = meeting.replies.get()
    assert (reply.answer, reply.delegate_name) == (Answer.DELEGATE, "Ada Deputy")
    assert len(seen) == 2


def test_a_draft_is_planned_and_published_with_the_keyboard_alone(db, setting, opened):
    page = opened("chair")
    page.goto("/networks/wattle-ridge/meetings/new/")
    page.get_by_label("Day").fill((timezone.localdate() + dt.timedelta(days=30)).isoformat())
    page.get_by_role("button", name="Plan the meeting").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Build the agenda").wait_for()
    page.get_by_role("link", name="Add an item to Improving outcomes").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.name === 'title'")
    page.keyboard.type("Reading walks")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="3. Reading walks").wait_for()
    page.get_by_role("link", name="Publish…").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Publish").last.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Published. The mails are on their way.").first.wait_for()
    assert setting.network.meetings.get().state == State.PUBLISHED
