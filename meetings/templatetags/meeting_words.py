"""Words about meetings that templates need."""

from django import template

from meetings.ordinals import ordinal

register = template.Library()
register.filter("ordinal", ordinal)
