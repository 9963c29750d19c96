"""The answer of a school to an invitation."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from meetings.enums import Answer, State
from meetings.models import Meeting, Reply
from networks.models import Place, School
from networks.querysets import PlaceQuerySet
from roles.models import Appointment, Person


def invited(meeting: Meeting) -> PlaceQuerySet:
    """The schools that belong to the meeting's network on its day; to either network of a joint meeting."""
    day, found = timezone.localdate(meeting.starts_at), Place.objects.none()
    for place in meeting.rights_places:
        found |= Place.objects.schools_of(place, on=day)
    return found


def schools_invited(meeting: Meeting) -> list[Place]:
    """The schools invited, by name."""
    return list(invited(meeting).by_name())


def schools_to_answer_for(person: Person, meeting: Meeting) -> list[Place]:
    """Schools of the meeting whose answer the person gives: often one, sometimes several."""
    return list(invited(meeting).filter(pk__in=person.places_where("answer_for_school")).by_name())


def people_of(schools: Iterable[Place], but: Person) -> dict[int, list[str]]:
    """Names of those who hold a role at each school, to choose a delegate from. One query."""
    held = Appointment.objects.current().of_active_people().filter(place__in=list(schools)).exclude(person=but)
    found: dict[int, list[str]] = {}
    for place, name in held.order_by("person__name").values_list("place_id", "person__name").distinct():
        found.setdefault(place, []).append(name)
    return found


def takes_replies(meeting: Meeting) -> bool:
    return meeting.state == State.PUBLISHED and timezone.now() < meeting.starts_at


@transaction.atomic
def reply(
    *, meeting: Meeting, school: School, answer: Answer, by: Person, delegate_name: str = "", note: str = ""
) -> Reply:
    """Answer for a school, or change its answer, until the meeting starts: by who answers for it, or the chair."""
    if not (by.has_perm("answer_for_school", school) or by.has_perm("reply_for_any_school", meeting)):
        raise NotAllowed(f"Only the principal or the chair answers for {school}.")
    meeting = Meeting.objects.select_related("place", "joint_place").get(pk=meeting.pk)
    if not takes_replies(meeting):
        raise Refused("Replies close when the meeting starts. Tell the chair, who marks who is there.")
    if not invited(meeting).filter(pk=school.pk).exists():
        raise Refused(f"{school} is not a member of {meeting.place} on that day.", field="school")
    name = delegate_name.strip() if answer == Answer.DELEGATE else ""
    if answer == Answer.DELEGATE and not name:
        raise Refused("Name the delegate.", field="delegate_name")
    values = {"answer": answer, "delegate_name": name, "note": note.strip()}
    now = Reply.objects.select_for_update(of=("self",), no_key=True).filter(meeting=meeting, school=school).first()
    if now is not None and all(getattr(now, field) == value for field, value in values.items()):
        return now
    given, _ = Reply.objects.update_or_create(meeting=meeting, school=school, defaults={**values, "by": by})
    ring()
    return given
