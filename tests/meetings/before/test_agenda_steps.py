"""Each step of the agenda builder: by htmx and as a plain form, once and twice, by who may and who may not."""

import pytest
from django.urls import reverse

from meetings.enums import ItemState, Purpose, Sensitivity
from meetings.models import AgendaItem
from tests.factories import ItemFactory, MilestoneFactory, PlanFactory
from tests.meetings.before.conftest import item_of, titles

HTMX = {"HTTP_HX_REQUEST": "true"}


def url(name, meeting, *args):
    return reverse(f"meetings:{name}", args=[meeting.pk, *args])


def positions(meeting):
    return [
        list(section.items.order_by("position").values_list("position", flat=True))
        for section in meeting.sections.all()
    ]


def words(meeting, **changes):
    """What the form of a new item sends."""
    data = {
        "title": "Reading bank", "purpose": "discuss", "topic": "", "minutes": "15", "detail": "", "owner": "",
        "milestone": "", "sensitivity": "members", "section": str(meeting.sections.all()[0].pk), "after": "0",
        "version": "", "papers-TOTAL_FORMS": "1", "papers-INITIAL_FORMS": "0", "papers-0-title": "", "papers-0-url": "",
    }  # fmt: skip
    return {**data, **changes}


def edit_of(item, **changes):
    """What the form of an open item sends."""
    data = words(item.meeting, title=item.title, minutes=str(item.minutes), section=str(item.section_id))
    return {**data, "owner": str(item.owner_id or ""), "version": str(item.version), **changes}


def row(item, number=1, **changes):
    """What the hidden form of a row sends."""
    minutes = str(item.minutes)
    return {"version": str(item.version), "was": minutes, "minutes": minutes, "number": str(number), **changes}


def test_htmx_gets_the_part_of_the_page(as_, meeting):
    client = as_("chair")
    page = client.get(url("agenda_edit", meeting))
    part = client.get(url("agenda_edit", meeting), **HTMX)
    strip = lambda html: html.split('name="csrfmiddlewaretoken"')[0].strip()  # noqa: E731  tokens differ
    assert strip(part.content.decode()) in page.content.decode()
    assert "<html" not in part.content.decode()
    assert "HX-Request" in page["Vary"]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_add_an_item(as_, meeting, headers):
    answer = as_("chair").post(url("item_add", meeting), words(meeting), **headers, follow=not headers)
    assert answer.status_code == 200
    assert titles(meeting) == ["Welcome", "Minutes", "Reading bank", "Close"]
    assert "Reading bank” is on the agenda" in answer.content.decode()


def test_adding_twice_from_one_form_adds_once(as_, meeting):
    client, data = as_("chair"), words(meeting, after=str(AgendaItem.objects.latest("pk").pk))
    for _ in range(2):
        client.post(url("item_add", meeting), data)
    assert titles(meeting).count("Reading bank") == 1


def test_the_same_title_from_a_new_form_adds_again(as_, meeting):
    client = as_("chair")
    for _ in range(2):
        client.post(url("item_add", meeting), words(meeting, after=str(AgendaItem.objects.latest("pk").pk)))
    assert titles(meeting).count("Reading bank") == 2


FAULTS = [
    {"title": ""}, {"title": "x" * 161}, {"minutes": "0"}, {"minutes": "601"}, {"minutes": "ten"}, {"minutes": "9" * 30},
    {"purpose": "party"}, {"topic": "party"}, {"owner": "999999"}, {"owner": "me"}, {"milestone": "0"}, {"section": "0"},
    {"section": ""}, {"section": "9" * 30}, {"sensitivity": "secret"}, {"purpose": "review"}, {"detail": "x" * 5001},
    {"papers-0-url": "javascript:alert(1)"}, {"papers-0-title": "No link"}, {"papers-TOTAL_FORMS": "x"},
    {"papers-TOTAL_FORMS": "5000"}, {"after": "x"}, {"title": "\x00"},
]  # fmt: skip


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_faults_keep_what_was_typed(as_, meeting, headers):
    client = as_("chair")
    for fault in FAULTS:
        answer = client.post(url("item_add", meeting), words(meeting, **fault), **headers)
        assert answer.status_code == 422, fault
        assert "title" in fault or 'value="Reading bank"' in answer.content.decode(), fault
    assert titles(meeting) == ["Welcome", "Minutes", "Close"]


def test_an_owner_from_elsewhere_is_refused(as_, setting, meeting):
    answer = as_("chair").post(url("item_add", meeting), words(meeting, owner=str(setting.stranger.pk)))
    assert answer.status_code == 422


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_edit_words_papers_and_section(as_, setting, meeting, headers):
    item, closing = item_of(meeting, "Welcome"), meeting.sections.get(title="Closing")
    data = edit_of(item, title="Warm welcome", section=str(closing.pk))
    data |= {"papers-0-title": "Notes", "papers-0-url": "https://papers.example.org/n"}
    assert (
        as_("executive").post(url("item_edit", meeting, item.pk), data, **headers, follow=not headers).status_code
        == 200
    )
    item.refresh_from_db()
    assert (item.title, item.section, item.version) == ("Warm welcome", closing, 2)
    assert [paper.title for paper in item.papers.all()] == ["Notes"]
    assert positions(meeting) == [[1], [1, 2]]


def test_saving_twice_changes_once(as_, meeting):
    item, client = item_of(meeting, "Welcome"), as_("chair")
    data = edit_of(item, title="Warm welcome")
    for _ in range(2):
        assert client.post(url("item_edit", meeting, item.pk), data, **HTMX).status_code == 200
    item.refresh_from_db()
    assert item.version == 2


def test_minutes_in_the_row(as_, meeting):
    item = item_of(meeting, "Welcome")
    answer = as_("chair").post(url("item_minutes", meeting, item.pk), row(item, minutes="25"), **HTMX)
    assert "takes 25\N{NO-BREAK SPACE}min" in answer.content.decode()
    item.refresh_from_db()
    assert (item.minutes, item.version) == (25, 2)


def test_senseless_minutes_are_refused_in_words(as_, meeting):
    item, client = item_of(meeting, "Welcome"), as_("chair")
    for minutes in ("", "0", "-1", "601", "ten", "9" * 20, "1.5"):
        answer = client.post(url("item_minutes", meeting, item.pk), row(item, minutes=minutes), **HTMX)
        assert answer.status_code == 422
        assert "An item takes from 1 minute to 10 hours." in answer.content.decode()


@pytest.mark.parametrize(
    ("title", "number", "move", "order"),
    [
        ("Minutes", 2, "up", ["Minutes", "Welcome", "Close"]),
        ("Welcome", 1, "down", ["Minutes", "Welcome", "Close"]),
        ("Minutes", 2, "down", ["Welcome", "Minutes", "Close"]),  # into the next section, before Close
        ("Close", 3, "up", ["Welcome", "Minutes", "Close"]),  # into the section before, behind Minutes
        ("Welcome", 1, "up", ["Welcome", "Minutes", "Close"]),
        ("Close", 3, "down", ["Welcome", "Minutes", "Close"]),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_up_and_down(as_, meeting, title, number, move, order, headers):
    item = item_of(meeting, title)
    data = row(item, number=number, move=move)
    answer = as_("chair").post(url("item_step", meeting, item.pk), data, **headers, follow=not headers)
    assert answer.status_code == 200
    assert titles(meeting) == order
    assert all(found == list(range(1, len(found) + 1)) for found in positions(meeting))
    assert "is now item" in answer.content.decode()


def test_a_step_across_sections(as_, meeting):
    item = item_of(meeting, "Minutes")
    as_("chair").post(url("item_step", meeting, item.pk), row(item, number=2, move="down"))
    item.refresh_from_db()
    assert (item.section.title, item.position) == ("Closing", 1)


def test_a_second_click_does_not_move_further(as_, meeting):
    item, client = item_of(meeting, "Minutes"), as_("chair")
    data = row(item, number=2, move="up")
    assert client.post(url("item_step", meeting, item.pk), data, **HTMX).status_code == 200
    again = client.post(url("item_step", meeting, item.pk), data, **HTMX)
    assert again.status_code == 422
    assert "The order had changed by then" in again.content.decode()
    assert titles(meeting)[:2] == ["Minutes", "Welcome"]


def test_minutes_typed_before_a_step_count(as_, meeting):
    item = item_of(meeting, "Minutes")
    as_("chair").post(url("item_step", meeting, item.pk), row(item, number=2, move="up", minutes="33"), **HTMX)
    item.refresh_from_db()
    assert (item.minutes, item.position) == (33, 1)


def test_drag_into_another_section(as_, meeting):
    item, close = item_of(meeting, "Welcome"), item_of(meeting, "Close")
    data = {"item": item.pk, "list": close.section_id, "order": [close.pk, item.pk]}
    answer = as_("chair").post(url("agenda_order", meeting), data, **HTMX)
    assert "“Welcome” is now item 3 and starts at 9:50\N{NO-BREAK SPACE}am." in answer.content.decode()
    assert titles(meeting) == ["Minutes", "Close", "Welcome"]


def test_a_broken_drag_harms_nothing(as_, meeting):
    item, client = item_of(meeting, "Welcome"), as_("chair")
    whole = {"item": item.pk, "list": item.section_id, "order": [item.pk]}
    broken = [{"item": "x"}, {"list": "0"}, {"list": "x"}, {"order": ["x", "-4"]}, {"item": "999999"}, {"item": ""}]
    for fault in broken:
        answer = client.post(url("agenda_order", meeting), whole | fault, **HTMX)
        assert answer.status_code in (200, 404, 422), fault
    assert client.post(url("agenda_order", meeting), {}, **HTMX).status_code == 404
    assert sorted(titles(meeting)) == ["Close", "Minutes", "Welcome"]


def test_undo_brings_a_moved_item_back(as_, meeting):
    item, client = item_of(meeting, "Minutes"), as_("chair")
    client.post(url("item_step", meeting, item.pk), row(item, number=2, move="up"), **HTMX)
    client.post(url("item_place", meeting, item.pk), {"section": item.section_id, "position": 2}, **HTMX)
    assert titles(meeting) == ["Welcome", "Minutes", "Close"]


@pytest.mark.parametrize(
    ("step", "state"), [("item_take_off", ItemState.WITHDRAWN), ("item_put_off", ItemState.DEFERRED)]
)
def test_off_and_back_on(as_, meeting, step, state):
    item, client = item_of(meeting, "Welcome"), as_("chair")
    for _ in range(2):
        assert client.post(url(step, meeting, item.pk), row(item), **HTMX).status_code == 200
    after = AgendaItem.objects.get(pk=item.pk)
    assert (after.state, after.section, after.position) == (state, None, None)
    assert positions(meeting) == [[1], [1]]
    back = {"section": item.section_id, "position": item.position}
    client.post(url("item_put_on", meeting, item.pk), back, **HTMX)
    assert titles(meeting) == ["Welcome", "Minutes", "Close"]


def test_what_is_recorded_keeps_an_item_on(as_, meeting):
    item = item_of(meeting, "Welcome")
    AgendaItem.objects.filter(pk=item.pk).update(note="We agreed.")
    answer = as_("chair").post(url("item_take_off", meeting, item.pk), row(item), **HTMX)
    assert answer.status_code == 422
    assert item.title in titles(meeting)


def test_a_due_review_goes_on_once(as_, setting, meeting):
    from django.utils import timezone

    plan = PlanFactory(place=setting.network)
    milestone = MilestoneFactory(plan=plan, due_on=timezone.localdate(), review_on=None, title="One reading bank")
    client = as_("chair")
    assert "One reading bank" in client.get(url("agenda_edit", meeting)).content.decode()
    for _ in range(2):
        client.post(url("review_put_on", meeting, milestone.pk), **HTMX)
    item = meeting.items.get(milestone=milestone)
    assert (item.purpose, item.state) == (Purpose.REVIEW, ItemState.ON_AGENDA)


def test_an_item_not_reached_comes_back_as_a_copy(as_, setting, meeting):
    from tests.factories import HeldMeetingFactory, SectionFactory

    held = HeldMeetingFactory(place=setting.network)
    section = SectionFactory(meeting=held, position=1)
    old = ItemFactory(meeting=held, section=section, position=1, state=ItemState.NOT_REACHED, title="Coach")
    client = as_("chair")
    for _ in range(2):
        client.post(url("item_put_on", meeting, old.pk), {"section": meeting.sections.all()[0].pk}, **HTMX)
    assert titles(meeting).count("Coach") == 1
    assert meeting.items.get(title="Coach").carried_from == old
    old.refresh_from_db()
    assert (old.state, old.meeting) == (ItemState.NOT_REACHED, held)


STEPS = ["item_minutes", "item_step", "item_place", "item_take_off", "item_put_off", "item_put_on", "item_later"]


@pytest.mark.parametrize("step", [*STEPS, "item_edit", "item_decline"])
def test_steps_are_shut_to_others(as_, meeting, guest, step):
    item = item_of(meeting, "Welcome")
    expected = {"principal": 403, "area_director": 403, "guest": 403, "stranger": 404}
    found = {name: as_(name).post(url(step, meeting, item.pk), row(item)).status_code for name in expected}
    assert found == expected
    assert titles(meeting) == ["Welcome", "Minutes", "Close"]


def test_an_item_of_another_place_is_not_there(as_, meeting):
    other, client = ItemFactory(), as_("chair")
    for step in STEPS:
        assert client.post(url(step, meeting, other.pk), row(other)).status_code == 404, step


@pytest.mark.parametrize("state", ["held", "circulated", "cancelled"])
def test_the_agenda_of_a_meeting_that_is_over_stays(as_, meeting, state):
    from django.utils import timezone

    now = timezone.now()
    type(meeting).objects.filter(pk=meeting.pk).update(
        state=state, started_at=now, ended_at=now, cancelled_at=now, cancelled_reason="Flood"
    )
    item = item_of(meeting, "Welcome")
    answer = as_("chair").post(url("item_take_off", meeting, item.pk), row(item), **HTMX)
    assert answer.status_code == 422
    assert as_("chair").post(url("item_add", meeting), words(meeting)).status_code == 422
    assert titles(meeting) == ["Welcome", "Minutes", "Close"]


def test_sections(as_, meeting):
    client = as_("chair")
    for _ in range(2):
        client.post(url("section_add", meeting), {"title": "Learning"}, **HTMX)
    names = lambda: [(s.title, s.position) for s in meeting.sections.all()]  # noqa: E731
    assert names() == [("Opening", 1), ("Learning", 2), ("Closing", 3)]
    new = meeting.sections.get(title="Learning")
    change = url("section_change", meeting, new.pk)
    for _ in range(2):
        client.post(change, {"do": "up", "position": "2"}, **HTMX)
    client.post(change, {"do": "rename", "title": "Learning together"}, **HTMX)
    assert names() == [("Learning together", 1), ("Opening", 2), ("Closing", 3)]
    assert client.post(change, {"title": ""}, **HTMX).status_code == 422
    client.post(change, {"do": "remove"}, **HTMX)
    assert names() == [("Opening", 1), ("Closing", 2)]
    opening = meeting.sections.get(title="Opening")
    assert client.post(url("section_change", meeting, opening.pk), {"do": "remove"}, **HTMX).status_code == 422


def test_a_section_of_another_meeting_is_not_there(as_, meeting, draft):
    other = draft.sections.all()[0]
    assert as_("chair").post(url("section_change", meeting, other.pk), {"title": "Mine"}).status_code == 404
    item = item_of(meeting, "Welcome")
    answer = as_("chair").post(url("item_place", meeting, item.pk), {"section": other.pk, "position": 1}, **HTMX)
    assert answer.status_code == 422


def test_only_executive_items_are_hidden_from_members(as_, setting, meeting, guest):
    secret = item_of(meeting, "Minutes")
    AgendaItem.objects.filter(pk=secret.pk).update(title="SECRET", detail="SECRET", sensitivity=Sensitivity.EXECUTIVE)
    secret.papers.create(title="SECRET", url="https://secret.example.org", added_by=setting.chair)
    for person in ("principal", "second", "area_director", "forum_admin", "guest"):
        for page in ("meeting_detail", "reply"):
            text = as_(person).get(url(page, meeting)).content.decode()
            assert "secret" not in text.lower(), (person, page)
    for person in ("chair", "executive", "seil"):
        assert "SECRET" in as_(person).get(url("meeting_detail", meeting)).content.decode()
