"""Fixtures for tests marked `browser`: Chromium, a real web server, a real Celery worker and a mail sink."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.db import connection

from cop.chromium import PACKAGES, PROGRAM
from cop.services.children import spawn, stop
from cop.services.place import CHECKOUT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 60  # seconds for a server to come up on a busy machine


class Sink:
    """Takes every mail over SMTP and keeps it."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.port = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in list(self.mails) if address in str(mail["To"])]

    def wait_for(self, address: str, *, subject: str = "", seconds: float = 30) -> EmailMessage:
        """The first mail to the address whose subject contains the words; fails after the given time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for mail in self.to(address):
                if subject in str(mail["Subject"]):
                    return mail
            time.sleep(0.1)
        seen = [f"{mail['To']}: {mail['Subject']}" for mail in self.mails]
        pytest.fail(f"No mail to {address} about “{subject}” in {seconds} s. Came: {seen}")


@pytest.fixture(scope="session")
def mail_server() -> Iterator[Sink]:
    from aiosmtpd.controller import Controller

    sink = Sink()
    sink.port = free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port)
    controller.start()
    yield sink
    controller.stop()


@pytest.fixture
def smtp_sink(mail_server: Sink) -> Sink:
    mail_server.mails = []
    return mail_server


@pytest.fixture(scope="session")
def environment_of_site(django_db_setup: None, mail_server: Sink) -> dict[str, str]:
    database, port = connection.settings_dict, free_port()
    host = str(database["HOST"]).replace("/", "%2F")
    login = f"{database['USER']}:{database['PASSWORD']}" if database["PASSWORD"] else database["USER"]
    at = f"{host}:{database['PORT']}" if database["PORT"] else host
    return os.environ | {
        "DATABASE_URL": f"postgres://{login}@{at}/{database['NAME']}",
        "BASE_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1",
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_server.port}",
        "PORT": str(port),
    }


@pytest.fixture
def site_environment(transactional_db: None, smtp_sink: Sink, environment_of_site: dict[str, str]) -> dict[str, str]:
    """The environment of the web server and the worker: the tests' database, queue and mail sink."""
    return environment_of_site


@pytest.fixture(scope="session")
def web_server(environment_of_site: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A gunicorn with our application on the test database, one for all tests. Yields its address."""
    address = environment_of_site["BASE_URL"]
    command = ["-m", "gunicorn", "cop.wsgi", "-b", address.removeprefix("http://"), "-k", "gthread", "--threads", "8"]
    with background(command, environment_of_site, tmp_path_factory.mktemp("site") / "web.log") as (child, log):
        wait_until(lambda: answers(f"{address}/healthz"), child, log)
        yield address


@pytest.fixture
def live_site(site_environment: dict[str, str], web_server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of the site. At the end no request is under way: the tables can be emptied."""
    monkeypatch.setattr(settings, "BASE_URL", web_server)
    yield web_server
    end = time.monotonic() + PATIENCE
    while somebody_asks() and time.monotonic() < end:
        time.sleep(0.02)


def somebody_asks() -> bool:
    """Whether another session is in the middle of something in the database of the tests."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle')"
        )
        return bool(cursor.fetchone()[0])


@pytest.fixture
def celery_worker(site_environment: dict[str, str], tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A real worker process on the test database; it is empty-handed until a task is sent."""
    from cop.celery import app

    app.control.purge()
    command = ["-m", "celery", "-A", "cop", "worker", "-c", "2", "-l", "info", "-n", f"tests-{os.getpid()}@%h"]
    with background(command, site_environment | {"LOG_LEVEL": "INFO"}, tmp_path / "worker.log") as (child, log):
        wait_until(lambda: b" ready." in log.read_bytes(), child, log)
        yield child


class background:
    """A Python child that is stopped at the end; what it wrote stands in the log."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        self.command, self.environment, self.log = [sys.executable, *command], environment, log

    def __enter__(self) -> tuple["subprocess.Popen[bytes]", Path]:
        with self.log.open("wb") as output:
            self.child = spawn(self.command, env=self.environment, output=output.fileno(), cwd=CHECKOUT)
        return self.child, self.log

    def __exit__(self, *_: object) -> None:
        stop(self.child, signal.SIGTERM)


def wait_until(ready: Callable[[], bool], child: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not ready():
        if child.poll() is not None or time.monotonic() > end:
            pytest.fail(f"A server of the browser test did not start:\n{log.read_text()[-3000:]}")
        time.sleep(0.1)


def answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    if not Path(PROGRAM).exists():
        pytest.fail(f"Browser tests need Chromium: apt install {' '.join(PACKAGES)}")
    # Playwright keeps an event loop in this thread; the database calls of a browser test, and of the clean-up after it,
    # are ordinary ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=PROGRAM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: "Browser", live_site: str) -> Iterator[Callable[..., "Page"]]:
    """Open a page as a new person (own cookies): `new_page()`, or `new_page(width=390)` for a phone.

    At the end the test fails if any page wrote an error to the console (a breach of the content policy is one), but for
    those that are `meant`, by some of their words.
    """
    contexts, errors = [], []

    def open_page(*, width: int = 1280, height: int = 900, javascript: bool = True, meant: str = "") -> "Page":
        def hear(said: "ConsoleMessage") -> None:
            if said.type == "error" and not (meant and meant in said.text):
                errors.append(f"{page.url}: {said.text}")

        context = browser.new_context(
            base_url=live_site,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            locale="en-AU",
            timezone_id="Australia/Melbourne",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        page.on("console", hear)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def page(new_page: Callable[..., "Page"]) -> "Page":
    return new_page()
