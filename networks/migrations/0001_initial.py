import django.contrib.postgres.constraints
import django.db.models.deletion
import pgtrigger.compiler
from django.db import migrations, models

import common.dates


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "State"),
                            ("region", "Region"),
                            ("area", "Area"),
                            ("network", "Network"),
                            ("school", "School"),
                            ("group", "Group"),
                            ("forum", "Network Chair Forum"),
                        ],
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("slug", models.SlugField(max_length=140)),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, help_text="The first day it no longer exists.", null=True)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.place",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.place",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.place",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "region", "area"], name="place_kind_sits")],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "slug"), name="place_slug_once_per_kind"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area", None), ("kind", "state"), ("network", None), ("region", None)),
                            models.Q(("area", None), ("kind", "region"), ("network", None), ("region", None)),
                            models.Q(("area", None), ("kind", "area"), ("network", None), ("region__isnull", False)),
                            models.Q(
                                ("area__isnull", False),
                                ("kind", "network"),
                                ("network", None),
                                ("region__isnull", False),
                            ),
                            models.Q(("area", None), ("kind", "forum"), ("network", None), ("region__isnull", False)),
                            ("kind__in", ["school", "group"]),
                            _connector="OR",
                        ),
                        name="place_sits_where_its_kind_can",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on", None),
                            ("opened_on", None),
                            ("closed_on__gt", models.F("opened_on")),
                            _connector="OR",
                        ),
                        name="place_closes_after_opening",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_placeevent" ("area_id", "closed_on", "id", "kind", "name", "network_id", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "slug") VALUES (NEW."area_id", NEW."closed_on", NEW."id", NEW."kind", NEW."name", NEW."network_id", NEW."opened_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."slug"); RETURN NULL;',
                            hash="c3c0aac938418b607044290c425e3a1a2bcb3d09",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_14576",
                            table="networks_place",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "networks_placeevent" ("area_id", "closed_on", "id", "kind", "name", "network_id", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "slug") VALUES (NEW."area_id", NEW."closed_on", NEW."id", NEW."kind", NEW."name", NEW."network_id", NEW."opened_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."slug"); RETURN NULL;',
                            hash="730b00739c115a3b5c7a1f4bb7ac05de29c28a8a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_eee61",
                            table="networks_place",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_placeevent" ("area_id", "closed_on", "id", "kind", "name", "network_id", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "slug") VALUES (OLD."area_id", OLD."closed_on", OLD."id", OLD."kind", OLD."name", OLD."network_id", OLD."opened_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."slug"); RETURN NULL;',
                            hash="56a6b6a4d5b0c2bb9cfcf5cfeae9584b84b7a87a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_77095",
                            table="networks_place",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "place_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_area",
                        serialize=False,
                        to="networks.place",
                    ),
                ),
            ],
            bases=("networks.place",),
        ),
        migrations.CreateModel(
            name="Forum",
            fields=[
                (
                    "place_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_forum",
                        serialize=False,
                        to="networks.place",
                    ),
                ),
            ],
            bases=("networks.place",),
        ),
        migrations.CreateModel(
            name="Network",
            fields=[
                (
                    "place_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_network",
                        serialize=False,
                        to="networks.place",
                    ),
                ),
                ("vision", models.TextField(blank=True)),
                (
                    "meetings_per_term",
                    models.PositiveSmallIntegerField(
                        default=2,
                        help_text="How often the network means to meet each term. Policy has changed; so it is data.",
                    ),
                ),
            ],
            bases=("networks.place",),
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "place_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_region",
                        serialize=False,
                        to="networks.place",
                    ),
                ),
            ],
            bases=("networks.place",),
        ),
        migrations.CreateModel(
            name="School",
            fields=[
                (
                    "place_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_school",
                        serialize=False,
                        to="networks.place",
                    ),
                ),
                ("entity_type", models.PositiveSmallIntegerField(help_text="1 government, 2 non-government")),
                ("school_no", models.PositiveIntegerField()),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("government", "Government"),
                            ("catholic", "Catholic"),
                            ("independent", "Independent"),
                        ],
                        default="government",
                        max_length=12,
                    ),
                ),
                (
                    "school_type",
                    models.CharField(
                        choices=[
                            ("primary", "Primary"),
                            ("secondary", "Secondary"),
                            ("combined", "Primary and secondary"),
                            ("special", "Special"),
                            ("language", "English language"),
                        ],
                        max_length=10,
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200)),
                ("town", models.CharField(blank=True, max_length=80)),
                ("postcode", models.CharField(blank=True, max_length=4)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("lga_id", models.PositiveIntegerField(blank=True, null=True)),
                ("lga_name", models.CharField(blank=True, max_length=80)),
                (
                    "lga_type",
                    models.CharField(
                        choices=[("metro", "Metropolitan"), ("non_metro", "Regional"), ("unknown", "Not stated")],
                        default="unknown",
                        max_length=10,
                    ),
                ),
                ("longitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ("latitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entity_type", "school_no"), name="school_number_once_per_entity_type"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entity_type", 1), ("sector", "government")),
                            models.Q(("entity_type", 2), ("sector__in", ["catholic", "independent"])),
                            _connector="OR",
                        ),
                        name="school_entity_type_matches_sector",
                    ),
                ],
            },
            bases=("networks.place",),
        ),
        migrations.CreateModel(
            name="State",
            fields=[
                (
                    "place_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_state",
                        serialize=False,
                        to="networks.place",
                    ),
                ),
            ],
            bases=("networks.place",),
        ),
        migrations.CreateModel(
            name="PlaceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "State"),
                            ("region", "Region"),
                            ("area", "Area"),
                            ("network", "Network"),
                            ("school", "School"),
                            ("group", "Group"),
                            ("forum", "Network Chair Forum"),
                        ],
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("slug", models.SlugField(db_index=False, max_length=140)),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, help_text="The first day it no longer exists.", null=True)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.place",
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
                        to="networks.place",
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
                        to="networks.place",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
                            hash="7b0a69f55fc70a2fcf658131ecf48f19d27ca1e7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c2f8e",
                            table="networks_placeevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NetworkPlacement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="networks.area"
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="networks.network"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="networks_networkplacement_ends_after_start",
                        violation_error_message="The last day is before the first.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(common.dates.OneKey("network"), "&&"), (common.dates.DaysRange(), "&&")],
                        name="network_in_one_area_at_a_time",
                        violation_error_message="The network is in an area on these days already.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_networkplacementevent" ("area_id", "ends_on", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."area_id", NEW."ends_on", NEW."id", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on"); RETURN NULL;',
                            hash="7a8cc1be7ea96bb3ba5838c0b05b164444d92c19",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5e670",
                            table="networks_networkplacement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "networks_networkplacementevent" ("area_id", "ends_on", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."area_id", NEW."ends_on", NEW."id", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on"); RETURN NULL;',
                            hash="95da12118344f70b45be5e1d992a68a64269b3c1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_24b02",
                            table="networks_networkplacement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_networkplacementevent" ("area_id", "ends_on", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (OLD."area_id", OLD."ends_on", OLD."id", OLD."network_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on"); RETURN NULL;',
                            hash="c3ef66b1a45d1991214f6534f2dc1f81c39f4214",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1fa4e",
                            table="networks_networkplacement",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolMembership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="networks.network"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="networks.school"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["network", "starts_on"], name="membership_of_network")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="networks_schoolmembership_ends_after_start",
                        violation_error_message="The last day is before the first.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(common.dates.OneKey("school"), "&&"), (common.dates.DaysRange(), "&&")],
                        name="school_in_one_network_at_a_time",
                        violation_error_message="The school is in a network on these days already.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_schoolmembershipevent" ("ends_on", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_on") VALUES (NEW."ends_on", NEW."id", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_id", NEW."starts_on"); RETURN NULL;',
                            hash="33715fff202c1b985ea56e2f91a8df51a5edb4f8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_41b59",
                            table="networks_schoolmembership",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "networks_schoolmembershipevent" ("ends_on", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_on") VALUES (NEW."ends_on", NEW."id", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id", NEW."starts_on"); RETURN NULL;',
                            hash="058e0a7331f4f966dd22135183ea93ccb471798a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_38428",
                            table="networks_schoolmembership",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_schoolmembershipevent" ("ends_on", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_on") VALUES (OLD."ends_on", OLD."id", OLD."network_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."school_id", OLD."starts_on"); RETURN NULL;',
                            hash="d3409fb85051a6e167037b1c634d7e99b7464b6c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_21a93",
                            table="networks_schoolmembership",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NetworkPlacementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
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
                        to="networks.networkplacement",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.area",
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
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="364a9c3105c3333122fbedeb64f41258049ffeaa",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_611f5",
                            table="networks_networkplacementevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                (
                    "place_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_group",
                        serialize=False,
                        to="networks.place",
                    ),
                ),
                ("purpose", models.TextField(blank=True)),
                ("owners", models.ManyToManyField(related_name="groups", to="networks.network")),
            ],
            bases=("networks.place",),
        ),
        migrations.CreateModel(
            name="SchoolMembershipEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
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
                        to="networks.schoolmembership",
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
                            hash="2794eb5e0b85cc1ef5dc18c8653d566606a555e1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_df5bf",
                            table="networks_schoolmembershipevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
    ]
