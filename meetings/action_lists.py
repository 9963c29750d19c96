"""The lists of actions: what stands in each, what the reader narrows them to, and how they read as a file."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, F, Prefetch, Q
from django.utils import timezone

from common.dates import start_of
from common.words import day, overdue
from meetings.action_words import state_words, whose
from meetings.enums import OPEN_ACTIONS
from meetings.models import Action, AgendaItem
from meetings.querysets import ActionQuerySet
from meetings.terms import Terms
from networks.models import Place, School
from roles.models import Person

LATELY = dt.timedelta(weeks=4)
OPEN, WHOLE = Q(state__in=OPEN_ACTIONS), Q(parent=None)


class Kept(NamedTuple):
    """One list: its chip, heading, what it holds, and when it is empty: what to say, its shape, what to do."""

    chip: str
    heading: str
    definition: str
    nothing: str
    shape: str = "good"
    hint: str = ""


LISTS = {
    "mine": Kept("Yours", "Your actions", "Named for you, for a role you hold, or for a school you answer for.",
                 "Nothing open is yours", hint="Actions come from meetings; you are told when one is set for you."),
    "set": Kept("Set by you", "Actions you set", "Open, whoever they are for.",
                "You have set nothing that is still open", "none"),
    "network": Kept("All open", "All open actions", "Of every place you may read.", "Nothing is open"),
    "overdue": Kept("Overdue", "Overdue actions", "Open, and their day has passed.", "Nothing is overdue"),
    "nobody": Kept("Nobody’s", "Actions with nobody to do them",
                   "Open, but who is named has left, nobody holds the role, or nobody answers for the school.",
                   "Every open action has somebody to do it"),
    "older": Kept("Older than a term", "Actions older than a term", "Open, and set before {a_term_ago}.",
                  "Nothing open is older than a term"),
    "waiting": Kept("Waiting", "Actions that wait", "Open, and held up by somebody or something else.",
                    "Nothing waits for somebody else"),
    "done": Kept("Done lately", "Done lately", "Done, or no longer needed, in the last four weeks. Newest first.",
                 "Nothing was closed in the last four weeks", "none"),
    "closed": Kept("All closed", "Closed actions", "Done, or no longer needed. Newest first.",
                   "Nothing is closed yet", "none"),
}  # fmt: skip
DEEDS = {"done": "Mark done", "drop": "No longer needed", "give": "Give to somebody", "day": "New due day"}
"""What can be done to several at once."""
DUE = {
    "": "Any day",
    "late": "Overdue",
    "week": "In the next 7 days",
    "month": "In the next 4 weeks",
    "none": "No day set",
}


@dataclass(frozen=True)
class Asked:
    """Which list, and what it is narrowed to. Places and schools by key; nothing is looked up here."""

    show: str = "mine"
    place: str = ""
    school: str = ""
    due: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        said = {f.name: given.get(f.name, "") for f in fields(cls)}
        keys = {name: said[name] for name in ("place", "school") if said[name].isdecimal() and len(said[name]) < 19}
        show = {"show": said["show"]} if said["show"] in LISTS else {}
        return cls(**show, **keys, due=said["due"] if said["due"] in DUE else "")

    def url(self, **changes: str) -> str:
        asked = replace(self, **changes)
        return "?" + urlencode({f.name: said for f in fields(asked) if (said := getattr(asked, f.name))})

    @property
    def is_narrowed(self) -> bool:
        return bool(self.place or self.school or self.due)


class Actions:
    """The lists for one reader. The same queries for one row and for many."""

    def __init__(self, asked: Asked, person: Person) -> None:
        self.person, self.asked, self.today = person, asked, timezone.localdate()

    @cached_property
    def a_term_ago(self) -> dt.date:
        return Terms.read().a_term_ago(self.today)

    @cached_property
    def seen(self) -> ActionQuerySet:
        return Action.objects.visible_to(self.person)

    @cached_property
    def places(self) -> list[Place]:
        """Places that have actions the reader may see, by name."""
        return list(Place.objects.filter(pk__in=self.seen.values("place")).by_name())

    @cached_property
    def place(self) -> Place | None:
        """The place asked for; one the reader may not see is no place. Where there is only one, it is that."""
        if self.asked.place:
            asked = int(self.asked.place)
            known = next((one for one in self.places if one.pk == asked), None)
            return known or Place.objects.visible_to(self.person).filter(pk=asked).first()
        return self.places[0] if len(self.places) == 1 else None

    @cached_property
    def schools(self) -> list[School]:
        """Schools that have actions at the place, once there is one place to speak of."""
        if self.place is None:
            return []
        return list(School.objects.filter(pk__in=self.seen.filter(place=self.place).values("school")).by_name())

    @cached_property
    def school(self) -> School | None:
        return next((one for one in self.schools if str(one.pk) == self.asked.school), None)

    @cached_property
    def narrowed(self) -> ActionQuerySet:
        rows = self.seen
        if self.place and self.asked.place:
            rows = rows.filter(place=self.place)
        if self.school:
            rows = rows.filter(school=self.school)
        return rows.filter(self._due())

    def _due(self) -> Q:
        span = {"week": dt.timedelta(days=7), "month": dt.timedelta(weeks=4)}
        if self.asked.due in span:
            return Q(due_on__range=(self.today, self.today + span[self.asked.due]))
        return {"late": Q(due_on__lt=self.today), "none": Q(due_on=None)}.get(self.asked.due, Q())

    @cached_property
    def conditions(self) -> dict[str, Q]:
        """What stands in each list. Of "each member school" the whole stands once, unless a school is asked for."""
        whole = Q() if self.school else WHOLE
        start = start_of(self.a_term_ago)
        return {
            "mine": OPEN & _these(Action.objects.owned_by(self.person)),
            "set": OPEN & whole & Q(set_by=self.person),
            "network": OPEN & whole,
            "overdue": OPEN & whole & Q(due_on__lt=self.today),
            "nobody": _these(Action.objects.nobodys()),
            "older": OPEN & whole & Q(set_at__lt=start),
            "waiting": OPEN & ~Q(waiting_on=""),
            "done": ~OPEN & whole & Q(closed_at__gte=timezone.now() - LATELY),
            "closed": ~OPEN & whole,
        }

    def counts(self) -> dict[str, int]:
        """How many stand in each list, by one statement."""
        return self.narrowed.aggregate(**{key: Count("pk", filter=q) for key, q in self.conditions.items()})

    def rows(self) -> ActionQuerySet:
        order = [F("due_on").asc(nulls_last=True)]
        if self.asked.show in ("done", "closed"):
            order = [F("closed_at").desc()]
        elif self.asked.show == "older":
            order = [F("set_at").asc()]
        found = self.narrowed.filter(self.conditions[self.asked.show]).with_school_now().with_hand_over()
        found = found.select_related("owner", "school", "place", "set_by", "closed_by")
        # joined, they would be looked for among all items there are
        items = Prefetch("item", AgendaItem.objects.select_related("meeting"))
        return found.prefetch_related("parts", items).order_by(*order, "pk")

    @property
    def kept(self) -> Kept:
        kept = LISTS[self.asked.show]
        return kept._replace(definition=kept.definition.format(a_term_ago=day(self.a_term_ago)))

    def readable_items(self, actions: Iterable[Action]) -> set[int]:
        """Of the items these come from, those whose meeting the reader may be told."""
        items = [action.item_id for action in actions if action.item_id]
        return set(AgendaItem.objects.visible_to(self.person).filter(pk__in=items).values_list("pk", flat=True))


def _these(rows: ActionQuerySet) -> Q:
    return Q(pk__in=rows.values("pk"))


COLUMNS = (
    "Action", "Whose it is", "Handed over from", "State", "Waiting for", "Waiting since", "Due", "Late by", "Place",
    "From the meeting", "Set by", "Set on", "Closed by", "Closed on", "What was said", "What shows it",
)  # fmt: skip


def cells(action: Action, readable: set[int]) -> list[Any]:
    """One row of the file, in the order of COLUMNS."""
    meeting = action.item.meeting if action.item and action.item_id in readable else None
    late = overdue(action.due_on).removesuffix(" overdue") if action.due_on and action.is_open else ""
    return [
        action.what, whose(action), action.handed_over_from, state_words(action), action.waiting_on,
        action.waiting_since, action.due_on, late, action.place.name, meeting.title if meeting else "",
        action.set_by.name, action.set_at, action.closed_by.name if action.closed_by else "", action.closed_at,
        action.closing_note, action.evidence_url,
    ]  # fmt: skip
