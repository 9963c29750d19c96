"""Put items on an agenda, change their words, take them off."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from common.errors import Refused, refusing
from fiso.models import Milestone
from meetings.enums import ItemState, Purpose, Sensitivity
from meetings.models import AgendaItem, Meeting, Paper, Section
from meetings.services import order
from meetings.services.meeting import Stale, mark_changed
from roles.access import people_with
from roles.models import Person

WORDS = ("title", "purpose", "topic", "owner", "minutes", "sensitivity", "milestone", "detail")
MOST_ITEMS = 500
REVIEW_MINUTES = 20
REFUSALS = {
    "item_minutes_are_sensible": "An item takes from 1 minute to 10 hours.",
    "paper_once_per_item": "The same link is there twice.",
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
        keep_papers(item, papers, by)
    tell_of_items(meeting, item)
    return item


def sent_before(meeting: Meeting, by: Person, title: str, drawn_after: int | None) -> AgendaItem | None:
    if drawn_after is None:
        return None
    return meeting.items.filter(proposed_by=by, title=title, pk__gt=drawn_after).first()


def newest_item(meeting: Meeting) -> int:
    """What a form that adds an item carries as `drawn_after`."""
    newest = AgendaItem.objects.filter(meeting=meeting).order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def check_words(item: AgendaItem, changed: Sequence[str] = WORDS) -> None:
    """Rules the database cannot keep: the owner belongs to the place, the milestone to its plan."""
    if (
        "owner" in changed
        and item.owner
        and not people_with("propose_item", item.place).filter(pk=item.owner.pk).exists()
    ):
        raise Refused("Choose somebody who belongs here.", field="owner")
    if "milestone" in changed and item.milestone and item.milestone.plan.place_id != item.place_id:
        raise Refused("Choose a milestone of the plan of this place.", field="milestone")
    if item.purpose == Purpose.REVIEW and item.milestone_id is None and {"purpose", "milestone"} & set(changed):
        raise Refused("Choose the milestone that is to be reviewed.", field="milestone")


def tell_of_items(meeting: Meeting, item: AgendaItem) -> None:
    """A published agenda gained or lost an item. Items only the executive sees are no news to the others."""
    if item.sensitivity == Sensitivity.MEMBERS:
        mark_changed(meeting)


def keep_papers(item: AgendaItem, papers: Sequence[tuple[str, str]], by: Person) -> bool:
    """Make the item's papers exactly these (title, link) pairs. True when anything changed."""
    have = {paper.url: paper for paper in item.papers.all()}
    wanted = {url: title for title, url in papers}
    gone = [paper.pk for url, paper in have.items() if url not in wanted]
    renamed = [paper for url, paper in have.items() if url in wanted and paper.title != wanted[url]]
    new = [Paper(item=item, title=title, url=url, added_by=by) for url, title in wanted.items() if url not in have]
    if gone:
        item.papers.filter(pk__in=gone).delete()
    for paper in renamed:
        paper.title = wanted[paper.url]
        paper.save(update_fields=["title"])
    Paper.objects.bulk_create(new)
    return bool(gone or renamed or new)


def _papers_differ(item: AgendaItem, papers: Sequence[tuple[str, str]] | None) -> bool:
    return papers is not None and sorted((p.title, p.url) for p in item.papers.all()) != sorted(papers)


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
    if not (changed or moves or _papers_differ(item, papers)):
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
            keep_papers(item, papers, by)
    if moves and section is not None:
        order.place_item(item=item, section=section, position=MOST_ITEMS, by=by)
    if was_sensitivity != item.sensitivity:
        mark_changed(meeting)
    return item


@transaction.atomic
def set_minutes(*, item: AgendaItem, version: int, was: int, minutes: int, by: Person) -> AgendaItem:
    """Change only the minutes. When others changed other words of the item meanwhile, both changes stand."""
    meeting = order.open_agenda(_meeting_of(item), by)
    now = meeting.items.select_for_update(of=("self",), no_key=True).get(pk=item.pk)
    return change_item(item=now, version=now.version if now.minutes == was else version, minutes=minutes, by=by)


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
    return _lift(item, by, ItemState.DEFERRED, "Moved to a later meeting.")


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
    item.save(update_fields=["state", "section", "position", "answered_by", "answered_at", "answer_reason"])
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
    item.meeting, item.state = meeting, ItemState.ON_AGENDA
    item.answered_by, item.answered_at, item.answer_reason = by, timezone.now(), ""
    order.append(meeting, section, item)
    item.save()
    if position is not None:
        order.place_item(item=item, section=section, position=position, by=by)
    tell_of_items(meeting, item)
    return item


@transaction.atomic
def put_on_review(*, milestone: Milestone, meeting: Meeting, by: Person) -> AgendaItem:
    """A milestone's review as an item of its own. There is one for each milestone in a meeting."""
    meeting = order.open_agenda(meeting, by)
    there = meeting.items.filter(milestone=milestone, purpose=Purpose.REVIEW, section__isnull=False).first()
    if there is not None:
        return there
    owner = milestone.lead
    if owner and not people_with("propose_item", meeting.place).filter(pk=owner.pk).exists():
        owner = None
    return add_item(
        meeting=meeting,
        section=_section_for_outcomes(meeting).pk,
        by=by,
        title=milestone.title[:160],
        purpose=Purpose.REVIEW,
        milestone=milestone,
        owner=owner,
        minutes=REVIEW_MINUTES,
    )


def _section_for_outcomes(meeting: Meeting) -> Section:
    """The section named after outcomes, else the second one, else the only one."""
    sections = list(meeting.sections.all())
    if not sections:
        raise Refused("Add a section to the agenda first.")
    named = next((section for section in sections if "outcome" in section.title.casefold()), None)
    return named or sections[min(1, len(sections) - 1)]


def _meeting_of(item: AgendaItem) -> Meeting:
    if item.meeting is None:
        raise Refused("This item is no longer on an agenda.")
    return item.meeting
