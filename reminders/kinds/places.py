"""Notices about where a school belongs: it will move to another network."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from common.words import day
from networks.models import Place, SchoolMembership
from reminders.audience import Audience, Recipient, named, people_by_place
from reminders.kinds.base import Kind, Letter, Occasion, plain, spaced
from reminders.rules import RECENT
from roles.enums import Part
from roles.models import RearrangedPlace


@dataclass(frozen=True)
class SchoolMove:
    """A school that a decision moves, and to where; nowhere when the dated rows say something else by now."""

    part: RearrangedPlace
    to: Place | None

    @property
    def pk(self) -> int:
        return self.part.pk

    @property
    def on(self) -> dt.date:
        return self.part.rearrangement.on


class SchoolMoves(Kind[SchoolMove]):
    code = "school_moves"
    label = "A school moves to another network"
    hint = "Once, when it is decided."
    group = "roles"
    mandatory = True
    model = RearrangedPlace

    def around(self, now: dt.datetime) -> QuerySet[RearrangedPlace]:
        return RearrangedPlace.objects.filter(
            part=Part.SCHOOL,
            rearrangement__decided_at__gt=now - RECENT,
            rearrangement__withdrawn_at=None,
            rearrangement__on__gte=timezone.localdate(now),
        )

    def read(self, rows: QuerySet[RearrangedPlace]) -> list[SchoolMove]:
        parts = list(rows.select_related("rearrangement", "place"))
        begun = SchoolMembership.objects.filter(school__in={part.place_id for part in parts}).select_related("network")
        networks = {(row.school_id, row.starts_on): row.network for row in begun}
        return [SchoolMove(part, networks.get((part.place_id, part.rearrangement.on))) for part in parts]

    def occasion(self, obj: SchoolMove, now: dt.datetime) -> Occasion | None:
        change = obj.part.rearrangement
        if change.withdrawn_at or obj.to is None or obj.on < timezone.localdate(now):
            return None
        return Occasion(f"moves {obj.on}", change.decided_at)

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
