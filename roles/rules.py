"""
What each role may do, and where: one page that a principal can check. tests/access holds it against an independent
copy.

RULES: role -> kind of place -> verbs. A role is held at one place (HELD_AT) and reaches other places as REACH says:
a chair holds the role at a network and reaches its schools and its region's forum; an area director reaches the
networks of the area.
"""

from enum import Enum
from typing import NamedTuple

from networks.enums import Kind
from roles.enums import Role

HELD_AT = {
    Role.PRINCIPAL: Kind.SCHOOL,
    Role.DELEGATE: Kind.SCHOOL,
    Role.EXECUTIVE: Kind.NETWORK,
    Role.CHAIR: Kind.NETWORK,
    Role.SEIL: Kind.NETWORK,
    Role.AREA_DIRECTOR: Kind.AREA,
    Role.MULTIDISCIPLINARY: Kind.AREA,
    Role.FORUM_ADMIN: Kind.REGION,
    Role.CENTRAL: Kind.STATE,
    Role.ADMINISTRATOR: Kind.STATE,
    Role.GROUP_LEAD: Kind.GROUP,
    Role.GROUP_MEMBER: Kind.GROUP,
}

REACH: dict[tuple[Kind, Kind], tuple[tuple[str, str], ...] | None] = {
    # (held at, reaching): pairs of the target's field and the held place's field, one of which must be equal;
    # None reaches every place of that kind. `groups` are keys: of the groups that a school is a member of, or that a
    # network owns
    (Kind.SCHOOL, Kind.SCHOOL): (("id", "id"), ("network_id", "network_id")),
    (Kind.SCHOOL, Kind.NETWORK): (("id", "network_id"),),
    (Kind.NETWORK, Kind.SCHOOL): (("network_id", "id"),),
    (Kind.NETWORK, Kind.NETWORK): (("id", "id"),),
    (Kind.NETWORK, Kind.FORUM): (("region_id", "region_id"),),
    (Kind.AREA, Kind.AREA): (("id", "id"),),
    (Kind.AREA, Kind.NETWORK): (("area_id", "id"),),
    (Kind.AREA, Kind.SCHOOL): (("area_id", "id"),),
    (Kind.REGION, Kind.REGION): (("id", "id"),),
    (Kind.REGION, Kind.AREA): (("region_id", "id"),),
    (Kind.REGION, Kind.NETWORK): (("region_id", "id"),),
    (Kind.REGION, Kind.SCHOOL): (("region_id", "id"),),
    (Kind.REGION, Kind.FORUM): (("region_id", "id"),),
    (Kind.SCHOOL, Kind.GROUP): (("id", "groups"),),
    (Kind.NETWORK, Kind.GROUP): (("id", "groups"),),
    (Kind.GROUP, Kind.GROUP): (("id", "id"),),
    **{(kind, Kind.STATE): None for kind in Kind},
    (Kind.NETWORK, Kind.REGION): (("id", "region_id"),),
    **{(Kind.STATE, kind): None for kind in Kind},
}

OWN_SCHOOL = {"answer_for_school", "view_own_history"}
"""Verbs over a school that only count at the very school the role is held at, not at its neighbours in the network."""

WATCH = {"view_as", "see_audit", "explain_access"}
"""For the whole state only: looking as somebody else, the audit, and who sees what."""

TO_KNOW_OF = {"view_place"}
NEARBY: dict[tuple[Kind, Kind], tuple[tuple[str, str], ...]] = {
    # what lies near enough to be known of, beside what REACH reaches: the groups of a school's network
    (Kind.SCHOOL, Kind.GROUP): (("id", "nearby_groups"),),
}

TO_READ_ON = {"view_place", "view_community", "see_executive_items", "view_history"}
BEFORE: dict[tuple[Kind, Kind], tuple[tuple[str, str], ...]] = {
    # what somebody may read at a network, they may read at those that it stands for since they merged, were split or
    # closed with it as heir. Only reading goes back: nothing is written where a network is no more
    (Kind.SCHOOL, Kind.NETWORK): (("id", "before"),),
    (Kind.NETWORK, Kind.NETWORK): (("id", "before"),),
}
FURTHER = ((TO_KNOW_OF, NEARBY), (TO_READ_ON, BEFORE))


def ways(held: Kind, target: Kind, verb: str) -> tuple[tuple[str, str], ...] | None:
    """The pairs of fields by which a verb gets from a held place to places of a kind; None reaches all of them."""
    if verb in OWN_SCHOOL:
        return (("id", "id"),)
    found = REACH[held, target]
    if found is None:
        return None
    return (*found, *(pair for verbs, more in FURTHER if verb in verbs for pair in more.get((held, target), ())))


MEMBER = {"view_place", "view_community", "propose_item"}
NETWORK_MEMBER = MEMBER | {"propose_group"}
EXECUTIVE = MEMBER | {
    "set_agenda",
    "use_template",
    "manage_templates",
    "run_meeting",
    "keep_record",
    "see_executive_items",
    "edit_plan",
    "review_milestone",
    "share_access",
    "view_history",
    "see_rollup",
}
OWNS_GROUP = {"view_place", "view_community", "view_history", "manage_group"}
OVERSEE = {"view_place", "see_rollup"}
TEMPLATES = {"use_template", "manage_templates"}
KEEP = {"keep_calendar"}
FROM_ABOVE = {Kind.REGION: {"use_template"}, Kind.STATE: {"use_template"}}
"""Agenda templates of the region and of the state, for whoever sets the agenda of a network."""

RULES: dict[Role, dict[Kind, set[str]]] = {
    Role.PRINCIPAL: {Kind.SCHOOL: {"view_place"} | OWN_SCHOOL, Kind.NETWORK: NETWORK_MEMBER, Kind.GROUP: MEMBER},
    Role.DELEGATE: {Kind.SCHOOL: {"view_place", "answer_for_school"}, Kind.NETWORK: NETWORK_MEMBER, Kind.GROUP: MEMBER},
    Role.EXECUTIVE: {
        Kind.SCHOOL: {"view_place", "view_history"},
        Kind.NETWORK: EXECUTIVE | NETWORK_MEMBER | {"approve_group", "ask_forum"},
        Kind.GROUP: OWNS_GROUP,
        **FROM_ABOVE,
    },
    Role.CHAIR: {
        Kind.SCHOOL: {"view_place", "view_history"},
        Kind.NETWORK: EXECUTIVE
        | NETWORK_MEMBER
        | {"circulate_minutes", "invite_guest", "reply_for_any_school", "approve_group", "ask_forum"},
        Kind.GROUP: OWNS_GROUP,
        Kind.FORUM: MEMBER,
        **FROM_ABOVE,
    },
    Role.SEIL: {
        Kind.SCHOOL: {"view_place", "view_history"},
        Kind.NETWORK: NETWORK_MEMBER
        | TEMPLATES
        | {"set_agenda", "see_executive_items", "advise_plan", "view_history", "see_rollup", "support_network"},
        Kind.GROUP: {"view_place", "view_community", "view_history"},
        **FROM_ABOVE,
    },
    Role.AREA_DIRECTOR: {
        Kind.SCHOOL: {"view_place", "view_history", "rearrange_places"},
        Kind.NETWORK: OVERSEE | {"view_community", "advise_plan", "view_history", "rearrange_places"},
        Kind.AREA: OVERSEE | {"view_history", "rearrange_places"},
    },
    Role.MULTIDISCIPLINARY: {
        Kind.SCHOOL: {"view_place"},
        Kind.NETWORK: {"view_place", "view_community"},
        Kind.AREA: {"view_place"},
    },
    Role.FORUM_ADMIN: {
        Kind.SCHOOL: {"view_place"},
        Kind.NETWORK: OVERSEE | {"view_community"},
        Kind.AREA: OVERSEE,
        Kind.REGION: OVERSEE | TEMPLATES | {"view_history"},
        Kind.FORUM: EXECUTIVE | {"circulate_minutes", "invite_guest"},
        Kind.STATE: {"use_template"},
    },
    Role.CENTRAL: {
        Kind.SCHOOL: {"view_place"},
        Kind.NETWORK: OVERSEE,
        Kind.AREA: OVERSEE,
        Kind.REGION: OVERSEE,
        Kind.STATE: OVERSEE | TEMPLATES | KEEP,
    },
    Role.ADMINISTRATOR: {
        Kind.SCHOOL: {"view_place", "manage_people", "rearrange_places"},
        Kind.NETWORK: {"view_place", "manage_people", "rearrange_places"},
        Kind.AREA: {"view_place", "manage_people", "rearrange_places"},
        Kind.REGION: {"view_place", "manage_people", "rearrange_places"},
        Kind.FORUM: {"view_place"},
        Kind.GROUP: {"view_place", "manage_people"},
        Kind.STATE: {"view_place", "manage_people", "rearrange_places", "import_data", "watch_health"} | WATCH | KEEP,
    },
    Role.GROUP_LEAD: {
        Kind.GROUP: EXECUTIVE | {"circulate_minutes", "invite_guest", "reply_for_any_school", "manage_group"},
        Kind.STATE: {"use_template"},
    },
    Role.GROUP_MEMBER: {Kind.GROUP: MEMBER},
}

STATEWIDE = {"find_in_directory"}
"""What every role may do for the whole state, besides: practice is exchanged by people who can find each other."""
for _role, _reach in RULES.items():
    _reach[Kind.STATE] = _reach.get(Kind.STATE, set()) | STATEWIDE

IN_DIRECTORY = (
    Role.PRINCIPAL,
    Role.CHAIR,
    Role.EXECUTIVE,
    Role.SEIL,
    Role.AREA_DIRECTOR,
    Role.MULTIDISCIPLINARY,
    Role.FORUM_ADMIN,
    Role.CENTRAL,
)
"""Roles by which people stand in the directory. Who stands in for a principal or is in a group is known there alone."""


class Within(Enum):
    """How far a granter reaches with one row of MAY_APPOINT."""

    OWN = "at the very place the granter's own role is held"
    INSIDE = "at every place the granter's own role reaches (REACH)"
    EVERYWHERE = "at every place there is"


class MayAppoint(NamedTuple):
    granter: Role
    granted: Role
    within: Within


MAY_APPOINT: tuple[MayAppoint, ...] = (
    # Who may appoint, extend and end which role, and where. Nobody does so for themselves, and no role but the
    # administrator's grants its own kind: none can keep itself in office.
    *(MayAppoint(Role.ADMINISTRATOR, role, Within.EVERYWHERE) for role in Role),
    MayAppoint(Role.AREA_DIRECTOR, Role.CHAIR, Within.INSIDE),
    MayAppoint(Role.AREA_DIRECTOR, Role.EXECUTIVE, Within.INSIDE),
    MayAppoint(Role.AREA_DIRECTOR, Role.SEIL, Within.INSIDE),
    MayAppoint(Role.AREA_DIRECTOR, Role.MULTIDISCIPLINARY, Within.OWN),
    MayAppoint(Role.CHAIR, Role.EXECUTIVE, Within.OWN),
    MayAppoint(Role.PRINCIPAL, Role.DELEGATE, Within.OWN),
    *(MayAppoint(role, Role.GROUP_LEAD, Within.INSIDE) for role in (Role.CHAIR, Role.EXECUTIVE)),
    *(MayAppoint(role, Role.GROUP_MEMBER, Within.INSIDE) for role in (Role.CHAIR, Role.EXECUTIVE)),
    MayAppoint(Role.GROUP_LEAD, Role.GROUP_MEMBER, Within.OWN),
)

USUALLY_ONE = {Role.CHAIR, Role.PRINCIPAL, Role.SEIL, Role.AREA_DIRECTOR, Role.FORUM_ADMIN}
"""Roles of one person at a place. A second one is possible, and is asked about: none comes by accident."""

LEADS_WITHOUT_CHAIR: dict[Role, set[str]] = {
    # what a role may do besides, at its own network, on days on which the network has no chair
    Role.EXECUTIVE: {"circulate_minutes", "invite_guest", "reply_for_any_school"},
}


class Share(NamedTuple):
    """
    A right that is given on one object, by hand, through a grant row; never by a role.

    on: the model. gives: the verbs it allows on that object and on what is inside it, each with the states of the
    object in which it does (none named: always). given_with: the verb, at the object's place, of whoever may give it
    and take it back where access is shared; empty when it is given elsewhere.
    """

    on: str
    gives: dict[str, tuple[str, ...]]
    given_with: str


GRANTS: dict[str, Share] = {
    "view_as_guest": Share("meetings.Meeting", {"view_as_guest": ()}, "invite_guest"),
    "take_minutes": Share(
        "meetings.Meeting",
        # reads what a guest reads and the draft of the record, writes it until the minutes go out
        {"view_as_guest": (), "read_record": (), "keep_record": ("in_progress", "held")},
        "share_access",
    ),
    "chair_this_meeting": Share(
        "meetings.Meeting",
        dict.fromkeys(
            ("view_as_guest", "chair_this_meeting", "read_record", "keep_record", "run_meeting", "circulate_minutes"),
            (),
        ),
        "",  # named on the page of the meeting, by those who set its agenda
    ),
    "co_edit": Share("fiso.Plan", {"read_plan": (), "edit_plan": ("draft", "active")}, "share_access"),
}
