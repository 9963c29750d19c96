import datetime as dt
from collections import defaultdict
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import BigIntegerField, Case, DateField, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from common.dates import DatedQuerySet
from networks.enums import MEETING_KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol

    from networks.models import Place

    class HoldsRights(Protocol):
        """Whoever asks. The roles app answers; this app only knows that somebody can be asked."""

        def where(self, verb: str, place: str = "place") -> Q: ...

        def may_everywhere(self, verb: str) -> bool: ...

        def has_perm(self, perm: str, obj: models.Model | None = None) -> bool: ...


KEY = models.BigIntegerField()


class PlaceQuerySet(models.QuerySet):
    def visible_to(self, person: "HoldsRights") -> Self:
        """Places whose own page the person may open."""
        return self.filter(person.where("view_place", "pk"))

    def open(self, on: dt.date | None = None) -> Self:
        """Places that exist on a Melbourne day; today when none is given."""
        day = on or timezone.localdate()
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=day), Q(opened_on=None) | Q(opened_on__lte=day))

    def in_directory(self, person: "HoldsRights") -> Self:
        """
        Open schools and networks by name, for everybody who holds a role. Wider than visible_to: that a place is there
        and who leads it is no secret; its own page is.
        """
        if not person.may_everywhere("find_in_directory"):
            return self.none()
        return self.open().filter(kind__in=(Kind.SCHOOL, Kind.NETWORK))

    def that_meet(self) -> Self:
        return self.filter(kind__in=MEETING_KINDS)

    def networks(self) -> Self:
        return self.filter(kind=Kind.NETWORK)

    def schools_of(self, place: models.Model, on: dt.date | None = None) -> Self:
        """Schools that belong to a network or a group on a day, by the dated membership rows."""
        from networks.models import GroupMembership, SchoolMembership

        if place.kind == Kind.GROUP:  # type: ignore[attr-defined]
            of_group = GroupMembership.objects.current(on).filter(group_id=place.pk)
            return self.filter(pk__in=of_group.values("school_id"))
        members = SchoolMembership.objects.current(on).filter(network_id=place.pk)
        return self.filter(pk__in=members.values("school_id"))

    def schools_of_any(self, places: "Iterable[models.Model]", on: dt.date | None = None) -> Self:
        """The same of several places that meet together; a school of two of them is there once."""
        return reduce(or_, (self.schools_of(place, on) for place in places))  # type: ignore[arg-type]

    def as_at(self, day: dt.date) -> Self:
        """
        Places that existed on a day, each with what it was called and where it sat then: then_name, and the keys
        then_network, then_area and then_region. A place that never changed is then as it is today.
        """
        from networks.models import NetworkPlacement, PlaceName, SchoolMembership

        name = PlaceName.objects.current(day).filter(place=OuterRef("pk")).values("name")[:1]
        member = SchoolMembership.objects.current(day).filter(school=OuterRef("pk")).values("network")[:1]
        at = Case(
            When(kind=Kind.SCHOOL, then=Subquery(member)),
            default=F("network_id"),
            output_field=KEY,
        )
        found = self.open(day).annotate(then_name=Coalesce(Subquery(name), "name"), then_network=at)
        placed = NetworkPlacement.objects.current(day).filter(
            network=Coalesce(OuterRef("then_network"), OuterRef("pk"))
        )
        return found.annotate(
            then_area=Coalesce(Subquery(placed.values("area")[:1]), F("area_id"), output_field=KEY),
            then_region=Coalesce(Subquery(placed.values("area__region")[:1]), F("region_id"), output_field=KEY),
        )

    def networks_in(self, place: "Place", on: dt.date) -> Self:
        """Networks that lay in an area, a region or the state on a day, by the dated placement rows."""
        from networks.models import NetworkPlacement

        placed = NetworkPlacement.objects.current(on)
        if place.kind != Kind.STATE:
            placed = placed.filter(**{"area" if place.kind == Kind.AREA else "area__region": place.pk})
        return self.open(on).filter(pk__in=placed.values("network_id"))

    def by_name(self) -> Self:
        return self.order_by(models.functions.Lower("name"), "pk")


class MembershipQuerySet(DatedQuerySet):
    def of(self, schools: "Iterable[int]") -> Self:
        return self.filter(school_id__in=schools)


class NameQuerySet(DatedQuerySet):
    def visible_to(self, person: "HoldsRights") -> Self:
        """What a place was called is known to whoever may open its page."""
        return self.filter(person.where("view_place"))


class ReplacementQuerySet(models.QuerySet):
    def visible_to(self, person: "HoldsRights") -> Self:
        """Known to whoever may open the page of the old network or of the new one."""
        return self.filter(person.where("view_place", "old") | person.where("view_place", "new"))

    def that_stand(self) -> Self:
        """Where the new network stands for the old one: see NetworksBefore."""
        from networks.enums import Replaced

        return self.filter(Q(takes_over=True) | Q(how=Replaced.SPLIT))

    def in_force(self, on: dt.date | None = None) -> Self:
        return self.filter(on__lte=on or timezone.localdate())

    def taking_over(self, on: dt.date | None = None) -> Self:
        return self.in_force(on).filter(takes_over=True)

    def heirs(self) -> dict[int, list[int]]:
        """Network -> those that took over from it, the one after the other. One query."""
        step = dict(self.taking_over().values_list("old", "new"))
        found: dict[int, list[int]] = {}
        for old in step:
            chain = found[old] = [step[old]]
            while chain[-1] in step and step[chain[-1]] not in chain:
                chain.append(step[chain[-1]])
        return found

    def taken_over(self) -> dict[int, list[int]]:
        """The other way round: network -> all whose work it has taken over. One query."""
        found: dict[int, list[int]] = defaultdict(list)
        for old, chain in self.heirs().items():
            for heir in chain:
                found[heir].append(old)
        return found


class GroupMembershipQuerySet(DatedQuerySet):
    def visible_to(self, person: "HoldsRights") -> Self:
        """Who is in a group is open to who reads along in it."""
        return self.filter(person.where("view_community", "group"))


class _Line(Func):
    """
    The keys of the networks that are linked with one on a day, step by step: a subquery. Of a network that closed, the
    one that took over stands for it; not each to which one of its schools went.
    """

    template = """%(function)s(
        WITH RECURSIVE asked(network, day) AS (VALUES (%(expressions)s)), follows(old, new) AS (
            SELECT old_id, new_id FROM networks_replacement, asked
            WHERE "on" <= day AND (takes_over OR how = 'split')
        ), line(network) AS (
            SELECT %(to)s FROM follows, asked WHERE %(since)s = network
            UNION SELECT %(to)s FROM follows, line WHERE %(since)s = network
        ) SELECT network FROM line
    )"""

    def __init__(self, network: F | Coalesce | Value, on: dt.date, **words: Any) -> None:
        super().__init__(network, Value(on, output_field=DateField()), **words)


class NetworksBefore(_Line):
    """The networks that this one stands for on a day, and those before them, as an array."""

    function = "ARRAY"
    output_field = ArrayField(BigIntegerField())

    def __init__(self, network: F | Coalesce | Value, on: dt.date) -> None:
        super().__init__(network, on, since="new", to="old")


class NetworksAfter(_Line):
    """The networks that stand for this one on a day, at last or on the way, as rows."""

    function = ""
    output_field = BigIntegerField()

    def __init__(self, network: F | Coalesce | Value, on: dt.date) -> None:
        super().__init__(network, on, since="old", to="new")
