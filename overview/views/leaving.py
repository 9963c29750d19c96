"""Somebody leaves: what waits for them is handed on, then roles end and the account is shut. And coming back."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView, View

from common.errors import Refused
from common.views import RefusedMixin
from common.words import count, day
from meetings.services.handing_on import duties_of, hand_on, leave, takers_at
from overview.following import alone_in
from overview.forms.people import HandOnForm, LeaveForm
from overview.views.everybody import OfPerson
from roles.enums import Role, noun
from roles.models import Appointment
from roles.services.leaving import let_back


class PersonLeave(OfPerson, RefusedMixin, FormView):
    """First what is to be handed on; when nothing is left, the day and the reason, with what follows beside them."""

    template_name = "overview/person_leave.html"
    form_class = LeaveForm
    title = "Leaves"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        duties = duties_of(self.person, self.request.user)
        takers = {duty.place.pk: takers_at(duty.place, self.person) for duty in _once(duties)}
        hand_on_form = kwargs.pop("hand_on_form", None) or HandOnForm(duties=duties, takers=takers)
        found = {"duties": duties, "hand_on_form": hand_on_form, "sentences": list(self._follows())}
        return super().get_context_data(**found, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "hand_on" in request.POST:
            return self._hand_on(request)
        return super().post(request, *args, **kwargs)

    def _hand_on(self, request: HttpRequest) -> HttpResponse:
        duties = duties_of(self.person, self.request.user)
        takers = {duty.place.pk: takers_at(duty.place, self.person) for duty in _once(duties)}
        form = HandOnForm(request.POST, duties=duties, takers=takers)
        try:
            if not form.is_valid():
                return self.render_to_response(self.get_context_data(hand_on_form=form), status=422)
            number = hand_on(person=self.person, to=form.given(), by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
            return self.render_to_response(self.get_context_data(hand_on_form=form), status=422)
        messages.success(request, f"{count(number, 'thing')} handed on." if number else "Nothing was chosen.")
        return redirect("overview:person_leave", self.person.pk)

    def perform(self, form: LeaveForm) -> None:
        leave(person=self.person, **form.cleaned_data, by=self.request.user)
        messages.success(self.request, f"{self.person.name} can no longer sign in, and holds no role.")
        self.success_url = self.person.get_absolute_url()

    def _follows(self) -> Iterator[str]:
        rows = Appointment.objects.filter(person=self.person).select_related("place").order_by("starts_on", "pk")
        for row in rows:
            word, name = noun(row.role), row.place.name
            if row.state == "planned":
                yield f"What was planned is taken back: {word} of {name} from {day(row.starts_on)}."
            elif row.state == "current":
                yield f"The role of {word} of {name} ends." + (_alone(row) if alone_in(row) else "")
        yield "Open sessions, invitations to meetings and mail that waits end with the next request."


def _alone(row: Appointment) -> str:
    then = " The executive may act, and the area director is told." if row.role == Role.CHAIR else ""
    return f" Nobody else holds it.{then}"


def _once(duties: list) -> list:
    """One duty for each place."""
    return list({duty.place.pk: duty for duty in duties}.values())


class PersonReturn(OfPerson, View):  # type: ignore[misc]  # both answer requests; this one only to POST
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = let_back(person=self.person, by=request.user)
        messages.success(request, f"{person.name} can sign in again. Roles do not come back: appoint them anew.")
        return redirect(person.get_absolute_url())
