"""Notices about where a school or a group belongs: it moves, or not after all; or no network owns it any more."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from common.words import day
from networks.enums import GroupState
from networks.models import GroupOwner, Place, SchoolMembership
from reminders.audience import Audience, Recipient, named, people_by_place
from reminders.kinds.base import Kind, Letter, Occasion, plain, spaced, stamp
from reminders.models import Notice
from reminders.rules import RECENT
from roles.enums import Part, Role
from roles.models import Appointment, RearrangedPlace

LEADS = "leads"
"""The variant for who leads the group."""


@dataclass(frozen=True)
class Concerned:
    """A place that a decision concerns."""

    part: RearrangedPlace

    @property
    def pk(self) -> int:
        return self.part.pk

    @property
    def on(self) -> dt.date:
        return self.part.rearrangement.on

    def is_ahead(self, now: dt.datetime) -> bool:
        return self.part.rearrangement.withdrawn_at is None and self.on >= timezone.localdate(now)


@dataclass(frozen=True)
class SchoolMove(Concerned):
    """A school that a decision moves, and to where; nowhere when the dated rows say something else by now."""

    to: Place | None


@dataclass(frozen=True)
class GroupLeft(Concerned):
    """A group whose networks close; whether one owns it afterwards, and the areas of those that close."""

    is_owned: bool
    areas: frozenset[int]


def _decided_lately(part: Part, now: dt.datetime) -> QuerySet[RearrangedPlace]:
    return RearrangedPlace.objects.filter(
        part=part,
        rearrangement__decided_at__gt=now - RECENT,
        rearrangement__withdrawn_at=None,
        rearrangement__on__gte=timezone.localdate(now),
    )


class SchoolMoves(Kind[SchoolMove]):
    code = "school_moves"
    label = "A school moves to another network"
    hint = "Once, when it is decided."
    group = "roles"
    mandatory = True
    model = RearrangedPlace

    def around(self, now: dt.datetime) -> QuerySet[RearrangedPlace]:
        return _decided_lately(Part.SCHOOL, now)

    def read(self, rows: QuerySet[RearrangedPlace]) -> list[SchoolMove]:
        parts = list(rows.select_related("rearrangement", "place"))
        begun = SchoolMembership.objects.filter(school__in={part.place_id for part in parts}).select_related("network")
        networks = {(row.school_id, row.starts_on): row.network for row in begun}
        return [SchoolMove(part, networks.get((part.place_id, part.rearrangement.on))) for part in parts]

    def occasion(self, obj: SchoolMove, now: dt.datetime) -> Occasion | None:
        if obj.to is None or not obj.is_ahead(now):
            return None
        return Occasion(f"moves {obj.on}", obj.part.rearrangement.decided_at)

    def audience(self, objs: Sequence[SchoolMove], now: dt.datetime) -> Audience:
        """Who answers for the school: its principal, and who acts for it."""
        answering = people_by_place("answer_for_school", [move.part.place for move in objs])
        return {
            move.pk: {
                person: Recipient(f"You answer for {plain(move.part.place.name)}.")
                for person in answering[move.part.place_id]
            }
            for move in objs
        }

    def letter(self, obj: SchoolMove, occurrence: str, variant: str) -> Letter:
        school, to = plain(obj.part.place.name), named(obj.to)
        first = spaced(day(obj.on))
        return Letter(
            subject=f"{school} belongs to the {plain(to)} from {first}",
            title=f"{school} moves to the {plain(to)}",
            sentence="From that day you see the new network and are invited to its meetings. Open actions of the school"
            " stay with the school.",
            place=obj.part.place.name,
            path=obj.part.rearrangement.get_absolute_url(),
            button="See what is planned",
            facts=(("First day", first),),
        )

    def over(self, obj: SchoolMove, now: dt.datetime) -> str:
        return "The move was taken back." if obj.part.rearrangement.withdrawn_at else "The day has passed."


class GroupWithoutNetwork(Kind[GroupLeft]):
    code = "group_without_network"
    label = "A group is left without a network"
    hint = "Once, when it is decided that its last network closes and none comes after it."
    group = "groups"
    mandatory = True
    model = RearrangedPlace

    def around(self, now: dt.datetime) -> QuerySet[RearrangedPlace]:
        return _decided_lately(Part.GROUP, now).filter(place__as_group__state=GroupState.ACTIVE)

    def read(self, rows: QuerySet[RearrangedPlace]) -> list[GroupLeft]:
        parts = list(rows.select_related("rearrangement", "place__as_group"))
        owners = list(GroupOwner.objects.filter(group__in=[part.place_id for part in parts]))
        closing = RearrangedPlace.objects.filter(
            rearrangement__in=[part.rearrangement_id for part in parts], part=Part.SUBJECT
        ).values_list("rearrangement", "place__area")
        return [
            GroupLeft(
                part,
                any(row.group_id == part.place_id and row.holds_on(part.rearrangement.on) for row in owners),
                frozenset(area for change, area in closing if change == part.rearrangement_id and area),
            )
            for part in parts
        ]

    def occasion(self, obj: GroupLeft, now: dt.datetime) -> Occasion | None:
        is_active = obj.part.place.as_group.state == GroupState.ACTIVE
        if obj.is_owned or not is_active or not obj.is_ahead(now):
            return None
        return Occasion(f"left {obj.on}", obj.part.rearrangement.decided_at)

    def audience(self, objs: Sequence[GroupLeft], now: dt.datetime) -> Audience:
        """Who leads the group, and the area director; not who decided it."""
        held = Appointment.objects.current().of_active_people()
        leads = held.filter(role=Role.GROUP_LEAD, place__in=[obj.part.place_id for obj in objs])
        directors = held.filter(role=Role.AREA_DIRECTOR, place__in={area for obj in objs for area in obj.areas})
        found: Audience = {}
        for obj in objs:
            group = plain(obj.part.place.name)
            told = {
                row.person_id: Recipient(f"You are the area director of {plain(row.place.name)}.")
                for row in directors.select_related("place")
                if row.place_id in obj.areas
            }
            told |= {
                row.person_id: Recipient(f"You lead {group}.", (), LEADS)
                for row in leads
                if row.place_id == obj.part.place_id
            }
            told.pop(obj.part.rearrangement.decided_by_id, None)
            found[obj.pk] = told
        return found

    def letter(self, obj: GroupLeft, occurrence: str, variant: str) -> Letter:
        group, first = obj.part.place, spaced(day(obj.on))
        leads = variant == LEADS
        return Letter(
            subject=f"{plain(group.name)} has no network from {first}",
            title=f"{plain(group.name)} is left without a network",
            sentence="Its last network closes and none comes after it. Its lead goes on, and can invite another network"
            " to own it, or conclude it.",
            place=group.name,
            path=group.get_absolute_url() if leads else obj.part.rearrangement.get_absolute_url(),
            button="See the group" if leads else "See what is planned",
            facts=(("First day without a network", first),),
        )

    def over(self, obj: GroupLeft, now: dt.datetime) -> str:
        return (
            "The change was taken back." if obj.part.rearrangement.withdrawn_at else "A network owns it, or it is over."
        )


class TakenBack(Kind[Concerned]):
    code = "change_taken_back"
    label = "A planned change is taken back"
    hint = "Once, if you had been told that your school moves or your group loses its network."
    group = "roles"
    mandatory = True
    model = RearrangedPlace

    def around(self, now: dt.datetime) -> QuerySet[RearrangedPlace]:
        return RearrangedPlace.objects.filter(
            part__in=(Part.SCHOOL, Part.GROUP), rearrangement__withdrawn_at__gt=now - RECENT
        )

    def read(self, rows: QuerySet[RearrangedPlace]) -> list[Concerned]:
        return [Concerned(part) for part in rows.select_related("rearrangement", "place")]

    def occasion(self, obj: Concerned, now: dt.datetime) -> Occasion | None:
        taken_back = obj.part.rearrangement.withdrawn_at
        return Occasion(f"taken back {stamp(taken_back)}", taken_back) if taken_back else None

    def audience(self, objs: Sequence[Concerned], now: dt.datetime) -> Audience:
        """Those who have read the contrary."""
        told = Notice.objects.arrived().filter(
            kind__in=(SchoolMoves.code, GroupWithoutNetwork.code),
            object_type=self.object_type,
            object_id__in=[obj.pk for obj in objs],
            person__is_active=True,
        )
        found: Audience = {obj.pk: {} for obj in objs}
        for notice in told:
            found[notice.object_id][notice.person_id] = Recipient("You were told of the change before.")
        return found

    def letter(self, obj: Concerned, occurrence: str, variant: str) -> Letter:
        name, was_for = plain(obj.part.place.name), spaced(day(obj.on))
        title = f"{name} {'keeps its network' if obj.part.part == Part.GROUP else 'stays where it is'}"
        return Letter(
            subject=title,
            title=title,
            sentence=f"What was planned for {was_for} is taken back. Nothing changes on that day.",
            place=obj.part.place.name,
            path=obj.part.rearrangement.get_absolute_url(),
            button="See what was planned",
        )
