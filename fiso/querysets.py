import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from fiso.enums import PlanState

if TYPE_CHECKING:
    from roles.models import Person


def _how_many(rows: models.QuerySet) -> Subquery:
    """The number of rows of a subquery by milestone, without a join that would multiply others."""
    return Subquery(rows.values("milestone").annotate(number=Count("*")).values("number"))


class FrameworkQuerySet(models.QuerySet):
    def for_year(self, year: int) -> Self:
        """The framework that plans of a year use, as a queryset of at most one: the newest that has come into use."""
        return self.filter(in_plans_from__lte=year).order_by("-in_plans_from")[:1]


class PlanQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """Active and closed plans of the person's places; drafts only where the person edits or advises on the plan.

        A co-editor sees the one plan, whatever its state."""
        return self.filter(
            person.where("view_community") & ~Q(state=PlanState.DRAFT)
            | person.where("edit_plan")
            | person.where("read_plan", shared="pk")
            | person.where("advise_plan")
        )

    def of_year(self, year: int) -> Self:
        return self.filter(year=year)


class FocusAreaQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        from fiso.models import Plan

        return self.filter(plan__in=Plan.objects.visible_to(person)).select_related("plan__place", "plan__framework")


class GoalQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        from fiso.models import Plan

        found = self.filter(focus_area__plan__in=Plan.objects.visible_to(person))
        return found.select_related("focus_area__plan__place", "focus_area__plan__framework")


class MilestoneQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        from fiso.models import Plan

        return self.filter(plan__in=Plan.objects.visible_to(person))

    def live(self) -> Self:
        """Milestones of active plans that are neither withdrawn, stopped nor reached."""
        return self.filter(withdrawn_on=None, reached_on=None, plan__state=PlanState.ACTIVE)

    def due_by(self, day: dt.date) -> Self:
        return self.filter(due_on__lte=day)

    def overdue(self, on: dt.date | None = None) -> Self:
        """Live milestones whose due day has passed."""
        return self.live().filter(due_on__lt=on or timezone.localdate())

    def review_overdue(self, on: dt.date | None = None) -> Self:
        """Live milestones whose next review day has passed. That is another clock than the milestone's own."""
        return self.live().filter(review_on__lt=on or timezone.localdate())

    def with_last_review(self) -> Self:
        """Annotates last_impact, last_decision and last_reviewed_on from the newest review, by a subquery each."""
        from fiso.models import MilestoneReview

        newest = MilestoneReview.objects.filter(milestone=OuterRef("pk")).order_by("-held_on", "-pk")
        return self.annotate(
            last_impact=Subquery(newest.values("impact")[:1]),
            last_decision=Subquery(newest.values("decision")[:1]),
            last_reviewed_on=Subquery(newest.values("held_on")[:1]),
        )

    def with_place(self) -> Self:
        return self.select_related("lead", "plan__place")

    def for_plan_page(self) -> Self:
        """With what a line of the plan page prints: lead, number of schools, and every review with who recorded it."""
        from fiso.models import Milestone, MilestoneReview

        schools = Milestone.schools.through.objects.filter(milestone=OuterRef("pk")).order_by()
        reviews = MilestoneReview.objects.select_related("recorded_by").order_by("-held_on", "-pk")
        return (
            self.select_related("lead")
            .annotate(school_count=Coalesce(_how_many(schools), 0))
            .prefetch_related(Prefetch("reviews", reviews))
            .order_by("position", "pk")
        )


class ReviewQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        from fiso.models import Milestone

        return self.filter(milestone__in=Milestone.objects.visible_to(person))
