"""A place as at another day."""

import datetime as dt
import re

import pytest
import time_machine

from roles.enums import Role
from roles.services import rearranging
from tests.factories import AreaFactory, NetworkFactory, PersonFactory, SchoolFactory, StateFactory, appoint

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-20 00:00:00+00:00", tick=False):
        yield


@pytest.fixture
def admin(client):
    person = appoint(Role.ADMINISTRATOR, StateFactory())
    client.force_login(person)
    return person


@pytest.fixture
def fig():
    return NetworkFactory(name="Fig", area=AreaFactory(name="Barwon"))


def text(response):
    words = re.sub(r"<[^>]+>", " ", response.content.decode().replace("\N{NO-BREAK SPACE}", " "))
    return " ".join(words.split())


def test_a_network_is_shown_as_it_was(client, admin, fig):
    gum = NetworkFactory(name="Gum", area=fig.area)
    ash, birch = SchoolFactory(network=fig, name="Ash"), SchoolFactory(network=fig, name="Birch")
    past = {"starts_on": dt.date(2023, 1, 1), "ends_on": dt.date(2024, 12, 31)}
    appoint(Role.CHAIR, fig, PersonFactory(name="Kim Past"), **past)
    appoint(Role.CHAIR, fig, PersonFactory(name="Lee Now"), starts_on=dt.date(2025, 1, 1))
    appoint(Role.PRINCIPAL, ash, PersonFactory(name="Pat Ash"), **past)
    rearranging.move_schools(schools=[ash], to=gum, on=dt.date(2025, 1, 1), by=admin)
    rearranging.rename_place(place=fig, name="Fig Tree", on=dt.date(2025, 7, 1), by=admin)
    page = text(client.get(fig.get_absolute_url(), {"as_at": "2024-05-01"}))
    assert "As it was on Wed 1 May 2024. Today it is called Fig Tree." in page
    assert "Area: Barwon" in page
    assert "Schools 2 Ash Pat Ash Birch No principal on record" in page
    assert "Kim Past Chair since Sun 1 Jan 2023, until Tue 31 Dec 2024" in page
    assert "Lee Now" not in page
    assert "Back to today" in page
    assert birch.name not in text(client.get(gum.get_absolute_url(), {"as_at": "2025-05-01"}))


def test_what_is_planned_is_shown_for_a_day_to_come(client, admin, fig):
    ash = SchoolFactory(network=fig, name="Ash")
    gum = NetworkFactory(name="Gum", area=fig.area)
    rearranging.merge_networks(networks=[fig], into=gum, on=dt.date(2027, 1, 1), by=admin)
    page = text(client.get(gum.get_absolute_url(), {"as_at": "2027-03-01"}))
    assert "As it will be, by what is decided so far, on Mon 1 Mar 2027." in page
    assert "Gum took over from Fig on Fri 1 Jan 2027." in page
    assert ash.name in page
    gone = text(client.get(fig.get_absolute_url(), {"as_at": "2027-03-01"}))
    assert "Fig did not exist on that day." in gone
    assert "Fig merged into Gum on Fri 1 Jan 2027." in gone


@pytest.mark.parametrize("kind", ["network", "school", "area", "region", "state"])
@pytest.mark.parametrize("words", ["2024-13-01", "soon", "<b>", "0001-01-01", "99999-01-01", "２０２４-05-01x"])
def test_what_is_no_day_is_said_and_today_is_shown(client, admin, fig, kind, words):
    school = SchoolFactory(network=fig)
    place = {"network": fig, "school": school, "area": fig.area, "region": fig.region,
             "state": StateFactory()}[kind]  # fmt: skip
    page = client.get(place.get_absolute_url(), {"as_at": words})
    assert page.status_code == 200
    assert re.search(r"is not a day. Choose one, for example|Choose a day from 1900 to 2100.", text(page))
    assert "Back to today" not in text(page)


@pytest.mark.parametrize("kind", ["network", "area", "region", "state"])
def test_the_old_picture_costs_the_same_for_many(client, admin, fig, django_assert_num_queries, kind):
    place = {"network": fig, "area": fig.area, "region": fig.region, "state": StateFactory()}[kind]
    found = []
    for _ in range(2):
        for network in [fig, *(NetworkFactory(area=fig.area) for _ in range(2))]:
            appoint(Role.PRINCIPAL, SchoolFactory(network=network), starts_on=dt.date(2023, 1, 1))
        with django_assert_num_queries(QUERIES[kind]):
            found.append(text(client.get(place.get_absolute_url(), {"as_at": "2024-05-01"})))
    assert len(found[1]) > len(found[0])


QUERIES = {"network": 13, "area": 14, "region": 12, "state": 12}


def test_strangers_learn_nothing_of_the_past(client, fig):
    client.force_login(PersonFactory())
    for words in ("2024-05-01", "no day"):
        assert client.get(fig.get_absolute_url(), {"as_at": words}).status_code == 404


def test_a_place_only_members_open_is_named_and_not_linked(client, fig):
    ash = SchoolFactory(network=fig, name="Ash")
    client.force_login(appoint(Role.PRINCIPAL, ash))
    page = client.get(ash.get_absolute_url(), {"as_at": "2024-05-01"})
    assert f'href="{fig.get_absolute_url()}">Network: Fig' in page.content.decode()
    assert "Area: Barwon" in text(page)
    assert f'href="{fig.area.get_absolute_url()}"' not in page.content.decode()


def test_a_network_that_is_there_no_more_shows_its_last_day_and_what_came_after(client, admin, fig):
    ash, gum = SchoolFactory(network=fig, name="Ash"), NetworkFactory(name="Gum", area=fig.area)
    rearranging.merge_networks(networks=[fig], into=gum, on=dt.date(2026, 11, 20), by=admin)
    page = text(client.get(fig.get_absolute_url()))
    assert "As it was on Thu 19 Nov 2026. It closed on Fri 20 Nov 2026." in page
    assert "Fig merged into Gum on Fri 20 Nov 2026. Go to Gum" in page
    assert ash.name in page
    assert "Back to today" not in page
