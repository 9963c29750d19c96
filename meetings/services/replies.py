"""The answer of a school to an invitation."""

from django.db import transaction
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from meetings.enums import Answer, State
from meetings.models import Meeting, Reply
from networks.models import Place, School
from roles.models import Person


def schools_invited(meeting: Meeting) -> list[Place]:
    """The schools that belong to the meeting's network on its day, by name."""
    return list(Place.objects.schools_of(meeting.place, on=timezone.localdate(meeting.starts_at)).by_name())


def schools_to_answer_for(person: Person, meeting: Meeting) -> list[Place]:
    """Schools of the meeting whose answer the person gives: often one, sometimes several."""
    invited = Place.objects.schools_of(meeting.place, on=timezone.localdate(meeting.starts_at))
    return list(invited.filter(pk__in=person.places_where("answer_for_school")).by_name())


def takes_replies(meeting: Meeting) -> bool:
    return meeting.state == State.PUBLISHED and timezone.now() < meeting.starts_at


@transaction.atomic
def reply(
    *, meeting: Meeting, school: School, answer: Answer, by: Person, delegate_name: str = "", note: str = ""
) -> Reply:
    """Answer for a school, or change its answer, until the meeting starts: by who answers for it, or the chair."""
    if not (by.has_perm("answer_for_school", school) or by.has_perm("reply_for_any_school", meeting)):
        raise NotAllowed(f"Only the principal or the chair answers for {school}.")
    meeting = Meeting.objects.select_related("place").get(pk=meeting.pk)
    if not takes_replies(meeting):
        raise Refused("Replies close when the meeting starts. Tell the chair, who marks who is there.")
    day = timezone.localdate(meeting.starts_at)
    if not Place.objects.schools_of(meeting.place, on=day).filter(pk=school.pk).exists():
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
