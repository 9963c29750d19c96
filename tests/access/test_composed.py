"""A statement composed for one person serves everybody whose roles have the same form, and shows each their own."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from common.statements import LARGEST_KEY, RUNS_BEFORE_PLANNED, Keys, Prepared
from exchange.models import Matter
from fiso.models import Milestone, Plan
from meetings.models import Action, AgendaItem, Attendance, Decision, Meeting, Question
from networks.models import Place
from reminders.models import Notice
from roles import access
from roles.composed import Composed, form_of
from roles.enums import Role
from roles.models import Appointment, Person
from tests.factories import NetworkFactory, PersonFactory, PublishedMeetingFactory, SchoolFactory, appoint

SEEN = (
    Meeting,
    AgendaItem,
    Decision,
    Question,
    Attendance,
    Action,
    Plan,
    Milestone,
    Matter,
    Notice,
    Appointment,
    Place,
)


@pytest.mark.django_db
@pytest.mark.parametrize("model", SEEN)
def test_everybody_sees_the_same_as_without_it(clients, model):
    world, _ = clients
    rows = model._default_manager
    composed = Composed(lambda person: rows.visible_to(person).order_by().values_list("pk", flat=True))
    seen, forms = 0, set()
    for person in world.people.values():
        person = Person.objects.get(pk=person.pk)
        direct = set(rows.visible_to(person).values_list("pk", flat=True))
        assert set(composed(person)) == direct, person.name
        seen, forms = seen + bool(direct), forms | {form_of(person)}
    assert seen >= 2
    assert len(composed.kept) == len(forms) < len(world.people)


@pytest.fixture
def network(db):
    return NetworkFactory()


def meetings(person, **values):
    return [row.pk for row in composed_meetings(person, **values)]


@Composed
def composed_meetings(person, since):
    return Meeting.objects.visible_to(person).filter(starts_at__gte=since).order_by("pk")


def test_two_of_one_form_are_given_their_own_by_one_statement(network, django_assert_num_queries):
    other, since = NetworkFactory(), timezone.now() - dt.timedelta(days=1)
    ours, theirs = (PublishedMeetingFactory(place=one).pk for one in (network, other))
    mine, yours = (appoint(Role.PRINCIPAL, SchoolFactory(network=one)) for one in (network, other))
    both = appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    appoint(Role.PRINCIPAL, SchoolFactory(network=other), both)
    composed_meetings.kept.clear()
    assert [meetings(one, since=since) for one in (mine, yours, both)] == [[ours], [theirs], [ours, theirs]]
    assert len(composed_meetings.kept) == 1
    access.remember_for_this_request(mine)
    access.holdings(mine)
    with django_assert_num_queries(1):
        assert meetings(mine, since=since + dt.timedelta(days=400)) == []


def test_a_role_that_begins_or_ends_counts_at_once(network):
    meeting, since = PublishedMeetingFactory(place=network).pk, timezone.now()
    person = PersonFactory()
    assert meetings(person, since=since) == []
    appoint(Role.CHAIR, network, person)
    assert meetings(person, since=since) == [meeting]
    access.grant(person=person, right="view_as_guest", obj=Meeting.objects.get(pk=meeting), by=person)
    Appointment.objects.filter(person=person).delete()
    assert meetings(person, since=since) == [meeting]
    access.withdraw(person=person, right="view_as_guest", obj=Meeting.objects.get(pk=meeting))
    assert meetings(person, since=since) == []


def test_a_moment_that_is_not_handed_over_is_refused(network):
    person = appoint(Role.CHAIR, network)
    frozen = Composed(lambda person: Meeting.objects.visible_to(person).filter(starts_at__gte=timezone.now()))
    with pytest.raises(TypeError, match="names a moment"):
        frozen(person)


def test_a_number_that_is_no_key_finds_nothing(network):
    person = appoint(Role.CHAIR, network)
    by_key = Composed(lambda person, pk: Meeting.objects.visible_to(person).filter(pk=pk))
    assert by_key(person, pk=LARGEST_KEY) == []
    assert by_key(person, pk=PublishedMeetingFactory(place=network).pk) != []
    assert by_key(person, pk=-1) == []


RUNS = 10


def test_the_database_plans_a_composed_statement_once(network):
    person = appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    composed_meetings.kept.clear()
    for _ in range(RUNS_BEFORE_PLANNED + RUNS):
        meetings(person, since=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(generic_plans), sum(custom_plans) FROM pg_prepared_statements WHERE statement LIKE %s",
            ["%meetings_meeting%"],
        )
        planned_once, planned_anew = cursor.fetchone()
    assert planned_once >= RUNS
    assert planned_anew == 0


def test_constants_are_written_into_a_statement_as_they_are(db):
    names = ["100 % %s it’s", "a\\b", "“ä”"]
    for name in names:
        NetworkFactory(name=name)
    for name in names:
        rows = Prepared(Place.objects.filter(name=name, pk__in=Keys("value", "keys")))
        every = list(Place.objects.values_list("pk", flat=True))
        assert [place.name for place in rows.run(lambda *asked: every)] == [name]
