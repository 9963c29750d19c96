"""What an agenda item can be about: a focus area, a goal or a milestone of the place's plans, in one list."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from fiso.enums import PlanState
from fiso.models import FocusArea, Goal, Milestone
from meetings.models import AgendaItem
from networks.models import Place

NAMES = ("milestone", "goal", "focus_area")
NOTHING = dict.fromkeys(NAMES)
SHOWN = 90


def code_of(item: AgendaItem) -> str:
    """milestone-7, goal-3, focus_area-2; empty for an item that is linked to nothing."""
    return next((f"{name}-{key}" for name in NAMES if (key := getattr(item, f"{name}_id"))), "")


@dataclass
class PlanLinks:
    """Live parts of the place's plans, and the one the item is linked to already. Three queries."""

    place: Place
    item: AgendaItem | None = None
    found: dict[str, Any] = field(default_factory=dict)

    def choices(self) -> list[tuple[str, Any]]:
        live = Q(withdrawn_on=None)
        areas = FocusArea.objects.filter(self._or_now("focus_area", live & self._active("plan")))
        goals = Goal.objects.filter(self._or_now("goal", live & self._active("focus_area__plan")))
        due = Q(pk__in=Milestone.objects.live().filter(plan__place=self.place).values("pk"))
        milestones = Milestone.objects.filter(self._or_now("milestone", due))
        groups = [
            ("Milestones", self._rows("milestone", milestones.select_related("plan").order_by("due_on", "pk"))),
            ("Goals", self._rows("goal", goals.select_related("focus_area__plan").order_by("pk"))),
            ("Focus areas", self._rows("focus_area", areas.select_related("plan").order_by("pk"))),
        ]
        return [("", "Nothing"), *(group for group in groups if group[1])]

    def words(self, code: str) -> dict[str, Any]:
        """milestone, goal and focus_area for the service: one of them, or none."""
        return {**NOTHING, **({code.rpartition("-")[0]: self.found[code]} if code else {})}

    def _active(self, plan: str) -> Q:
        return Q(**{f"{plan}__place": self.place, f"{plan}__state": PlanState.ACTIVE})

    def _or_now(self, name: str, wanted: Q) -> Q:
        key = getattr(self.item, f"{name}_id") if self.item else None
        return wanted | Q(pk=key) if key else wanted

    def _rows(self, name: str, rows: Any) -> list[tuple[str, str]]:
        listed = {f"{name}-{row.pk}": row for row in rows}
        self.found |= listed
        return [(code, str(row)[:SHOWN]) for code, row in listed.items()]
