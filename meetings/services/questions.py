"""Questions that a meeting raises to the forum of its region or to the Department."""

from django.db import transaction

from common.errors import Refused
from meetings.enums import State
from meetings.models import AgendaItem, Question
from meetings.services.run import meeting_of, open_record
from roles.models import Person


@transaction.atomic
def raise_question(*, item: AgendaItem, text: str, to: str, by: Person) -> Question:
    """Record what is to be asked elsewhere. The same words to the same under one item are one question."""
    item = open_record(item, by)
    same = item.questions.filter(text=text, to=to).first()
    return same or Question.objects.create(item=item, text=text, to=to, recorded_by=by)


@transaction.atomic
def remove_question(*, question: Question, by: Person) -> None:
    """Take out what was recorded by mistake, before members have read it. It stays in the history."""
    item = open_record(question.item, by)
    if meeting_of(item).state == State.CIRCULATED:
        raise Refused("Members have read this question. It stays in the minutes.")
    Question.objects.filter(pk=question.pk).delete()
