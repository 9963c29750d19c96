"""What a person's roles mean, in words they can check: where each is held, how far it reaches, what it allows."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from common.words import day
from networks.enums import Kind
from roles.enums import Role, noun
from roles.models import Appointment, Person
from roles.rules import MAY_APPOINT, OWN_SCHOOL, RULES, Within

MEANING = {
    "view_place": "open the page",
    "view_community": "read agendas, minutes, actions and the plan",
    "propose_item": "propose agenda items",
    "propose_group": "propose groups",
    "answer_for_school": "reply to invitations and close the school’s actions",
    "set_agenda": "plan meetings and set the agenda",
    "use_template": "start agendas from its templates",
    "manage_templates": "look after its agenda templates",
    "run_meeting": "run meetings and set actions",
    "keep_record": "keep the record",
    "see_executive_items": "see matters of the executive",
    "circulate_minutes": "circulate minutes",
    "invite_guest": "invite guests",
    "reply_for_any_school": "note replies for any school",
    "edit_plan": "write the plan",
    "review_milestone": "record milestone reviews",
    "approve_group": "decide on groups that are proposed or ask the network in",
    "ask_forum": "bring questions to the Chair Forum",
    "manage_group": "keep the charter, invite to the group and conclude it",
    "advise_plan": "read drafts of the plan and advise on it",
    "support_network": "support the network as SEIL",
    "share_access": "see who has access, and let single people take minutes or write a plan",
    "view_history": "see who changed what",
    "view_own_history": "see where the school sat and who held which role there",
    "see_rollup": "see figures and the lists behind them",
    "keep_calendar": "keep the school terms and the days without students",
    "find_in_directory": "find people by what they offer",
    "manage_people": "appoint people and end roles",
    "rearrange_places": "move schools, and merge, split, rename, open and close networks",
    "import_data": "import schools and networks",
    "watch_health": "see whether the system works",
    "view_as": "see pages as somebody else sees them, without changing anything",
    "see_audit": "see who did what, everywhere",
    "explain_access": "see who has access to what, and why",
}
"""Every verb of the rules table in words; a test holds the two together."""

WHOM = "Whom you may appoint"

WHERE = {
    Kind.STATE: "the state",
    Kind.REGION: "its region",
    Kind.AREA: "its area",
    Kind.NETWORK: "its networks",
    Kind.SCHOOL: "its schools",
    Kind.GROUP: "the group",
    Kind.FORUM: "the region’s Chair Forum",
}
WHERE_OF = {
    (Role.PRINCIPAL, Kind.NETWORK): "your network",
    (Role.PRINCIPAL, Kind.SCHOOL): "the schools of your network",
    (Role.DELEGATE, Kind.NETWORK): "your network",
    (Role.DELEGATE, Kind.SCHOOL): "the schools of your network",
    (Role.PRINCIPAL, Kind.GROUP): "the groups of your school",
    (Role.DELEGATE, Kind.GROUP): "the groups of your school",
    (Role.EXECUTIVE, Kind.GROUP): "the groups of the network",
    (Role.CHAIR, Kind.GROUP): "the groups of the network",
    (Role.SEIL, Kind.GROUP): "the groups of the network",
    (Role.ADMINISTRATOR, Kind.GROUP): "every group",
    (Role.CENTRAL, Kind.REGION): "every region",
    (Role.CENTRAL, Kind.AREA): "every area",
    (Role.CENTRAL, Kind.NETWORK): "every network",
    (Role.CENTRAL, Kind.SCHOOL): "every school",
    (Role.ADMINISTRATOR, Kind.REGION): "every region",
    (Role.ADMINISTRATOR, Kind.AREA): "every area",
    (Role.ADMINISTRATOR, Kind.NETWORK): "every network",
    (Role.ADMINISTRATOR, Kind.SCHOOL): "every school",
    (Role.ADMINISTRATOR, Kind.FORUM): "every Chair Forum",
    (Role.FORUM_ADMIN, Kind.AREA): "the areas of the region",
    (Role.FORUM_ADMIN, Kind.NETWORK): "the networks of the region",
    (Role.FORUM_ADMIN, Kind.SCHOOL): "the schools of the region",
    (Role.FORUM_ADMIN, Kind.REGION): "the region",
    (Role.AREA_DIRECTOR, Kind.NETWORK): "the networks of the area",
    (Role.AREA_DIRECTOR, Kind.SCHOOL): "the schools of the area",
    (Role.AREA_DIRECTOR, Kind.AREA): "the area",
    (Role.MULTIDISCIPLINARY, Kind.NETWORK): "the networks of the area",
    (Role.MULTIDISCIPLINARY, Kind.SCHOOL): "the schools of the area",
    (Role.MULTIDISCIPLINARY, Kind.AREA): "the area",
}
OF_NETWORK = {Kind.NETWORK: "the network", Kind.SCHOOL: "the schools of the network"}


@dataclass(frozen=True)
class Standing:
    """One appointment in words. rights: (where, what may be done there)."""

    title: str
    url: str
    when: str
    basis: str
    rights: list[tuple[str, str]]


def standings_of(person: Person) -> dict[str, list[Standing]]:
    """current, planned and ended roles of a person. One query."""
    today = timezone.localdate()
    found: dict[str, list[Standing]] = {"current": [], "planned": [], "ended": []}
    rows = Appointment.objects.filter(person=person).select_related("place").order_by("-starts_on", "pk")
    for row in rows:
        state = "current" if row.holds_on(today) else "planned" if row.starts_on > today else "ended"
        found[state].append(_standing(row, is_current=state == "current"))
    return found


def _standing(row: Appointment, *, is_current: bool) -> Standing:
    until = f" until {day(row.ends_on)}" if row.ends_on else ", with no end set"
    role = Role(row.role)
    rights = list(rights_of(role)) if is_current else []
    return Standing(
        title=f"{role.label}, {row.place.name}",
        url=row.place.get_absolute_url() if is_current else "",
        when=f"From {day(row.starts_on)}{until}",
        basis=row.get_basis_display(),
        rights=rights,
    )


def rights_of(role: Role) -> Iterator[tuple[str, str]]:
    """(where, what the role may do there), in words."""
    for kind, verbs in RULES[role].items():
        if own := verbs & OWN_SCHOOL:
            yield "Your school", _words(own)
        if words := _words(verbs - OWN_SCHOOL):
            yield _where(role, kind), words
    if whom := _may_appoint(role):
        yield WHOM, whom


def _may_appoint(role: Role) -> str:
    """The rows of MAY_APPOINT for a role, as one sentence; nothing when there are none."""
    rows = [row for row in MAY_APPOINT if row.granter == role]
    if any(row.within is Within.EVERYWHERE for row in rows):
        return "Every role, everywhere, never your own."
    parts = [
        f"{_and([_a(row.granted) for row in rows if row.within is within])} {reach}"
        for within, reach in ((Within.OWN, "there"), (Within.INSIDE, "wherever the role reaches"))
        if any(row.within is within for row in rows)
    ]
    return f"The {' and the '.join(parts)}, never your own." if rows else ""


def _a(role: Role) -> str:
    return noun(role)


def _and(words: list[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1] if words else "") if part)


def _where(role: Role, kind: Kind) -> str:
    words = WHERE_OF.get((role, kind)) or OF_NETWORK.get(kind) or WHERE[kind]
    return words[0].upper() + words[1:]


def _words(verbs: set[str]) -> str:
    """The verbs in the order of MEANING, as one sentence; nothing when none of them has words."""
    parts = [words for verb, words in MEANING.items() if verb in verbs]
    if not parts:
        return ""
    sentence = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return sentence[0].upper() + sentence[1:] + "."
