"""Looking as another person: who may begin it, whether it still holds, how it ends."""

from django.db import transaction
from django.utils import timezone

from common.errors import NotAllowed, Refused
from roles import access
from roles.models import Person, Viewing

VERB = "view_as"
TIME_IS_UP = "Half an hour was over."
ROLE_ENDED = "A role or an account ended."
STOPPED = "Stopped."
SIGNED_OUT = "Signed out."


@transaction.atomic
def start_viewing(*, person: Person, reason: str, by: Person) -> Viewing:
    """Begin to look as somebody. Refused for oneself, other administrators and people who cannot sign in."""
    if not access.may_everywhere(by, VERB):
        raise NotAllowed("Only an administrator looks as somebody else.")
    if person == by:
        raise Refused("This is you. You see your own pages already.")
    if not person.is_active:
        raise Refused(f"{person.name} cannot sign in, so there is nothing to see.")
    if access.may_everywhere(person, VERB):
        raise Refused(f"{person.name} is an administrator too. Nobody looks as an administrator.")
    if not reason.strip():
        raise Refused("Say why you look.", field="reason")
    return Viewing.objects.create(administrator=by, person=person, reason=reason.strip())


def why_over(viewing: Viewing, by: Person) -> str:
    """Why it no longer holds for who is signed in, or nothing. Asked at every request."""
    if viewing.ended_at or viewing.administrator_id != by.pk:
        return STOPPED
    if timezone.now() >= viewing.over_at:
        return TIME_IS_UP
    person = viewing.person
    holds = by.is_active and person.is_active and access.may_everywhere(by, VERB)
    return "" if holds and not access.may_everywhere(person, VERB) else ROLE_ENDED


def end_viewing(*, viewing: Viewing, because: str) -> None:
    """Mark the end, once. One that ran out of time ended when its time was up, not when somebody noticed."""
    ended_at = min(timezone.now(), viewing.over_at)
    open_one = Viewing.objects.filter(pk=viewing.pk, ended_at=None)
    open_one.update(ended_at=ended_at, ended_because=because)
