"""Notices about groups and questions to the forum: to who answers, to who asked, and to the forum after three weeks."""

import datetime as dt

import pytest
from django.utils import timezone

from exchange.models import Matter
from exchange.services import groups, joining, matters
from roles.enums import Role
from tests.factories import ForumFactory, GroupFactory, SchoolFactory, appoint
from tests.reminders.conftest import tick

pytestmark = pytest.mark.django_db

CHARTER = {"name": "Winter", "purpose": "Why", "focus": "What", "who_for": "All", "by_when": None}


def told(mails):
    return sorted((mail.to[0], mail.subject) for mail in mails)


@pytest.fixture
def chair(network):
    return appoint(Role.CHAIR, network)


@pytest.fixture
def principal(network):
    return appoint(Role.PRINCIPAL, SchoolFactory(network=network))


@pytest.fixture
def request_(network, chair, principal):
    return groups.propose_group(network=network, lead=principal, by=principal, **CHARTER)


def mine(people, mails):
    kept = {person.email for person in people}
    return [one for one in told(mails) if one[0] in kept]


def test_chair_and_executive_are_told_of_a_proposal_and_its_author_of_the_answer(network, chair, principal, request_):
    executive = appoint(Role.EXECUTIVE, network)
    people = [chair, executive, principal]
    asked = mine(people, tick())
    assert asked == sorted((one.email, "A group is proposed: Winter") for one in (chair, executive))
    groups.approve(request=request_, by=chair)
    told_of_both = mine(people, tick())  # the answer, and the role that begins with it
    assert told_of_both == [(principal.email, "2 notices: Winter: accepted")]


def test_an_answered_request_is_asked_of_nobody_any_more(chair, principal, request_):
    joining.decline(request=request_, reason="Not now.", by=chair)
    assert mine([chair, principal], tick()) == [(principal.email, "Winter: declined")]


def test_an_invited_school_is_told_through_who_answers_for_it(network, principal):
    group = GroupFactory(owners=[network], name="Writing")
    lead = appoint(Role.GROUP_LEAD, group)
    school = SchoolFactory(network=network)
    answering = appoint(Role.PRINCIPAL, school)
    joining.invite(group=group, party=school, by=lead)
    assert mine([principal, lead, answering], tick()) == [(answering.email, "Invitation to a group: Writing")]


def test_the_forum_is_told_of_a_question_and_again_after_three_weeks_and_the_network_of_the_answer(
    network, chair, clock
):
    forum = ForumFactory(region=network.region)
    admin = appoint(Role.FORUM_ADMIN, forum.region)
    matter = matters.raise_matter(network=network, title="Relief", why="Nobody", ask="One list", by=chair)
    assert mine([chair, admin], tick()) == [(admin.email, f"Question to the forum: {network.name}")]
    clock.shift(dt.timedelta(days=20))
    assert mine([chair, admin], tick()) == []
    clock.shift(dt.timedelta(days=2))
    assert mine([chair, admin], tick()) == [(admin.email, f"Still waiting: {network.name}")]
    assert mine([chair, admin], tick()) == []
    matters.answer(matter=Matter.objects.get(pk=matter.pk), text="One list.", by=admin)
    assert mine([chair, admin], tick()) == [(chair.email, f"The forum has answered {network.name}")]
    assert timezone.localdate() > matter.raised_at.date()
