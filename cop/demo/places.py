"""Regions, areas, networks and made-up schools."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import TypeVar

from cop.demo import names
from cop.demo.cast import BY_LOGIN, ELSEWHERE, ELSEWHERE_SCHOOLS, HOME, HOME_SCHOOLS
from cop.demo.crate import dice_of
from cop.demo.geography import GEOGRAPHY
from cop.demo.words.people import HOME_VISION, VISIONS, WITHOUT_VISION
from cop.demo.world import TALES, Patch, Tale, World
from networks.enums import Kind, LgaType, SchoolType
from networks.imports.gazetteer import forum_name
from networks.models import Area, Forum, Network, NetworkPlacement, Place, Region, School, SchoolMembership, State
from networks.services.bulk import insert_places
from networks.slugs import free_slug

Kept = TypeVar("Kept", bound=Place)
FIRST_SCHOOL_NO = 90_001
"""Made-up schools are numbered from here; the published numbers have four digits."""
KINDS = (
    # share in a hundred, type, what it is called
    (66, SchoolType.PRIMARY, "Primary School"),
    (6, SchoolType.PRIMARY, "East Primary School"),
    (16, SchoolType.SECONDARY, "Secondary College"),
    (6, SchoolType.COMBINED, "P–12 College"),
    (6, SchoolType.SPECIAL, "Special School"),
)
SPECIAL_WORDS = {"Secondary": SchoolType.SECONDARY, "P–12": SchoolType.COMBINED, "Special": SchoolType.SPECIAL}


def make_places(world: World, *, size: int) -> None:
    """Everything that has a place on the map, `size` times the 57 networks."""
    state = State.objects.first() or State(name="Victoria", slug="victoria")
    if state.pk is None:
        state.save()
    slugs: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    for region_name, areas in GEOGRAPHY.items():
        region = placed(Region(name=region_name), slugs)
        placed(Forum(name=forum_name(region), region=region), slugs)
        for area_name, networks in areas.items():
            area = placed(Area(name=area_name, region=region), slugs)
            for round_ in range(1, size + 1):
                for name, *_ in networks:
                    title = name if round_ == 1 else f"{name} {round_}"
                    vision = vision_of(title, len(world.patches))
                    network = placed(Network(name=title, area=area, region=region, vision=vision), slugs)
                    tale = TALES.get(name, Tale.PLAIN) if round_ == 1 else Tale.PLAIN
                    world.patches.append(Patch(network, area, len(world.patches), tale))
    fill_with_schools(world, slugs[Kind.SCHOOL])


def vision_of(name: str, number: int) -> str:
    if name == HOME:
        return HOME_VISION
    return "" if number % WITHOUT_VISION == 4 else dice_of("vision", name).choice(VISIONS)


def placed(place: Kept, slugs: dict[Kind, set[str]]) -> Kept:
    """Save one place, at a free address."""
    assert place.KIND
    place.slug = free_slug(place.name, slugs[place.KIND])
    place.save()
    return place


def fill_with_schools(world: World, slugs: set[str]) -> None:
    sizes = {name: entry for areas in GEOGRAPHY.values() for networks in areas.values() for name, *entry in networks}
    fixed = {HOME: HOME_SCHOOLS, ELSEWHERE: ELSEWHERE_SCHOOLS}
    taken = {name for schools in fixed.values() for name, _ in schools}
    new_names = school_names(dice_of("schools"), taken)
    number = FIRST_SCHOOL_NO
    for patch in world.patches:
        plain = patch.network.name.rstrip(" 0123456789")
        count, longitude, latitude = sizes[plain]
        dice = patch.dice("places")
        wanted = [name for name, _ in fixed.get(patch.network.name, ())]
        while len(wanted) < count:
            wanted.append(next(new_names))
        for name in wanted:
            patch.schools.append(school(name, number, patch, dice, (longitude, latitude), slugs))
            number += 1
    insert_places([one for patch in world.patches for one in patch.schools])
    for patch in world.patches:
        join(world, patch)


def school_names(dice: Random, taken: set[str]) -> Iterator[str]:
    weights = [share for share, *_ in KINDS]
    for town in names.towns(dice):
        name = f"{town} {dice.choices(KINDS, weights)[0][2]}"
        if name not in taken:
            yield name


def school(name: str, number: int, patch: Patch, dice: Random, middle: tuple[float, float], slugs: set[str]) -> School:
    """One school, a few kilometres from the middle of its network: further apart in the country than in the city."""
    network = patch.network
    metro = "Melbourne" in patch.area.name or patch.area.name in ("Bayside Peninsula", "Hume Merri-bek")
    spread = 0.035 if metro else 0.16
    town = " ".join(name.split()[: 3 if name.split()[0] in {q.strip() for q in names.QUARTERS if q} else 2])
    kind = next((kind for word, kind in SPECIAL_WORDS.items() if word in name), SchoolType.PRIMARY)
    return School(
        name=name,
        slug=free_slug(name, slugs),
        network=network,
        area=network.area,
        region=network.region,
        entity_type=1,
        school_no=number,
        school_type=kind,
        address=f"{dice.randint(1, 180)} {dice.choice(names.STREETS)}",
        town=town,
        postcode=str(3001 + (patch.index * 17) % 990),
        phone=f"03 {7010 if metro else 5550} {number % 10_000:04}",
        lga_type=LgaType.METRO if metro else LgaType.NON_METRO,
        longitude=Decimal(f"{middle[0] + dice.gauss(0, spread):.6f}"),
        latitude=Decimal(f"{middle[1] + dice.gauss(0, spread * 0.8):.6f}"),
    )


def join(world: World, patch: Patch) -> None:
    """Membership and placement rows. In some networks one school came from the network next to it."""
    start = dt.date(world.calendar.years[0] - 4, 1, 27)
    world.crate.put(NetworkPlacement(network=patch.network, area=patch.area, starts_on=start))
    dice = patch.dice("joining")
    neighbours = [other for other in world.patches if other.area == patch.area and other is not patch]
    if neighbours and patch.index % 3 == 0:
        patch.joined[len(patch.schools) - 1] = dice.choice(world.calendar.years[1:])
    for position, one in enumerate(patch.schools):
        year = patch.joined.get(position)
        since = dt.date(year, 1, 1) if year else start
        if year:
            before = dice.choice(neighbours).network
            last_day = since - dt.timedelta(days=1)
            world.crate.put(SchoolMembership(school=one, network=before, starts_on=start, ends_on=last_day))
        world.crate.put(SchoolMembership(school=one, network=patch.network, starts_on=since))


def principal_of(name: str) -> str:
    """The cast member or the named person at a fixed school; empty when anybody may be there."""
    who = dict((*HOME_SCHOOLS, *ELSEWHERE_SCHOOLS)).get(name, "")
    return BY_LOGIN[who].name if who in BY_LOGIN else who
