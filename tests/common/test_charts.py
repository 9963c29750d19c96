import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common import charts

# A busy machine may be slow to make examples; that is no fault of the code.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

AMOUNTS = st.lists(st.tuples(st.sampled_from(sorted(charts.KINDS)), st.integers(0, 400)), max_size=8)


def widths(svg: str) -> list[float]:
    return [float(width) for width in re.findall(r'width="([\d.]+)%"', svg)]


def test_a_bar_shows_what_is_left() -> None:
    assert widths(charts.bar([("good", 19)], 27)) == [70.37, 29.63]


@UNHURRIED
@given(parts=AMOUNTS, total=st.integers(0, 2000))
def test_a_bar_is_never_wider_than_its_frame(parts: list[tuple[str, int]], total: int) -> None:
    assert sum(widths(charts.bar(parts, total))) <= 100.1


def test_a_bar_of_nothing_is_empty() -> None:
    assert widths(charts.bar([("good", 0)], 0)) == []


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="No bar of kind 'red'"):
        charts.bar([("red", 1)])


def test_steps_are_filled_up_to_what_is_done() -> None:
    svg = charts.steps(2, 5)
    assert (svg.count("is-done"), svg.count("<li")) == (2, 5)


def length(*minutes: int) -> charts.Length:
    return charts.Length(
        parts=tuple(("outcomes", number) for number in minutes),
        limit=120, opens="9:30 am", closes="11:30 am", would_close="11:45 am",
    )  # fmt: skip


def test_an_agenda_that_fits_shows_no_overrun() -> None:
    svg = charts.length_bar(length(60, 30))
    assert "bar-over" not in svg
    assert "11:45 am" not in svg


def test_an_agenda_that_is_too_long_hatches_what_runs_over() -> None:
    long = length(75, 60)
    svg = charts.length_bar(long)
    assert long.over == 15
    assert 'class="bar-over" x="88.89%" y="20" width="11.11%"' in svg
    assert "11:45 am" in svg
