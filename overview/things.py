"""The things whose access can be explained: how each is found, called and seen."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet

from common import words
from fiso.models import Plan
from fiso.services import seeing as plans
from meetings.models import Action, AgendaItem, Meeting
from meetings.services import seeing as meetings
from networks.models import Place
from roles.models import Person
from roles.services.reasons import Way


class Thing(NamedTuple):
    """plain: what it is called to somebody who may not read it; no word that a person typed is in that."""

    model: type[Model]
    related: tuple[str, ...]
    ways: Callable[[Any], Sequence[Way]]
    plain: Callable[[Any], str]
    closed: Callable[[Any], str] = lambda thing: ""

    def rows(self) -> QuerySet:
        return self.model._default_manager.select_related(*self.related)


THINGS: dict[str, Thing] = {
    "meeting": Thing(
        Meeting,
        ("place", "joint_place"),
        meetings.ways_to_meeting,
        lambda meeting: f"Meeting of {meeting.place.name}, {words.day(meeting.starts_at)}",
        meetings.closed_words,
    ),
    "item": Thing(
        AgendaItem,
        ("place", "meeting__place", "meeting__joint_place"),
        meetings.ways_to_item,
        lambda item: f"Agenda item {item.pk} of {item.place.name}",
        meetings.closed_words,
    ),
    "action": Thing(
        Action,
        ("place", "item__meeting__place", "item__meeting__joint_place", "school", "owner"),
        meetings.ways_to_action,
        lambda action: f"Action {action.pk} of {action.place.name}",
        meetings.closed_words,
    ),
    "plan": Thing(
        Plan,
        ("place",),
        plans.ways_to_plan,
        lambda plan: f"Plan {plan.year} of {plan.place.name}",
        plans.closed_words,
    ),
    "place": Thing(Place, (), lambda place: [Way("view_place", place)], str),
}


def _reads(kind: str, thing: Any, person: Person) -> bool:
    rows = THINGS[kind].model._default_manager.visible_to(person)  # type: ignore[attr-defined]
    return rows.filter(pk=thing.pk).exists()


def name_and_address(kind: str, thing: Any, person: Person) -> tuple[str, str]:
    """Its own name, and the address of its page where it has one, for who may read it; else what it is, in words."""
    if not _reads(kind, thing, person):
        return THINGS[kind].plain(thing), ""
    return str(thing), thing.get_absolute_url() if hasattr(thing, "get_absolute_url") else ""
