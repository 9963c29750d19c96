"""What follows from a change of places, told before it is decided: read off the change itself, made and undone."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from common.errors import Refused
from common.words import count, day
from fiso.models import Plan
from meetings.enums import OwnerKind
from meetings.models import Action, Meeting, SchoolTerm
from meetings.querysets import ActionQuerySet
from networks.enums import Kind
from networks.models import Place, Replacement, SchoolMembership
from roles.enums import Role, short
from roles.models import Appointment, Person, Rearrangement

NAMED = 5
CHANGED_SINCE = "Something has changed since you looked. This is what would follow now: look again, then confirm."


@dataclass(frozen=True)
class Consequence:
    """One thing that follows. rows: (what, about it). `kind` is info or due, as callouts are."""

    title: str
    words: str = ""
    rows: Sequence[tuple[str, str]] = ()
    kind: str = "info"


@dataclass(frozen=True)
class Aftermath:
    sentence: str
    on: dt.date
    warnings: list[str] = field(default_factory=list)
    contradictions: list[str] = field(default_factory=list)
    consequences: list[Consequence] = field(default_factory=list)

    @property
    def stamp(self) -> str:
        """Changes with anything that is told here."""
        return hashlib.sha256(json.dumps(asdict(self), default=str).encode()).hexdigest()


class Stale(Refused):
    """What was looked at is no longer what would follow. `now` is."""

    def __init__(self, now: Aftermath) -> None:
        super().__init__(CHANGED_SINCE)
        self.now = now


def rehearse(decide: Callable[[], Rearrangement], by: Person) -> Aftermath:
    """Decide it, see what follows, and undo all of it. Raises what the deciding raises."""
    with transaction.atomic():
        found = aftermath(decide(), by)
        transaction.set_rollback(True)
    return found


@transaction.atomic
def carry_out(decide: Callable[[], Rearrangement], by: Person, stamp: str) -> Rearrangement:
    """Decide it, unless something else would follow than what was looked at: then Stale, and nothing is changed."""
    decided = decide()
    found = aftermath(decided, by)
    if found.stamp != stamp:
        raise Stale(found)
    if found.contradictions:
        raise Refused(found.contradictions[0], "on")
    return decided


def aftermath(change: Rearrangement, by: Person) -> Aftermath:
    reader = Reader(change, by)
    consequences = [one for part in reader.parts() if (one := part())]
    return Aftermath(change.sentence, change.on, list(reader.warnings()), list(reader.contradictions()), consequences)


class Reader:
    """Reads the database in the middle of the change."""

    def __init__(self, change: Rearrangement, by: Person) -> None:
        self.change, self.on, self.by = change, change.on, by
        self.last_day = change.on - dt.timedelta(days=1)

    def parts(self) -> list[Callable[[], Consequence | None]]:
        return [
            self.schools, self.roles, self.school_actions, self.role_actions, self.own_actions, self.meetings,
            self.plans, self.records, self.to_do,
        ]  # fmt: skip

    def _written(self, label: str, *, made: bool) -> list[int]:
        steps = self.change.steps
        return [step["pk"] for step in steps if step["model"] == label and bool(step.get("made")) is made]

    @cached_property
    def moves(self) -> list[SchoolMembership]:
        """The new membership of each school that goes elsewhere."""
        rows = SchoolMembership.objects.filter(pk__in=self._written("networks.SchoolMembership", made=True))
        return list(rows.select_related("school", "network").order_by("school__name", "pk"))

    @cached_property
    def left(self) -> dict[int, Place]:
        """The network each of those schools leaves."""
        rows = SchoolMembership.objects.current(self.last_day).filter(school__in=[row.school_id for row in self.moves])
        return {row.school_id: row.network for row in rows.select_related("network")}

    @cached_property
    def closing(self) -> list[Place]:
        """Places that exist no more from the day on."""
        parts = self.change.places.filter(place__closed_on=self.on, part="subject").select_related("place")
        return sorted((part.place for part in parts), key=lambda place: place.name)

    @cached_property
    def _closing_keys(self) -> list[int]:
        return [place.pk for place in self.closing]

    def schools(self) -> Consequence | None:
        if not self.moves:
            return None
        rows = [
            (row.school.name, f"{self.left[row.school_id].name} to {row.network.name}")
            if row.school_id in self.left
            else (row.school.name, f"to {row.network.name}")
            for row in self.moves
        ]
        return Consequence(
            f"{count(len(rows), 'school')} {'goes' if len(rows) == 1 else 'go'} elsewhere on {day(self.on)}",
            "Their people keep their roles. From that day they see the new network, and no longer the one before.",
            rows,
        )

    def roles(self) -> Consequence | None:
        keys = self._written("roles.Appointment", made=False)
        held = Appointment.on_record.filter(pk__in=keys).select_related("person", "place")
        rows = [
            (row.person.name, f"{short(row.role)}, {row.place.name}{', never begins' if row.withdrawn_at else ''}")
            for row in held.order_by("place__name", "role", "person__name", "pk")
        ]
        if not rows:
            return None
        title = f"{count(len(rows), 'role')} {'ends' if len(rows) == 1 else 'end'} on {day(self.last_day)}"
        return Consequence(title, "Each keeps the reason on record.", rows, "due")

    def _named(self, found: ActionQuerySet, title: str, words: str, *, kind: str = "info") -> Consequence | None:
        """Open actions: those the person may read by name, and how many there are."""
        number = found.count()
        if not number:
            return None
        seen = found.visible_to(self.by).select_related("school").order_by("what", "pk")
        rows = [(action.what, action.school.name if action.school else "") for action in seen[:NAMED]]
        return Consequence(f"{count(number, 'open action')} {title}", words, rows, kind)

    def school_actions(self) -> Consequence | None:
        here = Q(pk__in=[])
        for school, network in self.left.items():
            here |= Q(school=school, place=network)
        found = Action.objects.open().filter(here, owner_kind=OwnerKind.SCHOOL)
        one = (
            "It stays with the school, with a note that the school has moved. The network that set it still counts it."
        )
        many = "They stay with the school, with a note that it has moved. The network that set them still counts them."
        return self._named(found, "of these schools", one if found.count() == 1 else many)

    def _closing_actions(self, kind: str) -> ActionQuerySet:
        return Action.objects.open().filter(place__in=self._closing_keys, owner_kind=kind)

    def role_actions(self) -> Consequence | None:
        """Held by a role at what closes: nobody holds it any more."""
        heirs = Replacement.objects.filter(old__in=self._closing_keys, takes_over=True).select_related("new")
        names = sorted({row.new.name for row in heirs})
        words = "From that day nobody holds these roles. "
        if names:
            words += f"Whoever holds the same role at {' and '.join(names)} finds them in their own list."
        else:
            words += "Close or hand these actions on before: no network takes over."
        found = self._closing_actions(OwnerKind.ROLE)
        return self._named(found, "of a role that ends", words, kind="info" if names else "due")

    def own_actions(self) -> Consequence | None:
        words = "They stay with the person named in each."
        return self._named(self._closing_actions(OwnerKind.PERSON), "of people by name", words)

    def meetings(self) -> Consequence | None:
        start = dt.datetime.combine(self.on, dt.time.min, timezone.get_default_timezone())
        found = Meeting.objects.to_come().filter(place__in=self._closing_keys, starts_at__gte=start)
        number = found.count()
        if not number:
            return None
        seen = found.visible_to(self.by).select_related("place")[:NAMED]
        rows = [(meeting.title, f"{meeting.place.name}, {day(meeting.starts_at)}") for meeting in seen]
        words = "Nobody will be able to run them. Move them before the last day, or cancel them."
        return Consequence(f"{count(number, 'meeting')} planned after the last day", words, rows, "due")

    def plans(self) -> Consequence | None:
        found = Plan.objects.filter(place__in=self._closing_keys, year__gte=self.on.year, state__in=["draft", "active"])
        found = found.select_related("place")
        rows = [(f"{plan.place.name}, plan {plan.year}", plan.get_state_display()) for plan in found.order_by("pk")]
        if not rows:
            return None
        words = "A plan stays on record with the network that made it. The network that takes over makes its own."
        return Consequence(f"{count(len(rows), 'plan')} not finished", words, rows, "due")

    def records(self) -> Consequence | None:
        networks = [place.name for place in self.closing if place.kind == Kind.NETWORK]
        if not networks:
            return None
        return Consequence(
            "The records stay",
            f"Meetings, minutes, decisions and plans of {' and '.join(networks)} stay at their addresses, and the page"
            " says which network came after. Area and region go on reading them.",
        )

    def to_do(self) -> Consequence | None:
        """Networks that nobody leads on the first day."""
        gaining = Place.objects.filter(kind=Kind.NETWORK, rearrangements__rearrangement=self.change)
        gaining = gaining.exclude(pk__in=self._closing_keys).distinct()
        chairs = Appointment.objects.current(self.on).of_active_people().filter(role=Role.CHAIR)
        rows = [(place.name, "") for place in gaining.exclude(pk__in=chairs.values("place_id")).order_by("name")]
        if not rows:
            return None
        words = "Appoint one from the first day on, so that somebody can plan meetings and set agendas."
        return Consequence(f"{count(len(rows), 'network')} without a chair on that day", words, rows, "due")

    def warnings(self) -> Iterator[str]:
        today = timezone.localdate()
        if self.on < today:
            yield (
                f"{day(self.on)} is past. The records will say that it has been so since then; what was decided, noted"
                " or answered in between stays as it is, and roles that end here end in the past."
            )
        elif self.on == today:
            yield "It takes effect at once, and cannot be taken back."
        terms = SchoolTerm.objects.filter(starts_on__year=self.on.year)
        if terms and self.on != dt.date(self.on.year, 1, 1) and not any(term.holds_on(self.on) for term in terms):
            yield f"{day(self.on)} is not in a school term."

    def contradictions(self) -> Iterator[str]:
        """What makes a past day impossible: the network has met since."""
        start = dt.datetime.combine(self.on, dt.time.min, timezone.get_default_timezone())
        held = Meeting.objects.over().filter(place__in=self._closing_keys, starts_at__gte=start)
        if last := held.select_related("place").order_by("-starts_at").first():
            yield f"{last.place.name} met on {day(last.starts_at)}, after that day. Choose a later day."
