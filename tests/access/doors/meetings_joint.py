"""Joint meetings of two networks: both sides have the rights that they have over meetings of their own."""

from tests.access.doors.plan import AGENDA, HISTORY, MEMBERS, READ, RUN, Door, act, door, inside

NEXT_DOOR = "chair_next_door"
TAKER = "minute_taker"
"""Of a school next door; takes the minutes of the one that runs, and chairs the one that was held."""
KNOW = f"{READ} {NEXT_DOOR} {TAKER}"
BOTH_AGENDA = f"{AGENDA} {NEXT_DOOR}"
BOTH_RUN = f"{RUN} {NEXT_DOOR}"
CHAIRS = f"chair {NEXT_DOOR}"
NOTE = {"note": "Talked about buses", "version": 1}

DOORS: dict[str, list[Door]] = {
    "meetings:meeting_detail": [
        door("joint_published", KNOW),
        door("joint_draft", BOTH_AGENDA),
        door("joint_running", KNOW),
        door("joint_circulated", KNOW),
    ],
    "meetings:meeting_edit": [
        act("joint_published", KNOW, BOTH_AGENDA, {"title": "Renamed", "length_minutes": 60, "version": 1}),
    ],
    "meetings:meeting_publish": [act("joint_draft", BOTH_AGENDA, BOTH_AGENDA)],
    "meetings:meeting_cancel": [act("joint_published", KNOW, BOTH_AGENDA, {"reason": "Bushfire"})],
    "meetings:meeting_propose": [
        act("joint_published", KNOW, f"{MEMBERS} {NEXT_DOOR} {TAKER}",
            {"title": "Buses", "purpose": "discuss", "minutes": 10, "detail": "Which routes", "after": 0}),
    ],
    "meetings:reply": [
        door("joint_published", KNOW),
        act("joint_published", KNOW, "principal", {"school": "$school", "answer": "apology"}),
        act("joint_published", KNOW, TAKER, {"school": "$school_next_door", "answer": "yes"}),
        act("joint_published", KNOW, "", {"school": "$their_school", "answer": "yes"}),
    ],
    "meetings:reply_for_school": [
        act("joint_published", KNOW, CHAIRS, {"school": "$school", "answer": "apology"}, extra={"school": "$school"}),
    ],
    "meetings:guest_invite": [act("joint_published", KNOW, CHAIRS, {"email": "$stranger_email"})],
    "meetings:agenda_edit": [
        inside("joint_published", KNOW, BOTH_AGENDA),
        inside("joint_draft", BOTH_AGENDA, BOTH_AGENDA),
    ],
    "meetings:item_edit": [
        inside("joint_published", KNOW, BOTH_AGENDA, extra={"item": "$joint_item"}),
        inside("joint_published", KNOW, BOTH_AGENDA, extra={"item": "$joint_executive_item"}),
        door("joint_published", "", " ".join(set(KNOW.split()) - set(BOTH_AGENDA.split())), extra={"item": "$item"}),
    ],
    "meetings:item_take_off": [act("joint_published", KNOW, BOTH_AGENDA, extra={"item": "$joint_item"})],
    "meetings:item_thread": [
        door("joint_note_item", KNOW),
        door("joint_executive_item", BOTH_AGENDA),
    ],
    "meetings:meeting_run": [inside("joint_running", KNOW, f"{BOTH_RUN} {TAKER}")],
    "meetings:run_note": [
        act("joint_running_item", KNOW, f"{BOTH_RUN} {TAKER}", NOTE),
        act("joint_note_item", KNOW, BOTH_RUN, NOTE),
    ],
    "meetings:run_step": [act("joint_running_item", KNOW, BOTH_RUN, {"step": "done"})],
    "meetings:meeting_finish": [act("joint_running", KNOW, BOTH_RUN)],
    "meetings:attendance_mark": [
        act("joint_running", KNOW, f"{BOTH_RUN} {TAKER}", {"presence": "principal", "mode": "online"},
            extra={"school": school})
        for school in ("$school", "$school_next_door")
    ],
    "meetings:meeting_minutes": [
        inside("joint_running", KNOW, f"{BOTH_AGENDA} {TAKER}"),
        inside("joint_held", KNOW, f"{BOTH_AGENDA} {TAKER}"),
        door("joint_circulated", KNOW),
    ],
    "meetings:meeting_circulate": [act("joint_held", KNOW, f"{CHAIRS} {TAKER}")],
    "meetings:minutes_pdf": [
        door("joint_circulated", KNOW, body={"chosen": 1, "executive": 1, "attendance": 1}),
        inside("joint_held", KNOW, f"{BOTH_AGENDA} {TAKER}"),
    ],
    "meetings:pack_pdf": [
        door("joint_published", KNOW, body={"chosen": 1, "executive": 1}),
        door("joint_draft", BOTH_AGENDA),
    ],
    "meetings:correction_suggest": [
        act("joint_note_item", KNOW, f"{MEMBERS} {NEXT_DOOR} {TAKER}", {"text": "It was ten", "why": "I was there"}),
    ],
    "meetings:decision_edit": [act("joint_decision", KNOW, BOTH_RUN, {"text": "We will share buses"})],
    "meetings:decision_detail": [inside("joint_decision", KNOW, KNOW)],
    "meetings:action_detail": [door("joint_action", KNOW), door("joint_executive_action", BOTH_AGENDA)],
    "meetings:action_close": [
        act("joint_action", KNOW, f"principal {BOTH_RUN}"),
        act("joint_executive_action", BOTH_AGENDA, BOTH_RUN),
    ],
    "meetings:meeting_history": [inside("joint_published", KNOW, f"{HISTORY} {NEXT_DOOR}")],
    "reminders:meeting_ics": [door("joint_published", KNOW), door("joint_draft", BOTH_AGENDA)],
}  # fmt: skip
