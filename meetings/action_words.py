"""How an action reads: whose it is, when it is due, where it stands today."""

from django.utils.html import format_html

from common import words
from meetings.enums import ActionState, OwnerKind
from meetings.models import Action
from roles.enums import short


def whose(action: Action) -> str:
    """Mei-Lin Tran; Chair; Two Wells Primary School; 9 schools, each closes its own part."""
    if action.owner_kind == OwnerKind.PERSON and action.owner:
        return action.owner.name
    if action.owner_kind == OwnerKind.ROLE:
        return f"Whoever holds the role: {short(action.role)}"
    if action.owner_kind == OwnerKind.SCHOOL and action.school:
        return action.school.name
    return f"{words.count(len(action.parts.all()), 'school')}, each closes its own part"


def live_state(action: Action) -> tuple[str, str]:
    """(kind, words) of where an action stands today."""
    if action.state == ActionState.DONE:
        return "good", f"Done {words.near_day(action.closed_at)}" if action.closed_at else "Done"
    if action.state == ActionState.NOT_NEEDED:
        return "off", "Waived" if action.parent_id else "No longer needed"
    share = _share(action) if action.owner_kind == OwnerKind.EACH_SCHOOL else ""
    waits = (
        f"waiting for {action.waiting_on} since {words.near_day(action.waiting_since)}" if action.waiting_since else ""
    )
    if action.due_on and (late := words.overdue(action.due_on)):
        return "late", ", ".join(filter(None, [late, share, waits]))
    if share:
        return ("todo" if share.startswith("0 ") else "part"), share
    if waits:
        return "due", f"W{waits[1:]}"
    return ("part", "Under way") if action.state == ActionState.UNDER_WAY else ("todo", "Not started")


def _share(action: Action) -> str:
    states = [part.state for part in action.parts.all()]
    waived = states.count(ActionState.NOT_NEEDED)
    done = f"{states.count(ActionState.DONE)} of {words.count(len(states), 'school')} done"
    return f"{done}, {waived} waived" if waived else done


def state_words(action: Action) -> str:
    """Where an action stands today, without its shape."""
    return live_state(action)[1]


def due_words(action: Action) -> str:
    """Due Fri 4 Dec, in 10 days. Nothing without a day."""
    if not action.due_on:
        return ""
    late = words.overdue(action.due_on)
    near = f", {words.distance(action.due_on)}" if action.is_open and not late else ""
    return format_html("Due {}{}", words.near_day(action.due_on), near)
