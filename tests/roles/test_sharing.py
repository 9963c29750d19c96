"""Letting a single person in: by whom, whom, until when; and taking it back with one click."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from common.errors import NotAllowed, Refused
from roles import access
from roles.enums import Role
from roles.services.sharing import share, unshare
from tests.factories import (
    HeldMeetingFactory,
    NetworkFactory,
    PersonFactory,
    PlanFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    appoint,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def chair(network):
    return appoint(Role.CHAIR, network)


@pytest.fixture
def member(network):
    return appoint(Role.PRINCIPAL, SchoolFactory(network=network))


@pytest.fixture
def meeting(network):
    return PublishedMeetingFactory(place=network)


def test_the_chair_lets_a_member_take_the_minutes_and_takes_it_back(client, chair, member, meeting):
    client.force_login(chair)
    url = reverse("overview:access_thing", args=["meeting", meeting.pk])
    today = timezone.localdate().isoformat()
    sent = {"person": member.email, "right": "take_minutes", "ends_on": today}
    page = client.post(reverse("overview:share_give", args=["meeting", meeting.pk]), sent, follow=True)
    assert page.redirect_chain == [(url, 302)]
    assert f"{member.name} takes the minutes." in page.content.decode()
    (row,) = access.grants_on(meeting)
    assert (row.user, row.granted_by, row.ends_on) == (member, chair, timezone.localdate())
    gone = {"person": member.pk, "right": "take_minutes"}
    for said in ("Taken back from", "had it no longer"):
        page = client.post(reverse("overview:share_take", args=["meeting", meeting.pk]), gone, follow=True)
        assert said in page.content.decode()
    assert list(access.grants_on(meeting)) == []


def test_giving_twice_moves_the_end(chair, member, meeting):
    for ends_on in (None, timezone.localdate()):
        share(obj=meeting, right="take_minutes", person=member, by=chair, ends_on=ends_on)
    assert [row.ends_on for row in access.grants_on(meeting)] == [timezone.localdate()]


@pytest.mark.parametrize("right", ["co_edit", "view_as_guest", "chair_this_meeting", "delete_meeting", ""])
def test_no_other_right_can_be_given_here(chair, member, meeting, right):
    with pytest.raises(NotAllowed):
        share(obj=meeting, right=right, person=member, by=chair)


@pytest.mark.parametrize("role", [Role.PRINCIPAL, Role.SEIL, Role.AREA_DIRECTOR, Role.ADMINISTRATOR])
def test_who_may_not_share_gives_nothing(network, member, meeting, role):
    from tests.factories import StateFactory

    places = {Role.AREA_DIRECTOR: network.area, Role.SEIL: network, Role.ADMINISTRATOR: StateFactory()}
    by = appoint(role, places.get(role) or SchoolFactory(network=network))
    with pytest.raises(NotAllowed):
        share(obj=meeting, right="take_minutes", person=member, by=by)


def test_a_chair_elsewhere_shares_nothing_here(member, meeting):
    with pytest.raises(NotAllowed):
        share(obj=meeting, right="take_minutes", person=member, by=appoint(Role.CHAIR, NetworkFactory()))
    with pytest.raises(NotAllowed):
        unshare(obj=meeting, right="take_minutes", person=member, by=appoint(Role.CHAIR, NetworkFactory()))


def test_not_to_oneself_nobody_shut_out_nobody_unseen_and_nobody_who_may_already(chair, member, meeting, network):
    executive = appoint(Role.EXECUTIVE, network)
    member.is_active = False
    member.save()
    for person in (chair, member, PersonFactory(), executive):
        with pytest.raises(Refused):
            share(obj=meeting, right="take_minutes", person=person, by=chair)
    assert list(access.grants_on(meeting)) == []


def test_not_where_nothing_is_left_to_write_and_not_for_days_gone_by(chair, member, network):
    over = HeldMeetingFactory(place=network, state="circulated", circulated_at=timezone.now(), circulated_by=chair)
    now = timezone.now()
    closed = PlanFactory(place=network, state="closed", activated_at=now, closed_at=now)
    for obj, right in ((over, "take_minutes"), (closed, "co_edit")):
        with pytest.raises(Refused, match="nothing left"):
            share(obj=obj, right=right, person=member, by=chair)
    with pytest.raises(Refused, match="over already"):
        share(
            obj=PublishedMeetingFactory(place=network), right="take_minutes", person=member, by=chair,
            ends_on=timezone.localdate() - dt.timedelta(days=1),
        )  # fmt: skip


@pytest.mark.parametrize("sent", [{}, {"person": "9" * 30}, {"person": "\x00"}, {"person": "a", "ends_on": "soon"}])
def test_nonsense_is_answered_with_a_sentence(client, chair, meeting, sent):
    client.force_login(chair)
    page = client.post(reverse("overview:share_give", args=["meeting", meeting.pk]), sent, follow=True)
    assert page.status_code == 422
    assert 'id="share-fault"' in page.content.decode()
    assert list(access.grants_on(meeting)) == []


def test_who_is_not_found_is_said_in_the_panel_and_what_was_typed_is_kept(client, chair, meeting):
    client.force_login(chair)
    sent = {"person": "nobody@example.org", "right": "take_minutes", "ends_on": "2030-01-31"}
    page = client.post(reverse("overview:share_give", args=["meeting", meeting.pk]), sent).content.decode()
    assert "Nobody you may see has this name or e-mail." in page
    assert 'value="nobody@example.org"' in page
    assert 'value="2030-01-31"' in page


def test_a_co_editor_writes_the_plan_and_does_not_decide_on_it(client, chair, network):
    helper = appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    plan = PlanFactory(place=network, state="draft", activated_at=None)
    client.force_login(helper)
    assert client.get(plan.get_absolute_url()).status_code == 404
    share(obj=plan, right="co_edit", person=helper, by=chair)
    assert client.get(plan.get_absolute_url()).status_code == 200
    url = reverse("fiso:plan_edit", args=[plan.pk])
    assert client.post(url, {"direction": "Together", "version": plan.version}).status_code == 302
    plan.refresh_from_db()
    assert plan.direction == "Together"
    assert client.post(reverse("fiso:plan_activate", args=[plan.pk])).status_code == 403
    unshare(obj=plan, right="co_edit", person=helper, by=chair)
    assert client.get(plan.get_absolute_url()).status_code == 404
