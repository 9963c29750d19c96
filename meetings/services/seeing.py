"""By which ways a meeting, an item and an action are seen: what visible_to asks in SQL, told for one thing."""

from meetings.enums import ON_THE_DAY, OPEN_STATES, OwnerKind, Sensitivity, inner_circle
from meetings.models import Action, AgendaItem, Meeting
from networks.enums import Kind
from networks.models import Place, Replacement
from roles.services.reasons import Way

EXECUTIVE = "It is a matter of the executive: only the chair, the executive and the SEIL see it."
FOR_FEW = "It is not for every member: only {} see it."
DRAFT = "It is a draft: only those who set the agenda see it."


def ways_to_meeting(meeting: Meeting) -> list[Way]:
    places = meeting.rights_places
    found = [Way("set_agenda", place) for place in places]
    if meeting.state in OPEN_STATES and meeting.published_at:
        found += [*(Way("view_community", place) for place in places), Way("view_as_guest", shared=meeting)]
    return found


def ways_to_item(item: AgendaItem) -> list[Way]:
    places = item.rights_places
    if item.sensitivity == Sensitivity.EXECUTIVE:
        return [Way("see_executive_items", place) for place in places]
    proposer = frozenset({item.proposed_by_id})
    found = [Way("set_agenda", place) for place in places]
    found += [Way("view_community", place, only=proposer) for place in places]
    if item.state in ON_THE_DAY and item.meeting:
        found += ways_to_meeting(item.meeting)
    return found


def ways_to_action(action: Action) -> list[Way]:
    places = places_of(action)
    found = [*(Way("see_executive_items", place) for place in places), *_owners(action)]
    if action.sensitivity == Sensitivity.MEMBERS:
        found += [Way("view_community", place) for place in places]
        if action.item and action.item.meeting:
            found.append(Way("read_record", shared=action.item.meeting))
    return found


def places_of(action: Action) -> list[Place]:
    """Its own, and both of a meeting that two networks hold together."""
    meeting = action.item.meeting if action.item else None
    return list(dict.fromkeys((action.place, *(meeting.rights_places if meeting else ()))))


def _owners(action: Action) -> list[Way]:
    if action.owner_kind == OwnerKind.PERSON and action.owner_id:
        return [Way(only=frozenset({action.owner_id}), words="It is theirs to do.")]
    if action.owner_kind == OwnerKind.ROLE:
        heirs = Place.objects.filter(pk__in=Replacement.objects.heirs().get(action.place_id, ()))
        return [Way(role=action.role, place=place) for place in (action.place, *heirs)]
    if action.owner_kind == OwnerKind.SCHOOL and action.school:
        return [Way("answer_for_school", action.school)]
    return []


def closed_words(thing: Meeting | AgendaItem | Action) -> str:
    """For whom a thing is meant when it is not for every member."""
    if isinstance(thing, Meeting):
        return "" if thing.state in OPEN_STATES and thing.published_at else DRAFT
    if thing.sensitivity != Sensitivity.EXECUTIVE:
        return ""
    return EXECUTIVE if thing.place.kind == Kind.NETWORK else FOR_FEW.format(inner_circle(thing.place.kind))
