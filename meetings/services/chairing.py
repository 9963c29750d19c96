"""Who chairs one meeting in the place of the chair."""

from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import QuerySet

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from meetings.enums import State
from meetings.models import Meeting
from meetings.services.meeting import lock
from roles import access
from roles.models import Person

RIGHT = "chair_this_meeting"
OPEN = (State.PUBLISHED, State.IN_PROGRESS, State.HELD)


def candidates(meeting: Meeting) -> "QuerySet[Person]":
    """Those who take part in its places, without a chair, who needs no deputy, and without those who support them."""
    found, chairs, helpers = (
        reduce(or_, (access.people_with(verb, place) for place in meeting.rights_places))
        for verb in ("propose_item", "circulate_minutes", "support_network")
    )
    return found.exclude(pk__in=chairs.values("pk")).exclude(pk__in=helpers.values("pk")).order_by("name", "pk")


@transaction.atomic
def nominate(*, meeting: Meeting, person: Person | None, by: Person) -> Meeting:
    """
    Let somebody chair this one meeting, or, with nobody, leave it to the chair again. The same twice changes nothing.
    The one before loses the right in the same moment.
    """
    if not by.has_perm("set_agenda", meeting):
        raise NotAllowed("Only those who set the agenda say who chairs the meeting.")
    meeting = lock(meeting.pk)
    if meeting.acting_chair_id == (person and person.pk):
        return meeting
    if meeting.state not in OPEN:
        raise Refused("An acting chair is named before the minutes of a meeting are circulated.")
    if person is not None and not candidates(meeting).filter(pk=person.pk).exists():
        raise Refused("Choose one of those who take part in these meetings.", field="person")
    if meeting.acting_chair is not None:
        access.withdraw(person=meeting.acting_chair, right=RIGHT, obj=meeting)
    if person is not None:
        access.grant(person=person, right=RIGHT, obj=meeting, by=by)
    meeting.acting_chair = person
    meeting.save(update_fields=["acting_chair"])
    ring()
    return meeting
