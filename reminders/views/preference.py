from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import FormView, View

from reminders import services
from reminders.forms import PreferenceForm
from reminders.mail import read_stop_token
from reminders.models import Preference
from roles.models import Person


class PreferenceEdit(FormView):
    """Which kinds come by mail. Every notice stands on the notices page whatever is ticked here."""

    form_class = PreferenceForm
    template_name = "reminders/preference_edit.html"
    success_url = reverse_lazy("reminders:preference_edit")

    def get_form_kwargs(self) -> dict[str, Any]:
        off = Preference.objects.filter(person=self.request.user, by_mail=False).values_list("kind", flat=True)
        return super().get_form_kwargs() | {"no_mail": frozenset(off)}

    def form_valid(self, form: PreferenceForm) -> HttpResponse:
        services.choose_mail(wanted=form.wanted(), by=self.request.user)
        messages.success(self.request, "Saved. Mail follows your choice from now on.")
        return super().form_valid(form)


@method_decorator([login_not_required, csrf_exempt], name="dispatch")
class MailStop(View):
    """
    The way out that stands in every mail that can be stopped. Nobody needs to sign in: the signed address says whose
    mail of which kind. Only a POST stops it, since mail programs open links to look at them; theirs is RFC 8058's
    one click.
    """

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._page(request, token)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if found := read_stop_token(token):
            person, kind = found
            if Person.objects.filter(pk=person).exists():
                services.stop_mail(person=person, kind=kind.code)
        return self._page(request, token, is_stopped=True)

    def _page(self, request: HttpRequest, token: str, *, is_stopped: bool = False) -> HttpResponse:
        found = read_stop_token(token)
        if found is None:
            return render(request, "reminders/mail_stop_unknown.html", status=404)
        context = {"kind": found[1], "token": token, "is_stopped": is_stopped}
        return render(request, "reminders/mail_stop.html", context)
