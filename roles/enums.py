import re

from django.db import models

from networks.enums import Kind


class Role(models.TextChoices):
    """The roles of the system. Where each is held and what it may do stands in roles/rules.py."""

    PRINCIPAL = "principal", "Principal"
    DELEGATE = "delegate", "Delegate"
    EXECUTIVE = "executive", "Network executive member"
    CHAIR = "chair", "Network chair"
    SEIL = "seil", "Senior education improvement leader"
    AREA_DIRECTOR = "area_director", "Area director"
    MULTIDISCIPLINARY = "multidisciplinary", "Multidisciplinary team member"
    FORUM_ADMIN = "forum_admin", "Regional forum admin"
    CENTRAL = "central", "Central office"
    GROUP_LEAD = "group_lead", "Group lead"
    GROUP_MEMBER = "group_member", "Group member"
    ADMINISTRATOR = "administrator", "Administrator"


SHORT = {
    Role.EXECUTIVE: "Executive",
    Role.CHAIR: "Chair",
    Role.SEIL: "SEIL",
    Role.MULTIDISCIPLINARY: "Team member",
    Role.FORUM_ADMIN: "Forum admin",
}


def short(role: str) -> str:
    """The word people use for a role when space is short: Chair, SEIL, Executive."""
    return SHORT.get(Role(role), Role(role).label)


NOUNS = {
    Role.EXECUTIVE: "executive member",
    Role.SEIL: "SEIL",
    Role.CENTRAL: "member of central office",
}


def noun(role: str) -> str:
    """What somebody in the role is, inside a sentence: chair, executive member, SEIL."""
    return NOUNS.get(Role(role), short(role).lower())


INNER_CIRCLE = {Kind.FORUM: "the forum admins", Kind.GROUP: "those who lead the group"}
ONE_OF_THEM = {Kind.FORUM: "a forum admin", Kind.GROUP: "the lead of the group"}
LEADERS = re.compile(r"the chair(?P<more>, the executive and the SEIL|,? (?:and )?the executive)?")


def inner_circle(kind: str) -> str:
    """Who sees drafts and matters that are not for everybody, by the kind of place."""
    return INNER_CIRCLE.get(Kind(kind), "the executive and the SEIL")


def its_chair(kind: str) -> str:
    """Who chairs a meeting of this kind of place when nobody else is named."""
    return ONE_OF_THEM.get(Kind(kind), "the chair")


def in_words_of(kind: str, sentence: str) -> str:
    """A sentence about who leads a network, for this kind of place: a forum has admins, a group those who lead it."""
    kind = Kind(kind)
    if kind not in INNER_CIRCLE:
        return sentence
    return LEADERS.sub(lambda found: (INNER_CIRCLE if found["more"] else ONE_OF_THEM)[kind], sentence)


class Basis(models.TextChoices):
    """Why a person holds a role."""

    ELECTED = "elected", "Elected"
    APPOINTED = "appointed", "Appointed"
    ACTING = "acting", "Acting"
    EX_OFFICIO = "ex_officio", "Ex officio"


class Change(models.TextChoices):
    """What can be decided about places, on a day."""

    MOVE = "move", "Move schools to another network"
    RENAME = "rename", "Change the name"
    MERGE = "merge", "Merge networks"
    SPLIT = "split", "Split the network"
    CLOSE = "close", "Close"
    OPEN = "open", "Open a network"
    TRANSFER = "transfer", "Move to another area"


class Part(models.TextChoices):
    """What a place has to do with a change."""

    SUBJECT = "subject", "Changes itself"
    SCHOOL = "school", "Goes elsewhere"
    FROM = "from", "Loses"
    TO = "to", "Gains"
    GROUP = "group", "Changes its network"


class Way(models.TextChoices):
    """Who turned to whom about belonging to a group."""

    INVITED = "invited", "Invited by the group"
    ASKED = "asked", "Asked to join"


class RequestState(models.TextChoices):
    OPEN = "open", "Waiting for an answer"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ImportKind(models.TextChoices):
    """What a file is about that an administrator puts in."""

    SCHOOLS = "schools", "School Locations"
    MEMBERSHIP = "membership", "Schools in networks"
    PEOPLE = "people", "People and roles"


class BatchState(models.TextChoices):
    """Where an import is. Nothing has been changed before DONE, and nothing is left of it after UNDONE."""

    CHECKING = "checking", "Checking"
    CHECKED = "checked", "Ready to confirm"
    APPLYING = "applying", "Importing"
    STOPPED = "stopped", "Not imported"
    DONE = "done", "Imported"
    UNDOING = "undoing", "Undoing"
    UNDONE = "undone", "Undone"
    DISCARDED = "discarded", "Thrown away"


AT_WORK = (BatchState.CHECKING, BatchState.APPLYING, BatchState.UNDOING)
"""States in which the worker is to do something."""
WITH_FILE = (BatchState.CHECKING, BatchState.CHECKED, BatchState.APPLYING, BatchState.STOPPED)
"""States in which the file itself is still kept, since it may be read again."""
