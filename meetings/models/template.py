import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from common.history import tracked
from meetings.enums import Purpose, Topic
from meetings.querysets_before import TemplateQuerySet
from networks.models import Place


@tracked()
class AgendaTemplate(models.Model):
    """An agenda to start from. Those of the state and of a region are for every network below. Archived, not lost."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="agenda_templates")
    title = models.CharField(max_length=120)
    note = models.CharField("what it is for", max_length=300, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "title"],
                name="template_title_once",
                condition=Q(archived_at=None),
                violation_error_message="There is a template with this name already.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:template_detail", args=[self.pk])

    @property
    def rights_place(self) -> Place:
        return self.place


@tracked()
class TemplateItem(models.Model):
    """A row of a template: which section, what, what for, how long."""

    template = models.ForeignKey(AgendaTemplate, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=80)
    title = models.CharField(max_length=160)
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.DISCUSS)
    topic = models.CharField(max_length=12, choices=Topic, blank=True)
    minutes = models.PositiveSmallIntegerField(default=10)
    detail = models.TextField(blank=True)
    is_recurring = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "position"], name="template_position_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(name="template_minutes_are_sensible", condition=Q(minutes__gte=1, minutes__lte=600)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rights_place(self) -> Place:
        return self.template.place
