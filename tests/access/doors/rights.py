"""Looking as somebody else, who sees what, the audit, and the histories of places and people."""

from tests.access.doors.plan import EVERYBODY, Door, act, door, inside

ALL = " ".join(EVERYBODY)
ADMIN = "administrator"

DOORS: dict[str, list[Door]] = {
    "roles:view_as_start": [
        inside("person_chair", ALL, ADMIN),
        act("person_chair", ALL, ADMIN, {"reason": "Cannot find the agenda"}),
        inside("person_chair", ALL, ADMIN, post=True, status=422, idle=True, body={"reason": ""}),
    ],
    "roles:view_as_stop": [door("nothing", EVERYBODY, post=True, status=302, idle=True)],
}
