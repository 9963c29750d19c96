"""
Schools move, networks merge, split, close, open, change name and area: from a day on, all of it or nothing.

The dated rows of `networks` carry it out (networks.services); here the right is asked, roles at what closes end on the
last day, and the decision is kept so that it can be taken back before its day. One change at a time: a second person
waits, then meets what the first has decided.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from common.errors import NotAllowed, Refused
from common.words import day
from networks.enums import Kind, Replaced
from networks.models import Area, Group, Network, Place, School
from networks.services import founding, groups, moving, naming
from networks.services.trail import Trail
from roles.enums import Change, Part
from roles.models import Person, RearrangedPlace, Rearrangement
from roles.services.deciding import VERB, Decision, deciding


@dataclass(frozen=True)
class NewNetwork:
    """One of the networks that a split makes, and the schools that go there."""

    name: str
    schools: Sequence[School]


def move_schools(*, schools: Collection[School], to: Network, on: dt.date, by: Person) -> Rearrangement:
    """Schools belong to another network from the day on."""
    if not schools:
        raise Refused("Choose at least one school.", "schools")
    with deciding(Change.MOVE, on, by, places=[*schools, to, *_networks_of(schools)]) as decision:
        moving.must_be_open(to, on)
        _move(decision, schools, to)
        decision.say(f"{names(schools)} {_verb(schools, 'move')} to {to.name}")
    return decision.kept


def rename_place(*, place: Place, name: str, on: dt.date, by: Person) -> Rearrangement:
    """The place has another name from the day on; its address stays."""
    if place.kind not in (Kind.NETWORK, Kind.SCHOOL) and not by.may_everywhere(VERB):
        raise NotAllowed(f"Only an administrator changes the name of {place.name}.")
    with deciding(Change.RENAME, on, by, places=[place]) as decision:
        before = naming.name_from(decision.trail, place, name, on)
        decision.touches(place, Part.SUBJECT)
        decision.say(f"{before} is called {' '.join(name.split())}")
    return decision.kept


def merge_networks(
    *, networks: Collection[Network], on: dt.date, by: Person, into: Network | None = None, name: str = ""
) -> Rearrangement:
    """Networks become one: `into`, which may be one of them, or a new one with the name, in the area of the first."""
    old = [network for network in networks if network != into]
    if not old or (into is None and len(old) < 2):
        raise Refused("Choose at least two networks to merge.", "networks")
    with deciding(Change.MERGE, on, by, places=[*old, *([into] if into else [])]) as decision:
        to = into or founding.found_network(decision.trail, name, _area_of(old[0]), on)
        moving.must_be_open(to, on)
        decision.touches(to, Part.TO)
        for network in old:
            _move(decision, moving.schools_on(network, on), to)
            _close(decision, network, f"{network.name} merged into {to.name}", [to])
            founding.replace(decision.trail, network, to, Replaced.MERGED, on, takes_over=True)
        decision.say(f"{names(old)} {_verb(old, 'merge')} into {to.name}")
    return decision.kept


def split_network(
    *, network: Network, parts: Sequence[NewNetwork], on: dt.date, by: Person, heir: int = 0
) -> Rearrangement:
    """The network closes and new ones begin. Every school goes to one; `heir` takes over what is left to do."""
    if len(parts) < 2:
        raise Refused("A split needs at least two new networks.", "parts")
    with deciding(Change.SPLIT, on, by, places=[network]) as decision:
        _every_school_once([school for part in parts for school in part.schools], moving.schools_on(network, on))
        made = []
        for number, part in enumerate(parts):
            new = founding.found_network(decision.trail, part.name, _area_of(network), on)
            _move(decision, part.schools, new)
            founding.replace(decision.trail, network, new, Replaced.SPLIT, on, takes_over=number == heir)
            decision.touches(new, Part.TO)
            made.append(new)
        _close(decision, network, f"{network.name} was split", heir_first(made, made[heir]))
        decision.say(f"{network.name} is split into {listed([part.name for part in parts])}")
    return decision.kept


def close_network(
    *, network: Network, goes_to: Mapping[School, Network], on: dt.date, by: Person, heir: Network | None = None
) -> Rearrangement:
    """The network closes; `goes_to` says for each of its schools where it belongs from then on."""
    targets = list(dict.fromkeys(goes_to.values()))
    heir = heir or (targets[0] if targets else None)
    with deciding(Change.CLOSE, on, by, places=[network, *targets, *([heir] if heir else [])]) as decision:
        if network in targets or network == heir:
            raise Refused("Its schools go to another network.", "to")
        _only_schools_of(goes_to, moving.schools_on(network, on))
        for to in targets:
            moving.must_be_open(to, on)
            _move(decision, [school for school, target in goes_to.items() if target == to], to)
        heirs = heir_first(targets, heir)
        _close(decision, network, f"{network.name} closed", heirs)
        for to in heirs:
            founding.replace(decision.trail, network, to, Replaced.CLOSED, on, takes_over=to == heir)
        tail = f"; its schools go to {names(targets)}" if targets else ""
        decision.say(f"{network.name} closes{tail}")
    return decision.kept


def close_school(*, school: School, on: dt.date, by: Person) -> Rearrangement:
    """The school exists no more from the day on: it leaves its network, and roles at it end the day before."""
    with deciding(Change.CLOSE, on, by, places=[school]) as decision:
        founding.shut_school(decision.trail, school, on)
        decision.ends_roles_at(school, f"{school.name} closed")
        decision.touches(school, Part.SUBJECT)
        decision.say(f"{school.name} closes")
    return decision.kept


def open_network(*, name: str, area: Area, on: dt.date, by: Person, schools: Collection[School] = ()) -> Rearrangement:
    """A new network in the area, with these schools from its first day."""
    with deciding(Change.OPEN, on, by, places=[area, *schools, *_networks_of(schools)]) as decision:
        network = founding.found_network(decision.trail, name, area, on)
        _move(decision, schools, network)
        decision.touches(network, Part.SUBJECT)
        tail = f" with {names(schools)}" if schools else ""
        decision.say(f"{network.name} opens in {area.name}{tail}")
    return decision.kept


def transfer_network(*, network: Network, area: Area, on: dt.date, by: Person) -> Rearrangement:
    """The network and its schools lie in another area from the day on."""
    places = [network, area, *([network.area] if network.area else [])]
    with deciding(Change.TRANSFER, on, by, places=places) as decision:
        moving.must_be_open(area, on)
        moving.place_network(decision.trail, network, area, on)
        decision.touches(network, Part.SUBJECT)
        decision.touches(area, Part.TO)
        decision.say(f"{network.name} goes to the area {area.name}")
    return decision.kept


def _move(decision: Decision, schools: Iterable[School], to: Network) -> None:
    for school in schools:
        if (before := school.network_on(decision.on - moving.ONE_DAY)) is not None:
            decision.reaches(before)
            decision.touches(before, Part.FROM)
        moving.move_school(decision.trail, school, to, decision.on)
        decision.touches(school, Part.SCHOOL)
        decision.touches(to, Part.TO)


def _close(decision: Decision, network: Network, reason: str, heirs: Sequence[Network]) -> None:
    founding.close_network(decision.trail, network, decision.on)
    decision.ends_roles_at(network, reason)
    decision.touches(network, Part.SUBJECT)
    for group in groups.hand_on(decision.trail, network, heirs, decision.on):
        decision.touches(group, Part.GROUP)


def heir_first(networks: Collection[Network], heir: Network | None) -> list[Network]:
    return list(dict.fromkeys([*([heir] if heir else []), *networks]))


@transaction.atomic
def join_planned_closing(group: Group, network: Network) -> None:
    """
    A group that comes to a network whose end is planned already shares in that plan. To be called by whatever gives a
    network a group, with the network locked.
    """
    if not network.closed_on:
        return
    planned = Rearrangement.objects.planned().filter(on=network.closed_on, places__place=network)
    change = planned.filter(places__part=Part.SUBJECT).select_for_update(of=("self",)).first()
    if change is None:
        return
    trail = Trail()
    heirs = list(Network.objects.filter(replaces__old=network).order_by("-replaces__takes_over", "pk"))
    if not heirs:
        raise Refused(f"{network} closes on {day(change.on)}, and no network comes after it.")
    groups.hand_on(trail, network, heirs, change.on)
    change.steps += trail.steps
    change.save(update_fields=["steps"])
    RearrangedPlace.objects.get_or_create(rearrangement=change, place=group, part=Part.GROUP)


def _every_school_once(given: Sequence[School], members: Sequence[School]) -> None:
    if len(set(given)) != len(given):
        raise Refused("Each school goes to one network only.")
    _only_schools_of(given, members)
    if left := set(members) - set(given):
        raise Refused(f"Say where {names(left)} {_verb(left, 'go')}.")


def _only_schools_of(given: Collection[School], members: Sequence[School]) -> None:
    if strange := set(given) - set(members):
        verb = "is" if len(strange) == 1 else "are"
        raise Refused(
            f"{names(strange)} {verb} not in the network on that day. If a planned change moves"
            f" {'it' if len(strange) == 1 else 'them'}, take that back first, or choose an earlier day."
        )


def _networks_of(schools: Collection[School]) -> list[Place]:
    return [school.network for school in schools if school.network]


def _area_of(network: Network) -> Area:
    assert network.area  # the database holds no network without
    return network.area.as_area


def _verb(things: Collection, plural: str) -> str:
    return plural if len(things) != 1 else f"{plural}es" if plural.endswith("o") else f"{plural}s"


def names(places: Collection[Place]) -> str:
    """Ash, Birch and Cedar; of many the first three and how many more there are."""
    found = sorted(place.name for place in places)
    return listed(found if len(found) < 5 else [*found[:3], f"{len(found) - 3} more"])


def listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
