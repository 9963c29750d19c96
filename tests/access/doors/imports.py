"""Putting files in and taking out what is here: administrators. Central office knows of the state, and is told no."""

from typing import Any

from tests.access.doors.plan import Door, act, inside

STATE = "central administrator"
AGREED = {"sha256": "$import_sha256", "rows": "1", "plan": "$import_plan"}


def read(sample: str, **more: Any) -> Door:
    return inside(sample, STATE, "administrator", **more)


def step(sample: str, body: dict[str, Any] | None = None, **more: Any) -> Door:
    return act(sample, STATE, "administrator", body, **more)


DOORS: dict[str, list[Door]] = {
    "roles:import_list": [read("nothing")],
    "roles:import_new": [
        read("nothing"),
        step("nothing", {"kind": "schools"}, status=422, idle=True),
    ],
    "roles:import_detail": [
        read("import"),
        read("import", body={"outcome": "added"}),
        read("import_at_work"),
        read("import_at_work", part=True),
        read("import_done"),
    ],
    "roles:import_report": [read("import")],
    "roles:import_confirm": [step("import", AGREED), step("import", idle=True), step("import_done", AGREED, idle=True)],
    "roles:import_check": [step("import"), step("import_done", idle=True)],
    "roles:import_discard": [step("import"), step("import_done", idle=True)],
    "roles:import_undo": [step("import_done"), step("import", idle=True)],
    "roles:import_export": [
        read("nothing", extra={"what": "membership"}),
        read("nothing", extra={"what": "people"}),
        read("nothing", extra={"what": "people"}, body={"whole": "yes"}),
    ],
}
