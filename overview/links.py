"""Addresses of other apps' pages that the overview leads to."""

from django.urls import reverse

from fiso.models import Milestone
from meetings.models import Action, Meeting
from networks.enums import MEETING_KINDS, Kind
from networks.models import Place
from reminders.models import Notice
from roles.models import Person


def agenda(meeting: Meeting) -> str:
    return reverse("meetings:agenda_edit", args=[meeting.pk])


def review_put_on(meeting: Meeting, milestone: Milestone) -> str:
    return reverse("meetings:review_put_on", args=[meeting.pk, milestone.pk])


def meeting_edit(meeting: Meeting) -> str:
    return reverse("meetings:meeting_edit", args=[meeting.pk])


def meetings() -> str:
    return reverse("meetings:my_meetings")


def meetings_of(place: Place | None) -> str:
    """The meetings of a place that meets; nothing for others."""
    if place is None or place.kind not in MEETING_KINDS:
        return ""
    return reverse("meetings:meeting_list", args=[place.kind, place.slug])


def attendance_of(place: Place, person: Person) -> str:
    """Meeting by meeting for those who read minutes; the sums alone for who reads figures; nothing for others."""
    if person.has_perm("view_community", place):
        return reverse("meetings:attendance_grid", args=[place.kind, place.slug])
    return f"{place.get_absolute_url()}behind/present/" if person.has_perm("see_rollup", place) else ""


def time_used(place: Place) -> str:
    return reverse("meetings:time_used", args=[place.kind, place.slug])


def department_of(place: Place) -> str:
    """What the meetings of a place asked the Department."""
    return reverse("meetings:question_list", args=[place.kind, place.slug])


def meeting_create(place: Place) -> str:
    return reverse("meetings:meeting_create", args=[place.kind, place.slug])


def plan_of(place: Place | None) -> str:
    """The plan that a network, a group or a forum works by; nothing for other places."""
    if place is None or place.kind not in MEETING_KINDS:
        return ""
    prefix = "" if place.kind == Kind.NETWORK else f"{place.kind}_"
    return reverse(f"fiso:{prefix}plan_current", args=[place.slug])


def people_of(place: Place) -> str:
    """Who holds which role at a place."""
    if place.kind == Kind.STATE:
        return reverse("overview:state_people")
    return reverse("overview:people", args=[place.kind, place.slug])


def history_of(place: Place) -> str:
    return reverse("overview:place_history", args=[place.kind, place.slug])


def ask_forum(place: Place) -> str:
    return reverse("exchange:matter_raise", args=[place.slug])


def groups() -> str:
    return reverse("exchange:group_list")


def reply(meeting: Meeting) -> str:
    return reverse("meetings:reply", args=[meeting.pk])


def directory(person: Person) -> str:
    """For everybody who holds a role."""
    return reverse("overview:directory") if person.may_everywhere("find_in_directory") else ""


def actions() -> str:
    return reverse("meetings:action_list")


def action_close(action: Action) -> str:
    return reverse("meetings:action_close", args=[action.pk])


def notices() -> str:
    return reverse("reminders:notice_list")


def notice(notice: Notice) -> str:
    """Opening a notice here marks it as seen and goes on to what it is about."""
    return reverse("reminders:notice_open", args=[notice.pk])


def notice_settings() -> str:
    return reverse("reminders:preference_edit")


def notice_status() -> str:
    return reverse("reminders:status")
