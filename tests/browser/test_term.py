"""A whole term in a browser, from the first agenda to the last action, with a real worker and a mail server."""

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from meetings.enums import ActionState, CorrectionState, State
from meetings.models import Action, AgendaItem, Attendance, Correction, Meeting
from meetings.services.meeting import publish as publish_meeting
from meetings.terms import Terms
from reminders.models import Notice
from tests.browser.story import Story, begin, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WALKS, COACHING, SWAP = "Learning walks in Term 4", "Coaching that lasts", "Swap relief teachers"
MILESTONE, ACTION = "Nine schools walk with the same look-fors", "Send the look-fors to every school"
PATIENT = {"timeout": 15_000}


def test_a_network_meets_plans_reviews_and_meets_again(
    live_site: str, celery_worker: object, new_page: Any, smtp_sink: Any
) -> None:
    story = begin(new_page, smtp_sink)
    chair = story.sign_in_by_password("chair")
    start_a_plan(story, chair)
    meeting = plan_a_meeting(story, chair)
    build_the_agenda_by_keyboard(story, chair, meeting)
    principal = story.sign_in("principal", width=390)
    propose_on_a_phone(story, principal)
    accept_and_publish(story, chair, meeting)
    reply_from_the_mail(story, principal, meeting)
    run_the_meeting(story, chair, meeting)
    write_at_once(story, chair, story.sign_in("executive", meant="409 (Conflict)"), meeting)
    review_and_close(story, chair, meeting)
    circulate(story, chair, meeting)
    correct_the_minutes(story, chair, principal, meeting)
    following = plan_the_next_meeting(story, chair)
    confirm_the_minutes(story, chair, meeting, following)
    close_the_action(story, principal)
    see_it_from_above(story)
    assert len(story.visited) == 27


def press(page: "Page", name: str | re.Pattern[str], role: Any = "button", **more: Any) -> None:
    """Press a control with the keyboard."""
    page.get_by_role(role, name=name, **more).first.press("Enter")


def start_a_plan(story: Story, page: "Page") -> None:
    """A focus area from the framework, a goal, a milestone that is due, and the plan becomes active."""
    page.get_by_role("link", name="Plan", exact=True).first.click()
    page.get_by_role("link", name=re.compile("Start the .* plan")).click()
    year_end = dt.date(timezone.localdate().year, 12, 31)
    page.get_by_text(str(year_end.year), exact=True).click()
    page.get_by_role("button", name="Start the plan").click()
    fill_part(page, "Add a focus area", {"What we focus on": "Reading in every class"}, {"Dimension": 1})
    fill_part(page, "Add a goal", {"What students will know, do or feel": "Every student reads with understanding"})
    milestone = {
        "What will be true": MILESTONE,
        "Due": min(year_end, timezone.localdate() + dt.timedelta(days=20)).isoformat(),
        "First review": min(year_end, timezone.localdate() + dt.timedelta(days=5)).isoformat(),
    }
    fill_part(page, "Add a milestone", milestone, {"Lead": 1})
    page.get_by_role("button", name=re.compile("Activate the .* plan")).click()
    expect(page.get_by_text(MILESTONE).first).to_be_visible()
    story.look(page)


def fill_part(page: "Page", link: str, words: dict[str, str], choices: dict[str, int] | None = None) -> None:
    page.get_by_role("link", name=re.compile(link)).first.click()
    form = page.locator("main form")
    for label, text in words.items():
        form.get_by_label(re.compile(f"^{re.escape(label)}")).fill(text)
    for label, index in (choices or {}).items():
        form.get_by_label(re.compile(f"^{label}")).select_option(index=index)
    form.get_by_role("button", name=re.compile("^(Add|Save)")).click()
    page.wait_for_url("**/plans/*/**")


def plan_a_meeting(story: Story, page: "Page") -> Meeting:
    press(page, "Meetings", "link")
    story.look(page)
    press(page, "Plan a meeting", "link")
    page.get_by_label("Day", exact=True).fill((timezone.localdate() + dt.timedelta(days=8)).isoformat())
    page.get_by_label("Starts at").fill("09:30")
    page.get_by_label("Title").fill("The story's meeting")
    page.get_by_label("Venue").fill("Library")
    press(page, "Plan the meeting")
    page.wait_for_url("**/agenda/")
    meeting = Meeting.objects.get(title="The story's meeting")
    assert (meeting.place_id, meeting.state) == (story.network.pk, State.DRAFT)
    assert timezone.localtime(meeting.starts_at).time() == dt.time(9, 30)
    return meeting


def build_the_agenda_by_keyboard(story: Story, page: "Page", meeting: Meeting) -> None:
    """Nothing but keys: two items, a milestone that is due for review, and one item moved with its arrow."""
    page.locator(".ask", has_text=MILESTONE).get_by_role("button", name="Put on the agenda").press("Enter")
    expect(page.locator(".item", has_text=MILESTONE)).to_be_visible()
    add_by_keyboard(page, WALKS, "Analyse", "Dana", 25)
    add_by_keyboard(page, COACHING, "Share", "Mei", 20)
    before = list(meeting.items.on_the_agenda().values_list("title", flat=True))
    at = before.index(COACHING)
    assert before[at - 1] == WALKS
    press(page, f"Move item {at + 1} up")
    expect(page.locator(".item .item-title").nth(at - 1)).to_contain_text(COACHING)
    page.wait_for_function("() => document.activeElement.dataset.move === 'up'")
    before[at - 1 : at + 1] = [COACHING, WALKS]
    assert list(meeting.items.on_the_agenda().values_list("title", flat=True)) == before
    story.look(page)


def add_by_keyboard(page: "Page", title: str, purpose: str, owner: str, minutes: int) -> None:
    press(page, "Add an item to Improving outcomes", "link")
    expect(page.get_by_label("What is it?")).to_be_focused()
    for typed in (title, purpose, owner):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type(str(minutes))
    page.keyboard.press("Enter")
    item = page.locator(".item", has_text=title)
    expect(item).to_contain_text(owner)
    expect(item.get_by_role("spinbutton")).to_have_value(str(minutes))


def propose_on_a_phone(story: Story, page: "Page") -> None:
    story.look(page)
    page.get_by_role("link", name="Meetings").first.click()
    page.get_by_role("link", name="Propose an item").first.click()
    page.get_by_label("What is it?").fill(SWAP)
    page.get_by_label("Minutes").fill("5")
    story.look(page)
    page.get_by_role("button", name="Propose it").click()
    expect(page.get_by_text(SWAP).first).to_be_visible()


def accept_and_publish(story: Story, page: "Page", meeting: Meeting) -> None:
    page.reload()
    press(page, f"Add {SWAP}")
    expect(page.locator(".item", has_text=SWAP)).to_be_visible()
    press(page, "Publish…", "link")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    story.look(page)
    dialog.get_by_role("button", name=re.compile("^Publish")).press("Enter")
    page.wait_for_url(f"**/meetings/{meeting.pk}/")
    story.look(page)
    assert Meeting.objects.get(pk=meeting.pk).state == State.PUBLISHED


def reply_from_the_mail(story: Story, page: "Page", meeting: Meeting) -> None:
    """The principal's mail: text and HTML, one link, a calendar entry. The reply names a delegate."""
    mail = story.mail_to("principal", "Can you come?")
    text = mail.get_body(("plain",)).get_content()
    assert WALKS in text
    assert mail.get_body(("html",)) is not None
    entries = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    event = icalendar.Calendar.from_ical(entries[0].get_content()).walk("VEVENT")[0]
    assert event["UID"].startswith(str(meeting.uid))
    assert event.decoded("DTSTART") == meeting.starts_at
    assert story.sink.to(story.stranger.email) == []
    (link,) = set(re.findall(rf"http://127\.0\.0\.1:\d+(/meetings/{meeting.pk}/\S*)", text))
    page.goto(link)
    page.get_by_text("Sending a delegate").click()
    page.get_by_label("Who comes for you?").fill("Lena Cho")
    story.look(page)
    page.get_by_role("button", name="Send the reply").click()
    expect(page.get_by_text("Lena Cho").first).to_be_visible()


def run_the_meeting(story: Story, page: "Page", meeting: Meeting) -> None:
    """The days pass. Everybody is here but one; items are finished until the walks are on."""
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() + dt.timedelta(minutes=5))
    page.goto(f"/meetings/{meeting.pk}/start/")
    story.look(page)
    press(page, "Start")
    page.wait_for_url("**/run/**")
    story.look(page)
    page.locator(".live-here").get_by_role("link", name="All here except…").press("Enter")
    page.get_by_role("dialog").get_by_label(story.schools[3].name).press("Space")
    page.get_by_role("dialog").get_by_role("button").first.press("Enter")
    expect(page.locator("#here")).to_contain_text("5 of 5 marked")
    marks = dict(Attendance.objects.filter(meeting=meeting).values_list("school__name", "presence"))
    assert marks == dict.fromkeys((one.name for one in story.schools), "principal") | {
        "Cutters Creek": "delegate",
        "Dingo Gap": "absent",
    }
    titles = list(meeting.items.on_the_agenda().values_list("title", flat=True))
    for title in titles[1 : titles.index(WALKS) + 1]:
        page.locator(".now-foot").get_by_role("button", name=re.compile("^Finish and go")).press("Enter")
        expect(page.locator(".now-head h2")).to_have_text(title)


def write_at_once(story: Story, chair: "Page", executive: "Page", meeting: Meeting) -> None:
    """Two people type into one note: both texts are kept. A decision and an action arise."""
    executive.goto(f"/meetings/{meeting.pk}/run/")
    chair.locator("#note").press_sequentially("Seven of nine schools saw students explain the text.")
    expect(chair.locator("[data-note-said]")).to_contain_text("Saved", **PATIENT)
    executive.locator("#note").press_sequentially("Two schools walk next week.")
    press(executive, "Keep both")
    both = "Seven of nine schools saw students explain the text.\n\nTwo schools walk next week."
    expect(executive.locator("#note")).to_have_value(both)
    story.look(executive)
    wait_until(lambda: AgendaItem.objects.get(meeting=meeting, title=WALKS).note == both)
    chair.reload()
    chair.locator("#add-decision").press("Enter")
    box = chair.get_by_role("dialog")
    box.get_by_label("What was decided?").fill("We walk again in week 3.")
    box.get_by_role("button", name="Record the decision").press("Enter")
    expect(chair.locator("#outcomes")).to_contain_text("We walk again in week 3.")
    chair.locator("#add-action").press("Enter")
    box.get_by_label("What is to be done?").fill(ACTION)
    box.get_by_label("Whose is it?").select_option(label="Iris Fontaine")
    box.get_by_label("Due").fill(school_day_in(9).isoformat())
    story.look(chair)
    box.get_by_role("button", name=re.compile("Set|Save|Add")).first.press("Enter")
    expect(chair.locator("#outcomes")).to_contain_text(ACTION)


def school_day_in(days: int) -> dt.date:
    """A day that no form asks about: on a weekend or in the holidays it would want to be told twice."""
    found = Terms.read().next_school_day(timezone.localdate() + dt.timedelta(days=days))
    assert found
    return found


def review_and_close(story: Story, page: "Page", meeting: Meeting) -> None:
    item = meeting.items.get(purpose="review")
    page.goto(f"/meetings/{meeting.pk}/run/?item={item.pk}")
    review = page.locator("#review")
    for answer in ("Under way", "Early signs", "Continue"):
        review.get_by_text(answer, exact=True).click()
    page.get_by_label(re.compile("^Evidence")).fill("Walk notes of seven schools.")
    page.get_by_label(re.compile("^Next review")).fill((timezone.localdate() + dt.timedelta(days=60)).isoformat())
    press(page, "Record the review")
    expect(review).to_contain_text("Walk notes of seven schools.")
    assert AgendaItem.objects.get(pk=item.pk).review.impact == "early_signs"
    press(page, re.compile("close…$"), "link")
    story.look(page)
    press(page, "Close the meeting")
    page.wait_for_url(lambda url: "/finish/" not in url)
    assert Meeting.objects.get(pk=meeting.pk).state == State.HELD


def circulate(story: Story, page: "Page", meeting: Meeting) -> None:
    page.goto(f"/meetings/{meeting.pk}/minutes/")
    story.look(page)
    press(page, re.compile("^Circulate"), "link")
    story.look(page)
    press(page, re.compile("^Circulate"))
    expect(page.get_by_text("The minutes are circulated.")).to_be_visible()
    told = Notice.objects.filter(person=story.principal, kind="minutes_circulated", object_id=meeting.pk)
    wait_until(told.exists)  # its mail may wait for a school day; the ledger does not


def correct_the_minutes(story: Story, chair: "Page", principal: "Page", meeting: Meeting) -> None:
    """The principal suggests, on a phone and by keyboard; the chair accepts; the minutes show what changed."""
    number = list(meeting.items.on_the_agenda().values_list("title", flat=True)).index(WALKS) + 1
    principal.goto(f"/meetings/{meeting.pk}/minutes/")
    story.look(principal)
    press(principal, f"Suggest a correction to item {number}", "link")
    box = principal.get_by_role("dialog")
    box.get_by_label("How the note should read").fill("Eight of nine schools saw students explain the text.")
    box.get_by_role("button", name="Send the suggestion").press("Enter")
    expect(principal.get_by_text("Suggested correction, waits for an answer")).to_be_visible()
    chair.goto(f"/meetings/{meeting.pk}/minutes/")
    press(chair, "Answer…", "link")
    story.look(chair)
    press(chair, "Put this into the minutes")
    expect(chair.get_by_text("Accepted. The minutes show what changed.")).to_be_visible()
    assert Correction.objects.get().state == CorrectionState.ACCEPTED
    assert meeting.items.get(title=WALKS).note.startswith("Eight of nine")


def plan_the_next_meeting(story: Story, page: "Page") -> Meeting:
    """What has an open action is offered for the next agenda, with the reason, and comes along."""
    page.goto(f"/networks/{story.network.slug}/meetings/new/")
    page.get_by_label("Title").fill("The meeting after")
    page.get_by_label(re.compile(f"^{WALKS}: 1 open action from")).press("Space")
    story.look(page)
    press(page, "Plan the meeting")
    page.wait_for_url("**/agenda/")
    expect(page.locator(".item", has_text=WALKS)).to_be_visible()
    return Meeting.objects.get(title="The meeting after")


def confirm_the_minutes(story: Story, page: "Page", meeting: Meeting, following: Meeting) -> None:
    """The weeks pass. Those present confirm the minutes in the item that is there for it."""
    publish_meeting(meeting=following, by=story.chair)
    today = timezone.localdate()
    ago = {"starts_at": timezone.now() - dt.timedelta(days=20), "corrections_close_on": today - dt.timedelta(days=1)}
    Meeting.objects.filter(pk=meeting.pk).update(**ago)
    Meeting.objects.filter(pk=following.pk).update(starts_at=timezone.now())
    page.goto(f"/meetings/{following.pk}/start/")
    press(page, "Start")
    page.wait_for_url("**/run/**")
    page.goto(f"/meetings/{following.pk}/run/?item={following.items.get(purpose='minutes').pk}")
    story.look(page)
    press(page, "Confirm these minutes")
    expect(page.locator("#outcomes")).to_contain_text("are confirmed as a true record.")
    assert Meeting.objects.get(pk=meeting.pk).state == State.CONFIRMED
    page.goto(f"/meetings/{following.pk}/run/?item={following.items.get(title=WALKS).pk}")
    expect(page.locator(".now-head")).to_contain_text("second time")


def close_the_action(story: Story, page: "Page") -> None:
    page.goto("/")
    row = page.locator("li", has_text=ACTION).first
    story.look(page)
    row.get_by_role("button", name=re.compile("Mark done")).click()
    expect(page.get_by_role("button", name=re.compile(f"Mark done.*{ACTION}"))).to_have_count(0)
    action = Action.objects.get(what=ACTION)
    assert (action.state, action.closed_by) == (ActionState.DONE, story.principal)
    page.goto("/notices/")
    asked = Notice.objects.visible_to(story.principal).filter(subject__startswith="Can you come?")
    expect(page.get_by_text(asked.order_by("pk")[0].reason).first).to_be_visible()
    story.look(page)


def see_it_from_above(story: Story) -> None:
    """What the term left behind: attendance and time for the SEIL, exceptions for the region."""
    page = story.sign_in("seil")
    home = f"/networks/{story.network.slug}/meetings"
    for path in ("/seil/", f"{home}/attendance/", f"{home}/time/"):
        page.goto(path)
        expect(page.locator("main")).to_contain_text(story.network.name)
        story.look(page)
    page = story.sign_in("forum_admin")
    page.goto(f"/regions/{story.network.region.slug}/")
    expect(page.locator("main")).to_contain_text(re.compile("[Nn]o chair"))
    story.look(page)
