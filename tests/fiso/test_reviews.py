"""Rules of a milestone review, asked by the form, by the service and by the database."""

import pytest
from django.db import IntegrityError, transaction

from common.errors import NotAllowed, Refused
from fiso.enums import Decision, Impact, Implementation, PlanState
from fiso.forms import ReviewForm
from fiso.models import Milestone, MilestoneReview
from fiso.services.reviews import record_review
from roles.enums import Role
from tests.factories import MilestoneFactory, ReviewFactory, SchoolFactory, appoint
from tests.fiso.conftest import days

pytestmark = pytest.mark.django_db

TOP = [Impact.EARLY_SIGNS, Impact.SOME_SCHOOLS, Impact.SUSTAINED]
LOW = [Impact.NO_EVIDENCE, Impact.NONE_SEEN]


def said(**more):
    return {
        "held_on": days(0),
        "implementation": Implementation.UNDER_WAY,
        "impact": Impact.EARLY_SIGNS,
        "evidence": "Nine learning walks.",
        "decision": Decision.CONTINUE,
        "next_review_on": days(40),
    } | more


def typed(**more):
    return {key: str(value) for key, value in said(**more).items() if value is not None}


@pytest.mark.parametrize("impact", TOP)
@pytest.mark.parametrize("evidence", ["", "  \n "])
def test_a_top_judgement_without_evidence_is_refused_by_the_form(impact, evidence):
    form = ReviewForm(typed(impact=impact, evidence=evidence))
    assert form.errors == {"evidence": [f"Add the evidence behind “{impact.label}”."]}


@pytest.mark.parametrize("impact", TOP)
@pytest.mark.parametrize("evidence", ["", "  \n "])
def test_a_top_judgement_without_evidence_is_refused_by_the_service(milestone, chair, impact, evidence):
    with pytest.raises(Refused, match="Add the evidence") as refused:
        record_review(milestone=milestone, by=chair, **said(impact=impact, evidence=evidence))
    assert refused.value.field == "evidence"
    assert not MilestoneReview.objects.exists()


@pytest.mark.parametrize("impact", TOP)
def test_a_top_judgement_without_evidence_is_refused_by_the_database(milestone, impact):
    with pytest.raises(IntegrityError, match="impact_demands_evidence"), transaction.atomic():
        ReviewFactory(milestone=milestone, impact=impact, evidence="")


@pytest.mark.parametrize("impact", LOW)
def test_a_low_judgement_needs_none(milestone, chair, impact):
    assert ReviewForm(typed(impact=impact, evidence="")).is_valid()
    assert record_review(milestone=milestone, by=chair, **said(impact=impact, evidence="")).pk


WRONG = [
    ({"held_on": 1}, "held_on"),
    ({"next_review_on": None}, "next_review_on"),
    ({"next_review_on": None, "decision": Decision.ADAPT, "change": "Fewer schools"}, "next_review_on"),
    ({"next_review_on": 0}, "next_review_on"),
    ({"next_review_on": -5, "decision": Decision.SPREAD}, "next_review_on"),
    ({"decision": Decision.ADAPT, "change": " "}, "change"),
    ({"decision": Decision.STOP, "change": "", "next_review_on": None}, "change"),
    ({"next_review_on": 5000}, "next_review_on"),
]


@pytest.mark.parametrize(("more", "field"), WRONG)
def test_what_is_wrong_is_said_at_its_field(milestone, chair, more, field):
    more = {key: days(value) if isinstance(value, int) else value for key, value in more.items()}
    with pytest.raises(Refused) as refused:
        record_review(milestone=milestone, by=chair, **said(**more))
    assert refused.value.field == field
    if more.get("next_review_on") != days(5000):  # only the service knows the plan's year
        assert list(ReviewForm(typed(**more)).errors) == [field]


def test_an_empty_form_says_what_is_missing():
    errors = ReviewForm({}).errors
    assert set(errors) == {"held_on", "implementation", "impact", "decision"}
    assert "This field is required." not in str(errors)


@pytest.mark.parametrize("field", ["implementation", "impact", "decision"])
def test_a_made_up_answer_is_refused(field):
    assert field in ReviewForm(typed(**{field: "wonderful"})).errors


def test_the_form_gives_the_service_its_arguments(milestone, chair):
    form = ReviewForm(typed())
    assert form.is_valid()
    assert record_review(milestone=milestone, by=chair, **form.cleaned_data).recorded_by == chair


def test_continue_sets_the_next_review(milestone, chair):
    record_review(milestone=milestone, by=chair, **said())
    milestone.refresh_from_db()
    assert (milestone.review_on, milestone.withdrawn_on) == (days(40), None)


def test_a_review_recorded_late_leaves_what_a_later_one_has_set(milestone, chair):
    record_review(milestone=milestone, by=chair, **said())
    record_review(milestone=milestone, by=chair, **said(held_on=days(-60), next_review_on=days(-10)))
    milestone.refresh_from_db()
    assert milestone.review_on == days(40)


def test_adapt_withdraws_and_makes_a_linked_successor(milestone, chair):
    school = SchoolFactory(network=milestone.plan.place.as_network)
    milestone.schools.add(school)
    record_review(milestone=milestone, by=chair, **said(decision=Decision.ADAPT, change="Fewer schools, more visits"))
    milestone.refresh_from_db()
    successor = Milestone.objects.get(adapted_from=milestone)
    assert (milestone.withdrawn_on, milestone.withdrawn_reason) == (days(0), "Fewer schools, more visits")
    assert (successor.title, successor.goal, successor.plan) == (milestone.title, milestone.goal, milestone.plan)
    assert (successor.review_on, successor.due_on, successor.lead) == (days(40), days(40), milestone.lead)
    assert list(successor.schools.all()) == [school]
    assert successor.position == milestone.position + 1


def test_stop_withdraws_with_the_reason_and_asks_for_no_next_review(milestone, chair):
    review = record_review(milestone=milestone, by=chair, **said(decision=Decision.STOP, change="Nobody has time"))
    milestone.refresh_from_db()
    assert milestone.withdrawn_reason == "Nobody has time"
    assert review.next_review_on is None
    assert not Milestone.objects.filter(adapted_from=milestone).exists()


@pytest.mark.parametrize("following", [40, None])
def test_spread_keeps_the_milestone_and_leaves_its_mark(milestone, chair, following):
    asked = days(following) if following else None
    record_review(milestone=milestone, by=chair, **said(decision=Decision.SPREAD, next_review_on=asked))
    marked = Milestone.objects.with_last_review().get(pk=milestone.pk)
    assert (marked.withdrawn_on, marked.last_decision, marked.review_on) == (None, Decision.SPREAD, asked)


@pytest.mark.parametrize("decision", [Decision.CONTINUE, Decision.ADAPT, Decision.STOP])
def test_a_review_sent_twice_is_one_review(milestone, chair, decision):
    words = said(decision=decision, change="Because")
    first = record_review(milestone=milestone, by=chair, **words)
    again = record_review(milestone=milestone, by=chair, **words)
    assert first == again
    assert MilestoneReview.objects.count() == 1
    assert Milestone.objects.count() == (2 if decision == Decision.ADAPT else 1)


def test_two_different_reviews_of_one_day_are_refused(milestone, chair):
    record_review(milestone=milestone, by=chair, **said())
    with pytest.raises(Refused, match="recorded already"):
        record_review(milestone=milestone, by=chair, **said(evidence="Ten learning walks."))
    with pytest.raises(IntegrityError, match="one_review_a_day"), transaction.atomic():
        ReviewFactory(milestone=milestone, held_on=days(0))


def test_a_milestone_is_adapted_once(milestone):
    MilestoneFactory(goal=milestone.goal, adapted_from=milestone)
    with pytest.raises(IntegrityError, match="milestone_adapted_once"), transaction.atomic():
        MilestoneFactory(goal=milestone.goal, adapted_from=milestone)


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.CLOSED])
def test_only_an_active_plan_is_reviewed(milestone, chair, state):
    milestone.plan.state = state
    milestone.plan.closed_at = milestone.plan.activated_at
    milestone.plan.save()
    with pytest.raises(Refused, match=r"draft|closed"):
        record_review(milestone=milestone, by=chair, **said())


def test_a_withdrawn_milestone_is_reviewed_no_more(milestone, chair):
    Milestone.objects.filter(pk=milestone.pk).update(withdrawn_on=days(-1), withdrawn_reason="Done with it")
    with pytest.raises(Refused, match="withdrawn"):
        record_review(milestone=milestone, by=chair, **said())


@pytest.mark.parametrize("decision", [Decision.ADAPT, Decision.STOP])
def test_a_reached_milestone_is_reviewed_but_neither_adapted_nor_stopped(milestone, chair, decision):
    Milestone.objects.filter(pk=milestone.pk).update(reached_on=days(-1))
    with pytest.raises(Refused, match="is reached") as refused:
        record_review(milestone=milestone, by=chair, **said(decision=decision, change="Because"))
    assert refused.value.field == "decision"
    assert record_review(milestone=milestone, by=chair, **said()).pk


@pytest.mark.parametrize(
    ("role", "may"), [(Role.CHAIR, True), (Role.EXECUTIVE, True), (Role.SEIL, False), (Role.PRINCIPAL, False)]
)
def test_who_records_reviews(milestone, network, role, may):
    place = SchoolFactory(network=network) if role == Role.PRINCIPAL else network
    person = appoint(role, place)
    if may:
        assert record_review(milestone=milestone, by=person, **said()).recorded_by == person
    else:
        with pytest.raises(NotAllowed):
            record_review(milestone=milestone, by=person, **said())
