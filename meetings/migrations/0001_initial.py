import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import common.dates


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("fiso", "0001_initial"),
        ("networks", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("roles", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_templates",
                        to="networks.place",
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what it is for")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["title", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("archived_at", None)),
                        fields=("place", "title"),
                        name="template_title_once",
                        violation_error_message="There is a template with this name already.",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_agendatemplateevent" ("archived_at", "created_at", "created_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "title", "uid", "version") VALUES (NEW."archived_at", NEW."created_at", NEW."created_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."title", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="3d2cd3732d6a98359272729c9f259ec02abea225",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8efdd",
                            table="meetings_agendatemplate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_agendatemplateevent" ("archived_at", "created_at", "created_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "title", "uid", "version") VALUES (NEW."archived_at", NEW."created_at", NEW."created_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."title", NEW."uid", NEW."version"); RETURN NULL;',
                            hash="2c4184bad71f43727e3015321f355ecc64d08309",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_64b8e",
                            table="meetings_agendatemplate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_agendatemplateevent" ("archived_at", "created_at", "created_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "title", "uid", "version") VALUES (OLD."archived_at", OLD."created_at", OLD."created_by_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."title", OLD."uid", OLD."version"); RETURN NULL;',
                            hash="3e9b9c3d2e90fdebb477993e768946b5ebe37ce1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e2edf",
                            table="meetings_agendatemplate",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cadence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cadences", to="networks.place"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="meetings each term")),
                (
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="meetings_cadence_ends_after_start",
                        violation_error_message="The last day is before the first.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(common.dates.OneKey("place"), "&&"), (common.dates.DaysRange(), "&&")],
                        name="one_cadence_at_a_time",
                        violation_error_message="A number is set for these days already.",
                    ),
                    models.CheckConstraint(condition=models.Q(("number__lte", 20)), name="cadence_is_a_number"),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_cadenceevent" ("ends_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "set_by_id", "starts_on") VALUES (NEW."ends_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."set_by_id", NEW."starts_on"); RETURN NULL;',
                            hash="911d4dcb2a4bd0f2efca3610bf6fcba3ad86bd43",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c1c16",
                            table="meetings_cadence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_cadenceevent" ("ends_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "set_by_id", "starts_on") VALUES (NEW."ends_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."set_by_id", NEW."starts_on"); RETURN NULL;',
                            hash="fc53eb91b6ee8b1543840203b111186576bfd951",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1021d",
                            table="meetings_cadence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_cadenceevent" ("ends_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "set_by_id", "starts_on") VALUES (OLD."ends_on", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."set_by_id", OLD."starts_on"); RETURN NULL;',
                            hash="7479cca454118fc2a60edf4da14235681023e840",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1432d",
                            table="meetings_cadence",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CurriculumDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "place",
                    models.ForeignKey(
                        help_text="A place that meets, a school, or the state.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="curriculum_days",
                        to="networks.place",
                    ),
                ),
                ("day", models.DateField()),
                ("title", models.CharField(max_length=80)),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["day", "pk"],
                "constraints": [models.UniqueConstraint(fields=("place", "day"), name="curriculum_day_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_curriculumdayevent" ("added_by_id", "day", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "title") VALUES (NEW."added_by_id", NEW."day", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."title"); RETURN NULL;',
                            hash="ca0171a10a18294bf6f4b9e915bab995459124ea",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_13702",
                            table="meetings_curriculumday",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_curriculumdayevent" ("added_by_id", "day", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "title") VALUES (NEW."added_by_id", NEW."day", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."title"); RETURN NULL;',
                            hash="e14ff9625f03dfad8c63eac38fc9190088f49f12",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e93d5",
                            table="meetings_curriculumday",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_curriculumdayevent" ("added_by_id", "day", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "title") VALUES (OLD."added_by_id", OLD."day", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."title"); RETURN NULL;',
                            hash="65c11ce1cd19fdfe56b2ebcd697f9696131c2916",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_94d83",
                            table="meetings_curriculumday",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meeting_series", to="networks.place"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "pattern",
                    models.CharField(
                        choices=[("weeks", "By week of the school term"), ("days", "On days you choose")], max_length=8
                    ),
                ),
                (
                    "weeks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("weekday", models.PositiveSmallIntegerField(blank=True, help_text="Monday is 0.", null=True)),
                (
                    "days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(), blank=True, default=list, size=None
                    ),
                ),
                ("time", models.TimeField()),
                ("length_minutes", models.PositiveSmallIntegerField(default=120)),
                ("venue", models.CharField(blank=True, max_length=200)),
                ("online_url", models.URLField(blank=True, max_length=500)),
                ("starts_on", models.DateField(verbose_name="from")),
                ("until", models.DateField()),
                (
                    "follows",
                    models.OneToOneField(
                        blank=True,
                        help_text="After “this and following”.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="meetings.meetingseries",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("days__len", 0),
                                ("pattern", "weeks"),
                                ("weekday__isnull", False),
                                ("weekday__lte", 6),
                                ("weeks__len__gte", 1),
                            ),
                            models.Q(("days__len__gte", 1), ("pattern", "days"), ("weekday", None), ("weeks__len", 0)),
                            _connector="OR",
                        ),
                        name="series_has_one_pattern",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("starts_on"))),
                        name="series_ends_after_it_starts",
                        violation_error_message="The last day is before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("length_minutes__gte", 5), ("length_minutes__lte", 720)),
                        name="series_length_is_sensible",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_meetingseriesevent" ("created_at", "created_by_id", "days", "follows_id", "id", "length_minutes", "online_url", "pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "starts_on", "time", "uid", "until", "venue", "version", "weekday", "weeks") VALUES (NEW."created_at", NEW."created_by_id", NEW."days", NEW."follows_id", NEW."id", NEW."length_minutes", NEW."online_url", NEW."pattern", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."starts_on", NEW."time", NEW."uid", NEW."until", NEW."venue", NEW."version", NEW."weekday", NEW."weeks"); RETURN NULL;',
                            hash="22702970b1d7c14cae8ad3b5237580bf0d8ef9b2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_409cb",
                            table="meetings_meetingseries",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_meetingseriesevent" ("created_at", "created_by_id", "days", "follows_id", "id", "length_minutes", "online_url", "pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "starts_on", "time", "uid", "until", "venue", "version", "weekday", "weeks") VALUES (NEW."created_at", NEW."created_by_id", NEW."days", NEW."follows_id", NEW."id", NEW."length_minutes", NEW."online_url", NEW."pattern", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."starts_on", NEW."time", NEW."uid", NEW."until", NEW."venue", NEW."version", NEW."weekday", NEW."weeks"); RETURN NULL;',
                            hash="4eddd42005526a07bd635b9f23e34f6c662119f9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d2466",
                            table="meetings_meetingseries",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_meetingseriesevent" ("created_at", "created_by_id", "days", "follows_id", "id", "length_minutes", "online_url", "pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "starts_on", "time", "uid", "until", "venue", "version", "weekday", "weeks") VALUES (OLD."created_at", OLD."created_by_id", OLD."days", OLD."follows_id", OLD."id", OLD."length_minutes", OLD."online_url", OLD."pattern", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."starts_on", OLD."time", OLD."uid", OLD."until", OLD."venue", OLD."version", OLD."weekday", OLD."weeks"); RETURN NULL;',
                            hash="1c1000d4096859b0d244bc33d6c6ecd90789bdff",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d9011",
                            table="meetings_meetingseries",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["starts_on"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="meetings_schoolterm_ends_after_start",
                        violation_error_message="The last day is before the first.",
                    ),
                    models.UniqueConstraint(fields=("year", "number"), name="term_once"),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(common.dates.DaysRange(), "&&")], name="terms_never_overlap"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_schooltermevent" ("ends_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "year") VALUES (NEW."ends_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."year"); RETURN NULL;',
                            hash="bb08a355ff54c974fe0a622a5d97d0ae3822b77c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3461b",
                            table="meetings_schoolterm",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_schooltermevent" ("ends_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "year") VALUES (NEW."ends_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on", NEW."year"); RETURN NULL;',
                            hash="85a24f45a16911cb36eeec15f10af0daa1a8ddfe",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_66a01",
                            table="meetings_schoolterm",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_schooltermevent" ("ends_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "year") VALUES (OLD."ends_on", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."year"); RETURN NULL;',
                            hash="1aed7793ecaf906f6313e70151f409b664ef3d5a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_49808",
                            table="meetings_schoolterm",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolTermEvent",
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
                        to="meetings.schoolterm",
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
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_sc_pgh_cre_b4c7f9_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ba1f48855c9dfeb614d22039b81e004a6895fd38",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_00487",
                            table="meetings_schooltermevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TemplateItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="meetings.agendatemplate"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("section", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=160)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("decide", "Decide"),
                            ("discuss", "Discuss"),
                            ("inform", "Inform"),
                            ("learn", "Learn"),
                            ("review", "Review milestone"),
                            ("practice", "Share practice"),
                            ("data", "Analyse data"),
                            ("policy", "Department policy"),
                            ("minutes", "Confirm minutes"),
                        ],
                        default="discuss",
                        max_length=10,
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("transitions", "Transitions"),
                            ("wellbeing", "Wellbeing"),
                            ("ohs", "Occupational health and safety"),
                            ("facilities", "Facilities"),
                            ("staffing", "Staffing"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(default=10)),
                ("detail", models.TextField(blank=True)),
                ("is_recurring", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("template", "position"),
                        name="template_position_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 600)),
                        name="template_minutes_are_sensible",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_templateitemevent" ("detail", "id", "is_recurring", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "purpose", "section", "template_id", "title", "topic") VALUES (NEW."detail", NEW."id", NEW."is_recurring", NEW."minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."purpose", NEW."section", NEW."template_id", NEW."title", NEW."topic"); RETURN NULL;',
                            hash="77676c0efae2373adcaf2120dca1a5c5ffb42d97",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d4111",
                            table="meetings_templateitem",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_templateitemevent" ("detail", "id", "is_recurring", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "purpose", "section", "template_id", "title", "topic") VALUES (NEW."detail", NEW."id", NEW."is_recurring", NEW."minutes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."purpose", NEW."section", NEW."template_id", NEW."title", NEW."topic"); RETURN NULL;',
                            hash="10f416aa32f5acb51ec8fe10a0fb90a23fa454af",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2f4ca",
                            table="meetings_templateitem",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_templateitemevent" ("detail", "id", "is_recurring", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "purpose", "section", "template_id", "title", "topic") VALUES (OLD."detail", OLD."id", OLD."is_recurring", OLD."minutes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."purpose", OLD."section", OLD."template_id", OLD."title", OLD."topic"); RETURN NULL;',
                            hash="7e7dbc6a93b197fa372027368b23f644b3001d7a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cc39f",
                            table="meetings_templateitem",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaTemplateEvent",
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
                        to="meetings.agendatemplate",
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
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.place",
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what it is for")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_ag_pgh_cre_f8d07b_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bf4955e94d7444683251811523f0ab974beb710c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b8260",
                            table="meetings_agendatemplateevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CadenceEvent",
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
                        to="meetings.cadence",
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
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.place",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="meetings each term")),
                (
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_ca_pgh_cre_cac391_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0f2037633ff4068db5435abff30f989860b4106f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bc086",
                            table="meetings_cadenceevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CurriculumDayEvent",
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
                        to="meetings.curriculumday",
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
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="A place that meets, a school, or the state.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.place",
                    ),
                ),
                ("day", models.DateField()),
                ("title", models.CharField(max_length=80)),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_cu_pgh_cre_42b543_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ddf2f85d9db6493368b1e7b2b2b6307de7410e02",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_620a9",
                            table="meetings_curriculumdayevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingSeriesEvent",
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
                        to="meetings.meetingseries",
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
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.place",
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "pattern",
                    models.CharField(
                        choices=[("weeks", "By week of the school term"), ("days", "On days you choose")], max_length=8
                    ),
                ),
                (
                    "weeks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("weekday", models.PositiveSmallIntegerField(blank=True, help_text="Monday is 0.", null=True)),
                (
                    "days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(), blank=True, default=list, size=None
                    ),
                ),
                ("time", models.TimeField()),
                ("length_minutes", models.PositiveSmallIntegerField(default=120)),
                ("venue", models.CharField(blank=True, max_length=200)),
                ("online_url", models.URLField(blank=True, max_length=500)),
                ("starts_on", models.DateField(verbose_name="from")),
                ("until", models.DateField()),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="After “this and following”.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.meetingseries",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_me_pgh_cre_2a9874_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f9d5304e0200d6b68ff3277602ae54bdc2709689",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6a6ed",
                            table="meetings_meetingseriesevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TemplateItemEvent",
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
                        to="meetings.templateitem",
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
                    "template",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.agendatemplate",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("section", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=160)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("decide", "Decide"),
                            ("discuss", "Discuss"),
                            ("inform", "Inform"),
                            ("learn", "Learn"),
                            ("review", "Review milestone"),
                            ("practice", "Share practice"),
                            ("data", "Analyse data"),
                            ("policy", "Department policy"),
                            ("minutes", "Confirm minutes"),
                        ],
                        default="discuss",
                        max_length=10,
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("transitions", "Transitions"),
                            ("wellbeing", "Wellbeing"),
                            ("ohs", "Occupational health and safety"),
                            ("facilities", "Facilities"),
                            ("staffing", "Staffing"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(default=10)),
                ("detail", models.TextField(blank=True)),
                ("is_recurring", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_te_pgh_cre_180471_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="58eb663a6f6a45c63f8dc188b8cf5ae28cf0cddb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_eba80",
                            table="meetings_templateitemevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="networks.place"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="meetings.action",
                    ),
                ),
                ("what", models.CharField(max_length=300)),
                (
                    "owner_kind",
                    models.CharField(
                        choices=[
                            ("person", "One person"),
                            ("role", "Whoever holds a role"),
                            ("school", "A school"),
                            ("each_school", "Each member school"),
                        ],
                        default="person",
                        max_length=12,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("principal", "Principal"),
                            ("delegate", "Delegate"),
                            ("executive", "Network executive member"),
                            ("chair", "Network chair"),
                            ("seil", "Senior education improvement leader"),
                            ("area_director", "Area director"),
                            ("multidisciplinary", "Multidisciplinary team member"),
                            ("forum_admin", "Regional forum admin"),
                            ("central", "Central office"),
                            ("group_lead", "Group lead"),
                            ("group_member", "Group member"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_actions",
                        to="networks.school",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[("members", "Everyone invited"), ("executive", "Executive and SEIL")],
                        default="members",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Not started"),
                            ("under_way", "Under way"),
                            ("done", "Done"),
                            ("not_needed", "No longer needed"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("waiting_on", models.CharField(blank=True, max_length=200)),
                ("waiting_since", models.DateField(blank=True, null=True)),
                ("closing_note", models.CharField(blank=True, max_length=300)),
                ("evidence_url", models.URLField(blank=True, max_length=500)),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions_set",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("set_at", models.DateTimeField(auto_now_add=True)),
                (
                    "handed_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "handed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("handed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owner", "state"], name="action_of_owner"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.search.SearchVector("what", config="english"), name="action_texts"
                    ),
                    models.Index(fields=["place", "state", "due_on"], name="action_of_place"),
                    models.Index(fields=["school", "state"], name="action_of_school"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("owner__isnull", False), ("owner_kind", "person"), ("role", ""), ("school", None)
                            ),
                            models.Q(
                                ("owner", None),
                                ("owner_kind", "role"),
                                ("school", None),
                                models.Q(("role", ""), _negated=True),
                            ),
                            models.Q(
                                ("owner", None), ("owner_kind", "school"), ("role", ""), ("school__isnull", False)
                            ),
                            models.Q(
                                ("owner", None),
                                ("owner_kind", "each_school"),
                                ("parent", None),
                                ("role", ""),
                                ("school", None),
                            ),
                            _connector="OR",
                        ),
                        name="action_owner_fits_its_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("closed_by", None), ("state__in", ("open", "under_way"))),
                            models.Q(
                                models.Q(("state__in", ("open", "under_way")), _negated=True),
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="action_closed_says_when_and_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_needed"), _negated=True),
                            models.Q(("closing_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="action_not_needed_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("waiting_on", ""), ("waiting_since", None)),
                            models.Q(models.Q(("waiting_on", ""), _negated=True), ("waiting_since__isnull", False)),
                            _connector="OR",
                        ),
                        name="action_waits_since_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handed_at", None), ("handed_by", None), ("handed_from", None)),
                            models.Q(("handed_at__isnull", False), ("handed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="action_handed_on_says_when_and_by_whom",
                    ),
                    models.UniqueConstraint(fields=("parent", "school"), name="one_part_per_school"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="networks.place"
                    ),
                ),
                (
                    "joint_place",
                    models.ForeignKey(
                        blank=True,
                        help_text="Meets with `place`.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joint_meetings",
                        to="networks.place",
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("starts_at", models.DateTimeField()),
                ("length_minutes", models.PositiveSmallIntegerField(default=120)),
                ("venue", models.CharField(blank=True, max_length=200)),
                ("online_url", models.URLField(blank=True, max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("published", "Published"),
                            ("in_progress", "In progress"),
                            ("held", "Held, minutes in draft"),
                            ("circulated", "Minutes circulated"),
                            ("confirmed", "Minutes confirmed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("proposals_close_on", models.DateField(blank=True, null=True)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("circulated_at", models.DateTimeField(blank=True, null=True)),
                (
                    "circulated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("corrections_close_on", models.DateField(blank=True, null=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reopened_reason", models.CharField(blank=True, db_default="", default="", max_length=300)),
                (
                    "acting_chair",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who chairs this one meeting in the place of the chair. The right itself is a grant.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "permissions": [
                    ("view_as_guest", "Was invited to this meeting as a guest"),
                    ("chair_this_meeting", "Chairs this one meeting in the place of the chair"),
                    ("take_minutes", "Takes the minutes of this meeting"),
                ],
                "indexes": [
                    models.Index(fields=["place", "starts_at"], name="meeting_of_place"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.search.SearchVector("title", "venue", config="english"),
                        name="meeting_texts",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("length_minutes__gte", 5), ("length_minutes__lte", 720)),
                        name="meeting_length_is_sensible",
                        violation_error_message="A meeting takes from 5 minutes to 12 hours.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("joint_place", None),
                            models.Q(("joint_place", models.F("place")), _negated=True),
                            _connector="OR",
                        ),
                        name="meeting_is_of_two_places_when_joint",
                        violation_error_message="Choose another network to meet with.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "cancelled"]), ("published_at__isnull", False), _connector="OR"
                        ),
                        name="meeting_published_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("held", "circulated", "confirmed")), _negated=True),
                            models.Q(("ended_at__isnull", False), ("started_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="meeting_held_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(
                                ("cancelled_at__isnull", False), models.Q(("cancelled_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="meeting_cancelled_says_when_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrections_close_on", None), ("circulated_at__isnull", False), _connector="OR"
                        ),
                        name="meeting_corrections_only_when_circulated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None),
                            ("started_at", None),
                            ("ended_at__gte", models.F("started_at")),
                            _connector="OR",
                        ),
                        name="meeting_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="meetings.meeting"
                    ),
                ),
                ("title", models.CharField(max_length=80)),
                ("position", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("meeting", "position"),
                        name="section_position_once",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_sectionevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title") VALUES (NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."title"); RETURN NULL;',
                            hash="29c2aa3da329ca298235a62492c44435516c287b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8f450",
                            table="meetings_section",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_sectionevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title") VALUES (NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."title"); RETURN NULL;',
                            hash="2b92719b155a4edb113c1bc12c509a4e123c12e6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_635a0",
                            table="meetings_section",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_sectionevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title") VALUES (OLD."id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."title"); RETURN NULL;',
                            hash="b0493a0d55a912542c43987fa60edaadd8478b04",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fc0f1",
                            table="meetings_section",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendances", to="meetings.meeting"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.school",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "presence",
                    models.CharField(
                        choices=[
                            ("principal", "Principal"),
                            ("delegate", "Delegate"),
                            ("apology", "Apology"),
                            ("absent", "Absent"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        blank=True, choices=[("in_person", "In person"), ("online", "Online")], max_length=10
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="who came")),
                (
                    "marked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("marked_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "school"), name="one_attendance_per_school"),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("meeting", "person"),
                        name="one_attendance_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person", None), ("school__isnull", False)),
                            models.Q(("person__isnull", False), ("school", None)),
                            _connector="OR",
                        ),
                        name="attendance_of_a_school_or_a_person",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_attendanceevent" ("id", "marked_at", "marked_by_id", "meeting_id", "mode", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "school_id") VALUES (NEW."id", NEW."marked_at", NEW."marked_by_id", NEW."meeting_id", NEW."mode", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."presence", NEW."school_id"); RETURN NULL;',
                            hash="27ff59f99bc3998365cadebe08bcfcda28386b70",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f595f",
                            table="meetings_attendance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_attendanceevent" ("id", "marked_at", "marked_by_id", "meeting_id", "mode", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "school_id") VALUES (NEW."id", NEW."marked_at", NEW."marked_by_id", NEW."meeting_id", NEW."mode", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."presence", NEW."school_id"); RETURN NULL;',
                            hash="1fb9c8ce8df8b554b7cd9fe4b2e2847fabcbf63a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_870cb",
                            table="meetings_attendance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_attendanceevent" ("id", "marked_at", "marked_by_id", "meeting_id", "mode", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "school_id") VALUES (OLD."id", OLD."marked_at", OLD."marked_by_id", OLD."meeting_id", OLD."mode", OLD."name", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."presence", OLD."school_id"); RETURN NULL;',
                            hash="e344d82955bade7f590b2128d24f901e699ed1d8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_774f3",
                            table="meetings_attendance",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
                (
                    "granted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("granted_at", models.DateTimeField(auto_now_add=True)),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="meetings.meeting"),
                ),
            ],
            options={
                "abstract": False,
                "unique_together": {("user", "permission", "content_object")},
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_meetinggrantevent" ("content_object_id", "ends_on", "granted_at", "granted_by_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_by_id", "user_id") VALUES (NEW."content_object_id", NEW."ends_on", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."permission_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."removed_by_id", NEW."user_id"); RETURN NULL;',
                            hash="7a4a6ab759d393481be2d0a857c44ab865319f27",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ba92d",
                            table="meetings_meetinggrant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_meetinggrantevent" ("content_object_id", "ends_on", "granted_at", "granted_by_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_by_id", "user_id") VALUES (NEW."content_object_id", NEW."ends_on", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."permission_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."removed_by_id", NEW."user_id"); RETURN NULL;',
                            hash="ceab76247c918c1d8f3370d768b565853e43b656",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2d331",
                            table="meetings_meetinggrant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_meetinggrantevent" ("content_object_id", "ends_on", "granted_at", "granted_by_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_by_id", "user_id") VALUES (OLD."content_object_id", OLD."ends_on", OLD."granted_at", OLD."granted_by_id", OLD."id", OLD."permission_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."removed_by_id", OLD."user_id"); RETURN NULL;',
                            hash="4c5079d3ed3cfc50723b9a643fea4ade246ebb45",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_472ce",
                            table="meetings_meetinggrant",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Occurrence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occurrences",
                        to="meetings.meetingseries",
                    ),
                ),
                ("key", models.CharField(help_text="2027-T1-W03, or the day.", max_length=12)),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="occurrence", to="meetings.meeting"
                    ),
                ),
                ("differs", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["key"],
                "constraints": [models.UniqueConstraint(fields=("series", "key"), name="one_meeting_for_each_time")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_occurrenceevent" ("differs", "id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id") VALUES (NEW."differs", NEW."id", NEW."key", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."series_id"); RETURN NULL;',
                            hash="2cbac9a1f6691903f458704fd0da00bbdeaeae12",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d5ba3",
                            table="meetings_occurrence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_occurrenceevent" ("differs", "id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id") VALUES (NEW."differs", NEW."id", NEW."key", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."series_id"); RETURN NULL;',
                            hash="8fcd16e25a677feb6d8225d6f3da3a5aec0e880a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_88b89",
                            table="meetings_occurrence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_occurrenceevent" ("differs", "id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id") VALUES (OLD."differs", OLD."id", OLD."key", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."series_id"); RETURN NULL;',
                            hash="60d5e94c4620e93e39abca14855281e4f8513f69",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6e844",
                            table="meetings_occurrence",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pulse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pulse", to="meetings.meeting"
                    ),
                ),
                ("time_yes", models.PositiveSmallIntegerField(default=0)),
                ("time_partly", models.PositiveSmallIntegerField(default=0)),
                ("time_no", models.PositiveSmallIntegerField(default=0)),
                ("goal_yes", models.PositiveSmallIntegerField(default=0)),
                ("goal_partly", models.PositiveSmallIntegerField(default=0)),
                ("goal_no", models.PositiveSmallIntegerField(default=0)),
                (
                    "is_closed",
                    models.BooleanField(default=False, help_text="Closed for good: sums are shown from then on."),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PulseTaken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="meetings.meeting"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("meeting", "person"), name="pulse_answered_once")],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="meetings.meeting"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.school",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "Coming"), ("delegate", "Sending a delegate"), ("apology", "Apology")],
                        max_length=8,
                    ),
                ),
                ("delegate_name", models.CharField(blank=True, max_length=120)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "school"), name="one_reply_per_school"),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("meeting", "person"),
                        name="one_reply_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person", None), ("school__isnull", False)),
                            models.Q(("person__isnull", False), ("school", None)),
                            _connector="OR",
                        ),
                        name="reply_of_a_school_or_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "delegate"), _negated=True),
                            models.Q(("delegate_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="delegate_is_named",
                        violation_error_message="Name the delegate.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_replyevent" ("answer", "at", "by_id", "delegate_name", "id", "meeting_id", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (NEW."answer", NEW."at", NEW."by_id", NEW."delegate_name", NEW."id", NEW."meeting_id", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_id"); RETURN NULL;',
                            hash="46fb1e4f11cb149d64972d4687076f3bfd6ec0bc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_62c04",
                            table="meetings_reply",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_replyevent" ("answer", "at", "by_id", "delegate_name", "id", "meeting_id", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (NEW."answer", NEW."at", NEW."by_id", NEW."delegate_name", NEW."id", NEW."meeting_id", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id"); RETURN NULL;',
                            hash="ca684e15d417802e5ea90fd56872f25c8b986772",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a11b8",
                            table="meetings_reply",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_replyevent" ("answer", "at", "by_id", "delegate_name", "id", "meeting_id", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (OLD."answer", OLD."at", OLD."by_id", OLD."delegate_name", OLD."id", OLD."meeting_id", OLD."note", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."school_id"); RETURN NULL;',
                            hash="a3f597a4d94d270984ddaf8d6b6b0cb3e9293a6c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_eeab4",
                            table="meetings_reply",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionEvent",
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
                        to="meetings.section",
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.meeting",
                    ),
                ),
                ("title", models.CharField(max_length=80)),
                ("position", models.PositiveSmallIntegerField()),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_se_pgh_cre_461b9a_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c7b5a39f254c7e41ee5cdb0675e6a88f8932bdb1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_578ba",
                            table="meetings_sectionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AttendanceEvent",
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
                        to="meetings.attendance",
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.school",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "presence",
                    models.CharField(
                        choices=[
                            ("principal", "Principal"),
                            ("delegate", "Delegate"),
                            ("apology", "Apology"),
                            ("absent", "Absent"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        blank=True, choices=[("in_person", "In person"), ("online", "Online")], max_length=10
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="who came")),
                (
                    "marked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("marked_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_at_pgh_cre_56285d_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c4d0488822c783a9f4da7dadce2288f10bbaf0f8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ae376",
                            table="meetings_attendanceevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingGrantEvent",
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
                        to="meetings.meetinggrant",
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
                    "permission",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="auth.permission",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("granted_at", models.DateTimeField(auto_now_add=True)),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "content_object",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_me_pgh_cre_7dfbf3_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e3015682c6bfb6de3f7566b93d898020ed6d7ae1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_11d0a",
                            table="meetings_meetinggrantevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OccurrenceEvent",
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
                        to="meetings.occurrence",
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
                    "series",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.meetingseries",
                    ),
                ),
                ("key", models.CharField(help_text="2027-T1-W03, or the day.", max_length=12)),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.meeting",
                    ),
                ),
                ("differs", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_oc_pgh_cre_324870_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3441a31ae94ecd987079322c456a35be274f8c67",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_93b2f",
                            table="meetings_occurrenceevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReplyEvent",
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
                        to="meetings.reply",
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.school",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "Coming"), ("delegate", "Sending a delegate"), ("apology", "Apology")],
                        max_length=8,
                    ),
                ),
                ("delegate_name", models.CharField(blank=True, max_length=120)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_re_pgh_cre_79ece4_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4f62a3f56d565d9527b61470ee5a2874a5143a01",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e8a34",
                            table="meetings_replyevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="agenda_items", to="networks.place"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="items",
                        to="meetings.section",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("title", models.CharField(max_length=160)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("decide", "Decide"),
                            ("discuss", "Discuss"),
                            ("inform", "Inform"),
                            ("learn", "Learn"),
                            ("review", "Review milestone"),
                            ("practice", "Share practice"),
                            ("data", "Analyse data"),
                            ("policy", "Department policy"),
                            ("minutes", "Confirm minutes"),
                        ],
                        default="discuss",
                        max_length=10,
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("transitions", "Transitions"),
                            ("wellbeing", "Wellbeing"),
                            ("ohs", "Occupational health and safety"),
                            ("facilities", "Facilities"),
                            ("staffing", "Staffing"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(default=10)),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[("members", "Everyone invited"), ("executive", "Executive and SEIL")],
                        default="members",
                        max_length=10,
                    ),
                ),
                ("detail", models.TextField(blank=True, verbose_name="what it is about")),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to="fiso.milestone",
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        blank=True,
                        help_text="Held in this item.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_item",
                        to="fiso.milestonereview",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="agenda_items",
                        to="fiso.goal",
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="agenda_items",
                        to="fiso.focusarea",
                    ),
                ),
                (
                    "is_recurring",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="The next agenda starts with it.",
                        verbose_name="comes back at every meeting",
                    ),
                ),
                (
                    "times",
                    models.PositiveSmallIntegerField(
                        db_default=1,
                        default=1,
                        help_text="The how manieth meeting it is on the agenda of, counting this one.",
                    ),
                ),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="carried_to",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("deferred", "For a later meeting"),
                            ("declined", "Declined"),
                            ("on_agenda", "On the agenda"),
                            ("discussed", "Discussed"),
                            ("not_reached", "Not reached"),
                            ("withdrawn", "Taken off"),
                        ],
                        default="proposed",
                        max_length=12,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposed_items",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer_reason", models.CharField(blank=True, max_length=300)),
                ("note", models.TextField(blank=True)),
                ("note_version", models.PositiveIntegerField(default=1)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("minutes_used", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["place", "state"], name="item_of_place_state"),
                    models.Index(fields=["meeting", "state"], name="item_of_meeting_state"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.search.SearchVector("title", "detail", config="english"),
                        name="item_texts",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.search.SearchVector("note", config="english"), name="item_note_texts"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("section", "position"),
                        name="item_position_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("on_agenda", "discussed", "not_reached")), _negated=True),
                            models.Q(
                                ("meeting__isnull", False), ("position__isnull", False), ("section__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="item_on_agenda_has_its_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("on_agenda", "discussed", "not_reached")),
                            models.Q(("position", None), ("section", None)),
                            _connector="OR",
                        ),
                        name="item_off_agenda_has_no_position",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 600)),
                        name="item_minutes_are_sensible",
                        violation_error_message="An item takes from 1 minute to 10 hours.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("answer_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="item_declined_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("goal", None), ("milestone", None)),
                            models.Q(("focus_area", None), ("milestone", None)),
                            models.Q(("focus_area", None), ("goal", None)),
                            _connector="OR",
                        ),
                        name="item_is_linked_to_one_thing",
                        violation_error_message="Link the item to one part of the plan.",
                    ),
                    models.CheckConstraint(condition=models.Q(("times__gte", 1)), name="item_was_on_an_agenda_once"),
                    models.CheckConstraint(
                        condition=models.Q(("review", None), ("milestone__isnull", False), _connector="OR"),
                        name="item_review_is_of_a_milestone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionEvent",
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
                        to="meetings.action",
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
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.place",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.action",
                    ),
                ),
                ("what", models.CharField(max_length=300)),
                (
                    "owner_kind",
                    models.CharField(
                        choices=[
                            ("person", "One person"),
                            ("role", "Whoever holds a role"),
                            ("school", "A school"),
                            ("each_school", "Each member school"),
                        ],
                        default="person",
                        max_length=12,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("principal", "Principal"),
                            ("delegate", "Delegate"),
                            ("executive", "Network executive member"),
                            ("chair", "Network chair"),
                            ("seil", "Senior education improvement leader"),
                            ("area_director", "Area director"),
                            ("multidisciplinary", "Multidisciplinary team member"),
                            ("forum_admin", "Regional forum admin"),
                            ("central", "Central office"),
                            ("group_lead", "Group lead"),
                            ("group_member", "Group member"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.school",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[("members", "Everyone invited"), ("executive", "Executive and SEIL")],
                        default="members",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Not started"),
                            ("under_way", "Under way"),
                            ("done", "Done"),
                            ("not_needed", "No longer needed"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("waiting_on", models.CharField(blank=True, max_length=200)),
                ("waiting_since", models.DateField(blank=True, null=True)),
                ("closing_note", models.CharField(blank=True, max_length=300)),
                ("evidence_url", models.URLField(blank=True, max_length=500)),
                (
                    "set_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("set_at", models.DateTimeField(auto_now_add=True)),
                (
                    "handed_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "handed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("handed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_ac_pgh_cre_7db540_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d5375f6857a139371fd2f60f79b0a30995f4acb9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6ae07",
                            table="meetings_actionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="meetings.agendaitem",
                    ),
                ),
                ("before", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("why", models.CharField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waits for the chair"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["item", "state"], name="correction_of_item")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", models.F("before")), _negated=True),
                        name="correction_changes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("answered_by", None), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="correction_answered_says_when_and_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("answer_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="correction_declined_with_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("item", "proposed_by"),
                        name="one_open_correction_each",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_correctionevent" ("answer_reason", "answered_at", "answered_by_id", "before", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "state", "text", "why") VALUES (NEW."answer_reason", NEW."answered_at", NEW."answered_by_id", NEW."before", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."state", NEW."text", NEW."why"); RETURN NULL;',
                            hash="ff5d49de96edc0cc6982428ab557a5d3b58c4c0e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_66dd4",
                            table="meetings_correction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_correctionevent" ("answer_reason", "answered_at", "answered_by_id", "before", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "state", "text", "why") VALUES (NEW."answer_reason", NEW."answered_at", NEW."answered_by_id", NEW."before", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."state", NEW."text", NEW."why"); RETURN NULL;',
                            hash="c7b7fc17f62ed439d6a08f1815e7b60007abed60",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d63a7",
                            table="meetings_correction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_correctionevent" ("answer_reason", "answered_at", "answered_by_id", "before", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "state", "text", "why") VALUES (OLD."answer_reason", OLD."answered_at", OLD."answered_by_id", OLD."before", OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed_at", OLD."proposed_by_id", OLD."state", OLD."text", OLD."why"); RETURN NULL;',
                            hash="03dfa1d939f987ad1073b60414dc72eb92a83096",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6c985",
                            table="meetings_correction",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectionNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction_notes",
                        to="meetings.agendaitem",
                    ),
                ),
                ("text", models.TextField()),
                ("why", models.CharField(max_length=300)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("text", ""), _negated=True), models.Q(("why", ""), _negated=True)),
                        name="correction_note_says_what_and_why",
                    ),
                    models.UniqueConstraint(fields=("item", "text"), name="correction_note_once"),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_correctionnoteevent" ("added_at", "added_by_id", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "why") VALUES (NEW."added_at", NEW."added_by_id", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text", NEW."why"); RETURN NULL;',
                            hash="b21c611d8a10307eb3c27dbcdf2c23fda7ec3329",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_52e8e",
                            table="meetings_correctionnote",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_correctionnoteevent" ("added_at", "added_by_id", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "why") VALUES (NEW."added_at", NEW."added_by_id", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text", NEW."why"); RETURN NULL;',
                            hash="e6f6aa0bbe73ab550814633fbf8a222644973ceb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_af356",
                            table="meetings_correctionnote",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_correctionnoteevent" ("added_at", "added_by_id", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "why") VALUES (OLD."added_at", OLD."added_by_id", OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text", OLD."why"); RETURN NULL;',
                            hash="66aa2cfa9c918ec372a736a20b70e1de936aecf6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2495a",
                            table="meetings_correctionnote",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="meetings.agendaitem"
                    ),
                ),
                ("text", models.TextField()),
                (
                    "made_by",
                    models.CharField(blank=True, db_default="", default="", max_length=120, verbose_name="who decided"),
                ),
                ("effective_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("looked_at_on", models.DateField(blank=True, null=True, verbose_name="looked at again on")),
                (
                    "looked_at_note",
                    models.TextField(blank=True, db_default="", default="", verbose_name="what was found"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="in force until")),
                (
                    "ended_why",
                    models.TextField(blank=True, db_default="", default="", verbose_name="why it was set aside"),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="meetings.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.search.SearchVector("text", config="english"), name="decision_texts"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="decision_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", None), ("ended_why", ""), ("replaced_by", None)),
                            models.Q(
                                ("ended_on__isnull", False),
                                ("replaced_by", None),
                                models.Q(("ended_why", ""), _negated=True),
                            ),
                            models.Q(("ended_on__isnull", False), ("ended_why", ""), ("replaced_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="decision_ended_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaced_by", None),
                            models.Q(("replaced_by", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_is_not_its_own_successor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("looked_at_note", ""), ("looked_at_on__isnull", False), _connector="OR"),
                        name="decision_reviewed_says_when",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_decisionevent" ("effective_on", "ended_on", "ended_why", "id", "item_id", "looked_at_note", "looked_at_on", "made_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "replaced_by_id", "review_on", "text") VALUES (NEW."effective_on", NEW."ended_on", NEW."ended_why", NEW."id", NEW."item_id", NEW."looked_at_note", NEW."looked_at_on", NEW."made_by", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."replaced_by_id", NEW."review_on", NEW."text"); RETURN NULL;',
                            hash="b8a6823958c5a6ef1f40b7925684906d0002a380",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_61695",
                            table="meetings_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_decisionevent" ("effective_on", "ended_on", "ended_why", "id", "item_id", "looked_at_note", "looked_at_on", "made_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "replaced_by_id", "review_on", "text") VALUES (NEW."effective_on", NEW."ended_on", NEW."ended_why", NEW."id", NEW."item_id", NEW."looked_at_note", NEW."looked_at_on", NEW."made_by", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."replaced_by_id", NEW."review_on", NEW."text"); RETURN NULL;',
                            hash="bff99ad63ed80bb092a9e536bb235bf0a34dd320",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3b789",
                            table="meetings_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_decisionevent" ("effective_on", "ended_on", "ended_why", "id", "item_id", "looked_at_note", "looked_at_on", "made_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "replaced_by_id", "review_on", "text") VALUES (OLD."effective_on", OLD."ended_on", OLD."ended_why", OLD."id", OLD."item_id", OLD."looked_at_note", OLD."looked_at_on", OLD."made_by", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."replaced_by_id", OLD."review_on", OLD."text"); RETURN NULL;',
                            hash="724c7cfcfbf01147ebdbcf8c265cf6fe9aa47fc6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_05bcf",
                            table="meetings_decision",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingEvent",
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
                        to="meetings.meeting",
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
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.place",
                    ),
                ),
                (
                    "joint_place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Meets with `place`.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.place",
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("starts_at", models.DateTimeField()),
                ("length_minutes", models.PositiveSmallIntegerField(default=120)),
                ("venue", models.CharField(blank=True, max_length=200)),
                ("online_url", models.URLField(blank=True, max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("published", "Published"),
                            ("in_progress", "In progress"),
                            ("held", "Held, minutes in draft"),
                            ("circulated", "Minutes circulated"),
                            ("confirmed", "Minutes confirmed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("proposals_close_on", models.DateField(blank=True, null=True)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("circulated_at", models.DateTimeField(blank=True, null=True)),
                (
                    "circulated_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("corrections_close_on", models.DateField(blank=True, null=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "confirmed_in",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The item of a later meeting in which its members confirmed these minutes.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                ("reopened_reason", models.CharField(blank=True, db_default="", default="", max_length=300)),
                (
                    "acting_chair",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who chairs this one meeting in the place of the chair. The right itself is a grant.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_me_pgh_cre_96f9fe_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="161adc4dee7601797a02097cded16f6fce0bad5d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2b4ce",
                            table="meetings_meetingevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="meetings.agendaitem"
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("stored_as", models.CharField(blank=True, db_default="", default="", editable=False, max_length=64)),
                ("file_name", models.CharField(blank=True, db_default="", default="", max_length=160)),
                ("content_type", models.CharField(blank=True, db_default="", default="", max_length=100)),
                ("digest", models.CharField(blank=True, db_default="", default="", editable=False, max_length=64)),
                ("size", models.PositiveIntegerField(blank=True, help_text="In bytes.", null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("url", ""), _negated=True),
                        fields=("item", "url"),
                        name="paper_once_per_item",
                        violation_error_message="This paper is there already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("digest", ""), _negated=True),
                        fields=("item", "digest"),
                        name="file_once_per_item",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("file_name", ""),
                                ("size", None),
                                ("stored_as", ""),
                                models.Q(("url", ""), _negated=True),
                            ),
                            models.Q(
                                ("size__isnull", False),
                                ("url", ""),
                                models.Q(("stored_as", ""), _negated=True),
                                models.Q(("file_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="paper_is_a_link_or_a_file",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_paperevent" ("added_at", "added_by_id", "content_type", "digest", "file_name", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "stored_as", "title", "url") VALUES (NEW."added_at", NEW."added_by_id", NEW."content_type", NEW."digest", NEW."file_name", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."size", NEW."stored_as", NEW."title", NEW."url"); RETURN NULL;',
                            hash="fed0218008b1a428dc7d02462cb48ff4442e6a26",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_779d6",
                            table="meetings_paper",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_paperevent" ("added_at", "added_by_id", "content_type", "digest", "file_name", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "stored_as", "title", "url") VALUES (NEW."added_at", NEW."added_by_id", NEW."content_type", NEW."digest", NEW."file_name", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."size", NEW."stored_as", NEW."title", NEW."url"); RETURN NULL;',
                            hash="c82f60482abaa3b19b355f86c9d71841e9dcf585",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_890c8",
                            table="meetings_paper",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_paperevent" ("added_at", "added_by_id", "content_type", "digest", "file_name", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "stored_as", "title", "url") VALUES (OLD."added_at", OLD."added_by_id", OLD."content_type", OLD."digest", OLD."file_name", OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."size", OLD."stored_as", OLD."title", OLD."url"); RETURN NULL;',
                            hash="c6c2183dbaeca9afa248e437fde634c1c0df58f4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9b2d3",
                            table="meetings_paper",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="meetings.agendaitem"
                    ),
                ),
                ("text", models.TextField()),
                (
                    "to",
                    models.CharField(
                        choices=[("forum", "The Network Chair Forum"), ("department", "The Department")],
                        default="forum",
                        max_length=12,
                        verbose_name="raised to",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent to the Department on")),
                ("answer", models.TextField(blank=True, db_default="", default="")),
                ("answered_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="question_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to__in", ["forum", "department"])), name="question_goes_somewhere"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on", None)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="question_answered_says_what_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to", "department"), models.Q(("answered_on", None), ("sent_on", None)), _connector="OR"
                        ),
                        name="question_followed_up_at_the_department",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_on", None),
                            ("answered_on", None),
                            ("answered_on__gte", models.F("sent_on")),
                            _connector="OR",
                        ),
                        name="question_sent_before_answered",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_questionevent" ("answer", "answered_on", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "sent_on", "text", "to") VALUES (NEW."answer", NEW."answered_on", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."sent_on", NEW."text", NEW."to"); RETURN NULL;',
                            hash="5c303e3a213772e65dcf322b9258d46473b7e8d5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b91f2",
                            table="meetings_question",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_questionevent" ("answer", "answered_on", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "sent_on", "text", "to") VALUES (NEW."answer", NEW."answered_on", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."sent_on", NEW."text", NEW."to"); RETURN NULL;',
                            hash="09487a45375bf71425701f38921734d8965dc6b0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_32899",
                            table="meetings_question",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_questionevent" ("answer", "answered_on", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "sent_on", "text", "to") VALUES (OLD."answer", OLD."answered_on", OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."sent_on", OLD."text", OLD."to"); RETURN NULL;',
                            hash="3ab7d22c3751c87c54f8dc47c054dcfb2c4f7559",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9dea5",
                            table="meetings_question",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectionEvent",
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
                        to="meetings.correction",
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
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                ("before", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("why", models.CharField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waits for the chair"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_co_pgh_cre_71e843_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="831be5e7c76877d8d706506ac01d3af66355536b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cb563",
                            table="meetings_correctionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectionNoteEvent",
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
                        to="meetings.correctionnote",
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
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                ("text", models.TextField()),
                ("why", models.CharField(max_length=300)),
                (
                    "added_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_co_pgh_cre_4982d7_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bb1f47f42f4e6ca04c9cd17c884498b8197eaf6b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3cdca",
                            table="meetings_correctionnoteevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionEvent",
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
                        to="meetings.decision",
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
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                ("text", models.TextField()),
                (
                    "made_by",
                    models.CharField(blank=True, db_default="", default="", max_length=120, verbose_name="who decided"),
                ),
                ("effective_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("looked_at_on", models.DateField(blank=True, null=True, verbose_name="looked at again on")),
                (
                    "looked_at_note",
                    models.TextField(blank=True, db_default="", default="", verbose_name="what was found"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="in force until")),
                (
                    "ended_why",
                    models.TextField(blank=True, db_default="", default="", verbose_name="why it was set aside"),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.decision",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_de_pgh_cre_151e67_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ec12e23aa43eb06c68939fe7760a89e7dffd6b29",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_576ee",
                            table="meetings_decisionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItemEvent",
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
                        to="meetings.agendaitem",
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
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.place",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.section",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("title", models.CharField(max_length=160)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("decide", "Decide"),
                            ("discuss", "Discuss"),
                            ("inform", "Inform"),
                            ("learn", "Learn"),
                            ("review", "Review milestone"),
                            ("practice", "Share practice"),
                            ("data", "Analyse data"),
                            ("policy", "Department policy"),
                            ("minutes", "Confirm minutes"),
                        ],
                        default="discuss",
                        max_length=10,
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("transitions", "Transitions"),
                            ("wellbeing", "Wellbeing"),
                            ("ohs", "Occupational health and safety"),
                            ("facilities", "Facilities"),
                            ("staffing", "Staffing"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(default=10)),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[("members", "Everyone invited"), ("executive", "Executive and SEIL")],
                        default="members",
                        max_length=10,
                    ),
                ),
                ("detail", models.TextField(blank=True, verbose_name="what it is about")),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="fiso.milestone",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Held in this item.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="fiso.milestonereview",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="fiso.goal",
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="fiso.focusarea",
                    ),
                ),
                (
                    "looks_at",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="An earlier decision that is looked at again.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.decision",
                    ),
                ),
                (
                    "is_recurring",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="The next agenda starts with it.",
                        verbose_name="comes back at every meeting",
                    ),
                ),
                (
                    "times",
                    models.PositiveSmallIntegerField(
                        db_default=1,
                        default=1,
                        help_text="The how manieth meeting it is on the agenda of, counting this one.",
                    ),
                ),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("deferred", "For a later meeting"),
                            ("declined", "Declined"),
                            ("on_agenda", "On the agenda"),
                            ("discussed", "Discussed"),
                            ("not_reached", "Not reached"),
                            ("withdrawn", "Taken off"),
                        ],
                        default="proposed",
                        max_length=12,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer_reason", models.CharField(blank=True, max_length=300)),
                ("note", models.TextField(blank=True)),
                ("note_version", models.PositiveIntegerField(default=1)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("minutes_used", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_ag_pgh_cre_bcc987_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1b8de708c8bd890b145ba1a7c1536a2aac70cd27",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6ea58",
                            table="meetings_agendaitemevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperEvent",
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
                        to="meetings.paper",
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
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("stored_as", models.CharField(blank=True, db_default="", default="", editable=False, max_length=64)),
                ("file_name", models.CharField(blank=True, db_default="", default="", max_length=160)),
                ("content_type", models.CharField(blank=True, db_default="", default="", max_length=100)),
                ("digest", models.CharField(blank=True, db_default="", default="", editable=False, max_length=64)),
                ("size", models.PositiveIntegerField(blank=True, help_text="In bytes.", null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_pa_pgh_cre_fa93b7_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c2448fab95932cff06fde5f69505d41be8837b0a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_75c16",
                            table="meetings_paperevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionEvent",
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
                        to="meetings.question",
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
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                ("text", models.TextField()),
                (
                    "to",
                    models.CharField(
                        choices=[("forum", "The Network Chair Forum"), ("department", "The Department")],
                        default="forum",
                        max_length=12,
                        verbose_name="raised to",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent to the Department on")),
                ("answer", models.TextField(blank=True, db_default="", default="")),
                ("answered_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="meetings_qu_pgh_cre_c46481_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="21178af6d5f252ab3106b1ab2a800e051fabc08f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9def1",
                            table="meetings_questionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="action",
            name="item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actions",
                to="meetings.agendaitem",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="confirmed_in",
            field=models.ForeignKey(
                blank=True,
                help_text="The item of a later meeting in which its members confirmed these minutes.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="meetings.agendaitem",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="current_item",
            field=models.ForeignKey(
                blank=True,
                help_text="While it runs.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="meetings.agendaitem",
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="looks_at",
            field=models.ForeignKey(
                blank=True,
                help_text="An earlier decision that is looked at again.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="looked_at_in",
                to="meetings.decision",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_actionevent" ("closed_at", "closed_by_id", "closing_note", "due_on", "evidence_url", "handed_at", "handed_by_id", "handed_from_id", "id", "item_id", "owner_id", "owner_kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "role", "school_id", "sensitivity", "set_at", "set_by_id", "state", "version", "waiting_on", "waiting_since", "what") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."closing_note", NEW."due_on", NEW."evidence_url", NEW."handed_at", NEW."handed_by_id", NEW."handed_from_id", NEW."id", NEW."item_id", NEW."owner_id", NEW."owner_kind", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."role", NEW."school_id", NEW."sensitivity", NEW."set_at", NEW."set_by_id", NEW."state", NEW."version", NEW."waiting_on", NEW."waiting_since", NEW."what"); RETURN NULL;',
                    hash="eb8e22efdd2f19dbd97b1a3cc6e9bee6e838905b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fae11",
                    table="meetings_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "meetings_actionevent" ("closed_at", "closed_by_id", "closing_note", "due_on", "evidence_url", "handed_at", "handed_by_id", "handed_from_id", "id", "item_id", "owner_id", "owner_kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "role", "school_id", "sensitivity", "set_at", "set_by_id", "state", "version", "waiting_on", "waiting_since", "what") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."closing_note", NEW."due_on", NEW."evidence_url", NEW."handed_at", NEW."handed_by_id", NEW."handed_from_id", NEW."id", NEW."item_id", NEW."owner_id", NEW."owner_kind", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."role", NEW."school_id", NEW."sensitivity", NEW."set_at", NEW."set_by_id", NEW."state", NEW."version", NEW."waiting_on", NEW."waiting_since", NEW."what"); RETURN NULL;',
                    hash="2337e639c98900aa4a15e2ce7e7eb12869668c70",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a681c",
                    table="meetings_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_actionevent" ("closed_at", "closed_by_id", "closing_note", "due_on", "evidence_url", "handed_at", "handed_by_id", "handed_from_id", "id", "item_id", "owner_id", "owner_kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "role", "school_id", "sensitivity", "set_at", "set_by_id", "state", "version", "waiting_on", "waiting_since", "what") VALUES (OLD."closed_at", OLD."closed_by_id", OLD."closing_note", OLD."due_on", OLD."evidence_url", OLD."handed_at", OLD."handed_by_id", OLD."handed_from_id", OLD."id", OLD."item_id", OLD."owner_id", OLD."owner_kind", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."role", OLD."school_id", OLD."sensitivity", OLD."set_at", OLD."set_by_id", OLD."state", OLD."version", OLD."waiting_on", OLD."waiting_since", OLD."what"); RETURN NULL;',
                    hash="e3e39dd9d254acd8a5a5a1b16598d48b33d7d0b4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_641b9",
                    table="meetings_action",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("confirmed_in", None), ("state", "confirmed"), _connector="OR"),
                name="meeting_confirmed_in_only_when_confirmed",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_meetingevent" ("acting_chair_id", "cancelled_at", "cancelled_reason", "changed_at", "circulated_at", "circulated_by_id", "confirmed_at", "confirmed_by_id", "confirmed_in_id", "corrections_close_on", "created_at", "created_by_id", "ended_at", "id", "joint_place_id", "length_minutes", "online_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "proposals_close_on", "published_at", "reopened_reason", "sequence", "started_at", "starts_at", "state", "title", "uid", "venue", "version") VALUES (NEW."acting_chair_id", NEW."cancelled_at", NEW."cancelled_reason", NEW."changed_at", NEW."circulated_at", NEW."circulated_by_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."confirmed_in_id", NEW."corrections_close_on", NEW."created_at", NEW."created_by_id", NEW."ended_at", NEW."id", NEW."joint_place_id", NEW."length_minutes", NEW."online_url", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."proposals_close_on", NEW."published_at", NEW."reopened_reason", NEW."sequence", NEW."started_at", NEW."starts_at", NEW."state", NEW."title", NEW."uid", NEW."venue", NEW."version"); RETURN NULL;',
                    hash="1493e57f34c68cf8533d8b7363aa49d54be09474",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_61d9e",
                    table="meetings_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."acting_chair_id" IS DISTINCT FROM (NEW."acting_chair_id") OR OLD."cancelled_at" IS DISTINCT FROM (NEW."cancelled_at") OR OLD."cancelled_reason" IS DISTINCT FROM (NEW."cancelled_reason") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."circulated_at" IS DISTINCT FROM (NEW."circulated_at") OR OLD."circulated_by_id" IS DISTINCT FROM (NEW."circulated_by_id") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id") OR OLD."confirmed_in_id" IS DISTINCT FROM (NEW."confirmed_in_id") OR OLD."corrections_close_on" IS DISTINCT FROM (NEW."corrections_close_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."joint_place_id" IS DISTINCT FROM (NEW."joint_place_id") OR OLD."length_minutes" IS DISTINCT FROM (NEW."length_minutes") OR OLD."online_url" IS DISTINCT FROM (NEW."online_url") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."proposals_close_on" IS DISTINCT FROM (NEW."proposals_close_on") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."reopened_reason" IS DISTINCT FROM (NEW."reopened_reason") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."uid" IS DISTINCT FROM (NEW."uid") OR OLD."venue" IS DISTINCT FROM (NEW."venue") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "meetings_meetingevent" ("acting_chair_id", "cancelled_at", "cancelled_reason", "changed_at", "circulated_at", "circulated_by_id", "confirmed_at", "confirmed_by_id", "confirmed_in_id", "corrections_close_on", "created_at", "created_by_id", "ended_at", "id", "joint_place_id", "length_minutes", "online_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "proposals_close_on", "published_at", "reopened_reason", "sequence", "started_at", "starts_at", "state", "title", "uid", "venue", "version") VALUES (NEW."acting_chair_id", NEW."cancelled_at", NEW."cancelled_reason", NEW."changed_at", NEW."circulated_at", NEW."circulated_by_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."confirmed_in_id", NEW."corrections_close_on", NEW."created_at", NEW."created_by_id", NEW."ended_at", NEW."id", NEW."joint_place_id", NEW."length_minutes", NEW."online_url", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."proposals_close_on", NEW."published_at", NEW."reopened_reason", NEW."sequence", NEW."started_at", NEW."starts_at", NEW."state", NEW."title", NEW."uid", NEW."venue", NEW."version"); RETURN NULL;',
                    hash="655fd219135b36746c43fadb763cbf84bce5e3ee",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_495b8",
                    table="meetings_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_meetingevent" ("acting_chair_id", "cancelled_at", "cancelled_reason", "changed_at", "circulated_at", "circulated_by_id", "confirmed_at", "confirmed_by_id", "confirmed_in_id", "corrections_close_on", "created_at", "created_by_id", "ended_at", "id", "joint_place_id", "length_minutes", "online_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "proposals_close_on", "published_at", "reopened_reason", "sequence", "started_at", "starts_at", "state", "title", "uid", "venue", "version") VALUES (OLD."acting_chair_id", OLD."cancelled_at", OLD."cancelled_reason", OLD."changed_at", OLD."circulated_at", OLD."circulated_by_id", OLD."confirmed_at", OLD."confirmed_by_id", OLD."confirmed_in_id", OLD."corrections_close_on", OLD."created_at", OLD."created_by_id", OLD."ended_at", OLD."id", OLD."joint_place_id", OLD."length_minutes", OLD."online_url", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."proposals_close_on", OLD."published_at", OLD."reopened_reason", OLD."sequence", OLD."started_at", OLD."starts_at", OLD."state", OLD."title", OLD."uid", OLD."venue", OLD."version"); RETURN NULL;',
                    hash="69c0e06ab609b53f664db07f2f0a8593c0964820",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4bf26",
                    table="meetings_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_agendaitemevent" ("answer_reason", "answered_at", "answered_by_id", "carried_from_id", "detail", "focus_area_id", "goal_id", "id", "is_recurring", "looks_at_id", "meeting_id", "milestone_id", "minutes", "minutes_used", "note", "note_version", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "proposed_at", "proposed_by_id", "purpose", "review_id", "section_id", "sensitivity", "started_at", "state", "times", "title", "topic", "version") VALUES (NEW."answer_reason", NEW."answered_at", NEW."answered_by_id", NEW."carried_from_id", NEW."detail", NEW."focus_area_id", NEW."goal_id", NEW."id", NEW."is_recurring", NEW."looks_at_id", NEW."meeting_id", NEW."milestone_id", NEW."minutes", NEW."minutes_used", NEW."note", NEW."note_version", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."position", NEW."proposed_at", NEW."proposed_by_id", NEW."purpose", NEW."review_id", NEW."section_id", NEW."sensitivity", NEW."started_at", NEW."state", NEW."times", NEW."title", NEW."topic", NEW."version"); RETURN NULL;',
                    hash="28c1f726c337681e90e376bf6812a057af9ef8d9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f98e2",
                    table="meetings_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "meetings_agendaitemevent" ("answer_reason", "answered_at", "answered_by_id", "carried_from_id", "detail", "focus_area_id", "goal_id", "id", "is_recurring", "looks_at_id", "meeting_id", "milestone_id", "minutes", "minutes_used", "note", "note_version", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "proposed_at", "proposed_by_id", "purpose", "review_id", "section_id", "sensitivity", "started_at", "state", "times", "title", "topic", "version") VALUES (NEW."answer_reason", NEW."answered_at", NEW."answered_by_id", NEW."carried_from_id", NEW."detail", NEW."focus_area_id", NEW."goal_id", NEW."id", NEW."is_recurring", NEW."looks_at_id", NEW."meeting_id", NEW."milestone_id", NEW."minutes", NEW."minutes_used", NEW."note", NEW."note_version", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."position", NEW."proposed_at", NEW."proposed_by_id", NEW."purpose", NEW."review_id", NEW."section_id", NEW."sensitivity", NEW."started_at", NEW."state", NEW."times", NEW."title", NEW."topic", NEW."version"); RETURN NULL;',
                    hash="8a2f38cec7aae03dbb74dc6b18bda2dacb98085d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ca6ee",
                    table="meetings_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_agendaitemevent" ("answer_reason", "answered_at", "answered_by_id", "carried_from_id", "detail", "focus_area_id", "goal_id", "id", "is_recurring", "looks_at_id", "meeting_id", "milestone_id", "minutes", "minutes_used", "note", "note_version", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "proposed_at", "proposed_by_id", "purpose", "review_id", "section_id", "sensitivity", "started_at", "state", "times", "title", "topic", "version") VALUES (OLD."answer_reason", OLD."answered_at", OLD."answered_by_id", OLD."carried_from_id", OLD."detail", OLD."focus_area_id", OLD."goal_id", OLD."id", OLD."is_recurring", OLD."looks_at_id", OLD."meeting_id", OLD."milestone_id", OLD."minutes", OLD."minutes_used", OLD."note", OLD."note_version", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."position", OLD."proposed_at", OLD."proposed_by_id", OLD."purpose", OLD."review_id", OLD."section_id", OLD."sensitivity", OLD."started_at", OLD."state", OLD."times", OLD."title", OLD."topic", OLD."version"); RETURN NULL;',
                    hash="729a2fa9cc9855588e3cf95ae4c8e0ef6a750d1f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2c12a",
                    table="meetings_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
    ]
