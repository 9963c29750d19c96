from django.conf import settings
from django.db import models
from guardian.models import UserObjectPermissionBase


class Grant(UserObjectPermissionBase):
    """
    One right of one person on one object, given by hand: a guest at a meeting, a minute-taker, a plan's co-editor.

    Concrete tables add `content_object`, a real foreign key, so that a grant dies with its object and never answers
    for another. Only roles.access reads and writes them. Taking a right back deletes its row: `removed_by` is set just
    before, so that the history says who did.
    """

    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ends_on = models.DateField(null=True, blank=True)

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True
