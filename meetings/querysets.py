import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import Q
from django.utils import timezone

from common.dates import start_of
from meetings import texts
from meetings.enums import (
    ON_THE_DAY,
    OPEN_ACTIONS,
    OPEN_STATES,
    OVER,
    TO_COME,
    WITH_MINUTES,
    ActionState,
    Addressee,
    Answer,
    CorrectionState,
    ItemState,
    OwnerKind,
    Sensitivity,
    State,
)
from meetings.joint import joint_item
from networks.enums import Kind
from roles.querysets import HeldOrTakenOver

if TYPE_CHECKING:
    from meetings.models import Meeting
    from networks.models import Place
    from roles.models import Person
    from roles.querysets import AppointmentQuerySet


CONFIG = texts.CONFIG
"""By whose rules words are taken to their stems."""


def _was_published(way: str = "") -> Q:
    return Q(**{f"{way}state__in": OPEN_STATES, f"{way}published_at__isnull": False})


def seen_meetings(person: "Person", meeting: str = "") -> Q:
    """
    What MeetingQuerySet.visible_to says, of meetings or of what hangs from one: `meeting` names the way to it
    ("item__meeting"). It is asked of the row that is joined, so that nobody first lists all meetings a person may see.
    """
    from meetings.models import Meeting
    from roles.access import shared_here

    way = f"{meeting}__" if meeting else ""
    member = person.where("view_community", f"{way}place") | person.where("view_community", f"{way}joint_place")
    known = member | shared_here(person, "view_as_guest", Meeting, meeting or "pk")
    sets_agenda = person.where("set_agenda", f"{way}place") | person.where("set_agenda", f"{way}joint_place")
    return known & _was_published(way) | sets_agenda


def seen_items(person: "Person", item: str = "") -> Q:
    """What ItemQuerySet.visible_to says, of items or of what hangs from one: `item` names the way to it."""
    way = f"{item}__" if item else ""

    def may(verb: str) -> Q:
        return person.where(verb, f"{way}place") | person.where(verb, f"{way}meeting__joint_place")

    open_to_all = Q(**{f"{way}sensitivity": Sensitivity.MEMBERS}) | may("see_executive_items")
    on_the_day = Q(**{f"{way}state__in": ON_THE_DAY}) & seen_meetings(person, f"{way}meeting")
    own = Q(**{f"{way}proposed_by": person, f"{way}sensitivity": Sensitivity.MEMBERS})
    return (on_the_day | may("set_agenda")) & open_to_all | own & may("view_community")


class SaidQuerySet(models.QuerySet):
    def saying(self, query: SearchQuery, texts: SearchVector) -> Self:
        """Rows whose texts answer the query."""
        return self.annotate(said=texts).filter(said=query)


class MeetingQuerySet(SaidQuerySet):
    def that_say(self, query: SearchQuery) -> Self:
        return self.saying(query, texts.MEETING)

    def visible_to(self, person: "Person") -> Self:
        """
        Published meetings of the person's places, drafts where they set the agenda, and single meetings they are a
        guest at. A draft that was called off is a draft for ever: nobody else may know that it was planned.
        """
        return self.filter(seen_meetings(person))

    def was_published(self) -> Self:
        """Without drafts, and drafts that were called off, which some may see."""
        return self.filter(_was_published())

    def to_come(self, now: dt.datetime | None = None) -> Self:
        """Meetings not held and not cancelled whose end is not past, soonest first."""
        return self.filter(
            state__in=(*TO_COME, State.IN_PROGRESS), starts_at__gt=(now or timezone.now()) - dt.timedelta(hours=12)
        ).order_by("starts_at", "pk")

    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED)

    def of_place(self, place: "Place") -> Self:
        """Meetings of the place, those it holds together with another among them."""
        return self.filter(Q(place=place) | Q(joint_place=place))

    def of_places(self, places: Collection[int]) -> Self:
        """The same for the keys of several places; a meeting of two of them is there once."""
        return self.filter(Q(place__in=places) | Q(joint_place__in=places))

    def over(self) -> Self:
        return self.filter(state__in=OVER)

    def with_record_for(self, person: "Person") -> Self:
        """
        Of visible meetings, those whose record the person may read: circulated, or in draft where they set the agenda,
        take the minutes or chair this one meeting.
        """
        sets_agenda = person.where("set_agenda") | person.where("set_agenda", "joint_place")
        reads = person.where("read_record", shared="pk")
        return self.filter(Q(state__in=WITH_MINUTES) | sets_agenda | reads)

    def between(self, first: dt.date, last: dt.date) -> Self:
        """Meetings that start on a Melbourne day from first to last, both included."""
        return self.filter(starts_at__gte=start_of(first), starts_at__lt=start_of(last + dt.timedelta(days=1)))


class ItemQuerySet(SaidQuerySet):
    def that_say(self, query: SearchQuery) -> Self:
        return self.saying(query, texts.ITEM)

    def whose_note_says(self, query: SearchQuery) -> Self:
        return self.saying(query, texts.NOTE)

    def visible_to(self, person: "Person") -> Self:
        """
        Items of meetings the person may see. Executive items only where they see those; proposals that are not on an
        agenda only by who proposed them and by who sets the agenda.
        """
        return self.filter(seen_items(person))

    def seen_in(self, meeting: "Meeting", person: "Person") -> Self:
        """
        The agenda of a meeting that the person has been let into: what visible_to gives of it, without asking for the
        rights over the meeting once more inside the query.
        """
        return self.agenda_of(meeting, sees_all=person.has_perm("see_executive_items", meeting))

    def agenda_of(self, meeting: Any, *, sees_all: bool) -> Self:
        """The agenda of one meeting, or of its key; with matters of the executive for who `sees_all`."""
        found = self.filter(meeting=meeting).on_the_agenda()
        return found if sees_all else found.filter(sensitivity=Sensitivity.MEMBERS)

    def with_open_note(self, person: "Person") -> Self:
        """Items whose note the person may read: it is part of the minutes."""
        return self.visible_to(person).filter(_record_is_open(person)).exclude(note="")

    def on_the_agenda(self) -> Self:
        return self.filter(state__in=ON_THE_DAY).order_by("section__position", "position", "pk")

    def waiting(self) -> Self:
        """Proposed or deferred: what could still be added to an agenda of the place."""
        return self.filter(state__in=(ItemState.PROPOSED, ItemState.DEFERRED)).order_by("proposed_at", "pk")


def _record_is_open(person: "Person", item: str = "") -> Q:
    """
    Of an item that the person sees, its minutes too: once circulated; before only where the agenda is set, and for who
    takes the minutes of this one meeting or chairs it. `item` names the way to the item ("item__").
    """
    return (
        Q(**{f"{item}meeting__state__in": WITH_MINUTES})
        | person.where("set_agenda", f"{item}place")
        | person.where("read_record", f"{item}place", f"{item}meeting")
        | person.where("set_agenda", f"{item}meeting__joint_place")
    )


class OutcomeQuerySet(SaidQuerySet):
    def visible_to(self, person: "Person") -> Self:
        """
        What came out of visible items: of circulated minutes for members, of minutes in draft only where the agenda is
        set, and for who takes the minutes of this one meeting or chairs it.
        """
        return self.filter(_record_is_open(person, "item__"), seen_items(person, "item"))

    def that_are_out(self) -> Self:
        """Under items of minutes that members have read; not those of an item that was taken off."""
        return self.filter(item__state__in=ON_THE_DAY, item__meeting__state__in=WITH_MINUTES)

    def of_place(self, place: "Place") -> Self:
        """Of the place, alone or in a meeting it held together with another."""
        return self.filter(Q(item__meeting__place=place) | Q(item__meeting__joint_place=place))


class DecisionQuerySet(OutcomeQuerySet):
    def that_say(self, query: SearchQuery) -> Self:
        return self.saying(query, texts.DECISION)

    def standing(self) -> Self:
        """Neither replaced nor set aside."""
        return self.filter(ended_on=None)

    def in_force(self) -> Self:
        return self.standing().filter(Q(effective_on=None) | Q(effective_on__lte=timezone.localdate()))

    def due(self, on: dt.date | None = None) -> Self:
        """In force, and to be looked at again by the day."""
        return self.in_force().filter(review_on__lte=on or timezone.localdate())


class QuestionQuerySet(OutcomeQuerySet):
    def to_the_department(self) -> Self:
        return self.that_are_out().filter(to=Addressee.DEPARTMENT)

    def to_the_forum(self) -> Self:
        """Of networks. What only the executive may read is not passed on."""
        return self.that_are_out().filter(
            to=Addressee.FORUM, item__sensitivity=Sensitivity.MEMBERS, item__place__kind=Kind.NETWORK
        )

    def unanswered(self) -> Self:
        return self.filter(answered_on=None)


class CorrectionQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """
        Of items the person may see: accepted ones are part of the minutes; the others are between who proposed them and
        those who set the agenda or chair this one meeting.
        """
        in_minutes = Q(state=CorrectionState.ACCEPTED, item__meeting__state__in=WITH_MINUTES)
        return self.filter(seen_items(person, "item")).filter(
            in_minutes
            | Q(proposed_by=person)
            | person.where("set_agenda", "item__place")
            | person.where("read_record", "item__place", "item__meeting")
            | person.where("set_agenda", "item__meeting__joint_place")
        )

    def waiting(self) -> Self:
        return self.filter(state=CorrectionState.OPEN)


class CorrectionNoteQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """They stand beside confirmed minutes, for everybody who reads those."""
        return self.filter(seen_items(person, "item"))


class PulseQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """Sums of meetings whose minutes the person may read; nothing before the questions are closed."""
        return self.filter(seen_meetings(person, "meeting"), is_closed=True).filter(
            Q(meeting__state__in=WITH_MINUTES)
            | person.where("set_agenda", "meeting__place")
            | person.where("set_agenda", "meeting__joint_place")
        )


class ActionQuerySet(SaidQuerySet):
    def that_say(self, query: SearchQuery) -> Self:
        return self.saying(query, texts.ACTION)

    def visible_to(self, person: "Person") -> Self:
        """
        The person's own actions, those of their places, and those of a meeting whose minutes they take. Actions from
        executive items only where the person sees such items: to have set one is no reason once the role has ended.
        """
        from meetings.models import Action, AgendaItem

        recorded = AgendaItem.objects.filter(person.where("read_record", "place", "meeting"))
        there = person.where("view_community") | joint_item(person, "view_community")
        there |= Q(item__in=recorded.values("pk"))
        return self.filter(
            Q(pk__in=Action.objects.owned_by(person).values("pk"))
            | Q(sensitivity=Sensitivity.MEMBERS) & there
            | person.where("see_executive_items")
            | joint_item(person, "see_executive_items")
        )

    def managed_by(self, person: "Person") -> Self:
        """Actions the person set, and those of meetings they run: at either place of a joint one."""
        meeting = "item__meeting"
        second = person.where("run_meeting", f"{meeting}__joint_place") & Q(item__meeting__place=models.F("place"))
        first = person.where("run_meeting", f"{meeting}__place") & Q(item__meeting__joint_place=models.F("place"))
        return self.filter(Q(set_by=person) | person.where("run_meeting") | second | first)

    def owned_by(self, person: "Person") -> Self:
        """
        Actions the person must do: named, by a role they hold now at the place or at a network that took over from it,
        be it the last of several, or for a school they answer for. Each way reads its own index: asked in one condition
        they would read every action there is.
        """
        from meetings.models import Action
        from roles.models import Appointment

        named = Q(owner_kind=OwnerKind.PERSON, owner=person)
        by_role = Q(owner_kind=OwnerKind.ROLE) & _held(Appointment.objects.current().filter(person=person))
        for_school = Q(owner_kind=OwnerKind.SCHOOL) & person.where("answer_for_school", "school")
        first, *others = (Action.objects.filter(way).order_by().values("pk") for way in (named, by_role, for_school))
        return self.filter(pk__in=first.union(*others, all=True))

    def nobodys(self) -> Self:
        """
        Open, and nobody is there to do it: who is named has left or holds no role any more, nobody holds the role it is
        for, nobody answers for the school.
        """
        from roles.models import Appointment

        today = Appointment.objects.current().of_active_people()
        named, answering = today.filter(person=models.OuterRef("owner")), today.filter(place=models.OuterRef("school"))
        return self.open().filter(
            Q(owner_kind=OwnerKind.PERSON) & ~models.Exists(named)
            | Q(owner_kind=OwnerKind.ROLE) & ~_held(today)
            | Q(owner_kind=OwnerKind.SCHOOL) & ~models.Exists(answering)
        )

    def with_hand_over(self) -> Self:
        """With who held the role of each last, if that person had the action too; see Action.handed_over_from."""
        from roles.models import Appointment

        today = timezone.localdate()
        held = Appointment.objects.standing().filter(place=models.OuterRef("place"), role=models.OuterRef("role"))
        holders = held.current(today).values("person")
        past = held.filter(ends_on__lt=today, ends_on__gte=models.OuterRef("set_at__date"))
        names = past.exclude(person__in=holders).order_by("-ends_on", "pk").values("person__name")
        return self.select_related("handed_from").annotate(held_before=models.Subquery(names[:1]))

    def with_school_now(self) -> Self:
        """With where the school of each sits today, and since when: it may have left the place of the action."""
        from networks.models import SchoolMembership

        now = SchoolMembership.objects.current().filter(school=models.OuterRef("school"))
        since = models.Subquery(now.values("starts_on")[:1])
        return self.select_related("school__network", "place").annotate(school_since=since)

    def open(self) -> Self:
        return self.filter(state__in=OPEN_ACTIONS)

    def overdue(self, on: dt.date | None = None) -> Self:
        return self.open().filter(due_on__lt=on or timezone.localdate())

    def waiting(self) -> Self:
        return self.open().exclude(waiting_on="")

    def closed(self) -> Self:
        return self.exclude(state__in=OPEN_ACTIONS)

    def done(self) -> Self:
        return self.filter(state=ActionState.DONE)

    def counted(self) -> Self:
        """Leaves out the parents of "each member school": their parts are counted."""
        return self.exclude(owner_kind=OwnerKind.EACH_SCHOOL)


def _held(appointments: "AppointmentQuerySet") -> Q:
    """One of these holds the role of an action, at its place or at a network that took over, the last of many too."""
    from networks.models import Replacement

    return Q(HeldOrTakenOver("place_id", "role", appointments.order_by(), Replacement.objects.taking_over()))


class ReplyQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """Who is coming is open to everybody invited."""
        return self.filter(seen_meetings(person, "meeting"))

    def coming(self) -> Self:
        return self.filter(answer__in=(Answer.YES, Answer.DELEGATE))


class AttendanceQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """Attendance is part of the minutes: for members once they are circulated."""
        return self.filter(seen_meetings(person, "meeting")).filter(
            Q(meeting__state__in=WITH_MINUTES)
            | person.where("set_agenda", "meeting__place")
            | person.where("read_record", "meeting__place", "meeting")
            | person.where("set_agenda", "meeting__joint_place")
        )

    def of_place(self, place: "Place") -> Self:
        return self.filter(meeting__place=place)
