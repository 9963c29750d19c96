"""Words and marks of meetings that templates print on every row."""

from django import template
from django.utils.safestring import SafeString

from common.templatetags.look import status
from common.words import clock
from meetings.clock import Slot
from meetings.ordinals import ordinal

register = template.Library()
register.filter("ordinal", ordinal)

OOB = ' hx-swap-oob="true"'
"""Of a mark that is sent alone, to take the place of the one that stands."""


@register.simple_tag
def item_time(slot: Slot, *, oob: bool = False) -> SafeString:
    """From when to when an item goes."""
    css = "item-time is-after" if slot.is_after_close else "item-time"
    return SafeString(f'<p class="{css}" id="at-{slot.key}"{OOB if oob else ""}>{slot.times}</p>')


@register.simple_tag
def item_late(slot: Slot, *, oob: bool = False) -> SafeString:
    """A word under a row that ends after the close; empty otherwise."""
    said = ""
    if slot.is_after_close:
        said = f'<p class="item-line">{status("late", f"Ends {clock(slot.ends_at)}, after the close")}</p>'
    return SafeString(f'<div id="late-{slot.key}"{OOB if oob else ""}>{said}</div>')
