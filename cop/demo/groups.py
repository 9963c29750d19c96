"""Groups in every state, one across two networks and one across regions, and questions to the Chair Forums."""

import datetime as dt

from cop.demo.calendar import moment
from cop.demo.crate import dice_of, own_times, uid_of
from cop.demo.words.groups import ANSWER, ELSEWHERE, GROUPS, QUESTIONS, REPORT
from cop.demo.world import Patch, Tale, World
from exchange.enums import MatterState
from exchange.models import Matter, Remark
from fiso.enums import PlanState
from fiso.models import Dimension, FocusArea, Framework, Goal, Milestone, Plan
from meetings.enums import Answer, ItemState, Mode, Presence, State
from meetings.models import AgendaItem, Attendance, Meeting, Reply, Section
from networks.enums import GroupState, Spread
from networks.models import Forum, Group, GroupMembership, GroupOwner
from networks.slugs import free_slug
from roles.enums import RequestState, Role, Way
from roles.models import Appointment, GroupRequest, Person

NEVER = (GroupState.PROPOSED, GroupState.DECLINED, GroupState.WITHDRAWN)


def make_groups(world: World) -> None:
    """To be called once all others are written: few rows, each by itself."""
    home = next(patch for patch in world.patches if patch.tale is Tale.HOME)
    others = [patch for patch in world.patches if patch is not home and patch.chair]
    near = next(patch for patch in others if patch.network.area_id == home.network.area_id)
    far = next(patch for patch in others if patch.network.region_id != home.network.region_id)
    taken: set[str] = set()
    for number, (name, why, focus, who, state) in enumerate(GROUPS):
        owners = {0: [home, near], 1: [home, far]}.get(number, [home])
        lead = world.cast["executive"] if number == 0 else home.principals[(4 + number) % len(home.principals)]
        found(world, owners, lead, {"name": name, "purpose": why, "focus": focus, "who_for": who}, state, taken)
    for number, (name, why, state) in enumerate(ELSEWHERE):
        patch = others[number * 3 % len(others)]
        charter = {"name": name, "purpose": why, "focus": why.rstrip("."), "who_for": "All who wish to"}
        found(world, [patch], patch.principals[-1], charter, state, taken)
    for forum in Forum.objects.order_by("pk"):
        ask(world, forum)


def found(
    world: World, owners: list[Patch], lead: Person, charter: dict[str, str], state: GroupState, taken: set[str]
) -> None:
    today, first = world.calendar.today, owners[0]
    began = today - dt.timedelta(days=260)
    group = Group(slug=free_slug(charter["name"], taken), state=state, **charter)
    group.by_when = today + dt.timedelta(days=200) if state == GroupState.ACTIVE else None
    if state == GroupState.CONCLUDED:
        group.concluded_on = group.closed_on = today - dt.timedelta(days=40)
        group.spread = Spread.ADAPT
        for field, words in REPORT.items():
            setattr(group, field, words)
    if state in NEVER[1:]:
        group.reason, group.closed_on = "Another group does this already.", today - dt.timedelta(days=20)
    if state not in NEVER:
        group.opened_on = began
    group.save()
    propose(world, group, first, lead, state)
    if state not in NEVER:
        with own_times():
            fill(group, owners, lead, began)
            work(world, group, lead)


def propose(world: World, group: Group, patch: Patch, lead: Person, state: GroupState) -> None:
    """The proposal that the network decided on, or decides on now."""
    answers = {
        GroupState.PROPOSED: RequestState.OPEN,
        GroupState.DECLINED: RequestState.DECLINED,
        GroupState.WITHDRAWN: RequestState.WITHDRAWN,
    }
    answer = answers.get(state, RequestState.ACCEPTED)
    is_open = answer == RequestState.OPEN
    request = GroupRequest.objects.create(
        group=group, network=patch.network, way=Way.ASKED, lead=lead, by=lead, state=answer, reason=group.reason,
        answered_by=None if is_open else patch.leader, answered_at=None if is_open else moment(world.calendar.today),
        message="We have talked about it at lunch for a year. I would take the lead.",
    )  # fmt: skip
    GroupRequest.objects.filter(pk=request.pk).update(at=moment(world.calendar.today - dt.timedelta(days=9)))


def fill(group: Group, owners: list[Patch], lead: Person, began: dt.date) -> None:
    for patch in owners:
        GroupOwner.objects.create(group=group, network=patch.network, starts_on=began)
        for school in patch.schools[1:5]:
            GroupMembership.objects.create(group=group, school=school, starts_on=began)
    if owners[0].tale is Tale.HOME and group.state == GroupState.ACTIVE:
        GroupMembership.objects.create(group=group, school=owners[0].schools[0], starts_on=began)
    by = owners[0].leader
    said = {"place": group, "starts_on": began, "appointed_by": by, "appointed_at": moment(began)}
    Appointment.objects.create(person=lead, role=Role.GROUP_LEAD, **said)
    for patch in owners:
        person = patch.executives[-1]
        if person != lead:
            Appointment.objects.create(person=person, role=Role.GROUP_MEMBER, **said)


def work(world: World, group: Group, lead: Person) -> None:
    """Two meetings held, one to come while it is at work, and a plan."""
    today = world.calendar.today
    for days in (-130, -75):
        meet(group, lead, moment(tuesday(today, days), dt.time(15, 45)), held=True)
    if group.state == GroupState.ACTIVE:
        meet(group, lead, moment(tuesday(today, 16), dt.time(15, 45)), held=False)
    plan_of(world, group, lead)


def tuesday(today: dt.date, days: int) -> dt.date:
    """The Tuesday of the week that lies so many days from today."""
    day = today + dt.timedelta(days=days)
    return day + dt.timedelta(days=1 - day.weekday())


def meet(group: Group, lead: Person, at: dt.datetime, *, held: bool) -> None:
    meeting = Meeting.objects.create(
        place=group, title=f"{group.name}: meeting", starts_at=at, length_minutes=60, venue="Library",
        state=State.CONFIRMED if held else State.PUBLISHED, created_by=lead, published_at=at - dt.timedelta(days=30),
        started_at=at if held else None, ended_at=at + dt.timedelta(minutes=58) if held else None,
        circulated_at=at + dt.timedelta(days=2) if held else None, circulated_by=lead if held else None,
        confirmed_at=at + dt.timedelta(days=30) if held else None,
        uid=uid_of(dice_of("group meeting", group.slug, at)), created_at=at - dt.timedelta(days=40),
    )  # fmt: skip
    section = Section.objects.create(meeting=meeting, title="Our work", position=1)
    for position, title in enumerate(("What we tried since we met", "What we do until we meet again"), start=1):
        AgendaItem.objects.create(
            place=group, meeting=meeting, section=section, position=position, title=title, minutes=25, owner=lead,
            proposed_by=lead, proposed_at=at - dt.timedelta(days=35),
            state=ItemState.DISCUSSED if held else ItemState.ON_AGENDA,
            note="Each school told what it tried and showed two pieces of work." if held else "",
        )  # fmt: skip
    for number, school in enumerate(schools_of(group)):
        if held:
            presence = Presence.APOLOGY if number == 3 else Presence.PRINCIPAL
            mode = "" if number == 3 else Mode.IN_PERSON
            marked = {"presence": presence, "mode": mode, "marked_by": lead, "marked_at": at}
            Attendance.objects.create(meeting=meeting, school=school, **marked)
        elif number % 2 == 0:
            Reply.objects.create(
                meeting=meeting, school=school, answer=Answer.YES, by=lead, at=at - dt.timedelta(days=20)
            )
    if held:
        Attendance.objects.create(
            meeting=meeting, person=lead, presence=Presence.PRINCIPAL, mode=Mode.IN_PERSON, marked_by=lead,
            marked_at=at,
        )  # fmt: skip


def schools_of(group: Group) -> list:
    return [row.school for row in group.memberships.select_related("school")]


def plan_of(world: World, group: Group, lead: Person) -> None:
    year, over = world.calendar.today.year, group.state == GroupState.CONCLUDED
    framework = Framework.objects.filter(in_plans_from__lte=year).order_by("-in_plans_from").first()
    dimension = Dimension.objects.filter(framework=framework).order_by("pk").first()
    if framework is None or dimension is None:
        return
    now = moment(world.calendar.today)
    plan = Plan.objects.create(
        place=group, year=year, framework=framework, state=PlanState.CLOSED if over else PlanState.ACTIVE,
        direction=group.focus, started_by=lead, created_at=now - dt.timedelta(days=210),
        activated_at=now - dt.timedelta(days=200),
        closed_at=now - dt.timedelta(days=40) if over else None,
    )  # fmt: skip
    area = FocusArea.objects.create(
        plan=plan, dimension=dimension, title=group.focus[:160], reason=group.purpose, position=1
    )
    goal = Goal.objects.create(
        focus_area=area, statement=f"{group.who_for} work the same way by the end of the year.", position=1
    )
    Milestone.objects.create(
        plan=plan, goal=goal, title="Every member school has tried it twice and shown the work", position=1, lead=lead,
        due_on=world.calendar.in_days(30), review_on=world.calendar.in_days(20),
    )  # fmt: skip


def ask(world: World, forum: Forum) -> None:
    """One question is open, one on a meeting to come or open too, one answered."""
    chairs = [patch for patch in world.patches if patch.network.region_id == forum.region_id and patch.chair]
    home_first = sorted(chairs, key=lambda patch: patch.tale is not Tale.HOME)[: len(QUESTIONS)]
    admin, today = world.forum_admins[forum.region_id or 0], world.calendar.today
    for number, (patch, (title, why, wish)) in enumerate(zip(home_first, QUESTIONS, strict=False)):
        matter = Matter(
            forum=forum, network=patch.network, title=title, why=why, ask=wish, raised_by=patch.leader,
            state=MatterState.RAISED,
        )  # fmt: skip
        if number == 1:
            matter.state, matter.answer = MatterState.ANSWERED, ANSWER
            matter.closed_by, matter.closed_at = admin, moment(today - dt.timedelta(days=11))
        matter.save()
        Matter.objects.filter(pk=matter.pk).update(raised_at=moment(today - dt.timedelta(days=12 + 6 * number)))
        Remark.objects.create(
            matter=matter,
            by=admin,
            for_place=forum,
            text="Thank you. I have asked the other networks for their numbers.",
        )
