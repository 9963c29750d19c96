"""
Meetings of many places by their day; actions by the role that is to do them, and the open ones by the day they are due.
Each page asks how many a person has to do, and would look for them among all there ever were.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_terms")]

    operations = [
        migrations.AddIndex("meeting", models.Index(fields=["starts_at", "id"], name="meeting_by_start")),
        migrations.AddIndex(
            "action",
            models.Index(fields=["place", "role"], name="action_of_role", condition=models.Q(owner_kind="role")),
        ),
        migrations.AddIndex(
            "action",
            models.Index(
                fields=["due_on", "id"],
                name="action_open_by_due",
                condition=models.Q(state__in=("open", "under_way")),
            ),
        ),
    ]
