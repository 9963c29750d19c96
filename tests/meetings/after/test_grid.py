"""Attendance side by side: every way to be there or not, by the membership of each day, for who may read it."""

import csv
import datetime as dt
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.enums import Mode, Presence, State
from meetings.grid import grid
from meetings.spans import Span
from roles.enums import Role
from tests.factories import (
    AttendanceFactory,
    GroupFactory,
    HeldMeetingFactory,
    NetworkFactory,
    PersonFactory,
    SchoolFactory,
    appoint,
)
from tests.meetings.after.conftest import to_state
from tests.meetings.after.test_attendance import move
from tests.meetings.after.test_queries import cost

EVER = Span("ever", "Ever", dt.date(2000, 1, 1), dt.date(2100, 1, 1))


def met(place, days_ago: int, chair, state=State.CIRCULATED, **fields):
    """A meeting that was held so many days ago."""
    at = timezone.now() - dt.timedelta(days=days_ago)
    meeting = HeldMeetingFactory(place=place, created_by=chair, starts_at=at, started_at=at, ended_at=at, **fields)
    return to_state(meeting, state)


def page(place) -> str:
    return reverse("meetings:attendance_grid", args=[place.kind, place.slug])


@pytest.fixture
def year(setting):
    """Three meetings: the last one is held jointly and its minutes are still written."""
    network, chair, (bellbird, cutters, wells) = setting.network, setting.chair, setting.schools
    other = NetworkFactory(name="Over the Hill")
    hill = SchoolFactory(name="Hill End", network=other)
    first, second = met(network, 30, chair, title="First"), met(network, 20, chair, title="Second")
    joint = met(other, 10, chair, State.HELD, title="Joint", joint_place=network)
    move(wells, timezone.localdate() - dt.timedelta(days=25), NetworkFactory())
    for meeting, school, presence, more in (
        (first, bellbird, Presence.PRINCIPAL, {"mode": Mode.ONLINE}),
        (first, cutters, Presence.DELEGATE, {"mode": Mode.IN_PERSON, "name": "Lena Cho"}),
        (first, wells, Presence.APOLOGY, {}),
        (second, bellbird, Presence.ABSENT, {}),
        (second, wells, Presence.PRINCIPAL, {}),  # bait: it had left
        (joint, hill, Presence.PRINCIPAL, {}),
    ):
        AttendanceFactory(meeting=meeting, school=school, presence=presence, **more)
    return [first, second, joint]


def lines(found) -> dict[str, list]:
    return {name: rest for name, *rest in found.table()}


def test_each_way_to_be_there_and_what_is_not_known_is_no_absence(setting, year):
    found = grid(setting.network, EVER, setting.chair)
    assert lines(found) == {
        "Bellbird Rise": ["Principal, online", "Absent", "Not recorded", 1, 0, 2, 1],
        "Cutters Flat": ["Delegate", "Not recorded", "Not recorded", 1, 1, 1, 2],
        "Hill End": ["Not a member", "Not a member", "Principal", 1, 0, 1, 0],
        "Two Wells": ["Apology", "Not a member", "Not a member", 0, 0, 1, 0],
    }
    assert [(column.sentence, column.details) for column in found.columns] == [
        ("2 of 3", ["1 by a delegate", "1 online"]),
        ("0 of 1", ["1 not recorded"]),
        ("1 of 1", ["2 not recorded"]),
    ]
    assert [column.joint_with for column in found.columns] == ["", "", "Over the Hill"]


def test_a_principal_reads_what_is_circulated_and_their_own_school_first(as_, setting, year):
    found = grid(setting.network, EVER, setting.principal)
    assert [column.meeting for column in found.columns] == year[:2]
    assert list(found.still_written) == year[2:]
    assert "Hill End" not in lines(found)
    assert [row.about_me for row in found.mine] == ["Bellbird Rise was at 1 of 2 meetings, 1 online."]
    text = as_("principal").get(page(setting.network)).content.decode()
    assert "Bellbird Rise was at 1 of 2 meetings, 1 online." in text
    assert "is left out: its minutes are still written." in text


def test_the_file_says_the_same(as_, setting, year):
    answer = as_("area_director").get(page(setting.network), {"as": "csv"})
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert [cell.partition(" ")[2] or cell for cell in rows[0][:3]] == ["School", "First", "Second"]
    assert rows[1] == ["Bellbird Rise", "Principal, online", "Absent", "1", "0", "2", "0"]
    assert len(rows) == 4


def test_a_group_counts_its_people_too_and_nobody_twice(setting):
    group = GroupFactory(owners=[setting.network], schools=setting.schools[:1], name="Writing")
    lead = appoint(Role.GROUP_LEAD, group, PersonFactory(name="Bea Lead"))
    appoint(Role.GROUP_MEMBER, group, setting.principal)
    AttendanceFactory(meeting=met(group, 1, lead), school=None, person=lead, presence=Presence.PRINCIPAL)
    assert lines(grid(group, EVER, lead)) == {
        "Bellbird Rise": ["Not recorded", 0, 0, 0, 1],
        "Bea Lead": ["Here", 1, 0, 1, 0],
    }


def test_many_meetings_cost_what_one_costs(as_, setting, django_assert_num_queries):
    def more() -> None:
        joint = met(NetworkFactory(), 3, setting.chair, joint_place=setting.network)
        AttendanceFactory(meeting=joint, school=SchoolFactory(network=joint.place))
        AttendanceFactory(meeting=met(setting.network, 4, setting.chair), school=SchoolFactory(network=setting.network))

    more()
    client = as_("principal")
    one = cost(client, page(setting.network))
    for _ in range(3):
        more()
    assert cost(client, page(setting.network)) == one
    assert one <= 22


def test_nothing_held_says_so(as_, setting):
    text = as_("principal").get(page(setting.network)).content.decode()
    assert "No meeting has been held yet" in text
    assert as_("principal").get(page(setting.network), {"as": "csv"}).status_code == 404
