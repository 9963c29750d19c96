from typing import TYPE_CHECKING, Self

from common.dates import DatedQuerySet

if TYPE_CHECKING:
    from networks.models import Place
    from roles.models import Person


class AppointmentQuerySet(DatedQuerySet):
    def visible_to(self, person: "Person") -> Self:
        """
        Who holds which role is open to everybody who may open the place's page; the end of a role stays on record.
        """
        return self.filter(person.where("view_place"))

    def holding(self, *roles: str) -> Self:
        return self.filter(role__in=roles)

    def at(self, place: "Place") -> Self:
        return self.filter(place=place)

    def of_active_people(self) -> Self:
        """Leaves out people who can no longer sign in: they hold no rights and get no mail."""
        return self.filter(person__is_active=True)
