"""What a network says of itself, and the directory."""

from tests.access.doors.plan import EVERYBODY, PLACE, Door, act, door, inside

WRITE = "executive chair"
VISION = {"version": 1, "vision": "Every child reads"}

LISTS = ({}, {"show": "networks"}, {"show": "people"})

DOORS: dict[str, list[Door]] = {
    "overview:vision_edit": [
        inside("network", PLACE, WRITE),
        inside("network", PLACE, WRITE, part=True),
        act("network", PLACE, WRITE, VISION),
        act("network", PLACE, WRITE, {**VISION, "version": 7}, status=409, idle=True),
        inside("their_network", "chair_elsewhere central administrator", "chair_elsewhere"),
        act("their_network", "chair_elsewhere central administrator", "chair_elsewhere", VISION),
    ],
    # Open to all; who holds no role meets nobody in it, as the canaries say.
    "overview:directory": [
        *(door("nothing", EVERYBODY, body={**asked, **file}) for asked in LISTS for file in ({}, {"as": "csv"})),
        door("nothing", EVERYBODY, body={"show": "people", "offers": "CANARY"}, part=True),
    ],
}
