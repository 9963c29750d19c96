"""A map drawn from coordinates: to scale, legible, small, and made of nothing that the content policy forbids."""

import math
import re
from itertools import combinations
from random import Random
from xml.etree import ElementTree

import pytest

from common import maps
from common.maps import Spot

DICE = Random(7)


def spots(number: int, spread: float = 0.1) -> tuple[Spot, ...]:
    return tuple(
        Spot(
            f"Stringybark Road Primary School {n}, primary",
            f"/schools/stringybark-road-primary-school-{n}/",
            145 + DICE.gauss(0, spread),
            -37.5 + DICE.gauss(0, spread),
            DICE.choice(list(maps.SHAPES)),
            f"Wattle Flat {n}",
        )
        for n in range(number)
    )


def marks(drawing: maps.Drawing) -> list[tuple[float, float]]:
    return [
        (float(x), float(y)) for x, y in re.findall(r'<use href="#map-[a-z]+" x="(-?\d+)" y="(-?\d+)"', drawing.svg)
    ]


def test_a_kilometre_is_as_long_to_the_east_as_to_the_north():
    east = 20 / (maps.KM_PER_DEGREE * math.cos(math.radians(37)))
    north = 20 / maps.KM_PER_DEGREE
    corner = (145.0, -37.0 - north / 2)
    plan = maps.Plan.of([
        Spot("corner", "/", *corner), Spot("east", "/", corner[0] + east, corner[1]),
        Spot("north", "/", corner[0], corner[1] + north),
    ])  # fmt: skip
    (x0, y0), (x1, y1), (x2, y2) = plan.points
    assert x1 > x0
    assert y2 < y0
    assert (y1 - y0, x2 - x0) == (0, 0)
    assert x1 - x0 == pytest.approx(y0 - y2, rel=0.001)
    assert (x1 - x0) * plan.km == pytest.approx(20, rel=0.001)


@pytest.mark.parametrize("spread", [0.0, 0.001, 0.035, 0.5])
def test_no_mark_covers_another_and_all_are_on_the_sheet(spread):
    drawing = maps.draw(spots(40, spread), "Map")
    at = marks(drawing)
    assert len(at) == 40
    assert min(math.dist(one, other) for one, other in combinations(at, 2)) >= maps.GAP - 2.5
    height = float(drawing.svg.split('viewBox="0 0 326 ')[1].split('"')[0])
    assert all(0 < x < maps.WIDTH and 0 < y < height for x, y in at)


def test_each_mark_is_a_link_with_a_name():
    some = spots(3)
    tree = ElementTree.fromstring(maps.draw(some, "Map of three").svg)
    assert tree.get("aria-label") == "Map of three"
    found = [(a.get("href"), a.get("aria-label")) for a in tree.iterfind(".//g[@class='map-marks']/a")]
    assert found == [(spot.url, spot.name) for spot in some]


def test_forty_schools_take_less_than_fifteen_kilobytes_and_no_style_or_script():
    svg = maps.draw(spots(40, 0.04), "Map").svg
    assert len(svg.encode()) < 15_000
    assert "style" not in svg
    assert "script" not in svg
    assert "http" not in svg


def test_names_of_towns_cover_neither_each_other_nor_a_mark():
    for number in (1, 5, 25, 40):
        some = spots(number, 0.05)
        plan = maps.Plan.of(some)
        at = maps.spread(plan.points, plan.frame)
        svg = maps.draw(some, "Map").svg
        named = re.findall(r'class="map-town( c-end| c-mid|)" x="(\d+)" y="(\d+)">Wattle Flat', svg)
        assert 1 <= len(named) <= maps.LABELS_SHOWN
        boxes = [box(anchor.strip(), float(x), float(y), 13 * maps.LETTER - 8) for anchor, x, y in named]
        for one, other in combinations(boxes, 2):
            assert not one.meets(other)
        for x, y in at:
            assert not any(one.meets(maps.Box(x - 4, y - 4, x + 4, y + 4)) for one in boxes)


def box(anchor: str, x: float, y: float, width: float) -> maps.Box:
    left = {"": x, "c-end": x - width, "c-mid": x - width / 2}[anchor]
    return maps.Box(left, y - 9, left + width, y)


def test_what_is_written_is_escaped():
    svg = maps.draw((Spot('A "B" <i>', "/a/?x=1&y=2", 145, -37, town="<b>"),), "Map & more").svg
    assert "<i>" not in svg
    assert "<b>" not in svg
    ElementTree.fromstring(svg)


def test_schools_on_one_spot_are_drawn_apart_and_led_to_it():
    here = tuple(Spot(f"School {n}", f"/{n}/", 145, -37) for n in range(4))
    drawing = maps.draw(here, "Map")
    assert drawing.moved == 4
    assert "map-lead" in drawing.svg


def test_the_scale_is_a_round_number_of_kilometres():
    for spread, km in ((0.0, "0.5"), (0.05, "2"), (0.5, "20")):
        svg = maps.draw((*spots(2, 0), Spot("far", "/", 145 + 2 * spread, -37.5)), "Map").svg
        assert f">{km} km<" in svg
