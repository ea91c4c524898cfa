"""manage.py import_dossier."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from decisions.models import Decision, Dossier
from municipalities.actions.people import USERNAME
from municipalities.models import CouncilTerm, RoleKind
from municipalities.tracking import Conflict
from tests.decisions.exchange.rows import histories
from tests.decisions.folders import CODES, DossierFolder
from tests.factories import MunicipalityFactory
from tests.people import give, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(tmp_path):
    for code, name in CODES.items():
        MunicipalityFactory(code=code, name=name)
    return DossierFolder(tmp_path / "samen-verder")


def run(made, *options):
    """Return what the command wrote; its errors apart."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_dossier", str(made.write()), *options, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), error
    return out.getvalue(), err.getvalue(), None


def numbers(out, file):
    """Return the four counts of one file."""
    line = next(line for line in out.splitlines() if line.startswith(file))
    return [int(number) for number in line.split()[1:]]


class TestImportDossier:
    def test_tells_per_file_what_is_new_and_stores_it(self, made):
        out, err, error = run(made)

        assert error is None
        assert err == ""
        assert out.splitlines()[0].split() == ["bestand", "nieuw", "anders", "gelijk", "fout"]
        assert numbers(out, "evidence.csv") == [10, 0, 0, 0]
        assert out.endswith("Opgeslagen.\n")
        assert Dossier.objects.get().slug == "samen-verder"

    def test_says_the_second_time_that_nothing_is_new(self, made):
        run(made)
        before = histories()

        out, _err, error = run(made)

        assert error is None
        assert numbers(out, "evidence.csv") == [0, 0, 10, 0]
        assert out.endswith("Niets nieuw of anders; er is niets opgeslagen.\n")
        assert histories() == before

    def test_only_shows_on_a_dry_run(self, made):
        out, _err, error = run(made, "--dry-run")

        assert error is None
        assert numbers(out, "decisions.csv") == [3, 0, 0, 0]
        assert out.endswith("Proef: er is niets opgeslagen.\n")
        assert not Dossier.objects.exists()

    def test_tells_every_wrong_cell_and_fails(self, made):
        made.set("costs", 0, amount="veel").set("positions", 0, stance="misschien")

        out, err, error = run(made)

        assert str(error) == "Er kloppen 2 plekken niet; er is niets opgeslagen."
        assert error.returncode == 1
        assert numbers(out, "costs.csv") == [0, 0, 0, 1]
        assert (
            "costs.csv, regel 2, amount: 'veel' - verwacht: Een heel getal van 0 tot en met "
        ) in err
        assert "positions.csv, regel 2, stance: 'misschien' - verwacht: Een van: voor, " in err
        assert not Dossier.objects.exists()

    def test_tells_one_wrong_place_in_the_singular(self, made):
        _out, _err, error = run(made.set("costs", 0, amount="veel"))

        assert str(error) == "Er klopt 1 plek niet; er is niets opgeslagen."

    def test_leaves_line_and_column_out_where_the_whole_file_is_wrong(self, made):
        (made.write() / "source.csv").write_text("id\n", encoding="utf-8")

        _out, err, _error = run(made)

        assert err.startswith("source.csv: '' - verwacht: Een bestand dat in de map hoort.")

    def test_fails_without_a_folder(self, tmp_path):
        with pytest.raises(CommandError, match="niets opgeslagen"):
            call_command(
                "import_dossier", str(tmp_path / "weg"), stdout=StringIO(), stderr=StringIO()
            )

    def test_names_what_stands_but_is_not_in_the_folder(self, made):
        run(made)

        out, _err, _error = run(made.drop("statements", 0))

        assert "statements.csv: bewoners staat niet in de map en blijft zoals het is." in out

    def test_counts_what_does_not_fit_on_the_screen(self, made):
        for number in range(501):
            made.add("themes", id=f"thema-{number}")

        _out, err, error = run(made)

        assert len(err.splitlines()) == 501
        assert err.endswith("… en nog 1.\n")
        assert "501 plekken" in str(error)


class TestWhatAnotherDossierRestsOn:
    @pytest.fixture
    def neighbour(self, made):
        other = DossierFolder(made.path.with_name("nog-verder"))
        other.toml = other.toml.replace("samen-verder", "nog-verder")
        other.toml = other.toml.replace("Samen verder", "Nog verder")
        run(other)
        run(made)
        return made.set("terms", 0, seats="19")

    def test_is_named_old_and_new_and_not_rewritten(self, neighbour):
        _out, err, error = run(neighbour, "--dry-run")

        assert err == (
            "terms.csv, regel 2, seats: '19' - verwacht: ‘21’, zoals het er staat: dit gegeven is "
            "ook van dossier ‘Nog verder’. Met --accept-shared wordt de nieuwe waarde "
            "overgenomen.\n"
        )
        assert str(error) == "Er klopt 1 plek niet; er is niets opgeslagen."

    def test_is_named_again_when_it_is_accepted(self, neighbour):
        out, err, error = run(neighbour, "--accept-shared")

        assert (err, error) == ("", None)
        assert "terms.csv, regel 2, seats: '21' wordt '19', ook voor dossier ‘Nog verder’.\n" in out
        assert CouncilTerm.objects.get().seats == 19


class TestTheUser:
    def test_is_the_import_s_own_unless_told_otherwise(self, made):
        run(made)

        assert Decision.history.first().history_user.username == USERNAME

    def test_may_be_somebody_with_the_role(self, made):
        give(user("redacteur"), RoleKind.BEHEER)

        _out, _err, error = run(made, "--user", "redacteur")

        assert error is None
        assert Decision.history.first().history_user.username == "redacteur"

    def test_must_exist(self, made):
        _out, _err, error = run(made, "--user", "niemand")

        assert str(error) == "Gebruiker niemand bestaat niet."

    def test_must_be_allowed_to(self, made):
        user("raadslid")

        _out, err, error = run(made, "--user", "raadslid")

        assert "Alleen beheer wijzigt het register." in err
        assert error is not None
        assert not Dossier.objects.exists()


class TestAConflict:
    def test_is_told_without_a_trace(self, made, monkeypatch):
        def meanwhile(folder, **options):
            raise Conflict(None, None)

        monkeypatch.setattr("decisions.management.commands.import_dossier.import_folder", meanwhile)

        _out, _err, error = run(made)

        assert str(error) == "Iemand anders heeft dit intussen gewijzigd. Er is niets opgeslagen."
