import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import guardian.mixins
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import common.dates


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("networks", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("about", models.CharField(blank=True, db_default="", default="", max_length=500)),
                (
                    "offers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        db_default=models.Value([]),
                        default=list,
                        size=10,
                    ),
                ),
                ("shows_email", models.BooleanField(db_default=True, default=True)),
                ("shows_phone", models.BooleanField(db_default=False, default=False)),
                ("invited_at", models.DateTimeField(blank=True, null=True)),
                (
                    "invited_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
                (
                    "left_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("left_reason", models.CharField(blank=True, db_default="", default="", max_length=200)),
                ("is_active", models.BooleanField(default=True)),
                ("is_staff", models.BooleanField(default=False, verbose_name="may open the admin site")),
                ("joined_at", models.DateTimeField(auto_now_add=True)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="person_email_once",
                        violation_error_message="Somebody has this e-mail already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("left_by", None), ("left_on", None), ("left_reason", "")),
                            models.Q(("is_active", False), ("left_by__isnull", False), ("left_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="person_left_says_by_whom_and_is_shut_out",
                    ),
                    models.CheckConstraint(condition=models.Q(("offers__len__lte", 10)), name="person_offers_are_few"),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
            },
            bases=(guardian.mixins.GuardianUserMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "role",
                    models.CharField(
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
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="appointments", to="networks.place"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("elected", "Elected"),
                            ("appointed", "Appointed"),
                            ("acting", "Acting"),
                            ("ex_officio", "Ex officio"),
                        ],
                        default="appointed",
                        max_length=12,
                    ),
                ),
                (
                    "acting_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covered_by",
                        to="roles.appointment",
                    ),
                ),
                ("minute_reference", models.CharField(blank=True, max_length=200)),
                (
                    "appointed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("appointed_at", models.DateTimeField(auto_now_add=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=200)),
                ("announcement", models.CharField(blank=True, db_default="", default="", max_length=600)),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("changed_reason", models.CharField(blank=True, db_default="", default="", max_length=200)),
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["person", "role", "starts_on"], name="appointment_of_person"),
                    models.Index(fields=["place", "role", "starts_on"], name="appointment_at_place"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="roles_appointment_ends_after_start",
                        violation_error_message="The last day is before the first.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        expressions=[
                            (common.dates.OneKey("person"), "&&"),
                            (common.dates.OneKey("place"), "&&"),
                            (common.dates.OneWord("role"), "&&"),
                            (common.dates.DaysRange(), "&&"),
                        ],
                        name="role_held_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="appointment_ended_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("changed_at", None), ("changed_by", None)),
                            models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="appointment_changed_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="appointment_withdrawn_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("acting_for", None), ("ends_on__isnull", False), _connector="OR"),
                        name="cover_has_a_last_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("acting_for", None), ("basis", "acting"), _connector="OR"),
                        name="acting_says_for_whom_or_nobody",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="networks.group"
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
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_requests",
                        to="networks.school",
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
                    "way",
                    models.CharField(
                        choices=[("invited", "Invited by the group"), ("asked", "Asked to join")], max_length=8
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
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
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
                ("reason", models.CharField(blank=True, max_length=300)),
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
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                ("checked_at", models.DateTimeField(null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-uploaded_at"], name="import_newest_first"),
                    models.Index(
                        condition=models.Q(("state__in", ("checking", "applying", "undoing"))),
                        fields=["state"],
                        name="import_to_work_on",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("content__isnull", False),
                                ("state__in", ("checking", "checked", "applying", "stopped")),
                            ),
                            models.Q(
                                models.Q(("state__in", ("checking", "checked", "applying", "stopped")), _negated=True),
                                ("content__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="import_keeps_its_file_while_it_may_be_read",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("checked", "applying", "done", "undoing", "undone")), _negated=True
                            ),
                            models.Q(models.Q(("plan", ""), _negated=True), ("checked_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="import_checked_before_it_is_agreed_to",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("applying", "done", "undoing", "undone")), _negated=True),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="import_agreed_to_before_it_is_put_in",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("done", "undoing", "undone")), _negated=True),
                            models.Q(("done_at__isnull", False), ("history__isnull", False)),
                            _connector="OR",
                        ),
                        name="import_put_in_says_when_and_where_its_history_is",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "undone"), _negated=True),
                            models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="import_undone_says_when_and_by_whom",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("checking", "checked", "applying"))),
                        fields=("uploaded_by", "kind", "all_sectors", "sha256"),
                        name="import_of_one_file_waits_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonEvent",
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
                ("id", models.BigIntegerField()),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(max_length=120)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("about", models.CharField(blank=True, db_default="", default="", max_length=500)),
                (
                    "offers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        db_default=models.Value([]),
                        default=list,
                        size=10,
                    ),
                ),
                ("shows_email", models.BooleanField(db_default=True, default=True)),
                ("shows_phone", models.BooleanField(db_default=False, default=False)),
                ("invited_at", models.DateTimeField(blank=True, null=True)),
                (
                    "invited_by",
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
                ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
                (
                    "left_by",
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
                ("left_reason", models.CharField(blank=True, db_default="", default="", max_length=200)),
                ("is_active", models.BooleanField(default=True)),
                ("is_staff", models.BooleanField(default=False, verbose_name="may open the admin site")),
                ("joined_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="roles_perso_pgh_cre_eeda7e_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4f58218259fdb855d52f9a2241b22d0e165c7eca",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_02423",
                            table="roles_personevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
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
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("decided_at", models.DateTimeField(auto_now_add=True)),
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
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
                ("what", models.CharField(blank=True, max_length=200)),
                ("from_address", models.GenericIPAddressField(null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
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
        migrations.CreateModel(
            name="Viewing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("reason", models.CharField(max_length=200)),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=100)),
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
            name="AppointmentEvent",
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
                        to="roles.appointment",
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
                    "role",
                    models.CharField(
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
                    "basis",
                    models.CharField(
                        choices=[
                            ("elected", "Elected"),
                            ("appointed", "Appointed"),
                            ("acting", "Acting"),
                            ("ex_officio", "Ex officio"),
                        ],
                        default="appointed",
                        max_length=12,
                    ),
                ),
                (
                    "acting_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="roles.appointment",
                    ),
                ),
                ("minute_reference", models.CharField(blank=True, max_length=200)),
                (
                    "appointed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("appointed_at", models.DateTimeField(auto_now_add=True)),
                (
                    "ended_by",
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
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=200)),
                ("announcement", models.CharField(blank=True, db_default="", default="", max_length=600)),
                (
                    "changed_by",
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
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("changed_reason", models.CharField(blank=True, db_default="", default="", max_length=200)),
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="roles_appoi_pgh_cre_12f258_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d51053b984bbaf83c5ba6dbe4ea724865aa60960",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bba4f",
                            table="roles_appointmentevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupRequestEvent",
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
                        to="roles.grouprequest",
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
                    "way",
                    models.CharField(
                        choices=[("invited", "Invited by the group"), ("asked", "Asked to join")], max_length=8
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
                ("at", models.DateTimeField(auto_now_add=True)),
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
                ("reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="roles_group_pgh_cre_f7a572_idx")],
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
            name="ImportLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="roles.importbatch"
                    ),
                ),
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
            ],
            options={
                "indexes": [models.Index(fields=["batch", "outcome", "number"], name="import_line_by_outcome")],
                "constraints": [models.UniqueConstraint(fields=("batch", "number"), name="import_line_once")],
            },
        ),
        migrations.CreateModel(
            name="RearrangedPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rearrangement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="places", to="roles.rearrangement"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rearrangements", to="networks.place"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("subject", "Changes itself"),
                            ("school", "Goes elsewhere"),
                            ("from", "Loses"),
                            ("to", "Gains"),
                            ("group", "Changes its network"),
                        ],
                        max_length=8,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rearrangement", "place", "part"), name="place_rearranged_once_in_a_part"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
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
                ],
            },
        ),
        migrations.CreateModel(
            name="RearrangementEvent",
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
                        to="roles.rearrangement",
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
                ("decided_at", models.DateTimeField(auto_now_add=True)),
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="roles_rearr_pgh_cre_60c981_idx")],
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
        migrations.CreateModel(
            name="ViewingEvent",
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
                        to="roles.viewing",
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
                ("reason", models.CharField(max_length=200)),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=100)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="roles_viewi_pgh_cre_0ffc52_idx")],
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
            name="RearrangedPlaceEvent",
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
                        to="roles.rearrangedplace",
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
                    "rearrangement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="roles.rearrangement",
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
                    "part",
                    models.CharField(
                        choices=[
                            ("subject", "Changes itself"),
                            ("school", "Goes elsewhere"),
                            ("from", "Loses"),
                            ("to", "Gains"),
                            ("group", "Changes its network"),
                        ],
                        max_length=8,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="roles_rearr_pgh_cre_7337af_idx")],
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
    ]
