"""Notes: two people writing, autosave, hostile and very long text. Nothing typed is ever lost."""

import threading
import time

import pytest
from django.db import connection
from django.urls import reverse

from meetings.enums import State
from meetings.models import AgendaItem
from meetings.services import run as services
from meetings.services.run import StaleNote
from tests.meetings.after.conftest import to_state

AUTOSAVE = {"HX-Request": "true"}
HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> [go](javascript:alert(1)) \"'><svg/onload=alert(1)>"


def note_url(item: AgendaItem) -> str:
    return reverse("meetings:run_note", args=[item.pk])


def test_autosave_answers_with_the_next_version(as_, items):
    answer = as_("chair").post(note_url(items[0]), {"note": "One  \n\n two ", "version": 1}, headers=AUTOSAVE)
    assert (answer.status_code, answer.headers["X-Note-Version"]) == (204, "2")
    assert answer.headers["X-Note-Said"].startswith("Saved ")
    items[0].refresh_from_db()
    assert items[0].note == "One  \n\n two "


def test_a_retry_of_what_stands_there_is_no_collision(as_, items):
    for _ in range(2):
        answer = as_("chair").post(note_url(items[0]), {"note": "One", "version": 1}, headers=AUTOSAVE)
        assert answer.headers["X-Note-Version"] == "2"


def test_a_stale_save_shows_both_texts_and_three_choices(as_, items):
    as_("chair").post(note_url(items[0]), {"note": "Theirs <b>x</b>", "version": 1})
    for headers in ({}, AUTOSAVE):
        answer = as_("executive").post(note_url(items[0]), {"note": "Mine <i>y</i>", "version": 1}, headers=headers)
        text = answer.content.decode()
        assert answer.status_code == 409
        assert "Chair saved this note while you were writing." in text
        assert "Theirs &lt;b&gt;" in text
        assert "Mine &lt;i&gt;" in text
        assert [word in text for word in ('value="mine"', 'value="theirs"', 'value="both"')] == [True] * 3
    items[0].refresh_from_db()
    assert items[0].note == "Theirs <b>x</b>"


@pytest.mark.parametrize(("keep", "note"), [("mine", "Mine"), ("theirs", "Theirs"), ("both", "Theirs\n\nMine")])
def test_each_choice_keeps_the_other_text_in_the_history(as_, items, keep, note):
    as_("chair").post(note_url(items[0]), {"note": "Theirs", "version": 1})
    as_("executive").post(note_url(items[0]), {"note": "Mine", "version": 2, "keep": keep})
    items[0].refresh_from_db()
    assert items[0].note == note
    kept = "\n".join(items[0].events.values_list("note", flat=True))
    assert "Mine" in kept
    assert "Theirs" in kept


def test_a_choice_that_is_stale_again_asks_again(as_, items):
    AgendaItem.objects.filter(pk=items[0].pk).update(note="Third", note_version=5)
    answer = as_("executive").post(note_url(items[0]), {"note": "Mine", "version": 2, "keep": "mine"})
    assert answer.status_code == 409
    assert "Third" in answer.content.decode()


def test_a_step_does_not_move_on_before_a_collision_is_settled(as_, running, items):
    AgendaItem.objects.filter(pk=items[0].pk).update(note="Theirs", note_version=4)
    step = reverse("meetings:run_step", args=[items[0].pk])
    answer = as_("chair").post(step, {"note": "Mine", "version": 1, "step": "done"})
    running.refresh_from_db()
    assert answer.status_code == 409
    assert running.current_item == items[0]


def test_ten_thousand_words_and_no_more_than_a_book(as_, items):
    book = "word " * 10_000
    assert as_("chair").post(note_url(items[0]), {"note": book, "version": 1}, headers=AUTOSAVE).status_code == 204
    answer = as_("chair").post(note_url(items[0]), {"note": "x" * 200_001, "version": 2}, headers=AUTOSAVE)
    assert answer.status_code == 422
    assert "200000" in answer.content.decode()
    items[0].refresh_from_db()
    assert items[0].note == book
    assert as_("chair").get(reverse("meetings:meeting_run", args=[items[0].meeting_id])).status_code == 200


def test_hostile_text_is_shown_harmless(as_, setting, running, items):
    services.save_note(item=items[0], text=HOSTILE, version=1, by=setting.chair)
    AgendaItem.objects.filter(pk=items[1].pk).update(title=HOSTILE[:150])
    to_state(running, State.CIRCULATED)
    for name in ("meeting_run", "meeting_minutes", "meeting_history"):
        text = as_("chair").get(reverse(f"meetings:{name}", args=[running.pk])).content.decode()
        for bad in ("<script>alert", "<img src=x", 'href="javascript:', "<svg/onload"):
            assert bad not in text, name


def test_confirmed_minutes_take_no_note(as_, running, items):
    to_state(running, State.CONFIRMED)
    answer = as_("chair").post(note_url(items[0]), {"note": "Late", "version": 1}, headers=AUTOSAVE)
    assert (answer.status_code, answer.content.decode()) == (
        422,
        "These minutes are confirmed and can no longer be changed.",
    )


@pytest.mark.django_db(transaction=True)
def test_two_people_save_at_the_same_moment(setting, running, items):
    """Exactly one wins each round; the other is told, and both texts are in the history."""
    told: list[str] = []
    start = threading.Barrier(2)

    def write(person, words):
        try:
            start.wait()
            services.save_note(item=items[0], text=words, version=1, by=person)
        except StaleNote as stale:
            told.append(words)
            services.save_note(
                item=items[0], text=f"{stale.item.note}\n{words}", version=stale.item.note_version, by=person
            )
        finally:
            connection.close()

    writers = [
        threading.Thread(target=write, args=[setting.chair, "Chair writes"]),
        threading.Thread(target=write, args=[setting.executive, "Executive writes"]),
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=20)
    items[0].refresh_from_db()
    assert len(told) == 1
    assert {"Chair writes", "Executive writes"} == set(items[0].note.split("\n"))
    assert items[0].note_version == 3


def test_long_notes_compare_quickly(as_, setting, items):
    long = " ".join(f"word{n}" for n in range(10_000))
    services.save_note(item=items[0], text=long, version=1, by=setting.chair)
    services.save_note(item=items[0], text=long.replace("word5000 ", "changed "), version=2, by=setting.chair)
    begin = time.perf_counter()
    text = as_("chair").get(reverse("meetings:meeting_history", args=[items[0].meeting_id])).content.decode()
    assert time.perf_counter() - begin < 3
    assert "word9999" not in text or len(text) < 200_000
