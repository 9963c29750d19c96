"""Notices about what somebody has to do: set for you, due in a week, overdue; and what became of a proposal."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from common.words import day
from meetings.enums import OPEN_ACTIONS, ItemState, OwnerKind, Sensitivity
from meetings.models import Action, AgendaItem
from networks.models import Place, Replacement
from reminders.audience import Audience, Recipient, named, people_by_place
from reminders.kinds.base import Kind, Letter, Occasion, lead_key, plain, spaced, stamp
from reminders.rules import OVERDUE, RECENT, nearest_lead
from roles.enums import short
from roles.models import Appointment

UNNAMED = "It comes from a part of a meeting that not everybody sees, so its words stand on the site only."


class AboutAction(Kind[Action]):
    model = Action
    group = "actions"
    leads = (7, OVERDUE)

    def around(self, now: dt.datetime) -> QuerySet[Action]:
        since, today = now - RECENT, timezone.localdate(now)
        due_soon = (today + dt.timedelta(days=7) - RECENT, today + dt.timedelta(days=7))
        due_lately = (today - RECENT - dt.timedelta(days=1), today)
        recent = Q(set_at__gt=since) | Q(handed_at__gt=since) | Q(due_on__range=due_soon) | Q(due_on__range=due_lately)
        return Action.objects.open().counted().filter(recent)

    def read(self, rows: QuerySet[Action]) -> list[Action]:
        return list(rows.select_related("place", "owner", "school", "set_by", "handed_from"))

    def audience(self, objs: Sequence[Action], now: dt.datetime) -> Audience:
        """The owner; everybody who holds the owning role at the place; everybody who answers for the owning school."""
        schools = people_by_place("answer_for_school", [action.school for action in objs if action.school])
        holders = _holders([action for action in objs if action.role], timezone.localdate(now))
        found: Audience = {}
        for action in objs:
            if action.owner_kind == OwnerKind.PERSON and action.owner and action.owner.is_active:
                found[action.pk] = {action.owner.pk: Recipient("It was given to you by name.")}
            elif action.owner_kind == OwnerKind.ROLE:
                found[action.pk] = {
                    person: Recipient(f"You are {short(action.role)} of the {named(held_at)}, who is to do it.")
                    for person, held_at in holders.get((action.place_id, action.role), {}).items()
                }
            elif action.school:
                people = schools.get(action.school.pk, set())
                found[action.pk] = {
                    person: Recipient(f"You answer for {action.school.name}, which is to do it.") for person in people
                }
        return found

    def over(self, obj: Action, now: dt.datetime) -> str:
        return "It is done." if obj.state not in OPEN_ACTIONS else super().over(obj, now)

    def told_at(self, obj: Action) -> dt.datetime:
        """When whoever is to do it heard of it: as it was set, or handed over."""
        return obj.handed_at or obj.set_at

    def _letter(self, obj: Action, *, subject: str, title: str, facts: tuple[tuple[str, str], ...] = ()) -> Letter:
        """An action from an executive item is not named in mail."""
        is_open = obj.sensitivity == Sensitivity.MEMBERS
        return Letter(
            subject=f"{subject}: {plain(obj.what)}" if is_open else f"{subject}, {named(obj.place)}",
            title=title,
            sentence=plain(obj.what) if is_open else UNNAMED,
            place=obj.place.name,
            path=obj.get_absolute_url(),
            button="See the action",
            facts=(*facts, *((("Due", spaced(day(obj.due_on))),) if obj.due_on else ())),
        )


class ActionSet(AboutAction):
    code = "action_set"
    label = "Actions set for you"
    hint = "When a meeting gives you or your school something to do, or somebody hands it over."
    mandatory = True

    def occasion(self, obj: Action, now: dt.datetime) -> Occasion | None:
        if obj.state not in OPEN_ACTIONS or obj.owner_kind == OwnerKind.EACH_SCHOOL:
            return None
        return Occasion(f"{'handed' if obj.handed_at else 'set'} {stamp(self.told_at(obj))}", self.told_at(obj))

    def audience(self, objs: Sequence[Action], now: dt.datetime) -> Audience:
        """Who set it knows; once it was handed over, who did that."""
        found = super().audience(objs, now)
        for action in objs:
            found.get(action.pk, {}).pop(action.handed_by_id or action.set_by_id, None)
        return found

    def letter(self, obj: Action, occurrence: str, variant: str) -> Letter:
        if not occurrence.startswith("handed"):
            return self._letter(obj, subject="An action for you", title="There is something for you to do")
        before = (("Before", plain(obj.handed_from.name)),) if obj.handed_from else ()
        subject, title = "An action handed over to you", "Something to do was handed over to you"
        return self._letter(obj, subject=subject, title=title, facts=before)


class ActionDue(AboutAction):
    code = "action_due"
    label = "Action reminders"
    hint = "A week before an action is due, and once when it is overdue."

    def occasion(self, obj: Action, now: dt.datetime) -> Occasion | None:
        """Nothing a week before when it was set later than that: who must do it has just heard the date."""
        if obj.state not in OPEN_ACTIONS or obj.owner_kind == OwnerKind.EACH_SCHOOL or obj.due_on is None:
            return None
        found = nearest_lead(obj.due_on, self.leads, now, told_at=self.told_at(obj))
        return Occasion(lead_key(found[0], obj.due_on), found[1]) if found else None

    def letter(self, obj: Action, occurrence: str, variant: str) -> Letter:
        if occurrence.startswith("overdue"):
            return self._letter(obj, subject="Overdue", title="An action of yours is overdue")
        return self._letter(obj, subject="Due soon", title="An action of yours is due soon")


class ProposalAnswered(Kind[AgendaItem]):
    code = "proposal_answered"
    label = "Answers to your proposals"
    hint = "When an agenda item you proposed is put on, kept for later or declined."
    group = "meetings"
    model = AgendaItem
    answers = {
        ItemState.ON_AGENDA: "is on the agenda",
        ItemState.DEFERRED: "is kept for a later meeting",
        ItemState.DECLINED: "was not taken up",
    }

    def around(self, now: dt.datetime) -> QuerySet[AgendaItem]:
        return AgendaItem.objects.filter(answered_at__gt=now - RECENT, state__in=self.answers)

    def read(self, rows: QuerySet[AgendaItem]) -> list[AgendaItem]:
        return list(rows.select_related("place", "proposed_by", "meeting"))

    def occasion(self, obj: AgendaItem, now: dt.datetime) -> Occasion | None:
        if obj.answered_at is None or obj.state not in self.answers:
            return None
        return Occasion(f"{obj.state} {stamp(obj.answered_at)}", obj.answered_at)

    def audience(self, objs: Sequence[AgendaItem], now: dt.datetime) -> Audience:
        """Who proposed it, as long as they belong to the place; not who answered their own."""
        members = people_by_place("view_community", [item.place for item in objs])
        told = Recipient("You proposed it.")
        return {
            item.pk: {item.proposed_by_id: told}
            for item in objs
            if item.proposed_by_id in members[item.place.pk] and item.proposed_by_id != item.answered_by_id
        }

    def letter(self, obj: AgendaItem, occurrence: str, variant: str) -> Letter:
        answer = self.answers[ItemState(obj.state)]
        is_open = obj.sensitivity == Sensitivity.MEMBERS
        thing = f"“{plain(obj.title)}”" if is_open else "Your proposal"
        return Letter(
            subject=f"Your proposal {answer}" + (f": {plain(obj.title)}" if is_open else ""),
            title=f"Your proposal {answer}",
            sentence=f"{thing} {answer}.",
            place=obj.place.name,
            path=_page_of(obj),
            button="See the agenda" if obj.state == ItemState.ON_AGENDA else "See your proposals",
            facts=(("Why", plain(obj.answer_reason)),) if obj.answer_reason and is_open else (),
        )


def _page_of(item: AgendaItem) -> str:
    """The published meeting it is on; else the page that lists one's proposals to the place."""
    if item.meeting and item.meeting.published_at and item.state == ItemState.ON_AGENDA:
        return item.meeting.get_absolute_url()
    return reverse("meetings:item_propose", args=[item.place.kind, item.place.slug])


def _holders(actions: Sequence[Action], today: dt.date) -> dict[Any, dict[int, Place]]:
    """(place, role) -> active people who hold the role there or at a network that took over, and where they do."""
    if not actions:
        return {}
    places, heirs = {action.place_id for action in actions}, Replacement.objects.heirs()
    led: dict[int, list[int]] = {}
    for place in places:
        for at in (place, *heirs.get(place, ())):
            led.setdefault(at, []).append(place)
    found: dict[Any, dict[int, Place]] = {}
    rows = Appointment.objects.current(today).of_active_people().filter(place__in=led)
    for row in rows.select_related("place"):
        for place in led[row.place_id]:
            found.setdefault((place, row.role), {})[row.person_id] = row.place
    return found
