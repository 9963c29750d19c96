"""A question of minutes becomes one question of the forum, seen from both sides."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from common.errors import NotAllowed, Refused
from exchange.enums import MatterState
from exchange.models import Matter
from exchange.services import matters
from exchange.services.handing import hand_over
from meetings.enums import Addressee, ItemState, Sensitivity, State
from meetings.models import Meeting, Question
from meetings.services import circulation
from meetings.services import questions as services
from roles.enums import Role
from tests.factories import (
    ForumFactory,
    GroupFactory,
    HeldMeetingFactory,
    ItemFactory,
    NetworkFactory,
    QuestionFactory,
    appoint,
)


@pytest.fixture
def forum(setting):
    return ForumFactory(region=setting.ours.region)


@pytest.fixture
def admin(forum):
    return appoint(Role.FORUM_ADMIN, forum.region)


@pytest.fixture
def meeting(setting):
    return HeldMeetingFactory(place=setting.ours)


@pytest.fixture
def question(meeting):
    return QuestionFactory(item=ItemFactory(meeting=meeting), text="Who pays the buses? " * 12)


def circulate(setting, meeting):
    circulation.circulate_minutes(meeting=meeting, by=setting.chair)


def reopen(setting, meeting):
    circulation.reopen(meeting=meeting, was=State.CIRCULATED, reason="A page was missing", by=setting.chair)


def test_a_question_goes_to_the_forum_once_the_minutes_are_out_and_never_twice(setting, forum, meeting, question):
    assert hand_over() == 0
    circulate(setting, meeting)
    assert hand_over() == 1
    reopen(setting, meeting)
    circulate(setting, Meeting.objects.get(pk=meeting.pk))
    assert hand_over() == 0
    matter = Matter.objects.get()
    assert (matter.question, matter.forum, matter.network, matter.ask) == (question, forum, setting.ours, question.text)
    assert len(matter.title) == 160


def test_only_what_everybody_may_read_and_what_the_forum_can_answer_is_handed_over(setting, meeting, question):
    QuestionFactory(item=ItemFactory(meeting=meeting, sensitivity=Sensitivity.EXECUTIVE))
    QuestionFactory(item=question.item, to=Addressee.DEPARTMENT)
    QuestionFactory(item=ItemFactory(meeting=meeting, waiting=True, state=ItemState.WITHDRAWN))
    QuestionFactory(item=ItemFactory(meeting=HeldMeetingFactory(place=GroupFactory(owners=[setting.ours]))))
    circulate(setting, meeting)
    assert hand_over() == 0  # the region has no forum yet
    ForumFactory(region=setting.ours.region)
    hand_over()
    assert [matter.question for matter in Matter.objects.all()] == [question]


def test_what_is_with_the_forum_stays_in_minutes_that_are_opened_again(setting, forum, meeting, question):
    other = QuestionFactory(item=question.item, text="Not asked after all")
    services.remove_question(question=other, by=setting.chair)
    circulate(setting, meeting)
    hand_over()
    reopen(setting, meeting)
    with pytest.raises(Refused, match="Take it back there"):
        services.remove_question(question=question, by=setting.chair)
    assert list(Question.objects.all()) == [question]


def test_both_sides_see_where_it_came_from_and_what_became_of_it(setting, forum, admin, meeting, question, client):
    circulate(setting, meeting)
    minutes = reverse("meetings:meeting_minutes", args=[meeting.pk])
    client.force_login(setting.principal)
    assert "On its way to the forum" in client.get(minutes).content.decode()
    hand_over()
    assert "Waits for the forum" in client.get(minutes).content.decode()
    matters.answer(matter=Matter.objects.get(), text="The region pays.", by=admin)
    page = client.get(minutes).content.decode()
    assert "The region pays." in page
    assert Matter.objects.get().get_absolute_url() in page
    assert f"{minutes}#item-{question.item_id}" in client.get(Matter.objects.get().get_absolute_url()).content.decode()
    client.force_login(admin)
    assert "From the minutes of" in client.get(forum.get_absolute_url()).content.decode()


def test_the_second_network_of_a_joint_meeting_reads_the_answer_too(setting, forum, meeting, question, client):
    second = NetworkFactory(area=setting.ours.area)
    reader = appoint(Role.EXECUTIVE, second)
    Meeting.objects.filter(pk=meeting.pk).update(joint_place=second)
    circulate(setting, Meeting.objects.get(pk=meeting.pk))
    hand_over()
    assert Matter.objects.visible_to(reader).get().state == MatterState.RAISED
    assert not Matter.objects.visible_to(setting.their_principal).exists()


def test_a_group_and_a_forum_ask_the_department_only(setting, forum):
    group = HeldMeetingFactory(place=setting.group)
    with pytest.raises(Refused, match="Networks ask the Chair Forum"):
        services.raise_question(item=ItemFactory(meeting=group), text="Why?", to="forum", by=setting.lead)


@pytest.fixture
def department(meeting):
    return QuestionFactory(item=ItemFactory(meeting=meeting), to=Addressee.DEPARTMENT)


def test_a_question_to_the_department_is_followed_up(setting, meeting, department, client):
    today = timezone.localdate()
    with pytest.raises(Refused, match="Circulate the minutes first"):
        services.follow_up(question=department, sent_on=today, by=setting.chair)
    circulate(setting, meeting)
    with pytest.raises(NotAllowed):
        services.follow_up(question=department, sent_on=today, by=setting.principal)
    for words, said in (
        ({"answered_on": today}, "Write what"),
        ({"sent_on": today + dt.timedelta(days=1)}, "still to come"),
        ({"sent_on": today, "answer": "Yes", "answered_on": today - dt.timedelta(days=1)}, "before it was sent"),
    ):
        with pytest.raises(Refused, match=said):
            services.follow_up(question=department, by=setting.executive, **words)
    url = reverse("meetings:question_list", args=["network", setting.ours.slug])
    client.force_login(setting.chair)
    assert "Not sent yet" in client.get(url).content.decode()
    client.post(reverse("meetings:question_follow", args=[department.pk]), {"sent_on": today, "answer": "In June."})
    department.refresh_from_db()
    assert (department.sent_on, department.answer, department.answered_on) == (today, "In June.", today)
    assert "In June." in client.get(url).content.decode()
    assert "In June." in client.get(reverse("meetings:meeting_minutes", args=[meeting.pk])).content.decode()


def test_the_list_and_the_minutes_cost_the_same_for_one_and_many(
    setting, forum, meeting, department, question, client, django_assert_num_queries
):
    circulate(setting, meeting)
    client.force_login(setting.chair)
    urls = {
        reverse("meetings:question_list", args=["network", setting.ours.slug]): 7,
        reverse("meetings:meeting_minutes", args=[meeting.pk]): 20,
    }
    for url in urls:
        client.get(url)
    for more in (0, 5):
        for _ in range(more):
            item = ItemFactory(meeting=meeting)
            QuestionFactory(item=item, to=Addressee.DEPARTMENT)
            QuestionFactory(item=item)
        hand_over()
        for url, number in urls.items():
            with django_assert_num_queries(number):
                client.get(url)
