"""What the views of plans share: finding a record among those the person may see, and one form page for all parts."""

import datetime as dt
from functools import cached_property
from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, View

from common import words
from common.errors import Refused
from common.forms import Form
from common.views import PartialMixin, RefusedMixin, RightMixin
from fiso.models import FocusArea, Goal, Milestone, Plan
from fiso.services.guards import Stale
from networks.enums import Kind
from networks.models import Place
from roles.enums import in_words_of

MARKING = "OFFICIAL: Sensitive"
NOTHING = "Nothing"
AT_THE_END = "It cannot move further that way."


def crumbs_of(plan: Plan, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """From the place's plans down to here."""
    top = (f"Plans of {plan.place.name}", list_url(plan.place))
    return [top, (f"Plan {plan.year}", plan.get_absolute_url()), *more]


def url_of(page: str, place: Place) -> str:
    """The address of a page about the plans of a place that meets: list, current or start."""
    prefix = "" if place.kind == Kind.NETWORK else f"{place.kind}_"
    return reverse(f"fiso:{prefix}plan_{page}", args=[place.slug])


def list_url(place: Place) -> str:
    return url_of("list", place)


class PlaceMixin:
    """The network, group or forum of the URL, among those whose plans the person may read."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def place(self) -> Place:
        found = Place.objects.filter(pk__in=self.request.user.places_where("view_community"))
        return get_object_or_404(found, kind=self.kwargs.get("kind", Kind.NETWORK), slug=self.kwargs["slug"])


class PartMixin:
    """One record of a plan, found among those the person may see. `model` and the way from it to its plan."""

    model: ClassVar[type[Model]]
    request: HttpRequest
    kwargs: dict[str, Any]

    def get_queryset(self) -> QuerySet:
        return self.model._default_manager.visible_to(self.request.user)  # type: ignore[attr-defined]

    @cached_property
    def part(self) -> Any:
        return get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])

    @cached_property
    def plan(self) -> Plan:
        part = self.part
        if isinstance(part, Plan):
            return part
        return part.focus_area.plan if isinstance(part, Goal) else part.plan

    def get_rights_object(self) -> Model:
        return self.plan


class PlanMixin(PartMixin):
    model = Plan

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("place", "framework")


class FocusAreaMixin(PartMixin):
    model = FocusArea


class GoalMixin(PartMixin):
    model = Goal


class MilestoneMixin(PartMixin):
    model = Milestone

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("lead", "plan__place", "plan__framework", "goal__focus_area")


class BothTexts(FormView):
    """For when two people saved the same record."""

    def show_both(self, form: Form, current: Model) -> HttpResponse:
        """Two people saved: what stands now beside what was typed, which is kept. Saving again puts it in place."""
        data = form.data.copy()
        data["version"] = current.version  # type: ignore[attr-defined]
        again = self.get_form_class()(**{**self.get_form_kwargs(), "data": data})
        conflict = differences(form, current)
        return self.render_to_response(self.get_context_data(form=again, conflict=conflict), status=409)


class PlanRight(RightMixin):
    """A right over the plan; who is refused is told who has it, in the words of its place."""

    plan: Plan

    def refusal(self) -> str:
        return in_words_of(self.plan.place.kind, super().refusal())


class PartForm(PlanRight, RefusedMixin, PartialMixin, BothTexts):
    """A page with one form about a part of a plan. Subclasses say perform(), heading, save, and where it leads."""

    required_verb = "edit_plan"
    no_right = "Only the chair and the executive change the plan."
    template_name = "fiso/part_form.html"
    partial_name = "fiso/_part_box.html"
    heading = ""
    sub = ""
    save = "Save"
    done = ""
    plan: Plan
    part: Any

    def get_anchor(self) -> str:
        """The id on the plan page to go back to."""
        return ""

    def get_success_url(self) -> str:
        return self.plan.get_absolute_url() + self.get_anchor()

    def get_cancel_url(self) -> str:
        return self.get_success_url()

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            self.perform(form)
        except Stale as stale:
            return self.show_both(form, stale.current)
        except Refused as refused:
            form.refuse(refused)
            return self.form_invalid(form)
        if self.done:
            messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context |= {
            "plan": self.plan,
            "crumbs": crumbs_of(self.plan),
            "heading": self.heading,
            "sub": self.sub,
            "save": self.save,
            "cancel": self.get_cancel_url(),
        }
        return {"conflict": None} | context


def differences(form: Form, current: Model) -> list[tuple[str, str, str]]:
    """(label, what stands now, what was typed) of each field in which the two differ."""
    found = []
    for field in form.visible_fields():
        theirs, mine = as_words(getattr(current, field.name)), as_words(form.cleaned_data[field.name])
        if theirs != mine:
            found.append((field.label, theirs or NOTHING, mine or NOTHING))
    return found


def as_words(value: Any) -> str:
    if hasattr(value, "all"):
        return ", ".join(sorted(map(str, value.all())))
    return words.day(value) if isinstance(value, dt.date) else str(value or "")


class PostView(PlanRight, View):
    """A button that does one thing and goes back to the plan. What is refused is said at the top of the page."""

    http_method_names: ClassVar[list[str]] = ["post"]
    required_verb = "edit_plan"
    no_right = PartForm.no_right
    plan: Plan
    part: Any

    def act(self) -> str:
        """Call the service; the sentence that says what happened, or nothing."""
        raise NotImplementedError

    def get_success_url(self) -> str:
        return self.plan.get_absolute_url() + self.get_anchor()

    def get_anchor(self) -> str:
        return ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            said = self.act()
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            if said:
                messages.success(request, said)
        return redirect(self.get_success_url())
