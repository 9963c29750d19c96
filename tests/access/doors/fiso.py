"""Plans, focus areas, goals, milestones and reviews."""

from tests.access.doors.plan import DRAFT_PLAN, HISTORY, READ, RUN, Door, act, door, inside

EDIT = RUN
FOCUS = {"title": "Reading", "dimension": "$dimension"}
GOAL = {"statement": "Every student reads"}
MILESTONE = {"title": "A reading lead in every school", "due_on": "$this_year"}
REVIEW = {
    "held_on": "$yesterday", "implementation": "in_place", "impact": "none_seen", "decision": "spread",
}  # fmt: skip
WHY = {"reason": "Other work comes first"}


def _form(sample: str, body: dict, knows: str = READ) -> list[Door]:
    """A form: its page, its dialog, and the form sent."""
    return [
        inside(sample, knows, EDIT),
        inside(sample, knows, EDIT, part=True),
        act(sample, knows, EDIT, body),
    ]


DOORS: dict[str, list[Door]] = {
    "fiso:plan_list": [door("network", READ)],
    "fiso:plan_current": [door("network", READ, status=302)],
    "fiso:plan_start": [
        inside("network", READ, EDIT),
        act("network", READ, EDIT, {"year": "$free_year"}),
        inside("network", READ, EDIT, post=True, status=422, idle=True, body={"year": "$plan_year"}),
    ],
    "fiso:plan_detail": [
        door("plan", READ),
        door("plan", READ, part=True),
        door("former_plan", READ),
        door("draft_plan", DRAFT_PLAN),
        door("their_plan", "chair_elsewhere"),
    ],
    "fiso:plan_reviews": [door("plan", READ), door("draft_plan", DRAFT_PLAN), door("their_plan", "chair_elsewhere")],
    "fiso:plan_csv": [door("plan", READ), door("draft_plan", DRAFT_PLAN), door("their_plan", "chair_elsewhere")],
    "fiso:plan_history": [
        inside("plan", READ, HISTORY),
        inside("draft_plan", DRAFT_PLAN, HISTORY),
        door("their_plan", "chair_elsewhere"),
    ],
    "fiso:plan_edit": [
        *_form("plan", {"direction": "New words", "version": 1}),
        *_form("draft_plan", {"direction": "New words", "version": 1}, DRAFT_PLAN),
    ],
    "fiso:plan_close": [*_form("plan", {}), inside("draft_plan", DRAFT_PLAN, EDIT)],
    "fiso:plan_activate": [
        act("plan", READ, EDIT, idle=True),
        act("ready_plan", DRAFT_PLAN, EDIT),
    ],
    "fiso:focus_area_add": [*_form("plan", FOCUS), inside("draft_plan", DRAFT_PLAN, EDIT)],
    "fiso:focus_area_edit": _form("focus_area", FOCUS | {"version": 1}),
    "fiso:focus_area_move": [act("focus_area", READ, EDIT, {"move": "down"})],
    "fiso:focus_area_withdraw": _form("focus_area", WHY),
    "fiso:goal_add": _form("focus_area", GOAL),
    "fiso:goal_edit": _form("goal", GOAL | {"version": 1}),
    "fiso:goal_move": [act("goal", READ, EDIT, {"move": "down"})],
    "fiso:goal_withdraw": _form("goal", WHY),
    "fiso:milestone_add": _form("goal", MILESTONE),
    "fiso:milestone_detail": [
        door("milestone", READ),
        door("draft_milestone", DRAFT_PLAN),
        door("their_milestone", "chair_elsewhere"),
    ],
    "fiso:milestone_edit": [
        *_form("milestone", MILESTONE | {"version": 1}),
        *(
            inside("milestone", READ, EDIT, post=True, status=422, idle=True, body=MILESTONE | {"version": 1} | wrong)
            for wrong in ({"schools": ["$their_school"]}, {"lead": "$their_chair"})
        ),
        inside("draft_milestone", DRAFT_PLAN, EDIT),
    ],
    "fiso:milestone_move": [act("milestone", READ, EDIT, {"move": "down"})],
    "fiso:milestone_withdraw": _form("milestone", WHY),
    "fiso:milestone_reach": _form("milestone", {"reached_on": "$yesterday"}),
    "fiso:milestone_reopen": [act("milestone", READ, EDIT, idle=True), act("reached", READ, EDIT)],
    "fiso:review_record": _form("milestone", REVIEW),
}  # fmt: skip
