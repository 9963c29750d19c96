"""The school year as everybody may read it, and the days to keep free of the state, a network or a school."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, View

from common import words
from common.history_view import by_day
from common.views import RefusedMixin
from meetings.enums import State
from meetings.forms.school_year import DayForm, TermForm, initial_of
from meetings.models import CurriculumDay, Meeting, SchoolTerm
from meetings.school_year_story import story_of_days
from meetings.services import school_year as services
from meetings.views.base import say
from networks.enums import Kind
from networks.models import Place
from networks.models import State as TheState
from roles.models import Person

STORY_SHOWN = 20
NAMED = 7
KEPT_FOR_ALL = "The terms and the days of the whole state are kept by central office."
KEPT_BY_SCHOOL = "The days of a school are kept by those who answer for it."


def page_of_days(place: Place) -> str:
    """Where the days of a place are kept."""
    if place.kind == Kind.STATE:
        return reverse("meetings:school_year")
    if place.kind == Kind.SCHOOL:
        return reverse("meetings:school_days", args=[place.slug])
    return reverse("meetings:planning", args=[place.kind, place.slug])


def standing_on(days: Iterable[dt.date], person: Person) -> dict[dt.date, list[tuple[str, str]]]:
    """
    Meetings that stand on each of the days, called off ones left out: the name of the place, and the address for who
    may open the meeting. Who only counts meetings is told whose they are, of published ones.
    """
    wanted = set(days)
    if not wanted:
        return {}
    there = Meeting.objects.between(min(wanted), max(wanted)).exclude(state=State.CANCELLED)
    opens = set(there.visible_to(person).values_list("pk", flat=True))
    counted = Q(state=State.PUBLISHED) & person.where("see_rollup")
    rows = there.filter(Q(pk__in=opens) | counted).select_related("place").order_by("place__name", "starts_at")
    found: dict[dt.date, list[tuple[str, str]]] = defaultdict(list)
    for meeting in rows:
        if (day := timezone.localdate(meeting.starts_at)) in wanted:
            name = f"{meeting.place.name}, {words.clock(meeting.starts_at)}"
            found[day].append((name, meeting.get_absolute_url() if meeting.pk in opens else ""))
    return found


def with_meetings(rows: Iterable[CurriculumDay], person: Person) -> list[dict[str, Any]]:
    """Days as rows of a list, each with the meetings that stand on it."""
    rows = list(rows)
    standing = standing_on([row.day for row in rows], person)
    return [
        {
            "row": row,
            "meetings": standing.get(row.day, [])[:NAMED],
            "more": max(0, len(standing.get(row.day, [])) - NAMED),
        }
        for row in rows
    ]


class Days(RefusedMixin, FormView):
    """The days of one place, and a form to enter one for who keeps them."""

    form_class = DayForm
    template_name = "meetings/days.html"
    no_right = KEPT_BY_SCHOOL

    @cached_property
    def place(self) -> Place:
        visible = Place.objects.visible_to(self.request.user)
        return get_object_or_404(visible, kind=Kind.SCHOOL, slug=self.kwargs["slug"])

    @cached_property
    def keeps(self) -> bool:
        return services.may_keep_days(self.request.user, self.place)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not self.keeps:
            raise PermissionDenied(self.no_right)
        self.place  # noqa: B018  raises 404
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        return page_of_days(self.place)

    def perform(self, form: DayForm) -> None:
        row = services.add_day(place=self.place, by=self.request.user, **form.cleaned_data)
        say(self.request, f"{words.day(row.day)}: {row.title}. Whoever plans a meeting on it is warned.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person, today = self.request.user, timezone.localdate()
        ahead = CurriculumDay.objects.filter(place=self.place, day__gte=today).select_related("place")
        found: dict[str, Any] = {"place": self.place, "keeps": self.keeps, "days": with_meetings(ahead, person)}
        if self.keeps:
            found["story"] = by_day(story_of_days(self.place)[:STORY_SHOWN])
        return super().get_context_data(**kwargs) | found


class SchoolDays(Days):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = [(self.place.name, self.place.get_absolute_url()), ("Days without students", "")]
        return super().get_context_data(**kwargs) | {"crumbs": crumbs}


class SchoolYear(Days):
    """Terms and the days of the whole state. Everybody reads them; central office keeps them."""

    template_name = "meetings/school_year.html"
    no_right = KEPT_FOR_ALL

    @cached_property
    def place(self) -> Place:
        return get_object_or_404(TheState)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        this_year = timezone.localdate().year
        terms = SchoolTerm.objects.filter(year__gte=this_year - 1).order_by("year", "number")
        years = [(year, list(found)) for year, found in groupby(terms, key=lambda term: term.year)]
        return super().get_context_data(**kwargs) | {
            "years": [pair for pair in years if pair[0] >= this_year],
            "gone": [pair for pair in years if pair[0] < this_year],
        }


class TermAdd(RefusedMixin, FormView):
    """A term that is not known yet, or the dates of one that is."""

    form_class = TermForm
    template_name = "meetings/term_form.html"

    @cached_property
    def term(self) -> SchoolTerm:
        return SchoolTerm()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.term  # noqa: B018  raises 404
        if not services.may_keep_days(request.user, get_object_or_404(TheState)):
            raise PermissionDenied(KEPT_FOR_ALL)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {}

    def get_success_url(self) -> str:
        return reverse("meetings:school_year")

    def perform(self, form: TermForm) -> None:
        term = services.set_term(term=self.term, by=self.request.user, **form.cleaned_data)
        say(self.request, f"{term} is from {words.day(term.starts_on)} to {words.day(term.ends_on or term.starts_on)}.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = f"Change {self.term}" if self.term.pk else "Enter a term"
        crumbs = [("Terms and days", reverse("meetings:school_year")), (title, "")]
        return super().get_context_data(**kwargs) | {"title": title, "crumbs": crumbs}


class TermChange(TermAdd):
    @cached_property
    def term(self) -> SchoolTerm:
        return get_object_or_404(SchoolTerm, pk=self.kwargs["pk"])

    def get_initial(self) -> dict[str, Any]:
        return initial_of(self.term)


class DayMixin(View):
    """One day to keep free. 404 to who may not know of its place, 403 to who does not keep it."""

    @cached_property
    def row(self) -> CurriculumDay:
        visible = CurriculumDay.objects.visible_to(self.request.user).select_related("place")
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not services.may_keep_days(request.user, self.row.place):
            raise PermissionDenied("These days are kept by others.")
        return super().dispatch(request, *args, **kwargs)


class DayChange(DayMixin, RefusedMixin, FormView):
    form_class = DayForm
    template_name = "meetings/day_form.html"

    def get_initial(self) -> dict[str, Any]:
        return {"day": self.row.day, "title": self.row.title}

    def get_success_url(self) -> str:
        return page_of_days(self.row.place)

    def perform(self, form: DayForm) -> None:
        row = services.change_day(row=self.row, by=self.request.user, **form.cleaned_data)
        say(self.request, f"{words.day(row.day)}: {row.title}.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = page_of_days(self.row.place)
        return super().get_context_data(**kwargs) | {"back": back, "crumbs": [(self.row.place.name, back)]}


class DayRemove(DayMixin):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        day, back = self.row.day, page_of_days(self.row.place)
        services.remove_day(row=self.row, by=request.user)
        say(request, f"{words.day(day)} is an ordinary day again.")
        return HttpResponseRedirect(back)
