"""Who may meet which words. Each text of the world carries its own; what follows is written by hand."""

MEMBERS = {"principal", "neighbour", "executive", "chair", "seil"}
SET_AGENDA = {"executive", "chair", "seil"}
READERS = MEMBERS | {"area_director", "multidisciplinary", "forum_admin"}
ADVISERS = {"executive", "chair", "seil", "area_director"}
ELSEWHERE = {"chair_elsewhere"}
GROUP = {"principal", "executive", "chair", "seil", "group_lead"}
ROLLUP = {"executive", "chair", "seil", "area_director", "forum_admin", "central"}
NOBODY: set[str] = set()
IN_A_ROLE = READERS | {"central", "administrator", "chair_elsewhere", "chair_next_door", "guest", "group_lead"}

MAY_SEE: dict[str, set[str]] = {
    # canary -> personas who may meet it on some page; nobody else may meet it anywhere
    "published": READERS | {"guest"},
    "draft": SET_AGENDA,
    "draft-item": SET_AGENDA,
    "cancelled": READERS,
    "cancelled-draft": SET_AGENDA,
    "forum": {"chair", "chair_next_door", "forum_admin"},
    "executive-item": SET_AGENDA,
    "executive-paper": SET_AGENDA,
    "file": READERS | {"guest"},
    "executive-file": SET_AGENDA,
    "executive-note": SET_AGENDA,
    "executive-decision": SET_AGENDA,
    "executive-action": SET_AGENDA,
    "running-executive": SET_AGENDA,
    "executive-proposal": SET_AGENDA,
    "proposal": SET_AGENDA | {"principal"},
    "neighbours-proposal": SET_AGENDA | {"neighbour"},
    "note-in-draft": SET_AGENDA,
    "decision-in-draft": SET_AGENDA,
    "note-circulated": READERS,
    "decision-circulated": READERS,
    "own-action": READERS,
    "school-action": READERS,
    "closed-action": READERS,
    "suggestion": SET_AGENDA | {"principal"},
    "declined": SET_AGENDA | {"principal"},
    "accepted-correction": READERS,
    "executive-suggestion": SET_AGENDA,
    "remark": READERS,
    "executive-remark": SET_AGENDA,
    "question": READERS,
    "question-in-draft": SET_AGENDA,
    "executive-question": SET_AGENDA,
    "department-question": READERS,
    "executive-asks": SET_AGENDA,
    "note-for-the-chair": SET_AGENDA | {"neighbour"},
    "plan": READERS,
    "milestone": READERS | ROLLUP,
    "draft-plan": ADVISERS,
    "draft-milestone": ADVISERS,
    "evidence": READERS,
    "announcement": READERS | {"central", "administrator"},
    "ended-reason": {"executive", "chair", "seil", "area_director", "administrator"},
    "left-reason": {"administrator"},
    "gone-email": {"administrator"},
    "about": READERS | {"central", "administrator"},
    "change": READERS | {"central", "administrator"},
    "group-charter": GROUP | {"neighbour", "administrator", "chair_elsewhere"},
    "group-member": GROUP | {"administrator"},
    "group-meeting": GROUP,
    "group-report": GROUP,
    "their-group": ELSEWHERE | {"administrator"},
    "wished-group": {"neighbour", "executive", "chair"},
    "group-message": {"neighbour", "executive", "chair"},
    "matter": READERS | {"chair_next_door"},
    "matter-answer": READERS | {"chair_next_door"},
    "notice": {"principal"},
    "pending-notice": NOBODY,
    "failed-notice": NOBODY,
    "import": {"administrator"},
    "series": SET_AGENDA,
    "template": SET_AGENDA,
    "region-template": SET_AGENDA | {"forum_admin", "chair_next_door"},
    "state-template": SET_AGENDA
    | {"forum_admin", "central", "chair_elsewhere", "chair_next_door", "guest", "group_lead"},
    "their-series": ELSEWHERE,
    "their-day": ELSEWHERE,
    "their-template": ELSEWHERE,
    "their-published": ELSEWHERE,
    "their-draft": ELSEWHERE,
    "their-item": ELSEWHERE,
    "their-plan": ELSEWHERE,
    "their-milestone": ELSEWHERE | {"central"},
    "their-action": ELSEWHERE,
    "their-notice": ELSEWHERE,
    "vision": READERS | {"central", "administrator"},
    "their-vision": ELSEWHERE | {"central", "administrator"},
    "hidden-email": {"neighbour", "administrator"},
    "hidden-phone": {"neighbour", "administrator"},
    "shown-phone": IN_A_ROLE,
    "offer": IN_A_ROLE,
}


def canary(key: str) -> str:
    return f"CANARY-{key}-END"
