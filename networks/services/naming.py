import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from common.errors import Refused
from common.words import day
from networks.models import Place, PlaceName
from networks.services.founding import fit_name
from networks.services.moving import must_be_open
from networks.services.sitting import seat_places
from networks.services.trail import Trail

BEFORE_RECORDS = dt.date(1900, 1, 1)
"""The first day of a name nobody knows the beginning of."""


@transaction.atomic
def rename_places(*, names: Mapping[int, str], on: dt.date, today: dt.date) -> None:
    """
    Give places other names from a day on; the names before stay with their days. A name that was planned from that day
    is replaced. To be called by whatever changes names: who may is asked by the caller.
    """
    places = {place.pk: place for place in Place.objects.select_for_update(no_key=True).filter(pk__in=names)}
    rows = PlaceName.objects.select_for_update().filter(place__in=places).order_by("starts_on")
    known: dict[int, list[PlaceName]] = {pk: [] for pk in places}
    for row in rows:
        known[row.place_id].append(row)
    fresh = []
    for pk, place in places.items():
        fresh += _renamed(place, names[pk], on, known[pk])
    PlaceName.objects.bulk_create(fresh, batch_size=500)
    seat_places(on=today, places=places)


def _renamed(place: Place, name: str, on: dt.date, rows: list[PlaceName]) -> list[PlaceName]:
    """The rows to add, with what was there cut to the day before. Ends come first: a place has one name on a day."""
    last_day = on - dt.timedelta(days=1)
    holding = next((row for row in rows if row.holds_on(on)), None)
    if holding and holding.starts_on == on:
        holding.name = name
        holding.save(update_fields=["name"])
        return []
    ends_on = None
    added = []
    if holding:
        ends_on, holding.ends_on = holding.ends_on, last_day
        holding.save(update_fields=["ends_on"])
    elif not rows:
        first_day = min(place.opened_on or BEFORE_RECORDS, last_day)
        added.append(PlaceName(place=place, name=place.name, starts_on=first_day, ends_on=last_day))
    return [*added, PlaceName(place=place, name=name, starts_on=on, ends_on=ends_on)]


def name_from(trail: Trail, place: Place, name: str, on: dt.date) -> str:
    """The place is called so from the day on. Raises Refused when a later name is planned. Returns the name before."""
    must_be_open(place, on)
    name = fit_name(name, place.kind, on, apart_from=place.pk)
    rows = list(PlaceName.objects.select_for_update().filter(place=place).order_by("starts_on"))
    if later := next((row for row in rows if row.starts_on >= on), None):
        raise Refused(f"It is called {later.name} from {day(later.starts_on)} on already. Take that back first.", "on")
    holding = next((row for row in rows if row.holds_on(on)), None)
    before = holding.name if holding else place.name
    if before == name:
        raise Refused(f"It is called {name} already.", "name")
    last_day = on - dt.timedelta(days=1)
    if holding:
        trail.set(holding, ends_on=last_day)
    else:
        first_day = min(place.opened_on or BEFORE_RECORDS, last_day)
        trail.add(PlaceName(place=place, name=before, starts_on=first_day, ends_on=last_day))
    trail.add(PlaceName(place=place, name=name, starts_on=on))
    return before
