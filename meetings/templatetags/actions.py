"""How an action and a meeting's record read on a page."""

import datetime as dt
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils import timezone
from django.utils.safestring import SafeString

from common import words
from common.differ import marked
from common.templatetags.look import mark, status, tag
from meetings.action_words import due_words, live_state, state_words, whose
from meetings.carried import nth_time
from meetings.enums import OVER, Family, State
from meetings.models import Action, AgendaItem, Meeting
from meetings.record import may_read, record_of, tabs_of
from meetings.services import chairing, pulse
from roles.models import Person

NEAR = dt.timedelta(hours=1)
register = template.Library()
register.filter("whose", whose)
register.filter("due_words", due_words)
register.filter("state_words", state_words)
register.filter("nth_time", nth_time)
PURPOSE_TAGS = {Family.OUTCOMES: "outcomes", Family.POLICY: "policy", Family.BUSINESS: ""}


@register.simple_tag
def purpose(item: AgendaItem) -> SafeString:
    """What an item is for, in the colour of its family."""
    return tag(item.purpose_words, PURPOSE_TAGS[item.family])


@register.simple_tag
def action_status(action: Action) -> SafeString:
    """Where an action stands now: shape, then words."""
    return status(*live_state(action))


@register.simple_tag
def action_mark(action: Action) -> SafeString:
    """Its shape at the start of a row."""
    return mark(live_state(action)[0])


@register.filter
def add_day(word: str, moment: dt.datetime) -> str:
    """{{ "Corrected "|add_day:one.answered_at }}: Corrected Thu 12 Nov."""
    return f"{word}{words.near_day(moment)}"


@register.simple_tag
def changed(before: str, after: str) -> SafeString:
    """Before and after, with del and ins where words differ."""
    was, now = marked(before, after)
    return SafeString(get_template("_components/change.html").render({"was": was, "now": now}))


@register.simple_tag
def record_parts(meeting: Meeting, person: Person) -> dict[str, Any]:
    """What of a meeting's running and record this person may open: {% record_parts meeting user as parts %}."""
    runs = person.has_perm("run_meeting", meeting)
    reads = meeting.state in OVER and may_read(person, meeting)
    return {
        "tabs": tabs_of(meeting, person),
        "may_run": runs or person.has_perm("keep_record", meeting),
        "runs": runs,
        "may_name_chair": meeting.state in chairing.OPEN and person.has_perm("set_agenda", meeting),
        "asks_pulse": meeting.state in pulse.ASKED and pulse.wants_answer(meeting, person),
        "may_start": runs and meeting.state == State.PUBLISHED,
        "is_near": meeting.starts_at - timezone.now() < NEAR,
        "is_late": meeting.starts_at < timezone.now(),
        "minutes": record_of(meeting, person) if reads else None,
    }
