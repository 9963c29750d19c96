"""Questions that a meeting raises to the forum of its region or to the Department, and what the Department says."""

import datetime as dt

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.enums import WITH_MINUTES, Addressee, State, in_words_of
from meetings.models import AgendaItem, Question
from meetings.services.meeting import lock
from meetings.services.run import meeting_of, open_record
from networks.enums import Kind
from roles.models import Person

ONLY_FOLLOWERS = "Only the chair, the executive and the SEIL follow up questions to the Department."


@transaction.atomic
def raise_question(*, item: AgendaItem, text: str, to: str, by: Person) -> Question:
    """Record what is to be asked elsewhere. The same words to the same under one item are one question."""
    item = open_record(item, by)
    if to == Addressee.FORUM and item.place.kind != Kind.NETWORK:
        raise Refused("Networks ask the Chair Forum. Raise it to the Department.", field="to")
    same = item.questions.filter(text=text, to=to).first()
    return same or Question.objects.create(item=item, text=text, to=to, recorded_by=by)


@transaction.atomic
def remove_question(*, question: Question, by: Person) -> None:
    """Take out what was recorded by mistake, before members have read it. It stays in the history."""
    item = open_record(question.item, by)
    if meeting_of(item).state == State.CIRCULATED:
        raise Refused("Members have read this question. It stays in the minutes.")
    try:
        with transaction.atomic():
            Question.objects.filter(pk=question.pk).delete()
    except ProtectedError:
        raise Refused("The Chair Forum has this question. Take it back there; it stays in the minutes.") from None


@transaction.atomic
def follow_up(
    *,
    question: Question,
    by: Person,
    sent_on: dt.date | None = None,
    answer: str = "",
    answered_on: dt.date | None = None,
) -> Question:
    """Keep when a question went to the Department, and what it answered. An answer without a day came today."""
    meeting = meeting_of(question.item)
    if not by.has_perm("set_agenda", meeting):
        raise NotAllowed(in_words_of(meeting.place.kind, ONLY_FOLLOWERS))
    if lock(meeting.pk).state not in WITH_MINUTES:
        raise Refused("Circulate the minutes first: what they ask goes out with them.")
    if question.to != Addressee.DEPARTMENT:
        raise Refused("The Chair Forum answers its questions itself.")
    today, answer = timezone.localdate(), answer.strip()
    if answered_on and not answer:
        raise Refused("Write what the Department answered.", field="answer")
    answered_on = (answered_on or today) if answer else None
    if max(sent_on or today, answered_on or today) > today:
        raise Refused("That day is still to come.", field="sent_on" if sent_on and sent_on > today else "answered_on")
    if sent_on and answered_on and answered_on < sent_on:
        raise Refused("It would be answered before it was sent.", field="answered_on")
    question.sent_on, question.answer, question.answered_on = sent_on, answer, answered_on
    question.save(update_fields=["sent_on", "answer", "answered_on"])
    return question
