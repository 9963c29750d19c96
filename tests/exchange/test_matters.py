import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from common.errors import NotAllowed, Refused
from exchange.enums import MatterState
from exchange.models import Matter, Remark
from exchange.services import matters
from networks.models import Forum
from roles.enums import Role
from roles.services import end_appointment
from tests.factories import (
    AreaFactory,
    ForumFactory,
    MeetingFactory,
    NetworkFactory,
    SectionFactory,
    appoint,
)

WORDS = {"title": "Relief teachers", "why": "Nobody comes to the far schools.", "ask": "Share one list."}


@pytest.fixture
def forum(setting):
    return ForumFactory(region=setting.ours.region)


@pytest.fixture
def admin(forum):
    return appoint(Role.FORUM_ADMIN, forum.region)


@pytest.fixture
def colleague(setting):
    """The chair of another network of the same region: a member of the forum."""
    return appoint(Role.CHAIR, NetworkFactory(area=AreaFactory(region=setting.ours.region)))


@pytest.fixture
def matter(setting, forum):
    return matters.raise_matter(network=setting.ours, by=setting.chair, **WORDS)


def test_both_sides_see_the_question_and_nobody_else(setting, matter, admin, colleague):
    seeing = [setting.chair, setting.executive, setting.principal, admin, colleague]
    others = [setting.their_chair, setting.their_principal, setting.lead]
    assert [Matter.objects.visible_to(person).exists() for person in seeing] == [True] * 5
    assert [Matter.objects.visible_to(person).exists() for person in others] == [False] * 3


def test_only_chair_and_executive_raise_a_question(setting, forum):
    with pytest.raises(NotAllowed):
        matters.raise_matter(network=setting.ours, by=setting.principal, **WORDS)
    assert matters.raise_matter(network=setting.ours, by=setting.executive, **WORDS).forum == forum


def test_two_clicks_raise_one_question(setting, matter):
    assert matters.raise_matter(network=setting.ours, by=setting.chair, **WORDS) == matter


def test_the_forum_puts_it_on_a_meeting_as_an_item(matter, forum, admin):
    meeting = MeetingFactory(place=forum)
    SectionFactory(meeting=meeting)
    matters.take_up(matter=matter, meeting=meeting, by=admin)
    matter.refresh_from_db()
    assert matter.state == MatterState.TAKEN_UP
    assert [item.title for item in meeting.items.all()] == ["Relief teachers"]


def test_a_meeting_of_another_place_is_no_meeting_of_the_forum(matter, admin):
    with pytest.raises(Refused, match="meeting of the forum"):
        matters.take_up(matter=matter, meeting=MeetingFactory(), by=admin)


def test_the_forum_answers_once_and_the_network_reads_it(setting, matter, admin):
    with pytest.raises(NotAllowed):
        matters.answer(matter=matter, text="Yes", by=setting.chair)
    matters.answer(matter=matter, text="We share one list.", by=admin)
    assert Matter.objects.visible_to(setting.principal).get().answer == "We share one list."
    with pytest.raises(Refused, match="answered already"):
        matters.decline(matter=matter, reason="No", by=admin)


def test_a_declined_question_says_why(matter, admin):
    with pytest.raises(Refused, match="Say why"):
        matters.decline(matter=matter, reason="", by=admin)
    assert matters.decline(matter=matter, reason="It is for the area.", by=admin).reason == "It is for the area."


def test_the_network_takes_it_back_while_nobody_has_taken_it_up(setting, matter, admin):
    with pytest.raises(NotAllowed):
        matters.take_back(matter=matter, by=admin)
    assert matters.take_back(matter=matter, by=setting.executive).state == MatterState.WITHDRAWN


def test_both_sides_add_to_it_and_readers_do_not(setting, matter, admin, colleague):
    for person in (setting.chair, colleague, admin):
        matters.remark(matter=matter, text=f"From {person.pk}", by=person)
    matters.remark(matter=matter, text=f"From {admin.pk}", by=admin)
    found = [(row.by, row.for_place_id) for row in Remark.objects.visible_to(setting.principal)]
    forum, ours = matter.forum_id, setting.ours.pk
    assert found == [(setting.chair, ours), (colleague, forum), (admin, forum)]
    with pytest.raises(NotAllowed):
        matters.remark(matter=matter, text="Me too", by=setting.principal)


def test_a_chair_whose_term_ended_loses_the_forum_the_same_moment(setting, matter, colleague):
    director = appoint(Role.AREA_DIRECTOR, colleague.appointments.get().place.area)
    assert colleague.has_perm("view_community", matter.forum)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    end_appointment(appointment=colleague.appointments.get(), last_day=yesterday, by=director)
    assert not colleague.has_perm("view_community", matter.forum)
    assert not Matter.objects.visible_to(colleague).exists()


def test_a_region_has_one_forum(forum):
    with pytest.raises(IntegrityError), transaction.atomic():
        ForumFactory(region=forum.region, name="Another Forum")
    assert Forum.objects.count() == 1
