"""Who may open which page: 404 to strangers, 403 to members without the right."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from meetings.models import Meeting
from roles.enums import Role
from roles.models import Appointment
from tests.factories import NetworkFactory, SchoolFactory, appoint
from tests.overview.lands import days, fill, signed_in

ROLES = [
    "principal", "executive", "chair", "seil", "area_director", "multidisciplinary", "forum_admin", "central",
    "administrator", "elsewhere", "nobody",
]  # fmt: skip
# page: the status for each role above
DOORS = {
    "home": [200] * 11,
    "seil": [403, 403, 403, 200, 403, 403, 403, 403, 403, 403, 403],
    "state": [404, 404, 404, 404, 404, 404, 404, 200, 200, 404, 404],
    "region": [404, 404, 404, 404, 404, 404, 200, 200, 200, 404, 404],
    "area": [404, 404, 404, 404, 200, 200, 200, 200, 200, 404, 404],
    "network": [200, 200, 200, 200, 200, 200, 200, 200, 200, 404, 404],
    "school": [200, 200, 200, 200, 200, 200, 200, 200, 200, 404, 404],
    "search": [200] * 11,
    "network list": [403, 200, 200, 200, 200, 403, 200, 200, 403, 404, 404],
    "area list": [404, 404, 404, 404, 200, 403, 200, 200, 403, 404, 404],
    "region list": [404, 404, 404, 404, 404, 404, 200, 200, 403, 404, 404],
    "state list": [404, 404, 404, 404, 404, 404, 404, 200, 403, 404, 404],
    "seil list": [403, 403, 403, 200, 403, 403, 403, 403, 403, 403, 403],
    "gap list": [404, 404, 404, 404, 404, 404, 404, 403, 200, 404, 404],
    "region file": [404, 404, 404, 404, 404, 404, 200, 200, 403, 404, 404],
    "seil file": [403, 403, 403, 200, 403, 403, 403, 403, 403, 403, 403],
    "unknown figure": [403, 404, 404, 404, 404, 403, 404, 404, 403, 404, 404],
}


@pytest.fixture
def network(db):
    network = NetworkFactory()
    fill(network, 2)
    return network


def person_as(role, network, state):
    if role == "nobody":
        return appoint(Role.CHAIR, network, ends_on=dt.date(2021, 1, 1), starts_on=dt.date(2020, 1, 1))
    place = {
        "principal": lambda: SchoolFactory(network=network),
        "area_director": lambda: network.area,
        "multidisciplinary": lambda: network.area,
        "forum_admin": lambda: network.region,
        "central": lambda: state,
        "administrator": lambda: state,
        "elsewhere": NetworkFactory,
    }.get(role, lambda: network)()
    return appoint(Role.CHAIR if role == "elsewhere" else role, place)


def addresses(network):
    here = network.get_absolute_url()
    return {
        "home": "/",
        "seil": "/seil/",
        "state": "/state/",
        "region": network.region.get_absolute_url(),
        "area": network.area.get_absolute_url(),
        "network": here,
        "school": network.memberships.first().school.get_absolute_url(),
        "search": "/search/?q=meeting",
        "network list": reverse("overview:list", args=["network", network.slug, "actions-open"]),
        "area list": reverse("overview:list", args=["area", network.area.slug, "present"]),
        "region list": reverse("overview:list", args=["region", network.region.slug, "chair"]),
        "state list": reverse("overview:state_list", args=["plan"]),
        "seil list": reverse("overview:seil_list", args=["met"]),
        "gap list": reverse("overview:gap_list", args=["schools-without-principal"]),
        "region file": f"{network.region.get_absolute_url()}?as=csv",
        "seil file": "/seil/?as=csv",
        "unknown figure": f"{here}behind/no-such-figure/",
    }


@pytest.mark.parametrize("role", ROLES)
def test_pages_by_role(network, state, role):
    client = signed_in(person_as(role, network, state))
    statuses = {page: client.get(url).status_code for page, url in addresses(network).items()}
    assert statuses == {page: by_role[ROLES.index(role)] for page, by_role in DOORS.items()}


def test_nobody_gets_in_without_signing_in(client, network, state):
    assert {client.get(url).status_code for url in addresses(network).values()} == {302}


def test_an_ended_term_closes_the_pages_with_the_next_request(network):
    chair = appoint(Role.CHAIR, network)
    client = signed_in(chair)
    url = f"{network.get_absolute_url()}behind/actions-open/"
    assert client.get(url).status_code == 200
    Appointment.objects.filter(person=chair).update(ends_on=days(-1))
    assert client.get(url).status_code == 404
    assert network.name not in client.get("/").content.decode().split("Roles that have ended")[0]


def test_a_term_ends_at_midnight_in_melbourne(network):
    with time_machine.travel("2026-11-24 12:55:00+00:00", tick=False):
        client = signed_in(appoint(Role.CHAIR, network, ends_on=dt.date(2026, 11, 24)))
        assert client.get(network.get_absolute_url()).status_code == 200
    with time_machine.travel("2026-11-24 13:05:00+00:00", tick=False):
        assert client.get(network.get_absolute_url()).status_code == 404


def test_central_office_counts_meetings_and_reads_none(network, state):
    client = signed_in(appoint(Role.CENTRAL, state))
    title = Meeting.objects.filter(place=network).over().first().title
    for answer in ("", "?as=csv"):
        page = client.get(f"{network.get_absolute_url()}behind/met/{answer}").content.decode()
        assert "A meeting" in page
        assert title not in page
    admin = signed_in(appoint(Role.FORUM_ADMIN, network.region))
    assert title in admin.get(f"{network.get_absolute_url()}behind/met/").content.decode()


def test_an_area_for_its_team_has_networks_and_no_figures(network):
    page = (
        signed_in(appoint(Role.MULTIDISCIPLINARY, network.area)).get(network.area.get_absolute_url()).content.decode()
    )
    assert network.name in page
    assert "behind/" not in page


def test_pages_of_a_network_without_anything(db, state):
    network = NetworkFactory()
    for role in ("executive", "seil", "forum_admin", "area_director", "administrator"):
        client = signed_in(person_as(role, network, state))
        pages = {url: client.get(url, follow=True) for url in ("/", network.get_absolute_url())}
        assert {page.status_code for page in pages.values()} == {200}
        if role != "administrator":
            assert client.get(f"{network.get_absolute_url()}behind/present/").status_code == 200
