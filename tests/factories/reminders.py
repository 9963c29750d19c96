import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from reminders.enums import NoticeState
from reminders.models import CalendarFeed, Notice
from tests.factories.roles import PersonFactory


class NoticeFactory(DjangoModelFactory):
    """A notice that has reached a person by mail and was not opened yet."""

    class Meta:
        model = Notice

    person = factory.SubFactory(PersonFactory)
    kind = "meeting_soon"
    object_type = "meetings.meeting"
    object_id = factory.Sequence(lambda n: n + 1)
    occurrence = factory.Sequence(lambda n: f"occurrence {n}")
    due_at = factory.LazyFunction(timezone.now)
    state = NoticeState.SENT
    sent_at = factory.LazyFunction(timezone.now)
    subject = factory.Sequence(lambda n: f"Notice {n}")
    reason = "You are a principal of this network."
    path = "/notices/"


class FeedFactory(DjangoModelFactory):
    """An address of a calendar that was never used. Its key: key_of(feed)."""

    class Meta:
        model = CalendarFeed

    person = factory.SubFactory(PersonFactory)
    name = factory.Sequence(lambda n: f"Phone {n}")
    key_hash = factory.LazyAttribute(lambda made: CalendarFeed.hashed(key_of(made)))


def key_of(feed: CalendarFeed) -> str:
    return f"key-of-{feed.name.replace(' ', '-')}"
