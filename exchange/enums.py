from django.db import models


class MatterState(models.TextChoices):
    """Where a question to the forum stands."""

    RAISED = "raised", "Raised"
    TAKEN_UP = "taken_up", "On a forum meeting"
    ANSWERED = "answered", "Answered"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Taken back"


OPEN_MATTERS = (MatterState.RAISED, MatterState.TAKEN_UP)
