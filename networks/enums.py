from django.db import models


class Kind(models.TextChoices):
    """What a place is. The order is from the whole to the part."""

    STATE = "state", "State"
    REGION = "region", "Region"
    AREA = "area", "Area"
    NETWORK = "network", "Network"
    SCHOOL = "school", "School"
    GROUP = "group", "Group"
    FORUM = "forum", "Network Chair Forum"

    @property
    def one(self) -> str:
        """A network, an area."""
        return f"{'an' if self is Kind.AREA else 'a'} {self.label.lower()}"


MEETING_KINDS = (Kind.NETWORK, Kind.GROUP, Kind.FORUM)
"""Places that meet, plan and are told things as one."""


class Replaced(models.TextChoices):
    """How one network came to stand for another."""

    MERGED = "merged", "Merged"
    SPLIT = "split", "Split"
    CLOSED = "closed", "Closed"


class GroupState(models.TextChoices):
    """Where a group stands: from a proposal to its closing report, or not begun."""

    PROPOSED = "proposed", "Proposed"
    ACTIVE = "active", "Active"
    CONCLUDED = "concluded", "Concluded"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Spread(models.TextChoices):
    """Whether others should do what a group did, in its own judgement."""

    AS_IS = "as_is", "Ready for others to take up"
    ADAPT = "adapt", "Worth taking up, with changes"
    NO = "no", "Not for others yet"


class Sector(models.TextChoices):
    GOVERNMENT = "government", "Government"
    CATHOLIC = "catholic", "Catholic"
    INDEPENDENT = "independent", "Independent"


class SchoolType(models.TextChoices):
    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"
    COMBINED = "combined", "Primary and secondary"
    SPECIAL = "special", "Special"
    LANGUAGE = "language", "English language"


class LgaType(models.TextChoices):
    METRO = "metro", "Metropolitan"
    NON_METRO = "non_metro", "Regional"
    UNKNOWN = "unknown", "Not stated"
