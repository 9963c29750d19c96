"""Before a meeting: lists, planning, the agenda builder, proposals, replies, guests."""

from typing import Any

from tests.access.doors.plan import (
    AGENDA,
    DRAFT,
    EVERYBODY,
    FORUM,
    FORUM_PLACE,
    MEMBERS,
    PLACE,
    PUBLISHED,
    READ,
    Door,
    act,
    door,
    inside,
)

NEW = {"uid": "$uid", "title": "A new one", "day": "$next_month", "time": "09:30", "length_minutes": 60}
WHEN = {"day": "$next_month", "time": "10:30", "length_minutes": 90, "version": 1}
WORDS = {"title": "Buses", "purpose": "discuss", "minutes": 10, "detail": "Which routes"}
ITEM = WORDS | {"sensitivity": "members", "section": "$section", "papers-TOTAL_FORMS": 0, "papers-INITIAL_FORMS": 0}
PLACED = {"section": "$section", "position": 3}
YES = {"school": "$school", "answer": "yes"}
OTHERS = " ".join(set(PUBLISHED.split()) - set(AGENDA.split()))
"""Who sees the published meeting and does not set its agenda: told no before any item in the address is looked for."""


def _item(name: str, **more: Any) -> list[Door]:
    """A step of the agenda builder with our item, with an item of theirs, and with one of another meeting of ours."""
    return [
        act("published", PUBLISHED, AGENDA, extra={"item": f"${name}"}, **more),
        act("published", PUBLISHED, AGENDA, part=True, extra={"item": f"${name}"}, **{**more, "status": 200}),
        *nowhere("published", "item", "$their_item", "$draft_item", **more),
        door("their_published", "", "", post=True, extra={"item": f"${name}"}, **more),
    ]


def nowhere(sample: str, key: str, *values: str, post: bool = True, **more: Any) -> list[Door]:
    """Objects that do not belong to the meeting of the address: not there for whoever may do the step at all."""
    extra = more.pop("extra", {})
    return [door(sample, "", OTHERS, post=post, extra={**extra, key: value}, **more) for value in values]


DOORS: dict[str, list[Door]] = {
    "meetings:my_meetings": [door("nothing", EVERYBODY)],
    "meetings:meeting_list": [
        inside("network_meetings", PLACE, READ),
        inside("former_kind", PLACE, READ),
        inside("forum_meetings", FORUM_PLACE, FORUM),
        inside("their_meetings", "chair_elsewhere central administrator", "chair_elsewhere"),
    ],
    "meetings:meeting_create": [
        inside("network_meetings", PLACE, AGENDA),
        inside("network_meetings", PLACE, AGENDA, part=True),
        act("network_meetings", PLACE, AGENDA, NEW),
        inside("forum_meetings", FORUM_PLACE, "forum_admin"),
        act("forum_meetings", FORUM_PLACE, "forum_admin", NEW),
        act("their_meetings", "chair_elsewhere central administrator", "chair_elsewhere", NEW),
        # The key of a meeting that stands already, ours or theirs, makes nothing and opens nothing.
        inside("network_meetings", PLACE, AGENDA, post=True, status=422, idle=True, body=NEW | {"uid": "$their_uid"}),
    ],
    "meetings:item_propose": [
        inside("network_meetings", PLACE, MEMBERS),
        act("network_meetings", PLACE, MEMBERS, WORDS | {"after": 0}),
        act("forum_meetings", FORUM_PLACE, FORUM, WORDS | {"after": 0}),
    ],
    "meetings:meeting_detail": [
        door("published", PUBLISHED),
        door("draft", DRAFT),
        door("former_meeting", READ),
        door("former_draft", ""),
        door("running", READ),
        door("held", READ),
        door("circulated", READ),
        door("cancelled", READ),
        door("cancelled_draft", DRAFT),
        door("forum_meeting", FORUM),
        door("their_published", "chair_elsewhere"),
        door("their_draft", "chair_elsewhere"),
    ],
    "meetings:meeting_edit": [
        inside("published", PUBLISHED, AGENDA),
        inside("draft", DRAFT, AGENDA),
        inside("former_meeting", READ, "", post=True, body={"title": "Renamed", "length_minutes": 60, "version": 1}),
        act("published", PUBLISHED, AGENDA, {"title": "Renamed", "length_minutes": 60, "version": 1}),
        act("draft", DRAFT, AGENDA, {"title": "Renamed", "length_minutes": 60, "version": 1}),
        inside("forum_meeting", FORUM, "forum_admin"),
    ],
    "meetings:meeting_move": [
        inside("published", PUBLISHED, AGENDA),
        act("published", PUBLISHED, AGENDA, WHEN),
        act("draft", DRAFT, AGENDA, WHEN),
    ],
    "meetings:meeting_publish": [
        inside("published", PUBLISHED, AGENDA),
        inside("draft", DRAFT, AGENDA),
        inside("draft", DRAFT, AGENDA, part=True),
        act("draft", DRAFT, AGENDA),
        act("their_draft", "chair_elsewhere", "chair_elsewhere"),
    ],
    "meetings:meeting_cancel": [
        inside("published", PUBLISHED, AGENDA),
        act("published", PUBLISHED, AGENDA, {"reason": "Bushfire"}),
        act("draft", DRAFT, AGENDA, {"reason": "Bushfire"}),
    ],
    "meetings:meeting_propose": [
        inside("published", PUBLISHED, MEMBERS),
        act("published", PUBLISHED, MEMBERS, WORDS | {"after": 0}),
        inside("forum_meeting", FORUM, FORUM),
    ],
    "meetings:proposal_take_back": [
        # An address of one's own: for whoever did not propose it, it is not there.
        act("own_proposal", "principal", "principal"),
        act("own_executive_proposal", "", ""),
    ],
    "meetings:reply": [
        door("published", PUBLISHED),
        door("draft", DRAFT),
        act("published", PUBLISHED, "principal", YES),
        act("published", PUBLISHED, "", YES | {"school": "$their_school"}),
        door("their_published", "chair_elsewhere"),
    ],
    "meetings:reply_for_school": [
        inside("published", PUBLISHED, "chair", extra={"school": "$school"}),
        act("published", PUBLISHED, "chair", YES, extra={"school": "$school"}),
        door("published", "", " ".join(set(PUBLISHED.split()) - {"chair"}), extra={"school": "$their_school"}),
        door("published", "", " ".join(set(PUBLISHED.split()) - {"chair"}), post=True, body=YES,
             extra={"school": "$their_school"}),
    ],
    "meetings:guest_invite": [
        inside("published", PUBLISHED, "chair"),
        inside("published", PUBLISHED, "chair", part=True),
        act("published", PUBLISHED, "chair", {"email": "$stranger_email"}),
        act("draft", DRAFT, "chair", {"email": "$stranger_email"}),
    ],
    "meetings:guest_remove": [
        act("published", PUBLISHED, "chair", extra={"person": "$guest"}),
        door("published", "", " ".join(set(PUBLISHED.split()) - {"chair"}), post=True, extra={"person": "$chair"}),
    ],
    "meetings:agenda_edit": [
        inside("published", PUBLISHED, AGENDA),
        inside("published", PUBLISHED, AGENDA, part=True),
        inside("draft", DRAFT, AGENDA),
        inside("forum_meeting", FORUM, "forum_admin"),
    ],
    "meetings:agenda_order": [
        act("published", PUBLISHED, AGENDA,
            {"item": "$item", "list": "$section", "order": ["$executive_item", "$item"]}),
        door("published", "", OTHERS, post=True, body={"item": "$their_item", "list": "$section"}),
        inside("published", PUBLISHED, AGENDA, post=True, status=422, idle=True,
               body={"item": "$item", "list": "$their_section"}),
    ],
    "meetings:section_add": [act("published", PUBLISHED, AGENDA, {"title": "Any other business"})],
    "meetings:section_change": [
        act("published", PUBLISHED, AGENDA, {"do": "rename", "title": "Other"}, extra={"section": "$section"}),
        act("published", PUBLISHED, AGENDA, {"do": "remove"}, extra={"section": "$empty_section"}),
        *nowhere("published", "section", "$their_section", "$draft_section", body={"title": "Other"}),
    ],
    "meetings:review_put_on": [
        act("published", PUBLISHED, AGENDA, extra={"milestone": "$milestone"}),
        *nowhere("published", "milestone", "$their_milestone", "$draft_milestone"),
    ],
    "meetings:decision_put_on": [
        act("published", PUBLISHED, AGENDA, extra={"decision": "$decision"}),
        act("published", PUBLISHED, AGENDA, extra={"decision": "$executive_decision"}),
        *nowhere("published", "decision", "$draft_decision"),
    ],
    "meetings:item_add": [
        inside("published", PUBLISHED, AGENDA),
        inside("published", PUBLISHED, AGENDA, part=True),
        act("published", PUBLISHED, AGENDA, ITEM | {"link": "milestone-$milestone", "owner": "$principal"}),
        *(
            inside("published", PUBLISHED, AGENDA, post=True, status=422, idle=True, body=ITEM | wrong)
            for wrong in ({"link": "milestone-$their_milestone"}, {"section": "$their_section"},
                          {"owner": "$their_chair"}, {"owner": "$stranger"})
        ),
    ],
    "meetings:item_edit": [
        inside("published", PUBLISHED, AGENDA, extra={"item": "$item"}),
        inside("published", PUBLISHED, AGENDA, part=True, extra={"item": "$item"}),
        inside("published", PUBLISHED, AGENDA, extra={"item": "$executive_item"}),
        act("published", PUBLISHED, AGENDA, ITEM | {"version": 1}, extra={"item": "$item"}),
        *nowhere("published", "item", "$their_item", "$draft_item"),
        *nowhere("published", "item", "$their_item", "$draft_item", "$forum_item", post=False),
    ],
    "meetings:paper_file": [
        door("file", PUBLISHED),
        door("executive_file", AGENDA),
        door("link", ""),
    ],
    "meetings:item_files": [
        inside("published", PUBLISHED, AGENDA, post=True, status=422, idle=True, extra={"item": "$item"}),
        *nowhere("published", "item", "$their_item", "$draft_item"),
        door("their_published", "", "", post=True, extra={"item": "$item"}),
    ],
    "meetings:file_remove": [
        act("published", PUBLISHED, AGENDA, extra={"item": "$item", "paper": "$file"}),
        act("published", PUBLISHED, AGENDA, part=True, status=200, extra={"item": "$item", "paper": "$file"}),
        *nowhere("published", "paper", "$executive_file", "$link", extra={"item": "$item"}),
    ],
    "meetings:item_minutes": _item("item", body={"minutes": 25, "was": 10, "version": 1}),
    "meetings:item_step": _item("item", body={"move": "down"}),
    "meetings:item_place": _item("item", body=PLACED),
    "meetings:item_take_off": _item("item"),
    "meetings:item_put_off": _item("item"),
    "meetings:item_put_on": _item("proposal", body={"section": "$section"}),
    "meetings:item_later": _item("proposal"),
    "meetings:item_decline": [
        inside("published", PUBLISHED, AGENDA, extra={"item": "$proposal"}),
        *_item("proposal", body={"reason": "Not now"}),
    ],
}  # fmt: skip
