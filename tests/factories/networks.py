import datetime as dt

import factory
from factory.django import DjangoModelFactory

from networks.enums import GroupState
from networks.models import (
    Area,
    Forum,
    Group,
    GroupMembership,
    GroupOwner,
    Network,
    NetworkPlacement,
    Region,
    School,
    SchoolMembership,
    State,
)

LONG_AGO = dt.date(2020, 1, 1)


class PlaceFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    slug = factory.LazyAttribute(lambda place: place.name.lower().replace(" ", "-"))


class StateFactory(PlaceFactory):
    class Meta:
        model = State
        django_get_or_create = ("slug",)

    name = "Victoria"


class RegionFactory(PlaceFactory):
    class Meta:
        model = Region

    name = factory.Sequence(lambda n: f"Region {n}")


class ForumFactory(PlaceFactory):
    class Meta:
        model = Forum

    name = factory.LazyAttribute(lambda forum: f"{forum.region.name} Network Chair Forum")
    region = factory.SubFactory(RegionFactory)


class AreaFactory(PlaceFactory):
    class Meta:
        model = Area

    name = factory.Sequence(lambda n: f"Area {n}")
    region = factory.SubFactory(RegionFactory)


class NetworkFactory(PlaceFactory):
    """A network under its own new area and region, with its placement row."""

    class Meta:
        model = Network
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Network {n}")
    area = factory.SubFactory(AreaFactory)
    region = factory.SelfAttribute("area.region")

    @factory.post_generation
    def placement(network, create, extracted, **kwargs):
        NetworkPlacement.objects.create(network=network, area_id=network.area_id, starts_on=LONG_AGO)


class SchoolFactory(PlaceFactory):
    """A government primary school in a network, with its membership row."""

    class Meta:
        model = School
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"School {n}")
    network = factory.SubFactory(NetworkFactory)
    area = factory.LazyAttribute(lambda school: school.network.area if school.network else None)
    region = factory.LazyAttribute(lambda school: school.network.region if school.network else None)
    entity_type = 1
    school_no = factory.Sequence(lambda n: n + 1)
    school_type = "primary"
    town = "Wattle Flat"

    @factory.post_generation
    def membership(school, create, extracted, **kwargs):
        if school.network_id:
            SchoolMembership.objects.create(school=school, network_id=school.network_id, starts_on=LONG_AGO)


class GroupFactory(PlaceFactory):
    """An active group of one network or several (`owners`), with the `schools` that belong to it."""

    class Meta:
        model = Group
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Group {n}")
    purpose = "Writing in Years 7 and 8 falls behind reading."
    focus = "Writing across the subjects"
    who_for = "Leaders of literacy"
    state = GroupState.ACTIVE
    opened_on = LONG_AGO

    @factory.post_generation
    def owners(group, create, extracted, **kwargs):
        for network in [NetworkFactory()] if extracted is None else extracted:
            GroupOwner.objects.create(group=group, network=network, starts_on=LONG_AGO)

    @factory.post_generation
    def schools(group, create, extracted, **kwargs):
        for school in extracted or []:
            GroupMembership.objects.create(group=group, school=school, starts_on=LONG_AGO)
