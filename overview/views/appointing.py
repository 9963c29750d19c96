"""Bringing somebody into a role: appointed, handed over to, acting for who is away."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase

from common.words import day
from overview import following
from overview.forms import roles as forms
from overview.views.people import PlaceMixin
from overview.views.two_steps import OfAppointment, TwoSteps
from roles import services
from roles.enums import Basis, Role, noun
from roles.services.appointments import overlapping
from roles.services.finding import Newcomer


class Appoint(PlaceMixin, TwoSteps):
    title, save = "Appoint somebody", "Appoint"
    form_class = forms.AppointForm

    @cached_property
    def roles(self) -> list[Role]:
        return services.roles_to_appoint(self.request.user, self.place)

    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.roles:
            raise PermissionDenied("Your role does not include appointing anybody here.")
        return super().dispatch(*args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"roles": self.roles}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(crumbs=self.crumbs(self.title), **kwargs)

    def seen(self, form: Any) -> str:
        data = form.cleaned_data
        beside = overlapping(self.place, data["role"], data["starts_on"], data["ends_on"])
        return ",".join(str(row.pk) for row in beside)

    def follows(self, form: Any) -> list[str]:
        data = form.cleaned_data
        days = (data["starts_on"], data["ends_on"])
        is_new = isinstance(form.person, Newcomer)
        return following.of_appointing(self.place, Role(data["role"]), form.person.name, *days, is_new=is_new)

    def perform(self, form: Any) -> str:
        data = form.cleaned_data
        row = services.appoint(
            person=self.who(form),
            role=Role(data["role"]),
            place=self.place,
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            basis=Basis(data["basis"]),
            minute_reference=data["minute_reference"],
            announcement=data["announcement"],
            beside=self._beside(),
            by=self.request.user,
        )
        word = noun(row.role)
        return f"{row.person.name} is {word} of {self.place.name} from {day(row.starts_on)}. They get a notice."

    def _beside(self) -> list[int] | None:
        """Whom the granter was shown in the first step; in the first step itself nobody is asked about."""
        if "confirm" not in self.request.POST:
            return None
        return [int(key) for key in self.request.POST.get("seen", "").split(",") if key.isdigit() and len(key) < 15]


class HandOver(OfAppointment):
    title, save, form_class = "Hand over", "Hand over", forms.HandOverForm

    def follows(self, form: Any) -> list[str]:
        name, last = form.person.name, form.cleaned_data["last_day"]
        asked = [f"{name} is invited by mail."] if isinstance(form.person, Newcomer) else []
        return following.of_ending(self.row, last, self.request.user, follows=name) + asked

    def perform(self, form: Any) -> str:
        data = form.cleaned_data
        new = services.hand_over(
            **self.about(form),
            to=self.who(form),
            last_day=data["last_day"],
            ends_on=data["ends_on"],
            basis=Basis(data["basis"]),
            minute_reference=data["minute_reference"],
            announcement=data["announcement"],
        )
        return f"{new.person.name} follows {self.row.person.name} on {day(new.starts_on)}. Both get a notice."


class Act(OfAppointment):
    title, save, form_class = "Acting cover", "Arrange the cover", forms.ActForm

    def follows(self, form: Any) -> list[str]:
        data = form.cleaned_data
        name, word = form.person.name, noun(self.row.role)
        asked = [f"{name} is invited by mail."] if isinstance(form.person, Newcomer) else []
        days = f"from {day(data['starts_on'])} until midnight of {day(data['ends_on'])}"
        return [
            f"{name} acts as {word} of {self.place.name} {days}.",
            f"{self.row.person.name} stays {word}: both may act, and the record says which of them did.",
            *asked,
        ]

    def perform(self, form: Any) -> str:
        data = form.cleaned_data
        cover = services.act_for(
            **self.about(form),
            person=self.who(form),
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            minute_reference=data["minute_reference"],
            announcement=data["announcement"],
        )
        return f"{cover.person.name} acts for {self.row.person.name} until {day(data['ends_on'])}."
