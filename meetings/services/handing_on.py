"""What somebody who leaves still has to do, and who takes it: it is handed on before their account is shut."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from common.words import count, near_day
from fiso.models import Milestone
from meetings.enums import TO_COME, OwnerKind
from meetings.models import Action, AgendaItem
from networks.models import Place
from roles import access
from roles.models import Person
from roles.services.leaving import let_go

ACTION, MILESTONE, ITEM = "action", "milestone", "item"
NOUNS = {ACTION: "open action", MILESTONE: "milestone", ITEM: "agenda item"}


@dataclass(frozen=True)
class Duty:
    """One thing that waits for the person by name, and where. `what` is empty for whoever may not read its words."""

    kind: str
    pk: int
    what: str
    when: str
    place: Place

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.pk}"


def duties_of(person: Person, viewer: Person | None = None) -> list[Duty]:
    """
    Open actions, milestones led, and items to speak to in meetings to come: by place. Who manages people need not be
    a reader of every network: the words are there only as far as the viewer may read them.
    """
    actions = Action.objects.open().filter(owner_kind=OwnerKind.PERSON, owner=person)
    leads = Milestone.objects.live().filter(lead=person)
    items = AgendaItem.objects.filter(owner=person, meeting__state__in=TO_COME).on_the_agenda()
    seen = {kind: _seen(rows, viewer) for kind, rows in ((ACTION, actions), (MILESTONE, leads), (ITEM, items))}
    found = [
        *(
            Duty(ACTION, a.pk, a.what, f"due {near_day(a.due_on)}" if a.due_on else "", a.place)
            for a in actions.select_related("place")
        ),
        *(
            Duty(MILESTONE, m.pk, m.title, f"due {near_day(m.due_on)}", m.plan.place)
            for m in leads.select_related("plan__place")
        ),
        *(
            Duty(ITEM, i.pk, i.title, f"meeting of {near_day(i.meeting.starts_at)}" if i.meeting else "", i.place)
            for i in items.select_related("place", "meeting")
        ),
    ]
    kept = [duty if duty.pk in seen[duty.kind] else replace(duty, what="") for duty in found]
    return sorted(kept, key=lambda duty: (duty.place.name, duty.kind, duty.pk))


def _seen(rows: Any, viewer: Person | None) -> set[int]:
    return set(rows.visible_to(viewer).values_list("pk", flat=True)) if viewer else set()


def takers_at(place: Place, leaver: Person) -> list[Person]:
    """Who may be given something at the place: active people who read along there."""
    return list(access.people_with("view_community", place).exclude(pk=leaver.pk).order_by("name", "pk"))


@transaction.atomic
def hand_on(*, person: Person, to: Mapping[str, Person], by: Person) -> int:
    """
    Give duties (by their keys) to others. Raises Refused when one of them may not read along where the duty belongs.
    What was done or given away meanwhile is left as it is. Returns how many were handed on.
    """
    if not by.may_everywhere("manage_people"):
        raise NotAllowed("Only an administrator does this.")
    given: dict[tuple[str, int], list[int]] = defaultdict(list)
    allowed: dict[int, set[int]] = {}
    for duty in duties_of(person):
        if (taker := to.get(duty.key)) is None:
            continue
        if duty.place.pk not in allowed:
            allowed[duty.place.pk] = {one.pk for one in takers_at(duty.place, person)}
        if taker.pk not in allowed[duty.place.pk]:
            raise Refused(f"{taker.name} does not read along at {duty.place.name}: choose somebody who does.")
        given[duty.kind, taker.pk].append(duty.pk)
    number = sum(_give(kind, taker, pks, person, by) for (kind, taker), pks in given.items())
    if number:
        ring()
    return number


def _give(kind: str, taker: int, pks: list[int], person: Person, by: Person) -> int:
    if kind == ACTION:
        rows = Action.objects.open().filter(pk__in=pks, owner=person)
        handed = {"handed_from": person, "handed_by": by, "handed_at": timezone.now()}
        return rows.update(owner=taker, version=F("version") + 1, **handed)
    if kind == MILESTONE:
        return Milestone.objects.filter(pk__in=pks, lead=person).update(lead=taker, version=F("version") + 1)
    return AgendaItem.objects.filter(pk__in=pks, owner=person).update(owner=taker, version=F("version") + 1)


def left_to_hand_on(person: Person) -> str:
    """What is still open, in words: "2 open actions, 1 milestone and 1 agenda item"; nothing when all is handed on."""
    numbers: dict[str, int] = defaultdict(int)
    for duty in duties_of(person):
        numbers[duty.kind] += 1
    parts = [count(numbers[kind], noun) for kind, noun in NOUNS.items() if numbers[kind]]
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1] if parts else "") if part)


@transaction.atomic
def leave(*, person: Person, last_day: dt.date, reason: str, by: Person) -> Person:
    """Shut the account of somebody who left, once nothing waits for them by name any more."""
    if left := left_to_hand_on(person):
        raise Refused(f"{left} must be handed on first.")
    return let_go(person=person, last_day=last_day, reason=reason, by=by)
