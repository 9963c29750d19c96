"""Places by a name they had before: files are older than renamings."""

from collections import defaultdict
from collections.abc import Mapping

from networks.enums import Kind
from networks.imports.cells import BadCell, key
from networks.models import Place, PlaceName


class FormerNames:
    """One query when made. `places` are those that are here, by key; what is found is one of them."""

    def __init__(self, places: Mapping[int, Place]) -> None:
        self._places = places
        self._named: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        self.notes: list[str] = []
        for kind, name, pk in PlaceName.objects.values_list("place__kind", "name", "place_id"):
            self._named[kind, key(name)].add(pk)

    def find(self, name: str, kind: Kind) -> Place | None:
        """The place of this kind that was called so, with a note. Raises BadCell when several were."""
        found = [self._places[pk] for pk in self._named[kind, key(name)] if pk in self._places]
        if len(found) > 1:
            raise BadCell(f"several places were called “{name}” once; write the name of today")
        if not found:
            return None
        note = f"“{name}” in the file is called {found[0].name} now."
        if note not in self.notes:
            self.notes.append(note)
        return found[0]
