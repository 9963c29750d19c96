from django.db import models

from networks.enums import Kind
from roles.enums import in_words_of as in_words_of
from roles.enums import inner_circle as inner_circle
from roles.enums import its_chair as its_chair


class State(models.TextChoices):
    """Where a meeting stands. `order` lets querysets say "published or later"."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    IN_PROGRESS = "in_progress", "In progress"
    HELD = "held", "Held, minutes in draft"
    CIRCULATED = "circulated", "Minutes circulated"
    CONFIRMED = "confirmed", "Minutes confirmed"
    CANCELLED = "cancelled", "Cancelled"


OPEN_STATES = (State.PUBLISHED, State.IN_PROGRESS, State.HELD, State.CIRCULATED, State.CONFIRMED, State.CANCELLED)
"""States in which members may know of the meeting."""

TO_COME = (State.DRAFT, State.PUBLISHED)
WITH_MINUTES = (State.CIRCULATED, State.CONFIRMED)
OVER = (State.HELD, State.CIRCULATED, State.CONFIRMED)


class Purpose(models.TextChoices):
    """What an agenda item is for."""

    DECIDE = "decide", "Decide"
    DISCUSS = "discuss", "Discuss"
    INFORM = "inform", "Inform"
    LEARN = "learn", "Learn"
    REVIEW = "review", "Review milestone"
    PRACTICE = "practice", "Share practice"
    DATA = "data", "Analyse data"
    POLICY = "policy", "Department policy"
    MINUTES = "minutes", "Confirm minutes"


class Family(models.TextChoices):
    """The three families by which the balance of an agenda is shown."""

    OUTCOMES = "outcomes", "Improving outcomes"
    POLICY = "policy", "Department policy"
    BUSINESS = "business", "Network business"


class Topic(models.TextChoices):
    """Department policy and shared operational matters, as the source text names them."""

    TRANSITIONS = "transitions", "Transitions"
    WELLBEING = "wellbeing", "Wellbeing"
    OHS = "ohs", "Occupational health and safety"
    FACILITIES = "facilities", "Facilities"
    STAFFING = "staffing", "Staffing"
    OTHER = "other", "Other"


FAMILY = {
    Purpose.LEARN: Family.OUTCOMES,
    Purpose.REVIEW: Family.OUTCOMES,
    Purpose.PRACTICE: Family.OUTCOMES,
    Purpose.DATA: Family.OUTCOMES,
    Purpose.POLICY: Family.POLICY,
}
"""Purposes that belong to a family by themselves; the others are network business."""


class Sensitivity(models.TextChoices):
    MEMBERS = "members", "Everyone invited"
    EXECUTIVE = "executive", "Executive and SEIL"


class ItemState(models.TextChoices):
    PROPOSED = "proposed", "Proposed"
    DEFERRED = "deferred", "For a later meeting"
    DECLINED = "declined", "Declined"
    ON_AGENDA = "on_agenda", "On the agenda"
    DISCUSSED = "discussed", "Discussed"
    NOT_REACHED = "not_reached", "Not reached"
    WITHDRAWN = "withdrawn", "Taken off"


ON_THE_DAY = (ItemState.ON_AGENDA, ItemState.DISCUSSED, ItemState.NOT_REACHED)
"""States of items that are part of a meeting's agenda and record."""


class Answer(models.TextChoices):
    YES = "yes", "Coming"
    DELEGATE = "delegate", "Sending a delegate"
    APOLOGY = "apology", "Apology"


class Presence(models.TextChoices):
    PRINCIPAL = "principal", "Principal"
    DELEGATE = "delegate", "Delegate"
    APOLOGY = "apology", "Apology"
    ABSENT = "absent", "Absent"


PRESENT = (Presence.PRINCIPAL, Presence.DELEGATE)


class Mode(models.TextChoices):
    IN_PERSON = "in_person", "In person"
    ONLINE = "online", "Online"


class Addressee(models.TextChoices):
    """To whom a meeting raises a question it cannot settle itself."""

    FORUM = "forum", "The Network Chair Forum"
    DEPARTMENT = "department", "The Department"


class Standing(models.TextChoices):
    """How a decision stands in the register. Worked out from its days, never kept."""

    IN_FORCE = "in_force", "In force"
    DUE = "due", "Review due"
    LATER = "later", "Comes into force later"
    REPLACED = "replaced", "Replaced"
    SET_ASIDE = "set_aside", "Set aside"


class Settled(models.TextChoices):
    """What comes of looking at a decision again."""

    STANDS = "stands", "It stands"
    REPLACED = "replaced", "A later decision replaces it"
    SET_ASIDE = "set_aside", "Set it aside"


class CorrectionState(models.TextChoices):
    OPEN = "open", "Waits for the chair"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Taken back"


class OwnerKind(models.TextChoices):
    PERSON = "person", "One person"
    ROLE = "role", "Whoever holds a role"
    SCHOOL = "school", "A school"
    EACH_SCHOOL = "each_school", "Each member school"


class ActionState(models.TextChoices):
    OPEN = "open", "Not started"
    UNDER_WAY = "under_way", "Under way"
    DONE = "done", "Done"
    NOT_NEEDED = "not_needed", "No longer needed"


OPEN_ACTIONS = (ActionState.OPEN, ActionState.UNDER_WAY)


class Pattern(models.TextChoices):
    """How the days of a series of meetings are found."""

    WEEKS = "weeks", "By week of the school term"
    DAYS = "days", "On days you choose"


FOR_FEW = {Kind.FORUM: "Forum admins", Kind.GROUP: "Those who lead the group"}
BUSINESS = {Kind.FORUM: "Forum business", Kind.GROUP: "Group business"}


def family_words(family: Family, kind: str) -> str:
    """The name of a family of purposes at this kind of place."""
    return BUSINESS.get(Kind(kind), str(family.label)) if family == Family.BUSINESS else str(family.label)


def for_few(kind: str) -> str:
    """The tag of what only the inner circle sees."""
    return FOR_FEW.get(Kind(kind), str(Sensitivity.EXECUTIVE.label))
