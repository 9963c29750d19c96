"""Two questions before a meeting closes. See decision 0036 for what is kept, and what is not."""

from django.db import transaction
from django.db.models import F

from common.errors import NotAllowed, Refused
from common.small_numbers import FEWEST
from meetings.enums import Presence, State
from meetings.models import Meeting, Pulse, PulseTaken
from meetings.services.meeting import lock
from roles.models import Person

QUESTIONS = {"time": "Was it worth the time?", "goal": "Did it move us towards our goal?"}
ANSWERS = {"yes": "Yes", "partly": "Partly", "no": "No"}
ASKED = (State.IN_PROGRESS, State.HELD)
NOT_THERE = (Presence.APOLOGY, Presence.ABSENT)


def is_asked(meeting: Meeting) -> bool:
    """From the start of a meeting until its minutes are circulated for the first time."""
    closed = Pulse.objects.filter(meeting=meeting, is_closed=True)
    return meeting.state in ASKED and not closed.exists()


def takes_part(meeting: Meeting, person: Person) -> bool:
    """Members of the place and guests, unless every school they answer for is marked as not there."""
    if person.has_perm("view_as_guest", meeting):
        return True
    if not person.has_perm("propose_item", meeting):
        return False
    own = meeting.attendances.filter(person.where("answer_for_school", "school"))
    marks = set(own.values_list("presence", flat=True))
    return not marks or not marks <= set(NOT_THERE)


def has_answered(meeting: Meeting, person: Person) -> bool:
    return PulseTaken.objects.filter(meeting=meeting, person=person).exists()


def wants_answer(meeting: Meeting, person: Person) -> bool:
    """Whether this person is asked, and has not answered."""
    return is_asked(meeting) and takes_part(meeting, person) and not has_answered(meeting, person)


def answered_words(meeting: Meeting) -> str:
    """How many have answered so far, never exactly: beside the sums an exact number would tell too much."""
    if not is_asked(meeting):
        return ""
    number = PulseTaken.objects.filter(meeting=meeting).count()
    return f"{FEWEST} or more have answered." if number >= FEWEST else f"Fewer than {FEWEST} have answered so far."


@transaction.atomic
def answer(*, meeting: Meeting, time: str, goal: str, by: Person) -> bool:
    """
    Count one answer to each question; False when this person has answered before, and then nothing is counted.

    Both sums are raised by one statement on one row: two rows, or two moments, would tell who gave which answer.
    """
    if not takes_part(meeting, by):
        raise NotAllowed("These two questions are for those who took part in the meeting.")
    meeting = lock(meeting.pk)
    if not is_asked(meeting):
        raise Refused("The questions about this meeting are closed.")
    _, is_new = PulseTaken.objects.get_or_create(meeting=meeting, person=by)
    if not is_new:
        return False
    Pulse.objects.get_or_create(meeting=meeting)
    raised = {f"time_{time}": F(f"time_{time}") + 1, f"goal_{goal}": F(f"goal_{goal}") + 1}
    Pulse.objects.filter(meeting=meeting).update(**raised)
    return True


def close(meeting: Meeting) -> None:
    """For good, so that sums which were shown never change: the difference of two would be somebody's answer."""
    Pulse.objects.filter(meeting=meeting).update(is_closed=True)
