"""Addresses of pages, worked out once: the same name and keys make the same address."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=16_384, typed=True)
def address(name: str, *keys: object, **named: object) -> str:
    """What reverse() gives. A list of meetings prints the same hundred again for each of its readers."""
    return reverse(name, args=keys, kwargs=named)
