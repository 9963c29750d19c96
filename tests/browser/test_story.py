"""The main job from end to end, in a browser, on imported schools, with a real worker and a mail server."""

import datetime as dt
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from django.utils import timezone

from meetings.enums import ActionState, State
from meetings.models import Action, Meeting
from meetings.terms import Terms
from networks.models import Place
from reminders.models import Notice
from tests.browser.imported import PASSWORD, Cast, build_cast
from tests.browser.look import sound

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Story:
    """The people with their browsers, the mail that came, and the pages that were looked at."""

    def __init__(self, cast: Cast, new_page: Callable[..., "Page"], sink: Any) -> None:
        self.cast, self.new_page, self.sink = cast, new_page, sink
        self.visited: list[str] = []

    def sign_in(self, name: str, **size: int) -> "Page":
        page = self.new_page(**size)
        page.set_default_timeout(15_000)
        page.goto("/")
        sound(page, self.visited)
        page.get_by_label("E-mail").fill(getattr(self.cast, name).email)
        page.get_by_role("textbox", name="Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url(lambda url: "/accounts/" not in url)
        self.look(page)
        return page

    def look(self, page: "Page") -> None:
        sound(page, self.visited)

    def wait_until(self, happened: Callable[[], bool], seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < end, "it did not happen in time"
            time.sleep(0.2)

    def mail_to(self, name: str, subject: str) -> Any:
        return self.sink.wait_for(getattr(self.cast, name).email, subject=subject)


@pytest.fixture
def story(tmp_path: Path, live_site: str, celery_worker: object, new_page: Any, smtp_sink: Any) -> Story:
    return Story(build_cast(tmp_path), new_page, smtp_sink)


def test_a_network_meets_plans_and_reviews(story: Story) -> None:
    chair = story.sign_in("chair")
    meeting = plan_a_meeting(story, chair)
    build_the_agenda(story, chair, meeting)
    publish(story, chair, meeting)
    link = read_the_invitation(story, meeting)
    principal = story.sign_in("principal", width=390)
    reply_and_propose(story, principal, link)
    accept_the_proposal(story, chair, meeting)
    start_a_plan(story, chair)
    put_the_review_on(story, chair, meeting)
    run_the_meeting(story, chair, meeting)
    circulate(story, chair, meeting)
    close_an_action(story, principal, meeting)
    see_several_networks(story)
    see_the_region(story)
    assert len(story.visited) >= 25


def plan_a_meeting(story: Story, page: "Page") -> Meeting:
    page.get_by_role("link", name="Meetings").first.click()
    story.look(page)
    page.get_by_role("link", name="Plan a meeting").first.click()
    story.look(page)
    day = timezone.localdate() + dt.timedelta(days=8)
    page.get_by_label("Day", exact=True).fill(day.isoformat())
    page.get_by_label("Starts at").fill("09:30")
    page.get_by_label("Title").fill("The story's meeting")
    page.get_by_label("Venue").fill("Library")
    page.get_by_role("button", name="Plan the meeting").click()
    page.wait_for_url("**/agenda/")
    meeting = Meeting.objects.get(title="The story's meeting")
    assert (meeting.place_id, meeting.state) == (story.cast.network.pk, State.DRAFT)
    assert timezone.localtime(meeting.starts_at).time() == dt.time(9, 30)
    return meeting


def add_item(page: "Page", section: str, title: str, purpose: str, minutes: int, owner: str) -> None:
    page.get_by_role("link", name=f"Add an item to {section}").click()
    page.get_by_label("What is it?").fill(title)
    page.get_by_label("Purpose").select_option(label=purpose)
    page.get_by_label("Who leads it?").select_option(label=owner)
    page.get_by_label("Minutes", exact=True).fill(str(minutes))
    page.get_by_label("Name of paper 1").fill("What nine schools saw")
    page.get_by_label("Link to paper 1").fill("papers.school.example/walks")
    page.get_by_role("button", name=re.compile("Add (it|the item|item)|Save item")).first.click()
    page.get_by_role("heading", name=re.compile(title)).wait_for()


def titles(page: "Page") -> list[str]:
    words = page.locator(".item .item-title").all_inner_texts()
    return [re.sub(r"^\d+\.\s*", "", text) for text in words]


def build_the_agenda(story: Story, page: "Page", meeting: Meeting) -> None:
    story.look(page)
    add_item(page, "Improving outcomes", "Learning walks in Term 4", "Analyse data", 25, "Dana Petrakis")
    add_item(page, "Improving outcomes", "Coaching that lasts", "Share practice", 20, "Mei-Lin Tran")
    before = titles(page)
    walks, coaching = before.index("Learning walks in Term 4"), before.index("Coaching that lasts")
    assert coaching == walks + 1
    page.get_by_role("button", name=f"Move item {coaching + 1} up").press("Enter")
    page.wait_for_function(
        "title => document.querySelectorAll('.item .item-title')[title[1]].innerText.includes(title[0])",
        arg=["Coaching that lasts", walks],
    )
    drag(page, "Learning walks in Term 4", above="Coaching that lasts")
    assert titles(page) == before
    stored = meeting.items.on_the_agenda().values_list("title", flat=True)
    assert list(stored) == before
    page.get_by_text(re.compile(r"\d+ min(utes)? (left|free|to spare)|too long|fits")).first.wait_for()
    story.look(page)


def drag(page: "Page", title: str, *, above: str) -> None:
    grip = page.locator(".item", has_text=title).locator(".item-grip").bounding_box()
    target = page.locator(".item", has_text=above).bounding_box()
    assert grip
    assert target
    with page.expect_response(lambda response: "/order/" in response.url):
        page.mouse.move(grip["x"] + 5, grip["y"] + 8)
        page.mouse.down()
        page.mouse.move(target["x"] + 20, target["y"] + 30, steps=8)
        page.mouse.move(target["x"] + 20, target["y"] + 4, steps=8)
        page.mouse.up()
    page.wait_for_function(
        "pair => { const all = [...document.querySelectorAll('.item .item-title')].map(e => e.innerText);"
        " return all.findIndex(t => t.includes(pair[0])) < all.findIndex(t => t.includes(pair[1])) }",
        arg=[title, above],
    )


def publish(story: Story, page: "Page", meeting: Meeting) -> None:
    page.get_by_role("link", name="Publish…").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Publish")).click()
    page.wait_for_url(f"**/meetings/{meeting.pk}/")
    story.look(page)
    meeting.refresh_from_db()
    assert meeting.state == State.PUBLISHED


def read_the_invitation(story: Story, meeting: Meeting) -> str:
    """The principal's mail: text and HTML, one link, a calendar entry. Returns where the link leads."""
    mail = story.mail_to("principal", "Can you come?")
    text = mail.get_body(("plain",)).get_content()
    assert "Learning walks in Term 4" in text
    assert mail.get_body(("html",)) is not None
    entries = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    event = icalendar.Calendar.from_ical(entries[0].get_content()).walk("VEVENT")[0]
    assert event["UID"].startswith(str(meeting.uid))
    assert event.decoded("DTSTART") == meeting.starts_at
    (link,) = set(re.findall(rf"http://127\.0\.0\.1:\d+(/meetings/{meeting.pk}/\S*)", text))
    assert story.sink.to(story.cast.stranger.email) == []
    return str(link)


def reply_and_propose(story: Story, page: "Page", link: str) -> None:
    page.goto(link)
    story.look(page)
    page.get_by_text("Sending a delegate").click()
    page.get_by_label("Who comes for you?").fill("Lena Cho")
    page.get_by_role("button", name="Send the reply").click()
    page.get_by_text("Lena Cho").first.wait_for()
    story.look(page)
    page.get_by_role("link", name="Propose an item").first.click()
    page.get_by_label("What is it?").fill("Swap relief teachers")
    page.get_by_label("Minutes").fill("5")
    story.look(page)
    page.get_by_role("button", name="Propose it").click()
    page.get_by_text("Swap relief teachers").first.wait_for()


def accept_the_proposal(story: Story, page: "Page", meeting: Meeting) -> None:
    page.goto(f"/meetings/{meeting.pk}/agenda/")
    ask = page.locator(".ask", has_text="Swap relief teachers")
    ask.get_by_role("button", name=re.compile("^Add")).click()
    page.locator(".item", has_text="Swap relief teachers").wait_for()
    story.look(page)


def start_a_plan(story: Story, page: "Page") -> None:
    """A focus area from the framework, a goal, a milestone that is due, and the plan becomes active."""
    page.get_by_role("link", name="Plan", exact=True).first.click()
    story.look(page)
    page.get_by_role("link", name=re.compile("Start the .* plan")).click()
    year_end = dt.date(timezone.localdate().year, 12, 31)
    page.get_by_text(str(year_end.year), exact=True).click()
    page.get_by_role("button", name="Start the plan").click()
    story.look(page)
    fill_part(page, "Add a focus area", {"What we focus on": "Reading in every class"}, {"Dimension": 1})
    fill_part(page, "Add a goal", {"What students will know, do or feel": "Every student reads with understanding"})
    milestone = {
        "What will be true": "Nine schools walk with the same look-fors",
        "Due": min(year_end, timezone.localdate() + dt.timedelta(days=20)).isoformat(),
        "First review": min(year_end, timezone.localdate() + dt.timedelta(days=5)).isoformat(),
    }
    fill_part(page, "Add a milestone", milestone, {"Lead": 1})
    story.look(page)
    page.get_by_role("button", name=re.compile("Activate the .* plan")).click()
    page.get_by_text("Nine schools walk with the same look-fors").first.wait_for()
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


def put_the_review_on(story: Story, page: "Page", meeting: Meeting) -> None:
    page.goto(f"/meetings/{meeting.pk}/agenda/")
    due = page.locator(".ask", has_text="Nine schools walk with the same look-fors")
    due.get_by_role("button", name="Put on the agenda").click()
    page.locator(".item", has_text="Nine schools walk with the same look-fors").wait_for()
    assert meeting.items.filter(purpose="review", milestone__isnull=False).count() == 1


def run_the_meeting(story: Story, page: "Page", meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() + dt.timedelta(minutes=5))  # the days pass
    page.goto(f"/meetings/{meeting.pk}/start/")
    story.look(page)
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/run/**")
    story.look(page)
    page.locator(".live-here").get_by_role("link", name="All here except…").click()
    page.get_by_role("dialog").get_by_label(story.cast.schools[3].name).check()
    page.get_by_role("dialog").get_by_role("button").first.click()
    page.get_by_text("Principal here").wait_for()
    while page.locator(".now-head h2").inner_text() != "Learning walks in Term 4":
        page.locator(".now-foot").get_by_role("button", name=re.compile("^Finish and go")).click()
        page.wait_for_load_state()
    write_the_record(story, page)
    review_the_milestone(story, page, meeting)
    page.get_by_role("link", name=re.compile("close…$")).click()
    story.look(page)
    page.get_by_role("button", name="Close the meeting").click()
    meeting.refresh_from_db()
    assert meeting.state == State.HELD


def write_the_record(story: Story, page: "Page") -> None:
    """A note that saves itself, a decision, an action for the principal."""
    page.get_by_role("textbox", name="Notes").fill("Seven of nine schools saw students explain the text.")
    page.get_by_text(re.compile("^Saved")).first.wait_for()
    page.locator("#add-decision").click()
    page.get_by_role("dialog").get_by_role("textbox").first.fill("We walk again in week 3.")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("Record|Save|Add")).click()
    page.locator(".outcomes", has_text="We walk again in week 3.").wait_for()
    page.locator("#add-action").click()
    box = page.get_by_role("dialog")
    box.get_by_label("What is to be done?").fill("Send the look-fors to every school")
    box.get_by_label("Whose is it?").select_option(label="Iris Fontaine")
    box.get_by_label("Due").fill(school_day_in(9).isoformat())
    box.get_by_role("button", name=re.compile("Set|Save|Add")).first.click()
    page.locator(".outcomes", has_text="Send the look-fors to every school").wait_for()
    story.look(page)


def school_day_in(days: int) -> dt.date:
    """A day that no form asks about: on a weekend or in the holidays it would want to be told twice."""
    found = Terms.read().next_school_day(timezone.localdate() + dt.timedelta(days=days))
    assert found
    return found


def review_the_milestone(story: Story, page: "Page", meeting: Meeting) -> None:
    item = meeting.items.get(purpose="review")
    page.goto(f"/meetings/{meeting.pk}/run/?item={item.pk}")
    page.locator("#review").get_by_text("Under way", exact=True).click()
    page.locator("#review").get_by_text("Early signs").click()
    page.get_by_label(re.compile("^Evidence")).fill("Walk notes of seven schools.")
    page.locator("#review").get_by_text("Continue", exact=True).click()
    page.get_by_label(re.compile("^Next review")).fill((timezone.localdate() + dt.timedelta(days=60)).isoformat())
    page.get_by_role("button", name="Record the review").click()
    page.locator("#review", has_text="Walk notes of seven schools.").wait_for()
    story.look(page)
    item.refresh_from_db()
    assert item.review.impact == "early_signs"


def circulate(story: Story, page: "Page", meeting: Meeting) -> None:
    page.goto(f"/meetings/{meeting.pk}/minutes/")
    story.look(page)
    page.get_by_role("link", name=re.compile("^Circulate")).first.click()
    story.look(page)
    page.get_by_role("button", name=re.compile("^Circulate")).first.click()
    page.wait_for_load_state()
    meeting.refresh_from_db()
    assert meeting.state == State.CIRCULATED
    told = Notice.objects.filter(person=story.cast.principal, kind="minutes_circulated", object_id=meeting.pk)
    story.wait_until(told.exists)  # its mail may wait for a school day; the ledger does not


def close_an_action(story: Story, page: "Page", meeting: Meeting) -> None:
    page.goto("/")
    row = page.locator("li", has_text="Send the look-fors to every school").first
    story.look(page)
    row.get_by_role("button", name=re.compile("Mark done")).click()
    page.wait_for_load_state()
    action = Action.objects.get(what="Send the look-fors to every school")
    assert (action.state, action.closed_by) == (ActionState.DONE, story.cast.principal)
    page.goto(f"/meetings/{meeting.pk}/minutes/")
    page.get_by_text("Seven of nine schools saw students explain the text.").wait_for()
    story.look(page)
    page.goto("/notices/")
    page.get_by_text("Can you come?").first.wait_for()
    reason = Notice.objects.visible_to(story.cast.principal).filter(subject__startswith="Can you come?").get().reason
    page.get_by_text(reason).first.wait_for()
    story.look(page)


def see_several_networks(story: Story) -> None:
    page = story.sign_in("seil")
    page.goto("/seil/")
    page.locator("main").get_by_text(story.cast.network.name).first.wait_for()
    story.look(page)
    page.locator("a.n-link, .stats a").first.click()
    story.look(page)


def see_the_region(story: Story) -> None:
    """Exceptions first: most networks of the imported region have no chair. The table comes as a file too."""
    page = story.sign_in("forum_admin")
    region = story.cast.network.region
    page.goto(f"/regions/{region.slug}/")
    story.look(page)
    page.locator("main").get_by_text(re.compile("[Nn]o chair")).first.wait_for()
    with page.expect_download() as download:
        page.locator("main").get_by_role("link", name=re.compile("CSV")).first.click()
    rows = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + Place.objects.networks().filter(region=region).count()
    page.locator("a.n-link, .stats a").first.click()
    story.look(page)
