"""What of a dossier leaves in a folder, and what never does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import save_record, set_shown_reading, share_record, withdraw_record
from decisions.exchange.exporting import build_folder
from decisions.exchange.folder import TABLES, ColumnKind, read_folder, write_folder
from decisions.models import Dossier, Evidence, Position, Remark
from municipalities.actions.register import save_register_record
from municipalities.models import Arrangement, Body, Participation, Source
from tests import factories as make
from tests.decisions.exchange.rows import bring
from tests.decisions.folders import CODES, DossierFolder
from tests.people import NOW, beheer, college, griffie, public, raadslid, redactie

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(days=30)
READERS = {
    "public": lambda council: public(),
    "griffie": lambda council: griffie(council.municipality),
    "raadslid": lambda council: raadslid(council.municipality),
    "college": lambda council: college(council.municipality),
    "redactie": lambda council: redactie(Dossier.objects.get().region),
    "beheer": lambda council: beheer(),
}


@pytest.fixture(scope="module")
def imported(rolled_back, tmp_path_factory):
    """The made-up folder as a dossier, published at NOW, once a module."""
    for code, name in CODES.items():
        make.MunicipalityFactory(code=code, name=name)
    report = bring(DossierFolder(tmp_path_factory.mktemp("in") / "samen-verder"))
    assert report.is_right, report.problems


@pytest.fixture
def dossier(imported, db):
    return Dossier.objects.select_related("region").get()


@pytest.fixture
def council(dossier):
    return Body.objects.get(slug="gm9001-gemeenteraad")


def export(dossier, reader=None):
    return build_folder(dossier, reader=reader or public(), name="uit")


def rows(dossier, table, reader=None):
    return export(dossier, reader).folder.tables[table]


def ids(dossier, table, reader=None):
    return [row.id for row in rows(dossier, table, reader)]


def said(dossier, reader=None):
    """Return every text that a folder holds, as one."""
    found = export(dossier, reader)
    return "\n".join(
        str(value)
        for table in found.folder.tables.values()
        for row in table
        for value in row.values.values()
    )


class TestAFolder:
    def test_has_every_table_with_every_column(self, dossier):
        tables = export(dossier, beheer()).folder.tables

        assert set(tables) == set(TABLES)
        for name, found in tables.items():
            assert found, name
            assert all(list(row.values) == TABLES[name].names for row in found), name

    def test_reads_back_without_a_problem(self, dossier, tmp_path):
        for name, reader in (("public", public()), ("beheer", beheer())):
            write_folder(export(dossier, reader).folder, tmp_path / name)

            assert read_folder(tmp_path / name).problems == ()

    def test_keeps_keys_and_names_the_rest_after_what_it_is(self, dossier):
        assert ids(dossier, "decisions") == ["besluit-1", "besluit-2", "uitspraak"]
        assert ids(dossier, "terms") == ["gm9001-gemeenteraad-2014-03-01"]
        assert ids(dossier, "groups")[0] == "gm9001-gemeenteraad-2014-03-01-groep-a"
        assert "gm9001-raadscommissie-commissie-wonen" in ids(dossier, "bodies")

    def test_has_settings_with_the_region(self, dossier):
        settings = export(dossier).folder.settings.values

        assert settings["slug"] == "samen-verder"
        assert settings["opened_on"] == "2015-10"
        assert settings["closed_on"] is None
        assert settings["region.name"] == "Bedachte regio"

    def test_puts_decisions_in_the_order_of_their_number(self, dossier, council):
        late = Dossier.objects.get().decisions.get(key="besluit-1")
        late.number = 40
        save_record(late, by=beheer(), reason="test")

        assert ids(dossier, "decisions")[-1] == "besluit-1"

    def test_says_which_place_is_shown_only_where_there_is_a_choice(self, dossier):
        shown = {row.id: row.values["shown"] for row in rows(dossier, "positions", beheer())}

        assert shown == {"standpunt-1": "lezing-2", "standpunt-2": "", "fracties": ""}

    def test_shows_another_place_where_the_shown_one_stays(self, dossier):
        shown = Evidence.objects.get(key="lezing-2")
        shown.source = Source.objects.get(key="krant")
        save_record(shown, by=beheer(), reason="test")

        assert ids(dossier, "evidence") == [
            *("lezing-1", "lezing-4", "plek-besluit", "plek-ronde", "plek-antwoord"),
            *("plek-peiling", "plek-gebied", "plek-uitslag"),
        ]
        assert rows(dossier, "positions")[0].values["shown"] == ""

    def test_takes_a_number_of_queries_that_more_records_do_not_change(self, dossier, council):
        few = queries_of(dossier)
        for count in range(5):
            key = f"nog-{count}"
            made = make.DecisionFactory(dossier=dossier, body=council, key=key)
            subject = dossier.subjects.get(slug="plan")
            stance = make.PositionFactory(decision=made, subject=subject, key=key)
            make.EvidenceFactory(position=stance, reads_stance="voor", key=key)
            make.StatementFactory(dossier=dossier, key=key, municipality=council.municipality)
            make.council(dossier.region)

        assert queries_of(dossier) == few
        assert few <= 114  # of which one a kind of record for the proof


def queries_of(dossier):
    reader = public()
    with CaptureQueriesContext(connection) as captured:
        build_folder(dossier, reader=reader, name="uit")
    return len(captured)


class TestTheRegion:
    def test_comes_with_all_its_councils_also_those_that_said_nothing(self, dossier):
        silent = make.council(dossier.region)

        assert silent.slug in ids(dossier, "bodies")
        codes = {row.values["municipality"] for row in rows(dossier, "members")}
        assert silent.municipality.code in codes

    def test_leaves_other_regions_where_they_are(self, dossier):
        stranger = make.council(make.RegionFactory())
        make.PopulationFactory(municipality=stranger.municipality)
        make.CouncilTermFactory(body=stranger)

        assert stranger.municipality.code not in said(dossier)

    def test_brings_a_council_from_elsewhere_that_spoke_in_the_dossier(self, dossier):
        stranger = make.BodyFactory()
        make.DecisionFactory(dossier=dossier, body=stranger, title="Van buiten")

        assert stranger.slug in ids(dossier, "bodies")
        assert stranger.municipality.code not in {
            row.values["municipality"] for row in rows(dossier, "members")
        }

    def test_leaves_out_and_counts_what_a_body_of_another_region_said(self, dossier):
        stranger = make.BodyFactory(is_steering_group=True)
        make.RemarkFactory(dossier=dossier, body=stranger, text="Van een andere stuurgroep")

        found = export(dossier)

        assert "Van een andere stuurgroep" not in said(dossier)
        assert found.left_out["remarks.csv"] == 1

    def test_has_all_participants_of_an_arrangement(self, dossier):
        arrangement, outsider = Arrangement.objects.get(), make.MunicipalityFactory()
        joined = {"municipality": outsider, "dated_on": "2016", "source": arrangement.source}
        save_register_record(Participation(arrangement=arrangement, **joined), by=beheer())

        codes = [row.values["municipality"] for row in rows(dossier, "participations")]
        assert outsider.code in codes


HIDDEN = {
    "a draft": lambda record: record,
    "what is shared": lambda record: share_record(record, by=beheer()),
    "an embargo": lambda record: make.publish_row(record, SOON),
    "what was withdrawn": lambda record: withdraw_record(
        make.publish_row(record, NOW), by=beheer(), reason="Onjuist"
    ),
}
MAKERS = {
    "decision": lambda dossier, body: make.DecisionFactory(
        dossier=dossier, body=body, title="Geheim", draft=True
    ),
    "statement": lambda dossier, body: make.StatementFactory(
        dossier=dossier, text="Geheim", draft=True
    ),
    "remark": lambda dossier, body: make.RemarkFactory(
        dossier=dossier, body=body, text="Geheim", draft=True
    ),
    "reply": lambda dossier, body: make.ReplyFactory(
        remark=Remark.objects.get(key="oude-wens"), body=body, reasons="Geheim", draft=True
    ),
    "agenda_item": lambda dossier, body: make.AgendaItemFactory(
        dossier=dossier, body=body, title="Geheim", draft=True
    ),
}


@pytest.mark.once
class TestWhatIsNotPublic:
    @pytest.mark.parametrize("hide", HIDDEN)
    def test_never_leaves_whoever_asks(self, dossier, council, hide):
        for name, maker in MAKERS.items():
            record = maker(dossier, council)
            make.EvidenceFactory(
                position=None, shows=record, summary=f"Geheim van {name}", **{name: record}
            )
            HIDDEN[hide](record)

        told = [who for who, made in READERS.items() if "Geheim" in said(dossier, made(council))]
        assert told == []

    @pytest.mark.parametrize("hide", ["a draft", "an embargo"])
    def test_stays_with_everything_that_rests_on_it(self, dossier, council, hide):
        made = MAKERS["decision"](dossier, council)
        subject = dossier.subjects.get(slug="plan")
        stance = make.PositionFactory(decision=made, subject=subject, draft=True)
        make.EvidenceFactory(position=stance, summary="Geheim bewijs", reads_stance="voor")
        item = MAKERS["agenda_item"](dossier, council)
        make.AgendaLineFactory(item=item, text="Geheime regel")
        HIDDEN[hide](made)

        assert "Geheim" not in said(dossier, beheer())
        assert not export(dossier, beheer()).left_out

    def test_is_no_longer_pointed_at(self, dossier, council):
        hidden = MAKERS["decision"](dossier, council)
        make.AgendaItemFactory(dossier=dossier, body=council, decision=hidden, key="open")

        found = {row.id: row.values for row in rows(dossier, "agenda_items")}
        assert found["open"]["decision"] == ""

    def test_leaves_no_voor_mits_without_its_condition(self, dossier):
        condition = Remark.objects.get(key="voorwaarde")
        condition.public_from = SOON
        save_record(condition, by=beheer(), reason="test")

        assert ids(dossier, "positions") == ["standpunt-1", "fracties"]
        assert ids(dossier, "replies") == []

    def test_has_no_readings_that_were_only_proposed(self, dossier):
        stance = Position.objects.get(key="standpunt-1")
        proposed = make.EvidenceFactory(position=stance, summary="Geheim voorstel")
        proposed.is_accepted = False
        save_record(proposed, by=beheer(), reason="test")

        assert "Geheim" not in said(dossier, beheer())


@pytest.mark.once
class TestASourceThatIsNotPublic:
    def test_leaves_with_its_places_for_who_may_see_it(self, dossier):
        found = export(dossier, beheer())

        assert "krant" in [row.id for row in found.folder.tables["sources"]]
        assert "lezing-3" in [row.id for row in found.folder.tables["evidence"]]
        assert not found.left_out

    @pytest.mark.parametrize("reader", ["public", "raadslid", "college"])
    def test_stays_for_others_with_its_places_counted(self, dossier, council, reader):
        found = export(dossier, READERS[reader](council))

        assert "krant" not in [row.id for row in found.folder.tables["sources"]]
        assert "lezing-3" not in [row.id for row in found.folder.tables["evidence"]]
        assert found.left_out == {"evidence.csv": 1}

    def test_takes_the_facts_that_rest_on_it_along(self, dossier):
        hidden = Source.objects.get(key="brief")
        hidden.is_public = False
        save_register_record(hidden, by=beheer())

        found = export(dossier)

        assert found.folder.tables["groups"] == ()
        assert found.left_out["groups.csv"] == 2
        assert [row.values["groups"] for row in found.folder.tables["positions"]] == [(), (), ()]
        assert found.folder.tables["agenda_items"][0].values["source"] == ""

    def test_is_not_named_when_nothing_rests_on_it(self, dossier):
        make.SourceFactory(key="los")

        assert "los" not in ids(dossier, "sources", beheer())


class TestCells:
    HOSTILE = ['=HYPERLINK("x")', "+31", "-1", "@som", 'a,b;"c"', "een\ntwee", "\t=1", "'=1"]

    def test_are_data_and_not_made_safe_for_a_spreadsheet(self, dossier, tmp_path):
        for number, text in enumerate(self.HOSTILE):
            make.StatementFactory(dossier=dossier, key=f"los-{number}", text=text)

        write_folder(export(dossier).folder, tmp_path / "uit")

        found = {row.id: row for row in read_folder(tmp_path / "uit").tables["statements"]}
        written = [found[f"los-{number}"].values["text"] for number in range(len(self.HOSTILE))]
        assert written == [text.strip() for text in self.HOSTILE]

    def test_hold_ids_that_a_folder_can_hold(self, dossier):
        tables = export(dossier, beheer()).folder.tables
        ids = [
            (name, row.values[column.name])
            for name, table in TABLES.items()
            for column in table.columns
            if column.kind in (ColumnKind.ID, ColumnKind.REF)
            for row in tables[name]
        ]

        assert [each for each in ids if each[1] is None or len(each[1]) > 80] == []


class TestShown:
    def test_is_the_chosen_place_among_several(self, dossier):
        stance = Position.objects.get(key="standpunt-2")
        other = make.EvidenceFactory(position=stance, reads_stance="voor_mits", key="nieuw")
        set_shown_reading(stance, other, by=beheer(), reason="test")

        found = {row.id: row.values["shown"] for row in rows(dossier, "positions")}
        assert found["standpunt-2"] == "nieuw"
