"""Where dated rows say that schools and networks sit: cut on the day before, and begun again on the day."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from common.errors import Refused
from common.words import day
from networks.models import Area, Network, NetworkPlacement, Place, School, SchoolMembership
from networks.services.trail import Trail

ONE_DAY = dt.timedelta(days=1)


def must_be_open(place: Place, on: dt.date) -> None:
    """Raises Refused unless the place exists on the day, and goes on."""
    if place.opened_on and place.opened_on > on:
        raise Refused(f"{place.name} only opens on {day(place.opened_on)}.", "on")
    if place.closed_on:
        verb = "closed" if place.closed_on <= on else "closes"
        raise Refused(f"{place.name} {verb} on {day(place.closed_on)}.")


def move_school(trail: Trail, school: School, to: Network, on: dt.date) -> None:
    """
    The school belongs to the network from the day on, and to the one before until the day before. Raises Refused when
    it is there already, or when a later row says something else: nobody knows then what would hold.
    """
    must_be_open(school, on)
    rows = list(SchoolMembership.objects.select_for_update(of=("self",)).filter(school=school).order_by("starts_on"))
    if later := next((row for row in rows if row.starts_on >= on), None):
        verb = "joins" if later.starts_on > timezone.localdate() else "joined"
        raise Refused(
            f"{school.name} {verb} {later.network.name} on {day(later.starts_on)} already. Take that back first, or"
            " choose a later day.",
            "on",
        )
    holding = next((row for row in rows if row.holds_on(on)), None)
    if holding and holding.network_id == to.pk:
        raise Refused(f"{school.name} is in {to.name} on that day already.")
    ends_on = holding.ends_on if holding else None
    if holding:
        trail.set(holding, ends_on=on - ONE_DAY)
    trail.add(SchoolMembership(school=school, network=to, starts_on=on, ends_on=ends_on))


def leave_school_out(trail: Trail, school: School, on: dt.date) -> None:
    """A school that closes belongs to no network from the day on."""
    rows = SchoolMembership.objects.select_for_update(of=("self",)).filter(school=school).order_by("-starts_on")
    for row in rows:
        if row.starts_on >= on:
            raise Refused(
                f"{school.name} joins {row.network.name} on {day(row.starts_on)}. Take that back first.", "on"
            )
        if row.holds_on(on):
            trail.set(row, ends_on=on - ONE_DAY)


def place_network(trail: Trail, network: Network, area: Area, on: dt.date) -> None:
    """The network lies in the area from the day on; its schools follow it, since they sit where it does."""
    must_be_open(network, on)
    holding = end_placement(trail, network, on)
    if holding and holding.area_id == area.pk:
        raise Refused(f"{network.name} is in {area.name} on that day already.", "area")
    trail.add(NetworkPlacement(network=network, area=area, starts_on=on))


def end_placement(trail: Trail, network: Network, on: dt.date) -> NetworkPlacement | None:
    """The placement that holds on the day ends the day before."""
    rows = list(NetworkPlacement.objects.select_for_update(of=("self",)).filter(network=network).order_by("starts_on"))
    if later := next((row for row in rows if row.starts_on >= on), None):
        raise Refused(
            f"{network.name} comes to {later.area.name} on {day(later.starts_on)} already. Take that back first.", "on"
        )
    holding = next((row for row in rows if row.holds_on(on)), None)
    if holding:
        trail.set(holding, ends_on=on - ONE_DAY)
    return holding


def schools_on(network: Network, on: dt.date) -> list[School]:
    """The schools that belong to the network on a day. Raises Refused when more are to come."""
    later = SchoolMembership.objects.planned(on).filter(network=network).select_related("school").first()
    if later:
        raise Refused(
            f"{later.school.name} joins {network.name} on {day(later.starts_on)}. Take that back first.", "on"
        )
    return list(School.objects.schools_of(network, on).by_name())


def lock(places: Iterable[Place]) -> None:
    """Nobody else changes these places until the end of the transaction."""
    keys = [place.pk for place in places]
    list(Place.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk").values_list("pk"))
