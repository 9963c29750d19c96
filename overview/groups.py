"""The open groups of a network on its page, each with who leads it."""

import datetime as dt
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from common.dates import holds_on
from networks.enums import GroupState, Kind
from networks.models import Group, GroupOwner, Place
from roles.enums import Role
from roles.models import Appointment, Person


class GroupRow(NamedTuple):
    name: str
    url: str
    facts: list[str]


def groups_seen(person: Person, on: dt.date) -> ArraySubquery:
    """The open groups of the network outside that the person may look at, as a part of the network's own query."""
    owned = GroupOwner.objects.filter(holds_on(on), network=OuterRef(OuterRef("pk"))).values("group")
    leads = Appointment.objects.current(on).of_active_people().filter(role=Role.GROUP_LEAD, place=OuterRef("pk"))
    rows = Group.objects.visible_to(person).open(on).filter(pk__in=owned).order_by("name", "pk")
    lead = ArraySubquery(leads.order_by("person__name").values("person__name"))
    return ArraySubquery(rows.values(json=JSONObject(name="name", slug="slug", state="state", leads=lead)))


def group_row(found: dict[str, Any]) -> GroupRow:
    place = Place(kind=Kind.GROUP, slug=found["slug"], name=found["name"])
    leads = ", ".join(found["leads"])
    state = GroupState(found["state"])
    facts = [f"Led by {leads}" if leads else "No lead yet", "" if state == GroupState.ACTIVE else state.label]
    return GroupRow(found["name"], place.get_absolute_url(), facts)
