"""The rules of this repository that no tool of others checks; each rule is tried on a sinner."""

import ast
import re

import pytest
from django.apps import apps
from django.db import models

from decisions.models import Position, Round
from municipalities.fields import EdtfField
from municipalities.models import User
from municipalities.tracking import Tracked
from tests.repository import ALLOWED, modules, unscoped, words, writes

APPS = ("municipalities", "decisions")
PAGES = tuple(
    f"decisions/{room}"
    for room in ("views/", "api/", "exports/", "panels/", "forms/", "templatetags/", "feeds")
)
# Report has its own rule: it never changes, and is answered once.
UNTRACKED = {"User", "DossierCounter", "RegisterCounter", "Report", "Scratch", "Submission"}


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
        assert writes("decisions/views/bad.py", f"\n{line}\n") == [
            f"decisions/views/bad.py:2 {word}"
        ]

    @pytest.mark.parametrize(
        "line",
        ["found.update(other)", "super().save(*args)", "form.save()", "hashlib.new('x').digest()"],
    )
    def test_is_not_seen_where_there_is_none(self, line):
        assert writes("decisions/views/good.py", line) == []

    def test_is_allowed_to_nobody_who_does_not_need_it(self):
        sources = dict(modules())
        used = {
            (name, word)
            for name, _word in ALLOWED
            for _line, word in words(ast.parse(sources[name]))
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


FIELDS = [pytest.param(m, f, id=f"{m.__name__}.{f.name}") for m, f in own_fields()]


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
        return None if field.name.endswith("_on") else "a day"
    return None


class TestNames:
    @pytest.mark.parametrize(("model", "field"), FIELDS)
    def test_of_fields_tell_what_they_hold(self, model, field):
        assert (wrong_kind(field), unnamed_kind(field)) == (None, None)

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


class TestHistory:
    def test_is_kept_of_every_record_but_a_named_few(self):
        bare = {model.__name__ for model in records() if not issubclass(model, Tracked)}

        assert bare == UNTRACKED

    @pytest.mark.parametrize(
        "model", [each for each in records() if issubclass(each, Tracked)], ids=lambda m: m.__name__
    )
    def test_has_its_index_and_its_two_uniques(self, model):
        meta = model.history.model._meta
        uniques = [each for each in meta.constraints if isinstance(each, models.UniqueConstraint)]

        assert [each.fields for each in meta.indexes] == [["id", "-history_date", "-history_id"]]
        assert sorted((each.fields, str(each.condition)) for each in uniques) == [
            (("id",), "(AND: ('history_type', '+'))"),
            (("id", "history_date"), "None"),
        ]
        user = meta.get_field("history_user")
        assert user.remote_field.on_delete is models.PROTECT

    def test_has_no_name_twice(self):
        names = [
            each.name
            for model in records()
            if issubclass(model, Tracked)
            for each in [*model.history.model._meta.indexes, *model.history.model._meta.constraints]
        ]

        assert len(names) == len(set(names))

    @pytest.mark.parametrize(
        "model", [each for each in records() if issubclass(each, Tracked)], ids=lambda m: m.__name__
    )
    def test_loses_no_record_with_another(self, model):
        kinds = {field.remote_field.on_delete for field in model._meta.fields if field.is_relation}

        assert kinds <= {models.PROTECT}
