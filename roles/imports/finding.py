"""Places by the words of a file: a school by number or name, a network, area, region or group by name, the state."""

import re
from collections import defaultdict

from networks.enums import Kind, Sector
from networks.imports.cells import BadCell, key
from networks.imports.former_names import FormerNames
from networks.models import Place, School
from roles.enums import Role, short
from roles.rules import HELD_AT

WITH_NUMBER = re.compile(r"(?P<name>.+?)\s*\(\s*(?P<number>[0-9]{1,6})\s*\)")
WHOLE_STATE = {"", "state", "the state", "statewide", "state-wide", "all"}


class Finder:
    """Three queries when made, none when asked. A name is found whatever its case and spacing, also a former one."""

    def __init__(self) -> None:
        self._named: dict[Kind, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
        self._slugs: dict[tuple[Kind, str], Place] = {}
        for place in Place.objects.all():
            self._named[Kind(place.kind)][key(place.name)].append(place)
            self._slugs[Kind(place.kind), place.slug] = place
        by_key = {place.pk: place for place in self._slugs.values()}
        schools = School.objects.filter(sector=Sector.GOVERNMENT).values_list("school_no", "pk")
        self._numbers = {number: by_key[pk] for number, pk in schools}
        self.former = FormerNames(by_key)

    def place(self, words: str, role: Role) -> Place:
        """Where this role is held. Raises BadCell when no place, or more than one, can be meant."""
        kind = HELD_AT[role]
        if kind == Kind.STATE and key(words) in WHOLE_STATE | set(self._named[kind]):
            return self._state()
        found = self._of_kind(words, kind)
        if len(found) == 1:
            return found[0]
        if not words:
            raise BadCell("the place is empty")
        if found:
            hint = ": write the school number" if kind == Kind.SCHOOL else ""
            raise BadCell(f"{len(found)} places here are called “{words}”{hint}")
        raise BadCell(self._not_found(words, role, kind))

    def _state(self) -> Place:
        for places in self._named[Kind.STATE].values():
            return places[0]
        raise BadCell("the state is not here yet: import the schools first")

    def _of_kind(self, words: str, kind: Kind) -> list[Place]:
        if kind == Kind.SCHOOL:
            if words.isascii() and words.isdigit():
                return [self._numbers[int(words)]] if int(words) in self._numbers else []
            if (both := WITH_NUMBER.fullmatch(words)) and int(both["number"]) in self._numbers:
                return [self._numbers[int(both["number"])]]
        names = [key(words), key(words).removesuffix(f" {kind.value}")]
        for name in names:
            if name in self._named[kind]:
                return self._named[kind][name]
        found = self._slugs.get((kind, words))
        for name in dict.fromkeys((words, names[1])) if words else ():
            found = found or self.former.find(name, kind)
        return [found] if found else []

    def _not_found(self, words: str, role: Role, kind: Kind) -> str:
        held = f"a role of this kind ({short(role)}) is held at {kind.one}"
        for other in Kind:
            if other != kind and len(self._of_kind(words, other)) == 1:
                return f"{held}, and “{words}” is {other.one}"
        if kind == Kind.STATE:
            return f"{held}, and “{words}” is not it"
        return f"no {kind.label.lower()} here is called “{words}”"
