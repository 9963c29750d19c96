"""Follow-up actions: the lists of a person, and everything one can do with one action."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import DetailView, ListView

from common.forms import Form
from common.views import PageMixin
from meetings.action_story import may_read_history
from meetings.action_words import due_words, live_state, whose
from meetings.enums import OPEN_ACTIONS, OwnerKind
from meetings.forms.action import ChangeForm, CloseForm, DropForm, ProgressForm
from meetings.models import Action, AgendaItem
from meetings.services import actions as services
from meetings.views.record_mixins import BoxForm
from networks.models import Place

NOT_YOURS = "Only who it is for, who set it, and those who run the meetings change an action."


WORDS = {
    # which list: heading, what it holds, and when it is empty: what to say, its shape, what to do
    "mine": ("Your actions", "Named for you, for a role you hold, or for a school you answer for.",
             "Nothing open is yours", "good", "Actions come from meetings; you are told when one is set for you."),
    "set": ("Actions you set", "Open, whoever they are for.", "You have set nothing that is still open", "none", ""),
    "network": ("All open actions", "Of the places you belong to.", "Nothing is open", "good", ""),
    "overdue": ("Overdue actions", "Open, and their day has passed.", "Nothing is overdue", "good", ""),
    "closed": ("Closed actions", "Done, or no longer needed. Newest first.", "Nothing is closed yet", "none", ""),
}  # fmt: skip


class ActionList(PageMixin, ListView):
    """Yours, those you set, those of your places, what is overdue there, and what is closed."""

    template_name = "meetings/action_list.html"
    SHOWN = {
        "mine": "Yours",
        "set": "Set by you",
        "network": "All open",
        "overdue": "Overdue",
        "closed": "Closed",
    }

    @property
    def shown(self) -> str:
        wanted = self.request.GET.get("show", "mine")
        return wanted if wanted in self.SHOWN else "mine"

    @cached_property
    def place(self) -> Place | None:
        """?place= narrows the lists to one place; one the person may not see is no place."""
        wanted = self.request.GET.get("place", "")
        if not wanted.isdecimal() or len(wanted) > 18:
            return None
        return Place.objects.visible_to(self.request.user).filter(pk=int(wanted)).first()

    def rows(self, shown: str) -> QuerySet:
        user = self.request.user
        visible = Action.objects.visible_to(user)
        if self.place:
            visible = visible.filter(place=self.place)
        if shown == "mine":
            return visible.filter(pk__in=Action.objects.owned_by(user).values("pk")).open()
        if shown == "set":
            return visible.filter(set_by=user, parent=None).open()
        if shown == "overdue":
            return visible.filter(parent=None).overdue()
        return (
            visible.filter(parent=None).open()
            if shown == "network"
            else visible.filter(parent=None).exclude(state__in=OPEN_ACTIONS)
        )

    def get_queryset(self) -> QuerySet:
        rows = (
            self.rows(self.shown)
            .with_school_now()
            .select_related("owner", "school", "place", "item__meeting", "set_by")
        )
        order = ("-closed_at", "pk") if self.shown == "closed" else ("due_on", "pk")
        return rows.prefetch_related("parts").order_by(*order)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        user, page = self.request.user, context["page_obj"].object_list
        context["closable"] = closable(user, page)
        context["sources"] = AgendaItem.objects.visible_to(user).in_bulk([row.item_id for row in page if row.item_id])
        heading, definition, *nothing = WORDS[self.shown]
        context |= {"heading": heading, "definition": definition, "nothing": nothing}
        return context | {"shown": self.shown, "chips": self._chips(), "place": self.place}

    def _chips(self) -> list[tuple[str, str, int, bool]]:
        place = f"&place={self.place.pk}" if self.place else ""
        return [
            (label, f"?show={key}{place}", self.rows(key).count(), key == self.shown)
            for key, label in self.SHOWN.items()
        ]


def closable(person: Any, actions: Any) -> set[int]:
    """Which of these actions the person may close. Two queries, however many there are."""
    ids = [action.pk for action in actions]
    own = set(Action.objects.owned_by(person).filter(pk__in=ids).values_list("pk", flat=True))
    runs = set(
        person.places_where("run_meeting").filter(pk__in={a.place_id for a in actions}).values_list("pk", flat=True)
    )
    found = {a.pk for a in actions if a.pk in own or a.set_by_id == person.pk or a.place_id in runs}
    return {a.pk for a in actions if a.pk in found and a.is_open and a.owner_kind != OwnerKind.EACH_SCHOOL}


class ActionMixin:
    """404 where it may not be seen; 403 where it may be seen and not closed."""

    @cached_property
    def action(self) -> Action:
        found = Action.objects.visible_to(self.request.user)
        related = (
            "place",
            "item__meeting__place",
            "item__meeting__joint_place",
            "owner",
            "school",
            "set_by",
            "closed_by",
            "parent",
        )
        return get_object_or_404(found.with_school_now().select_related(*related), pk=self.kwargs["pk"])

    def may(self) -> bool:
        return services.may_close(self.request.user, self.action)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.action or not self.may():
            raise PermissionDenied(NOT_YOURS)
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        """Back to the page the button stood on, if it is one of ours."""
        wanted = self.request.POST.get("next", "")
        safe = url_has_allowed_host_and_scheme(wanted, None) and wanted.startswith("/")
        return wanted if safe else self.action.get_absolute_url()


class ActionDetail(ActionMixin, DetailView):
    template_name = "meetings/action_detail.html"
    context_object_name = "action"

    def may(self) -> bool:
        return True

    def get_object(self, queryset: QuerySet | None = None) -> Action:
        return self.action

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, action = self.request.user, self.action
        item = AgendaItem.objects.visible_to(user).select_related("meeting").filter(pk=action.item_id).first()
        parts = list(action.parts.with_school_now().select_related("closed_by").order_by("school__name"))
        return super().get_context_data(**kwargs) | {
            "item": item,
            "parts": parts,
            "closable": closable(user, [action, *parts]),
            "may_close": services.may_close(user, action),
            "may_manage": services.may_manage(user, action),
            "history_url": _history_url(user, action),
            "state": live_state(action),
            "facts": [whose(action), str(due_words(action))],
            "crumbs": [("Actions", reverse("meetings:action_list"))],
        }


def _history_url(person: Any, action: Action) -> str:
    return reverse("meetings:action_history", args=[action.pk]) if may_read_history(person, action) else ""


class ActionBox(ActionMixin, BoxForm):
    """A form about one action. The page behind the dialog shows it in many places, so it is loaded again."""

    saved_in_box = {"HX-Refresh": "true"}
    form_class = Form

    def get_crumbs(self) -> list[tuple[str, str]]:
        here = self.action
        return [("Actions", reverse("meetings:action_list")), (here.what, here.get_absolute_url()), (self.title, "")]

    def get_lead(self) -> str:
        return self.action.what


class ActionClose(ActionBox):
    """GET asks for a note and a link; a POST with nothing in it is the one-tap "Mark done", with Undo."""

    form_class = CloseForm
    title = "Mark done"
    save = "Mark done"

    def perform(self, form: CloseForm) -> None:
        data = form.cleaned_data
        services.close_action(
            action=self.action, note=data["note"], evidence_url=data["evidence_url"], by=self.request.user
        )
        undo = reverse("meetings:action_reopen", args=[self.action.pk])
        link = '<a href="{}" hx-post="{}" hx-swap="none">Undo</a>'
        messages.success(self.request, format_html("Done: “{}” " + link, self.action.what, undo, undo))

    def form_invalid(self, form: CloseForm) -> HttpResponse:
        """A one-tap button has no form on its page: what went wrong is said there."""
        if "next" in self.request.POST and not self.request.htmx:
            messages.error(self.request, form.errors.as_text())
            return HttpResponseRedirect(self.get_success_url())
        return super().form_invalid(form)


class ActionReopen(ActionBox):
    title = "Open it again"
    save = "Open it again"

    def perform(self, form: Form) -> None:
        services.reopen_action(action=self.action, by=self.request.user)
        messages.success(self.request, f"Open again: “{self.action.what}”")


class ActionDrop(ActionBox):
    form_class = DropForm
    title = "No longer needed"
    save = "Say it is not needed"

    def perform(self, form: DropForm) -> None:
        services.drop_action(action=self.action, reason=form.cleaned_data["reason"], by=self.request.user)
        messages.success(self.request, f"No longer needed: “{self.action.what}”")


class ActionProgress(ActionBox):
    form_class = ProgressForm
    title = "How far is it?"

    def get_initial(self) -> dict[str, Any]:
        return {"state": self.action.state, "waiting_on": self.action.waiting_on}

    def perform(self, form: ProgressForm) -> None:
        services.say_progress(action=self.action, by=self.request.user, **form.cleaned_data)


class ActionChange(ActionBox):
    form_class = ChangeForm
    title = "Change the action"
    partial_name = "meetings/_action_set.html"
    template_name = "meetings/action_set.html"

    def may(self) -> bool:
        return services.may_manage(self.request.user, self.action)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"action": self.action}

    def perform(self, form: ChangeForm) -> None:
        data = form.cleaned_data
        services.change_action(
            action=self.action, what=data["what"], due_on=data["due_on"], version=data["version"], by=self.request.user
        )
