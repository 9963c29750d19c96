import datetime as dt

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from fiso.enums import Decision, Impact, Implementation, PlanState
from fiso.models import Dimension, FocusArea, Framework, Goal, Milestone, MilestoneReview, Plan
from tests.factories.networks import NetworkFactory
from tests.factories.roles import PersonFactory


def in_days(days: int) -> factory.LazyFunction:
    return factory.LazyFunction(lambda: timezone.localdate() + dt.timedelta(days=days))


class FrameworkFactory(DjangoModelFactory):
    class Meta:
        model = Framework
        django_get_or_create = ("code",)

    code = "test-framework"
    name = "Framework under test"
    in_plans_from = 2015


class DimensionFactory(DjangoModelFactory):
    class Meta:
        model = Dimension

    framework = factory.SubFactory(FrameworkFactory)
    element = "Teaching and learning"
    name = factory.Sequence(lambda n: f"Dimension {n}")
    position = factory.Sequence(lambda n: n + 1)


class PlanFactory(DjangoModelFactory):
    """An active plan of this year, of a new network."""

    class Meta:
        model = Plan

    place = factory.SubFactory(NetworkFactory)
    year = factory.LazyFunction(lambda: timezone.localdate().year)
    framework = factory.SubFactory(FrameworkFactory)
    state = PlanState.ACTIVE
    activated_at = factory.LazyFunction(timezone.now)
    started_by = factory.SubFactory(PersonFactory)


class FocusAreaFactory(DjangoModelFactory):
    class Meta:
        model = FocusArea

    plan = factory.SubFactory(PlanFactory)
    dimension = factory.SubFactory(DimensionFactory, framework=factory.SelfAttribute("..plan.framework"))
    title = factory.Sequence(lambda n: f"Focus area {n}")
    position = factory.Sequence(lambda n: n + 1)


class GoalFactory(DjangoModelFactory):
    class Meta:
        model = Goal

    focus_area = factory.SubFactory(FocusAreaFactory)
    statement = factory.Sequence(lambda n: f"Goal {n} is reached")
    position = factory.Sequence(lambda n: n + 1)


class MilestoneFactory(DjangoModelFactory):
    """A live milestone with a lead, due in 30 days, its next review in 10."""

    class Meta:
        model = Milestone

    goal = factory.SubFactory(GoalFactory)
    plan = factory.SelfAttribute("goal.focus_area.plan")
    title = factory.Sequence(lambda n: f"Milestone {n} is true")
    due_on = in_days(30)
    review_on = in_days(10)
    lead = factory.SubFactory(PersonFactory)
    position = factory.Sequence(lambda n: n + 1)


class ReviewFactory(DjangoModelFactory):
    class Meta:
        model = MilestoneReview

    milestone = factory.SubFactory(MilestoneFactory)
    held_on = in_days(-20)
    implementation = Implementation.UNDER_WAY
    impact = Impact.EARLY_SIGNS
    evidence = "Learning walks in nine schools."
    decision = Decision.CONTINUE
    recorded_by = factory.SubFactory(PersonFactory)
