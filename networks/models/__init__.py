from networks.models.group import Group, GroupMembership, GroupOwner
from networks.models.membership import NetworkPlacement, SchoolMembership
from networks.models.place import Area, Forum, Network, Place, Region, State
from networks.models.replacement import PlaceName, Replacement
from networks.models.school import School

__all__ = [
    "Area",
    "Forum",
    "Group",
    "GroupMembership",
    "GroupOwner",
    "Network",
    "NetworkPlacement",
    "Place",
    "PlaceName",
    "Region",
    "Replacement",
    "School",
    "SchoolMembership",
    "State",
]
