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


def seen_plans(person: "Person", plan: str = "") -> Q:
    """What PlanQuerySet.visible_to says, of plans or of what hangs from one: `plan` names the way to it."""
    way = f"{plan}__" if plan else ""
    place = f"{way}place"
    return (
        person.where("view_community", place) & ~Q(**{f"{way}state": PlanState.DRAFT})
        | person.where("edit_plan", place)
        | person.where("read_plan", place, shared=plan or "pk")
        | person.where("advise_plan", place)
    )


class PlanQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """Active and closed plans of the person's places; drafts only where the person edits or advises on the plan.

        A co-editor sees the one plan, whatever its state."""
        return self.filter(seen_plans(person))

    def of_year(self, year: int) -> Self:
        return self.filter(year=year)


class FocusAreaQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        return self.filter(seen_plans(person, "plan")).select_related("plan__place", "plan__framework")


class GoalQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        found = self.filter(seen_plans(person, "focus_area__plan"))
        return found.select_related("focus_area__plan__place", "focus_area__plan__framework")


class MilestoneQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        return self.filter(seen_plans(person, "plan"))

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
        return self.filter(seen_plans(person, "milestone__plan"))
