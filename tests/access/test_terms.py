"""
Rights at the moment: thousands of steps of people coming, going, moving and being shut out, and of the clock.

After each step the product must say the same as the few lines of tests/access/terms_model.py, in every way it can be
asked: has_perm, lists of places, lists of people, lists of meetings, and the page in a session that stays open. No job
is run in between.
"""

import datetime as dt
from collections import Counter
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from django.db.models import Q
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from common.dates import DatedQuerySet
from common.errors import Refused
from meetings.models import Meeting
from networks.models import Place
from networks.services import sitting
from networks.services.sitting import keep_seats_current
from roles import access
from roles.enums import Role
from roles.models import Appointment, Person
from roles.services import appoint as appoint_person
from roles.services import end_appointment
from roles.services.appointments import extend as extend_term
from roles.services.rearranging import move_schools
from tests.access.terms_model import FOREVER, Model, Term
from tests.factories import (
    AreaFactory,
    NetworkFactory,
    PersonFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    StateFactory,
    appoint,
)
from tests.factories.networks import LONG_AGO

pytestmark = pytest.mark.django_db

MELBOURNE = ZoneInfo("Australia/Melbourne")
START = dt.datetime(2026, 9, 28, 9, 0, tzinfo=MELBOURNE)
CLOCKS_CHANGE = (dt.date(2026, 10, 4), dt.date(2027, 4, 4), dt.date(2027, 10, 3), dt.date(2028, 4, 2))
VERBS = ("view_community", "view_place", "set_agenda", "answer_for_school")
PEOPLE = ("ann", "bo", "cy", "di")
HELD_AT = {
    **dict.fromkeys(("principal", "delegate"), ("s1", "s2", "s3")),
    **dict.fromkeys(("chair", "executive", "seil"), ("n1", "n2", "n3")),
    "area_director": ("a1", "a2"),
    "administrator": ("state",),
}
BEGINNING = (
    ("ann", "principal", "s1", -3, 90), ("bo", "chair", "n1", -3, 5), ("bo", "principal", "s2", -3, None),
    ("cy", "area_director", "a1", -3, 9), ("cy", "seil", "n1", -3, 40),
    ("di", "executive", "n1", -3, 15), ("di", "seil", "n3", -3, None),
    ("ann", "executive", "n2", 1, 8), ("bo", "delegate", "s3", 2, 5), ("cy", "chair", "n3", 3, 12),
)  # fmt: skip
"""(who, role, where, days until it begins, days that it lasts)."""
TERMS = st.sampled_from([(role, place) for role, places in HELD_AT.items() for place in places])
COUNTED: Counter = Counter()


class Terms(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.clock = None
        self.set_clock(START)
        areas = {"a1": AreaFactory(name="A1"), "a2": AreaFactory(name="A2")}
        self.model = Model({"n1": "a1", "n2": "a1", "n3": "a2"})
        self.places = {"state": StateFactory(), **areas}
        for name, area in self.model.areas.items():
            self.places[name] = NetworkFactory(name=name, area=areas[area])
        for school, network in (("s1", "n1"), ("s2", "n2"), ("s3", "n3")):
            self.places[school] = SchoolFactory(name=school, network=self.places[network])
            self.model.memberships.append(Term(school, "in", network, LONG_AGO))
        self.people = {name: PersonFactory(name=name) for name in PEOPLE}
        self.sessions = {name: Client() for name in PEOPLE}
        for name, client in self.sessions.items():
            client.force_login(self.people[name])
        self.administrator = appoint(Role.ADMINISTRATOR, self.places["state"], ends_on=None)
        self.open_meeting()
        self.turn = 0
        self.make_a_beginning()

    def make_a_beginning(self) -> None:
        """
        Everybody holds something, some of it for days only, some of it soon: nothing is learnt from people without a
        role, nor from a clock that no term waits for.
        """
        for who, role, at, begins, days in BEGINNING:
            self.appoint_to(who, role, at, self.today + dt.timedelta(days=begins), days)

    def teardown(self) -> None:
        self.clock.stop()
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def open_meeting(self, key: int | None = None) -> None:
        self.meeting = PublishedMeetingFactory(place=self.places["n1"], created_by=self.administrator, pk=key)

    @property
    def today(self) -> dt.date:
        return self.now.date()

    def set_clock(self, moment: dt.datetime) -> None:
        if self.clock:
            self.clock.stop()
        self.now = moment.astimezone(MELBOURNE)
        self.clock = time_machine.travel(moment, tick=False)
        self.clock.start()

    @rule(who=st.sampled_from(PEOPLE), term=TERMS, begins=st.integers(-3, 9), days=st.integers(0, 12))
    def appoint(self, who, term, begins, days):
        self.appoint_to(who, *term, self.today + dt.timedelta(days=begins), days)

    @rule(who=st.sampled_from(PEOPLE), term=TERMS, begins=st.integers(-3, 5), days=st.none() | st.integers(20, 300))
    def appoint_for_long(self, who, term, begins, days):
        self.appoint_to(who, *term, self.today + dt.timedelta(days=begins), days)

    def appoint_to(self, who, role, at, first, days):
        last = first + dt.timedelta(days=days) if days is not None else None
        said = {"person": self.people[who], "role": Role(role), "place": self.places[at], "by": self.administrator}
        if who in self.model.inactive:
            return
        same = [row for row in self.model.terms if (row.who, row.role, row.at) == (who, role, at)]
        if any((row.first, row.last) == (first, last or FOREVER) for row in same):
            appoint_person(**said, starts_on=first, ends_on=last)  # sent twice, done once
            return
        if any(row.meets(first, last or FOREVER) for row in same):
            with pytest.raises(Refused), transaction.atomic():
                appoint_person(**said, starts_on=first, ends_on=last)
            return
        appoint_person(**said, starts_on=first, ends_on=last)
        self.model.terms.append(Term(who, role, at, first, last or FOREVER))

    @precondition(lambda self: self.model.terms)
    @rule(number=st.integers(0, 999), days=st.integers(0, 10))
    def end(self, number, days):
        row = self.model.terms[number % len(self.model.terms)]
        last = max(row.first, self.today + dt.timedelta(days=days))
        if last >= row.last:
            return
        end_appointment(appointment=self.kept(row), last_day=last, by=self.administrator, reason="Moves on")
        row.last = last

    @precondition(lambda self: self.model.terms)
    @rule(number=st.integers(0, 999), days=st.integers(1, 20))
    def extend(self, number, days):
        row = self.model.terms[number % len(self.model.terms)]
        if row.last == FOREVER or row.last < self.today or row.who in self.model.inactive:
            return
        last = row.last + dt.timedelta(days=days)
        same = [one for one in self.model.terms if (one.who, one.role, one.at) == (row.who, row.role, row.at)]
        if any(one.meets(row.first, last) for one in same if one is not row):
            with pytest.raises(Refused), transaction.atomic():
                extend_term(appointment=self.kept(row), ends_on=last, by=self.administrator, reason="Goes on")
            return
        extend_term(appointment=self.kept(row), ends_on=last, by=self.administrator, reason="Goes on")
        row.last = last

    def kept(self, row):
        return Appointment.objects.get(
            person=self.people[row.who], role=row.role, place=self.places[row.at], starts_on=row.first
        )

    @rule(school=st.sampled_from(("s1", "s2", "s3")), to=st.sampled_from(("n1", "n2", "n3")), days=st.integers(0, 20))
    def move(self, school, to, days):
        first = self.today + dt.timedelta(days=days)
        row = next(one for one in self.model.memberships if one.who == school and one.last == FOREVER)
        if row.first >= first or row.at == to:
            return
        school_row, network_row = (self.places[name] for name in (school, to))
        move_schools(schools=[school_row], to=network_row, on=first, by=self.administrator)
        row.last = first - dt.timedelta(days=1)
        self.model.memberships.append(Term(school, "in", to, first))

    @rule(who=st.sampled_from(PEOPLE))
    def shut_out_or_let_in(self, who):
        self.model.inactive ^= {who}
        person = self.people[who]
        person.is_active = who not in self.model.inactive
        type(person).objects.filter(pk=person.pk).update(is_active=person.is_active)

    @rule(who=st.sampled_from(PEOPLE), days=st.integers(0, 10))
    def invite(self, who, days):
        last = self.today + dt.timedelta(days=days)
        access.grant(
            person=self.people[who], right="view_as_guest", obj=self.meeting, by=self.administrator, ends_on=last
        )
        self.model.guests[who] = last

    @rule(who=st.sampled_from(PEOPLE))
    def uninvite(self, who):
        access.withdraw(person=self.people[who], right="view_as_guest", obj=self.meeting)
        self.model.guests.pop(who, None)

    @rule()
    def put_another_meeting_under_the_same_key(self):
        key = self.meeting.pk
        self.meeting.delete()
        self.open_meeting(key)
        self.model.guests.clear()

    @rule(seconds=st.sampled_from((1, 3600, 86_400, 3 * 86_400)))
    def wait(self, seconds):
        self.pass_to(self.now.astimezone(dt.UTC) + dt.timedelta(seconds=seconds))

    @rule(late=st.booleans(), days=st.integers(1, 3))
    def wait_for_midnight(self, late, days):
        """The last second of a day, or the first of the next."""
        day = self.today + dt.timedelta(days=days)
        moment = dt.datetime.combine(day, dt.time.min, MELBOURNE).astimezone(dt.UTC)
        self.pass_to(moment - dt.timedelta(seconds=0 if late else 1))

    @rule(number=st.integers(0, 2), late=st.booleans())
    def wait_for_a_turn(self, number, late):
        """The last second before a term ends or begins, or the first after it."""
        turns = {row.first - dt.timedelta(days=1) for row in self.model.terms} | {
            row.last for row in self.model.terms if row.last < FOREVER
        }
        coming = sorted(day for day in turns if day >= self.today)[: number + 1]
        if coming:
            after = dt.datetime.combine(coming[-1] + dt.timedelta(days=1), dt.time.min, MELBOURNE).astimezone(dt.UTC)
            self.pass_to(after - dt.timedelta(seconds=0 if late else 1))

    @rule()
    def wait_for_the_clocks_to_change(self):
        """The eve of a change, a second before its midnight."""
        day = next((day for day in CLOCKS_CHANGE if day > self.today), None)
        if day:
            moment = dt.datetime.combine(day, dt.time.min, MELBOURNE).astimezone(dt.UTC)
            self.pass_to(moment - dt.timedelta(seconds=1))

    def pass_to(self, moment: dt.datetime) -> None:
        was = self.today
        if moment.year < 2029 and moment > self.now:
            self.set_clock(moment)
        COUNTED["midnights"] += self.today > was
        COUNTED["clock changes"] += any(was < day <= self.today for day in CLOCKS_CHANGE)
        COUNTED["ends crossed"] += sum(was <= row.last < self.today for row in self.model.terms)
        COUNTED["starts crossed"] += sum(was < row.first <= self.today for row in self.model.terms)
        COUNTED["moves crossed"] += sum(was < row.first <= self.today for row in self.model.memberships)

    @invariant()
    def every_answer_is_the_models(self):
        COUNTED["steps"] += 1
        keep_seats_current()  # what every request does first
        self.turn += 1
        who, verb = PEOPLE[self.turn % len(PEOPLE)], VERBS[self.turn // len(PEOPLE) % len(VERBS)]
        person = type(self.people[who]).objects.get(pk=self.people[who].pk)
        access.remember_for_this_request(person)
        asked = {place.pk: place for place in Place.objects.filter(name__in=("n1", "n2", "n3", "s1", "s2", "s3"))}
        names = {key: place.name for key, place in asked.items()}
        right = {name for name in names.values() if self.model.may(who, verb, name, self.today)}
        COUNTED["allowed"] += len(right)
        COUNTED["denied"] += len(names) - len(right)
        said = {place.name for place in asked.values() if person.has_perm(verb, place)}
        assert said == right, (who, verb, self.now)
        listed = access.places_where(person, verb).filter(pk__in=asked).values_list("pk", flat=True)
        assert {names[key] for key in listed} == right, (who, verb, self.now)
        name = ("n1", "s1", "n2", "s2")[self.turn % 4]
        place = next(place for place in asked.values() if place.name == name)
        told = {one.name for one in access.people_with(verb, place)} & set(PEOPLE)
        assert told == {one for one in PEOPLE if self.model.may(one, verb, name, self.today)}, (verb, name, self.now)
        self.the_meeting_is_open_to_the_right_people(who, person)

    def the_meeting_is_open_to_the_right_people(self, who, person):
        is_guest = self.model.guests.get(who, dt.date.min) >= self.today and who not in self.model.inactive
        sees = is_guest or self.model.may(who, "view_community", "n1", self.today)
        assert Meeting.objects.visible_to(person).filter(pk=self.meeting.pk).exists() == sees, (who, self.now)
        if self.turn % 5 == 0:
            status = self.answer_to(who, person)
            assert status == self.right_answer(who, sees=sees), (who, status, self.now)
            COUNTED[f"answered {status}"] += 1

    def answer_to(self, who, person):
        """In the session that is open; a new one where it has run out, unless the person may not sign in at all."""
        url = f"/meetings/{self.meeting.pk}/calendar.ics"
        status = self.sessions[who].get(url).status_code
        if status == 302 and person.is_active:
            self.sessions[who].force_login(person)
            return self.sessions[who].get(url).status_code
        COUNTED["in an open session"] += status != 302
        return status

    def right_answer(self, who, *, sees):
        if who in self.model.inactive:
            return 302
        return 200 if sees else 404


def run(*, examples: int, steps: int) -> None:
    """The same steps each time, and no search for a shorter way to a fault: that takes minutes."""
    COUNTED.clear()
    found = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
        report_multiple_bugs=False,
    )
    run_state_machine_as_test(seed(2026)(Terms), settings=found)


def test_rights_are_those_of_the_dates_at_every_moment():
    run(examples=57, steps=100)
    assert COUNTED["steps"] >= 5_000
    assert COUNTED["ends crossed"] >= 300
    assert COUNTED["starts crossed"] >= 150
    assert COUNTED["moves crossed"] >= 80
    assert COUNTED["midnights"] >= 500
    assert COUNTED["clock changes"] >= 100
    assert min(COUNTED["allowed"], COUNTED["denied"]) >= 2_000
    assert min(COUNTED["answered 200"], COUNTED["answered 404"], COUNTED["answered 302"]) >= 50
    assert COUNTED["in an open session"] >= 100


def _without_last_day(self, on=None):
    day = on or timezone.localdate()
    return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)


def _day_of_greenwich(self, on=None):
    day = on or timezone.now().astimezone(dt.UTC).date()
    return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


def _inactive_too(verb, place, on=None):
    return Person.objects.filter(appointments__in=Appointment.objects.current(on))


FAULTS = {
    "the last day does not count": (DatedQuerySet, "current", _without_last_day),
    "days begin at Greenwich": (DatedQuerySet, "current", _day_of_greenwich),
    "whoever holds any role is told": (access, "people_with", _inactive_too),
    "moves wait for a job": (sitting, "seat_places", lambda **said: 0),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_dates_is_found(monkeypatch, compose_anew, name):
    monkeypatch.setattr(*FAULTS[name])
    compose_anew()
    with pytest.raises((AssertionError, ExceptionGroup)):
        run(examples=20, steps=60)
