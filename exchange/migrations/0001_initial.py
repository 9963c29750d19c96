import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("meetings", "0001_initial"),
        ("networks", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("roles", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Matter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="matters", to="networks.forum"
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="matters", to="networks.network"
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("why", models.TextField(blank=True, verbose_name="why it matters")),
                ("ask", models.TextField(verbose_name="what we ask of the forum")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "Raised"),
                            ("taken_up", "On a forum meeting"),
                            ("answered", "Answered"),
                            ("declined", "Declined"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="raised",
                        max_length=10,
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matters_raised",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("raised_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "question",
                    models.OneToOneField(
                        blank=True,
                        help_text="As it stands in minutes.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matter",
                        to="meetings.question",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matter",
                        to="meetings.agendaitem",
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="why not")),
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["forum", "state"], name="matter_of_forum"),
                    models.Index(fields=["network", "state"], name="matter_of_network"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "taken_up"), _negated=True), ("item__isnull", False), _connector="OR"
                        ),
                        name="matter_taken_up_is_on_an_agenda",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "answered"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="matter_answered_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="matter_declined_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("closed_by", None), ("state__in", ["raised", "taken_up"])),
                            models.Q(
                                models.Q(("state__in", ["raised", "taken_up"]), _negated=True),
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="matter_closed_says_when_and_by_whom",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "exchange_matterevent" ("answer", "ask", "closed_at", "closed_by_id", "forum_id", "id", "item_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "raised_at", "raised_by_id", "reason", "state", "title", "why") VALUES (NEW."answer", NEW."ask", NEW."closed_at", NEW."closed_by_id", NEW."forum_id", NEW."id", NEW."item_id", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question_id", NEW."raised_at", NEW."raised_by_id", NEW."reason", NEW."state", NEW."title", NEW."why"); RETURN NULL;',
                            hash="c0a3f06dcb052873f555c98d43ff67fda14cc127",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5d582",
                            table="exchange_matter",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "exchange_matterevent" ("answer", "ask", "closed_at", "closed_by_id", "forum_id", "id", "item_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "raised_at", "raised_by_id", "reason", "state", "title", "why") VALUES (NEW."answer", NEW."ask", NEW."closed_at", NEW."closed_by_id", NEW."forum_id", NEW."id", NEW."item_id", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question_id", NEW."raised_at", NEW."raised_by_id", NEW."reason", NEW."state", NEW."title", NEW."why"); RETURN NULL;',
                            hash="84b579f25a6b3302ac4e5688ba1ce2742312e01e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bffc1",
                            table="exchange_matter",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "exchange_matterevent" ("answer", "ask", "closed_at", "closed_by_id", "forum_id", "id", "item_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "raised_at", "raised_by_id", "reason", "state", "title", "why") VALUES (OLD."answer", OLD."ask", OLD."closed_at", OLD."closed_by_id", OLD."forum_id", OLD."id", OLD."item_id", OLD."network_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question_id", OLD."raised_at", OLD."raised_by_id", OLD."reason", OLD."state", OLD."title", OLD."why"); RETURN NULL;',
                            hash="1c6333dcebfbd1d76c2e5dfedc4699d230030a9f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ab39b",
                            table="exchange_matter",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MatterEvent",
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
                        to="exchange.matter",
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
                    "forum",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.forum",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.network",
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("why", models.TextField(blank=True, verbose_name="why it matters")),
                ("ask", models.TextField(verbose_name="what we ask of the forum")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "Raised"),
                            ("taken_up", "On a forum meeting"),
                            ("answered", "Answered"),
                            ("declined", "Declined"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="raised",
                        max_length=10,
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("raised_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="As it stands in minutes.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.question",
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
                ("answer", models.TextField(blank=True)),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="why not")),
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
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="exchange_ma_pgh_cre_4f8fc9_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4277b6761059adaaacb56b593ec3c2b7d37c8d73",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0234d",
                            table="exchange_matterevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="exchange.matter"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "for_place",
                    models.ForeignKey(
                        help_text="The side they speak for.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.place",
                    ),
                ),
                ("text", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="remark_says_something"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "exchange_remarkevent" ("at", "by_id", "for_place_id", "id", "matter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."at", NEW."by_id", NEW."for_place_id", NEW."id", NEW."matter_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="bad761eec361e5e1224ec0d84c9cc10f514b8586",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_857eb",
                            table="exchange_remark",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "exchange_remarkevent" ("at", "by_id", "for_place_id", "id", "matter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."at", NEW."by_id", NEW."for_place_id", NEW."id", NEW."matter_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="60c178867416383f859d5bb92adfecb64c657aeb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a6deb",
                            table="exchange_remark",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "exchange_remarkevent" ("at", "by_id", "for_place_id", "id", "matter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."at", OLD."by_id", OLD."for_place_id", OLD."id", OLD."matter_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                            hash="8a8b8cfebe2432a406e066ba34bbbf4a7984d05b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_16424",
                            table="exchange_remark",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RemarkEvent",
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
                        to="exchange.remark",
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
                    "matter",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="exchange.matter",
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
                    "for_place",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="The side they speak for.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.place",
                    ),
                ),
                ("text", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="exchange_re_pgh_cre_a9a4c8_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="beafcec0cd3face9d423a82f3ad5ccecca3335e8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c329d",
                            table="exchange_remarkevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
    ]
