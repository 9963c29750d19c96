"""
Fields that a form has beside those that its doors send: these may be sent and may have an effect.

Written by hand from what the screens show. A new form whose optional fields stand neither here nor in its doors fails
tests/access/test_mass_assignment.py, and so does a line for a form that is gone.
"""

GOAL = "who_benefits measure baseline target by_when"
MILESTONE = "review_on lead expected_effect schools"
REVIEW = "evidence enablers barriers change next_review_on held_on"
MEETING = "venue online_url proposals_close_on joint_place start_from"
SERIES = "days venue online_url first version"
DAYS = "effective_on review_on made_by"
DUE = "due_on due_kept"
ITEM = "topic detail owner milestone focus_area goal sensitivity section version after is_recurring"

ROLE = "ends_on new_name minute_reference announcement"

OFFERED: dict[str, str] = {
    "exchange:group_edit": "by_when",
    "exchange:group_invite": "school email network message",
    "exchange:group_join": "message",
    "exchange:group_propose": "by_when message lead",
    "fiso:forum_plan_start": "direction",
    "fiso:group_plan_start": "direction",
    "meetings:meeting_circulate": "corrections_close_on",
    "meetings:decision_settle": "why review_on replaced_by",
    "meetings:question_follow": "sent_on answer answered_on",
    "meetings:run_move": "number direction",
    "meetings:series_create": SERIES,
    "meetings:series_edit": SERIES,
    "meetings:template_create": "note",
    "meetings:template_edit": "note",
    "overview:share_give": "ends_on",
    "fiso:focus_area_add": "reason",
    "fiso:focus_area_edit": "reason",
    "fiso:goal_add": GOAL,
    "fiso:goal_edit": GOAL,
    "fiso:milestone_add": MILESTONE,
    "fiso:milestone_edit": MILESTONE,
    "fiso:plan_start": "direction",
    "fiso:review_record": REVIEW,
    "meetings:action_close": "note evidence_url",
    "meetings:action_edit": DUE,
    "meetings:action_several": "note back due_kept",
    "meetings:action_progress": "waiting_since evidence_url",
    "meetings:attendance_quick": "mode",
    "meetings:decision_add": DAYS,
    "meetings:decision_edit": DAYS,
    "meetings:item_action_add": DUE,
    "meetings:item_add": ITEM,
    "meetings:item_edit": ITEM,
    "meetings:item_propose": "topic detail",
    "meetings:item_review": REVIEW,
    "meetings:item_step": "minutes was version number",
    "meetings:meeting_create": MEETING,
    "meetings:meeting_edit": MEETING,
    "meetings:meeting_propose": "topic detail",
    "roles:import_confirm": "invite",
    "meetings:reply": "note delegate_name",
    "meetings:reply_for_school": "note delegate_name",
    "overview:appoint": f"{ROLE} seen",
    "overview:appointment_act": ROLE,
    "overview:appointment_hand_over": ROLE,
    "overview:appointment_extend": "ends_on",
    "overview:person_new": "invites",
    "overview:state_appoint": f"{ROLE} seen",
    "roles:details_edit": "about offers shows_phone",
}
