"""Planning ahead: series of meetings, how often the place means to meet, and days that are unusual."""

import datetime as dt
from functools import cached_property
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from common import words
from common.errors import Refused
from common.views import PartialMixin, RefusedMixin, RightMixin
from meetings.enums import in_words_of
from meetings.forms import series as forms
from meetings.forms.school_year import DayForm
from meetings.models import AgendaTemplate, CurriculumDay, Meeting, MeetingSeries
from meetings.services import cadence, school_year, series
from meetings.services.meeting import Stale
from meetings.terms import Terms, warnings_about
from meetings.views.base import PlaceMixin, say, state_of
from meetings.views.school_year import with_meetings

NO_RIGHT = "Only the chair, the executive and the SEIL plan meetings."


class PlanningMixin(PlaceMixin):
    required_verb = "set_agenda"
    no_right = NO_RIGHT

    @cached_property
    def planning_url(self) -> str:
        return reverse("meetings:planning", args=[self.place.kind, self.place.slug])


class Planning(PlanningMixin, TemplateView):
    """One page: how often we meant to meet and did, the series, and the days to keep free."""

    template_name = "meetings/planning.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        terms, today = Terms.read(), timezone.localdate()
        rows = MeetingSeries.objects.visible_to(self.request.user).filter(place=self.place)
        found = {
            "place": self.place,
            "crumbs": self.crumbs(),
            "counts": cadence.counts(self.place, terms),
            "series": [(one, series.pattern_words(one), one.until >= today) for one in rows.order_by("-until", "pk")],
            "days": with_meetings(
                CurriculumDay.objects.concerning(self.place).filter(day__gte=today).select_related("place"),
                self.request.user,
            ),
            "templates": AgendaTemplate.objects.visible_to(self.request.user).for_place(self.place).count(),
            "cadence_form": forms.CadenceForm(initial={"number": 2, "starts_on": today}),
            "day_form": DayForm(),
            "form": None,
        }
        return super().get_context_data(**{**found, **kwargs})


class PlanningStep(Planning):
    """A form of the planning page. What is wrong comes back on that page."""

    http_method_names = ["post"]
    form_name: str
    form_class: type[Any]

    def act(self, form: Any) -> str:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST)
        if form.is_valid():
            try:
                say(request, self.act(form))
                return HttpResponseRedirect(self.planning_url)
            except Refused as refused:
                form.refuse(refused)
        context = self.get_context_data(form=form, **{self.form_name: form})
        return self.render_to_response(context, status=422)


class CadenceSet(PlanningStep):
    form_name, form_class = "cadence_form", forms.CadenceForm

    def act(self, form: forms.CadenceForm) -> str:
        row = cadence.set_cadence(place=self.place, by=self.request.user, **form.cleaned_data)
        return f"{words.count(row.number, 'meeting')} each term from {words.day(row.starts_on)}."


class DayAdd(PlanningStep):
    form_name, form_class = "day_form", DayForm

    def act(self, form: DayForm) -> str:
        row = school_year.add_day(place=self.place, by=self.request.user, **form.cleaned_data)
        return f"{words.day(row.day)}: {row.title}. Whoever plans a meeting on it is warned."


def preview(form: forms.SeriesForm, place: Any) -> list[tuple[str, list[str]]]:
    """Each day that the form gives, with what is unusual about it."""
    if not form.is_valid():
        return []
    draft, terms = form.as_series(), Terms.read(place)
    times = series.times_of(draft, terms)[: series.MOST_MEETINGS]
    moments = [series.moment_of(draft, time.day) for time in times]
    found = []
    for at in moments:
        facts = [words.when(at), terms.week(timezone.localdate(at))]
        found.append((", ".join(fact for fact in facts if fact), warnings_about(at, draft.length_minutes, terms)))
    return found


class SeriesCreate(PlanningMixin, RefusedMixin, PartialMixin, FormView):
    form_class = forms.SeriesForm
    template_name = "meetings/series_form.html"
    partial_name = "meetings/_series_days.html"

    def get_initial(self) -> dict[str, Any]:
        last = Meeting.objects.filter(place=self.place).order_by("-starts_at").first()
        today, terms = timezone.localdate(), Terms.read()
        year = [term for term in terms.all if term.year == today.year and term.ends_on]
        found: dict[str, Any] = {"uid": uuid4(), "weeks": "3 and 8", "starts_on": today}
        last_day = year[-1].ends_on if year else None
        found["until"] = last_day if last_day and last_day > today else today + dt.timedelta(days=365)
        if last:
            start = timezone.localtime(last.starts_at)
            found |= {"weekday": min(start.weekday(), 4), "time": start.time(), "length_minutes": last.length_minutes}
            found |= {"venue": last.venue, "online_url": last.online_url}
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        data = self.request.GET if self.request.method == "GET" else self.request.POST
        days = preview(forms.SeriesForm(data), self.place) if data else []
        return context | {"place": self.place, "crumbs": self.crumbs(("Planning", self.planning_url)), "days": days}

    def perform(self, form: forms.SeriesForm) -> None:
        uid = form.cleaned_data["uid"] or uuid4()
        self.made = series.start_series(place=self.place, uid=uid, by=self.request.user, **form.values)
        number = self.made.occurrences.count()
        say(self.request, f"{words.count(number, 'draft')} planned. Publish each when its agenda is ready.")

    def get_success_url(self) -> str:
        return self.made.get_absolute_url()


class SeriesMixin(RightMixin):
    required_verb = "set_agenda"
    no_right = NO_RIGHT
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def series(self) -> MeetingSeries:
        rows = MeetingSeries.objects.visible_to(self.request.user).select_related("place", "follows", "created_by")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_rights_object(self) -> MeetingSeries:
        return self.series

    def refusal(self) -> str:
        return in_words_of(self.series.place.kind, super().refusal())

    def crumbs(self) -> list[tuple[str, str]]:
        place = self.series.place
        args = [place.kind, place.slug]
        return [
            (f"Meetings, {place.name}", reverse("meetings:meeting_list", args=args)),
            ("Planning", reverse("meetings:planning", args=args)),
        ]


class SeriesDetail(SeriesMixin, TemplateView):
    template_name = "meetings/series_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        terms = Terms.read()
        rows = [
            (one, state_of(one.meeting), terms.week(timezone.localdate(one.meeting.starts_at)))
            for one in self.series.occurrences.select_related("meeting__place").order_by("meeting__starts_at")
        ]
        found = {"series": self.series, "words": series.pattern_words(self.series), "rows": rows}
        later = MeetingSeries.objects.filter(follows=self.series).first()
        return super().get_context_data(**kwargs) | found | {"later": later, "crumbs": self.crumbs()}


class SeriesEdit(SeriesMixin, RefusedMixin, FormView):
    form_class = forms.SeriesChangeForm
    template_name = "meetings/series_edit.html"
    status = 422

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"series": self.series}

    def get_initial(self) -> dict[str, Any]:
        return forms.initial_of(self.series)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"series": self.series, "crumbs": self.crumbs()}

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = self.status
        return response

    def perform(self, form: forms.SeriesChangeForm) -> None:
        version, first = form.cleaned_data["version"] or 0, form.cleaned_data["first"]
        try:
            self.changed = series.change_series(
                series=self.series, version=version, by=self.request.user, from_day=first, **form.values
            )
        except Stale as stale:
            self.status = 409
            form.data = form.data.copy()
            form.data["version"] = str(stale.current.version)
            raise
        say(self.request, "The drafts to come follow the change. Published meetings stay as they are.")

    def get_success_url(self) -> str:
        return self.changed.get_absolute_url()
