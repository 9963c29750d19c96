"""How questions raised, suggested corrections and dated remarks are told in a meeting's history."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from common.history_view import Moment, Names, Telling
from meetings.enums import CorrectionState
from meetings.models import Correction, CorrectionNote, Meeting, Question

if TYPE_CHECKING:
    from roles.models import Person

FOLLOWED = {"sent_on": "Sent to the Department", "answer": "Answer", "answered_on": "Answered"}
ANSWERS = {
    CorrectionState.ACCEPTED: "accepted a correction",
    CorrectionState.DECLINED: "declined a correction",
    CorrectionState.WITHDRAWN: "took back a suggested correction",
}


def about_record(meeting: Meeting, items: QuerySet, person: "Person") -> list[Telling]:
    """Ask may_read() first. `items` are those of the meeting that the person may see."""
    questions = Question.pgh_event_model.objects.filter(item_id__in=items)  # type: ignore[attr-defined]
    remarks = CorrectionNote.pgh_event_model.objects.filter(item_id__in=items)  # type: ignore[attr-defined]
    return [
        Telling("record", "question", questions, FOLLOWED, "text", _of_question, authors=("recorded_by",)),
        _of_corrections(meeting, items, person),
        Telling("record", "correction", remarks, {}, "", _of_remark, authors=("added_by",), reasons=("why",)),
    ]


def _of_question(moment: Moment, names: Names) -> str | None:
    if moment.is_gone:
        return f"took out the question “{moment.after['text']}”"
    if moment.is_new:
        return f"raised the question “{moment.after['text']}”"
    return f"followed up the question “{moment.after['text']}”"


def _of_remark(moment: Moment, names: Names) -> str | None:
    return f"added a dated correction: “{moment.after['text']}”"


def _of_corrections(meeting: Meeting, items: QuerySet, person: "Person") -> Telling:
    """Before it is accepted, a suggestion is between who made it and those who keep the record."""
    seen = Correction.objects.visible_to(person).filter(item__in=items).values("pk")
    events = Correction.pgh_event_model.objects.filter(pgh_obj_id__in=seen)  # type: ignore[attr-defined]
    if not person.has_perm("set_agenda", meeting):
        events = events.filter(state=CorrectionState.ACCEPTED)

    def say(moment: Moment, names: Names) -> str | None:
        if moment.after["state"] in ANSWERS:
            return ANSWERS[moment.after["state"]]
        return "suggested a correction" if moment.is_new else "changed a suggested correction"

    return Telling(
        kind="record",
        noun="correction",
        events=events,
        fields={"text": "Text"},
        say=say,
        authors=("proposed_by",),
        editors=("answered_by", "proposed_by"),
        reasons=("answer_reason", "why"),
    )
