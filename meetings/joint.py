"""Rights over what belongs to a joint meeting of two networks, for querysets."""

from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from roles.models import Person


def joint(person: "Person", verb: str, meeting: str = "meeting") -> Q:
    """
    The condition that something belongs to a joint meeting, and the person may do the verb at the second of its two
    places. There are few such meetings, so that the inner query is cheap.
    """
    from meetings.models import Meeting

    held = Meeting.objects.filter(person.where(verb, "joint_place"), joint_place__isnull=False)
    return Q(**{f"{meeting}__in": held.values("pk")})
