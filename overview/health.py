"""What an administrator is shown first: what is in the system, and what is wrong with it."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from common.words import count
from networks.enums import Sector
from networks.models import Network, School
from reminders.enums import NoticeState
from reminders.models import Notice
from roles.enums import Role
from roles.models import Appointment, Person

FAILED_SINCE = dt.timedelta(days=14)
SHOWN = 7


def of_system() -> dict[str, Any]:
    current = Appointment.objects.current()
    schools = School.objects.open().filter(sector=Sector.GOVERNMENT)
    principals = current.of_active_people().filter(role=Role.PRINCIPAL)
    chairs = current.of_active_people().filter(role=Role.CHAIR)
    networks = Network.objects.open()
    people = Person.objects.filter(is_active=True)
    failed = Notice.objects.filter(state=NoticeState.FAILED, due_at__gte=timezone.now() - FAILED_SINCE)
    idle = people.exclude(Exists(current.filter(person=OuterRef("pk")))).order_by("name", "pk")
    return {
        "stats": [
            _stat("schools are open", schools.count(), ""),
            _stat("are in no network", schools.filter(network=None).count(), ""),
            _stat("have no principal here", schools.exclude(pk__in=principals.values("place")).count(), ""),
            _stat("networks are open", networks.count(), ""),
            _stat("have no chair", networks.exclude(pk__in=chairs.values("place")).count(), ""),
        ],
        "people_meta": f"{count(people.count(), 'person,people')} can sign in",
        "idle": list(idle[: SHOWN + 1]),
        "failed": list(failed.select_related("person").order_by("-due_at")[: SHOWN + 1]),
        "shown": SHOWN,
    }


def _stat(label: str, number: int, url: str) -> dict[str, Any]:
    return {"label": label, "number": number, "url": url, "of": "", "was": ""}
