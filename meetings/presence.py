"""Attendance as people read it: counts in words, and schools grouped by how they were there."""

from collections.abc import Iterable
from dataclasses import dataclass

from common import words
from meetings.enums import Answer, Mode, Presence
from meetings.models import Attendance, Meeting, Reply
from meetings.services.attendance import member_schools
from meetings.services.guests import guests
from networks.models import School
from roles.models import Person


@dataclass(frozen=True)
class Line:
    """One member school: what it answered, and how it was there once that is marked."""

    school: School
    reply: Reply | None
    mark: Attendance | None

    @property
    def name(self) -> str:
        return self.school.name

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
        facts = [self.mark.name, "online" if self.mark.mode == Mode.ONLINE else ""]
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
        first = ", ".join([f"{len(self.here)} of {words.count(len(self.lines), 'school')} were there", *details])
        rest = [f"{len(self.apologies)} sent an apology"] if self.apologies else []
        rest += [f"{len(self.absent)} did not come"] if self.absent else []
        rest += [f"{len(self.unmarked)} not marked"] if self.unmarked else []
        return f"{first}. {', '.join(rest)}." if rest else f"{first}."

    @property
    def where(self) -> str:
        """15 in the room, 5 online."""
        online = sum(line.mark is not None and line.mark.mode == Mode.ONLINE for line in self.principals)
        return f"{len(self.principals) - online} in the room, {online} online."


def roll(meeting: Meeting) -> Roll:
    """Four queries, however many schools. A mark of a school that was no member on that day is left out."""
    replies: Iterable[Reply] = meeting.replies.all()
    reply_of = {reply.school_id: reply for reply in replies}
    mark_of = {mark.school_id: mark for mark in meeting.attendances.all()}
    lines = [Line(school, reply_of.get(school.pk), mark_of.get(school.pk)) for school in member_schools(meeting)]
    return Roll(tuple(lines), tuple(guests(meeting)))
