"""The histories of places, people and actions."""

from tests.access.doors.plan import AGENDA, FORUM_PLACE, GROUP_PLACE, HISTORY, PLACE, READ, Door, door, inside

THEIRS = "chair_elsewhere central administrator"

DOORS: dict[str, list[Door]] = {
    "overview:place_history": [
        inside("network_kind", PLACE, f"{HISTORY} administrator"),
        inside("network_kind", PLACE, f"{HISTORY} administrator", body={"show": "roles", "who": "CANARY", "page": "9"}),
        inside("former_kind", PLACE, f"{HISTORY} administrator"),
        inside("school_kind", PLACE, f"{HISTORY} principal administrator"),
        inside(
            "area_kind",
            "area_director multidisciplinary forum_admin central administrator",
            "area_director administrator",
        ),
        inside("region_kind", "forum_admin central administrator", "forum_admin administrator"),
        inside("group_meetings", GROUP_PLACE, "executive chair seil group_lead administrator"),
        inside("forum_meetings", FORUM_PLACE, "forum_admin administrator"),
        inside("their_network_kind", THEIRS, "chair_elsewhere administrator"),
    ],
    "overview:person_history": [
        inside("person_chair", PLACE, "chair administrator"),
        inside("person_neighbour", PLACE, "neighbour administrator"),
        inside("person_executive", PLACE, "executive administrator"),
        inside("person_gone", PLACE, "administrator"),
        door("person_stranger", "stranger administrator"),
        inside("person_chair_elsewhere", THEIRS, "chair_elsewhere administrator"),
    ],
    "meetings:action_history": [
        door("action", READ),
        door("school_action", READ),
        door("executive_action", AGENDA),
        door("their_action", "chair_elsewhere"),
    ],
}
