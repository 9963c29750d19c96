"""Words about meetings that templates need."""

from django import template

register = template.Library()
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@register.filter
def ordinal(number: int) -> str:
    """third; 11th beyond ten."""
    return ORDINALS[number - 1] if 1 <= number <= len(ORDINALS) else f"{number}th"
