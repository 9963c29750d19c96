from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache

from cop.cache import RedisOrLocal


@pytest.fixture
def away() -> Iterator[RedisOrLocal]:
    cache = RedisOrLocal("unix:///nowhere/redis.sock?db=0", {})
    yield cache
    cache.clear()


def use(cache: BaseCache) -> list[object]:
    return [
        cache.set("a", 1),
        cache.get("a"),
        cache.add("a", 2),
        cache.incr("a"),
        cache.has_key("a"),
        cache.touch("a", 10),
        cache.set_many({"b": 2}),
        cache.get_many(["a", "b"]),
        cache.delete_many(["b"]),
        cache.get_or_set("c", 3),
        cache.delete("a"),
        cache.get("a"),
    ]


def test_without_redis_it_answers_as_with_it(away):
    assert use(away) == use(caches["default"])
