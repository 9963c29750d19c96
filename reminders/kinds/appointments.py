"""Notices about one person in one role: appointed, ended early, cover that runs out, announced to the members."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from common.words import day
from networks.enums import Kind as PlaceKind
from reminders.audience import Audience, Recipient, Roles, named, people_by_place
from reminders.kinds.base import Kind, Letter, Occasion, plain, spaced, stamp
from reminders.rules import RECENT, morning
from roles.enums import Role, noun
from roles.models import Appointment
from roles.querysets import AppointmentQuerySet
from roles.services.granting import what_it_allows

COVER_LEAD = dt.timedelta(days=3)
OWN, COVERED = "own", "covered"


def _days(row: Appointment) -> tuple[tuple[str, str], ...]:
    last = (("Last day", spaced(day(row.ends_on))),) if row.ends_on else ()
    return (("First day", spaced(day(row.starts_on))), *last)


class AboutAppointment(Kind[Appointment]):
    model = Appointment
    group = "roles"
    mandatory = True

    def around(self, now: dt.datetime) -> AppointmentQuerySet:
        """What was entered or ended lately, and cover that is about to end: one query for all these kinds."""
        since, today = now - RECENT, timezone.localdate(now)
        ending = Q(acting_for__isnull=False, ends_on__range=(today, today + RECENT))
        lately = Q(appointed_at__gt=since, appointed_by__isnull=False) | Q(ended_at__gt=since)
        return Appointment.objects.filter(lately | ending)

    def read(self, rows: QuerySet[Appointment]) -> list[Appointment]:
        return list(rows.select_related("person", "place", "acting_for__person", "appointed_by"))

    def over(self, obj: Appointment, now: dt.datetime) -> str:
        return "The role is over or has changed."


class Appointed(AboutAppointment):
    code = "appointed"
    label = "New roles"
    hint = "When you are given a role, with what it lets you do; and when somebody acts for you."

    def occasion(self, obj: Appointment, now: dt.datetime) -> Occasion | None:
        if obj.appointed_by is None or (obj.ends_on and obj.ends_on < timezone.localdate(now)):
            return None
        return Occasion(f"appointed {stamp(obj.appointed_at)}", obj.appointed_at)

    def audience(self, objs: Sequence[Appointment], now: dt.datetime) -> Audience:
        """The person, unless the mail that asks them in says it; and who is acted for."""
        found: Audience = {}
        for row in objs:
            people = found.setdefault(row.pk, {})
            if row.person.is_active and (row.person.last_login or not row.person.invited_at):
                people[row.person_id] = Recipient("It is your own role.", variant=OWN)
            if row.acting_for and row.acting_for.person.is_active:
                people[row.acting_for.person_id] = Recipient("You hold this role.", variant=COVERED)
        return found

    def letter(self, obj: Appointment, occurrence: str, variant: str) -> Letter:
        role, at = noun(obj.role), named(obj.place)
        if variant == COVERED:
            subject = f"{plain(obj.person.name)} acts for you as {role} of the {at}"
            sentence = "Both of you may act meanwhile; the record says which. It ends by itself."
        else:
            verb = f"act for {plain(obj.acting_for.person.name)}" if obj.acting_for else "are appointed"
            subject = f"You {verb} as {role} of the {at}"
            sentence = " ".join(what_it_allows(Role(obj.role)))
        return Letter(
            subject=subject,
            title=subject,
            sentence=sentence,
            place=obj.place.name,
            path=reverse("roles:access_explain"),
            button="See what you may do",
            facts=_days(obj),
        )


class RoleEnds(AboutAppointment):
    code = "role_ends"
    label = "Roles that end early"
    hint = "When your role is ended before its time; for area directors, when somebody resigns."

    def occasion(self, obj: Appointment, now: dt.datetime) -> Occasion | None:
        if obj.ended_at is None or obj.ends_on is None:
            return None
        return Occasion(f"ends {obj.ends_on} {stamp(obj.ended_at)}"[:60], obj.ended_at)

    def audience(self, objs: Sequence[Appointment], now: dt.datetime) -> Audience:
        """The person, when others ended it; the area directors, when it was given up."""
        areas = {row.place.area_id for row in objs}
        directors = Appointment.objects.current(timezone.localdate(now)).of_active_people()
        held = list(directors.filter(role=Role.AREA_DIRECTOR, place__in=areas).values_list("place_id", "person_id"))
        found: Audience = {}
        for row in objs:
            if row.ended_by_id != row.person_id:
                found[row.pk] = {row.person_id: Recipient("It is your own role.", variant=OWN)}
                if not row.person.is_active:
                    found[row.pk] = {}
            else:
                told = Recipient("You are the area director there.")
                found[row.pk] = {person: told for area, person in held if area == row.place.area_id}
        return found

    def letter(self, obj: Appointment, occurrence: str, variant: str) -> Letter:
        assert obj.ends_on is not None
        role, at, last = noun(obj.role), named(obj.place), spaced(day(obj.ends_on))
        if variant == OWN:
            subject, path, button = f"Your role as {role} of the {at} ends on {last}", "roles:access_explain", "See why"
            path = reverse(path)
        else:
            subject = f"{plain(obj.person.name)} resigns as {role} of the {at}"
            path, button = obj.place.get_absolute_url(), "See who is left"
        return Letter(
            subject=subject,
            title=subject,
            sentence="The role holds until midnight of the last day, and nothing has to be done for it to end.",
            place=obj.place.name,
            path=path,
            button=button,
            facts=(("Last day", last),),
        )


class CoverEnds(AboutAppointment):
    code = "cover_ends"
    label = "Acting cover that ends"
    hint = "Three days before somebody stops acting for another."

    def occasion(self, obj: Appointment, now: dt.datetime) -> Occasion | None:
        """Nothing for cover that was arranged for less than a week: everybody has just heard its end."""
        if obj.acting_for is None or obj.ends_on is None or obj.ends_on - obj.starts_on < 2 * COVER_LEAD:
            return None
        due_at = morning(obj.ends_on - COVER_LEAD)
        if due_at > now or timezone.localdate(now) > obj.ends_on:
            return None
        return Occasion(f"cover until {obj.ends_on}", due_at)

    def audience(self, objs: Sequence[Appointment], now: dt.datetime) -> Audience:
        found: Audience = {}
        for row in objs:
            assert row.acting_for is not None
            absent = row.acting_for.person
            told = {row.person: Recipient("You act.", variant=OWN), absent: Recipient("They act for you.")}
            found[row.pk] = {person.pk: words for person, words in told.items() if person.is_active}
        return found

    def letter(self, obj: Appointment, occurrence: str, variant: str) -> Letter:
        assert obj.acting_for is not None
        assert obj.ends_on is not None
        role, last = noun(obj.role), spaced(day(obj.ends_on))
        who = "You stop" if variant == OWN else f"{plain(obj.person.name)} stops"
        subject = f"{who} acting as {role} of the {named(obj.place)} on {last}"
        return Letter(
            subject=subject,
            title=subject,
            sentence="Hand over what is under way. If it shall last longer, ask whoever arranged it.",
            place=obj.place.name,
            path=obj.place.get_absolute_url(),
            button="See the page",
            facts=_days(obj),
        )


class Announced(AboutAppointment):
    code = "role_announced"
    label = "Who takes on a role"
    hint = "When somebody new leads a network of yours and it is announced."
    mandatory = False

    def occasion(self, obj: Appointment, now: dt.datetime) -> Occasion | None:
        if (
            not obj.announcement
            or obj.place.kind != PlaceKind.NETWORK
            or (obj.ends_on and obj.ends_on < timezone.localdate(now))
        ):
            return None
        return Occasion(f"announced {stamp(obj.appointed_at)}", obj.appointed_at)

    def audience(self, objs: Sequence[Appointment], now: dt.datetime) -> Audience:
        """Who belongs to the network; not the person, nor who announced it."""
        members = people_by_place("view_community", [row.place for row in objs])
        roles = Roles.of({person for people in members.values() for person in people})
        return {
            row.pk: {
                person: Recipient(roles.reason(person, row.place))
                for person in members[row.place_id] - {row.person_id, row.appointed_by_id}
            }
            for row in objs
        }

    def letter(self, obj: Appointment, occurrence: str, variant: str) -> Letter:
        subject = f"{plain(obj.person.name)} is {noun(obj.role)} of the {named(obj.place)}"
        return Letter(
            subject=subject,
            title=subject,
            sentence=plain(obj.announcement),
            place=obj.place.name,
            path=obj.place.get_absolute_url(),
            button="See the network",
            facts=_days(obj),
        )
