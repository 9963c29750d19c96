"""The parts of an action for each member school: schools that joined later are asked only where it is wished."""

from collections.abc import Iterable

from django.db import transaction

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from meetings.enums import OwnerKind
from meetings.models import Action
from meetings.services.actions import Owner, locked, may_manage, roll_up, seat_of
from networks.models import School
from roles.models import Person


def newcomers(action: Action) -> list[School]:
    """Member schools of today that have no part in it, by name. None for an action of any other kind."""
    if action.owner_kind != OwnerKind.EACH_SCHOOL:
        return []
    members = School.objects.schools_of_any(action.rights_places)
    return list(members.exclude(pk__in=action.parts.values("school")).by_name())


@transaction.atomic
def ask_too(*, action: Action, schools: Iterable[int], by: Person) -> list[Action]:
    """
    Ask these newcomers as well: each gets a part with the words and the day of the whole. A school that was asked
    meanwhile, or that is no member, is left out.
    """
    if not may_manage(by, action):
        raise NotAllowed("Only who set this action, and those who run the meetings, ask more schools.")
    action = locked(action)
    if not action.is_open:
        raise Refused("This action is closed. Reopen it first.")
    wanted = set(schools)
    common = {
        "parent": action, "item_id": action.item_id, "what": action.what,
        "due_on": action.due_on, "sensitivity": action.sensitivity, "set_by": by,
    }  # fmt: skip
    owners = [Owner(OwnerKind.SCHOOL, school=one) for one in newcomers(action) if one.pk in wanted]
    made = [Action.objects.create(place=seat_of(one, action.rights_places), **common, **one.fields()) for one in owners]
    roll_up(action, by)
    ring()
    return made
