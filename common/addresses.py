"""Addresses of pages, worked out once: the same name and keys make the same address."""

from functools import lru_cache

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

remembered = lru_cache(maxsize=16_384, typed=True)


@remembered
def address(name: str, *keys: object, **named: object) -> str:
    """What reverse() gives. A list of meetings prints the same hundred again for each of its readers."""
    return reverse(name, args=keys, kwargs=named)


@remembered
def printed(name: str, *keys: object, **named: object) -> SafeString:
    """
    The address as a page prints it. In templates {% url %}: as Django has it, but a name that does not exist is an
    error also where `as` keeps the address.
    """
    return SafeString(escape(address(name, *keys, **named)))
