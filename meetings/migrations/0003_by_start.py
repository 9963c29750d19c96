"""Meetings of many places by their day: the newest of all networks would be looked for among all there ever were."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_terms")]

    operations = [
        migrations.AddIndex("meeting", models.Index(fields=["starts_at", "id"], name="meeting_by_start")),
    ]
