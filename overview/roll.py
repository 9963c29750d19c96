"""The people of a place as rows: who holds which role, held it, and will; who held it on a day."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse

from common.words import day
from networks.enums import Kind
from networks.models import Place
from roles.enums import Basis, Role
from roles.models import Appointment, Person
from roles.services import may_appoint

ORDER = {role: rank for rank, role in enumerate(
    (Role.ADMINISTRATOR, Role.CENTRAL, Role.FORUM_ADMIN, Role.AREA_DIRECTOR, Role.MULTIDISCIPLINARY, Role.CHAIR,
     Role.EXECUTIVE, Role.SEIL, Role.PRINCIPAL, Role.DELEGATE, Role.GROUP_LEAD, Role.GROUP_MEMBER)
)}  # fmt: skip
WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Held:
    """One appointment in words, with what the viewer may do with it: (verb on the button, address)."""

    name: str
    url: str
    role: str
    when: str
    facts: list[str]
    announcement: str = ""
    acts: list[tuple[str, str]] = field(default_factory=list)


def _of_forum(forum: Place) -> Q:
    """Whoever chairs a network of the region is in the forum, and the region's forum admins look after it."""
    chairs = Q(role=Role.CHAIR, place__kind=Kind.NETWORK, place__region=forum.region_id)
    return chairs | Q(role=Role.FORUM_ADMIN, place=forum.region_id)


class Roll:
    """
    The appointments of one place, read once, for one viewer. Reasons are for whom they concern. Whoever may open a
    forum knows who is in it, though not each of their own pages.
    """

    def __init__(self, place: Place, viewer: Person) -> None:
        self.place, self.viewer = place, viewer
        is_forum = place.kind == Kind.FORUM
        seen = Appointment.on_record.visible_to(viewer)
        rows = Appointment.on_record.filter(_of_forum(place)) if is_forum else seen.filter(place=place)
        people = ("person", "place", "appointed_by", "ended_by", "changed_by", "acting_for__person")
        self.rows = sorted(rows.select_related(*people), key=lambda row: (ORDER[Role(row.role)], row.person.name))
        self.seen = set(seen.filter(_of_forum(place)).values_list("pk", flat=True)) if is_forum else None
        self._reasons: dict[int, bool] = {}

    def standing(self, state: str) -> list[Held]:
        """current or planned, by role; ended, the latest first."""
        rows = [row for row in self.rows if self._state(row) == state]
        if state == "ended":
            rows.sort(key=lambda row: str(row.ends_on), reverse=True)
        return [self._held(row) for row in rows]

    def withdrawn(self) -> list[Held]:
        """Planned and taken back: for those who may see why."""
        return [self._held(row) for row in self.rows if self._state(row) == WITHDRAWN and self._sees_reasons(row)]

    def on(self, asked: dt.date) -> list[Held]:
        """Who held which role on a day, from the records, acting cover too."""
        rows = [row for row in self.rows if row.withdrawn_at is None and row.holds_on(asked)]
        return [self._held(row, with_acts=False) for row in rows]

    def _is_seen(self, row: Appointment) -> bool:
        return self.seen is None or row.pk in self.seen

    def _sees_reasons(self, row: Appointment) -> bool:
        at, verbs = row.place, ("view_history", "manage_people")
        if at.pk not in self._reasons:
            self._reasons[at.pk] = any(self.viewer.has_perm(verb, at) for verb in verbs)
        return self._reasons[at.pk]

    def _state(self, row: Appointment) -> str:
        return WITHDRAWN if row.withdrawn_at else row.state

    def _held(self, row: Appointment, *, with_acts: bool = True) -> Held:
        last = f"to {day(row.ends_on)}" if row.ends_on else "with no end set"
        return Held(
            name=row.person.name,
            url=row.person.get_absolute_url() if self._is_seen(row) else "",
            role=Role(row.role).label if row.place_id == self.place.pk else f"{Role(row.role).label}, {row.place.name}",
            when=f"From {day(row.starts_on)} {last}",
            facts=[fact for fact in self._facts(row) if fact],
            announcement=row.announcement if self._is_seen(row) else "",
            acts=self._acts(row) if with_acts else [],
        )

    def _facts(self, row: Appointment) -> list[str]:
        acting = f" for {row.acting_for.person.name}" if row.acting_for else ""
        found = [f"{Basis(row.basis).label}{acting}"]
        if not self._is_seen(row):
            return found
        found.append(row.minute_reference)
        if row.appointed_by:
            found.append(f"Entered by {row.appointed_by.name}, {day(row.appointed_at)}")
        if row.person_id != self.viewer.pk and not self._sees_reasons(row):
            return found
        if row.ended_by:
            found.append(f"End set by {row.ended_by.name}" + (f": {row.ended_reason}" if row.ended_reason else ""))
        if row.changed_by:
            verb = "Taken back" if row.withdrawn_at else "Changed"
            found.append(f"{verb} by {row.changed_by.name}" + (f": {row.changed_reason}" if row.changed_reason else ""))
        return found

    def _acts(self, row: Appointment) -> list[tuple[str, str]]:
        verbs = self._verbs(row)
        return [(words, reverse(f"overview:appointment_{verb}", args=[row.pk])) for verb, words in verbs]

    def _verbs(self, row: Appointment) -> list[tuple[str, str]]:
        state = self._state(row)
        if row.person_id == self.viewer.pk:
            return [("resign", "Resign…")] if state in ("current", "planned") else []
        if state == WITHDRAWN or not may_appoint(self.viewer, Role(row.role), row.place):
            return []
        found = {
            "current": [("end", "End…"), ("act", "Acting cover…"), ("hand_over", "Hand over…")],
            "planned": [("withdraw", "Take back…")],
        }.get(state, [])
        if row.acting_for_id:
            found = [one for one in found if one[0] == "end"]
        if row.ends_on and state != "ended":
            found.append(("extend", "Extend…"))
        return [*found, ("correct", "Correct a date…")]
