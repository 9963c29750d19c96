"""A file and a decision about the same school at one moment: one waits for the other, and both come to their end."""

import datetime as dt
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from networks.imports import membership
from networks.models import SchoolMembership
from roles.models import Rearrangement
from roles.services import deciding, rearranging
from tests.factories import NetworkFactory, SchoolFactory
from tests.networks.files import membership_file, membership_row

pytestmark = pytest.mark.django_db(transaction=True)
LONGEST = 20


class Beside(threading.Thread):
    """A call on a connection of its own, stopped at a name of a module until it is let go."""

    def __init__(self, call: Callable[[], Any]) -> None:
        super().__init__()
        self.call, self.ends = call, []
        self.inside, self.go_on = threading.Event(), threading.Event()
        self.start()

    def run(self) -> None:
        try:
            self.ends.append(self.call())
        except Exception as error:
            self.ends.append(error)
        finally:
            connection.close()

    def held_at(self, honest: Callable) -> Callable:
        def held(*args: Any, **how: Any) -> Any:
            if threading.current_thread() is self:
                self.inside.set()
                assert self.go_on.wait(LONGEST)
            return honest(*args, **how)

        return held

    def result(self) -> Any:
        self.go_on.set()
        self.join(LONGEST)
        assert not self.is_alive(), "it still waits"
        (end,) = self.ends
        return end


@pytest.fixture
def calls(administrator):
    """A school of Elm: by the file it belongs to Ash since February, by the decision to Oak from next month on."""
    elm = NetworkFactory(name="Elm")
    oak, _ = (NetworkFactory(name=name, area=elm.area) for name in ("Oak", "Ash"))
    school = SchoolFactory(school_no=1, network=elm)
    on = timezone.localdate() + dt.timedelta(days=30)
    content = membership_file([membership_row(1, "Ash", area="", region="", from_="2026-02-01")])
    return {
        "file": lambda: membership.import_membership(content),
        "decision": lambda: rearranging.move_schools(schools=[school], to=oak, on=on, by=administrator),
    }


def somebody_waits() -> bool:
    """For a lock, of rows or of the kind that is asked for by name."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0] > 0


@pytest.mark.parametrize(
    ("first", "second", "module", "name"),
    [("file", "decision", membership, "seat_schools"), ("decision", "file", deciding, "seat_places")],
)
def test_the_second_waits_and_neither_is_lost(calls, monkeypatch, first, second, module, name):
    ready = threading.Event()
    early = Beside(lambda: (ready.wait(LONGEST), calls[first]())[1])
    monkeypatch.setattr(module, name, early.held_at(getattr(module, name)))
    ready.set()
    assert early.inside.wait(LONGEST), early.ends  # it has written its rows and not yet seated the schools
    late = Beside(calls[second])
    end = time.monotonic() + LONGEST
    while not somebody_waits() and time.monotonic() < end:
        time.sleep(0.02)
    assert somebody_waits()
    assert not late.ends
    results = {first: early.result(), second: late.result()}
    assert isinstance(results["decision"], Rearrangement), results
    said = results["file"].lines[0].reason
    if first == "file":
        assert (said, sits()) == ("from Elm to Ash on 1 Feb 2026", ["Elm", "Ash", "Oak"])
    else:
        assert (said, sits()) == ("the school is in Elm and Oak on some of these days", ["Elm", "Oak"])


def sits() -> list[str]:
    """The networks of the school, one after the other."""
    return list(SchoolMembership.objects.order_by("starts_on").values_list("network__name", flat=True))
