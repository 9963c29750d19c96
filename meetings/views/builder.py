"""What the agenda builder shows: sections with clock times, the length in words, and what could be added."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from common import words
from common.statements import Kept
from fiso.enums import Impact
from fiso.models import Milestone
from meetings.clock import Balance, Slot, balance, timetable
from meetings.enums import OVER, ItemState, Purpose, State
from meetings.models import AgendaItem, Decision, Meeting, Section
from meetings.services.agenda import newest_item
from meetings.services.carrying import Candidate, candidates
from meetings.views.rows import fingerprint
from roles.composed import Composed
from roles.models import Person

MOST_OFFERED = 10
MOST_DUE = 100


@dataclass(frozen=True)
class Undo:
    """How to take the last step back: where to post, and what."""

    url: str
    values: dict[str, Any]


@dataclass
class Part:
    """One section with its slots."""

    section: Section
    slots: list[Slot]
    is_first: bool
    is_last: bool

    @cached_property
    def key(self) -> SafeString:
        """Of the section, as the page prints it."""
        return SafeString(self.section.pk)

    @property
    def minutes(self) -> int:
        return sum(slot.item.minutes for slot in self.slots)


@dataclass
class Builder:
    """The page, asked for once, read by the template. `opened` is the one row that shows a form or a conflict."""

    meeting: Meeting
    person: Person
    opened: dict[str, Any] | None = None
    told: str = ""
    undo: Undo | None = None
    fault: str = ""

    @property
    def sees_all(self) -> bool:
        return self.person.has_perm("see_executive_items", self.meeting)

    @cached_property
    def items(self) -> list[AgendaItem]:
        found = _rows(self.person, meeting=self.meeting.pk, sees_all=self.sees_all)
        for item in found:
            last = getattr(item.milestone, "last_impact", None)
            item.last_impact_words = Impact(last).label.lower() if last else ""
        return found

    @cached_property
    def slots(self) -> list[Slot]:
        return timetable(self.meeting, self.items)

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.items)

    @cached_property
    def parts(self) -> list[Part]:
        slots: dict[int, list[Slot]] = {}
        for slot in self.slots:
            slots.setdefault(slot.item.section_id or 0, []).append(slot)
        sections = _sections(meeting=self.meeting.pk)
        last = len(sections) - 1
        return [Part(s, slots.get(s.pk, []), n == 0, n == last) for n, s in enumerate(sections)]

    @cached_property
    def balance(self) -> Balance:
        return balance(self.meeting, self.items)

    @property
    def last_number(self) -> int:
        return len(self.slots)

    @cached_property
    def after(self) -> int:
        return newest_item(self.meeting)

    @property
    def proposals_are_closed(self) -> bool:
        closing = self.meeting.proposals_close_on
        return bool(closing and closing < timezone.localdate())

    @cached_property
    def _waiting(self) -> list[AgendaItem]:
        """What waits for an answer, and what was put off from this meeting."""
        return _waiting(self.person, place=self.meeting.place_id, meeting=self.meeting.pk)

    @cached_property
    def proposals(self) -> list[AgendaItem]:
        """Members' proposals without an answer: for this meeting, for none in particular, or for one that is over."""
        return [item for item in self._waiting if item.state == ItemState.PROPOSED]

    @cached_property
    def put_off_here(self) -> list[AgendaItem]:
        return [item for item in self._waiting if item.state == ItemState.DEFERRED]

    @property
    def put_off_title(self) -> str:
        return words.count(len(self.put_off_here), "item") + " put off to a later meeting"

    @cached_property
    def section_options(self) -> SafeString:
        """
        The sections to choose from, the same beside each thing that could go on. Before anybody chooses it is the
        second of them, in a standing agenda the one for outcomes.
        """
        offered = min(1, len(self.parts) - 1)
        rows = [
            (part.key, SafeString(" selected" if n == offered else ""), part.section.title)
            for n, part in enumerate(self.parts)
        ]
        return format_html_join("", '<option value="{}"{}>{}</option>', rows)

    @cached_property
    def could_return(self) -> list[Candidate]:
        """Not reached, put off, with open actions or recurring, and not taken up since."""
        there = {item.title for item in self.items} if self.sees_all else None
        return candidates(self.meeting.place, self.person, self.meeting, there)[:MOST_OFFERED]

    @cached_property
    def reviews(self) -> list[Milestone]:
        """Live milestones whose review or own day comes up to the day of the meeting, and are not on the agenda."""
        day = timezone.localdate(self.meeting.starts_at)
        found = _reviews_due(self.person, place=self.meeting.place_id, meeting=self.meeting.pk, day=day)
        for milestone in found:
            last = milestone.last_impact
            milestone.last_words = Impact(last).label.lower() if last else ""
        return found

    @cached_property
    def decisions(self) -> list[Decision]:
        """Decisions in force that are to be looked at again by the day of the meeting, and are not on the agenda."""
        day = timezone.localdate(self.meeting.starts_at)
        return _decisions_due(self.person, place=self.meeting.place_id, meeting=self.meeting.pk, day=day)

    @property
    def could_be_added(self) -> int:
        return len(self.proposals) + len(self.could_return) + len(self.reviews) + len(self.decisions)


@Kept
def _sections(meeting: Any) -> "QuerySet[Section]":
    return Section.objects.filter(meeting=meeting)


@Composed
def _rows(person: Person, meeting: Any, sees_all: bool) -> "QuerySet[AgendaItem]":
    """For whoever has been let into the meeting."""
    reviewed = Prefetch("milestone", Milestone.objects.with_last_review())
    items = AgendaItem.objects.agenda_of(meeting, sees_all=sees_all)
    linked = items.select_related("owner", "goal__focus_area", "focus_area", "carried_from__meeting")
    return linked.prefetch_related("papers", reviewed)


@Composed
def _waiting(person: Person, place: Any, meeting: Any) -> "QuerySet[AgendaItem]":
    items = AgendaItem.objects.visible_to(person).filter(place=place)
    here = Q(meeting=meeting) | Q(meeting=None) | Q(meeting__state__in=(*OVER, State.CANCELLED))
    wanted = Q(here, state=ItemState.PROPOSED) | Q(meeting=meeting, state=ItemState.DEFERRED)
    return items.filter(wanted).select_related("proposed_by").waiting()


def _there(meeting: Any, what: str) -> "QuerySet[AgendaItem]":
    """Keys of what is on the agenda already."""
    on = AgendaItem.objects.filter(meeting=meeting, **{f"{what}__isnull": False}).on_the_agenda()
    return on.order_by().values(what)


@Composed
def _reviews_due(person: Person, place: Any, meeting: Any, day: Any) -> "QuerySet[Milestone]":
    due = Milestone.objects.visible_to(person).live().filter(Q(review_on__lte=day) | Q(due_on__lte=day))
    on = _there(meeting, "milestone").filter(purpose=Purpose.REVIEW)
    mine = due.filter(plan__place=place).exclude(pk__in=on)
    return mine.select_related("lead").with_last_review().order_by("due_on", "pk")[:MOST_OFFERED]


@Composed
def _decisions_due(person: Person, place: Any, meeting: Any, day: Any) -> "QuerySet[Decision]":
    """Looked for first and asked about then: few are due at a place, and rights would read every item."""
    due = Decision.objects.that_are_out().of_place(place).due(day).order_by("review_on", "pk").values("pk")[:MOST_DUE]
    found = Decision.objects.visible_to(person).filter(pk__in=due)
    found = found.exclude(pk__in=_there(meeting, "looks_at")).select_related("item__meeting")
    return found.order_by("review_on", "pk")[:MOST_OFFERED]
