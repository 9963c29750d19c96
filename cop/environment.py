"""Reads settings from the environment: typed, and with a sentence where one is missing or wrong."""

import os
from typing import Any
from urllib.parse import unquote, urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}
DATABASE_EXAMPLE = "postgres://user:password@host:5432/name"
DATABASE_WORDS = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
EMAIL_EXAMPLE = "smtp+tls://user:password@host:587"
MAIL_KINDS = {
    "smtp": "smtp",
    "smtp+tls": "smtp",
    "smtp+ssl": "smtp",
    "file": "filebased",
    "console": "console",
    "memory": "locmem",
}
MAIL_PORTS = {"smtp+tls": 587, "smtp+ssl": 465}


class Environment:
    """Collects every problem first, so that one start names them all; `finish()` ends the start if there are any."""

    def __init__(self, values: dict[str, str] | None = None) -> None:
        self.values = dict(os.environ) if values is None else values
        self.problems: list[str] = []

    def has(self, name: str) -> bool:
        return bool(self.values.get(name))

    def text(self, name: str, default: str | None = None, *, why: str = "") -> str:
        """A text; without a default it is required, and `why` says what it is for."""
        value = self.values.get(name) or default
        if value is None:
            self.problems.append(f"{name} is missing: {why}.")
            return ""
        return value

    def flag(self, name: str, default: bool) -> bool:
        value = self.values.get(name)
        if value is None or value.lower() in TRUE | FALSE:
            return default if value is None else value.lower() in TRUE
        self.problems.append(f"{name} is “{value}”: write 1 or 0.")
        return default

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        value = self.values.get(name)
        if not value:
            return default
        if value.isascii() and value.isdigit() and least <= int(value) <= most:
            return int(value)
        self.problems.append(f"{name} is “{value}”: write a whole number from {least} to {most}.")
        return default

    def words(self, name: str, default: list[str]) -> list[str]:
        """A list written with commas."""
        value = self.values.get(name)
        return [word.strip() for word in value.split(",") if word.strip()] if value else default

    def choice(self, name: str, default: str, choices: set[str]) -> str:
        value = (self.values.get(name) or default).upper()
        if value in choices:
            return value
        self.problems.append(f"{name} is “{value}”: write one of {', '.join(sorted(choices))}.")
        return default

    def origin(self, name: str, default: str | None, *, why: str) -> str:
        """A scheme and a host, as in https://networks.example.vic.gov.au."""
        value = self.text(name, default, why=why).rstrip("/")
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query):
            self.problems.append(f"{name} is “{value}”: write it like https://networks.example.org, without a path.")
            return "http://wrong.invalid"
        return value or "http://missing.invalid"

    def database(self, name: str) -> dict[str, Any]:
        """Django's words for the address of a PostgreSQL, read by PostgreSQL's own client library."""
        # The value itself stays out of every sentence: it may hold a password.
        value = self.text(name, why=f"the PostgreSQL server, like {DATABASE_EXAMPLE}")
        try:
            parts = conninfo_to_dict(value)
        except ProgrammingError:
            parts = {}
        if value and not (parts.get("host") and parts.get("dbname")):
            self.problems.append(f"{name} cannot be read: write it like {DATABASE_EXAMPLE}.")
        known = {django: str(parts.pop(libpq, "")) for django, libpq in DATABASE_WORDS.items()}
        return {"ENGINE": "django.db.backends.postgresql", **known, "OPTIONS": parts}

    def email(self, name: str, default: str | None) -> dict[str, Any]:
        """Django's EMAIL_… settings: smtp:, smtp+tls: (STARTTLS), smtp+ssl:, file:///directory or console:."""
        value = self.text(name, default, why=f"the mail server, like {EMAIL_EXAMPLE}")
        parts = urlsplit(value)
        kind = MAIL_KINDS.get(parts.scheme)
        needed = {"smtp": parts.hostname, "filebased": parts.path}.get(kind or "", kind)
        if value and not needed:
            self.problems.append(f"{name} cannot be read: write it like {EMAIL_EXAMPLE}.")
        return {
            "EMAIL_BACKEND": f"django.core.mail.backends.{kind}.EmailBackend",
            "EMAIL_HOST": parts.hostname or "",
            "EMAIL_PORT": parts.port or MAIL_PORTS.get(parts.scheme, 25),
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
            "EMAIL_USE_SSL": parts.scheme == "smtp+ssl",
            "EMAIL_FILE_PATH": unquote(parts.path) if kind == "filebased" else None,
        }

    def redis(self, name: str, default: str | None = None) -> str:
        value = self.text(name, default, why="the Redis server, like redis://host:6379/0")
        if value and urlsplit(value).scheme not in {"redis", "rediss", "unix"}:
            self.problems.append(f"{name} must start with redis://, rediss:// or unix://.")
        return value

    def finish(self) -> None:
        if self.problems:
            raise SystemExit("School Networks cannot start.\n  " + "\n  ".join(self.problems))


def broker_from(redis_url: str) -> str:
    """Celery's address for a Redis the cache calls unix://path?db=n."""
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    return f"redis+socket://{parts.path}?virtual_host={parts.query.removeprefix('db=') or 0}"
