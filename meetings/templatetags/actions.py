"""How an action and a meeting's record read on a page."""

from django import template
from django.utils.safestring import SafeString

from common.templatetags.look import mark, status
from meetings.action_words import due_words, live_state, whose
from meetings.models import Action, Meeting
from meetings.record import Record, has_record, may_read, record_of
from roles.models import Person

register = template.Library()
register.filter("whose", whose)
register.filter("due_words", due_words)


@register.simple_tag
def action_status(action: Action) -> SafeString:
    """Where an action stands now: shape, then words."""
    return status(*live_state(action))


@register.simple_tag
def action_mark(action: Action) -> SafeString:
    """Its shape at the start of a row."""
    return mark(live_state(action)[0])


@register.simple_tag
def record(meeting: Meeting, person: Person) -> Record | None:
    """The record this person may read, or nothing: {% record meeting user as minutes %}."""
    if not has_record(meeting) or not may_read(person, meeting):
        return None
    return record_of(meeting, person)
