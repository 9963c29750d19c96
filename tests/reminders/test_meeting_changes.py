"""What calendars are told of a meeting: one identity, a number that rises, one mail for changes made in one minute."""

import datetime as dt

import pytest
from icalendar import Calendar

from meetings.services import meeting as services
from reminders import calendar
from tests.factories import PublishedMeetingFactory
from tests.reminders.conftest import at, tick
from tests.reminders.test_mail import parts

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(network):
    return PublishedMeetingFactory(place=network, starts_at=at("2026-11-26 09:30"))


def event_of(mail):
    _, found = parts(mail)
    read = Calendar.from_ical(found["text/calendar"].get_content())
    return read["METHOD"], read.walk("VEVENT")[0]


def change(meeting, chair, **words):
    meeting.refresh_from_db()
    services.change_meeting(meeting=meeting, version=meeting.version, by=chair, **words)


def test_changes_within_a_minute_are_one_mail_with_the_last_words(meeting, chair, clock):
    (invited,) = tick()
    clock.shift(dt.timedelta(minutes=10))
    for venue in ("Hall", "Gym", "Library of the college"):
        change(meeting, chair, venue=venue)
        assert tick() == []
        clock.shift(dt.timedelta(seconds=20))
    clock.shift(dt.timedelta(seconds=60))
    (changed,) = tick()
    assert tick() == []
    (first_method, first), (method, event) = event_of(invited), event_of(changed)
    assert (first_method, method) == ("REQUEST", "REQUEST")
    assert first["UID"] == event["UID"]
    assert (first["SEQUENCE"], event["SEQUENCE"]) == (0, 3)
    assert event["LOCATION"] == "Library of the college"


def test_a_title_is_no_news(meeting, chair, clock):
    tick()
    clock.shift(dt.timedelta(minutes=10))
    change(meeting, chair, title="Another name")
    clock.shift(dt.timedelta(minutes=5))
    assert tick() == []


def test_called_off_takes_the_same_entry_out(meeting, chair, clock):
    (invited,) = tick()
    clock.shift(dt.timedelta(minutes=10))
    services.cancel(meeting=meeting, reason="Flood", by=chair)
    clock.shift(dt.timedelta(minutes=2))
    (mail,) = tick()
    method, event = event_of(mail)
    assert (method, event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert event["UID"] == event_of(invited)[1]["UID"]


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        ("2027-03-31", "2027-03-30 22:30"),  # daylight saving ends on 4 April
        ("2027-04-07", "2027-04-06 23:30"),
        ("2027-09-29", "2027-09-28 23:30"),  # and begins on 3 October
        ("2027-10-06", "2027-10-05 22:30"),
    ],
)
def test_the_hour_on_the_wall_on_both_sides_of_daylight_saving(network, day, utc):
    meeting = PublishedMeetingFactory(place=network, starts_at=at(f"{day} 09:30"))
    (event,) = Calendar.from_ical(calendar.invitation(meeting).body).walk("VEVENT")
    assert event["DTSTART"].dt.replace(tzinfo=None) == dt.datetime.fromisoformat(f"{day} 09:30")
    assert event["DTSTART"].dt.astimezone(dt.UTC) == dt.datetime.fromisoformat(f"{utc}+00:00")
    assert event["DTSTART"].params["TZID"] == "Australia/Melbourne"
