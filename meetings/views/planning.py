"""Planning a meeting, changing it, publishing it, moving it and calling it off."""

import datetime as dt
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView

from common import words
from common.forms import Form
from common.views import PartialMixin, RefusedMixin
from meetings.clock import balance
from meetings.enums import ItemState, State, inner_circle
from meetings.forms import meeting as forms
from meetings.models import Meeting
from meetings.services import carrying, guests
from meetings.services import meeting as services
from meetings.services.expected import NOUNS, parties
from meetings.terms import Terms, title_for, warnings_about
from meetings.views.base import MeetingMixin, PlaceMixin, facts, say, where
from networks.enums import Kind

LEAD_DAYS = 21


class MeetingCreate(PlaceMixin, RefusedMixin, PartialMixin, FormView):
    required_verb = "set_agenda"
    no_right = "Only the chair, the executive and the SEIL plan meetings."
    form_class = forms.MeetingForm
    template_name = "meetings/meeting_form.html"
    partial_name = "meetings/_when.html"

    def get_initial(self) -> dict[str, Any]:
        """The hour, length and room of the last meeting, three weeks from now on the same weekday, in a term."""
        last = Meeting.objects.filter(place=self.place).exclude(state=State.CANCELLED).order_by("-starts_at").first()
        day = timezone.localdate() + dt.timedelta(days=LEAD_DAYS)
        found: dict[str, Any] = {"uid": uuid4(), "time": dt.time(9, 30), "length_minutes": 120}
        if last:
            start = timezone.localtime(last.starts_at)
            day += dt.timedelta(days=(start.weekday() - day.weekday()) % 7)
            found |= {"time": start.time(), "length_minutes": last.length_minutes}
            found |= {"venue": last.venue, "online_url": last.online_url}
        found["day"] = Terms.read().next_school_day(day) or day
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"place": self.place, "by": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        data = self.request.GET if self.request.method == "GET" else self.request.POST
        noun, terms = services.NOUNS[self.place.kind], Terms.read(self.place)
        when = when_words(data, noun, context["form"], terms)
        draft = f"It stays a draft, seen by {inner_circle(self.place.kind)} only, until you publish it."
        return context | {"crumbs": self.crumbs(), "place": self.place, "when": when, "draft_words": draft}

    def perform(self, form: forms.MeetingForm) -> None:
        values = {name: form.cleaned_data[name] for name in forms.PLANNED}
        with transaction.atomic():
            self.planned = services.plan_meeting(
                place=self.place, by=self.request.user, template=form.template, **values
            )
            if form.brought:
                carrying.bring_along(meeting=self.planned, keys=form.brought, by=self.request.user)
        say(
            self.request,
            f"“{self.planned.title}” is planned. Only {inner_circle(self.place.kind)} see it until you publish.",
        )

    def get_success_url(self) -> str:
        return reverse("meetings:agenda_edit", args=[self.planned.pk])


def when_words(data: Any, noun: str, form: Any, terms: Terms) -> dict[str, Any]:
    """The chosen day in words, what is unusual about it, and the name it gives the meeting. Empty without a day."""
    if not data.get("day"):
        data = {**form.initial, "time": form.initial["time"].isoformat()} if form.initial.get("day") else data
    chosen = forms.WhenForm(data)
    chosen.full_clean()
    starts_at = chosen.cleaned_data.get("starts_at")
    if starts_at is None:
        return {}
    day = timezone.localdate(starts_at)
    length = chosen.cleaned_data.get("length_minutes") or 120
    closes = words.clock(starts_at + dt.timedelta(minutes=length))
    found = [f"{words.when(starts_at)} to {closes}", terms.week(day), words.distance(starts_at)]
    return {
        "facts": [fact for fact in found if fact],
        "warnings": warnings_about(starts_at, length, terms),
        "title": title_for(day, noun, terms),
    }


class ChangeMixin(MeetingMixin, RefusedMixin):
    """A form about a meeting that ends on the meeting's page."""

    status = 422

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = {"meeting": self.meeting, "crumbs": self.crumbs(), "facts": facts(self.meeting)}
        return super().get_context_data(**kwargs) | found

    def get_success_url(self) -> str:
        return self.meeting.get_absolute_url()

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = self.status
        return response

    def change(self, form: Any) -> None:
        raise NotImplementedError

    def perform(self, form: Any) -> None:
        """What somebody saved meanwhile is shown beside what was typed; saving again keeps what was typed."""
        try:
            self.change(form)
        except services.Stale as stale:
            self.status = 409
            forms.show_both(form, stale.current)
            raise


class MeetingEdit(ChangeMixin, FormView):
    form_class = forms.MeetingEditForm
    template_name = "meetings/meeting_edit.html"

    def get_initial(self) -> dict[str, Any]:
        return forms.initial_of(self.meeting)

    def change(self, form: forms.MeetingEditForm) -> None:
        meeting = services.change_meeting(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        told = " Everybody invited is told." if meeting.changed_at != self.meeting.changed_at else ""
        say(self.request, f"Saved.{told}")


class MeetingMove(ChangeMixin, PartialMixin, FormView):
    """What is unusual about the new day is said while it is chosen, and once more when the meeting has moved."""

    form_class = forms.MeetingMoveForm
    template_name = "meetings/meeting_move.html"
    partial_name = "meetings/_when.html"

    def get_initial(self) -> dict[str, Any]:
        return forms.initial_of(self.meeting)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        data = self.request.GET if self.request.method == "GET" else self.request.POST
        noun = services.NOUNS[self.meeting.place.kind]
        when = when_words(data, noun, context["form"], Terms.read(self.meeting.place))
        return context | {"audience": audience(self.meeting), "when": when | {"title": ""}}

    def change(self, form: forms.MeetingMoveForm) -> None:
        names = ("starts_at", "length_minutes", "version")
        values = {name: form.cleaned_data[name] for name in names}
        meeting = services.move_meeting(meeting=self.meeting, by=self.request.user, **values)
        told = " Everybody invited is told." if meeting.state == State.PUBLISHED else ""
        say(self.request, f"It is on {words.when(meeting.starts_at)} now.{told}")
        for warning in warnings_about(meeting.starts_at, meeting.length_minutes, Terms.read(meeting.place)):
            messages.warning(self.request, warning)


class MeetingCancel(ChangeMixin, FormView):
    form_class = forms.CancelForm
    template_name = "meetings/meeting_cancel.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"audience": audience(self.meeting)}

    def change(self, form: forms.CancelForm) -> None:
        services.cancel(meeting=self.meeting, reason=form.cleaned_data["reason"], by=self.request.user)
        say(self.request, "The meeting is cancelled.")


class MeetingPublish(ChangeMixin, PartialMixin, FormView):
    """Asks first, with the consequence in numbers: a page, or a dialog over the builder."""

    form_class = Form
    template_name = "meetings/meeting_publish.html"
    partial_name = "meetings/_publish.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = {"audience": audience(self.meeting), "warnings": not_ready(self.meeting)}
        return super().get_context_data(**kwargs) | found

    def change(self, form: Any) -> None:
        services.publish(meeting=self.meeting, by=self.request.user)
        say(self.request, "Published. The mails are on their way.")


def audience(meeting: Meeting) -> dict[str, Any]:
    """Who is told, in numbers and names."""
    people = guests.people_told(meeting).count()
    number = words.count(len(parties(meeting)), NOUNS[Kind(meeting.place.kind)])
    return {"invited": number, "people": people, "guests": guests.guests(meeting)}


def not_ready(meeting: Meeting) -> list[str]:
    """What the chair may have forgotten, in sentences. Nothing here stops publishing."""
    items = list(meeting.items.on_the_agenda())
    length = balance(meeting, items)
    found = []
    if length.over:
        closing = words.clock(length.would_close_at)
        found.append(
            f"The agenda is {words.count(length.over, 'minute')} too long. The meeting would close at {closing}."
        )
    if not items:
        found.append("There is nothing on the agenda.")
    if not where(meeting):
        found.append("There is no venue and no online link.")
    if nobody := sum(item.owner_id is None for item in items):
        found.append(f"Nobody leads {words.count(nobody, 'item')}.")
    if waiting := meeting.items.waiting().filter(state=ItemState.PROPOSED).count():
        found.append(f"{words.count(waiting, 'proposal')} of members have no answer.")
    return [*found, *warnings_about(meeting.starts_at, meeting.length_minutes, Terms.read(meeting.place))]
