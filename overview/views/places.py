"""The pages of places: what anybody who may open the place sees of it."""

import datetime as dt
from functools import cached_property
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from common.views import page_of
from common.words import count, day
from fiso.models import Plan
from meetings.models import Meeting
from networks.enums import Kind
from networks.models import Place, School
from overview import links
from overview.pieces import milestones_of, new_minutes, reviews_due
from roles.enums import Role, short
from roles.models import Appointment

SCHOOLS_SHOWN = 40
LEADING = (Role.CHAIR, Role.EXECUTIVE, Role.SEIL, Role.AREA_DIRECTOR, Role.MULTIDISCIPLINARY, Role.FORUM_ADMIN)


class PlacePage(TemplateView):
    """A page of one place, by its slug in the address or by its key from home. 404 to whoever may not open it."""

    kind: Kind

    def places(self) -> QuerySet[Place]:
        return Place.objects.visible_to(self.request.user).select_related("network", "area", "region")

    @cached_property
    def place(self) -> Place:
        return get_object_or_404(self.places(), kind=self.kind, **self.kwargs)

    def crumbs(self) -> list[tuple[str, str]]:
        """The way up, with links only to places the person may open."""
        person = self.request.user
        above = [place for place in (self.place.region, self.place.area, self.place.network) if place]
        ups = [(up.name, up.get_absolute_url() if person.has_perm("view_place", up) else "") for up in above]
        return [*ups, (self.place.name, "")] if ups else []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(place=self.place, crumbs=self.crumbs(), **kwargs)


def people_in_roles(places: Any) -> list[tuple[str, list[Appointment]]]:
    """(role in words, who holds it) for the leading roles, in their order. One query."""
    held = Appointment.objects.current().of_active_people().holding(*LEADING).filter(place__in=places)
    rows = list(held.select_related("person", "place").order_by("person__name", "pk"))
    grouped = [(short(role), [row for row in rows if row.role == role]) for role in LEADING]
    return [(word, holders) for word, holders in grouped if holders]


class NetworkHome(PlacePage):
    kind = Kind.NETWORK
    template_name = "overview/network_home.html"

    @cached_property
    def schools(self) -> Any:
        principal = Appointment.objects.current().of_active_people().filter(role=Role.PRINCIPAL, place=OuterRef("pk"))
        name = principal.order_by("-starts_on").values("person__name")[:1]
        return School.objects.schools_of(self.place).annotate(principal=Subquery(name)).order_by("name", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person, place = self.request.user, self.place
        page = page_of(self.request, self.schools, SCHOOLS_SHOWN)
        meetings = Meeting.objects.visible_to(person).filter(place=place)
        milestones = milestones_of(person, [place.pk])
        return super().get_context_data(
            schools=page,
            facts=[count(page.paginator.count, "school")],
            vision=place.as_network.vision,
            people=people_in_roles([place]),
            next_meeting=meetings.to_come().first(),
            minutes=new_minutes(person, [place.pk]),
            plan=Plan.objects.visible_to(person).filter(place=place).order_by("-year").first(),
            milestones=milestones,
            reviews=reviews_due(milestones)[:3],
            sees_community=person.has_perm("view_community", place),
            sees_rollup=person.has_perm("see_rollup", place),
            links={
                "meetings": links.meetings_of(place),
                "plan": links.plan_of(place),
            },
            **kwargs,
        )


class SchoolHome(PlacePage):
    kind = Kind.SCHOOL
    template_name = "overview/school_home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        school = self.place.as_school
        held = Appointment.objects.current().of_active_people().filter(place=self.place)
        return super().get_context_data(
            school=school,
            facts=[school.get_school_type_display(), school.town, f"School number {school.school_no}"],
            details=[
                ("Address", school.address),
                ("Town", f"{school.town} {school.postcode}".strip()),
                ("Phone", school.phone),
                ("Council", school.lga_name),
            ],
            people=list(held.select_related("person").order_by("role", "person__name")),
            memberships=self._memberships(school),
            **kwargs,
        )

    def _memberships(self, school: School) -> list[dict[str, str]]:
        """The networks of the school over time, newest first, each with its address if the person may open it."""
        rows = list(school.memberships.select_related("network").order_by("-starts_on"))
        seen = Place.objects.visible_to(self.request.user).filter(pk__in={row.network_id for row in rows})
        urls = {place.pk: place.get_absolute_url() for place in seen}
        return [
            {"name": row.network.name, "url": urls.get(row.network_id, ""), "when": _period(row.starts_on, row.ends_on)}
            for row in rows
        ]


def _period(first: dt.date, last: dt.date | None) -> str:
    return f"From {day(first)} to {day(last)}" if last else f"Since {day(first)}"


def networks_of(place: Place) -> list[Place]:
    """Open networks of a region or area by area, each with its number of schools. One query."""
    inside = Place.objects.open().filter(kind=Kind.SCHOOL, network=OuterRef("pk")).order_by().values("network")
    networks = Place.objects.networks().open().select_related("area")
    if place.kind != Kind.STATE:
        networks = networks.filter(Q(region=place) | Q(area=place))
    size = Subquery(inside.annotate(n=Count("pk")).values("n"))
    return list(networks.annotate(schools=size).order_by("area__name", "name"))
