import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from networks.models import Place
from roles import access
from roles.enums import Role
from roles.rules import HELD_AT, REACH, RULES
from tests.factories import (
    ForumFactory,
    GroupFactory,
    NetworkFactory,
    PersonFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    StateFactory,
    appoint,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def school(network):
    return SchoolFactory(network=network)


@pytest.fixture
def elsewhere():
    """Bait: another network with a school, in another region."""
    return SchoolFactory().network


def held_place(role, network, school):
    places = {
        "school": school,
        "network": network,
        "area": network.area,
        "region": network.region,
        "state": StateFactory(),
        "group": GroupFactory(owners=[network], schools=[school]),
    }
    return places.get(HELD_AT[role])


def test_every_rule_has_a_way_to_reach():
    missing = {(role, kind) for role, reach in RULES.items() for kind in reach if (HELD_AT[role], kind) not in REACH}
    assert missing == set()


def test_a_principal_sees_the_network_of_the_school_and_no_other(network, school, elsewhere):
    principal = appoint(Role.PRINCIPAL, school)
    assert set(access.places_where(principal, "view_community")) == {Place.objects.get(pk=network.pk)}
    assert principal.has_perm("view_community", network)
    assert not principal.has_perm("view_community", elsewhere)
    assert not principal.has_perm("set_agenda", network)


def test_a_principal_answers_for_the_own_school_only(network, school):
    neighbour = SchoolFactory(network=network)
    principal = appoint(Role.PRINCIPAL, school)
    assert principal.has_perm("view_place", neighbour)
    assert not principal.has_perm("answer_for_school", neighbour)
    assert [place.pk for place in access.places_where(principal, "answer_for_school")] == [school.pk]


def test_a_principal_of_a_school_without_network_still_opens_the_own_school():
    alone = SchoolFactory(network=None, name="Far Away")
    SchoolFactory(network=None, name="Another without network")
    principal = appoint(Role.PRINCIPAL, alone)
    assert [place.pk for place in access.places_where(principal, "view_place")] == [alone.pk]


def test_a_chair_belongs_to_the_forum_of_the_region(network):
    forum, other = ForumFactory(region=network.region), ForumFactory()
    chair = appoint(Role.CHAIR, network)
    assert chair.has_perm("view_community", forum)
    assert not chair.has_perm("view_community", other)


@pytest.mark.parametrize("role", list(Role))
def test_the_two_questions_agree_for_every_role_and_verb(role, network, school, elsewhere):
    """The two that cost a query for each place are put for a third of the verbs: over all roles, for each verb."""
    ForumFactory(region=network.region)
    GroupFactory(owners=[network, elsewhere], schools=[school])
    GroupFactory(owners=[network], schools=[SchoolFactory(network=network)])
    GroupFactory(owners=[elsewhere], schools=[SchoolFactory(network=elsewhere)])
    person = appoint(role, held_place(role, network, school))
    verbs = {verb for reach in RULES.values() for verbs in reach.values() for verb in verbs}
    allowed, turn = 0, list(RULES).index(role)
    access.remember_for_this_request(person)
    places = list(Place.objects.all())
    for number, verb in enumerate(sorted(verbs)):
        listed = {place.pk for place in access.places_where(person, verb)}
        asked = {place.pk for place in places if person.has_perm(verb, place)}
        conditioned = {place.pk for place in Place.objects.filter(access.where(person, verb, "pk"))}
        assert listed == asked == conditioned, verb
        if (number + turn) % 3 == 0:
            told = {place.pk for place in places if person in access.people_with(verb, place)}
            explained = {place.pk for place in places if access.explain(person, verb, place)}
            assert listed == told == explained, verb
        allowed += len(listed)
    assert allowed >= 2


@pytest.mark.parametrize(
    ("local_time", "may"),
    [("2026-12-31 23:59:59", True), ("2027-01-01 00:00:01", False)],
)
def test_a_term_that_ends_on_31_december_ends_at_melbourne_midnight(network, local_time, may):
    chair = appoint(Role.CHAIR, network, starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2026, 12, 31))
    moment = dt.datetime.fromisoformat(local_time).replace(tzinfo=timezone.get_default_timezone())
    with time_machine.travel(moment, tick=False):
        assert chair.has_perm("set_agenda", network) is may
        assert access.places_where(chair, "set_agenda").exists() is may
        assert access.people_with("set_agenda", network).exists() is may


def test_a_planned_role_gives_nothing_yet(network):
    chair = appoint(Role.CHAIR, network, starts_on=timezone.localdate() + dt.timedelta(days=1))
    assert not chair.has_perm("view_community", network)
    assert not access.places_where(chair, "view_community").exists()


def test_an_inactive_person_may_nothing_and_is_told_nothing(network):
    chair = appoint(Role.CHAIR, network, PersonFactory(is_active=False))
    assert not chair.has_perm("view_community", network)
    assert not access.places_where(chair, "view_community").exists()
    assert not access.people_with("view_community", network).exists()


def test_a_superuser_gains_nothing_over_the_records_of_a_network(network):
    root = PersonFactory(is_superuser=True, is_staff=True)
    assert not root.has_perm("view_community", network)
    assert not access.places_where(root, "view_community").exists()


def test_within_a_request_appointments_are_read_once(network, django_assert_num_queries):
    chair = appoint(Role.CHAIR, network)
    access.remember_for_this_request(chair)
    with django_assert_num_queries(1):
        assert chair.has_perm("set_agenda", network)
        assert not chair.has_perm("import_data", network)


def test_a_guest_is_let_in_to_one_meeting_until_the_grant_ends(network):
    meeting, other = PublishedMeetingFactory(place=network), PublishedMeetingFactory(place=network)
    chair, guest = appoint(Role.CHAIR, network), PersonFactory()
    today = timezone.localdate()
    access.grant(person=guest, right="view_as_guest", obj=meeting, by=chair, ends_on=today)
    assert guest.has_perm("view_as_guest", meeting)
    assert not guest.has_perm("view_as_guest", other)
    assert [row.granted_by for row in access.grants_on(meeting)] == [chair]
    with time_machine.travel(timezone.now() + dt.timedelta(days=1), tick=False):
        assert not guest.has_perm("view_as_guest", meeting)


def test_a_withdrawn_grant_is_gone_at_once(network):
    meeting, guest = PublishedMeetingFactory(place=network), PersonFactory()
    access.grant(person=guest, right="view_as_guest", obj=meeting, by=appoint(Role.CHAIR, network))
    access.withdraw(person=guest, right="view_as_guest", obj=meeting)
    assert not guest.has_perm("view_as_guest", meeting)


def test_an_inactive_guest_is_let_in_nowhere(network):
    meeting, guest = PublishedMeetingFactory(place=network), PersonFactory()
    access.grant(person=guest, right="view_as_guest", obj=meeting, by=appoint(Role.CHAIR, network))
    guest.is_active = False
    guest.save()
    assert list(access.shared_with(guest, "view_as_guest", type(meeting))) == []


def test_why_a_chair_may_set_the_agenda_is_told_in_a_sentence(network):
    chair = appoint(Role.CHAIR, network, starts_on=dt.date(2026, 1, 27))
    assert access.explain(chair, "set_agenda", network) == [f"Chair of {network.name} since 27 Jan 2026."]
    assert access.explain(chair, "import_data", network) == []
