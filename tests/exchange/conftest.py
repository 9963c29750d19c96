from dataclasses import dataclass

import pytest

from networks.models import Group, Network, School
from roles.enums import Role
from roles.models import Person
from tests.factories import GroupFactory, NetworkFactory, PersonFactory, SchoolFactory, appoint


@dataclass
class Setting:
    """Two networks in two regions, one group of ours with one member school, and who does what."""

    ours: Network
    theirs: Network
    member: School
    neighbour: School
    group: Group
    chair: Person
    executive: Person
    lead: Person
    principal: Person
    neighbour_principal: Person
    their_chair: Person
    their_principal: Person


@pytest.fixture
def setting(db):
    ours, theirs = NetworkFactory(name="Ours"), NetworkFactory(name="Theirs")
    member, neighbour = SchoolFactory(network=ours, name="Alder"), SchoolFactory(network=ours, name="Banksia")
    group = GroupFactory(owners=[ours], schools=[member], name="Writing", slug="writing")
    return Setting(
        ours=ours,
        theirs=theirs,
        member=member,
        neighbour=neighbour,
        group=group,
        chair=appoint(Role.CHAIR, ours, PersonFactory(name="Ada Chair")),
        executive=appoint(Role.EXECUTIVE, ours, PersonFactory(name="Eve Executive")),
        lead=appoint(Role.GROUP_LEAD, group, PersonFactory(name="Lea Lead")),
        principal=appoint(Role.PRINCIPAL, member, PersonFactory(name="Pia Principal")),
        neighbour_principal=appoint(Role.PRINCIPAL, neighbour, PersonFactory(name="Nat Neighbour")),
        their_chair=appoint(Role.CHAIR, theirs, PersonFactory(name="Thea Chair")),
        their_principal=appoint(Role.PRINCIPAL, SchoolFactory(network=theirs), PersonFactory(name="Tom There")),
    )
