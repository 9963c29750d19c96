"""Security events: written when they happen, by Django's and allauth's own signals and by the middleware."""

from typing import Any

from allauth.account.signals import password_changed, password_reset
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest
from django.utils import timezone

from roles.models import Person, SecurityEvent

SEEN = "seen"
"""In the session: the second of the last request, to end it after a time without any."""


def note(kind: str, request: HttpRequest | None, person: Person | None, **more: Any) -> None:
    what = request.path[:200] if request else ""
    address = request.META.get("REMOTE_ADDR") or None if request else None
    SecurityEvent.objects.create(kind=kind, person=person, what=what, from_address=address, **more)


def now() -> int:
    return int(timezone.now().timestamp())


def _signed_in(sender: Any, request: HttpRequest, user: Person, **more: Any) -> None:
    request.session[SEEN] = now()
    note(SecurityEvent.Kind.SIGNED_IN, request, user)


def _signed_out(sender: Any, request: HttpRequest, user: Person | None, **more: Any) -> None:
    if user is not None and not getattr(request, "was_idle", False):
        note(SecurityEvent.Kind.SIGNED_OUT, request, user)


def _failed(sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **more: Any) -> None:
    email = credentials.get("email") or credentials.get("username") or ""
    note(SecurityEvent.Kind.FAILED, request, Person.objects.filter(email__iexact=str(email)).first())


def _new_password(sender: Any, request: HttpRequest, user: Person, **more: Any) -> None:
    note(SecurityEvent.Kind.PASSWORD, request, user)


def listen() -> None:
    user_logged_in.connect(_signed_in, dispatch_uid="security")
    user_logged_out.connect(_signed_out, dispatch_uid="security")
    user_login_failed.connect(_failed, dispatch_uid="security")
    password_changed.connect(_new_password, dispatch_uid="security")
    password_reset.connect(_new_password, dispatch_uid="security")
