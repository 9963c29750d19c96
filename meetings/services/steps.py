"""The order of a meeting that is running, in the hands of who runs it."""

from django.db import transaction

from common.errors import Refused
from meetings.enums import ItemState
from meetings.models import AgendaItem
from meetings.services.order import one_place, running_order, write
from meetings.services.run import running
from roles.models import Person


@transaction.atomic
def move_in_meeting(*, item: AgendaItem, direction: str, by: Person, number: int | None = None) -> AgendaItem:
    """
    One place earlier or later among what is still to come. `number` is where the person saw it: when it stands
    elsewhere by now nothing moves, so a second click does no harm.
    """
    meeting = running(item.meeting, by)
    order = running_order(meeting)
    flat = [one for items in order.values() for one in items]
    here = next((n for n, one in enumerate(flat) if one.pk == item.pk), None)
    if here is None or (number is not None and here + 1 != number):
        raise Refused("The order had changed by then. This is how it stands now.")
    if flat[here].state != ItemState.ON_AGENDA or flat[here].pk == meeting.current_item_id:
        raise Refused("Only items that are still to come can be moved.")
    moved = one_place(order, item.pk, direction)
    write(order)
    return moved
