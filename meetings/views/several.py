"""Doing one thing to several actions that were chosen in a list."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import FormView

from common.views import RefusedMixin
from common.words import count
from meetings.action_lists import DEEDS
from meetings.forms import several as forms
from meetings.models import Action
from meetings.services import actions as services
from meetings.services.several import MOST, to_each
from meetings.views.action_list import within_reach
from roles.models import Person


class Deed(NamedTuple):
    """One thing to do. asks: the form; act(form, by) gives what is done to one action; became: how it ends."""

    asks: type
    act: Callable[[Any, Person], Callable[[Action], Action]]
    became: str
    save: str


def _done(form: Any, by: Person) -> Callable[[Action], Action]:
    return lambda action: services.close_action(action=action, note=form.cleaned_data["note"], by=by)


def _not_needed(form: Any, by: Person) -> Callable[[Action], Action]:
    return lambda action: services.drop_action(action=action, reason=form.cleaned_data["reason"], by=by)


def _give(form: Any, by: Person) -> Callable[[Action], Action]:
    return lambda action: services.give_action(action=action, owner=form.owner, by=by)


def _day(form: Any, by: Person) -> Callable[[Action], Action]:
    day = form.cleaned_data["due_on"]
    return lambda action: services.change_action(
        action=action, what=action.what, due_on=day, version=action.version, by=by
    )


DOES = {
    "done": Deed(forms.DoneForm, _done, "done", "Mark done"),
    "drop": Deed(forms.NotNeededForm, _not_needed, "no longer needed", "Say they are not needed"),
    "give": Deed(forms.GiveForm, _give, "handed over", "Hand them over"),
    "day": Deed(forms.DayForm, _day, "due on another day", "Save the day"),
}


class ActionsSeveral(RefusedMixin, FormView):
    """GET asks one question about those chosen; POST does it. 404 when none may be seen, 403 when none is theirs."""

    template_name = "meetings/action_several.html"

    @property
    def asked(self) -> QueryDict:
        return self.request.POST if self.request.method == "POST" else self.request.GET

    @cached_property
    def deed(self) -> Deed:
        if (found := DOES.get(self.asked.get("do", ""))) is None:
            raise Http404
        return found

    @property
    def picked(self) -> list[str]:
        """The rows that were ticked, and with "every" those of the whole page."""
        return [*self.asked.getlist("pick"), *self.asked.get("every", "").split()]

    @cached_property
    def chosen(self) -> list[Action]:
        keys = [int(key) for key in self.picked[:MOST] if key.isdecimal() and len(key) < 19]
        rows = Action.objects.visible_to(self.request.user).filter(pk__in=keys)
        rows = rows.select_related("place", "owner", "school").prefetch_related("parts")
        return list(rows.order_by("due_on", "pk"))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.picked:
            messages.error(request, "Choose at least one action first.")
            return self.go_back()
        if not self.chosen or not self.deed:
            raise Http404
        if not within_reach(request.user, self.chosen):
            raise PermissionDenied("None of these is yours to change.")
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type:
        return self.deed.asks

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"chosen": self.chosen}

    def get_initial(self) -> dict[str, Any]:
        return {"do": self.asked["do"], "pick": [one.pk for one in self.chosen], "back": self.asked.get("back", "")}

    def perform(self, form: Any) -> None:
        by = self.request.user
        outcome = to_each([one.pk for one in self.chosen], self.deed.act(form, by), by)
        said = messages.warning if outcome.left else messages.success
        said(self.request, outcome.told(self.deed.became))

    def go_back(self) -> HttpResponse:
        return HttpResponseRedirect(self.get_success_url())

    def get_success_url(self) -> str:
        """Back to the list with its filters, if it is one of ours."""
        wanted = self.asked.get("back", "")
        safe = url_has_allowed_host_and_scheme(wanted, None) and wanted.startswith("/")
        return wanted if safe else reverse("meetings:action_list")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        number = count(len(self.chosen), "action")
        name = DEEDS[self.asked["do"]]
        found = {"chosen": self.chosen, "title": f"{name}: {number}", "save": self.deed.save}
        crumbs = [("Actions", reverse("meetings:action_list")), (name, "")]
        return super().get_context_data(**kwargs, **found, back=self.get_success_url(), crumbs=crumbs)
