"""How often something may be asked for in a stretch of time, counted in the cache."""

import time

from django.core.cache import cache


def is_within(name: str, *, most: int, seconds: int) -> bool:
    """Counts one more. False once it happened more than `most` times in this stretch of time."""
    key = f"limit:{name}:{int(time.time()) // seconds}"
    try:
        return cache.incr(key) <= most
    except ValueError:  # the first in this stretch
        return cache.add(key, 1, 2 * seconds) or cache.incr(key) <= most
