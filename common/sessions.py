"""Sessions as Django keeps them in the database. Every page begins with reading one, so that the statement is kept."""

from typing import Any

from django.contrib.sessions.backends import db
from django.db.models import QuerySet
from django.utils import timezone

from common.statements import Kept, Typed


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        """Nothing for a key that has ended, or that no session ever had: a cookie may hold anything."""
        key = self.session_key or ""
        found = _open(key=Typed(key), now=timezone.now()) if key.isascii() and key.isalnum() else []
        if found:
            return self.decode(found[0].session_data)
        self._session_key = None
        return {}


@Kept
def _open(key: Any, now: Any) -> "QuerySet[Any]":
    return db.SessionStore.get_model_class().objects.filter(session_key=key, expire_date__gt=now)
