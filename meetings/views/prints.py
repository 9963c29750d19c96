"""Agenda pack, minutes and year book for paper: a page to print, and the same as a tagged PDF."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.generic import TemplateView, View

from common import pdf
from common.errors import Refused
from meetings.enums import Sensitivity, State
from meetings.printing import Choices, Data, for_typst, minutes_data, pack_data
from meetings.record import STILL_WRITTEN, has_record, may_read, pulse_of, record_of
from meetings.spans import Span, chosen
from meetings.views.base import PlaceMixin
from meetings.views.detail import Coming, agenda_of
from meetings.views.record_mixins import FoundMeeting, crumbs_of
from meetings.yearbook import spans, yearbook_data


class Sheet(TemplateView):
    """A page for paper with its choices above. `data()` is what both the page and the PDF print."""

    pdf_url = ""

    def choices(self) -> Choices:
        return Choices.read(self.request.GET, sees_executive=self.sees_executive)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        choices = self.choices()
        return super().get_context_data(**kwargs) | {
            "place": self.meeting.place,
            "data": self.data(choices),
            "choices": choices,
            "sees_executive": self.sees_executive,
            "pdf_url": f"{self.get_pdf_url()}?{choices.query}",
        }


class AsPdf(View):
    """The same data as the page of a sheet, printed by typst."""

    template: str

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        data = self.data(Choices.read(request.GET, sees_executive=self.sees_executive))
        try:
            content = pdf.render(self.template, for_typst(data))
        except Refused as refused:
            return render(request, "meetings/print/too_much.html", {"said": str(refused)}, status=422)
        name = f"{slugify(data['title'])[:80]}.pdf"
        return HttpResponse(
            content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
        )


class OfMeeting(FoundMeeting):
    @cached_property
    def sees_executive(self) -> bool:
        return self.request.user.has_perm("see_executive_items", self.meeting)


class OfMinutes(OfMeeting):
    """Whoever reads the minutes on the screen."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_record(self.meeting):
            raise Http404
        if not may_read(request.user, self.meeting):
            raise PermissionDenied(STILL_WRITTEN)
        return super().dispatch(request, *args, **kwargs)

    def data(self, choices: Choices) -> Data:
        meeting, user = self.meeting, self.request.user
        record = record_of(meeting, user, choices.executive)
        return minutes_data(record, user, choices, pulse_of(meeting, user))


class MinutesPrint(OfMinutes, Sheet):
    template_name = "meetings/print/minutes_print.html"

    def get_pdf_url(self) -> str:
        return reverse("meetings:minutes_pdf", args=[self.meeting.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = crumbs_of(self.meeting, self.request.user, "Print the minutes")
        return super().get_context_data(**kwargs) | {"crumbs": crumbs}


class MinutesPdf(OfMinutes, AsPdf):
    template = "minutes"


class OfPack(OfMeeting):
    """Whoever sees the meeting; its agenda as this person sees it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.meeting  # noqa: B018  raises 404
        return super().dispatch(request, *args, **kwargs)

    def data(self, choices: Choices) -> Data:
        meeting, user = self.meeting, self.request.user
        agenda = agenda_of(meeting, user)
        if not choices.executive:
            agenda = [
                (title, [slot for slot in slots if slot.item.sensitivity == Sensitivity.MEMBERS])
                for title, slots in agenda
            ]
        coming = Coming(meeting).data() if choices.attendance and meeting.state != State.DRAFT else None
        return pack_data(meeting, user, choices, agenda, coming)


class PackPrint(OfPack, Sheet):
    template_name = "meetings/print/pack_print.html"

    def get_pdf_url(self) -> str:
        return reverse("meetings:pack_pdf", args=[self.meeting.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = crumbs_of(self.meeting, self.request.user, "Print the agenda")
        return super().get_context_data(**kwargs) | {"crumbs": crumbs}


class PackPdf(OfPack, AsPdf):
    template = "pack"


class OfYear(PlaceMixin):
    no_right = "The minutes of this place are for its members."

    @cached_property
    def spans(self) -> list[Span]:
        return spans(self.place, self.request.user)

    @cached_property
    def span(self) -> Span | None:
        return chosen(self.spans, self.request.GET.get("span", ""))

    @cached_property
    def sees_executive(self) -> bool:
        return self.request.user.has_perm("see_executive_items", self.place)

    def data(self, choices: Choices) -> Data:
        if self.span is None:
            raise Http404
        return yearbook_data(self.place, self.span, self.request.user, executive=choices.executive)


class YearBook(OfYear, TemplateView):
    template_name = "meetings/print/yearbook_print.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        choices = Choices.read(self.request.GET, sees_executive=self.sees_executive)
        pdf_url = reverse("meetings:yearbook_pdf", args=[self.place.kind, self.place.slug])
        return super().get_context_data(**kwargs) | {
            "place": self.place,
            "tabs": self.tabs,
            "spans": self.spans,
            "span": self.span,
            "data": self.data(choices) if self.span else None,
            "choices": choices,
            "sees_executive": self.sees_executive,
            "pdf_url": f"{pdf_url}?span={self.span.key}&{choices.query}" if self.span else "",
            "crumbs": self.crumbs(("Year book", "")),
        }


class YearBookPdf(OfYear, AsPdf):
    template = "yearbook"
