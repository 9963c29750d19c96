import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
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
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.place",
                    ),
                ),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, help_text="The first day it no longer exists.", null=True)),
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
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("closed_on", None), ("kind", "forum")),
                        expressions=[(common.dates.OneKey("region"), "&&")],
                        name="one_forum_per_region",
                        violation_error_message="The region has its Network Chair Forum already.",
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
                ("purpose", models.TextField(blank=True, verbose_name="why")),
                ("focus", models.CharField(blank=True, db_default="", max_length=300, verbose_name="what it works on")),
                ("who_for", models.CharField(blank=True, db_default="", max_length=300, verbose_name="who it is for")),
                ("by_when", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("active", "Active"),
                            ("concluded", "Concluded"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        db_default="active",
                        default="proposed",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.CharField(blank=True, db_default="", max_length=300, verbose_name="why it did not go on"),
                ),
                ("concluded_on", models.DateField(blank=True, null=True)),
                ("report_did", models.TextField(blank=True, db_default="", verbose_name="what we did")),
                ("report_changed", models.TextField(blank=True, db_default="", verbose_name="what changed")),
                ("report_take", models.TextField(blank=True, db_default="", verbose_name="what others can take")),
                (
                    "spread",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("as_is", "Ready for others to take up"),
                            ("adapt", "Worth taking up, with changes"),
                            ("no", "Not for others yet"),
                        ],
                        db_default="",
                        max_length=8,
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "concluded"), _negated=True),
                            models.Q(
                                ("concluded_on__isnull", False),
                                models.Q(("report_did", ""), _negated=True),
                                models.Q(("report_changed", ""), _negated=True),
                                models.Q(("report_take", ""), _negated=True),
                                models.Q(("spread", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="group_concluded_says_when_and_reports",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("concluded_on", None), ("state", "concluded"), _connector="OR"),
                        name="group_concluded_on_only_when_concluded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["declined", "withdrawn"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="group_that_never_began_says_why",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_groupevent" ("by_when", "concluded_on", "focus", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_ptr_id", "purpose", "reason", "report_changed", "report_did", "report_take", "spread", "state", "version", "who_for") VALUES (NEW."by_when", NEW."concluded_on", NEW."focus", _pgh_attach_context(), NOW(), \'insert\', NEW."place_ptr_id", NEW."place_ptr_id", NEW."purpose", NEW."reason", NEW."report_changed", NEW."report_did", NEW."report_take", NEW."spread", NEW."state", NEW."version", NEW."who_for"); RETURN NULL;',
                            hash="41a6d0d22643373737382de912667e6a4a29afeb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d8326",
                            table="networks_group",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."by_when" IS DISTINCT FROM (NEW."by_when") OR OLD."concluded_on" IS DISTINCT FROM (NEW."concluded_on") OR OLD."focus" IS DISTINCT FROM (NEW."focus") OR OLD."place_ptr_id" IS DISTINCT FROM (NEW."place_ptr_id") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."report_changed" IS DISTINCT FROM (NEW."report_changed") OR OLD."report_did" IS DISTINCT FROM (NEW."report_did") OR OLD."report_take" IS DISTINCT FROM (NEW."report_take") OR OLD."spread" IS DISTINCT FROM (NEW."spread") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."who_for" IS DISTINCT FROM (NEW."who_for"))',
                            func='INSERT INTO "networks_groupevent" ("by_when", "concluded_on", "focus", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_ptr_id", "purpose", "reason", "report_changed", "report_did", "report_take", "spread", "state", "version", "who_for") VALUES (NEW."by_when", NEW."concluded_on", NEW."focus", _pgh_attach_context(), NOW(), \'update\', NEW."place_ptr_id", NEW."place_ptr_id", NEW."purpose", NEW."reason", NEW."report_changed", NEW."report_did", NEW."report_take", NEW."spread", NEW."state", NEW."version", NEW."who_for"); RETURN NULL;',
                            hash="fdb01d03bff934c9211ea6931a82da239c8c1bd0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e0b58",
                            table="networks_group",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_groupevent" ("by_when", "concluded_on", "focus", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_ptr_id", "purpose", "reason", "report_changed", "report_did", "report_take", "spread", "state", "version", "who_for") VALUES (OLD."by_when", OLD."concluded_on", OLD."focus", _pgh_attach_context(), NOW(), \'delete\', OLD."place_ptr_id", OLD."place_ptr_id", OLD."purpose", OLD."reason", OLD."report_changed", OLD."report_did", OLD."report_take", OLD."spread", OLD."state", OLD."version", OLD."who_for"); RETURN NULL;',
                            hash="a21d1bc90bc583de64a64a69be619a7b950c7fd1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_10aac",
                            table="networks_group",
                            when="AFTER",
                        ),
                    ),
                ],
            },
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
                ("vision_version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "meetings_per_term",
                    models.PositiveSmallIntegerField(
                        default=2,
                        help_text="How often the network means to meet each term. Policy has changed; so it is data.",
                    ),
                ),
            ],
            options={
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_networkevent" ("meetings_per_term", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_ptr_id", "vision", "vision_version") VALUES (NEW."meetings_per_term", _pgh_attach_context(), NOW(), \'insert\', NEW."place_ptr_id", NEW."place_ptr_id", NEW."vision", NEW."vision_version"); RETURN NULL;',
                            hash="8f8490e1bbe751a763e91459808458c3c2b43b6f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_18ce1",
                            table="networks_network",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."meetings_per_term" IS DISTINCT FROM (NEW."meetings_per_term") OR OLD."place_ptr_id" IS DISTINCT FROM (NEW."place_ptr_id") OR OLD."vision" IS DISTINCT FROM (NEW."vision") OR OLD."vision_version" IS DISTINCT FROM (NEW."vision_version"))',
                            func='INSERT INTO "networks_networkevent" ("meetings_per_term", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_ptr_id", "vision", "vision_version") VALUES (NEW."meetings_per_term", _pgh_attach_context(), NOW(), \'update\', NEW."place_ptr_id", NEW."place_ptr_id", NEW."vision", NEW."vision_version"); RETURN NULL;',
                            hash="b328ebf75acee8ccdb185a0c7d8566dbf992d41b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d086d",
                            table="networks_network",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_networkevent" ("meetings_per_term", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_ptr_id", "vision", "vision_version") VALUES (OLD."meetings_per_term", _pgh_attach_context(), NOW(), \'delete\', OLD."place_ptr_id", OLD."place_ptr_id", OLD."vision", OLD."vision_version"); RETURN NULL;',
                            hash="a2ffed31f297cecf7123de5e53190ca7fb3d2384",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a2393",
                            table="networks_network",
                            when="AFTER",
                        ),
                    ),
                ],
            },
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_schoolevent" ("address", "entity_type", "latitude", "lga_id", "lga_name", "lga_type", "longitude", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place_ptr_id", "postcode", "school_no", "school_type", "sector", "town") VALUES (NEW."address", NEW."entity_type", NEW."latitude", NEW."lga_id", NEW."lga_name", NEW."lga_type", NEW."longitude", _pgh_attach_context(), NOW(), \'insert\', NEW."place_ptr_id", NEW."phone", NEW."place_ptr_id", NEW."postcode", NEW."school_no", NEW."school_type", NEW."sector", NEW."town"); RETURN NULL;',
                            hash="efd4770e4b3964b0f0bf1cf3a15b5cb389e4446c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a4455",
                            table="networks_school",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."entity_type" IS DISTINCT FROM (NEW."entity_type") OR OLD."latitude" IS DISTINCT FROM (NEW."latitude") OR OLD."lga_id" IS DISTINCT FROM (NEW."lga_id") OR OLD."lga_name" IS DISTINCT FROM (NEW."lga_name") OR OLD."lga_type" IS DISTINCT FROM (NEW."lga_type") OR OLD."longitude" IS DISTINCT FROM (NEW."longitude") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."place_ptr_id" IS DISTINCT FROM (NEW."place_ptr_id") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode") OR OLD."school_no" IS DISTINCT FROM (NEW."school_no") OR OLD."school_type" IS DISTINCT FROM (NEW."school_type") OR OLD."sector" IS DISTINCT FROM (NEW."sector") OR OLD."town" IS DISTINCT FROM (NEW."town"))',
                            func='INSERT INTO "networks_schoolevent" ("address", "entity_type", "latitude", "lga_id", "lga_name", "lga_type", "longitude", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place_ptr_id", "postcode", "school_no", "school_type", "sector", "town") VALUES (NEW."address", NEW."entity_type", NEW."latitude", NEW."lga_id", NEW."lga_name", NEW."lga_type", NEW."longitude", _pgh_attach_context(), NOW(), \'update\', NEW."place_ptr_id", NEW."phone", NEW."place_ptr_id", NEW."postcode", NEW."school_no", NEW."school_type", NEW."sector", NEW."town"); RETURN NULL;',
                            hash="050dce8ff9bc23f11c72c3289b93057ff570b818",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_08106",
                            table="networks_school",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_schoolevent" ("address", "entity_type", "latitude", "lga_id", "lga_name", "lga_type", "longitude", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place_ptr_id", "postcode", "school_no", "school_type", "sector", "town") VALUES (OLD."address", OLD."entity_type", OLD."latitude", OLD."lga_id", OLD."lga_name", OLD."lga_type", OLD."longitude", _pgh_attach_context(), NOW(), \'delete\', OLD."place_ptr_id", OLD."phone", OLD."place_ptr_id", OLD."postcode", OLD."school_no", OLD."school_type", OLD."sector", OLD."town"); RETURN NULL;',
                            hash="829f00f82db4d7804a58f2351f5561b0fc57eef8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7c807",
                            table="networks_school",
                            when="AFTER",
                        ),
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
                ("opened_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, help_text="The first day it no longer exists.", null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="networks_pl_pgh_cre_70e74c_idx")],
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
            name="PlaceName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="names", to="networks.place"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="networks_placename_ends_after_start",
                        violation_error_message="The last day is before the first.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(common.dates.OneKey("place"), "&&"), (common.dates.DaysRange(), "&&")],
                        name="place_has_one_name_at_a_time",
                        violation_error_message="The place has a name on these days already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="place_name_says_something"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_placenameevent" ("ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "starts_on") VALUES (NEW."ends_on", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."starts_on"); RETURN NULL;',
                            hash="03f12eaa5aba179773484be8d6faff35058be98d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d36b2",
                            table="networks_placename",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "networks_placenameevent" ("ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "starts_on") VALUES (NEW."ends_on", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."starts_on"); RETURN NULL;',
                            hash="eeb702b9102bec2e2a0ed65a55026d21d7927653",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ec498",
                            table="networks_placename",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_placenameevent" ("ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "starts_on") VALUES (OLD."ends_on", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."starts_on"); RETURN NULL;',
                            hash="2cc1fbc5e155bdaf07800b03f1ef2ae32a036e47",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ec1aa",
                            table="networks_placename",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupMembership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="networks.group"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_memberships",
                        to="networks.school",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["school", "starts_on"], name="group_membership_of_school"),
                    models.Index(fields=["group", "starts_on"], name="group_membership_of_group"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="networks_groupmembership_ends_after_start",
                        violation_error_message="The last day is before the first.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (common.dates.OneKey("group"), "&&"),
                            (common.dates.OneKey("school"), "&&"),
                            (common.dates.DaysRange(), "&&"),
                        ],
                        name="school_in_a_group_once_at_a_time",
                        violation_error_message="The school is in the group on these days already.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_groupmembershipevent" ("ends_on", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_on") VALUES (NEW."ends_on", NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_id", NEW."starts_on"); RETURN NULL;',
                            hash="be358808bdc98348acc6c1ace4f7490b51360549",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_84714",
                            table="networks_groupmembership",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "networks_groupmembershipevent" ("ends_on", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_on") VALUES (NEW."ends_on", NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id", NEW."starts_on"); RETURN NULL;',
                            hash="12feeffa4e00f370f415ab2f8855c44c0459cc66",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_29f71",
                            table="networks_groupmembership",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_groupmembershipevent" ("ends_on", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "starts_on") VALUES (OLD."ends_on", OLD."group_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."school_id", OLD."starts_on"); RETURN NULL;',
                            hash="9060badbb5eca746a99c701b3e00a283a3239b20",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_eb7fb",
                            table="networks_groupmembership",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupOwner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "starts_on",
                    models.DateField(
                        db_default=django.db.models.functions.datetime.TruncDate(
                            django.db.models.functions.datetime.Now()
                        ),
                        verbose_name="from",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="owners", to="networks.group"
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="group_ownerships",
                        to="networks.network",
                    ),
                ),
            ],
            options={
                "db_table": "networks_group_owners",
                "abstract": False,
                "indexes": [models.Index(fields=["network", "starts_on"], name="group_of_network")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="networks_groupowner_ends_after_start",
                        violation_error_message="The last day is before the first.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (common.dates.OneKey("group"), "&&"),
                            (common.dates.OneKey("network"), "&&"),
                            (common.dates.DaysRange(), "&&"),
                        ],
                        name="group_owned_once_at_a_time",
                        violation_error_message="The group belongs to this network already.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_groupownerevent" ("ends_on", "group_id", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."ends_on", NEW."group_id", NEW."id", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on"); RETURN NULL;',
                            hash="ee7068b7ba1f9a69f22b8dabef6003cff040d945",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_852a5",
                            table="networks_group_owners",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "networks_groupownerevent" ("ends_on", "group_id", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."ends_on", NEW."group_id", NEW."id", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on"); RETURN NULL;',
                            hash="cf2c98fa31cba706c8fa05f7a7bf97adc7e638eb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_26e18",
                            table="networks_group_owners",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_groupownerevent" ("ends_on", "group_id", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (OLD."ends_on", OLD."group_id", OLD."id", OLD."network_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on"); RETURN NULL;',
                            hash="8336a64eb8bca400eb4e8d57d8b5d6889ff981cb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1dc2b",
                            table="networks_group_owners",
                            when="AFTER",
                        ),
                    ),
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
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="networks.network"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="networks.area"
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
            name="Replacement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "old",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replaced_by", to="networks.network"
                    ),
                ),
                (
                    "new",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replaces", to="networks.network"
                    ),
                ),
                ("on", models.DateField(help_text="The first day of the new.")),
                (
                    "how",
                    models.CharField(
                        choices=[("merged", "Merged"), ("split", "Split"), ("closed", "Closed")], max_length=6
                    ),
                ),
                (
                    "takes_over",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="What a role of the old network had still to do goes to this one.",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("old", "new"), name="network_replaced_by_another_once"),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("takes_over", True)),
                        expressions=[(common.dates.OneKey("old"), "&&")],
                        name="one_network_takes_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("old", models.F("new")), _negated=True),
                        name="network_never_replaces_itself",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_replacementevent" ("how", "id", "new_id", "old_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "takes_over") VALUES (NEW."how", NEW."id", NEW."new_id", NEW."old_id", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."takes_over"); RETURN NULL;',
                            hash="5fa1b27ec327746eb8797340c6bb3b6051cab753",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7a8f7",
                            table="networks_replacement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "networks_replacementevent" ("how", "id", "new_id", "old_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "takes_over") VALUES (NEW."how", NEW."id", NEW."new_id", NEW."old_id", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."takes_over"); RETURN NULL;',
                            hash="faaa66ca03b22885e840c6ffa3cd81e550715167",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_def58",
                            table="networks_replacement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "networks_replacementevent" ("how", "id", "new_id", "old_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "takes_over") VALUES (OLD."how", OLD."id", OLD."new_id", OLD."old_id", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."takes_over"); RETURN NULL;',
                            hash="139179d632dea9cd29beb89aa4b29e0933ca4063",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_57e2e",
                            table="networks_replacement",
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
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="networks.school"
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="networks.network"
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
            name="NetworkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="own_events",
                        to="networks.network",
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
                    "place_ptr",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        parent_link=True,
                        related_name="+",
                        related_query_name="+",
                        serialize=False,
                        to="networks.place",
                    ),
                ),
                ("vision", models.TextField(blank=True)),
                ("vision_version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "meetings_per_term",
                    models.PositiveSmallIntegerField(
                        default=2,
                        help_text="How often the network means to meet each term. Policy has changed; so it is data.",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="networks_ne_pgh_cre_95cda5_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bdf0c5d19c6294fb61b6b66df914a1cee887cb0b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d5289",
                            table="networks_networkevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlaceNameEvent",
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
                        to="networks.placename",
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
                ("name", models.CharField(max_length=120)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="networks_pl_pgh_cre_7f0914_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ee08af191d283cacd202ce3389c787af961421ce",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_91bd5",
                            table="networks_placenameevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="own_events",
                        to="networks.school",
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
                    "place_ptr",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        parent_link=True,
                        related_name="+",
                        related_query_name="+",
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
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="networks_sc_pgh_cre_360f75_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6abfa9ee05eb2a85bc1a4a19342028ff5a2f13ff",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_96f47",
                            table="networks_schoolevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="own_events",
                        to="networks.group",
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
                    "place_ptr",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        parent_link=True,
                        related_name="+",
                        related_query_name="+",
                        serialize=False,
                        to="networks.place",
                    ),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="why")),
                ("focus", models.CharField(blank=True, db_default="", max_length=300, verbose_name="what it works on")),
                ("who_for", models.CharField(blank=True, db_default="", max_length=300, verbose_name="who it is for")),
                ("by_when", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("active", "Active"),
                            ("concluded", "Concluded"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        db_default="active",
                        default="proposed",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.CharField(blank=True, db_default="", max_length=300, verbose_name="why it did not go on"),
                ),
                ("concluded_on", models.DateField(blank=True, null=True)),
                ("report_did", models.TextField(blank=True, db_default="", verbose_name="what we did")),
                ("report_changed", models.TextField(blank=True, db_default="", verbose_name="what changed")),
                ("report_take", models.TextField(blank=True, db_default="", verbose_name="what others can take")),
                (
                    "spread",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("as_is", "Ready for others to take up"),
                            ("adapt", "Worth taking up, with changes"),
                            ("no", "Not for others yet"),
                        ],
                        db_default="",
                        max_length=8,
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="networks_gr_pgh_cre_ed4886_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9c6cfbab358ea7e9812891f5f9e4c167bb3e1073",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_99f44",
                            table="networks_groupevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReplacementEvent",
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
                        to="networks.replacement",
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
                    "old",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.network",
                    ),
                ),
                (
                    "new",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.network",
                    ),
                ),
                ("on", models.DateField(help_text="The first day of the new.")),
                (
                    "how",
                    models.CharField(
                        choices=[("merged", "Merged"), ("split", "Split"), ("closed", "Closed")], max_length=6
                    ),
                ),
                (
                    "takes_over",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="What a role of the old network had still to do goes to this one.",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="networks_re_pgh_cre_25fb65_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="139d073925a1c02edd0e637b99038f5637c7578a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_17d91",
                            table="networks_replacementevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolMembershipEvent",
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
                        to="networks.schoolmembership",
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
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="networks_sc_pgh_cre_35b714_idx")],
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
        migrations.CreateModel(
            name="NetworkPlacementEvent",
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
                        to="networks.networkplacement",
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
                    "area",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="networks.area",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="networks_ne_pgh_cre_e2bdb3_idx")],
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
            name="GroupOwnerEvent",
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
                        to="networks.groupowner",
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
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "starts_on",
                    models.DateField(
                        db_default=django.db.models.functions.datetime.TruncDate(
                            django.db.models.functions.datetime.Now()
                        ),
                        verbose_name="from",
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
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="networks_gr_pgh_cre_5c4595_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="594884da9e709fb7442df1a7abb24c984ce4b5ee",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ff9b5",
                            table="networks_groupownerevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupMembershipEvent",
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
                        to="networks.groupmembership",
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
                "indexes": [models.Index(fields=["pgh_created_at", "pgh_id"], name="networks_gr_pgh_cre_719086_idx")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ac458f721adaa516b9c2230dd4c61957cb9cf807",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_13333",
                            table="networks_groupmembershipevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
    ]
