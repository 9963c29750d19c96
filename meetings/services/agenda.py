"""Put items on an agenda, change their words, take them off."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from common.errors import Refused, refusing
from common.statements import Kept
from fiso.models import Plan
from meetings.enums import ItemState, Purpose, Sensitivity
from meetings.models import AgendaItem, Meeting
from meetings.services import order
from meetings.services.meeting import Stale, mark_changed
from meetings.services.papers import keep_links, links_differ
from roles.access import people_with
from roles.models import Person

WORDS = (
    "title", "purpose", "topic", "owner", "minutes", "sensitivity", "milestone", "goal", "focus_area", "detail",
    "is_recurring",
)  # fmt: skip
MOST_ITEMS = 500
PUT_OFF = "Moved to a later meeting."
REFUSALS = {
    "item_minutes_are_sensible": "An item takes from 1 minute to 10 hours.",
    "paper_once_per_item": "The same link is there twice.",
    "item_is_linked_to_one_thing": "Link the item to one part of the plan.",
}


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    section: int,
    by: Person,
    papers: Sequence[tuple[str, str]] = (),
    drawn_after: int | None = None,
    **words: Any,
) -> AgendaItem:
    """
    A new item at the end of a section. `drawn_after` is the newest item of the place when the form was drawn: the same
    title put on by the same person since then is that form sent twice, and its item is returned.
    """
    meeting = order.open_agenda(meeting, by)
    if (twin := sent_before(meeting, by, words["title"], drawn_after)) is not None:
        return twin
    if meeting.items.count() >= MOST_ITEMS:
        raise Refused(f"An agenda holds {MOST_ITEMS} items at most.")
    item = AgendaItem(place=meeting.place, meeting=meeting, state=ItemState.ON_AGENDA, proposed_by=by, **words)
    check_words(item)
    order.append(meeting, section, item)
    with refusing(**REFUSALS), transaction.atomic():
        item.save()
        keep_links(item, papers, by)
    tell_of_items(meeting, item)
    return item


def sent_before(meeting: Meeting, by: Person, title: str, drawn_after: int | None) -> AgendaItem | None:
    if drawn_after is None:
        return None
    return meeting.items.filter(proposed_by=by, title=title, pk__gt=drawn_after).first()


def newest_item(meeting: Meeting) -> int:
    """What a form that adds an item carries as `drawn_after`."""
    found = _newest_item(meeting=meeting.pk)
    return found[0] if found else 0


@Kept
def _newest_item(meeting: Any) -> "QuerySet[Any]":
    return AgendaItem.objects.filter(meeting=meeting).order_by("-pk").values_list("pk", flat=True)[:1]


def check_words(item: AgendaItem, changed: Sequence[str] = WORDS) -> None:
    """Rules the database cannot keep: the owner belongs to the place, the milestone to its plan."""
    if (
        "owner" in changed
        and item.owner
        and not any(people_with("propose_item", one).filter(pk=item.owner.pk).exists() for one in item.rights_places)
    ):
        raise Refused("Choose somebody who belongs here.", field="owner")
    if (
        {"milestone", "goal", "focus_area"} & set(changed)
        and (plan := plan_of(item))
        and plan.place_id != item.place_id
    ):
        raise Refused("Choose a part of the plan of this place.", field="link")
    if item.purpose == Purpose.REVIEW and item.milestone_id is None and {"purpose", "milestone"} & set(changed):
        raise Refused("Choose the milestone that is to be reviewed.", field="link")


def plan_of(item: AgendaItem) -> Plan | None:
    """The plan of what the item is linked to."""
    if item.milestone:
        return item.milestone.plan
    if item.goal:
        return item.goal.focus_area.plan
    return item.focus_area.plan if item.focus_area else None


def tell_of_items(meeting: Meeting, item: AgendaItem) -> None:
    """A published agenda gained or lost an item. Items only the executive sees are no news to the others."""
    if item.sensitivity == Sensitivity.MEMBERS:
        mark_changed(meeting)


@transaction.atomic
def change_item(
    *,
    item: AgendaItem,
    version: int,
    by: Person,
    section: int | None = None,
    papers: Sequence[tuple[str, str]] | None = None,
    **words: Any,
) -> AgendaItem:
    """
    Save an item's words, papers and section. Raises Stale when somebody saved since `version`. Saving what is there
    already changes nothing, so the second of two clicks is harmless.
    """
    meeting = order.open_agenda(_meeting_of(item), by)
    item = (
        meeting.items.select_for_update(of=("self",), no_key=True)
        .select_related("milestone__plan", "owner")
        .get(pk=item.pk)
    )
    changed = [name for name, value in words.items() if getattr(item, name) != value]
    moves = section is not None and section != item.section_id
    if not (changed or moves or links_differ(item, papers)):
        return item
    if item.version != version:
        raise Stale(item)
    was_sensitivity = item.sensitivity
    for name in changed:
        setattr(item, name, words[name])
    check_words(item, changed)
    item.version += 1
    with refusing(**REFUSALS), transaction.atomic():
        item.save(update_fields=[*changed, "version"])
        if papers is not None:
            keep_links(item, papers, by)
    if moves and section is not None:
        order.place_item(item=item, section=section, position=MOST_ITEMS, by=by)
    if was_sensitivity != item.sensitivity:
        mark_changed(meeting)
    return item


def set_minutes(*, meeting: Meeting, item: int, version: int, was: int, minutes: int, by: Person) -> AgendaItem:
    """Change only the minutes. When others changed other words of the item meanwhile, both changes stand."""
    with refusing(**REFUSALS), transaction.atomic():
        meeting = order.open_agenda(meeting, by)
        found = _locked_item(meeting=meeting.pk, item=item, sees_all=by.has_perm("see_executive_items", meeting))
        if not found:
            raise Refused("This item is no longer on the agenda.")
        now = found[0]
        if now.minutes != minutes:
            if now.minutes != was and now.version != version:
                raise Stale(now)
            now.minutes, now.version = minutes, now.version + 1
            now.save(update_fields=["minutes", "version"])
        return now


@Kept
def _locked_item(meeting: Any, item: Any, sees_all: bool) -> "QuerySet[AgendaItem]":
    rows = AgendaItem.objects.agenda_of(meeting, sees_all=sees_all).filter(pk=item)
    return rows.select_for_update(of=("self",), no_key=True)


@transaction.atomic
def keep_theirs(*, item: AgendaItem, by: Person, **words: Any) -> AgendaItem:
    """The later of two saves gives way: its text is written and taken back at once, so that the history has both."""
    order.open_agenda(_meeting_of(item), by)
    theirs = {name: getattr(item, name) for name in words}
    AgendaItem.objects.filter(pk=item.pk).update(version=F("version") + 1, **words)
    AgendaItem.objects.filter(pk=item.pk).update(version=F("version") + 1, **theirs)
    item.refresh_from_db()
    return item


@transaction.atomic
def take_off(*, item: AgendaItem, by: Person) -> AgendaItem:
    """Off this agenda for good. What was recorded under it keeps it on."""
    return _lift(item, by, ItemState.WITHDRAWN, "")


@transaction.atomic
def put_off(*, item: AgendaItem, by: Person) -> AgendaItem:
    """Off this agenda; the place's next meetings are offered it."""
    return _lift(item, by, ItemState.DEFERRED, PUT_OFF)


def _lift(item: AgendaItem, by: Person, state: ItemState, reason: str) -> AgendaItem:
    meeting = order.open_agenda(_meeting_of(item), by)
    item = meeting.items.select_for_update(of=("self",), no_key=True).get(pk=item.pk)
    if item.state != ItemState.ON_AGENDA:
        if item.state == state:
            return item
        raise Refused("This item is not waiting to be discussed any more.")
    if item.review_id or item.decisions.exists() or item.actions.exists() or item.note:
        raise Refused("Something is recorded under this item, so it stays on the agenda.")
    item.state, item.section, item.position = state, None, None
    item.answered_by, item.answered_at, item.answer_reason = by, timezone.now(), reason
    item.times += state == ItemState.DEFERRED  # the next meeting will be one more
    item.save(update_fields=["state", "section", "position", "answered_by", "answered_at", "answer_reason", "times"])
    order.close_gap(meeting)
    tell_of_items(meeting, item)
    return item


@transaction.atomic
def put_on(*, item: AgendaItem, meeting: Meeting, section: int, by: Person, position: int | None = None) -> AgendaItem:
    """A proposal, an item put off, or one just taken off goes on the agenda of a meeting of its place."""
    meeting = order.open_agenda(meeting, by)
    item = AgendaItem.objects.select_for_update(of=("self",), no_key=True).get(pk=item.pk, place=meeting.place)
    if item.state == ItemState.ON_AGENDA and item.meeting_id == meeting.pk:
        return item
    if item.state not in (ItemState.PROPOSED, ItemState.DEFERRED, ItemState.WITHDRAWN):
        raise Refused("Somebody has dealt with this item already.")
    if item.meeting_id == meeting.pk and (item.state, item.answer_reason) == (ItemState.DEFERRED, PUT_OFF):
        item.times -= 1  # back where it was put off from
    item.meeting, item.state = meeting, ItemState.ON_AGENDA
    item.answered_by, item.answered_at, item.answer_reason = by, timezone.now(), ""
    order.append(meeting, section, item)
    item.save()
    if position is not None:
        order.place_item(item=item, section=section, position=position, by=by)
    tell_of_items(meeting, item)
    return item


def _meeting_of(item: AgendaItem) -> Meeting:
    if item.meeting is None:
        raise Refused("This item is no longer on an agenda.")
    return item.meeting
