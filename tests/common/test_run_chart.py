import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.run_chart import NARROW, WIDE, Point, RunChart, draw

# A busy machine may be slow to make examples; that is no fault of the code.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def chart(*values: float, target: float | None = None) -> RunChart:
    points = tuple(Point(f"T{n % 4 + 1}", str(2024 + n // 4), value) for n, value in enumerate(values))
    return RunChart(id="reading", title="Rising <steadily>", points=points, target=target, marks=((0, "A"),))


def test_the_last_six_above_the_median_are_a_run() -> None:
    run = chart(48, 52, 50, 53, 51, 55, 58, 57, 61, 63, 66, 67)
    assert run.median == 56
    assert run.last_run() == {6, 7, 8, 9, 10, 11}


def test_five_are_not() -> None:
    assert chart(10, 20, 10, 20, 10, 20, 20, 20, 20, 10, 10).last_run() == set()


def test_a_point_on_the_median_neither_adds_nor_ends() -> None:
    assert chart(9, 9, 9, 9, 9, 9, 1, 1, 1, 5, 1, 1, 1).last_run() == {6, 7, 8, 10, 11, 12}


def test_both_drawings_are_named_and_escaped() -> None:
    svg = draw(chart(48, 52, 50, target=70))
    assert svg.count('role="img"') == 2
    assert svg.count("Rising &lt;steadily&gt;") == 2
    assert svg.count("Target 70%") == 2
    assert "style=" not in svg


@pytest.mark.parametrize("values", [(5,), (5, 5, 5), (0, 0), (0.5, 0.75), (3, 1200)])
def test_odd_figures_still_have_a_scale(values: tuple[float, ...]) -> None:
    low, high, _ = chart(*values).scale()
    assert low <= min(values) <= max(values) <= high
    assert high > low
    assert draw(chart(*values))


@UNHURRIED
@given(st.lists(st.floats(0, 1000), min_size=1, max_size=16), st.none() | st.floats(0, 1000))
def test_the_curve_stays_in_its_frame(values: list[float], target: float | None) -> None:
    svg = draw(chart(*values, target=target))
    for frame, points in zip((WIDE, NARROW), re.findall(r'points="([^"]+)"', svg), strict=True):
        for pair in points.split():
            x, y = map(float, pair.split(","))
            assert frame.left <= x <= frame.right
            assert frame.top - 0.1 <= y <= frame.bottom + 0.1
