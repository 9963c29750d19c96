"""Who asks, and for what: demo people signed in by a session row, and the demo's own meeting and region."""

from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.middleware.csrf import _get_new_csrf_string
from django.utils import timezone

from common.sessions import SessionStore
from meetings.enums import State
from meetings.models import AgendaItem, Meeting
from networks.models import Place
from reminders.models import CalendarFeed
from reminders.services.feeds import AHEAD, BEFORE
from roles.enums import Role
from roles.models import Appointment, Person
from roles.rules import HELD_AT

ITEMS, IN_CALENDAR = 12, 60


def signed_in(person: Person, backend: str) -> dict[str, str]:
    """Headers of a browser signed in by that backend; product and floor have one each."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = backend
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    token = _get_new_csrf_string()
    cookies = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={token}"
    return {"Cookie": cookies, "X-CSRFToken": token, "Content-Type": "application/x-www-form-urlencoded"}


WIDE = {"forum-admin-of-all": Role.FORUM_ADMIN, "seil-of-sixty": Role.SEIL}
"""Nobody of the demo reaches as far as some rows of the table ask: made here, and left in the benchmark's database."""


def demo_person(name: str) -> Person:
    email = f"{name}@demo.example"
    return Person.objects.get(email=email) if name not in WIDE else _wide(email, WIDE[name])


def _wide(email: str, role: Role) -> Person:
    """Forum administrator of every region; SEIL of as many networks as have sixty meetings in a calendar."""
    person, is_new = Person.objects.get_or_create(email=email, defaults={"name": email.split("@")[0]})
    if is_new:
        kind, today = HELD_AT[role], timezone.localdate()
        for place in Place.objects.filter(kind=kind, closed_on=None).order_by("pk"):
            Appointment.objects.create(person=person, role=role, place=place, starts_on=today)
            if role == Role.SEIL and in_calendar(person) >= IN_CALENDAR:
                break
    return person


def in_calendar(person: Person) -> int:
    """How many meetings the person's calendar shows."""
    today = timezone.localdate()
    return Meeting.objects.visible_to(person).was_published().between(today - BEFORE, today + AHEAD).count()


def samples() -> dict[str, Any]:
    """Arguments for the URLs: the demo chair's next published meeting, an item of it, the forum admin's region."""
    chair = Appointment.objects.current().get(person=demo_person("chair"), role=Role.CHAIR)
    meeting = Meeting.objects.filter(place=chair.place, state=State.PUBLISHED).order_by("starts_at").first()
    assert meeting is not None
    item = AgendaItem.objects.filter(meeting=meeting).on_the_agenda().first()
    assert item is not None
    held = Meeting.objects.filter(place=chair.place, state=State.CIRCULATED).order_by("-starts_at").first()
    assert held is not None
    fill_up(meeting)
    noted = AgendaItem.objects.filter(meeting=held).on_the_agenda().first()
    assert noted is not None
    region = Appointment.objects.current().get(person=demo_person("forum-admin"), role=Role.FORUM_ADMIN).place
    return {
        "meeting": [meeting.pk],
        "item": [meeting.pk, item.pk],
        "held": [held.pk],
        "note": [noted.pk],
        "region": [region.slug],
        "network": [chair.place.slug],
        "feed": feed_keys(demo_person("seil-of-sixty"))[:1],
        "access": ["meeting", meeting.pk],
        "place": [chair.place.kind, chair.place.slug],
    }


def fill_up(meeting: Meeting) -> None:
    """Items on the agenda until there are twelve, made of its last one."""
    items = list(meeting.items.on_the_agenda())
    for number in range(len(items), ITEMS):
        last = items[-1]
        last.pk, last.position, last.title = None, last.position + 1, f"Matter {number + 1}"
        last._state.adding = True
        last.save(force_insert=True)


def feed_keys(person: Person) -> list[str]:
    """Keys of forty calendar addresses of a person: each may be fetched thirty times in an hour."""
    keys = [f"benchmark-{number}" for number in range(40)]
    hashes = {CalendarFeed.hashed(key): key for key in keys}
    rows = [CalendarFeed(person=person, name=key, key_hash=hashed) for hashed, key in hashes.items()]
    CalendarFeed.objects.bulk_create(rows, ignore_conflicts=True)
    return keys
