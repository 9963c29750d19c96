"""Rights over what belongs to a joint meeting of two networks, for querysets."""

from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from roles.models import Person


def joint_item(person: "Person", verb: str) -> Q:
    """
    The condition that something belongs to an item of a joint meeting, and the person may do the verb at the second of
    its two places. By the items of such meetings, which are few: a join to items, for a condition that hardly ever
    holds, would read all of them.
    """
    from meetings.models import AgendaItem, Meeting

    second = Meeting.objects.filter(person.where(verb, "joint_place"), joint_place__isnull=False).values("pk")
    return Q(item__in=AgendaItem.objects.filter(meeting__in=second).values("pk"))
