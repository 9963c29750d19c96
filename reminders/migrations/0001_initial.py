import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("roles", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("beat_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("object_type", models.CharField(help_text="Model label, as meetings.meeting.", max_length=60)),
                ("object_id", models.BigIntegerField()),
                (
                    "occurrence",
                    models.CharField(
                        help_text="Tells one occasion from the next: an offset and its date.", max_length=60
                    ),
                ),
                ("due_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Waiting"),
                            ("sent", "Sent"),
                            ("shown", "Shown here only"),
                            ("skipped", "Not needed any more"),
                            ("superseded", "Replaced"),
                            ("failed", "Could not be sent"),
                        ],
                        default="pending",
                        max_length=10,
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
                ("reason", models.CharField(max_length=300, verbose_name="why you got it")),
                ("path", models.CharField(help_text="Where its one link leads, without the host.", max_length=300)),
                ("message_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("planned_at", models.DateTimeField(auto_now_add=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("try_after", models.DateTimeField(blank=True, null=True)),
                ("problem", models.CharField(blank=True, max_length=300)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state", "pending")), fields=["due_at"], name="notice_to_send"),
                    models.Index(fields=["person", "-sent_at"], name="notice_of_person"),
                    models.Index(fields=["object_type", "object_id"], name="notice_about"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "kind", "object_type", "object_id", "occurrence"),
                        name="told_once_per_occurrence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["sent", "shown"]), _negated=True),
                            ("sent_at__isnull", False),
                            _connector="OR",
                        ),
                        name="notice_sent_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("by_mail", models.BooleanField(default=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notice_preferences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "kind"), name="one_preference_per_kind")],
            },
        ),
    ]
