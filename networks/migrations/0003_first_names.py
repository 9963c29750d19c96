"""Each place there is has had its name since it opened, as far as anybody knows."""

from django.db import migrations

GIVE = """
    INSERT INTO networks_placename (place_id, name, starts_on)
    SELECT id, name, COALESCE(opened_on, DATE '1900-01-01') FROM networks_place
    WHERE id NOT IN (SELECT place_id FROM networks_placename)
"""


class Migration(migrations.Migration):
    dependencies = [("networks", "0002_places_over_time")]

    operations = [migrations.RunSQL(GIVE, migrations.RunSQL.noop)]
