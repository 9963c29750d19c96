"""A milestone's review as an item of an agenda."""

from django.db import transaction

from common.errors import Refused
from fiso.models import Milestone
from meetings.enums import Purpose
from meetings.models import AgendaItem, Meeting, Section
from meetings.services import order
from meetings.services.agenda import add_item
from roles.access import people_with
from roles.models import Person

REVIEW_MINUTES = 20


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
        section=section_for_outcomes(meeting).pk,
        by=by,
        title=milestone.title[:160],
        purpose=Purpose.REVIEW,
        milestone=milestone,
        owner=owner,
        minutes=REVIEW_MINUTES,
    )


def section_for_outcomes(meeting: Meeting) -> Section:
    """The section named after outcomes, else the second one, else the only one."""
    sections = list(meeting.sections.all())
    if not sections:
        raise Refused("Add a section to the agenda first.")
    named = next((section for section in sections if "outcome" in section.title.casefold()), None)
    return named or sections[min(1, len(sections) - 1)]
