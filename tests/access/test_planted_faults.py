"""
The test of the test: each fault that somebody could make in the rights is planted, and the doors must find it, for the
reason that is stated. Only the doors that matter for a fault are tried.
"""

import dataclasses
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from django.db.models import Q
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone

from common.dates import DatedQuerySet
from common.views import RightMixin
from fiso.querysets import PlanQuerySet
from meetings.models import Meeting
from meetings.querysets import ActionQuerySet, DecisionQuerySet, ItemQuerySet, MeetingQuerySet
from meetings.views.meeting import MyMeetings
from overview import finding
from overview.listings import Listed, Networks
from overview.reading import Reading
from reminders import calendar
from reminders.models import NoticeQuerySet
from reminders.views.calendar import MeetingIcs
from roles import access, rules
from roles.backend import Backend
from roles.enums import Role
from roles.models import Person
from roles.models.person import Contact
from tests.access.doors import DOORS
from tests.access.knocking import knock_at_all
from tests.access.test_doors import url_names

pytestmark = pytest.mark.django_db

Plant = Callable[[pytest.MonkeyPatch], None]


class Fault(NamedTuple):
    """`said` must stand in what the doors report."""

    plant: Plant
    doors: tuple[str, ...]
    said: str


def replace(target: Any, name: str, value: Any) -> Plant:
    return lambda patch: patch.setattr(target, name, value)


def _no_state(self: Any, person: Any) -> Any:
    return self.filter(place__in=person.places_where("view_community"))


def _called_off_drafts(self: Any, person: Any) -> Any:
    found = Q(place__in=person.places_where("view_community")) & ~Q(state="draft")
    return self.filter(found | Q(place__in=person.places_where("set_agenda")))


def _executive_for_all(self: Any, person: Any) -> Any:
    return self.filter(meeting__in=Meeting.objects.visible_to(person))


def _executive_actions_for_all(self: Any, person: Any) -> Any:
    return self.filter(place__in=person.places_where("view_community"))


def _decisions_of_drafts(self: Any, person: Any) -> Any:
    return self.filter(item__place__in=person.places_where("view_community"))


def _draft_plans(self: Any, person: Any) -> Any:
    return self.filter(place__in=person.places_where("view_community"))


def _everything(self: Any, person: Any) -> Any:
    return self.all()


def _no_end(self: Any, on: Any = None) -> Any:
    return self.filter(starts_on__lte=on or timezone.localdate())


def _no_start(self: Any, on: Any = None) -> Any:
    return self.filter(Q(ends_on=None) | Q(ends_on__gte=on or timezone.localdate()))


def _search_everything(patch: pytest.MonkeyPatch) -> None:
    anyone = finding.SOURCES["meetings"]
    everything = dataclasses.replace(anyone, rows=lambda person: Meeting.objects.all())
    patch.setitem(finding.SOURCES, "meetings", everything)


def _ics_of_everything(patch: pytest.MonkeyPatch) -> None:
    def get(self: Any, request: Any, pk: int) -> Any:
        return HttpResponse(calendar.download(Meeting.objects.get(pk=pk)), content_type="text/calendar")

    patch.setattr(MeetingIcs, "get", get)


def _csv_withholds_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Reading, "_cells", lambda self, row, addresses: [column.value(row) for column in self.columns])


def _no_403(patch: pytest.MonkeyPatch) -> None:
    def dispatch(self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        assert self.rights_object
        return super(RightMixin, self).dispatch(request, *args, **kwargs)

    patch.setattr(RightMixin, "dispatch", dispatch)


def _superuser_may(patch: pytest.MonkeyPatch) -> None:
    honest = access.where

    def where(person: Any, verb: str, place: str = "place", shared: str = "") -> Q:
        is_superuser = getattr(person, "is_superuser", False)
        return Q(pk__isnull=False) if is_superuser else honest(person, verb, place, shared)

    patch.setattr(access, "where", where)


def _executive_items_for_all(patch: pytest.MonkeyPatch) -> None:
    honest = access.has_perm

    def has_perm(person: Any, verb: str, obj: Any) -> bool:
        return verb == "see_executive_items" or honest(person, verb, obj)

    patch.setattr(access, "has_perm", has_perm)


def _verb_too_many(role: Role, kind: Any, verb: str) -> Plant:
    return lambda patch: patch.setitem(rules.RULES[role], kind, rules.RULES[role][kind] | {verb})


NETWORK = rules.Kind.NETWORK
FAULTS = {
    "drafts of meetings are open": Fault(
        replace(MeetingQuerySet, "visible_to", _no_state), ("meetings:meeting_detail",), "is shown CANARY-draft-END"
    ),
    "drafts called off are open": Fault(
        replace(MeetingQuerySet, "visible_to", _called_off_drafts),
        ("meetings:meeting_detail",),
        "[cancelled_draft ] as principal: 200, not 404",
    ),
    "executive items are open": Fault(
        _executive_items_for_all,
        ("meetings:meeting_detail",),
        "as principal: is shown CANARY-executive-item-END",
    ),
    "executive notes are in everybody's minutes": Fault(
        replace(ItemQuerySet, "visible_to", _executive_for_all),
        ("meetings:meeting_minutes",),
        "as principal: is shown CANARY-executive-note-END",
    ),
    "executive actions are open": Fault(
        replace(ActionQuerySet, "visible_to", _executive_actions_for_all),
        ("meetings:action_list",),
        "is shown CANARY-executive-action-END",
    ),
    "decisions of draft minutes are open": Fault(
        replace(DecisionQuerySet, "visible_to", _decisions_of_drafts),
        ("overview:search",),
        "as principal: is shown CANARY-decision-in-draft-END",
    ),
    "drafts of plans are open": Fault(
        replace(PlanQuerySet, "visible_to", _draft_plans),
        ("fiso:plan_detail",),
        "as principal: is shown CANARY-draft-plan-END",
    ),
    "own school is ignored": Fault(
        replace(rules, "OWN_SCHOOL", set()),
        ("meetings:reply", "meetings:action_close"),
        "as neighbour: 302, not 403",
    ),
    "every role reaches every place": Fault(
        replace(access, "_joined", lambda holding, place, joins: True),
        ("meetings:guest_invite",),
        "as guest: 200, not 403",
    ),
    "a role goes on after its end": Fault(
        replace(DatedQuerySet, "current", _no_end),
        ("meetings:meeting_detail",),
        "as chair_until_yesterday: 200, not 404",
    ),
    "a role begins before its start": Fault(
        replace(DatedQuerySet, "current", _no_start),
        ("meetings:meeting_detail",),
        "as chair_from_tomorrow: 200, not 404",
    ),
    "search finds everything": Fault(_search_everything, ("overview:search",), "is shown CANARY-their-draft-END"),
    "calendar files of everything": Fault(
        _ics_of_everything, ("reminders:meeting_ics",), "as stranger: is shown CANARY-published-END"
    ),
    "lists behind figures withhold nothing": Fault(
        _csv_withholds_nothing, ("overview:list",), "as central: is shown CANARY-own-action-END"
    ),
    "notices of others open": Fault(
        replace(NoticeQuerySet, "visible_to", _everything),
        ("reminders:notice_list", "reminders:notice_open"),
        "as stranger: is shown CANARY-their-notice-END",
    ),
    "views do not ask for the right": Fault(_no_403, ("meetings:agenda_edit",), "as principal: 200, not 403"),
    "a superuser sees records": Fault(_superuser_may, ("reminders:meeting_ics",), "as superuser: 200, not 404"),
    "principals run meetings": Fault(
        _verb_too_many(Role.PRINCIPAL, NETWORK, "keep_record"), ("meetings:meeting_run",), "as principal: 200, not 403"
    ),
    "central office reads meetings": Fault(
        _verb_too_many(Role.CENTRAL, NETWORK, "view_community"),
        ("meetings:meeting_list",),
        "as central: is shown CANARY-published-END",
    ),
    "the executive circulates minutes": Fault(
        _verb_too_many(Role.EXECUTIVE, NETWORK, "circulate_minutes"),
        ("meetings:meeting_circulate",),
        "as executive: wrote ",
    ),
}


FAULTS |= {
    "contact switches are ignored": Fault(
        replace(Person, "contact_for", lambda self, viewer: Contact(self.email, self.phone)),
        ("overview:directory", "overview:network_home"),
        "as guest: is shown CANARY-hidden-phone-END",
    ),
    "the directory is open without a role": Fault(
        replace(access, "may_everywhere", lambda *asked: True), ("overview:directory",), "is shown CANARY-offer-END"
    ),
    "the directory shows what places say inside": Fault(
        replace(Networks, "told", lambda self, rows: [Listed(row.as_network.vision, "", []) for row in rows]),
        ("overview:directory",),
        "as guest: is shown CANARY-vision-END",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(clients, monkeypatch, compose_anew, name):
    fault = FAULTS[name]
    fault.plant(monkeypatch)
    compose_anew()
    found = knock_at_all(*clients, {door: DOORS[door] for door in fault.doors}, until=fault.said)
    assert any(fault.said in line for line in found.faults), "\n".join(found.faults) or "nothing was found"


def test_somebody_inactive_who_still_counts_is_found(clients, monkeypatch):
    """The session of a person who was shut out ends at once: the backend does not load them."""
    monkeypatch.setattr(Backend, "user_can_authenticate", lambda self, user: True)
    found = knock_at_all(*clients, {"meetings:my_meetings": DOORS["meetings:my_meetings"]})
    assert any("as inactive_chair: 200, not 302" in line for line in found.faults)


def test_a_new_address_without_a_rule_is_found():
    here = set(url_names([path("leak/", MyMeetings.as_view(), name="leak")]))
    assert here - set(DOORS) == {"leak"}
