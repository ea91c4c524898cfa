"""The tables go on so that the release before can be served on them: expand, migrate, contract."""

import json

import pytest
from django.db import models
from django.db.migrations import (
    AddConstraint,
    AddField,
    AlterField,
    AlterOrderWithRespectTo,
    CreateModel,
    DeleteModel,
    Migration,
    RemoveConstraint,
    RemoveField,
    RenameField,
    RenameModel,
    RunPython,
    RunSQL,
)
from django.db.migrations.loader import MigrationLoader
from django.db.models import CheckConstraint, Q, UniqueConstraint

from municipalities.proof.forms import PATH
from tests.drills.releases import find_release_before, git
from tests.migration_rules import BESIDE, LATER, NEVER, find_faults, list_released
from tests.repository import ROOT

pytestmark = pytest.mark.once
OWN_APPS = ("municipalities", "decisions")
INITIAL = {
    ("municipalities", "0001_initial"),
    ("municipalities", "0002_cache_table"),
    ("decisions", "0001_initial"),
}
WITH_HISTORY = pytest.mark.skipif(
    not find_release_before(), reason="the release before is not in the history of this copy"
)


@pytest.fixture(scope="module")
def loader():
    return MigrationLoader(None)


@pytest.fixture(scope="module")
def stands(loader):
    """The tables as all migrations leave them."""
    return loader.project_state(loader.graph.leaf_nodes())


@pytest.fixture
def judge(stands):
    """Return what is wrong with a migration of municipalities that does this."""

    def found(*operations, released=("0.2.0",), **more):
        contents = {"operations": list(operations), **more}
        migration = type("Migration", (Migration,), contents)("0099_tried", "municipalities")
        return [each.rpartition(": ")[2] for each in find_faults(migration, stands, released)]

    return found


def is_wrong(sentences, *parts):
    return len(sentences) == len(parts) and all(map(str.__contains__, sentences, parts))


class TestTheMigrations:
    def test_that_came_after_the_first_leave_the_release_before_running(self, loader):
        later = [key for key in loader.disk_migrations if key[0] in OWN_APPS and key not in INITIAL]

        wrong = {
            key: [*find_faults(loader.disk_migrations[key], state, list_released())]
            for key in later
            for state in [loader.project_state(key, at_end=False)]
        }

        assert loader.disk_migrations.keys() >= INITIAL
        assert {key: faults for key, faults in wrong.items() if faults} == {}

    @WITH_HISTORY
    def test_of_the_release_before_are_as_they_were(self):
        rooms = [f"{each}/migrations" for each in OWN_APPS]
        before = find_release_before()

        named = git("ls-tree", "-r", "--name-only", before, "--", *rooms).split()

        assert "decisions/migrations/0001_initial.py" in named
        assert git("diff", "--name-only", "--diff-filter=MDR", before, "--", *rooms) == ""

    @WITH_HISTORY
    def test_leave_each_form_that_was_in_use(self):
        path = PATH.relative_to(ROOT).as_posix()
        before = json.loads(git("show", f"{find_release_before()}:{path}"))

        assert before.items() <= json.loads(PATH.read_text()).items()


class TestAColumn:
    def test_may_come_with_what_a_row_of_the_code_before_gets(self, judge):
        motto = models.CharField(default="", db_default="", max_length=80)
        told = models.IntegerField(null=True)

        assert judge(AddField("region", "motto", motto), AddField("region", "told", told)) == []

    def test_may_not_come_without(self, judge):
        motto = models.CharField(default="", max_length=80)

        assert is_wrong(judge(AddField("region", "motto", motto)), "give it a db_default")

    def test_of_a_tracked_record_needs_a_default_of_python_too(self, judge):
        motto = models.CharField(db_default="", max_length=80)

        assert is_wrong(judge(AddField("region", "motto", motto)), "give it a default too")
        assert is_wrong(judge(AddField("historicalregion", "motto", motto)), "give it a default")
        assert judge(AddField("searchentry", "motto", motto)) == []

    def test_may_not_be_unique_where_each_row_gets_the_same(self, judge):
        code = models.CharField(default="", db_default="", max_length=9, unique=True)

        assert is_wrong(judge(AddField("region", "code", code)), "fills each row alike")

    def test_may_come_as_it_is_with_a_table_that_is_new(self, judge):
        table = CreateModel("note", [("id", models.BigAutoField(primary_key=True))])
        text = AddField("note", "text", models.TextField())

        assert judge(table, text) == []

    def test_goes_a_release_after_nothing_asked_for_it(self, judge):
        gone = RemoveField("searchentry", "words")

        assert judge(gone) == [LATER]
        assert judge(gone, contracts="0.2.0") == []

    def test_does_not_go_by_a_release_that_was_never_made(self, judge):
        gone = RemoveField("searchentry", "words")

        assert is_wrong(judge(gone, contracts="0.3.0"), "0.3.0 is no release that was made")

    def test_of_a_tracked_record_never_goes(self, judge):
        assert judge(RemoveField("region", "name"), contracts="0.2.0") == [NEVER]
        assert judge(RemoveField("historicalregion", "name"), contracts="0.2.0") == [NEVER]
        assert judge(RemoveField("redaction", "reason"), contracts="0.2.0") == [NEVER]

    def test_is_never_called_otherwise(self, judge):
        renamed = RenameField("searchentry", "words", "forms")

        assert judge(renamed, contracts="0.2.0") == [BESIDE]

    @pytest.mark.parametrize(
        "field",
        [
            models.CharField(max_length=200),
            models.TextField(),
            models.CharField("adres", max_length=120, choices=[("a", "A")]),
            models.CharField(max_length=120, null=True),
        ],
    )
    def test_may_become_wider(self, judge, field):
        assert judge(AlterField("region", "name", field)) == []

    @pytest.mark.parametrize(
        ("table", "name", "field", "found"),
        [
            ("region", "name", models.CharField(max_length=20), NEVER),
            ("region", "name", models.IntegerField(), NEVER),
            ("searchentry", "kind", models.CharField(max_length=20), LATER),
            ("searchentry", "words", models.TextField(unique=True), LATER),
            ("registercounter", "written_at", models.DateTimeField(), LATER),
        ],
    )
    def test_may_not_become_narrower(self, judge, table, name, field, found):
        assert judge(AlterField(table, name, field)) == [found]


class TestATable:
    def test_goes_a_release_after_nothing_asked_for_it(self, judge):
        assert judge(DeleteModel("searchentry")) == [LATER]
        assert judge(DeleteModel("searchentry"), contracts="0.2.0") == []

    def test_of_tracked_records_never_goes(self, judge):
        assert judge(DeleteModel("region"), contracts="0.2.0") == [NEVER]

    def test_is_never_called_otherwise(self, judge):
        assert judge(RenameModel("searchentry", "word"), contracts="0.2.0") == [BESIDE]


class TestAConstraint:
    SHORT = CheckConstraint(condition=~Q(slug="nergens"), name="region_somewhere")

    def test_that_the_code_before_does_not_keep_waits(self, judge):
        assert judge(AddConstraint("region", self.SHORT)) == [LATER]
        assert judge(AddConstraint("region", self.SHORT), contracts="0.2.0") == []

    def test_of_columns_that_are_new_may_come_with_them(self, judge):
        motto = models.CharField(default="", db_default="", max_length=80)
        known = CheckConstraint(condition=Q(motto__in=["", "samen"]), name="region_motto_known")

        assert judge(AddField("region", "motto", motto), AddConstraint("region", known)) == []

    def test_that_makes_rows_unique_may_come_with_an_empty_column(self, judge):
        code = models.IntegerField(null=True)
        once = UniqueConstraint(fields=["slug", "code"], name="region_code_once")
        alike = UniqueConstraint(fields=["code"], name="region_alike", nulls_distinct=False)
        place = AddField("region", "code", code)

        assert judge(place, AddConstraint("region", once)) == []
        assert judge(place, AddConstraint("region", alike)) == [LATER]
        assert judge(AddConstraint("region", UniqueConstraint(fields=["name"], name="n"))) == [
            LATER
        ]

    def test_may_be_replaced_by_one_that_is_said_to_be_wider(self, judge):
        name = "region_licence_known"
        wider = CheckConstraint(condition=Q(data_licence__in=["", "cc0", "odbl"]), name=name)
        both = RemoveConstraint("region", name), AddConstraint("region", wider)

        assert judge(*both) == [LATER]
        assert judge(*both, widens=(name,)) == []
        assert judge(both[1], widens=(name,)) == [LATER]


class TestAMigration:
    def test_changes_tables_or_records_and_never_both(self, judge):
        told = AddField("region", "told", models.IntegerField(null=True))

        assert is_wrong(judge(RunPython(RunPython.noop), told), "make two migrations")
        assert judge(RunPython(RunPython.noop), RunSQL("SELECT 1")) == []

    def test_does_nothing_that_the_rule_does_not_know(self, judge):
        assert is_wrong(judge(AlterOrderWithRespectTo("region", None)), "does not know")


def test_a_release_of_the_changelog_has_a_day(tmp_path, monkeypatch):
    (tmp_path / "CHANGELOG.md").write_text("## 0.2.0 (not released yet)\n\n## 0.1.0 (2026-12-01)\n")
    monkeypatch.setattr("tests.migration_rules.ROOT", tmp_path)

    assert list_released() == ["0.1.0"]
