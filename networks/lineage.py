"""Which networks stand for which, from one to the next. Asked in SQL: there may be any number of steps."""

import datetime as dt
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, DateField, F, Func, Value
from django.db.models.functions import Coalesce


class _Line(Func):
    """
    The keys of the networks that are linked with one on a day, step by step: a subquery. Of a network that closed, the
    one that took over stands for it; not each to which one of its schools went.
    """

    template = """%(function)s(
        WITH RECURSIVE asked(network, day) AS (VALUES (%(expressions)s)), follows(old, new) AS (
            SELECT old_id, new_id FROM networks_replacement, asked
            WHERE "on" <= day AND (takes_over OR how = 'split')
        ), line(network) AS (
            SELECT %(to)s FROM follows, asked WHERE %(since)s = network
            UNION SELECT %(to)s FROM follows, line WHERE %(since)s = network
        ) SELECT network FROM line
    )"""

    def __init__(self, network: F | Coalesce | Value, on: dt.date, **words: Any) -> None:
        super().__init__(network, Value(on, output_field=DateField()), **words)


class NetworksBefore(_Line):
    """The networks that this one stands for on a day, and those before them, as an array."""

    function = "ARRAY"
    output_field = ArrayField(BigIntegerField())

    def __init__(self, network: F | Coalesce | Value, on: dt.date) -> None:
        super().__init__(network, on, since="new", to="old")


class NetworksAfter(_Line):
    """The networks that stand for this one on a day, at last or on the way, as rows."""

    function = ""
    output_field = BigIntegerField()

    def __init__(self, network: F | Coalesce | Value, on: dt.date) -> None:
        super().__init__(network, on, since="old", to="new")
