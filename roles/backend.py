"""Who signs in, as allauth sees to it. Whose page it is is asked for each page, so that the statement is kept."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from common.statements import Kept
from roles.models import Person


class Backend(AuthenticationBackend):
    def get_user(self, user_id: int) -> Person | None:
        found = _by_key(pk=user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None


@Kept
def _by_key(pk: Any) -> "QuerySet[Person]":
    return Person.objects.filter(pk=pk)
