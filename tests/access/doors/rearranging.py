"""Changing places: the forms, what follows, the decisions, and taking them back."""

from tests.access.doors.overview import AREA
from tests.access.doors.plan import EVERYBODY, PLACE, Door, act, door, inside

CHANGES = "area_director administrator"
NOT_CHANGES = " ".join(EVERYBODY - set(CHANGES.split()))
RENAMED = {"name": "Newly Named", "on": "$next_month"}


def asked(sample: str, knows: str, opens: str, *changes: str) -> list[Door]:
    return [inside(sample, knows, opens, extra={"change": change}) for change in changes]


DOORS: dict[str, list[Door]] = {
    "overview:rearrange": [
        *asked("network_kind", PLACE, CHANGES, "move", "rename", "merge", "split", "close"),
        *asked("network_kind", PLACE, "administrator", "transfer"),
        *asked("area_kind", AREA, CHANGES, "open"),
        *asked("area_kind", AREA, "administrator", "rename"),
        *asked("school_kind", PLACE, CHANGES, "move", "rename", "close"),
        *asked("their_network_kind", "chair_elsewhere central administrator", "administrator", "move", "close"),
        door("network_kind", "", extra={"change": "explode"}),
        inside("network_kind", PLACE, CHANGES, extra={"change": "rename"}, body=RENAMED, post=True),
        inside(
            "network_kind", PLACE, CHANGES, extra={"change": "rename"}, body=RENAMED | {"stamp": "x"}, post=True,
            status=409,
        ),
        inside("network_kind", PLACE, CHANGES, extra={"change": "close"}, post=True, idle=True, status=422),
    ],
    "overview:rearrangements": [door("nothing", CHANGES, NOT_CHANGES)],
    "overview:rearrangement": [door("change", PLACE)],
    "overview:rearrangement_take_back": [act("change", PLACE, CHANGES)],
}  # fmt: skip
