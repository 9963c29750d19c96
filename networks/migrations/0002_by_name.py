"""Lists of places by name, a page at a time: the first page of the directory would sort every school."""

from django.db import migrations, models
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    dependencies = [("networks", "0001_initial")]

    operations = [
        migrations.AddIndex("place", models.Index("kind", Lower("name"), "id", name="place_kind_by_name")),
    ]
