from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView, ListView, TemplateView

from common import words
from common.forms import Form
from common.views import PageMixin, RefusedMixin, RightMixin
from fiso.enums import PlanState
from fiso.forms import DirectionForm, StartForm
from fiso.models import Plan
from fiso.rules import year_to_start
from fiso.services import plans as services
from fiso.status import PLAN_STATUS
from fiso.views.base import PartForm, PlaceMixin, PlanMixin, PostView, list_url, url_of
from networks.models import Place
from roles.enums import in_words_of

ONLY_EDITORS = "Only the chair and the executive start a plan."


def years_to_start(place_id: int) -> list[int]:
    """This year and the next, where no plan stands, the one to start first."""
    today = timezone.localdate()
    taken = set(Plan.objects.filter(place=place_id).values_list("year", flat=True))
    first = year_to_start(taken, today)
    if first is None:
        return []
    return [first, *[year for year in (today.year, today.year + 1) if year not in taken | {first}]]


def no_plan_in(place: Place) -> str:
    return f"No plan yet in {place.name}"


class PlanList(PlaceMixin, PageMixin, ListView):
    """Every plan of the place that the person may read, newest first."""

    template_name = "fiso/plan_list.html"

    def get_queryset(self) -> QuerySet[Plan]:
        found = Plan.objects.visible_to(self.request.user).filter(place=self.place)
        return found.select_related("framework").order_by("-year")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        may_edit = self.request.user.has_perm("edit_plan", self.place)
        rows = [(plan, PLAN_STATUS[PlanState(plan.state)]) for plan in context["object_list"]]
        years = years_to_start(self.place.pk) if may_edit else []
        return context | {
            "place": self.place,
            "rows": rows,
            "may_edit": may_edit,
            "next_year": (years or [None])[0],
            "start_url": url_of("start", self.place),
            "empty_title": no_plan_in(self.place),
        }


class PlanCurrent(PlaceMixin, TemplateView):
    """The plan the place works by: the newest active one, or else the newest draft the person may see."""

    template_name = "fiso/plan_empty.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        visible = Plan.objects.visible_to(request.user).filter(place=self.place)
        running = sorted(visible.exclude(state=PlanState.CLOSED), key=_most_current, reverse=True)
        if running:
            return redirect(running[0])
        return self.render_to_response(self.get_context_data(past=visible.order_by("-year")[:5]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_edit = self.request.user.has_perm("edit_plan", self.place)
        years = years_to_start(self.place.pk)
        none_running = f"No plan is running in {self.place.name}"
        return super().get_context_data(**kwargs) | {
            "place": self.place,
            "may_edit": may_edit,
            "year": years[0] if years else timezone.localdate().year,
            "empty_title": none_running if kwargs.get("past") else no_plan_in(self.place),
            "list_url": list_url(self.place),
            "start_url": url_of("start", self.place),
        }


def _most_current(plan: Plan) -> tuple[bool, bool, int]:
    """An active plan before a draft; among active ones this year's before next year's."""
    return plan.state == PlanState.ACTIVE, plan.year <= timezone.localdate().year, plan.year


class PlanStart(RightMixin, PlaceMixin, RefusedMixin, FormView):
    required_verb = "edit_plan"
    no_right = ONLY_EDITORS
    template_name = "fiso/plan_start.html"
    form_class = StartForm

    def refusal(self) -> str:
        return in_words_of(self.place.kind, super().refusal())

    def get_rights_object(self) -> Any:
        return self.place

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"years": years_to_start(self.place.pk)}

    def get_initial(self) -> dict[str, Any]:
        return {"year": next(iter(years_to_start(self.place.pk)), None)}

    def perform(self, form: Form) -> None:
        self.plan = services.start_plan(place=self.place, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, f"The {self.plan.year} plan is started. Members see it once it is active.")

    def get_success_url(self) -> str:
        return self.plan.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        way_back = list_url(self.place)
        return super().get_context_data(**kwargs) | {
            "place": self.place,
            "crumbs": [(f"Plans of {self.place.name}", way_back)],
            "list_url": way_back,
            "years": years_to_start(self.place.pk),
        }


class PlanEdit(PlanMixin, PartForm):
    form_class = DirectionForm
    heading = "Where we are heading"
    done = "Saved."

    def get_initial(self) -> dict[str, Any]:
        return {"direction": self.plan.direction, "version": self.plan.version}

    def perform(self, form: Form) -> None:
        services.edit_direction(plan=self.plan, by=self.request.user, **form.cleaned_data)


class PlanActivate(PlanMixin, PostView):
    def get_rights_object(self) -> Any:
        """A co-editor writes the plan; when members work by it, the executive decides."""
        return self.plan.place

    def act(self) -> str:
        plan = services.activate_plan(plan=self.plan, by=self.request.user)
        return f"The {plan.year} plan is active. Members see it, and leads are reminded of their days."


class PlanClose(PlanMixin, PartForm):
    """Asks once more, because nothing in a closed plan can change."""

    form_class = Form
    save = "Close the plan"

    def get_rights_object(self) -> Any:
        return self.plan.place

    @property
    def heading(self) -> str:  # type: ignore[override]
        return f"Close the {self.plan.year} plan?"

    @property
    def sub(self) -> str:  # type: ignore[override]
        live = self.plan.milestones.live().count()
        return (
            f"{words.count(live, 'milestone')} not reached. A closed plan can be read, not changed; its reminders end."
        )

    def perform(self, form: Form) -> None:
        plan = services.close_plan(plan=self.plan, by=self.request.user)
        messages.success(self.request, f"The {plan.year} plan is closed.")
