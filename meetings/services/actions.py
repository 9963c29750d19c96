"""Follow-up actions: set, do, wait, close, reopen, drop. Closing one anywhere is the same row."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from meetings.enums import OPEN_ACTIONS, ActionState, OwnerKind, Sensitivity
from meetings.models import Action, AgendaItem
from meetings.services.run import TWICE, open_record
from networks.models import Place, School
from roles.access import people_with
from roles.models import Person


@dataclass(frozen=True)
class Owner:
    """Whose it is. Exactly one of the three is given, or none of them for "each member school"."""

    kind: str
    person: Person | None = None
    role: str = ""
    school: School | None = None
    place: Place | None = None
    """Where the role is held, at a joint meeting of two."""

    def fields(self) -> dict[str, Any]:
        return {"owner_kind": self.kind, "owner": self.person, "role": self.role, "school": self.school}


@transaction.atomic
def set_action(
    *, what: str, owner: Owner, by: Person, due_on: dt.date | None = None, item: AgendaItem | None = None,
    place: Place | None = None,
) -> Action:  # fmt: skip
    """
    Set an action under an item, or at a place without one. From an executive item it is for the executive only.

    "Each member school" makes a parent and one part for each school of today; schools that join later are not asked.
    The same action set again by the same person within two minutes is the first one.
    """
    places = _places_to_set_at(item, place, by)
    seat = seat_of(owner, places)
    common = {"item": item, "what": what, "due_on": due_on, "set_by": by}
    same = Action.objects.filter(parent=None, set_at__gt=timezone.now() - TWICE, **common, **owner.fields())
    if found := same.filter(place=seat).first():
        return found
    common["sensitivity"] = item.sensitivity if item else Sensitivity.MEMBERS
    action = Action.objects.create(place=seat, **common, **owner.fields())
    if owner.kind == OwnerKind.EACH_SCHOOL:
        schools = list(School.objects.schools_of_any(places).by_name())
        if not schools:
            raise Refused("There is no member school to share this among.", "owner_kind")
        for school in schools:
            one = Owner(OwnerKind.SCHOOL, school=school)
            Action.objects.create(place=seat_of(one, places), parent=action, **common, **one.fields())
    ring()
    return action


def _places_to_set_at(item: AgendaItem | None, place: Place | None, by: Person) -> tuple[Place, ...]:
    if item:
        return open_record(item, by).rights_places
    if place is None:
        raise Refused("Choose where this action belongs.", "place")
    if not by.has_perm("run_meeting", place):
        raise NotAllowed(f"You may not set actions at {place}.")
    return (Place.objects.select_for_update(no_key=True).get(pk=place.pk),)


def seat_of(owner: Owner, places: Sequence[Place]) -> Place:
    """
    Where an action sits: at the place of the meeting, and after a joint one with whoever is to do it, so that it counts
    for their network. The first of two where somebody belongs to both, and for a whole whose parts are the schools’.
    """
    first, *others = places
    for place in others:
        if place.pk in (owner.place and owner.place.pk, owner.school and owner.school.network_id):
            return place
        if owner.person and not _belongs(owner.person, first) and _belongs(owner.person, place):
            return place
    return first


def _belongs(person: Person, place: Place) -> bool:
    return people_with("propose_item", place).filter(pk=person.pk).exists()


def may_manage(person: Person, action: Action) -> bool:
    """May change its words and its day: who set it, while they see it, and who runs meetings of the place."""
    return action.set_by_id == person.pk or person.has_perm("run_meeting", action)


def is_owner(person: Person, action: Action) -> bool:
    """Named, holding its role now, or answering for its school. One query."""
    return Action.objects.owned_by(person).filter(pk=action.pk).exists()


def may_close(person: Person, action: Action) -> bool:
    return may_manage(person, action) or is_owner(person, action)


@transaction.atomic
def change_action(*, action: Action, what: str, due_on: dt.date | None, version: int, by: Person) -> Action:
    """Reword or re-date an open action, and its open parts with it. Refused when somebody changed it meanwhile."""
    if not may_manage(by, action):
        raise NotAllowed("Only who set this action, and those who run the meetings, change it.")
    action = locked(action)
    if (action.what, action.due_on) == (what, due_on):
        return action
    if action.version != version:
        raise Refused(f"Somebody changed this meanwhile. It now reads: “{action.what}”. Look at it, then save again.")
    if not action.is_open:
        raise Refused("This action is closed. Reopen it before you change it.")
    for row in [action, *action.parts.filter(state__in=OPEN_ACTIONS)]:
        row.what, row.due_on, row.version = what, due_on, row.version + 1
        row.save(update_fields=["what", "due_on", "version"])
    ring()
    return action


@transaction.atomic
def give_action(*, action: Action, owner: Owner, by: Person) -> Action:
    """Give an open action to somebody else: it stays the same action, and says who had it before."""
    if not may_manage(by, action):
        raise NotAllowed("Only who set this action, and those who run the meetings, give it to somebody else.")
    action = locked(action)
    if not action.is_open:
        raise Refused("This action is closed. Reopen it first.")
    if action.parent_id or OwnerKind.EACH_SCHOOL in (action.owner_kind, owner.kind):
        raise Refused("Each school has its own part of this. Waive the part, or set an action for somebody else.")
    if {name: getattr(action, name) for name in owner.fields()} == owner.fields():
        return action
    seat = seat_of(owner, sorted(action.rights_places, key=lambda place: place.pk != action.place_id))
    if owner.person and not _belongs(owner.person, seat):
        raise Refused(f"{owner.person.name} does not belong to {seat.name}.", "whose")
    action.handed_from, action.handed_by, action.handed_at = action.owner, by, timezone.now()
    for name, value in owner.fields().items():
        setattr(action, name, value)
    action.place = seat
    action.version += 1
    action.save(update_fields=["place", *owner.fields(), "handed_from", "handed_by", "handed_at", "version"])
    ring()
    return action


def may_limit(person: Person, action: Action) -> bool:
    """May say who sees it: who changes its words, as long as they see what is the executive's; of a whole only."""
    return action.parent_id is None and may_manage(person, action) and person.has_perm("see_executive_items", action)


@transaction.atomic
def limit_action(*, action: Action, sensitivity: str, by: Person) -> Action:
    """
    Say who may see an action: every member, or only the executive and who is to do it. The parts follow the whole. What
    others may no longer see is gone for them at once: no list, page, history or mail has kept it.
    """
    if not may_limit(by, action):
        raise NotAllowed("Only who changes this action and sees the executive’s matters says who may see it.")
    action = locked(action)
    item = action.item
    if sensitivity == Sensitivity.MEMBERS and item and item.sensitivity == Sensitivity.EXECUTIVE:
        raise Refused("It comes from a matter of the executive, so it stays with the executive.", "sensitivity")
    for row in [action, *action.parts.all()]:
        if row.sensitivity != sensitivity:
            row.sensitivity, row.version = sensitivity, row.version + 1
            row.save(update_fields=["sensitivity", "version"])
    ring()
    return action


@transaction.atomic
def say_progress(
    *, action: Action, state: str, waiting_on: str, by: Person, waiting_since: dt.date | None = None,
    evidence_url: str | None = None,
) -> Action:  # fmt: skip
    """
    Say that an open action is under way or not, what it waits for, and since when: since today, unless it was waiting
    for the same already; and where is to be seen what has been done. None leaves that link as it is.
    """
    action = _open_to(action, by)
    if state not in OPEN_ACTIONS:
        raise Refused("Close it with “Mark done”, or say that it is no longer needed.", "state")
    if not action.is_open:
        raise Refused("This action is closed. Reopen it first.")
    known = action.waiting_since if action.waiting_on == waiting_on else None
    action.state, action.waiting_on = state, waiting_on
    action.waiting_since = (waiting_since or known or timezone.localdate()) if waiting_on else None
    action.evidence_url = action.evidence_url if evidence_url is None else evidence_url
    action.save(update_fields=["state", "waiting_on", "waiting_since", "evidence_url"])
    roll_up(action.parent)
    return action


@transaction.atomic
def close_action(*, action: Action, by: Person, note: str = "", evidence_url: str = "") -> Action:
    """Mark an action done. A second time changes nothing, except that a note or a link given then is added."""
    action = _open_to(action, by)
    if action.state == ActionState.NOT_NEEDED:
        raise Refused("Somebody said that this is no longer needed. Reopen it first.")
    if action.owner_kind == OwnerKind.EACH_SCHOOL and (left := action.parts.filter(state__in=OPEN_ACTIONS).count()):
        raise Refused(f"Each school closes its own part. {left} of {action.parts.count()} are still open.")
    if action.state == ActionState.DONE and not (note or evidence_url):
        return action
    if action.state != ActionState.DONE:
        _shut(action, ActionState.DONE, by)
    action.closing_note, action.evidence_url = note or action.closing_note, evidence_url or action.evidence_url
    action.save(update_fields=["closing_note", "evidence_url"])
    roll_up(action.parent, by)
    ring()
    return action


@transaction.atomic
def drop_action(*, action: Action, reason: str, by: Person) -> Action:
    """Say that an action is no longer needed, and why. Dropping a parent drops the parts that are still open."""
    action = _open_to(action, by)
    if action.parent_id and not may_manage(by, action):
        raise NotAllowed("A school’s part is waived by who set the action, or who runs the meetings.")
    if not reason:
        raise Refused("Say why it is no longer needed.", "reason")
    if action.state == ActionState.NOT_NEEDED:
        return action
    if not action.is_open:
        raise Refused("This action is done. Reopen it first.")
    for row in [action, *action.parts.filter(state__in=OPEN_ACTIONS)]:
        row.closing_note = reason
        row.save(update_fields=["closing_note"])
        _shut(row, ActionState.NOT_NEEDED, by)
    roll_up(action.parent, by)
    ring()
    return action


@transaction.atomic
def reopen_action(*, action: Action, by: Person) -> Action:
    """
    Open a closed action again; the note it was closed with stays in the history. An open one stays as it is.
    A parent that was dropped opens again with the parts that were dropped with it.
    """
    action = _open_to(action, by)
    if action.is_open:
        return action
    if action.owner_kind == OwnerKind.EACH_SCHOOL and action.state == ActionState.DONE:
        raise Refused("Reopen the part of one school: then the whole is open again.")
    for row in action.parts.filter(state=ActionState.NOT_NEEDED, closing_note=action.closing_note):
        _reopen(row)
    _reopen(action)
    roll_up(action.parent)
    ring()
    return action


def locked(action: Action) -> Action:
    """The row, locked. A parent is locked before its parts: two schools that close at once wait in one order."""
    rows = Action.objects.select_for_update(of=("self",), no_key=True).select_related("place", "parent")
    if action.parent_id:
        rows.get(pk=action.parent_id)
    return rows.get(pk=action.pk)


def _open_to(action: Action, by: Person) -> Action:
    if not may_close(by, action):
        raise NotAllowed("Only who it is for, who set it, and those who run the meetings change an action.")
    return locked(action)


def _shut(action: Action, state: ActionState, by: Person) -> None:
    action.state, action.closed_by, action.closed_at = state, by, timezone.now()
    action.waiting_on, action.waiting_since = "", None
    action.save(update_fields=["state", "closed_by", "closed_at", "waiting_on", "waiting_since"])


def _reopen(action: Action) -> None:
    action.state, action.closed_by, action.closed_at = ActionState.OPEN, None, None
    action.closing_note = ""
    action.save(update_fields=["state", "closed_by", "closed_at", "closing_note"])


def roll_up(parent: Action | None, by: Person | None = None) -> None:
    """A parent is done when all its parts are done or not needed; it is not needed when none of them is."""
    if parent is None:
        return
    states = set(parent.parts.values_list("state", flat=True))
    if states & set(OPEN_ACTIONS):
        wanted = ActionState.OPEN if states == {ActionState.OPEN} else ActionState.UNDER_WAY
        if not parent.is_open:
            _reopen(parent)
        parent.state = wanted
        parent.save(update_fields=["state"])
    elif parent.is_open and by:
        if ActionState.DONE not in states:
            parent.closing_note = "No school needs it any longer."
            parent.save(update_fields=["closing_note"])
        _shut(parent, ActionState.DONE if ActionState.DONE in states else ActionState.NOT_NEEDED, by)
