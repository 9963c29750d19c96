from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """A matter that networks take up: what goes on the agenda, and what may come out of it."""

    title: str
    purpose: str
    minutes: int
    detail: str
    notes: tuple[str, ...]
    decisions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    paper: str = ""
    policy: str = ""
