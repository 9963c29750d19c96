"""People as such: entering somebody, and what only an administrator changes about them."""

from django.db import transaction

from common.errors import NotAllowed, Refused, refusing
from roles.models import Person
from roles.services.invitations import may_invite

TAKEN = "Somebody has this e-mail already."


@transaction.atomic
def enter_person(*, name: str, email: str, by: Person, phone: str = "") -> Person:
    """Enter somebody who is not here yet. They have no role and no password: appoint them, and ask them in."""
    if not may_invite(by):
        raise NotAllowed("You may not enter people.")
    email = email.strip().lower()
    if there := Person.objects.filter(email__iexact=email).first():
        raise Refused(taken(there), field="email")
    with refusing(person_email_once=TAKEN, roles_person_email_key=TAKEN), transaction.atomic():
        return Person.objects.create_user(email, None, name=name, phone=phone)


def taken(person: Person) -> str:
    """Why an address cannot be given to somebody new, and what to do about it."""
    if person.is_active:
        return f"{person.name} has this e-mail already."
    return (
        f"{person.name}, who has left, had this e-mail. If it is the same person, let them back in; "
        "if not, change the address on their page first."
    )


@transaction.atomic
def change_person(*, person: Person, name: str, email: str, phone: str, by: Person) -> Person:
    """Change how somebody is called and how they sign in. Their open invitation link dies with a changed address."""
    if not by.may_everywhere("manage_people"):
        raise NotAllowed("Only an administrator changes this.")
    person = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    email = email.strip().lower()
    if there := Person.objects.filter(email__iexact=email).exclude(pk=person.pk).first():
        raise Refused(taken(there), field="email")
    person.name, person.email, person.phone = name, email, phone
    with refusing(person_email_once=TAKEN, roles_person_email_key=TAKEN), transaction.atomic():
        person.save(update_fields=["name", "email", "phone"])
    return person
