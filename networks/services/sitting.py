from collections import defaultdict
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from networks.models import Network, Place, SchoolMembership


@transaction.atomic
def seat_schools(*, schools: Collection[int]) -> None:
    """
    Set where schools sit now (network, area, region) from the membership rows that hold today. A school in no network
    keeps its area. Rows that are right already are not touched. To be called by whatever changes memberships.
    """
    current = SchoolMembership.objects.current().filter(school__in=schools)
    seats: defaultdict[int, set[int]] = defaultdict(set)
    for school, seat in current.values_list("school_id", "network_id"):
        seats[seat].add(school)
    for network in Network.objects.filter(pk__in=seats):
        wrong = ~Q(network_id=network.pk) | ~Q(area_id=network.area_id) | ~Q(region_id=network.region_id)
        unset = Q(network=None) | Q(area=None) | Q(region=None)
        Place.objects.filter(wrong | unset, pk__in=seats[network.pk]).update(
            network=network, area=network.area_id, region=network.region_id
        )
    seated = set().union(*seats.values())
    Place.objects.filter(pk__in=set(schools) - seated, network__isnull=False).update(network=None)
