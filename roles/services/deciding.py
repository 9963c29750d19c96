"""What every change of places shares: who may, one at a time, all or nothing, and a decision that is kept."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused, refusing
from networks.enums import Kind
from networks.models import NetworkPlacement, Place
from networks.services.moving import ONE_DAY, lock
from networks.services.sitting import one_rearranging_at_a_time, seat_places
from networks.services.trail import OVERTAKEN, Trail, take_back
from roles import access
from roles.enums import Change, Part, noun
from roles.models import Appointment, Person, RearrangedPlace, Rearrangement

VERB = "rearrange_places"
LONGEST_SENTENCE = 500
FARTHEST = dt.timedelta(days=5 * 366)
EARLIEST = dt.date(2000, 1, 1)
MEANWHILE = "Somebody else changed this at the same moment. Look at it again."
CONTRADICTIONS = {
    "school_in_one_network_at_a_time": MEANWHILE,
    "network_in_one_area_at_a_time": MEANWHILE,
    "place_has_one_name_at_a_time": MEANWHILE,
    "place_slug_once_per_kind": MEANWHILE,
    "network_replaced_by_another_once": "One of these networks already stands for another of them.",
    "one_network_takes_over": MEANWHILE,
    "group_owned_once_at_a_time": MEANWHILE,
    "place_closes_after_opening": "It cannot close before it opens.",
}


class Decision:
    """One change while it is being made."""

    kept: Rearrangement

    def __init__(self, change: Change, on: dt.date, by: Person) -> None:
        self.change, self.on, self.by = change, on, by
        self.trail = Trail()
        self.parts: dict[tuple[int, Part], None] = {}
        self.sentence = ""

    def say(self, sentence: str) -> None:
        self.sentence = sentence if len(sentence) <= LONGEST_SENTENCE else f"{sentence[: LONGEST_SENTENCE - 1]}…"

    def touches(self, place: Place, part: Part) -> None:
        self.parts[place.pk, part] = None

    def reaches(self, place: Place) -> None:
        """A place that came up on the way, such as the network a school was in on a past day."""
        may_rearrange_all(self.by, [place], self.on)

    def ends_roles_at(self, place: Place, reason: str) -> None:
        """Roles at what closes end on its last day. One that would only begin later never begins."""
        rows = Appointment.objects.select_for_update(of=("self",)).at(place).select_related("person")
        for row in rows.filter(Q(ends_on=None) | Q(ends_on__gte=self.on)).order_by("pk"):
            now = timezone.now()
            if row.starts_on >= self.on and self.on > timezone.localdate():
                self.trail.set(row, withdrawn_by=self.by, withdrawn_at=now)
            elif row.starts_on >= self.on:
                raise Refused(
                    f"{row.person.name} became {noun(row.role)} of {place.name} after that day. Choose a later day.",
                    "on",
                )
            else:
                self.trail.set(
                    row, ends_on=self.on - ONE_DAY, ended_reason=reason[:200], ended_by=self.by, ended_at=now
                )

    def keep(self) -> None:
        self.kept = Rearrangement.objects.create(
            change=self.change, on=self.on, sentence=self.sentence, steps=self.trail.steps, decided_by=self.by
        )
        RearrangedPlace.objects.bulk_create(
            RearrangedPlace(rearrangement=self.kept, place_id=place, part=part) for place, part in self.parts
        )


@contextmanager
def deciding(change: Change, on: dt.date, by: Person, *, places: Sequence[Place]) -> Iterator[Decision]:
    """
    A transaction for one change of these places. Raises NotAllowed when `by` may not rearrange all of them, Refused
    when the database finds a contradiction. At its end places sit where today's rows say.
    """
    may_rearrange_all(by, places, on)
    if on > timezone.localdate() + FARTHEST:
        raise Refused("That is more than five years ahead.", "on")
    if on < EARLIEST:
        raise Refused(f"Choose a day since {EARLIEST.year}.", "on")
    with refusing(**CONTRADICTIONS), transaction.atomic():
        one_rearranging_at_a_time()
        lock(places)
        for place in places:
            place.refresh_from_db(fields=["name", "network", "area", "region", "opened_on", "closed_on"])
        decision = Decision(change, on, by)
        yield decision
        decision.keep()
        seat_places(on=timezone.localdate())
    access.forget(by)
    ring()


def may_rearrange_all(by: Person, places: Sequence[Place], on: dt.date) -> None:
    """
    Every place lies within the person's reach, today and on the day; who reaches one area only never moves anything
    out of it.
    """
    for place in places:
        if not by.has_perm(VERB, place):
            raise NotAllowed(f"You may not change {place.name}: that is for the area director or an administrator.")
    if by.may_everywhere(VERB):
        return
    networks = [place.pk for place in places if place.kind == Kind.NETWORK]
    areas = {place.pk for place in places if place.kind == Kind.AREA}
    areas |= {place.area_id for place in places if place.kind == Kind.NETWORK and place.area_id}
    areas |= set(NetworkPlacement.objects.current(on).filter(network__in=networks).values_list("area_id", flat=True))
    if len(areas) > 1:
        raise NotAllowed("Only an administrator moves schools and networks from one area to another.")


@transaction.atomic
def take_back_change(*, change: Rearrangement, by: Person) -> Rearrangement:
    """Take back what is planned and has not come yet: everything is as if it had never been planned."""
    one_rearranging_at_a_time()
    change = Rearrangement.objects.select_for_update(of=("self",)).get(pk=change.pk)
    may_take_back(by, change)
    if change.withdrawn_at:
        raise Refused("This has been taken back already.")
    if change.on <= timezone.localdate():
        raise Refused("This is in force already. Plan another change instead.")
    with refusing(**dict.fromkeys(CONTRADICTIONS, OVERTAKEN)), transaction.atomic():
        take_back(change.steps)
    change.withdrawn_by, change.withdrawn_at = by, timezone.now()
    change.save(update_fields=["withdrawn_by", "withdrawn_at"])
    seat_places(on=timezone.localdate())
    access.forget(by)
    ring()
    return change


def may_take_back(by: Person, change: Rearrangement) -> None:
    """Whoever could decide it. Raises NotAllowed."""
    parts = change.places.exclude(part=Part.GROUP).select_related("place").order_by("pk")
    places = [part.place for part in parts]
    may_rearrange_all(by, places, change.on)
