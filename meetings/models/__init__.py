from meetings.models.action import Action
from meetings.models.agenda import AgendaItem, Decision, Section
from meetings.models.attendance import Attendance, Reply
from meetings.models.correction import Correction, CorrectionNote
from meetings.models.meeting import Meeting, MeetingGrant
from meetings.models.paper import Paper
from meetings.models.pulse import Pulse, PulseTaken
from meetings.models.question import Question
from meetings.models.term import SchoolTerm

__all__ = [
    "Action",
    "AgendaItem",
    "Attendance",
    "Correction",
    "CorrectionNote",
    "Decision",
    "Meeting",
    "MeetingGrant",
    "Paper",
    "Pulse",
    "PulseTaken",
    "Question",
    "Reply",
    "SchoolTerm",
    "Section",
]
