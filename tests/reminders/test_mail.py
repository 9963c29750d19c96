"""What stands in a mail: both parts, the calendar entry, headers; and what never does."""

import datetime as dt
import email
from email import policy
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from icalendar import Calendar

from meetings.enums import Sensitivity, State
from reminders import calendar
from reminders.mail import stop_token
from tests.factories import ActionFactory, ItemFactory, PaperFactory, PublishedMeetingFactory, SectionFactory
from tests.reminders.conftest import at, tick

pytestmark = pytest.mark.django_db

HOSTILE = "Term 4\r\nBcc: thief@example.net\r\n\r\n<script>alert(1)</script>"


@pytest.fixture
def meeting(network):
    meeting = PublishedMeetingFactory(
        place=network, starts_at=at("2026-11-26 09:30"), title="Term 4, second", venue="Library",
        online_url="https://meet.example.org/1",
    )  # fmt: skip
    section = SectionFactory(meeting=meeting)
    PaperFactory(item=ItemFactory(meeting=meeting, section=section, position=1, title="Small schools & reading"))
    secret = {"sensitivity": Sensitivity.EXECUTIVE, "title": "CANARY-executive"}
    PaperFactory(item=ItemFactory(meeting=meeting, section=section, position=2, **secret))
    return meeting


def parts(message):
    """The message as it arrives: headers, and its parts by type."""
    parsed = email.message_from_bytes(message.message().as_bytes(), policy=policy.default)
    return parsed, {part.get_content_type(): part for part in parsed.walk() if not part.is_multipart()}


def test_an_invitation_says_when_where_and_asks_for_the_school(meeting, principal):
    mail, found = parts(tick()[0])
    assert mail["To"] == principal.email
    assert mail["Subject"] == "Can you come? Wattle Ridge network meeting, Thu 26 Nov 2026, 9:30 am"
    for kind in ("text/plain", "text/html"):
        words = found[kind].get_content().replace("\xa0", " ").replace("&nbsp;", " ")
        for expected in (
            "Thu 26 Nov 2026", "9:30 am to 11:30 am", "Library, and online", "Will Four Posts Primary School be there?",
            "you are principal of Four Posts Primary School, a member of the Wattle Ridge network.", "Read 1 paper",
            f"http://testserver/meetings/{meeting.pk}/reply/", "http://testserver/notices/settings/", "OFFICIAL",
        ):  # fmt: skip
            assert expected in words, (kind, expected)
    assert "Small schools &amp; reading" in found["text/html"].get_content()
    assert "Small schools & reading" in found["text/plain"].get_content()


def test_no_mail_part_names_an_executive_item_or_a_personal_mark(meeting, principal, chair):
    mails = tick()
    assert len(mails) == 2
    for message in mails:
        _, found = parts(message)
        for part in found.values():
            assert "CANARY" not in part.get_content()
            assert "meet.example.org" not in part.get_content()
            assert not any(f"{name}m" in part.get_content() for name in ("why", "schools"))


def test_the_invitation_carries_a_calendar_request(meeting, principal):
    _, found = parts(tick()[0])
    entry = found["text/calendar"]
    assert entry["Content-Type"].params["method"] == "REQUEST"
    (event,) = Calendar.from_ical(entry.get_content()).walk("VEVENT")
    assert event["UID"] == f"{meeting.uid}@testserver"
    assert event["SEQUENCE"] == 0
    assert event.decoded("DTSTART") == meeting.starts_at
    assert event["DTSTART"].params["TZID"] == "Australia/Melbourne"
    assert event["ATTENDEE"] == f"mailto:{principal.email}"
    assert all(len(line.encode()) <= 75 for line in entry.get_content().splitlines())


def test_a_cancellation_takes_the_meeting_out_of_the_calendar(meeting, principal, clock):
    tick()
    meeting.state, meeting.sequence, meeting.cancelled_reason = State.CANCELLED, 3, "Fire"
    meeting.cancelled_at = timezone.now()
    meeting.save()
    mail, found = parts(tick()[0])
    assert found["text/calendar"]["Content-Type"].params["method"] == "CANCEL"
    (event,) = Calendar.from_ical(found["text/calendar"].get_content()).walk("VEVENT")
    assert (event["STATUS"], event["SEQUENCE"], event["UID"]) == ("CANCELLED", 3, f"{meeting.uid}@testserver")
    assert mail["List-Unsubscribe"] is None


def test_a_hostile_title_starts_no_header_and_no_script(meeting, principal):
    meeting.title = meeting.venue = HOSTILE
    meeting.save()
    ItemFactory(meeting=meeting, section=meeting.sections.get(), position=3, title=HOSTILE)
    ActionFactory(place=meeting.place, item=None, what=HOSTILE, owner=principal)
    mails = tick()
    assert len(mails) == 2
    for message in mails:
        mail, found = parts(message)
        assert mail["Bcc"] is None
        assert "\n" not in mail["Subject"]
        assert "<script" not in found["text/html"].get_content()
        assert message.recipients() == [principal.email]
    event = Calendar.from_ical(parts(mails[0])[1]["text/calendar"].get_content()).walk("VEVENT")[0]
    assert event["SUMMARY"].endswith("Bcc: thief@example.net <script>alert(1)</script>")


def test_mail_that_can_be_stopped_says_how_in_its_headers(meeting, principal, clock):
    tick()
    clock.move_to(at("2026-11-25 08:00"))
    mail, _ = parts(tick()[0])
    token = stop_token(principal.pk, "meeting_soon")
    assert mail["List-Unsubscribe"].strip() == f"<http://testserver/notices/stop/{token}/>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"


def test_the_rules_of_the_clock_in_the_calendar_are_those_of_melbourne(meeting):
    zone = ZoneInfo("Australia/Melbourne")
    (rules,) = Calendar.from_ical(calendar.download(meeting)).walk("VTIMEZONE")
    told = rules.to_tz(lookup_tzid=False)
    moment = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    while moment.year < 2031:
        assert moment.astimezone(told).replace(tzinfo=None) == moment.astimezone(zone).replace(tzinfo=None)
        moment += dt.timedelta(hours=7)


def test_a_name_with_quotes_and_line_ends_stays_one_attendee(meeting, principal):
    principal.name = 'Ann "Boss" O\'Hara;X=1:,\r\nSTATUS:CANCELLED ' + "ü" * 60
    principal.save()
    _, found = parts(tick()[0])
    (event,) = Calendar.from_ical(found["text/calendar"].get_content()).walk("VEVENT")
    assert event["ATTENDEE"] == f"mailto:{principal.email}"
    assert event["ATTENDEE"].params["CN"].startswith("Ann 'Boss' O'Hara;X=1:, STATUS:CANCELLED ü")
    assert event["STATUS"] == "CONFIRMED"
    assert all(len(line.encode()) <= 75 for line in found["text/calendar"].get_content().splitlines())
