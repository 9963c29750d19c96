"""Addresses of other apps' pages that the overview leads to."""

from common.addresses import address
from fiso.models import Milestone
from meetings.models import Action, Meeting
from networks.enums import MEETING_KINDS, Kind
from networks.models import Place
from reminders.models import Notice
from roles.models import Person


def agenda(meeting: Meeting) -> str:
    return address("meetings:agenda_edit", meeting.pk)


def review_put_on(meeting: Meeting, milestone: Milestone) -> str:
    return address("meetings:review_put_on", meeting.pk, milestone.pk)


def meeting_edit(meeting: Meeting) -> str:
    return address("meetings:meeting_edit", meeting.pk)


def meetings() -> str:
    return address("meetings:my_meetings")


def meetings_of(place: Place | None) -> str:
    """The meetings of a place that meets; nothing for others."""
    if place is None or place.kind not in MEETING_KINDS:
        return ""
    return address("meetings:meeting_list", place.kind, place.slug)


def attendance_of(place: Place, person: Person) -> str:
    """Meeting by meeting for those who read minutes; the sums alone for who reads figures; nothing for others."""
    if person.has_perm("view_community", place):
        return address("meetings:attendance_grid", place.kind, place.slug)
    return f"{place.get_absolute_url()}behind/present/" if person.has_perm("see_rollup", place) else ""


def time_used(place: Place) -> str:
    return address("meetings:time_used", place.kind, place.slug)


def department_of(place: Place) -> str:
    """What the meetings of a place asked the Department."""
    return address("meetings:question_list", place.kind, place.slug)


def meeting_create(place: Place) -> str:
    return address("meetings:meeting_create", place.kind, place.slug)


def plan_of(place: Place | None) -> str:
    """The plan that a network, a group or a forum works by; nothing for other places."""
    if place is None or place.kind not in MEETING_KINDS:
        return ""
    prefix = "" if place.kind == Kind.NETWORK else f"{place.kind}_"
    return address(f"fiso:{prefix}plan_current", place.slug)


def people_of(place: Place) -> str:
    """Who holds which role at a place."""
    if place.kind == Kind.STATE:
        return address("overview:state_people")
    return address("overview:people", place.kind, place.slug)


def history_of(place: Place) -> str:
    return address("overview:place_history", place.kind, place.slug)


def ask_forum(place: Place) -> str:
    return address("exchange:matter_raise", place.slug)


def groups() -> str:
    return address("exchange:group_list")


def reply(meeting: Meeting) -> str:
    return address("meetings:reply", meeting.pk)


def directory(person: Person) -> str:
    """For everybody who holds a role."""
    return address("overview:directory") if person.may_everywhere("find_in_directory") else ""


def actions() -> str:
    return address("meetings:action_list")


def action_close(action: Action) -> str:
    return address("meetings:action_close", action.pk)


def notices() -> str:
    return address("reminders:notice_list")


def notice(notice: Notice) -> str:
    """Opening a notice here marks it as seen and goes on to what it is about."""
    return address("reminders:notice_open", notice.pk)


def notice_settings() -> str:
    return address("reminders:preference_edit")


def notice_status() -> str:
    return address("reminders:status")
