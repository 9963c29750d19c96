"""Two people save one item: the later one is shown both texts, and whichever is chosen, neither is lost."""

import pytest
from django.urls import reverse

from meetings.models import AgendaItem
from tests.meetings.before.conftest import item_of
from tests.meetings.before.sent import HTMX, edit_of, row, url


@pytest.fixture
def two(as_, meeting):
    """The executive saved while the chair's form was open. Gives the chair's client, the item and its form."""
    item = item_of(meeting, "Welcome")
    mine = edit_of(item, title="My title", detail="My words")
    theirs = edit_of(item, title="Their title", detail="Their words")
    assert as_("executive").post(url("item_edit", meeting, item.pk), theirs).status_code == 302
    return as_("chair"), item, mine


def choose(two, meeting, keep):
    client, item, mine = two
    now = AgendaItem.objects.get(pk=item.pk)
    data = {**mine, "version": str(now.version), "keep": keep}
    assert client.post(url("item_edit", meeting, item.pk), data, **HTMX).status_code == 200
    return AgendaItem.objects.get(pk=item.pk)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_stale_save_shows_both_texts(two, meeting, headers):
    client, item, mine = two
    answer = client.post(url("item_edit", meeting, item.pk), mine, **headers)
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Executive saved while you were typing", "Their title", "My title", "Their words", "My words"):
        assert words in page
    assert [page.count(f'name="keep" value="{choice}"') for choice in ("mine", "theirs", "both")] == [1, 1, 1]
    assert AgendaItem.objects.get(pk=item.pk).title == "Their title"
    if headers:
        assert answer["HX-Retarget"] == f"#item-{item.pk}"


def test_keep_mine(two, meeting):
    now = choose(two, meeting, "mine")
    assert (now.title, now.detail) == ("My title", "My words")
    assert history(now) >= {("Their title", "Their words"), ("My title", "My words")}


def test_keep_theirs_leaves_mine_in_the_history(two, meeting):
    now = choose(two, meeting, "theirs")
    assert (now.title, now.detail) == ("Their title", "Their words")
    assert history(now) >= {("Their title", "Their words"), ("My title", "My words")}


def test_keep_both(two, meeting):
    now = choose(two, meeting, "both")
    assert now.title == "My title"
    assert now.detail == "Their title\n\nTheir words\n\nMy words"


def history(item):
    return set(item.events.values_list("title", "detail"))


def test_a_third_save_meanwhile_is_a_conflict_again(two, as_, setting, meeting):
    _, item, mine = two
    seen = str(AgendaItem.objects.get(pk=item.pk).version)
    again = edit_of(AgendaItem.objects.get(pk=item.pk), title="Third title")
    as_("seil").post(url("item_edit", meeting, item.pk), again)
    answer = as_("chair").post(url("item_edit", meeting, item.pk), {**mine, "version": seen, "keep": "mine"}, **HTMX)
    assert answer.status_code == 409
    assert "Third title" in answer.content.decode()


def test_papers_are_part_of_the_conflict(as_, meeting):
    item = item_of(meeting, "Welcome")
    paper = {"papers-0-title": "Theirs", "papers-0-url": "https://papers.example.org/theirs"}
    mine = edit_of(item, **{"papers-0-title": "Mine", "papers-0-url": "https://papers.example.org/mine"})
    as_("executive").post(url("item_edit", meeting, item.pk), edit_of(item, **paper))
    answer = as_("chair").post(url("item_edit", meeting, item.pk), mine, **HTMX)
    assert answer.status_code == 409
    now = AgendaItem.objects.get(pk=item.pk)
    keep = {**mine, "version": str(now.version), "keep": "both"}
    as_("chair").post(url("item_edit", meeting, item.pk), keep, **HTMX)
    assert {found.title for found in now.papers.all()} == {"Theirs", "Mine"}


def test_minutes_that_two_changed(as_, meeting):
    item = item_of(meeting, "Welcome")
    as_("executive").post(url("item_minutes", meeting, item.pk), row(item, minutes="20"))
    answer = as_("chair").post(url("item_minutes", meeting, item.pk), row(item, minutes="30"), **HTMX)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Executive changed the minutes while you were typing" in page
    assert 'name="minutes" value="30"' in page
    assert 'name="minutes" value="20"' in page
    now = AgendaItem.objects.get(pk=item.pk)
    data = {"version": str(now.version), "was": "20", "minutes": "30"}
    assert as_("chair").post(url("item_minutes", meeting, item.pk), data, **HTMX).status_code == 200
    now.refresh_from_db()
    assert now.minutes == 30


def test_minutes_and_words_changed_by_two_both_stand(as_, meeting):
    item = item_of(meeting, "Welcome")
    as_("executive").post(url("item_edit", meeting, item.pk), edit_of(item, title="Warm welcome"))
    answer = as_("chair").post(url("item_minutes", meeting, item.pk), row(item, minutes="30"), **HTMX)
    assert answer.status_code == 200
    item.refresh_from_db()
    assert (item.title, item.minutes) == ("Warm welcome", 30)


def test_details_of_a_meeting_saved_by_two(as_, meeting):
    address = reverse("meetings:meeting_edit", args=[meeting.pk])
    data = {"title": "Mine", "venue": "Hall", "online_url": "", "length_minutes": "120", "version": "1"}
    as_("executive").post(address, {**data, "title": "Theirs", "venue": "Gym"})
    client = as_("chair")
    answer = client.post(address, data)
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Theirs", "Gym", 'value="Mine"', 'value="Hall"', 'name="version" value="2"'):
        assert words in page
    assert client.post(address, {**data, "version": "2"}).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.title, meeting.venue) == ("Mine", "Hall")
