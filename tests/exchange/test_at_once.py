"""Two people decide about the same group at the same moment: one effect, and one sentence."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from common.errors import Refused
from exchange.services import concluding, groups, joining
from networks.enums import GroupState
from networks.models import Group, GroupMembership, GroupOwner
from networks.services import groups as places
from roles.enums import RequestState, Role
from roles.models import Appointment, GroupRequest
from tests.exchange.test_groups import REPORT, proposed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def meet_before(monkeypatch) -> Callable[[Any, str], None]:
    """Lets two threads wait for each other before either calls the function."""
    inside = threading.Barrier(2, timeout=20)

    def patch(module: Any, name: str) -> None:
        called = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *args, **more: (inside.wait(), called(*args, **more))[1])

    return patch


def at_once(*verbs: Callable[[], object]) -> list[str]:
    """What is said to those who do these things in threads of their own; what is done comes first."""
    said: list[str] = []

    def one(verb: Callable[[], object]) -> None:
        try:
            verb()
            said.append("done")
        except Refused as refused:
            said.append(str(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[verb]) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(said, key=lambda words: words != "done")


def test_a_proposal_is_approved_once(setting, meet_before):
    meet_before(groups.moving, "lock")
    asked = proposed(setting)
    assert at_once(
        lambda: groups.approve(request=asked, by=setting.chair),
        lambda: groups.approve(request=asked, by=setting.executive),
    ) == ["done", "This was answered already: accepted."]
    assert GroupOwner.objects.filter(group=asked.group).count() == 1
    assert Appointment.objects.filter(place=asked.group, role=Role.GROUP_LEAD).count() == 1


def test_a_request_is_answered_once(setting, meet_before):
    meet_before(places, "lock")
    asked = joining_request(setting)
    said = at_once(
        lambda: joining.accept(request=asked, by=setting.lead),
        lambda: joining.decline(request=asked, reason="Full.", by=setting.chair),
    )
    asked.refresh_from_db()
    assert said == ["done", f"This was answered already: {asked.get_state_display().lower()}."]
    members = GroupMembership.objects.filter(group=setting.group, school=setting.neighbour)
    assert members.exists() is (asked.state == RequestState.ACCEPTED)


def joining_request(setting):
    request = GroupRequest(group=setting.group, school=setting.neighbour, way="asked", by=setting.neighbour_principal)
    request.save()
    return request


def test_asked_and_invited_at_once_is_one_request(setting, meet_before):
    meet_before(places, "lock")
    assert at_once(
        lambda: joining.invite(group=setting.group, party=setting.neighbour, by=setting.lead),
        lambda: joining.ask_to_join(group=setting.group, party=setting.neighbour, by=setting.neighbour_principal),
    ) == ["done", "done"]
    assert GroupRequest.objects.filter(group=setting.group, school=setting.neighbour).count() == 1


def test_a_school_let_in_while_the_group_is_concluded_is_in_it_or_declined(setting, meet_before):
    meet_before(places, "lock")
    asked = joining_request(setting)
    said = at_once(
        lambda: joining.accept(request=asked, by=setting.lead),
        lambda: concluding.conclude(group=setting.group, report=REPORT, spread="no", by=setting.chair),
    )
    asked.refresh_from_db()
    assert Group.objects.get(pk=setting.group.pk).state == GroupState.CONCLUDED
    is_in = GroupMembership.objects.filter(group=setting.group, school=setting.neighbour).exists()
    assert (is_in, asked.state) in [(True, RequestState.ACCEPTED), (False, RequestState.DECLINED)]
    assert said == (["done", "done"] if is_in else ["done", "Writing is concluded. It can be read, not changed."])


def test_were_there_no_lock_the_database_would_refuse_the_second_owner(setting, monkeypatch, meet_before):
    """
    Both read the open request before either answers it. Then they write one after the other, before either is done: of
    two that write in the very same moment PostgreSQL may see a deadlock instead.
    """
    asked = proposed(setting)
    monkeypatch.setattr(places, "lock", lambda group: group)
    monkeypatch.setattr(groups.moving, "lock", lambda places: None)
    monkeypatch.setattr(groups, "locked_request", lambda request: GroupRequest.objects.get(pk=request.pk))
    own, turn = places.own, threading.Lock()

    def own_in_turn(*args, **more):
        with turn:
            return own(*args, **more)

    monkeypatch.setattr(places, "own", own_in_turn)
    meet_before(places, "own")
    done, refused = at_once(
        lambda: groups.approve(request=asked, by=setting.chair),
        lambda: groups.approve(request=asked, by=setting.executive),
    )
    assert (done, refused) == ("done", f"{asked.group} belongs to {setting.ours} already.")
    assert GroupOwner.objects.filter(group=asked.group).count() == 1
