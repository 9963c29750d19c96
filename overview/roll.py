"""The people of a place as rows: who holds which role, held it, and will; who held it on a day."""

import datetime as dt
from dataclasses import dataclass, field

from django.urls import reverse

from common.words import day
from networks.models import Place
from roles.enums import Basis, Role
from roles.models import Appointment, Person
from roles.services import may_appoint

ORDER = {role: rank for rank, role in enumerate(
    (Role.ADMINISTRATOR, Role.CENTRAL, Role.FORUM_ADMIN, Role.AREA_DIRECTOR, Role.MULTIDISCIPLINARY, Role.CHAIR,
     Role.EXECUTIVE, Role.SEIL, Role.PRINCIPAL, Role.DELEGATE, Role.GROUP_LEAD)
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


class Roll:
    """The appointments of one place, read once, for one viewer. Reasons are for whom they concern."""

    def __init__(self, place: Place, viewer: Person) -> None:
        self.place, self.viewer = place, viewer
        self.sees_reasons = viewer.has_perm("view_history", place) or viewer.has_perm("manage_people", place)
        self.may = {role: may_appoint(viewer, role, place) for role in Role}
        rows = Appointment.on_record.visible_to(viewer).filter(place=place)
        people = ("person", "appointed_by", "ended_by", "changed_by", "acting_for__person")
        self.rows = sorted(rows.select_related(*people), key=lambda row: (ORDER[Role(row.role)], row.person.name))

    def standing(self, state: str) -> list[Held]:
        """current or planned, by role; ended, the latest first."""
        rows = [row for row in self.rows if self._state(row) == state]
        if state == "ended":
            rows.sort(key=lambda row: str(row.ends_on), reverse=True)
        return [self._held(row) for row in rows]

    def withdrawn(self) -> list[Held]:
        """Planned and taken back: for those who may see why."""
        if not self.sees_reasons:
            return []
        return [self._held(row) for row in self.rows if self._state(row) == WITHDRAWN]

    def on(self, asked: dt.date) -> list[Held]:
        """Who held which role on a day, from the records, acting cover too."""
        rows = [row for row in self.rows if row.withdrawn_at is None and row.holds_on(asked)]
        return [self._held(row, with_acts=False) for row in rows]

    def _state(self, row: Appointment) -> str:
        return WITHDRAWN if row.withdrawn_at else row.state

    def _held(self, row: Appointment, *, with_acts: bool = True) -> Held:
        last = f"to {day(row.ends_on)}" if row.ends_on else "with no end set"
        return Held(
            name=row.person.name,
            url=row.person.get_absolute_url(),
            role=Role(row.role).label,
            when=f"From {day(row.starts_on)} {last}",
            facts=[fact for fact in self._facts(row) if fact],
            announcement=row.announcement,
            acts=self._acts(row) if with_acts else [],
        )

    def _facts(self, row: Appointment) -> list[str]:
        acting = f" for {row.acting_for.person.name}" if row.acting_for else ""
        found = [f"{Basis(row.basis).label}{acting}", row.minute_reference]
        if row.appointed_by:
            found.append(f"Entered by {row.appointed_by.name}, {day(row.appointed_at)}")
        if not (self.sees_reasons or row.person_id == self.viewer.pk):
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
        if not self.may[Role(row.role)] or state == WITHDRAWN:
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
