"""What happened to a place: names, where it belonged and what belonged to it, decisions about it, roles at it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model, Q, QuerySet

from common.history_view import Entry, Moment, Names, Telling, history_of
from common.words import day
from networks.enums import GroupState, Kind
from networks.models import (
    Area,
    Group,
    GroupMembership,
    GroupOwner,
    Network,
    NetworkPlacement,
    Place,
    PlaceName,
    Replacement,
    School,
    SchoolMembership,
)
from overview.request_story import about_requests
from overview.role_story import about_roles, events_of
from roles.enums import Role
from roles.models import Appointment, Person, RearrangedPlace, Rearrangement

KINDS = {
    "place": "The place itself",
    "belongs": "What belongs to what",
    "decisions": "Decisions about places",
    "roles": "Roles",
}
CHARTER = {
    "purpose": "Why", "focus": "What it works on", "who_for": "Who it is for", "by_when": "By when",
}  # fmt: skip
REPORT = {"report_did": "What we did", "report_changed": "What changed", "report_take": "What others can take"}
SCHOOL = {
    "school_type": "Type", "address": "Address", "town": "Town", "postcode": "Postcode", "phone": "Phone",
    "lga_name": "Council",
}  # fmt: skip
GROUP_WORDS = {
    GroupState.PROPOSED: "proposed the group again",
    GroupState.ACTIVE: "started the group",
    GroupState.CONCLUDED: "concluded the group",
    GroupState.DECLINED: "declined the group",
    GroupState.WITHDRAWN: "took back the proposal of the group",
}


def may_read_history(person: Person, place: Place) -> bool:
    """Those who lead, support or oversee it, whoever reads the audit, and of a school its principal."""
    return _reads_all(person, place) or person.has_perm("view_own_history", place)


def _reads_all(person: Person, place: Place) -> bool:
    return person.has_perm("view_history", place) or person.may_everywhere("see_audit")


def story_of_place(place: Place, person: Person) -> list[Entry]:
    """
    Newest first. To be asked only for who may_read_history(). A principal reads where the school sat and who held which
    role there: not why others came and went, nor decisions that are about other schools too.
    """
    in_full = _reads_all(person, place)
    return history_of(
        *_about_itself(place, person),
        *_about_belonging(place),
        *about_requests(place, person),
        *([_about_decisions(place)] if in_full else []),
        about_roles(events_of(Appointment).filter(place=place.pk), in_full=in_full),
        *_about_members_of_forum(place),
    )


def _about_itself(place: Place, person: Person) -> list[Telling]:
    own = {Kind.NETWORK: _of_network, Kind.SCHOOL: _of_school}
    found = [_of_place(place), _of_names(place)]
    if place.kind in own:
        found.append(own[Kind(place.kind)](place))
    if place.kind == Kind.GROUP:
        inside = person.has_perm("view_community", place)
        found.append(_of_group(place, CHARTER | REPORT if inside else CHARTER))
    return found


def _of_place(place: Place) -> Telling:
    def say(moment: Moment, names: Names) -> str | None:
        after = moment.after
        if moment.before and moment.became("closed_on"):
            return f"closed it from {day(after['closed_on'])}" if after["closed_on"] else "opened it again"
        return ""

    events = events_of(Place).filter(pgh_obj_id=place.pk)
    return Telling("place", Kind(place.kind).label.lower(), events, {"name": "Name"}, "name", say)


def _of_names(place: Place) -> Telling:
    def say(moment: Moment, names: Names) -> str | None:
        name, ends_on = moment.after["name"], moment.after["ends_on"]
        if moment.is_new:
            return f"entered that it is called “{name}” {_days(moment.after)}"
        if moment.is_gone:
            return f"took back the name “{name}”"
        if moment.became("name"):
            return "corrected a name"
        return f"let the name “{name}” end with {day(ends_on)}" if ends_on else f"let the name “{name}” stay"

    return Telling("place", "name", events_of(PlaceName).filter(place=place.pk), {"name": "Name"}, "name", say)


def _own(place: Place, model: Any, noun: str, fields: Mapping[str, str], words: Mapping[str, str]) -> Telling:
    """The columns of a kind's own table; that the place came to be is told by its common row."""

    def say(moment: Moment, names: Names) -> str | None:
        if moment.is_new or moment.is_gone:
            return None
        return next((said for name, said in words.items() if moment.became(name)), "")

    return Telling("place", noun, events_of(model).filter(pgh_obj_id=place.pk), fields, "", say)


def _of_network(place: Place) -> Telling:
    fields = {"vision": "Vision", "meetings_per_term": "Meetings a term"}
    return _own(place, Network, "network", fields, {"vision": "wrote the vision"})


def _of_school(place: Place) -> Telling:
    return _own(place, School, "school", SCHOOL, {})


def _of_group(place: Place, fields: Mapping[str, str]) -> Telling:
    def say(moment: Moment, names: Names) -> str | None:
        if moment.is_new or moment.is_gone:
            return None
        if moment.became("state"):
            return GROUP_WORDS[GroupState(moment.after["state"])]
        return "changed the charter" if any(moment.became(name) for name in CHARTER) else ""

    events = events_of(Group).filter(pgh_obj_id=place.pk)
    return Telling("place", "group", events, fields, "", say, reasons=("reason",))


def _about_belonging(place: Place) -> list[Telling]:
    """Dated rows: a part belongs to a whole from one day to another."""
    here = {Kind.NETWORK: "network", Kind.SCHOOL: "school", Kind.AREA: "area", Kind.GROUP: "group"}.get(
        Kind(place.kind)
    )
    kinds: list[tuple[Any, type[Model], str, type[Model], str]] = [
        (SchoolMembership, School, "school", Network, "network"),
        (NetworkPlacement, Network, "network", Area, "area"),
        (GroupMembership, School, "school", Group, "group"),
        (GroupOwner, Group, "group", Network, "network"),
    ]
    found = [
        _belonging(events_of(model).filter(**{here: place.pk}), part, part_name, whole, whole_name)
        for model, part, part_name, whole, whole_name in kinds
        if here in (part_name, whole_name)
    ]
    return [*found, _of_replacing(place)] if place.kind == Kind.NETWORK else found


def _belonging(events: QuerySet, part: type[Model], part_name: str, whole: type[Model], whole_name: str) -> Telling:
    def say(moment: Moment, names: Names) -> str | None:
        after = moment.after
        one, of = names.of(part, after[f"{part_name}_id"]), names.of(whole, after[f"{whole_name}_id"])
        if moment.is_new:
            return f"entered that {one} belongs to {of} {_days(after)}"
        if moment.is_gone:
            return f"took back that {one} belongs to {of} {_days(after)}"
        if moment.became("ends_on") and after["ends_on"]:
            return f"set the last day of {one} in {of}"
        return f"changed the days of {one} in {of}"

    fields = {"starts_on": "First day", "ends_on": "Last day"}
    return Telling("belongs", part_name, events, fields, "", say, many="changed where {} belong")


def _of_replacing(place: Place) -> Telling:
    def say(moment: Moment, names: Names) -> str | None:
        row = moment.after
        old, new = names.of(Network, row["old_id"]), names.of(Network, row["new_id"])
        verb = "took back" if moment.is_gone else "entered"
        return f"{verb} that {new} stands for {old} from {day(row['on'])}"

    events = events_of(Replacement).filter(Q(old=place.pk) | Q(new=place.pk))
    return Telling("belongs", "network", events, {}, "", say)


def _about_decisions(place: Place) -> Telling:
    def say(moment: Moment, names: Names) -> str | None:
        row = moment.after
        if moment.became("withdrawn_at"):
            return f"took back the decision “{row['sentence']}”"
        return f"decided from {day(row['on'])}: {row['sentence']}" if moment.is_new else None

    mine = RearrangedPlace.objects.filter(place=place.pk).values("rearrangement")
    events = events_of(Rearrangement).filter(pgh_obj_id__in=mine)
    return Telling("decisions", "decision", events, {}, "", say, ("decided_by",), ("withdrawn_by",))


def _about_members_of_forum(place: Place) -> list[Telling]:
    """Whoever chairs a network of the region is in its forum; why they came or went is told at their network."""
    if place.kind != Kind.FORUM:
        return []
    networks = Network.objects.filter(region=place.region_id).values("pk")
    return [about_roles(events_of(Appointment).filter(role=Role.CHAIR, place__in=networks), in_full=False)]


def _days(row: Mapping[str, Any]) -> str:
    last = f" to {day(row['ends_on'])}" if row["ends_on"] else " on"
    return f"from {day(row['starts_on'])}{last}"
