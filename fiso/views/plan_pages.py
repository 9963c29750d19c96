"""The pages of one plan: the plan itself, its reviews, and its milestones as a file."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import DetailView, TemplateView, View

from common import words
from common.history_view import by_day
from common.tables import csv_response
from common.views import PartialMixin, RightMixin, page_of
from fiso import outline
from fiso.enums import PlanState
from fiso.models import MilestoneReview, Plan
from fiso.needs import needs
from fiso.services.plans import missing_for_activation
from fiso.status import PLAN_STATUS, stages
from fiso.story import KINDS, story_of
from fiso.views.base import MARKING, PlanMixin, crumbs_of

if TYPE_CHECKING:
    from roles.models import Person

HISTORY_PER_PAGE = 60


def tabs_of(plan: Plan, person: "Person") -> list[tuple[str, str]]:
    tabs = [("Plan", plan.get_absolute_url()), ("Reviews", reverse("fiso:plan_reviews", args=[plan.pk]))]
    if person.has_perm("share_access", plan):
        tabs.append(("Access", reverse("overview:access_thing", args=["plan", plan.pk])))
    if person.has_perm("view_history", plan):
        tabs.append(("History", reverse("fiso:plan_history", args=[plan.pk])))
    return tabs


def head_of(plan: Plan, person: "Person") -> dict[str, Any]:
    """What the top of each page of a plan shows."""
    facts = [plan.place.name, plan.framework.name]
    if plan.closed_at:
        facts.append(f"Closed {words.day(plan.closed_at)}")
    elif plan.activated_at:
        facts.append(f"Since {words.day(plan.activated_at)}")
    crumbs = crumbs_of(plan)[:-1]
    return {
        "plan": plan,
        "title": f"{plan.place.get_kind_display()} plan {plan.year}",
        "crumbs": crumbs,
        "facts": facts,
        "state": PLAN_STATUS[PlanState(plan.state)],
        "tabs": tabs_of(plan, person),
        "marking": MARKING,
        "is_open": plan.state != PlanState.CLOSED,
        "may_edit": plan.state != PlanState.CLOSED and person.has_perm("edit_plan", plan),
        "may_decide": plan.state != PlanState.CLOSED and person.has_perm("edit_plan", plan.place),
        "may_review": plan.state == PlanState.ACTIVE and person.has_perm("review_milestone", plan),
    }


class PlanDetail(PlanMixin, PartialMixin, DetailView):
    template_name = "fiso/plan_detail.html"
    partial_name = "fiso/_plan_parts.html"

    def get_object(self, queryset: Any = None) -> Plan:
        return self.part

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan, read = self.plan, outline.read(self.plan)
        head = head_of(plan, self.request.user)
        is_draft = plan.state == PlanState.DRAFT
        context = super().get_context_data(**kwargs) | head
        moved = self.request.GET.get("moved", "")
        return context | {
            "moved": moved,
            "moved_to": read.number_of(moved),
            "outline": read,
            "facts": [*head["facts"], read.summary],
            "stages": stages(read.counts()),
            "needs": needs(read),
            "is_draft": is_draft,
            "lacking": " and ".join(missing_for_activation(plan)) if is_draft else "",
        }


class PlanReviews(PlanMixin, TemplateView):
    """Every review of the plan, newest first, 25 a page."""

    template_name = "fiso/plan_reviews.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = MilestoneReview.objects.filter(milestone__plan=self.plan)
        found = found.select_related("milestone", "recorded_by").order_by("-held_on", "-pk")
        context = super().get_context_data(**kwargs) | head_of(self.plan, self.request.user)
        return context | {"page": page_of(self.request, found)}


class PlanHistory(PlanMixin, RightMixin, TemplateView):
    """Who did what to the plan, newest first; ?show= and ?who= narrow it down."""

    template_name = "fiso/plan_history.html"
    required_verb = "view_history"
    no_right = "The history of a plan is for those who lead the network and those who support it."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entries = story_of(self.plan)
        shown = [kind for kind in self.request.GET.getlist("show") if kind in KINDS] or list(KINDS)
        who = self.request.GET.get("who", "")
        kept = [entry for entry in entries if entry.kind in shown and who in ("", entry.who)]
        page = page_of(self.request, kept, HISTORY_PER_PAGE)
        context = super().get_context_data(**kwargs) | head_of(self.plan, self.request.user)
        return context | {
            "page": page,
            "days": by_day(page.object_list),
            "kinds": [(key, label, key in shown) for key, label in KINDS.items()],
            "people": sorted({entry.who for entry in entries}),
            "who": who,
        }


COLUMNS = (
    "Plan", "Focus area", "Dimension", "Goal", "Number", "Milestone", "Status", "Due", "Next review", "Lead", "Schools",
    "Last review", "In place", "Judgement", "Decision", "Reached", "Withdrawn", "Reason",
)  # fmt: skip


class PlanCsv(PlanMixin, View):
    """The plan's milestones as a file, withdrawn ones included and named so."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        read = outline.read(self.plan)
        rows = [
            _csv_row(self.plan, area, goal, line)
            for area in [*read.areas, *read.withdrawn]
            for goal in [*area.goals, *area.withdrawn]
            for line in [*goal.lines, *goal.withdrawn]
        ]
        return csv_response(f"{self.plan.place.name} plan {self.plan.year} milestones.csv", COLUMNS, rows)


def _csv_row(
    plan: Plan, area: outline.AreaPart, goal: outline.GoalPart, line: outline.MilestoneLine
) -> tuple[str | int | dt.date | None, ...]:
    milestone, last = line.milestone, line.last
    return (
        plan.year, area.area.title, str(area.area.dimension), goal.goal.statement, line.number, milestone.title,
        line.status.word.replace(words.NBSP, " "), milestone.due_on, milestone.review_on,
        milestone.lead.name if milestone.lead else None, milestone.school_count,
        last.held_on if last else None, last.get_implementation_display() if last else None,
        last.get_impact_display() if last else None, last.get_decision_display() if last else None,
        milestone.reached_on, milestone.withdrawn_on, milestone.withdrawn_reason,
    )  # fmt: skip
