"""Minutes on their way: corrections, remarks, questions raised, going back a step, the pulse, who chairs, threads."""

from tests.access.doors.meetings_after import CHAIR, _form
from tests.access.doors.plan import AGENDA, MEMBERS, PUBLISHED, READ, RUN, Door, act, door, inside

QUESTION = {"text": "Who pays the buses?", "to": "forum"}
PULSE = {"time": "yes", "goal": "no"}
SUGGESTED = "principal executive chair seil"
"""Who knows of the principal's suggestion."""
ONLOOKERS = "area_director multidisciplinary forum_admin"
NOT_AGENDA = " ".join(set(READ.split()) - set(AGENDA.split()))


def _settle(sample: str, knows: str) -> list[Door]:
    """Looking at a decision again, for who sets the agenda."""
    return [
        inside(sample, knows, AGENDA),
        act(sample, knows, AGENDA, {"how": "stands", "why": "Still right"}),
        inside(sample, knows, AGENDA, post=True, status=422, idle=True, body={"how": "set_aside"}),
    ]


DOORS: dict[str, list[Door]] = {
    "meetings:meeting_reopen": [
        inside("held", READ, CHAIR),
        act("held", READ, CHAIR, {"was": "held", "reason": "Too early"}),
        act("circulated", READ, CHAIR, {"was": "circulated", "reason": "Wrong date"}),
        inside("circulated", READ, CHAIR, post=True, status=422, idle=True, body={"was": "circulated"}),
        inside("confirmed", READ, CHAIR, post=True, status=422, idle=True, body={"was": "confirmed", "reason": "No"}),
    ],
    "meetings:meeting_pulse": [
        inside("running", READ, MEMBERS),
        act("running", READ, MEMBERS, PULSE),
        door("published", f"{MEMBERS} guest", ONLOOKERS),
        # the neighbour's school had sent an apology
        inside("circulated", READ, "principal executive chair seil", post=True, status=422, idle=True, body=PULSE),
    ],
    "meetings:acting_chair": [
        *_form("running", {"person": "$principal"}, opens=AGENDA),
        inside("running", READ, AGENDA, post=True, status=422, idle=True, body={"person": "$stranger"}),
        act("running", READ, AGENDA, {"person": ""}, idle=True),
    ],
    "meetings:run_move": [
        act("running_executive_item", AGENDA, RUN, {"direction": "down"}),
        act("review_item", READ, RUN, {"direction": "up"}, part=True, status=204),
        act("running_item", READ, RUN, {"direction": "down"}, idle=True),
    ],
    "meetings:question_add": _form("running_item", QUESTION),
    "meetings:question_remove": [
        act("question", READ, RUN, idle=True),
        act("draft_question", AGENDA, RUN),
    ],
    "meetings:question_list": [
        door("network_meetings", READ, "central administrator"),
        door("their_meetings", "chair_elsewhere", "central administrator"),
    ],
    "meetings:question_follow": [
        inside("department_question", READ, AGENDA),
        act("department_question", READ, AGENDA, {"sent_on": "$yesterday", "answer": "In June"}),
        act("executive_question", AGENDA, AGENDA, {"answer": "In May"}),
        inside("question", READ, AGENDA, post=True, status=422, idle=True, body={"answer": "No"}),
    ],
    "meetings:decision_list": [
        door("network_meetings", READ, "central administrator"),
        door("network_meetings", READ, "central administrator", body={"show": "all", "q": "CANARY"}),
        door("network_meetings", READ, "central administrator", body={"show": "all", "as": "csv"}),
        door("their_meetings", "chair_elsewhere", "central administrator"),
    ],
    "meetings:decision_detail": [
        inside("decision", READ, READ),
        inside("executive_decision", AGENDA, AGENDA),
        inside("draft_decision", "", ""),
    ],
    "meetings:decision_settle": [
        *_settle("decision", READ),
        *_settle("executive_decision", AGENDA),
        inside("draft_decision", "", "", post=True, body={"how": "stands"}),
    ],
    "meetings:minutes_confirm_here": [
        act("running_item", READ, CHAIR),
        act("running_executive_item", AGENDA, CHAIR),
    ],
    "meetings:correction_suggest": [
        *_form("corrected_item", {"text": "It was ten", "why": "I was there"}, opens=MEMBERS),
        inside("former_item", READ, "", post=True, body={"text": "It was ten"}),
        door("held_item", AGENDA, NOT_AGENDA, status=302),
        inside("held_item", READ, AGENDA, post=True, status=422, idle=True, body={"text": "It was ten"}),
        inside("confirmed_item", READ, MEMBERS, status=302),
    ],
    "meetings:remark_add": [
        *_form("confirmed_item", {"text": "It was ten", "why": "Counted again"}, opens=CHAIR),
        inside("corrected_item", READ, CHAIR, post=True, status=422, idle=True, body={"text": "Ten", "why": "So"}),
    ],
    "meetings:correction_answer": [
        inside("suggestion", SUGGESTED, CHAIR),
        act("suggestion", SUGGESTED, CHAIR, {"answer": "decline", "reason": "It was nine"}),
        act("suggestion", SUGGESTED, CHAIR, {"answer": "accept", "text": "It was ten", "version": 1}),
        inside("suggestion", SUGGESTED, CHAIR, post=True, status=422, idle=True, body={"text": "Ten", "version": 7}),
        inside("accepted", READ, CHAIR),
        inside("executive_suggestion", AGENDA, CHAIR),
    ],
    "meetings:correction_take_back": [
        act("suggestion", SUGGESTED, "principal"),
        act("executive_suggestion", AGENDA, "executive"),
    ],
    **{
        f"meetings:minutes_{name}": [
            inside("held", READ, AGENDA),
            door("circulated", READ),
            door("circulated", READ, body={"chosen": 1, "executive": 1, "attendance": 1}),
            door("confirmed", READ, body={"chosen": 1, "executive": 1}),
            door("published", ""),
        ]
        for name in ("print", "pdf")
    },
    **{
        f"meetings:pack_{name}": [
            door("published", PUBLISHED),
            door("published", PUBLISHED, body={"chosen": 1, "executive": 1, "papers": 1}),
            door("draft", AGENDA),
            door("their_published", "chair_elsewhere"),
        ]
        for name in ("print", "pdf")
    },
    **{
        f"meetings:{name}": [
            door("network_meetings", READ, "central administrator"),
            door("network_meetings", READ, "central administrator", body={"as": "csv"}),
            door("their_meetings", "chair_elsewhere", "central administrator"),
        ]
        for name in ("attendance_grid", "time_used")
    },
    **{
        f"meetings:{name}": [
            door("network_meetings", READ, "central administrator"),
            door("network_meetings", READ, "central administrator", body={"chosen": 1, "executive": 1}),
        ]
        for name in ("yearbook", "yearbook_pdf")
    },
    "meetings:item_thread": [
        door("item", PUBLISHED),
        door("executive_item", AGENDA),
        door("corrected_item", READ),
        door("held_item", READ),
        door("their_item_alone", "chair_elsewhere"),
    ],
}
