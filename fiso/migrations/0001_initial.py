import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("networks", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("roles", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Framework",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=120)),
                ("in_plans_from", models.PositiveSmallIntegerField(help_text="First plan year that uses it.")),
                ("note", models.TextField(blank=True, help_text="What of this wording is confirmed and what is not.")),
            ],
            options={
                "ordering": ["-in_plans_from"],
            },
        ),
        migrations.CreateModel(
            name="Dimension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dimensions", to="fiso.framework"
                    ),
                ),
                ("element", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=160)),
                ("position", models.PositiveSmallIntegerField()),
                ("confirmed", models.BooleanField(default=True, help_text="Read in an official text, not recalled.")),
            ],
            options={
                "ordering": ["framework", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("framework", "position"), name="dimension_position_once"),
                    models.UniqueConstraint(fields=("framework", "name"), name="dimension_name_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="networks.place"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="fiso.framework"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("active", "Active"), ("closed", "Closed")],
                        default="draft",
                        max_length=8,
                    ),
                ),
                ("direction", models.TextField(blank=True, verbose_name="where we are heading")),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("activated_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "permissions": [("co_edit", "Writes this plan with the executive")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place", "year"),
                        name="one_plan_a_year",
                        violation_error_message="There is a plan for this year already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "draft"), ("activated_at__isnull", False), _connector="OR"),
                        name="plan_active_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), _negated=True), ("closed_at__isnull", False), _connector="OR"
                        ),
                        name="plan_closed_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 2015), ("year__lte", 2100)), name="plan_year_is_a_year"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "fiso_planevent" ("activated_at", "closed_at", "created_at", "direction", "framework_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "started_by_id", "state", "version", "year") VALUES (NEW."activated_at", NEW."closed_at", NEW."created_at", NEW."direction", NEW."framework_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."started_by_id", NEW."state", NEW."version", NEW."year"); RETURN NULL;',
                            hash="e633eb3e2ac6d4b029e64c63a41e042297e64231",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_55c37",
                            table="fiso_plan",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "fiso_planevent" ("activated_at", "closed_at", "created_at", "direction", "framework_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "started_by_id", "state", "version", "year") VALUES (NEW."activated_at", NEW."closed_at", NEW."created_at", NEW."direction", NEW."framework_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."started_by_id", NEW."state", NEW."version", NEW."year"); RETURN NULL;',
                            hash="430346e2abc3a3aa145fea01afe8997f3094d3ce",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_20dbc",
                            table="fiso_plan",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "fiso_planevent" ("activated_at", "closed_at", "created_at", "direction", "framework_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "started_by_id", "state", "version", "year") VALUES (OLD."activated_at", OLD."closed_at", OLD."created_at", OLD."direction", OLD."framework_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."started_by_id", OLD."state", OLD."version", OLD."year"); RETURN NULL;',
                            hash="4f11a2995b3679558a174afccabd9cbda471a906",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3156e",
                            table="fiso_plan",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FocusArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="focus_areas", to="fiso.plan"
                    ),
                ),
                (
                    "dimension",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="fiso.dimension"
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("reason", models.TextField(blank=True, verbose_name="why this, from which evidence")),
                ("position", models.PositiveSmallIntegerField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("plan", "position"),
                        name="focus_position_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None), models.Q(("withdrawn_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="focus_withdrawn_with_reason",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "fiso_focusareaevent" ("dimension_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "reason", "title", "version", "withdrawn_on", "withdrawn_reason") VALUES (NEW."dimension_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."reason", NEW."title", NEW."version", NEW."withdrawn_on", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="b8bbc6e522d924736a3c287c43ad2720b7bf05a1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c9464",
                            table="fiso_focusarea",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "fiso_focusareaevent" ("dimension_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "reason", "title", "version", "withdrawn_on", "withdrawn_reason") VALUES (NEW."dimension_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."reason", NEW."title", NEW."version", NEW."withdrawn_on", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="ed9dad20e4a26a0cdcf05e6260e57f1681a8aa92",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1b951",
                            table="fiso_focusarea",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "fiso_focusareaevent" ("dimension_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "reason", "title", "version", "withdrawn_on", "withdrawn_reason") VALUES (OLD."dimension_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."reason", OLD."title", OLD."version", OLD."withdrawn_on", OLD."withdrawn_reason"); RETURN NULL;',
                            hash="ecb554fb1e84dcf334d3f123cca076b4fba19a57",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6286e",
                            table="fiso_focusarea",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanEvent",
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
                        to="fiso.plan",
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
                ("year", models.PositiveSmallIntegerField()),
                (
                    "framework",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="fiso.framework",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("active", "Active"), ("closed", "Closed")],
                        default="draft",
                        max_length=8,
                    ),
                ),
                ("direction", models.TextField(blank=True, verbose_name="where we are heading")),
                (
                    "started_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("activated_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="fiso_planev_pgh_cre_d0c278_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fcd5bb4419d61f9811f359dde70afe60ca5a13c7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5b419",
                            table="fiso_planevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanGrant",
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
                ("content_object", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="fiso.plan")),
            ],
            options={
                "abstract": False,
                "unique_together": {("user", "permission", "content_object")},
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "fiso_plangrantevent" ("content_object_id", "ends_on", "granted_at", "granted_by_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_by_id", "user_id") VALUES (NEW."content_object_id", NEW."ends_on", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."permission_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."removed_by_id", NEW."user_id"); RETURN NULL;',
                            hash="4bca995e34e6a96876ad544af64df25e44903be8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a8bf8",
                            table="fiso_plangrant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "fiso_plangrantevent" ("content_object_id", "ends_on", "granted_at", "granted_by_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_by_id", "user_id") VALUES (NEW."content_object_id", NEW."ends_on", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."permission_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."removed_by_id", NEW."user_id"); RETURN NULL;',
                            hash="fbfe319b025bf4244a90f7afca7422eea41eebe5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_75cfc",
                            table="fiso_plangrant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "fiso_plangrantevent" ("content_object_id", "ends_on", "granted_at", "granted_by_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_by_id", "user_id") VALUES (OLD."content_object_id", OLD."ends_on", OLD."granted_at", OLD."granted_by_id", OLD."id", OLD."permission_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."removed_by_id", OLD."user_id"); RETURN NULL;',
                            hash="cf50b3c2dfb350e616b304f35fcc48fe9e43231f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f0a6b",
                            table="fiso_plangrant",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "focus_area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="goals", to="fiso.focusarea"
                    ),
                ),
                ("statement", models.TextField()),
                ("who_benefits", models.CharField(blank=True, max_length=160)),
                ("measure", models.CharField(blank=True, max_length=160)),
                ("baseline", models.CharField(blank=True, max_length=80)),
                ("target", models.CharField(blank=True, max_length=80)),
                ("by_when", models.DateField(blank=True, null=True)),
                ("position", models.PositiveSmallIntegerField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("focus_area", "position"),
                        name="goal_position_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None), models.Q(("withdrawn_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="goal_withdrawn_with_reason",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "fiso_goalevent" ("baseline", "by_when", "focus_area_id", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "statement", "target", "version", "who_benefits", "withdrawn_on", "withdrawn_reason") VALUES (NEW."baseline", NEW."by_when", NEW."focus_area_id", NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."statement", NEW."target", NEW."version", NEW."who_benefits", NEW."withdrawn_on", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="895b3444c8adfd92838231c9d7b6e11268970c96",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ed08f",
                            table="fiso_goal",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "fiso_goalevent" ("baseline", "by_when", "focus_area_id", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "statement", "target", "version", "who_benefits", "withdrawn_on", "withdrawn_reason") VALUES (NEW."baseline", NEW."by_when", NEW."focus_area_id", NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."statement", NEW."target", NEW."version", NEW."who_benefits", NEW."withdrawn_on", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="ff60695a18db2e790a071d4f8e52e6c71c16dd25",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f0eb6",
                            table="fiso_goal",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "fiso_goalevent" ("baseline", "by_when", "focus_area_id", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "statement", "target", "version", "who_benefits", "withdrawn_on", "withdrawn_reason") VALUES (OLD."baseline", OLD."by_when", OLD."focus_area_id", OLD."id", OLD."measure", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."statement", OLD."target", OLD."version", OLD."who_benefits", OLD."withdrawn_on", OLD."withdrawn_reason"); RETURN NULL;',
                            hash="f542753b08df34eb63ef343b5b08c948ddf252cc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9352d",
                            table="fiso_goal",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FocusAreaEvent",
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
                        to="fiso.focusarea",
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
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="fiso.plan",
                    ),
                ),
                (
                    "dimension",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="fiso.dimension",
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("reason", models.TextField(blank=True, verbose_name="why this, from which evidence")),
                ("position", models.PositiveSmallIntegerField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="fiso_focusa_pgh_cre_dfb346_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="adbc11c18a4d16d73fc9c1ed0d804cfc00d252ea",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4df61",
                            table="fiso_focusareaevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanGrantEvent",
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
                        to="fiso.plangrant",
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
                        to="fiso.plan",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="fiso_plangr_pgh_cre_98206f_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c777e7b98d901a04f8aa89648c37093bf654ed13",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_60108",
                            table="fiso_plangrantevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalEvent",
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
                        to="fiso.goal",
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
                    "focus_area",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="fiso.focusarea",
                    ),
                ),
                ("statement", models.TextField()),
                ("who_benefits", models.CharField(blank=True, max_length=160)),
                ("measure", models.CharField(blank=True, max_length=160)),
                ("baseline", models.CharField(blank=True, max_length=80)),
                ("target", models.CharField(blank=True, max_length=80)),
                ("by_when", models.DateField(blank=True, null=True)),
                ("position", models.PositiveSmallIntegerField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="fiso_goalev_pgh_cre_969331_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="44439ff37bd3bd9e99494cce9911b9b473bc8eff",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f4c10",
                            table="fiso_goalevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        help_text="The goal's plan, kept here too.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="fiso.plan",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="fiso.goal"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="what will be true")),
                ("due_on", models.DateField()),
                ("review_on", models.DateField(blank=True, null=True)),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("expected_effect", models.TextField(blank=True)),
                ("position", models.PositiveSmallIntegerField()),
                ("reached_on", models.DateField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                (
                    "adapted_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adapted_to",
                        to="fiso.milestone",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("schools", models.ManyToManyField(blank=True, related_name="milestones", to="networks.school")),
            ],
            options={
                "ordering": ["position", "pk"],
                "indexes": [models.Index(fields=["due_on"], name="milestone_due")],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("goal", "position"),
                        name="milestone_position_once",
                    ),
                    models.UniqueConstraint(fields=("adapted_from",), name="milestone_adapted_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None), models.Q(("withdrawn_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="milestone_withdrawn_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reached_on", None), ("withdrawn_on", None), _connector="OR"),
                        name="milestone_reached_or_withdrawn",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "fiso_milestoneevent" ("adapted_from_id", "due_on", "expected_effect", "goal_id", "id", "lead_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "reached_on", "review_on", "title", "version", "withdrawn_on", "withdrawn_reason") VALUES (NEW."adapted_from_id", NEW."due_on", NEW."expected_effect", NEW."goal_id", NEW."id", NEW."lead_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."reached_on", NEW."review_on", NEW."title", NEW."version", NEW."withdrawn_on", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="67be54d1406bdcd869996b7d31a84ef2c3edf8b6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ad18c",
                            table="fiso_milestone",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "fiso_milestoneevent" ("adapted_from_id", "due_on", "expected_effect", "goal_id", "id", "lead_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "reached_on", "review_on", "title", "version", "withdrawn_on", "withdrawn_reason") VALUES (NEW."adapted_from_id", NEW."due_on", NEW."expected_effect", NEW."goal_id", NEW."id", NEW."lead_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."reached_on", NEW."review_on", NEW."title", NEW."version", NEW."withdrawn_on", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="dddb8936c3aac30fc28634368d9e90f243790e7e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_516f0",
                            table="fiso_milestone",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "fiso_milestoneevent" ("adapted_from_id", "due_on", "expected_effect", "goal_id", "id", "lead_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "reached_on", "review_on", "title", "version", "withdrawn_on", "withdrawn_reason") VALUES (OLD."adapted_from_id", OLD."due_on", OLD."expected_effect", OLD."goal_id", OLD."id", OLD."lead_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."reached_on", OLD."review_on", OLD."title", OLD."version", OLD."withdrawn_on", OLD."withdrawn_reason"); RETURN NULL;',
                            hash="b0e6af54ccbe1714771c8136afa41644efce186f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a9e3f",
                            table="fiso_milestone",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MilestoneReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="fiso.milestone"
                    ),
                ),
                ("held_on", models.DateField()),
                (
                    "implementation",
                    models.CharField(
                        choices=[("not_started", "Not started"), ("under_way", "Under way"), ("in_place", "In place")],
                        max_length=12,
                    ),
                ),
                (
                    "impact",
                    models.CharField(
                        choices=[
                            ("no_evidence", "No evidence yet"),
                            ("none_seen", "None seen"),
                            ("early_signs", "Early signs"),
                            ("some_schools", "Clear in some schools"),
                            ("sustained", "Clear and sustained"),
                        ],
                        max_length=14,
                    ),
                ),
                ("evidence", models.TextField(blank=True)),
                ("enablers", models.TextField(blank=True)),
                ("barriers", models.TextField(blank=True)),
                (
                    "decision",
                    models.CharField(
                        choices=[("continue", "Continue"), ("adapt", "Adapt"), ("stop", "Stop"), ("spread", "Spread")],
                        max_length=8,
                    ),
                ),
                ("next_review_on", models.DateField(blank=True, null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-held_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("milestone", "held_on"),
                        name="one_review_a_day",
                        violation_error_message="A review of this milestone on this day is recorded already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("impact__in", ("early_signs", "some_schools", "sustained")), _negated=True),
                            models.Q(("evidence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="impact_demands_evidence",
                        violation_error_message="Say what shows it: this judgement needs evidence.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("next_review_on", None), ("next_review_on__gt", models.F("held_on")), _connector="OR"
                        ),
                        name="next_review_follows_this_one",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "fiso_milestonereviewevent" ("barriers", "decision", "enablers", "evidence", "held_on", "id", "impact", "implementation", "milestone_id", "next_review_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id") VALUES (NEW."barriers", NEW."decision", NEW."enablers", NEW."evidence", NEW."held_on", NEW."id", NEW."impact", NEW."implementation", NEW."milestone_id", NEW."next_review_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id"); RETURN NULL;',
                            hash="22eca7d316d1ed851f31cc7e6112336c2bcba878",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4a280",
                            table="fiso_milestonereview",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "fiso_milestonereviewevent" ("barriers", "decision", "enablers", "evidence", "held_on", "id", "impact", "implementation", "milestone_id", "next_review_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id") VALUES (NEW."barriers", NEW."decision", NEW."enablers", NEW."evidence", NEW."held_on", NEW."id", NEW."impact", NEW."implementation", NEW."milestone_id", NEW."next_review_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id"); RETURN NULL;',
                            hash="ed9ffef3c38d1408fbc691c253781d7ceae2a809",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0596d",
                            table="fiso_milestonereview",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "fiso_milestonereviewevent" ("barriers", "decision", "enablers", "evidence", "held_on", "id", "impact", "implementation", "milestone_id", "next_review_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id") VALUES (OLD."barriers", OLD."decision", OLD."enablers", OLD."evidence", OLD."held_on", OLD."id", OLD."impact", OLD."implementation", OLD."milestone_id", OLD."next_review_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id"); RETURN NULL;',
                            hash="56d96b98740ba0e841a5fc6f61f1f3bcd7e5e530",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ffdcd",
                            table="fiso_milestonereview",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MilestoneEvent",
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
                        to="fiso.milestone",
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
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="The goal's plan, kept here too.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="fiso.plan",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="fiso.goal",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="what will be true")),
                ("due_on", models.DateField()),
                ("review_on", models.DateField(blank=True, null=True)),
                (
                    "lead",
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
                ("expected_effect", models.TextField(blank=True)),
                ("position", models.PositiveSmallIntegerField()),
                ("reached_on", models.DateField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                (
                    "adapted_from",
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
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="fiso_milest_pgh_cre_287e50_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="69365b25bb41c3115b7092eb0fa7cf1a01099104",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3ccf0",
                            table="fiso_milestoneevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MilestoneReviewEvent",
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
                        to="fiso.milestonereview",
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
                    "milestone",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="fiso.milestone",
                    ),
                ),
                ("held_on", models.DateField()),
                (
                    "implementation",
                    models.CharField(
                        choices=[("not_started", "Not started"), ("under_way", "Under way"), ("in_place", "In place")],
                        max_length=12,
                    ),
                ),
                (
                    "impact",
                    models.CharField(
                        choices=[
                            ("no_evidence", "No evidence yet"),
                            ("none_seen", "None seen"),
                            ("early_signs", "Early signs"),
                            ("some_schools", "Clear in some schools"),
                            ("sustained", "Clear and sustained"),
                        ],
                        max_length=14,
                    ),
                ),
                ("evidence", models.TextField(blank=True)),
                ("enablers", models.TextField(blank=True)),
                ("barriers", models.TextField(blank=True)),
                (
                    "decision",
                    models.CharField(
                        choices=[("continue", "Continue"), ("adapt", "Adapt"), ("stop", "Stop"), ("spread", "Spread")],
                        max_length=8,
                    ),
                ),
                ("next_review_on", models.DateField(blank=True, null=True)),
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
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="fiso_milest_pgh_cre_e3acf5_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7b10d20058200fe8148b930868302e0b183c9f18",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bb848",
                            table="fiso_milestonereviewevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
    ]
