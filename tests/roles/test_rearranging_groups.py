"""Groups of networks that merge, split or close: who owns them afterwards, and what may still be taken back."""

import datetime as dt

import pytest
import time_machine

from common.errors import Refused
from exchange.services import groups, joining
from networks.models import GroupOwner
from networks.services.groups import owners_of
from roles.enums import Part, RequestState, Role, Way
from roles.models import GroupRequest, RearrangedPlace
from roles.services import rearranging
from roles.services.deciding import take_back_change
from roles.services.rearranging import NewNetwork
from tests.factories import AreaFactory, GroupFactory, NetworkFactory, SchoolFactory, appoint
from tests.factories.networks import LONG_AGO

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 20)
ON = dt.date(2027, 1, 1)
EVE = dt.date(2026, 12, 31)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-20 00:00:00+00:00", tick=False):
        yield


@pytest.fixture
def area():
    return AreaFactory(name="Barwon")


@pytest.fixture
def director(area):
    return appoint(Role.AREA_DIRECTOR, area)


@pytest.fixture
def fig(area):
    return NetworkFactory(name="Fig", area=area)


@pytest.fixture
def gum(area):
    return NetworkFactory(name="Gum", area=area)


def owned(group):
    rows = GroupOwner.objects.filter(group=group).order_by("starts_on", "network__name")
    return list(rows.values_list("network__name", "starts_on", "ends_on"))


def test_a_group_goes_on_with_the_network_its_own_merges_into_and_rights_follow_on_the_day(fig, gum, director):
    group = GroupFactory(owners=[fig], name="Writing")
    heir = appoint(Role.CHAIR, gum, ends_on=None)
    change = rearranging.merge_networks(networks=[fig], into=gum, on=ON, by=director)
    assert owned(group) == [("Fig", LONG_AGO, EVE), ("Gum", ON, None)]
    assert change.places.get(part=Part.GROUP).place_id == group.pk
    assert not heir.has_perm("manage_group", group)
    with time_machine.travel("2026-12-31 13:00:00+00:00", tick=False):
        assert heir.has_perm("manage_group", group)


def test_taking_the_change_back_gives_the_group_back(fig, gum, director):
    group = GroupFactory(owners=[fig])
    change = rearranging.merge_networks(networks=[fig, gum], name="Both", on=ON, by=director)
    assert owned(group)[-1] == ("Both", ON, None)
    take_back_change(change=change, by=director)
    assert owned(group) == [("Fig", LONG_AGO, None)]


def test_a_group_of_both_networks_belongs_once_to_the_one_that_stays(fig, gum, director):
    group = GroupFactory(owners=[fig, gum])
    rearranging.merge_networks(networks=[fig], into=gum, on=ON, by=director)
    assert owned(group) == [("Fig", LONG_AGO, EVE), ("Gum", LONG_AGO, None)]
    chair = appoint(Role.CHAIR, gum, ends_on=None)
    with pytest.raises(Refused, match=r"leaves Group \d+ to Gum alone"):
        joining.leave(group=group, party=gum, by=chair)
    with pytest.raises(Refused, match=r"ends this on Thu.31.Dec.2026 by itself"):
        joining.leave(group=group, party=fig, by=appoint(Role.CHAIR, fig))


def test_a_group_of_all_networks_that_become_one_belongs_to_it_once(fig, gum, director):
    group = GroupFactory(owners=[fig, gum])
    change = rearranging.merge_networks(networks=[fig, gum], name="Both", on=ON, by=director)
    assert owned(group) == [("Fig", LONG_AGO, EVE), ("Gum", LONG_AGO, EVE), ("Both", ON, None)]
    take_back_change(change=change, by=director)
    assert owned(group) == [("Fig", LONG_AGO, None), ("Gum", LONG_AGO, None)]


def test_after_a_split_a_group_belongs_where_its_schools_go_and_else_to_the_heir(fig, director):
    ash, birch = SchoolFactory(network=fig, name="Ash"), SchoolFactory(network=fig, name="Birch")
    of_ash, of_both, of_people = (GroupFactory(owners=[fig], schools=schools) for schools in ([ash], [ash, birch], []))
    parts = [NewNetwork("North", [ash]), NewNetwork("South", [birch])]
    rearranging.split_network(network=fig, parts=parts, on=ON, by=director, heir=1)
    assert [sorted(place.name for place in owners_of(group, ON)) for group in (of_ash, of_both, of_people)] == [
        ["North"], ["North", "South"], ["South"],
    ]  # fmt: skip
    assert {str(owner) for group in (of_ash, of_both, of_people) for owner in owners_of(group)} == {"Fig"}


def test_a_group_whose_last_network_closes_has_none_and_the_others_keep_theirs(fig, gum, director):
    alone, shared = GroupFactory(owners=[fig]), GroupFactory(owners=[fig, gum])
    rearranging.close_network(network=fig, goes_to={}, on=ON, by=director)
    assert (owners_of(alone, EVE), owners_of(alone, ON), owners_of(shared, ON)) == ([fig], [], [gum])


def test_a_group_that_begins_meanwhile_shares_in_the_plan_and_in_its_end(fig, gum, director):
    change = rearranging.merge_networks(networks=[fig], into=gum, on=ON, by=director)
    chair, member = appoint(Role.CHAIR, fig), appoint(Role.PRINCIPAL, SchoolFactory(network=fig))
    asked = groups.propose_group(network=fig, lead=member, by=member, name="Late", purpose="", focus="", who_for="")
    group = groups.approve(request=asked, by=chair)
    assert owned(group) == [("Fig", TODAY, EVE), ("Gum", ON, None)]
    take_back_change(change=change, by=director)
    assert owned(group) == [("Fig", TODAY, None)]


def test_no_group_comes_to_a_network_that_ends_with_nothing_after_it(fig, gum, director):
    rearranging.close_network(network=fig, goes_to={}, on=ON, by=director)
    group, chair = GroupFactory(owners=[gum]), appoint(Role.CHAIR, fig)
    asked = GroupRequest.objects.create(group=group, network=fig, way=Way.INVITED, by=director)
    with pytest.raises(Refused, match="no network comes after it"):
        joining.accept(request=asked, by=chair)
    asked.refresh_from_db()
    assert (asked.state, owners_of(group)) == (RequestState.OPEN, [gum])


def test_who_is_to_own_a_group_by_a_plan_does_not_join_it_before(fig, gum, director):
    group = GroupFactory(owners=[fig])
    rearranging.merge_networks(networks=[fig], into=gum, on=ON, by=director)
    asked = GroupRequest.objects.create(group=group, network=gum, way=Way.INVITED, by=director)
    with pytest.raises(Refused, match="that is planned already"):
        joining.accept(request=asked, by=appoint(Role.CHAIR, gum))


def test_one_plan_upon_another_is_taken_back_in_order(fig, gum, director, area):
    oak, group = NetworkFactory(name="Oak", area=area), GroupFactory(owners=[fig, gum])
    first = rearranging.merge_networks(networks=[fig], into=oak, on=ON, by=director)
    second = rearranging.merge_networks(networks=[gum], into=oak, on=dt.date(2027, 3, 1), by=director)
    assert owners_of(group, dt.date(2027, 3, 1)) == [oak]
    with pytest.raises(Refused, match="Something else has been planned on top"):
        take_back_change(change=first, by=director)
    take_back_change(change=second, by=director)
    take_back_change(change=first, by=director)
    assert owned(group) == [("Fig", LONG_AGO, None), ("Gum", LONG_AGO, None)]


def test_a_change_of_today_takes_effect_at_once(fig, gum, director):
    group = GroupFactory(owners=[fig])
    rearranging.merge_networks(networks=[fig], into=gum, on=TODAY, by=director)
    assert owners_of(group) == [gum]


def test_a_network_does_not_close_on_a_past_day_before_a_group_came_to_it(fig, director):
    young = GroupFactory(owners=[], name="Young")
    GroupOwner.objects.create(group=young, network=fig, starts_on=TODAY - dt.timedelta(days=3))
    with pytest.raises(Refused, match=r"^Young belongs to Fig from Tue.17.Nov.2026\. Choose a later day\.$"):
        rearranging.close_network(network=fig, goes_to={}, on=TODAY - dt.timedelta(days=9), by=director)
    assert not RearrangedPlace.objects.exists()
