"""
Two editors on one agenda, five hundred times at once: each reads, both meet at a barrier, then both save. Whoever is
told that somebody saved meanwhile looks at it again and saves once more. Nothing anybody wrote may be missing.
"""

import itertools
import random
import threading
from collections.abc import Callable

import pytest
from django.db import connection

from common.errors import Refused
from meetings.models import AgendaItem
from meetings.services import agenda, order
from meetings.services.meeting import Stale
from tests.meetings.before.conftest import item_of, titles

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 500
TRIES = 50


class Editor(threading.Thread):
    """Writes one mark of its own into the item each round, and now and then moves it or changes its minutes."""

    def __init__(self, name: str, by, item: AgendaItem, barrier: threading.Barrier) -> None:
        super().__init__()
        self.mark, self.by, self.item, self.barrier = name, by, item, barrier
        self.dice = random.Random(name)
        self.saved = self.told = 0
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            for number in range(ROUNDS):
                self.write(f"{self.mark}{number} ")
                self.stir()
        except BaseException as error:
            self.error = error
            self.barrier.abort()
        finally:
            connection.close()

    def write(self, word: str) -> None:
        """Read, wait for the other to have read too, save; as often as it takes."""
        for attempt in range(TRIES):
            seen = AgendaItem.objects.get(pk=self.item.pk)
            if attempt == 0:
                self.barrier.wait(60)
            try:
                agenda.change_item(item=seen, version=seen.version, by=self.by, detail=seen.detail + word)
            except Stale:
                self.told += 1
                continue
            self.saved += 1
            return
        raise AssertionError(f"{word} never got through")

    def stir(self) -> None:
        step = self.dice.randrange(12)
        if step == 0:
            self.quietly(lambda: order.step(item=self.item, direction=self.dice.choice(["up", "down"]), by=self.by))
        elif step == 1:
            self.quietly(self.minutes)

    def minutes(self) -> None:
        """One editor chooses odd numbers, the other even ones, so that each such save changes something."""
        now = AgendaItem.objects.get(pk=self.item.pk)
        odd = self.mark == "a"
        wanted = next(n for n in (2 * self.dice.randrange(1, 200) + odd, 2 + odd, 4 + odd) if n != now.minutes)
        agenda.set_minutes(
            meeting=now.meeting, item=now.pk, version=now.version, was=now.minutes, minutes=wanted, by=self.by
        )
        self.saved += 1

    def quietly(self, call: Callable[[], object]) -> None:
        try:
            call()
        except (Stale, Refused):
            self.told += 1


def test_nothing_is_lost_and_versions_only_rise(setting, meeting):
    item, barrier = item_of(meeting, "Welcome"), threading.Barrier(2)
    editors = [Editor("a", setting.chair, item, barrier), Editor("b", setting.executive, item, barrier)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()
    assert [editor.error for editor in editors] == [None, None]
    now = AgendaItem.objects.get(pk=item.pk)
    marks = now.detail.split()
    assert sorted(marks) == sorted(f"{mark}{number}" for mark in "ab" for number in range(ROUNDS))
    assert [mark for mark in marks if mark[0] == "a"] == [f"a{number}" for number in range(ROUNDS)]
    assert now.version == 1 + sum(editor.saved for editor in editors)
    assert sum(editor.told for editor in editors) >= ROUNDS // 2, "they did meet"
    assert sorted(titles(meeting)) == ["Close", "Minutes", "Welcome"]
    saved = list(item.events.order_by("pgh_id").values_list("version", flat=True))
    assert all(later >= before for before, later in itertools.pairwise(saved))
    assert set(saved) == set(range(1, now.version + 1)), "each save is one version, and the history has them all"
    for section in meeting.sections.all():
        found = list(section.items.order_by("position").values_list("position", flat=True))
        assert found == list(range(1, len(found) + 1))
