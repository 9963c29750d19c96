"""Asked by the container's health check: `python -m cop.probe web|worker|beat`."""

import os
import sys
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen


def web() -> bool:
    # Under the site's own name, since any other host is refused.
    host = urlsplit(os.environ.get("BASE_URL", "")).netloc or "localhost"
    try:
        with urlopen(Request("http://127.0.0.1:8000/healthz", headers={"Host": host}), timeout=4) as answer:
            return bool(answer.status == 200)
    except URLError:
        return False


def worker() -> bool:
    """Does the worker of this container answer?"""
    from cop.celery import app

    return bool(app.control.ping([f"celery@{os.uname().nodename}"], timeout=5))


def beat() -> bool:
    """Has a tick run lately?"""
    import django

    django.setup()
    from cop import health

    return health.beat() == "ok"


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop.settings")
    return 0 if {"web": web, "worker": worker, "beat": beat}[sys.argv[1]]() else 1


if __name__ == "__main__":
    sys.exit(main())
