"""Who reads what a network left that is no more: whoever may read the same at the one that came after it."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from fiso.models import Plan
from meetings.enums import Sensitivity
from meetings.models import Action, AgendaItem, Meeting
from roles import access
from roles.enums import Role
from roles.rules import RULES, TO_READ_ON
from roles.services import rearranging
from roles.services.deciding import take_back_change
from roles.services.rearranging import NewNetwork
from tests.factories import (
    ActionFactory,
    AreaFactory,
    HeldMeetingFactory,
    ItemFactory,
    NetworkFactory,
    PlanFactory,
    SchoolFactory,
    appoint,
)

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 20)
ON = dt.date(2027, 1, 1)
AFTER = "2027-01-02 00:00:00+00:00"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-20 00:00:00+00:00", tick=False):
        yield


@pytest.fixture
def area():
    return AreaFactory()


@pytest.fixture
def director(area):
    return appoint(Role.AREA_DIRECTOR, area, ends_on=None)


@pytest.fixture
def fig(area):
    return NetworkFactory(name="Fig", area=area)


@pytest.fixture
def gum(area):
    return NetworkFactory(name="Gum", area=area)


def member_of(network, role=Role.PRINCIPAL):
    place = SchoolFactory(network=network) if role == Role.PRINCIPAL else network
    return appoint(role, place, ends_on=None)


def verbs_at(person, place):
    """By the list of places, by the single question and from the place's side alike."""
    verbs = {verb for reach in RULES.values() for found in reach.values() for verb in found}
    listed = {verb for verb in verbs if access.places_where(person, verb).filter(pk=place.pk).exists()}
    assert listed == {verb for verb in verbs if person.has_perm(verb, place)}
    assert listed == {verb for verb in verbs if access.people_with(verb, place).filter(pk=person.pk).exists()}
    return listed


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        (Role.PRINCIPAL, {"view_place", "view_community"}),
        (Role.EXECUTIVE, TO_READ_ON),
        (Role.CHAIR, TO_READ_ON),
        (Role.SEIL, TO_READ_ON),
    ],
)
def test_from_its_day_on_a_merger_gives_what_each_may_read_and_nothing_to_write(fig, gum, director, role, reads):
    person = member_of(gum, role)
    rearranging.merge_networks(networks=[fig], into=gum, on=ON, by=director)
    assert verbs_at(person, fig) == set()
    with time_machine.travel(AFTER, tick=False):
        assert verbs_at(person, fig) == reads
        assert verbs_at(member_of(NetworkFactory(area=fig.area), role), fig) == set()


def test_matters_of_the_executive_stay_with_the_executive(fig, gum, director):
    meeting, plan = HeldMeetingFactory(place=fig), PlanFactory(place=fig, state="closed", closed_at=timezone.now())
    open_item = ItemFactory(meeting=meeting, state="discussed")
    closed = {"sensitivity": Sensitivity.EXECUTIVE}
    executive_item = ItemFactory(meeting=meeting, state="discussed", **closed)
    ours, secret = ActionFactory(item=open_item), ActionFactory(item=executive_item, **closed)
    principal, executive = member_of(gum), member_of(gum, Role.EXECUTIVE)
    rearranging.merge_networks(networks=[fig], into=gum, on=TODAY, by=director)
    for person, items, actions in (
        (principal, {open_item}, {ours}),
        (executive, {open_item, executive_item}, {ours, secret}),
    ):
        assert set(Meeting.objects.visible_to(person)) == {meeting}
        assert set(Plan.objects.visible_to(person)) == {plan}
        assert set(AgendaItem.objects.visible_to(person)) == items
        assert set(Action.objects.visible_to(person)) == actions


def test_reading_goes_on_from_one_to_the_next_and_never_forward_or_aside(fig, gum, director, area):
    oak = NetworkFactory(name="Oak", area=area)
    birch = member_of(NetworkFactory(name="Birch", area=area))
    rearranging.merge_networks(networks=[fig], into=gum, on=TODAY, by=director)
    rearranging.merge_networks(networks=[gum], into=oak, on=ON, by=director)
    in_oak = member_of(oak)
    assert verbs_at(in_oak, gum) == verbs_at(in_oak, fig) == set()
    with time_machine.travel(AFTER, tick=False):
        for network in (gum, fig):
            assert verbs_at(in_oak, network) == {"view_place", "view_community"}
            assert verbs_at(birch, network) == set()


def test_both_parts_of_a_split_read_on_and_of_a_closing_only_the_heir(fig, gum, director, area):
    ash, oak = SchoolFactory(network=fig), NetworkFactory(name="Oak", area=area)
    parts = [NewNetwork("North", [ash]), NewNetwork("South", [])]
    change = rearranging.split_network(network=fig, parts=parts, on=ON, by=director)
    north, south = (part.place for part in change.places.filter(part="to").select_related("place").order_by("place"))
    birch = SchoolFactory(network=gum)
    rearranging.close_network(
        network=gum, goes_to={birch: oak}, heir=north.as_network, on=dt.date(2027, 1, 2), by=director
    )
    in_oak, seils = member_of(oak), [appoint(Role.SEIL, part, starts_on=ON, ends_on=None) for part in (north, south)]
    with time_machine.travel(AFTER, tick=False):
        assert [verbs_at(seil, fig) for seil in seils] == [TO_READ_ON, TO_READ_ON]
        assert [verbs_at(seil, gum) for seil in seils] == [TO_READ_ON, set()]
        assert verbs_at(in_oak, gum) == set()


def test_what_is_taken_back_opens_nothing(fig, gum, director):
    person = member_of(gum)
    change = rearranging.merge_networks(networks=[fig], into=gum, on=ON, by=director)
    take_back_change(change=change, by=director)
    with time_machine.travel(AFTER, tick=False):
        assert verbs_at(person, fig) == set()


def test_the_reason_says_that_the_network_came_after(fig, gum, director):
    principal, chair = member_of(gum), member_of(gum, Role.CHAIR)
    rearranging.merge_networks(networks=[fig], into=gum, on=TODAY, by=director)
    assert access.explain(principal, "view_community", fig)[0].endswith(", whose network came after Fig.")
    assert access.explain(chair, "view_community", fig)[0].endswith(", which came after Fig.")


def test_it_costs_no_query_more(fig, gum, director, django_assert_num_queries):
    principal = member_of(gum)
    rearranging.merge_networks(networks=[fig], into=gum, on=TODAY, by=director)
    access.remember_for_this_request(principal)
    with django_assert_num_queries(2):
        assert list(Meeting.objects.visible_to(principal)) == []
