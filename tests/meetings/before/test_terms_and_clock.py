"""Terms in words, the running clock, and the balance of an agenda."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from meetings.clock import balance, timetable
from meetings.models import AgendaItem, Meeting, SchoolTerm
from meetings.terms import Terms, title_for, warnings_about

MELBOURNE = ZoneInfo("Australia/Melbourne")
pytestmark = pytest.mark.django_db


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_published_terms_are_there():
    assert SchoolTerm.objects.count() == 24
    fourth = SchoolTerm.objects.get(year=2026, number=4)
    assert (fourth.starts_on, fourth.ends_on) == (dt.date(2026, 10, 5), dt.date(2026, 12, 18))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 11, 12), "Term 4, week 6"),
        (dt.date(2026, 10, 5), "Term 4, week 1"),
        (dt.date(2026, 1, 27), "Term 1, week 1"),  # a Tuesday
        (dt.date(2026, 2, 2), "Term 1, week 2"),
        (dt.date(2026, 12, 18), "Term 4, week 11"),
        (dt.date(2026, 12, 19), ""),
        (dt.date(2031, 3, 3), ""),
    ],
)
def test_weeks(day, words):
    assert plain(Terms.read().week(day)) == words


def test_titles():
    terms = Terms.read()
    assert title_for(dt.date(2026, 11, 12), "network meeting", terms) == "Term 4, week 6 network meeting"
    assert title_for(dt.date(2027, 1, 5), "forum meeting", terms) == "January 2027 forum meeting"


@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [
        ("2026-11-12 09:30", 120, []),
        ("2026-11-14 09:30", 120, ["Sat 14 Nov 2026 is on a weekend."]),
        (
            "2026-12-29 09:30",
            60,
            ["Tue 29 Dec 2026 is in the school holidays. The next school day is Wed 27 Jan 2027."],
        ),
        ("2026-11-12 17:00", 60, ["It starts at 5:00 pm, in the evening."]),
        ("2026-11-12 07:30", 60, ["It starts at 7:30 am, before school."]),
        ("2026-11-12 16:00", 600, ["It starts at 4:00 pm, in the evening."]),
        ("2026-10-07 09:30", 60, ["The meeting is in 6 days. Schools usually need 7 days to plan for it."]),
        ("2031-03-03 09:30", 60, []),  # terms nobody has published yet
    ],
)
def test_warnings(time_machine, start, length, expected):
    time_machine.move_to(dt.datetime(2026, 10, 1, 9, tzinfo=MELBOURNE))
    at = dt.datetime.fromisoformat(start).replace(tzinfo=MELBOURNE)
    assert [plain(words) for words in warnings_about(at, length, Terms.read())] == expected


def items(*minutes):
    return [AgendaItem(title=f"Item {n}", minutes=one, purpose="inform") for n, one in enumerate(minutes)]


def a_meeting(length=60):
    return Meeting(starts_at=dt.datetime(2026, 11, 12, 9, 30, tzinfo=MELBOURNE), length_minutes=length)


def test_the_clock_runs_through_the_agenda():
    slots = timetable(a_meeting(), items(10, 45, 20))
    assert [(slot.number, f"{slot.starts_at:%H:%M}", slot.is_after_close) for slot in slots] == [
        (1, "09:30", False), (2, "09:40", False), (3, "10:25", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("minutes", "sentence", "over"),
    [
        ([], "Nothing planned yet for a 1 h meeting", 0),
        ([60], "It fits exactly: 1 h planned for a 1 h meeting", 0),
        ([45], "It fits: 45 min planned for a 1 h meeting, 15 min to spare", 0),
        ([61], "1 minute too long: 1 h 1 min planned for a 1 h meeting", 1),
        ([60, 75], "75 minutes too long: 2 h 15 min planned for a 1 h meeting", 75),
    ],
)
def test_the_length_in_words(minutes, sentence, over):
    found = balance(a_meeting(), items(*minutes))
    assert (plain(found.sentence), found.over) == (sentence, over)


def test_shares_add_up_to_a_hundred():
    mixed = items(10, 10, 10)
    mixed[0].purpose, mixed[1].topic = "learn", "wellbeing"
    shares = balance(a_meeting(), mixed).shares
    assert [share.family.value for share in shares] == ["outcomes", "policy", "business"]
    assert sum(share.percent for share in shares) == 100
