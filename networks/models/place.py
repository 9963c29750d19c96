from typing import ClassVar, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from common.addresses import address
from common.dates import OneKey
from common.history import tracked
from networks.enums import MEETING_KINDS, Kind
from networks.querysets import PlaceQuerySet


@tracked()
class Place(models.Model):
    """
    What everything hangs from: a role is held at a place, a meeting and a plan belong to one.

    `network`, `area` and `region` say where it sits now; they are set by services only, from the dated membership rows,
    which keep where it sat before. A place never sits in itself: a network's `network` is empty.
    """

    kind = models.CharField(max_length=10, choices=Kind, editable=False)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140)
    network = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    area = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    region = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True, help_text="The first day it no longer exists.")

    objects = PlaceQuerySet.as_manager()
    KIND: ClassVar[Kind | None] = None

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="place_slug_once_per_kind"),
            models.CheckConstraint(
                name="place_sits_where_its_kind_can",
                condition=(
                    Q(kind=Kind.STATE, network=None, area=None, region=None)
                    | Q(kind=Kind.REGION, network=None, area=None, region=None)
                    | Q(kind=Kind.AREA, network=None, area=None, region__isnull=False)
                    | Q(kind=Kind.NETWORK, network=None, area__isnull=False, region__isnull=False)
                    | Q(kind=Kind.FORUM, network=None, area=None, region__isnull=False)
                    | Q(kind__in=[Kind.SCHOOL, Kind.GROUP])
                ),
            ),
            ExclusionConstraint(
                name="one_forum_per_region",
                expressions=[(OneKey("region"), RangeOperators.OVERLAPS)],
                condition=Q(kind=Kind.FORUM, closed_on=None),
                violation_error_message="The region has its Network Chair Forum already.",
            ),
            models.CheckConstraint(
                name="place_closes_after_opening",
                condition=Q(closed_on=None) | Q(opened_on=None) | Q(closed_on__gt=F("opened_on")),
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "region", "area"], name="place_kind_sits"),
            models.Index("kind", Lower("name"), "id", name="place_kind_by_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        if self.KIND:
            self.kind = self.KIND
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        if self.kind in (Kind.FORUM, Kind.GROUP):
            return address(f"exchange:{self.kind}_detail", self.slug)
        return address(f"overview:{self.kind}_home", *([] if self.kind == Kind.STATE else [self.slug]))

    @property
    def rights_place(self) -> Self:
        """Rights over a place are asked at the place itself."""
        return self

    @property
    def meets(self) -> bool:
        return self.kind in MEETING_KINDS


def _place_link(name: str) -> models.OneToOneField:
    """The link of a kind to its common row, and back by the given name: `place.as_network`."""
    return models.OneToOneField(Place, models.CASCADE, parent_link=True, primary_key=True, related_name=name)


class State(Place):
    """The whole state: where central office and administrators hold their roles. There is one row."""

    KIND = Kind.STATE

    place_ptr = _place_link("as_state")


class Region(Place):
    KIND = Kind.REGION

    place_ptr = _place_link("as_region")


class Area(Place):
    KIND = Kind.AREA

    place_ptr = _place_link("as_area")


@tracked()
class Network(Place):
    """A geographic network of government schools, run as a Community of Practice."""

    KIND = Kind.NETWORK

    place_ptr = _place_link("as_network")
    vision = models.TextField(blank=True)
    vision_version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    meetings_per_term = models.PositiveSmallIntegerField(
        default=2, help_text="How often the network means to meet each term. Policy has changed; so it is data."
    )


class Forum(Place):
    """The Network Chair Forum of a region. Its members follow chair appointments by themselves."""

    KIND = Kind.FORUM

    place_ptr = _place_link("as_forum")
