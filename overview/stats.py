"""The figures at the head of a rollup: each of how many, with its own past and the list behind it."""

from typing import Any

from overview.calendar import Calendar
from overview.scopes import Scope
from overview.standing import Totals


def stats(totals: Totals, scope: Scope, calendar: Calendar) -> list[dict[str, Any]]:
    """For the component _components/stats.html."""
    networks = len(totals.rows)
    before = totals.present_before
    reviews = totals.sum("reviews_due") + totals.sum("reviews_overdue")
    return [
        _stat(f"networks met {calendar.this_term}", totals.met, scope.behind("networks-met"), of=f"of {networks}"),
        _stat(
            "of schools were present",
            None if totals.present is None else f"{totals.present}%",
            scope.behind("present"),
            was="" if before is None else f"{before}% at the four meetings before",
        ),
        _stat("plans are active", totals.with_plan, scope.behind("plan"), of=f"of {networks}"),
        _stat("reviews are overdue", totals.reviews_overdue, scope.behind("reviews-overdue"), of=f"of {reviews} due"),
        _stat(
            "actions are overdue",
            totals.actions_overdue,
            scope.behind("actions-overdue"),
            of=f"of {totals.sum('actions_open')} open",
        ),
    ]


def _stat(label: str, number: Any, url: str, *, of: str = "", was: str = "") -> dict[str, Any]:
    return {"label": label, "number": number, "url": url, "of": of if number is not None else "", "was": was}
