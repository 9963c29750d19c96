"""Notices about the impact of a plan: the review of a milestone comes near, or its day has passed."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from common.words import day, distance
from fiso.enums import PlanState
from fiso.models import Milestone
from reminders.audience import Audience, Recipient, Roles, people_by_place
from reminders.kinds.base import Kind, Letter, Occasion, lead_key, plain, spaced
from reminders.rules import OVERDUE, RECENT, nearest_lead


class ReviewDue(Kind[Milestone]):
    code = "review_due"
    label = "Milestone reviews"
    hint = "Fourteen and three days before a review is due, and once when its day has passed."
    group = "plans"
    model = Milestone
    leads = (14, 3, OVERDUE)

    def around(self, now: dt.datetime) -> QuerySet[Milestone]:
        today = timezone.localdate(now)
        days = [today + dt.timedelta(days=lead - back) for lead in self.leads for back in range(RECENT.days + 1)]
        return Milestone.objects.live().filter(review_on__in=days)

    def read(self, rows: QuerySet[Milestone]) -> list[Milestone]:
        return list(rows.select_related("lead", "plan__place"))

    def occasion(self, obj: Milestone, now: dt.datetime) -> Occasion | None:
        is_live = obj.withdrawn_on is None and obj.reached_on is None and obj.plan.state == PlanState.ACTIVE
        if not is_live or obj.review_on is None:
            return None
        found = nearest_lead(obj.review_on, self.leads, now)
        return Occasion(lead_key(found[0], obj.review_on), found[1]) if found else None

    def audience(self, objs: Sequence[Milestone], now: dt.datetime) -> Audience:
        """Its lead while they belong to the place, and those who review milestones there."""
        places = [milestone.plan.place for milestone in objs]
        reviewers, members = people_by_place("review_milestone", places), people_by_place("view_community", places)
        roles = Roles.of({person for people in reviewers.values() for person in people})
        found: Audience = {}
        for milestone in objs:
            place = milestone.plan.place
            found[milestone.pk] = {person: Recipient(roles.reason(person, place)) for person in reviewers[place.pk]}
            if milestone.lead_id in members[place.pk]:
                found[milestone.pk][milestone.lead_id] = Recipient("You lead this milestone.")
        return found

    def letter(self, obj: Milestone, occurrence: str, variant: str) -> Letter:
        assert obj.review_on is not None
        title = plain(obj.title)
        if occurrence.startswith("overdue"):
            subject, heading = f"Review overdue: {title}", "A milestone review is overdue"
        else:
            ahead = spaced(distance(obj.review_on))
            subject, heading = f"Review {ahead}: {title}", f"A milestone is reviewed {ahead}"
        return Letter(
            subject=subject,
            title=heading,
            sentence=f"{title}. What is in place, and what has it changed?",
            place=obj.plan.place.name,
            path=obj.get_absolute_url(),
            button="See the milestone",
            facts=(("Review by", spaced(day(obj.review_on))),),
        )

    def over(self, obj: Milestone, now: dt.datetime) -> str:
        if obj.reached_on or obj.withdrawn_on:
            return "The milestone is reached or withdrawn."
        return "The review is held, or its date has moved."
