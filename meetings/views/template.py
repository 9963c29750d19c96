"""Agenda templates: the list of those one may start from, one of them, a new one, and one made from an agenda."""

from functools import cached_property
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View

from common.views import RefusedMixin, RightMixin
from meetings.enums import Purpose
from meetings.forms import template as forms
from meetings.models import AgendaTemplate
from meetings.services import templates
from meetings.services.meeting import Stale
from meetings.services.templates import MOST_ROWS
from meetings.views.base import MeetingMixin, say
from networks.models import Place

MORE = {"one": 1, "three": 3}
WAYS = {"up": -1, "down": 1}
LIST = [("Agenda templates", "/meetings/templates/")]


def places_of(person: Any) -> Any:
    return person.places_where("manage_templates").order_by("kind", "name")


class TemplateList(TemplateView):
    """Everything the person may start an agenda from, by place. Empty for whoever sets none."""

    template_name = "meetings/template_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        rows = AgendaTemplate.objects.visible_to(user).in_use().select_related("place").prefetch_related("items")
        found = list(rows.order_by("place__kind", "place__name", "title"))
        by_place: dict[Place, list[AgendaTemplate]] = {}
        for row in found:
            by_place.setdefault(row.place, []).append(row)
        context = {"by_place": list(by_place.items()), "may_add": places_of(user).exists()}
        return super().get_context_data(**kwargs) | context


class RowsMixin(RefusedMixin):
    """
    A form with rows below it: both must be sound. A button may ask for more rows or move one, by hand as well: the
    answer is what was typed in the new order, and nothing is saved. htmx gets the rows alone.
    """

    request: HttpRequest
    template: AgendaTemplate | None = None

    @cached_property
    def rows(self) -> Any:
        return forms.row_set(self.request.POST if self.request.method == "POST" else None, self.template)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"rows": self.rows, "crumbs": LIST, "template": self.template}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not {"step", "order"} & set(request.POST):
            return super().post(request, *args, **kwargs)
        self.rows = forms.arranged(self.arranged(request.POST.get("step", ""), request.POST.getlist("order")))
        if request.htmx:
            return render(request, "meetings/_template_rows.html", {"rows": self.rows, "with_said": True})
        form = self.form_class(**self.get_form_kwargs() | {"data": None, "files": None, "initial": request.POST.dict()})
        return self.render_to_response(self.get_context_data(form=form))

    def arranged(self, step: str, order: list[str]) -> list[dict[str, Any]]:
        """The typed rows after a step: "one" or "three" more, "up 7", "down 7"; or in an order of their keys."""
        rows = forms.with_more(forms.typed_rows(self.request.POST), 0)
        if order:
            return forms.in_order(rows, order)
        if step in MORE:
            if len(rows) >= MOST_ROWS:
                messages.warning(self.request, f"A template has {MOST_ROWS} rows at most.")
            return forms.with_more(rows, MORE[step])
        way, _, key = step.partition(" ")
        rows = forms.moved(rows, key, WAYS.get(way, 0))
        place = next((n for n, row in enumerate(rows, start=1) if row["key"] == key), None)
        if place:
            messages.success(self.request, f"It is item {place} now.")
        return rows

    def form_valid(self, form: Any) -> HttpResponse:
        return super().form_valid(form) if self.rows.is_valid() else self.form_invalid(form)


class TemplateCreate(RowsMixin, FormView):
    form_class = forms.NewTemplateForm
    template_name = "meetings/template_form.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Whoever looks after no place's templates has no such page."""
        places = places_of(request.user)
        if request.method == "POST":
            chosen = request.POST.get("place", "")
            places = places.filter(pk=int(chosen) if chosen.isascii() and chosen.isdigit() else 0)
        if not places.exists():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"places": places_of(self.request.user)}

    def get_initial(self) -> dict[str, Any]:
        return {"uid": uuid4()}

    def perform(self, form: forms.NewTemplateForm) -> None:
        sent = form.cleaned_data
        self.made = templates.make_template(
            place=sent["place"], title=sent["title"], note=sent["note"], uid=sent["uid"] or uuid4(),
            by=self.request.user, rows=forms.rows_of(self.rows),
        )  # fmt: skip
        say(self.request, f"“{self.made.title}” is there to start from.")

    def get_success_url(self) -> str:
        return self.made.get_absolute_url()


class TemplateMixin(RightMixin):
    required_verb = "manage_templates"
    no_right = "Only those who look after this place’s templates change them."
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def template(self) -> AgendaTemplate:
        rows = AgendaTemplate.objects.visible_to(self.request.user).select_related("place", "created_by")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_rights_object(self) -> AgendaTemplate:
        return self.template


class TemplateDetail(TemplateMixin, TemplateView):
    template_name = "meetings/template_detail.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.template  # noqa: B018  raises 404
        return TemplateView.dispatch(self, request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sections: dict[str, list[Any]] = {}
        for item in self.template.items.all():
            item.is_policy = item.purpose == Purpose.POLICY
            sections.setdefault(item.section, []).append(item)
        found = {"template": self.template, "sections": list(sections.items()), "crumbs": LIST}
        found["may_change"] = self.request.user.has_perm("manage_templates", self.template)
        return super().get_context_data(**kwargs) | found


class TemplateEdit(TemplateMixin, RowsMixin, FormView):
    form_class = forms.TemplateForm
    template_name = "meetings/template_form.html"
    status = 422

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.template, name) for name in ("title", "note", "version")}

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = self.status
        return response

    def perform(self, form: forms.TemplateForm) -> None:
        sent = form.cleaned_data
        try:
            templates.change_template(
                template=self.template, version=sent["version"] or 0, title=sent["title"], note=sent["note"],
                rows=forms.rows_of(self.rows), by=self.request.user,
            )  # fmt: skip
        except Stale as stale:
            self.status = 409
            form.data = form.data.copy()
            form.data["version"] = str(stale.current.version)
            raise
        say(self.request, "Saved. Agendas made from it before stay as they are.")

    def get_success_url(self) -> str:
        return self.template.get_absolute_url()


class TemplateArchive(TemplateMixin, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        templates.archive_template(template=self.template, by=request.user)
        say(request, f"“{self.template.title}” is archived. Nobody starts from it any more.")
        return HttpResponseRedirect(reverse("meetings:template_list"))


class TemplateFromAgenda(MeetingMixin, RefusedMixin, FormView):
    """The agenda of a meeting as a template of its place."""

    form_class = forms.FromAgendaForm
    template_name = "meetings/template_from.html"

    def get_initial(self) -> dict[str, Any]:
        return {"uid": uuid4(), "title": "Our usual agenda"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"meeting": self.meeting, "crumbs": self.crumbs()}

    def perform(self, form: forms.FromAgendaForm) -> None:
        self.made = templates.template_from(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        say(self.request, f"“{self.made.title}” is there to start from.")

    def get_success_url(self) -> str:
        return self.made.get_absolute_url()
