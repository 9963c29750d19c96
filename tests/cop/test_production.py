import json
import re

import pytest

from tests.cop.production import COMPLETE, python

MANAGE = "import sys, manage; sys.argv[0] = 'manage.py'; manage.main()"
ANSWERS = """
import json
import django
django.setup()
from django.test import Client
from django.utils import timezone
from networks.services import sitting
sitting._seated_for = timezone.localdate()  # no tables stand behind these answers
client = Client(headers={"host": "networks.example.org"})
def told(response):
    return {"status": response.status_code, **dict(response.items())}
print(json.dumps({
    "page": told(client.get("/accounts/login/", secure=True)),
    "missing": told(client.get("/no-such-page", secure=True)),
    "file": told(client.get("/healthz", secure=True)),
    "plain": told(client.get("/accounts/login/")),
    "stranger": told(Client(headers={"host": "evil.example"}).get("/healthz", secure=True)),
    "cookies": {name: str(morsel) for name, morsel in client.cookies.items()},
}))
"""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
    ),
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
}


@pytest.fixture(scope="module")
def answers(django_db_setup: None) -> dict[str, dict[str, str]]:
    """What production answers. Static files are read in place: what is asked here are headers, not hashed names."""
    told = python(ANSWERS, COMPLETE | {"RELOAD": "1"})
    assert told.returncode == 0, told.stderr
    return dict(json.loads(told.stdout.splitlines()[-1]))


def test_the_deployment_check_is_clean():
    checked = python(MANAGE, COMPLETE, "check", "--deploy", "--fail-level", "WARNING")
    assert (checked.returncode, checked.stderr) == (0, "")


def in_any_order(value: str) -> list[str]:
    """The parts of a header: two of ours are lists whose order means nothing."""
    return sorted(re.split("[;,] ", value))


@pytest.mark.parametrize(("kind", "status"), [("page", 200), ("missing", 404), ("file", 200)])
def test_every_answer_carries_exactly_the_headers(answers, kind, status):
    answer = answers[kind]
    assert {name: in_any_order(answer.get(name, "")) for name in HEADERS} == {
        name: in_any_order(value) for name, value in HEADERS.items()
    }
    assert answer["status"] == status


def test_an_unknown_host_is_refused_and_plain_http_is_sent_to_https(answers):
    assert answers["stranger"]["status"] == 400
    assert answers["plain"]["status"] == 301
    assert answers["plain"]["Location"] == "https://networks.example.org/accounts/login/"


def test_cookies_are_bound_to_this_host_and_to_encryption(answers):
    assert list(answers["cookies"]) == ["__Host-csrf"]
    crumbs = {crumb.strip() for crumb in answers["cookies"]["__Host-csrf"].partition(": ")[2].split(";")[1:]}
    assert {"Secure", "Path=/", "SameSite=Lax"} <= crumbs
    assert not [crumb for crumb in crumbs if crumb.startswith("Domain")]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing: at least 50 random characters."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too short"),
        ({"SECRET_KEY": "change-me-" * 6}, "SECRET_KEY is still the one of .env.example"),
        ({"BASE_URL": ""}, "BASE_URL is missing: the site's own address."),
        ({"BASE_URL": "http://networks.example.org"}, "BASE_URL must start with https://"),
        ({"REDIS_URL": ""}, "REDIS_URL is missing"),
        ({"EMAIL_URL": ""}, "EMAIL_URL is missing"),
        ({"DATABASE_URL": "mysql://host/name"}, "DATABASE_URL cannot be read"),
        ({"DB_POOL_SIZE": "many"}, "DB_POOL_SIZE is “many”: write a whole number from 0 to 50."),
    ],
)
def test_production_does_not_start_with_a_setting_missing_or_wrong(change, sentence):
    started = python("import django; django.setup()", COMPLETE | change)
    assert started.returncode == 1
    assert started.stderr.startswith("School Networks cannot start.\n")
    assert sentence in started.stderr
    assert len(started.stderr.splitlines()) == 2
