from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from common.history import tracked
from meetings.models.agenda import AgendaItem
from meetings.querysets_before import PaperQuerySet
from networks.models import Place


@tracked()
class Paper(models.Model):
    """
    Something to read before the meeting: a link, or a file that lies under a random name where no address leads. Who
    may see the item may see its papers; nobody else.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="papers")
    title = models.CharField(max_length=160)
    url = models.URLField(max_length=500, blank=True)
    stored_as = models.CharField(max_length=64, blank=True, default="", db_default="", editable=False)
    file_name = models.CharField(max_length=160, blank=True, default="", db_default="")
    content_type = models.CharField(max_length=100, blank=True, default="", db_default="")
    digest = models.CharField(max_length=64, blank=True, default="", db_default="", editable=False)
    size = models.PositiveIntegerField(null=True, blank=True, help_text="In bytes.")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "url"],
                name="paper_once_per_item",
                condition=~Q(url=""),
                violation_error_message="This paper is there already.",
            ),
            models.UniqueConstraint(fields=["item", "digest"], name="file_once_per_item", condition=~Q(digest="")),
            models.CheckConstraint(
                name="paper_is_a_link_or_a_file",
                condition=Q(stored_as="", file_name="", size=None) & ~Q(url="")
                | Q(url="", size__isnull=False) & ~Q(stored_as="") & ~Q(file_name=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rights_place(self) -> Place:
        return self.item.place

    @property
    def is_file(self) -> bool:
        return bool(self.stored_as)

    @property
    def address(self) -> str:
        """Where a click on it leads."""
        return reverse("meetings:paper_file", args=[self.pk]) if self.stored_as else self.url
