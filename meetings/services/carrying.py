"""
What comes along to the next meeting, by three tests: it was not reached, actions from it are open, or it is marked to
come back. A copy leaves the record of the earlier meeting as it is, and both are linked.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from common import words
from common.errors import Refused
from common.statements import Kept
from meetings.enums import ON_THE_DAY, OVER, ItemState, State
from meetings.models import Action, AgendaItem, Meeting
from meetings.services.agenda import PUT_OFF, put_on
from meetings.services.copies import copy_of, copy_papers
from meetings.services.meeting import locked, require_agenda_right
from networks.models import Place
from roles.composed import Composed
from roles.models import Person

MOST = 40
TOLD = (
    "place", "meeting__starts_at", "meeting__state", "section", "title", "purpose", "topic", "minutes", "sensitivity",
    "detail", "is_recurring", "times", "state", "answer_reason", "proposed_by__name",
)  # fmt: skip
"""What is said of a matter that could come back; many are read, of which few are shown."""
DONE_WITH = Q(meeting__state__in=OVER) | Q(meeting__state=State.CANCELLED)


@dataclass(frozen=True)
class Candidate:
    """An item that could come along, and why."""

    item: AgendaItem
    why: str

    @property
    def times(self) -> int:
        """The how manieth time it would be."""
        return self.item.times + (0 if self.item.section_id is None else 1)


def candidates(
    place: Place, person: Person, meeting: Meeting | None = None, there: set[str] | None = None
) -> list[Candidate]:
    """
    Newest first, each matter once; what is on the agenda of `meeting` already is left out. `there`: the titles on it,
    where they have been read.
    """
    open_actions = _open_actions(place)
    key, before = (meeting.pk, meeting.starts_at) if meeting else (None, None)
    newest = _newest(person, place=place.pk, open_actions=list(open_actions), meeting=key, before=before)
    put_off = _put_off(person, place=place.pk, meeting=key)
    found = [Candidate(item, _why_off(item)) for item in put_off]
    if there is None:
        there = set(_titles(meeting=meeting.pk)) if meeting else set()
    return [*found, *_newest_only([Candidate(item, _why(item, open_actions)) for item in newest], there)]


@Kept
def _titles(meeting: Any) -> "QuerySet[Any]":
    return AgendaItem.objects.filter(meeting=meeting).on_the_agenda().values_list("title", flat=True)


@Composed
def _newest(person: Person, place: Any, open_actions: Any, meeting: Any, before: Any) -> "QuerySet[AgendaItem]":
    taken_up = AgendaItem.objects.filter(carried_from=OuterRef("pk"))
    here = Q(meeting__place=place) | Q(meeting__joint_place=place)  # said so that the meetings of others are not read
    ended = AgendaItem.objects.visible_to(person).filter(
        DONE_WITH, here, ~Exists(taken_up), place=place, state__in=ON_THE_DAY
    )
    wanted = Q(state=ItemState.NOT_REACHED) | Q(pk__in=open_actions) | Q(is_recurring=True)
    wanted |= Q(meeting__state=State.CANCELLED)
    if meeting is not None:
        ended = ended.exclude(meeting=meeting).filter(meeting__starts_at__lt=before)
    newest = ended.filter(wanted).order_by("-meeting__starts_at", "section__position", "position", "pk")[:MOST]
    return newest.select_related("meeting", "proposed_by").only(*TOLD)


@Composed
def _put_off(person: Person, place: Any, meeting: Any) -> "QuerySet[AgendaItem]":
    found = AgendaItem.objects.visible_to(person).filter(place=place, state=ItemState.DEFERRED)
    if meeting is not None:
        found = found.exclude(meeting=meeting)
    return found.select_related("meeting", "proposed_by").order_by("-answered_at", "pk")[:MOST]


def _newest_only(found: list[Candidate], there: set[str]) -> list[Candidate]:
    """
    Of matters that come back at every meeting only those of the newest one, and not those that are there under the
    same name: older agendas had their turn.
    """
    recurring = [one.item.meeting_id for one in found if one.item.is_recurring]
    return [
        one
        for one in found
        if not one.item.is_recurring or (one.item.meeting_id == recurring[0] and one.item.title not in there)
    ]


def _open_actions(place: Place) -> Counter[int]:
    """Newest item of a chain -> how many actions from it and from those before it are open."""
    found: Counter[int] = Counter()
    acted = _acted(place=place.pk)
    later = dict(_carried(place=place.pk)) if acted else {}
    for item in acted:
        newest, seen = item, set[int]()
        while newest in later and newest not in seen:
            seen.add(newest)
            newest = later[newest]
        found[newest or 0] += 1
    return found


@Kept
def _acted(place: Any) -> "QuerySet[Any]":
    """The item of each open action that came out of a meeting of the place."""
    found = Action.objects.open().filter(item__place=place, item__meeting__state__in=OVER, parent=None)
    return found.values_list("item_id", flat=True)


@Kept
def _carried(place: Any) -> "QuerySet[Any]":
    """(from, to) of every item of the place that came along."""
    return AgendaItem.objects.filter(place=place, carried_from__isnull=False).values_list("carried_from_id", "pk")


def _why(item: AgendaItem, open_actions: Counter[int]) -> str:
    when = words.day(item.meeting.starts_at) if item.meeting else ""
    if item.meeting and item.meeting.state == State.CANCELLED:
        return f"The meeting of {when} was cancelled"
    if item.state == ItemState.NOT_REACHED:
        return f"Not reached on {when}"
    if open_actions[item.pk]:
        return f"{words.count(open_actions[item.pk], 'open action')} from {when}"
    return "At every meeting"


def _why_off(item: AgendaItem) -> str:
    if item.answer_reason == PUT_OFF and item.meeting:
        return f"Put off on {words.day(item.meeting.starts_at)}"
    return item.answer_reason or "For a later meeting"


@transaction.atomic
def bring_back(*, item: AgendaItem, meeting: Meeting, section: int, by: Person) -> AgendaItem:
    """A matter of an earlier meeting, as a new item of this one. The record of the earlier meeting stays."""
    require_agenda_right(by, meeting)
    meeting = locked(meeting)
    item = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
    if (there := meeting.items.filter(carried_from=item).first()) is not None:
        return there
    is_done = item.meeting is not None and item.meeting.state in (*OVER, State.CANCELLED)
    if not is_done or item.state not in ON_THE_DAY or item.place_id != meeting.place_id:
        raise Refused("Only what an earlier meeting is done with comes back.")
    copy = copy_of(item, by)
    copy.proposed_by_id, copy.state = item.proposed_by_id, ItemState.DEFERRED
    copy.save()
    copy_papers(item, copy)
    return put_on(item=copy, meeting=meeting, section=section, by=by)


@transaction.atomic
def bring_along(*, meeting: Meeting, keys: Iterable[int], by: Person) -> int:
    """Those of the candidates that were chosen when the meeting was planned, in the section for outcomes."""
    chosen = set(keys)
    brought = 0
    sections = list(meeting.sections.all())
    by_title = {section.title.casefold(): section.pk for section in sections}
    usual = sections[min(1, len(sections) - 1)].pk
    for one in candidates(meeting.place, by, meeting):
        if one.item.pk not in chosen:
            continue
        title = one.item.section.title.casefold() if one.item.section else ""
        section = by_title.get(title, usual)
        if one.item.section_id is None:
            put_on(item=one.item, meeting=meeting, section=section, by=by)
        else:
            bring_back(item=one.item, meeting=meeting, section=section, by=by)
        brought += 1
    return brought
