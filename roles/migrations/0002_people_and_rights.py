import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import common.dates


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("networks", "0001_initial"),
        ("networks", "0002_places_over_time"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("roles", "0001_initial"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="appointment",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appointment",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appointment",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="appointment",
            name="role_held_once_at_a_time",
        ),
        migrations.AddField(
            model_name="appointment",
            name="announcement",
            field=models.CharField(blank=True, db_default="", default="", max_length=600),
        ),
        migrations.AddField(
            model_name="appointment",
            name="changed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="appointment",
            name="changed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="changed_reason",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="appointment",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="appointment",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="appointmentevent",
            name="announcement",
            field=models.CharField(blank=True, db_default="", default="", max_length=600),
        ),
        migrations.AddField(
            model_name="appointmentevent",
            name="changed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="appointmentevent",
            name="changed_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="appointmentevent",
            name="changed_reason",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="appointmentevent",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="appointmentevent",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="about",
            field=models.CharField(blank=True, db_default="", default="", max_length=500),
        ),
        migrations.AddField(
            model_name="person",
            name="invited_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="person",
            name="invited_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="left_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="left_on",
            field=models.DateField(blank=True, null=True, verbose_name="left on"),
        ),
        migrations.AddField(
            model_name="person",
            name="left_reason",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="person",
            name="offers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=80),
                blank=True,
                db_default=models.Value([]),
                default=list,
                size=10,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="shows_email",
            field=models.BooleanField(db_default=True, default=True),
        ),
        migrations.AddField(
            model_name="person",
            name="shows_phone",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="personevent",
            name="about",
            field=models.CharField(blank=True, db_default="", default="", max_length=500),
        ),
        migrations.AddField(
            model_name="personevent",
            name="invited_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="personevent",
            name="invited_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="personevent",
            name="left_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="personevent",
            name="left_on",
            field=models.DateField(blank=True, null=True, verbose_name="left on"),
        ),
        migrations.AddField(
            model_name="personevent",
            name="left_reason",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="personevent",
            name="offers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=80),
                blank=True,
                db_default=models.Value([]),
                default=list,
                size=10,
            ),
        ),
        migrations.AddField(
            model_name="personevent",
            name="shows_email",
            field=models.BooleanField(db_default=True, default=True),
        ),
        migrations.AddField(
            model_name="personevent",
            name="shows_phone",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("withdrawn_at", None)),
                expressions=[
                    (common.dates.OneKey("person"), "&&"),
                    (common.dates.OneKey("place"), "&&"),
                    (common.dates.OneWord("role"), "&&"),
                    (common.dates.DaysRange(), "&&"),
                ],
                name="role_held_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("changed_at", None), ("changed_by", None)),
                    models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                    _connector="OR",
                ),
                name="appointment_changed_at_and_by_together",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                    _connector="OR",
                ),
                name="appointment_withdrawn_at_and_by_together",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("left_by", None), ("left_on", None), ("left_reason", "")),
                    models.Q(("is_active", False), ("left_by__isnull", False), ("left_on__isnull", False)),
                    _connector="OR",
                ),
                name="person_left_says_by_whom_and_is_shut_out",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("offers__len__lte", 10)), name="person_offers_are_few"
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("acting_for", None), ("ends_on__isnull", False), _connector="OR"),
                name="cover_has_a_last_day",
            ),
        ),
        migrations.CreateModel(
            name="RearrangedPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("subject", "Changes itself"),
                            ("school", "Goes elsewhere"),
                            ("from", "Loses"),
                            ("to", "Gains"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rearrangements", to="networks.place"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Rearrangement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("move", "Move schools to another network"),
                            ("rename", "Change the name"),
                            ("merge", "Merge networks"),
                            ("split", "Split the network"),
                            ("close", "Close"),
                            ("open", "Open a network"),
                            ("transfer", "Move to another area"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField(help_text="The first day on which it holds.")),
                ("sentence", models.CharField(max_length=500)),
                ("steps", models.JSONField(default=list)),
                ("decided_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "withdrawn_by",
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
                "indexes": [models.Index(fields=["on"], name="rearrangement_on")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="rearrangement_withdrawn_at_and_by_together",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "roles_rearrangementevent" ("change", "decided_at", "decided_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sentence", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."change", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sentence", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                            hash="2602c0785d6b02b73c75570f03033793d3ebf4ed",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_95f63",
                            table="roles_rearrangement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."change" IS DISTINCT FROM (NEW."change") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."sentence" IS DISTINCT FROM (NEW."sentence") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_by_id" IS DISTINCT FROM (NEW."withdrawn_by_id"))',
                            func='INSERT INTO "roles_rearrangementevent" ("change", "decided_at", "decided_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sentence", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."change", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sentence", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                            hash="f2a3b068f7312447660444265c5c699b2e37af9d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6da68",
                            table="roles_rearrangement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "roles_rearrangementevent" ("change", "decided_at", "decided_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sentence", "withdrawn_at", "withdrawn_by_id") VALUES (OLD."change", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sentence", OLD."withdrawn_at", OLD."withdrawn_by_id"); RETURN NULL;',
                            hash="a8857fd5a575046b55d8341907ab4c48d8063436",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_32605",
                            table="roles_rearrangement",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RearrangedPlaceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("subject", "Changes itself"),
                            ("school", "Goes elsewhere"),
                            ("from", "Loses"),
                            ("to", "Gains"),
                        ],
                        max_length=8,
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
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="roles.rearrangedplace",
                    ),
                ),
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
                    "rearrangement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="roles.rearrangement",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a9c37086727a8c83d5bb988bc998bcf8afc76ed6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4921f",
                            table="roles_rearrangedplaceevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="rearrangedplace",
            name="rearrangement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="places", to="roles.rearrangement"
            ),
        ),
        migrations.CreateModel(
            name="RearrangementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("move", "Move schools to another network"),
                            ("rename", "Change the name"),
                            ("merge", "Merge networks"),
                            ("split", "Split the network"),
                            ("close", "Close"),
                            ("open", "Open a network"),
                            ("transfer", "Move to another area"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField(help_text="The first day on which it holds.")),
                ("sentence", models.CharField(max_length=500)),
                ("decided_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="roles.rearrangement",
                    ),
                ),
                (
                    "withdrawn_by",
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7947d28753d2afe7b28330d8ec74903f9bd4330f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_aa0b2",
                            table="roles_rearrangementevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="rearrangedplace",
            constraint=models.UniqueConstraint(
                fields=("rearrangement", "place", "part"), name="place_rearranged_once_in_a_part"
            ),
        ),
        migrations.AlterField(
            model_name="appointment",
            name="role",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="appointmentevent",
            name="role",
            field=models.CharField(
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
        migrations.CreateModel(
            name="GroupRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "way",
                    models.CharField(
                        choices=[("invited", "Invited by the group"), ("asked", "Asked to join")], max_length=8
                    ),
                ),
                ("message", models.CharField(blank=True, max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for an answer"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
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
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="networks.group"
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who shall lead the group that is proposed.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_requests",
                        to="networks.network",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_requests",
                        to="networks.school",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["network", "state"], name="group_request_of_network"),
                    models.Index(fields=["school", "state"], name="group_request_of_school"),
                    models.Index(fields=["person", "state"], name="group_request_of_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("network__isnull", False), ("person", None), ("school", None)),
                            models.Q(("network", None), ("person", None), ("school__isnull", False)),
                            models.Q(("network", None), ("person__isnull", False), ("school", None)),
                            _connector="OR",
                        ),
                        name="group_request_is_of_one_party",
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
                        name="group_request_answered_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="group_request_declined_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lead", None), models.Q(("network__isnull", False), ("way", "asked")), _connector="OR"
                        ),
                        name="group_proposal_names_its_lead",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("group", "network", "school", "person"),
                        name="one_open_group_request_of_a_party",
                        nulls_distinct=False,
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "roles_grouprequestevent" ("answered_at", "answered_by_id", "at", "by_id", "group_id", "id", "lead_id", "message", "network_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "school_id", "state", "way") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."at", NEW."by_id", NEW."group_id", NEW."id", NEW."lead_id", NEW."message", NEW."network_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."school_id", NEW."state", NEW."way"); RETURN NULL;',
                            hash="92df17a4efbdf59acbf32fef1cd51917a1dccb71",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a9140",
                            table="roles_grouprequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "roles_grouprequestevent" ("answered_at", "answered_by_id", "at", "by_id", "group_id", "id", "lead_id", "message", "network_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "school_id", "state", "way") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."at", NEW."by_id", NEW."group_id", NEW."id", NEW."lead_id", NEW."message", NEW."network_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."school_id", NEW."state", NEW."way"); RETURN NULL;',
                            hash="778cc8b5a640011a267fc7673b6c3b8883c07891",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f6657",
                            table="roles_grouprequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "roles_grouprequestevent" ("answered_at", "answered_by_id", "at", "by_id", "group_id", "id", "lead_id", "message", "network_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "school_id", "state", "way") VALUES (OLD."answered_at", OLD."answered_by_id", OLD."at", OLD."by_id", OLD."group_id", OLD."id", OLD."lead_id", OLD."message", OLD."network_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."school_id", OLD."state", OLD."way"); RETURN NULL;',
                            hash="e5a0de653c62da46baadbd88c1f35c7e9b087049",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1cb81",
                            table="roles_grouprequest",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupRequestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "way",
                    models.CharField(
                        choices=[("invited", "Invited by the group"), ("asked", "Asked to join")], max_length=8
                    ),
                ),
                ("message", models.CharField(blank=True, max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for an answer"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
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
                (
                    "group",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.group",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who shall lead the group that is proposed.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.network",
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
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="roles.grouprequest",
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
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="59ea43b22edabd3db6b5a0b439c857087cfb4071",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_85b8a",
                            table="roles_grouprequestevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("schools", "School Locations"),
                            ("membership", "Schools in networks"),
                            ("people", "People and roles"),
                        ],
                        max_length=12,
                    ),
                ),
                ("all_sectors", models.BooleanField(default=False)),
                ("file_name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField(help_text="The file, while it may be read again.", null=True)),
                ("rows", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "Being checked"),
                            ("checked", "Waiting for your yes"),
                            ("applying", "Being put in"),
                            ("stopped", "Not put in"),
                            ("done", "Put in"),
                            ("undoing", "Being undone"),
                            ("undone", "Undone"),
                            ("discarded", "Thrown away"),
                        ],
                        default="checking",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("problem", models.TextField(blank=True)),
                ("plan", models.CharField(blank=True, max_length=64)),
                ("created", models.JSONField(default=list)),
                ("notes", models.JSONField(default=list)),
                ("absent", models.PositiveIntegerField(default=0)),
                ("invite", models.BooleanField(default=False)),
                (
                    "hindrances",
                    models.JSONField(default=list, help_text="Why it could not be undone: pairs (what, why)."),
                ),
                (
                    "history",
                    models.UUIDField(editable=False, help_text="The context of its changes in the history.", null=True),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                ("checked_at", models.DateTimeField(null=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("about", models.CharField(max_length=300)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("added", "Added"),
                            ("changed", "Changed"),
                            ("moved", "Moved"),
                            ("closed", "Closed"),
                            ("unchanged", "Unchanged"),
                            ("left out", "Left out"),
                            ("refused", "Refused"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="roles.importbatch"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["batch", "outcome", "number"], name="import_line_by_outcome")],
                "constraints": [models.UniqueConstraint(fields=("batch", "number"), name="import_line_once")],
            },
        ),
        migrations.AddIndex(
            model_name="importbatch",
            index=models.Index(fields=["-uploaded_at"], name="import_newest_first"),
        ),
        migrations.AddIndex(
            model_name="importbatch",
            index=models.Index(
                condition=models.Q(("state__in", ("checking", "applying", "undoing"))),
                fields=["state"],
                name="import_to_work_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("content__isnull", False), ("state__in", ("checking", "checked", "applying", "stopped"))),
                    models.Q(
                        models.Q(("state__in", ("checking", "checked", "applying", "stopped")), _negated=True),
                        ("content__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="import_keeps_its_file_while_it_may_be_read",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("checked", "applying", "done", "undoing", "undone")), _negated=True),
                    models.Q(models.Q(("plan", ""), _negated=True), ("checked_at__isnull", False)),
                    _connector="OR",
                ),
                name="import_checked_before_it_is_agreed_to",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("applying", "done", "undoing", "undone")), _negated=True),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="import_agreed_to_before_it_is_put_in",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("done", "undoing", "undone")), _negated=True),
                    models.Q(("done_at__isnull", False), ("history__isnull", False)),
                    _connector="OR",
                ),
                name="import_put_in_says_when_and_where_its_history_is",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "undone"), _negated=True),
                    models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                    _connector="OR",
                ),
                name="import_undone_says_when_and_by_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("checking", "checked", "applying"))),
                fields=("uploaded_by", "kind", "all_sectors", "sha256"),
                name="import_of_one_file_waits_once",
            ),
        ),
        migrations.CreateModel(
            name="Viewing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=200)),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=100)),
                (
                    "administrator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="viewings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "-started_at"], name="viewing_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="viewing_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("administrator")), _negated=True),
                        name="viewing_is_of_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), ("ended_at__gte", models.F("started_at")), _connector="OR"
                        ),
                        name="viewing_ends_after_it_starts",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "roles_viewingevent" ("administrator_id", "ended_at", "ended_because", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "started_at") VALUES (NEW."administrator_id", NEW."ended_at", NEW."ended_because", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."started_at"); RETURN NULL;',
                            hash="580473d904a46f3bee5aa37e0a20cbba2854adf4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4c946",
                            table="roles_viewing",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "roles_viewingevent" ("administrator_id", "ended_at", "ended_because", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "started_at") VALUES (NEW."administrator_id", NEW."ended_at", NEW."ended_because", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."started_at"); RETURN NULL;',
                            hash="12111c6d0faf47d964b9c1ebd2dbc6d348fc54ba",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_af2cb",
                            table="roles_viewing",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "roles_viewingevent" ("administrator_id", "ended_at", "ended_because", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "started_at") VALUES (OLD."administrator_id", OLD."ended_at", OLD."ended_because", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."started_at"); RETURN NULL;',
                            hash="d899b8ed6e2917b7d5b4b941be4e9cd898689006",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_44439",
                            table="roles_viewing",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("reason", models.CharField(max_length=200)),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=100)),
                (
                    "administrator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="roles.viewing",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2823d094976c364be7e2afd3d63af475acb1a1fc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_555dd",
                            table="roles_viewingevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SecurityEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signed_in", "signed in"),
                            ("signed_out", "signed out"),
                            ("failed", "tried to sign in and failed"),
                            ("refused", "was refused"),
                            ("idle", "was signed out after a time without activity"),
                            ("password", "changed the password"),
                        ],
                        max_length=12,
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=200)),
                ("from_address", models.GenericIPAddressField(null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        help_text="Who looked as the person.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["-at", "-id"], name="security_event_at")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="464b7b40eaa445f0a5b23fb692535020a05a37e9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7e4e9",
                            table="roles_securityevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.AlterField(
            model_name="importbatch",
            name="state",
            field=models.CharField(
                choices=[
                    ("checking", "Checking"),
                    ("checked", "Ready to confirm"),
                    ("applying", "Importing"),
                    ("stopped", "Not imported"),
                    ("done", "Imported"),
                    ("undoing", "Undoing"),
                    ("undone", "Undone"),
                    ("discarded", "Thrown away"),
                ],
                default="checking",
                max_length=10,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "roles_appointmentevent" ("acting_for_id", "announcement", "appointed_at", "appointed_by_id", "basis", "changed_at", "changed_by_id", "changed_reason", "ended_at", "ended_by_id", "ended_reason", "ends_on", "id", "minute_reference", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "role", "starts_on", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."acting_for_id", NEW."announcement", NEW."appointed_at", NEW."appointed_by_id", NEW."basis", NEW."changed_at", NEW."changed_by_id", NEW."changed_reason", NEW."ended_at", NEW."ended_by_id", NEW."ended_reason", NEW."ends_on", NEW."id", NEW."minute_reference", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."role", NEW."starts_on", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                    hash="fa64ddd02c6e319c4bb4d3d007225e32b6051958",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_71da9",
                    table="roles_appointment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "roles_appointmentevent" ("acting_for_id", "announcement", "appointed_at", "appointed_by_id", "basis", "changed_at", "changed_by_id", "changed_reason", "ended_at", "ended_by_id", "ended_reason", "ends_on", "id", "minute_reference", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "role", "starts_on", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."acting_for_id", NEW."announcement", NEW."appointed_at", NEW."appointed_by_id", NEW."basis", NEW."changed_at", NEW."changed_by_id", NEW."changed_reason", NEW."ended_at", NEW."ended_by_id", NEW."ended_reason", NEW."ends_on", NEW."id", NEW."minute_reference", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."role", NEW."starts_on", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                    hash="c63a5d4b2584d43427fb678fc129b55dd5b64657",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_87b41",
                    table="roles_appointment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "roles_appointmentevent" ("acting_for_id", "announcement", "appointed_at", "appointed_by_id", "basis", "changed_at", "changed_by_id", "changed_reason", "ended_at", "ended_by_id", "ended_reason", "ends_on", "id", "minute_reference", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "role", "starts_on", "withdrawn_at", "withdrawn_by_id") VALUES (OLD."acting_for_id", OLD."announcement", OLD."appointed_at", OLD."appointed_by_id", OLD."basis", OLD."changed_at", OLD."changed_by_id", OLD."changed_reason", OLD."ended_at", OLD."ended_by_id", OLD."ended_reason", OLD."ends_on", OLD."id", OLD."minute_reference", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."role", OLD."starts_on", OLD."withdrawn_at", OLD."withdrawn_by_id"); RETURN NULL;',
                    hash="12b6e401ce5e03d9e196729b23e5052997f23d1f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6c6f9",
                    table="roles_appointment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "roles_personevent" ("about", "email", "id", "invited_at", "invited_by_id", "is_active", "is_staff", "is_superuser", "joined_at", "left_by_id", "left_on", "left_reason", "name", "offers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "shows_email", "shows_phone") VALUES (NEW."about", NEW."email", NEW."id", NEW."invited_at", NEW."invited_by_id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."joined_at", NEW."left_by_id", NEW."left_on", NEW."left_reason", NEW."name", NEW."offers", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."shows_email", NEW."shows_phone"); RETURN NULL;',
                    hash="c977732d73eb1df687c10372d9f39c2941c22c75",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c0cf5",
                    table="roles_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_at" IS DISTINCT FROM (NEW."invited_at") OR OLD."invited_by_id" IS DISTINCT FROM (NEW."invited_by_id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."joined_at" IS DISTINCT FROM (NEW."joined_at") OR OLD."left_by_id" IS DISTINCT FROM (NEW."left_by_id") OR OLD."left_on" IS DISTINCT FROM (NEW."left_on") OR OLD."left_reason" IS DISTINCT FROM (NEW."left_reason") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."offers" IS DISTINCT FROM (NEW."offers") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."shows_email" IS DISTINCT FROM (NEW."shows_email") OR OLD."shows_phone" IS DISTINCT FROM (NEW."shows_phone"))',
                    func='INSERT INTO "roles_personevent" ("about", "email", "id", "invited_at", "invited_by_id", "is_active", "is_staff", "is_superuser", "joined_at", "left_by_id", "left_on", "left_reason", "name", "offers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "shows_email", "shows_phone") VALUES (NEW."about", NEW."email", NEW."id", NEW."invited_at", NEW."invited_by_id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."joined_at", NEW."left_by_id", NEW."left_on", NEW."left_reason", NEW."name", NEW."offers", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."shows_email", NEW."shows_phone"); RETURN NULL;',
                    hash="7f579dd84577388f0a904b659379a76dc4814a9e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2b75b",
                    table="roles_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "roles_personevent" ("about", "email", "id", "invited_at", "invited_by_id", "is_active", "is_staff", "is_superuser", "joined_at", "left_by_id", "left_on", "left_reason", "name", "offers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "shows_email", "shows_phone") VALUES (OLD."about", OLD."email", OLD."id", OLD."invited_at", OLD."invited_by_id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."joined_at", OLD."left_by_id", OLD."left_on", OLD."left_reason", OLD."name", OLD."offers", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."shows_email", OLD."shows_phone"); RETURN NULL;',
                    hash="6f4da1041fa436329d1cd61c0b39dfc6fb7e4cdc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_67d24",
                    table="roles_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rearrangedplace",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "roles_rearrangedplaceevent" ("id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "rearrangement_id") VALUES (NEW."id", NEW."part", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."rearrangement_id"); RETURN NULL;',
                    hash="76d98326b61a2ea604a4e906c758d6f27c486251",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d9d6a",
                    table="roles_rearrangedplace",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rearrangedplace",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "roles_rearrangedplaceevent" ("id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "rearrangement_id") VALUES (NEW."id", NEW."part", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."rearrangement_id"); RETURN NULL;',
                    hash="0c02b66d0c955b309811d363baa5d41f6867b50d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1aa0f",
                    table="roles_rearrangedplace",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rearrangedplace",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "roles_rearrangedplaceevent" ("id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "rearrangement_id") VALUES (OLD."id", OLD."part", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."rearrangement_id"); RETURN NULL;',
                    hash="ea219a037c1f17d975e07419d69b63e7aa2b28a9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_27eb7",
                    table="roles_rearrangedplace",
                    when="AFTER",
                ),
            ),
        ),
    ]
