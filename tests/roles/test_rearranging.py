"""Moving, merging, splitting, closing, opening, renaming, transferring: what the dated rows say afterwards."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.models import Action
from meetings.services.seeing import ways_to_action
from networks.models import Network, NetworkPlacement, Place, PlaceName, Replacement, SchoolMembership
from networks.services.naming import BEFORE_RECORDS
from networks.services.sitting import seat_places
from reminders.kinds.actions import ActionSet
from roles.enums import Role
from roles.models import Appointment, Rearrangement
from roles.services import rearranging
from roles.services.deciding import take_back_change
from roles.services.rearranging import NewNetwork
from roles.services.reasons import reasons_of
from tests.factories import ActionFactory, AreaFactory, NetworkFactory, SchoolFactory, StateFactory, appoint
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
def admin():
    return appoint(Role.ADMINISTRATOR, StateFactory())


@pytest.fixture
def fig(area):
    return NetworkFactory(name="Fig", area=area)


@pytest.fixture
def gum(area):
    return NetworkFactory(name="Gum", area=area)


def school_in(network, name):
    return SchoolFactory(network=network, name=name)


def memberships(school):
    rows = SchoolMembership.objects.filter(school=school).order_by("starts_on")
    return list(rows.values_list("network__name", "starts_on", "ends_on"))


def test_a_school_moves_on_the_day_and_sits_where_it_did_until_then(fig, gum, director):
    ash = school_in(fig, "Ash")
    change = rearranging.move_schools(schools=[ash], to=gum, on=ON, by=director)
    assert memberships(ash) == [("Fig", LONG_AGO, EVE), ("Gum", ON, None)]
    assert Place.objects.get(pk=ash.pk).network_id == fig.pk
    assert (change.sentence, change.on, change.decided_by) == ("Ash moves to Gum", ON, director)
    assert sorted(change.places.values_list("place__name", "part")) == [
        ("Ash", "school"), ("Fig", "from"), ("Gum", "to"),
    ]  # fmt: skip
    seat_places(on=ON)
    assert Place.objects.get(pk=ash.pk).network_id == gum.pk


def test_a_move_of_today_takes_effect_at_once(fig, gum, director):
    ash, birch = school_in(fig, "Ash"), school_in(fig, "Birch")
    change = rearranging.move_schools(schools=[birch, ash], to=gum, on=TODAY, by=director)
    assert change.sentence == "Ash and Birch move to Gum"
    assert list(Place.objects.filter(network=gum.pk).order_by("name").values_list("name", flat=True)) == [
        "Ash", "Birch",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (dt.date(2027, 2, 1), "Ash is in Gum on that day already."),
        (
            dt.date(2026, 12, 1),
            "Ash joins Gum on Fri 1 Jan 2027 already. Take that back first, or choose a later day.",
        ),
        (dt.date(2033, 1, 1), "That is more than five years ahead."),
    ],
)
def test_a_move_that_contradicts_another_is_refused_in_a_sentence(fig, gum, director, on, sentence):
    ash = school_in(fig, "Ash")
    rearranging.move_schools(schools=[ash], to=gum, on=ON, by=director)
    with pytest.raises(Refused) as refused:
        rearranging.move_schools(schools=[ash], to=gum, on=on, by=director)
    assert str(refused.value).replace("\N{NO-BREAK SPACE}", " ") == sentence
    assert Rearrangement.objects.count() == 1


def test_a_planned_move_can_be_taken_back_and_leaves_everything_as_it_was(fig, gum, director):
    ash = school_in(fig, "Ash")
    change = rearranging.move_schools(schools=[ash], to=gum, on=ON, by=director)
    take_back_change(change=change, by=director)
    assert memberships(ash) == [("Fig", LONG_AGO, None)]
    with pytest.raises(Refused, match="taken back already"):
        take_back_change(change=change, by=director)


def test_what_is_in_force_or_has_been_built_upon_cannot_be_taken_back(fig, gum, director, area):
    ash, oak = school_in(fig, "Ash"), NetworkFactory(name="Oak", area=area)
    change = rearranging.move_schools(schools=[ash], to=gum, on=ON, by=director)
    rearranging.move_schools(schools=[ash], to=oak, on=dt.date(2027, 7, 1), by=director)
    with pytest.raises(Refused, match="Something else has been planned on top"):
        take_back_change(change=change, by=director)
    with time_machine.travel("2027-01-02 00:00:00+00:00", tick=False), pytest.raises(Refused, match="in force already"):
        take_back_change(change=change, by=director)


def test_networks_merge_into_a_new_one(fig, gum, director):
    ash, birch = school_in(fig, "Ash"), school_in(gum, "Birch")
    appoint(Role.CHAIR, fig, ends_on=None)
    appoint(Role.CHAIR, gum, starts_on=dt.date(2027, 2, 1), ends_on=None)
    change = rearranging.merge_networks(networks=[fig, gum], name="Fig and Gum", on=ON, by=director)
    new = Network.objects.get(name="Fig and Gum")
    assert memberships(ash) == [("Fig", LONG_AGO, EVE), ("Fig and Gum", ON, None)]
    assert memberships(birch) == [("Gum", LONG_AGO, EVE), ("Fig and Gum", ON, None)]
    assert set(Replacement.objects.values_list("old__name", "new", "on", "how", "takes_over")) == {
        ("Fig", new.pk, ON, "merged", True), ("Gum", new.pk, ON, "merged", True),
    }  # fmt: skip
    assert (new.opened_on, new.slug, new.area_id) == (ON, "fig-and-gum", fig.area_id)
    ended = Appointment.objects.get(role=Role.CHAIR)
    assert (ended.place_id, ended.ends_on, ended.ended_reason) == (fig.pk, EVE, "Fig merged into Fig and Gum")
    assert Appointment.on_record.exclude(withdrawn_at=None).get().place_id == gum.pk
    assert change.sentence == "Fig and Gum merge into Fig and Gum"
    names = lambda on: sorted(Place.objects.networks().open(on).values_list("name", flat=True))  # noqa: E731
    assert (names(EVE), names(ON)) == (["Fig", "Gum"], ["Fig and Gum"])


def test_taking_back_a_merger_unmakes_the_new_network_and_restores_roles(fig, gum, director):
    school_in(fig, "Ash")
    appoint(Role.CHAIR, fig, ends_on=None)
    appoint(Role.CHAIR, gum, starts_on=dt.date(2027, 2, 1), ends_on=None)
    change = rearranging.merge_networks(networks=[fig, gum], name="Both", on=ON, by=director)
    take_back_change(change=change, by=director)
    assert set(Network.objects.values_list("name", "closed_on")) == {("Fig", None), ("Gum", None)}
    chairs = Appointment.objects.filter(role=Role.CHAIR)
    assert list(chairs.values_list("ends_on", "ended_reason", "ended_by")) == [(None, "", None)] * 2
    assert not Replacement.objects.exists()


def test_a_new_network_that_people_were_appointed_to_is_not_unmade(fig, gum, director):
    change = rearranging.merge_networks(networks=[fig, gum], name="Both", on=ON, by=director)
    appoint(Role.CHAIR, Network.objects.get(name="Both"), starts_on=ON, ends_on=None)
    with pytest.raises(Refused, match="Both already has appointments, so this can no longer be taken back"):
        take_back_change(change=change, by=director)
    assert Network.objects.count() == 3


def test_a_network_merges_into_one_that_is_there(fig, gum, director):
    ash, birch = school_in(fig, "Ash"), school_in(gum, "Birch")
    rearranging.merge_networks(networks=[fig, gum], into=gum, on=ON, by=director)
    assert memberships(ash)[-1] == ("Gum", ON, None)
    assert memberships(birch) == [("Gum", LONG_AGO, None)]
    assert Network.objects.filter(closed_on=ON).get() == fig


def test_a_network_is_split_and_every_school_must_go_somewhere(fig, director):
    ash, birch, cedar = (school_in(fig, name) for name in ("Ash", "Birch", "Cedar"))
    parts = [NewNetwork("North", [ash]), NewNetwork("South", [birch])]
    with pytest.raises(Refused, match=r"^Say where Cedar goes\.$"):
        rearranging.split_network(network=fig, parts=parts, on=ON, by=director)
    assert Network.objects.count() == 1
    parts[1] = NewNetwork("South", [birch, cedar])
    rearranging.split_network(network=fig, parts=parts, on=ON, by=director, heir=1)
    assert memberships(cedar) == [("Fig", LONG_AGO, EVE), ("South", ON, None)]
    assert set(Replacement.objects.values_list("new__name", "how", "takes_over")) == {
        ("North", "split", False), ("South", "split", True),
    }  # fmt: skip


def test_a_network_closes_only_when_its_schools_go_somewhere(fig, gum, director):
    ash = school_in(fig, "Ash")
    with pytest.raises(Refused, match=r"^Say where Ash goes: a network closes only"):
        rearranging.close_network(network=fig, goes_to={}, on=ON, by=director)
    assert memberships(ash) == [("Fig", LONG_AGO, None)]
    rearranging.close_network(network=fig, goes_to={ash: gum}, on=ON, by=director)
    assert memberships(ash)[-1] == ("Gum", ON, None)
    assert NetworkPlacement.objects.get(network=fig).ends_on == EVE


def test_a_school_closes_and_its_roles_end(fig, director):
    ash = school_in(fig, "Ash")
    appoint(Role.PRINCIPAL, ash, ends_on=None)
    rearranging.close_school(school=ash, on=ON, by=director)
    assert memberships(ash) == [("Fig", LONG_AGO, EVE)]
    assert Appointment.objects.get(role=Role.PRINCIPAL).ends_on == EVE
    with pytest.raises(Refused, match="Ash closes on"):
        rearranging.move_schools(schools=[ash], to=NetworkFactory(area=fig.area), on=TODAY, by=director)


def test_a_network_opens_with_schools(fig, area, director):
    ash = school_in(fig, "Ash")
    change = rearranging.open_network(name=" New  Bay ", area=area, schools=[ash], on=ON, by=director)
    assert memberships(ash)[-1] == ("New Bay", ON, None)
    assert change.sentence == "New Bay opens in Barwon with Ash"


@pytest.mark.parametrize("name", ["fig", " FIG "])
def test_two_networks_never_have_one_name(fig, area, director, name):
    with pytest.raises(Refused, match="There is another network called"):
        rearranging.open_network(name=name, area=area, on=ON, by=director)


def test_a_name_changes_on_the_day_and_its_address_stays(fig, director):
    rearranging.rename_place(place=fig, name="Fig Tree", on=ON, by=director)
    assert list(PlaceName.objects.order_by("starts_on").values_list("name", "starts_on", "ends_on")) == [
        ("Fig", BEFORE_RECORDS, EVE), ("Fig Tree", ON, None),
    ]  # fmt: skip
    assert list(Network.objects.values_list("name", "slug")) == [("Fig", "fig")]
    seat_places(on=ON)
    assert list(Network.objects.values_list("name", "slug")) == [("Fig Tree", "fig")]


def test_a_network_goes_to_another_area_with_its_schools(fig, admin):
    ash, other = school_in(fig, "Ash"), AreaFactory(name="Elsewhere")
    rearranging.transfer_network(network=fig, area=other, on=TODAY, by=admin)
    assert list(Place.objects.filter(pk__in=[fig.pk, ash.pk]).values_list("area", flat=True)) == [other.pk] * 2


def test_an_area_director_changes_the_own_area_only_and_nothing_across(fig, director, admin):
    ash, away = school_in(fig, "Ash"), NetworkFactory(name="Away")
    for change in (
        lambda: rearranging.move_schools(schools=[ash], to=away, on=ON, by=director),
        lambda: rearranging.merge_networks(networks=[fig], into=away, on=ON, by=director),
        lambda: rearranging.transfer_network(network=fig, area=away.area, on=ON, by=director),
        lambda: rearranging.rename_place(place=away, name="Mine", on=ON, by=director),
        lambda: rearranging.rename_place(place=fig.area, name="Mine", on=ON, by=director),
    ):
        with pytest.raises(NotAllowed):
            change()
    rearranging.move_schools(schools=[ash], to=away, on=ON, by=admin)


def test_a_director_cannot_move_a_school_into_a_network_that_leaves_the_area_by_then(fig, gum, director, admin):
    ash = school_in(fig, "Ash")
    rearranging.transfer_network(network=gum, area=AreaFactory(), on=dt.date(2026, 12, 1), by=admin)
    with pytest.raises(NotAllowed, match="Only an administrator"):
        rearranging.move_schools(schools=[ash], to=gum, on=ON, by=director)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.SEIL, Role.EXECUTIVE])
def test_those_who_lead_a_network_do_not_rearrange_it(fig, gum, role):
    with pytest.raises(NotAllowed):
        rearranging.move_schools(schools=[school_in(fig, "Ash")], to=gum, on=ON, by=appoint(role, fig))


def test_nobody_takes_back_what_they_could_not_decide(fig, gum, director):
    change = rearranging.move_schools(schools=[school_in(fig, "Ash")], to=gum, on=ON, by=director)
    with pytest.raises(NotAllowed):
        take_back_change(change=change, by=appoint(Role.CHAIR, fig))


def test_a_past_day_is_taken_only_while_nothing_contradicts_it(fig, gum, director):
    ash = school_in(fig, "Ash")
    past = TODAY - dt.timedelta(days=30)
    rearranging.move_schools(schools=[ash], to=gum, on=past, by=director)
    assert memberships(ash)[-1] == ("Gum", past, None)
    chair = appoint(Role.CHAIR, fig, starts_on=timezone.localdate() - dt.timedelta(days=3))
    with pytest.raises(Refused, match=rf"^{chair.name} became chair of Fig after that day"):
        rearranging.close_network(network=fig, goes_to={}, on=past, by=director)


def test_what_a_role_had_left_to_do_goes_to_the_role_at_the_network_that_takes_over(fig, gum, director):
    action = ActionFactory(item=None, place=fig, owner_kind="role", owner=None, role=Role.CHAIR)
    appoint(Role.CHAIR, fig, ends_on=None)
    heir = appoint(Role.CHAIR, gum, ends_on=None)
    rearranging.merge_networks(networks=[fig], into=gum, on=ON, by=director)
    assert not Action.objects.owned_by(heir).exists()
    with time_machine.travel("2026-12-31 13:00:00+00:00", tick=False):
        assert list(Action.objects.owned_by(heir)) == [action]
        oak = NetworkFactory(name="Oak", area=gum.area)
        last, other = appoint(Role.CHAIR, oak, ends_on=None), appoint(Role.EXECUTIVE, oak, ends_on=None)
        rearranging.merge_networks(networks=[gum], into=oak, on=ON + dt.timedelta(days=7), by=director)
    with time_machine.travel("2027-01-07 13:00:00+00:00", tick=False):
        assert [list(Action.objects.owned_by(one)) for one in (heir, last, other)] == [[], [action], []]
        assert last in reasons_of(ways_to_action(action))
        told = ActionSet().audience([action], timezone.now())[action.pk]
        assert {key: who.reason for key, who in told.items()} == {
            last.pk: "You are Chair of the Oak network, who is to do it."
        }
