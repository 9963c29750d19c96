"""
One factory per model. Each fills every relation a list prints, with a new object each, so that a query too many
shows.
"""

from tests.factories.fiso import FocusAreaFactory, GoalFactory, MilestoneFactory, PlanFactory, ReviewFactory
from tests.factories.meetings import (
    ActionFactory,
    AttendanceFactory,
    CorrectionFactory,
    CorrectionNoteFactory,
    DecisionFactory,
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    PaperFactory,
    PublishedMeetingFactory,
    QuestionFactory,
    ReplyFactory,
    SectionFactory,
)
from tests.factories.networks import (
    AreaFactory,
    ForumFactory,
    GroupFactory,
    NetworkFactory,
    RegionFactory,
    SchoolFactory,
    StateFactory,
)
from tests.factories.reminders import FeedFactory, NoticeFactory, key_of
from tests.factories.roles import AppointmentFactory, PersonFactory, appoint

__all__ = [
    "ActionFactory",
    "AppointmentFactory",
    "AreaFactory",
    "AttendanceFactory",
    "CorrectionFactory",
    "CorrectionNoteFactory",
    "DecisionFactory",
    "FeedFactory",
    "FocusAreaFactory",
    "ForumFactory",
    "GoalFactory",
    "GroupFactory",
    "HeldMeetingFactory",
    "ItemFactory",
    "MeetingFactory",
    "MilestoneFactory",
    "NetworkFactory",
    "NoticeFactory",
    "PaperFactory",
    "PersonFactory",
    "PlanFactory",
    "PublishedMeetingFactory",
    "QuestionFactory",
    "RegionFactory",
    "ReplyFactory",
    "ReviewFactory",
    "SchoolFactory",
    "SectionFactory",
    "StateFactory",
    "appoint",
    "key_of",
]
