"""The people of a network with their browsers, the mail that came, and the pages that were looked at."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.utils import timezone

from networks.models import Network, School
from roles.enums import Role
from roles.models import Person
from tests.browser.look import sound
from tests.factories import ForumFactory, NetworkFactory, PersonFactory, SchoolFactory, StateFactory, appoint

if TYPE_CHECKING:
    from playwright.sync_api import Page

PASSWORD = "a long word for the story"
SCHOOLS = ("Alder Flat", "Bellbird Rise", "Cutters Creek", "Dingo Gap", "Emu Plains")


@dataclass
class Story:
    new_page: Callable[..., "Page"]
    sink: Any
    network: Network
    schools: list[School]
    people: dict[str, Person]
    visited: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Person:
        if name in self.people:
            return self.people[name]
        raise AttributeError(name)

    def sign_in(self, name: str, **more: Any) -> "Page":
        """As somebody who came through the sign-in page a while ago."""
        client, page = Client(), self.new_page(**more)
        client.force_login(self.people[name], backend=settings.AUTHENTICATION_BACKENDS[-1])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": settings.BASE_URL}])
        page.set_default_timeout(15_000)
        page.goto("/")
        return page

    def sign_in_by_password(self, name: str) -> "Page":
        page, person = self.new_page(), self.people[name]
        hasher = Argon2PasswordHasher()  # as the site outside this process reads it
        Person.objects.filter(pk=person.pk).update(password=hasher.encode(PASSWORD, hasher.salt()))
        page.set_default_timeout(15_000)
        page.goto("/")
        self.look(page)
        page.get_by_label("E-mail").fill(person.email)
        page.get_by_role("textbox", name="Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).press("Enter")
        page.wait_for_url(lambda url: "/accounts/" not in url)
        self.look(page)
        return page

    def look(self, page: "Page") -> None:
        sound(page, self.visited)

    def mail_to(self, name: str, subject: str) -> Any:
        return self.sink.wait_for(self.people[name].email, subject=subject)


def wait_until(happened: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.2)


def begin(new_page: Callable[..., "Page"], sink: Any) -> Story:
    StateFactory()
    network = NetworkFactory(name="Wattle Ridge")
    ForumFactory(region=network.region)
    schools = [SchoolFactory(name=name, network=network) for name in SCHOOLS]
    names = {
        "chair": ("Dana Petrakis", [(Role.CHAIR, network), (Role.PRINCIPAL, schools[0])]),
        "executive": ("Mei-Lin Tran", [(Role.EXECUTIVE, network), (Role.PRINCIPAL, schools[1])]),
        "principal": ("Iris Fontaine", [(Role.PRINCIPAL, schools[2])]),
        "seil": ("Helen Abara", [(Role.SEIL, network), (Role.SEIL, NetworkFactory(area=network.area))]),
        "forum_admin": ("Peter Lam", [(Role.FORUM_ADMIN, network.region)]),
        "stranger": ("Sam Nobody", []),
    }
    people = {}
    for key, (name, held) in names.items():
        people[key] = PersonFactory(name=name, email=f"{name.split()[0].lower()}@school.example")
        for role, place in held:
            appoint(role, place, people[key], ends_on=timezone.localdate() + dt.timedelta(days=800))
    return Story(new_page, sink, network, schools, people)
