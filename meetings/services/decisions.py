"""The register of decisions: looking at one again once its minutes are out. What the minutes say is left as it is."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.enums import WITH_MINUTES, Purpose, Settled, in_words_of
from meetings.models import AgendaItem, Decision, Meeting
from meetings.querysets import DecisionQuerySet
from meetings.services import order
from meetings.services.agenda import add_item
from meetings.services.meeting import lock
from meetings.services.reviews import section_for_outcomes
from meetings.services.run import meeting_of
from roles.models import Person

ONLY_KEEPERS = "Only the chair, the executive and the SEIL keep the register of decisions."
AGAIN = "Look again: "
MINUTES = 10


def successors(decision: Decision, person: Person) -> DecisionQuerySet:
    """What could replace it: decisions of its place that stand, made at the same meeting or later."""
    meeting = meeting_of(decision.item)
    later = Decision.objects.visible_to(person).that_are_out().of_place(meeting.place).standing()
    later = later.filter(item__meeting__starts_at__gte=meeting.starts_at).exclude(pk=decision.pk)
    return later.select_related("item__meeting").order_by("-item__meeting__starts_at", "-pk")


@transaction.atomic
def settle(
    *,
    decision: Decision,
    how: str,
    by: Person,
    why: str = "",
    review_on: dt.date | None = None,
    replaced_by: Decision | None = None,
) -> Decision:
    """
    Look at a decision again: it stands (until the next review, if there is a day), a later one replaces it, or it is
    set aside with a reason. One that was ended by mistake stands again. The same answer twice is one.
    """
    meeting = meeting_of(decision.item)
    if not by.has_perm("set_agenda", meeting):
        raise NotAllowed(in_words_of(meeting.place.kind, ONLY_KEEPERS))
    if lock(meeting.pk).state not in WITH_MINUTES:
        raise Refused("Circulate the minutes first: until then the decision is changed in them.")
    found = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    today, why = timezone.localdate(), why.strip()
    if how == Settled.STANDS:
        if review_on and review_on <= today:
            raise Refused("Choose a day to come, or leave it empty.", field="review_on")
        found.looked_at_on, found.looked_at_note, found.review_on = today, why, review_on
        found.ended_on, found.ended_why, found.replaced_by = None, "", None
    elif how == Settled.REPLACED:
        if replaced_by is None or not successors(found, by).filter(pk=replaced_by.pk).exists():
            raise Refused("Choose the decision that replaces it.", field="replaced_by")
        found.ended_on, found.ended_why, found.replaced_by = today, "", replaced_by
    else:
        if not why:
            raise Refused("Say why it is set aside.", field="why")
        found.ended_on, found.ended_why, found.replaced_by = found.ended_on or today, why, None
    found.save(update_fields=["looked_at_on", "looked_at_note", "review_on", "ended_on", "ended_why", "replaced_by"])
    return found


@transaction.atomic
def put_on_decision(*, decision: Decision, meeting: Meeting, by: Person) -> AgendaItem:
    """A decision to be looked at again, as an item for those who may read the decision. There is one in a meeting."""
    meeting = order.open_agenda(meeting, by)
    there = meeting.items.on_the_agenda().filter(looks_at=decision).first()
    if there is not None:
        return there
    words = " ".join(decision.text.split())
    return add_item(
        meeting=meeting,
        section=section_for_outcomes(meeting).pk,
        by=by,
        title=AGAIN + (words if len(words) <= 160 - len(AGAIN) else f"{words[: 159 - len(AGAIN)]}…"),
        purpose=Purpose.DECIDE,
        sensitivity=decision.item.sensitivity,
        looks_at=decision,
        minutes=MINUTES,
    )
