"""Groups, requests to belong to them, the forum's page and questions to it."""

from tests.access.doors.plan import EVERYBODY, FORUM_PLACE, GROUP, GROUP_PLACE, PLACE, READ, Door, act, door, inside

MANAGE = "executive chair group_lead"
PROPOSE = "principal neighbour executive chair seil"
DECIDE = "executive chair"
CHARTER = {"name": "Our Group", "purpose": "Why", "focus": "What", "who_for": "Whom", "version": 1}
PROPOSAL = CHARTER | {"name": "Another", "lead": "$neighbour_person"}
REPORT = {"report_did": "We met.", "report_changed": "More came.", "report_take": "A sheet.", "spread": "as_is"}
WISH, CALL = f"neighbour {MANAGE}", f"chair_elsewhere {MANAGE}"
JOIN = "principal executive chair seil neighbour administrator"
"""Who knows of the group and is not in it for themselves yet."""
PROPOSED = "neighbour executive chair"
MATTER = f"{READ} chair_next_door"
SIDES = "executive chair chair_next_door forum_admin"
WHY = {"reason": "Not this term"}

DOORS: dict[str, list[Door]] = {
    "exchange:group_list": [door("nothing", EVERYBODY)],
    "exchange:network_groups": [
        door("network", PLACE),
        door("their_network", "chair_elsewhere central administrator"),
    ],
    "exchange:group_propose": [
        inside("network", PLACE, PROPOSE),
        act("network", PLACE, PROPOSE, PROPOSAL),
        inside("network", PLACE, PROPOSE, post=True, status=422, idle=True, body=PROPOSAL | {"lead": "$their_chair"}),
    ],
    "exchange:group_detail": [
        door("group", GROUP_PLACE),
        door("old_group", GROUP_PLACE),
        door("their_group", "chair_elsewhere administrator"),
    ],
    "exchange:group_edit": [inside("group", GROUP_PLACE, MANAGE), act("group", GROUP_PLACE, MANAGE, CHARTER)],
    "exchange:group_lead": [
        inside("group", GROUP_PLACE, MANAGE),
        act("group", GROUP_PLACE, DECIDE, {"lead": "$neighbour_person"}, writers=DECIDE),
    ],
    "exchange:group_conclude": [
        inside("group", GROUP_PLACE, MANAGE),
        act("group", GROUP_PLACE, MANAGE, REPORT),
        inside("group", GROUP_PLACE, MANAGE, post=True, status=422, idle=True, body={}),
    ],
    "exchange:group_reopen": [inside("old_group", GROUP_PLACE, MANAGE), act("old_group", GROUP_PLACE, MANAGE, WHY)],
    "exchange:group_join": [
        inside("group", GROUP_PLACE, JOIN),
        act("group", GROUP_PLACE, JOIN, {"party": "me"}),
        door("their_group", "chair_elsewhere administrator"),
    ],
    "exchange:group_invite": [
        inside("group", GROUP_PLACE, MANAGE),
        act("group", GROUP_PLACE, MANAGE, {"email": "$stranger_email"}),
    ],
    "exchange:group_schools_add": [
        act("group", GROUP_PLACE, DECIDE, {"network": "$our_network"}),
        inside("group", GROUP_PLACE, "", post=True, body={"network": "$their_network"}),
    ],
    "exchange:group_leave": [
        inside("group", GROUP_PLACE, f"principal {MANAGE}", post=True, status=302, body={"party": "$leaver"}),
        door("group", "", "neighbour administrator", post=True, body={"party": "x1"}),
    ],
    "exchange:request_detail": [
        door("wish", WISH),
        door("call", CALL),
        door("proposal_of_group", PROPOSED),
    ],
    "exchange:request_accept": [
        act("wish", WISH, MANAGE),
        act("call", CALL, "chair_elsewhere"),
        act("proposal_of_group", PROPOSED, DECIDE),
    ],
    "exchange:request_decline": [
        inside("wish", WISH, MANAGE),
        act("wish", WISH, MANAGE, WHY),
        act("call", CALL, "chair_elsewhere", WHY),
        act("proposal_of_group", PROPOSED, DECIDE, WHY),
    ],
    "exchange:request_withdraw": [
        act("wish", WISH, "neighbour"),
        act("call", CALL, MANAGE),
        act("proposal_of_group", PROPOSED, "neighbour"),
    ],
    "exchange:forum_detail": [door("forum", FORUM_PLACE)],
    "exchange:matter_raise": [
        inside("network", PLACE, DECIDE),
        act("network", PLACE, DECIDE, {"title": "Buses", "why": "Late", "ask": "Help"}),
    ],
    "exchange:matter_detail": [door("matter", MATTER), door("answered", MATTER)],
    "exchange:matter_answer": [
        inside("matter", MATTER, "forum_admin"),
        act("matter", MATTER, "forum_admin", {"answer": "Yes"}),
    ],
    "exchange:matter_decline": [
        inside("matter", MATTER, "forum_admin"),
        act("matter", MATTER, "forum_admin", WHY),
    ],
    "exchange:matter_take_up": [
        inside("matter", MATTER, "forum_admin"),
        act("matter", MATTER, "forum_admin", {"meeting": "$forum_draft"}),
    ],
    "exchange:matter_take_back": [act("matter", MATTER, DECIDE)],
    "exchange:matter_remark": [
        inside("matter", MATTER, SIDES),
        act("matter", MATTER, SIDES, {"text": "One more thing"}),
    ],
    "fiso:group_plan_list": [inside("group", GROUP, GROUP), door("their_group", "chair_elsewhere")],
    "fiso:group_plan_current": [door("group", GROUP), door("their_group", "chair_elsewhere")],
    "fiso:group_plan_start": [
        inside("group", GROUP, "group_lead"),
        act("group", GROUP, "group_lead", {"year": "$group_year"}),
    ],
    "fiso:forum_plan_list": [door("forum", "chair chair_next_door forum_admin")],
    "fiso:forum_plan_current": [door("forum", "chair chair_next_door forum_admin")],
    "fiso:forum_plan_start": [
        inside("forum", "chair chair_next_door forum_admin", "forum_admin"),
        act("forum", "chair chair_next_door forum_admin", "forum_admin", {"year": "$group_year"}),
    ],
}
