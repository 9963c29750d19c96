"""Asking a person in: a mail with a link by which they choose their password. Nobody else ever knows one."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from roles import access
from roles.models import Person
from roles.rules import MAY_APPOINT


@transaction.atomic
def invite(*, person: Person, by: Person, again: bool = False) -> bool:
    """
    Ask the person in, once; `again` sends the mail another time. Returns whether a mail will leave. The mail is a
    notice that is read off `invited_at`, so that a mail server that is down costs time and no invitation.
    """
    if not may_invite(by):
        raise NotAllowed("You may not ask people in.")
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if not person.is_active:
        raise Refused(f"{person.name} has left. Let them back in first.")
    if person.invited_at and not again:
        return False
    person.invited_at, person.invited_by = timezone.now(), by
    person.save(update_fields=["invited_at", "invited_by"])
    ring()
    return True


def may_invite(by: Person) -> bool:
    """Who manages people anywhere, and who may appoint somebody: asking in gives no right by itself."""
    granters = {row.granter for row in MAY_APPOINT}
    return any(holding.role in granters for holding in access.holdings(by))


def way_in(person: Person) -> str:
    """The address at which the person, and nobody else, chooses a password. Made when a mail leaves; kept nowhere."""
    key = default_token_generator.make_token(person)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key})
