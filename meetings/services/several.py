"""Several actions at once, in one transaction. What cannot be done to one is said; the others are done all the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from common.errors import NotAllowed, Refused
from common.words import count
from meetings.models import Action
from roles.models import Person

MOST, NAMED = 100, 4
NO_RIGHT = "it is not yours to change"


@dataclass
class Outcome:
    """What became of those chosen: done to these, and left as they were with the reason."""

    done: list[Action] = field(default_factory=list)
    left: list[tuple[Action, str]] = field(default_factory=list)

    def told(self, became: str) -> str:
        """3 actions are closed. Left as they were: “Book a room” (Ann Able closed it), and 2 others."""
        number = len(self.done)
        said = f"{count(number, 'action')} {'is' if number == 1 else 'are'} {became}." if number else "Nothing changed."
        if not self.left:
            return said
        named = ", ".join(f"“{action.what}” ({why})" for action, why in self.left[:NAMED])
        more = len(self.left) - NAMED
        others = f", and {count(more, 'other')}" if more > 0 else ""
        return f"{said} Left as they were: {named}{others}."


@transaction.atomic
def to_each(keys: Iterable[int], act: Callable[[Action], Action], by: Person) -> Outcome:
    """
    Do `act`, a service for one action, to each of these that the person may see. One that is closed meanwhile, that is
    not theirs to change or that stands so already is left, so that a second click finds nothing to do.
    """
    outcome = Outcome()
    for action in _locked(set(keys), by):
        if not action.is_open:
            outcome.left.append((action, f"{action.closed_by.name} closed it" if action.closed_by else "it is closed"))
            continue
        before = action.version, action.state
        try:
            with transaction.atomic():
                after = act(action)
        except Refused as refused:
            outcome.left.append((action, str(refused).rstrip(".")))
        except NotAllowed:
            outcome.left.append((action, NO_RIGHT))
        else:
            if (after.version, after.state) == before:
                outcome.left.append((action, "it stands so already"))
            else:
                outcome.done.append(after)
    return outcome


def _locked(keys: set[int], by: Person) -> list[Action]:
    """Those the person may see, each locked with its parent and all in one order, as a service for one locks them."""
    seen = Action.objects.visible_to(by).filter(pk__in=keys)
    parents = set(seen.exclude(parent=None).values_list("parent", flat=True))
    seen_keys = set(seen.values_list("pk", flat=True))
    rows = Action.objects.select_for_update(of=("self",), no_key=True).select_related("place", "closed_by")
    return [row for row in rows.filter(pk__in=seen_keys | parents).order_by("pk") if row.pk in seen_keys]
