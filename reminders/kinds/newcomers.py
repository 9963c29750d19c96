"""Notices for whoever is new: being asked in, and the open actions that come with a role."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from common.words import count
from meetings.enums import OwnerKind
from meetings.models import Action
from networks.models import Replacement
from reminders.audience import Audience, Recipient, named
from reminders.kinds.base import Kind, Letter, Occasion, plain, stamp
from reminders.rules import RECENT, morning
from roles.enums import noun, short
from roles.models import Appointment, Person
from roles.querysets import AppointmentQuerySet, PersonQuerySet
from roles.services.invitations import way_in

OWN, BEFORE = "own", "before"
LONG_VACANT = dt.timedelta(days=180)
"""After so long without anybody, whoever held the role last has nothing more to hear of it."""


@dataclass(frozen=True)
class Passing:
    """
    A role that begins, how many open actions wait for whoever holds it, and who held it last: until the day before or,
    after a time without anybody, until then; the one who was acted for as well as the one who acted.
    """

    appointment: Appointment
    actions: int
    before: frozenset[Person]

    @property
    def pk(self) -> int:
        return self.appointment.pk


class ActionsPass(Kind[Passing]):
    code = "role_actions_pass"
    label = "Actions of a role"
    hint = "When a role you take on, or hand over, has open actions."
    group = "actions"
    mandatory = True
    model = Appointment

    def around(self, now: dt.datetime) -> AppointmentQuerySet:
        today = timezone.localdate(now)
        return Appointment.objects.filter(starts_on__range=(today - RECENT, today), acting_for=None)

    def read(self, rows: QuerySet[Appointment]) -> list[Passing]:
        """Four queries, whatever the number: who begins, which work the place took over, what waits, who held it."""
        begun = list(rows.filter(acting_for=None).select_related("person", "place"))
        if not begun:
            return []
        taken_over = Replacement.objects.taken_over()
        work = {row.place_id: {row.place_id, *taken_over.get(row.place_id, ())} for row in begun}
        places = set().union(*work.values())
        waiting = Counter(
            Action.objects.open().filter(owner_kind=OwnerKind.ROLE, place__in=places).values_list("place_id", "role")
        )
        earliest = min(row.starts_on for row in begun) - LONG_VACANT
        held = Appointment.objects.filter(place__in=places, role__in={row.role for row in begun})
        others = list(held.exclude(ends_on__lt=earliest).select_related("person"))
        return [
            Passing(row, number, _last_before(row, work[row.place_id], others))
            for row in begun
            if (number := sum(waiting[place, row.role] for place in work[row.place_id]))
        ]

    def occasion(self, obj: Passing, now: dt.datetime) -> Occasion | None:
        """On the morning of the first day; nothing for one who goes on without a break."""
        row = obj.appointment
        due_at = morning(row.starts_on)
        if due_at > now or not row.holds_on(timezone.localdate(now)) or obj.before == {row.person}:
            return None
        return Occasion(f"passes {row.starts_on}", due_at)

    def audience(self, objs: Sequence[Passing], now: dt.datetime) -> Audience:
        found: Audience = {}
        for passing in objs:
            row = passing.appointment
            people = found.setdefault(row.pk, {})
            role = noun(row.role)
            if row.person.is_active:
                people[row.person_id] = Recipient(f"You are {role} of the {named(row.place)} now.", variant=OWN)
            told = Recipient(f"You were {role} of the {named(row.place)}.", variant=BEFORE)
            people |= {one.pk: told for one in passing.before - {row.person} if one.is_active}
        return found

    def letter(self, obj: Passing, occurrence: str, variant: str) -> Letter:
        row, number = obj.appointment, count(obj.actions, "open action")
        role, at = noun(row.role), named(row.place)
        is_one = obj.actions == 1
        if variant == OWN:
            subject = f"{number} for the {role} of the {at} {'is' if is_one else 'are'} yours now"
            sentence = "They were set for whoever holds the role. Ask the one before you what is under way."
        else:
            passes = "passes" if is_one else "pass"
            subject = f"{number} for the {role} of the {at} {passes} to {plain(row.person.name)}"
            sentence = "You need do nothing more about them. Tell who follows you what is under way."
        return Letter(
            subject=subject,
            title=subject,
            sentence=sentence,
            place=row.place.name,
            path=reverse("meetings:action_list"),
            button="See your actions",
        )

    def over(self, obj: Passing, now: dt.datetime) -> str:
        return "The role has ended, or begins on another day."


@dataclass(frozen=True)
class TakeOver:
    """A network that goes on with what another had to do: how many open actions wait for each of its roles."""

    replacement: Replacement
    waiting: dict[str, int]

    @property
    def pk(self) -> int:
        return self.replacement.pk


class ActionsTakenOver(Kind[TakeOver]):
    """For who is in office already: whoever begins on that day hears of all that is theirs as a newcomer."""

    code = "actions_taken_over"
    label = "Actions of another network"
    hint = "When your network goes on with what another had to do."
    group = "actions"
    mandatory = True
    model = Replacement

    def around(self, now: dt.datetime) -> QuerySet[Replacement]:
        today = timezone.localdate(now)
        return Replacement.objects.taking_over(today).filter(on__gt=today - RECENT)

    def read(self, rows: QuerySet[Replacement]) -> list[TakeOver]:
        """Three queries, whatever the number."""
        begun = list(rows.select_related("old", "new"))
        before = Replacement.objects.taken_over() if begun else {}
        work = {row.pk: {row.old_id, *before.get(row.old_id, ())} for row in begun}
        open_now = Action.objects.open().filter(owner_kind=OwnerKind.ROLE, place__in=set().union(*work.values()))
        found: dict[int, Counter[str]] = {row.pk: Counter() for row in begun}
        for place, role in open_now.values_list("place_id", "role") if begun else ():
            for pk, places in work.items():
                found[pk][role] += place in places
        return [TakeOver(row, dict(+found[row.pk])) for row in begun if +found[row.pk]]

    def occasion(self, obj: TakeOver, now: dt.datetime) -> Occasion | None:
        due_at = morning(obj.replacement.on)
        return Occasion(f"taken over {obj.replacement.on}", due_at) if due_at <= now else None

    def audience(self, objs: Sequence[TakeOver], now: dt.datetime) -> Audience:
        new = {one.replacement.new_id for one in objs}
        held = Appointment.objects.current(timezone.localdate(now)).of_active_people().filter(place__in=new)
        rows = list(held.select_related("place").order_by("pk"))
        return {
            one.pk: {
                row.person_id: Recipient(f"You are {noun(row.role)} of the {named(row.place)}.", variant=str(row.role))
                for row in rows
                if row.place_id == one.replacement.new_id
                and row.role in one.waiting
                and row.starts_on < one.replacement.on
            }
            for one in objs
        }

    def letter(self, obj: TakeOver, occurrence: str, variant: str) -> Letter:
        replacement, number = obj.replacement, obj.waiting.get(variant, 0)
        are = "is" if number == 1 else "are"
        subject = f"{count(number, 'open action')} of the {plain(named(replacement.old))} {are} yours now"
        return Letter(
            subject=subject,
            title=subject,
            sentence=f"The {plain(named(replacement.new))} goes on with what it had to do. They were set for whoever "
            "held your role there.",
            place=replacement.new.name,
            path=reverse("meetings:action_list"),
            button="See your actions",
        )

    def over(self, obj: TakeOver, now: dt.datetime) -> str:
        return "The networks did not change after all, or nothing is open any more."


def _last_before(row: Appointment, places: Collection[int], others: Iterable[Appointment]) -> frozenset[Person]:
    """Whoever held the role last before this one began, as long as nobody else holds it on."""
    eve = row.starts_on - dt.timedelta(days=1)
    earlier = [one for one in others if one.place_id in places and one.role == row.role and one.starts_on <= eve]
    ends = [one.ends_on for one in earlier if one.ends_on and one.ends_on <= eve]
    goes_on = len(ends) < len(earlier)
    last = eve if goes_on else max(ends, default=eve)
    return frozenset(one.person for one in earlier if one.ends_on == last)


class Invited(Kind[Person]):
    """The mail that asks somebody in. Its link is a secret of theirs: made as it leaves, and kept nowhere."""

    code = "invited"
    label = "Being invited"
    hint = "The link with which somebody new chooses a password."
    group = "roles"
    mandatory = True
    model = Person

    def around(self, now: dt.datetime) -> PersonQuerySet:
        return Person.objects.filter(is_active=True, invited_at__gt=now - RECENT)

    def read(self, rows: QuerySet[Person]) -> list[Person]:
        return list(rows.select_related("invited_by"))

    def occasion(self, obj: Person, now: dt.datetime) -> Occasion | None:
        if obj.invited_at is None or not obj.is_active:
            return None
        return Occasion(f"invited {stamp(obj.invited_at)}", obj.invited_at, urgent=True)

    def audience(self, objs: Sequence[Person], now: dt.datetime) -> Audience:
        return {
            person.pk: {person.pk: Recipient(f"{person.invited_by.name} asked you in." if person.invited_by else "")}
            for person in objs
        }

    def letter(self, obj: Person, occurrence: str, variant: str) -> Letter:
        held = Appointment.objects.filter(person=obj).exclude(ends_on__lt=timezone.localdate()).select_related("place")
        roles = tuple((short(row.role), row.place.name) for row in held.order_by("starts_on", "pk"))
        return Letter(
            subject="You are invited to School Networks",
            title="Choose your password",
            sentence="School Networks is where Victoria’s government school networks run themselves. You sign in with "
            "the address this mail came to. The link works once and for three days; afterwards use “Forgotten your "
            "password?” on the sign-in page.",
            place="Victoria",
            path=reverse("account_reset_password"),
            link=way_in(obj),
            button="Choose your password",
            facts=roles,
        )
