"""Annual plans with goals, milestones and their reviews: closed ones, and the one of this year around today."""

import datetime as dt
from dataclasses import dataclass
from random import Random

from cop.demo.calendar import YEARS, Term, moment
from cop.demo.words.improvement import DIRECTIONS, FOCUSES, NO_EVIDENCE, WITHDRAWN, Aim, Focus, Step
from cop.demo.world import Patch, Tale, World
from fiso.enums import Decision, Impact, Implementation, PlanState
from fiso.models import Dimension, FocusArea, Framework, Goal, Milestone, MilestoneReview, Plan
from roles.models import Person

HOME_FOCUSES = (0, 2, 4)
"""Of FOCUSES, what the demo network works on this year."""


@dataclass
class Held:
    """A review that was held on a meeting's day, for the agenda of that meeting."""

    day: dt.date
    milestone: Milestone
    review: MilestoneReview


@dataclass
class Drawing:
    """One plan while it is drawn."""

    world: World
    patch: Patch
    plan: Plan
    terms: list[Term]
    days: list[dt.date]
    dice: Random
    held: list[Held]
    leads: list[Person]


def make_plans(world: World, patch: Patch, days: list[dt.date]) -> list[Held]:
    """The plans of a network and their reviews, held on some of its past meeting days."""
    frameworks = list(Framework.objects.prefetch_related("dimensions").order_by("-in_plans_from"))
    held: list[Held] = []
    for year in world.calendar.years:
        if year == world.calendar.today.year and patch.tale is Tale.NO_PLAN:
            continue
        dice = patch.dice("plan", year)
        framework = next(one for one in frameworks if one.in_plans_from <= year)
        plan = world.crate.put(plan_of(world, patch, year, framework, dice))
        patch.plans[year] = plan
        terms = world.calendar.of_year(year)
        leads = [*patch.executives, patch.leader, *dice.sample(patch.principals, 3)]
        drawing = Drawing(world, patch, plan, terms, [day for day in days if day.year == year], dice, held, leads)
        for position, focus in enumerate(focuses_of(patch, year - world.calendar.years[0]), start=1):
            draw_focus(drawing, focus, framework, position)
    return held


def focuses_of(patch: Patch, turn: int) -> list[Focus]:
    """Two or three focus areas. They move on from year to year, with one carried over."""
    if patch.tale is Tale.HOME and turn == YEARS - 1:
        return [FOCUSES[number] for number in HOME_FOCUSES]
    count = 3 if patch.tale is Tale.HOME or patch.index % 3 == 0 else 2
    return [FOCUSES[(patch.index + turn * 2 + number) % len(FOCUSES)] for number in range(1, count + 1)]


def plan_of(world: World, patch: Patch, year: int, framework: Framework, dice: Random) -> Plan:
    today = world.calendar.today
    started = min(dt.date(year, 2, 10) + dt.timedelta(days=dice.randint(0, 12)), today)
    over = year < today.year
    return Plan(
        place=patch.network,
        year=year,
        framework=framework,
        state=PlanState.CLOSED if over else PlanState.ACTIVE,
        direction=DIRECTIONS[patch.index % len(DIRECTIONS)],
        started_by=patch.former_chair if over else patch.leader,
        created_at=moment(started, dt.time(15, 40)),
        activated_at=moment(min(started + dt.timedelta(days=24), today), dt.time(8, 15)),
        closed_at=moment(dt.date(year, 12, 12), dt.time(14)) if over else None,
    )


def draw_focus(drawing: Drawing, focus: Focus, framework: Framework, position: int) -> None:
    crate = drawing.world.crate
    dimension = dimension_of(framework, focus)
    area = crate.put(
        FocusArea(plan=drawing.plan, dimension=dimension, title=focus.title, reason=focus.reason, position=position)
    )
    for number, aim in enumerate(focus.aims, start=1):
        goal = crate.put(
            Goal(
                focus_area=area,
                statement=aim.statement,
                who_benefits=aim.who,
                measure=aim.measure,
                baseline=aim.baseline,
                target=aim.target,
                by_when=drawing.terms[-1].last,
                position=number,
            )
        )
        for place, step in enumerate(aim.steps, start=1):
            draw_milestone(drawing, focus, aim, goal, step, place)


def dimension_of(framework: Framework, focus: Focus) -> Dimension:
    """The dimension by element and place; in a framework with other elements, simply the one at that place."""
    known = list(framework.dimensions.all())
    of_element = [one for one in known if one.element == focus.element]
    return of_element[focus.dimension % len(of_element)] if of_element else known[focus.dimension % len(known)]


def draw_milestone(drawing: Drawing, focus: Focus, aim: Aim, goal: Goal, step: Step, place: int) -> None:
    """A milestone at the end of a term, reviewed at the meetings before and after, as far as those have been."""
    dice, today = drawing.dice, drawing.world.calendar.today
    term = drawing.terms[min(3, place * 4 // (len(aim.steps) + 1))]
    due = term.last - dt.timedelta(days=dice.choice((0, 3, 7, 14)))
    milestone = drawing.world.crate.put(
        Milestone(
            plan=drawing.plan,
            goal=goal,
            title=step.title,
            due_on=due,
            expected_effect=step.effect,
            position=place,
            lead=dice.choice(drawing.leads),
        )
    )
    if drawing.plan.state == PlanState.ACTIVE:
        drawing.patch.milestones.append(milestone)
    past = [day for day in drawing.days if due - dt.timedelta(days=75) < day < min(today, due + dt.timedelta(days=60))]
    looks = [day for day in past if day < due][-1:] + [day for day in past if day >= due][:1]
    reviews = [hold_review(drawing, focus, milestone, day) for day in looks]
    settle(drawing, milestone)
    if reviews:
        reviews[-1].next_review_on = milestone.review_on
        if milestone.review_on and milestone.review_on <= reviews[-1].held_on:
            milestone.review_on = reviews[-1].next_review_on = reviews[-1].held_on + dt.timedelta(days=7)


def hold_review(drawing: Drawing, focus: Focus, milestone: Milestone, day: dt.date) -> MilestoneReview:
    dice, late = drawing.dice, day >= milestone.due_on
    if late:
        impact = dice.choice((Impact.EARLY_SIGNS, Impact.SOME_SCHOOLS, Impact.SOME_SCHOOLS, Impact.SUSTAINED))
    else:
        impact = dice.choice((Impact.NO_EVIDENCE, Impact.EARLY_SIGNS, Impact.EARLY_SIGNS, Impact.NONE_SEEN))
    evidence = {
        Impact.NO_EVIDENCE: NO_EVIDENCE,
        Impact.NONE_SEEN: "Looked at in three schools; nothing has changed yet.",
        Impact.EARLY_SIGNS: dice.choice(focus.early),
    }.get(impact) or dice.choice(focus.clear)
    spread = late and impact in (Impact.SOME_SCHOOLS, Impact.SUSTAINED) and dice.random() < 0.4
    review = drawing.world.crate.put(
        MilestoneReview(
            milestone=milestone,
            held_on=day,
            implementation=Implementation.IN_PLACE if late else Implementation.UNDER_WAY,
            impact=impact,
            evidence=evidence,
            enablers=focus.enabler if dice.random() < 0.6 else "",
            barriers=focus.barrier if dice.random() < 0.6 else "",
            decision=Decision.SPREAD if spread else Decision.CONTINUE,
            next_review_on=after(drawing, day),
            recorded_by=drawing.patch.scribe,
            recorded_at=moment(day, dt.time(11, 20)),
        )
    )
    drawing.held.append(Held(day, milestone, review))
    return review


def after(drawing: Drawing, day: dt.date) -> dt.date:
    """The meeting after next to a review, or five weeks on."""
    later = [one for one in drawing.days if one > day]
    return later[0] if later else day + dt.timedelta(days=35)


def settle(drawing: Drawing, milestone: Milestone) -> None:
    """Reached, withdrawn, or still to come: in a closed plan nothing is left open, in this year's a few are late."""
    dice, today = drawing.dice, drawing.world.calendar.today
    if drawing.plan.state == PlanState.CLOSED or milestone.due_on < today:
        if dice.random() < 0.07:
            milestone.withdrawn_on, milestone.withdrawn_reason = min(milestone.due_on, today), WITHDRAWN
            return
        if drawing.plan.state == PlanState.CLOSED or not is_late(drawing):
            milestone.reached_on = min(milestone.due_on - dt.timedelta(days=dice.randint(0, 9)), today)
            return
    upcoming = [day for day in drawing.days if day > today]
    milestone.review_on = upcoming[0] if upcoming else max(milestone.due_on, today + dt.timedelta(days=21))
    if is_late(drawing):
        milestone.review_on = today - dt.timedelta(days=dice.randint(5, 30))


def is_late(drawing: Drawing) -> bool:
    """Whether this milestone fell behind: often in a network that is late, seldom elsewhere."""
    share = {Tale.LATE: 0.45, Tale.SILENT: 0.5, Tale.NO_CHAIR: 0.3}.get(drawing.patch.tale, 0.05)
    return drawing.dice.random() < share
