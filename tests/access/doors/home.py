"""What a network says of itself."""

from tests.access.doors.plan import PLACE, Door, act, inside

WRITE = "executive chair"
VISION = {"version": 1, "vision": "Every child reads"}

DOORS: dict[str, list[Door]] = {
    "overview:vision_edit": [
        inside("network", PLACE, WRITE),
        inside("network", PLACE, WRITE, part=True),
        act("network", PLACE, WRITE, VISION),
        act("network", PLACE, WRITE, {**VISION, "version": 7}, status=409, idle=True),
        inside("their_network", "chair_elsewhere central administrator", "chair_elsewhere"),
        act("their_network", "chair_elsewhere central administrator", "chair_elsewhere", VISION),
    ],
}
