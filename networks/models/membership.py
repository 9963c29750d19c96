from django.db import models

from common.dates import Dated, DatedQuerySet, never_two_at_once
from common.history import tracked
from networks.models.place import Area, Network
from networks.models.school import School
from networks.querysets import MembershipQuerySet


@tracked()
class SchoolMembership(Dated):
    """A school in a network from one day to another. The database refuses two networks on one day."""

    school = models.ForeignKey(School, models.PROTECT, related_name="memberships")
    network = models.ForeignKey(Network, models.PROTECT, related_name="memberships")

    objects = MembershipQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            never_two_at_once(
                "school_in_one_network_at_a_time",
                "school",
                sentence="The school is in a network on these days already.",
            ),
        ]
        indexes = [models.Index(fields=["network", "starts_on"], name="membership_of_network")]

    def __str__(self) -> str:
        return f"{self.school} in {self.network}"


@tracked()
class NetworkPlacement(Dated):
    """A network under an area from one day to another."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="placements")
    area = models.ForeignKey(Area, models.PROTECT, related_name="placements")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            never_two_at_once(
                "network_in_one_area_at_a_time", "network", sentence="The network is in an area on these days already."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network} in {self.area}"
