"""Extend, resign, hand over, act for, correct, withdraw: each with its edges, on the database's own word."""

import datetime as dt

import pytest
from django.utils import timezone

from common.errors import NotAllowed, Refused
from roles import services
from roles.enums import Basis, Role
from roles.models import Appointment, Person
from tests.factories import AppointmentFactory, NetworkFactory, PersonFactory, SchoolFactory, StateFactory, appoint
from tests.overview.lands import days

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def administrator():
    return appoint(Role.ADMINISTRATOR, StateFactory())


@pytest.fixture
def director(network):
    return appoint(Role.AREA_DIRECTOR, network.area)


@pytest.fixture
def chair(network):
    """The appointment of a chair of today, with an end."""
    return AppointmentFactory(role=Role.CHAIR, place=network, ends_on=days(30))


def chairs_on(network, day):
    held = Appointment.objects.current(day).filter(role=Role.CHAIR, place=network)
    return [row.person for row in held.order_by("starts_on", "pk")]


# --- extend ---


def test_a_term_is_extended_and_the_history_says_by_whom_and_why(chair, director):
    services.extend(appointment=chair, ends_on=days(90), by=director, reason="Re-elected")
    chair.refresh_from_db()
    assert (chair.ends_on, chair.changed_by, chair.changed_reason) == (days(90), director, "Re-elected")
    events = Appointment.pgh_event_model.objects.filter(pgh_obj=chair).order_by("pgh_id")
    assert [(event.ends_on, event.changed_reason) for event in events] == [(days(30), ""), (days(90), "Re-elected")]


def test_extending_takes_back_an_early_end(chair, director):
    services.end_appointment(appointment=chair, last_day=days(5), by=director, reason="Leave")
    row = services.extend(appointment=chair, ends_on=None, by=director)
    assert (row.ends_on, row.ended_by, row.ended_at, row.ended_reason) == (None, None, None, "")


@pytest.mark.parametrize(("to", "sentence"), [(10, "before its last day of now"), (-200, "before its last day of now")])
def test_extending_only_ever_lengthens(chair, director, to, sentence):
    with pytest.raises(Refused, match=sentence):
        services.extend(appointment=chair, ends_on=days(to), by=director)


def test_what_is_over_is_not_extended(network, director):
    row = AppointmentFactory(place=network, ends_on=days(-1))
    with pytest.raises(Refused, match="Appoint the person anew"):
        services.extend(appointment=row, ends_on=days(10), by=director)


def test_a_term_extended_into_the_persons_next_one_is_refused_in_words(network, chair, director):
    AppointmentFactory(role=Role.CHAIR, place=network, person=chair.person, starts_on=days(31), ends_on=days(60))
    with pytest.raises(Refused, match="holds this role here on some of these days"):
        services.extend(appointment=chair, ends_on=days(31), by=director)


@pytest.mark.parametrize("verb", ["extend", "end_appointment", "correct", "withdraw"])
def test_nobody_touches_their_own_term(network, verb):
    """An area director who also chairs one of the area's networks may appoint chairs there, but not themselves."""
    director = appoint(Role.AREA_DIRECTOR, network.area)
    own = AppointmentFactory(role=Role.CHAIR, place=network, person=director, ends_on=days(30))
    asked = {
        "extend": {"ends_on": days(300)},
        "end_appointment": {"last_day": days(1)},
        "correct": {"starts_on": days(-300), "ends_on": days(300), "reason": "Wrong"},
        "withdraw": {"reason": "Wrong"},
    }[verb]
    with pytest.raises(NotAllowed):
        getattr(services, verb)(appointment=own, by=director, **asked)
    own.refresh_from_db()
    assert (own.starts_on, own.ends_on, own.withdrawn_at) == (days(-100), days(30), None)


# --- resign ---


def test_a_person_resigns_with_notice_and_holds_the_role_until_then(network, chair):
    services.resign(appointment=chair, last_day=days(14), by=chair.person)
    chair.refresh_from_db()
    assert (chair.ends_on, chair.ended_by, chair.ended_reason) == (days(14), chair.person, "Resigned")
    assert chairs_on(network, days(14)) == [chair.person]
    assert chairs_on(network, days(15)) == []


@pytest.mark.parametrize(("last", "sentence"), [(-1, "in the past"), (31, "ends on .* anyway")])
def test_resigning_neither_reaches_back_nor_extends(chair, last, sentence):
    with pytest.raises(Refused, match=sentence):
        services.resign(appointment=chair, last_day=days(last), by=chair.person)


def test_nobody_resigns_for_another(chair, director):
    with pytest.raises(NotAllowed):
        services.resign(appointment=chair, last_day=days(1), by=director)


def test_the_last_administrator_stays_until_there_is_another(administrator):
    row = Appointment.objects.get(person=administrator)
    with pytest.raises(Refused, match="Appoint another one first"):
        services.resign(appointment=row, last_day=days(1), by=administrator)
    appoint(Role.ADMINISTRATOR, row.place)
    services.resign(appointment=row, last_day=days(1), by=administrator)
    row.refresh_from_db()
    assert row.ends_on == days(1)


# --- hand over ---


def test_a_handover_leaves_no_day_without_and_none_with_two(network, chair, director):
    after = PersonFactory()
    new = services.hand_over(appointment=chair, to=after, last_day=days(10), ends_on=days(700), by=director)
    assert (new.starts_on, new.appointed_by) == (days(11), director)
    assert [chairs_on(network, days(n)) for n in (10, 11)] == [[chair.person], [after]]
    chair.refresh_from_db()
    assert chair.ended_reason == f"Handed over to {after.name}"


def test_a_handover_that_cannot_be_whole_changes_nothing(network, chair, director):
    gone = PersonFactory(is_active=False)
    with pytest.raises(Refused, match="has left"):
        services.hand_over(appointment=chair, to=gone, last_day=days(10), by=director)
    chair.refresh_from_db()
    assert (chair.ends_on, chair.ended_by) == (days(30), None)
    assert Appointment.objects.filter(place=network).count() == 1


def test_nobody_hands_a_role_to_themselves(chair, director):
    with pytest.raises(NotAllowed):
        services.hand_over(appointment=chair, to=director, last_day=days(10), by=director)


def test_a_seil_changes_mid_term_and_the_old_one_reads_no_more(network, director):
    old = AppointmentFactory(role=Role.SEIL, place=network, ends_on=None)
    new = PersonFactory()
    services.hand_over(appointment=old, to=new, last_day=days(-1), by=director)
    assert not old.person.has_perm("view_community", network)
    assert new.has_perm("support_network", network)


# --- acting cover ---


def test_both_may_act_while_one_is_away_and_the_record_shows_which(network, chair, director):
    deputy = PersonFactory()
    cover = services.act_for(appointment=chair, person=deputy, starts_on=days(0), ends_on=days(7), by=director)
    assert (cover.basis, cover.acting_for, cover.role) == (Basis.ACTING, chair, Role.CHAIR)
    assert all(person.has_perm("circulate_minutes", network) for person in (chair.person, deputy))
    assert [chairs_on(network, days(n)) for n in (7, 8)] == [[chair.person, deputy], [chair.person]]


@pytest.mark.parametrize(
    ("starts", "ends", "sentence"),
    [(0, None, "needs a last day"), (0, 31, "is not chair on all"), (-101, 5, "is not chair on all")],
)
def test_cover_has_an_end_and_lies_within_the_term(chair, director, starts, ends, sentence):
    last = None if ends is None else days(ends)
    with pytest.raises(Refused, match=sentence):
        services.act_for(appointment=chair, person=PersonFactory(), starts_on=days(starts), ends_on=last, by=director)


def test_nobody_covers_for_themselves_or_for_cover(chair, director):
    with pytest.raises(Refused, match="acts for themselves"):
        services.act_for(appointment=chair, person=chair.person, starts_on=days(0), ends_on=days(7), by=director)
    cover = services.act_for(appointment=chair, person=PersonFactory(), starts_on=days(0), ends_on=days(7), by=director)
    with pytest.raises(Refused, match="who acts already"):
        services.act_for(appointment=cover, person=PersonFactory(), starts_on=days(0), ends_on=days(7), by=director)
    with pytest.raises(Refused, match="needs a last day"):
        services.extend(appointment=cover, ends_on=None, by=director)


# --- mistakes ---


def test_a_planned_role_that_is_withdrawn_never_was_and_stays_on_record(network, director):
    row = AppointmentFactory(role=Role.CHAIR, place=network, starts_on=days(5), ends_on=days(50))
    services.withdraw(appointment=row, reason="Wrong person", by=director)
    assert chairs_on(network, days(6)) == []
    assert Appointment.objects.filter(place=network).count() == 0
    kept = Appointment.on_record.get(pk=row.pk)
    assert (kept.withdrawn_by, kept.changed_reason) == (director, "Wrong person")
    again = services.appoint(
        person=row.person, role=Role.CHAIR, place=network, starts_on=days(5), ends_on=days(50), by=director
    )
    assert again.pk != row.pk


def test_what_has_begun_is_not_withdrawn(chair, director):
    with pytest.raises(Refused, match="It has begun"):
        services.withdraw(appointment=chair, reason="Wrong", by=director)


def test_a_wrong_date_is_put_right_with_its_reason(network, director):
    row = AppointmentFactory(role=Role.CHAIR, place=network, starts_on=days(-20), ends_on=days(-10))
    services.correct(appointment=row, starts_on=days(-25), ends_on=days(-5), reason="Minutes say so", by=director)
    row.refresh_from_db()
    assert (row.starts_on, row.ends_on, row.changed_reason) == (days(-25), days(-5), "Minutes say so")
    with pytest.raises(Refused, match="Say what was wrong"):
        services.correct(appointment=row, starts_on=days(-25), ends_on=days(-6), reason="", by=director)


def test_how_far_back_a_role_may_be_entered(network, director, administrator):
    asked = {"person": PersonFactory(), "role": Role.SEIL, "place": network, "starts_on": days(-40)}
    with pytest.raises(Refused, match="entered by an administrator"):
        services.appoint(**asked, by=director)
    assert services.appoint(**asked, by=administrator).starts_on == days(-40)


# --- places and people ---


def test_a_place_that_closes_has_nobody_in_a_role_afterwards(network, administrator):
    school = SchoolFactory(network=network, opened_on=days(-500), closed_on=days(20))
    asked = {"person": PersonFactory(), "role": Role.PRINCIPAL, "place": school, "by": administrator}
    for dates, sentence in (
        ({"starts_on": days(20)}, "is closed from"),
        ({"starts_on": days(0)}, "the last day can be"),
        ({"starts_on": days(0), "ends_on": days(20)}, "the last day can be"),
        ({"starts_on": days(-501), "ends_on": days(1)}, "opened on"),
    ):
        with pytest.raises(Refused, match=sentence):
            services.appoint(**asked, **dates)
    assert services.appoint(**asked, starts_on=days(0), ends_on=days(19)).ends_on == days(19)


def test_one_principal_of_two_schools_and_one_person_in_five_roles(network, administrator):
    person = PersonFactory()
    schools = SchoolFactory.create_batch(2, network=network)
    for role, place in (
        *((Role.PRINCIPAL, school) for school in schools),
        (Role.EXECUTIVE, network),
        (Role.SEIL, NetworkFactory()),
        (Role.MULTIDISCIPLINARY, NetworkFactory().area),
    ):
        services.appoint(person=person, role=role, place=place, starts_on=days(0), by=administrator)
    assert all(person.has_perm("answer_for_school", school) for school in schools)
    assert person.appointments.current().count() == 5


def test_two_may_share_the_chair_when_it_is_meant(network, chair, director):
    second = services.appoint(
        person=PersonFactory(), role=Role.CHAIR, place=network, starts_on=days(0), by=director, beside=[chair.pk]
    )
    assert chairs_on(network, days(0)) == [chair.person, second.person]
    with pytest.raises(Refused, match="has been appointed to this role meanwhile"):
        services.appoint(
            person=PersonFactory(), role=Role.CHAIR, place=network, starts_on=days(0), by=director, beside=[chair.pk]
        )


def test_the_same_appointment_sent_twice_is_one(network, director):
    asked = {"person": PersonFactory(), "role": Role.CHAIR, "place": network, "starts_on": days(0), "by": director}
    assert services.appoint(**asked, beside=[]) == services.appoint(**asked, beside=[])
    assert Appointment.objects.filter(place=network).count() == 1


def test_days_in_the_holidays_and_across_new_year_are_days_like_any_other(network, director):
    holiday = dt.date(timezone.localdate().year + 1, 1, 1)
    row = services.appoint(
        person=PersonFactory(), role=Role.CHAIR, place=network, starts_on=holiday, ends_on=holiday, by=director
    )
    assert chairs_on(network, holiday) == [row.person]


def test_who_has_left_is_appointed_nowhere(network, director):
    with pytest.raises(Refused, match="has left"):
        services.appoint(
            person=PersonFactory(is_active=False), role=Role.CHAIR, place=network, starts_on=days(0), by=director
        )
    assert Person.objects.filter(appointments__place=network).count() == 0


# --- a network without a chair ---


@pytest.mark.parametrize("verb", ["circulate_minutes", "invite_guest", "reply_for_any_school"])
def test_while_nobody_chairs_the_executive_may(network, verb):
    member = appoint(Role.EXECUTIVE, network)
    principal = appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    assert member.has_perm(verb, network)
    assert network.place_ptr in member.places_where(verb)
    assert not principal.has_perm(verb, network)
    assert not member.has_perm(verb, NetworkFactory())
    AppointmentFactory(role=Role.CHAIR, place=network)
    assert not member.has_perm(verb, network)
    assert network.place_ptr not in member.places_where(verb)
