"""Guests: people from outside who see one meeting, and who hears of a meeting at all."""

from django.db import transaction
from django.db.models import Q, QuerySet

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from meetings.enums import TO_COME, in_words_of
from meetings.models import Meeting
from roles import access
from roles.models import Person

RIGHT = "view_as_guest"

ONLY_CHAIR = "Only the chair invites guests."


def _require(by: Person, meeting: Meeting) -> None:
    if not by.has_perm("invite_guest", meeting):
        raise NotAllowed(in_words_of(meeting.place.kind, ONLY_CHAIR))


@transaction.atomic
def invite_guest(*, meeting: Meeting, email: str, by: Person) -> Person:
    """Let somebody who can sign in see this one meeting, without the items of the executive. Inviting twice is once."""
    _require(by, meeting)
    meeting = Meeting.objects.select_related("place").get(pk=meeting.pk)
    if meeting.state not in TO_COME:
        raise Refused("The meeting has begun or is over.")
    person = Person.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if person is None:
        raise Refused("Nobody with this address can sign in here. Ask central office to add them first.", field="email")
    if person.has_perm("view_community", meeting):
        raise Refused(f"{person.name} sees the meeting anyway.", field="email")
    access.grant(person=person, right=RIGHT, obj=meeting, by=by)
    ring()
    return person


@transaction.atomic
def remove_guest(*, meeting: Meeting, person: Person, by: Person) -> None:
    """Take the right back. Somebody who was no guest stays none."""
    _require(by, meeting)
    access.withdraw(person=person, right=RIGHT, obj=meeting, by=by)


def guests(meeting: Meeting) -> list[Person]:
    """Who was invited as a guest and is one today."""
    rows = access.holding_now(access.grants_on(meeting)).filter(permission__codename=RIGHT)
    return [row.user for row in rows]


def members_of(meeting: Meeting) -> "QuerySet[Person]":
    """Those who take part in the place; in either place of a joint meeting."""
    found = Q()
    for place in meeting.rights_places:
        found |= Q(pk__in=access.people_with("propose_item", place).values("pk"))
    return Person.objects.filter(found)


def people_told(meeting: Meeting) -> "QuerySet[Person]":
    """
    Who is told of a meeting: those who take part in the place, its guests, and who takes its minutes. Area and region
    only look in.
    """
    members = members_of(meeting)
    given = access.people_given(RIGHT, meeting)
    return Person.objects.filter(Q(pk__in=members.values("pk")) | Q(pk__in=given.values("pk")))
