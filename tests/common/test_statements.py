"""Statements that are kept give what their queryset gives, prefetched rows too, and ask the database no more often."""

import datetime as dt
from typing import Any

import pytest
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from common.statements import Kept
from meetings.models import AgendaItem, Decision, Meeting, Paper
from tests.factories import DecisionFactory, HeldMeetingFactory, ItemFactory, PaperFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """One item with two papers and a decision, one with a paper and no owner; and another meeting with the same."""
    for meeting in (HeldMeetingFactory(), HeldMeetingFactory()):
        first, second = ItemFactory(meeting=meeting, owner=PersonFactory()), ItemFactory(meeting=meeting, owner=None)
        for item, number in ((first, 2), (second, 1)):
            for place in range(number):
                PaperFactory(item=item, title=f"Paper {place} of {item.pk}")
        DecisionFactory(item=first)
    return meeting


@Kept
def items(meeting: Any) -> QuerySet[AgendaItem]:
    decisions = Prefetch("decisions", Decision.objects.select_related("item__meeting"), "decided")
    return AgendaItem.objects.filter(meeting=meeting).order_by("pk").prefetch_related("papers", "owner", decisions)


def test_rows_and_what_is_prefetched_are_those_of_the_queryset(meeting, django_assert_num_queries):
    plain = list(items.rows(meeting.pk))
    with django_assert_num_queries(4):
        kept = items(meeting=meeting.pk)
    assert kept == plain
    with django_assert_num_queries(0):
        said = [([paper.title for paper in item.papers.all()], item.owner, item.decided) for item in kept]
        assert [item.papers.count() for item in kept] == [2, 1]
        assert all(paper.item is item for item in kept for paper in item.papers.all())
    assert said == [([paper.title for paper in item.papers.all()], item.owner, item.decided) for item in plain]
    assert [len(titles) for titles, _, _ in said] == [2, 1]
    assert said[0][2] != []
    assert said[1][1:] == (None, [])


def test_what_is_asked_beyond_the_prefetched_rows_is_right(meeting):
    first, second = items(meeting=meeting.pk)
    titles = [paper.title for paper in Paper.objects.filter(item=first).order_by("title")]
    assert len(titles) == 2
    assert [paper.title for paper in first.papers.filter(title=titles[1])] == titles[1:]
    assert [paper.title for paper in first.papers.order_by("-title")] == titles[::-1]
    assert second.papers.filter(title=titles[0]).exists() is False
    assert second.papers.exclude(title="").get().item_id == second.pk
    PaperFactory(item=second, title="Late")
    assert second.papers.filter(title="Late").count() == 1


def test_nothing_is_asked_for_rows_that_are_not_there(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert items(meeting=10**9) == []
    assert items(meeting=10**30) == []


def test_values_of_other_kinds_have_statements_of_their_own(meeting):
    @Kept
    def held(place: Any, since: Any) -> QuerySet[Meeting]:
        return Meeting.objects.filter(place=place, starts_at__gte=since)

    long_ago = timezone.now() - dt.timedelta(days=1000)
    assert held(place=meeting.place_id, since=long_ago) == [meeting]
    assert held(place=meeting.place_id, since=timezone.now() + dt.timedelta(days=1)) == []
    assert held(place=None, since=long_ago) == []
    assert len(held.kept) == 2


def test_a_link_to_many_on_both_sides_cannot_be_prepared():
    @Kept
    def groups() -> QuerySet[Any]:
        return PersonFactory._meta.model.objects.prefetch_related("groups")

    with pytest.raises(TypeError, match="groups of Person is no link"):
        groups()


def test_a_statement_that_names_a_moment_of_its_own_is_refused():
    @Kept
    def past() -> QuerySet[Meeting]:
        return Meeting.objects.filter(starts_at__lt=timezone.now())

    with pytest.raises(TypeError, match="names a moment"):
        past()
