"""A network that merged into ours a year ago: what it left is read by whoever reads the same of ours."""

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from meetings.enums import ItemState, Sensitivity, State
from networks.enums import Replaced
from networks.models import NetworkPlacement, Replacement
from tests.access.world.baits import canary
from tests.factories import HeldMeetingFactory, ItemFactory, MeetingFactory, NetworkFactory, PlanFactory

if TYPE_CHECKING:
    from tests.access.world import World


def build(world: "World") -> None:
    on = timezone.localdate() - dt.timedelta(days=400)
    former = NetworkFactory(name="Former", area=world.ours.area, closed_on=on)
    NetworkPlacement.objects.filter(network=former).update(ends_on=on - dt.timedelta(days=1))
    Replacement.objects.create(old=former, new=world.ours, on=on, how=Replaced.MERGED, takes_over=True)
    when = timezone.now() - dt.timedelta(days=450)
    meeting = HeldMeetingFactory(
        place=former, state=State.CIRCULATED, circulated_at=when, starts_at=when, title=canary("former"),
        circulated_by=world.people["chair"],
    )  # fmt: skip
    item = ItemFactory(meeting=meeting, note=canary("former-note"), state=ItemState.DISCUSSED)
    closed = {"sensitivity": Sensitivity.EXECUTIVE, "state": ItemState.DISCUSSED}
    ItemFactory(meeting=meeting, note=canary("former-executive"), **closed)
    world.keep(
        former_meeting=meeting,
        former_item=item,
        former_draft=MeetingFactory(place=former, title=canary("former-draft"), starts_at=when),
        former_plan=PlanFactory(
            place=former, year=when.year, state="closed", closed_at=when, direction=canary("former-plan")
        ),
    )
    world.samples |= {
        "former": {"slug": former.slug},
        "former_kind": {"kind": "network", "slug": former.slug},
    }
