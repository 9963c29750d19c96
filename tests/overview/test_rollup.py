"""Every number against a count by hand, and against the length of the list behind it."""

import csv
import io
from itertools import pairwise

import pytest
from django.utils import timezone

from fiso.models import Milestone, Plan
from meetings.enums import PRESENT, Presence
from meetings.models import Action, Attendance, Meeting
from networks.models import School, SchoolMembership
from overview.calendar import Calendar
from overview.figures import FIGURES
from overview.rollup import standings
from overview.standing import Totals
from overview.tables import COLUMNS
from roles.enums import Role
from tests.factories import (
    ActionFactory,
    AreaFactory,
    AttendanceFactory,
    HeldMeetingFactory,
    MilestoneFactory,
    NetworkFactory,
    PlanFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    appoint,
)
from tests.overview.lands import at, build, days, signed_in

BEHIND = {
    "schools": "schools",
    "met": "met",
    "milestones": "milestones",
    "milestones-due": "milestones_due",
    "milestones-overdue": "milestones_overdue",
    "reviews-due": "reviews_due",
    "reviews-overdue": "reviews_overdue",
    "actions-open": "actions_open",
    "actions-overdue": "actions_overdue",
}
TOTALS = {"chair": "with_chair", "plan": "with_plan", "networks-met": "met", "reviews-overdue": "reviews_overdue"}


def by_hand(network, today, since):
    """The same numbers with loops over whole tables."""
    held = [m for m in Meeting.objects.all() if m.place_id == network.pk and m.ended_at]
    held.sort(key=lambda m: m.starts_at, reverse=True)
    last = {m.pk for m in held[:4]}
    marks = [a for a in Attendance.objects.all() if a.meeting_id in last]
    return {
        "schools": sum(m.network_id == network.pk for m in SchoolMembership.objects.all()),
        "met": sum(since <= timezone.localdate(m.starts_at) <= today for m in held),
        "last_met": timezone.localdate(held[0].starts_at),
        "present": (sum(a.presence in PRESENT for a in marks), len(marks)),
        **plan_by_hand(network, today),
        **actions_by_hand(network, today),
    }


def plan_by_hand(network, today):
    plans = {p.pk for p in Plan.objects.all() if p.place_id == network.pk and p.state == "active"}
    live = [m for m in Milestone.objects.all() if m.plan_id in plans and not (m.reached_on or m.withdrawn_on)]
    return {
        "milestones": len(live),
        "milestones_due": sum(today <= m.due_on <= days(28) for m in live),
        "milestones_overdue": sum(m.due_on < today for m in live),
        "reviews_due": sum(today <= m.review_on <= days(28) for m in live),
        "reviews_overdue": sum(m.review_on < today for m in live),
        "oldest_review": min([m.review_on for m in live if m.review_on < today], default=None),
    }


def actions_by_hand(network, today):
    actions = [a for a in Action.objects.all() if a.place_id == network.pk and a.sensitivity == "members"]
    is_open = [a for a in actions if a.state in ("open", "under_way")]
    return {
        "actions": len(actions),
        "actions_open": len(is_open),
        "actions_overdue": sum(a.due_on is not None and a.due_on < today for a in is_open),
    }


def test_numbers_are_those_counted_by_hand(land):
    calendar = Calendar.now()
    rows = {row.id: row for row in standings([n.pk for n in land.networks], calendar)}
    assert set(rows) == {n.pk for n in land.networks}
    for network in land.networks:
        row = rows[network.pk]
        ours = {name: getattr(row, name) for name in by_hand(network, calendar.today, calendar.since)}
        ours["present"] = (row.present.came, row.present.marked)
        assert ours == by_hand(network, calendar.today, calendar.since)


def test_people_plan_and_next_meeting(land):
    rows = standings([n.pk for n in land.networks], Calendar.now())
    for row in rows:
        network = next(n for n in land.networks if n.pk == row.id)
        chairs = [a.person.name for a in network.appointments.all() if a.role == Role.CHAIR]
        assert [row.chair] == (chairs or [""])
        assert row.plan_id == next((p.pk for p in Plan.objects.all() if p.place_id == row.id), None)
        assert row.next_meeting == Meeting.objects.get(place=network, state="published").starts_at
    assert {row.plan_id is None for row in rows} == {True, False}
    assert {bool(row.chair) for row in rows} == {True, False}


def test_each_number_is_as_long_as_the_list_behind_it(land):
    calendar = Calendar.now()
    keys = [n.pk for n in land.networks]
    rows = standings(keys, calendar)
    for figure, name in BEHIND.items():
        for row in rows:
            assert len(FIGURES[figure].rows([row.id], calendar)) == getattr(row, name), (figure, row.name)
        assert len(FIGURES[figure].rows(keys, calendar)) == Totals(rows).sum(name), figure
    for figure, name in TOTALS.items():
        assert len(FIGURES[figure].rows(keys, calendar)) == getattr(Totals(rows), name), figure
    assert len(FIGURES["no-chair"].rows(keys, calendar)) == len(rows) - Totals(rows).with_chair
    assert len(FIGURES["no-plan"].rows(keys, calendar)) == len(rows) - Totals(rows).with_plan


def test_the_share_of_schools_present_is_that_of_its_list(land):
    calendar = Calendar.now()
    rows = standings([n.pk for n in land.networks], calendar)
    listed = list(FIGURES["present"].rows([n.pk for n in land.networks], calendar))
    came, marked = sum(row["came"] for row in listed), sum(row["marked"] for row in listed)
    assert Totals(rows).present == round(100 * came / marked)
    missed = [row["marked"] - row["came"] for row in listed]
    assert missed == sorted(missed, reverse=True)


def test_what_the_reader_may_not_know_of_is_not_counted(land):
    network = land.networks[0]
    calendar = Calendar.now()
    before = standings([network.pk], calendar)[0]
    ActionFactory(item__meeting__place=network, sensitivity="executive", due_on=days(-3))
    draft = PlanFactory(place=network, year=calendar.today.year + 1, state="draft", activated_at=None)
    MilestoneFactory(goal__focus_area__plan=draft, due_on=days(-3))
    assert standings([network.pk], calendar)[0] == before


def test_a_network_without_records_has_no_data_and_no_noughts_for_it(db):
    row = standings([NetworkFactory().pk], Calendar.now())[0]
    assert row.present.percent is None
    assert row.points is None
    assert row.last_met is None
    assert row.next_meeting is None
    assert row.no_milestones == "No plan"
    assert Totals([row]).present is None
    assert Totals([row]).reviews_overdue is None
    assert Totals([row]).actions_overdue is None


def test_a_meeting_without_attendance_is_one_of_the_last_four(db):
    network = NetworkFactory()
    old = HeldMeetingFactory(place=network, starts_at=at(-90))
    AttendanceFactory(meeting=old)
    for number in range(4):
        HeldMeetingFactory(place=network, starts_at=at(-10 * number - 3))
    row = standings([network.pk], Calendar.now())[0]
    assert row.present.percent is None
    assert row.present_before.percent == 100


def test_statements_do_not_grow_with_networks(db, django_assert_num_queries):
    calendar = Calendar.now()
    for land in (build(1), build(5)):
        with django_assert_num_queries(4):
            standings([n.pk for n in land.networks], calendar)
        for one, other in pairwise(land.networks):
            met_together(one, other)
        with django_assert_num_queries(5 if len(land.networks) > 1 else 4):
            standings([n.pk for n in land.networks], calendar)


def met_together(one, other):
    """A joint meeting held yesterday: one's schools all came, of the other's the first alone."""
    meeting = HeldMeetingFactory(place=one, joint_place=other, starts_at=at(-1))
    came, stayed = Presence.PRINCIPAL, Presence.ABSENT
    for school in School.objects.filter(network=one):
        AttendanceFactory(meeting=meeting, school=school, presence=came)
    for order, school in enumerate(School.objects.filter(network=other)):
        AttendanceFactory(meeting=meeting, school=school, presence=stayed if order else came)
    return meeting


def test_a_joint_meeting_counts_for_either_network_with_its_own_schools_and_once_for_both(db):
    area = AreaFactory()
    one, other, bystander = NetworkFactory.create_batch(3, area=area)
    for network, schools in ((one, 2), (other, 3), (bystander, 1)):
        SchoolFactory.create_batch(schools, network=network)
    calendar = Calendar.now()
    earlier = HeldMeetingFactory(place=other, starts_at=at(-2))
    AttendanceFactory(meeting=earlier, school=School.objects.filter(network=other)[0], presence=Presence.PRINCIPAL)
    meeting = met_together(one, other)
    rows = {row.id: row for row in standings([one.pk, other.pk, bystander.pk], calendar)}
    assert rows[one.pk].present.marks == [(2, 2)]
    assert rows[other.pk].present.marks == [(1, 3), (1, 1)]
    assert rows[one.pk].last_met == rows[other.pk].last_met == timezone.localdate(meeting.starts_at)
    assert rows[bystander.pk].last_met is None
    assert rows[bystander.pk].present.marks == []
    assert Totals(list(rows.values())).present == round(100 * 4 / 6)

    def listed(figure, *networks):
        return list(FIGURES[figure].rows([network.pk for network in networks], calendar))

    assert [(row["came"], row["marked"]) for row in listed("present", one)] == [(1, 1)] * 2
    both = listed("present", one, other, bystander)
    assert {row["network_name"] for row in both} == {one.name, other.name}
    assert len(both) == 5
    assert sum(row["came"] for row in both) == 4
    assert sum(row["marked"] for row in both) == 6


def test_a_joint_meeting_is_one_line_in_lists_and_the_next_meeting_of_both(db):
    area = AreaFactory()
    one, other = NetworkFactory.create_batch(2, area=area)
    calendar = Calendar.now()
    coming = PublishedMeetingFactory(place=one, joint_place=other, starts_at=at(5))
    rows = standings([one.pk, other.pk], calendar)
    assert [row.next_meeting_id for row in rows] == [coming.pk] * 2
    keys = [one.pk, other.pk]
    assert [row.pk for row in FIGURES["coming"].rows(keys, calendar)] == [coming.pk]
    assert [row.pk for row in FIGURES["coming"].rows([other.pk], calendar)] == [coming.pk]
    held = HeldMeetingFactory(place=one, joint_place=other, starts_at=timezone.now())
    assert [row.met for row in standings(keys, Calendar.now())] == [1, 1]
    assert [row.pk for row in FIGURES["met"].rows(keys, Calendar.now())] == [held.pk]
    assert {row.pk for row in FIGURES["networks-met"].rows(keys, Calendar.now())} == set(keys)


@pytest.mark.parametrize("figure", FIGURES)
def test_the_file_of_a_list_holds_what_its_page_shows(land, figure):
    client = signed_in(appoint(Role.FORUM_ADMIN, land.region))
    url = f"{land.region.get_absolute_url()}behind/{figure}/"
    page = client.get(url)
    rows = list(csv.reader(io.StringIO(client.get(url, {"as": "csv"}).content.decode("utf-8-sig"))))
    assert rows[0] == [column.heading for column in page.context["columns"]]
    assert len(rows) - 1 == page.context["page"].paginator.count
    assert [row[0] for row in rows[1:26]] == [cells[0][1] for _, cells in page.context["lines"]]
    assert land.other.name not in page.content.decode()


def test_the_file_of_networks_is_the_table(land):
    client = signed_in(appoint(Role.FORUM_ADMIN, land.region))
    answer = client.get(land.region.get_absolute_url(), {"as": "csv"})
    head, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head == list(COLUMNS)
    found = standings([n.pk for n in land.networks], Calendar.now())
    assert [row[0] for row in rows] == [row.name for row in found]
    assert [row[head.index("Reviews overdue")] for row in rows] == [str(row.reviews_overdue) for row in found]
    assert [row[head.index("Schools present, last four meetings, %")] for row in rows] == [
        str(row.present.percent) for row in found
    ]
