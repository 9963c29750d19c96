"""Is the process up; can it work."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

STALE = timedelta(minutes=3)  # a tick comes each minute; two may be missed while a worker restarts


@login_not_required
@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing else, so that a lost database does not get the web server restarted."""
    return JsonResponse({"status": "up"})


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Database, broker and beat, each "ok" or the fault in words; 503 if any is not ok."""
    answers = {name: check() for name, check in CHECKS.items()}
    good = all(answer == "ok" for answer in answers.values())
    return JsonResponse(answers, status=200 if good else 503)


def database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "not reachable"
    return "ok"


def broker() -> str:
    from cop.celery import app

    try:
        with app.connection_for_write(connect_timeout=2) as line:
            line.ensure_connection(max_retries=1, timeout=2)
    except (OperationalError, RedisError, OSError):
        return "not reachable"
    return "ok"


def beat() -> str:
    """The tick writes down when it last ran: beat, broker, worker and database must all have worked for it."""
    from reminders.models import Heartbeat

    try:
        last = Heartbeat.objects.order_by("-beat_at").values_list("beat_at", flat=True).first()
    except DatabaseError:
        return "not known"
    if last is None:
        return "has not run yet"
    age = timezone.now() - last
    return "ok" if age < STALE else f"last ran {int(age.total_seconds() // 60)} minutes ago"


CHECKS: dict[str, Callable[[], str]] = {"database": database, "broker": broker, "beat": beat}
