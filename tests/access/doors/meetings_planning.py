"""Planning ahead: series, how often we meet, days to keep free; agenda templates."""

from tests.access.doors.plan import AGENDA, EVERYBODY, FORUM, FORUM_PLACE, PLACE, PUBLISHED, Door, act, door, inside

SERIES = {
    "uid": "$uid", "pattern": "weeks", "weeks": "3 and 8", "weekday": "3", "time": "09:30", "length_minutes": 60,
    "starts_on": "$today", "until": "$in_a_year", "version": 1,
}  # fmt: skip
ROWS = {
    "rows-TOTAL_FORMS": 1, "rows-INITIAL_FORMS": 0, "rows-0-section": "Opening", "rows-0-title": "Welcome",
    "rows-0-purpose": "inform", "rows-0-minutes": 5,
}  # fmt: skip
NEW = {"uid": "$uid", "title": "A new template", "version": 1, **ROWS}
DAY = {"day": "$a_monday", "title": "Curriculum day"}
TERM = {"year": 2039, "number": 1, "starts_on": "2039-02-01", "ends_on": "2039-04-01"}
KEEPERS = "central administrator"
EVERYBODY_WORDS = " ".join(EVERYBODY)
LOOKS_AFTER = f"{AGENDA} forum_admin central chair_elsewhere chair_next_door guest group_lead"
"""Who looks after the templates of some place. (The guest of our meeting is the chair of a network far away.)"""
OF_REGION = f"{AGENDA} forum_admin chair_next_door"
OF_STATE = f"{LOOKS_AFTER}"

DOORS: dict[str, list[Door]] = {
    "meetings:planning": [
        inside("network_meetings", PLACE, AGENDA),
        inside("forum_meetings", FORUM_PLACE, "forum_admin"),
        inside("their_meetings", "chair_elsewhere central administrator", "chair_elsewhere"),
    ],
    "meetings:cadence_set": [
        act("network_meetings", PLACE, AGENDA, {"number": 3, "starts_on": "$today"}),
        act("forum_meetings", FORUM_PLACE, "forum_admin", {"number": 3, "starts_on": "$today"}),
    ],
    "meetings:day_add": [
        act("network_meetings", PLACE, AGENDA, {"day": "$a_monday", "title": "Curriculum day"}),
    ],
    "meetings:school_year": [
        door("nothing", EVERYBODY),
        act("nothing", EVERYBODY_WORDS, KEEPERS, DAY),
    ],
    **{
        f"meetings:{name}": [
            inside(sample, EVERYBODY_WORDS, KEEPERS),
            act(sample, EVERYBODY_WORDS, KEEPERS, TERM),
            inside(sample, EVERYBODY_WORDS, KEEPERS, post=True, status=422, idle=True, body=TERM | {"year": "2040"}),
        ]
        for name, sample in (("term_add", "nothing"), ("term_change", "term"))
    },
    "meetings:school_days": [
        door("school", PLACE),
        act("school", PLACE, "principal", DAY),
    ],
    "meetings:day_change": [
        inside("day", PLACE, AGENDA),
        act("day", PLACE, AGENDA, DAY),
        act("state_day", EVERYBODY_WORDS, KEEPERS, DAY),
        inside("school_day", PLACE, "principal"),
        inside("their_day", "chair_elsewhere central administrator", "chair_elsewhere"),
    ],
    "meetings:day_remove": [
        act("day", PLACE, AGENDA),
        act("their_day", "chair_elsewhere central administrator", "chair_elsewhere"),
        act("state_day", EVERYBODY_WORDS, KEEPERS),
        act("school_day", PLACE, "principal"),
    ],
    "meetings:series_create": [
        inside("network_meetings", PLACE, AGENDA),
        inside("network_meetings", PLACE, AGENDA, part=True),
        act("network_meetings", PLACE, AGENDA, SERIES),
        act("their_meetings", "chair_elsewhere central administrator", "chair_elsewhere", SERIES),
        inside("network_meetings", PLACE, AGENDA, post=True, status=422, idle=True,
               body=SERIES | {"uid": "$their_series_uid"}),
    ],
    "meetings:series_detail": [
        door("series", AGENDA),
        door("their_series", "chair_elsewhere"),
    ],
    "meetings:series_edit": [
        door("series", AGENDA),
        door("series", AGENDA, post=True, status=302, body=SERIES),
        door("their_series", "chair_elsewhere"),
    ],
    "meetings:template_list": [door("nothing", EVERYBODY)],
    "meetings:template_create": [
        door("nothing", LOOKS_AFTER),
        door("nothing", AGENDA, post=True, status=302, body=NEW | {"place": "$network"}),
        door("nothing", "forum_admin", post=True, status=302, body=NEW | {"place": "$region"}),
        door("nothing", "central", post=True, status=302, body=NEW | {"place": "$state"}),
    ],
    "meetings:template_detail": [
        door("template", AGENDA),
        door("region_template", OF_REGION),
        door("state_template", OF_STATE),
        door("their_template", "chair_elsewhere"),
    ],
    "meetings:template_edit": [
        inside("template", AGENDA, AGENDA),
        inside("region_template", OF_REGION, "forum_admin"),
        inside("state_template", OF_STATE, "central"),
        act("template", AGENDA, AGENDA, NEW),
        act("region_template", OF_REGION, "forum_admin", NEW),
        act("state_template", OF_STATE, "central", NEW),
    ],
    "meetings:template_archive": [
        act("template", AGENDA, AGENDA),
        act("region_template", OF_REGION, "forum_admin"),
        act("state_template", OF_STATE, "central"),
        act("their_template", "chair_elsewhere", "chair_elsewhere"),
    ],
    "meetings:template_from": [
        inside("published", PUBLISHED, AGENDA),
        act("published", PUBLISHED, AGENDA, NEW),
        inside("forum_meeting", FORUM, "forum_admin"),
    ],
}  # fmt: skip
