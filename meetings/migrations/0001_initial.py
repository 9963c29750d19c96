import uuid

import django.contrib.postgres.constraints
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
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
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
                ("closing_note", models.CharField(blank=True, max_length=300)),
                ("evidence_url", models.URLField(blank=True, max_length=500)),
                ("set_at", models.DateTimeField(auto_now_add=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="meetings.action",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="networks.place"
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
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions_set",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer_reason", models.CharField(blank=True, max_length=300)),
                ("note", models.TextField(blank=True)),
                ("note_version", models.PositiveIntegerField(default=1)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("minutes_used", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="agenda_items", to="networks.place"
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
            ],
        ),
        migrations.CreateModel(
            name="ActionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
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
                ("closing_note", models.CharField(blank=True, max_length=300)),
                ("evidence_url", models.URLField(blank=True, max_length=500)),
                ("set_at", models.DateTimeField(auto_now_add=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                        to="meetings.action",
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
                    "set_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "abstract": False,
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
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("marked_at", models.DateTimeField(auto_now=True)),
                (
                    "marked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.school"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("effective_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="meetings.agendaitem"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="decision_says_something"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_decisionevent" ("effective_on", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "review_on", "text") VALUES (NEW."effective_on", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."review_on", NEW."text"); RETURN NULL;',
                            hash="c06bdc53ee35210363819d9fed9650612570fd95",
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
                            func='INSERT INTO "meetings_decisionevent" ("effective_on", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "review_on", "text") VALUES (NEW."effective_on", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."review_on", NEW."text"); RETURN NULL;',
                            hash="b51e060738c31a435577d83480200f78f09813b6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3b789",
                            table="meetings_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_decisionevent" ("effective_on", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "review_on", "text") VALUES (OLD."effective_on", OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."review_on", OLD."text"); RETURN NULL;',
                            hash="fa60d86c0f801b1edec8381ac4d4e01e2cd91916",
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
            name="DecisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", models.TextField()),
                ("effective_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
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
                        to="meetings.decision",
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
            ],
            options={
                "abstract": False,
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
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("circulated_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_reason", models.CharField(blank=True, max_length=300)),
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
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "current_item",
                    models.ForeignKey(
                        blank=True,
                        help_text="While it runs.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="networks.place"
                    ),
                ),
            ],
            options={
                "permissions": [("view_as_guest", "Was invited to this meeting as a guest")],
                "indexes": [models.Index(fields=["place", "starts_at"], name="meeting_of_place")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("length_minutes__gte", 5), ("length_minutes__lte", 720)),
                        name="meeting_length_is_sensible",
                        violation_error_message="A meeting takes from 5 minutes to 12 hours.",
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
                            ("ended_at", None),
                            ("started_at", None),
                            ("ended_at__gte", models.F("started_at")),
                            _connector="OR",
                        ),
                        name="meeting_ends_after_it_starts",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_meetingevent" ("cancelled_at", "cancelled_reason", "changed_at", "circulated_at", "circulated_by_id", "confirmed_at", "created_at", "created_by_id", "ended_at", "id", "length_minutes", "online_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "proposals_close_on", "published_at", "sequence", "started_at", "starts_at", "state", "title", "uid", "venue", "version") VALUES (NEW."cancelled_at", NEW."cancelled_reason", NEW."changed_at", NEW."circulated_at", NEW."circulated_by_id", NEW."confirmed_at", NEW."created_at", NEW."created_by_id", NEW."ended_at", NEW."id", NEW."length_minutes", NEW."online_url", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."proposals_close_on", NEW."published_at", NEW."sequence", NEW."started_at", NEW."starts_at", NEW."state", NEW."title", NEW."uid", NEW."venue", NEW."version"); RETURN NULL;',
                            hash="26ecb580657c904d5a6f35cdb8dc8dde70a410e4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_61d9e",
                            table="meetings_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."cancelled_at" IS DISTINCT FROM (NEW."cancelled_at") OR OLD."cancelled_reason" IS DISTINCT FROM (NEW."cancelled_reason") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."circulated_at" IS DISTINCT FROM (NEW."circulated_at") OR OLD."circulated_by_id" IS DISTINCT FROM (NEW."circulated_by_id") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."length_minutes" IS DISTINCT FROM (NEW."length_minutes") OR OLD."online_url" IS DISTINCT FROM (NEW."online_url") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."proposals_close_on" IS DISTINCT FROM (NEW."proposals_close_on") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."uid" IS DISTINCT FROM (NEW."uid") OR OLD."venue" IS DISTINCT FROM (NEW."venue") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                            func='INSERT INTO "meetings_meetingevent" ("cancelled_at", "cancelled_reason", "changed_at", "circulated_at", "circulated_by_id", "confirmed_at", "created_at", "created_by_id", "ended_at", "id", "length_minutes", "online_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "proposals_close_on", "published_at", "sequence", "started_at", "starts_at", "state", "title", "uid", "venue", "version") VALUES (NEW."cancelled_at", NEW."cancelled_reason", NEW."changed_at", NEW."circulated_at", NEW."circulated_by_id", NEW."confirmed_at", NEW."created_at", NEW."created_by_id", NEW."ended_at", NEW."id", NEW."length_minutes", NEW."online_url", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."proposals_close_on", NEW."published_at", NEW."sequence", NEW."started_at", NEW."starts_at", NEW."state", NEW."title", NEW."uid", NEW."venue", NEW."version"); RETURN NULL;',
                            hash="8a27060dfff0da6d253dfa5c521bae227892aaae",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_495b8",
                            table="meetings_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_meetingevent" ("cancelled_at", "cancelled_reason", "changed_at", "circulated_at", "circulated_by_id", "confirmed_at", "created_at", "created_by_id", "ended_at", "id", "length_minutes", "online_url", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "proposals_close_on", "published_at", "sequence", "started_at", "starts_at", "state", "title", "uid", "venue", "version") VALUES (OLD."cancelled_at", OLD."cancelled_reason", OLD."changed_at", OLD."circulated_at", OLD."circulated_by_id", OLD."confirmed_at", OLD."created_at", OLD."created_by_id", OLD."ended_at", OLD."id", OLD."length_minutes", OLD."online_url", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."proposals_close_on", OLD."published_at", OLD."sequence", OLD."started_at", OLD."starts_at", OLD."state", OLD."title", OLD."uid", OLD."venue", OLD."version"); RETURN NULL;',
                            hash="146cd5a367a006c833d60759426d80351e2f5713",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4bf26",
                            table="meetings_meeting",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AttendanceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                ("marked_at", models.DateTimeField(auto_now=True)),
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
                        to="meetings.attendance",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.school",
                    ),
                ),
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
            ],
            options={
                "abstract": False,
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
        migrations.AddField(
            model_name="attendance",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="attendances", to="meetings.meeting"
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="items",
                to="meetings.meeting",
            ),
        ),
        migrations.CreateModel(
            name="MeetingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("circulated_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_reason", models.CharField(blank=True, max_length=300)),
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
                        to="meetings.meeting",
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
            ],
            options={
                "abstract": False,
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
            name="MeetingGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("granted_at", models.DateTimeField(auto_now_add=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="meetings.meeting"),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160)),
                ("url", models.URLField(max_length=500)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="meetings.agendaitem"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "url"),
                        name="paper_once_per_item",
                        violation_error_message="This paper is there already.",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_paperevent" ("added_at", "added_by_id", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (NEW."added_at", NEW."added_by_id", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title", NEW."url"); RETURN NULL;',
                            hash="2dfc63cfe06455bd526c6a2ceadf32a9fa7e28d0",
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
                            func='INSERT INTO "meetings_paperevent" ("added_at", "added_by_id", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (NEW."added_at", NEW."added_by_id", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title", NEW."url"); RETURN NULL;',
                            hash="5a787a403c9eb2254fbd55deef823d24130e52c8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_890c8",
                            table="meetings_paper",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_paperevent" ("added_at", "added_by_id", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (OLD."added_at", OLD."added_by_id", OLD."id", OLD."item_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title", OLD."url"); RETURN NULL;',
                            hash="2ec0b5fe6daa4b1d79594eaf2692cf6858425fca",
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
            name="PaperEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=160)),
                ("url", models.URLField(max_length=500)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
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
                        to="meetings.paper",
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
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "Coming"), ("delegate", "Sending a delegate"), ("apology", "Apology")],
                        max_length=8,
                    ),
                ),
                ("delegate_name", models.CharField(blank=True, max_length=120)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="meetings.meeting"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.school"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "school"), name="one_reply_per_school"),
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
                            func='INSERT INTO "meetings_replyevent" ("answer", "at", "by_id", "delegate_name", "id", "meeting_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (NEW."answer", NEW."at", NEW."by_id", NEW."delegate_name", NEW."id", NEW."meeting_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_id"); RETURN NULL;',
                            hash="8d1bff0a57a7579baf56c0c903edacf4d64552d2",
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
                            func='INSERT INTO "meetings_replyevent" ("answer", "at", "by_id", "delegate_name", "id", "meeting_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (NEW."answer", NEW."at", NEW."by_id", NEW."delegate_name", NEW."id", NEW."meeting_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id"); RETURN NULL;',
                            hash="49db2edbe845031ab52f522d49a6bf60b7ebfacf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a11b8",
                            table="meetings_reply",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_replyevent" ("answer", "at", "by_id", "delegate_name", "id", "meeting_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (OLD."answer", OLD."at", OLD."by_id", OLD."delegate_name", OLD."id", OLD."meeting_id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."school_id"); RETURN NULL;',
                            hash="11c84c48fd6fed5bc11a3a1327af1bed57370e81",
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
            name="ReplyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "Coming"), ("delegate", "Sending a delegate"), ("apology", "Apology")],
                        max_length=8,
                    ),
                ),
                ("delegate_name", models.CharField(blank=True, max_length=120)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField(auto_now=True)),
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
                        to="meetings.reply",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
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
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=80)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="meetings.meeting"
                    ),
                ),
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
            name="AgendaItemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer_reason", models.CharField(blank=True, max_length=300)),
                ("note", models.TextField(blank=True)),
                ("note_version", models.PositiveIntegerField(default=1)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("minutes_used", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                        to="meetings.agendaitem",
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
                    "proposed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "abstract": False,
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
        migrations.AddField(
            model_name="agendaitem",
            name="section",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="items",
                to="meetings.section",
            ),
        ),
        migrations.CreateModel(
            name="SectionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=80)),
                ("position", models.PositiveSmallIntegerField()),
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
                        to="meetings.section",
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
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=["owner", "state"], name="action_of_owner"),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=["place", "state", "due_on"], name="action_of_place"),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=["school", "state"], name="action_of_school"),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("owner__isnull", False), ("owner_kind", "person"), ("role", ""), ("school", None)),
                    models.Q(
                        ("owner", None), ("owner_kind", "role"), ("school", None), models.Q(("role", ""), _negated=True)
                    ),
                    models.Q(("owner", None), ("owner_kind", "school"), ("role", ""), ("school__isnull", False)),
                    models.Q(
                        ("owner", None), ("owner_kind", "each_school"), ("parent", None), ("role", ""), ("school", None)
                    ),
                    _connector="OR",
                ),
                name="action_owner_fits_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "not_needed"), _negated=True),
                    models.Q(("closing_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="action_not_needed_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.UniqueConstraint(fields=("parent", "school"), name="one_part_per_school"),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(fields=("meeting", "school"), name="one_attendance_per_school"),
        ),
        migrations.AlterUniqueTogether(
            name="meetinggrant",
            unique_together={("user", "permission", "content_object")},
        ),
        migrations.AddIndex(
            model_name="agendaitem",
            index=models.Index(fields=["place", "state"], name="item_of_place_state"),
        ),
        migrations.AddIndex(
            model_name="agendaitem",
            index=models.Index(fields=["meeting", "state"], name="item_of_meeting_state"),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("section", "position"),
                name="item_position_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("on_agenda", "discussed", "not_reached")), _negated=True),
                    models.Q(("meeting__isnull", False), ("position__isnull", False), ("section__isnull", False)),
                    _connector="OR",
                ),
                name="item_on_agenda_has_its_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ("on_agenda", "discussed", "not_reached")),
                    models.Q(("position", None), ("section", None)),
                    _connector="OR",
                ),
                name="item_off_agenda_has_no_position",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__gte", 1), ("minutes__lte", 600)),
                name="item_minutes_are_sensible",
                violation_error_message="An item takes from 1 minute to 10 hours.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "declined"), _negated=True),
                    models.Q(("answer_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="item_declined_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("review", None), ("milestone__isnull", False), _connector="OR"),
                name="item_review_is_of_a_milestone",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_actionevent" ("closed_at", "closed_by_id", "closing_note", "due_on", "evidence_url", "id", "item_id", "owner_id", "owner_kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "role", "school_id", "sensitivity", "set_at", "set_by_id", "state", "version", "waiting_on", "what") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."closing_note", NEW."due_on", NEW."evidence_url", NEW."id", NEW."item_id", NEW."owner_id", NEW."owner_kind", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."role", NEW."school_id", NEW."sensitivity", NEW."set_at", NEW."set_by_id", NEW."state", NEW."version", NEW."waiting_on", NEW."what"); RETURN NULL;',
                    hash="ee57ee1f2769b504d5423ddf74f2b99d10df9efb",
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
                    func='INSERT INTO "meetings_actionevent" ("closed_at", "closed_by_id", "closing_note", "due_on", "evidence_url", "id", "item_id", "owner_id", "owner_kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "role", "school_id", "sensitivity", "set_at", "set_by_id", "state", "version", "waiting_on", "what") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."closing_note", NEW."due_on", NEW."evidence_url", NEW."id", NEW."item_id", NEW."owner_id", NEW."owner_kind", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."role", NEW."school_id", NEW."sensitivity", NEW."set_at", NEW."set_by_id", NEW."state", NEW."version", NEW."waiting_on", NEW."what"); RETURN NULL;',
                    hash="b9617658befff33de315c3dc160e8294f2ea52d4",
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
                    func='INSERT INTO "meetings_actionevent" ("closed_at", "closed_by_id", "closing_note", "due_on", "evidence_url", "id", "item_id", "owner_id", "owner_kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "role", "school_id", "sensitivity", "set_at", "set_by_id", "state", "version", "waiting_on", "what") VALUES (OLD."closed_at", OLD."closed_by_id", OLD."closing_note", OLD."due_on", OLD."evidence_url", OLD."id", OLD."item_id", OLD."owner_id", OLD."owner_kind", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."role", OLD."school_id", OLD."sensitivity", OLD."set_at", OLD."set_by_id", OLD."state", OLD."version", OLD."waiting_on", OLD."what"); RETURN NULL;',
                    hash="89a652ce273fcc54794f278f5c68c4f9379d1594",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_641b9",
                    table="meetings_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_attendanceevent" ("id", "marked_at", "marked_by_id", "meeting_id", "mode", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "school_id") VALUES (NEW."id", NEW."marked_at", NEW."marked_by_id", NEW."meeting_id", NEW."mode", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."presence", NEW."school_id"); RETURN NULL;',
                    hash="089d4fee92b2df359cd4f06a271830771eef1348",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f595f",
                    table="meetings_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "meetings_attendanceevent" ("id", "marked_at", "marked_by_id", "meeting_id", "mode", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "school_id") VALUES (NEW."id", NEW."marked_at", NEW."marked_by_id", NEW."meeting_id", NEW."mode", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."presence", NEW."school_id"); RETURN NULL;',
                    hash="9f9439d60dd4bdd34389872dda2fd206ca55c665",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_870cb",
                    table="meetings_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_attendanceevent" ("id", "marked_at", "marked_by_id", "meeting_id", "mode", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "school_id") VALUES (OLD."id", OLD."marked_at", OLD."marked_by_id", OLD."meeting_id", OLD."mode", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."presence", OLD."school_id"); RETURN NULL;',
                    hash="c961966b8a70ae0867dc1a1623157212781457d3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_774f3",
                    table="meetings_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_agendaitemevent" ("answer_reason", "answered_at", "answered_by_id", "carried_from_id", "detail", "id", "meeting_id", "milestone_id", "minutes", "minutes_used", "note", "note_version", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "proposed_at", "proposed_by_id", "purpose", "review_id", "section_id", "sensitivity", "started_at", "state", "title", "topic", "version") VALUES (NEW."answer_reason", NEW."answered_at", NEW."answered_by_id", NEW."carried_from_id", NEW."detail", NEW."id", NEW."meeting_id", NEW."milestone_id", NEW."minutes", NEW."minutes_used", NEW."note", NEW."note_version", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."position", NEW."proposed_at", NEW."proposed_by_id", NEW."purpose", NEW."review_id", NEW."section_id", NEW."sensitivity", NEW."started_at", NEW."state", NEW."title", NEW."topic", NEW."version"); RETURN NULL;',
                    hash="eff9da2274edc76f9fbb2037cedfcdd507d0a2fb",
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
                    func='INSERT INTO "meetings_agendaitemevent" ("answer_reason", "answered_at", "answered_by_id", "carried_from_id", "detail", "id", "meeting_id", "milestone_id", "minutes", "minutes_used", "note", "note_version", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "proposed_at", "proposed_by_id", "purpose", "review_id", "section_id", "sensitivity", "started_at", "state", "title", "topic", "version") VALUES (NEW."answer_reason", NEW."answered_at", NEW."answered_by_id", NEW."carried_from_id", NEW."detail", NEW."id", NEW."meeting_id", NEW."milestone_id", NEW."minutes", NEW."minutes_used", NEW."note", NEW."note_version", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."position", NEW."proposed_at", NEW."proposed_by_id", NEW."purpose", NEW."review_id", NEW."section_id", NEW."sensitivity", NEW."started_at", NEW."state", NEW."title", NEW."topic", NEW."version"); RETURN NULL;',
                    hash="7913dc0e21dcb03f668cd8d1ef1bf6fffff3a83d",
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
                    func='INSERT INTO "meetings_agendaitemevent" ("answer_reason", "answered_at", "answered_by_id", "carried_from_id", "detail", "id", "meeting_id", "milestone_id", "minutes", "minutes_used", "note", "note_version", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "proposed_at", "proposed_by_id", "purpose", "review_id", "section_id", "sensitivity", "started_at", "state", "title", "topic", "version") VALUES (OLD."answer_reason", OLD."answered_at", OLD."answered_by_id", OLD."carried_from_id", OLD."detail", OLD."id", OLD."meeting_id", OLD."milestone_id", OLD."minutes", OLD."minutes_used", OLD."note", OLD."note_version", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."position", OLD."proposed_at", OLD."proposed_by_id", OLD."purpose", OLD."review_id", OLD."section_id", OLD."sensitivity", OLD."started_at", OLD."state", OLD."title", OLD."topic", OLD."version"); RETURN NULL;',
                    hash="8278d9b7660f65f4c8e81aedd3b6ce3344f82223",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2c12a",
                    table="meetings_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
    ]
