"""Any day gives the picture of that day: asked of the rows, and of a model that knows nothing of them."""

import datetime as dt

import pytest
import time_machine
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from common.errors import Refused
from networks.models import Place, School
from roles.enums import Role
from roles.services import rearranging
from tests.factories import AreaFactory, NetworkFactory, SchoolFactory, StateFactory, appoint
from tests.factories.networks import LONG_AGO

TODAY = dt.date(2026, 6, 1)
DAYS = st.integers(-900, 900).map(lambda number: TODAY + dt.timedelta(days=number))
CHANGES = st.lists(
    st.tuples(st.sampled_from(["move", "rename", "transfer"]), DAYS, st.integers(0, 2), st.integers(0, 2)), max_size=7
)


class Told:
    """The model: for each thing the days on which something began to hold. The latest one not after a day holds."""

    def __init__(self, **starts) -> None:
        self.starts = {key: [(LONG_AGO, value)] for key, value in starts.items()}

    def tell(self, key, on, value) -> None:
        self.starts[key].append((on, value))

    def on(self, key, day):
        return max(start for start in self.starts[key] if start[0] <= day)[1]


def decide(kind, on, thing, target, schools, networks, areas, admin) -> None:
    if kind == "move":
        rearranging.move_schools(schools=[schools[thing]], to=networks[target], on=on, by=admin)
    elif kind == "rename":
        rearranging.rename_place(place=networks[thing], name=f"Name {target} {on}", on=on, by=admin)
    else:
        rearranging.transfer_network(network=networks[thing], area=areas[target], on=on, by=admin)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(changes=CHANGES, asked=st.lists(DAYS, min_size=1, max_size=4))
def test_as_at_any_day_agrees_with_a_model_of_ten_lines(changes, asked):
    with time_machine.travel(dt.datetime(2026, 6, 1, 2, tzinfo=dt.UTC), tick=False), transaction.atomic():
        areas = AreaFactory.create_batch(3)
        networks = [NetworkFactory(area=area) for area in areas]
        schools = [SchoolFactory(network=network) for network in networks]
        admin = appoint(Role.ADMINISTRATOR, StateFactory())
        names = {f"name {one.pk}": one.name for one in networks}
        told = Told(
            **names,
            **{f"area {one.pk}": one.area_id for one in networks},
            **{f"network {one.pk}": one.network_id for one in schools},
        )
        for kind, on, thing, target in changes:
            try:
                decide(kind, on, thing, target, schools, networks, areas, admin)
            except Refused:
                continue
            if kind == "move":
                told.tell(f"network {schools[thing].pk}", on, networks[target].pk)
            elif kind == "rename":
                told.tell(f"name {networks[thing].pk}", on, f"Name {target} {on}")
            else:
                told.tell(f"area {networks[thing].pk}", on, areas[target].pk)
        for day in [*asked, TODAY]:
            agree(told, day, networks, schools)
        for school in schools:
            assert Place.objects.get(pk=school.pk).network_id == told.on(f"network {school.pk}", TODAY)
        transaction.set_rollback(True)


def agree(told, day, networks, schools) -> None:
    rows = {row.pk: row for row in Place.objects.as_at(day).filter(kind__in=["network", "school"])}
    for network in networks:
        row = rows[network.pk]
        assert (row.then_name, row.then_area) == (
            told.on(f"name {network.pk}", day), told.on(f"area {network.pk}", day)
        )  # fmt: skip
        members = {school.pk for school in schools if told.on(f"network {school.pk}", day) == network.pk}
        assert set(School.objects.schools_of(network, day).values_list("pk", flat=True)) == members
    for school in schools:
        at = told.on(f"network {school.pk}", day)
        assert (rows[school.pk].then_network, rows[school.pk].then_area) == (at, told.on(f"area {at}", day))
