"""What meeting time went to: sums by purpose, term and plan, the same for every reader, and no data where none is."""

import csv
import datetime as dt
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.enums import ItemState, Purpose, Sensitivity, State, Topic
from meetings.models import SchoolTerm
from meetings.spans import Span
from meetings.time_used import time_used
from tests.factories import FocusAreaFactory, GoalFactory, ItemFactory, MilestoneFactory, NetworkFactory, PlanFactory
from tests.meetings.after.conftest import to_state
from tests.meetings.after.test_grid import met
from tests.meetings.after.test_queries import cost

YEAR = Span("2025", "2025", dt.date(2025, 1, 1), dt.date(2025, 12, 31))
FIRST, SECOND, EARLIER = dt.date(2025, 2, 12), dt.date(2025, 5, 7), dt.date(2024, 5, 8)


@pytest.fixture
def terms(db):
    SchoolTerm.objects.all().delete()
    for number, month in ((1, 2), (2, 5)):
        SchoolTerm.objects.create(
            year=2025, number=number, starts_on=dt.date(2025, month, 1), ends_on=dt.date(2025, month + 1, 20)
        )


def on(day: dt.date, setting, **fields):
    return met(fields.pop("place", setting.network), (timezone.localdate() - day).days, setting.chair, **fields)


def page(place) -> str:
    return reverse("meetings:time_used", args=[place.kind, place.slug])


@pytest.fixture
def year(setting, terms):
    """Two terms; one item linked to each kind of part of the plan; bait of every kind that must not count."""
    plan = PlanFactory(place=setting.network, year=2025)
    reading, writing = (FocusAreaFactory(plan=plan, title=title) for title in ("Reading", "Writing"))
    goal = GoalFactory(focus_area=reading)
    milestone = MilestoneFactory(goal=goal, plan=plan)
    one, two, before = on(FIRST, setting), on(SECOND, setting), on(EARLIER, setting)
    done = {"state": ItemState.DISCUSSED}
    ItemFactory(meeting=one, purpose=Purpose.REVIEW, milestone=milestone, minutes=30, minutes_used=40, **done)
    ItemFactory(meeting=one, purpose=Purpose.DISCUSS, goal=goal, minutes=10, **done)
    ItemFactory(meeting=one, purpose=Purpose.POLICY, topic=Topic.OHS, minutes=20, minutes_used=15, **done)
    ItemFactory(meeting=two, purpose=Purpose.LEARN, minutes=20, state=ItemState.NOT_REACHED)
    ItemFactory(meeting=two, purpose=Purpose.INFORM, minutes=20)
    ItemFactory(meeting=before, purpose=Purpose.INFORM, minutes=30)
    ItemFactory(meeting=before, purpose=Purpose.DATA, minutes=10)
    ItemFactory(meeting=two, minutes=300, sensitivity=Sensitivity.EXECUTIVE)
    ItemFactory(meeting=two, minutes=300, waiting=True)
    ItemFactory(meeting=on(SECOND, setting, place=NetworkFactory()), minutes=300)
    ItemFactory(meeting=to_state(on(SECOND, setting), State.CANCELLED), minutes=300)
    return writing


def test_the_sums_are_the_same_for_every_reader(setting, year):
    for person in (setting.chair, setting.principal, setting.area_director):
        found = time_used(setting.network, YEAR, person)
        assert list(found.table()) == [
            ["Discuss", 10, 0, 10, 10, None, None],
            ["Inform", 0, 20, 20, 0, None, None],
            ["Learn", 0, 20, 20, 0, None, None],
            ["Review milestone", 30, 0, 30, 30, 30, 40],
            ["Department: occupational health and safety", 20, 0, 20, 0, 20, 15],
        ]
        assert [(line.label, line.parts) for line in found.terms] == [
            ("Term 1", [("outcomes", 40), ("policy", 20), ("business", 0)]),
            ("Term 2", [("outcomes", 20), ("policy", 0), ("business", 20)]),
        ]
        assert [(line.label, line.minutes) for line in found.focus] == [("Reading", 40), ("Writing", 0)]


def test_the_finding_is_said_in_words(as_, setting, year):
    text = as_("principal").get(page(setting.network), {"span": "2025"}).content.decode().replace("\xa0", " ")
    for said in (
        "60% of the planned time was for improving outcomes: 1 h of 1 h 40 min. In 2024 it was 25%.",
        "40 min (40%) was for items linked to a part of the plan.",
        "For 2 of 5 items the time was noted: 50 min planned, 55 min taken.",
        "Counted from the agendas of 2 meetings held in 2025.",
        "No time",
    ):
        assert said in text
    rows = csv.reader(
        StringIO(as_("principal").get(page(setting.network), {"span": "2025", "as": "csv"}).content.decode("utf-8-sig"))
    )
    assert [len(row) for row in rows] == [7] * 6


def test_no_data_is_said_and_no_zero(as_, setting, terms):
    assert "No meeting has been held yet" in as_("principal").get(page(setting.network)).content.decode()
    assert as_("principal").get(page(setting.network), {"as": "csv"}).status_code == 404
    empty = on(FIRST, setting)
    assert "No agenda of this year says" in as_("principal").get(page(setting.network)).content.decode()
    ItemFactory(meeting=empty, minutes=10)
    text = as_("principal").get(page(setting.network)).content.decode()
    assert "How long items took was not noted." in text
    assert "No plan of this year to compare with" in text


def test_many_meetings_cost_what_one_costs(as_, setting, terms):
    def more() -> None:
        plan = PlanFactory(place=setting.network, year=2025) if not setting.network.plans.exists() else None
        focus = FocusAreaFactory(plan=plan or setting.network.plans.get())
        ItemFactory(meeting=on(FIRST, setting), goal=GoalFactory(focus_area=focus), minutes_used=5)

    more()
    client = as_("principal")
    one = cost(client, page(setting.network))
    for _ in range(3):
        more()
    assert cost(client, page(setting.network)) == one
