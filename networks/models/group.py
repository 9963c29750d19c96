from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, TruncDate

from common.dates import Dated, DatedQuerySet, never_two_at_once
from common.history import tracked
from networks.enums import GroupState, Kind, Spread
from networks.models.place import Network, Place
from networks.models.school import School
from networks.querysets import GroupMembershipQuerySet


@tracked()
class Group(Place):
    """
    A smaller group with one piece of work, inside a network or across several: its charter, its state, and what came of
    it. Its lead and the people in it hold roles at it (roles); schools belong to it by dated rows.

    Once it is over (concluded, declined or withdrawn) the place is closed and nothing is written there any more.
    """

    KIND = Kind.GROUP

    place_ptr = models.OneToOneField(Place, models.CASCADE, parent_link=True, primary_key=True, related_name="as_group")
    purpose = models.TextField("why", blank=True)
    focus = models.CharField("what it works on", max_length=300, blank=True, db_default="")
    who_for = models.CharField("who it is for", max_length=300, blank=True, db_default="")
    by_when = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=GroupState, default=GroupState.PROPOSED, db_default=GroupState.ACTIVE
    )
    reason = models.CharField("why it did not go on", max_length=300, blank=True, db_default="")
    concluded_on = models.DateField(null=True, blank=True)
    report_did = models.TextField("what we did", blank=True, db_default="")
    report_changed = models.TextField("what changed", blank=True, db_default="")
    report_take = models.TextField("what others can take", blank=True, db_default="")
    spread = models.CharField(max_length=8, choices=Spread, blank=True, db_default="")
    version = models.PositiveIntegerField(default=1, db_default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="group_concluded_says_when_and_reports",
                condition=~Q(state=GroupState.CONCLUDED)
                | Q(concluded_on__isnull=False)
                & ~Q(report_did="")
                & ~Q(report_changed="")
                & ~Q(report_take="")
                & ~Q(spread=""),
            ),
            models.CheckConstraint(
                name="group_concluded_on_only_when_concluded",
                condition=Q(concluded_on=None) | Q(state=GroupState.CONCLUDED),
            ),
            models.CheckConstraint(
                name="group_that_never_began_says_why",
                condition=~Q(state__in=[GroupState.DECLINED, GroupState.WITHDRAWN]) | ~Q(reason=""),
            ),
        ]


@tracked()
class GroupOwner(Dated):
    """A network that a group belongs to, from one day to another. A group may belong to several, across regions."""

    starts_on = models.DateField("from", db_default=TruncDate(Now()))
    group = models.ForeignKey(Group, models.CASCADE, related_name="owners")
    network = models.ForeignKey(Network, models.CASCADE, related_name="group_ownerships")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        db_table = "networks_group_owners"
        constraints = [
            *Dated.Meta.constraints,
            never_two_at_once(
                "group_owned_once_at_a_time", "group", "network", sentence="The group belongs to this network already."
            ),
        ]
        indexes = [models.Index(fields=["network", "starts_on"], name="group_of_network")]

    def __str__(self) -> str:
        return f"{self.group} of {self.network}"


@tracked()
class GroupMembership(Dated):
    """A school in a group from one day to another."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="memberships")
    school = models.ForeignKey(School, models.PROTECT, related_name="group_memberships")

    objects = GroupMembershipQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            never_two_at_once(
                "school_in_a_group_once_at_a_time",
                "group",
                "school",
                sentence="The school is in the group on these days already.",
            ),
        ]
        indexes = [
            models.Index(fields=["school", "starts_on"], name="group_membership_of_school"),
            models.Index(fields=["group", "starts_on"], name="group_membership_of_group"),
        ]

    def __str__(self) -> str:
        return f"{self.school} in {self.group}"
