import uuid

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
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
            name="CalendarFeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_feeds",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("key_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("renewed_at", models.DateTimeField(blank=True, null=True)),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
                ("used_on", models.DateField(blank=True, null=True)),
                ("shown", models.CharField(blank=True, max_length=64)),
                ("shown_since", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("person"),
                        django.db.models.functions.text.Lower("name"),
                        condition=models.Q(("stopped_at", None)),
                        name="calendar_feed_name_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="calendar_feed_has_a_name"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reminders_calendarfeedevent" ("id", "made_at", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewed_at", "stopped_at") VALUES (NEW."id", NEW."made_at", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."renewed_at", NEW."stopped_at"); RETURN NULL;',
                            hash="1435a57a6d7c88e34ffdfd2bf3a9f3a822661bcb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_28b5c",
                            table="reminders_calendarfeed",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."renewed_at" IS DISTINCT FROM (NEW."renewed_at") OR OLD."stopped_at" IS DISTINCT FROM (NEW."stopped_at"))',
                            func='INSERT INTO "reminders_calendarfeedevent" ("id", "made_at", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewed_at", "stopped_at") VALUES (NEW."id", NEW."made_at", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."renewed_at", NEW."stopped_at"); RETURN NULL;',
                            hash="2d9c6499f2857ed102f048a2f1959957f50468e4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cf6a0",
                            table="reminders_calendarfeed",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reminders_calendarfeedevent" ("id", "made_at", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewed_at", "stopped_at") VALUES (OLD."id", OLD."made_at", OLD."name", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."renewed_at", OLD."stopped_at"); RETURN NULL;',
                            hash="f74a9023b58fe63609e23cdc7182f5c1d3680799",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_72dd2",
                            table="reminders_calendarfeed",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to=settings.AUTH_USER_MODEL
                    ),
                ),
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
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notice_preferences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("by_mail", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "kind"), name="one_preference_per_kind")],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeedEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="reminders.calendarfeed",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("renewed_at", models.DateTimeField(blank=True, null=True)),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="reminders_c_pgh_cre_c55c92_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c579fb64412f19dab04f05547cdcfe9d2402f78d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6daa7",
                            table="reminders_calendarfeedevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
    ]
