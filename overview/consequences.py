"""Each thing that follows from a change of places, read from the database in the middle of the change."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.utils import timezone

from common.dates import start_of
from common.words import count, day
from fiso.models import Plan
from meetings.enums import OwnerKind
from meetings.models import Action, Meeting, SchoolTerm
from meetings.querysets import ActionQuerySet
from networks.enums import GroupState, Kind
from networks.models import Group, GroupOwner, Place, Replacement, SchoolMembership
from roles.enums import Part, Role, short
from roles.models import Appointment, GroupRequest, Person, Rearrangement
from roles.services.rearranging import listed

NAMED = 5


@dataclass(frozen=True)
class Consequence:
    """One thing that follows. rows: (what, about it). `kind` is info or due, as callouts are."""

    title: str
    words: str = ""
    rows: Sequence[tuple[str, str]] = ()
    kind: str = "info"


class Reader:
    """Reads the database in the middle of the change."""

    def __init__(self, change: Rearrangement, by: Person) -> None:
        self.change, self.on, self.by = change, change.on, by
        self.last_day = change.on - dt.timedelta(days=1)

    def parts(self) -> list[Callable[[], Consequence | None]]:
        return [
            self.schools, self.roles, self.school_actions, self.role_actions, self.own_actions, self.meetings,
            self.plans, self.groups, self.groups_left, self.requests, self.records, self.to_do,
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
        found = Meeting.objects.to_come().filter(place__in=self._closing_keys, starts_at__gte=start_of(self.on))
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

    @cached_property
    def _groups(self) -> list[tuple[Group, list[str]]]:
        """Groups of what closes, each with the networks it belongs to from the day on."""
        concerned = Group.objects.filter(rearrangements__rearrangement=self.change, rearrangements__part=Part.GROUP)
        owners = GroupOwner.objects.current(self.on).filter(group=OuterRef("pk")).order_by("network__name")
        found = concerned.annotate(then=ArraySubquery(owners.values("network__name"))).by_name()
        return [(group, group.then) for group in found]

    def groups(self) -> Consequence | None:
        """The reader may not know of all of them: those are counted."""
        going = [(group, names) for group, names in self._groups if names]
        if not going:
            return None
        seen = set(
            Group.objects.visible_to(self.by)
            .filter(pk__in=[group.pk for group, _ in going])
            .values_list("pk", flat=True)
        )
        rows = [(group.name, f"belongs to {listed(names)}") for group, names in going if group.pk in seen]
        title = f"{count(len(going), 'group')} {'goes' if len(going) == 1 else 'go'} on with what comes after"
        words = (
            "From that day chair, executive and SEIL there have the rights that those of the old network had. Its lead"
            " and its schools stay."
        )
        return Consequence(title, words, rows)

    def groups_left(self) -> Consequence | None:
        """Nobody but the lead could go on looking after them, so they are named to whoever decides this."""
        left = [group for group, names in self._groups if not names and group.state == GroupState.ACTIVE]
        if not left:
            return None
        leads = Appointment.objects.current(self.on).of_active_people().filter(place__in=left, role=Role.GROUP_LEAD)
        lead_of = dict(leads.order_by("-person__name").values_list("place", "person__name"))
        rows = [
            (group.name, f"Led by {lead_of[group.pk]}" if group.pk in lead_of else "Nobody leads it") for group in left
        ]
        words = "Their leads and the area director are told. A lead invites another network, or concludes the group."
        return Consequence(f"{count(len(left), 'group')} left without a network", words, rows, "due")

    def requests(self) -> Consequence | None:
        waiting = GroupRequest.objects.open().filter(network__in=self._closing_keys)
        rows = [
            (asked.group.name, f"Asked of {asked.network}")
            for asked in waiting.visible_to(self.by).select_related("group", "network").order_by("pk")
        ]
        number = waiting.count()
        if not number:
            return None
        words = "Its chair and executive answer before the last day: nobody can afterwards."
        return Consequence(f"{count(number, 'request')} about groups waiting for an answer", words, rows, "due")

    def records(self) -> Consequence | None:
        networks = [place.name for place in self.closing if place.kind == Kind.NETWORK]
        if not networks:
            return None
        return Consequence(
            "The records stay",
            f"Meetings, minutes, decisions and plans of {' and '.join(networks)} stay at their addresses, and the page"
            f" says which network came after. Area and region go on reading them{self._and_readers()}.",
        )

    def _and_readers(self) -> str:
        names = {
            row.new.name
            for row in Replacement.objects.that_stand().filter(old__in=self._closing_keys).select_related("new")
        }
        return f", and who belongs to {listed(sorted(names))} reads them from then on" if names else ""

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
        held = Meeting.objects.over().filter(place__in=self._closing_keys, starts_at__gte=start_of(self.on))
        if last := held.select_related("place").order_by("-starts_at").first():
            yield f"{last.place.name} met on {day(last.starts_at)}, after that day. Choose a later day."
