"""Questions about what lies before a meeting: series, templates, days that are unusual."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from meetings.querysets import seen_items

if TYPE_CHECKING:
    from networks.models import Place
    from roles.models import Person


class SeriesQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """Planning is the matter of those who set the agenda; members see the meetings that come of it."""
        return self.filter(person.where("set_agenda"))

    def ahead(self) -> Self:
        return self.filter(until__gte=timezone.localdate())


class TemplateQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """Templates of the place itself, and those shared down the tree: of its region and of the state."""
        return self.filter(person.where("use_template") | person.where("manage_templates"))

    def in_use(self) -> Self:
        return self.filter(archived_at=None)

    def for_place(self, place: "Place") -> Self:
        """What a meeting of the place may start from: its own, its region's and the state's."""
        return self.in_use().filter(Q(place=place) | Q(place_id=place.region_id) | Q(place__kind="state"))


class CurriculumDayQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """Those of the whole state are for everybody."""
        return self.filter(person.where("view_place") | Q(place__kind="state"))

    def concerning(self, place: "Place") -> Self:
        """The place's own days, those of the schools of a network, and those of the whole state."""
        of_schools = Q(place__kind="school", place__network=place.pk) if place.kind == "network" else Q(pk__in=[])
        return self.filter(Q(place=place) | of_schools | Q(place__kind="state"))


class PaperQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """Papers of items the person may see."""
        return self.filter(seen_items(person, "item"))

    def links(self) -> Self:
        return self.exclude(url="")

    def files(self) -> Self:
        return self.filter(url="")
