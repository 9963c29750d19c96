"""
What is done with roles, each in two steps: the form, then what follows from it, then it is done. The first step writes
nothing; the second is asked again whether it may, and whether it still fits.
"""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.generic import FormView

from common.errors import Refused
from common.words import day
from networks.models import Place
from overview.links import people_of
from roles import services
from roles.enums import Role
from roles.models import Appointment, Person
from roles.services.finding import Newcomer
from roles.services.people import enter_person

NO_RIGHT = "Your role does not include this appointment."
OWN = "Nobody changes their own term: ask who may appoint you, or resign."


class TwoSteps(FormView):
    """`follows` says what happens, `perform` does it. "confirm" in what is sent tells the second step of the two."""

    template_name = "overview/role_form.html"
    look_template = "overview/role_follows.html"
    title = ""
    save = ""
    stops = False
    """Whether the button takes something away."""
    place: Place

    def follows(self, form: Any) -> list[str]:
        raise NotImplementedError

    def perform(self, form: Any) -> str:
        """Do it; returns what to say."""
        raise NotImplementedError

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"place": self.place, "by": self.request.user}

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                said = self.perform(form)
                if "confirm" not in self.request.POST:
                    transaction.set_rollback(True)
        except Refused as refused:
            form.refuse(refused)
            return self.form_invalid(form)
        if "confirm" in self.request.POST:
            messages.success(self.request, said)
            return HttpResponseRedirect(people_of(self.place))
        return self._look(form)

    def _look(self, form: Any) -> HttpResponse:
        context = self.get_context_data(form=form, sentences=self.follows(form), seen=self.seen(form))
        return self.response_class(self.request, [self.look_template], context, using=self.template_engine)

    def seen(self, form: Any) -> str:
        return ""

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def who(self, form: Any) -> Person:
        """The person meant; a newcomer is entered and asked in on the way."""
        if not isinstance(form.person, Newcomer):
            return form.person
        person = enter_person(name=form.person.name, email=form.person.email, by=self.request.user)
        services.invite(person=person, by=self.request.user)
        return person

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = people_of(self.place)
        words = {"title": self.title, "save": self.save, "stops": self.stops, "back": back, "place": self.place}
        return super().get_context_data(**words, **kwargs)


class OfAppointment(TwoSteps):
    """Something done with one appointment: 404 to whoever may not open its place, 403 to who may not do it."""

    own = False
    """Whether it is for the holder, instead of for those who may appoint."""

    @cached_property
    def row(self) -> Appointment:
        rows = Appointment.objects.visible_to(self.request.user).select_related("person", "place")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    @property
    def place(self) -> Place:  # type: ignore[override]
        return self.row.place

    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        is_own = self.row.person_id == self.request.user.pk
        if self.own and not is_own:
            raise PermissionDenied("Only the person themselves resigns.")
        if not self.own and is_own:
            raise PermissionDenied(OWN)
        if not self.own and not services.may_change(self.request.user, self.row):
            raise PermissionDenied(NO_RIGHT)
        return super().dispatch(*args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"row": self.row}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = (self.place.name, self.place.get_absolute_url())
        crumbs = [back, ("People and roles", people_of(self.place)), (self.title, "")]
        until = f"until {day(self.row.ends_on)}" if self.row.ends_on else "with no end set"
        dates = f"From {day(self.row.starts_on)} {until}"
        facts = [self.row.person.name, Role(self.row.role).label, dates]
        return super().get_context_data(row=self.row, crumbs=crumbs, facts=facts, **kwargs)

    def about(self, form: Any) -> dict[str, Any]:
        return {"appointment": self.row, "by": self.request.user}
