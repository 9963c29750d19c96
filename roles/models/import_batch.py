from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, Q
from django.urls import reverse

from networks.imports.report import Outcome
from roles.enums import AT_WORK, WITH_FILE, BatchState, ImportKind

if TYPE_CHECKING:
    from roles.models import Person

PUT_IN = (BatchState.DONE, BatchState.UNDOING, BatchState.UNDONE)
OUTCOMES = [(outcome.value, outcome.value.capitalize()) for outcome in Outcome]


class BatchQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """For who may import; the file itself is fetched by nobody's page."""
        return self.filter(Exists(person.places_where("import_data"))).defer("content")

    def to_work_on(self) -> Self:
        return self.filter(state__in=AT_WORK)


class ImportBatch(models.Model):
    """
    One file that an administrator puts in: checked, agreed to, done, and undone if need be. The worker reads off
    `state` what is to be done; the row is locked while it works, so that a worker that dies leaves it to the next.

    `plan` is the number of what the check found. What is put in is that, or nothing.
    """

    kind = models.CharField(max_length=12, choices=ImportKind)
    all_sectors = models.BooleanField(default=False)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True, editable=False, help_text="The file, while it may be read again.")
    rows = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.CHECKING)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.TextField(blank=True)
    plan = models.CharField(max_length=64, blank=True)
    created = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    absent = models.PositiveIntegerField(default=0)
    invite = models.BooleanField(default=False)
    hindrances = models.JSONField(default=list, help_text="Why it could not be undone: pairs (what, why).")
    history = models.UUIDField(null=True, editable=False, help_text="The context of its changes in the history.")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    checked_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="import_keeps_its_file_while_it_may_be_read",
                condition=Q(state__in=WITH_FILE, content__isnull=False)
                | (~Q(state__in=WITH_FILE) & Q(content__isnull=True)),
            ),
            models.CheckConstraint(
                name="import_checked_before_it_is_agreed_to",
                condition=~Q(state__in=(BatchState.CHECKED, BatchState.APPLYING, *PUT_IN))
                | (~Q(plan="") & Q(checked_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="import_agreed_to_before_it_is_put_in",
                condition=~Q(state__in=(BatchState.APPLYING, *PUT_IN))
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="import_put_in_says_when_and_where_its_history_is",
                condition=~Q(state__in=PUT_IN) | Q(done_at__isnull=False, history__isnull=False),
            ),
            models.CheckConstraint(
                name="import_undone_says_when_and_by_whom",
                condition=~Q(state=BatchState.UNDONE) | Q(undone_at__isnull=False, undone_by__isnull=False),
            ),
            models.UniqueConstraint(
                name="import_of_one_file_waits_once",
                fields=["uploaded_by", "kind", "all_sectors", "sha256"],
                condition=Q(state__in=(BatchState.CHECKING, BatchState.CHECKED, BatchState.APPLYING)),
            ),
        ]
        indexes = [
            models.Index(fields=["-uploaded_at"], name="import_newest_first"),
            models.Index(fields=["state"], condition=Q(state__in=AT_WORK), name="import_to_work_on"),
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("roles:import_detail", args=[self.pk])

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK


class LineQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        return self.filter(Exists(person.places_where("import_data")))

    def counts(self) -> dict[str, int]:
        """How many rows came to which outcome; outcomes that did not occur are left out."""
        return dict(self.order_by().values_list("outcome").annotate(models.Count("pk")))


class ImportLine(models.Model):
    """What becomes of one row of the file, and why."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    about = models.CharField(max_length=300)
    outcome = models.CharField(max_length=10, choices=OUTCOMES)
    reason = models.TextField(blank=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="import_line_once")]
        indexes = [models.Index(fields=["batch", "outcome", "number"], name="import_line_by_outcome")]

    def __str__(self) -> str:
        return f"line {self.number}: {self.outcome}"
