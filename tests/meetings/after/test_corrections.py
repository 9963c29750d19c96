"""Corrections: a member suggests, the chair answers, the minutes show both texts; confirmed ones only take remarks."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.enums import CorrectionState, Sensitivity, State
from meetings.models import AgendaItem, Correction, CorrectionNote
from meetings.services import circulation
from meetings.services import corrections as services
from tests.meetings.after.conftest import to_state


@pytest.fixture
def item(held, setting, items):
    AgendaItem.objects.filter(pk=items[0].pk).update(note="Nine schools came")
    circulation.circulate_minutes(meeting=held, by=setting.chair)
    return AgendaItem.objects.select_related("meeting__place").get(pk=items[0].pk)


def suggest(item, by, text="Ten schools came", why="I was there too"):
    return services.suggest(item=item, text=text, why=why, by=by)


def test_a_suggestion_changes_nothing_until_it_is_accepted(item, setting):
    correction = suggest(item, setting.principal)
    item.refresh_from_db()
    assert item.note == "Nine schools came"
    done = services.accept(correction=correction, text="Ten schools came.", version=1, by=setting.chair)
    item.refresh_from_db()
    assert (item.note, item.note_version) == ("Ten schools came.", 2)
    assert (done.before, done.text, done.answered_by) == ("Nine schools came", "Ten schools came.", setting.chair)


def test_suggesting_twice_is_one_suggestion(item, setting):
    first = suggest(item, setting.principal)
    assert suggest(item, setting.principal) == first
    assert suggest(item, setting.principal, text="Eleven schools came") == first
    assert [(one.text, one.state) for one in Correction.objects.all()] == [("Eleven schools came", "open")]


def test_a_second_answer_finds_the_first(item, setting):
    correction = suggest(item, setting.principal)
    services.decline(correction=correction, reason="Two Wells was not there", by=setting.chair)
    services.decline(correction=correction, reason="Again", by=setting.chair)
    correction.refresh_from_db()
    assert (correction.state, correction.answer_reason) == (CorrectionState.DECLINED, "Two Wells was not there")
    with pytest.raises(Refused, match="answered already"):
        services.accept(correction=correction, text="Ten", version=1, by=setting.chair)


def test_a_note_that_changed_meanwhile_is_looked_at_again(item, setting):
    correction = suggest(item, setting.principal)
    AgendaItem.objects.filter(pk=item.pk).update(note="Nine or ten came", note_version=2)
    with pytest.raises(Refused, match="Look at both texts again"):
        services.accept(correction=correction, text="Ten schools came", version=1, by=setting.chair)
    assert AgendaItem.objects.get(pk=item.pk).note == "Nine or ten came"


def test_members_suggest_and_only_the_chair_answers(item, setting):
    for name in ("guest", "area_director", "stranger"):
        with pytest.raises(NotAllowed):
            suggest(item, setting.people[name])
    correction = suggest(item, setting.second)
    for name in ("executive", "seil", "second"):
        with pytest.raises(NotAllowed):
            services.decline(correction=correction, reason="No", by=setting.people[name])
    with pytest.raises(NotAllowed):
        services.take_back(correction=correction, by=setting.principal)
    assert services.take_back(correction=correction, by=setting.second).state == CorrectionState.WITHDRAWN


def test_after_the_window_nobody_suggests(item, setting):
    with time_machine.travel(timezone.now() + dt.timedelta(days=60)):
        with pytest.raises(Refused, match="The time for corrections is over"):
            suggest(item, setting.principal)


def test_the_same_words_are_no_correction(item, setting):
    with pytest.raises(Refused, match="Nothing is different"):
        suggest(item, setting.principal, text="Nine schools came \n")


def test_confirmed_minutes_take_only_dated_remarks(item, setting):
    to_state(item.meeting, State.CONFIRMED)
    with pytest.raises(Refused, match="dated correction"):
        suggest(item, setting.principal)
    with pytest.raises(NotAllowed):
        services.add_note(item=item, text="It was ten", why="Counted again", by=setting.executive)
    for _ in range(2):
        services.add_note(item=item, text="It was ten", why="Counted again", by=setting.chair)
    assert [note.text for note in CorrectionNote.objects.all()] == ["It was ten"]
    assert AgendaItem.objects.get(pk=item.pk).note == "Nine schools came"


def test_who_sees_a_suggestion(item, setting):
    correction = suggest(item, setting.principal)
    see = {name for name, person in setting.people.items() if Correction.objects.visible_to(person).exists()}
    assert see == {"principal", "chair", "executive", "seil"}
    services.accept(correction=correction, text="Ten schools came", version=1, by=setting.chair)
    see = {name for name, person in setting.people.items() if Correction.objects.visible_to(person).exists()}
    assert see == set(setting.people) - {"stranger"}
    AgendaItem.objects.filter(pk=item.pk).update(sensitivity=Sensitivity.EXECUTIVE)
    see = {name for name, person in setting.people.items() if Correction.objects.visible_to(person).exists()}
    assert see == {"chair", "executive", "seil"}
