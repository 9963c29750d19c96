from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.db import InternalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.defaults import permission_denied

from common.words import count
from networks.services.sitting import keep_seats_current
from roles import access, security
from roles.enums import Role
from roles.models import Person, SecurityEvent, Viewing
from roles.services import viewing as services

GetResponse = Callable[[HttpRequest], HttpResponse]
WIDE = (Role.ADMINISTRATOR, Role.CENTRAL)
"""Roles that see so much that a forgotten session of theirs ends sooner."""


class SeatsOfToday:
    """Before any right is asked, places sit where today's dated rows say; see networks.services.sitting."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info not in settings.PROBES:
            keep_seats_current()
        return self.get_response(request)


class RightsOfRequest:
    """Each request asks for the person's appointments at most once. The answer dies with the request."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            access.remember_for_this_request(request.user)
        return self.get_response(request)


class IdleSession:
    """Ends a session in which nothing was asked for a time. Notes who was refused anything."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.was_idle = 0  # type: ignore[attr-defined]
        request.viewing = None  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            self._look(request)
        response = self.get_response(request)
        if response.status_code == 403 and request.user.is_authenticated:
            self._refused(request)
        return response

    def _look(self, request: HttpRequest) -> None:
        now = security.now()
        idle = now - request.session.get(security.SEEN, 0)
        if idle >= 60 * settings.IDLE_MINUTES_WIDE and security.SEEN in request.session:
            minutes = _limit(request)
            if idle >= 60 * minutes:
                security.note(SecurityEvent.Kind.IDLE, request, _who(request))
                request.was_idle = minutes  # type: ignore[attr-defined]
                logout(request)
                return
        if idle >= 60:
            request.session[security.SEEN] = now

    def _refused(self, request: HttpRequest) -> None:
        viewing = request.viewing  # type: ignore[attr-defined]
        seen_by = viewing.administrator if viewing else None
        security.note(SecurityEvent.Kind.REFUSED, request, _who(request), seen_by=seen_by)

    def process_view(self, request: HttpRequest, *args: Any) -> None:
        if request.was_idle:  # type: ignore[attr-defined]
            minutes = count(request.was_idle, "minute")  # type: ignore[attr-defined]
            messages.info(request, f"You were signed out after {minutes} without activity. Sign in to go on.")


def _who(request: HttpRequest) -> Person:
    """Who is signed in: asked only where somebody is."""
    return cast(Person, request.user)


def _limit(request: HttpRequest) -> int:
    is_wide = any(holding.role in WIDE for holding in access.holdings(_who(request)))
    return settings.IDLE_MINUTES_WIDE if is_wide else settings.IDLE_MINUTES


READ_ONLY = "25006"  # PostgreSQL's code for a write in a transaction that only reads
NO_CHANGE = "You see School Networks as {}. Nothing can be changed: stop looking first."
CLOSED = "This page is closed while you look as somebody else."
CLOSED_PAGES = {"roles:details_edit", "reminders:preference_edit"}


def _only_looks(request: HttpRequest, why: str) -> PermissionDenied:
    """Not for want of a right: the page says so."""
    request.only_looks = True  # type: ignore[attr-defined]
    return PermissionDenied(why)


class ViewAs:
    """
    While an administrator looks as somebody, every page is the other person's, and nothing is written: whatever a view
    does happens in a transaction that only reads and is rolled back. A view with `closed_to_view_as = True`, the
    account pages and the admin site do not open at all.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewing_over = ""  # type: ignore[attr-defined]
        viewing = self._viewing(request)
        shown = request.headers.get("X-Viewing", "")
        if request.headers.get("HX-Request") == "true" and shown != str(viewing.pk if viewing else ""):
            return HttpResponse(status=204, headers={"HX-Refresh": "true"})  # half a page of another person
        if viewing is None:
            return self.get_response(request)
        request.viewing, request.user = viewing, viewing.person  # type: ignore[attr-defined]
        request.wrote = False  # type: ignore[attr-defined]
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION READ ONLY")
            response = self.get_response(request)
            if response.streaming:
                response.streaming_content = list(response.streaming_content)  # type: ignore[attr-defined]
            transaction.set_rollback(True)
        if request.wrote:  # type: ignore[attr-defined]
            return permission_denied(request, _only_looks(request, NO_CHANGE.format(viewing.person.name)))
        return response

    def _viewing(self, request: HttpRequest) -> Viewing | None:
        key = request.session.get("viewing") if request.user.is_authenticated else None
        if key is None:
            return None
        viewing = Viewing.objects.select_related("person", "administrator").filter(pk=key).first()
        over = services.why_over(viewing, _who(request)) if viewing else services.STOPPED
        if request.path == reverse("account_logout") and request.method == "POST":
            over = over or services.SIGNED_OUT
        elif request.path == reverse("roles:view_as_stop"):
            return None
        if not over:
            return viewing
        if viewing:
            services.end_viewing(viewing=viewing, because=over)
            request.viewing_over = over  # type: ignore[attr-defined]
        del request.session["viewing"]
        return None

    def process_view(self, request: HttpRequest, view: Any, *args: Any) -> None:
        if request.viewing_over in (services.TIME_IS_UP, services.ROLE_ENDED):  # type: ignore[attr-defined]
            messages.info(request, f"You see your own pages again. {request.viewing_over}")  # type: ignore[attr-defined]
        viewing = request.viewing  # type: ignore[attr-defined]
        if viewing is None:
            return
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            raise _only_looks(request, NO_CHANGE.format(viewing.person.name))
        match = request.resolver_match
        name = match.view_name if match else ""
        closed = getattr(getattr(view, "view_class", view), "closed_to_view_as", False)
        if closed or name in CLOSED_PAGES or name.startswith(("account_", "admin:")):
            raise _only_looks(request, CLOSED)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        cause = getattr(exception.__cause__, "sqlstate", "") if isinstance(exception, InternalError) else ""
        if request.viewing and cause == READ_ONLY:  # type: ignore[attr-defined]
            request.wrote = True  # type: ignore[attr-defined]
            return HttpResponse(status=403)
        return None
