"""The page of a meeting asks for one's own proposals without nesting rights: the answer is that of visible_to."""

import itertools

import pytest
from django.db.models import Q

from meetings.enums import ItemState, Sensitivity
from meetings.models import AgendaItem
from meetings.views.detail import proposals_of
from tests.factories import ItemFactory

PEOPLE = ("chair", "executive", "seil", "principal", "area_director", "guest")
WAITING = (ItemState.PROPOSED, ItemState.DEFERRED, ItemState.DECLINED)


@pytest.mark.parametrize("name", PEOPLE)
def test_it_is_what_one_may_see_of_what_one_proposed(setting, running, name):
    person, section = setting.people[name], running.sections.first()
    for sensitivity, state in itertools.product(Sensitivity, WAITING):
        more = {"answer_reason": "Not now"} if state == ItemState.DECLINED else {}
        ItemFactory(meeting=running, waiting=True, proposed_by=person, sensitivity=sensitivity, **more)
        AgendaItem.objects.filter(proposed_by=person, state=ItemState.PROPOSED).update(state=state)
    for sensitivity in Sensitivity:
        taken = ItemFactory(meeting=running, section=section, proposed_by=person, sensitivity=sensitivity)
        AgendaItem.objects.filter(pk=taken.pk).update(answered_at=running.started_at)
    here = AgendaItem.objects.filter(Q(state__in=WAITING) | Q(answered_at__isnull=False), meeting=running)
    wanted = here.filter(proposed_by=person, pk__in=AgendaItem.objects.visible_to(person).values("pk"))
    assert {item.pk for item in proposals_of(person, running)} == set(wanted.values_list("pk", flat=True))
    assert here.filter(proposed_by=person).count() == 8
