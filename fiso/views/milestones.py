from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from common import words
from common.forms import Form
from fiso import outline
from fiso.enums import Decision, PlanState
from fiso.forms import MilestoneEditForm, MilestoneForm, ReachedForm, ReasonForm, ReviewForm
from fiso.models import Milestone
from fiso.services import milestones as services
from fiso.services.reviews import record_review
from fiso.status import withdrawn_word
from fiso.views.base import AT_THE_END, MARKING, GoalMixin, MilestoneMixin, PartForm, PostView, crumbs_of
from networks.models import School

EDITED = ("title", "due_on", "review_on", "lead", "expected_effect", "version")


def number_of(milestone: Milestone) -> str:
    goal = milestone.goal
    return f"{goal.focus_area.position}.{goal.position}.{milestone.position}"


def about(line: outline.MilestoneLine) -> list[tuple[str, str]]:
    """The facts beside a milestone's page and its review."""
    milestone, last = line.milestone, line.last
    facts = [
        ("Due", f"{words.day(milestone.due_on)}, {words.distance(milestone.due_on)}"),
        ("Lead", milestone.lead.name if milestone.lead else "Nobody yet"),
        ("Next review", words.day(milestone.review_on) if milestone.review_on else "No day set"),
        ("Last review", f"{words.day(last.held_on)}: {last.get_impact_display()}" if last else "None yet"),
    ]
    return [*facts, ("Reached", words.day(milestone.reached_on))] if milestone.reached_on else facts


class MilestoneDetail(MilestoneMixin, TemplateView):
    """The facts of a milestone, and its reviews as a line through time."""

    template_name = "fiso/milestone_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        milestone, plan, person = self.part, self.plan, self.request.user
        page = Milestone.objects.for_plan_page().select_related("adapted_from").get(pk=milestone.pk)
        line = outline.line_of(page, plan, timezone.localdate(), number_of(milestone))
        goes_on = not milestone.withdrawn_on and plan.state != PlanState.CLOSED
        return super().get_context_data(**kwargs) | {
            "plan": plan,
            "milestone": page,
            "goal": milestone.goal,
            "goal_number": f"{milestone.goal.focus_area.position}.{milestone.goal.position}",
            "line": line,
            "facts": [f"Milestone {line.number}", *(status.word for status in line.clocks[1:])],
            "about": about(line),
            "crumbs": crumbs_of(plan),
            "marking": MARKING,
            "schools": list(School.objects.filter(milestones=milestone).order_by("name")),
            "successor": Milestone.objects.filter(adapted_from=milestone).first(),
            "ended": withdrawn_word(line.last) if milestone.withdrawn_on else "",
            "may_edit": goes_on and person.has_perm("edit_plan", plan),
            "may_review": goes_on and plan.state == PlanState.ACTIVE and person.has_perm("review_milestone", plan),
        }


class MilestoneAdd(GoalMixin, PartForm):
    form_class = MilestoneForm
    heading = "Add a milestone"
    save = "Add the milestone"

    @property
    def sub(self) -> str:  # type: ignore[override]
        return f"Under the goal “{self.part.statement}”"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"plan": self.plan}

    def get_anchor(self) -> str:
        return f"#goal-{self.part.pk}"

    def perform(self, form: Form) -> None:
        services.add_milestone(goal=self.part, by=self.request.user, **form.cleaned_data)


class MilestonePart(MilestoneMixin):
    """Forms of one milestone lead back to its own page."""

    part: Any

    def get_success_url(self) -> str:
        return self.part.get_absolute_url()


class MilestoneEdit(MilestonePart, PartForm):
    form_class = MilestoneEditForm
    heading = "Change the milestone"
    done = "Saved. Reminders follow the new days."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"plan": self.plan, "milestone": self.part}

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.part, name) for name in EDITED} | {"schools": list(self.part.schools.all())}

    def perform(self, form: Form) -> None:
        services.edit_milestone(milestone=self.part, by=self.request.user, **form.cleaned_data)


class MilestoneMove(MilestoneMixin, PostView):
    def act(self) -> str:
        up = self.request.POST.get("move") == "up"
        return "" if services.move_milestone(milestone=self.part, up=up, by=self.request.user) else AT_THE_END

    def get_anchor(self) -> str:
        return f"?moved=mile-{self.part.pk}#m{self.part.pk}"


class MilestoneWithdraw(MilestonePart, PartForm):
    form_class = ReasonForm
    heading = "Withdraw this milestone?"
    save = "Withdraw it"
    done = "The milestone is withdrawn. It stays on record, with its reviews."

    @property
    def sub(self) -> str:  # type: ignore[override]
        return f"“{self.part.title}”. Nobody is reminded of it any more. Its reviews stay."

    def perform(self, form: Form) -> None:
        services.withdraw_milestone(milestone=self.part, by=self.request.user, **form.cleaned_data)


class MilestoneReach(MilestonePart, PartForm):
    form_class = ReachedForm
    heading = "Is it true now?"
    save = "Mark as reached"
    done = "The milestone is reached."

    @property
    def sub(self) -> str:  # type: ignore[override]
        return f"“{self.part.title}”"

    def get_initial(self) -> dict[str, Any]:
        return {"reached_on": timezone.localdate()}

    def perform(self, form: Form) -> None:
        services.reach_milestone(milestone=self.part, by=self.request.user, **form.cleaned_data)


class MilestoneReopen(MilestonePart, PostView):
    def act(self) -> str:
        services.reopen_milestone(milestone=self.part, by=self.request.user)
        return "The milestone is open again."


class ReviewRecord(MilestonePart, PartForm):
    """A review outside a meeting. Inside one, the run view of the meeting uses the same form and service."""

    required_verb = "review_milestone"
    no_right = "Only the chair and the executive record reviews."
    form_class = ReviewForm
    template_name = "fiso/review_record.html"

    def perform(self, form: Form) -> None:
        self.review = record_review(milestone=self.part, by=self.request.user, **form.cleaned_data)
        self.done = self._said()

    def _said(self) -> str:
        review = self.review
        if review.decision == Decision.ADAPT:
            return "The review is recorded, and this milestone takes over. Change its words and days as you agreed."
        if review.decision == Decision.STOP:
            return "The review is recorded and the milestone stopped."
        following = f" The next one is on {words.day(review.next_review_on)}." if review.next_review_on else ""
        return f"The review is recorded.{following}"

    def get_success_url(self) -> str:
        review = getattr(self, "review", None)
        if review and review.decision == Decision.ADAPT:
            return reverse("fiso:milestone_edit", args=[Milestone.objects.get(adapted_from=self.part).pk])
        return super().get_success_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        line = outline.line_of(
            Milestone.objects.for_plan_page().get(pk=self.part.pk),
            self.plan,
            timezone.localdate(),
            number_of(self.part),
        )
        crumbs = crumbs_of(self.plan, (f"Milestone {line.number}", self.part.get_absolute_url()))
        return super().get_context_data(**kwargs) | {
            "about": about(line),
            "crumbs": crumbs,
            "milestone": self.part,
            "milestone_words": f"{line.number} {self.part.title}",
        }
