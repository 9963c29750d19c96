"""
What goes into the log: one line per request and task, as JSON where a machine reads it, never a query string or a key.
"""

import re
from typing import Any

import structlog
from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware

KEYED = re.compile(r"(/calendar/|/notices/stop/|/accounts/password/reset/key/)[^/\s]+")


def without_key(text: str) -> str:
    """An address whose last part lets in whoever knows it, without that part."""
    return KEYED.sub(r"\1…", text)


def no_keys(logger: Any, method: str, line: dict[str, Any]) -> dict[str, Any]:
    return line | {"event": without_key(str(line.get("event", "")))}


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    no_keys,
]


class RequestLog(RequestMiddleware):
    """A query string may carry a reset key, a name or a search: only the path is kept."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {without_key(request.path)}"


def logging_config(*, machine_readable: bool, level: str) -> dict[str, Any]:
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.processors.format_exc_info,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    # The JSON renderer writes line breaks as \n, so that no value can forge a second line.
    renderer = structlog.processors.JSONRenderer() if machine_readable else structlog.dev.ConsoleRenderer(colors=False)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processor": renderer,
                "foreign_pre_chain": SHARED,
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": ["console"], "level": level, "propagate": False},
            "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
            # The request log has each answer already, with its path only.
            "django.request": {"level": "ERROR"},
            "kombu": {"level": "WARNING"},
            "amqp": {"level": "WARNING"},
        },
    }
