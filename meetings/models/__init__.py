from meetings.models.action import Action
from meetings.models.agenda import AgendaItem, Section
from meetings.models.attendance import Attendance, Reply
from meetings.models.correction import Correction, CorrectionNote
from meetings.models.decision import Decision
from meetings.models.meeting import Meeting, MeetingGrant
from meetings.models.paper import Paper
from meetings.models.pulse import Pulse, PulseTaken
from meetings.models.question import Question
from meetings.models.series import Cadence, CurriculumDay, MeetingSeries, Occurrence
from meetings.models.template import AgendaTemplate, TemplateItem
from meetings.models.term import SchoolTerm

__all__ = [
    "Action",
    "AgendaItem",
    "AgendaTemplate",
    "Attendance",
    "Cadence",
    "Correction",
    "CorrectionNote",
    "CurriculumDay",
    "Decision",
    "Meeting",
    "MeetingGrant",
    "MeetingSeries",
    "Occurrence",
    "Paper",
    "Pulse",
    "PulseTaken",
    "Question",
    "Reply",
    "SchoolTerm",
    "Section",
    "TemplateItem",
]
