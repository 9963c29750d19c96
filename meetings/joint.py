"""Rights over what belongs to a joint meeting of two networks, for querysets."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

if TYPE_CHECKING:
    from roles.models import Person


def joint(person: "Person", verb: str, meeting: str = "meeting") -> Q:
    """
    The condition that something belongs to a joint meeting, and the person may do the verb at the second of its two
    places. There are few such meetings, so that the inner query is cheap.
    """
    return Q(**{f"{meeting}__in": _held(person, verb)})


def joint_item(person: "Person", verb: str) -> Q:
    """
    The same of what belongs to an item, by the items of such meetings: a join to items, for a condition that hardly
    ever holds, would read all of them.
    """
    from meetings.models import AgendaItem

    return Q(item__in=AgendaItem.objects.filter(meeting__in=_held(person, verb)).values("pk"))


def _held(person: "Person", verb: str) -> QuerySet:
    from meetings.models import Meeting

    return Meeting.objects.filter(person.where(verb, "joint_place"), joint_place__isnull=False).values("pk")
