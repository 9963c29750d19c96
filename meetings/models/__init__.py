from meetings.models.action import Action
from meetings.models.agenda import AgendaItem, Decision, Paper, Section
from meetings.models.attendance import Attendance, Reply
from meetings.models.meeting import Meeting, MeetingGrant
from meetings.models.term import SchoolTerm

__all__ = [
    "Action",
    "AgendaItem",
    "Attendance",
    "Decision",
    "Meeting",
    "MeetingGrant",
    "Paper",
    "Reply",
    "SchoolTerm",
    "Section",
]
