"""How often networks mean to meet moves to dated rows; items carried forward before now learn how often they came."""

import datetime as dt

from django.db import migrations

FIRST_DAY = dt.date(2024, 1, 1)
COUNT = """
WITH RECURSIVE chain AS (
    SELECT id, 1 AS times FROM meetings_agendaitem WHERE carried_from_id IS NULL
    UNION ALL
    SELECT later.id, chain.times + 1 FROM meetings_agendaitem later JOIN chain ON later.carried_from_id = chain.id
)
UPDATE meetings_agendaitem item SET times = chain.times
FROM chain WHERE chain.id = item.id AND item.times <> chain.times
"""


def set_cadences(apps, schema_editor):
    Cadence = apps.get_model("meetings", "Cadence")
    Network = apps.get_model("networks", "Network")
    Cadence.objects.bulk_create(
        Cadence(place_id=place, number=number, starts_on=FIRST_DAY)
        for place, number in Network.objects.values_list("place_ptr_id", "meetings_per_term")
        if not Cadence.objects.filter(place_id=place).exists()
    )


class Migration(migrations.Migration):
    dependencies = [("meetings", "0003_meetings_in_full"), ("networks", "0001_initial")]
    operations = [
        migrations.RunPython(set_cadences, migrations.RunPython.noop),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
    ]
