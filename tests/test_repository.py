"""The rules of this repository that no tool of others checks; each rule is tried on a sinner."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from decisions.models import Position, Round
from municipalities.fields import EdtfField
from municipalities.models import User
from municipalities.tracking import Tracked
from tests.documentation import documents, missing
from tests.repository import ALLOWED, modules, parsed, unscoped, words, writes
from tests.unused import sources, templates, unused_names, unused_partials, unused_templates

APPS = ("municipalities", "decisions")
PAGES = tuple(f"decisions/{room}" for room in ("web/", "api/", "documents/", "templatetags/"))
# Report has its own rule: it never changes, and is answered once.
UNTRACKED = {
    *("User", "DossierCounter", "RegisterCounter", "Report", "FormDraft", "IdempotencyKey"),
    *("Heartbeat", "HistoryCheck", "ReadOnlyPeriod", "SearchEntry"),
    *("ImportBatch", "BatchRecord", "ColumnChoice"),
    *("ChainLink", "Redaction", "AccountAct", "JournalCounter"),
    *("CouncilFeed", "PulledRecord"),
    *("Anchor", "ForeignAnchor", "Subscription", "SentReminder", "Noticing"),
}


class TestWriting:
    def test_goes_through_the_history_layer_everywhere(self):
        found = [line for name, source in modules() for line in writes(name, source)]

        assert found == []

    @pytest.mark.parametrize(
        ("line", "word"),
        [
            ("Theme.objects.filter(pk=1).update(name='x')", "update"),
            ("rows.update(**changes)", "update"),
            ("Theme.objects.bulk_create(rows)", "bulk_create"),
            ("Theme.objects.bulk_update(rows, ['name'])", "bulk_update"),
            ("Theme.objects.update_or_create(pk=1)", "update_or_create"),
            ("Theme.objects.get_or_create(pk=1)", "get_or_create"),
            ("Theme.objects.create(name='x')", "create"),
            ("Theme.history.create(name='x')", "create"),
            ("Theme.objects.raw('SELECT 1')", "raw"),
            ("theme.save(update_fields=['name'])", "update_fields"),
            ("theme.save()", "save"),
            ("Theme.objects.all().delete()", "delete"),
            ("call_command('loaddata', 'x.json')", "loaddata"),
            ("models.ForeignKey('x', models.DB_CASCADE)", "DB_CASCADE"),
            ("from django.db.models import DB_CASCADE", "DB_CASCADE"),
        ],
    )
    def test_round_it_is_found(self, line, word):
        assert writes("decisions/web/bad.py", f"\n{line}\n") == [f"decisions/web/bad.py:2 {word}"]

    @pytest.mark.parametrize(
        "line",
        ["found.update(other)", "super().save(*args)", "form.save()", "hashlib.new('x').digest()"],
    )
    def test_is_not_seen_where_there_is_none(self, line):
        assert writes("decisions/web/good.py", line) == []

    def test_is_allowed_to_nobody_who_does_not_need_it(self):
        sources = dict(modules())
        used = {
            (name, word) for name, _word in ALLOWED for _line, word in words(parsed(sources[name]))
        }

        assert used >= ALLOWED


class TestViews:
    def test_fetch_no_record_past_the_rule_of_visibility(self):
        views = [(name, source) for name, source in modules() if name.startswith(PAGES)]

        assert views
        assert [f"{name}:{line}" for name, source in views for line in unscoped(source)] == []

    @pytest.mark.parametrize(
        "line",
        [
            "Decision.objects.get(pk=pk)",
            "get_object_or_404(Decision, pk=pk)",
            "get_object_or_404(Evidence, pk=pk)",
            "Decision.objects.filter(pk=pk).first()",
            "rows = Position.objects.filter(dossier=dossier)",
            "get_object_or_404(Source.objects, pk=pk)",
            "rows(Decision.history.all())",
        ],
    )
    def test_that_do_are_found(self, line):
        assert unscoped(line) == [1]

    @pytest.mark.parametrize(
        "line",
        [
            "get_object_or_404(Decision.objects.visible_to(reader), pk=pk)",
            "Decision.objects.visible_to(reader).get(pk=pk)",
            "get_object_or_404(rows, pk=pk)",
            "Theme.objects.filter(dossier=dossier)",
            "get_object_or_404(Municipality, slug=slug)",
            "request.GET.get('q')",
        ],
    )
    def test_that_do_not_are_left_alone(self, line):
        assert unscoped(line) == []


# What the suite writes with where a page would be too much; no page asks for it any more.
FOR_TESTS = {"correct_record"}


def is_override(name):
    """Whether another app has a template of this name, which it renders in our words."""
    return any(
        (Path(config.path) / "templates" / name).is_file() for config in apps.get_app_configs()
    )


def of_no_app(name):
    return False


class TestUse:
    """Of templates, partials and public names: each has somebody who asks for it."""

    def test_is_made_of_every_template(self):
        found = unused_templates(templates(), sources(), is_override=is_override)

        assert found == []

    def test_is_made_of_every_partial(self):
        assert unused_partials(templates(), sources()) == []

    def test_is_made_of_every_public_function_and_class(self):
        found = unused_names(sources())

        assert [each for each in found if each.split()[-1] not in FOR_TESTS] == []
        assert {each.split()[-1] for each in found} == FOR_TESTS

    @pytest.mark.parametrize(
        "code",
        [
            "render(request, 'a/b.html')",
            "render(request, 'a/b.html#row')",
            "name = f'a/{self.name}.html'\nONE = Part(name='b')",
        ],
    )
    def test_of_a_template_is_seen(self, code):
        assert unused_templates({"a/b.html": ""}, {"x.py": code}, is_override=of_no_app) == []

    def test_of_a_template_by_another_is_seen(self):
        pages = {"a.html": "{% include 'b.html' only %}", "b.html": '{% extends "a.html" %}'}

        assert unused_templates(pages, {}, is_override=of_no_app) == []

    def test_of_a_template_that_another_app_renders_is_seen(self):
        assert unused_templates({"account/login.html": ""}, {}, is_override=is_override) == []

    @pytest.mark.parametrize(
        "code", ['"""Shows a/b.html."""', "render(request, 'other/a/b.html')", "f'a/{name}.html'"]
    )
    def test_of_a_template_is_missed(self, code):
        found = unused_templates({"a/b.html": ""}, {"x.py": code}, is_override=of_no_app)

        assert found == ["a/b.html"]

    def test_of_a_partial_is_seen_and_missed(self):
        page = "{% partialdef row %}{% endpartialdef %}{% partialdef cell %}{% endpartialdef %}"
        code = "render(request, 'a.html#cell')"

        assert unused_partials({"a.html": page}, {"x.py": code}) == ["a.html#row"]
        assert unused_partials({"a.html": page + "{% partial row %}"}, {"x.py": code}) == []

    @pytest.mark.parametrize(
        "code", ["f()", "from .a import f as g", "rules.f", "ADAPTER = 'decisions.a.f'"]
    )
    def test_of_a_name_is_seen(self, code):
        assert unused_names({"a.py": "def f(): ...", "b.py": code}) == []

    @pytest.mark.parametrize(
        "code", ["from .a import f\n\n__all__ = ['f']", '"""Calls f."""', "# f", "f = 1"]
    )
    def test_of_a_name_is_missed(self, code):
        assert unused_names({"a.py": "def f():\n    f()", "b.py": code}) == ["a.py:1 f"]

    def test_of_what_a_registry_calls_is_not_asked(self):
        code = "@register.filter\ndef shown(value): ...\n\nclass Command(BaseCommand): ..."

        assert unused_names({"a.py": code}) == []


class TestDocumentation:
    def test_names_nothing_that_is_not_there(self):
        assert [line for name, text in documents() for line in missing(name, text)] == []

    @pytest.mark.parametrize(
        "word", ["decisions/gone.py", "gone.py", "decisions/gone/", "decisions.gone", "docs/<x>.js"]
    )
    def test_that_does_is_found(self, word):
        assert missing("docs/page.md", f"\nSee `{word}`.") == [f"docs/page.md:2 {word}"]

    @pytest.mark.parametrize(
        "word",
        [
            "decisions/permissions.py",
            "permissions.py",
            "templates/decisions/panels/<name>.html",
            "decisions/web/",
            "decisions.permissions",
            "decisions.history",
            "/werkblad/reces/",
        ],
    )
    def test_that_names_what_is_there_is_left_alone(self, word):
        assert missing("docs/page.md", f"`{word}`") == []


def records():
    """Every model of both apps, the history tables left out."""
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            if not hasattr(model, "instance_type"):
                yield model


def own_fields():
    for model in records():
        if model is User:
            continue
        for field in model._meta.local_concrete_fields:
            yield model, field


def wrong_kind(field):
    """Return why a field's name tells something else than it holds, or None."""
    if field.name.endswith("_at") and not isinstance(field, models.DateTimeField):
        return "a moment ends in _at"
    if field.name.endswith("_on") and not is_day(field):
        return "a day ends in _on"
    if field.name.endswith("_by") and not field.is_relation:
        return "a person or body ends in _by"
    return None


def is_day(field):
    is_date = isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField)
    return is_date or isinstance(field, EdtfField)


def unnamed_kind(field):
    """Return why a field holds a time that its name does not tell, or None."""
    if isinstance(field, models.DateTimeField):
        return None if field.name.endswith(("_at", "_from")) else "a moment"
    if isinstance(field, models.DateField | EdtfField):
        # Through which day something goes on is a bound, not when it happened.
        return None if field.name.endswith(("_on", "_until")) else "a day"
    return None


class TestNames:
    def test_of_fields_tell_what_they_hold(self):
        wrong = [
            (model.__name__, field.name, told)
            for model, field in own_fields()
            if (told := wrong_kind(field) or unnamed_kind(field))
        ]

        assert any(own_fields())
        assert wrong == []

    @pytest.mark.parametrize(
        "field",
        [
            models.DateField(name="shared_at"),
            models.CharField(name="dated_on"),
            models.DateTimeField(name="held_on"),
            models.CharField(name="confirmed_by"),
        ],
    )
    def test_that_lie_are_found(self, field):
        assert wrong_kind(field) is not None

    @pytest.mark.parametrize(
        "field", [models.DateTimeField(name="moment"), models.DateField(name="day")]
    )
    def test_that_hide_a_time_are_found(self, field):
        assert unnamed_kind(field) is not None

    def test_of_people_who_did_something_stand_beside_a_moment_in_one_constraint(self):
        pairs = {
            (model, field.name.removesuffix("_by"))
            for model, field in own_fields()
            if field.name.endswith("_by") and field.related_model is User
        }

        assert pairs
        assert [pair for pair in pairs if not is_paired(*pair)] == []

    def test_of_a_person_alone_are_found(self):
        assert is_paired(Position, "confirmed")
        assert not is_paired(Round, "opened")


def is_paired(model, act):
    """Whether a constraint ties who did something to when."""
    wanted = {f"{act}_at__isnull", f"{act}_by__isnull"}
    return any(
        wanted <= set(re.findall(r"\w+__isnull", str(getattr(each, "condition", ""))))
        for each in model._meta.constraints
    )


def tracked():
    """Return every model of both apps of which the history is kept."""
    return [each for each in records() if issubclass(each, Tracked)]


def indexes_of(model):
    """Return the columns and the condition of each index of a model's history."""
    return [
        (each.fields, each.condition and str(each.condition))
        for each in model.history.model._meta.indexes
    ]


def wanted_indexes_of(model):
    """Return what `indexes_of` is to be: that of each record, and that of the first versions in a
    dossier where a record has one."""
    wanted = [(["id", "-history_date", "-history_id"], None)]
    if any(each.name == "dossier" for each in model._meta.fields):
        wanted.append((["dossier", "id"], "(AND: ('history_type', '+'))"))
    return wanted


def uniques_of(model):
    """Return the columns and the condition of each unique constraint of a model's history."""
    constraints = model.history.model._meta.constraints
    uniques = [each for each in constraints if isinstance(each, models.UniqueConstraint)]
    return sorted((each.fields, str(each.condition)) for each in uniques)


class TestHistory:
    def test_is_kept_of_every_record_but_a_named_few(self):
        bare = {model.__name__ for model in records() if not issubclass(model, Tracked)}

        assert bare == UNTRACKED

    def test_has_its_indexes_and_its_two_uniques(self):
        uniques = [
            (("id",), "(AND: ('history_type', '+'))"),
            (("id", "history_date"), "None"),
        ]

        assert [
            model.__name__
            for model in tracked()
            if (indexes_of(model), uniques_of(model)) != (wanted_indexes_of(model), uniques)
        ] == []

    def test_keeps_who_wrote_it(self):
        users = {model.__name__: model.history.model.history_user.field for model in tracked()}

        assert users
        assert {
            name: field.remote_field.on_delete
            for name, field in users.items()
            if field.remote_field.on_delete is not models.PROTECT
        } == {}

    def test_has_no_name_twice(self):
        names = [
            each.name
            for model in tracked()
            for each in [*model.history.model._meta.indexes, *model.history.model._meta.constraints]
        ]

        assert len(names) == len(set(names))

    def test_loses_no_record_with_another(self):
        losing = [
            f"{model.__name__}.{field.name}"
            for model in tracked()
            for field in model._meta.fields
            if field.is_relation and field.remote_field.on_delete is not models.PROTECT
        ]

        assert losing == []
