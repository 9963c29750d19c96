"""Terms and days without students: who keeps them, what stands on them, and what became of them."""

import datetime as dt

import pytest
from django.urls import reverse

from common.errors import NotAllowed, Refused
from common.words import NBSP
from meetings.enums import State
from meetings.models import CurriculumDay, SchoolTerm
from meetings.services import school_year
from meetings.terms import Terms
from roles.enums import Role
from tests.factories import (
    MeetingFactory,
    NetworkFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    StateFactory,
    appoint,
)
from tests.meetings.before.test_planning_page import at

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY = dt.date(2027, 8, 2), dt.date(2027, 8, 3)
PAGE = "meetings:school_year"


@pytest.fixture
def state():
    return StateFactory()


@pytest.fixture
def central(state):
    return appoint(Role.CENTRAL, state)


@pytest.fixture
def network():
    return NetworkFactory(name="Wattle Ridge")


def page(client, person, name=PAGE, *args, **data) -> str:
    client.force_login(person)
    return client.get(reverse(name, args=args), data).content.decode().replace(NBSP, " ")


def test_each_keeps_its_own_days(state, central, network):
    school = SchoolFactory(network=network)
    principal, chair = appoint(Role.PRINCIPAL, school), appoint(Role.CHAIR, network)
    own = {state: central, network: chair, school: principal}
    for place, keeper in own.items():
        for person in own.values():
            if person != keeper:
                with pytest.raises(NotAllowed):
                    school_year.add_day(place=place, day=MONDAY, title="Taken", by=person)
        school_year.add_day(place=place, day=MONDAY, title="Ours", by=keeper)
    assert CurriculumDay.objects.filter(title="Ours").count() == 3


def test_a_planner_is_warned_of_days_of_the_state_the_network_and_its_schools(state, network):
    for name in ("Alder", "Banksia", "Cedar"):
        CurriculumDay.objects.create(place=SchoolFactory(name=name, network=network), day=MONDAY, title="Pupil-free")
    CurriculumDay.objects.create(place=SchoolFactory(name="Bait"), day=MONDAY, title="Of others")
    CurriculumDay.objects.create(place=state, day=MONDAY, title="Voting day")
    CurriculumDay.objects.create(place=network, day=TUESDAY, title="Curriculum day")
    assert Terms.read(network).unusual == {
        MONDAY: "Voting day, Pupil-free at Alder and at 2 more schools",
        TUESDAY: "Curriculum day",
    }


def test_meetings_that_stand_on_a_day_are_named_to_who_may_know(client, state, central, network):
    chair, member = appoint(Role.CHAIR, network), appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    PublishedMeetingFactory(place=network, starts_at=at("2027-08-02"), title="Secret title")
    MeetingFactory(place=network, starts_at=at("2027-08-02", 13))
    MeetingFactory(place=network, starts_at=at("2027-08-02", 15), state=State.CANCELLED, cancelled_reason="Flood",
                   cancelled_at=at("2027-07-01"))  # fmt: skip
    PublishedMeetingFactory(place=network, starts_at=at("2027-08-03"))
    school_year.add_day(place=state, day=MONDAY, title="Voting day", by=central)
    for person, published, draft in (
        (central, 1, 0),
        (chair, 1, 1),
        (member, 1, 0),
        (appoint(Role.ADMINISTRATOR, state), 0, 0),
    ):
        text = page(client, person)
        found = [text.count("Wattle Ridge, 9:00 am"), text.count("Wattle Ridge, 1:00 pm"), text.count("3:00 pm")]
        assert found == [published, draft, 0]
    assert "Secret title" not in page(client, central)
    assert "Wattle Ridge, 1:00 pm" in page(client, chair, "meetings:planning", "network", network.slug)


def test_what_became_of_a_day_and_a_term_is_told_to_who_keeps_them(client, state, central):
    client.force_login(central)
    assert client.post(reverse(PAGE), {"day": MONDAY, "title": "Voting day"}).status_code == 302
    row = CurriculumDay.objects.get()
    client.post(reverse("meetings:day_change", args=[row.pk]), {"day": TUESDAY, "title": "Voting day"})
    client.post(reverse("meetings:day_remove", args=[row.pk]))
    term = {"year": 2031, "number": 1, "starts_on": "2031-01-28", "ends_on": "2031-04-03"}
    assert client.post(reverse("meetings:term_add"), term).status_code == 302
    made = SchoolTerm.objects.get(year=2031)
    client.post(reverse("meetings:term_change", args=[made.pk]), term | {"ends_on": "2031-04-04"})
    text = page(client, central)
    told = [
        "changed Term 1, 2031.", "entered Term 1, 2031.", "took away “Voting day”, Tue 3 Aug 2027.",
        "changed “Voting day”, Tue 3 Aug 2027.", "entered “Voting day”, Mon 2 Aug 2027.",
    ]  # fmt: skip
    assert [text.find(sentence) for sentence in told] == sorted(text.find(sentence) for sentence in told)
    assert -1 not in [text.find(sentence) for sentence in told]
    assert "took away" not in page(client, appoint(Role.CHAIR, NetworkFactory()))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"starts_on": dt.date(2031, 4, 1)}, "Another term has some of these days."),
        ({"number": 1, "starts_on": dt.date(2031, 5, 1)}, "There is such a term already."),
        ({"starts_on": dt.date(2031, 8, 1)}, "The last day is before the first."),
        ({"ends_on": dt.date(2032, 1, 1)}, "A term of 2031 begins and ends in 2031."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(central, values, sentence):
    first = {"year": 2031, "number": 1, "starts_on": dt.date(2031, 2, 1), "ends_on": dt.date(2031, 4, 1)}
    school_year.set_term(term=SchoolTerm(), by=central, **first)
    second = {"year": 2031, "number": 2, "starts_on": dt.date(2031, 5, 1), "ends_on": dt.date(2031, 6, 30)}
    with pytest.raises(Refused, match=sentence):
        school_year.set_term(term=SchoolTerm(), by=central, **second | values)
    assert SchoolTerm.objects.filter(year=2031).count() == 1
