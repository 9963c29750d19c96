"""The answer of a school, or of a person who comes for themselves, to an invitation."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from meetings.enums import Answer, State
from meetings.models import Meeting, Reply
from meetings.services.expected import Party, parties
from networks.models import Place, School
from roles.models import Appointment, Person


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
    *,
    meeting: Meeting,
    answer: Answer,
    by: Person,
    school: School | None = None,
    person: Person | None = None,
    delegate_name: str = "",
    note: str = "",
) -> Reply:
    """
    Answer for a school or for oneself, or change the answer, until the meeting starts: by who answers for the school,
    by the person, or by who leads the place and was told.
    """
    party = Party(school=school, person=person)
    _require(by, party, meeting)
    meeting = Meeting.objects.select_related("place", "joint_place").get(pk=meeting.pk)
    if not takes_replies(meeting):
        raise Refused("Replies close when the meeting starts. Tell the chair, who marks who is there.")
    if party.key not in {one.key for one in parties(meeting)}:
        raise Refused(f"{party.name} is not a member of {meeting.place} on that day.", field="school")
    name = delegate_name.strip() if answer == Answer.DELEGATE else ""
    if answer == Answer.DELEGATE and not name:
        raise Refused("Name the delegate.", field="delegate_name")
    values = {"answer": answer, "delegate_name": name, "note": note.strip()}
    rows = Reply.objects.select_for_update(of=("self",), no_key=True)
    now = rows.filter(meeting=meeting, **party.fields).first()
    if now is not None and all(getattr(now, field) == value for field, value in values.items()):
        return now
    given, _ = Reply.objects.update_or_create(meeting=meeting, **party.fields, defaults={**values, "by": by})
    ring()
    return given


def _require(by: Person, party: Party, meeting: Meeting) -> None:
    own = by.has_perm("answer_for_school", party.school) if party.school else by == party.person
    if not (own or by.has_perm("reply_for_any_school", meeting)):
        whom = "Only the principal or the chair answers" if party.school else "Only they themselves or the lead answer"
        raise NotAllowed(f"{whom} for {party.name}.")
