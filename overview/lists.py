"""Kinds of list that stand behind figures: their columns, and what a row opens."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from common import words
from fiso.models import Milestone, Plan
from meetings.models import Action, Meeting
from networks.models import Place
from roles.enums import short


@dataclass(frozen=True)
class Column:
    """value: a row to what a file holds. Days and moments are put in words on the page."""

    heading: str
    value: Callable[[Any], Any]
    css: str = ""


@dataclass(frozen=True)
class Kind:
    """
    A kind of list: its columns, and the object a row opens when the reader may see it. `withheld` stands in place of a
    title for readers of figures who may not open the object: central office counts meetings and reads none of them.
    """

    columns: tuple[Column, ...]
    opens: type[Model] | None
    key: Callable[[Any], int]
    network: Callable[[Any], str] | None
    withheld: str = ""


def _owner(action: Action) -> str:
    if action.school:
        return action.school.name
    return action.owner.name if action.owner else short(action.role)


def _late(day: str) -> Column:
    return Column("Late by", lambda row: words.overdue(getattr(row, day)).removesuffix(" overdue"))


MEETINGS = Kind(
    (
        Column("Meeting", lambda row: row.title),
        Column("When", lambda row: row.starts_at),
        Column("State", lambda row: row.get_state_display()),
    ),
    Meeting,
    lambda row: row.pk,
    lambda row: row.held_by,
    withheld="A meeting",
)
SCHOOLS = Kind(
    (
        Column("School", lambda row: row.school.name),
        Column("Kind", lambda row: row.school.get_school_type_display()),
        Column("Town", lambda row: row.school.town),
        Column("Since", lambda row: row.starts_on),
    ),
    Place,
    lambda row: row.school_id,
    lambda row: row.network.name,
)
PRESENCES = Kind(
    (
        Column("School", lambda row: row["school_name"]),
        Column("Came to", lambda row: row["came"], "n"),
        Column("Of meetings", lambda row: row["marked"], "n"),
    ),
    Place,
    lambda row: row["school_id"],
    lambda row: row["network_name"],
)
CHAIRS = Kind(
    (
        Column("Chair", lambda row: row.person.name),
        Column("Since", lambda row: row.starts_on),
        Column("Term ends", lambda row: row.ends_on),
        Column("Basis", lambda row: row.get_basis_display()),
    ),
    Place,
    lambda row: row.place_id,
    lambda row: row.place.name,
)
NETWORKS = Kind(
    (Column("Network", lambda row: row.name), Column("Area", lambda row: row.area.name)),
    Place,
    lambda row: row.pk,
    None,
)
PLANS = Kind(
    (
        Column("Plan", lambda row: f"Plan {row.year}"),
        Column("State", lambda row: row.get_state_display()),
        Column("Active since", lambda row: words.as_day(row.activated_at)),
    ),
    Plan,
    lambda row: row.pk,
    lambda row: row.place.name,
)
MILESTONE = (
    Column("Milestone", lambda row: row.title),
    Column("Lead", lambda row: row.lead.name if row.lead else "Nobody"),
)
MILESTONES = Kind(
    (*MILESTONE, Column("Due", lambda row: row.due_on), _late("due_on")),
    Milestone,
    lambda row: row.pk,
    lambda row: row.plan.place.name,
)
REVIEWS = Kind(
    (*MILESTONE, Column("Review due", lambda row: row.review_on), _late("review_on")),
    Milestone,
    lambda row: row.pk,
    lambda row: row.plan.place.name,
)
ACTIONS = Kind(
    (
        Column("Action", lambda row: row.what),
        Column("Who", _owner),
        Column("Due", lambda row: row.due_on),
        Column("Late by", lambda row: words.overdue(row.due_on).removesuffix(" overdue") if row.due_on else ""),
    ),
    Action,
    lambda row: row.pk,
    lambda row: row.place.name,
    withheld="An action",
)
