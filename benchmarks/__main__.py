"""
`make bench`: pages against a bare authenticated page, and rollups against one hand-written statement, in the same run.

Every round measures the floor and then the page; a ratio is taken inside the round and the median of the rounds is
judged, so that a slow or
shared machine moves both sides. Ends with status 1 when a goal is missed. Nothing here runs in the test suite.
"""

import argparse
import os
import statistics
import sys
import tomllib
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from benchmarks.load import Request, Result, measure
from benchmarks.servers import demo_database, gunicorn

HERE = Path(__file__).resolve().parent
ROW = "| {:<22} | {:>9} | {:>9} | {:>9} | {:>7} | {:>8} | {:<6} |"


def page_requests(spec: dict[str, Any], samples: dict[str, Any], headers: dict[str, str]) -> Callable[[], Request]:
    """The same page again and again; a save carries the version that the last save left."""
    if spec["url"] == "reminders:feed":
        return feed_fetches(spec)
    path = address(spec, samples)
    if not spec.get("post"):
        return lambda: Request("GET", path, headers)
    from meetings.models import AgendaItem
    from meetings.views.rows import fingerprint

    if spec["url"] == "meetings:run_note":
        return note_saves(path, AgendaItem.objects.get(pk=samples["note"][0]), headers)
    item = AgendaItem.objects.get(pk=samples["item"][1])
    now = {"minutes": item.minutes, "version": item.version}
    agenda = list(item.meeting.items.on_the_agenda()) if item.meeting else []
    posts = {**headers, "HX-Request": "true"}

    def save() -> Request:
        was, version = now["minutes"], now["version"]
        now.update(minutes=5 if was == 10 else 10, version=version + 1)
        seen = fingerprint(agenda, **{str(item.pk): version})
        return Request("POST", path, posts, f"minutes={now['minutes']}&was={was}&version={version}&seen={seen}")

    return save


def address(spec: dict[str, Any], samples: dict[str, Any]) -> str:
    from django.urls import reverse

    path = reverse(spec["url"], args=samples.get(spec.get("sample", ""), []))
    return f"{path}?{spec['ask']}" if "ask" in spec else path


def feed_fetches(spec: dict[str, Any]) -> Callable[[], Request]:
    """A calendar that fetches, under one address after another; `known`: it has the file already."""
    from django.core.cache import cache
    from django.test import Client
    from django.urls import reverse

    from benchmarks.people import demo_person, feed_keys

    cache.clear()  # how often each address was fetched within the hour, by the page or the run before
    paths = [reverse(spec["url"], args=[key]) for key in feed_keys(demo_person(spec["who"]))]
    tags = [Client().get(path)["ETag"] for path in paths]
    if spec.get("known"):
        turns = cycle(
            [Request("GET", path, {"If-None-Match": tag}, status=304) for path, tag in zip(paths, tags, strict=True)]
        )
    else:
        turns = cycle([Request("GET", path, {}) for path in paths])
    return lambda: next(turns)


def note_saves(path: str, item: Any, headers: dict[str, str]) -> Callable[[], Request]:
    """Typing that saves itself: each save carries a new text and the version of the last one."""
    now = {"version": item.note_version}

    def save() -> Request:
        now["version"] += 1
        words = f"note=word+{now['version']}&version={now['version'] - 1}"
        return Request("POST", path, {**headers, "HX-Request": "true"}, words, status=204)

    return save


def bare_request(spec: dict[str, Any], headers: dict[str, str]) -> Request:
    """What the page is measured against: the bare page, or for a save one validated UPDATE."""
    return Request("POST", "/save/", headers, "note=words") if spec.get("post") else Request("GET", "/page/", headers)


def exact_counts(spec: dict[str, Any], samples: dict[str, Any]) -> tuple[int, float]:
    """Queries and kilobytes of one page, in this process."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks.people import demo_person

    client = Client()
    client.force_login(demo_person(spec["who"]))
    path = address(spec, samples)
    if spec.get("post"):
        return 0, 0.0
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return len(queries), len(response.content) / 1024


def pages(goals: dict[str, Any], postgres: int, rounds: int, count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    from django.conf import settings

    from benchmarks.people import demo_person, samples, signed_in

    known = samples()
    with gunicorn("benchmarks.floor_settings") as (floor_port, floor), gunicorn("cop.settings") as (port, app):
        for name, spec in goals.items():
            headers = signed_in(demo_person(spec["who"]), settings.AUTHENTICATION_BACKENDS[0])
            bare_headers = signed_in(demo_person(spec["who"]), "django.contrib.auth.backends.ModelBackend")
            next_page = page_requests(spec, known, headers)
            bare = bare_request(spec, bare_headers)
            queries, kb = exact_counts(spec, known)
            ratios, pairs = [], []
            measure(port, next_page, count=20, at_once=1, watched=[app, postgres])
            if not spec.get("post"):  # both workers, and each of their connections
                measure(port, next_page, count=40, at_once=4, watched=[app, postgres])
            for _ in range(rounds):
                under = measure(
                    floor_port, lambda bare=bare: bare, count=count * 2, at_once=1, watched=[floor, postgres]
                )
                over = measure(port, next_page, count=count, at_once=1, watched=[app, postgres])
                faults = under.wrong + over.wrong
                assert not faults, (name, faults[:5])
                ratios.append(over.cpu_ms / under.cpu_ms)
                pairs.append((under, over))
            busy = measure(port, next_page, count=count, at_once=1 if spec.get("post") else 8, watched=[app, postgres])
            yield name, judged(spec, statistics.median(ratios), pairs, busy, queries, kb)


def judged(
    spec: dict[str, Any], ratio: float, pairs: list[tuple[Result, Result]], busy: Result, queries: int, kb: float
) -> dict[str, Any]:
    missed = [
        word
        for word, value in (("ratio", ratio), ("queries", queries), ("kb", kb))
        if word in spec and value > spec[word]
    ]
    return {
        "ratio": ratio,
        "goal": spec["ratio"],
        "cpu": statistics.median(over.cpu_ms for _, over in pairs),
        "floor": statistics.median(under.cpu_ms for under, _ in pairs),
        "p95": busy.percentile(0.95),
        "queries": queries,
        "kb": kb,
        "missed": missed,
    }


def prepare_floor() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS benchmark_note (id int PRIMARY KEY, note text)")
        cursor.execute("INSERT INTO benchmark_note VALUES (1, '') ON CONFLICT DO NOTHING")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1, help="1: 57 networks, 10: 570")
    parser.add_argument("--only", help="one page of goals.toml")
    parser.add_argument("--quick", action="store_true", help="2 rounds of 30 instead of 5 of 100")
    options = parser.parse_args()
    goals = tomllib.loads((HERE / "goals.toml").read_text())
    if options.only:
        goals = {options.only: goals[options.only]}
    rounds, count = (2, 30) if options.quick else (5, 100)
    with demo_database(options.size) as postgres:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop.settings")
        import django

        django.setup()
        from django.conf import settings

        settings.ALLOWED_HOSTS.append("testserver")
        prepare_floor()
        from benchmarks.statements import compare

        print(ROW.format("page", "x floor", "goal", "CPU ms", "queries", "HTML kB", "p95 at 8"))
        missed = []
        for name, row in pages(goals, postgres, rounds, count):
            figures = (f"{row['ratio']:.1f}", row["goal"], f"{row['cpu']:.1f}", row["queries"], f"{row['kb']:.0f}")
            print(
                ROW.format(name, *figures, f"{row['p95']:.0f} ms"),
                "missed: " + ", ".join(row["missed"]) if row["missed"] else "",
            )
            missed += [name] if row["missed"] else []
        if not options.only:
            missed += compare(rounds)
    print("All goals met." if not missed else f"Missed: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
