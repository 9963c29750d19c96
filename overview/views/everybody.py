"""All people, for administrators: find somebody, enter somebody, ask them in, change how they sign in."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import urlencode
from django.views.generic import FormView, ListView, View
from django.views.generic.base import ContextMixin

from common.tables import csv_response
from common.views import PageMixin, RefusedMixin
from overview.forms.people import NewPersonForm, PersonForm
from roles import services
from roles.enums import Role, short
from roles.models import Appointment, Person
from roles.services.people import change_person, enter_person

FOR_ADMINISTRATORS = "Only administrators manage people."
SHOWS = {"": "Can sign in", "no-role": "Without a role", "not-invited": "Not invited yet", "left": "Cannot sign in"}


class ForAdministrators(ContextMixin, View):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.may_everywhere("manage_people"):
            raise PermissionDenied(FOR_ADMINISTRATORS)
        return super().dispatch(request, *args, **kwargs)


class OfPerson(ForAdministrators):
    @cached_property
    def person(self) -> Person:
        return get_object_or_404(Person.objects.select_related("left_by", "invited_by"), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = [("People", "/people/"), (self.person.name, self.person.get_absolute_url()), (self.title, "")]
        return super().get_context_data(person=self.person, crumbs=crumbs, title=self.title, **kwargs)

    title = ""


class PeopleList(ForAdministrators, PageMixin, ListView):
    """Search by name or e-mail; filter by role, place, and how they stand. ?as=csv gives all that fit as a file."""

    template_name = "overview/people_list.html"
    context_object_name = "people"

    def get_queryset(self) -> QuerySet[Person]:
        held = Appointment.objects.current().filter(person=OuterRef("pk"))
        asked = {name: self.request.GET.get(name, "").replace("\0", "").strip() for name in ("q", "role", "place")}
        people = Person.objects.filter(self._standing(held))
        if asked["q"]:
            people = people.filter(Q(name__icontains=asked["q"]) | Q(email__icontains=asked["q"]))
        if asked["role"] in Role.values:
            held = held.filter(role=asked["role"])
        if asked["place"]:
            held = held.filter(place__name__icontains=asked["place"])
        if asked["role"] in Role.values or asked["place"]:
            people = people.filter(Exists(held))
        current = Appointment.objects.current().select_related("place").order_by("role", "pk")
        return people.prefetch_related(Prefetch("appointments", current, "current_roles")).by_name()

    @property
    def show(self) -> str:
        asked = self.request.GET.get("show", "")
        return asked if asked in SHOWS else ""

    def _standing(self, held: QuerySet) -> Q:
        return {
            "": Q(is_active=True),
            "no-role": Q(is_active=True) & ~Q(Exists(held)),
            "not-invited": Q(is_active=True, invited_at=None, last_login=None),
            "left": Q(is_active=False),
        }[self.show]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("as") != "csv":
            return super().get(request, *args, **kwargs)
        columns = ["Name", "E-mail", "Phone", "Roles", "Invited", "Left on"]
        rows = (
            [p.name, p.email, p.phone, "; ".join(roles_in_words(p)), p.invited_at, p.left_on]
            for p in self.get_queryset()
        )
        return csv_response("People.csv", columns, rows)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        for person in context["people"]:
            person.words = roles_in_words(person)
        asked = {name: self.request.GET.get(name, "") for name in ("q", "role", "place")}
        kept = {name: value for name, value in asked.items() if value}
        chips = [(words, "?" + urlencode(kept | {"show": key}), None, key == self.show) for key, words in SHOWS.items()]
        csv_url = "?" + urlencode(kept | {"show": self.show, "as": "csv"})
        return context | {"asked": asked, "chips": chips, "roles": Role.choices, "show": self.show, "csv_url": csv_url}


def roles_in_words(person: Any) -> list[str]:
    return [f"{short(row.role)}, {row.place.name}" for row in person.current_roles]


class NewPerson(ForAdministrators, RefusedMixin, FormView):
    template_name = "overview/person_form.html"
    form_class = NewPersonForm

    def perform(self, form: NewPersonForm) -> None:
        data, by = form.cleaned_data, self.request.user
        person = enter_person(name=data["name"], email=data["email"], by=by)
        if data["invites"]:
            services.invite(person=person, by=by)
        said = f"{person.name} is invited at {person.email}." if data["invites"] else f"{person.name} is added."
        messages.success(self.request, f"{said} They hold no role yet.")
        self.success_url = person.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = [("People", "/people/"), ("New person", "")]
        return super().get_context_data(title="New person", save="Add this person", crumbs=crumbs, **kwargs)


class PersonEdit(OfPerson, RefusedMixin, FormView):
    template_name = "overview/person_form.html"
    form_class = PersonForm
    title = "Change details"

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.person, name) for name in ("name", "email", "phone")}

    def perform(self, form: PersonForm) -> None:
        person = change_person(person=self.person, **form.cleaned_data, by=self.request.user)
        messages.success(self.request, f"The details of {person.name} are saved.")
        self.success_url = person.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(save="Save the details", **kwargs)


class PersonInvite(ForAdministrators, View):
    """Ask somebody in, or once more."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = get_object_or_404(Person.objects.filter(is_active=True), pk=pk)
        services.invite(person=person, by=request.user, again=True)
        messages.success(request, f"A mail with a link to choose a password leaves for {person.email}.")
        return redirect(person.get_absolute_url())
