import datetime

import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import municipalities.fields
import municipalities.migration_operations
import municipalities.text


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        municipalities.migration_operations.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="ChainLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("chain", models.CharField(max_length=40)),
                        ("number", models.PositiveBigIntegerField()),
                        ("kind", models.CharField(max_length=60)),
                        ("record_id", models.PositiveBigIntegerField()),
                        ("row_id", models.PositiveBigIntegerField()),
                        ("form", models.PositiveSmallIntegerField()),
                        ("texts", models.JSONField(default=dict)),
                        ("salts", models.JSONField(default=dict)),
                        ("sealed_at", models.DateTimeField()),
                        ("digest", models.CharField(max_length=128)),
                        ("hash", models.CharField(max_length=128)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("chain", "number"),
                                name="chain_link_once",
                                violation_error_message="Deze plaats in de keten is bezet.",
                            ),
                            models.UniqueConstraint(
                                fields=("kind", "record_id", "row_id"),
                                name="chain_link_of_one_row",
                                violation_error_message="Dit staat al in een keten.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Redaction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("kind", models.CharField(max_length=60)),
                        ("row_id", models.PositiveBigIntegerField()),
                        ("field", models.CharField(max_length=60)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reason", models.TextField()),
                    ],
                    options={
                        "verbose_name": "weglating",
                        "verbose_name_plural": "weglatingen",
                        "indexes": [
                            models.Index(fields=["kind", "row_id", "field"], name="redaction_of")
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="JournalCounter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("head", models.CharField(blank=True, default="", max_length=128)),
                        ("length", models.PositiveBigIntegerField(default=0)),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="AccountAct",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("is_active", models.BooleanField()),
                        ("is_staff", models.BooleanField()),
                        ("is_superuser", models.BooleanField()),
                    ],
                    options={
                        "verbose_name": "wijziging van een account",
                        "verbose_name_plural": "wijzigingen van accounts",
                        "ordering": ["account", "id"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="SearchEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        ("record_id", models.PositiveBigIntegerField()),
                        ("words", models.TextField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "record_id"),
                                name="search_entry_once",
                                violation_error_message="Dit stuk staat al in de zoekindex.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RegisterCounter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("head", models.CharField(blank=True, default="", max_length=128)),
                        ("length", models.PositiveBigIntegerField(default=0)),
                        ("number", models.PositiveBigIntegerField(default=0)),
                        ("written_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalParty",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("slug", models.SlugField(max_length=40, verbose_name="adres")),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=40, verbose_name="naam"
                            ),
                        ),
                        (
                            "full_name",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=120, verbose_name="volledige naam"
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical partij",
                        "verbose_name_plural": "historical partijen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="h_mun_party_at"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_party_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_party_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Party",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "slug",
                            models.SlugField(max_length=40, unique=True, verbose_name="adres"),
                        ),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=40, verbose_name="naam"
                            ),
                        ),
                        (
                            "full_name",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=120, verbose_name="volledige naam"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "partij",
                        "verbose_name_plural": "partijen",
                        "ordering": ["name", "id"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMunicipality",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "code",
                            municipalities.fields.CleanCharField(
                                db_index=True,
                                max_length=6,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^gm\\d{4}\\Z",
                                        "Een code is gm en vier cijfers, zoals gm0546.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=80, verbose_name="naam"
                            ),
                        ),
                        (
                            "slug",
                            models.SlugField(editable=False, max_length=90, verbose_name="adres"),
                        ),
                        (
                            "province",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=40, verbose_name="provincie"
                            ),
                        ),
                        (
                            "started_on",
                            models.DateField(blank=True, null=True, verbose_name="bestaat sinds"),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="laatste dag"),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical gemeente",
                        "verbose_name_plural": "historical gemeenten",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_municipality_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_municipality_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_municipality_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Municipality",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "code",
                            municipalities.fields.CleanCharField(
                                max_length=6,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^gm\\d{4}\\Z",
                                        "Een code is gm en vier cijfers, zoals gm0546.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=80, verbose_name="naam"
                            ),
                        ),
                        (
                            "slug",
                            models.SlugField(
                                editable=False, max_length=90, unique=True, verbose_name="adres"
                            ),
                        ),
                        (
                            "province",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=40, verbose_name="provincie"
                            ),
                        ),
                        (
                            "started_on",
                            models.DateField(blank=True, null=True, verbose_name="bestaat sinds"),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="laatste dag"),
                        ),
                    ],
                    options={
                        "verbose_name": "gemeente",
                        "verbose_name_plural": "gemeenten",
                        "ordering": ["name", "code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("started_on__isnull", True),
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="municipality_ends_after_start",
                                violation_error_message="De laatste dag ligt voor de eerste.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("code", django.db.models.functions.text.Lower("code"))
                                ),
                                name="municipality_code_is_lower",
                                violation_error_message="Schrijf de code met kleine letters, zoals gm0546.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSuccession",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="opvolger",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical opvolging",
                        "verbose_name_plural": "historical opvolgingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_succession_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_succession_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_succession_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Succession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successions",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessions",
                                to="municipalities.municipality",
                                verbose_name="opvolger",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "opvolging",
                        "verbose_name_plural": "opvolgingen",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "successor"),
                                name="succession_once",
                                violation_error_message="Deze opvolging staat er al.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("municipality", models.F("successor")), _negated=True
                                ),
                                name="succession_of_another",
                                violation_error_message="Een gemeente volgt zichzelf niet op.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPopulation",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "dated_on",
                            municipalities.fields.EdtfField(
                                help_text="Zoals 2017-05-09, 2017-05 of 2017-04/2017-05.",
                                verbose_name="datum",
                            ),
                        ),
                        ("first_on", models.DateField(editable=False, verbose_name="vroegste dag")),
                        ("last_on", models.DateField(editable=False, verbose_name="laatste dag")),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        ("inhabitants", models.PositiveIntegerField(verbose_name="inwoners")),
                        (
                            "is_approximate",
                            models.BooleanField(default=False, verbose_name="bij benadering"),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical inwonertal",
                        "verbose_name_plural": "historical inwonertallen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_population_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_population_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_population_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Population",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "dated_on",
                            municipalities.fields.EdtfField(
                                help_text="Zoals 2017-05-09, 2017-05 of 2017-04/2017-05.",
                                verbose_name="datum",
                            ),
                        ),
                        ("first_on", models.DateField(editable=False, verbose_name="vroegste dag")),
                        ("last_on", models.DateField(editable=False, verbose_name="laatste dag")),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="populations",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        ("inhabitants", models.PositiveIntegerField(verbose_name="inwoners")),
                        (
                            "is_approximate",
                            models.BooleanField(default=False, verbose_name="bij benadering"),
                        ),
                    ],
                    options={
                        "verbose_name": "inwonertal",
                        "verbose_name_plural": "inwonertallen",
                        "ordering": ["municipality", "first_on", "id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="population_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "dated_on", "source"),
                                name="population_once_a_source",
                                violation_error_message="Dit inwonertal staat er al uit deze bron.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("inhabitants__lte", 2000000)),
                                name="population_is_dutch",
                                violation_error_message="Geen Nederlandse gemeente heeft zoveel inwoners.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRecess",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=80, verbose_name="naam"
                            ),
                        ),
                        ("first_on", models.DateField(verbose_name="eerste dag")),
                        ("last_on", models.DateField(verbose_name="laatste dag")),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical reces",
                        "verbose_name_plural": "historical recessen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_recess_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_recess_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_recess_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Recess",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recesses",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=80, verbose_name="naam"
                            ),
                        ),
                        ("first_on", models.DateField(verbose_name="eerste dag")),
                        ("last_on", models.DateField(verbose_name="laatste dag")),
                    ],
                    options={
                        "verbose_name": "reces",
                        "verbose_name_plural": "recessen",
                        "ordering": ["municipality", "first_on", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("last_on__gte", models.F("first_on"))),
                                name="recess_ends_after_start",
                                violation_error_message="De laatste dag ligt niet vóór de eerste.",
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "first_on"),
                                name="recess_once",
                                violation_error_message="Op deze dag begint al een reces.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRegion",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("slug", models.SlugField(max_length=80, verbose_name="adres")),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=120, verbose_name="naam"
                            ),
                        ),
                        (
                            "data_licence",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("cc0", "CC0 1.0"),
                                    ("cc-by", "CC BY 4.0"),
                                    ("cc-by-sa", "CC BY-SA 4.0"),
                                ],
                                max_length=10,
                                verbose_name="licentie van de gegevens",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical regio",
                        "verbose_name_plural": "historical regio's",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_region_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_region_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_region_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Region",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "slug",
                            models.SlugField(max_length=80, unique=True, verbose_name="adres"),
                        ),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=120, verbose_name="naam"
                            ),
                        ),
                        (
                            "data_licence",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("cc0", "CC0 1.0"),
                                    ("cc-by", "CC BY 4.0"),
                                    ("cc-by-sa", "CC BY-SA 4.0"),
                                ],
                                max_length=10,
                                verbose_name="licentie van de gegevens",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "regio",
                        "verbose_name_plural": "regio's",
                        "ordering": ["name", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("data_licence__in", ["", "cc0", "cc-by", "cc-by-sa"])
                                ),
                                name="region_licence_known",
                                violation_error_message="Kies een van de licenties.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRegionMembership",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "dated_on",
                            municipalities.fields.EdtfField(
                                help_text="Zoals 2017-05-09, 2017-05 of 2017-04/2017-05.",
                                verbose_name="datum",
                            ),
                        ),
                        ("first_on", models.DateField(editable=False, verbose_name="vroegste dag")),
                        ("last_on", models.DateField(editable=False, verbose_name="laatste dag")),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "takes_part",
                            models.BooleanField(default=True, verbose_name="neemt deel"),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.source",
                                verbose_name="bron",
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
                                to="municipalities.region",
                                verbose_name="regio",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical deelname aan de regio",
                        "verbose_name_plural": "historical deelnames aan de regio",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_regionmembership_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_regionmembership_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_regionmembership_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RegionMembership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "dated_on",
                            municipalities.fields.EdtfField(
                                help_text="Zoals 2017-05-09, 2017-05 of 2017-04/2017-05.",
                                verbose_name="datum",
                            ),
                        ),
                        ("first_on", models.DateField(editable=False, verbose_name="vroegste dag")),
                        ("last_on", models.DateField(editable=False, verbose_name="laatste dag")),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="municipalities.region",
                                verbose_name="regio",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "takes_part",
                            models.BooleanField(default=True, verbose_name="neemt deel"),
                        ),
                    ],
                    options={
                        "verbose_name": "deelname aan de regio",
                        "verbose_name_plural": "deelnames aan de regio",
                        "ordering": ["region", "municipality", "first_on", "id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="regionmembership_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.UniqueConstraint(
                                fields=("region", "municipality", "first_on"),
                                name="membership_once_a_day",
                                violation_error_message="Over deze dag staat de deelname er al.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRegionTile",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("row", models.PositiveSmallIntegerField(verbose_name="rij")),
                        ("column", models.PositiveSmallIntegerField(verbose_name="kolom")),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.region",
                                verbose_name="regio",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical plaats in de regio",
                        "verbose_name_plural": "historical plaatsen in de regio",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_regiontile_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_regiontile_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_regiontile_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RegionTile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tiles",
                                to="municipalities.region",
                                verbose_name="regio",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tiles",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        ("row", models.PositiveSmallIntegerField(verbose_name="rij")),
                        ("column", models.PositiveSmallIntegerField(verbose_name="kolom")),
                    ],
                    options={
                        "verbose_name": "plaats in de regio",
                        "verbose_name_plural": "plaatsen in de regio",
                        "ordering": ["region", "row", "column", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("region", "municipality"),
                                name="tile_once_a_municipality",
                                violation_error_message="Deze gemeente heeft al een plaats in deze regio.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("column__gte", 1),
                                    ("column__lte", 8),
                                    ("row__gte", 1),
                                    ("row__lte", 8),
                                ),
                                name="tile_within_grid",
                                violation_error_message="Een rij of kolom is een getal van 1 tot en met 8.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRegionBorders",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("year", models.PositiveSmallIntegerField(verbose_name="jaar")),
                        (
                            "licence",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="licentie en bron"
                            ),
                        ),
                        ("width", models.PositiveSmallIntegerField(verbose_name="breedte")),
                        ("height", models.PositiveSmallIntegerField(verbose_name="hoogte")),
                        ("shapes", models.JSONField(verbose_name="vormen")),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.region",
                                verbose_name="regio",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical grenzen van een regio",
                        "verbose_name_plural": "historical grenzen van regio's",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_regionborders_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_regionborders_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_regionborders_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RegionBorders",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "region",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="borders",
                                to="municipalities.region",
                                verbose_name="regio",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="jaar")),
                        (
                            "licence",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="licentie en bron"
                            ),
                        ),
                        ("width", models.PositiveSmallIntegerField(verbose_name="breedte")),
                        ("height", models.PositiveSmallIntegerField(verbose_name="hoogte")),
                        ("shapes", models.JSONField(verbose_name="vormen")),
                    ],
                    options={
                        "verbose_name": "grenzen van een regio",
                        "verbose_name_plural": "grenzen van regio's",
                        "ordering": ["region"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1800), ("year__lte", 2200)),
                                name="borders_of_a_known_year",
                                violation_error_message="Het jaar ligt tussen 1800 en 2200.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalArrangement",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        ("slug", models.SlugField(max_length=80, verbose_name="adres")),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=160, verbose_name="naam"
                            ),
                        ),
                        (
                            "legal_form",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=120, verbose_name="rechtsvorm"
                            ),
                        ),
                        (
                            "description",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="beschrijving"
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical samenwerkingsverband",
                        "verbose_name_plural": "historical samenwerkingsverbanden",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_arrangement_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_arrangement_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_arrangement_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Arrangement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "slug",
                            models.SlugField(max_length=80, unique=True, verbose_name="adres"),
                        ),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=160, verbose_name="naam"
                            ),
                        ),
                        (
                            "legal_form",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=120, verbose_name="rechtsvorm"
                            ),
                        ),
                        (
                            "description",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="beschrijving"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "samenwerkingsverband",
                        "verbose_name_plural": "samenwerkingsverbanden",
                        "ordering": ["name", "id"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalParticipation",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "dated_on",
                            municipalities.fields.EdtfField(
                                help_text="Zoals 2017-05-09, 2017-05 of 2017-04/2017-05.",
                                verbose_name="datum",
                            ),
                        ),
                        ("first_on", models.DateField(editable=False, verbose_name="vroegste dag")),
                        ("last_on", models.DateField(editable=False, verbose_name="laatste dag")),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "takes_part",
                            models.BooleanField(default=True, verbose_name="neemt deel"),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "arrangement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.arrangement",
                                verbose_name="samenwerkingsverband",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical deelname aan een samenwerkingsverband",
                        "verbose_name_plural": "historical deelnames aan samenwerkingsverbanden",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_participation_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_participation_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_participation_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Participation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "dated_on",
                            municipalities.fields.EdtfField(
                                help_text="Zoals 2017-05-09, 2017-05 of 2017-04/2017-05.",
                                verbose_name="datum",
                            ),
                        ),
                        ("first_on", models.DateField(editable=False, verbose_name="vroegste dag")),
                        ("last_on", models.DateField(editable=False, verbose_name="laatste dag")),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "arrangement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participations",
                                to="municipalities.arrangement",
                                verbose_name="samenwerkingsverband",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participations",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "takes_part",
                            models.BooleanField(default=True, verbose_name="neemt deel"),
                        ),
                    ],
                    options={
                        "verbose_name": "deelname aan een samenwerkingsverband",
                        "verbose_name_plural": "deelnames aan samenwerkingsverbanden",
                        "ordering": ["arrangement", "municipality", "first_on", "id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="participation_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.UniqueConstraint(
                                fields=("arrangement", "municipality", "first_on"),
                                name="participation_once_a_day",
                                violation_error_message="Over deze dag staat de deelname er al.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalBody",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "slug",
                            models.SlugField(editable=False, max_length=140, verbose_name="adres"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("gemeenteraad", "gemeenteraad"),
                                    ("college", "college van B en W"),
                                    ("raadscommissie", "raadscommissie"),
                                    ("stuurgroep", "stuurgroep"),
                                    ("klankbordgroep", "klankbordgroep"),
                                    ("bestuursconferentie", "bestuursconferentie"),
                                    ("gedeputeerde_staten", "gedeputeerde staten"),
                                    ("provinciale_staten", "provinciale staten"),
                                    ("regering", "regering"),
                                    ("tweede_kamer", "Tweede Kamer"),
                                    ("eerste_kamer", "Eerste Kamer"),
                                    ("raad_van_state", "Raad van State"),
                                    ("regionaal_bestuur", "regionaal bestuur"),
                                ],
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=160, verbose_name="naam"
                            ),
                        ),
                        (
                            "contact_email",
                            municipalities.fields.CleanCharField(
                                blank=True,
                                max_length=254,
                                validators=[
                                    django.core.validators.EmailValidator(
                                        "Geef een e-mailadres, zoals griffie@voorbeeld.nl."
                                    )
                                ],
                                verbose_name="e-mailadres van de griffie",
                            ),
                        ),
                        (
                            "contact_phone",
                            municipalities.fields.CleanCharField(
                                blank=True,
                                max_length=30,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^\\+?[0-9][0-9 ()-]{6,}$",
                                        "Geef een telefoonnummer, zoals 071 123 45 67.",
                                    )
                                ],
                                verbose_name="telefoonnummer van de griffie",
                            ),
                        ),
                        (
                            "paper_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MaxValueValidator(
                                        180, "Geef een aantal dagen van 0 tot en met 180."
                                    )
                                ],
                                verbose_name="aanlevertermijn in dagen",
                            ),
                        ),
                        (
                            "committee_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MaxValueValidator(
                                        180, "Geef een aantal dagen van 0 tot en met 180."
                                    )
                                ],
                                verbose_name="dagen van commissie tot raad",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
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
                                to="municipalities.region",
                                verbose_name="regio",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical orgaan",
                        "verbose_name_plural": "historical organen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="h_mun_body_at"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_body_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_body_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Body",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "slug",
                            models.SlugField(
                                editable=False, max_length=140, unique=True, verbose_name="adres"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("gemeenteraad", "gemeenteraad"),
                                    ("college", "college van B en W"),
                                    ("raadscommissie", "raadscommissie"),
                                    ("stuurgroep", "stuurgroep"),
                                    ("klankbordgroep", "klankbordgroep"),
                                    ("bestuursconferentie", "bestuursconferentie"),
                                    ("gedeputeerde_staten", "gedeputeerde staten"),
                                    ("provinciale_staten", "provinciale staten"),
                                    ("regering", "regering"),
                                    ("tweede_kamer", "Tweede Kamer"),
                                    ("eerste_kamer", "Eerste Kamer"),
                                    ("raad_van_state", "Raad van State"),
                                    ("regionaal_bestuur", "regionaal bestuur"),
                                ],
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=160, verbose_name="naam"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bodies",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bodies",
                                to="municipalities.region",
                                verbose_name="regio",
                            ),
                        ),
                        (
                            "contact_email",
                            municipalities.fields.CleanCharField(
                                blank=True,
                                max_length=254,
                                validators=[
                                    django.core.validators.EmailValidator(
                                        "Geef een e-mailadres, zoals griffie@voorbeeld.nl."
                                    )
                                ],
                                verbose_name="e-mailadres van de griffie",
                            ),
                        ),
                        (
                            "contact_phone",
                            municipalities.fields.CleanCharField(
                                blank=True,
                                max_length=30,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^\\+?[0-9][0-9 ()-]{6,}$",
                                        "Geef een telefoonnummer, zoals 071 123 45 67.",
                                    )
                                ],
                                verbose_name="telefoonnummer van de griffie",
                            ),
                        ),
                        (
                            "paper_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MaxValueValidator(
                                        180, "Geef een aantal dagen van 0 tot en met 180."
                                    )
                                ],
                                verbose_name="aanlevertermijn in dagen",
                            ),
                        ),
                        (
                            "committee_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MaxValueValidator(
                                        180, "Geef een aantal dagen van 0 tot en met 180."
                                    )
                                ],
                                verbose_name="dagen van commissie tot raad",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "orgaan",
                        "verbose_name_plural": "organen",
                        "ordering": ["slug"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind__in", ["gemeenteraad", "college", "raadscommissie"]),
                                        ("municipality__isnull", False),
                                        ("region__isnull", True),
                                    ),
                                    models.Q(
                                        models.Q(
                                            (
                                                "kind__in",
                                                ["gemeenteraad", "college", "raadscommissie"],
                                            ),
                                            _negated=True,
                                        ),
                                        ("municipality__isnull", True),
                                        ("region__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="body_of_one_home",
                                violation_error_message="Raad, college en commissie horen bij een gemeente, de andere bij een regio.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "gemeenteraad"),
                                    models.Q(("contact_email", ""), ("contact_phone", "")),
                                    _connector="OR",
                                ),
                                name="body_contact_of_council",
                                violation_error_message="Het contact van de griffie hoort bij de gemeenteraad.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "gemeenteraad"),
                                    ("committee_days__isnull", True),
                                    _connector="OR",
                                ),
                                name="body_cycle_of_council",
                                violation_error_message="De cyclus van commissie en raad hoort bij de raad.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("paper_days__isnull", True),
                                        ("paper_days__lte", 180),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("committee_days__isnull", True),
                                        ("committee_days__lte", 180),
                                        _connector="OR",
                                    ),
                                ),
                                name="body_lead_days_are_few",
                                violation_error_message="Geef een aantal dagen van 0 tot en met 180.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind__in", ["gemeenteraad", "college"])),
                                fields=("municipality", "kind"),
                                name="body_once_a_municipality",
                                violation_error_message="Deze gemeente heeft dit orgaan al.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCouncilTerm",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "dated_on",
                            municipalities.fields.EdtfField(
                                help_text="Zoals 2017-05-09, 2017-05 of 2017-04/2017-05.",
                                verbose_name="datum",
                            ),
                        ),
                        ("first_on", models.DateField(editable=False, verbose_name="vroegste dag")),
                        ("last_on", models.DateField(editable=False, verbose_name="laatste dag")),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "election_year",
                            models.PositiveSmallIntegerField(verbose_name="verkiezingsjaar"),
                        ),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="zetels in totaal"
                            ),
                        ),
                        (
                            "groups_complete",
                            models.BooleanField(
                                default=False, verbose_name="alle fracties staan erbij"
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.body",
                                verbose_name="gemeenteraad",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical raadsperiode",
                        "verbose_name_plural": "historical raadsperioden",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_councilterm_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_councilterm_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_councilterm_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="CouncilTerm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "dated_on",
                            municipalities.fields.EdtfField(
                                help_text="Zoals 2017-05-09, 2017-05 of 2017-04/2017-05.",
                                verbose_name="datum",
                            ),
                        ),
                        ("first_on", models.DateField(editable=False, verbose_name="vroegste dag")),
                        ("last_on", models.DateField(editable=False, verbose_name="laatste dag")),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="terms",
                                to="municipalities.body",
                                verbose_name="gemeenteraad",
                            ),
                        ),
                        (
                            "election_year",
                            models.PositiveSmallIntegerField(verbose_name="verkiezingsjaar"),
                        ),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="zetels in totaal"
                            ),
                        ),
                        (
                            "groups_complete",
                            models.BooleanField(
                                default=False, verbose_name="alle fracties staan erbij"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "raadsperiode",
                        "verbose_name_plural": "raadsperioden",
                        "ordering": ["body", "first_on", "id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="councilterm_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.UniqueConstraint(
                                fields=("body", "first_on"),
                                name="term_once_a_day",
                                violation_error_message="Deze raadsperiode staat er al.",
                            ),
                            models.UniqueConstraint(
                                fields=("body", "election_year"),
                                name="term_once_an_election",
                                violation_error_message="Van deze verkiezing staat er al een raadsperiode.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("seats__isnull", True),
                                    models.Q(("seats__gte", 1), ("seats__lte", 45)),
                                    _connector="OR",
                                ),
                                name="term_seats_by_law",
                                violation_error_message="Een raad telt 9 tot 45 zetels (Gemeentewet art. 8).",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCouncilElection",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "election_year",
                            models.PositiveSmallIntegerField(verbose_name="verkiezingsjaar"),
                        ),
                        ("is_held", models.BooleanField(default=True, verbose_name="gehouden")),
                        (
                            "first_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="eerste dag van de raad"
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical afwijkende raadsverkiezing",
                        "verbose_name_plural": "historical afwijkende raadsverkiezingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_councilelection_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_councilelection_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_councilelection_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="CouncilElection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="elections",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "election_year",
                            models.PositiveSmallIntegerField(verbose_name="verkiezingsjaar"),
                        ),
                        ("is_held", models.BooleanField(default=True, verbose_name="gehouden")),
                        (
                            "first_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="eerste dag van de raad"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "afwijkende raadsverkiezing",
                        "verbose_name_plural": "afwijkende raadsverkiezingen",
                        "ordering": ["municipality", "election_year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "election_year"),
                                name="election_once_a_year",
                                violation_error_message="Over dit jaar staat er al een verkiezing.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("first_on__isnull", False), ("is_held", True)),
                                    models.Q(("first_on__isnull", True), ("is_held", False)),
                                    _connector="OR",
                                ),
                                name="election_begins_where_held",
                                violation_error_message="Noem de eerste dag van de raad; laat die leeg als er niet is gestemd.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("election_year__gte", 1800), ("election_year__lte", 2200)
                                ),
                                name="election_year_is_known",
                                violation_error_message="Een verkiezingsjaar ligt tussen 1800 en 2200.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalGroup",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=120, verbose_name="naam"
                            ),
                        ),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="zetels"
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.councilterm",
                                verbose_name="raadsperiode",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.party",
                                verbose_name="partij",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical fractie",
                        "verbose_name_plural": "historical fracties",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="h_mun_group_at"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_group_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_group_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Group",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groups",
                                to="municipalities.councilterm",
                                verbose_name="raadsperiode",
                            ),
                        ),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=120, verbose_name="naam"
                            ),
                        ),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="zetels"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groups",
                                to="municipalities.party",
                                verbose_name="partij",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "fractie",
                        "verbose_name_plural": "fracties",
                        "ordering": ["term", "name", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("term"),
                                django.db.models.functions.text.Lower("name"),
                                name="group_once_a_term",
                                violation_error_message="Deze fractie staat al in deze raadsperiode.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("seats__isnull", True),
                                    models.Q(("seats__gte", 1), ("seats__lte", 45)),
                                    _connector="OR",
                                ),
                                name="group_has_seats",
                                violation_error_message="Een fractie heeft 1 tot 45 zetels.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalGroupRole",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "dated_on",
                            municipalities.fields.EdtfField(
                                help_text="Zoals 2017-05-09, 2017-05 of 2017-04/2017-05.",
                                verbose_name="datum",
                            ),
                        ),
                        ("first_on", models.DateField(editable=False, verbose_name="vroegste dag")),
                        ("last_on", models.DateField(editable=False, verbose_name="laatste dag")),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("coalitie", "coalitie"), ("oppositie", "oppositie")],
                                max_length=10,
                                verbose_name="rol",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.group",
                                verbose_name="fractie",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical rol van een fractie",
                        "verbose_name_plural": "historical rollen van fracties",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_grouprole_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_grouprole_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_grouprole_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="GroupRole",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "dated_on",
                            municipalities.fields.EdtfField(
                                help_text="Zoals 2017-05-09, 2017-05 of 2017-04/2017-05.",
                                verbose_name="datum",
                            ),
                        ),
                        ("first_on", models.DateField(editable=False, verbose_name="vroegste dag")),
                        ("last_on", models.DateField(editable=False, verbose_name="laatste dag")),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roles",
                                to="municipalities.group",
                                verbose_name="fractie",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("coalitie", "coalitie"), ("oppositie", "oppositie")],
                                max_length=10,
                                verbose_name="rol",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "rol van een fractie",
                        "verbose_name_plural": "rollen van fracties",
                        "ordering": ["group", "first_on", "id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="grouprole_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.UniqueConstraint(
                                fields=("group", "first_on"),
                                name="group_role_once_a_day",
                                violation_error_message="Over deze dag staat de rol er al.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalWordTemplate",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("agendapunt", "agendapunt"),
                                    ("bundel", "bundel"),
                                    ("reactienota", "reactienota"),
                                    ("brief", "brief"),
                                ],
                                max_length=20,
                                verbose_name="soort stuk",
                            ),
                        ),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=120, verbose_name="bestand"
                            ),
                        ),
                        ("content", models.BinaryField(max_length=2097152, verbose_name="inhoud")),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical sjabloon",
                        "verbose_name_plural": "historical sjablonen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_wordtemplate_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_wordtemplate_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_wordtemplate_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="WordTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="word_templates",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("agendapunt", "agendapunt"),
                                    ("bundel", "bundel"),
                                    ("reactienota", "reactienota"),
                                    ("brief", "brief"),
                                ],
                                max_length=20,
                                verbose_name="soort stuk",
                            ),
                        ),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=120, verbose_name="bestand"
                            ),
                        ),
                        ("content", models.BinaryField(max_length=2097152, verbose_name="inhoud")),
                    ],
                    options={
                        "verbose_name": "sjabloon",
                        "verbose_name_plural": "sjablonen",
                        "ordering": ["municipality", "kind"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "kind"),
                                name="word_template_once_a_kind",
                                violation_error_message="Er is al een sjabloon voor dit soort stuk.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPasteOrder",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("names", models.CharField(max_length=400, verbose_name="volgorde")),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical volgorde van overnemen",
                        "verbose_name_plural": "historical volgorden van overnemen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_pasteorder_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_pasteorder_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_pasteorder_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PasteOrder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "municipality",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paste_order",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        ("names", models.CharField(max_length=400, verbose_name="volgorde")),
                    ],
                    options={
                        "verbose_name": "volgorde van overnemen",
                        "verbose_name_plural": "volgorden van overnemen",
                        "ordering": ["municipality"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalArchiveTerms",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "creator",
                            municipalities.fields.CleanCharField(
                                max_length=120, verbose_name="archiefvormer"
                            ),
                        ),
                        (
                            "creator_key",
                            municipalities.fields.CleanCharField(
                                blank=True,
                                max_length=120,
                                verbose_name="kenmerk van de archiefvormer",
                            ),
                        ),
                        (
                            "creator_register",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=120, verbose_name="waar dat kenmerk in staat"
                            ),
                        ),
                        (
                            "appraisal",
                            models.CharField(
                                choices=[
                                    ("blijvend", "blijvend bewaren"),
                                    ("tijdelijk", "een aantal jaren bewaren"),
                                ],
                                max_length=10,
                                verbose_name="bewaren",
                            ),
                        ),
                        (
                            "retention_years",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="bewaartermijn in jaren"
                            ),
                        ),
                        (
                            "selection_list",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="selectielijst"
                            ),
                        ),
                        (
                            "category",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="categorie of resultaat"
                            ),
                        ),
                        (
                            "restriction",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=500, verbose_name="beperking van het gebruik"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical archiefgegevens",
                        "verbose_name_plural": "historical archiefgegevens",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_archiveterms_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_archiveterms_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_archiveterms_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ArchiveTerms",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "municipality",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="archive_terms",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "creator",
                            municipalities.fields.CleanCharField(
                                max_length=120, verbose_name="archiefvormer"
                            ),
                        ),
                        (
                            "creator_key",
                            municipalities.fields.CleanCharField(
                                blank=True,
                                max_length=120,
                                verbose_name="kenmerk van de archiefvormer",
                            ),
                        ),
                        (
                            "creator_register",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=120, verbose_name="waar dat kenmerk in staat"
                            ),
                        ),
                        (
                            "appraisal",
                            models.CharField(
                                choices=[
                                    ("blijvend", "blijvend bewaren"),
                                    ("tijdelijk", "een aantal jaren bewaren"),
                                ],
                                max_length=10,
                                verbose_name="bewaren",
                            ),
                        ),
                        (
                            "retention_years",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="bewaartermijn in jaren"
                            ),
                        ),
                        (
                            "selection_list",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="selectielijst"
                            ),
                        ),
                        (
                            "category",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="categorie of resultaat"
                            ),
                        ),
                        (
                            "restriction",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=500, verbose_name="beperking van het gebruik"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "archiefgegevens",
                        "verbose_name_plural": "archiefgegevens",
                        "ordering": ["municipality"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("appraisal", "blijvend"), ("retention_years__isnull", True)
                                    ),
                                    models.Q(
                                        ("appraisal", "tijdelijk"),
                                        ("retention_years__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="archive_years_of_temporary",
                                violation_error_message="Vul een aantal jaren in, of kies blijvend bewaren zonder aantal jaren.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("retention_years__isnull", True),
                                    ("retention_years__range", (1, 200)),
                                    _connector="OR",
                                ),
                                name="archive_years_are_few",
                                violation_error_message="Een bewaartermijn is 1 tot en met 200 jaar.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("creator_key", ""), ("creator_register", "")),
                                    models.Q(
                                        models.Q(("creator_key", ""), _negated=True),
                                        models.Q(("creator_register", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="archive_creator_key_of_register",
                                violation_error_message="Vul het kenmerk van de archiefvormer in en waar dat in staat, of laat beide leeg.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSource",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("key", models.SlugField(max_length=80, verbose_name="kenmerk in Regio")),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=300, verbose_name="titel"
                            ),
                        ),
                        (
                            "publisher",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="uitgever"
                            ),
                        ),
                        (
                            "publisher_kind",
                            models.CharField(
                                choices=[
                                    ("orgaan", "stuk van een orgaan zelf"),
                                    ("overheid", "andere overheid of project"),
                                    ("pers", "pers"),
                                    ("partij", "politieke partij"),
                                    ("overig", "overig"),
                                ],
                                default="overig",
                                max_length=10,
                                verbose_name="soort uitgever",
                            ),
                        ),
                        (
                            "dated_on",
                            municipalities.fields.EdtfField(blank=True, verbose_name="datum"),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="kenmerk"
                            ),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="adres")),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="toelichting"
                            ),
                        ),
                        ("is_public", models.BooleanField(default=True, verbose_name="openbaar")),
                        (
                            "text_is_public",
                            models.BooleanField(default=False, verbose_name="tekst openbaar"),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Het orgaan dat dit stuk zelf vaststelde.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="ingevoerd voor gemeente",
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
                                to="municipalities.region",
                                verbose_name="ingevoerd in regio",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical bron",
                        "verbose_name_plural": "historical bronnen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_source_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_source_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_source_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Source",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                max_length=80, unique=True, verbose_name="kenmerk in Regio"
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=300, verbose_name="titel"
                            ),
                        ),
                        (
                            "publisher",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="uitgever"
                            ),
                        ),
                        (
                            "publisher_kind",
                            models.CharField(
                                choices=[
                                    ("orgaan", "stuk van een orgaan zelf"),
                                    ("overheid", "andere overheid of project"),
                                    ("pers", "pers"),
                                    ("partij", "politieke partij"),
                                    ("overig", "overig"),
                                ],
                                default="overig",
                                max_length=10,
                                verbose_name="soort uitgever",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                help_text="Het orgaan dat dit stuk zelf vaststelde.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sources",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "dated_on",
                            municipalities.fields.EdtfField(blank=True, verbose_name="datum"),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="kenmerk"
                            ),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="adres")),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="toelichting"
                            ),
                        ),
                        ("is_public", models.BooleanField(default=True, verbose_name="openbaar")),
                        (
                            "text_is_public",
                            models.BooleanField(default=False, verbose_name="tekst openbaar"),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entered_sources",
                                to="municipalities.municipality",
                                verbose_name="ingevoerd voor gemeente",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entered_sources",
                                to="municipalities.region",
                                verbose_name="ingevoerd in regio",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bron",
                        "verbose_name_plural": "bronnen",
                        "ordering": ["key"],
                        "indexes": [
                            models.Index(
                                fields=["is_public", "title", "id"], name="source_public_by_title"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("text_is_public", False), ("is_public", True), _connector="OR"
                                ),
                                name="source_public_text_of_public",
                                violation_error_message="De tekst is pas openbaar als de bron het is.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalParagraph",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=20000, verbose_name="tekst"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    (municipalities.text.ParagraphKind["TEXT"], "tekst"),
                                    (municipalities.text.ParagraphKind["HEADING"], "kop"),
                                    (
                                        municipalities.text.ParagraphKind["ITEM"],
                                        "punt van een lijst",
                                    ),
                                    (
                                        municipalities.text.ParagraphKind["IN_LIST"],
                                        "tekst in een lijst",
                                    ),
                                ],
                                default=municipalities.text.ParagraphKind["TEXT"],
                                max_length=10,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical alinea",
                        "verbose_name_plural": "historical alinea’s",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_mun_paragraph_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_paragraph_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_paragraph_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Paragraph",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paragraphs",
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=20000, verbose_name="tekst"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    (municipalities.text.ParagraphKind["TEXT"], "tekst"),
                                    (municipalities.text.ParagraphKind["HEADING"], "kop"),
                                    (
                                        municipalities.text.ParagraphKind["ITEM"],
                                        "punt van een lijst",
                                    ),
                                    (
                                        municipalities.text.ParagraphKind["IN_LIST"],
                                        "tekst in een lijst",
                                    ),
                                ],
                                default=municipalities.text.ParagraphKind["TEXT"],
                                max_length=10,
                                verbose_name="soort",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "alinea",
                        "verbose_name_plural": "alinea’s",
                        "ordering": ["source", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("source", "number"),
                                name="paragraph_once",
                                violation_error_message="Deze alinea staat er al.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "username",
                            models.CharField(
                                error_messages={
                                    "unique": "A user with that username already exists."
                                },
                                help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                                max_length=150,
                                unique=True,
                                validators=[
                                    django.contrib.auth.validators.UnicodeUsernameValidator()
                                ],
                                verbose_name="username",
                            ),
                        ),
                        (
                            "first_name",
                            models.CharField(blank=True, max_length=150, verbose_name="first name"),
                        ),
                        (
                            "last_name",
                            models.CharField(blank=True, max_length=150, verbose_name="last name"),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="email address"
                            ),
                        ),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False,
                                help_text="Designates whether the user can log into this admin site.",
                                verbose_name="staff status",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                                verbose_name="active",
                            ),
                        ),
                        (
                            "date_joined",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="date joined"
                            ),
                        ),
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
                        "verbose_name": "gebruiker",
                        "verbose_name_plural": "gebruikers",
                        "ordering": ["username"],
                        "indexes": [],
                        "constraints": [],
                    },
                    managers=[
                        ("objects", django.contrib.auth.models.UserManager()),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalRole",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("griffie", "griffie"),
                                    ("raadslid", "raadslid"),
                                    ("college", "college"),
                                    ("regioredactie", "regioredactie"),
                                    ("beheer", "beheer"),
                                ],
                                max_length=15,
                                verbose_name="rol",
                            ),
                        ),
                        ("started_at", models.DateTimeField(verbose_name="vanaf")),
                        (
                            "ended_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="tot"),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="gebruiker",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
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
                                to="municipalities.region",
                                verbose_name="regio",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical rol",
                        "verbose_name_plural": "historical rollen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="h_mun_role_at"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_mun_role_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_mun_role_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Role",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roles",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="gebruiker",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("griffie", "griffie"),
                                    ("raadslid", "raadslid"),
                                    ("college", "college"),
                                    ("regioredactie", "regioredactie"),
                                    ("beheer", "beheer"),
                                ],
                                max_length=15,
                                verbose_name="rol",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roles",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roles",
                                to="municipalities.region",
                                verbose_name="regio",
                            ),
                        ),
                        ("started_at", models.DateTimeField(verbose_name="vanaf")),
                        (
                            "ended_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="tot"),
                        ),
                    ],
                    options={
                        "verbose_name": "rol",
                        "verbose_name_plural": "rollen",
                        "ordering": ["user", "kind", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind__in", ["griffie", "raadslid", "college"]),
                                        ("municipality__isnull", False),
                                        ("region__isnull", True),
                                    ),
                                    models.Q(
                                        ("kind", "regioredactie"),
                                        ("municipality__isnull", True),
                                        ("region__isnull", False),
                                    ),
                                    models.Q(
                                        ("kind", "beheer"),
                                        ("municipality__isnull", True),
                                        ("region__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="role_of_one_home",
                                violation_error_message="Griffie, raadslid en college horen bij een gemeente, de regioredactie bij een regio, beheer bij geen van beide.",
                            ),
                            models.UniqueConstraint(
                                models.F("user"),
                                models.F("kind"),
                                django.db.models.functions.comparison.Coalesce("municipality", 0),
                                django.db.models.functions.comparison.Coalesce("region", 0),
                                condition=models.Q(("ended_at__isnull", True)),
                                name="role_once",
                                violation_error_message="Deze gebruiker heeft deze rol al.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("started_at")),
                                    _connector="OR",
                                ),
                                name="role_ends_after_start",
                                violation_error_message="Het einde ligt voor het begin.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Heartbeat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("beaten_at", models.DateTimeField(verbose_name="laatst gezien")),
                    ],
                    options={
                        "verbose_name": "hartslag",
                        "verbose_name_plural": "hartslagen",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Anchor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("made_on", models.DateField(verbose_name="dag")),
                        ("made_at", models.DateTimeField(verbose_name="gemaakt op")),
                        ("told", models.JSONField(verbose_name="inhoud")),
                        ("places", models.JSONField(default=dict, verbose_name="plaatsen")),
                    ],
                    options={
                        "verbose_name": "anker",
                        "verbose_name_plural": "ankers",
                        "ordering": ["made_on"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("made_on",),
                                name="anchor_once_a_day",
                                violation_error_message="Van deze dag is er al een anker.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ForeignAnchor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("sender", models.CharField(max_length=200, verbose_name="afzender")),
                        ("made_on", models.DateField(verbose_name="dag")),
                        ("received_at", models.DateTimeField(verbose_name="ontvangen op")),
                        ("told", models.JSONField(verbose_name="inhoud")),
                    ],
                    options={
                        "verbose_name": "anker van een ander",
                        "verbose_name_plural": "ankers van anderen",
                        "ordering": ["sender", "made_on"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sender", "made_on"),
                                name="foreign_anchor_once_a_day",
                                violation_error_message="Van deze dag is er al een anker.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
            ],
        ),
    ]
