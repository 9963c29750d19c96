"""One follow-up action, and everything one can do with it."""

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
from django.views.generic import DetailView

from common.forms import Form
from common.words import count
from meetings.action_story import may_read_history
from meetings.action_words import due_words, live_state, whose
from meetings.forms.action import ChangeForm, CloseForm, DropForm, LimitForm, NewcomersForm, ProgressForm, WhoseForm
from meetings.models import Action, AgendaItem
from meetings.services import actions as services
from meetings.services.parts import ask_too, newcomers
from meetings.views.action_list import closable
from meetings.views.record_mixins import BoxForm
from networks.models import School

NOT_YOURS = "Only who it is for, who set it, and those who run the meetings change an action."


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
            "handed_by",
        )
        found = found.with_school_now().with_hand_over().select_related(*related)
        return get_object_or_404(found, pk=self.kwargs["pk"])

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
        may_manage = services.may_manage(user, action)
        parts = list(action.parts.with_school_now().select_related("closed_by").order_by("school__name"))
        return super().get_context_data(**kwargs) | {
            "item": item,
            "parts": parts,
            "closable": closable(user, [action, *parts]),
            "shut": sum(not part.is_open for part in parts),
            "newcomers": newcomers(action) if may_manage and action.is_open else [],
            "may_close": services.may_close(user, action),
            "may_manage": may_manage,
            "may_limit": services.may_limit(user, action),
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

    def get_initial(self) -> dict[str, Any]:
        return {"evidence_url": self.action.evidence_url}

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
    """No longer needed, with a reason. A school's part is waived, and not by the school itself."""

    form_class = DropForm

    @property
    def title(self) -> str:  # type: ignore[override]
        return f"Waive the part of {self.action.school}" if self.action.parent_id else "No longer needed"

    @property
    def save(self) -> str:  # type: ignore[override]
        return "Waive it" if self.action.parent_id else "Say it is not needed"

    def may(self) -> bool:
        return super().may() and (not self.action.parent_id or services.may_manage(self.request.user, self.action))

    def perform(self, form: DropForm) -> None:
        services.drop_action(action=self.action, reason=form.cleaned_data["reason"], by=self.request.user)
        said = f"Waived for {self.action.school}" if self.action.parent_id else "No longer needed"
        messages.success(self.request, f"{said}: “{self.action.what}”")


class ActionGive(ActionBox):
    form_class = WhoseForm
    title = "Give it to somebody else"
    save = "Give it to them"

    def may(self) -> bool:
        return services.may_manage(self.request.user, self.action)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"places": self.action.rights_places}

    def perform(self, form: WhoseForm) -> None:
        given = services.give_action(action=self.action, owner=form.owner, by=self.request.user)
        messages.success(self.request, f"Given to {whose(given)}: “{given.what}”")


class ActionLimit(ActionBox):
    form_class = LimitForm
    title = "Who may see it"

    def may(self) -> bool:
        return services.may_limit(self.request.user, self.action)

    def get_initial(self) -> dict[str, Any]:
        return {"sensitivity": self.action.sensitivity}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"place": self.action.place}

    def perform(self, form: LimitForm) -> None:
        services.limit_action(action=self.action, by=self.request.user, **form.cleaned_data)
        seen = dict(form.fields["sensitivity"].choices)[form.cleaned_data["sensitivity"]]
        messages.success(self.request, f"Now seen by: {seen}. “{self.action.what}”")


class ActionNewcomers(ActionBox):
    """Schools that joined after it was set are asked too, as far as they are chosen."""

    form_class = NewcomersForm
    title = "Schools that joined later"
    save = "Ask these schools too"

    def may(self) -> bool:
        return services.may_manage(self.request.user, self.action)

    @cached_property
    def newcomers(self) -> list[School]:
        return newcomers(self.action)

    def get_initial(self) -> dict[str, Any]:
        return {"schools": [one.pk for one in self.newcomers]}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"newcomers": self.newcomers}

    def perform(self, form: NewcomersForm) -> None:
        made = ask_too(action=self.action, schools=form.cleaned_data["schools"], by=self.request.user)
        messages.success(self.request, f"{count(len(made), 'more school')} asked: “{self.action.what}”")


class ActionProgress(ActionBox):
    form_class = ProgressForm
    title = "How far is it?"

    def get_initial(self) -> dict[str, Any]:
        action = self.action
        return {
            "state": action.state,
            "waiting_on": action.waiting_on,
            "waiting_since": action.waiting_since,
            "evidence_url": action.evidence_url,
        }

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
