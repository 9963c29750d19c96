"""What is planned ahead: series, days to keep free, and agenda templates at every height of the tree."""

import datetime as dt
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.utils import timezone

from meetings.models import AgendaTemplate, CurriculumDay, MeetingSeries, SchoolTerm, TemplateItem
from networks.models import State
from roles.models import Person
from tests.access.world.baits import canary

if TYPE_CHECKING:
    from tests.access.world import World


def build(world: "World") -> None:
    people, today = world.people, timezone.localdate()
    chair, theirs = people["chair"], people["chair_elsewhere"]
    state = State.objects.get()
    monday = today + dt.timedelta(days=14 - today.weekday())
    series, their_series = _series(world.ours, chair, "series"), _series(world.theirs, theirs, "their-series")
    world.keep(
        series=series,
        their_series=their_series,
        day=CurriculumDay.objects.create(place=world.ours, day=monday, title="Curriculum day"),
        their_day=CurriculumDay.objects.create(place=world.theirs, day=monday, title=canary("their-day")),
        school_day=CurriculumDay.objects.create(place=world.school, day=monday, title="Ours"),
        term=SchoolTerm.objects.create(year=2038, number=1, starts_on=dt.date(2038, 2, 1), ends_on=dt.date(2038, 4, 1)),
        state_day=CurriculumDay.objects.create(place=state, day=monday, title="Voting day"),
        template=_template(world.ours, chair, "template"),
        region_template=_template(world.ours.region, people["forum_admin"], "region-template"),
        state_template=_template(state, people["central"], "state-template"),
        their_template=_template(world.theirs, theirs, "their-template"),
    )
    world.ids |= {
        "today": today.isoformat(),
        "in_a_year": (today + dt.timedelta(days=360)).isoformat(),
        "a_monday": (monday + dt.timedelta(days=7)).isoformat(),
        "their_series_uid": their_series.uid,
        "network": world.ours.pk,
        "region": world.ours.region.pk,
        "state": state.pk,
    }


def _series(place: Any, by: Person, key: str) -> MeetingSeries:
    today = timezone.localdate()
    return MeetingSeries.objects.create(
        place=place, pattern="weeks", weeks=[3], weekday=3, time=dt.time(9, 30), venue=canary(key), created_by=by,
        starts_on=today, until=today + dt.timedelta(days=300), uid=uuid4(),
    )  # fmt: skip


def _template(place: Any, by: Person, key: str) -> AgendaTemplate:
    template = AgendaTemplate.objects.create(place=place, title=canary(key), created_by=by)
    TemplateItem.objects.create(template=template, position=1, section="Opening", title=f"Item of {key}")
    return template
