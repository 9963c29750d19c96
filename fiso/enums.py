from django.db import models


class PlanState(models.TextChoices):
    DRAFT = "draft", "Draft"
    ACTIVE = "active", "Active"
    CLOSED = "closed", "Closed"


class Implementation(models.TextChoices):
    NOT_STARTED = "not_started", "Not started"
    UNDER_WAY = "under_way", "Under way"
    IN_PLACE = "in_place", "In place"


class Impact(models.TextChoices):
    """The judgement of a milestone review. The last three demand evidence."""

    NO_EVIDENCE = "no_evidence", "No evidence yet"
    NONE_SEEN = "none_seen", "None seen"
    EARLY_SIGNS = "early_signs", "Early signs"
    SOME_SCHOOLS = "some_schools", "Clear in some schools"
    SUSTAINED = "sustained", "Clear and sustained"


NEEDS_EVIDENCE = (Impact.EARLY_SIGNS, Impact.SOME_SCHOOLS, Impact.SUSTAINED)

IMPACT_MEANING = {
    Impact.NO_EVIDENCE: "Nothing has been looked at so far",
    Impact.NONE_SEEN: "It was looked at, and nothing has changed",
    Impact.EARLY_SIGNS: "Changes in a few classes",
    Impact.SOME_SCHOOLS: "The same change in at least three schools",
    Impact.SUSTAINED: "The change holds across the network over two terms",
}


class Decision(models.TextChoices):
    CONTINUE = "continue", "Continue"
    ADAPT = "adapt", "Adapt"
    STOP = "stop", "Stop"
    SPREAD = "spread", "Spread"
