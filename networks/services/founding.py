"""Networks begin, end and stand for each other, on a day. Rights are asked by the caller."""

import datetime as dt

from django.db.models import Q

from common.errors import Refused
from common.words import count, day
from networks.enums import Kind, Replaced
from networks.models import Area, Network, NetworkPlacement, Place, Replacement, School
from networks.services.moving import end_placement, leave_school_out, must_be_open, schools_on
from networks.services.trail import Trail
from networks.slugs import free_slug

LONGEST_NAME = 120


def found_network(trail: Trail, name: str, area: Area, on: dt.date) -> Network:
    """A new network, there from the day on."""
    must_be_open(area, on)
    name = fit_name(name, Kind.NETWORK, on)
    slug = free_slug(name, set(Place.objects.filter(kind=Kind.NETWORK).values_list("slug", flat=True)))
    network = trail.add(Network(name=name, slug=slug, area=area, region=area.region, opened_on=on))
    trail.add(NetworkPlacement(network=network, area=area, starts_on=on))
    return network


def fit_name(name: str, kind: str, on: dt.date, *, apart_from: int | None = None) -> str:
    """The name without odd spaces. Raises Refused when it is empty, too long, or that of another place of its kind."""
    name = " ".join(name.split())
    if not name:
        raise Refused("Give it a name.", "name")
    if len(name) > LONGEST_NAME:
        raise Refused(f"The name is too long: {LONGEST_NAME} letters at most.", "name")
    planned = Q(names__name__iexact=name, names__ends_on=None, names__starts_on__gt=on)
    same = Place.objects.filter(Q(name__iexact=name) | planned, kind=kind, closed_on=None)
    if apart_from:
        same = same.exclude(pk=apart_from)
    if same.exists():
        raise Refused(f"There is another {Kind(kind).label.lower()} called {name}.", "name")
    return name


def close_network(trail: Trail, network: Network, on: dt.date) -> None:
    """
    `on` is the first day it no longer exists. Its schools must have gone elsewhere before: none is left in a network
    that is not there. The page, the records and the address stay.
    """
    must_be_open(network, on)
    if network.opened_on and network.opened_on >= on:
        raise Refused(f"{network.name} only opens on {day(network.opened_on)}. Take that back instead.", "on")
    if left := schools_on(network, on):
        names = ", ".join(school.name for school in left[:3])
        more = f" and {count(len(left) - 3, 'more school')}" if len(left) > 3 else ""
        go = "goes" if len(left) == 1 else "go"
        raise Refused(f"Say where {names}{more} {go}: a network closes only when every school goes elsewhere.")
    end_placement(trail, network, on)
    trail.set(network, closed_on=on)


def replace(trail: Trail, old: Network, new: Network, how: Replaced, on: dt.date, *, takes_over: bool) -> None:
    trail.add(Replacement(old=old, new=new, how=how, on=on, takes_over=takes_over))


def shut_school(trail: Trail, school: School, on: dt.date) -> None:
    """`on` is the first day the school no longer exists. It belongs to no network from then on."""
    must_be_open(school, on)
    if school.opened_on and school.opened_on >= on:
        raise Refused(f"{school.name} only opens on {day(school.opened_on)}.", "on")
    leave_school_out(trail, school, on)
    trail.set(school, closed_on=on)
