"""
One small world for the doors: two networks in two regions, everything in every state, each text carrying its own
canary.

What a persona may see is written here by hand, without asking the code under test.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from meetings.enums import ItemState, Sensitivity, State
from networks.models import Network
from roles import access
from roles.enums import Role
from roles.models import Person
from tests.factories import (
    ActionFactory,
    DecisionFactory,
    FocusAreaFactory,
    ForumFactory,
    GoalFactory,
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    MilestoneFactory,
    NetworkFactory,
    NoticeFactory,
    PersonFactory,
    PlanFactory,
    PublishedMeetingFactory,
    ReviewFactory,
    SchoolFactory,
    SectionFactory,
    StateFactory,
    appoint,
)

MEMBERS = {"principal", "executive", "chair", "seil"}
SET_AGENDA = {"executive", "chair", "seil"}
READERS = MEMBERS | {"area_director", "multidisciplinary", "forum_admin"}
ADVISERS = {"executive", "chair", "seil", "area_director"}
ELSEWHERE = {"chair_elsewhere"}
ROLLUP = {"executive", "chair", "seil", "area_director", "forum_admin", "central"}

MAY_SEE: dict[str, set[str]] = {
    # canary -> personas who may meet it on some page; nobody else may meet it anywhere
    "published": READERS | {"guest"},
    "draft": SET_AGENDA,
    "executive-item": SET_AGENDA,
    "proposal": SET_AGENDA | {"principal"},
    "note-in-draft": SET_AGENDA,
    "note-circulated": READERS,
    "decision-circulated": READERS,
    "own-action": READERS,
    "executive-action": SET_AGENDA,
    "plan": READERS,
    "milestone": READERS | ROLLUP,
    "draft-plan": ADVISERS,
    "evidence": READERS,
    "notice": {"principal"},
    "their-published": ELSEWHERE,
    "their-draft": ELSEWHERE,
    "their-plan": ELSEWHERE,
    "their-milestone": ELSEWHERE | {"central"},
    "their-action": ELSEWHERE,
    "their-notice": ELSEWHERE,
}


def canary(key: str) -> str:
    return f"CANARY-{key}-END"


@dataclass
class World:
    ours: Network
    theirs: Network
    people: dict[str, Person]
    samples: dict[str, dict[str, Any]] = field(default_factory=dict)


def _people(ours: Network, theirs: Network, school: Any) -> dict[str, Person]:
    today = timezone.localdate()
    state = StateFactory()
    people = {
        "stranger": PersonFactory(),
        "principal": appoint(Role.PRINCIPAL, school),
        "executive": appoint(Role.EXECUTIVE, ours),
        "chair": appoint(Role.CHAIR, ours),
        "seil": appoint(Role.SEIL, ours),
        "area_director": appoint(Role.AREA_DIRECTOR, ours.area),
        "multidisciplinary": appoint(Role.MULTIDISCIPLINARY, ours.area),
        "forum_admin": appoint(Role.FORUM_ADMIN, ours.region),
        "central": appoint(Role.CENTRAL, state),
        "administrator": appoint(Role.ADMINISTRATOR, state),
        "chair_elsewhere": appoint(Role.CHAIR, theirs),
        "chair_until_yesterday": appoint(Role.CHAIR, ours, ends_on=today - dt.timedelta(days=1)),
        "chair_from_tomorrow": appoint(Role.CHAIR, ours, starts_on=today + dt.timedelta(days=1)),
        "inactive_chair": appoint(Role.CHAIR, ours),
        "superuser": PersonFactory(is_superuser=True, is_staff=True),
        "guest": PersonFactory(),
    }
    return people


def _meetings(world: World) -> None:
    ours, people, samples = world.ours, world.people, world.samples
    published = PublishedMeetingFactory(place=ours, title=canary("published"), created_by=people["chair"])
    access.grant(person=people["guest"], right="view_as_guest", obj=published, by=people["chair"])
    section = SectionFactory(meeting=published)
    item = ItemFactory(meeting=published, section=section)
    ItemFactory(meeting=published, section=section, sensitivity=Sensitivity.EXECUTIVE, title=canary("executive-item"))
    waiting = ItemFactory(meeting=published, waiting=True, title=canary("proposal"), proposed_by=people["principal"])
    draft = MeetingFactory(place=ours, title=canary("draft"))
    running = PublishedMeetingFactory(
        place=ours, state=State.IN_PROGRESS, starts_at=timezone.now(), started_at=timezone.now(), title="Running"
    )
    running_item = ItemFactory(meeting=running)
    held = HeldMeetingFactory(place=ours, title="Held")
    ItemFactory(meeting=held, note=canary("note-in-draft"), state=ItemState.DISCUSSED)
    circulated = HeldMeetingFactory(
        place=ours,
        state=State.CIRCULATED,
        circulated_at=timezone.now(),
        circulated_by=people["chair"],
        title="Circulated",
    )
    record = ItemFactory(meeting=circulated, note=canary("note-circulated"), state=ItemState.DISCUSSED)
    decision = DecisionFactory(item=record, text=canary("decision-circulated"))
    action = ActionFactory(item=record, what=canary("own-action"), owner=people["principal"], set_by=people["chair"])
    ActionFactory(
        item=record, what=canary("executive-action"), sensitivity=Sensitivity.EXECUTIVE, owner=people["executive"]
    )
    samples.update(
        published={"pk": published.pk},
        draft={"pk": draft.pk},
        running={"pk": running.pk},
        held={"pk": held.pk},
        circulated={"pk": circulated.pk},
        item={"pk": item.pk},
        running_item={"pk": running_item.pk},
        proposal={"pk": waiting.pk},
        section={"pk": section.pk},
        decision={"pk": decision.pk},
        action={"pk": action.pk},
    )


def _their_side(world: World) -> None:
    theirs, chair = world.theirs, world.people["chair_elsewhere"]
    published = PublishedMeetingFactory(place=theirs, title=canary("their-published"), created_by=chair)
    record = ItemFactory(meeting=published)
    MeetingFactory(place=theirs, title=canary("their-draft"))
    ActionFactory(item=record, what=canary("their-action"), owner=chair)
    plan = PlanFactory(place=theirs, direction=canary("their-plan"))
    goal = GoalFactory(focus_area=FocusAreaFactory(plan=plan))
    MilestoneFactory(goal=goal, title=canary("their-milestone"), due_on=timezone.localdate() - dt.timedelta(days=3))
    NoticeFactory(person=chair, subject=canary("their-notice"))


def _plans(world: World) -> None:
    year = timezone.localdate().year
    plan = PlanFactory(place=world.ours, direction=canary("plan"), year=year)
    draft = PlanFactory(
        place=world.ours, direction=canary("draft-plan"), year=year + 1, state="draft", activated_at=None
    )
    focus = FocusAreaFactory(plan=plan)
    goal = GoalFactory(focus_area=focus)
    overdue = timezone.localdate() - dt.timedelta(days=3)
    milestone = MilestoneFactory(goal=goal, title=canary("milestone"), due_on=overdue, review_on=overdue)
    ReviewFactory(milestone=milestone, evidence=canary("evidence"))
    world.samples.update(
        plan={"pk": plan.pk},
        draft_plan={"pk": draft.pk},
        focus_area={"pk": focus.pk},
        goal={"pk": goal.pk},
        milestone={"pk": milestone.pk},
    )


def build_world() -> World:
    ours, theirs = NetworkFactory(name="Ours"), NetworkFactory(name="Theirs")
    forum = ForumFactory(region=ours.region, name="Our Forum")
    school = SchoolFactory(network=ours, name="Our School")
    SchoolFactory(network=theirs, name="Their School")
    world = World(ours, theirs, _people(ours, theirs, school))
    _meetings(world)
    _plans(world)
    _their_side(world)
    notice = NoticeFactory(person=world.people["principal"], subject=canary("notice"))
    world.samples.update(
        nothing={},
        network={"slug": ours.slug},
        school={"slug": school.slug},
        area={"slug": ours.area.slug},
        region={"slug": ours.region.slug},
        forum_meetings={"kind": "forum", "slug": forum.slug},
        network_meetings={"kind": "network", "slug": ours.slug},
        notice={"pk": notice.pk},
    )
    return world
