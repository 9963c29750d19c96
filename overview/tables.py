"""The table of networks as rows of plain values: what the CSV holds."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from overview.standing import Standing

COLUMNS: dict[str, Any] = {
    "Network": lambda row: row.name,
    "Area": lambda row: row.area,
    "Schools": lambda row: row.schools,
    "Chair": lambda row: row.chair,
    "Chair’s term ends": lambda row: row.chair_until,
    "SEIL": lambda row: row.seil,
    "Meetings held this term": lambda row: row.met,
    "Meetings meant per term": lambda row: row.per_term,
    "Last met": lambda row: row.last_met,
    "Next meeting": lambda row: row.next_meeting and timezone.localtime(row.next_meeting),
    "Schools present, last four meetings, %": lambda row: row.present.percent,
    "Points on the four before": lambda row: row.points,
    "Active plan": lambda row: row.plan_id is not None,
    "Milestones under way": lambda row: row.milestones,
    "Milestones due in four weeks": lambda row: row.milestones_due,
    "Milestones overdue": lambda row: row.milestones_overdue,
    "Reviews due in four weeks": lambda row: row.reviews_due,
    "Reviews overdue": lambda row: row.reviews_overdue,
    "Open actions": lambda row: row.actions_open,
    "Overdue actions": lambda row: row.actions_overdue,
}


def table(rows: Iterable[Standing]) -> list[list[Any]]:
    return [[value(row) for value in COLUMNS.values()] for row in rows]
