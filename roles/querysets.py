import datetime as dt
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from common.dates import DatedQuerySet
from roles.enums import RequestState, Role, Way
from roles.rules import IN_DIRECTORY

if TYPE_CHECKING:
    from networks.models import Place
    from roles.models import Person


class AppointmentQuerySet(DatedQuerySet):
    def visible_to(self, person: "Person") -> Self:
        """
        Who holds which role is open to everybody who may open the place's page; the end of a role stays on record.
        Who is in a group is for who reads along in it, and for who manages people.
        """
        return self.filter(self._seen(person))

    @staticmethod
    def _seen(person: "Person") -> Q:
        open_to_all = person.where("view_place") & ~Q(role=Role.GROUP_MEMBER)
        return open_to_all | person.where("view_community") | person.where("manage_people")

    def in_directory(self, person: "Person") -> Self:
        """
        Current roles by which active people stand in the directory, at places that are open; none for who has no role.
        Wider than visible_to: it says who somebody is, and opens nothing of the place.
        """
        return self.current().of_active_people().filter(self._listed(person))

    @staticmethod
    def _listed(person: "Person") -> Q:
        if not person.may_everywhere("find_in_directory"):
            return Q(pk__in=[])
        is_open = Q(place__closed_on=None) | Q(place__closed_on__gt=timezone.localdate())
        return Q(is_open, role__in=IN_DIRECTORY)

    def known_to(self, person: "Person") -> Self:
        """Current roles of active people at the places the person may open, and those that the directory shows."""
        return self.current().of_active_people().filter(self._seen(person) | self._listed(person))

    def standing(self) -> Self:
        """Leaves out those that were withdrawn before they began: they never were, and stay on record only."""
        return self.filter(withdrawn_at=None)

    def holding(self, *roles: str) -> Self:
        return self.filter(role__in=roles)

    def at(self, place: "Place") -> Self:
        return self.filter(place=place)

    def of_active_people(self) -> Self:
        """Leaves out people who can no longer sign in: they hold no rights and get no mail."""
        return self.filter(person__is_active=True)


class PersonQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """
        People whose page the person may open: who holds, held or will hold a role at a place they may open, and
        themselves. Who manages people sees everybody, those without a role too.
        """
        from roles.models import Appointment

        if person.may_everywhere("manage_people"):
            return self
        seen = Appointment.objects.visible_to(person).order_by()
        return self.filter(models.Q(pk=person.pk) | models.Q(pk__in=seen.values("person_id")))

    def by_name(self) -> Self:
        return self.order_by(models.functions.Lower("name"), "pk")


LED = """({place}, {role}) IN (
    WITH RECURSIVE led (place, role) AS (
        SELECT * FROM {held} held UNION
        SELECT took.old_id, led.role FROM {took} took JOIN led ON took.new_id = led.place
    ) SELECT * FROM led)"""


class HeldOrTakenOver(models.Func):
    """
    Whether the pair (place, role) is among the appointments, or stands at a network from which one of theirs took over,
    directly or over others in between. Read once for a statement, from the few places of the appointments backwards.
    """

    output_field = models.BooleanField()

    def __init__(self, place: str, role: str, held: models.QuerySet, took_over: models.QuerySet) -> None:
        pairs = (
            models.Subquery(held.values("place_id", "role")),
            models.Subquery(took_over.values("old_id", "new_id")),
        )
        super().__init__(models.F(place), models.F(role), *pairs)

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        (place, first), (role, second), (held, third), (took, fourth) = map(compiler.compile, self.source_expressions)
        sql = LED.format(place=place, role=role, held=held, took=took)
        return sql, [*first, *second, *third, *fourth]


class RearrangementQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """Known to whoever may open the page of one of its places."""
        from roles.models import RearrangedPlace

        seen = RearrangedPlace.objects.filter(person.where("view_place"))
        return self.filter(pk__in=seen.values("rearrangement_id"))

    def standing(self) -> Self:
        """Leaves out those taken back before their day."""
        return self.filter(withdrawn_at=None)

    def planned(self, on: dt.date | None = None) -> Self:
        return self.standing().filter(on__gt=on or timezone.localdate()).order_by("on", "pk")

    def of(self, place: "Place") -> Self:
        return self.filter(pk__in=place.rearrangements.values("rearrangement_id"))


class GroupRequestQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """Who asked, who is asked, and who reads along in the group or sees to the network that would own it."""
        return self.filter(
            Q(by=person)
            | Q(person=person)
            | Q(lead=person)
            | self._to_answer(person)
            | person.where("manage_group", "group")
        )

    def to_answer(self, person: "Person") -> Self:
        """Open ones that wait for this person: only those who hold the right now, whoever was asked then."""
        return self.open().filter(self._to_answer(person))

    def _to_answer(self, person: "Person") -> Q:
        """Requests go to the group; invitations to the party; a network is answered for by chair and executive."""
        asked_group = Q(way=Way.ASKED, network=None) & person.where("manage_group", "group")
        invited_school = Q(way=Way.INVITED) & person.where("answer_for_school", "school")
        invited_me = Q(way=Way.INVITED, person=person)
        return asked_group | invited_school | invited_me | person.where("approve_group", "network")

    def open(self) -> Self:
        return self.filter(state=RequestState.OPEN)


class ViewingQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """Who looked as oneself; all of them for who reads the audit."""
        return self.all() if person.may_everywhere("see_audit") else self.filter(person=person)
