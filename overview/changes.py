"""Which changes there are for which kind of place, and what is asked for each."""

from networks.enums import Kind
from networks.models import Place
from overview.forms import rearrange as one
from overview.forms import rearrange_network as network
from roles.enums import Change
from roles.models import Person
from roles.services.deciding import VERB

FORMS: dict[tuple[Kind, Change], type[one.ChangeForm]] = {
    (Kind.NETWORK, Change.MOVE): one.MoveSchools,
    (Kind.NETWORK, Change.RENAME): one.Rename,
    (Kind.NETWORK, Change.MERGE): network.Merge,
    (Kind.NETWORK, Change.SPLIT): network.Split,
    (Kind.NETWORK, Change.CLOSE): network.CloseNetwork,
    (Kind.NETWORK, Change.TRANSFER): network.Transfer,
    (Kind.SCHOOL, Change.MOVE): one.MoveSchool,
    (Kind.SCHOOL, Change.RENAME): one.Rename,
    (Kind.SCHOOL, Change.CLOSE): one.CloseSchool,
    (Kind.AREA, Change.OPEN): one.OpenNetwork,
    (Kind.AREA, Change.RENAME): one.Rename,
}
EVERYWHERE_ONLY = {(Kind.NETWORK, Change.TRANSFER), (Kind.AREA, Change.RENAME)}
"""Only for who may rearrange the whole state."""


def offered(person: Person, place: Place) -> list[Change]:
    """The changes the person may decide about the place."""
    if place.closed_on or not person.has_perm(VERB, place):
        return []
    everywhere = person.may_everywhere(VERB)
    return [
        change for kind, change in FORMS if kind == place.kind and (everywhere or (kind, change) not in EVERYWHERE_ONLY)
    ]
