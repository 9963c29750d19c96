"""What a door is, and the groups of people who may know of things. Nothing of the rights is imported."""

from dataclasses import dataclass, field
from typing import Any

PERSONAS = (
    "stranger principal neighbour executive chair seil area_director multidisciplinary forum_admin central "
    "administrator chair_elsewhere chair_next_door chair_until_yesterday chair_from_tomorrow superuser guest "
    "group_lead minute_taker"
)
EVERYBODY = frozenset(PERSONAS.split())
"""Everybody with an account that is open. Nobody without a session gets further than sign-in."""

# Who may do what in our network.
AGENDA = "executive chair seil"
RUN = "executive chair"
MEMBERS = "principal neighbour executive chair seil"
HISTORY = "executive chair seil area_director"
ROLLUP = "executive chair seil area_director forum_admin central"

# Who knows of what.
READ = "principal neighbour executive chair seil area_director multidisciplinary forum_admin"
PLACE = f"{READ} central administrator"
PUBLISHED = f"{READ} guest"
DRAFT = AGENDA
DRAFT_PLAN = "executive chair seil area_director"
FORUM = "chair chair_next_door forum_admin"
GROUP = "principal executive chair seil group_lead"
GROUP_PLACE = f"{GROUP} neighbour administrator"
FORUM_PLACE = f"{FORUM} administrator"


@dataclass(frozen=True)
class Door:
    """
    One address for one sample object of the world: who gets in (`opens`, with `status`), and who knows of the object
    but is told no (`forbids`, 403). Everybody else gets 404. "$name" in extra and body stands for a key of the world.

    A POST that lets somebody in must have written something, unless it is `idle` (or idle for all but the `writers`);
    any other must have written nothing, and so must a GET without `writers`.
    """

    sample: str
    opens: frozenset[str]
    forbids: frozenset[str] = frozenset()
    status: int = 200
    post: bool = False
    idle: bool = False
    writers: str = ""
    part: bool = False
    body: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)


def door(sample: str, opens: str | frozenset[str], forbids: str = "", **more: Any) -> Door:
    names = opens if isinstance(opens, frozenset) else frozenset(opens.split())
    return Door(sample, names, frozenset(forbids.split()), **more)


def inside(sample: str, knows: str, opens: str, **more: Any) -> Door:
    """A door to something that `knows` know of: those of them who may not pass are told so."""
    told_no = set(knows.split()) - set(opens.split())
    return door(sample, opens, " ".join(told_no), **more)


def act(sample: str, knows: str, opens: str, body: dict[str, Any] | None = None, **more: Any) -> Door:
    """A button or a sent form: POST, and back to a page."""
    return inside(sample, knows, opens, **{"post": True, "status": 302, "body": body or {}, **more})
