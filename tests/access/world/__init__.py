"""
One small world for the doors: two networks in two regions, everything in every state, each text carrying its own
canary.

What a persona may see is written by hand in baits.py, without asking the code under test.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.db.models import Model
from django.utils import timezone

from networks.models import Network, School
from roles.enums import Role
from roles.models import Person, RearrangedPlace, Rearrangement
from tests.access.world import former, groups, joint, meetings, planning, plans, record, roles
from tests.access.world.baits import MAY_SEE, canary
from tests.access.world.imports import PLAN, imports
from tests.access.world.people import people
from tests.factories import (
    ActionFactory,
    FeedFactory,
    FocusAreaFactory,
    ForumFactory,
    GoalFactory,
    ItemFactory,
    MeetingFactory,
    MilestoneFactory,
    NetworkFactory,
    NoticeFactory,
    PlanFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    appoint,
)

__all__ = ["MAY_SEE", "World", "build_world", "canary"]


@dataclass
class World:
    """`samples`: the keys that an address takes, by name. `ids`: what "$name" stands for in a door."""

    ours: Network
    theirs: Network
    school: School
    other_school: School
    people: dict[str, Person]
    samples: dict[str, dict[str, Any]] = field(default_factory=dict)
    ids: dict[str, Any] = field(default_factory=dict)

    def keep(self, **rows: Model) -> None:
        for name, row in rows.items():
            self.samples[name] = {"pk": row.pk}
            self.ids[name] = row.pk


def _their_side(world: World) -> None:
    theirs, chair = world.theirs, world.people["chair_elsewhere"]
    published = PublishedMeetingFactory(place=theirs, title=canary("their-published"), created_by=chair)
    item = ItemFactory(meeting=published, title=canary("their-item"))
    draft = MeetingFactory(place=theirs, title=canary("their-draft"), created_by=chair)
    plan = PlanFactory(place=theirs, direction=canary("their-plan"))
    goal = GoalFactory(focus_area=FocusAreaFactory(plan=plan))
    overdue = timezone.localdate() - dt.timedelta(days=3)
    world.keep(
        their_published=published,
        their_draft=draft,
        their_section=item.section,
        their_item=item,
        their_action=ActionFactory(item=item, what=canary("their-action"), owner=chair, set_by=chair),
        their_plan=plan,
        their_milestone=MilestoneFactory(goal=goal, title=canary("their-milestone"), due_on=overdue),
        their_notice=NoticeFactory(person=chair, subject=canary("their-notice")),
    )
    world.keep(their_feed=FeedFactory(person=chair, name=canary("their-feed")))
    world.ids["their_uid"] = published.uid


def _notices(world: World) -> None:
    person = world.people["principal"]
    not_yet = {"person": person, "sent_at": None}
    world.keep(
        feed=FeedFactory(person=person, name=canary("feed")),
        notice=NoticeFactory(person=person, subject=canary("notice")),
        pending_notice=NoticeFactory(**not_yet, state="pending", subject=canary("pending-notice")),
        failed_notice=NoticeFactory(**not_yet, state="failed", subject=canary("failed-notice")),
    )


def _places(world: World, forum: Any, their_school: School) -> None:
    ours, theirs = world.ours, world.theirs
    world.samples |= {
        "nothing": {},
        "network_key": {"pk": ours.pk},
        "network": {"slug": ours.slug},
        "their_network": {"slug": theirs.slug},
        "school": {"slug": world.school.slug},
        "their_school": {"slug": their_school.slug},
        "area": {"slug": ours.area.slug},
        "region": {"slug": ours.region.slug},
        "forum_meetings": {"kind": "forum", "slug": forum.slug},
        "network_meetings": {"kind": "network", "slug": ours.slug},
        "their_meetings": {"kind": "network", "slug": theirs.slug},
        "network_kind": {"kind": "network", "slug": ours.slug},
        "their_network_kind": {"kind": "network", "slug": theirs.slug},
        "school_kind": {"kind": "school", "slug": world.school.slug},
        "area_kind": {"kind": "area", "slug": ours.area.slug},
        "region_kind": {"kind": "region", "slug": ours.region.slug},
    }
    meeting = PublishedMeetingFactory(place=forum, title=canary("forum"))
    world.keep(forum_meeting=meeting, forum_item=ItemFactory(meeting=meeting))


def _roles(world: World, their_school: School) -> None:
    """Roles of ours and of theirs as samples, with words that not everybody may read."""
    people, today = world.people, timezone.localdate()
    gone = roles.somebody_who_left(world.ours, people["administrator"])
    principal = appoint(Role.PRINCIPAL, their_school)
    for name in ("chair", "neighbour", "executive", "stranger", "seil", "chair_elsewhere"):
        world.samples[f"person_{name}"] = {"pk": people[name].pk}
    world.samples["person_gone"] = {"pk": gone.pk}
    roles.say_things(people)
    for sample, name in (
        ("role_of_executive", "executive"),
        ("role_of_their_chair", "chair_elsewhere"),
        ("role_from_tomorrow", "chair_from_tomorrow"),
    ):
        world.samples[sample] = {"pk": people[name].appointments.get().pk}
    for name, place in (("school", world.school), ("their_network", world.theirs)):
        world.samples[f"{name}_kind"] = {"kind": place.kind, "slug": place.slug}
    duty = f"action-{world.ids['their_action']}"
    world.ids |= {"today": today.isoformat(), "their_principal": principal.pk, "their_duty": duty}


def _change(world: World) -> None:
    """A change of our network that is planned, with nothing written yet."""
    on, by = timezone.localdate() + dt.timedelta(days=40), world.people["area_director"]
    change = Rearrangement.objects.create(change="rename", on=on, sentence=canary("change"), decided_by=by)
    RearrangedPlace.objects.create(rearrangement=change, place=world.ours, part="subject")
    world.keep(change=change)


def _ids(world: World, their_school: School) -> None:
    today = timezone.localdate()
    world.ids |= {
        "school": world.school.pk,
        "other_school": world.other_school.pk,
        "network": world.ours.pk,
        "their_school": their_school.pk,
        "their_network": world.theirs.pk,
        "principal": world.people["principal"].pk,
        "chair": world.people["chair"].pk,
        "guest": world.people["guest"].pk,
        "stranger": world.people["stranger"].pk,
        "their_chair": world.people["chair_elsewhere"].pk,
        "stranger_email": world.people["stranger"].email,
        "uid": uuid4(),
        "neighbour_person": world.people["neighbour"].pk,
        "group_year": today.year,
        "next_month": (today + dt.timedelta(days=30)).isoformat(),
        "yesterday": (today - dt.timedelta(days=1)).isoformat(),
        "this_year": dt.date(today.year, 12, 31).isoformat(),
    }


def build_world() -> World:
    ours = NetworkFactory(name="Ours", vision=canary("vision"))
    theirs = NetworkFactory(name="Theirs", vision=canary("their-vision"))
    forum = ForumFactory(region=ours.region, name="Our Forum")
    school = SchoolFactory(network=ours, name="Our School")
    other_school = SchoolFactory(network=ours, name="Other School")
    their_school = SchoolFactory(network=theirs, name="Their School")
    world = World(ours, theirs, school, other_school, people(ours, theirs, school, other_school))
    plans.build(world)
    meetings.build(world)
    record.build(world)
    _their_side(world)
    _notices(world)
    groups.build(world, forum)
    _places(world, forum, their_school)
    _roles(world, their_school)
    _change(world)
    _ids(world, their_school)
    world.keep(**imports(world.people["administrator"], canary("import")))
    world.ids |= {"import_sha256": "1" * 64, "import_plan": PLAN}
    planning.build(world)
    former.build(world)
    joint.build(world)
    world.ids["school_next_door"] = School.objects.get(name="School Next Door").pk
    world.samples["their_item_alone"] = {"pk": world.ids["their_item"]}
    return world
