"""What anchors find of a forgery that leaves nothing else to be found, and what they do not."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from decisions.actions import save_record
from municipalities.proof.anchors import Anchor, format_anchor, make_anchor, name_anchor
from municipalities.proof.links import ChainLink
from municipalities.verification import verify_anchors, verify_history
from tests.databases import lift_triggers
from tests.factories import MunicipalityFactory, RemarkFactory
from tests.forging import forge_text, join_anew
from tests.people import NOW, beheer

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2026, 11, 3), date(2026, 11, 4)


@pytest.fixture
def remark():
    return RemarkFactory(text="Wat er werd gezegd.")


def anchored(day=FIRST, folder=None):
    """Make the anchor of a day; return it, its file in a folder."""
    anchor = make_anchor(day, at=NOW)
    if folder:
        (folder / name_anchor(day.isoformat())).write_text(format_anchor(anchor.told))
    return anchor


def found(*paths):
    """Return (number, what) of each breach of an anchor."""
    return [(each.key, each.what) for each in verify_anchors(paths)]


def sentences(*paths):
    return [what for _key, what in found(*paths)]


class TestAForgeryWithEveryHashMadeAnew:
    def test_is_found_by_the_anchor_alone(self, remark):
        anchor = anchored()

        forge_text(remark, "text", "Iets anders.")

        assert list(verify_history()) == []
        end = anchor.told["ketens"][f"dossier-{remark.dossier_id}"]
        sentence = f"stond in het anker van 3 november 2026 op {end['einde'][:12]}, en is nu anders"
        assert found() == [(end["lengte"], sentence)]

    def test_is_found_by_a_file_where_the_database_has_forgotten_its_anchors(
        self, remark, tmp_path
    ):
        anchored(folder=tmp_path)

        forge_text(remark, "text", "Iets anders.")
        Anchor.objects.all().delete()

        assert list(verify_history()) == []
        told = sentences(tmp_path)
        assert told[0] == "is het anker van 3 november 2026, dat in de database ontbreekt"
        assert "stond in het anker van 3 november 2026" in told[1]

    def test_is_found_by_a_file_where_the_anchor_was_forged_along(self, remark, tmp_path):
        anchored(folder=tmp_path)

        forge_text(remark, "text", "Iets anders.")
        Anchor.objects.all().delete()
        anchored()

        assert found() == []
        told = sentences(tmp_path)
        assert told[0] == "zegt iets anders dan het anker van 3 november 2026 in de database"
        assert "stond in het anker van 3 november 2026" in told[1]

    def test_is_found_however_much_was_written_since(self, remark):
        anchored()
        later = RemarkFactory(dossier=remark.dossier, body=remark.body)
        anchored(SECOND)

        forge_text(remark, "text", "Iets anders.")

        assert later.dossier_id == remark.dossier_id
        assert [what[:38] for _number, what in found()] == [
            "stond in het anker van 3 november 2026"
        ]

    def test_is_not_found_where_no_anchor_was_made_since(self, remark):
        """Whoever forges sooner than the next anchor is made is found by nothing."""
        anchored()
        remark.text = "Wat er later werd gezegd."
        save_record(remark, by=beheer(), reason="Verbeterd.")

        forge_text(remark, "text", "Iets anders.")

        assert list(verify_history()) == []
        assert found() == []

    def test_that_cuts_the_end_off_is_found(self, remark):
        anchor = anchored()
        chain = f"dossier-{remark.dossier_id}"

        lift_triggers()
        ChainLink.objects.filter(chain=chain).order_by("number").last().delete()
        join_anew(chain)

        end = anchor.told["ketens"][chain]
        sentence = f"stond in het anker van 3 november 2026 op {end['einde'][:12]}, en ontbreekt"
        assert found() == [(end["lengte"], sentence)]


class TestWhatIsInOrder:
    def test_breaks_nothing(self, remark, tmp_path):
        anchored(folder=tmp_path)
        MunicipalityFactory()
        anchored(SECOND, folder=tmp_path)

        assert found(tmp_path) == []
        assert found(tmp_path / "regio-anker-2026-11-03.json") == []

    def test_stays_so_where_the_site_is_called_otherwise_by_now(self, remark, tmp_path, settings):
        anchored(folder=tmp_path)
        settings.ADDRESS = "https://nieuw.example"

        assert found(tmp_path) == []


class TestAFile:
    def test_that_is_no_anchor_is_told(self, tmp_path):
        (tmp_path / "regio-anker-2026-11-03.json").write_text("{}")
        (tmp_path / "regio-anker-2026-11-04.json").write_bytes(b"\xff")

        assert sentences(tmp_path) == [
            "is geen anker: het heeft niet de velden van een anker",
            "is geen anker: het is geen JSON",
        ]

    def test_that_is_not_there_is_told(self, tmp_path):
        assert "is niet te lezen" in sentences(tmp_path / "weg.json")[0]
        assert sentences(tmp_path) == ["is een map zonder ankers"]

    def test_of_another_address_is_told_and_not_compared(self, remark, tmp_path):
        anchor = anchored()
        told = anchor.told | {"adres": "https://ander.example", "ketens": {}}
        (tmp_path / "regio-anker-2026-11-03.json").write_text(format_anchor(told))

        assert sentences(tmp_path) == ["is een anker van een ander adres: https://ander.example"]


def test_an_anchor_in_the_database_that_is_none_is_told():
    anchor = anchored()
    lift_triggers()
    Anchor.objects.update(told=anchor.told | {"dag": "2026-11-09"})

    assert found() == [(anchor.pk, "is geen anker van zijn dag")]


class TestTheCommand:
    def test_compares_anchors_where_it_is_asked_to(self, remark, tmp_path):
        anchored(folder=tmp_path)
        forge_text(remark, "text", "Iets anders.")
        chain, told = f"dossier-{remark.dossier_id}", StringIO()

        call_command("verify_history", stdout=StringIO())
        with pytest.raises(CommandError, match="1 keer"):
            call_command("verify_history", anchors=[], stderr=told)
        with pytest.raises(CommandError, match="1 keer"):
            call_command("verify_history", "--anchors", str(tmp_path), stderr=told)

        assert told.getvalue().count(f"ChainLink {chain} ") == 2

    def test_asks_the_same_number_of_questions_for_one_and_for_many(
        self, remark, django_assert_num_queries
    ):
        anchored()
        anchored(SECOND)

        with django_assert_num_queries(3):
            list(verify_anchors([]))

        RemarkFactory()
        anchored(date(2026, 11, 5))
        with django_assert_num_queries(3):
            list(verify_anchors([]))
