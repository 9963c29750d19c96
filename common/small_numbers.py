"""Counts that would say too much about few people are not shown: one function for pages, prints and exports."""

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")
FEWEST = 5
TOO_FEW = "too few to show"


def shown(counts: Mapping[Key, int], fewest: int = FEWEST) -> dict[Key, int | None]:
    """
    The counts of one question; None stands for those that are not shown, zero among them.

    Never is exactly one hidden: whoever learnt the total elsewhere could work it out. The smallest of the others goes
    with it.
    """
    hidden = {key for key, count in counts.items() if count < fewest}
    if len(hidden) == 1 and len(counts) > 1:
        hidden.add(min((key for key in counts if key not in hidden), key=lambda key: counts[key]))
    return {key: None if key in hidden else count for key, count in counts.items()}
