"""
Who may do what, told a second time: plain lists and dates, nothing of the code under test. Only `may` decides.
"""

import datetime as dt
from dataclasses import dataclass, field

LEADING = {"executive", "chair", "seil"}
OF_A_SCHOOL = {"principal", "delegate"}
FOREVER = dt.date.max


@dataclass
class Term:
    """Somebody in a role at a place, from a day to a day, both included. A membership is a school "in" a network."""

    who: str
    role: str
    at: str
    first: dt.date
    last: dt.date = FOREVER

    def holds(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    def meets(self, first: dt.date, last: dt.date) -> bool:
        return self.first <= last and first <= self.last


@dataclass
class Model:
    areas: dict[str, str]
    """network -> area"""
    terms: list[Term] = field(default_factory=list)
    memberships: list[Term] = field(default_factory=list)
    guests: dict[str, dt.date] = field(default_factory=dict)
    """who -> the last day as a guest of the meeting"""
    inactive: set[str] = field(default_factory=set)

    def network(self, school: str, day: dt.date) -> str | None:
        return next((row.at for row in self.memberships if row.who == school and row.holds(day)), None)

    def may(self, who: str, verb: str, place: str, day: dt.date) -> bool:
        held = [(row.role, row.at) for row in self.terms if row.who == who and row.holds(day)]
        return who not in self.inactive and any(self.one_may(role, at, verb, place, day) for role, at in held)

    def one_may(self, role: str, at: str, verb: str, place: str, day: dt.date) -> bool:
        is_network = place in self.areas
        network = place if is_network else self.network(place, day)
        inside = self.network(at, day) if role in OF_A_SCHOOL else at
        mine = network is not None and network == inside
        of_area = role == "area_director" and network is not None and self.areas[network] == at
        if verb == "answer_for_school":
            return role in OF_A_SCHOOL and place == at
        if verb == "set_agenda":
            return is_network and mine and role in LEADING
        if verb == "view_community":
            return is_network and (mine or of_area)
        return mine or of_area or place == at or role == "administrator"
