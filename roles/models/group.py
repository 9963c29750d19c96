from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from common.history import tracked
from networks.models import Group, Network, Place, School
from roles.enums import RequestState, Way
from roles.querysets import GroupRequestQuerySet

ONE_PARTY = (
    Q(network__isnull=False, school=None, person=None)
    | Q(network=None, school__isnull=False, person=None)
    | Q(network=None, school=None, person__isnull=False)
)


@tracked()
class GroupRequest(models.Model):
    """
    Somebody is asked whether a network, a school or a person shall belong to a group: by the group (an invitation) or
    by those who want it (a request; for a network, the proposal of the group itself). One answer, and it stays.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="requests")
    network = models.ForeignKey(Network, models.PROTECT, null=True, blank=True, related_name="group_requests")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="group_requests")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="group_requests"
    )
    way = models.CharField(max_length=8, choices=Way)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who shall lead the group that is proposed.",
    )
    message = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.OPEN)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    objects = GroupRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="group_request_is_of_one_party", condition=ONE_PARTY),
            models.CheckConstraint(
                name="group_request_answered_by_somebody",
                condition=Q(state=RequestState.OPEN, answered_at=None, answered_by=None)
                | ~Q(state=RequestState.OPEN) & Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
            models.CheckConstraint(
                name="group_request_declined_with_reason", condition=~Q(state=RequestState.DECLINED) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="group_proposal_names_its_lead",
                condition=Q(lead=None) | Q(way=Way.ASKED, network__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["group", "network", "school", "person"],
                condition=Q(state=RequestState.OPEN),
                nulls_distinct=False,
                name="one_open_group_request_of_a_party",
            ),
        ]
        indexes = [
            models.Index(fields=["network", "state"], name="group_request_of_network"),
            models.Index(fields=["school", "state"], name="group_request_of_school"),
            models.Index(fields=["person", "state"], name="group_request_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.party} and {self.group}"

    def get_absolute_url(self) -> str:
        return reverse("exchange:request_detail", args=[self.pk])

    @property
    def party(self) -> models.Model:
        """The network, the school or the person that it is about."""
        found = self.network or self.school or self.person
        assert found is not None
        return found

    @property
    def is_proposal(self) -> bool:
        """Whether it proposes the group itself, to the network it would belong to."""
        return self.way == Way.ASKED and self.network_id is not None

    @property
    def rights_place(self) -> Place:
        """Who asked the group is answered where the group is; who was invited answers for the own network or school."""
        if self.way == Way.ASKED and self.network_id is None:
            return self.group
        return self.network or self.school or self.group
