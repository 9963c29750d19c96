import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.template import Context, Template

from common import words

MELBOURNE = ZoneInfo("Australia/Melbourne")
EVENING = dt.datetime(2026, 11, 5, 20, 0, tzinfo=MELBOURNE)


def shown(source: str, **values: object) -> str:
    return Template("{% load look %}" + source).render(Context(values)).replace("\N{NO-BREAK SPACE}", " ")


def test_a_moment_reads_in_melbourne_time() -> None:
    moment = dt.datetime(2026, 11, 11, 22, 30, tzinfo=dt.UTC)
    assert shown("{{ moment|when }}", moment=moment) == "Thu 12 Nov 2026, 9:30 am"


def test_the_parts_of_a_date_do_not_part() -> None:
    assert " " not in words.day(dt.date(2026, 11, 12))
    assert words.when(EVENING).count(" ") == 1


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((9, 30), (9, 45), "9:30–9:45 am"),
        ((11, 50), (12, 10), "11:50 am–12:10 pm"),
        ((12, 10), (13, 0), "12:10–1:00 pm"),
        ((23, 50), (0, 10), "11:50 pm–12:10 am"),
    ],
)
def test_from_and_to_name_the_half_of_the_day_once(first: tuple[int, int], last: tuple[int, int], said: str) -> None:
    moments = [dt.datetime(2026, 11, 12, *clock, tzinfo=MELBOURNE) for clock in (first, last)]
    assert words.clock_span(*moments).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("clock", "said"), [((0, 5), "12:05 am"), ((9, 30), "9:30 am"), ((12, 0), "12:00 pm"), ((23, 59), "11:59 pm")]
)
def test_the_clock_has_twelve_hours(clock: tuple[int, int], said: str) -> None:
    assert shown("{{ time|clock }}", time=dt.time(*clock)) == said


@time_machine.travel(EVENING, tick=False)
@pytest.mark.parametrize(("day", "said"), [((2026, 11, 12), "Thu 12 Nov"), ((2027, 1, 27), "Wed 27 Jan 2027")])
def test_the_year_is_left_out_within_this_year(day: tuple[int, int, int], said: str) -> None:
    assert shown("{{ day|near_day }}", day=dt.date(*day)) == said


@time_machine.travel(EVENING, tick=False)
@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"), (1, "tomorrow"), (-1, "yesterday"), (7, "in 7 days"), (-14, "14 days ago"),
        (119, "in 119 days"), (150, "in 5 months"), (800, "in 2 years"),
    ],
)  # fmt: skip
def test_distance(days: int, said: str) -> None:
    day = EVENING.date() + dt.timedelta(days=days)
    assert shown("{{ day|distance }}", day=day) == said


@time_machine.travel(EVENING, tick=False)
@pytest.mark.parametrize(("days", "said"), [(-14, "14 days overdue"), (-1, "1 day overdue"), (0, ""), (3, "")])
def test_overdue_is_said_only_of_the_past(days: int, said: str) -> None:
    assert shown("{{ day|overdue }}", day=EVENING.date() + dt.timedelta(days=days)) == said


@pytest.mark.parametrize(("minutes", "said"), [(0, "0 min"), (45, "45 min"), (120, "2 h"), (135, "2 h 15 min")])
def test_duration(minutes: int, said: str) -> None:
    assert shown("{{ minutes|duration }}", minutes=minutes) == said


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [(1, "school", "1 school"), (1575, "school", "1,575 schools"), (2, "reply,replies", "2 replies")],
)
def test_counts(number: int, noun: str, said: str) -> None:
    assert shown("{{ number|plural_of:noun }}", number=number, noun=noun) == said


@pytest.mark.parametrize("name", ["day", "near_day", "clock", "when", "distance", "overdue", "duration", "initials"])
def test_nothing_prints_nothing(name: str) -> None:
    assert shown("{{ nothing|" + name + " }}", nothing=None) == ""


@pytest.mark.parametrize(("name", "said"), [("Dana Petrakis", "DP"), ("Mei-Lin Tran", "MT"), ("Cher", "C"), ("", "")])
def test_initials(name: str, said: str) -> None:
    assert words.initials(name) == said
