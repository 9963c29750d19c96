"""Items of an agenda: by htmx and as a plain form, once and twice, with faults."""

import pytest

from meetings.models import AgendaItem
from tests.meetings.before.conftest import item_of, titles
from tests.meetings.before.sent import HTMX, edit_of, positions, row, url, words


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
    {"title": ""}, {"title": "x" * 161}, {"minutes": "0"}, {"minutes": "601"}, {"minutes": "ten"},
    {"purpose": "party"}, {"topic": "party"}, {"owner": "999999"}, {"owner": "me"}, {"link": "milestone-0"},
    {"minutes": "9" * 30}, {"section": "0"}, {"section": ""}, {"section": "9" * 30}, {"sensitivity": "secret"},
    {"purpose": "review"}, {"detail": "x" * 5001},
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
