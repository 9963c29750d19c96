"""How often a place means to meet and did, and days that are unusual."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from meetings.enums import State
from meetings.models import Cadence, CurriculumDay
from meetings.services import cadence, school_year
from meetings.terms import Terms, warnings_about
from tests.factories import HeldMeetingFactory, NetworkFactory, PublishedMeetingFactory, StateFactory, appoint

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair(db):
    with travel(dt.datetime.fromisoformat("2027-06-10 09:00:00+10:00"), tick=False):
        yield appoint("chair", NetworkFactory(), starts_on=dt.date(2026, 1, 1))


@pytest.fixture
def network(chair):
    return chair.appointments.get().place


def at(day, hour=9):
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(hour), timezone.get_default_timezone())


def held(network, day):
    return HeldMeetingFactory(place=network, starts_at=at(day), started_at=at(day), ended_at=at(day, 11))


def test_what_was_meant_is_shown_against_what_was_held(network, chair):
    Cadence.objects.create(place=network, number=1, starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2027, 3, 31))
    Cadence.objects.create(place=network, number=3, starts_on=dt.date(2027, 4, 1))
    held(network, "2027-02-11")
    held(network, "2027-04-29")
    PublishedMeetingFactory(place=network, starts_at=at("2027-06-17"))
    PublishedMeetingFactory(
        place=network,
        starts_at=at("2027-06-18"),
        state=State.CANCELLED,
        cancelled_at=timezone.now(),
        cancelled_reason="x",
    )
    told = {
        str(one.term): (one.sentence.replace("\N{NO-BREAK SPACE}", " "), one.kind)
        for one in cadence.counts(network, Terms.read())
    }
    assert told["Term 2, 2027"] == ("1 meeting held, 1 to come, 3 meant", "due")
    assert told["Term 1, 2027"] == ("1 meeting held, 1 meant", "good")


def test_without_a_number_nothing_is_claimed(network):
    assert {one.kind for one in cadence.counts(network, Terms.read())} == {"none"}


def test_a_new_number_keeps_the_old_one_on_record(network, chair):
    cadence.set_cadence(place=network, number=2, starts_on=dt.date(2027, 1, 1), by=chair)
    cadence.set_cadence(place=network, number=3, starts_on=dt.date(2027, 7, 1), by=chair)
    for _ in range(2):
        cadence.set_cadence(place=network, number=4, starts_on=dt.date(2027, 10, 1), by=chair)
    rows = list(Cadence.objects.filter(place=network).values_list("number", "starts_on", "ends_on"))
    assert rows == [
        (2, dt.date(2027, 1, 1), dt.date(2027, 6, 30)),
        (3, dt.date(2027, 7, 1), dt.date(2027, 9, 30)),
        (4, dt.date(2027, 10, 1), None),
    ]


def test_a_meeting_on_a_curriculum_day_is_warned_of(network, chair):
    state = StateFactory()
    school_year.add_day(place=network, day=dt.date(2027, 8, 2), title="Curriculum day", by=chair)
    CurriculumDay.objects.create(place=state, day=dt.date(2027, 8, 3), title="Voting day")
    CurriculumDay.objects.create(place=NetworkFactory(), day=dt.date(2027, 8, 4), title="Of others")
    terms = Terms.read(network)
    told = [" ".join(warnings_about(at(f"2027-08-0{day}"), 60, terms)) for day in (2, 3, 4)]
    assert ["Curriculum day" in told[0], "Voting day" in told[1], told[2]] == [True, True, ""]


def test_moving_a_meeting_onto_an_unusual_day_is_warned_of(network, chair, client):
    client.force_login(chair)
    school_year.add_day(place=network, day=dt.date(2027, 8, 2), title="Curriculum day", by=chair)
    meeting = PublishedMeetingFactory(place=network, starts_at=at("2027-07-29"))
    address = reverse("meetings:meeting_move", args=[meeting.pk])
    for day, warning in (
        ("2027-08-02", "Curriculum day"),
        ("2027-07-05", "school holidays"),
        ("2027-07-31", "weekend"),
    ):
        data = {"day": day, "time": "09:30", "length_minutes": "60"}
        assert warning in client.get(address, data, headers={"HX-Request": "true"}).content.decode()
        meeting.refresh_from_db()
        page = client.post(address, data | {"version": meeting.version}, follow=True).content.decode()
        assert warning in page


def test_the_page_and_its_forms(network, chair, client):
    client.force_login(chair)
    args = ["network", network.slug]
    page = reverse("meetings:planning", args=args)
    assert client.get(page).status_code == 200
    assert (
        client.post(reverse("meetings:cadence_set", args=args), {"number": 2, "starts_on": "2027-01-01"})["Location"]
        == page
    )
    assert (
        client.post(reverse("meetings:day_add", args=args), {"day": "2027-08-02", "title": "Curriculum day"})[
            "Location"
        ]
        == page
    )
    assert "Curriculum day" in client.get(page).content.decode()
    wrong = client.post(reverse("meetings:day_add", args=args), {"day": "2027-07-31", "title": "Saturday"})
    assert (wrong.status_code, "on a weekend" in wrong.content.decode()) == (422, True)
    day = CurriculumDay.objects.get()
    assert client.post(reverse("meetings:day_remove", args=[day.pk]))["Location"] == page
    assert client.post(reverse("meetings:day_remove", args=[day.pk])).status_code == 404
    assert client.post(reverse("meetings:cadence_set", args=args), {"number": "x"}).status_code == 422
