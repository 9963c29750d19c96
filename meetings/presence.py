"""Attendance as people read it: counts in words, and schools grouped by how they were there."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from common import words
from common.statements import Kept
from meetings.enums import Answer, Mode, Presence
from meetings.models import Attendance, Meeting, Reply
from meetings.services.expected import NOUNS, Party, key_of, parties, replies_to
from meetings.services.guests import guests
from networks.enums import Kind
from networks.models import School
from roles.models import Person

OF_A_PERSON = [
    (str(Presence.PRINCIPAL), "Here"),
    (str(Presence.DELEGATE), "Somebody else"),
    (str(Presence.APOLOGY), "Apology"),
    (str(Presence.ABSENT), "Absent"),
]


@dataclass(frozen=True)
class Line:
    """One member school or person: what was answered, and how they were there once that is marked."""

    party: Party
    reply: Reply | None
    mark: Attendance | None

    @property
    def key(self) -> str:
        return self.party.key

    @property
    def name(self) -> str:
        return self.party.name

    @property
    def school(self) -> School | None:
        return self.party.school

    @property
    def presences(self) -> list[tuple[str, str]]:
        """The ways to be there, in words that fit a school or a person."""
        return OF_A_PERSON if self.party.person else Presence.choices

    @property
    def said(self) -> str:
        if self.reply is None:
            return "No reply"
        if self.reply.answer == Answer.YES:
            return f"Said yes, {words.near_day(self.reply.at)}"
        if self.reply.answer == Answer.DELEGATE:
            return f"Sends {self.reply.delegate_name}"
        return f"Apology: {self.reply.note}" if self.reply.note else "Sent an apology"

    @property
    def came(self) -> str:
        """Who came and how, for a list of names: "Lena Cho, online". The note of a reply is for the chair only."""
        if self.mark is None:
            return ""
        facts = [self.party.stands_for, self.mark.name, "online" if self.mark.mode == Mode.ONLINE else ""]
        return ", ".join(fact for fact in facts if fact)

    @property
    def likely(self) -> str:
        """What the reply leads one to expect: where a form starts."""
        if self.mark:
            return self.mark.presence
        if self.reply and self.reply.answer == Answer.YES:
            return Presence.PRINCIPAL
        return self.reply.answer if self.reply else ""


@dataclass(frozen=True)
class Roll:
    """Everybody expected at a meeting."""

    lines: tuple[Line, ...]
    guests: tuple[Person, ...]
    noun: str = "school"

    def by(self, presence: str) -> list[Line]:
        return [line for line in self.lines if line.mark and line.mark.presence == presence]

    @property
    def unmarked(self) -> list[Line]:
        return [line for line in self.lines if line.mark is None]

    @property
    def marked(self) -> int:
        return len(self.lines) - len(self.unmarked)

    @property
    def principals(self) -> list[Line]:
        return self.by(Presence.PRINCIPAL)

    @property
    def delegates(self) -> list[Line]:
        return self.by(Presence.DELEGATE)

    @property
    def apologies(self) -> list[Line]:
        return self.by(Presence.APOLOGY)

    @property
    def absent(self) -> list[Line]:
        return self.by(Presence.ABSENT)

    @property
    def here(self) -> list[Line]:
        return [*self.principals, *self.delegates]

    @property
    def online(self) -> int:
        return sum(line.mark is not None and line.mark.mode == Mode.ONLINE for line in self.here)

    @property
    def sentence(self) -> str:
        """23 of 27 schools were there, 3 by a delegate, 5 online. 2 sent an apology."""
        if not self.lines:
            return ""
        if not self.marked:
            return "Attendance is not marked."
        details = [f"{len(self.delegates)} by a delegate"] if self.delegates else []
        details += [f"{self.online} online"] if self.online else []
        first = ", ".join([f"{len(self.here)} of {words.count(len(self.lines), self.noun)} were there", *details])
        rest = [f"{len(self.apologies)} sent an apology"] if self.apologies else []
        rest += [f"{len(self.absent)} did not come"] if self.absent else []
        rest += [f"{len(self.unmarked)} not marked"] if self.unmarked else []
        return f"{first}. {', '.join(rest)}." if rest else f"{first}."

    @property
    def in_person(self) -> str:
        return "By their principal" if self.noun == "school" else "In person or online"

    @property
    def where(self) -> str:
        """15 in the room, 5 online."""
        online = sum(line.mark is not None and line.mark.mode == Mode.ONLINE for line in self.principals)
        return f"{len(self.principals) - online} in the room, {online} online."


@Kept
def _marks(meeting: Any) -> "QuerySet[Attendance]":
    return Attendance.objects.filter(meeting=meeting)


def roll(meeting: Meeting) -> Roll:
    """Four queries, however many schools. A mark of who was no member on that day is left out."""
    reply_of = {key_of(reply): reply for reply in replies_to(meeting=meeting.pk)}
    mark_of = {key_of(mark): mark for mark in _marks(meeting=meeting.pk)}
    lines = [Line(party, reply_of.get(party.key), mark_of.get(party.key)) for party in parties(meeting)]
    return Roll(tuple(lines), tuple(guests(meeting)), NOUNS[Kind(meeting.place.kind)])
