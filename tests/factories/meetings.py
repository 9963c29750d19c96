import datetime as dt

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from meetings.enums import Answer, ItemState, Presence, State
from meetings.models import (
    Action,
    AgendaItem,
    Attendance,
    Correction,
    CorrectionNote,
    Decision,
    Meeting,
    Paper,
    Question,
    Reply,
    Section,
)
from tests.factories.fiso import in_days
from tests.factories.networks import NetworkFactory, SchoolFactory
from tests.factories.roles import PersonFactory


def hours_from_now(hours: float) -> factory.LazyFunction:
    return factory.LazyFunction(lambda: timezone.now() + dt.timedelta(hours=hours))


class MeetingFactory(DjangoModelFactory):
    """A draft, eight days ahead, of a new network."""

    class Meta:
        model = Meeting

    place = factory.SubFactory(NetworkFactory)
    title = factory.Sequence(lambda n: f"Meeting {n}")
    starts_at = hours_from_now(24 * 8)
    venue = "Library"
    created_by = factory.SubFactory(PersonFactory)


class PublishedMeetingFactory(MeetingFactory):
    state = State.PUBLISHED
    published_at = factory.LazyFunction(timezone.now)


class HeldMeetingFactory(MeetingFactory):
    """Held two days ago; its minutes are in draft."""

    state = State.HELD
    starts_at = hours_from_now(-48)
    published_at = hours_from_now(-240)
    started_at = hours_from_now(-48)
    ended_at = hours_from_now(-46)


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = Section

    meeting = factory.SubFactory(PublishedMeetingFactory)
    title = factory.Sequence(lambda n: f"Section {n}")
    position = factory.Sequence(lambda n: n + 1)


class ItemFactory(DjangoModelFactory):
    """An item on the agenda of a published meeting, in a new section unless one is given."""

    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(PublishedMeetingFactory)
    place = factory.SelfAttribute("meeting.place")
    section = factory.SubFactory(SectionFactory, meeting=factory.SelfAttribute("..meeting"))
    position = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Item {n}")
    owner = factory.SubFactory(PersonFactory)
    proposed_by = factory.SubFactory(PersonFactory)
    state = ItemState.ON_AGENDA

    class Params:
        waiting = factory.Trait(state=ItemState.PROPOSED, section=None, position=None)


class PaperFactory(DjangoModelFactory):
    class Meta:
        model = Paper

    item = factory.SubFactory(ItemFactory)
    title = factory.Sequence(lambda n: f"Paper {n}")
    url = factory.Sequence(lambda n: f"https://papers.example.org/{n}")
    added_by = factory.SubFactory(PersonFactory)


class DecisionFactory(DjangoModelFactory):
    class Meta:
        model = Decision

    item = factory.SubFactory(ItemFactory)
    text = factory.Sequence(lambda n: f"Decision {n}")
    recorded_by = factory.SubFactory(PersonFactory)


class QuestionFactory(DjangoModelFactory):
    class Meta:
        model = Question

    item = factory.SubFactory(ItemFactory)
    text = factory.Sequence(lambda n: f"Question {n}")
    recorded_by = factory.SubFactory(PersonFactory)


class CorrectionFactory(DjangoModelFactory):
    """A suggestion that waits for the chair."""

    class Meta:
        model = Correction

    item = factory.SubFactory(ItemFactory)
    before = factory.SelfAttribute("item.note")
    text = factory.Sequence(lambda n: f"Corrected {n}")
    proposed_by = factory.SubFactory(PersonFactory)


class CorrectionNoteFactory(DjangoModelFactory):
    class Meta:
        model = CorrectionNote

    item = factory.SubFactory(ItemFactory)
    text = factory.Sequence(lambda n: f"It was {n}")
    why = "A figure was wrong"
    added_by = factory.SubFactory(PersonFactory)


class ReplyFactory(DjangoModelFactory):
    class Meta:
        model = Reply

    meeting = factory.SubFactory(PublishedMeetingFactory)
    school = factory.SubFactory(SchoolFactory, network=factory.SelfAttribute("..meeting.place"))
    answer = Answer.YES
    by = factory.SubFactory(PersonFactory)


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = Attendance

    meeting = factory.SubFactory(HeldMeetingFactory)
    school = factory.SubFactory(SchoolFactory, network=factory.SelfAttribute("..meeting.place"))
    presence = Presence.PRINCIPAL
    marked_by = factory.SubFactory(PersonFactory)


class ActionFactory(DjangoModelFactory):
    """An open action of one person, set in an item, due in a week."""

    class Meta:
        model = Action

    item = factory.SubFactory(ItemFactory)
    place = factory.SelfAttribute("item.place")
    what = factory.Sequence(lambda n: f"Action {n}")
    owner = factory.SubFactory(PersonFactory)
    due_on = in_days(7)
    set_by = factory.SubFactory(PersonFactory)
