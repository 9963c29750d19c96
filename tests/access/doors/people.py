"""People: their pages, the roles at a place, what changes them, and what administrators do with people."""

from tests.access.doors.plan import EVERYBODY, FORUM_PLACE, GROUP, GROUP_PLACE, PLACE, Door, act, door, inside

REGION = "forum_admin central administrator"
AREA = "area_director multidisciplinary forum_admin central administrator"
THEIRS = "chair_elsewhere central administrator"
DIRECTS = "area_director administrator"
LOOKS_AFTER = "chair executive group_lead administrator"
GIVES = "chair area_director administrator"
NOT_ADMINISTRATORS = " ".join(EVERYBODY - {"administrator"})
SURE = {"confirm": "1"}
NEW = {"person": "$stranger_email", "basis": "elected", "starts_on": "$today"}
AFTER = {"last_day": "$next_month", "person": "$stranger_email", "basis": "elected"}
COVER = {"person": "$stranger_email", "starts_on": "$today", "ends_on": "$next_month"}
END = {"last_day": "$next_month", "reason": "Moves away"}
RIGHT = {"starts_on": "$today", "ends_on": "$next_month", "reason": "Minutes say so"}


def of_role(body: dict, sample: str = "role_of_executive", opens: str = GIVES) -> list[Door]:
    """A form about a role of ours and its two steps; the same about a role of theirs; never about one's own."""
    return [
        inside(sample, PLACE, opens),
        inside(sample, PLACE, opens, post=True, body=body),
        act(sample, PLACE, opens, body | SURE),
        inside("role_of_their_chair", THEIRS, "administrator"),
        act("role_of_their_chair", THEIRS, "administrator", body | SURE),
    ]


def only(sample: str, **more: object) -> Door:
    return door(sample, "administrator", NOT_ADMINISTRATORS, **more)


DOORS: dict[str, list[Door]] = {
    "roles:person": [
        # Whoever may open a place where the person holds or held a role; and the person.
        door("person_chair", PLACE),
        door("person_neighbour", PLACE),
        door("person_executive", PLACE),
        door("person_stranger", "administrator stranger"),
        door("person_gone", PLACE),
        door("person_chair_elsewhere", "chair_elsewhere central administrator"),
    ],
    "overview:people": [
        door("network_kind", PLACE),
        door("network_kind", PLACE, body={"on": "$yesterday"}),
        door("network_kind", PLACE, body={"on": "no day"}),
        door("school_kind", PLACE),
        door("area_kind", AREA),
        door("region_kind", REGION),
        door("their_network_kind", THEIRS),
        door("group_meetings", GROUP_PLACE),
        door("forum_meetings", FORUM_PLACE),
    ],
    "overview:state_people": [door("nothing", "central administrator")],
    "overview:appoint": [
        inside("network_kind", PLACE, GIVES),
        inside("network_kind", PLACE, GIVES, post=True, body=NEW | {"role": "executive"}),
        act("network_kind", PLACE, GIVES, NEW | SURE | {"role": "executive"}),
        inside("school_kind", PLACE, "principal administrator"),
        act("school_kind", PLACE, "principal administrator", NEW | SURE | {"role": "delegate"}),
        inside("area_kind", AREA, DIRECTS),
        act("area_kind", AREA, DIRECTS, NEW | SURE | {"role": "multidisciplinary"}),
        inside("region_kind", REGION, "administrator"),
        act("their_network_kind", THEIRS, "chair_elsewhere administrator", NEW | SURE | {"role": "executive"}),
        inside("group_meetings", GROUP_PLACE, LOOKS_AFTER),
        act("group_meetings", GROUP_PLACE, LOOKS_AFTER, NEW | SURE | {"role": "group_member"}),
        inside("forum_meetings", FORUM_PLACE, ""),
    ],
    "overview:state_appoint": [
        inside("nothing", "central administrator", "administrator"),
        act("nothing", "central administrator", "administrator", NEW | SURE | {"role": "central"}),
    ],
    "overview:appointment_extend": of_role({"no_end": "on", "reason": ""}),
    "overview:appointment_end": [
        *of_role(END),
        act("role_in_group", f"{GROUP} administrator", LOOKS_AFTER, END | SURE),
    ],
    "overview:appointment_hand_over": of_role(AFTER),
    "overview:appointment_act": of_role(COVER),
    "overview:appointment_correct": of_role(RIGHT),
    "overview:appointment_withdraw": [
        inside("role_from_tomorrow", PLACE, DIRECTS),
        act("role_from_tomorrow", PLACE, DIRECTS, SURE | {"reason": "Wrong person"}),
        inside("role_of_executive", PLACE, GIVES, post=True, status=422, idle=True, body=SURE | {"reason": "Wrong"}),
    ],
    "overview:appointment_resign": [
        inside("role_of_executive", PLACE, "executive"),
        inside("role_of_executive", PLACE, "executive", post=True, body=END),
        act("role_of_executive", PLACE, "executive", END | SURE),
        act("role_of_their_chair", THEIRS, "chair_elsewhere", END | SURE),
    ],
    "overview:people_list": [
        only("nothing"),
        only("nothing", body={"q": "CANARY", "role": "chair", "place": "Ours"}),
        only("nothing", body={"show": "left"}),
        only("nothing", body={"as": "csv"}),
    ],
    "overview:person_new": [
        only("nothing"),
        only("nothing", post=True, status=302, body={"name": "Some Body", "email": "some@example.org"}),
        only("nothing", post=True, status=422, idle=True, body={"name": "A", "email": "$stranger_email"}),
    ],
    "overview:person_edit": [
        only("person_neighbour"),
        only("person_neighbour", post=True, status=302, body={"name": "New", "email": "n@example.org", "phone": ""}),
    ],
    "overview:person_invite": [only("person_neighbour", post=True, status=302)],
    "overview:person_leave": [
        only("person_chair_elsewhere"),
        only("person_seil"),
        only("person_seil", post=True, status=302, body={"last_day": "$today", "reason": "Retires"}),
        only("person_chair_elsewhere", post=True, status=422, idle=True, body={"last_day": "$today", "reason": "x"}),
        only("person_chair_elsewhere", post=True, status=302, body={"hand_on": "1", "$their_duty": "$their_principal"}),
    ],
    "overview:person_return": [only("person_gone", post=True, status=302)],
}  # fmt: skip
