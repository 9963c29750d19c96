"""
Who may appoint whom, and where. GRANTING is written by hand and imports none of the code under test: it is the
second copy, and the full cross of granters, roles and places is held against it.
"""

from itertools import product

import pytest

from roles import services
from roles.enums import Role
from tests.factories import AreaFactory, GroupFactory, NetworkFactory, SchoolFactory, StateFactory, appoint

pytestmark = pytest.mark.django_db

# (granter's role, role granted): the names of places at which it is given. Whatever is not here is refused.
NETWORKS, AREAS, SCHOOLS = "ours next_door theirs", "our_area their_area", "our_school neighbours their_school"
GRANTING = {
    ("area_director", "chair"): "ours next_door",
    ("area_director", "executive"): "ours next_door",
    ("area_director", "seil"): "ours next_door",
    ("area_director", "multidisciplinary"): "our_area",
    ("chair", "executive"): "ours",
    ("principal", "delegate"): "our_school",
    ("chair", "group_lead"): "our_group",
    ("chair", "group_member"): "our_group",
    ("executive", "group_lead"): "our_group",
    ("executive", "group_member"): "our_group",
    ("group_lead", "group_member"): "our_group",
    ("administrator", "group_lead"): "our_group their_group",
    ("administrator", "group_member"): "our_group their_group",
    ("administrator", "principal"): SCHOOLS,
    ("administrator", "delegate"): SCHOOLS,
    ("administrator", "chair"): NETWORKS,
    ("administrator", "executive"): NETWORKS,
    ("administrator", "seil"): NETWORKS,
    ("administrator", "area_director"): AREAS,
    ("administrator", "multidisciplinary"): AREAS,
    ("administrator", "forum_admin"): "our_region their_region",
    ("administrator", "central"): "state",
    ("administrator", "administrator"): "state",
}
GRANTERS = ("principal delegate executive chair seil area_director multidisciplinary forum_admin central "
            "administrator group_lead group_member").split()  # fmt: skip


@pytest.fixture
def places():
    area = AreaFactory()
    ours, next_door, theirs = NetworkFactory(area=area), NetworkFactory(area=area), NetworkFactory()
    return {
        "ours": ours,
        "next_door": next_door,
        "theirs": theirs,
        "our_school": SchoolFactory(network=ours),
        "neighbours": SchoolFactory(network=ours),
        "their_school": SchoolFactory(network=theirs),
        "our_area": ours.area,
        "their_area": theirs.area,
        "our_region": ours.region,
        "their_region": theirs.region,
        "state": StateFactory(),
        "our_group": GroupFactory(owners=[ours]),
        "their_group": GroupFactory(owners=[theirs]),
    }


HELD = {
    "principal": "our_school",
    "delegate": "our_school",
    "area_director": "our_area",
    "multidisciplinary": "our_area",
    "forum_admin": "our_region",
    "central": "state",
    "administrator": "state",
    "group_lead": "our_group",
    "group_member": "our_group",
}


def held_at(role, places):
    return places[HELD.get(role, "ours")]


@pytest.mark.parametrize("granter", GRANTERS)
def test_each_role_gives_exactly_what_the_copy_says_and_only_there(granter, places):
    person = appoint(granter, held_at(granter, places))
    found = {
        (role, name)
        for role, (name, place) in product(Role.values, places.items())
        if role in services.roles_to_appoint(person, place)
    }
    wanted = {(role, name) for (one, role), names in GRANTING.items() if one == granter for name in names.split()}
    assert found == wanted


def test_the_copy_names_every_granter_and_gives_away_nothing_of_the_own_kind():
    granters = {granter for granter, _ in GRANTING}
    assert granters == {"administrator", "area_director", "chair", "executive", "group_lead", "principal"}
    assert {granter for granter, granted in GRANTING if granter == granted} == {"administrator"}
