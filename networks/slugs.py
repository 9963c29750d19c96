"""The part of an address that names a place. Chosen once, it stays when the name changes: links go on working."""

from itertools import count

from django.utils.text import slugify

LONGEST = 130


def free_slug(name: str, taken: set[str], *, near: str = "") -> str:
    """A slug nobody has: the name, with what it is near to if need be, or with a number. It is added to `taken`."""
    base = slugify(name)[:LONGEST] or "place"
    wider = slugify(f"{name} {near}")[:LONGEST] if near else base
    for number in count(1):
        slug = (base, wider)[number - 1] if number < 3 else f"{wider}-{number - 1}"
        if slug not in taken:
            taken.add(slug)
            return slug
    raise AssertionError("count() never ends")
