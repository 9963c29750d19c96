"""Two people at once, on a real database: positions stay 1 to n, and one form sent twice has one effect."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import Max

from common.errors import Refused
from meetings.models import AgendaItem, Meeting, Reply
from meetings.services import agenda, order, proposals, replies
from meetings.services import meeting as services
from tests.meetings.before.conftest import item_of, titles

pytestmark = pytest.mark.django_db(transaction=True)


def together(*calls: Callable[[], object]) -> list[object]:
    """Run the calls in threads that start at one moment; what they return or raise."""
    barrier, results = threading.Barrier(len(calls)), [None] * len(calls)

    def run(n: int) -> None:
        barrier.wait()
        try:
            results[n] = calls[n]()
        except Exception as error:
            results[n] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def assert_positions(meeting):
    for section in meeting.sections.all():
        found = list(section.items.order_by("position").values_list("position", flat=True))
        assert found == list(range(1, len(found) + 1))


def test_reordering_at_once(setting, meeting):
    welcome, minutes, close = (item_of(meeting, title) for title in ("Welcome", "Minutes", "Close"))
    opening, closing = (section.pk for section in meeting.sections.all())
    for _ in range(4):
        found = together(
            lambda: order.step(item=minutes, direction="up", by=setting.chair),
            lambda: order.place_item(item=welcome, section=closing, position=1, by=setting.executive),
            lambda: order.drop_item(item=close, section=opening, seen=[welcome.pk, close.pk], by=setting.seil),
            lambda: agenda.add_item(
                meeting=meeting, section=opening, by=setting.chair, title="New", purpose="inform", minutes=5
            ),
        )
        assert not [error for error in found if isinstance(error, Exception)]
        assert_positions(meeting)
    assert len(titles(meeting)) == 7


def test_taking_off_and_moving_one_item_at_once(setting, meeting):
    item = item_of(meeting, "Welcome")
    found = together(
        lambda: agenda.take_off(item=item, by=setting.chair),
        lambda: order.step(item=item, direction="down", by=setting.executive),
    )
    assert all(isinstance(one, AgendaItem | Refused) for one in found)
    assert_positions(meeting)
    assert "Welcome" not in titles(meeting)


def test_one_form_sent_twice_at_once(setting, meeting):
    after = AgendaItem.objects.aggregate(last=Max("pk"))["last"]
    section = meeting.sections.all()[0].pk

    def add():
        return agenda.add_item(
            meeting=meeting,
            section=section,
            by=setting.chair,
            title="New",
            purpose="inform",
            minutes=5,
            drawn_after=after,
        )

    def propose():
        return proposals.propose(
            place=setting.network,
            meeting=meeting,
            by=setting.principal,
            title="Mine",
            purpose="inform",
            drawn_after=after,
        )

    found = together(add, add, propose, propose)
    assert not [error for error in found if isinstance(error, Exception)]
    assert sorted(AgendaItem.objects.filter(pk__gt=after).values_list("title", flat=True)) == ["Mine", "New"]


def test_planning_publishing_and_replying_twice_at_once(setting, draft, meeting):
    from uuid import uuid4

    uid = uuid4()

    def plan():
        return services.plan_meeting(
            place=setting.network, starts_at=meeting.starts_at, length_minutes=60, by=setting.chair, uid=uid
        )

    def publish():
        return services.publish(meeting=draft, by=setting.chair)

    def reply():
        return replies.reply(meeting=meeting, school=setting.schools[0], answer="yes", by=setting.principal)

    found = together(plan, plan, publish, publish, reply, reply)
    assert not [error for error in found if isinstance(error, Exception)]
    assert Meeting.objects.filter(uid=uid).count() == 1
    assert Meeting.objects.get(uid=uid).items.count() == 3
    assert Reply.objects.count() == 1
    draft.refresh_from_db()
    assert draft.events.filter(state="published").count() == 1


def test_two_saves_at_once_lose_nothing(setting, meeting):
    item = item_of(meeting, "Welcome")
    found = together(
        lambda: agenda.change_item(item=item, version=1, by=setting.chair, title="One"),
        lambda: agenda.change_item(item=item, version=1, by=setting.executive, title="Two"),
    )
    assert sorted(type(one).__name__ for one in found) == ["AgendaItem", "Stale"]
