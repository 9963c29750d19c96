"""Series of meetings: the times they have, the drafts they make, and what a change of one changes."""

import datetime as dt
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from common.errors import NotAllowed, Refused
from meetings.enums import State
from meetings.models import Meeting, MeetingSeries, Occurrence
from meetings.services import meeting as services
from meetings.services import series
from meetings.services.meeting import Stale
from meetings.terms import Terms
from tests.factories import NetworkFactory, appoint

pytestmark = pytest.mark.django_db
NOW = "2027-01-20 09:00:00+11:00"
WEEKS = {
    "pattern": "weeks", "weeks": [3, 8], "weekday": 3, "days": [], "time": dt.time(9, 30), "length_minutes": 120,
    "venue": "Library", "online_url": "", "starts_on": dt.date(2027, 1, 1), "until": dt.date(2027, 12, 31),
}  # fmt: skip
TERM_DAYS = [
    "2027-02-11",
    "2027-03-18",
    "2027-04-29",
    "2027-06-03",
    "2027-07-29",
    "2027-09-02",
    "2027-10-21",
    "2027-11-25",
]


@pytest.fixture
def chair(db):
    with travel(dt.datetime.fromisoformat(NOW), tick=False):
        yield appoint("chair", NetworkFactory(name="Wattle Ridge"), starts_on=dt.date(2026, 1, 1))


@pytest.fixture
def network(chair):
    return chair.appointments.get().place


def start(network, chair, **changes):
    return series.start_series(place=network, uid=changes.pop("uid", uuid4()), by=chair, **(WEEKS | changes))


def days(network, *states):
    found = Meeting.objects.filter(place=network, state__in=states or [State.DRAFT]).order_by("starts_at")
    return [timezone.localtime(one.starts_at).strftime("%Y-%m-%d") for one in found]


def test_week_three_and_eight_of_each_term(network, chair):
    start(network, chair)
    assert days(network) == TERM_DAYS
    assert {one.title for one in Meeting.objects.all()} >= {
        "Term 1, week 3 network meeting",
        "Term 4, week 8 network meeting",
    }


def test_the_clock_on_the_wall_stays_over_daylight_saving(network, chair):
    start(network, chair)
    moments = [timezone.localtime(one.starts_at) for one in Meeting.objects.order_by("starts_at")]
    assert {moment.time() for moment in moments} == {dt.time(9, 30)}
    assert [f"{moment:%z}" for moment in moments] == ["+1100"] * 2 + ["+1000"] * 4 + ["+1100"] * 2


def test_a_week_that_a_term_does_not_have_is_left_out(network, chair):
    start(network, chair, weeks=[11], weekday=4)
    assert days(network) == ["2027-06-25", "2027-12-17"]  # the terms of 2027 have 9, 11, 10 and 11 weeks


def test_days_that_were_chosen(network, chair):
    start(network, chair, pattern="days", weeks=[], weekday=None, days=[dt.date(2027, 5, 4), dt.date(2027, 3, 1)])
    assert days(network) == ["2027-03-01", "2027-05-04"]


def test_the_same_form_twice_gives_one_series(network, chair):
    uid = uuid4()
    assert start(network, chair, uid=uid) == start(network, chair, uid=uid)
    assert days(network) == TERM_DAYS
    with pytest.raises(Refused):
        other = appoint("executive", network, starts_on=dt.date(2026, 1, 1))
        series.start_series(place=network, uid=uid, by=other, **WEEKS)


def test_generating_again_makes_nothing_even_where_one_was_called_off(network, chair):
    row = start(network, chair)
    services.cancel(meeting=Meeting.objects.earliest("starts_at"), reason="Camp", by=chair)
    assert series.generate(series=row, by=chair) == []
    assert days(network) == TERM_DAYS[1:]


def test_the_database_keeps_one_meeting_for_each_time(network, chair):
    row = start(network, chair)
    other = services.plan_meeting(
        place=network, starts_at=timezone.now() + dt.timedelta(days=9), length_minutes=60, by=chair
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Occurrence.objects.create(series=row, key="2027-T1-W03", meeting=other)


@pytest.mark.parametrize(
    "wrong",
    [
        {"weeks": []},
        {"weekday": None},
        {"days": [dt.date(2027, 3, 1)]},
        {"pattern": "days"},
        {"until": dt.date(2026, 1, 1)},
    ],
)
def test_the_database_knows_no_half_pattern(network, chair, wrong):
    with pytest.raises((IntegrityError, Refused)), transaction.atomic():
        MeetingSeries.objects.create(place=network, created_by=chair, **(WEEKS | wrong))


def test_a_series_without_a_single_day_is_refused(network, chair):
    with pytest.raises(Refused, match="No meeting falls between these days"):
        start(network, chair, weeks=[3], until=dt.date(2027, 1, 25))
    assert not MeetingSeries.objects.exists()


def test_only_who_sets_the_agenda_plans(network, chair):
    director = appoint("area_director", network.area, starts_on=dt.date(2026, 1, 1))
    with pytest.raises(NotAllowed):
        start(network, director)


def change(row, chair, **changes):
    row.refresh_from_db()
    values = {name: getattr(row, name) for name in series.FORM} | changes
    first = values.pop("from_day", None)
    return series.change_series(series=row, version=row.version, by=chair, from_day=first, **values)


def test_a_change_moves_only_drafts_to_come(network, chair):
    row = start(network, chair)
    first, second, third = Meeting.objects.order_by("starts_at")[:3]
    services.publish(meeting=first, by=chair)
    services.move_meeting(
        meeting=second,
        version=second.version,
        starts_at=second.starts_at + dt.timedelta(days=1),
        length_minutes=90,
        by=chair,
    )
    change(row, chair, weekday=1, time=dt.time(13, 0))
    assert days(network, State.PUBLISHED) == ["2027-02-11"]
    assert days(network) == [
        "2027-03-19", "2027-04-27", "2027-06-01", "2027-07-27", "2027-08-31", "2027-10-19", "2027-11-23"
    ]  # fmt: skip
    third.refresh_from_db()
    assert timezone.localtime(third.starts_at).time() == dt.time(13, 0)
    assert Occurrence.objects.filter(differs=True).count() == 1


def test_other_weeks_take_the_agendas_along(network, chair):
    row = start(network, chair)
    third = Meeting.objects.order_by("starts_at")[2]
    change(row, chair, weeks=[4, 8])
    third.refresh_from_db()
    assert timezone.localtime(third.starts_at).date() == dt.date(2027, 5, 6)
    assert third.title == "Term 2, week 4 network meeting"
    assert len(days(network)) == 8


def test_fewer_meetings_call_the_last_ones_off_and_more_add_some(network, chair):
    row = start(network, chair)
    row = change(row, chair, until=dt.date(2027, 7, 1))
    assert days(network) == TERM_DAYS[:4]
    assert days(network, State.CANCELLED) == TERM_DAYS[4:]
    change(row, chair, weeks=[3, 6, 8])
    assert days(network) == ["2027-02-11", "2027-03-04", "2027-03-18", "2027-04-29", "2027-05-20", "2027-06-03"]


def test_this_and_following(network, chair):
    row = start(network, chair)
    later = change(row, chair, from_day=dt.date(2027, 7, 29), weekday=0)
    assert days(network) == [*TERM_DAYS[:4], "2027-07-26", "2027-08-30", "2027-10-18", "2027-11-22"]
    row.refresh_from_db()
    assert (row.until, later.follows) == (dt.date(2027, 7, 25), row)
    assert [row.occurrences.count(), later.occurrences.count()] == [4, 4]
    change(row, chair, time=dt.time(14, 0))
    hours = [timezone.localtime(one.starts_at).hour for one in Meeting.objects.order_by("starts_at")]
    assert hours == [14, 14, 14, 14, 9, 9, 9, 9]


def test_two_who_change_a_series_are_told(network, chair):
    row = start(network, chair)
    series.change_series(series=row, version=1, by=chair, **(WEEKS | {"weekday": 1}))
    with pytest.raises(Stale):
        series.change_series(series=row, version=1, by=chair, **(WEEKS | {"weekday": 2}))


def test_the_pattern_in_words(network, chair):
    row = start(network, chair)
    assert (
        series.pattern_words(row).replace("\N{NO-BREAK SPACE}", " ")
        == "Week 3 and week 8 of each term, Thursday 9:30 am"
    )


def sent(**changes):
    data = {
        "uid": str(uuid4()), "pattern": "weeks", "weeks": "3 and 8", "weekday": "3", "days": "", "time": "09:30",
        "length_minutes": "120", "starts_on": "2027-01-20", "until": "2027-12-17", "venue": "", "online_url": "",
    }  # fmt: skip
    return data | changes


def test_the_pages_of_a_series(network, chair, client):
    client.force_login(chair)
    address = reverse("meetings:series_create", args=["network", network.slug])
    shown = client.get(address, sent(weekday="5"), headers={"HX-Request": "true"})
    assert "8 meetings" not in shown.content.decode()
    shown = client.get(address, sent(), headers={"HX-Request": "true"})
    assert "8 meetings" in shown.content.decode()
    answer = client.post(address, sent())
    row = MeetingSeries.objects.get()
    assert answer["Location"] == row.get_absolute_url()
    page = client.get(row.get_absolute_url()).content.decode()
    assert page.count("Draft, seen by the executive and the SEIL only") == 8
    edit = reverse("meetings:series_edit", args=[row.pk])
    assert client.get(edit).status_code == 200
    assert client.post(edit, sent(version="1", first="2027-07-29", weekday="0")).status_code == 302
    assert MeetingSeries.objects.count() == 2
    stale = client.post(edit, sent(version="1", weekday="0"))
    assert stale.status_code == 409
    assert 'name="version" value="2"' in stale.content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"weeks": "x"}, "Write numbers from 1 to 12"),
        ({"weeks": ""}, "Write at least one week"),
        ({"weeks": "0"}, "Write numbers from 1 to 12"),
        ({"weekday": ""}, "Choose a weekday."),
        ({"pattern": "days"}, "Write at least one day."),
        ({"pattern": "days", "days": "tomorrow"}, "“tomorrow” is no day."),
        ({"until": "2027-01-01"}, "The last day is before the first."),
        ({"until": "2040-01-01"}, "within the next 3 years"),
        ({"until": "2027-01-25"}, "No meeting falls between these days"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(network, chair, client, wrong, sentence):
    client.force_login(chair)
    answer = client.post(reverse("meetings:series_create", args=["network", network.slug]), sent(**wrong))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Meeting.objects.exists()


def test_a_list_of_terms_beyond_those_known_gives_nothing(network, chair):
    row = MeetingSeries(**(WEEKS | {"until": dt.date(2035, 1, 1), "starts_on": dt.date(2031, 1, 1)}))
    assert series.times_of(row, Terms.read()) == []
