"""The pages of a table: chosen, its columns said, looked over, brought in and taken back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import save_record
from decisions.models import ColumnChoice, Decision, ImportBatch, Remark
from decisions.tables import TABLE_KINDS
from decisions.text_intake import read_sheets
from municipalities.models import Group
from tests.decisions.tables_made import make_csv, make_ods, make_xlsx
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.tables_desk import Desk, wishes
from tests.factories import DossierFactory, SubjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, world):
    return Desk(client, world)


class TestChoosing:
    def test_offers_each_kind_its_templates_and_what_came_before(self, desk, world):
        desk.choose(make_csv(*wishes(world, "Meer groen")))

        page = words(desk.client.get(desk.home))

        assert all(each.label in page for each in TABLE_KINDS.values())
        assert "wensen.csv" in page
        assert desk.client.get(desk.home + "?soort=inwoners").context["form"]["kind"].value() == (
            "inwoners"
        )

    @pytest.mark.parametrize(
        ("sent", "sentence"),
        [
            ({}, "Kies wat er in de tabel staat."),
            ({"kind": "wensen"}, "Kies een bestand."),
            ({"kind": "wensen", "upload": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}, "PDF-bestand"),
            (
                {"kind": "wensen", "upload": SimpleUploadedFile("a.csv", b"")},
                "Het bestand is leeg.",
            ),
            (
                {
                    "kind": "wensen",
                    "upload": SimpleUploadedFile("a.csv", b"GEHEIM\r\nDit stuk is geheim.\r\n"),
                },
                "geheim",
            ),
        ],
    )
    def test_says_what_is_wrong_and_keeps_nothing(self, desk, sent, sentence):
        page = desk.client.post(desk.home, sent)

        assert page.status_code == 422
        assert sentence in words(page)
        assert not ImportBatch.objects.exists()

    @pytest.mark.parametrize("make", [make_csv, make_xlsx, make_ods])
    def test_takes_each_format_of_an_office(self, desk, world, make):
        page = desk.choose(make(*wishes(world, "Meer groen")))

        assert page.context["to_bring"] == 1

    @pytest.mark.parametrize(
        ("who", "status"),
        [("griffie", 200), ("redactie", 200), ("raadslid", 403), ("collegian", 403)],
    )
    def test_is_for_who_enters_something_here(self, client, world, who, status):
        desk = Desk(client, world, getattr(world, who))

        assert client.get(desk.home).status_code == status

    def test_is_found_from_the_desk_and_from_setting_up(self, client, world):
        client.force_login(world.redactie.user)
        for address in (f"{world.dossier.slug}/", f"opzetten/{world.region.slug}/"):
            page = client.get(f"/werkblad/{address}").content.decode()

            assert f"/werkblad/{world.dossier.slug}/inlezen/" in page


class TestColumns:
    def test_are_asked_where_one_that_is_needed_is_not_recognised(self, desk, world):
        rows = wishes(world, "Meer groen")
        rows[0] = ("Wie zegt het", "Gezegd op", "Wens")

        page = desk.choose(make_csv(*rows))

        assert desk.address.endswith("/kolommen/")
        assert page.context["form"]["kolom-2"].value() == "text"
        assert "Zoals ‘12-3-2017’" in desk.words
        assert "Kies welke kolom ‘Datum’ is." in desk.words

    def test_that_were_chosen_are_remembered_for_the_next_table(self, desk, world):
        rows = wishes(world, "Meer groen")
        rows[0] = ("Wie zegt het", "Gezegd op", "Wens")
        desk.choose(make_csv(*rows))
        chosen = {"kolom-0": "body", "kolom-1": "dated_on", "kolom-2": "text"}

        desk.send(**chosen)
        desk.choose(make_csv(*rows))

        assert not desk.address.endswith("/kolommen/")
        assert desk.page.context["to_bring"] == 1
        assert ColumnChoice.objects.get().user == world.griffie.user

    @pytest.mark.parametrize(
        ("chosen", "sentence"),
        [
            ({"kolom-0": "text"}, "Kies welke kolom ‘Datum’ is."),
            ({"kolom-0": "text", "kolom-1": "text"}, "ook gekozen bij ‘Wie zegt het’"),
            ({"kolom-0": "bestaat-niet"}, "Selecteer een geldige keuze."),
        ],
    )
    def test_that_are_wrong_are_told(self, desk, world, chosen, sentence):
        rows = wishes(world, "Meer groen")
        rows[0] = ("Wie zegt het", "Gezegd op", "Anders")
        desk.choose(make_csv(*rows))

        page = desk.send(**{"kolom-0": "-", "kolom-1": "-", "kolom-2": "-", **chosen})

        assert page.status_code == 422
        assert sentence in desk.words

    def test_are_those_of_the_sheet_that_has_most_of_them_or_of_another(self, desk, world):
        other = [("Orgaan", "Datum", "Wens"), (world.council.name, "2016", "Iets anders")]
        data = make_xlsx(("Toelichting",), ("Zomaar",), Wensen=wishes(world, "Groen"), Oud=other)

        desk.choose(data, name="boek.xlsx")
        assert ImportBatch.objects.get().sheet == 1
        assert "Dit is het blad ‘Wensen’; de andere bladen" in desk.words
        desk.page = desk.client.get(desk.address + "kolommen/?blad=2")
        assert "Oud" in desk.words
        desk.send(
            desk.address + "kolommen/?blad=2",
            **{"kolom-0": "body", "kolom-1": "dated_on", "kolom-2": "text"},
        )

        assert "Iets anders" in desk.words


class TestLookingItOver:
    def test_tells_file_row_column_value_and_what_is_expected_and_stores_nothing(self, desk, world):
        rows = [*wishes(world, "Meer groen", ""), (world.council.name, "31-2-2017", "Duur")]

        desk.choose(make_csv(*rows))

        assert "fout 2" in desk.words
        assert "wensen.csv, rij 4 Kolom Datum 31-2-2017 : 31-2-2017 bestaat niet." in desk.words
        assert "wensen.csv, rij 3 Kolom Tekst" in desk.words
        assert "Inlezen (" not in desk.words
        assert not Remark.objects.exists()

    def test_shows_the_wrong_rows_first_and_some_of_them_alone(self, desk, world):
        rows = wishes(world, *[f"Wens {n}" for n in range(30)], "")
        desk.choose(make_csv(*rows))

        assert [row["number"] for row in desk.page.context["page"]][:3] == [32, 2, 3]
        assert len(desk.page.context["page"].object_list) == 20
        only = desk.client.get(desk.address + "?stand=nieuw&pagina=2")
        assert len(only.context["page"].object_list) == 10
        assert desk.client.get(desk.address + "?stand=alles").status_code == 400

    def test_asks_as_many_queries_of_a_few_rows_as_of_many(self, desk, world):
        counted = []
        for number in (2, 30):
            desk.choose(make_csv(*wishes(world, *[f"Wens {n}" for n in range(number)])))
            with CaptureQueriesContext(connection) as asked:
                desk.client.get(desk.address)
            counted.append(len(asked))

        assert counted[0] == counted[1]

    def test_of_heads_alone_says_so(self, desk, world):
        desk.choose(make_csv(*wishes(world)))

        assert "Onder de koppen staat geen enkele rij." in desk.words
        assert "Inlezen (" not in desk.words

    def test_that_is_wrong_is_not_brought_in_by_a_form_of_before(self, desk, world):
        desk.choose(make_csv(*wishes(world, "Meer groen", "")))

        desk.send()

        assert not Remark.objects.exists()

    def test_is_for_who_brought_it_only(self, desk, world):
        desk.choose(make_csv(*wishes(world, "Meer groen")))

        for who, status in ((world.redactie, 404), (world.other_griffie, 404), (world.beheer, 200)):
            desk.client.force_login(who.user)
            assert desk.client.get(desk.address).status_code == status

    def test_of_another_dossier_is_not_found(self, desk, world):
        desk.choose(make_csv(*wishes(world, "Meer groen")))
        other = DossierFactory(region=world.region)

        for address, status in (
            (desk.address, 200),
            (desk.address.replace(world.dossier.slug, other.slug), 404),
        ):
            assert desk.client.get(address).status_code == status


class TestBringingIn:
    def test_stores_concepts_and_says_what_is_next(self, desk, world):
        desk.choose(make_csv(*wishes(world, "Meer groen", "Minder duur")))

        desk.send()

        assert "2 rijen ingelezen." in desk.words
        assert "Bekijk en publiceer" in desk.words
        assert {each.status for each in Remark.objects.all()} == {"concept"}
        assert Remark.objects.count() == 2

    def test_twice_is_once(self, desk, world):
        desk.choose(make_csv(*wishes(world, "Meer groen")))
        page = desk.page

        desk.send()
        desk.page = page
        desk.send()

        assert Remark.objects.count() == 1

    def test_is_refused_where_something_changed_since(self, desk, world):
        desk.choose(make_csv(*wishes(world, "Meer groen")))
        first = (desk.address, desk.page)
        desk.choose(make_csv(*wishes(world, "Meer groen")))
        desk.send()
        desk.address, desk.page = first

        page = desk.send()

        assert page.status_code == 422
        assert "Sinds de controle is er iets veranderd" in desk.words
        assert Remark.objects.count() == 1
        desk.page = desk.client.get(desk.address + "nakijken/")
        desk.send(desk.address + "nakijken/")
        assert "Alles staat er al" in desk.words

    def test_says_of_what_has_no_concept_that_it_stands_at_once(self, desk, world):
        home = world.council.municipality.name

        desk.choose(
            make_csv(("Gemeente", "Jaar", "Fractie", "Zetels"), (home, "2018", "VVD", "9")),
            kind="fracties",
        )
        desk.send()

        assert "kent geen concept" in desk.words
        assert Group.objects.get().seats == 9

    def test_of_decisions_reads_them_as_people_write_them(self, desk, world):
        SubjectFactory(dossier=world.dossier, name="Zwaar")
        rows = (
            ("Gemeente", "Datum", "Titel", "Variant", "Standpunt", "Stemverhouding"),
            (
                world.council.municipality.name,
                "12-3-17",
                "Zienswijze",
                "zwaar",
                "akkoord",
                "10 voor, 9 tegen",
            ),
        )

        desk.choose(make_csv(*rows, encoding="cp1252"), kind="besluiten")
        desk.send()

        decision = Decision.objects.get()
        assert (decision.dated_on, decision.votes_for) == ("2017-03-12", 10)
        assert decision.positions.get().stance == "voor"


class TestTakingItBack:
    def test_asks_why_and_does_it(self, desk, world):
        desk.choose(make_csv(*wishes(world, "Meer groen")))
        desk.send()
        home = desk.address

        desk.page = desk.client.get(home + "ongedaan/")
        assert desk.send(home + "ongedaan/", reason="").status_code == 422
        desk.send(home + "ongedaan/", reason="Verkeerd bestand.")

        assert "Ongedaan gemaakt op" in desk.words
        assert not Remark.objects.exists()
        assert desk.client.get(home + "ongedaan/").status_code == 302

    def test_is_refused_in_a_sentence(self, desk, world):
        desk.choose(make_csv(*wishes(world, "Meer groen")))
        desk.send()
        home = desk.address
        remark = Remark.objects.get()
        remark.section = "elders"
        save_record(remark, by=world.griffie)

        desk.page = desk.client.get(home + "ongedaan/")
        page = desk.send(home + "ongedaan/", reason="Verkeerd bestand.")

        assert page.status_code == 422
        assert "Rij 2" in desk.words
        assert Remark.objects.exists()


class TestTemplates:
    @pytest.mark.parametrize("kind", TABLE_KINDS)
    @pytest.mark.parametrize("ending", ["csv", "xlsx"])
    def test_come_back_with_their_heads_and_an_example_that_is_passed_over(
        self, desk, kind, ending
    ):
        answer = desk.client.get(f"{desk.home}sjabloon/{kind}.{ending}")

        sheets, _notes = read_sheets(answer.content)
        heads, example = sheets[0].rows[:2]
        assert heads == tuple(each.label for each in TABLE_KINDS[kind].columns)
        assert example[0].startswith("Voorbeeld: ")
        assert f'filename="sjabloon-{kind}.{ending}"' in answer["Content-Disposition"]
        assert len(sheets) == (2 if ending == "xlsx" else 1)

    def test_that_are_none_are_not_found(self, desk):
        for name in ("weg.csv", "wensen.pdf"):
            assert desk.client.get(f"{desk.home}sjabloon/{name}").status_code == 404
