"""Calendar entries: put a meeting into a calendar, move it there, take it out. Times are Melbourne wall times."""

import datetime as dt
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from meetings.enums import State
from meetings.models import Meeting
from reminders.audience import named

FOLD = 74
"""Octets on a line of a calendar file before it is folded; RFC 5545 allows 75."""

# By hand: add_missing_timezones of icalendar 7.3 lets daylight saving begin at 3 am standard time, an hour late.
MELBOURNE = """\
BEGIN:VTIMEZONE
TZID:Australia/Melbourne
BEGIN:STANDARD
DTSTART:20080406T030000
RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU
TZNAME:AEST
TZOFFSETFROM:+1100
TZOFFSETTO:+1000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20081005T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU
TZNAME:AEDT
TZOFFSETFROM:+1000
TZOFFSETTO:+1100
END:DAYLIGHT
END:VTIMEZONE
""".replace("\n", "\r\n")


class Entry(NamedTuple):
    method: str
    body: str


def invitation(meeting: Meeting) -> Entry:
    return Entry("REQUEST", _calendar(meeting, "REQUEST"))


def cancellation(meeting: Meeting) -> Entry:
    return Entry("CANCEL", _calendar(meeting, "CANCEL"))


def download(meeting: Meeting) -> str:
    """For a person to open by hand: nobody is invited by it, so nothing is answered."""
    return _calendar(meeting, "PUBLISH")


def attendee(name: str, email: str) -> str:
    """
    The line of an entry that names its reader: calendar programs look for themselves among the attendees. Nobody is
    asked to answer by mail, to an address that nobody reads: schools reply on the site.
    """
    known_as = _one_line(name).replace('"', "'")
    return _fold(f'ATTENDEE;CN="{known_as}";ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:{_one_line(email)}')


def _calendar(meeting: Meeting, method: str) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//School Networks//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(Timezone.from_ical(MELBOURNE))
    calendar.add_component(_event(meeting, method))
    return calendar.to_ical().decode()


def _event(meeting: Meeting, method: str) -> Event:
    url = settings.BASE_URL + meeting.get_absolute_url()
    event = Event()
    event.add("uid", f"{meeting.uid}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", (meeting.changed_at or meeting.published_at or meeting.created_at).astimezone(dt.UTC))
    event.add("dtstart", timezone.localtime(meeting.starts_at))
    event.add("dtend", timezone.localtime(meeting.ends_at))
    event.add("summary", _one_line(f"{named(meeting.place)}: {meeting.title}"))
    event.add("location", _one_line(meeting.venue or ("Online" if meeting.online_url else "")))
    event.add("url", url)
    event.add("description", f"Agenda, papers and your reply: {url}")
    gone = method == "CANCEL" or meeting.state == State.CANCELLED
    event.add("status", "CANCELLED" if gone else "CONFIRMED")
    if method != "PUBLISH":
        organiser = vCalAddress(f"mailto:{sender()}")
        organiser.params["CN"] = vText(_one_line(named(meeting.place)))
        event.add("organizer", organiser)
    return event


def sender() -> str:
    """The bare address of DEFAULT_FROM_EMAIL."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">").strip()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _fold(line: str) -> str:
    """Break a line after 74 octets, never inside a character."""
    parts, part = [], b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > FOLD:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]).decode()
