"""What can be put in, taken out: the very layout that the import reads. Put back in at once, it changes nothing."""

from collections import Counter
from collections.abc import Callable, Iterator

from django.db.models import Q
from django.utils import timezone

from networks.enums import Kind, Sector
from networks.imports.cells import key
from networks.models import Place, School, SchoolMembership
from roles.enums import Basis, Role
from roles.imports.people_rows import HEADINGS as PEOPLE
from roles.models import Appointment

MEMBERSHIP = ("School number", "School name", "Network", "Area", "Region", "From", "To")
Rows = Iterator[tuple]
NAMES = {"membership": "Schools in networks", "people": "People and roles"}


def membership(*, whole: bool) -> tuple[tuple[str, ...], Rows]:
    """Schools in networks, today and as planned; with `whole` also as it was."""
    schools = SchoolMembership.objects.filter(school__sector=Sector.GOVERNMENT)
    rows = schools.select_related("school", "network__area", "network__region")
    if not whole:
        rows = rows.exclude(ends_on__lt=timezone.localdate())
    rows = rows.order_by("school__school_no", "starts_on")
    return MEMBERSHIP, (
        (
            row.school.school_no,
            row.school.name,
            row.network.name,
            getattr(row.network.area, "name", ""),
            getattr(row.network.region, "name", ""),
            row.starts_on,
            row.ends_on,
        )
        for row in rows
    )


def people(*, whole: bool) -> tuple[tuple[str, ...], Rows]:
    """The roles of people who can sign in, today and as planned; with `whole` also those that ended."""
    rows = Appointment.objects.of_active_people().select_related("person", "place")
    if not whole:
        rows = rows.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))
    rows = rows.order_by("person__name", "person__email", "starts_on", "pk")
    words = words_for_places()
    return PEOPLE, (
        (
            row.person.email,
            row.person.name,
            Role(row.role).label,
            words(row.place),
            row.starts_on,
            row.ends_on,
            Basis(row.basis).label,
        )
        for row in rows
    )


def words_for_places() -> Callable[[Place], str]:
    """How a place is written so that it is found again: the name, a school with its number, else its address."""
    numbers = dict(School.objects.filter(sector=Sector.GOVERNMENT).values_list("pk", "school_no"))
    names = Counter((kind, key(name)) for kind, name in Place.objects.values_list("kind", "name"))

    def words(place: Place) -> str:
        if place.kind == Kind.SCHOOL and place.pk in numbers:
            return f"{place.name} ({numbers[place.pk]})"
        return place.name if names[place.kind, key(place.name)] == 1 else place.slug

    return words


TABLES: dict[str, Callable[..., tuple[tuple[str, ...], Rows]]] = {"membership": membership, "people": people}
