"""What became of places: the names they had, and which network stands for which."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from common.dates import Dated, OneKey, never_two_at_once
from common.history import tracked
from networks.enums import Replaced
from networks.models.place import Network, Place
from networks.querysets import NameQuerySet, ReplacementQuerySet


@tracked()
class PlaceName(Dated):
    """What a place is called from one day to another. `Place.name` is today's; a place with no row never changed it."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="names")
    name = models.CharField(max_length=120)

    objects = NameQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            never_two_at_once(
                "place_has_one_name_at_a_time", "place", sentence="The place has a name on these days already."
            ),
            models.CheckConstraint(name="place_name_says_something", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Replacement(models.Model):
    """
    A network that stands for another from a day on: several merge into one, one is split into several, or one closes
    and its schools go on elsewhere. One of the new ones takes over what is left to do.
    """

    old = models.ForeignKey(Network, models.CASCADE, related_name="replaced_by")
    new = models.ForeignKey(Network, models.CASCADE, related_name="replaces")
    on = models.DateField(help_text="The first day of the new.")
    how = models.CharField(max_length=6, choices=Replaced)
    takes_over = models.BooleanField(
        default=False, db_default=False, help_text="What a role of the old network had still to do goes to this one."
    )

    objects = ReplacementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="network_replaced_by_another_once"),
            ExclusionConstraint(
                name="one_network_takes_over",
                expressions=[(OneKey("old"), RangeOperators.OVERLAPS)],
                condition=Q(takes_over=True),
            ),
            models.CheckConstraint(name="network_never_replaces_itself", condition=~Q(old=F("new"))),
        ]

    def __str__(self) -> str:
        return f"{self.new} for {self.old}"
