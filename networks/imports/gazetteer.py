"""Regions, areas and networks by name. What a file names and nobody knows yet is noted here, and written by save()."""

import datetime as dt
from typing import Any, cast

from networks.enums import Kind
from networks.imports.cells import BadCell, key, place_name
from networks.imports.former_names import FormerNames
from networks.models import Area, Forum, Network, NetworkPlacement, Place, Region, State
from networks.slugs import free_slug


def taken_slugs(kind: Kind) -> set[str]:
    return set(Place.objects.filter(kind=kind).values_list("slug", flat=True))


class Gazetteer:
    """Four queries when made, none when asked. A name is found whatever its case and spacing, also a former one."""

    def __init__(self) -> None:
        self._regions = {key(region.name): region for region in Region.objects.all()}
        self._areas = {key(area.name): area for area in Area.objects.select_related("region")}
        self._networks = {key(network.name): network for network in Network.objects.select_related("area", "region")}
        self._first_days: dict[str, dt.date] = {}
        self.former = FormerNames({place.pk: place for place in [*self._areas.values(), *self._networks.values()]})

    def area(self, name: str, region_name: str) -> Area:
        """The area, under its region. Raises BadCell when it lies in another region here than the file says."""
        area = self._areas.get(key(name)) or cast(Area | None, self.former.find(name, Kind.AREA))
        if area is None:
            if not region_name:
                raise BadCell(f"the area {name} is not here yet, and the file does not say its region")
            area = Area(name=place_name(name), region=self._region(region_name))
        elif region_name and area.region and key(area.region.name) != key(region_name):
            raise BadCell(f"the area {area.name} is in {area.region.name} here, not in {place_name(region_name)}")
        return area

    def network(self, name: str, area_name: str, region_name: str, first_day: dt.date) -> Network:
        """The network, under its area. A new one begins on the first day any row of the file puts a school into it."""
        network = self._networks.get(key(name)) or cast(Network | None, self.former.find(name, Kind.NETWORK))
        if network is None:
            if not area_name:
                raise BadCell(f"the network {name} is not here yet, and the file does not say its area")
            area = self.area(area_name, region_name)
            network = Network(name=place_name(name), area=area, region=area.region)
        elif area_name and network.area and not self._is_called(network.area, area_name):
            raise BadCell(f"the network {network.name} is in the area {network.area.name} here, not in {area_name}")
        if network.closed_on and network.closed_on <= first_day:
            raise BadCell(f"the network {network.name} closed on {network.closed_on:%-d %b %Y}")
        return network

    def keep(self, area: Any, network: Network | None = None, first_day: dt.date | None = None) -> None:
        """A row that is used has named these. What only rows that are refused have named is never written."""
        self._regions.setdefault(key(area.region.name), area.region)
        self._areas.setdefault(key(area.name), area)
        if network is not None and first_day is not None:
            self._networks.setdefault(key(network.name), network)
            self._first_days[key(network.name)] = min(first_day, self._first_days.get(key(network.name), first_day))

    def _is_called(self, area: Place, name: str) -> bool:
        return key(area.name) == key(name) or (
            key(name) not in self._areas and self.former.find(name, Kind.AREA) == area
        )

    def _region(self, name: str) -> Region:
        return self._regions.get(key(name)) or Region(name=place_name(name))

    def save(self, *, for_rows: int) -> list[str]:
        """
        Write what is new, the whole before its parts, and say what it was. A region comes with its Chair Forum, and
        the first rows that are used with the state.
        """
        created = []
        if for_rows and not State.objects.exists():
            State.objects.create(name="Victoria", slug="victoria")
        for region in new(self._regions):
            add(region)
            add(Forum(name=forum_name(region), region=region))
            created.append(region.name)
        for area in new(self._areas):
            area.region = area.region  # its key is known only now
            add(area)
            created.append(area.name)
        for network in new(self._networks):
            network.area, network.region = network.area, network.area.region
            add(network)
            NetworkPlacement.objects.create(
                network=network, area=network.area, starts_on=self._first_days[key(network.name)]
            )
            created.append(f"{network.name} network")
        return created


def new(places: dict) -> list:
    return [place for place in places.values() if place.pk is None]


def add(place: Place) -> None:
    place.slug = free_slug(place.name, taken_slugs(place.KIND))  # type: ignore[arg-type]
    place.save()


def forum_name(region: Region) -> str:
    """North-Eastern Network Chair Forum, of North-Eastern Victoria."""
    return f"{region.name.removesuffix(' Victoria')} Network Chair Forum"
