"""A person's own pages: details, access, notices, mail wishes; the calendar file; and how mail is doing."""

from tests.access.doors.plan import DRAFT, EVERYBODY, FORUM, PUBLISHED, READ, Door, act, door, inside

STATE = "central administrator"
ALL = " ".join(EVERYBODY)

DOORS: dict[str, list[Door]] = {
    "roles:details_edit": [
        door("nothing", EVERYBODY),
        act("nothing", ALL, ALL, {"name": "New Name", "phone": "", "shows_email": "on"}),
    ],
    "roles:access_explain": [door("nothing", EVERYBODY)],
    "reminders:notice_list": [
        door("nothing", EVERYBODY),
        door("nothing", EVERYBODY, part=True),
        door("nothing", EVERYBODY, body={"show": "new"}),
    ],
    "reminders:notice_open": [
        door("notice", "principal", status=302, writers="principal"),
        door("their_notice", "chair_elsewhere", status=302, writers="chair_elsewhere"),
        door("pending_notice", ""),
    ],
    "reminders:notice_see_all": [act("nothing", ALL, ALL, writers="principal chair_elsewhere")],
    "reminders:preference_edit": [
        door("nothing", EVERYBODY),
        act("nothing", ALL, ALL),
    ],
    "reminders:feed_list": [
        door("nothing", EVERYBODY),
        door("nothing", EVERYBODY, post=True, body={"name": "Phone"}),
    ],
    "reminders:feed_renew": [
        door("feed", "principal", post=True),
        door("their_feed", "chair_elsewhere", post=True),
    ],
    "reminders:feed_stop": [
        door("feed", "principal", post=True, status=302),
        door("their_feed", "chair_elsewhere", post=True, status=302),
    ],
    "reminders:status": [inside("nothing", STATE, "administrator")],
    "reminders:notice_retry_all": [act("nothing", STATE, "administrator")],
    "reminders:notice_retry": [
        act("failed_notice", STATE, "administrator"),
        act("notice", STATE, "administrator", idle=True),
    ],
    "reminders:meeting_ics": [
        door("published", PUBLISHED),
        door("draft", DRAFT),
        door("circulated", READ),
        door("cancelled_draft", DRAFT),
        door("forum_meeting", FORUM),
        door("their_published", "chair_elsewhere"),
        door("their_draft", "chair_elsewhere"),
    ],
}
