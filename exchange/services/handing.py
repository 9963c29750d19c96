"""Questions from minutes, handed over to the forum. Each becomes one question of the forum's, and stays one."""

from django.utils.text import Truncator

from exchange.models import Matter
from meetings.models import Question
from networks.models import Forum

TITLE = Matter._meta.get_field("title").max_length or 0


def hand_over() -> int:
    """
    Hand over what is in minutes that are out and not with the forum yet; returns how many. Called by each tick: one
    look while there is nothing. Minutes that are opened and circulated again find their questions there.
    """
    waiting = Question.objects.to_the_forum().filter(matter=None).select_related("item__place", "item__meeting")
    forums = {forum.region_id: forum for forum in Forum.objects.open()} if waiting.exists() else {}
    rows = [_matter_of(one, forums[one.item.place.region_id]) for one in waiting.filter(item__place__region__in=forums)]
    return len(Matter.objects.bulk_create(rows, ignore_conflicts=True))


def _matter_of(question: Question, forum: Forum) -> Matter:
    meeting = question.item.meeting
    return Matter(
        forum=forum,
        network_id=question.item.place_id,
        question=question,
        title=Truncator(" ".join(question.text.split())).chars(TITLE),
        ask=question.text,
        raised_by_id=question.recorded_by_id,
        raised_at=(meeting and meeting.circulated_at) or question.recorded_at,
    )
