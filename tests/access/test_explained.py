"""What is explained is what is true: for everybody in the world of the doors and everything in it."""

import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from meetings.models import Meeting
from networks.models import Place
from overview.things import THINGS
from roles import access
from roles.enums import Role
from roles.models import Person
from roles.services.reasons import reasons_of, why_not
from tests.counting import CaptureQueriesContext
from tests.factories import ItemFactory, NetworkFactory, PersonFactory, PublishedMeetingFactory, SchoolFactory, appoint

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", THINGS)
def test_reasons_are_given_exactly_to_those_who_see_it(clients, kind):
    world, _ = clients
    thing_of = THINGS[kind]
    helper = world.people["stranger"]
    for meeting in Meeting.objects.filter(place=world.ours)[:4]:
        access.grant(person=helper, right="take_minutes", obj=meeting, by=world.people["chair"])
    people = [person for person in world.people.values() if Person.objects.get(pk=person.pk).is_active]
    sees = {person.pk: set(thing_of.model.objects.visible_to(person).values_list("pk", flat=True)) for person in people}
    told = 0
    for thing in thing_of.rows():
        ways = thing_of.ways(thing)
        everybody = {person.pk for person in reasons_of(ways)}
        for person in people:
            is_seen = thing.pk in sees[person.pk]
            assert (person.pk in everybody) is is_seen, f"{kind} {thing.pk} and {person.pk}"
            assert bool(reasons_of(ways, person)) is is_seen
            if not is_seen:
                assert why_not(ways, person) != []
            told += is_seen
    assert told >= 10
    for meeting in Meeting.objects.filter(place=world.ours):
        access.withdraw(person=helper, right="take_minutes", obj=meeting)


def test_nobody_who_cannot_sign_in_is_listed(clients):
    world, _ = clients
    gone = world.people["inactive_chair"]
    ways = THINGS["place"].ways(Place.objects.get(pk=world.ours.pk))
    assert gone not in reasons_of(ways)
    assert why_not(ways, gone) == [f"{gone.name} cannot sign in: the account is closed."]


def test_the_chain_is_told_in_words():
    network = NetworkFactory(name="Bluegum")
    school = SchoolFactory(network=network, name="Bluegum Primary")
    person = appoint(Role.PRINCIPAL, school, starts_on=dt.date(2026, 2, 2), ends_on=None)
    meeting = PublishedMeetingFactory(place=network)
    (reason,) = reasons_of(THINGS["meeting"].ways(meeting), person)[person]
    assert reason.sentence.replace("\xa0", " ") == (
        "Principal of Bluegum Primary since Mon 2 Feb 2026 (appointed), which reaches Bluegum."
    )


def test_what_is_missing_is_told_in_words():
    network, today = NetworkFactory(name="Bluegum"), timezone.localdate()
    yesterday = today - dt.timedelta(days=1)
    item = ItemFactory(meeting=PublishedMeetingFactory(place=network), sensitivity="executive")
    former = appoint(Role.CHAIR, network, ends_on=yesterday)
    principal = appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    thing = THINGS["item"]
    ended = why_not(thing.ways(item), former)
    assert len(ended) == 1
    assert ended[0].startswith("The role Chair of Bluegum ended on ")
    assert why_not(thing.ways(item), principal, thing.closed(item)) == [
        "It is a matter of the executive: only the chair, the executive and the SEIL see it."
    ]
    guest = PersonFactory()
    access.grant(person=guest, right="take_minutes", obj=item.meeting, by=principal, ends_on=yesterday)
    assert why_not(THINGS["meeting"].ways(item.meeting), guest)[0].startswith("The right ended on ")


def test_the_page_costs_the_same_for_few_and_for_many(client):
    network = NetworkFactory()
    chair = appoint(Role.CHAIR, network)
    meeting = PublishedMeetingFactory(place=network)
    client.force_login(chair)
    url = reverse("overview:access_thing", args=["meeting", meeting.pk])
    client.get(url)
    access.grant(person=PersonFactory(), right="take_minutes", obj=meeting, by=chair)
    client.get(url)
    asked, seen = [], []
    for more in (3, 30):
        for _ in range(more):
            appoint(Role.PRINCIPAL, SchoolFactory(network=network))
            access.grant(person=PersonFactory(), right="take_minutes", obj=meeting, by=chair)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(url)
        asked.append(len(queries))
        seen.append(page.context["total"])
    assert seen == [8, 68]
    assert asked[0] == asked[1] <= 30
