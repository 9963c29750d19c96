"""Changing places on the screen: asked, shown what follows, confirmed as seen, taken back."""

import datetime as dt
import re

import pytest
import time_machine
from django.urls import reverse

from meetings.enums import OwnerKind
from meetings.models import Action
from networks.models import Network, PlaceName, SchoolMembership
from roles.enums import Role
from roles.models import Appointment, GroupRequest, Rearrangement
from roles.services import rearranging
from tests.factories import (
    ActionFactory,
    AreaFactory,
    GroupFactory,
    HeldMeetingFactory,
    MeetingFactory,
    NetworkFactory,
    PlanFactory,
    SchoolFactory,
    StateFactory,
    appoint,
)

pytestmark = pytest.mark.django_db
ON = dt.date(2027, 1, 1)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-20 00:00:00+00:00", tick=False):
        yield


@pytest.fixture
def area():
    return AreaFactory(name="Barwon")


@pytest.fixture
def fig(area):
    return NetworkFactory(name="Fig", area=area)


@pytest.fixture
def gum(area):
    return NetworkFactory(name="Gum", area=area)


@pytest.fixture
def director(area, client):
    person = appoint(Role.AREA_DIRECTOR, area)
    client.force_login(person)
    return person


def url(place, change):
    return reverse("overview:rearrange", args=[place.kind, place.slug, change])


def text(response):
    words = re.sub(r"<[^>]+>", " ", response.content.decode().replace("&nbsp;", " ").replace("\N{NO-BREAK SPACE}", " "))
    return " ".join(words.split())


def stamp(response):
    return re.search(r'name="stamp" value="(\w+)"', response.content.decode())[1]


def test_what_follows_is_shown_and_nothing_is_changed_until_it_is_confirmed(client, director, fig, gum):
    ash = SchoolFactory(network=fig, name="Ash")
    chair = appoint(Role.CHAIR, fig, ends_on=None)
    common = {"item": None, "place": fig, "owner": None}
    ActionFactory(**common, owner_kind=OwnerKind.SCHOOL, school=ash, what="Share the data")
    ActionFactory(**common, owner_kind=OwnerKind.ROLE, role=Role.CHAIR, what="Book the hall")
    ActionFactory(item=None, place=fig, owner=chair, what="Write to all")
    MeetingFactory(place=fig, title="Late meeting", starts_at=dt.datetime(2027, 2, 3, tzinfo=dt.UTC))
    PlanFactory(place=fig, year=2027)
    body = {"into": gum.pk, "name": "", "on": "2027-01-01"}
    seen = client.post(url(fig, "merge"), body)
    words = text(seen)
    for said in (
        "Fig merges into Gum, from Fri 1 Jan 2027.",
        "1 school goes elsewhere on Fri 1 Jan 2027",
        "Ash Fig to Gum",
        "1 role ends on Thu 31 Dec 2026",
        f"{chair.name} Chair, Fig",
        "1 open action of these schools Share the data Ash",
        "1 open action of a role that ends Book the hall",
        "Whoever holds the same role at Gum finds them in their own list.",
        "1 open action of people by name Write to all",
        "1 meeting planned after the last day",
        "Fig, plan 2027",
        "1 network without a chair on that day Gum",
    ):
        assert said in words
    assert "is not in a school term" not in words  # what begins with a year does so on purpose
    later = text(client.post(url(fig, "merge"), body | {"on": "2027-01-04"}))
    assert "Mon 4 Jan 2027 is not in a school term." in later
    assert not Rearrangement.objects.exists()
    assert SchoolMembership.objects.get(school=ash).ends_on is None
    done = client.post(url(fig, "merge"), body | {"stamp": stamp(seen)})
    change = Rearrangement.objects.get()
    assert (done.status_code, done["Location"]) == (302, change.get_absolute_url())
    assert Network.objects.get(name="Fig").closed_on == ON
    assert Appointment.objects.get(person=chair).ends_on == dt.date(2026, 12, 31)


def test_what_has_changed_since_is_shown_again_and_nothing_is_done(client, director, fig, gum):
    SchoolFactory(network=fig, name="Ash")
    body = {"into": gum.pk, "on": "2027-01-01"}
    seen = stamp(client.post(url(fig, "merge"), body))
    appoint(Role.CHAIR, fig, ends_on=None)
    again = client.post(url(fig, "merge"), body | {"stamp": seen})
    assert again.status_code == 409
    assert "Something has changed since you looked." in text(again)
    assert "1 role ends on" in text(again)
    assert not Rearrangement.objects.exists()
    client.post(url(fig, "merge"), body | {"stamp": stamp(again)})
    assert Rearrangement.objects.count() == 1


def test_a_double_click_changes_once_and_says_so(client, director, fig, gum):
    ash = SchoolFactory(network=fig, name="Ash")
    body = {"to": gum.pk, "on": "2027-01-01"}
    body["stamp"] = stamp(client.post(url(ash, "move"), body))
    assert client.post(url(ash, "move"), body).status_code == 302
    second = client.post(url(ash, "move"), body)
    assert second.status_code == 422
    assert "Ash joins Gum on Fri 1 Jan 2027 already." in text(second)
    assert Rearrangement.objects.count() == 1


@pytest.mark.parametrize("change", ["move", "rename", "merge", "split", "close"])
@pytest.mark.parametrize("body", [{}, {"on": "32/13/2027"}, {"on": "0001-01-01"}, {"on": "9999-12-31"}])
def test_bad_input_is_a_sentence_beside_what_was_typed(client, director, fig, gum, change, body):
    ash = SchoolFactory(network=fig, name="Ash")
    given = {"schools": ash.pk, "to": gum.pk, "name": "X", "others": gum.pk, "name_1": "A", "name_2": "B", "heir": "1"}
    response = client.post(url(fig, change), given | {f"school_{ash.pk}": gum.pk if change == "close" else "1"} | body)
    assert response.status_code == 422
    assert not Rearrangement.objects.exists()


def test_what_was_typed_can_be_changed_before_confirming(client, director, fig):
    page = client.post(url(fig, "rename"), {"name": "Fig Tree", "on": "2027-01-01", "again": "1"})
    assert 'value="Fig Tree"' in page.content.decode()
    assert not PlaceName.objects.exists()


def test_a_network_is_split_on_the_screen(client, director, fig):
    ash, birch = SchoolFactory(network=fig, name="Ash"), SchoolFactory(network=fig, name="Birch")
    body = {"name_1": "North", "name_2": "South", f"school_{ash.pk}": "1", f"school_{birch.pk}": "2", "heir": "2",
            "on": "2027-01-01"}  # fmt: skip
    client.post(url(fig, "split"), body | {"stamp": stamp(client.post(url(fig, "split"), body))})
    assert set(SchoolMembership.objects.filter(ends_on=None).values_list("school__name", "network__name")) == {
        ("Ash", "North"), ("Birch", "South"),
    }  # fmt: skip


def test_networks_of_the_same_area_are_offered_first(client, state, fig):
    NetworkFactory(name="Aspen")
    gum = NetworkFactory(name="Gum", area=fig.area)
    client.force_login(appoint(Role.ADMINISTRATOR, state))
    page = client.get(url(fig, "close")).content.decode()
    assert page.index(f'value="{gum.pk}"') < page.index("Aspen")


def test_networks_of_other_areas_are_found_by_name_without_losing_what_was_typed(client, state, fig):
    gum, oak = NetworkFactory(name="Gum", area=fig.area), NetworkFactory(name="Oak", area=AreaFactory(name="Mallee"))
    ash = NetworkFactory(name="Ash", area=AreaFactory(name="Wimmera"))
    client.force_login(appoint(Role.ADMINISTRATOR, state))
    typed = {"others": [gum.pk], "name": "Both", "on": "2027-01-01", "look_for": "mallee"}
    for button in ({"look": "1"}, {}):  # pressed, or the Enter key
        answer = client.post(url(fig, "merge"), typed | button)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert 'value="Both"' in page
        assert f'value="{gum.pk}" checked' in page
        boxes = page.partition('name="into"')[0]
        assert f'value="{oak.pk}"' in boxes
        assert f'value="{ash.pk}"' not in boxes
    assert "What follows" in text(client.post(url(fig, "merge"), typed | {"go": "1"}))


def test_schools_answered_for_on_their_own_are_not_folded_away(client, director, fig, gum):
    ash = SchoolFactory(network=fig, name="Ash")
    assert '<details class="more field">' in client.get(url(fig, "close")).content.decode()
    again = {"on": "2027-01-01", "to": gum.pk, f"school_{ash.pk}": gum.pk, "again": "1"}
    assert '<details class="more field" open>' in client.post(url(fig, "close"), again).content.decode()


def test_a_school_without_a_new_network_keeps_the_old_one_from_closing(client, director, fig, gum):
    ash = SchoolFactory(network=fig, name="Ash")
    assert client.post(url(fig, "close"), {"on": "2027-01-01"}).status_code == 422
    body = {"on": "2027-01-01", "to": gum.pk, f"school_{ash.pk}": ""}
    client.post(url(fig, "close"), body | {"stamp": stamp(client.post(url(fig, "close"), body))})
    assert SchoolMembership.objects.get(ends_on=None).network_id == gum.pk


def test_a_network_that_has_met_since_does_not_close_on_a_past_day(client, director, fig, gum):
    HeldMeetingFactory(place=fig, starts_at=dt.datetime(2026, 11, 4, tzinfo=dt.UTC))
    page = client.post(url(fig, "merge"), {"into": gum.pk, "on": "2026-11-01"})
    assert "Fig met on Wed 4 Nov 2026, after that day." in text(page)
    assert "is past. The records will say" in text(page)
    assert 'name="stamp"' not in page.content.decode()


def test_a_planned_change_is_taken_back_on_its_page(client, director, fig, gum):
    ash = SchoolFactory(network=fig, name="Ash")
    change = rearranging.move_schools(schools=[ash], to=gum, on=ON, by=director)
    assert "Gum From Fri 1 Jan 2027 Fig From" in text(client.get(ash.get_absolute_url()))
    assert "Take it back" in text(client.get(change.get_absolute_url()))
    back = reverse("overview:rearrangement_take_back", args=[change.pk])
    page = client.post(back, follow=True)
    assert "Taken back: everything stays as it is." in text(page)
    assert "Taken back by" in text(page)
    assert "This has been taken back already." in text(client.post(back, follow=True))


def test_the_list_tells_what_is_planned_and_costs_the_same_for_many(
    client, director, fig, area, django_assert_num_queries
):
    client.get(reverse("overview:rearrangements"))
    for number in range(3):
        to = NetworkFactory(name=f"Gum {number}", area=area)
        school = SchoolFactory(network=fig, name=f"Ash {number}")
        rearranging.move_schools(schools=[school], to=to, on=ON, by=director)
        if number != 1:
            with django_assert_num_queries(9):
                page = client.get(reverse("overview:rearrangements"))
    assert "Ash 2 moves to Gum 2" in text(page)
    assert "Gum 2 No school" in text(page)


def test_only_an_administrator_moves_a_network_to_another_area(client, director, fig):
    assert client.get(url(fig, "transfer")).status_code == 403
    other = AreaFactory(name="Elsewhere")
    client.force_login(appoint(Role.ADMINISTRATOR, StateFactory()))
    body = {"area": other.pk, "on": "2026-11-20"}
    seen = client.post(url(fig, "transfer"), body)
    assert "It takes effect at once, and cannot be taken back." in text(seen)
    client.post(url(fig, "transfer"), body | {"stamp": stamp(seen)})
    assert Network.objects.get(pk=fig.pk).area_id == other.pk


def test_what_the_reader_may_not_read_is_counted_and_not_named(client, fig, gum):
    client.force_login(appoint(Role.ADMINISTRATOR, StateFactory()))
    ActionFactory(item=None, place=fig, what="Between ourselves")
    page = text(client.post(url(fig, "merge"), {"into": gum.pk, "on": "2027-01-01"}))
    assert "1 open action of people by name" in page
    assert "Between ourselves" not in page
    assert Action.objects.count() == 1


def test_an_action_of_a_school_that_has_left_says_where_it_went(client, director, fig, gum):
    ash = SchoolFactory(network=fig, name="Ash")
    principal = appoint(Role.PRINCIPAL, ash)
    action = ActionFactory(item=None, place=fig, owner=None, owner_kind=OwnerKind.SCHOOL, school=ash)
    client.force_login(principal)
    pages = [action.get_absolute_url(), reverse("meetings:action_list"), reverse("overview:home")]
    assert all("has moved" not in text(client.get(page)) for page in pages)
    rearranging.move_schools(schools=[ash], to=gum, on=dt.date(2026, 11, 16), by=director)
    for page in pages:
        assert "The school has moved to Gum since Mon 16 Nov 2026" in text(client.get(page))


def test_groups_that_go_on_are_counted_and_one_left_without_a_network_is_named(client, director, area, fig, gum):
    lead = appoint(Role.GROUP_LEAD, GroupFactory(owners=[fig], name="Writing"), ends_on=None)
    GroupFactory(owners=[fig, gum], name="Numeracy")
    closing = {"on": "2027-01-01"}
    words = text(client.post(url(fig, "close"), closing))
    assert f"1 group left without a network Writing Led by {lead.name}" in words
    assert "1 group goes on with what comes after" in words
    assert "Numeracy" not in words  # the area director does not know of groups
    client.force_login(appoint(Role.ADMINISTRATOR, StateFactory()))
    words = text(client.post(url(fig, "close"), closing | {"to": gum.pk}))
    assert "2 groups go on with what comes after Numeracy belongs to Gum Writing belongs to Gum" in words
    assert "left without a network" not in words


def test_what_a_closing_network_was_asked_about_groups_is_told_first(client, director, fig, gum):
    GroupRequest.objects.create(group=GroupFactory(owners=[gum]), network=fig, way="invited", by=director)
    assert "1 request about groups waiting for an answer" in text(
        client.post(url(fig, "merge"), {"into": gum.pk, "on": "2027-01-01"})
    )


def test_a_group_stands_on_the_page_of_the_change_for_who_knows_of_it(client, director, fig, gum):
    lead = appoint(Role.GROUP_LEAD, GroupFactory(owners=[fig], name="Writing"), ends_on=None)
    change = rearranging.merge_networks(networks=[fig], into=gum, on=ON, by=director)
    page = text(client.get(change.get_absolute_url()))
    assert "Take it back" in page
    assert "Writing" not in page
    client.force_login(lead)
    assert "Writing Belongs to the network that comes after" in text(client.get(change.get_absolute_url()))
