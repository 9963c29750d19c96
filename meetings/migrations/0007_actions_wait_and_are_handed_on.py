"""Since when an action waits, and who handed it on to whom; what waits already has waited since it was set."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

WAITED = """
UPDATE meetings_action SET waiting_since = (set_at AT TIME ZONE 'Australia/Melbourne')::date WHERE waiting_on <> ''
"""


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0006_questions_to_the_department"),
        ("networks", "0003_first_names"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="action",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="action",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="action",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="action",
            name="handed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="action",
            name="handed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="handed_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="waiting_since",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="actionevent",
            name="handed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="actionevent",
            name="handed_by",
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
            model_name="actionevent",
            name="handed_from",
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
            model_name="actionevent",
            name="waiting_since",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.RunSQL(WAITED, migrations.RunSQL.noop),
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
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("waiting_on", ""), ("waiting_since", None)),
                    models.Q(models.Q(("waiting_on", ""), _negated=True), ("waiting_since__isnull", False)),
                    _connector="OR",
                ),
                name="action_waits_since_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("handed_at", None), ("handed_by", None), ("handed_from", None)),
                    models.Q(("handed_at__isnull", False), ("handed_by__isnull", False)),
                    _connector="OR",
                ),
                name="action_handed_on_says_when_and_by_whom",
            ),
        ),
    ]
