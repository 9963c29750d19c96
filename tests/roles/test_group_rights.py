import datetime as dt

import pytest
from django.utils import timezone

from networks.models import GroupMembership, GroupOwner
from roles import access
from roles.enums import Role
from roles.models import Appointment
from tests.factories import GroupFactory, NetworkFactory, SchoolFactory, appoint

pytestmark = pytest.mark.django_db

INSIDE = "view_community"


@pytest.fixture
def ours():
    return NetworkFactory(name="Ours")


@pytest.fixture
def theirs():
    """Another network in another region, which owns the group as well."""
    return NetworkFactory(name="Theirs")


@pytest.fixture
def member(ours):
    return SchoolFactory(network=ours, name="Member School")


@pytest.fixture
def group(ours, theirs, member):
    GroupFactory(owners=[NetworkFactory()], schools=[SchoolFactory()], name="Bait")
    return GroupFactory(owners=[ours, theirs], schools=[member], name="Writing")


def verbs_at(person, group):
    """What the person may do at the group, by the list of places and by the single question alike."""
    from roles.rules import RULES

    verbs = {verb for reach in RULES.values() for found in reach.values() for verb in found}
    listed = {verb for verb in verbs if access.places_where(person, verb).filter(pk=group.pk).exists()}
    assert listed == {verb for verb in verbs if person.has_perm(verb, group)}
    return listed


@pytest.mark.parametrize("role", [Role.PRINCIPAL, Role.DELEGATE])
def test_a_member_school_takes_part_through_principal_and_delegate(role, group, member):
    assert verbs_at(appoint(role, member), group) == {"view_place", "view_community", "propose_item"}


@pytest.mark.parametrize("role", [Role.PRINCIPAL, Role.DELEGATE])
def test_a_neighbour_that_is_no_member_knows_that_the_group_exists_and_nothing_more(role, group, ours, theirs):
    for network in (ours, theirs):
        assert verbs_at(appoint(role, SchoolFactory(network=network)), group) == {"view_place"}


@pytest.mark.parametrize("role", [Role.CHAIR, Role.EXECUTIVE])
def test_chair_and_executive_of_each_owning_network_look_after_the_group(role, group, ours, theirs):
    for network in (ours, theirs):
        person = appoint(role, network)
        assert verbs_at(person, group) == {"view_place", "view_community", "view_history", "manage_group"}


def test_the_seil_of_an_owning_network_reads_along(group, theirs):
    assert verbs_at(appoint(Role.SEIL, theirs), group) == {"view_place", "view_community", "view_history"}


def test_the_lead_has_what_a_chair_has(group):
    found = verbs_at(appoint(Role.GROUP_LEAD, group), group)
    assert found >= {"set_agenda", "run_meeting", "circulate_minutes", "edit_plan", "invite_guest", "manage_group"}


def test_a_person_in_the_group_takes_part_and_no_more(group):
    assert verbs_at(appoint(Role.GROUP_MEMBER, group), group) == {"view_place", "view_community", "propose_item"}


def test_nobody_of_another_network_knows_of_the_group(group):
    network = NetworkFactory()
    others = [appoint(Role.PRINCIPAL, SchoolFactory(network=network)), appoint(Role.CHAIR, network)]
    others += [appoint(Role.AREA_DIRECTOR, network.area), appoint(Role.FORUM_ADMIN, network.region)]
    assert [verbs_at(person, group) for person in others] == [set(), set(), set(), set()]


def test_membership_and_ownership_count_on_their_days_only(group, ours, member):
    principal, chair = appoint(Role.PRINCIPAL, member), appoint(Role.CHAIR, ours)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    GroupMembership.objects.filter(school=member).update(ends_on=yesterday)
    assert verbs_at(principal, group) == {"view_place"}
    GroupOwner.objects.filter(network=ours).update(ends_on=yesterday)
    assert verbs_at(principal, group) == verbs_at(chair, group) == set()
    assert INSIDE not in {verb for verb in ("view_place", INSIDE) if access.people_with(verb, group).exists()}


def test_who_is_told_is_who_takes_part(group, member, ours):
    principal, lead = appoint(Role.PRINCIPAL, member), appoint(Role.GROUP_LEAD, group)
    single = appoint(Role.GROUP_MEMBER, group)
    appoint(Role.CHAIR, ours)
    appoint(Role.PRINCIPAL, SchoolFactory(network=ours))
    assert set(access.people_with("propose_item", group)) == {principal, lead, single}


def test_holdings_with_groups_are_one_query(group, member, django_assert_num_queries):
    person = appoint(Role.PRINCIPAL, member)
    appoint(Role.GROUP_LEAD, group, person)
    for _ in range(3):
        GroupFactory(schools=[member])
    with django_assert_num_queries(1):
        found = access.holdings(person)
    assert sorted(len(holding.groups) for holding in found) == [0, 4]


def test_who_is_in_a_group_is_hidden_from_those_who_only_know_of_it(group, member, ours):
    appoint(Role.GROUP_LEAD, group)
    appoint(Role.GROUP_MEMBER, group)
    at_group = Appointment.objects.filter(place=group)
    neighbour, principal = appoint(Role.PRINCIPAL, SchoolFactory(network=ours)), appoint(Role.PRINCIPAL, member)
    assert [row.role for row in at_group.visible_to(neighbour)] == [Role.GROUP_LEAD]
    assert {row.role for row in at_group.visible_to(principal)} == {Role.GROUP_LEAD, Role.GROUP_MEMBER}
    assert list(GroupMembership.objects.visible_to(neighbour)) == []
    assert [row.school_id for row in GroupMembership.objects.visible_to(principal)] == [member.pk]
