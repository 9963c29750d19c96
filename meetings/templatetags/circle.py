"""Who prepares the meetings of a place, in the words of its kind: a forum has no executive, a group has no SEIL."""

from django import template

from meetings import enums
from networks.models import Place

register = template.Library()


@register.filter
def inner_circle(place: Place) -> str:
    """The executive and the SEIL; the forum admins; those who lead the group."""
    return enums.inner_circle(place.kind)


@register.filter
def its_chair(place: Place) -> str:
    """The chair; a forum admin; the lead."""
    return enums.its_chair(place.kind)


@register.filter
def for_few(place: Place) -> str:
    """The tag of a matter that is not for every member."""
    return enums.for_few(place.kind)
