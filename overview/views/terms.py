"""What is done with the term of somebody who holds a role: extended, ended, given up, corrected, taken back."""

import datetime as dt
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect

from common.words import day
from overview import following
from overview.forms import roles as forms
from overview.views.two_steps import OfAppointment
from roles import services
from roles.enums import noun


class Extend(OfAppointment):
    title, save, form_class = "Extend the term", "Extend", forms.ExtendForm

    def follows(self, form: Any) -> list[str]:
        last = form.cleaned_data["ends_on"]
        ends = f"It ends by itself at midnight of {day(last)}" if last else "It ends only when somebody ends it"
        was = f"; it was to end on {day(self.row.ends_on)}" if self.row.ends_on else ""
        return [
            self._becomes(last),
            f"{ends}{was}.",
            "What the role may do goes on without a break. No notice is sent: tell them yourself.",
        ]

    def _becomes(self, last: dt.date | None) -> str:
        until = f"until {day(last)}" if last else "with no end day"
        return f"{self.row.person.name} is {noun(self.row.role)} of {self.place.name} {until}."

    def perform(self, form: Any) -> str:
        data = form.cleaned_data
        services.extend(**self.about(form), ends_on=data["ends_on"], reason=data["reason"])
        return self._becomes(data["ends_on"])


class End(OfAppointment):
    title, save, stops, form_class = "End the role", "End the role", True, forms.EndForm

    def follows(self, form: Any) -> list[str]:
        return following.of_ending(self.row, form.cleaned_data["last_day"], self.request.user)

    def perform(self, form: Any) -> str:
        data = form.cleaned_data
        services.end_appointment(**self.about(form), last_day=data["last_day"], reason=data["reason"])
        return f"The role of {self.row.person.name} ends on {day(data['last_day'])}. They get a notice."


class Resign(End):
    title, save, form_class, own = "Resign", "Resign", forms.ResignForm, True

    def perform(self, form: Any) -> str:
        data = form.cleaned_data
        services.resign(**self.about(form), last_day=data["last_day"], reason=data["reason"])
        return f"Your role ends on {day(data['last_day'])}."

    def form_valid(self, form: Any) -> HttpResponse:
        """Whoever resigned as of today may not be able to open the place any more: home is always there."""
        answer = super().form_valid(form)
        return HttpResponseRedirect("/") if answer.status_code == 302 else answer


class Correct(OfAppointment):
    title, save, form_class = "Correct a date", "Correct", forms.CorrectForm

    def follows(self, form: Any) -> list[str]:
        data = form.cleaned_data
        last = f"to {day(data['ends_on'])}" if data["ends_on"] else "with no end set"
        was = f"to {day(self.row.ends_on)}" if self.row.ends_on else "with no end set"
        return [
            f"It was: from {day(self.row.starts_on)} {was}.",
            f"It becomes: from {day(data['starts_on'])} {last}.",
            "Rights follow the new dates at once. The history keeps the old ones, with your reason.",
        ]

    def perform(self, form: Any) -> str:
        data = form.cleaned_data
        days = {"starts_on": data["starts_on"], "ends_on": data["ends_on"]}
        services.correct(**self.about(form), **days, reason=data["reason"])
        return f"The dates of {self.row.person.name} are corrected."


class Withdraw(OfAppointment):
    title, save, stops, form_class = "Take back the appointment", "Take it back", True, forms.WithdrawForm

    def follows(self, form: Any) -> list[str]:
        word = noun(self.row.role)
        return [
            f"{self.row.person.name} does not become {word} of {self.place.name} on {day(self.row.starts_on)}.",
            "It stays on record that it was planned and taken back.",
        ]

    def perform(self, form: Any) -> str:
        services.withdraw(**self.about(form), reason=form.cleaned_data["reason"])
        return f"The appointment of {self.row.person.name} is taken back."
