import datetime as dt

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from common.addresses import address
from common.history import tracked
from common.words import day
from meetings import texts
from meetings.enums import OPEN_ACTIONS, ActionState, OwnerKind, Sensitivity
from meetings.models.agenda import AgendaItem
from meetings.querysets import ActionQuerySet
from networks.enums import Kind
from networks.models import Place, School
from roles.enums import Role


@tracked()
class Action(models.Model):
    """
    Something to do after a meeting: for one person, for whoever holds a role at the place, or for a school.

    "Each member school" is a parent with one part per school; each school closes its own part. Overdue is computed.
    Closing it anywhere is this one record; minutes show its live state beside their text and are never edited by it.
    """

    place = models.ForeignKey(Place, models.PROTECT, related_name="actions")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="actions")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="parts")
    what = models.CharField(max_length=300)
    owner_kind = models.CharField(max_length=12, choices=OwnerKind, default=OwnerKind.PERSON)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="actions")
    role = models.CharField(max_length=20, choices=Role, blank=True)
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="own_actions")
    due_on = models.DateField(null=True, blank=True)
    sensitivity = models.CharField(max_length=10, choices=Sensitivity, default=Sensitivity.MEMBERS)
    state = models.CharField(max_length=10, choices=ActionState, default=ActionState.OPEN)
    waiting_on = models.CharField(max_length=200, blank=True)
    waiting_since = models.DateField(null=True, blank=True)
    closing_note = models.CharField(max_length=300, blank=True)
    evidence_url = models.URLField(max_length=500, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="actions_set")
    set_at = models.DateTimeField(auto_now_add=True)
    handed_from = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    handed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    handed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ActionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="action_owner_fits_its_kind",
                condition=(
                    Q(owner_kind=OwnerKind.PERSON, owner__isnull=False, role="", school=None)
                    | Q(owner_kind=OwnerKind.ROLE, owner=None, school=None) & ~Q(role="")
                    | Q(owner_kind=OwnerKind.SCHOOL, owner=None, role="", school__isnull=False)
                    | Q(owner_kind=OwnerKind.EACH_SCHOOL, owner=None, role="", school=None, parent=None)
                ),
            ),
            models.CheckConstraint(
                name="action_closed_says_when_and_by_whom",
                condition=Q(state__in=OPEN_ACTIONS, closed_at=None, closed_by=None)
                | ~Q(state__in=OPEN_ACTIONS) & Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="action_not_needed_with_reason", condition=~Q(state=ActionState.NOT_NEEDED) | ~Q(closing_note="")
            ),
            models.CheckConstraint(
                name="action_waits_since_a_day",
                condition=Q(waiting_on="", waiting_since=None) | ~Q(waiting_on="") & Q(waiting_since__isnull=False),
            ),
            models.CheckConstraint(
                name="action_handed_on_says_when_and_by_whom",
                condition=Q(handed_at=None, handed_by=None, handed_from=None)
                | Q(handed_at__isnull=False, handed_by__isnull=False),
            ),
            models.UniqueConstraint(fields=["parent", "school"], name="one_part_per_school"),
        ]
        indexes = [
            models.Index(fields=["owner", "state"], name="action_of_owner"),
            GinIndex(texts.ACTION, name="action_texts"),
            models.Index(fields=["place", "state", "due_on"], name="action_of_place"),
            models.Index(fields=["school", "state"], name="action_of_school"),
            models.Index(fields=["place", "role"], name="action_of_role", condition=Q(owner_kind=OwnerKind.ROLE)),
            models.Index(fields=["due_on", "id"], name="action_open_by_due", condition=Q(state__in=OPEN_ACTIONS)),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return address("meetings:action_detail", self.pk)

    @property
    def rights_place(self) -> Place:
        return self.place

    @property
    def rights_places(self) -> tuple[Place, ...]:
        """
        What was set at a joint meeting sits with whoever is to do it, and either network has its rights over it. The
        rows need `item__meeting__joint_place`.
        """
        meeting = self.item.meeting if self.item else None
        if meeting is None or self.place_id not in (meeting.place_id, meeting.joint_place_id):
            return (self.place,)
        return meeting.rights_places

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_ACTIONS

    @property
    def handed_over_from(self) -> str:
        """
        The name of who had it before: it was given on by hand, or the role it is for has passed on since it was set.
        Of roles only where the rows were read by with_hand_over().
        """
        if self.owner_kind == OwnerKind.ROLE:
            return getattr(self, "held_before", None) or ""
        return self.handed_from.name if self.handed_from and self.owner_kind == OwnerKind.PERSON else ""

    @property
    def moved_away(self) -> str:
        """
        The school has moved to Gum since Fri 1 Jan 2027. Nothing while it sits where the action was set. Derived; asks
        no query of rows that were read by with_school_now().
        """
        school = self.school
        if school is None or school.network is None or self.place.kind != Kind.NETWORK:
            return ""
        if school.network_id == self.place_id:
            return ""
        since: dt.date | None = getattr(self, "school_since", None)
        return f"The school has moved to {school.network.name}" + (f" since {day(since)}" if since else "")
