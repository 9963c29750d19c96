"""Addresses of other apps' pages that the overview leads to."""

from django.urls import NoReverseMatch, reverse

from meetings.models import Action, Meeting
from networks.enums import MEETING_KINDS, Kind
from networks.models import Place


def find(name: str, *args: object) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def agenda(meeting: Meeting) -> str:
    return reverse("meetings:agenda_edit", args=[meeting.pk])


def meeting_edit(meeting: Meeting) -> str:
    return reverse("meetings:meeting_edit", args=[meeting.pk])


def meetings() -> str:
    return reverse("meetings:my_meetings")


def meetings_of(place: Place | None) -> str:
    """The meetings of a place that meets; nothing for others."""
    if place is None or place.kind not in MEETING_KINDS:
        return ""
    return reverse("meetings:meeting_list", args=[place.kind, place.slug])


def meeting_create(place: Place) -> str:
    return reverse("meetings:meeting_create", args=[place.kind, place.slug])


def plan_of(place: Place | None) -> str:
    """The plan a network works by; nothing for other places."""
    return reverse("fiso:plan_current", args=[place.slug]) if place and place.kind == Kind.NETWORK else ""


def reply(meeting: Meeting) -> str:
    return reverse("meetings:reply", args=[meeting.pk])


def actions() -> str:
    return reverse("meetings:action_list")


def action_close(action: Action) -> str:
    return reverse("meetings:action_close", args=[action.pk])


def notices() -> str:
    return find("reminders:notice_list")


def notice_settings() -> str:
    return find("reminders:preferences_edit")
