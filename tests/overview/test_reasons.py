"""Why a network is shown, in words, and in which order."""

import pytest

from overview.calendar import Calendar
from overview.reasons import needs
from overview.standing import Share, Standing
from tests.overview.lands import at, days


def standing(**changes) -> Standing:
    """A network with nothing to say about it."""
    well = {
        "id": 1, "name": "Well", "url": "/networks/well/", "area": "Area", "region_id": 1, "schools": 20, "per_term": 2,
        "plan_id": 1, "next_meeting": at(9), "chair": "Dana Petrakis", "chair_until": days(400), "seil": "Helen Abara",
        "met": 1, "last_met": days(-10), "present": Share([(18, 20)]), "present_before": Share([(18, 20)]),
        "milestones": 4, "actions": 3, "actions_open": 2,
    }  # fmt: skip
    return Standing(**well | changes)


def reasons(row: Standing, **more):
    return needs([row], Calendar(days(0), ()), **more)[0].reasons


def test_nothing_to_say():
    found = needs([standing()], Calendar(days(0), ()))[0]
    assert (found.kind, found.reasons) == ("good", [])
    assert "90% of schools came" in found.all_well


@pytest.mark.parametrize(
    ("changes", "key", "kind", "words"),
    [
        ({"chair": "", "no_chair_since": days(-49)}, "no-chair", "late", "48 days"),
        ({"chair": ""}, "no-chair", "late", "Nobody was ever appointed"),
        ({"plan_id": None}, "no-plan", "late", "No active plan for"),
        ({"last_met": days(-75)}, "not-meeting", "due", "The next is"),
        ({"last_met": days(-75), "next_meeting": None}, "not-meeting", "late", "No meeting is published"),
        ({"last_met": None, "next_meeting": None}, "not-meeting", "late", "Has not met yet"),
        ({"reviews_overdue": 1, "oldest_review": days(-8)}, "reviews-overdue", "due", "is 8 days overdue"),
        ({"reviews_overdue": 2, "oldest_review": days(-30)}, "reviews-overdue", "late", "the oldest by 30 days"),
        ({"chair_until": days(56)}, "term-ends", "due", "in 56 days"),
        ({"present": Share([(16, 20)])}, "attendance", "due", "down 10 points"),
        ({"milestones_overdue": 1}, "milestones-overdue", "due", "is past its due day"),
        ({"actions_overdue": 2}, "actions-overdue", "due", "are overdue, of 2 open"),
    ],
)
def test_each_reason_says_itself(changes, key, kind, words):
    (reason,) = reasons(standing(**changes))
    assert (reason.key, reason.kind) == (key, kind)
    assert words in f"{reason.words}{reason.more}".replace("\N{NO-BREAK SPACE}", " ")


def test_just_inside_the_limits_nothing_is_said():
    assert reasons(standing(last_met=days(-69), chair_until=days(71), present=Share([(172, 200)]))) == []


def test_a_region_is_not_told_of_small_matters():
    assert reasons(standing(actions_overdue=2, milestones_overdue=1), exceptions_only=True) == []


def test_most_in_need_first():
    two_late = standing(name="Two late", chair="", plan_id=None)
    one_late = standing(name="One late", plan_id=None, chair_until=days(9), actions_overdue=1)
    due, well = standing(name="Due", actions_overdue=1), standing()
    found = needs([well, due, one_late, two_late], Calendar(days(0), ()))
    assert [need.network.name for need in found] == ["Two late", "One late", "Due", "Well"]
    assert [need.kind for need in found] == ["late", "late", "due", "good"]
    assert [reason.kind for reason in found[1].reasons] == ["late", "due", "due"]


def test_what_is_not_known_is_not_called_well():
    found = needs([standing(present=Share(), present_before=Share())], Calendar(days(0), ()))[0]
    assert "No attendance has been noted" in found.all_well
