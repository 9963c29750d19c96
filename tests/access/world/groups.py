"""A group at work and one that is concluded, requests about them, and a question to the forum."""

from typing import Any

from django.utils import timezone

from exchange.enums import MatterState
from exchange.models import Matter
from networks.enums import GroupState, Spread
from roles.enums import Role, Way
from roles.models import GroupRequest
from tests.access.world.baits import canary
from tests.factories import (
    GroupFactory,
    ItemFactory,
    MeetingFactory,
    PersonFactory,
    PublishedMeetingFactory,
    SectionFactory,
    appoint,
)


def build(world: Any, forum: Any) -> None:
    ours, people = world.ours, world.people
    group = GroupFactory(owners=[ours], schools=[world.school], name="Our Group", purpose=canary("group-charter"))
    people["group_lead"] = appoint(Role.GROUP_LEAD, group)
    alone = appoint(Role.GROUP_MEMBER, group, PersonFactory(name=canary("group-member")))
    over = GroupFactory(
        owners=[ours], schools=[world.school], name="Old Group", state=GroupState.CONCLUDED,
        concluded_on=timezone.localdate(), report_did=canary("group-report"), report_changed="It changed.",
        report_take="A sheet.", spread=Spread.AS_IS,
    )  # fmt: skip
    theirs = GroupFactory(owners=[world.theirs], name="Their Group", purpose=canary("their-group"))
    proposed = GroupFactory(owners=[], name="Wished Group", state=GroupState.PROPOSED, purpose=canary("wished-group"))
    appoint(Role.GROUP_LEAD, over, people["group_lead"])
    meeting = PublishedMeetingFactory(place=group, title=canary("group-meeting"), created_by=people["group_lead"])
    for name, place in (("group", group), ("old_group", over), ("their_group", theirs)):
        world.samples[name] = {"slug": place.slug}
    world.samples["role_in_group"] = {"pk": alone.appointments.get().pk}
    world.samples["group_meetings"] = {"kind": "group", "slug": group.slug}
    world.keep(group_meeting=meeting, group_item=ItemFactory(meeting=meeting))
    world.ids |= {"group_alone": alone.pk, "other_school_key": f"s{world.other_school.pk}", "me_at": group.version}
    _requests(world, group, proposed)
    _matters(world, forum)


def _requests(world: Any, group: Any, proposed: Any) -> None:
    people = world.people
    rows = GroupRequest.objects
    world.keep(
        wish=rows.create(group=group, school=world.other_school, way=Way.ASKED, by=people["neighbour"]),
        call=rows.create(group=group, network=world.theirs, way=Way.INVITED, by=people["group_lead"]),
        proposal_of_group=rows.create(
            group=proposed, network=world.ours, way=Way.ASKED, by=people["neighbour"], lead=people["neighbour"],
            message=canary("group-message"),
        ),
    )  # fmt: skip
    world.ids |= {"leaver": f"s{world.school.pk}", "our_network": world.ours.pk}


def _matters(world: Any, forum: Any) -> None:
    meeting = MeetingFactory(place=forum, created_by=world.people["forum_admin"])
    SectionFactory(meeting=meeting)
    world.ids["forum_draft"] = meeting.pk
    words = {"forum": forum, "network": world.ours, "ask": "An answer", "raised_by": world.people["chair"]}
    world.keep(
        matter=Matter.objects.create(title="Relief", why=canary("matter"), **words),
        answered=Matter.objects.create(
            title="Buses", question_id=world.ids["question"], state=MatterState.ANSWERED, closed_at=timezone.now(),
            answer=canary("matter-answer"), closed_by=world.people["forum_admin"], **words,
        ),
    )  # fmt: skip
    world.samples["forum"] = {"slug": forum.slug}
