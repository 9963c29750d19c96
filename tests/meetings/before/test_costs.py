"""Pages cost the same queries for one row and for many; three hundred items are still an agenda."""

import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from meetings.enums import ItemState
from tests.counting import CaptureQueriesContext
from tests.factories import (
    HeldMeetingFactory,
    ItemFactory,
    MilestoneFactory,
    PaperFactory,
    PlanFactory,
    PublishedMeetingFactory,
    ReplyFactory,
    SchoolFactory,
    SectionFactory,
    appoint,
)
from tests.meetings.before.sent import HTMX, row, url


def cost(client, address):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def fill_agenda(setting, meeting, count):
    """`count` items, each with every relation its row prints, each a new object."""
    plan = PlanFactory(place=setting.network) if not setting.network.plans.exists() else setting.network.plans.first()
    held = HeldMeetingFactory(place=setting.network)
    other = SectionFactory(meeting=held, position=1)
    for _ in range(count):
        position = meeting.items.count() + 10
        old = ItemFactory(meeting=held, section=other, position=position)
        section = meeting.sections.all()[0]
        milestone = MilestoneFactory(plan=plan)
        item = ItemFactory(
            meeting=meeting, section=section, position=position, milestone=milestone, purpose="review", carried_from=old
        )
        PaperFactory(item=item)
        ItemFactory(meeting=meeting, waiting=True, owner=item.owner)
        ItemFactory(meeting=held, waiting=True)
        ItemFactory(meeting=held, section=other, position=position + 500, state=ItemState.NOT_REACHED)
        MilestoneFactory(plan=plan, due_on=timezone.localdate())
        school = SchoolFactory(network=setting.network)
        ReplyFactory(meeting=meeting, school=school, by=appoint("principal", school))


@pytest.mark.parametrize(
    ("person", "page"),
    [("chair", "agenda_edit"), ("chair", "meeting_detail"), ("principal", "meeting_detail"), ("principal", "reply")],
)
def test_a_meeting_costs_the_same_with_one_item_and_more(as_, setting, meeting, person, page):
    client, address = as_(person), url(page, meeting)
    fill_agenda(setting, meeting, 1)
    one = cost(client, address)
    fill_agenda(setting, meeting, 3)
    assert cost(client, address) == one


@pytest.mark.parametrize("page", ["meeting_list", "my_meetings"])
def test_lists_cost_the_same_for_one_meeting_and_more(as_, setting, page):
    client = as_("principal")
    address = reverse("meetings:my_meetings")
    if page == "meeting_list":
        address = reverse("meetings:meeting_list", args=["network", setting.network.slug])

    def add(count):
        for factory in (PublishedMeetingFactory, HeldMeetingFactory):
            for meeting in factory.create_batch(count, place=setting.network):
                ReplyFactory(meeting=meeting, school=setting.schools[0])
                ReplyFactory(meeting=meeting, school=SchoolFactory(network=setting.network))

    add(1)
    one = cost(client, address)
    add(3)
    assert cost(client, address) == one


def test_past_meetings_come_by_the_page(as_, setting):
    HeldMeetingFactory.create_batch(30, place=setting.network)
    client, address = as_("principal"), reverse("meetings:meeting_list", args=["network", setting.network.slug])
    assert client.get(address).content.decode().count("row-title") == 25
    assert client.get(address, {"page": 2}).content.decode().count("row-title") == 5
    for page in ("99", "x", "-1", "0"):
        assert client.get(address, {"page": page}).status_code == 200


def test_three_hundred_items(as_, setting, meeting):
    section = meeting.sections.all()[0]
    type(meeting.items.model.objects.first()).objects.bulk_create(
        meeting.items.model(
            place=setting.network, meeting=meeting, section=section, position=n, title=f"Item {n}", minutes=1,
            owner=setting.chair, proposed_by=setting.chair, state=ItemState.ON_AGENDA,
        )
        for n in range(3, 300)
    )  # fmt: skip
    client = as_("chair")
    assert cost(client, url("agenda_edit", meeting)) < 30
    last = meeting.items.get(title="Item 299")
    data = {"item": last.pk, "list": section.pk, "order": [last.pk, *meeting.items.values_list("pk", flat=True)]}
    began = timezone.now()
    assert client.post(url("agenda_order", meeting), data, **HTMX).status_code == 200
    assert timezone.now() - began < dt.timedelta(seconds=10)
    last.refresh_from_db()
    assert last.position == 1
    assert client.post(url("item_step", meeting, last.pk), row(last, number=1, move="down"), **HTMX).status_code == 200
