"""`manage.py export_dossier`: what it writes, what it says, and when it refuses."""

import io

import pytest
from django.core.management import CommandError, call_command

from decisions.actions import save_record, writing_in
from decisions.exchange.folder import read_folder
from decisions.management.commands import export_dossier
from decisions.models import Dossier, Meeting, Statement, Status
from tests import factories as make
from tests.decisions.exchange.folder.packages import validate_data_package
from tests.decisions.exchange.rows import histories
from tests.decisions.folders import CODES, DossierFolder
from tests.people import beheer, user

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def imported(rolled_back, tmp_path_factory):
    """The made-up dossier, imported with the command, once a module."""
    for code, name in CODES.items():
        make.MunicipalityFactory(code=code, name=name)
    path = DossierFolder(tmp_path_factory.mktemp("bron") / "samen-verder").write()
    call_command("import_dossier", str(path), stdout=io.StringIO())


@pytest.fixture
def target(imported, tmp_path):
    """A place to write the made-up dossier to."""
    return tmp_path / "uit" / "samen-verder"


def run(target, *options, slug="samen-verder"):
    """Run the command; return what it wrote, and what it wrote as wrong."""
    out, err = io.StringIO(), io.StringIO()
    call_command("export_dossier", slug, str(target), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def numbers(out, file):
    line = next(line for line in out.splitlines() if line.startswith(file))
    return [int(number) for number in line.split()[1:]]


class TestExportDossier:
    def test_writes_a_folder_and_tells_how_many_rows(self, target):
        out, err = run(target)

        assert err == ""
        assert out.splitlines()[0].split() == ["bestand", "rijen", "blijft"]
        assert numbers(out, "decisions.csv") == [3, 0]
        assert numbers(out, "evidence.csv") == [9, 1]
        assert "Wat blijft, rust op iets dat niet openbaar is." in out
        assert out.endswith(f"Geschreven: {target}\n")
        assert read_folder(target).problems == ()
        assert validate_data_package(target) == set()

    def test_writes_what_the_import_command_finds_nothing_new_in(self, target):
        run(target)
        out = io.StringIO()

        call_command("import_dossier", str(target), stdout=out)

        assert out.getvalue().endswith("Niets nieuw of anders; er is niets opgeslagen.\n")

    def test_writes_sources_that_are_not_public_for_who_may_see_them(self, target):
        beheer()

        out, _err = run(target, "--user", "beheer")

        assert numbers(out, "evidence.csv") == [10, 0]
        assert "blijft, rust" not in out

    def test_changes_nothing_in_the_database(self, target):
        before = histories()

        run(target)

        assert histories() == before

    def test_refuses_a_folder_that_is_not_empty_unless_forced(self, target):
        run(target)
        statement = Statement.objects.get()
        statement.text = "Anders gezegd"
        save_record(statement, by=beheer(), reason="test")

        with pytest.raises(CommandError, match="niet leeg"):
            run(target)
        assert read_folder(target).tables["statements"][0].values["text"] != "Anders gezegd"

        run(target, "--force")
        assert read_folder(target).tables["statements"][0].values["text"] == "Anders gezegd"

    def test_keeps_what_is_no_dossier_even_when_forced(self, target):
        target.mkdir(parents=True)
        (target / "notitie.txt").write_text("van mij", encoding="utf-8")

        with pytest.raises(CommandError, match=r"notitie\.txt"):
            run(target, "--force")

        assert [each.name for each in target.iterdir()] == ["notitie.txt"]

    def test_does_not_know_a_dossier_that_does_not_exist(self, target):
        with pytest.raises(CommandError, match="geen openbaar dossier met het adres weg"):
            run(target, slug="weg")

        assert not target.exists()

    @pytest.mark.parametrize("options", [(), ("--user", "beheer")])
    @pytest.mark.parametrize("status", [Status.DRAFT, Status.SHARED])
    def test_does_not_let_a_dossier_out_that_is_not_public(self, target, status, options):
        dossier = Dossier.objects.get()
        dossier.status, dossier.public_from = status, None
        save_record(dossier, by=beheer(), reason="test")

        with pytest.raises(CommandError, match="geen openbaar dossier"):
            run(target, *options)

    def test_does_not_know_a_user_that_does_not_exist(self, target):
        with pytest.raises(CommandError, match="Gebruiker niemand bestaat niet"):
            run(target, "--user", "niemand")

    def test_sees_what_the_public_sees_for_a_user_who_was_disabled(self, target):
        beheer()
        person = user("beheer")
        person.is_active = False
        person.save()

        out, _err = run(target, "--user", "beheer")

        assert numbers(out, "evidence.csv") == [9, 1]

    def test_tells_the_cell_that_a_folder_cannot_hold_and_writes_nothing(self, target, capsys):
        meeting = Meeting.objects.get()
        meeting.url = "ftp://voorbeeld.example/stuk"
        save_record(meeting, by=beheer(), reason="test")
        err = io.StringIO()

        with pytest.raises(CommandError, match="er is niets geschreven"):
            call_command("export_dossier", "samen-verder", str(target), stderr=err)

        assert "meetings.csv, regel 2, url: 'ftp://voorbeeld.example/stuk'" in err.getvalue()
        assert not target.exists()

    def test_writes_nothing_when_somebody_changes_the_dossier_meanwhile(self, target, monkeypatch):
        build = export_dossier.build_folder

        def slow(dossier, **asked):
            export = build(dossier, **asked)
            with writing_in(dossier):
                return export

        monkeypatch.setattr(export_dossier, "build_folder", slow)

        with pytest.raises(CommandError, match="veranderde terwijl"):
            run(target)
        assert not target.exists()
