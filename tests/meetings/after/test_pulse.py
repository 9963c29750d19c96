"""The two questions: everybody answers once, and nobody can find out what somebody said."""

import itertools

import pytest
from django.apps import apps
from django.db import connection

from common.errors import NotAllowed, Refused
from common.small_numbers import shown
from meetings.enums import Presence, State
from meetings.models import Pulse, PulseTaken
from meetings.services import circulation
from meetings.services import pulse as services
from tests.factories import AttendanceFactory
from tests.meetings.after.conftest import to_state

SUMS = ("time_yes", "time_partly", "time_no", "goal_yes", "goal_partly", "goal_no")


def sums(meeting) -> tuple:
    return Pulse.objects.filter(meeting=meeting).values_list(*SUMS).get()


def test_each_answers_once(running, setting):
    assert services.answer(meeting=running, time="yes", goal="no", by=setting.principal)
    assert services.answer(meeting=running, time="partly", goal="no", by=setting.second)
    assert not services.answer(meeting=running, time="no", goal="yes", by=setting.principal)
    assert sums(running) == (1, 1, 0, 0, 0, 2)


def test_guests_answer_and_those_who_only_look_in_do_not(running, setting):
    assert services.answer(meeting=running, time="yes", goal="yes", by=setting.guest)
    for name in ("area_director", "forum_admin", "stranger"):
        with pytest.raises(NotAllowed):
            services.answer(meeting=running, time="yes", goal="yes", by=setting.people[name])
    assert sums(running) == (1, 0, 0, 1, 0, 0)


def test_who_was_not_there_is_not_asked(running, setting):
    AttendanceFactory(meeting=running, school=setting.schools[0], presence=Presence.APOLOGY)
    AttendanceFactory(meeting=running, school=setting.schools[1], presence=Presence.PRINCIPAL)
    assert not services.takes_part(running, setting.principal)
    assert services.takes_part(running, setting.second)


@pytest.mark.parametrize("state", [State.PUBLISHED, State.CIRCULATED, State.CONFIRMED, State.CANCELLED])
def test_it_is_asked_from_start_to_circulation(running, setting, state):
    to_state(running, state)
    with pytest.raises(Refused, match="closed"):
        services.answer(meeting=running, time="yes", goal="yes", by=setting.principal)


def test_circulating_closes_it_for_good(held, setting):
    services.answer(meeting=held, time="yes", goal="yes", by=setting.principal)
    circulation.circulate_minutes(meeting=held, by=setting.chair)
    circulation.reopen(meeting=held, was=State.CIRCULATED, reason="Attendance was wrong", by=setting.chair)
    held.refresh_from_db()
    assert not services.is_asked(held)
    with pytest.raises(Refused, match="closed"):
        services.answer(meeting=held, time="no", goal="no", by=setting.second)


def test_nothing_in_the_database_joins_a_person_to_an_answer(running, setting):
    """No column of who answered says what or when; the sums have no history; one row carries them all."""
    services.answer(meeting=running, time="yes", goal="no", by=setting.principal)
    services.answer(meeting=running, time="no", goal="yes", by=setting.second)
    assert {field.name for field in PulseTaken._meta.get_fields()} == {"id", "meeting", "person"}
    assert {field.name for field in Pulse._meta.get_fields()} == {"id", "meeting", "is_closed", *SUMS}
    assert [model for model in apps.get_models() if model.__name__ in ("PulseEvent", "PulseTakenEvent")] == []
    assert Pulse.objects.filter(meeting=running).count() == 1
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'meetings_pulse'::regclass AND NOT tgisinternal"
        )
        assert cursor.fetchone() == (0,)


def test_small_numbers_are_never_shown_and_cannot_be_worked_out():
    for counts in itertools.product(range(8), repeat=3):
        found = shown(dict(enumerate(counts)))
        hidden = [key for key, count in found.items() if count is None]
        assert all(count is None or count >= 5 for count in found.values())
        assert len(hidden) != 1
        assert all(found[key] in (None, counts[key]) for key in found)


def test_large_numbers_are_shown():
    assert shown({"yes": 12, "partly": 6, "no": 5}) == {"yes": 12, "partly": 6, "no": 5}
    assert shown({"yes": 12, "partly": 1, "no": 0}) == {"yes": 12, "partly": None, "no": None}
    assert shown({"yes": 12, "partly": 6, "no": 1}) == {"yes": 12, "partly": None, "no": None}


def test_sums_are_seen_by_readers_of_minutes_and_only_once_closed(held, setting):
    services.answer(meeting=held, time="yes", goal="yes", by=setting.principal)
    assert not Pulse.objects.visible_to(setting.chair).exists()
    circulation.circulate_minutes(meeting=held, by=setting.chair)
    assert Pulse.objects.visible_to(setting.principal).exists()
    assert not Pulse.objects.visible_to(setting.stranger).exists()
