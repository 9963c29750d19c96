"""The generic history: who, what, before and after, and texts compared without harm."""

import datetime as dt

import pghistory
import pytest

from common.differ import marked
from common.history_view import ITSELF, Entry, Telling, by_day, history_of
from fiso.models import Goal
from tests.factories import GoalFactory, PersonFactory


def telling(**more) -> Telling:
    fields = {"statement": "Words", "target": "Target", "by_when": "Day"}
    return Telling("plan", "goal", Goal.pgh_event_model.objects.all(), fields, "measure", **more)


@pytest.fixture
def goal(db):
    return GoalFactory(measure="Reading", statement="Every child reads")


def change(goal, by=None, **fields) -> None:
    for name, value in fields.items():
        setattr(goal, name, value)
    with pghistory.context(user=by.pk if by else None):
        goal.save()


def test_a_change_says_who_and_shows_before_and_after(goal):
    change(goal, by=PersonFactory(name="Dana Petrakis"), target="80%")
    change(goal, by=PersonFactory(name="Joel Nguyen"), statement="Every child reads well")
    last, first, made = history_of(telling())
    assert last.sentence == "<strong>Joel Nguyen</strong> changed the words of the goal “Reading”."
    assert (last.was, last.now) == (
        "Words Every child <del>reads</del>",
        "Words Every child <ins>reads well</ins>",
    )
    assert (first.was, first.now) == ("Target nothing", "Target <ins>80%</ins>")
    assert (made.who, made.said) == (ITSELF, "added the goal “Reading”")


def test_several_changes_at_once_are_one_entry(goal):
    change(goal, by=PersonFactory(), target="80%", by_when=dt.date(2026, 12, 4))
    entry = history_of(telling())[0]
    assert [one.label for one in entry.changes] == ["Target", "Day"]
    assert "Day <ins>Fri\xa04\xa0Dec\xa02026</ins>" in entry.now


def test_typing_saved_bit_by_bit_is_one_entry(goal):
    dana = PersonFactory()
    for words in ("Every", "Every child", "Every child counts"):
        change(goal, by=dana, statement=words)
    change(goal, by=PersonFactory(), statement="Nobody reads")
    entries = history_of(telling(merges=("statement",)))
    assert len(entries) == 3
    assert "<ins>counts</ins>" in entries[1].now


def test_a_telling_may_pass_over_and_count_together(goal):
    GoalFactory.create_batch(4)
    assert history_of(telling(say=lambda moment, names: None)) == []
    with pghistory.context(user=PersonFactory().pk):
        for one in Goal.objects.all():
            one.target = "90%"
            one.save()
    assert history_of(telling(many="changed {}"))[0].said == "changed 5 goals"


def test_a_row_that_is_gone_is_told(goal):
    goal.delete()
    assert history_of(telling())[0].said == "took out the goal “Reading”"


def test_days_are_melbourne_days():
    late = dt.datetime(2026, 11, 24, 14, 30, tzinfo=dt.UTC)
    assert by_day([Entry("Dana", late, "did it", "place")])[0][0] == dt.date(2026, 11, 25)


@pytest.mark.parametrize(("before", "after"), [
    ("<script>x</script> one", "<script>y</script> one"),
    ("a\n\nb", "a\nb"),
    ("", "new"),
    ("old", ""),
    ("same", "same"),
])  # fmt: skip
def test_texts_are_marked_and_escaped(before, after):
    was, now = marked(before, after)
    for side in (was, now):
        assert "<script>" not in side
    assert before == after or "<del>" in was or "<ins>" in now


def test_long_texts_are_shortened_around_the_change():
    words = [f"word{n}" for n in range(20_000)]
    was, now = marked(" ".join(words), " ".join([*words[:9000], "changed", *words[9001:]]))
    assert "<del>word9000 </del>" in was
    assert "<ins>changed </ins>" in now
    assert len(now) < 1000
