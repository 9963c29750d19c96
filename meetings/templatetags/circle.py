"""Who prepares the meetings of a place, in the words of its kind: a forum has no executive, a group has no SEIL."""

from django import template

from meetings.enums import inner_circle as words_of
from networks.models import Place

register = template.Library()


@register.filter
def inner_circle(place: Place) -> str:
    """The executive and the SEIL; the forum admins; those who lead the group."""
    return words_of(place.kind)
