"""
Who may open which door. Plain data: nothing of the rights code is imported here.

For each URL name, one or more doors: the sample object of tests/access/world.py, who gets in (`opens`, with `status`),
and who knows of the object but is told no (`forbids`, 403). Everybody else gets 404; nobody without a session gets
further than sign-in.
"""

from dataclasses import dataclass, field
from typing import Any

EVERYBODY = frozenset(
    [
        "stranger",
        "principal",
        "executive",
        "chair",
        "seil",
        "area_director",
        "multidisciplinary",
        "forum_admin",
        "central",
        "administrator",
        "chair_elsewhere",
        "chair_until_yesterday",
        "chair_from_tomorrow",
        "superuser",
        "guest",
    ]
)


@dataclass(frozen=True)
class Door:
    sample: str
    opens: frozenset[str]
    forbids: frozenset[str] = frozenset()
    status: int = 200
    post: bool = False
    body: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)


def door(sample: str, opens: str | frozenset[str], forbids: str = "", **more: Any) -> Door:
    names = opens if isinstance(opens, frozenset) else frozenset(opens.split())
    return Door(sample, names, frozenset(forbids.split()), **more)


PUBLIC: set[str] = set()
DOORS: dict[str, list[Door]] = {}
