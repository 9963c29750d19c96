"""A person's meetings at an address of their own: what it shows, when it stops, what it costs, what is kept of it."""

import datetime as dt
import re
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import structlog
from dateutil.tz import tzical
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from meetings.enums import State
from meetings.models import Meeting
from meetings.services.meeting import mark_changed
from reminders import services
from reminders.models import CalendarFeed
from roles.enums import Role
from tests.factories import (
    FeedFactory,
    MeetingFactory,
    PersonFactory,
    PublishedMeetingFactory,
    appoint,
    key_of,
)
from tests.reminders.conftest import at, tick
from tests.reminders.test_mail import parts

pytestmark = pytest.mark.django_db

PAGE = "/notices/calendar/"


@pytest.fixture
def feed(principal):
    return FeedFactory(person=principal)


@pytest.fixture
def meeting(network):
    return PublishedMeetingFactory(place=network, title="Term 4, week 8", starts_at=at("2026-11-26 15:30"))


def ask(client, feed, method="get", **headers):
    return getattr(client, method)(reverse("reminders:feed", args=[key_of(feed)]), headers=headers)


def events(client, feed) -> dict[str, dict]:
    """By its title, as icalendar reads it."""
    answer = ask(client, feed)
    assert answer.status_code == 200
    return {str(event["SUMMARY"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_an_address_is_shown_once_and_only_its_hash_is_kept(client, sign_in, principal, meeting):
    sign_in(principal)
    page = client.post(PAGE, {"name": "  Phone "}).content.decode()
    (key,) = set(re.findall(r"/calendar/([\w-]{43})\.ics", page))
    row = CalendarFeed.objects.get()
    assert (row.person, row.name, row.key_hash) == (principal, "Phone", CalendarFeed.hashed(key))
    assert key not in str(CalendarFeed.objects.values()) + str(CalendarFeed.pgh_event_model.objects.values())
    assert row.key_hash not in str(CalendarFeed.pgh_event_model.objects.values())
    assert key not in client.get(PAGE).content.decode()
    again = client.post(PAGE, {"name": "phone"})
    assert (again.status_code, "You have an address of this name" in again.content.decode()) == (422, True)
    client.logout()
    with structlog.testing.capture_logs() as lines:
        answer = client.get(f"/calendar/{key}.ics")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "/calendar/…" in str(lines)
    assert key not in str(lines)
    sign_in(principal)
    assert "Last used" in client.get(PAGE).content.decode()


def test_a_renewed_or_stopped_address_shows_nothing_and_the_history_tells_it(client, sign_in, principal, feed, meeting):
    sign_in(principal)
    renewed = client.post(reverse("reminders:feed_renew", args=[feed.pk])).content.decode()
    (key,) = set(re.findall(r"/calendar/([\w-]{43})\.ics", renewed))
    assert ask(client, feed).status_code == 404
    assert client.get(f"/calendar/{key}.ics").status_code == 200
    client.post(reverse("reminders:feed_stop", args=[feed.pk]))
    gone = client.get(f"/calendar/{key}.ics")
    unknown = client.get("/calendar/never-was.ics")
    assert (gone.status_code, gone.content) == (404, unknown.content)
    again = client.post(reverse("reminders:feed_renew", args=[feed.pk]), follow=True)
    assert "stopped already" in again.content.decode()
    told = client.get(reverse("overview:person_history", args=[principal.pk])).content.decode()
    for words in ("renewed the calendar address", "stopped the calendar address"):
        assert f"{words} “{feed.name}”" in told


def test_it_shows_published_meetings_and_says_which_moved_or_were_cancelled(client, feed, network, meeting, clock):
    said = {"state": State.CANCELLED, "cancelled_at": timezone.now(), "cancelled_reason": "Fire danger"}
    PublishedMeetingFactory(place=network, title="Off", starts_at=at("2026-12-01 09:00"), **said)
    MeetingFactory(place=network, title="Draft", starts_at=at("2026-12-02 09:00"))
    PublishedMeetingFactory(place=network, title="Long ago", starts_at=at("2026-05-01 09:00"))
    PublishedMeetingFactory(place=network, title="Just now", starts_at=at("2026-06-01 09:00"))
    PublishedMeetingFactory(title="Elsewhere", starts_at=at("2026-11-27 09:00"))
    meeting.starts_at = at("2026-11-27 15:30")
    mark_changed(meeting, fields=("starts_at",))
    found = events(client, feed)
    name = "Wattle Ridge network"
    assert set(found) == {f"{name}: Just now", f"{name}: Term 4, week 8", f"Cancelled: {name}: Off"}
    moved, off = found[f"{name}: Term 4, week 8"], found[f"Cancelled: {name}: Off"]
    assert (moved["SEQUENCE"], str(moved["STATUS"])) == (1, "CONFIRMED")
    assert "Changed on" in moved["DESCRIPTION"]
    assert moved["DTSTART"].dt == at("2026-11-27 15:30")
    assert (str(off["STATUS"]), str(off["TRANSP"])) == ("CANCELLED", "TRANSPARENT")


def test_an_entry_is_the_same_one_as_in_the_mail(client, feed, meeting):
    (mail,) = tick()
    (mailed,) = Calendar.from_ical(parts(mail)[1]["text/calendar"].get_content()).walk("VEVENT")
    (shown,) = events(client, feed).values()
    for name in ("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "URL"):
        assert mailed[name] == shown[name]
    assert "ATTENDEE" not in shown


def test_the_clock_is_right_on_both_sides_of_both_changes(client, feed, network, clock):
    days = ("2026-10-03", "2026-10-05", "2027-04-03", "2027-04-05")
    for day in days:
        PublishedMeetingFactory(place=network, title=day, starts_at=at(f"{day} 15:30"))
    text = ask(client, feed).content.decode()
    rules = re.search(r"BEGIN:VTIMEZONE.*END:VTIMEZONE", text, re.DOTALL)[0]
    zone = tzical(StringIO(rules)).get("Australia/Melbourne")  # neither library had to do with writing it
    starts = re.findall(r"DTSTART;TZID=Australia/Melbourne:(\d{8}T\d{6})", text)
    assert [dt.datetime.strptime(start, "%Y%m%dT%H%M%S").strftime("%Y-%m-%d %H:%M") for start in starts] == [
        f"{day} 15:30" for day in days
    ]
    utc = [dt.datetime.strptime(start, "%Y%m%dT%H%M%S").replace(tzinfo=zone).astimezone(dt.UTC) for start in starts]
    assert [moment.hour * 60 + moment.minute for moment in utc] == [330, 270, 270, 330]
    assert utc == [at(f"{day} 15:30").astimezone(ZoneInfo("UTC")) for day in days]


def test_hostile_words_break_no_line(client, feed, network):
    title = "A\r\nBEGIN:VEVENT\x07; comma, back\\slash “" + "ö" * 80
    PublishedMeetingFactory(place=network, title=title, venue="Hall;1", starts_at=at("2026-11-26 15:30"))
    answer = ask(client, feed).content
    assert all(len(line) <= 75 for line in answer.split(b"\r\n"))
    assert b"\n" not in answer.replace(b"\r\n", b"")
    (event,) = Calendar.from_ical(answer).walk("VEVENT")
    assert event["SUMMARY"] == "Wattle Ridge network: A BEGIN:VEVENT ; comma, back\\slash “" + "ö" * 80
    assert event["LOCATION"] == "Hall;1"


def test_nothing_new_is_told_in_short_and_anything_new_in_full(client, feed, meeting, clock):
    first = ask(client, feed)
    assert first["Cache-Control"] == "private, no-cache"
    same = {"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}
    for headers in same:
        answer = ask(client, feed, **headers)
        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", first["ETag"])
    head = ask(client, feed, "head")
    assert (head.status_code, head.content) == (200, b"")
    assert {head[name] for name in ("ETag", "Last-Modified")} == {first[name] for name in ("ETag", "Last-Modified")}
    Meeting.objects.update(venue="Hall")
    for headers in same:  # within the same second
        assert ask(client, feed, **headers).status_code == 200


def test_rights_are_those_of_the_moment(client, feed, meeting, principal, clock):
    first = ask(client, feed)
    principal.appointments.update(ends_on=dt.date(2026, 11, 10))
    assert ask(client, feed).status_code == 200
    clock.move_to(at("2026-11-11 00:00"))
    gone = ask(client, feed, **{"if-none-match": first["ETag"]})
    assert (gone.status_code, gone.content) == (404, b"There is no calendar here.")
    principal.appointments.update(ends_on=None)
    assert ask(client, feed).status_code == 200
    principal.is_active = False
    principal.save()
    assert ask(client, feed).status_code == 404


def test_no_session_is_read_or_begun_and_what_is_wrong_is_limited(client, feed, meeting, sign_in, clock):
    sign_in(appoint(Role.CHAIR, meeting.place))
    clock.shift(120)
    assert not ask(client, feed).cookies
    unknown = [client.get(f"/calendar/try-{number}.ics").status_code for number in range(21)]
    assert unknown == [404] * 20 + [429]
    assert ask(client, feed).status_code == 200
    assert [ask(client, feed).status_code for _ in range(29)] == [200] * 28 + [429]


def test_a_person_has_so_many_addresses_and_no_more(principal):
    FeedFactory.create_batch(10, person=principal)
    with pytest.raises(services.feeds.Refused, match="10 addresses"):
        services.make_feed(name="One more", by=principal)
    with pytest.raises(services.feeds.NotAllowed):
        services.stop_feed(feed=FeedFactory(), by=PersonFactory())


def test_one_meeting_costs_as_many_questions_as_sixty(client, feed, network, django_assert_num_queries):
    PublishedMeetingFactory(place=network, starts_at=at("2026-11-26 15:30"))
    tag = ask(client, feed)["ETag"]
    with django_assert_num_queries(4):
        ask(client, feed)
    with django_assert_num_queries(3):
        assert ask(client, feed, **{"if-none-match": tag}).status_code == 304
    for day in range(59):
        PublishedMeetingFactory(place=network, starts_at=at("2026-11-26 15:30") + dt.timedelta(days=day))
    ask(client, feed)
    with django_assert_num_queries(4):
        assert ask(client, feed).content.count(b"BEGIN:VEVENT") == 60
