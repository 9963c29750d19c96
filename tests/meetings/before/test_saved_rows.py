"""Saving one row answers with that row and what moved with it; an old page gets the whole agenda."""

import pytest
from django.db import connection

from meetings.services import agenda
from meetings.views.rows import fingerprint
from tests.counting import CaptureQueriesContext
from tests.meetings.before.conftest import item_of
from tests.meetings.before.sent import HTMX, edit_of, row, url


def seen(meeting):
    return fingerprint(list(meeting.items.on_the_agenda()))


def save_minutes(client, meeting, item, minutes, **more):
    data = row(item, minutes=str(minutes), seen=more.pop("seen", seen(meeting)), **more)
    return client.post(url("item_minutes", meeting, item.pk), data, **HTMX)


def test_minutes_bring_the_times_that_moved_and_the_length(as_, meeting):
    item, close = item_of(meeting, "Minutes"), item_of(meeting, "Close")
    answer = save_minutes(as_("chair"), meeting, item, 25)
    page = answer.content.decode()
    assert answer["HX-Reswap"] == "none"
    assert 'id="agenda"' not in page
    assert f'id="at-{item.pk}" hx-swap-oob="true">9:40–10:05\N{NO-BREAK SPACE}am<' in page
    assert f'id="at-{close.pk}" hx-swap-oob="true">10:05–' in page
    assert f'id="at-{item_of(meeting, "Welcome").pk}"' not in page
    assert "45\N{NO-BREAK SPACE}min planned" in page
    assert f'id="version-{item.pk}" name="version" value="2"' in page
    assert "“Minutes” takes 25\N{NO-BREAK SPACE}min." in page


def test_the_next_save_of_the_same_page_is_answered_in_part_too(as_, meeting):
    client, item = as_("chair"), item_of(meeting, "Minutes")
    save_minutes(client, meeting, item, 25)
    answer = save_minutes(client, meeting, item_of(meeting, "Minutes"), 30)
    assert answer["HX-Reswap"] == "none"


def test_an_old_page_gets_the_whole_agenda(as_, setting, meeting):
    item, old = item_of(meeting, "Minutes"), seen(meeting)
    agenda.add_item(
        meeting=meeting,
        section=item.section_id,
        by=setting.executive,
        title="Put on since",
        purpose="inform",
        minutes=5,
    )
    answer = save_minutes(as_("chair"), meeting, item, 25, seen=old)
    assert "HX-Reswap" not in answer
    assert "Put on since" in answer.content.decode()


def test_the_form_of_a_row_brings_the_row_closed(as_, meeting):
    item, close = item_of(meeting, "Welcome"), item_of(meeting, "Close")
    data = edit_of(item, title="Warm welcome", minutes="30", seen=seen(meeting))
    answer = as_("chair").post(url("item_edit", meeting, item.pk), data, **HTMX)
    page = answer.content.decode()
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == (f"#item-{item.pk}", "outerHTML")
    assert "1. Warm welcome" in page
    assert f'id="at-{close.pk}" hx-swap-oob="true">10:10' in page
    assert 'id="waiting"' not in page


def test_a_row_that_went_to_another_section_brings_the_whole_agenda(as_, meeting):
    item, close = item_of(meeting, "Welcome"), item_of(meeting, "Close")
    data = edit_of(item, section=str(close.section_id), seen=seen(meeting))
    answer = as_("chair").post(url("item_edit", meeting, item.pk), data, **HTMX)
    assert 'id="agenda"' in answer.content.decode()


def test_minutes_of_an_item_taken_off_since_are_refused(as_, setting, meeting):
    item, old = item_of(meeting, "Welcome"), seen(meeting)
    agenda.take_off(item=item, by=setting.executive)
    answer = save_minutes(as_("chair"), meeting, item, 25, seen=old)
    assert answer.status_code == 422
    assert "no longer on the agenda" in answer.content.decode()


@pytest.mark.parametrize("sent", ["", "nonsense"])
def test_a_fingerprint_nobody_drew_brings_the_whole_agenda(as_, meeting, sent):
    answer = save_minutes(as_("chair"), meeting, item_of(meeting, "Welcome"), 25, seen=sent)
    assert 'id="agenda"' in answer.content.decode()


def test_what_a_save_asks_of_the_database(as_, meeting):
    client, item = as_("chair"), item_of(meeting, "Welcome")
    save_minutes(client, meeting, item, 20)
    data = row(item_of(meeting, "Welcome"), minutes="25", seen=seen(meeting))
    with CaptureQueriesContext(connection) as asked:
        client.post(url("item_minutes", meeting, item.pk), data, **HTMX)
    told = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    assert len(told) == 8, "session, person, roles, meeting, its lock, the row, the save, the rows"
