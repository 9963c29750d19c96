"""Looking as somebody else, who sees what, the audit, and the histories of places and people."""

from tests.access.doors.plan import (
    DRAFT,
    DRAFT_PLAN,
    EVERYBODY,
    PLACE,
    PUBLISHED,
    READ,
    RUN,
    Door,
    act,
    door,
    inside,
)

ALL = " ".join(EVERYBODY)
ADMIN = "administrator"

DOORS: dict[str, list[Door]] = {
    "roles:view_as_start": [
        inside("person_chair", ALL, ADMIN),
        act("person_chair", ALL, ADMIN, {"reason": "Cannot find the agenda"}),
        inside("person_chair", ALL, ADMIN, post=True, status=422, idle=True, body={"reason": ""}),
    ],
    "overview:access_find": [
        inside("nothing", ALL, ADMIN),
        inside("nothing", ALL, ADMIN, body={"q": "CANARY", "at": "$network"}),
    ],
    "overview:audit": [
        inside("nothing", ALL, ADMIN),
        inside("nothing", ALL, ADMIN, body={"as": "csv"}),
        inside("nothing", ALL, ADMIN, body={"place": "Ours"}),
    ],
    "overview:access_own": [
        door("published", PUBLISHED, extra={"thing": "meeting"}),
        door("published", PUBLISHED, extra={"thing": "meeting"}, part=True),
        door("draft", DRAFT, extra={"thing": "meeting"}),
        door("item", PUBLISHED, extra={"thing": "item"}),
        door("executive_item", DRAFT, extra={"thing": "item"}),
        door("school_action", READ, extra={"thing": "action"}),
        door("executive_action", DRAFT, extra={"thing": "action"}),
        door("plan", READ, extra={"thing": "plan"}),
        door("draft_plan", DRAFT_PLAN, extra={"thing": "plan"}),
        door("network_key", PLACE, extra={"thing": "place"}),
        door("their_published", "chair_elsewhere", extra={"thing": "meeting"}),
    ],
    "overview:access_thing": [
        inside("published", f"{PUBLISHED} {ADMIN}", f"{RUN} {ADMIN}", extra={"thing": "meeting"}),
        inside("published", f"{PUBLISHED} {ADMIN}", f"{RUN} {ADMIN}", extra={"thing": "meeting"}, body={"who": "p"}),
        inside("draft", f"{DRAFT} {ADMIN}", f"{RUN} {ADMIN}", extra={"thing": "meeting"}),
        inside("item", f"{PUBLISHED} {ADMIN}", f"{RUN} {ADMIN}", extra={"thing": "item"}),
        inside("executive_item", f"{DRAFT} {ADMIN}", f"{RUN} {ADMIN}", extra={"thing": "item"}),
        inside("school_action", f"{READ} {ADMIN}", f"{RUN} {ADMIN}", extra={"thing": "action"}),
        inside("executive_action", f"{DRAFT} {ADMIN}", f"{RUN} {ADMIN}", extra={"thing": "action"}),
        inside("plan", f"{READ} {ADMIN}", f"{RUN} {ADMIN}", extra={"thing": "plan"}),
        inside("draft_plan", f"{DRAFT_PLAN} {ADMIN}", f"{RUN} {ADMIN}", extra={"thing": "plan"}),
        inside("network_key", PLACE, f"{RUN} {ADMIN}", extra={"thing": "place"}),
        door("their_published", f"chair_elsewhere {ADMIN}", extra={"thing": "meeting"}),
    ],
    "overview:share_give": [
        inside(
            "published",
            f"{PUBLISHED} {ADMIN}",
            RUN,
            post=True,
            status=302,
            extra={"thing": "meeting"},
            body={"person": "$principal", "right": "take_minutes"},
        ),
        inside(
            "plan",
            f"{READ} {ADMIN}",
            RUN,
            post=True,
            status=302,
            extra={"thing": "plan"},
            body={"person": "$principal", "right": "co_edit"},
        ),
        # Somebody they may not see, and a right of another thing.
        inside(
            "published",
            f"{PUBLISHED} {ADMIN}",
            RUN,
            post=True,
            status=422,
            idle=True,
            extra={"thing": "meeting"},
            body={"person": "$their_chair", "right": "take_minutes"},
        ),
    ],
    "overview:share_take": [
        inside(
            "published",
            f"{PUBLISHED} {ADMIN}",
            "chair",
            post=True,
            status=302,
            extra={"thing": "meeting"},
            body={"person": "$guest", "right": "view_as_guest"},
        ),
    ],
    "roles:view_as_stop": [door("nothing", EVERYBODY, post=True, status=302, idle=True)],
}
