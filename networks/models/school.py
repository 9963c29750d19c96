import datetime as dt

from django.db import models
from django.db.models import Q

from common.history import tracked
from networks.enums import Kind, LgaType, SchoolType, Sector
from networks.models.place import Network, Place


@tracked()
class School(Place):
    """
    A school or campus of the public School Locations list. (entity_type, school_no) is its key there: numbers
    overlap between sectors.
    """

    KIND = Kind.SCHOOL

    place_ptr = models.OneToOneField(
        Place, models.CASCADE, parent_link=True, primary_key=True, related_name="as_school"
    )
    entity_type = models.PositiveSmallIntegerField(help_text="1 government, 2 non-government")
    school_no = models.PositiveIntegerField()
    sector = models.CharField(max_length=12, choices=Sector, default=Sector.GOVERNMENT)
    school_type = models.CharField(max_length=10, choices=SchoolType)
    address = models.CharField(max_length=200, blank=True)
    town = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=4, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    lga_id = models.PositiveIntegerField(null=True, blank=True)
    lga_name = models.CharField(max_length=80, blank=True)
    lga_type = models.CharField(max_length=10, choices=LgaType, default=LgaType.UNKNOWN)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entity_type", "school_no"], name="school_number_once_per_entity_type"),
            models.CheckConstraint(
                name="school_entity_type_matches_sector",
                condition=Q(entity_type=1, sector=Sector.GOVERNMENT)
                | Q(entity_type=2, sector__in=[Sector.CATHOLIC, Sector.INDEPENDENT]),
            ),
        ]

    def network_on(self, day: dt.date) -> Network | None:
        """The network it belongs to on a day, by the dated rows."""
        row = self.memberships.current(day).select_related("network").first()
        return row.network if row else None
