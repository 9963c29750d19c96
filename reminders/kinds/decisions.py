"""Notices about the register of decisions: one is to be looked at again soon, or its day has passed."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import Truncator

from common.words import day, distance
from meetings.enums import ON_THE_DAY, WITH_MINUTES, Sensitivity
from meetings.models import Decision
from reminders.audience import Audience, Recipient, Roles, people_by_place
from reminders.kinds.base import Kind, Letter, Occasion, lead_key, plain, spaced
from reminders.rules import OVERDUE, RECENT, nearest_lead


class DecisionDue(Kind[Decision]):
    code = "decision_due"
    label = "Decisions to look at again"
    hint = "Fourteen days before a decision is to be looked at again, and once when its day has passed."
    group = "meetings"
    model = Decision
    leads = (14, OVERDUE)

    def around(self, now: dt.datetime) -> QuerySet[Decision]:
        today = timezone.localdate(now)
        days = [today + dt.timedelta(days=lead - back) for lead in self.leads for back in range(RECENT.days + 1)]
        return Decision.objects.that_are_out().standing().filter(review_on__in=days)

    def read(self, rows: QuerySet[Decision]) -> list[Decision]:
        return list(rows.select_related("item__meeting__place"))

    def occasion(self, obj: Decision, now: dt.datetime) -> Occasion | None:
        meeting = obj.item.meeting
        is_out = meeting is not None and meeting.state in WITH_MINUTES and obj.item.state in ON_THE_DAY
        if obj.ended_on or obj.review_on is None or not is_out:
            return None
        found = nearest_lead(obj.review_on, self.leads, now)
        return Occasion(lead_key(found[0], obj.review_on), found[1]) if found else None

    def audience(self, objs: Sequence[Decision], now: dt.datetime) -> Audience:
        """Who chairs the place: the decision is offered to them for the next agenda."""
        places = [decision.item.place for decision in objs]
        chairs = people_by_place("circulate_minutes", places)
        roles = Roles.of({person for people in chairs.values() for person in people})
        return {
            decision.pk: {
                person: Recipient(roles.reason(person, decision.item.place))
                for person in chairs[decision.item.place_id]
            }
            for decision in objs
        }

    def letter(self, obj: Decision, occurrence: str, variant: str) -> Letter:
        """What only the executive may read is not said in a mail."""
        assert obj.review_on is not None
        assert obj.item.meeting is not None
        made = spaced(day(timezone.localdate(obj.item.meeting.starts_at)))
        late = occurrence.startswith("overdue")
        ahead = "overdue" if late else spaced(distance(obj.review_on))
        words = Truncator(plain(obj.text)).chars(200) if obj.item.sensitivity == Sensitivity.MEMBERS else ""
        return Letter(
            subject=f"Look at a decision again, {ahead}: {obj.item.meeting.place.name}",
            title=f"A decision of {made} is to be looked at again",
            sentence=words or "It is a matter of the executive: open it to read it.",
            place=obj.item.meeting.place.name,
            path=obj.get_absolute_url(),
            button="See the decision",
            facts=(("Review by", spaced(day(obj.review_on))),),
        )

    def over(self, obj: Decision, now: dt.datetime) -> str:
        return "The decision was looked at, or its date has moved."
