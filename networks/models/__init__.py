from networks.models.membership import NetworkPlacement, SchoolMembership
from networks.models.place import Area, Forum, Group, Network, Place, Region, State
from networks.models.replacement import PlaceName, Replacement
from networks.models.school import School

__all__ = [
    "Area",
    "Forum",
    "Group",
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
