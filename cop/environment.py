"""Reads settings from the environment: typed, and with a sentence where one is missing or wrong."""

import os
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import environ

TRUE = {"1", "true", "yes", "on"}
DATABASE_EXAMPLE = "postgres://user:password@host:5432/name"
FALSE = {"0", "false", "no", "off", ""}


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
        config = self._parsed(name, environ.Env.db_url_config, DATABASE_EXAMPLE)
        if config and config.get("ENGINE") != "django.db.backends.postgresql":
            self.problems.append(f"{name} must start with postgres://: School Networks needs PostgreSQL.")
        elif config and not (config.get("NAME") and config.get("HOST")):
            self.problems.append(f"{name} names no host or no database: write it like {DATABASE_EXAMPLE}.")
        return config

    def email(self, name: str, default: str | None) -> dict[str, Any]:
        if not self.has(name) and default is None:
            self.problems.append(f"{name} is missing: the mail server, like smtp+tls://user:password@host:587.")
            return {}
        return self._parsed(name, environ.Env.email_url_config, "smtp+tls://user:password@host:587", default)

    def redis(self, name: str, default: str | None = None) -> str:
        value = self.text(name, default, why="the Redis server, like redis://host:6379/0")
        if value and urlsplit(value).scheme not in {"redis", "rediss", "unix"}:
            self.problems.append(f"{name} must start with redis://, rediss:// or unix://.")
        return value

    def _parsed(
        self, name: str, parse: Callable[[str], dict[str, Any]], example: str, default: str | None = None
    ) -> dict[str, Any]:
        # The value itself stays out of the sentence: it may hold a password.
        try:
            return dict(parse(self.values.get(name) or default or ""))
        except Exception:
            self.problems.append(f"{name} cannot be read: write it like {example}.")
            return {}

    def finish(self) -> None:
        if self.problems:
            raise SystemExit("School Networks cannot start.\n  " + "\n  ".join(self.problems))


def broker_from(redis_url: str) -> str:
    """Celery's address for a Redis the cache calls unix://path?db=n."""
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    return f"redis+socket://{parts.path}?virtual_host={parts.query.removeprefix('db=') or 0}"
