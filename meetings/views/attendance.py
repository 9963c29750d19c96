"""Attendance: one school at a time, all at once, the whole roll on one page, or many meetings side by side."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views import View
from django.views.generic import TemplateView

from common import words
from common.errors import Refused
from common.tables import csv_response
from meetings.enums import Mode, Presence, State
from meetings.forms.run import AllHereForm, MarkForm
from meetings.grid import Grid, grid, meetings_held
from meetings.presence import Line, Roll, roll
from meetings.services import attendance as services
from meetings.services.attendance import Mark
from meetings.services.run import RECORD_OPEN
from meetings.spans import Span, chips, chosen, spans_of
from meetings.views.base import PlaceMixin
from meetings.views.record_mixins import BoxForm, RecordMixin, crumbs_of, run_url, tells

HERE = "attendance:changed"


class RollMixin(RecordMixin):
    @cached_property
    def roll(self) -> Roll:
        return roll(self.meeting)

    def get_success_url(self) -> str:
        return reverse("meetings:attendance_edit", args=[self.meeting.pk])


class AttendanceEdit(RollMixin, TemplateView):
    """The whole roll: a row for each school. One save for all of them, also without script."""

    template_name = "meetings/attendance_edit.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.meeting.state not in RECORD_OPEN:
            return HttpResponseRedirect(self.meeting.get_absolute_url())
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [(line, MarkForm(prefix=line.key, initial=self._initial(line))) for line in self.roll.lines]
        running = self.meeting.state == State.IN_PROGRESS
        back = run_url(self.meeting.pk) if running else reverse("meetings:meeting_minutes", args=[self.meeting.pk])
        context = {"meeting": self.meeting, "roll": self.roll, "rows": rows, "faults": [], "back": back}
        context |= {"back_words": "Back to the meeting" if running else "Back to the minutes"}
        context |= {"modes": Mode.choices}
        context["crumbs"] = crumbs_of(self.meeting, self.request.user, "Attendance")
        return super().get_context_data(**context | kwargs)

    def _initial(self, line: Line) -> dict[str, str]:
        named = line.reply.delegate_name if line.reply else ""
        if line.mark is None:
            return {"presence": "", "mode": Mode.IN_PERSON, "name": named}
        return {
            "presence": line.mark.presence,
            "mode": line.mark.mode or Mode.IN_PERSON,
            "name": line.mark.name or named,
        }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        marks: dict[int | str, Mark] = {}
        rows, faults = [], []
        for line in self.roll.lines:
            form = MarkForm(request.POST, prefix=line.key)
            rows.append((line, form))
            if not request.POST.get(form.add_prefix("presence")):
                continue
            if form.is_valid():
                marks[line.key] = form.mark
            else:
                faults.append(line.name)
        try:
            if faults:
                raise Refused(f"Look at {', '.join(faults)}: an answer there could not be read.")
            changed = services.mark_attendance(meeting=self.meeting, marks=marks, by=request.user)
        except Refused as refused:
            return self.render_to_response(self.get_context_data(rows=rows, faults=[str(refused)]), status=422)
        messages.success(
            request, f"{words.count(changed, self.roll.noun)} marked." if changed else "Nothing was changed."
        )
        return HttpResponseRedirect(self.get_success_url())


class LineMixin(RollMixin):
    """One line of the roll, by its key in the address. 404 for whoever is not expected at the meeting."""

    @cached_property
    def line(self) -> Line:
        for line in self.roll.lines:
            if line.key == self.kwargs["school"]:
                return line
        raise Http404


class AttendanceMark(LineMixin, BoxForm):
    """One school: how it was there, where, and by whom."""

    form_class = MarkForm
    save = "Mark"
    saved_in_box = tells(HERE)

    @property
    def title(self) -> str:
        return self.line.name

    def get_lead(self) -> str:
        return self.line.said

    def get_form(self, form_class: Any = None) -> MarkForm:
        form = super().get_form(form_class)
        form.fields["presence"].choices = self.line.presences
        return form

    def get_initial(self) -> dict[str, Any]:
        mark, reply = self.line.mark, self.line.reply
        named = (mark and mark.name) or (reply and reply.delegate_name) or ""
        wanted = self.request.GET.get("presence")
        return {
            "presence": wanted if wanted in Presence.values else self.line.likely,
            "mode": (mark and mark.mode) or Mode.IN_PERSON,
            "name": named,
        }

    def perform(self, form: MarkForm) -> None:
        services.mark_attendance(meeting=self.meeting, marks={self.line.key: form.mark}, by=self.request.user)


class AttendanceQuick(LineMixin, View):
    """The buttons beside a school that is not marked: here, online, apology, absent."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        key, mark = self.line.key, Mark(request.POST.get("presence", ""), request.POST.get("mode", ""))
        try:
            if mark.presence not in Presence.values or mark.mode not in ("", *Mode.values):
                raise Refused("Choose how they were there.")
            services.mark_attendance(meeting=self.meeting, marks={key: mark}, by=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        if request.htmx:
            return HttpResponse(status=204, headers={"HX-Trigger": HERE})
        return HttpResponseRedirect(run_url(self.meeting.pk))


class AttendanceAll(RollMixin, BoxForm):
    form_class = AllHereForm
    title = "Everybody is here except"
    save = "Mark all others as here"
    saved_in_box = tells(HERE)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"roll": self.roll}

    def get_lead(self) -> str:
        return (
            "Those who named a delegate are marked with that delegate. Those ticked are marked absent, "
            "or with the apology they sent."
        )

    def perform(self, form: AllHereForm) -> None:
        changed = services.mark_all_present(meeting=self.meeting, missing=form.absent_ids, by=self.request.user)
        messages.success(self.request, f"{words.count(changed, self.roll.noun)} marked.")


class AttendanceGrid(PlaceMixin, TemplateView):
    """Who was at which meeting of a term or a year. ?as=csv gives the same as a file."""

    no_right = "Attendance is part of the minutes, and those are for the members of this place."
    template_name = "meetings/attendance_grid.html"

    @cached_property
    def spans(self) -> list[Span]:
        return spans_of(meetings_held(self.place, self.request.user))

    @cached_property
    def span(self) -> Span | None:
        return chosen(self.spans, self.request.GET.get("span", ""))

    @cached_property
    def grid(self) -> Grid | None:
        return grid(self.place, self.span, self.request.user) if self.span else None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("as") != "csv":
            return super().get(request, *args, **kwargs)
        if self.span is None or self.grid is None:
            raise Http404
        name = f"{self.place.name}, attendance, {self.span.label}.csv"
        return csv_response(name, self.grid.headings, self.grid.table())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        years, terms = chips(self.spans, self.span) if self.span else ([], [])
        found = {
            "place": self.place,
            "grid": self.grid,
            "span": self.span,
            "years": years,
            "terms": terms,
            "tabs": self.tabs,
        }
        return super().get_context_data(**kwargs) | found | {"crumbs": self.crumbs(("Attendance", ""))}
