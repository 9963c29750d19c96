"""How one action is told: set, changed, handed on, closed, with its parts."""

from typing import Any

from django.db.models import Q, QuerySet

from common.history_view import Entry, Moment, Names, Telling, history_of
from meetings.enums import ActionState, Sensitivity
from meetings.models import Action
from meetings.services.seeing import places_of
from networks.models import School
from roles.models import Person

KINDS = {"action": "Action"}
FIELDS = {
    "what": "Words", "due_on": "Due", "owner": "For", "role": "For the role", "school": "For the school",
    "sensitivity": "Who may see it", "waiting_on": "Waiting for", "waiting_since": "Waiting since",
    "evidence_url": "What shows it",
}  # fmt: skip
STATES = {
    ActionState.DONE: "closed the action{}",
    ActionState.NOT_NEEDED: "said that the action{} is no longer needed",
    ActionState.UNDER_WAY: "said that the action{} is under way",
    ActionState.OPEN: "said that the action{} has not started",
}
CLOSED = (ActionState.DONE, ActionState.NOT_NEEDED)


def may_read_history(person: Person, action: Action) -> bool:
    """Whoever may see the action; of an executive one only who sees what is the executive's, not who does it."""
    return action.sensitivity == Sensitivity.MEMBERS or _sees_executive(person, action)


def _sees_executive(person: Person, action: Action) -> bool:
    """At one of the networks, where two hold the meeting together."""
    return any(person.has_perm("see_executive_items", place) for place in places_of(action))


def story_of_action(action: Action, person: Person) -> list[Entry]:
    """Newest first. Of the time before an executive action was opened to everybody, others read nothing."""
    events = _events().filter(Q(pgh_obj_id=action.pk) | Q(parent=action.pk))
    if not _sees_executive(person, action):
        events = events.filter(sensitivity=Sensitivity.MEMBERS)

    def say(moment: Moment, names: Names) -> str | None:
        return _of_action(moment, names, is_part=moment.after["pgh_obj_id"] != action.pk)

    telling = Telling(
        kind="action",
        noun="action",
        events=events,
        fields=FIELDS,
        say=say,
        authors=("set_by",),
        editors=("closed_by",),
        reasons=("closing_note",),
    )
    return history_of(telling)


def _events() -> QuerySet:
    model: Any = Action
    return model.pgh_event_model.objects.all()


def _of_action(moment: Moment, names: Names, *, is_part: bool) -> str | None:
    after = moment.after
    part = f" for {names.of(School, after['school_id'])}" if after["school_id"] else ""
    if not moment.before:
        return None if is_part else f"set the action “{after['what']}”{part}"
    if moment.became("state"):
        if moment.before["state"] in CLOSED and after["state"] not in CLOSED:
            return f"opened the action{part} again"
        return STATES[ActionState(after["state"])].format(part)
    if any(moment.became(name) for name in ("owner_id", "role", "owner_kind")):
        return f"handed the action{part} on"
    if moment.became("waiting_on"):
        waits = after["waiting_on"]
        return (
            f"said that the action{part} waits for {waits}" if waits else f"said that the action{part} waits no longer"
        )
    return f"changed the action{part}" if any(moment.became(name) for name in ("what", "due_on", "sensitivity")) else ""
