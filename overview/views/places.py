"""The pages of places: what anybody who may open the place sees of it."""

import datetime as dt
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.generic import TemplateView

from common.statements import Typed
from common.words import count, day
from exchange.models import Matter
from meetings.models import Meeting, Question
from networks.enums import Kind
from networks.models import Place, School
from overview import links
from overview.atlas import atlas, schools_of
from overview.glance import glance
from overview.groups import group_row, groups_seen
from overview.news import ROWS, news
from overview.people import by_role, gaps, held, holder, name_principals
from overview.pieces import new_minutes
from overview.place_story import may_read_history
from overview.readiness import checks, next_meeting
from overview.readiness import schools_of as schools_invited
from overview.then import NoDay, day_asked, picture
from overview.views.rearrange import change_links
from roles.access import chairs_at
from roles.composed import Composed
from roles.enums import Role
from roles.models import Appointment, Person

MOST_OPEN = 100


class PlacePage(TemplateView):
    """A page of one place, by its slug in the address or by its key from home. 404 to whoever may not open it."""

    kind: Kind
    seen: ClassVar[Composed]

    @cached_property
    def day(self) -> dt.date:
        """The Melbourne day the page tells of."""
        return timezone.localdate()

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        cls.seen = Composed(cls.places)

    @classmethod
    def places(cls, person: Person, kind: str, slug: Any = None, pk: Any = None) -> QuerySet[Place]:
        """Of this kind and address, if the person may open it, with what the page tells of it."""
        found = Place.objects.visible_to(person).select_related("network", "area", "region").filter(kind=kind)
        found = found if slug is None else found.filter(slug=slug)
        return found if pk is None else found.filter(pk=pk)

    @cached_property
    def place(self) -> Place:
        named = self.kwargs | ({"slug": Typed(self.kwargs["slug"])} if "slug" in self.kwargs else {})
        found = self.seen(self.request.user, kind=self.kind.value, **named)
        if not found:
            raise Http404
        return found[0]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """?as_at=2024-05-01 shows the place as it was on that day."""
        self.as_at_error = ""
        try:
            asked = day_asked(request.GET.get("as_at", ""))
        except NoDay as no:
            self.as_at_error, asked = str(no), None
        closed_on = self.place.closed_on
        is_closed = closed_on is not None and closed_on <= self.day
        if asked is None and closed_on and is_closed:
            asked = closed_on - dt.timedelta(days=1)  # of a place that is there no more, its last day
        if asked is None:
            return super().dispatch(request, *args, **kwargs)
        found = {"picture": picture(self.place, request.user, asked), "place": self.place, "crumbs": self.crumbs()}
        records = [("Meetings", links.meetings_of(self.place)), ("Plan", links.plan_of(self.place))]
        records = records if request.user.has_perm("view_community", self.place) else []
        found["records"] = [*records, ("History", self.history_url())]
        return self.response_class(request, "overview/place_then.html", found | {"is_closed": is_closed})

    def crumbs(self) -> list[tuple[str, str]]:
        """The way up, with links only to places the person may open."""
        person = self.request.user
        above = [place for place in (self.place.region, self.place.area, self.place.network) if place]
        ups = [(up.name, up.get_absolute_url() if person.has_perm("view_place", up) else "") for up in above]
        return [*ups, (self.place.name, "")] if ups else []

    def history_url(self) -> str:
        """Nothing for those it is not for; the whole state has the audit."""
        may = self.place.kind != Kind.STATE and may_read_history(self.request.user, self.place)
        return links.history_of(self.place) if may else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people_url = links.people_of(self.place)
        found = {"place": self.place, "crumbs": self.crumbs(), "day": self.day, "people_url": people_url}
        found |= {"changes": change_links(self.request.user, self.place), "as_at_error": self.as_at_error}
        found |= {"history_url": self.history_url()}
        return super().get_context_data(**found, **kwargs)


class NetworkHome(PlacePage):
    """A network's own page. What only members may read (meetings, plan, groups) is left out for those who only look."""

    kind = Kind.NETWORK
    template_name = "overview/network_home.html"

    @classmethod
    def places(cls, person: Person, *args: Any, **named: Any) -> QuerySet[Place]:
        found = super().places(person, *args, **named).select_related("network", "area", "region", "as_network")
        return found.annotate(groups=groups_seen(person, timezone.localdate()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person, place = self.request.user, self.place
        schools = schools_of(place, self.day)
        rows = held([place.pk], [school.pk for school in schools], self.day)
        now = [row for row in rows if row.holds_on(self.day)]
        name_principals(schools, [row for row in now if row.role == Role.PRINCIPAL])
        leading = by_role(row for row in now if row.role != Role.PRINCIPAL)
        sees_community = person.has_perm("view_community", place)
        community = self.community() if sees_community else {"plan": None, "minutes": []}
        fresh = news(
            minutes=community["minutes"],
            reviews=community["plan"].reviews if community["plan"] else [],
            schools=schools,
            people=now,
            on=self.day,
        )
        return super().get_context_data(
            **community,
            schools=schools,
            atlas=atlas(schools, f"Map of the schools of {place.name}"),
            facts=[count(len(schools), "school"), place.area.name],
            vision=place.as_network,
            may_write=person.has_perm("edit_plan", place),
            gaps=gaps(rows, schools, self.day),
            groups=[group_row(found) for found in place.groups],  # type: ignore[attr-defined]  # annotated
            people=[holder(row, person) for _, group in leading for row in group],
            news=fresh[:ROWS],
            sees_community=sees_community,
            links={
                "meetings": links.meetings_of(place),
                "plan": links.plan_of(place),
                "attendance": links.attendance_of(place, person),
                "time": links.time_used(place),
            },
            **kwargs,
        )

    def community(self) -> dict[str, Any]:
        """What those who belong to the network read of it."""
        person, place = self.request.user, self.place
        meeting = next_meeting(person, [place.pk])
        prepares = meeting is not None and person.has_perm("set_agenda", place)
        found = checks(meeting, list(schools_invited(meeting))) if meeting and prepares else []
        return {
            "meeting": meeting,
            "things": [check for check in found if not check.is_done],
            "checks": len(found),
            "create_url": links.meeting_create(place) if person.has_perm("set_agenda", place) else "",
            "plan": glance(place, person, self.day),
            "minutes": list(new_minutes(person, [place.pk])),
            "questions": _open_matters(person, network=place.pk),
            "to_department": _unanswered(person, place=place.pk),
            "department_url": links.department_of(place),
            "ask_url": links.ask_forum(place) if person.has_perm("ask_forum", place) else "",
        }


@Composed
def _open_matters(person: Person, network: Any) -> QuerySet[Matter]:
    return Matter.objects.visible_to(person).open().filter(network=network).order_by("raised_at")


@Composed
def _unanswered(person: Person, place: Any) -> QuerySet[Question]:
    """Looked for first and asked about then: few are open at a place, and rights would read every item."""
    here = Question.objects.to_the_department().of_place(place).unanswered().order_by("pk").values("pk")[:MOST_OPEN]
    return Question.objects.visible_to(person).filter(pk__in=here).order_by("pk")


class SchoolHome(PlacePage):
    kind = Kind.SCHOOL
    template_name = "overview/school_home.html"

    @classmethod
    def places(cls, person: Person, *args: Any, **named: Any) -> QuerySet[Place]:
        return super().places(person, *args, **named).select_related("network", "area", "region", "as_school")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        school, network = self.place.as_school, self.place.network
        person = self.request.user
        held_here = Appointment.objects.current(self.day).of_active_people().filter(place=self.place)
        rows = held_here.select_related("person").order_by("role", "person__name")
        neighbours = schools_of(network, self.day) if network and person.has_perm("view_place", network) else []
        return super().get_context_data(
            school=school,
            facts=[school.get_school_type_display(), school.town, f"School number {school.school_no}"],
            details=[
                ("Address", school.address),
                ("Town", f"{school.town} {school.postcode}".strip()),
                ("Phone", school.phone),
                ("Council", school.lga_name),
            ],
            people=[(holder(row, person, row.get_role_display()), row.person.offers) for row in rows],
            atlas=atlas(neighbours, f"Map of {school.name} among the schools of its network", main=school.pk),
            meeting=self._next_meeting(network),
            memberships=self._memberships(school),
            **kwargs,
        )

    def _next_meeting(self, network: Place | None) -> Meeting | None:
        if network is None or not self.request.user.has_perm("view_community", network):
            return None
        meetings = Meeting.objects.visible_to(self.request.user).of_place(network)
        return meetings.to_come().select_related("place", "joint_place").first()

    def _memberships(self, school: School) -> list[dict[str, str]]:
        """The networks of the school over time, newest first, each with its address if the person may open it."""
        rows = list(school.memberships.select_related("network").order_by("-starts_on"))
        person = self.request.user
        return [
            {
                "name": row.network.name,
                "url": row.network.get_absolute_url() if person.has_perm("view_place", row.network) else "",
                "when": _period(row.starts_on, row.ends_on),
            }
            for row in rows
        ]


def _period(first: dt.date, last: dt.date | None) -> str:
    if last:
        return f"From {day(first)} to {day(last)}"
    return f"{'From' if first > timezone.localdate() else 'Since'} {day(first)}"


def networks_of(place: Place) -> list[Place]:
    """Open networks of a region or area by area, each with its number of schools and its chairs. One query."""
    inside = Place.objects.open().filter(kind=Kind.SCHOOL, network=OuterRef("pk")).order_by().values("network")
    networks = Place.objects.networks().open().select_related("area")
    if place.kind != Kind.STATE:
        networks = networks.filter(Q(region=place) | Q(area=place))
    size = Subquery(inside.annotate(n=Count("pk")).values("n"))
    chairs = ArraySubquery(chairs_at("pk").order_by("person__name").values("person__name"))
    return list(networks.annotate(schools=size, chairs=chairs).order_by("area__name", "name"))
