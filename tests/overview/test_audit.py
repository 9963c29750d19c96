"""The audit: everything is in it, newest first, page after page without a gap; and nothing that people wrote."""

import datetime as dt

import pghistory
import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from meetings.models import AgendaItem, Meeting
from overview import audit
from roles.enums import Role
from tests.counting import CaptureQueriesContext
from tests.factories import ItemFactory, NetworkFactory, PersonFactory, PublishedMeetingFactory, StateFactory, appoint

pytestmark = pytest.mark.django_db
URL = "overview:audit"


@pytest.fixture
def administrator(client):
    found = appoint(Role.ADMINISTRATOR, StateFactory(), PersonFactory(name="Ada Min"))
    client.force_login(found)
    return found


@pytest.fixture
def item():
    meeting = PublishedMeetingFactory(place=NetworkFactory(name="Bluegum"), title="SECRET-title")
    return ItemFactory(meeting=meeting, title="SECRET-item", sensitivity="executive")


def rows(client, **asked):
    page = client.get(reverse(URL), asked)
    assert page.status_code == 200
    return page.context["rows"]


def test_a_change_is_told_without_its_words(client, administrator, item):
    with pghistory.context(user=administrator.pk, reason="Asked by phone"):
        AgendaItem.objects.filter(pk=item.pk).update(note="SECRET-note", minutes=35)
    page = client.get(reverse(URL), {"kind": "meetings.agendaitemevent"})
    assert "SECRET" not in page.content.decode()
    newest = page.context["rows"][0]
    assert (newest.who, newest.did) == ("Ada Min", f"changed agenda item of the executive {item.pk}")
    assert newest.changes == "minutes from 10 to 35, note"
    assert newest.reason == "Asked by phone"


def test_nothing_anybody_wrote_stands_in_the_whole_audit_or_its_file(client, administrator, item):
    assert "SECRET" not in client.get(reverse(URL)).content.decode()
    file = b"".join(client.get(reverse(URL), {"as": "csv"}).streaming_content).decode()
    assert "SECRET" not in file
    assert "agenda item of the executive" in file


def test_pages_follow_each_other_without_gap_or_repetition(item):
    whole = audit.lines(audit.Wanted(), count=5000)
    assert len(whole) > 8
    order = list(audit.sources())
    assert whole == sorted(whole, key=lambda line: (line.at, order.index(line.source), line.key), reverse=True)
    paged, after = [], None
    while found := audit.lines(audit.Wanted(), after, 4):
        paged += found
        after = audit.Line.read(str(found[-1]))
    assert paged == whole


def test_it_is_narrowed_by_person_kind_place_day_and_reason(client, administrator, item):
    with pghistory.context(user=administrator.pk, reason="Bushfire on Friday"):
        Meeting.objects.filter(pk=item.meeting_id).update(venue="Hall")
    today = timezone.localdate()
    one = {("Ada Min", f"changed meeting {item.meeting_id}")}
    assert {(row.who, row.did) for row in rows(client, who="Ada Min", kind="meetings.meetingevent")} == one
    assert {(row.who, row.did) for row in rows(client, reason="bushfire")} == one
    assert {(row.who, row.did) for row in rows(client, who=administrator.email.upper())} >= one
    assert f"added meeting {item.meeting_id}" in {row.did for row in rows(client, place="Bluegum")}
    assert all("appointment" not in row.did for row in rows(client, place="Bluegum"))
    assert f"added person {administrator.pk}, Ada Min" in {row.did for row in rows(client, kind="roles.personevent")}
    assert {row.did.split(", ")[-1] for row in rows(client, place="Bluegum", kind="networks.networkevent")} == {
        "Bluegum"
    }
    assert rows(client, first=today.isoformat(), kind="meetings.meetingevent") != []
    yesterday = (today - dt.timedelta(days=1)).isoformat()
    assert rows(client, last=yesterday) == []
    assert rows(client, who="Nobody At All") == []


def test_signing_in_is_in_it(client, administrator):
    assert ("Ada Min", "signed in") in {(row.who, row.did) for row in rows(client, kind="gate")}


@pytest.mark.parametrize(
    "asked", [{"after": "x"}, {"after": "2026-01-01~a~9"}, {"first": "soon"}, {"kind": "no"}, {"who": "\x00"}]
)
def test_nonsense_narrows_nothing(client, administrator, item, asked):
    assert len(rows(client, **asked)) == audit.PER_PAGE or rows(client, **asked) != []


def test_it_costs_the_same_for_many_events(client, administrator, item):
    AgendaItem.objects.filter(pk=item.pk).update(minutes=9)
    client.get(reverse(URL))
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(URL), {"kind": "meetings.agendaitemevent"})
        asked.append(len(queries))
        for number in range(20):
            AgendaItem.objects.filter(pk=item.pk).update(minutes=10 + number)
    assert asked[0] == asked[1]


@pytest.mark.parametrize("role", [Role.CHAIR, Role.CENTRAL])
def test_it_is_for_administrators(client, role):
    client.force_login(appoint(role, StateFactory() if role == Role.CENTRAL else NetworkFactory()))
    assert client.get(reverse(URL)).status_code == 403
