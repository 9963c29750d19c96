"""The way in and out: allauth's pages in our words."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
PASSWORD = "wattle and gum and bark"


@pytest.fixture
def dana() -> object:
    person = PersonFactory(email="dana@demo.example")
    person.set_password(PASSWORD)
    person.save()
    return person


def sign_in(client: Client, **answers: str) -> object:
    return client.post(reverse("account_login"), {"login": "dana@demo.example", "password": PASSWORD} | answers)


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_right_password_opens_the_door(client: Client, dana: object) -> None:
    assert sign_in(client).headers["Location"] == "/"


def test_the_way_leads_back_to_the_page_asked_for(client: Client, dana: object) -> None:
    page = client.get(reverse("account_login"), {"next": "/meetings/7/"}).content.decode()
    assert "Sign in to go to the page you asked for." in page
    assert sign_in(client, next="/meetings/7/").headers["Location"] == "/meetings/7/"
    assert client.get(reverse("account_login")).status_code == 302


def test_a_wrong_password_keeps_the_address_and_says_so(client: Client, dana: object) -> None:
    page = sign_in(client, password="no").content.decode()
    assert 'value="dana@demo.example"' in page
    assert "1 thing to fix" in text(page)
    assert "Error: Sign in" in text(page)


def test_demo_people_stand_on_the_page_in_the_demo_only(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [("Network chair", "chair@demo.example", "Wattle Ridge")]
    monkeypatch.setattr(settings, "DEMO_PEOPLE", people, raising=False)
    monkeypatch.setattr(settings, "DEMO_PASSWORD", "shared-word", raising=False)
    for demo in (True, False):
        monkeypatch.setattr(settings, "DEMO", demo)
        page = client.get(reverse("account_login")).content.decode()
        assert ("chair@demo.example" in page) is demo
        assert ("shared-word" in page) is demo


def test_a_forgotten_password_is_set_anew_by_mail(client: Client, dana: object) -> None:
    response = client.post(reverse("account_reset_password"), {"email": "dana@demo.example"}, follow=True)
    assert "Look in your mail" in text(response.content.decode())
    [message] = mail.outbox
    assert message.subject == "Set a new password for School Networks"
    html = message.alternatives[0][0]
    link = re.search(r"http://\S+", message.body)
    assert link is not None
    assert link.group() in html
    form = client.get(link.group(), follow=True)
    answers = {"password1": "three new quiet words", "password2": "three new quiet words"}
    done = client.post(form.request["PATH_INFO"], answers, follow=True)
    assert "Your new password is set" in text(done.content.decode())
    assert sign_in(client, password="three new quiet words").status_code == 302


def test_a_used_link_says_what_to_do(client: Client, dana: object) -> None:
    page = client.get(reverse("account_reset_password_from_key", args=["1", "used-up"])).content.decode()
    assert "This link no longer works" in page
    assert "Send me another link" in page


def test_an_unknown_address_is_not_told_apart(client: Client, dana: object) -> None:
    response = client.post(reverse("account_reset_password"), {"email": "nobody@demo.example"}, follow=True)
    assert "Look in your mail" in text(response.content.decode())
    assert mail.outbox == []


def test_signing_out_asks_by_link_and_acts_by_post(client: Client, dana: object) -> None:
    client.force_login(dana, backend=settings.AUTHENTICATION_BACKENDS[-1])
    assert "Sign out?" in client.get(reverse("account_logout")).content.decode()
    page = client.post(reverse("account_logout"), follow=True).content.decode()
    assert "You are signed out." in page


@pytest.mark.parametrize("name", ["account_email", "account_change_password", "account_signup", "account_inactive"])
def test_the_rest_of_the_account_pages_stand_in_the_shell(client: Client, dana: object, name: str) -> None:
    if name in {"account_email", "account_change_password"}:
        sign_in(client)
    page = client.get(reverse(name), follow=True).content.decode()
    assert '<a class="skip" href="#main">' in page
    assert page.count("<h1") == 1
