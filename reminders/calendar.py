"""Calendar entries: put a meeting into a calendar, move it there, take it out. Times are Melbourne wall times."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import vText

from common.words import day
from meetings.enums import State
from meetings.models import Meeting
from reminders.audience import held_by

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
""".splitlines()


class Entry(NamedTuple):
    method: str
    body: str


def invitation(meeting: Meeting) -> Entry:
    return Entry("REQUEST", _calendar([meeting], "REQUEST"))


def cancellation(meeting: Meeting) -> Entry:
    return Entry("CANCEL", _calendar([meeting], "CANCEL"))


def download(meeting: Meeting) -> str:
    """For a person to open by hand: nobody is invited by it, so nothing is answered."""
    return _calendar([meeting], "PUBLISH")


def attendee(name: str, email: str) -> str:
    """
    The line of an entry that names its reader: calendar programs look for themselves among the attendees. Nobody is
    asked to answer by mail, to an address that nobody reads: schools reply on the site.
    """
    known_as = _one_line(name).replace('"', "'")
    return _fold(f'ATTENDEE;CN="{known_as}";ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:{_one_line(email)}')


def feed(meetings: Iterable[Meeting]) -> str:
    """All of a person's meetings, for a calendar that fetches them by itself now and then."""
    head = ("NAME:School Networks", "X-WR-CALNAME:School Networks", "REFRESH-INTERVAL;VALUE=DURATION:PT4H")
    return _calendar(meetings, "PUBLISH", (*head, "X-PUBLISHED-TTL:PT4H"))


def _calendar(meetings: Iterable[Meeting], method: str, head: Iterable[str] = ()) -> str:
    lines = ["BEGIN:VCALENDAR", "PRODID:-//School Networks//Meetings//EN", "VERSION:2.0", f"METHOD:{method}", *head]
    lines += MELBOURNE
    for meeting in meetings:
        lines += _event(meeting, method)
    return "\r\n".join([*map(_fold, lines), "END:VCALENDAR", ""])


def _event(meeting: Meeting, method: str) -> list[str]:
    url = settings.BASE_URL + meeting.get_absolute_url()
    is_gone = method == "CANCEL" or meeting.state == State.CANCELLED
    told = meeting.changed_at or meeting.published_at or meeting.created_at
    title, about = f"{held_by(meeting)}: {meeting.title}", f"Agenda, papers and your reply: {url}"
    lines = ["BEGIN:VEVENT"]
    if method == "PUBLISH":  # nobody was told by mail with it
        title = f"Cancelled: {title}" if is_gone else title
        about = _changed(meeting) + about
        lines.append(f"TRANSP:{'TRANSPARENT' if is_gone else 'OPAQUE'}")
    else:
        by = _one_line(held_by(meeting)).replace('"', "'")
        lines.append(f'ORGANIZER;CN="{by}":mailto:{sender()}')
    return [
        *lines,
        f"UID:{meeting.uid}@{urlsplit(settings.BASE_URL).hostname}",
        f"SEQUENCE:{meeting.sequence}",
        f"DTSTAMP:{told.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;TZID=Australia/Melbourne:{_wall(meeting.starts_at)}",
        f"DTEND;TZID=Australia/Melbourne:{_wall(meeting.ends_at)}",
        f"SUMMARY:{_text(title)}",
        f"LOCATION:{_text(meeting.venue or ('Online' if meeting.online_url else ''))}",
        f"URL:{url}",
        f"DESCRIPTION:{_text(about)}",
        f"STATUS:{'CANCELLED' if is_gone else 'CONFIRMED'}",
        "END:VEVENT",
    ]


def _changed(meeting: Meeting) -> str:
    """A calendar moves an entry without a word, so the entry says it."""
    if not meeting.changed_at or meeting.state == State.CANCELLED:
        return ""
    return f"Changed on {day(timezone.localdate(meeting.changed_at))}: look at the day, time and place. "


def _wall(moment: dt.datetime) -> str:
    return f"{timezone.localtime(moment):%Y%m%dT%H%M%S}"


def _text(words: str) -> str:
    return vText(_one_line(words)).to_ical().decode()


def sender() -> str:
    """The bare address of DEFAULT_FROM_EMAIL."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">").strip()


def _one_line(text: str) -> str:
    """Without the control characters that a calendar file may not hold."""
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(text.split())


def _fold(line: str) -> str:
    """Break a line after 74 octets, never inside a character."""
    if len(line) <= FOLD and line.isascii():
        return line
    parts, part = [], b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > FOLD:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]).decode()
