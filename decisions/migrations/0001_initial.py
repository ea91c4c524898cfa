import datetime
import uuid

import django.db.models.deletion
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import decisions.models.agenda
import municipalities.fields
import municipalities.migration_operations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("municipalities", "0001_initial"),
        ("municipalities", "__first__"),
    ]

    operations = [
        municipalities.migration_operations.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="HistoricalSubject",
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
                                    ("variant", "variant"),
                                    ("voorstel", "voorstel"),
                                    ("richting", "richting"),
                                ],
                                max_length=10,
                                verbose_name="soort",
                            ),
                        ),
                        ("slug", models.SlugField(max_length=80, verbose_name="adres")),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=120, verbose_name="naam"
                            ),
                        ),
                        (
                            "short_name",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=16, verbose_name="korte naam"
                            ),
                        ),
                        (
                            "description",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="beschrijving"
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(default=0, verbose_name="volgorde"),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "works_out",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="werkt uit",
                            ),
                        ),
                        (
                            "column",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="in de kolom van",
                            ),
                        ),
                        (
                            "base",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="afgeleid van",
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
                        "verbose_name": "historical onderwerp",
                        "verbose_name_plural": "historical onderwerpen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_subject_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_subject_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_subject_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_subject_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Subject",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subjects",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("variant", "variant"),
                                    ("voorstel", "voorstel"),
                                    ("richting", "richting"),
                                ],
                                max_length=10,
                                verbose_name="soort",
                            ),
                        ),
                        ("slug", models.SlugField(max_length=80, verbose_name="adres")),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=120, verbose_name="naam"
                            ),
                        ),
                        (
                            "short_name",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=16, verbose_name="korte naam"
                            ),
                        ),
                        (
                            "description",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="beschrijving"
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(default=0, verbose_name="volgorde"),
                        ),
                        (
                            "works_out",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="decisions.subject",
                                verbose_name="werkt uit",
                            ),
                        ),
                        (
                            "column",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="directions",
                                to="decisions.subject",
                                verbose_name="in de kolom van",
                            ),
                        ),
                        (
                            "base",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="derived",
                                to="decisions.subject",
                                verbose_name="afgeleid van",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "onderwerp",
                        "verbose_name_plural": "onderwerpen",
                        "ordering": ["dossier", "number", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("dossier", "slug"),
                                name="subject_slug_once",
                                violation_error_message="Dit onderwerp staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "voorstel"),
                                    ("works_out__isnull", True),
                                    _connector="OR",
                                ),
                                name="subject_works_out_of_voorstel",
                                violation_error_message="Alleen een voorstel heeft dit veld.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "richting"), ("column__isnull", True), _connector="OR"
                                ),
                                name="subject_column_of_richting",
                                violation_error_message="Alleen een richting heeft dit veld.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "variant"), ("base__isnull", True), _connector="OR"
                                ),
                                name="subject_base_of_variant",
                                violation_error_message="Alleen een variant heeft dit veld.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalVariantElement",
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
                                max_length=200, verbose_name="element"
                            ),
                        ),
                        (
                            "variant",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="variant",
                            ),
                        ),
                        (
                            "taken_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="overgenomen van",
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
                        "verbose_name": "historical overgenomen element",
                        "verbose_name_plural": "historical overgenomen elementen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_variantelement_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_variantelement_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_variantelement_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="VariantElement",
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
                            "variant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="elements",
                                to="decisions.subject",
                                verbose_name="variant",
                            ),
                        ),
                        (
                            "taken_from",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lent",
                                to="decisions.subject",
                                verbose_name="overgenomen van",
                            ),
                        ),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="element"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "overgenomen element",
                        "verbose_name_plural": "overgenomen elementen",
                        "ordering": ["variant", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("variant", "taken_from", "name"),
                                name="element_once",
                                violation_error_message="Dit element staat er al.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("variant", models.F("taken_from")), _negated=True
                                ),
                                name="element_of_another",
                                violation_error_message="Een variant neemt niets van zichzelf over.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMeeting",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=160, verbose_name="naam"
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="dag")),
                        (
                            "starts_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="aanvang"),
                        ),
                        (
                            "ends_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="einde"),
                        ),
                        (
                            "location",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=160, verbose_name="plaats"
                            ),
                        ),
                        (
                            "url",
                            models.URLField(
                                blank=True, max_length=500, verbose_name="in het raadssysteem"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
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
                                verbose_name="orgaan",
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
                        "verbose_name": "historical vergadering",
                        "verbose_name_plural": "historical vergaderingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_meeting_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_meeting_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_meeting_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_meeting_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=160, verbose_name="naam"
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="dag")),
                        (
                            "starts_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="aanvang"),
                        ),
                        (
                            "ends_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="einde"),
                        ),
                        (
                            "location",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=160, verbose_name="plaats"
                            ),
                        ),
                        (
                            "url",
                            models.URLField(
                                blank=True, max_length=500, verbose_name="in het raadssysteem"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vergadering",
                        "verbose_name_plural": "vergaderingen",
                        "ordering": ["held_on", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="meeting_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_at__isnull", True),
                                    models.Q(
                                        ("ends_at__gt", models.F("starts_at")),
                                        ("starts_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="meeting_ends_after_start",
                                violation_error_message="Een vergadering eindigt na haar aanvang.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDecision",
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
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveIntegerField(editable=False, verbose_name="volgnummer"),
                        ),
                        (
                            "speaker",
                            models.CharField(
                                choices=[
                                    ("orgaan", "het orgaan zelf"),
                                    ("fracties", "fracties of leden"),
                                ],
                                default="orgaan",
                                max_length=10,
                                verbose_name="wie sprak",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("besluit", "besluit"),
                                    ("motie", "motie"),
                                    ("amendement", "amendement"),
                                    ("brief", "brief"),
                                    ("peiling", "peiling"),
                                    ("debat", "debat"),
                                    ("verklaring", "gezamenlijke verklaring"),
                                ],
                                max_length=15,
                                verbose_name="vorm",
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=300, verbose_name="waarover"
                            ),
                        ),
                        (
                            "outcome",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="uitkomst"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="zetels"
                            ),
                        ),
                        (
                            "votes_for",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="stemmen voor"
                            ),
                        ),
                        (
                            "votes_against",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="stemmen tegen"
                            ),
                        ),
                        (
                            "abstained",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="onthouden (art. 28)"
                            ),
                        ),
                        (
                            "absent",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="afwezig"
                            ),
                        ),
                        (
                            "left",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="vertrokken"
                            ),
                        ),
                        (
                            "no_vote_asked",
                            models.BooleanField(default=False, verbose_name="zonder stemming"),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
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
                                verbose_name="orgaan",
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
                                to="decisions.meeting",
                                verbose_name="vergadering",
                            ),
                        ),
                        (
                            "moved_in",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.treatment",
                                verbose_name="ingediend bij agendapunt",
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
                        "verbose_name": "historical besluit of uitspraak",
                        "verbose_name_plural": "historical besluiten en uitspraken",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_decision_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_decision_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_decision_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_decision_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Decision",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveIntegerField(editable=False, verbose_name="volgnummer"),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "speaker",
                            models.CharField(
                                choices=[
                                    ("orgaan", "het orgaan zelf"),
                                    ("fracties", "fracties of leden"),
                                ],
                                default="orgaan",
                                max_length=10,
                                verbose_name="wie sprak",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("besluit", "besluit"),
                                    ("motie", "motie"),
                                    ("amendement", "amendement"),
                                    ("brief", "brief"),
                                    ("peiling", "peiling"),
                                    ("debat", "debat"),
                                    ("verklaring", "gezamenlijke verklaring"),
                                ],
                                max_length=15,
                                verbose_name="vorm",
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=300, verbose_name="waarover"
                            ),
                        ),
                        (
                            "outcome",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="uitkomst"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="decisions.meeting",
                                verbose_name="vergadering",
                            ),
                        ),
                        (
                            "moved_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="motions",
                                to="decisions.treatment",
                                verbose_name="ingediend bij agendapunt",
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="zetels"
                            ),
                        ),
                        (
                            "votes_for",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="stemmen voor"
                            ),
                        ),
                        (
                            "votes_against",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="stemmen tegen"
                            ),
                        ),
                        (
                            "abstained",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="onthouden (art. 28)"
                            ),
                        ),
                        (
                            "absent",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="afwezig"
                            ),
                        ),
                        (
                            "left",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="vertrokken"
                            ),
                        ),
                        (
                            "no_vote_asked",
                            models.BooleanField(default=False, verbose_name="zonder stemming"),
                        ),
                    ],
                    options={
                        "verbose_name": "besluit of uitspraak",
                        "verbose_name_plural": "besluiten en uitspraken",
                        "ordering": ["dossier", "first_on", "last_on", "number"],
                        "indexes": [
                            models.Index(fields=["public_from"], name="decision_public_from")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="decision_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "gepubliceerd"), _negated=True),
                                    ("public_from__isnull", False),
                                    _connector="OR",
                                ),
                                name="decision_public_has_moment",
                                violation_error_message="Een gepubliceerd stuk heeft een moment van openbaarheid.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ingetrokken"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="decision_withdrawn_has_reason",
                                violation_error_message="Geef een reden voor het intrekken.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="decision_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.UniqueConstraint(
                                fields=("dossier", "number"),
                                name="decision_number_once",
                                violation_error_message="Dit volgnummer is al gebruikt.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("no_vote_asked", False),
                                    models.Q(
                                        ("votes_against__isnull", True), ("votes_for__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="decision_vote_or_not",
                                violation_error_message="Zonder stemming zijn er geen stemmen te tellen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("moved_in__isnull", True),
                                    ("form__in", ("amendement", "motie")),
                                    _connector="OR",
                                ),
                                name="decision_moved_is_motion",
                                violation_error_message="Alleen een motie of een amendement wordt bij een agendapunt ingediend.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPosition",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                choices=[
                                    ("voor", "voor"),
                                    ("voor_mits", "voor, mits"),
                                    ("geen_blokkade", "geen blokkade"),
                                    ("nader_onderzoek", "eerst nader onderzoek"),
                                    ("pas_op_de_plaats", "pas op de plaats"),
                                    ("geen_standpunt", "geen standpunt"),
                                    ("tegen", "tegen"),
                                ],
                                max_length=20,
                                verbose_name="standpunt",
                            ),
                        ),
                        (
                            "groups_label",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="fracties"
                            ),
                        ),
                        (
                            "group_seats",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="zetels"
                            ),
                        ),
                        (
                            "departure",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                max_length=1000,
                                verbose_name="waarom het afwijkt van de bron",
                            ),
                        ),
                        (
                            "source_follows",
                            models.BooleanField(default=False, verbose_name="bron volgt"),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="bevestigd op"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.decision",
                                verbose_name="besluit",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "shown",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.evidence",
                                verbose_name="getoonde lezing",
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="bevestigd door",
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
                        "verbose_name": "historical standpunt",
                        "verbose_name_plural": "historical standpunten",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_position_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_position_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_position_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_position_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Position",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="decisions.decision",
                                verbose_name="besluit",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="decisions.subject",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                choices=[
                                    ("voor", "voor"),
                                    ("voor_mits", "voor, mits"),
                                    ("geen_blokkade", "geen blokkade"),
                                    ("nader_onderzoek", "eerst nader onderzoek"),
                                    ("pas_op_de_plaats", "pas op de plaats"),
                                    ("geen_standpunt", "geen standpunt"),
                                    ("tegen", "tegen"),
                                ],
                                max_length=20,
                                verbose_name="standpunt",
                            ),
                        ),
                        (
                            "groups_label",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="fracties"
                            ),
                        ),
                        (
                            "group_seats",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="zetels"
                            ),
                        ),
                        (
                            "shown",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="decisions.evidence",
                                verbose_name="getoonde lezing",
                            ),
                        ),
                        (
                            "departure",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                max_length=1000,
                                verbose_name="waarom het afwijkt van de bron",
                            ),
                        ),
                        (
                            "source_follows",
                            models.BooleanField(default=False, verbose_name="bron volgt"),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="bevestigd op"
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="confirmed_positions",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="bevestigd door",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "standpunt",
                        "verbose_name_plural": "standpunten",
                        "ordering": ["decision", "subject", "id"],
                        "indexes": [
                            models.Index(fields=["public_from"], name="position_public_from")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "gepubliceerd"), _negated=True),
                                    ("public_from__isnull", False),
                                    _connector="OR",
                                ),
                                name="position_public_has_moment",
                                violation_error_message="Een gepubliceerd stuk heeft een moment van openbaarheid.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ingetrokken"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="position_withdrawn_has_reason",
                                violation_error_message="Geef een reden voor het intrekken.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="position_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "stance__in",
                                        [
                                            "voor",
                                            "voor_mits",
                                            "geen_blokkade",
                                            "nader_onderzoek",
                                            "pas_op_de_plaats",
                                            "geen_standpunt",
                                            "tegen",
                                        ],
                                    )
                                ),
                                name="position_stance_known",
                                violation_error_message="Kies een van de standpunten.",
                            ),
                            models.UniqueConstraint(
                                fields=("decision", "subject", "groups_label"),
                                name="position_once_a_decision",
                                violation_error_message="Dit besluit zegt hierover al iets.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("groups_label", ""), _negated=True),
                                    ("group_seats__isnull", True),
                                    _connector="OR",
                                ),
                                name="position_seats_of_groups",
                                violation_error_message="Zetels horen bij fracties, niet bij het orgaan zelf.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("confirmed_at__isnull", True),
                                        ("confirmed_by__isnull", True),
                                    ),
                                    models.Q(
                                        ("confirmed_at__isnull", False),
                                        ("confirmed_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="position_confirmed_pair",
                                violation_error_message="Wie en wanneer bevestigde horen bij elkaar.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPositionGroup",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "position",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.position",
                                verbose_name="standpunt",
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
                        "verbose_name": "historical fractie achter een standpunt",
                        "verbose_name_plural": "historical fracties achter een standpunt",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_positiongroup_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_positiongroup_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_positiongroup_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PositionGroup",
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
                            "position",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groups",
                                to="decisions.position",
                                verbose_name="standpunt",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="municipalities.group",
                                verbose_name="fractie",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "fractie achter een standpunt",
                        "verbose_name_plural": "fracties achter een standpunt",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("position", "group"),
                                name="position_group_once",
                                violation_error_message="Deze fractie staat er al bij.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDossier",
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
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        ("slug", models.SlugField(max_length=80, verbose_name="adres")),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="titel"
                            ),
                        ),
                        (
                            "question",
                            municipalities.fields.CleanTextField(
                                max_length=1000, verbose_name="vraag"
                            ),
                        ),
                        (
                            "rule",
                            models.CharField(
                                choices=[
                                    ("alle_raden_akkoord", "alle raden akkoord"),
                                    ("geen_raad_tegen", "geen raad tegen"),
                                    ("meerderheid_raden", "meerderheid van de raden"),
                                    ("meerderheid_zetels", "meerderheid van de zetels"),
                                    ("meerderheid_inwoners", "meerderheid van de inwoners"),
                                    ("raden_en_inwoners", "meerderheid van raden en van inwoners"),
                                ],
                                max_length=30,
                                verbose_name="beslisregel",
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="gesloten op"),
                        ),
                        (
                            "kept_until",
                            models.DateField(
                                blank=True, null=True, verbose_name="bijgehouden tot en met"
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
                        "verbose_name": "historical dossier",
                        "verbose_name_plural": "historical dossiers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_dossier_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_dossier_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_dossier_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Dossier",
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
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "slug",
                            models.SlugField(max_length=80, unique=True, verbose_name="adres"),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="titel"
                            ),
                        ),
                        (
                            "question",
                            municipalities.fields.CleanTextField(
                                max_length=1000, verbose_name="vraag"
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dossiers",
                                to="municipalities.region",
                                verbose_name="regio",
                            ),
                        ),
                        (
                            "rule",
                            models.CharField(
                                choices=[
                                    ("alle_raden_akkoord", "alle raden akkoord"),
                                    ("geen_raad_tegen", "geen raad tegen"),
                                    ("meerderheid_raden", "meerderheid van de raden"),
                                    ("meerderheid_zetels", "meerderheid van de zetels"),
                                    ("meerderheid_inwoners", "meerderheid van de inwoners"),
                                    ("raden_en_inwoners", "meerderheid van raden en van inwoners"),
                                ],
                                max_length=30,
                                verbose_name="beslisregel",
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="gesloten op"),
                        ),
                        (
                            "kept_until",
                            models.DateField(
                                blank=True, null=True, verbose_name="bijgehouden tot en met"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "dossier",
                        "verbose_name_plural": "dossiers",
                        "ordering": ["title", "id"],
                        "indexes": [
                            models.Index(fields=["public_from"], name="dossier_public_from")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="dossier_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "gepubliceerd"), _negated=True),
                                    ("public_from__isnull", False),
                                    _connector="OR",
                                ),
                                name="dossier_public_has_moment",
                                violation_error_message="Een gepubliceerd stuk heeft een moment van openbaarheid.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ingetrokken"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="dossier_withdrawn_has_reason",
                                violation_error_message="Geef een reden voor het intrekken.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("closed_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="dossier_closes_after_opening",
                                violation_error_message="Een dossier sluit niet voor het opent.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kept_until__isnull", True),
                                    ("kept_until__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="dossier_kept_after_opening",
                                violation_error_message="Een dossier wordt pas bijgehouden als het open is.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DossierCounter",
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
                        (
                            "dossier",
                            models.OneToOneField(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="counter",
                                to="decisions.dossier",
                            ),
                        ),
                        ("number", models.PositiveBigIntegerField(default=0)),
                        ("written_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalTheme",
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
                            "description",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="beschrijving"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
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
                        "verbose_name": "historical thema",
                        "verbose_name_plural": "historical thema's",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="h_dec_theme_at"
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_theme_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_theme_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_theme_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Theme",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="themes",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        ("slug", models.SlugField(max_length=80, verbose_name="adres")),
                        (
                            "name",
                            municipalities.fields.CleanCharField(
                                max_length=120, verbose_name="naam"
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
                        "verbose_name": "thema",
                        "verbose_name_plural": "thema's",
                        "ordering": ["dossier", "name", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("dossier", "slug"),
                                name="theme_once",
                                violation_error_message="Dit thema staat al in dit dossier.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMilestone",
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
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="wat"
                            ),
                        ),
                        (
                            "description",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("voorgelegd", "voorgelegd"),
                                    ("aangenomen", "aangenomen"),
                                    ("verworpen", "van tafel"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                max_length=15,
                                verbose_name="staat",
                            ),
                        ),
                        (
                            "is_moment",
                            models.BooleanField(default=False, verbose_name="moment op het bord"),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="onderwerp",
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
                                verbose_name="orgaan",
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
                        "verbose_name": "historical mijlpaal",
                        "verbose_name_plural": "historical mijlpalen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_milestone_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_milestone_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_milestone_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_milestone_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Milestone",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="wat"
                            ),
                        ),
                        (
                            "description",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="decisions.subject",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("voorgelegd", "voorgelegd"),
                                    ("aangenomen", "aangenomen"),
                                    ("verworpen", "van tafel"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                max_length=15,
                                verbose_name="staat",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "is_moment",
                            models.BooleanField(default=False, verbose_name="moment op het bord"),
                        ),
                    ],
                    options={
                        "verbose_name": "mijlpaal",
                        "verbose_name_plural": "mijlpalen",
                        "ordering": ["dossier", "first_on", "last_on", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="milestone_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="milestone_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", ""), ("subject__isnull", False), _connector="OR"
                                ),
                                name="milestone_state_of_subject",
                                violation_error_message="Een staat hoort bij een voorstel.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCost",
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
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="waarvoor"
                            ),
                        ),
                        (
                            "payer",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="wie betaalt"
                            ),
                        ),
                        (
                            "amount",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="bedrag in euro"
                            ),
                        ),
                        (
                            "is_approximate",
                            models.BooleanField(default=False, verbose_name="bij benadering"),
                        ),
                        (
                            "share_key",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="verdeelsleutel"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
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
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="onderwerp",
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
                        "verbose_name": "historical kosten",
                        "verbose_name_plural": "historical kosten",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="h_dec_cost_at"
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_cost_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_cost_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_cost_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Cost",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="waarvoor"
                            ),
                        ),
                        (
                            "payer",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="wie betaalt"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="costs",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "amount",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="bedrag in euro"
                            ),
                        ),
                        (
                            "is_approximate",
                            models.BooleanField(default=False, verbose_name="bij benadering"),
                        ),
                        (
                            "share_key",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="verdeelsleutel"
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="costs",
                                to="decisions.subject",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="toelichting"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kosten",
                        "verbose_name_plural": "kosten",
                        "ordering": ["dossier", "first_on", "last_on", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="cost_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="cost_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalStatement",
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
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "speaker",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="wie"
                            ),
                        ),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=4000, verbose_name="wat"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
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
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.theme",
                                verbose_name="thema",
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
                        "verbose_name": "historical uitspraak",
                        "verbose_name_plural": "historical uitspraken",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_statement_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_statement_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_statement_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_statement_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Statement",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "speaker",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="wie"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statements",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statements",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statements",
                                to="decisions.subject",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statements",
                                to="decisions.theme",
                                verbose_name="thema",
                            ),
                        ),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=4000, verbose_name="wat"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "uitspraak",
                        "verbose_name_plural": "uitspraken",
                        "ordering": ["dossier", "first_on", "last_on", "id"],
                        "indexes": [
                            models.Index(fields=["public_from"], name="statement_public_from")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="statement_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "gepubliceerd"), _negated=True),
                                    ("public_from__isnull", False),
                                    _connector="OR",
                                ),
                                name="statement_public_has_moment",
                                violation_error_message="Een gepubliceerd stuk heeft een moment van openbaarheid.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ingetrokken"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="statement_withdrawn_has_reason",
                                violation_error_message="Geef een reden voor het intrekken.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="statement_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRound",
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
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="titel"
                            ),
                        ),
                        (
                            "questions",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="vragen"
                            ),
                        ),
                        (
                            "legal_basis",
                            models.CharField(
                                choices=[
                                    ("wgr_art_1", "zienswijze op een gemeenschappelijke regeling"),
                                    (
                                        "wgr_toestemming",
                                        "toestemming voor een gemeenschappelijke regeling",
                                    ),
                                    (
                                        "wgr_begroting",
                                        "zienswijze op de begroting van een gemeenschappelijke regeling",
                                    ),
                                    ("gemeentewet_160", "wensen en bedenkingen"),
                                    ("gemeentewet_165", "wensen en bedenkingen"),
                                    ("gemeentewet_169", "wensen en bedenkingen"),
                                    (
                                        "arhi_art_5",
                                        "zienswijze op een herindelingsontwerp van gemeenten",
                                    ),
                                    (
                                        "arhi_art_8",
                                        "zienswijze op een herindelingsontwerp van de provincie",
                                    ),
                                    ("afspraak", "afspraak"),
                                ],
                                max_length=20,
                                verbose_name="grondslag",
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="uiterlijk"),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.body",
                                verbose_name="gevraagd door",
                            ),
                        ),
                        (
                            "bundle",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.milestone",
                                verbose_name="gebundeld bij",
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.round",
                                verbose_name="vervolg op",
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
                        "verbose_name": "historical ronde",
                        "verbose_name_plural": "historical rondes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="h_dec_round_at"
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_round_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_round_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_round_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Round",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="titel"
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="decisions.subject",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "questions",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="vragen"
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opened_rounds",
                                to="municipalities.body",
                                verbose_name="gevraagd door",
                            ),
                        ),
                        (
                            "legal_basis",
                            models.CharField(
                                choices=[
                                    ("wgr_art_1", "zienswijze op een gemeenschappelijke regeling"),
                                    (
                                        "wgr_toestemming",
                                        "toestemming voor een gemeenschappelijke regeling",
                                    ),
                                    (
                                        "wgr_begroting",
                                        "zienswijze op de begroting van een gemeenschappelijke regeling",
                                    ),
                                    ("gemeentewet_160", "wensen en bedenkingen"),
                                    ("gemeentewet_165", "wensen en bedenkingen"),
                                    ("gemeentewet_169", "wensen en bedenkingen"),
                                    (
                                        "arhi_art_5",
                                        "zienswijze op een herindelingsontwerp van gemeenten",
                                    ),
                                    (
                                        "arhi_art_8",
                                        "zienswijze op een herindelingsontwerp van de provincie",
                                    ),
                                    ("afspraak", "afspraak"),
                                ],
                                max_length=20,
                                verbose_name="grondslag",
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="uiterlijk"),
                        ),
                        (
                            "bundle",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bundled_rounds",
                                to="decisions.milestone",
                                verbose_name="gebundeld bij",
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="followed_by",
                                to="decisions.round",
                                verbose_name="vervolg op",
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="toelichting"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ronde",
                        "verbose_name_plural": "rondes",
                        "ordering": ["dossier", "first_on", "last_on", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="round_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="round_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("subject__isnull", False),
                                    models.Q(("questions", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="round_asks_something",
                                violation_error_message="Een ronde vraagt iets: een onderwerp of vragen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("follows", models.F("id")), _negated=True),
                                name="round_not_after_itself",
                                violation_error_message="Een ronde kan geen vervolg op zichzelf zijn.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRoundBody",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "received_on",
                            models.DateField(blank=True, null=True, verbose_name="ontvangen op"),
                        ),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="uiterlijk"),
                        ),
                        (
                            "no_view_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="geen zienswijze op"
                            ),
                        ),
                        (
                            "consent",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("gegeven", "toestemming gegeven"),
                                    ("onthouden", "toestemming onthouden"),
                                ],
                                max_length=10,
                                verbose_name="toestemming",
                            ),
                        ),
                        (
                            "consent_ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("strijd_met_het_recht", "strijd met het recht"),
                                    ("algemeen_belang", "strijd met het algemeen belang"),
                                ],
                                max_length=20,
                                verbose_name="grond van het onthouden",
                            ),
                        ),
                        (
                            "receipt_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="antwoord ontvangen op"
                            ),
                        ),
                        (
                            "receipt_reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="kenmerk van het antwoord"
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ontvangst bevestigd op"
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.round",
                                verbose_name="ronde",
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
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "answer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.decision",
                                verbose_name="antwoord",
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
                        "verbose_name": "historical gevraagd orgaan",
                        "verbose_name_plural": "historical gevraagde organen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_roundbody_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_roundbody_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_roundbody_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RoundBody",
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
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="asked",
                                to="decisions.round",
                                verbose_name="ronde",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="asked",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "received_on",
                            models.DateField(blank=True, null=True, verbose_name="ontvangen op"),
                        ),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="uiterlijk"),
                        ),
                        (
                            "answer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="decisions.decision",
                                verbose_name="antwoord",
                            ),
                        ),
                        (
                            "no_view_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="geen zienswijze op"
                            ),
                        ),
                        (
                            "consent",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("gegeven", "toestemming gegeven"),
                                    ("onthouden", "toestemming onthouden"),
                                ],
                                max_length=10,
                                verbose_name="toestemming",
                            ),
                        ),
                        (
                            "consent_ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("strijd_met_het_recht", "strijd met het recht"),
                                    ("algemeen_belang", "strijd met het algemeen belang"),
                                ],
                                max_length=20,
                                verbose_name="grond van het onthouden",
                            ),
                        ),
                        (
                            "receipt_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="antwoord ontvangen op"
                            ),
                        ),
                        (
                            "receipt_reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="kenmerk van het antwoord"
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ontvangst bevestigd op"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gevraagd orgaan",
                        "verbose_name_plural": "gevraagde organen",
                        "ordering": ["round", "body", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "body"),
                                name="round_body_once",
                                violation_error_message="Dit orgaan is in deze ronde al gevraagd.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answer__isnull", True),
                                    ("no_view_on__isnull", True),
                                    _connector="OR",
                                ),
                                name="round_body_one_answer",
                                violation_error_message="Een orgaan sprak zich uit of gaf geen zienswijze.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("consent", "onthouden"),
                                        models.Q(("consent_ground", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("consent", "onthouden"), _negated=True),
                                        ("consent_ground", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="round_body_consent_ground",
                                violation_error_message="Toestemming wordt alleen onthouden wegens strijd met het recht of met het algemeen belang; noem de grond, en alleen dan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("consent", ""), ("answer__isnull", False), _connector="OR"
                                ),
                                name="round_body_consent_decided",
                                violation_error_message="Toestemming geven of onthouden is een besluit.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("receipt_on__isnull", False),
                                    models.Q(
                                        ("confirmed_on__isnull", True), ("receipt_reference", "")
                                    ),
                                    _connector="OR",
                                ),
                                name="round_body_receipt_has_day",
                                violation_error_message="Vul in op welke dag het antwoord binnenkwam.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed_on__isnull", True),
                                    ("confirmed_on__gte", models.F("receipt_on")),
                                    _connector="OR",
                                ),
                                name="round_body_confirmed_later",
                                violation_error_message="Een bevestiging gaat uit na de ontvangst.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalExtension",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        ("granted_on", models.DateField(verbose_name="verlengd op")),
                        ("due_on", models.DateField(verbose_name="nieuwe uiterste dag")),
                        (
                            "why",
                            municipalities.fields.CleanTextField(
                                max_length=2000, verbose_name="waarom"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.round",
                                verbose_name="ronde",
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
                                verbose_name="orgaan",
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
                        "verbose_name": "historical verlenging",
                        "verbose_name_plural": "historical verlengingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_extension_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_extension_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_extension_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_extension_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Extension",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="extensions",
                                to="decisions.round",
                                verbose_name="ronde",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="extensions",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        ("granted_on", models.DateField(verbose_name="verlengd op")),
                        ("due_on", models.DateField(verbose_name="nieuwe uiterste dag")),
                        (
                            "why",
                            municipalities.fields.CleanTextField(
                                max_length=2000, verbose_name="waarom"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "verlenging",
                        "verbose_name_plural": "verlengingen",
                        "ordering": ["round", "granted_on", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="extension_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("granted_on"))),
                                name="extension_into_the_future",
                                violation_error_message="De nieuwe uiterste dag ligt niet vóór de verlenging.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=300, verbose_name="onderwerp"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="kenmerk"
                            ),
                        ),
                        (
                            "portfolio_holder",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=120, verbose_name="portefeuillehouder"
                            ),
                        ),
                        (
                            "is_incoming",
                            models.BooleanField(default=False, verbose_name="ingekomen stuk"),
                        ),
                        (
                            "summary",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="samenvatting"
                            ),
                        ),
                        (
                            "url",
                            models.URLField(
                                blank=True, max_length=500, verbose_name="in het raadssysteem"
                            ),
                        ),
                        (
                            "sections",
                            municipalities.fields.CleanCharField(
                                blank=True,
                                max_length=80,
                                validators=[decisions.models.agenda.check_item_sections],
                                verbose_name="ook vertellen",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
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
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.round",
                                verbose_name="ronde",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.decision",
                                verbose_name="komt voort uit",
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
                        "verbose_name": "historical agendapunt",
                        "verbose_name_plural": "historical agendapunten",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_agendaitem_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_agendaitem_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_agendaitem_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_agendaitem_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="AgendaItem",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_items",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=300, verbose_name="onderwerp"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="kenmerk"
                            ),
                        ),
                        (
                            "portfolio_holder",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=120, verbose_name="portefeuillehouder"
                            ),
                        ),
                        (
                            "is_incoming",
                            models.BooleanField(default=False, verbose_name="ingekomen stuk"),
                        ),
                        (
                            "summary",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="samenvatting"
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="decisions.round",
                                verbose_name="ronde",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="decisions.decision",
                                verbose_name="komt voort uit",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_items",
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "url",
                            models.URLField(
                                blank=True, max_length=500, verbose_name="in het raadssysteem"
                            ),
                        ),
                        (
                            "sections",
                            municipalities.fields.CleanCharField(
                                blank=True,
                                max_length=80,
                                validators=[decisions.models.agenda.check_item_sections],
                                verbose_name="ook vertellen",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agendapunt",
                        "verbose_name_plural": "agendapunten",
                        "ordering": ["dossier", "id"],
                        "indexes": [
                            models.Index(fields=["public_from"], name="agendaitem_public_from")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "gepubliceerd"), _negated=True),
                                    ("public_from__isnull", False),
                                    _connector="OR",
                                ),
                                name="agendaitem_public_has_moment",
                                violation_error_message="Een gepubliceerd stuk heeft een moment van openbaarheid.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ingetrokken"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="agendaitem_withdrawn_has_reason",
                                violation_error_message="Geef een reden voor het intrekken.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="agendaitem_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_incoming", False),
                                    ("source__isnull", False),
                                    _connector="OR",
                                ),
                                name="agenda_item_incoming_has_letter",
                                violation_error_message="Van een ingekomen stuk is de bron de brief.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAgendaLine",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("beslispunt", "beslispunt"),
                                    ("collegebesluit", "besluit van het college"),
                                    ("vraag", "vraag aan de raad"),
                                    ("bijlage", "bijlage"),
                                    ("geadresseerde", "geadresseerde"),
                                ],
                                max_length=15,
                                verbose_name="soort",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=4000, verbose_name="tekst"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="toevoeging"
                            ),
                        ),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="adres")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("aangenomen", "aangenomen"),
                                    ("gewijzigd", "gewijzigd aangenomen"),
                                    ("verworpen", "verworpen"),
                                    ("aangehouden", "aangehouden"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                max_length=15,
                                verbose_name="uitkomst",
                            ),
                        ),
                        (
                            "amended_text",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="zoals aangenomen"
                            ),
                        ),
                        (
                            "is_secret",
                            models.BooleanField(default=False, verbose_name="onder geheimhouding"),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
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
                                to="decisions.agendaitem",
                                verbose_name="agendapunt",
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
                        "verbose_name": "historical regel van een agendapunt",
                        "verbose_name_plural": "historical regels van een agendapunt",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_agendaline_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_agendaline_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_agendaline_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_agendaline_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="AgendaLine",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="decisions.agendaitem",
                                verbose_name="agendapunt",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("beslispunt", "beslispunt"),
                                    ("collegebesluit", "besluit van het college"),
                                    ("vraag", "vraag aan de raad"),
                                    ("bijlage", "bijlage"),
                                    ("geadresseerde", "geadresseerde"),
                                ],
                                max_length=15,
                                verbose_name="soort",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=4000, verbose_name="tekst"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="toevoeging"
                            ),
                        ),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="adres")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("aangenomen", "aangenomen"),
                                    ("gewijzigd", "gewijzigd aangenomen"),
                                    ("verworpen", "verworpen"),
                                    ("aangehouden", "aangehouden"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                max_length=15,
                                verbose_name="uitkomst",
                            ),
                        ),
                        (
                            "amended_text",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="zoals aangenomen"
                            ),
                        ),
                        (
                            "is_secret",
                            models.BooleanField(default=False, verbose_name="onder geheimhouding"),
                        ),
                    ],
                    options={
                        "verbose_name": "regel van een agendapunt",
                        "verbose_name_plural": "regels van een agendapunt",
                        "ordering": ["item", "kind", "number", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="agendaline_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.UniqueConstraint(
                                fields=("item", "kind", "number"),
                                name="agenda_line_once",
                                violation_error_message="Deze regel staat er al.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "beslispunt"),
                                    models.Q(("amended_text", ""), ("outcome", "")),
                                    _connector="OR",
                                ),
                                name="agenda_line_outcome_of_point",
                                violation_error_message="Alleen een beslispunt heeft een uitkomst.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outcome", "gewijzigd"), ("amended_text", ""), _connector="OR"
                                ),
                                name="agenda_line_amended_text",
                                violation_error_message="Een andere tekst hoort bij een punt dat gewijzigd is aangenomen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_secret", False),
                                    models.Q(
                                        ("kind", "bijlage"),
                                        ("note", ""),
                                        ("place", ""),
                                        ("url", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="agenda_line_secret_title_only",
                                violation_error_message="Van een bijlage onder geheimhouding staat hier alleen de titel.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalTreatment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "sequence",
                            models.PositiveSmallIntegerField(
                                editable=False, verbose_name="volgorde"
                            ),
                        ),
                        (
                            "planned_note",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="planning"
                            ),
                        ),
                        (
                            "agenda_number",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=20, verbose_name="nummer op de agenda"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("beeldvorming", "beeldvorming"),
                                    ("oordeelsvorming", "oordeelsvorming"),
                                    ("besluitvorming", "besluitvorming"),
                                ],
                                max_length=15,
                                verbose_name="fase",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("hamerstuk", "hamerstuk"),
                                    ("bespreekstuk", "bespreekstuk"),
                                    ("ter_kennisname", "ter kennisname"),
                                    ("in_handen_college", "in handen van het college"),
                                    ("betrekken_bij", "betrekken bij een ander punt"),
                                    ("afdoening", "ter afdoening"),
                                ],
                                max_length=20,
                                verbose_name="behandeling",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("besproken", "besproken, geen besluit"),
                                    ("aangenomen", "aangenomen"),
                                    ("unaniem", "unaniem aangenomen"),
                                    ("geamendeerd", "geamendeerd aangenomen"),
                                    ("onder_voorbehoud", "aangenomen onder voorbehoud"),
                                    ("verworpen", "verworpen"),
                                    ("aangehouden", "aangehouden"),
                                    ("ingetrokken", "ingetrokken"),
                                    ("van_de_agenda", "van de agenda gehaald"),
                                ],
                                max_length=20,
                                verbose_name="uitkomst",
                            ),
                        ),
                        (
                            "outcome_note",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="bij de uitkomst"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
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
                                to="decisions.agendaitem",
                                verbose_name="agendapunt",
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
                                to="decisions.meeting",
                                verbose_name="vergadering",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.decision",
                                verbose_name="vastgelegd als",
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
                        "verbose_name": "historical behandeling",
                        "verbose_name_plural": "historical behandelingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_treatment_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_treatment_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_treatment_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_treatment_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Treatment",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="treatments",
                                to="decisions.agendaitem",
                                verbose_name="agendapunt",
                            ),
                        ),
                        (
                            "sequence",
                            models.PositiveSmallIntegerField(
                                editable=False, verbose_name="volgorde"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="treatments",
                                to="decisions.meeting",
                                verbose_name="vergadering",
                            ),
                        ),
                        (
                            "planned_note",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="planning"
                            ),
                        ),
                        (
                            "agenda_number",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=20, verbose_name="nummer op de agenda"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("beeldvorming", "beeldvorming"),
                                    ("oordeelsvorming", "oordeelsvorming"),
                                    ("besluitvorming", "besluitvorming"),
                                ],
                                max_length=15,
                                verbose_name="fase",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("hamerstuk", "hamerstuk"),
                                    ("bespreekstuk", "bespreekstuk"),
                                    ("ter_kennisname", "ter kennisname"),
                                    ("in_handen_college", "in handen van het college"),
                                    ("betrekken_bij", "betrekken bij een ander punt"),
                                    ("afdoening", "ter afdoening"),
                                ],
                                max_length=20,
                                verbose_name="behandeling",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("besproken", "besproken, geen besluit"),
                                    ("aangenomen", "aangenomen"),
                                    ("unaniem", "unaniem aangenomen"),
                                    ("geamendeerd", "geamendeerd aangenomen"),
                                    ("onder_voorbehoud", "aangenomen onder voorbehoud"),
                                    ("verworpen", "verworpen"),
                                    ("aangehouden", "aangehouden"),
                                    ("ingetrokken", "ingetrokken"),
                                    ("van_de_agenda", "van de agenda gehaald"),
                                ],
                                max_length=20,
                                verbose_name="uitkomst",
                            ),
                        ),
                        (
                            "outcome_note",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="bij de uitkomst"
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="treatments",
                                to="decisions.decision",
                                verbose_name="vastgelegd als",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "behandeling",
                        "verbose_name_plural": "behandelingen",
                        "ordering": ["item", "sequence"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="treatment_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("meeting__isnull", True), ("planned_note", ""), _connector="OR"
                                ),
                                name="treatment_one_planning",
                                violation_error_message="Met een vergadering is de planning bekend.",
                            ),
                            models.UniqueConstraint(
                                fields=("item", "meeting"),
                                name="treatment_once_a_meeting",
                                violation_error_message="Dit punt staat al op de agenda van die vergadering.",
                            ),
                            models.UniqueConstraint(
                                fields=("item", "sequence"),
                                name="treatment_sequence_once",
                                violation_error_message="Deze behandeling staat er al.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("meeting__isnull", False),
                                    models.Q(
                                        ("agenda_number", ""),
                                        (
                                            "outcome__in",
                                            ["", "aangehouden", "ingetrokken", "van_de_agenda"],
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="treatment_outcome_of_meeting",
                                violation_error_message="Kies de vergadering waarin dit de uitkomst was.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", ""), _negated=True),
                                    models.Q(("decision__isnull", True), ("outcome_note", "")),
                                    _connector="OR",
                                ),
                                name="treatment_note_of_outcome",
                                violation_error_message="Kies eerst de uitkomst.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ImportBatch",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="import_batches",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        ("kind", models.CharField(max_length=15, verbose_name="soort")),
                        ("file_name", models.CharField(max_length=200, verbose_name="bestand")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("gelezen", "gelezen"),
                                    ("nakijken", "wordt nagekeken"),
                                    ("nagekeken", "nagekeken, nog niets bewaard"),
                                    ("inlezen", "wordt ingelezen"),
                                    ("ingelezen", "ingelezen"),
                                    ("terugdraaien", "wordt ongedaan gemaakt"),
                                    ("ongedaan", "ongedaan gemaakt"),
                                ],
                                default="gelezen",
                                max_length=15,
                                verbose_name="stand",
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="begonnen op")),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="import_batches",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="begonnen door",
                            ),
                        ),
                        (
                            "worked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="bezig sinds"),
                        ),
                        (
                            "brought_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="ingelezen op"
                            ),
                        ),
                        (
                            "undone_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="ongedaan gemaakt op"
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="undone_batches",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ongedaan gemaakt door",
                            ),
                        ),
                        (
                            "undone_reason",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="waarom ongedaan gemaakt"
                            ),
                        ),
                        (
                            "sheets",
                            models.JSONField(blank=True, default=list, verbose_name="bladen"),
                        ),
                        ("sheet", models.PositiveSmallIntegerField(default=0, verbose_name="blad")),
                        (
                            "columns",
                            models.JSONField(blank=True, default=dict, verbose_name="kolommen"),
                        ),
                        (
                            "outcome",
                            models.JSONField(blank=True, default=list, verbose_name="per rij"),
                        ),
                        (
                            "counts",
                            models.JSONField(blank=True, default=dict, verbose_name="aantallen"),
                        ),
                        ("handled", models.PositiveIntegerField(default=0, verbose_name="gedaan")),
                        ("total", models.PositiveIntegerField(default=0, verbose_name="te doen")),
                        (
                            "refusal",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="waarom het niet kon"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ingelezen tabel",
                        "verbose_name_plural": "ingelezen tabellen",
                        "ordering": ["-made_at", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("undone_at__isnull", True), ("undone_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("undone_at__isnull", False), ("undone_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="importbatch_undone_pair",
                                violation_error_message="Wie en wanneer ongedaan maakte horen bij elkaar.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="BatchRecord",
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
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="records",
                                to="decisions.importbatch",
                                verbose_name="ingelezen tabel",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="volgorde")),
                        ("row", models.PositiveIntegerField(verbose_name="rij")),
                        (
                            "record_model",
                            models.CharField(max_length=60, verbose_name="soort record"),
                        ),
                        ("record_key", models.PositiveBigIntegerField(verbose_name="record")),
                        (
                            "version_before",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="versie ervoor"
                            ),
                        ),
                        ("version_after", models.PositiveIntegerField(verbose_name="versie erna")),
                    ],
                    options={
                        "verbose_name": "ingelezen record",
                        "verbose_name_plural": "ingelezen records",
                        "ordering": ["batch", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("batch", "record_model", "record_key"),
                                name="batch_record_once",
                                violation_error_message="Dit record staat al bij deze tabel.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ColumnChoice",
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
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="column_choices",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="column_choices",
                                to="municipalities.region",
                            ),
                        ),
                        ("kind", models.CharField(max_length=15, verbose_name="soort")),
                        ("heads", models.JSONField(verbose_name="kolommen")),
                    ],
                    options={
                        "verbose_name": "keuze van kolommen",
                        "verbose_name_plural": "keuzes van kolommen",
                        "ordering": ["user", "region", "kind"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "region", "kind"),
                                name="column_choice_once",
                                violation_error_message="Deze keuze staat er al.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCommitment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("toezegging", "toezegging"),
                                    ("motie", "aangenomen motie"),
                                ],
                                max_length=15,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=2000, verbose_name="wat"
                            ),
                        ),
                        (
                            "holder",
                            municipalities.fields.CleanCharField(
                                max_length=160, verbose_name="door wie"
                            ),
                        ),
                        ("made_on", models.DateField(verbose_name="gedaan op")),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="uiterlijk"),
                        ),
                        (
                            "done_on",
                            models.DateField(blank=True, null=True, verbose_name="afgedaan op"),
                        ),
                        (
                            "done_note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="hoe afgedaan"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
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
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "treatment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.treatment",
                                verbose_name="bij de behandeling",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.decision",
                                verbose_name="motie",
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
                        "verbose_name": "historical toezegging of motie",
                        "verbose_name_plural": "historical toezeggingen en moties",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_commitment_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_commitment_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_commitment_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_commitment_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Commitment",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("toezegging", "toezegging"),
                                    ("motie", "aangenomen motie"),
                                ],
                                max_length=15,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=2000, verbose_name="wat"
                            ),
                        ),
                        (
                            "holder",
                            municipalities.fields.CleanCharField(
                                max_length=160, verbose_name="door wie"
                            ),
                        ),
                        ("made_on", models.DateField(verbose_name="gedaan op")),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="uiterlijk"),
                        ),
                        (
                            "done_on",
                            models.DateField(blank=True, null=True, verbose_name="afgedaan op"),
                        ),
                        (
                            "done_note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="hoe afgedaan"
                            ),
                        ),
                        (
                            "treatment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="decisions.treatment",
                                verbose_name="bij de behandeling",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="decisions.decision",
                                verbose_name="motie",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "toezegging of motie",
                        "verbose_name_plural": "toezeggingen en moties",
                        "ordering": ["dossier", "made_on", "id"],
                        "indexes": [
                            models.Index(fields=["public_from"], name="commitment_public_from")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "gepubliceerd"), _negated=True),
                                    ("public_from__isnull", False),
                                    _connector="OR",
                                ),
                                name="commitment_public_has_moment",
                                violation_error_message="Een gepubliceerd stuk heeft een moment van openbaarheid.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ingetrokken"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="commitment_withdrawn_has_reason",
                                violation_error_message="Geef een reden voor het intrekken.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="commitment_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("due_on__isnull", True),
                                    ("due_on__gte", models.F("made_on")),
                                    _connector="OR",
                                ),
                                name="commitment_due_later",
                                violation_error_message="De uiterste dag ligt niet vóór de toezegging.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_note", ""), ("done_on__isnull", True)),
                                    models.Q(
                                        ("done_on__gte", models.F("made_on")),
                                        ("done_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="commitment_done_later",
                                violation_error_message="Vul in op welke dag dit is afgedaan.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalConcern",
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
                            models.BooleanField(default=True, verbose_name="gaat het aan"),
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
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="onderwerp",
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
                        "verbose_name": "historical wie het aangaat",
                        "verbose_name_plural": "historical wie het aangaat",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_concern_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_concern_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_concern_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Concern",
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
                            "subject",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="concerns",
                                to="decisions.subject",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="concerns",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "takes_part",
                            models.BooleanField(default=True, verbose_name="gaat het aan"),
                        ),
                    ],
                    options={
                        "verbose_name": "wie het aangaat",
                        "verbose_name_plural": "wie het aangaat",
                        "ordering": ["subject", "municipality", "first_on", "id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="concern_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.UniqueConstraint(
                                fields=("subject", "municipality", "first_on"),
                                name="concern_once_a_day",
                                violation_error_message="Over deze dag staat dit er voor deze gemeente al.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPoll",
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
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("referendum", "referendum"),
                                    ("volksraadpleging", "volksraadpleging"),
                                    ("enquete", "enquête"),
                                    ("opiniepeiling", "opiniepeiling"),
                                ],
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="naam"
                            ),
                        ),
                        (
                            "holder",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="gehouden door"
                            ),
                        ),
                        (
                            "question",
                            municipalities.fields.CleanTextField(
                                max_length=2000, verbose_name="vraag"
                            ),
                        ),
                        (
                            "binding",
                            models.CharField(
                                choices=[
                                    ("ja", "bindend"),
                                    ("nee", "niet bindend"),
                                    ("onbekend", "onbekend of het bindt"),
                                ],
                                default="onbekend",
                                max_length=10,
                                verbose_name="bindend",
                            ),
                        ),
                        (
                            "threshold",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="drempel"
                            ),
                        ),
                        (
                            "entitled",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="wie mocht meedoen"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "holder_body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.body",
                                verbose_name="orgaan dat het hield",
                            ),
                        ),
                        (
                            "holder_party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.party",
                                verbose_name="partij die het hield",
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
                        "verbose_name": "historical peiling of referendum",
                        "verbose_name_plural": "historical peilingen en referenda",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="h_dec_poll_at"
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_poll_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_poll_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_poll_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Poll",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("referendum", "referendum"),
                                    ("volksraadpleging", "volksraadpleging"),
                                    ("enquete", "enquête"),
                                    ("opiniepeiling", "opiniepeiling"),
                                ],
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="naam"
                            ),
                        ),
                        (
                            "holder",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="gehouden door"
                            ),
                        ),
                        (
                            "holder_body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="polls",
                                to="municipalities.body",
                                verbose_name="orgaan dat het hield",
                            ),
                        ),
                        (
                            "holder_party",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="polls",
                                to="municipalities.party",
                                verbose_name="partij die het hield",
                            ),
                        ),
                        (
                            "question",
                            municipalities.fields.CleanTextField(
                                max_length=2000, verbose_name="vraag"
                            ),
                        ),
                        (
                            "binding",
                            models.CharField(
                                choices=[
                                    ("ja", "bindend"),
                                    ("nee", "niet bindend"),
                                    ("onbekend", "onbekend of het bindt"),
                                ],
                                default="onbekend",
                                max_length=10,
                                verbose_name="bindend",
                            ),
                        ),
                        (
                            "threshold",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="drempel"
                            ),
                        ),
                        (
                            "entitled",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="wie mocht meedoen"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="toelichting"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "peiling of referendum",
                        "verbose_name_plural": "peilingen en referenda",
                        "ordering": ["dossier", "first_on", "last_on", "id"],
                        "indexes": [models.Index(fields=["public_from"], name="poll_public_from")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="poll_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "gepubliceerd"), _negated=True),
                                    ("public_from__isnull", False),
                                    _connector="OR",
                                ),
                                name="poll_public_has_moment",
                                violation_error_message="Een gepubliceerd stuk heeft een moment van openbaarheid.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ingetrokken"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="poll_withdrawn_has_reason",
                                violation_error_message="Geef een reden voor het intrekken.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="poll_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("holder_body__isnull", True),
                                    ("holder_party__isnull", True),
                                    _connector="OR",
                                ),
                                name="poll_of_one_holder",
                                violation_error_message="Kies een orgaan of een partij, niet allebei.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPollEvent",
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
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("gepland", "gepland"),
                                    ("verplaatst", "verplaatst"),
                                    ("afgelast", "afgelast"),
                                ],
                                max_length=10,
                                verbose_name="wat",
                            ),
                        ),
                        (
                            "planned_on",
                            municipalities.fields.EdtfField(
                                blank=True, verbose_name="voor wanneer"
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
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "poll",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.poll",
                                verbose_name="peiling",
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
                        "verbose_name": "historical gebeurtenis bij een peiling",
                        "verbose_name_plural": "historical gebeurtenissen bij peilingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_pollevent_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_pollevent_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_pollevent_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_pollevent_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PollEvent",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="decisions.poll",
                                verbose_name="peiling",
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("gepland", "gepland"),
                                    ("verplaatst", "verplaatst"),
                                    ("afgelast", "afgelast"),
                                ],
                                max_length=10,
                                verbose_name="wat",
                            ),
                        ),
                        (
                            "planned_on",
                            municipalities.fields.EdtfField(
                                blank=True, verbose_name="voor wanneer"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gebeurtenis bij een peiling",
                        "verbose_name_plural": "gebeurtenissen bij peilingen",
                        "ordering": ["poll", "first_on", "last_on", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="pollevent_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="pollevent_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("step", "afgelast"), _negated=True),
                                    ("planned_on", ""),
                                    _connector="OR",
                                ),
                                name="pollevent_called_off_is_not_planned",
                                violation_error_message="Wat is afgelast, is voor geen dag gepland.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPollArea",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                        (
                            "turnout",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="opkomst in procenten",
                            ),
                        ),
                        (
                            "votes",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="stemmen of antwoorden"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "poll",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.poll",
                                verbose_name="peiling",
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
                        "verbose_name": "historical gebied van een peiling",
                        "verbose_name_plural": "historical gebieden van peilingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_pollarea_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_pollarea_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_pollarea_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_pollarea_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PollArea",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="areas",
                                to="decisions.poll",
                                verbose_name="peiling",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                        (
                            "turnout",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="opkomst in procenten",
                            ),
                        ),
                        (
                            "votes",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="stemmen of antwoorden"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gebied van een peiling",
                        "verbose_name_plural": "gebieden van peilingen",
                        "ordering": ["poll", "number", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="pollarea_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.UniqueConstraint(
                                fields=("poll", "number"),
                                name="pollarea_number_once",
                                violation_error_message="Dit nummer heeft in deze peiling al een gebied.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("turnout__isnull", True),
                                    models.Q(("turnout__gte", 0), ("turnout__lte", 100)),
                                    _connector="OR",
                                ),
                                name="pollarea_turnout_is_share",
                                violation_error_message="Een percentage ligt tussen 0 en 100.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPollAreaMunicipality",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.pollarea",
                                verbose_name="gebied",
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
                        "verbose_name": "historical gemeente in een gebied",
                        "verbose_name_plural": "historical gemeenten in een gebied",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_pollareamunicipa_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_pollareamunicipa_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_pollareamunicipa_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PollAreaMunicipality",
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
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="municipalities",
                                to="decisions.pollarea",
                                verbose_name="gebied",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="poll_areas",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gemeente in een gebied",
                        "verbose_name_plural": "gemeenten in een gebied",
                        "ordering": ["area", "municipality"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("area", "municipality"),
                                name="area_municipality_once",
                                violation_error_message="Deze gemeente staat al in dit gebied.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPollOption",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                        (
                            "text",
                            municipalities.fields.CleanCharField(
                                max_length=300, verbose_name="antwoord"
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                blank=True,
                                choices=[("voor", "voor"), ("tegen", "tegen")],
                                max_length=5,
                                verbose_name="voor of tegen",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "poll",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.poll",
                                verbose_name="peiling",
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="onderwerp",
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
                        "verbose_name": "historical antwoord van een peiling",
                        "verbose_name_plural": "historical antwoorden van peilingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_polloption_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_polloption_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_polloption_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_polloption_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PollOption",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="options",
                                to="decisions.poll",
                                verbose_name="peiling",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                        (
                            "text",
                            municipalities.fields.CleanCharField(
                                max_length=300, verbose_name="antwoord"
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="poll_options",
                                to="decisions.subject",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                blank=True,
                                choices=[("voor", "voor"), ("tegen", "tegen")],
                                max_length=5,
                                verbose_name="voor of tegen",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "antwoord van een peiling",
                        "verbose_name_plural": "antwoorden van peilingen",
                        "ordering": ["poll", "number", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="polloption_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.UniqueConstraint(
                                fields=("poll", "number"),
                                name="polloption_number_once",
                                violation_error_message="Dit nummer heeft in deze peiling al een antwoord.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stance", ""), ("subject__isnull", True)),
                                    models.Q(
                                        ("subject__isnull", False),
                                        models.Q(("stance", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="polloption_stance_on_subject",
                                violation_error_message="Kies bij een onderwerp ook voor of tegen.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPollResult",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "votes",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="stemmen"
                            ),
                        ),
                        (
                            "percentage",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="percentage",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
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
                                to="decisions.pollarea",
                                verbose_name="gebied",
                            ),
                        ),
                        (
                            "option",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.polloption",
                                verbose_name="antwoord",
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
                        "verbose_name": "historical uitslag van een peiling",
                        "verbose_name_plural": "historical uitslagen van peilingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_pollresult_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_pollresult_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_pollresult_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_pollresult_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PollResult",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="decisions.pollarea",
                                verbose_name="gebied",
                            ),
                        ),
                        (
                            "option",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="decisions.polloption",
                                verbose_name="antwoord",
                            ),
                        ),
                        (
                            "votes",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="stemmen"
                            ),
                        ),
                        (
                            "percentage",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="percentage",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "uitslag van een peiling",
                        "verbose_name_plural": "uitslagen van peilingen",
                        "ordering": ["area", "option"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="pollresult_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.UniqueConstraint(
                                fields=("area", "option"),
                                name="pollresult_once",
                                violation_error_message="Van dit antwoord staat hier al een uitslag.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("votes__isnull", False),
                                    ("percentage__isnull", False),
                                    _connector="OR",
                                ),
                                name="pollresult_has_figure",
                                violation_error_message="Vul het aantal stemmen of het percentage in.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("percentage__isnull", True),
                                    models.Q(("percentage__gte", 0), ("percentage__lte", 100)),
                                    _connector="OR",
                                ),
                                name="pollresult_percentage_is_share",
                                violation_error_message="Een percentage ligt tussen 0 en 100.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalQuestion",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=4000, verbose_name="vraag"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.round",
                                verbose_name="ronde",
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
                        "verbose_name": "historical vraag aan de raden",
                        "verbose_name_plural": "historical vragen aan de raden",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_question_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_question_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_question_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_question_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Question",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="listed_questions",
                                to="decisions.round",
                                verbose_name="ronde",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=4000, verbose_name="vraag"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vraag aan de raden",
                        "verbose_name_plural": "vragen aan de raden",
                        "ordering": ["round", "number", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="question_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.UniqueConstraint(
                                fields=("round", "number"),
                                name="question_number_once",
                                violation_error_message="Dit nummer heeft in deze ronde al een vraag.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAnswer",
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
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=4000, verbose_name="antwoord"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.question",
                                verbose_name="vraag aan de raden",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.agendaline",
                                verbose_name="vraag in een agendapunt",
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
                                verbose_name="orgaan",
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
                        "verbose_name": "historical antwoord op een vraag",
                        "verbose_name_plural": "historical antwoorden op vragen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_answer_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_answer_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_answer_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_answer_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Answer",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="decisions.question",
                                verbose_name="vraag aan de raden",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="decisions.agendaline",
                                verbose_name="vraag in een agendapunt",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="said",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=4000, verbose_name="antwoord"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "antwoord op een vraag",
                        "verbose_name_plural": "antwoorden op vragen",
                        "ordering": ["dossier", "first_on", "id"],
                        "indexes": [
                            models.Index(fields=["public_from"], name="answer_public_from")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="answer_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "gepubliceerd"), _negated=True),
                                    ("public_from__isnull", False),
                                    _connector="OR",
                                ),
                                name="answer_public_has_moment",
                                violation_error_message="Een gepubliceerd stuk heeft een moment van openbaarheid.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ingetrokken"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="answer_withdrawn_has_reason",
                                violation_error_message="Geef een reden voor het intrekken.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="answer_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("line__isnull", True), ("question__isnull", False)),
                                    models.Q(("line__isnull", False), ("question__isnull", True)),
                                    _connector="OR",
                                ),
                                name="answer_to_one_question",
                                violation_error_message="Een antwoord hoort bij precies één vraag.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRemark",
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
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("wens", "wens"),
                                    ("bedenking", "bedenking"),
                                    ("voorwaarde", "voorwaarde"),
                                    ("vraag", "vraag"),
                                ],
                                max_length=10,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "groups_label",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="fracties"
                            ),
                        ),
                        (
                            "gathering",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="bijeenkomst"
                            ),
                        ),
                        (
                            "section",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="onderdeel"
                            ),
                        ),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=4000, verbose_name="wat"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
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
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.theme",
                                verbose_name="thema",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.decision",
                                verbose_name="besluit",
                            ),
                        ),
                        (
                            "position",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.position",
                                verbose_name="standpunt",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.round",
                                verbose_name="ronde",
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
                                to="decisions.agendaitem",
                                verbose_name="agendapunt",
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
                                to="decisions.remark",
                                verbose_name="meegenomen uit",
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
                        "verbose_name": "historical wens of bedenking",
                        "verbose_name_plural": "historical wensen en bedenkingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_remark_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_remark_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_remark_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_remark_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Remark",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("wens", "wens"),
                                    ("bedenking", "bedenking"),
                                    ("voorwaarde", "voorwaarde"),
                                    ("vraag", "vraag"),
                                ],
                                max_length=10,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remarks",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "groups_label",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="fracties"
                            ),
                        ),
                        (
                            "gathering",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="bijeenkomst"
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remarks",
                                to="decisions.subject",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "section",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="onderdeel"
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remarks",
                                to="decisions.theme",
                                verbose_name="thema",
                            ),
                        ),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=4000, verbose_name="wat"
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remarks",
                                to="decisions.decision",
                                verbose_name="besluit",
                            ),
                        ),
                        (
                            "position",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conditions",
                                to="decisions.position",
                                verbose_name="standpunt",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remarks",
                                to="decisions.round",
                                verbose_name="ronde",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remarks",
                                to="decisions.agendaitem",
                                verbose_name="agendapunt",
                            ),
                        ),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carried_to",
                                to="decisions.remark",
                                verbose_name="meegenomen uit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "wens of bedenking",
                        "verbose_name_plural": "wensen en bedenkingen",
                        "ordering": ["dossier", "first_on", "last_on", "id"],
                        "indexes": [
                            models.Index(fields=["public_from"], name="remark_public_from"),
                            models.Index(fields=["-first_on", "-id"], name="remark_newest"),
                            models.Index(
                                condition=models.Q(("carried_from__isnull", False)),
                                fields=["dossier"],
                                name="remark_taking",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="remark_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "gepubliceerd"), _negated=True),
                                    ("public_from__isnull", False),
                                    _connector="OR",
                                ),
                                name="remark_public_has_moment",
                                violation_error_message="Een gepubliceerd stuk heeft een moment van openbaarheid.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ingetrokken"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="remark_withdrawn_has_reason",
                                violation_error_message="Geef een reden voor het intrekken.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="remark_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("body__isnull", False), ("gathering", "")),
                                    models.Q(
                                        ("body__isnull", True),
                                        models.Q(("gathering", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="remark_of_body_or_gathering",
                                violation_error_message="Een punt is van een orgaan of van een bijeenkomst.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("carried_from", models.F("id")), _negated=True),
                                name="remark_not_from_itself",
                                violation_error_message="Een punt kan niet uit zichzelf zijn meegenomen.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReply",
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
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("overgenomen", "overgenomen"),
                                    ("deels", "deels overgenomen"),
                                    ("niet", "niet overgenomen"),
                                    ("beantwoord", "beantwoord"),
                                    ("buiten_opdracht", "buiten de opdracht"),
                                ],
                                max_length=20,
                                verbose_name="reactie",
                            ),
                        ),
                        (
                            "reasons",
                            municipalities.fields.CleanTextField(
                                max_length=4000, verbose_name="redenen"
                            ),
                        ),
                        (
                            "changed_where",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="gewijzigd in"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "remark",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.remark",
                                verbose_name="wens of bedenking",
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
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "changed_in",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="gewijzigd in versie",
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
                        "verbose_name": "historical reactie",
                        "verbose_name_plural": "historical reacties",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="h_dec_reply_at"
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_reply_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_reply_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_reply_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Reply",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "remark",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replies",
                                to="decisions.remark",
                                verbose_name="wens of bedenking",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replies",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("overgenomen", "overgenomen"),
                                    ("deels", "deels overgenomen"),
                                    ("niet", "niet overgenomen"),
                                    ("beantwoord", "beantwoord"),
                                    ("buiten_opdracht", "buiten de opdracht"),
                                ],
                                max_length=20,
                                verbose_name="reactie",
                            ),
                        ),
                        (
                            "reasons",
                            municipalities.fields.CleanTextField(
                                max_length=4000, verbose_name="redenen"
                            ),
                        ),
                        (
                            "changed_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changed_by_replies",
                                to="decisions.subject",
                                verbose_name="gewijzigd in versie",
                            ),
                        ),
                        (
                            "changed_where",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="gewijzigd in"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reactie",
                        "verbose_name_plural": "reacties",
                        "ordering": ["remark", "first_on", "id"],
                        "indexes": [models.Index(fields=["public_from"], name="reply_public_from")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__gte", datetime.date(1800, 1, 1)),
                                    ("last_on__gte", models.F("first_on")),
                                    ("last_on__lte", datetime.date(2200, 12, 31)),
                                ),
                                name="reply_day_order",
                                violation_error_message="De datum valt buiten 1800-2200 of loopt terug.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "gepubliceerd"), _negated=True),
                                    ("public_from__isnull", False),
                                    _connector="OR",
                                ),
                                name="reply_public_has_moment",
                                violation_error_message="Een gepubliceerd stuk heeft een moment van openbaarheid.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ingetrokken"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reply_withdrawn_has_reason",
                                violation_error_message="Geef een reden voor het intrekken.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="reply_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReplyNote",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        ("adopted_on", models.DateField(verbose_name="vastgesteld op")),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="kenmerk"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "unreviewed_why",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="waarom niemand meelas"
                            ),
                        ),
                        (
                            "why",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="waarom herzien"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.round",
                                verbose_name="ronde",
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
                                verbose_name="vastgesteld door",
                            ),
                        ),
                        (
                            "revises",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                error_messages={"unique": "Deze vaststelling is al herzien."},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.replynote",
                                verbose_name="herziet",
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
                        "verbose_name": "historical reactienota",
                        "verbose_name_plural": "historical reactienota's",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_replynote_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_replynote_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_replynote_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_replynote_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ReplyNote",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adoptions",
                                to="decisions.round",
                                verbose_name="ronde",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reply_notes",
                                to="municipalities.body",
                                verbose_name="vastgesteld door",
                            ),
                        ),
                        ("adopted_on", models.DateField(verbose_name="vastgesteld op")),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="kenmerk"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "unreviewed_why",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="waarom niemand meelas"
                            ),
                        ),
                        (
                            "revises",
                            models.OneToOneField(
                                blank=True,
                                error_messages={"unique": "Deze vaststelling is al herzien."},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="revised_in",
                                to="decisions.replynote",
                                verbose_name="herziet",
                            ),
                        ),
                        (
                            "why",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="waarom herzien"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reactienota",
                        "verbose_name_plural": "reactienota's",
                        "ordering": ["dossier", "adopted_on", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="replynote_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("revises__isnull", True)),
                                fields=("round",),
                                name="reply_note_once",
                                violation_error_message="De reacties van deze ronde zijn al vastgesteld.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("revises__isnull", True), ("why", "")),
                                    models.Q(
                                        ("revises__isnull", False),
                                        models.Q(("why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="reply_note_revised_with_reason",
                                violation_error_message="Zeg waarom de vaststelling wordt herzien.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDispatch",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("sent_on", models.DateField(verbose_name="verzonden op")),
                        (
                            "reply_note",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.replynote",
                                verbose_name="reactienota",
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
                                verbose_name="orgaan",
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
                        "verbose_name": "historical verzending",
                        "verbose_name_plural": "historical verzendingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_dispatch_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_dispatch_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_dispatch_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Dispatch",
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
                            "reply_note",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dispatches",
                                to="decisions.replynote",
                                verbose_name="reactienota",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reply_notes_sent",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        ("sent_on", models.DateField(verbose_name="verzonden op")),
                    ],
                    options={
                        "verbose_name": "verzending",
                        "verbose_name_plural": "verzendingen",
                        "ordering": ["reply_note", "sent_on", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("reply_note", "body"),
                                name="dispatch_once",
                                violation_error_message="Aan dit orgaan is de nota al verzonden.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPoint",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=300, verbose_name="wat zij gemeen hebben"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
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
                        "verbose_name": "historical gedeeld punt",
                        "verbose_name_plural": "historical gedeelde punten",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="h_dec_point_at"
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_point_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_point_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_point_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Point",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=300, verbose_name="wat zij gemeen hebben"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gedeeld punt",
                        "verbose_name_plural": "gedeelde punten",
                        "ordering": ["dossier", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="point_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPointRemark",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "heading",
                            models.CharField(
                                blank=True,
                                choices=[("meer", "meer"), ("minder", "minder")],
                                max_length=10,
                                verbose_name="richting",
                            ),
                        ),
                        (
                            "point",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.point",
                                verbose_name="gedeeld punt",
                            ),
                        ),
                        (
                            "remark",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                error_messages={
                                    "unique": "Dit punt hoort al bij een gedeeld punt."
                                },
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.remark",
                                verbose_name="wens of bedenking",
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
                        "verbose_name": "historical punt in een gedeeld punt",
                        "verbose_name_plural": "historical punten in een gedeeld punt",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_pointremark_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_pointremark_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_pointremark_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PointRemark",
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
                            "point",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links",
                                to="decisions.point",
                                verbose_name="gedeeld punt",
                            ),
                        ),
                        (
                            "remark",
                            models.OneToOneField(
                                error_messages={
                                    "unique": "Dit punt hoort al bij een gedeeld punt."
                                },
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="link",
                                to="decisions.remark",
                                verbose_name="wens of bedenking",
                            ),
                        ),
                        (
                            "heading",
                            models.CharField(
                                blank=True,
                                choices=[("meer", "meer"), ("minder", "minder")],
                                max_length=10,
                                verbose_name="richting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "punt in een gedeeld punt",
                        "verbose_name_plural": "punten in een gedeeld punt",
                        "ordering": ["point", "id"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalEvidence",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "summary",
                            municipalities.fields.CleanTextField(
                                max_length=2000, verbose_name="in eigen woorden"
                            ),
                        ),
                        (
                            "quote",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="citaat"
                            ),
                        ),
                        (
                            "reads_stance",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("voor", "voor"),
                                    ("voor_mits", "voor, mits"),
                                    ("geen_blokkade", "geen blokkade"),
                                    ("nader_onderzoek", "eerst nader onderzoek"),
                                    ("pas_op_de_plaats", "pas op de plaats"),
                                    ("geen_standpunt", "geen standpunt"),
                                    ("tegen", "tegen"),
                                ],
                                max_length=20,
                                verbose_name="leest als standpunt",
                            ),
                        ),
                        (
                            "reads_on",
                            municipalities.fields.EdtfField(
                                blank=True, verbose_name="leest als datum"
                            ),
                        ),
                        (
                            "is_joint",
                            models.BooleanField(default=False, verbose_name="gezamenlijk"),
                        ),
                        ("is_derived", models.BooleanField(default=False, verbose_name="afgeleid")),
                        (
                            "is_accepted",
                            models.BooleanField(
                                default=True, editable=False, verbose_name="aangenomen"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
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
                            "paragraph",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="municipalities.paragraph",
                                verbose_name="alinea",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.decision",
                                verbose_name="besluit of uitspraak",
                            ),
                        ),
                        (
                            "position",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.position",
                                verbose_name="standpunt",
                            ),
                        ),
                        (
                            "remark",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.remark",
                                verbose_name="wens of bedenking",
                            ),
                        ),
                        (
                            "reply",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.reply",
                                verbose_name="reactie",
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.statement",
                                verbose_name="uitspraak",
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
                                to="decisions.milestone",
                                verbose_name="mijlpaal",
                            ),
                        ),
                        (
                            "cost",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.cost",
                                verbose_name="kosten",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.round",
                                verbose_name="ronde",
                            ),
                        ),
                        (
                            "agenda_item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.agendaitem",
                                verbose_name="agendapunt",
                            ),
                        ),
                        (
                            "answer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.answer",
                                verbose_name="antwoord op een vraag",
                            ),
                        ),
                        (
                            "poll",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.poll",
                                verbose_name="peiling of referendum",
                            ),
                        ),
                        (
                            "poll_area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.pollarea",
                                verbose_name="gebied van een peiling",
                            ),
                        ),
                        (
                            "poll_result",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.pollresult",
                                verbose_name="uitslag van een peiling",
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
                        "verbose_name": "historical bewijsplaats",
                        "verbose_name_plural": "historical bewijsplaatsen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_evidence_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_evidence_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_evidence_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_evidence_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Evidence",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "paragraph",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="municipalities.paragraph",
                                verbose_name="alinea",
                            ),
                        ),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                max_length=200, verbose_name="plaats in de bron"
                            ),
                        ),
                        (
                            "summary",
                            municipalities.fields.CleanTextField(
                                max_length=2000, verbose_name="in eigen woorden"
                            ),
                        ),
                        (
                            "quote",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=1000, verbose_name="citaat"
                            ),
                        ),
                        (
                            "reads_stance",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("voor", "voor"),
                                    ("voor_mits", "voor, mits"),
                                    ("geen_blokkade", "geen blokkade"),
                                    ("nader_onderzoek", "eerst nader onderzoek"),
                                    ("pas_op_de_plaats", "pas op de plaats"),
                                    ("geen_standpunt", "geen standpunt"),
                                    ("tegen", "tegen"),
                                ],
                                max_length=20,
                                verbose_name="leest als standpunt",
                            ),
                        ),
                        (
                            "reads_on",
                            municipalities.fields.EdtfField(
                                blank=True, verbose_name="leest als datum"
                            ),
                        ),
                        (
                            "is_joint",
                            models.BooleanField(default=False, verbose_name="gezamenlijk"),
                        ),
                        ("is_derived", models.BooleanField(default=False, verbose_name="afgeleid")),
                        (
                            "is_accepted",
                            models.BooleanField(
                                default=True, editable=False, verbose_name="aangenomen"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="feit"
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="decisions.decision",
                                verbose_name="besluit of uitspraak",
                            ),
                        ),
                        (
                            "position",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="decisions.position",
                                verbose_name="standpunt",
                            ),
                        ),
                        (
                            "remark",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="decisions.remark",
                                verbose_name="wens of bedenking",
                            ),
                        ),
                        (
                            "reply",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="decisions.reply",
                                verbose_name="reactie",
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="decisions.statement",
                                verbose_name="uitspraak",
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="decisions.milestone",
                                verbose_name="mijlpaal",
                            ),
                        ),
                        (
                            "cost",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="decisions.cost",
                                verbose_name="kosten",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="decisions.round",
                                verbose_name="ronde",
                            ),
                        ),
                        (
                            "agenda_item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="decisions.agendaitem",
                                verbose_name="agendapunt",
                            ),
                        ),
                        (
                            "answer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="decisions.answer",
                                verbose_name="antwoord op een vraag",
                            ),
                        ),
                        (
                            "poll",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="decisions.poll",
                                verbose_name="peiling of referendum",
                            ),
                        ),
                        (
                            "poll_area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="decisions.pollarea",
                                verbose_name="gebied van een peiling",
                            ),
                        ),
                        (
                            "poll_result",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="decisions.pollresult",
                                verbose_name="uitslag van een peiling",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bewijsplaats",
                        "verbose_name_plural": "bewijsplaatsen",
                        "ordering": ["id"],
                        "indexes": [
                            models.Index(fields=["source", "dossier"], name="evidence_of_source")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="evidence_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("answer__isnull", True),
                                        ("cost__isnull", True),
                                        ("decision__isnull", False),
                                        ("milestone__isnull", True),
                                        ("poll__isnull", True),
                                        ("poll_area__isnull", True),
                                        ("poll_result__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("reply__isnull", True),
                                        ("round__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("answer__isnull", True),
                                        ("cost__isnull", True),
                                        ("decision__isnull", True),
                                        ("milestone__isnull", True),
                                        ("poll__isnull", True),
                                        ("poll_area__isnull", True),
                                        ("poll_result__isnull", True),
                                        ("position__isnull", False),
                                        ("remark__isnull", True),
                                        ("reply__isnull", True),
                                        ("round__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("answer__isnull", True),
                                        ("cost__isnull", True),
                                        ("decision__isnull", True),
                                        ("milestone__isnull", True),
                                        ("poll__isnull", True),
                                        ("poll_area__isnull", True),
                                        ("poll_result__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", False),
                                        ("reply__isnull", True),
                                        ("round__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("answer__isnull", True),
                                        ("cost__isnull", True),
                                        ("decision__isnull", True),
                                        ("milestone__isnull", True),
                                        ("poll__isnull", True),
                                        ("poll_area__isnull", True),
                                        ("poll_result__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("reply__isnull", False),
                                        ("round__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("answer__isnull", True),
                                        ("cost__isnull", True),
                                        ("decision__isnull", True),
                                        ("milestone__isnull", True),
                                        ("poll__isnull", True),
                                        ("poll_area__isnull", True),
                                        ("poll_result__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("reply__isnull", True),
                                        ("round__isnull", True),
                                        ("statement__isnull", False),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("answer__isnull", True),
                                        ("cost__isnull", True),
                                        ("decision__isnull", True),
                                        ("milestone__isnull", False),
                                        ("poll__isnull", True),
                                        ("poll_area__isnull", True),
                                        ("poll_result__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("reply__isnull", True),
                                        ("round__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("answer__isnull", True),
                                        ("cost__isnull", False),
                                        ("decision__isnull", True),
                                        ("milestone__isnull", True),
                                        ("poll__isnull", True),
                                        ("poll_area__isnull", True),
                                        ("poll_result__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("reply__isnull", True),
                                        ("round__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("answer__isnull", True),
                                        ("cost__isnull", True),
                                        ("decision__isnull", True),
                                        ("milestone__isnull", True),
                                        ("poll__isnull", True),
                                        ("poll_area__isnull", True),
                                        ("poll_result__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("reply__isnull", True),
                                        ("round__isnull", False),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", False),
                                        ("answer__isnull", True),
                                        ("cost__isnull", True),
                                        ("decision__isnull", True),
                                        ("milestone__isnull", True),
                                        ("poll__isnull", True),
                                        ("poll_area__isnull", True),
                                        ("poll_result__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("reply__isnull", True),
                                        ("round__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("answer__isnull", False),
                                        ("cost__isnull", True),
                                        ("decision__isnull", True),
                                        ("milestone__isnull", True),
                                        ("poll__isnull", True),
                                        ("poll_area__isnull", True),
                                        ("poll_result__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("reply__isnull", True),
                                        ("round__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("answer__isnull", True),
                                        ("cost__isnull", True),
                                        ("decision__isnull", True),
                                        ("milestone__isnull", True),
                                        ("poll__isnull", False),
                                        ("poll_area__isnull", True),
                                        ("poll_result__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("reply__isnull", True),
                                        ("round__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("answer__isnull", True),
                                        ("cost__isnull", True),
                                        ("decision__isnull", True),
                                        ("milestone__isnull", True),
                                        ("poll__isnull", True),
                                        ("poll_area__isnull", False),
                                        ("poll_result__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("reply__isnull", True),
                                        ("round__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("answer__isnull", True),
                                        ("cost__isnull", True),
                                        ("decision__isnull", True),
                                        ("milestone__isnull", True),
                                        ("poll__isnull", True),
                                        ("poll_area__isnull", True),
                                        ("poll_result__isnull", False),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("reply__isnull", True),
                                        ("round__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="evidence_of_one_record",
                                violation_error_message="Een bewijsplaats hoort bij precies een record.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reads_stance", ""),
                                    ("position__isnull", False),
                                    _connector="OR",
                                ),
                                name="evidence_reads_a_position",
                                violation_error_message="Alleen bij een standpunt leest een plaats een stand.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reads_on", ""), ("position__isnull", False), _connector="OR"
                                ),
                                name="evidence_dates_a_position",
                                violation_error_message="Leg de datum die deze plaats noemt vast als gelezen waarde.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "reads_stance__in",
                                        [
                                            "",
                                            "voor",
                                            "voor_mits",
                                            "geen_blokkade",
                                            "nader_onderzoek",
                                            "pas_op_de_plaats",
                                            "geen_standpunt",
                                            "tegen",
                                        ],
                                    )
                                ),
                                name="evidence_stance_known",
                                violation_error_message="Kies een van de standpunten.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Subscription",
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
                            "code",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, unique=True, verbose_name="code"
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mailadres")),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="subscriptions",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="subscriptions",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="subscriptions",
                                to="decisions.round",
                                verbose_name="ronde",
                            ),
                        ),
                        (
                            "pace",
                            models.CharField(
                                choices=[
                                    ("meteen", "meteen"),
                                    ("dagelijks", "elke dag, in de ochtend"),
                                    ("wekelijks", "elke week, op maandag"),
                                ],
                                max_length=10,
                                verbose_name="hoe vaak",
                            ),
                        ),
                        (
                            "reminds",
                            models.BooleanField(default=False, verbose_name="herinneringen"),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="gevraagd op")),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="bevestigd op"
                            ),
                        ),
                        ("told_at", models.DateTimeField(verbose_name="verteld tot en met")),
                        (
                            "claimed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="onderweg sinds"
                            ),
                        ),
                        (
                            "telling_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="onderweg tot en met"
                            ),
                        ),
                        (
                            "unsure_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="misschien niet verstuurd op"
                            ),
                        ),
                        (
                            "failures",
                            models.PositiveSmallIntegerField(default=0, verbose_name="mislukt"),
                        ),
                        (
                            "retry_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="opnieuw vanaf"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "abonnement",
                        "verbose_name_plural": "abonnementen",
                        "ordering": ["asked_at", "id"],
                        "indexes": [models.Index(fields=["email"], name="subscription_of_address")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("dossier__isnull", False),
                                        ("municipality__isnull", True),
                                        ("round__isnull", True),
                                    ),
                                    models.Q(
                                        ("dossier__isnull", True),
                                        ("municipality__isnull", False),
                                        ("round__isnull", True),
                                    ),
                                    models.Q(
                                        ("dossier__isnull", True),
                                        ("municipality__isnull", True),
                                        ("round__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="subscription_to_one",
                                violation_error_message="Volg precies een ding.",
                            ),
                            models.UniqueConstraint(
                                fields=("email", "dossier"),
                                name="subscription_dossier_once",
                                violation_error_message="Dit adres volgt dit al.",
                            ),
                            models.UniqueConstraint(
                                fields=("email", "municipality"),
                                name="subscription_municipality_once",
                                violation_error_message="Dit adres volgt dit al.",
                            ),
                            models.UniqueConstraint(
                                fields=("email", "round"),
                                name="subscription_round_once",
                                violation_error_message="Dit adres volgt dit al.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("claimed_at__isnull", True), ("telling_at__isnull", True)
                                    ),
                                    models.Q(
                                        ("claimed_at__isnull", False), ("telling_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="subscription_claim_whole",
                                violation_error_message="Een bericht onderweg heeft een begin en een einde.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Noticing",
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
                            "number",
                            models.PositiveBigIntegerField(unique=True, verbose_name="nummer"),
                        ),
                        (
                            "noticed_at",
                            models.DateTimeField(unique=True, verbose_name="opgemerkt op"),
                        ),
                        ("lengths", models.JSONField(default=dict, verbose_name="lengtes")),
                    ],
                    options={
                        "verbose_name": "waarneming",
                        "verbose_name_plural": "waarnemingen",
                        "ordering": ["number"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="SentReminder",
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
                            "subscription",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="decisions.subscription",
                                verbose_name="abonnement",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="decisions.roundbody",
                                verbose_name="gevraagd orgaan",
                            ),
                        ),
                        ("last_safe_on", models.DateField(verbose_name="laatste veilige dag")),
                    ],
                    options={
                        "verbose_name": "herinnering",
                        "verbose_name_plural": "herinneringen",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("subscription", "request", "last_safe_on"),
                                name="reminder_once",
                                violation_error_message="Hieraan is al herinnerd.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FormDraft",
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
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="form_drafts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("address", models.CharField(max_length=300, verbose_name="formulier")),
                        ("typed", models.JSONField(verbose_name="getypt")),
                        ("saved_at", models.DateTimeField(verbose_name="bewaard op")),
                    ],
                    options={
                        "verbose_name": "kladje",
                        "verbose_name_plural": "kladjes",
                        "ordering": ["-saved_at", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "address"),
                                name="form_draft_once",
                                violation_error_message="Dit formulier is al bewaard.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="IdempotencyKey",
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
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="idempotency_keys",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("token", models.UUIDField(verbose_name="formulier")),
                        ("led_to", models.CharField(max_length=300, verbose_name="leidde naar")),
                        ("sent_at", models.DateTimeField(verbose_name="verzonden op")),
                    ],
                    options={
                        "verbose_name": "verzending",
                        "verbose_name_plural": "verzendingen",
                        "ordering": ["-sent_at", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "token"),
                                name="idempotency_key_once",
                                violation_error_message="Dit formulier is al bewaard.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalGroupTally",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "label",
                            municipalities.fields.CleanCharField(
                                max_length=120, verbose_name="fractie"
                            ),
                        ),
                        (
                            "direction",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("voor", "voor"),
                                    ("tegen", "tegen"),
                                    ("verdeeld", "verdeeld"),
                                ],
                                max_length=10,
                                verbose_name="richting",
                            ),
                        ),
                        (
                            "votes_for",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="stemmen voor"
                            ),
                        ),
                        (
                            "votes_against",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="stemmen tegen"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.decision",
                                verbose_name="besluit",
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
                                verbose_name="fractie in de raad",
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
                        "verbose_name": "historical stem van een fractie",
                        "verbose_name_plural": "historical stemmen van fracties",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_grouptally_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_grouptally_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_grouptally_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_grouptally_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="GroupTally",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="group_tallies",
                                to="decisions.decision",
                                verbose_name="besluit",
                            ),
                        ),
                        (
                            "label",
                            municipalities.fields.CleanCharField(
                                max_length=120, verbose_name="fractie"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tallies",
                                to="municipalities.group",
                                verbose_name="fractie in de raad",
                            ),
                        ),
                        (
                            "direction",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("voor", "voor"),
                                    ("tegen", "tegen"),
                                    ("verdeeld", "verdeeld"),
                                ],
                                max_length=10,
                                verbose_name="richting",
                            ),
                        ),
                        (
                            "votes_for",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="stemmen voor"
                            ),
                        ),
                        (
                            "votes_against",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="stemmen tegen"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "stem van een fractie",
                        "verbose_name_plural": "stemmen van fracties",
                        "ordering": ["decision", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="grouptally_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.UniqueConstraint(
                                models.F("decision"),
                                django.db.models.functions.text.Lower("label"),
                                name="grouptally_once",
                                violation_error_message="Van deze fractie staat de stem er al.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("direction", ""), _negated=True),
                                    ("votes_for__isnull", False),
                                    ("votes_against__isnull", False),
                                    _connector="OR",
                                ),
                                name="grouptally_tells_something",
                                violation_error_message="Vul in hoe de fractie stemde, of met hoeveel stemmen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("direction", "voor"), _negated=True),
                                    ("votes_against__isnull", True),
                                    ("votes_against", 0),
                                    _connector="OR",
                                ),
                                name="grouptally_in_favour",
                                violation_error_message="Een fractie met stemmen tegen is verdeeld of tegen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("direction", "tegen"), _negated=True),
                                    ("votes_for__isnull", True),
                                    ("votes_for", 0),
                                    _connector="OR",
                                ),
                                name="grouptally_against",
                                violation_error_message="Een fractie met stemmen voor is verdeeld of voor.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCommonItem",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=300, verbose_name="onderwerp"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="kenmerk"
                            ),
                        ),
                        (
                            "summary",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="samenvatting"
                            ),
                        ),
                        (
                            "points",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="beslispunten"
                            ),
                        ),
                        (
                            "questions",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=8000, verbose_name="vragen aan de raad"
                            ),
                        ),
                        (
                            "attachments",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=8000, verbose_name="bijlagen"
                            ),
                        ),
                        (
                            "recipients",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="geadresseerden"
                            ),
                        ),
                        (
                            "url",
                            models.URLField(
                                blank=True, max_length=500, verbose_name="adres van het stuk"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.round",
                                verbose_name="ronde",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="voorstel",
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
                        "verbose_name": "historical gezamenlijk stuk",
                        "verbose_name_plural": "historical gezamenlijke stukken",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_commonitem_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_commonitem_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_commonitem_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_commonitem_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="CommonItem",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gedeeld", "gedeeld"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=15,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "shared_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="gedeeld op"
                            ),
                        ),
                        (
                            "public_from",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="openbaar vanaf"
                            ),
                        ),
                        (
                            "withdrawn_reason",
                            municipalities.fields.CleanTextField(
                                blank=True,
                                editable=False,
                                max_length=2000,
                                verbose_name="reden van intrekken",
                            ),
                        ),
                        (
                            "title",
                            municipalities.fields.CleanCharField(
                                max_length=300, verbose_name="onderwerp"
                            ),
                        ),
                        (
                            "reference",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=80, verbose_name="kenmerk"
                            ),
                        ),
                        (
                            "summary",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="samenvatting"
                            ),
                        ),
                        (
                            "points",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="beslispunten"
                            ),
                        ),
                        (
                            "questions",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=8000, verbose_name="vragen aan de raad"
                            ),
                        ),
                        (
                            "attachments",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=8000, verbose_name="bijlagen"
                            ),
                        ),
                        (
                            "recipients",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=4000, verbose_name="geadresseerden"
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="common_items",
                                to="decisions.round",
                                verbose_name="ronde",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="common_items",
                                to="decisions.subject",
                                verbose_name="voorstel",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="common_items",
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "url",
                            models.URLField(
                                blank=True, max_length=500, verbose_name="adres van het stuk"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gezamenlijk stuk",
                        "verbose_name_plural": "gezamenlijke stukken",
                        "ordering": ["dossier", "id"],
                        "indexes": [
                            models.Index(fields=["public_from"], name="commonitem_public_from")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "gepubliceerd"), _negated=True),
                                    ("public_from__isnull", False),
                                    _connector="OR",
                                ),
                                name="commonitem_public_has_moment",
                                violation_error_message="Een gepubliceerd stuk heeft een moment van openbaarheid.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "ingetrokken"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="commonitem_withdrawn_has_reason",
                                violation_error_message="Geef een reden voor het intrekken.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="commonitem_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalItemOffer",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "followed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="volgt de tekst van"
                            ),
                        ),
                        (
                            "declined_on",
                            models.DateField(blank=True, null=True, verbose_name="afgewezen op"),
                        ),
                        (
                            "why",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="waarom"
                            ),
                        ),
                        (
                            "common_item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.commonitem",
                                verbose_name="gezamenlijk stuk",
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
                                verbose_name="orgaan",
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
                                to="decisions.agendaitem",
                                verbose_name="agendapunt",
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
                        "verbose_name": "historical aangeboden agendapunt",
                        "verbose_name_plural": "historical aangeboden agendapunten",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_itemoffer_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_itemoffer_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_itemoffer_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ItemOffer",
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
                            "common_item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="decisions.commonitem",
                                verbose_name="gezamenlijk stuk",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="item_offers",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "item",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offer",
                                to="decisions.agendaitem",
                                verbose_name="agendapunt",
                            ),
                        ),
                        (
                            "followed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="volgt de tekst van"
                            ),
                        ),
                        (
                            "declined_on",
                            models.DateField(blank=True, null=True, verbose_name="afgewezen op"),
                        ),
                        (
                            "why",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="waarom"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aangeboden agendapunt",
                        "verbose_name_plural": "aangeboden agendapunten",
                        "ordering": ["common_item", "body", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("common_item", "body"),
                                name="item_offer_once",
                                violation_error_message="Dit stuk is al aan dit orgaan aangeboden.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("followed_at__isnull", True), ("item__isnull", True)),
                                    models.Q(
                                        ("declined_on__isnull", True),
                                        ("followed_at__isnull", False),
                                        ("item__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="item_offer_taken_or_declined",
                                violation_error_message="Een aanbod is overgenomen of afgewezen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("declined_on__isnull", True), ("why", "")),
                                    models.Q(
                                        ("declined_on__isnull", False),
                                        models.Q(("why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="item_offer_declined_why",
                                violation_error_message="Zeg waarom u het stuk niet overneemt.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CouncilFeed",
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
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="council_feeds",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "system",
                            models.CharField(
                                choices=[
                                    ("notubiz", "Notubiz"),
                                    ("mini-ori", "mini-ORI 1.0"),
                                    ("ori-a", "ORI-A, een bestand per vergadering"),
                                ],
                                max_length=10,
                                verbose_name="soort systeem",
                            ),
                        ),
                        ("address", models.URLField(max_length=500, verbose_name="adres")),
                        (
                            "organisation",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=40, verbose_name="nummer van de gemeente"
                            ),
                        ),
                        (
                            "gremia",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="alleen van deze gremia"
                            ),
                        ),
                        ("first_on", models.DateField(verbose_name="vergaderingen vanaf")),
                        (
                            "with_documents",
                            models.BooleanField(default=True, verbose_name="ook de stukken"),
                        ),
                        (
                            "with_outcomes",
                            models.BooleanField(default=True, verbose_name="ook de uitkomsten"),
                        ),
                        (
                            "is_pulled",
                            models.BooleanField(default=False, verbose_name="elke dag ophalen"),
                        ),
                        ("set_at", models.DateTimeField(null=True, verbose_name="ingesteld op")),
                        (
                            "set_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="council_feeds",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ingesteld door",
                            ),
                        ),
                        (
                            "asked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="gevraagd op"),
                        ),
                        (
                            "tried_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="laatst geprobeerd"
                            ),
                        ),
                        (
                            "succeeded_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="laatst gelukt"
                            ),
                        ),
                        (
                            "failure",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="wat er misging"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "raadsinformatiesysteem",
                        "verbose_name_plural": "raadsinformatiesystemen",
                        "ordering": ["body", "system"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("body", "system"),
                                name="council_feed_once_a_system",
                                violation_error_message="Dit systeem is voor deze raad al ingesteld.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("set_at__isnull", True), ("set_by__isnull", True)),
                                    models.Q(("set_at__isnull", False), ("set_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="council_feed_set_pair",
                                violation_error_message="Wie en wanneer instelde horen bij elkaar.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PulledRecord",
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
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pulled_records",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "system",
                            models.CharField(
                                choices=[
                                    ("notubiz", "Notubiz"),
                                    ("mini-ori", "mini-ORI 1.0"),
                                    ("ori-a", "ORI-A, een bestand per vergadering"),
                                ],
                                max_length=10,
                                verbose_name="soort systeem",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("vergadering", "vergadering"),
                                    ("agendapunt", "agendapunt"),
                                    ("stuk", "stuk"),
                                    ("uitkomst", "uitkomst"),
                                ],
                                max_length=15,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "external_id",
                            models.CharField(max_length=500, verbose_name="kenmerk bij de bron"),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parts",
                                to="decisions.pulledrecord",
                                verbose_name="vergadering",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="papers",
                                to="decisions.pulledrecord",
                                verbose_name="agendapunt",
                            ),
                        ),
                        (
                            "place",
                            models.PositiveSmallIntegerField(default=0, verbose_name="volgorde"),
                        ),
                        ("held_on", models.DateField(null=True, verbose_name="dag")),
                        ("payload", models.JSONField(verbose_name="wat de bron vertelt")),
                        (
                            "former",
                            models.JSONField(
                                default=dict, verbose_name="wat de bron eerst vertelde"
                            ),
                        ),
                        (
                            "first_seen_at",
                            models.DateTimeField(verbose_name="voor het eerst gezien"),
                        ),
                        ("seen_at", models.DateTimeField(verbose_name="laatst gezien")),
                        (
                            "changed_at",
                            models.DateTimeField(null=True, verbose_name="gewijzigd gezien"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("voorgesteld", "voorgesteld"),
                                    ("overgenomen", "overgenomen"),
                                    ("overgeslagen", "overgeslagen"),
                                ],
                                default="voorgesteld",
                                max_length=15,
                                verbose_name="stand",
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(null=True, verbose_name="beantwoord op"),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answered_pulls",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="beantwoord door",
                            ),
                        ),
                        (
                            "made_key",
                            models.PositiveBigIntegerField(null=True, verbose_name="werd"),
                        ),
                    ],
                    options={
                        "verbose_name": "voorstel uit het raadsinformatiesysteem",
                        "verbose_name_plural": "voorstellen uit het raadsinformatiesysteem",
                        "ordering": ["-held_on", "place", "id"],
                        "indexes": [
                            models.Index(fields=["body", "kind", "state"], name="pulled_waiting")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("body", "system", "kind", "external_id"),
                                name="pulled_record_once",
                                violation_error_message="Dit is al opgehaald.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at__isnull", True), ("answered_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="pulled_record_answered_pair",
                                violation_error_message="Wie en wanneer antwoordde horen bij elkaar.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReadBack",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        ("asked_on", models.DateField(verbose_name="gevraagd op")),
                        ("due_on", models.DateField(verbose_name="uiterlijk")),
                        (
                            "withdrawn_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="niet meer gevraagd sinds"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="toelichting"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
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
                                verbose_name="orgaan",
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
                        "verbose_name": "historical tegenlezing",
                        "verbose_name_plural": "historical tegenlezingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_readback_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_readback_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_readback_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_readback_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ReadBack",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="read_backs",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        ("asked_on", models.DateField(verbose_name="gevraagd op")),
                        ("due_on", models.DateField(verbose_name="uiterlijk")),
                        (
                            "withdrawn_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="niet meer gevraagd sinds"
                            ),
                        ),
                        (
                            "note",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="toelichting"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tegenlezing",
                        "verbose_name_plural": "tegenlezingen",
                        "ordering": ["dossier", "asked_on", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="readback_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("asked_on"))),
                                name="readback_due_after_asking",
                                violation_error_message="De uiterste dag ligt niet vóór de vraag.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_on__isnull", True),
                                    ("withdrawn_on__gte", models.F("asked_on")),
                                    _connector="OR",
                                ),
                                name="readback_withdrawn_after_asking",
                                violation_error_message="Een vraag wordt na het stellen teruggenomen.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReadBackLine",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                choices=[("klopt", "klopt"), ("anders", "wij lezen dit anders")],
                                max_length=10,
                                verbose_name="antwoord",
                            ),
                        ),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="hoe u het leest"
                            ),
                        ),
                        (
                            "reads_stance",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("voor", "voor"),
                                    ("voor_mits", "voor, mits"),
                                    ("geen_blokkade", "geen blokkade"),
                                    ("nader_onderzoek", "eerst nader onderzoek"),
                                    ("pas_op_de_plaats", "pas op de plaats"),
                                    ("geen_standpunt", "geen standpunt"),
                                    ("tegen", "tegen"),
                                ],
                                max_length=20,
                                verbose_name="leest als standpunt",
                            ),
                        ),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="waar dat staat"
                            ),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="adres")),
                        ("answered_on", models.DateField(verbose_name="beantwoord op")),
                        ("read_as", models.CharField(max_length=32, verbose_name="zoals gelezen")),
                        (
                            "dossier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "read_back",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.readback",
                                verbose_name="tegenlezing",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.decision",
                                verbose_name="besluit of uitspraak",
                            ),
                        ),
                        (
                            "position",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.position",
                                verbose_name="standpunt",
                            ),
                        ),
                        (
                            "remark",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.remark",
                                verbose_name="wens of bedenking",
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.statement",
                                verbose_name="uitspraak",
                            ),
                        ),
                        (
                            "answer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.answer",
                                verbose_name="antwoord op een vraag",
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
                        "verbose_name": "historical regel van een tegenlezing",
                        "verbose_name_plural": "historical regels van tegenlezingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_readbackline_at",
                            ),
                            models.Index(
                                condition=models.Q(("history_type", "+")),
                                fields=["dossier", "id"],
                                name="h_dec_readbackline_of",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_readbackline_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_readbackline_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ReadBackLine",
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
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                blank=True, max_length=80, verbose_name="kenmerk in het dossier"
                            ),
                        ),
                        (
                            "read_back",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="decisions.readback",
                                verbose_name="tegenlezing",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="read_back_lines",
                                to="decisions.decision",
                                verbose_name="besluit of uitspraak",
                            ),
                        ),
                        (
                            "position",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="read_back_lines",
                                to="decisions.position",
                                verbose_name="standpunt",
                            ),
                        ),
                        (
                            "remark",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="read_back_lines",
                                to="decisions.remark",
                                verbose_name="wens of bedenking",
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="read_back_lines",
                                to="decisions.statement",
                                verbose_name="uitspraak",
                            ),
                        ),
                        (
                            "answer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="read_back_lines",
                                to="decisions.answer",
                                verbose_name="antwoord op een vraag",
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                choices=[("klopt", "klopt"), ("anders", "wij lezen dit anders")],
                                max_length=10,
                                verbose_name="antwoord",
                            ),
                        ),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="hoe u het leest"
                            ),
                        ),
                        (
                            "reads_stance",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("voor", "voor"),
                                    ("voor_mits", "voor, mits"),
                                    ("geen_blokkade", "geen blokkade"),
                                    ("nader_onderzoek", "eerst nader onderzoek"),
                                    ("pas_op_de_plaats", "pas op de plaats"),
                                    ("geen_standpunt", "geen standpunt"),
                                    ("tegen", "tegen"),
                                ],
                                max_length=20,
                                verbose_name="leest als standpunt",
                            ),
                        ),
                        (
                            "place",
                            municipalities.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="waar dat staat"
                            ),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="adres")),
                        ("answered_on", models.DateField(verbose_name="beantwoord op")),
                        ("read_as", models.CharField(max_length=32, verbose_name="zoals gelezen")),
                    ],
                    options={
                        "verbose_name": "regel van een tegenlezing",
                        "verbose_name_plural": "regels van tegenlezingen",
                        "ordering": ["read_back", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("dossier", "key"),
                                name="readbackline_key_once",
                                violation_error_message="Dit kenmerk staat al in dit dossier.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer__isnull", True),
                                        ("decision__isnull", False),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("answer__isnull", True),
                                        ("decision__isnull", True),
                                        ("position__isnull", False),
                                        ("remark__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("answer__isnull", True),
                                        ("decision__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", False),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("answer__isnull", True),
                                        ("decision__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("statement__isnull", False),
                                    ),
                                    models.Q(
                                        ("answer__isnull", False),
                                        ("decision__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="readbackline_of_one_record",
                                violation_error_message="Een regel gaat over precies een record.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("verdict", "klopt"),
                                        ("place", ""),
                                        ("reads_stance", ""),
                                        ("text", ""),
                                        ("url", ""),
                                    ),
                                    models.Q(
                                        ("verdict", "anders"), models.Q(("text", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="readbackline_different_in_words",
                                violation_error_message="Schrijf hoe u het leest, of kies ‘klopt’.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reads_stance", ""),
                                    models.Q(
                                        ("position__isnull", False),
                                        (
                                            "reads_stance__in",
                                            [
                                                "voor",
                                                "voor_mits",
                                                "geen_blokkade",
                                                "nader_onderzoek",
                                                "pas_op_de_plaats",
                                                "geen_standpunt",
                                                "tegen",
                                            ],
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="readbackline_reads_a_position",
                                violation_error_message="Alleen een standpunt leest u als een ander standpunt.",
                            ),
                            models.UniqueConstraint(
                                fields=("read_back", "decision"),
                                name="readbackline_decision_once",
                                violation_error_message="Deze regel is in deze tegenlezing al beantwoord.",
                            ),
                            models.UniqueConstraint(
                                fields=("read_back", "position"),
                                name="readbackline_position_once",
                                violation_error_message="Deze regel is in deze tegenlezing al beantwoord.",
                            ),
                            models.UniqueConstraint(
                                fields=("read_back", "remark"),
                                name="readbackline_remark_once",
                                violation_error_message="Deze regel is in deze tegenlezing al beantwoord.",
                            ),
                            models.UniqueConstraint(
                                fields=("read_back", "statement"),
                                name="readbackline_statement_once",
                                violation_error_message="Deze regel is in deze tegenlezing al beantwoord.",
                            ),
                            models.UniqueConstraint(
                                fields=("read_back", "answer"),
                                name="readbackline_answer_once",
                                violation_error_message="Deze regel is in deze tegenlezing al beantwoord.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalValueReading",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("dated_on", "datum"),
                                    ("seats", "zetels"),
                                    ("votes_for", "stemmen voor"),
                                    ("votes_against", "stemmen tegen"),
                                    ("abstained", "onthouden (art. 28)"),
                                    ("absent", "afwezig"),
                                    ("left", "vertrokken"),
                                    ("amount", "bedrag in euro"),
                                    ("turnout", "opkomst in procenten"),
                                    ("votes", "stemmen"),
                                    ("percentage", "percentage"),
                                ],
                                max_length=15,
                                verbose_name="gegeven",
                            ),
                        ),
                        (
                            "value",
                            municipalities.fields.CleanCharField(
                                max_length=40, verbose_name="waarde volgens deze plaats"
                            ),
                        ),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.evidence",
                                verbose_name="bewijsplaats",
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
                        "verbose_name": "historical gelezen waarde",
                        "verbose_name_plural": "historical gelezen waarden",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_valuereading_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_valuereading_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_valuereading_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ValueReading",
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
                            "evidence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readings",
                                to="decisions.evidence",
                                verbose_name="bewijsplaats",
                            ),
                        ),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("dated_on", "datum"),
                                    ("seats", "zetels"),
                                    ("votes_for", "stemmen voor"),
                                    ("votes_against", "stemmen tegen"),
                                    ("abstained", "onthouden (art. 28)"),
                                    ("absent", "afwezig"),
                                    ("left", "vertrokken"),
                                    ("amount", "bedrag in euro"),
                                    ("turnout", "opkomst in procenten"),
                                    ("votes", "stemmen"),
                                    ("percentage", "percentage"),
                                ],
                                max_length=15,
                                verbose_name="gegeven",
                            ),
                        ),
                        (
                            "value",
                            municipalities.fields.CleanCharField(
                                max_length=40, verbose_name="waarde volgens deze plaats"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gelezen waarde",
                        "verbose_name_plural": "gelezen waarden",
                        "ordering": ["evidence", "field"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("evidence", "field"),
                                name="reading_once",
                                violation_error_message="Deze plaats leest dit gegeven al.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAssignment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="voor wanneer"),
                        ),
                        (
                            "remark",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                error_messages={"unique": "Dit punt is al toegewezen."},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.remark",
                                verbose_name="wens of bedenking",
                            ),
                        ),
                        (
                            "assignee",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegewezen aan",
                            ),
                        ),
                        (
                            "second_reader",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="leest mee",
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
                        "verbose_name": "historical toewijzing",
                        "verbose_name_plural": "historical toewijzingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_assignment_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_assignment_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_assignment_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Assignment",
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
                            "remark",
                            models.OneToOneField(
                                error_messages={"unique": "Dit punt is al toegewezen."},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignment",
                                to="decisions.remark",
                                verbose_name="wens of bedenking",
                            ),
                        ),
                        (
                            "assignee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegewezen aan",
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="voor wanneer"),
                        ),
                        (
                            "second_reader",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="second_readings",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="leest mee",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "toewijzing",
                        "verbose_name_plural": "toewijzingen",
                        "ordering": ["remark", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("second_reader__isnull", True),
                                    models.Q(
                                        ("second_reader", models.F("assignee")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="assignment_second_person",
                                violation_error_message="Kies iemand anders dan wie reageert om mee te lezen.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReplyReview",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "reviewed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="gelezen op"),
                        ),
                        (
                            "reply",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                error_messages={"unique": "Deze reactie ligt al ter lezing."},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.reply",
                                verbose_name="reactie",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="gelezen door",
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
                        "verbose_name": "historical meelezen",
                        "verbose_name_plural": "historical meelezen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_replyreview_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_replyreview_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_replyreview_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ReplyReview",
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
                            "reply",
                            models.OneToOneField(
                                error_messages={"unique": "Deze reactie ligt al ter lezing."},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="review",
                                to="decisions.reply",
                                verbose_name="reactie",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="gelezen door",
                            ),
                        ),
                        (
                            "reviewed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="gelezen op"),
                        ),
                    ],
                    options={
                        "verbose_name": "meelezen",
                        "verbose_name_plural": "meelezen",
                        "ordering": ["reply", "id"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("reviewed_at__isnull", True)),
                                fields=["reply"],
                                name="reply_review_waiting",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("reviewed_at__isnull", True), ("reviewed_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("reviewed_at__isnull", False),
                                        ("reviewed_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="reply_review_pair",
                                violation_error_message="Noem wie de reactie las, en wanneer.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Report",
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
                        ("code", models.CharField(max_length=40, unique=True, verbose_name="code")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="decisions.dossier",
                                verbose_name="dossier",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="municipalities.body",
                                verbose_name="orgaan",
                            ),
                        ),
                        (
                            "position",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="decisions.position",
                                verbose_name="standpunt",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="decisions.decision",
                                verbose_name="besluit of uitspraak",
                            ),
                        ),
                        (
                            "remark",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="decisions.remark",
                                verbose_name="wens of bedenking",
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="decisions.statement",
                                verbose_name="uitspraak",
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="decisions.milestone",
                                verbose_name="mijlpaal",
                            ),
                        ),
                        (
                            "agenda_item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="decisions.agendaitem",
                                verbose_name="agendapunt",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="decisions.round",
                                verbose_name="ronde",
                            ),
                        ),
                        (
                            "source_record",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="municipalities.source",
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="municipalities.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "is_missing",
                            models.BooleanField(default=False, verbose_name="mist een stuk"),
                        ),
                        (
                            "text",
                            municipalities.fields.CleanTextField(
                                max_length=2000, verbose_name="wat klopt er niet"
                            ),
                        ),
                        (
                            "source",
                            municipalities.fields.CleanCharField(
                                max_length=300, verbose_name="waar staat het"
                            ),
                        ),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="adres")),
                        ("sender", models.CharField(max_length=64, verbose_name="afzender")),
                        ("reported_at", models.DateTimeField(verbose_name="gemeld op")),
                        (
                            "verdict",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("lezing", "overgenomen als lezing"),
                                    ("gecorrigeerd", "het is gecorrigeerd"),
                                    ("toegevoegd", "het stuk is toegevoegd"),
                                    ("klopt", "het klopt zo"),
                                    ("onbruikbaar", "hier kunnen we niets mee"),
                                ],
                                max_length=15,
                                verbose_name="uitkomst",
                            ),
                        ),
                        (
                            "answer",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="antwoord"
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="beantwoord op"
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answered_reports",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="beantwoord door",
                            ),
                        ),
                        (
                            "reading",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="decisions.evidence",
                                verbose_name="werd lezing",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "melding",
                        "verbose_name_plural": "meldingen",
                        "ordering": ["reported_at", "id"],
                        "indexes": [
                            models.Index(fields=["sender", "reported_at"], name="report_of_sender")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("decision__isnull", True),
                                        ("is_missing", True),
                                        ("milestone__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("round__isnull", True),
                                        ("source_record__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("decision__isnull", True),
                                        ("is_missing", False),
                                        ("milestone__isnull", True),
                                        ("municipality__isnull", True),
                                        ("position__isnull", False),
                                        ("remark__isnull", True),
                                        ("round__isnull", True),
                                        ("source_record__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("decision__isnull", False),
                                        ("is_missing", False),
                                        ("milestone__isnull", True),
                                        ("municipality__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("round__isnull", True),
                                        ("source_record__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("decision__isnull", True),
                                        ("is_missing", False),
                                        ("milestone__isnull", True),
                                        ("municipality__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", False),
                                        ("round__isnull", True),
                                        ("source_record__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("decision__isnull", True),
                                        ("is_missing", False),
                                        ("milestone__isnull", True),
                                        ("municipality__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("round__isnull", True),
                                        ("source_record__isnull", True),
                                        ("statement__isnull", False),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("decision__isnull", True),
                                        ("is_missing", False),
                                        ("milestone__isnull", False),
                                        ("municipality__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("round__isnull", True),
                                        ("source_record__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", False),
                                        ("decision__isnull", True),
                                        ("is_missing", False),
                                        ("milestone__isnull", True),
                                        ("municipality__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("round__isnull", True),
                                        ("source_record__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("decision__isnull", True),
                                        ("is_missing", False),
                                        ("milestone__isnull", True),
                                        ("municipality__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("round__isnull", False),
                                        ("source_record__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("decision__isnull", True),
                                        ("is_missing", False),
                                        ("milestone__isnull", True),
                                        ("municipality__isnull", True),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("round__isnull", True),
                                        ("source_record__isnull", False),
                                        ("statement__isnull", True),
                                    ),
                                    models.Q(
                                        ("agenda_item__isnull", True),
                                        ("decision__isnull", True),
                                        ("is_missing", False),
                                        ("milestone__isnull", True),
                                        ("municipality__isnull", False),
                                        ("position__isnull", True),
                                        ("remark__isnull", True),
                                        ("round__isnull", True),
                                        ("source_record__isnull", True),
                                        ("statement__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="report_about_one",
                                violation_error_message="Een melding gaat over precies een ding.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", ""),
                                        ("answered_at__isnull", True),
                                        ("answered_by__isnull", True),
                                        ("verdict", ""),
                                    ),
                                    models.Q(
                                        models.Q(("verdict", ""), _negated=True),
                                        models.Q(("answer", ""), _negated=True),
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="report_answered_whole",
                                violation_error_message="Een antwoord heeft een uitkomst en een tekst.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSubjectRelation",
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
                            "kind",
                            models.CharField(
                                choices=[("sluit_uit", "sluit uit"), ("vervangt", "vervangt")],
                                max_length=10,
                                verbose_name="wat",
                            ),
                        ),
                        (
                            "change",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="wat er veranderde"
                            ),
                        ),
                        (
                            "url",
                            models.URLField(blank=True, max_length=500, verbose_name="vindplaats"),
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
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="decisions.subject",
                                verbose_name="ander onderwerp",
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
                        "verbose_name": "historical verband tussen onderwerpen",
                        "verbose_name_plural": "historical verbanden tussen onderwerpen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"],
                                name="h_dec_subjectrelation_at",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id", "history_date"), name="h_dec_subjectrelation_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("history_type", "+")),
                                fields=("id",),
                                name="h_dec_subjectrelation_born",
                            ),
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="SubjectRelation",
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
                            "subject",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="relations",
                                to="decisions.subject",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("sluit_uit", "sluit uit"), ("vervangt", "vervangt")],
                                max_length=10,
                                verbose_name="wat",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="related",
                                to="decisions.subject",
                                verbose_name="ander onderwerp",
                            ),
                        ),
                        (
                            "change",
                            municipalities.fields.CleanTextField(
                                blank=True, max_length=2000, verbose_name="wat er veranderde"
                            ),
                        ),
                        (
                            "url",
                            models.URLField(blank=True, max_length=500, verbose_name="vindplaats"),
                        ),
                    ],
                    options={
                        "verbose_name": "verband tussen onderwerpen",
                        "verbose_name_plural": "verbanden tussen onderwerpen",
                        "ordering": ["subject", "kind", "other", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("subject", "kind", "other"),
                                name="relation_once",
                                violation_error_message="Dit verband staat er al.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("subject", models.F("other")), _negated=True),
                                name="relation_to_another",
                                violation_error_message="Kies een ander onderwerp dan dit.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "vervangt"),
                                    models.Q(("change", ""), ("url", "")),
                                    _connector="OR",
                                ),
                                name="relation_change_of_version",
                                violation_error_message="Alleen een nieuwe versie zegt wat er veranderde.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
            ],
        ),
    ]
