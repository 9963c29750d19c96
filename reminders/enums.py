from django.db import models


class NoticeState(models.TextChoices):
    PENDING = "pending", "Waiting"
    SENT = "sent", "Sent"
    SHOWN = "shown", "Shown here only"
    SKIPPED = "skipped", "Not needed any more"
    SUPERSEDED = "superseded", "Replaced"
    FAILED = "failed", "Could not be sent"
