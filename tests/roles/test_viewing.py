"""An administrator looks as somebody else: every page is theirs, nothing can be written, and it is all on record."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.models import Reply
from reminders.models import Notice
from roles.enums import Role
from roles.middleware import RightsOfRequest, ViewAs
from roles.models import Person, SecurityEvent, Viewing
from roles.services.viewing import start_viewing
from tests.factories import (
    NetworkFactory,
    NoticeFactory,
    PersonFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    StateFactory,
    appoint,
)

pytestmark = pytest.mark.django_db
BANNER = b"Nothing can be changed"


@pytest.fixture
def administrator():
    return appoint(Role.ADMINISTRATOR, StateFactory())


@pytest.fixture
def principal():
    return appoint(Role.PRINCIPAL, SchoolFactory(network=NetworkFactory()))


@pytest.fixture
def client(administrator):
    found = Client(raise_request_exception=True)
    found.force_login(administrator)
    return found


@pytest.fixture
def looking(client, principal):
    """The administrator's browser, looking as the principal."""
    answer = client.post(reverse("roles:view_as_start", args=[principal.pk]), {"reason": "Cannot find the agenda"})
    assert answer.status_code == 302
    return client


def meeting_of(person):
    return PublishedMeetingFactory(place=person.appointments.get().place.network)


def test_the_pages_are_those_of_the_person_with_a_banner(looking, principal, administrator):
    meeting = meeting_of(principal)
    assert not administrator.has_perm("view_community", meeting)
    page = looking.get(meeting.get_absolute_url())
    assert page.status_code == 200
    assert BANNER in page.content
    assert page.context["user"] == principal


def test_half_a_page_is_not_given_to_a_page_that_shows_no_banner(looking):
    part = {"HX-Request": "true"}
    url = reverse("reminders:notice_list")
    assert looking.get(url, headers=part)["HX-Refresh"] == "true"
    assert looking.get(url, headers=part | {"X-Viewing": str(Viewing.objects.get().pk)}).status_code == 200


def test_every_way_of_changing_something_is_refused(looking, principal):
    url = reverse("meetings:reply", args=[meeting_of(principal).pk])
    answer = looking.post(url)
    assert answer.status_code == 403
    assert BANNER in answer.content
    assert b"Looking as somebody else changes nothing" in answer.content
    assert b"Your role does not include this" not in answer.content
    assert {send(url).status_code for send in (looking.put, looking.patch, looking.delete)} == {405}


def test_a_page_that_writes_when_it_is_opened_writes_nothing(looking, principal):
    notice = NoticeFactory(person=principal)
    answer = looking.get(reverse("reminders:notice_open", args=[notice.pk]))
    assert answer.status_code == 403
    assert b"stop looking first" in answer.content
    assert Notice.objects.get(pk=notice.pk).seen_at is None


def test_whatever_a_view_writes_is_refused_by_the_database(looking, principal, monkeypatch):
    """Not by asking views: one that writes on GET, by raw means too, meets a transaction that only reads."""
    honest = RightsOfRequest.__call__

    def writes(self, request):
        answer = honest(self, request)
        Person.objects.filter(pk=principal.pk).update(name="Changed")
        return answer

    monkeypatch.setattr(RightsOfRequest, "__call__", writes)
    with pytest.raises(Exception, match="read-only transaction"):
        looking.get(reverse("roles:access_explain"))
    assert Person.objects.get(pk=principal.pk).name == principal.name


def test_even_a_form_that_got_through_changes_nothing(looking, principal, monkeypatch):
    """The fault planted: methods are not looked at. The database still refuses."""
    monkeypatch.setattr(ViewAs, "process_view", lambda *args: None)
    answer = looking.post(reverse("meetings:reply", args=[meeting_of(principal).pk]), {"answer": "yes"})
    assert answer.status_code == 403
    assert Reply.objects.count() == 0


@pytest.mark.parametrize("name", ["roles:details_edit", "account_change_password", "account_email", "admin:index"])
def test_what_is_the_persons_own_is_closed(looking, name):
    assert looking.get(reverse(name)).status_code == 403


def test_a_view_can_close_itself(looking, monkeypatch):
    from roles.views.person import AccessExplain

    monkeypatch.setattr(AccessExplain, "closed_to_view_as", True, raising=False)
    assert looking.get(reverse("roles:access_explain")).status_code == 403


def test_stopping_gives_back_the_own_pages(looking, administrator):
    looking.post(reverse("roles:view_as_stop"))
    page = looking.get(reverse("roles:access_explain"))
    assert page.context["user"] == administrator
    assert BANNER not in page.content
    assert Viewing.objects.get().ended_because == "Stopped."


def test_it_ends_after_half_an_hour(looking, administrator):
    start = timezone.now()
    for minutes in (14, 28):
        with time_machine.travel(start + dt.timedelta(minutes=minutes), tick=False):
            assert BANNER in looking.get(reverse("roles:access_explain")).content
    with time_machine.travel(start + dt.timedelta(minutes=31), tick=False):
        page = looking.get(reverse("roles:access_explain"))
        assert page.context["user"] == administrator
    viewing = Viewing.objects.get()
    assert viewing.ended_at == viewing.started_at + dt.timedelta(minutes=30)


def test_it_ends_when_the_role_of_the_administrator_ends(looking, administrator):
    administrator.appointments.update(ends_on=timezone.localdate() - dt.timedelta(days=1))
    assert looking.get(reverse("roles:access_explain")).context["user"] == administrator


def test_it_ends_when_the_person_is_shut_out(looking, administrator, principal):
    Person.objects.filter(pk=principal.pk).update(is_active=False)
    assert looking.get(reverse("roles:access_explain")).context["user"] == administrator


def test_it_ends_at_once_when_the_administrator_is_shut_out(looking, administrator):
    Person.objects.filter(pk=administrator.pk).update(is_active=False)
    assert looking.get(reverse("roles:access_explain"))["Location"].startswith("/accounts/login/")


def test_signing_out_ends_it(looking):
    assert looking.post(reverse("account_logout")).status_code == 302
    assert Viewing.objects.get().ended_because == "Signed out."
    assert "_auth_user_id" not in looking.session


def test_it_cannot_be_nested(looking):
    other = PersonFactory()
    answer = looking.post(reverse("roles:view_as_start", args=[other.pk]), {"reason": "Deeper"})
    assert answer.status_code == 403
    assert Viewing.objects.count() == 1


def test_nobody_looks_as_themselves_an_administrator_or_somebody_shut_out(administrator):
    other = appoint(Role.ADMINISTRATOR, administrator.appointments.get().place)
    for person in (administrator, other, PersonFactory(is_active=False)):
        with pytest.raises(Refused):
            start_viewing(person=person, reason="Because", by=administrator)
    with pytest.raises(Refused, match="Say why"):
        start_viewing(person=PersonFactory(), reason="  ", by=administrator)
    assert Viewing.objects.count() == 0


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_only_an_administrator_looks_as_somebody(role):
    from roles.rules import HELD_AT
    from tests.factories import ForumFactory

    network = NetworkFactory()
    places = {"school": SchoolFactory(network=network), "network": network, "area": network.area,
              "region": network.region, "state": StateFactory(), "forum": ForumFactory()}  # fmt: skip
    person = appoint(role, places[HELD_AT[role]]) if HELD_AT[role] in places else PersonFactory()
    with pytest.raises(NotAllowed):
        start_viewing(person=PersonFactory(), reason="Because", by=person)


def test_it_is_in_the_history_and_the_person_sees_it(looking, administrator, principal):
    events = Viewing.pgh_event_model.objects.values_list("administrator", "person", "reason")
    assert list(events) == [(administrator.pk, principal.pk, "Cannot find the agenda")]
    own = Client()
    own.force_login(principal)
    page = own.get(reverse("roles:access_explain")).content.decode()
    assert administrator.name in page
    assert "Cannot find the agenda" in page


def test_what_was_refused_meanwhile_names_who_looked(looking, administrator, principal):
    looking.post(reverse("reminders:notice_see_all"))
    event = SecurityEvent.objects.get(kind=SecurityEvent.Kind.REFUSED)
    assert (event.person, event.seen_by) == (principal, administrator)
