"""While a meeting runs and afterwards: record, attendance, minutes, decisions, actions, history."""

from tests.access.doors.plan import (
    AGENDA,
    DRAFT,
    EVERYBODY,
    FORUM,
    HISTORY,
    PUBLISHED,
    READ,
    RUN,
    Door,
    act,
    door,
    inside,
)

CHAIR = "chair"
REVIEW = {"implementation": "in_place", "impact": "none_seen", "decision": "spread"}
ACTION = {"what": "Share the timetable", "whose": "each"}
TEXT = {"text": "We will share buses"}
NOTE = {"note": "Talked about buses", "version": 1}
NOT_RUN = " ".join(set(READ.split()) - set(RUN.split()))
OWN = "principal executive chair"
"""Of the action that the chair set for the principal: its owner, who set it, and those who run the meetings."""


def _form(sample: str, body: dict, knows: str = READ, opens: str = RUN) -> list[Door]:
    """A form in a dialog: its page, the dialog, sent from the page, sent from the dialog."""
    return [
        inside(sample, knows, opens),
        inside(sample, knows, opens, part=True),
        act(sample, knows, opens, body),
        act(sample, knows, opens, body, part=True, status=204),
    ]


DOORS: dict[str, list[Door]] = {
    "meetings:meeting_start": [
        inside("published", PUBLISHED, RUN),
        inside("draft", DRAFT, RUN),
        act("published", PUBLISHED, RUN, {"sure": "on"}),
        inside("draft", DRAFT, RUN, post=True, status=422, idle=True, body={"sure": "on"}),
    ],
    "meetings:meeting_run": [
        inside("running", READ, RUN),
        *(inside("running", READ, RUN, part=True, body={"part": part}) for part in ("agenda", "outcomes", "here")),
        inside("running", READ, RUN, body={"item": "$their_item"}),
        inside("published", PUBLISHED, RUN, status=302),
        inside("held", READ, RUN),
        inside("draft", DRAFT, RUN, status=302),
        door("their_published", "chair_elsewhere", status=302),
    ],
    "meetings:item_add_now": _form("running", {"title": "Late news", "purpose": "inform", "minutes": 5}),
    "meetings:meeting_finish": [inside("running", READ, RUN), act("running", READ, RUN)],
    "meetings:attendance_edit": [
        inside("running", READ, RUN),
        act("running", READ, RUN, {"$school-presence": "principal", "$school-mode": "in_person"}),
        act("running", READ, RUN, {"$their_school-presence": "principal"}, idle=True),
    ],
    "meetings:attendance_all": _form("running", {}),
    "meetings:attendance_mark": [
        inside("running", READ, RUN, extra={"school": "$school"}),
        act("running", READ, RUN, {"presence": "principal", "mode": "online"}, extra={"school": "$school"}),
        door("running", "", NOT_RUN, extra={"school": "$their_school"}),
        door("running", "", NOT_RUN, post=True, body={"presence": "principal"}, extra={"school": "$their_school"}),
    ],
    "meetings:attendance_quick": [
        act("running", READ, RUN, {"presence": "principal"}, extra={"school": "$school"}),
        act("running", READ, RUN, {"presence": "principal"}, part=True, status=204, extra={"school": "$school"}),
        door("running", "", " ".join(set(READ.split()) - set(RUN.split())), post=True,
             body={"presence": "principal"}, extra={"school": "$their_school"}),
    ],
    "meetings:meeting_minutes": [
        door("published", ""),
        inside("running", READ, AGENDA),
        inside("held", READ, AGENDA),
        door("circulated", READ),
        door("former_meeting", READ),
        door("confirmed", READ),
        door("cancelled", ""),
    ],
    "meetings:meeting_circulate": [inside("held", READ, CHAIR), act("held", READ, CHAIR)],
    "meetings:meeting_confirm": [
        inside("to_be_confirmed", READ, CHAIR),
        act("to_be_confirmed", READ, CHAIR),
        inside("circulated", READ, CHAIR, post=True, status=422, idle=True),
    ],
    "meetings:meeting_history": [
        inside("published", PUBLISHED, HISTORY),
        inside("held", READ, HISTORY),
        inside("circulated", READ, HISTORY),
        inside("draft", DRAFT, AGENDA),
        inside("forum_meeting", FORUM, "forum_admin"),
    ],
    "meetings:run_step": [
        act("running_item", READ, RUN, {"step": "done"}),
        act("running_item", READ, RUN, {"step": "done", **NOTE}),
        act("running_executive_item", AGENDA, RUN, {"step": "begin"}),
        act("proposal", "", "", {"step": "begin"}),
    ],
    "meetings:run_note": [
        act("running_item", READ, RUN, NOTE),
        act("running_item", READ, RUN, NOTE, part=True, status=204),
        act("running_executive_item", AGENDA, RUN, NOTE),
    ],
    "meetings:decision_add": [
        *_form("running_item", TEXT),
        act("running_executive_item", AGENDA, RUN, TEXT),
        door("their_item_alone", "chair_elsewhere"),
    ],
    "meetings:item_action_add": [
        *_form("running_item", ACTION),
        *(
            inside("running_item", READ, RUN, post=True, status=422, idle=True, body=ACTION | {"whose": whose})
            for whose in ("person:$their_chair", "person:$stranger", "school:$their_school")
        ),
    ],
    "meetings:item_review": _form("review_item", REVIEW),
    "meetings:decision_edit": [
        *_form("decision", TEXT),
        inside("draft_decision", AGENDA, RUN),
        inside("executive_decision", AGENDA, RUN),
    ],
    "meetings:decision_remove": [
        act("decision", READ, RUN, idle=True),
        act("draft_decision", AGENDA, RUN),
    ],
    "meetings:action_list": [
        door("nothing", EVERYBODY),
        *(door("nothing", EVERYBODY, body={"show": show}) for show in ("set", "network", "nobody", "closed")),
        door("nothing", EVERYBODY, body={"show": "network", "as": "csv"}),
        door("nothing", EVERYBODY, body={"show": "network", "place": "$their_network"}),
    ],
    "meetings:action_detail": [
        door("action", READ),
        door("school_action", READ),
        door("executive_action", AGENDA),
        door("their_action", "chair_elsewhere"),
    ],
    "meetings:action_edit": _form("action", {"what": "Something else", "version": 1}, opens=RUN),
    "meetings:action_progress": [
        *_form("action", {"state": "under_way", "waiting_on": "The bus company"}, opens=OWN),
        inside("school_action", READ, OWN),
    ],
    "meetings:action_close": [
        *_form("action", {}, opens=OWN),
        act("action", READ, OWN, {"next": "https://evil.example.org/"}),
        act("school_action", READ, OWN),
        act("executive_action", AGENDA, RUN),
        act("their_action", "chair_elsewhere", "chair_elsewhere"),
    ],
    "meetings:action_reopen": [
        inside("closed_action", READ, OWN),
        act("closed_action", READ, OWN),
        act("action", READ, OWN, idle=True),
    ],
    "meetings:action_drop": [
        *_form("action", {"reason": "The bus line was closed"}, opens=OWN),
        inside("school_action", READ, OWN),
        inside("school_part", READ, RUN),
        act("school_part", READ, RUN, {"reason": "The school is new"}),
    ],
    "meetings:action_give": _form("action", {"whose": "person:$chair"}, opens=RUN),
    "meetings:action_limit": [
        *_form("action", {"sensitivity": "executive"}, opens=RUN),
        inside("executive_action", AGENDA, RUN),
        inside("school_part", READ, "", post=True, body={"sensitivity": "executive"}),
    ],
    "meetings:action_newcomers": _form("each_action", {"schools": ["$other_school"]}, opens=RUN),
    "meetings:action_several": [
        door("nothing", EVERYBODY, status=302, body={"do": "done"}),
        inside("nothing", READ, OWN, body={"do": "done", "pick": "$action"}),
        act("nothing", f"{READ} chair_elsewhere", f"{OWN} chair_elsewhere",
            {"do": "done", "pick": ["$action", "$their_action"]}),
        act("nothing", READ, OWN, {"do": "drop", "pick": "$action", "reason": "The bus line was closed"}),
        act("nothing", READ, OWN, {"do": "give", "pick": "$action", "whose": "person:$chair"}, writers=RUN),
        act("nothing", READ, OWN, {"do": "day", "pick": "$action", "due_on": "2030-03-05"}, writers=RUN),
    ],
}  # fmt: skip
