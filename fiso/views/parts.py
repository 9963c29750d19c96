"""Focus areas and goals: add, change, move, withdraw."""

from typing import Any

from common.forms import Form
from fiso.forms import FocusAreaEditForm, FocusAreaForm, GoalEditForm, GoalForm, ReasonForm
from fiso.services import focus_areas, goals
from fiso.views.base import AT_THE_END, FocusAreaMixin, GoalMixin, PartForm, PlanMixin, PostView

GOAL_FIELDS = ("statement", "who_benefits", "measure", "baseline", "target", "by_when")


class FocusAreaAdd(PlanMixin, PartForm):
    form_class = FocusAreaForm
    heading = "Add a focus area"
    save = "Add the focus area"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"plan": self.plan}

    def perform(self, form: Form) -> None:
        self.made = focus_areas.add_focus_area(plan=self.plan, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        return f"{self.plan.get_absolute_url()}#focus-{self.made.pk}"

    def get_cancel_url(self) -> str:
        return self.plan.get_absolute_url()


class FocusAreaPart(FocusAreaMixin):
    part: Any

    def get_anchor(self) -> str:
        return f"#focus-{self.part.pk}"


class FocusAreaEdit(FocusAreaPart, PartForm):
    form_class = FocusAreaEditForm
    heading = "Change the focus area"
    done = "Saved."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"plan": self.plan}

    def get_initial(self) -> dict[str, Any]:
        area = self.part
        return {"title": area.title, "dimension": area.dimension_id, "reason": area.reason, "version": area.version}

    def perform(self, form: Form) -> None:
        focus_areas.edit_focus_area(focus_area=self.part, by=self.request.user, **form.cleaned_data)


class FocusAreaMove(FocusAreaPart, PostView):
    def act(self) -> str:
        up = self.request.POST.get("move") == "up"
        return "" if focus_areas.move_focus_area(focus_area=self.part, up=up, by=self.request.user) else AT_THE_END

    def get_anchor(self) -> str:
        return f"?moved=focus-{self.part.pk}#focus-{self.part.pk}"


class FocusAreaWithdraw(FocusAreaPart, PartForm):
    form_class = ReasonForm
    heading = "Withdraw this focus area?"
    save = "Withdraw it"
    done = "The focus area is withdrawn, with what was under it. It stays on record."

    @property
    def sub(self) -> str:  # type: ignore[override]
        return f"“{self.part.title}”. Its goals and milestones are withdrawn for the same reason. Reviews stay."

    def perform(self, form: Form) -> None:
        focus_areas.withdraw_focus_area(focus_area=self.part, by=self.request.user, **form.cleaned_data)


class GoalAdd(FocusAreaPart, PartForm):
    form_class = GoalForm
    heading = "Add a goal"
    save = "Add the goal"

    @property
    def sub(self) -> str:  # type: ignore[override]
        return f"Under “{self.part.title}”"

    def perform(self, form: Form) -> None:
        goals.add_goal(focus_area=self.part, by=self.request.user, **form.cleaned_data)


class GoalPart(GoalMixin):
    part: Any

    def get_anchor(self) -> str:
        return f"#goal-{self.part.pk}"


class GoalEdit(GoalPart, PartForm):
    form_class = GoalEditForm
    heading = "Change the goal"
    done = "Saved."

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.part, name) for name in (*GOAL_FIELDS, "version")}

    def perform(self, form: Form) -> None:
        goals.edit_goal(goal=self.part, by=self.request.user, **form.cleaned_data)


class GoalMove(GoalPart, PostView):
    def act(self) -> str:
        up = self.request.POST.get("move") == "up"
        return "" if goals.move_goal(goal=self.part, up=up, by=self.request.user) else AT_THE_END

    def get_anchor(self) -> str:
        return f"?moved=goal-{self.part.pk}#goal-{self.part.pk}"


class GoalWithdraw(GoalPart, PartForm):
    form_class = ReasonForm
    heading = "Withdraw this goal?"
    save = "Withdraw it"
    done = "The goal is withdrawn, with its milestones. It stays on record."

    @property
    def sub(self) -> str:  # type: ignore[override]
        return f"“{self.part.statement}” Its milestones are withdrawn for the same reason. Reviews stay."

    def perform(self, form: Form) -> None:
        goals.withdraw_goal(goal=self.part, by=self.request.user, **form.cleaned_data)
