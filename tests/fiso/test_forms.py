"""Forms keep what was typed, say what is wrong, and lose nothing when two people save."""

import pytest
from django.urls import reverse

from fiso.enums import Decision
from fiso.models import FocusArea, Framework, Goal, Milestone, MilestoneReview, Plan
from roles.enums import Role
from tests.factories import SchoolFactory, appoint
from tests.fiso.conftest import days

pytestmark = pytest.mark.django_db

LONG = "x" * 5000


def address(name, about):
    return reverse(f"fiso:{name}", args=[about.slug if hasattr(about, "slug") else about.pk])


def milestone_words(**more):
    return {"title": "A reading lead in every school", "due_on": days(30), "version": 1} | more


def review_words(**more):
    return {
        "held_on": days(0),
        "implementation": "in_place",
        "impact": "some_schools",
        "evidence": "Seen in nine schools",
        "decision": "continue",
        "next_review_on": days(60),
    } | more


def test_a_plan_from_nothing_to_its_first_review(chairs, chair, network, plan, dimension):
    plan.delete()
    answer = chairs.post(address("plan_start", network), {"year": days(0).year, "direction": "On"})
    plan = Plan.objects.get()
    assert answer.url == plan.get_absolute_url()
    chairs.post(address("focus_area_add", plan), {"title": "Reading", "dimension": dimension.pk, "reason": "Walks"})
    chairs.post(
        address("goal_add", FocusArea.objects.get()), {"statement": "They read", "baseline": "1", "target": "2"}
    )
    chairs.post(address("milestone_add", Goal.objects.get()), milestone_words(lead=chair.pk))
    assert chairs.post(address("plan_activate", plan), follow=True).status_code == 200
    milestone = Milestone.objects.get()
    answer = chairs.post(address("review_record", milestone), review_words(), follow=True)
    assert "The review is recorded. The next one is on" in answer.content.decode()
    assert MilestoneReview.objects.get().recorded_by == chair


BAD = [
    (
        "focus_area_add",
        "plan",
        {"title": "", "dimension": 0},
        ["Say what the network focuses on.", "Select a valid choice"],
    ),
    ("focus_area_add", "plan", {"title": LONG, "dimension": "x"}, ["at most 160 characters"]),
    ("goal_add", "area", {"statement": " ", "by_when": "tomorrow"}, ["Say what students", "Enter a valid date"]),
    ("goal_add", "area", {"statement": "They read", "by_when": "1999-01-01"}, ["does not belong to a"]),
    ("milestone_add", "goal", {"title": "", "due_on": ""}, ["Say what will be true.", "Choose the day it is due."]),
    ("milestone_add", "goal", {"title": "Kept words", "due_on": "31/02/2026"}, ["Enter a valid date"]),
    ("milestone_add", "goal", milestone_words(lead=0, schools=["x"]), ["Select a valid choice", "not a valid value"]),
    ("milestone_edit", "milestone", milestone_words(version="-1"), ["greater than or equal to 1"]),
    ("milestone_withdraw", "milestone", {"reason": LONG}, ["at most 300 characters"]),
    ("milestone_reach", "milestone", {"reached_on": "2999-01-01"}, ["That day has not been yet."]),
    ("review_record", "milestone", review_words(evidence=""), ["Add the evidence behind"]),
    ("review_record", "milestone", review_words(evidence=LONG), ["at most 4000 characters"]),
    ("plan_start", "network", {"year": "abc"}, ["Select a valid choice"]),
    ("plan_start", "network", {"year": "1999"}, ["Select a valid choice"]),
]


@pytest.mark.parametrize(("name", "about", "words", "sentences"), BAD)
def test_bad_input_is_said_and_kept(chairs, request, milestone, name, about, words, sentences):
    answer = chairs.post(address(name, request.getfixturevalue(about)), words)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert [sentence for sentence in sentences if sentence not in page] == []
    typed = [str(value) for value in words.values() if len(str(value)) > 8 and not isinstance(value, list)]
    assert [text for text in typed if text not in page] == []


def test_lines_end_the_same_way_whatever_the_browser_sends(chairs, plan):
    chairs.post(address("plan_edit", plan), {"direction": "One\r\nTwo\rThree", "version": 1})
    assert Plan.objects.get().direction == "One\nTwo\nThree"


def test_what_people_type_cannot_run(chairs, plan, goal):
    chairs.post(address("plan_edit", plan), {"direction": "<script>alert(1)</script>[x](javascript:y)", "version": 1})
    Goal.objects.update(statement="<img src=x onerror=y>")
    page = chairs.get(plan.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "<img" not in page


def test_who_saves_second_sees_both_texts_and_may_save_again(chairs, milestone):
    url = address("milestone_edit", milestone)
    chairs.post(url, milestone_words(title="Theirs", lead=""))
    answer = chairs.post(url, milestone_words(title="Mine"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in page for words in ("Theirs", "Mine", "Somebody else saved this", 'name="version" value="2"'))
    assert Milestone.objects.get(pk=milestone.pk).title == "Theirs"
    chairs.post(url, milestone_words(title="Mine", version=2))
    assert Milestone.objects.get(pk=milestone.pk).title == "Mine"


@pytest.mark.parametrize(("name", "about"), [("goal_edit", "goal"), ("focus_area_edit", "area"), ("plan_edit", "plan")])
def test_every_part_has_two_texts_when_two_save(chairs, request, dimension, goal, name, about):
    url, row = address(name, request.getfixturevalue(about)), request.getfixturevalue(about)
    type(row).objects.update(version=5)
    words = {"statement": "Mine", "title": "Mine", "direction": "Mine", "dimension": dimension.pk, "version": 1}
    answer = chairs.post(url, words)
    assert (answer.status_code, 'name="version" value="5"' in answer.content.decode()) == (409, True)


def test_a_review_sent_twice_is_recorded_once(chairs, milestone):
    for _ in range(2):
        assert chairs.post(address("review_record", milestone), review_words()).status_code == 302
    assert MilestoneReview.objects.count() == 1


def test_after_adapt_the_successor_is_there_to_be_worded(chairs, milestone):
    words = review_words(decision=Decision.ADAPT, change="Fewer schools")
    answer = chairs.post(address("review_record", milestone), words)
    successor = Milestone.objects.get(adapted_from=milestone)
    assert answer.url == address("milestone_edit", successor)
    assert "Adapted from" in chairs.get(successor.get_absolute_url()).content.decode()
    ended = chairs.get(milestone.get_absolute_url()).content.decode()
    assert "Fewer schools" in ended
    assert successor.get_absolute_url() in ended
    assert "Record a review" not in ended


def test_a_lead_is_chosen_from_the_people_of_the_place(chairs, network, goal):
    mine = appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    theirs = appoint(Role.CHAIR, SchoolFactory().network)
    page = chairs.get(address("milestone_add", goal)).content.decode()
    assert mine.name in page
    assert theirs.name not in page


def test_dimensions_stand_under_their_elements(chairs, plan):
    page = chairs.get(address("focus_area_add", plan)).content.decode()
    elements = set(plan.framework.dimensions.values_list("element", flat=True))
    assert page.count("<optgroup") == len(elements)
    assert Framework.objects.count() == 2


def test_a_moved_part_is_found_again(chairs, goal, milestone):
    chairs.post(address("milestone_add", goal), milestone_words())
    second = Milestone.objects.exclude(pk=milestone.pk).get()
    answer = chairs.post(address("milestone_move", second), {"move": "up"}, headers={"HX-Request": "true"}, follow=True)
    page = answer.content.decode()
    assert "Moved. It is now number 1.1.1." in page
    assert f'{second.get_absolute_url()}" autofocus' in page
    again = chairs.post(address("milestone_move", second), {"move": "up"}, follow=True).content.decode()
    assert "It cannot move further that way." in again


def test_a_dialog_gets_the_form_alone(chairs, milestone):
    part = chairs.get(address("milestone_withdraw", milestone), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'name="reason"' in part


def test_a_closed_plan_offers_nothing_to_change(chairs, plan, milestone):
    chairs.post(address("plan_close", plan))
    for url in (plan.get_absolute_url(), milestone.get_absolute_url()):
        page = chairs.get(url).content.decode()
        assert [
            word for word in ("Add a", "Withdraw…", "Move up", "Record a review", "Needs doing") if word in page
        ] == []
    answer = chairs.post(address("milestone_edit", milestone), milestone_words())
    assert "plan is closed" in answer.content.decode()
