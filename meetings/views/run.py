"""The meeting while it runs: start, the page of the person who keeps it, its steps and notes, the end."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django.views.generic import FormView, TemplateView

from common import words
from common.errors import Refused
from common.views import PartialMixin, RefusedMixin
from meetings.carried import times
from meetings.enums import Purpose, State
from meetings.forms.minutes import ItemReviewForm
from meetings.forms.run import NoteForm, StartForm
from meetings.models import AgendaItem
from meetings.presence import roll
from meetings.running import Run
from meetings.services import pulse
from meetings.services import run as services
from meetings.services.circulation import to_confirm
from meetings.services.corrections import waiting_words
from meetings.services.minutes import held_on_day
from meetings.services.run import RECORD_OPEN, Leave, StaleNote
from meetings.views.conflict import last_save
from meetings.views.record_mixins import Act, ItemMixin, ItemRecordMixin, MeetingMixin, RecordMixin, crumbs_of, run_url


class MeetingStart(MeetingMixin, RefusedMixin, FormView):
    """POST begins the meeting; more than an hour early the page asks first."""

    template_name = "meetings/meeting_start.html"
    form_class = StartForm

    def perform(self, form: StartForm) -> None:
        services.start_meeting(meeting=self.meeting, by=self.request.user, although_early=form.cleaned_data["sure"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        startable = self.meeting.state == State.PUBLISHED
        return context | {
            "meeting": self.meeting,
            "early": services.too_early(self.meeting),
            "startable": startable,
            "items": self.meeting.items.on_the_agenda(),
            "crumbs": crumbs_of(self.meeting, self.request.user, "Start"),
        }

    def get_success_url(self) -> str:
        return run_url(self.meeting.pk)


class MeetingRun(RecordMixin, PartialMixin, TemplateView):
    """The page from which a meeting is run; after it, from which its record is mended until it is confirmed."""

    template_name = "meetings/meeting_run.html"
    PARTS = {
        "agenda": "meetings/_run_agenda.html",
        "outcomes": "meetings/_outcomes.html",
        "here": "meetings/_here.html",
    }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.meeting.state == State.PUBLISHED:
            return HttpResponseRedirect(reverse("meetings:meeting_start", args=[self.meeting.pk]))
        if self.meeting.state not in RECORD_OPEN:
            return HttpResponseRedirect(self.meeting.get_absolute_url())
        return super().get(request, *args, **kwargs)

    def is_closed(self) -> bool:
        """Who only takes the minutes sees no matter of the executive."""
        return not self.request.user.has_perm("see_executive_items", self.meeting)

    def get_template_names(self) -> list[str]:
        part = self.PARTS.get(self.request.GET.get("part", ""))
        self.partial_name = part
        return super().get_template_names()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = self.request.GET.get("item", "")
        run = Run.of(self.meeting, int(wanted) if wanted.isdecimal() and len(wanted) < 18 else None, self.is_closed())
        context = super().get_context_data(**kwargs) | {"meeting": self.meeting, "run": run, "item": run.shown}
        context["may_run"] = self.request.user.has_perm("run_meeting", self.meeting)
        part = self.request.GET.get("part") if self.request.htmx else None
        if part == "outcomes" and run.shown is None:
            raise Http404  # the last item was finished meanwhile
        context["moved"] = part == "agenda" and self.request.GET.get("was") != str(self.meeting.current_item_id or 0)
        if part != "agenda" and part != "outcomes":
            context["roll"] = roll(self.meeting)
        if run.shown and part != "agenda":
            context |= outcomes_of(run.shown)
        if run.shown and not part:
            context |= {"note_form": NoteForm(initial={"note": run.shown.note, "version": run.shown.note_version})}
            context |= self.beside(run.shown)
        return context

    def beside(self, item: AgendaItem) -> dict[str, Any]:
        """What the item asks for besides its note: a review, minutes to confirm, how often it came up before."""
        found: dict[str, Any] = {"time": times([item], self.request.user).get(item.pk, 0), "to_confirm": None}
        if item.milestone_id and not item.review_id:
            found["review_form"] = ItemReviewForm(held_on=held_on_day(self.meeting))
        if item.purpose == Purpose.MINUTES and self.request.user.has_perm("circulate_minutes", self.meeting):
            found["to_confirm"] = to_confirm(item, self.request.user)
            found["waiting"] = waiting_words(found["to_confirm"]) if found["to_confirm"] else ""
        return found


def outcomes_of(item: AgendaItem) -> dict[str, Any]:
    """What was recorded under an item so far. Four queries, however much there is."""
    parents = item.actions.filter(parent=None).select_related("owner", "school", "set_by", "place")
    return {
        "decisions": item.decisions.select_related("recorded_by"),
        "questions": item.questions.select_related("recorded_by"),
        "actions": parents.prefetch_related("parts").order_by("pk"),
    }


class ItemStep(ItemMixin, Act):
    """
    Leave the item that is on, or make another one the item that is on. The note on the screen travels with the button,
    so that nothing typed is lost, with or without script; when it collides, nothing moves before that is settled.
    """

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            answer = save_note(request, self.item) if "note" in request.POST else None
        except Refused as refused:
            messages.error(request, str(refused))
            return back(self.item)
        return answer if answer and answer.status_code != 204 else super().post(request, **kwargs)

    def act(self) -> str:
        step, by = self.request.POST.get("step"), self.request.user
        if step == "begin":
            services.begin_item(item=self.item, by=by)
        elif step in set(Leave):
            services.leave_item(item=self.item, how=Leave(step), by=by)
        else:
            raise Refused("Choose what to do with the item.")
        return ""

    def get_success_url(self) -> str:
        return run_url(self.item.meeting_id)


class ItemNote(ItemRecordMixin, View):
    """Saves a note: 204 and the new version to the script that saves while people type, or back to the page."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        keep = request.POST.get("keep")
        try:
            answer = settle(request, self.item, keep) if keep else save_note(request, self.item)
        except Refused as refused:
            if request.htmx:
                return HttpResponse(str(refused), status=422)
            messages.error(request, str(refused))
            return back(self.item)
        return answer if answer.status_code != 204 or request.htmx else back(self.item)


def back(item: AgendaItem) -> HttpResponse:
    return HttpResponseRedirect(run_url(item.meeting_id, item.pk))


def save_note(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """204 with the version and moment in headers; 409 with both texts; 422 when it cannot be read."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return HttpResponse(form.errors.as_text(), status=422, content_type="text/plain")
    text = form.cleaned_data["note"]
    try:
        saved = services.save_note(item=item, text=text, version=form.cleaned_data["version"], by=request.user)
    except StaleNote as stale:
        return _collision(request, stale.item, text)
    said = f"Saved {words.clock(timezone.now())}, version {saved.note_version}".replace(words.NBSP, " ")
    return HttpResponse(status=204, headers={"X-Note-Version": str(saved.note_version), "X-Note-Said": said})


def settle(request: HttpRequest, item: AgendaItem, keep: str) -> HttpResponse:
    """The answer to a collision: mine, theirs, or both one after the other."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        raise Refused("The note could not be read. Nothing was changed.")
    mine, version = form.cleaned_data["note"], form.cleaned_data["version"]
    if keep == "theirs":
        services.keep_their_note(item=item, text=mine, by=request.user)
        return back(item)
    text = mine if keep == "mine" else f"{item.note.rstrip()}\n\n{mine}"
    try:
        services.save_note(item=item, text=text, version=version, by=request.user)
    except StaleNote as stale:
        return _collision(request, stale.item, mine)
    return back(item)


def _collision(request: HttpRequest, item: AgendaItem, mine: str) -> HttpResponse:
    way_up = [(item.meeting.title, run_url(item.meeting_id, item.pk))]
    context = {"item": item, "mine": mine, "last": last_save(item), "crumbs": way_up}
    name = "meetings/_note_collision.html" if request.htmx else "meetings/note_collision.html"
    return render(request, name, context, status=409)


class MeetingFinish(MeetingMixin, RefusedMixin, FormView):
    """Asks with what was not reached; POST ends the meeting and opens its minutes in draft."""

    template_name = "meetings/meeting_finish.html"
    form_class = StartForm

    def perform(self, form: StartForm) -> None:
        services.finish_meeting(meeting=self.meeting, by=self.request.user)
        messages.success(self.request, "The meeting is finished. Read the minutes, then circulate them.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        closed = not self.request.user.has_perm("see_executive_items", self.meeting)
        run = Run.of(self.meeting, without_executive=closed)
        return super().get_context_data(**kwargs) | {
            "meeting": self.meeting,
            "run": run,
            "roll": roll(self.meeting),
            "answered": pulse.answered_words(self.meeting),
            "pulse_url": self.request.build_absolute_uri(reverse("meetings:meeting_pulse", args=[self.meeting.pk])),
            "crumbs": crumbs_of(self.meeting, self.request.user, "Close"),
        }

    def get_success_url(self) -> str:
        return reverse("meetings:meeting_minutes", args=[self.meeting.pk])
