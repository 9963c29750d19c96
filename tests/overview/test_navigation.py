"""The way around: of all links at the side, the one that says where the reader is."""

import re

import pytest
from django.urls import reverse

from meetings.models import Action, Meeting
from tests.overview.lands import signed_in

CURRENT = re.compile(r'aria-current="(page|true)">(?:<svg.*?</svg>)?([^<]+)')
BARS = re.compile(r'<nav class="(?:side|tabbar).*?</nav>', re.DOTALL)


@pytest.fixture
def chair_of(land):
    network = land.networks[0]
    person = network.appointments.get(role="chair").person
    return signed_in(person), network


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("home", ("page", "Home")),
        ("list", ("page", "Meetings")),
        ("meeting", ("true", "Meetings")),
        ("agenda", ("true", "Meetings")),
        ("decisions", ("true", "Meetings")),
        ("attendance", ("page", "Attendance")),
        ("actions", ("page", "Actions")),
        ("action", ("true", "Actions")),
        ("plan", ("true", "Plan")),
        ("network", ("page", "Schools and people")),
        ("history", ("true", "Schools and people")),
        ("appoint", ("true", "People and roles")),
        ("details", ("page", "Your details")),
        ("mail", ("page", "Mail and notices")),
        ("why", ("page", "What you may see, and why")),
        ("search", None),
    ],
)
def test_one_link_says_where_the_reader_is(chair_of, page, found):
    client, network = chair_of
    meeting = Meeting.objects.published().get(place=network)
    place = [network.kind, network.slug]
    url = {
        "home": reverse("overview:home"),
        "list": reverse("meetings:meeting_list", args=place),
        "meeting": meeting.get_absolute_url(),
        "agenda": reverse("meetings:agenda_edit", args=[meeting.pk]),
        "decisions": reverse("meetings:decision_list", args=place),
        "attendance": reverse("meetings:attendance_grid", args=place),
        "actions": reverse("meetings:action_list"),
        "action": Action.objects.filter(place=network).first().get_absolute_url(),
        "plan": network.plans.get().get_absolute_url(),
        "network": network.get_absolute_url(),
        "history": reverse("overview:place_history", args=place),
        "appoint": reverse("overview:appoint", args=place),
        "details": reverse("roles:details_edit"),
        "mail": reverse("reminders:preference_edit"),
        "why": reverse("roles:access_explain"),
        "search": reverse("overview:search"),
    }[page]
    answer = client.get(url)
    assert answer.status_code == 200
    marked = CURRENT.findall("".join(BARS.findall(answer.content.decode())))
    in_tabs = {"Home", "Meetings", "Actions", "Plan"}
    assert marked == ([found] * (2 if found[1] in in_tabs else 1) if found else [])
