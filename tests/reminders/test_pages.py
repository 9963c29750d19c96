"""Notices, mail settings, the way out of a mail, the status page: who may open what, and what it does."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from networks.models import Network, Place
from reminders import services
from reminders.enums import NoticeState
from reminders.kinds import KINDS
from reminders.kinds.milestones import ReviewDue
from reminders.mail import stop_token
from reminders.models import Notice, Preference
from roles.enums import Role
from tests.factories import (
    NetworkFactory,
    NoticeFactory,
    PersonFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    StateFactory,
    appoint,
)
from tests.reminders.conftest import at, tick

pytestmark = pytest.mark.django_db

LIST = "/notices/"


@pytest.fixture
def person(sign_in):
    person = appoint(Role.PRINCIPAL, SchoolFactory())
    sign_in(person)
    return person


def page(client, url=LIST, **headers):
    response = client.get(url, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_shows_own_arrived_notices_with_their_reason(client, person):
    NoticeFactory(person=person, subject="Mine", reason="You chair it.")
    NoticeFactory(person=person, subject="Waiting", state=NoticeState.PENDING, sent_at=None)
    NoticeFactory(subject="Of somebody else")
    found = page(client)
    assert "Mine" in found
    assert "You chair it." in found
    assert "Waiting" not in found
    assert "Of somebody else" not in found


def test_a_notice_is_new_until_it_is_opened_and_leads_to_its_object(client, person):
    notice = NoticeFactory(person=person, path="/meetings/7/")
    assert Notice.objects.visible_to(person).unseen().count() == 1
    response = client.get(reverse("reminders:notice_open", args=[notice.pk]))
    assert (response.status_code, response["Location"]) == (302, "/meetings/7/")
    assert Notice.objects.visible_to(person).unseen().count() == 0
    assert 'class="new"' not in page(client)


def test_nobody_opens_the_notice_of_another_or_one_that_has_not_arrived(client, person):
    others = NoticeFactory()
    waiting = NoticeFactory(person=person, state=NoticeState.PENDING, sent_at=None)
    for notice in (others, waiting):
        assert client.get(reverse("reminders:notice_open", args=[notice.pk])).status_code == 404
        notice.refresh_from_db()
        assert notice.seen_at is None


def test_all_are_marked_as_seen_and_only_ones_own(client, person):
    NoticeFactory.create_batch(2, person=person)
    other = NoticeFactory()
    assert client.get(reverse("reminders:notice_see_all")).status_code == 405
    client.post(reverse("reminders:notice_see_all"))
    assert Notice.objects.filter(seen_at=None).get() == other


def test_the_list_is_narrowed_by_group_and_by_new(client, person):
    NoticeFactory(person=person, subject="A meeting", kind="meeting_soon")
    NoticeFactory(person=person, subject="An action", kind="action_set", seen_at=timezone.now())
    assert "An action" not in page(client, f"{LIST}?show=meetings")
    assert "A meeting" not in page(client, f"{LIST}?show=actions")
    assert "An action" not in page(client, f"{LIST}?show=new")
    assert "Nothing here" in page(client, f"{LIST}?show=roles")
    assert "An action" in page(client, f"{LIST}?show=unknown")


def test_an_empty_list_says_what_will_come(client, person):
    assert "No notices yet" in page(client)


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_for_one_and_many(client, person, count, django_assert_max_num_queries):
    NoticeFactory.create_batch(count, person=person)
    with django_assert_max_num_queries(9) as queries:
        page(client)
    about_notices = [query for query in queries.captured_queries if '"reminders_notice"' in query["sql"]]
    assert len(about_notices) <= 4


def test_htmx_gets_the_part_of_the_page(client, person):
    NoticeFactory(person=person)
    part = page(client, **{"HX-Request": "true"}).strip()
    assert part.startswith('<div id="notices"')
    assert "<html" not in part


def test_mail_can_be_switched_off_for_kinds_that_allow_it_and_the_notice_still_shows(client, person, clock, sign_in):
    sign_in(person)  # a new session: the clock has moved
    school = person.appointments.get().place
    meeting = PublishedMeetingFactory(
        place=school.network, starts_at=at("2026-11-26 09:30"), published_at=at("2026-11-01 09:30")
    )
    found = page(client, "/notices/settings/")
    assert "Always sent" in found
    assert 'name="meeting_invitation"' not in found
    client.post("/notices/settings/", {"action_due": "on"})
    assert set(Preference.objects.filter(person=person, by_mail=True).values_list("kind", flat=True)) == {"action_due"}
    clock.move_to(at("2026-11-19 08:00"))
    assert tick() == []
    notice = Notice.objects.get(person=person, object_id=meeting.pk)
    assert (notice.state, notice.kind) == (NoticeState.SHOWN, "meeting_soon")


def test_a_preference_cannot_stop_what_is_always_sent(client, person, clock):
    Preference.objects.create(person=person, kind="meeting_invitation", by_mail=False)
    PublishedMeetingFactory(place=person.appointments.get().place.network, starts_at=at("2026-11-26 09:30"))
    assert len(tick()) == 1


def test_one_click_in_a_mail_stops_its_kind_without_signing_in(client):
    person = PersonFactory()
    url = reverse("reminders:mail_stop", args=[stop_token(person.pk, "meeting_soon")])
    assert "Stop these mails" in page(client, url)
    assert not Preference.objects.exists()
    response = client.post(url, {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert (Preference.objects.get().person, Preference.objects.get().by_mail) == (person, False)


@pytest.mark.parametrize("change", ["forged", "mandatory", "nobody"])
def test_a_way_out_that_is_not_ours_changes_nothing(client, change):
    person = PersonFactory()
    token = {
        "forged": stop_token(person.pk, "meeting_soon")[:-2] + "xx",
        "mandatory": stop_token(person.pk, "meeting_invitation"),
        "nobody": stop_token(person.pk + 1000, "meeting_soon"),
    }[change]
    response = client.post(reverse("reminders:mail_stop", args=[token]))
    assert response.status_code == (200 if change == "nobody" else 404)
    assert not Preference.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"),
    [("administrator", 200), ("central", 403), ("chair", 404), ("seil", 404), ("principal", 404), (None, 404)],
)
def test_status_by_role(client, sign_in, role, status):
    network, state = NetworkFactory(), StateFactory()
    held_at = {"administrator": state, "central": state, "principal": SchoolFactory(network=network)}
    person = appoint(role, Place.objects.get(pk=held_at.get(role, network).pk)) if role else PersonFactory()
    failed = NoticeFactory(state=NoticeState.FAILED, sent_at=None, subject="CANARY", problem="550 No such user")
    sign_in(person)
    response = client.get("/notices/status/")
    assert response.status_code == status
    assert ("550 No such user" in response.content.decode()) == (status == 200)
    assert "CANARY" not in response.content.decode()
    again = client.post(reverse("reminders:notice_retry", args=[failed.pk]))
    assert again.status_code == (302 if status == 200 else status)
    failed.refresh_from_db()
    assert failed.state == (NoticeState.PENDING if status == 200 else NoticeState.FAILED)


def test_the_status_says_whether_the_clock_runs_and_what_is_late(client, sign_in):
    sign_in(appoint(Role.ADMINISTRATOR, StateFactory()))
    hour_ago = timezone.now() - dt.timedelta(hours=1)
    NoticeFactory(state=NoticeState.PENDING, sent_at=None, due_at=hour_ago)
    assert "Not running" in page(client, "/notices/status/")
    health = services.health()
    assert (health.late, health.waiting, health.failed, health.is_well) == (1, 1, 0, False)
    services.tick()
    assert "Running" in page(client, "/notices/status/")


def test_all_that_failed_is_sent_again_and_a_second_press_is_told(client, sign_in):
    sign_in(appoint(Role.ADMINISTRATOR, StateFactory()))
    failed = NoticeFactory.create_batch(2, state=NoticeState.FAILED, sent_at=None, problem="550", attempts=12)
    response = client.post(reverse("reminders:notice_retry_all"), follow=True)
    assert "2 notices will be sent again" in response.content.decode()
    assert set(Notice.objects.values_list("state", "attempts")) == {("pending", 0)}
    response = client.post(reverse("reminders:notice_retry", args=[failed[0].pk]), follow=True)
    assert "not failed any more" in response.content.decode()


@pytest.mark.parametrize("url", [LIST, "/notices/settings/", "/notices/status/", "/meetings/1/calendar.ics"])
def test_nobody_is_let_in_without_signing_in(client, url):
    response = client.get(url)
    assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={url}")


def test_a_meeting_can_be_put_into_a_calendar_by_who_sees_it(client, person):
    mine = PublishedMeetingFactory(place=person.appointments.get().place.network, title="Ours")
    theirs = PublishedMeetingFactory()
    response = client.get(reverse("reminders:meeting_ics", args=[mine.pk]))
    assert response["Content-Disposition"] == f'attachment; filename="meeting-{mine.pk}.ics"'
    calendar = Calendar.from_ical(response.content)
    assert calendar["METHOD"] == "PUBLISH"
    assert "ATTENDEE" not in calendar.walk("VEVENT")[0]
    assert client.get(reverse("reminders:meeting_ics", args=[theirs.pk])).status_code == 404


def asked_in_a_tick(captured) -> list[str]:
    services.tick()
    with captured(40) as queries:
        services.tick()
    return [query["sql"] for query in queries.captured_queries if "SAVEPOINT" not in query["sql"]]


def test_a_tick_with_nothing_due_asks_little(network, django_assert_max_num_queries):
    asked = asked_in_a_tick(django_assert_max_num_queries)
    assert len(asked) <= 12, "\n".join(sql[:120] for sql in asked)


def test_one_more_kind_costs_no_statement_while_nothing_of_it_is_due(
    network, django_assert_max_num_queries, monkeypatch
):
    class Visited(ReviewDue):
        code = "visited"

        def around(self, now):
            return Network.objects.filter(opened_on__gt=now)

    before = asked_in_a_tick(django_assert_max_num_queries)
    monkeypatch.setitem(KINDS, "visited", Visited())
    after = asked_in_a_tick(django_assert_max_num_queries)
    assert len(after) == len(before)
    assert sum("networks_network" in sql and "opened_on" in sql for sql in after) == 1


def test_what_older_records_make_due_can_be_put_aside(network, chair):
    PublishedMeetingFactory(place=network, starts_at=at("2026-11-26 09:30"))
    assert services.plan(timezone.now(), quietly=True) == 1
    assert tick() == []
    assert Notice.objects.get().state == NoticeState.SKIPPED
