"""Notices after a meeting: corrections suggested and answered, minutes to confirm or corrected; acting chairs."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.enums import Sensitivity, Settled, State
from meetings.models import AgendaItem, Meeting
from meetings.services import chairing, circulation, corrections, decisions
from reminders import services
from reminders.enums import NoticeState
from reminders.models import Notice, Preference
from roles import access
from roles.enums import Role
from tests.factories import (
    DecisionFactory,
    HeldMeetingFactory,
    ItemFactory,
    PersonFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    appoint,
)
from tests.reminders.conftest import at, tick

pytestmark = pytest.mark.django_db

MEETING = "Wattle Ridge network meeting, Sun 8 Nov 2026, 10:00 am"
MINUTES = "Wattle Ridge network minutes, Sun 8 Nov 2026, 10:00 am"


def told(mails):
    return sorted((mail.to[0], mail.subject) for mail in mails)


@pytest.fixture
def executive(network):
    return appoint(Role.EXECUTIVE, network)


@pytest.fixture
def meeting(network, chair, principal, executive):
    """Circulated just now, and told; a day for corrections that is a school day."""
    found = HeldMeetingFactory(place=network)
    circulation.circulate_minutes(meeting=found, by=chair, corrections_close_on=dt.date(2026, 11, 17))
    found.refresh_from_db()
    tick()
    return found


@pytest.fixture
def taker(meeting, chair):
    """Took the minutes, holds no role; told of the minutes as a guest is."""
    person = PersonFactory()
    access.grant(person=person, right="take_minutes", obj=meeting, by=chair)
    tick()
    return person


@pytest.fixture
def item(meeting):
    return ItemFactory(meeting=meeting, title="Reading bank", note="Nine came")


def suggest(item, by):
    return corrections.suggest(item=item, text="SECRET Ten came", why="SECRET I counted", by=by)


def test_a_suggestion_is_told_to_those_who_keep_the_minutes_and_its_answer_to_who_made_it(
    item, taker, principal, chair, executive
):
    appoint(Role.PRINCIPAL, SchoolFactory(network=item.place))  # a member who keeps nothing
    one = suggest(item, principal)
    mails = tick()
    keepers = (chair, executive, taker)
    assert told(mails) == sorted((person.email, f"Correction suggested: {MINUTES}") for person in keepers)
    assert all("Reading bank" in mail.body and "SECRET" not in str(mail.message()) for mail in mails)
    assert any("because you take the minutes of this meeting" in mail.body for mail in mails)
    corrections.suggest(item=item, text="Eleven came", why="", by=principal)
    assert tick() == []
    corrections.decline(correction=one, reason="Two Wells was away", by=chair)
    (mail,) = tick()
    assert told([mail]) == [(principal.email, f"Your correction was not taken: {MEETING}")]
    assert "Two Wells was away" in mail.body
    assert tick() == []


def test_what_is_answered_before_the_mail_leaves_is_not_told_as_waiting(item, principal, chair, executive):
    one = suggest(item, principal)
    services.plan(timezone.now())
    corrections.accept(correction=one, text="Ten came", version=1, by=chair)
    assert told(tick()) == [(principal.email, f"Your correction is in the minutes: {MEETING}")]
    waiting = Notice.objects.filter(kind="correction_suggested").values_list("state", "problem").distinct()
    assert list(waiting) == [(NoticeState.SKIPPED, "It is answered, or taken back.")]


def test_an_answer_is_told_once_the_minutes_are_out_again(item, meeting, principal, chair, clock):
    one = suggest(item, principal)
    tick()
    circulation.reopen(meeting=meeting, was=State.CIRCULATED, reason="A page was missing", by=chair)
    corrections.decline(correction=one, reason="No", by=chair)
    assert tick() == []
    clock.move_to(at("2026-11-17 10:00"))
    circulation.circulate_minutes(meeting=meeting, by=chair)
    assert f"Your correction was not taken: {MEETING}" in "".join(mail.body + mail.subject for mail in tick())


def test_nothing_of_an_executive_item_is_in_a_mail_or_told_to_others(item, taker, principal, chair, executive):
    AgendaItem.objects.filter(pk=item.pk).update(sensitivity=Sensitivity.EXECUTIVE)
    one = suggest(item, executive)
    mails = tick()
    assert told(mails) == [(chair.email, f"Correction suggested: {MINUTES}")]
    corrections.decline(correction=one, reason="SECRET reason", by=chair)
    mails += tick()
    assert told(mails[1:]) == [(executive.email, f"Your correction was not taken: {MEETING}")]
    Meeting.objects.filter(pk=item.meeting_id).update(state=State.CONFIRMED, confirmed_at=timezone.now())
    corrections.add_note(item=AgendaItem.objects.get(pk=item.pk), text="SECRET", why="SECRET", by=chair)
    mails += tick()
    assert told(mails[2:]) == [(executive.email, f"Corrected: minutes of the {MEETING}")]
    assert not any("SECRET" in str(mail.message()) or "Reading bank" in str(mail.message()) for mail in mails)


def test_who_lost_the_role_or_wants_no_mail_gets_none(item, principal, chair, executive):
    Preference.objects.create(person=executive, kind="correction_suggested", by_mail=False)
    one = suggest(item, principal)
    assert told(tick()) == [(chair.email, f"Correction suggested: {MINUTES}")]
    assert Notice.objects.get(person=executive, kind="correction_suggested").state == NoticeState.SHOWN
    principal.appointments.update(ends_on=dt.date(2026, 11, 9))
    corrections.decline(correction=one, reason="No", by=chair)
    assert tick() == []


def test_chair_and_minute_taker_hear_that_the_time_for_corrections_ends_and_has_ended(meeting, taker, chair, clock):
    both = sorted([chair.email, taker.email])
    clock.move_to(at("2026-11-16 07:59"))
    assert tick() == []
    clock.move_to(at("2026-11-16 08:00"))
    assert told(tick()) == [(to, f"Corrections end tomorrow: {MEETING}") for to in both]
    clock.move_to(at("2026-11-18 08:00"))
    assert told(tick()) == [(to, f"Minutes to confirm: {MEETING}") for to in both]
    assert tick() == []


def test_minutes_confirmed_in_the_night_are_not_asked_for_in_the_morning(meeting, chair, clock):
    clock.move_to(at("2026-11-18 08:00"))
    services.plan(timezone.now())
    circulation.confirm_minutes(meeting=meeting, by=chair)
    assert tick() == []
    asked = Notice.objects.get(kind="minutes_to_confirm", occurrence="overdue 2026-11-17")
    assert asked.problem == "The minutes are confirmed, or a draft again."


def test_a_dated_correction_is_told_to_those_who_received_the_minutes(
    item, meeting, taker, principal, chair, executive, network, clock
):
    clock.move_to(at("2026-11-18 10:00"))
    tick()
    appoint(Role.EXECUTIVE, network, starts_on=dt.date(2026, 11, 17))  # came after the minutes had gone out
    circulation.confirm_minutes(meeting=meeting, by=chair)
    corrections.add_note(item=item, text="SECRET It was ten", why="Counted", by=chair)
    mails = [mail for mail in tick() if "Corrected" in mail.subject]
    assert told(mails) == sorted(
        (person.email, f"Corrected: minutes of the {MEETING}") for person in (principal, executive, taker)
    )
    assert not any("SECRET" in str(mail.message()) for mail in mails)


def test_an_acting_chair_is_told_with_the_chair_and_who_takes_the_minutes(network, chair, principal, executive):
    meeting = PublishedMeetingFactory(place=network, starts_at=at("2026-11-26 09:30"))
    taker = PersonFactory()
    access.grant(person=taker, right="take_minutes", obj=meeting, by=chair)
    tick()
    chairing.nominate(meeting=meeting, person=principal, by=executive)
    when = "the Wattle Ridge network meeting, Thu 26 Nov 2026, 9:30 am"
    assert told(tick()) == sorted(
        [(principal.email, f"You chair {when}")]
        + [(person.email, f"{principal.name} chairs {when}") for person in (chair, taker)]
    )
    assert tick() == []


def test_an_acting_chair_taken_back_before_the_mail_leaves_is_told_to_nobody(network, chair, principal, executive):
    meeting = PublishedMeetingFactory(place=network, starts_at=at("2026-11-26 09:30"))
    tick()
    chairing.nominate(meeting=meeting, person=principal, by=executive)
    services.plan(timezone.now())
    chairing.nominate(meeting=meeting, person=None, by=executive)
    assert tick() == []


def test_who_chairs_is_told_once_that_a_decision_is_to_be_looked_at_again(clock, meeting, item, chair, principal):
    def mails_on(day):
        clock.move_to(at(f"{day} 10:00"))
        return [mail for mail in tick() if "Look at a decision" in mail.subject]

    review_on, subject = dt.date(2026, 12, 10), "Look at a decision again, in 14 days: Wattle Ridge"
    secret = ItemFactory(meeting=meeting, sensitivity=Sensitivity.EXECUTIVE)
    decision = DecisionFactory(item=item, text="We meet\non Thursdays", review_on=review_on)
    DecisionFactory(item=secret, text="SECRET", review_on=dt.date(2026, 12, 11))
    DecisionFactory(item=item, text="Ended", review_on=review_on, ended_on=review_on, ended_why="Wrong")
    assert mails_on("2026-11-25") == []
    first = mails_on("2026-11-26")
    assert told(first) == [(chair.email, subject)]
    assert "We meet on Thursdays" in first[0].body
    second = mails_on("2026-11-27")
    assert told(second) == [(chair.email, subject)]
    assert "SECRET" not in second[0].body
    decisions.settle(decision=decision, how=Settled.STANDS, by=chair)
    assert mails_on("2026-12-11") == []
