"""What became of networks: one was renamed, two merged, a school moved in the middle of a year, one moves next year."""

import datetime as dt

from cop.demo.world import Patch, Tale, World
from networks.enums import Replaced
from networks.models import Network, NetworkPlacement, PlaceName, Replacement, School, SchoolMembership
from roles.services.rearranging import move_schools

ONE_DAY = dt.timedelta(days=1)
RENAMED, FORMER_NAME = "Surf Coast Colac Otway", "Surf Coast and Otways"
MERGED_INTO, FORMER_NETWORK = "Baw Baw", "Narracan"
TAKEN_OVER = 6  # schools


def rearrange(world: World) -> None:
    """To be called when places and people are stored."""
    by_name = {patch.network.name: patch for patch in world.patches}
    years = world.calendar.years
    _rename(by_name[RENAMED].network, dt.date(years[1], 1, 1))
    _merge(by_name[MERGED_INTO], dt.date(years[1], 1, 1))
    _move_in_the_middle(next(patch for patch in world.patches if patch.joined))
    _plan_a_move(world)


def _rename(network: Network, on: dt.date) -> None:
    start = network.placements.earliest("starts_on").starts_on
    PlaceName.objects.create(place=network, name=FORMER_NAME, starts_on=start, ends_on=on - ONE_DAY)
    PlaceName.objects.create(place=network, name=network.name, starts_on=on)


def _merge(patch: Patch, on: dt.date) -> None:
    """Some of its schools came from a network that is there no more."""
    network, start = patch.network, patch.network.placements.earliest("starts_on").starts_on
    old = Network(name=FORMER_NETWORK, slug="narracan", area=patch.area, region=patch.area.region)
    old.opened_on, old.closed_on = start, on
    old.save()
    NetworkPlacement.objects.create(network=old, area=patch.area, starts_on=start, ends_on=on - ONE_DAY)
    stayed = SchoolMembership.objects.filter(network=network, starts_on=start, ends_on=None)
    rows = stayed.order_by("school__name")[:TAKEN_OVER]
    for row in rows:
        row.starts_on = on
        row.save(update_fields=["starts_on"])
        SchoolMembership.objects.create(school=row.school, network=old, starts_on=start, ends_on=on - ONE_DAY)
    Replacement.objects.create(old=old, new=network, on=on, how=Replaced.MERGED, takes_over=True)


def _move_in_the_middle(patch: Patch) -> None:
    """A school that came from next door came with Term 3 already, half a year before its first meeting."""
    position, year = next(iter(patch.joined.items()))
    school, on = patch.schools[position], dt.date(year - 1, 7, 13)
    before, after = SchoolMembership.objects.filter(school=school).order_by("starts_on")
    before.ends_on, after.starts_on = on - ONE_DAY, on
    before.save(update_fields=["ends_on"])
    after.save(update_fields=["starts_on"])


def _plan_a_move(world: World) -> None:
    """The area director of the home network has decided it."""
    home = next(patch for patch in world.patches if patch.tale is Tale.HOME)
    leaving, gaining = [patch for patch in world.patches if patch.area == home.area and patch is not home][:2]
    school = School.objects.get(pk=leaving.schools[-1].pk)
    on = dt.date(world.calendar.today.year + 1, 1, 1)
    move_schools(schools=[school], to=gaining.network, on=on, by=world.cast["area-director"])
