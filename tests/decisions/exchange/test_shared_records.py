"""What another dossier rests on is rewritten by an import only when that is accepted."""

import pytest
from django.db import transaction

from decisions.exchange import SharedChange
from decisions.exchange.resources import REGION_RESOURCE, SHARED_RESOURCES
from decisions.exchange.shared_records import SOURCED, SharedRecords
from decisions.models import Dossier
from municipalities.actions.register import save_register_record
from municipalities.models import (
    Arrangement,
    Body,
    CouncilElection,
    CouncilTerm,
    Group,
    GroupRole,
    Paragraph,
    Participation,
    Party,
    Population,
    Recess,
    Region,
    RegionMembership,
    RegionTile,
    Source,
    Succession,
)
from tests.decisions.exchange.rows import bring, histories
from tests.decisions.folders import CODES, TOML, DossierFolder
from tests.decisions.worlds import fresh
from tests.factories import (
    BodyFactory,
    CouncilTermFactory,
    DecisionFactory,
    DossierFactory,
    EvidenceFactory,
    MembershipFactory,
    MunicipalityFactory,
    RegionFactory,
    SourceFactory,
)
from tests.people import beheer, forget_beheer

pytestmark = pytest.mark.django_db

# A cell of each table of the register, with what stands there and what it comes to say.
CHANGES = [
    ("sources", 1, "title", "Krant", "Andere krant"),
    ("sources", 0, "body", "gm9001-college", "gm9001-gemeenteraad"),
    ("bodies", 0, "name", "Raad bedachtstad", "Raad van Bedachtstad"),
    ("members", 0, "place", "alinea 1", "alinea 9"),
    ("populations", 0, "inhabitants", "24000", "24001"),
    ("elections", 0, "first_on", "2018-01-01", "2018-01-02"),
    ("terms", 0, "seats", "21", "leeg"),
    ("groups", 1, "seats", "leeg", "4"),
    ("group_roles", 0, "side", "oppositie", "coalitie"),
    ("arrangements", 0, "legal_form", "openbaar lichaam", "stichting"),
    ("participations", 0, "takes_part", "ja", "nee"),
    ("tiles", 0, "column", "1", "3"),
    ("recesses", 0, "name", "zomerreces", "vakantie"),
]
TYPED = {"leeg": "", "gm9001-gemeenteraad": "raad-bedachtstad"}
MODELS = (
    *(Arrangement, Body, CouncilElection, CouncilTerm, Group, GroupRole, Participation),
    *(Population, Recess, RegionMembership, RegionTile, Source, Region, Succession, Party),
)


@pytest.fixture(scope="module")
def first(rolled_back, tmp_path_factory):
    """The made-up folder, brought in once a module."""
    for code, name in CODES.items():
        MunicipalityFactory(code=code, name=name)
    return bring(DossierFolder(tmp_path_factory.mktemp("first") / "samen-verder"))


@pytest.fixture
def made(first, db, tmp_path):
    return DossierFolder(tmp_path / "samen-verder")


@pytest.fixture(scope="class")
def neighbour(first, tmp_path_factory):
    """Another dossier of the same region, that came from a folder of its own; of the tests of a
    class, and rolled back after them."""
    other = DossierFolder(tmp_path_factory.mktemp("other") / "nog-verder")
    other.toml = TOML.replace("samen-verder", "nog-verder").replace("Samen verder", "Nog verder")
    with transaction.atomic():
        assert bring(other).is_stored
        yield Dossier.objects.get(slug="nog-verder")
        transaction.set_rollback(True)
    forget_beheer()


def told(report):
    return {(each.file, each.line, each.column): each.expected for each in report.problems}


class TestAFoldersOwn:
    @pytest.mark.once
    @pytest.mark.parametrize(("table", "place", "column", "old", "new"), CHANGES)
    def test_is_changed_as_it_always_was(self, made, table, place, column, old, new):
        report = bring(made.set(table, place, **{column: TYPED.get(new, new)}))

        assert report.is_stored
        assert report.shared == ()


class TestWhatAnotherDossierRestsOn:
    @pytest.mark.once
    @pytest.mark.parametrize(("table", "place", "column", "old", "new"), CHANGES)
    def test_is_told_old_beside_new_and_refused(
        self, made, neighbour, table, place, column, old, new
    ):
        before = histories()

        report = bring(made.set(table, place, **{column: TYPED.get(new, new)}))

        expected = told(report)[f"{table}.csv", place + 2, column]
        assert expected.startswith(f"‘{old}’, zoals het er staat")
        assert "dossier ‘Nog verder’" in expected
        assert "--accept-shared" in expected
        assert report.shared == (
            SharedChange(f"{table}.csv", place + 2, column, old, new, "dossier ‘Nog verder’"),
        )
        assert len(report.problems) == 1
        assert histories() == before

    @pytest.mark.parametrize(("table", "place", "column", "old", "new"), CHANGES)
    def test_is_changed_when_that_is_accepted(
        self, made, neighbour, table, place, column, old, new
    ):
        made.set(table, place, **{column: TYPED.get(new, new)})

        report = bring(made, accepts_shared=True)

        assert report.is_stored, report.problems
        assert [(each.old, each.new) for each in report.shared] == [(old, new)]
        assert bring(made).changes_nothing

    def test_is_told_on_a_trial_and_nothing_of_it_stored(self, made, neighbour):
        before = histories()

        report = bring(made.set("terms", 0, seats="19"), dry_run=True, accepts_shared=True)

        assert [each.new for each in report.shared] == ["19"]
        assert histories() == before

    def test_is_the_name_of_the_region_too(self, made, neighbour):
        made.toml = made.toml.replace('name = "Bedachte regio"', 'name = "Andere regio"')

        report = bring(made)

        assert list(told(report)) == [("dossier.toml", 1, "region.name")]

    def test_tells_all_that_would_change_at_once(self, made, neighbour):
        for table, place, column, _old, new in CHANGES:
            made.set(table, place, **{column: TYPED.get(new, new)})

        report = bring(made)

        assert {(each.file, each.column) for each in report.problems} == {
            (f"{table}.csv", column) for table, _place, column, *_ in CHANGES
        }

    def test_leaves_the_dossiers_own_records_to_their_folder(self, made, neighbour):
        report = bring(made.set("decisions", 1, title="Over het hele plan"))

        assert report.is_stored
        assert report.shared == ()


class TestWhatStoodBeforeTheDossier:
    def test_is_not_its_folders_own(self, made):
        made.toml = TOML.replace("samen-verder", "nog-verder")

        report = bring(made.set("populations", 0, inhabitants="24001"))

        expected = told(report)["populations.csv", 2, "inhabitants"]
        assert "het register, van voor dit dossier" in expected

    def test_may_be_what_somebody_entered_by_hand(self, made):
        made.toml = TOML.replace("samen-verder", "nog-verder")
        made.add("sources", id="hand", title="Uit de map", publisher_kind="pers", is_public="ja")
        SourceFactory(key="hand", title="Met de hand")

        assert not bring(made).is_stored
        assert bring(made, accepts_shared=True).is_stored
        assert Source.objects.get(key="hand").title == "Uit de map"


class TestTheRule:
    """When something else than the folder's dossier rests on a record."""

    @pytest.fixture
    def home(self, db):
        """A municipality of a region with one dossier; `term` is of its council."""
        region = RegionFactory()
        member = MembershipFactory(region=region)
        DossierFactory(slug="eigen", region=region)
        return member

    def owner(self, home, record):
        return SharedRecords("eigen", home.region.slug).find_other_owner(record)

    def term(self, home):
        council = Body.objects.filter(municipality=home.municipality).first()
        body = council or BodyFactory(municipality=home.municipality)
        return CouncilTermFactory(body=body)

    def test_is_that_nothing_does_in_a_region_with_one_dossier(self, home):
        term = self.term(home)

        assert self.owner(home, term) == ""
        assert self.owner(home, term.body) == ""
        assert self.owner(home, home) == ""

    def test_is_another_dossier_of_the_region(self, home):
        DossierFactory(title="Ander", region=home.region)

        assert self.owner(home, self.term(home)) == "dossier ‘Ander’"
        assert self.owner(home, home.region) == "dossier ‘Ander’"

    def test_is_a_dossier_of_another_region_in_which_the_municipality_takes_part(self, home):
        there = MembershipFactory(municipality=home.municipality)
        DossierFactory(title="Ander", region=there.region)

        assert self.owner(home, self.term(home)) == "dossier ‘Ander’"
        assert self.owner(home, home) == ""  # that it takes part here is of this region alone

    def test_is_a_dossier_with_an_act_of_its_council(self, home):
        term = self.term(home)
        DecisionFactory(dossier=DossierFactory(title="Ander"), body=term.body)

        assert self.owner(home, term) == "dossier ‘Ander’"

    def test_is_a_municipality_that_does_not_take_part(self, home):
        term = CouncilTermFactory()

        assert self.owner(home, term) == "een gemeente die niet in deze regio meedoet"

    def test_is_a_place_of_another_dossier_in_a_source(self, home):
        source = SourceFactory()
        assert self.owner(home, source) == ""

        place = EvidenceFactory(source=source)

        assert self.owner(home, source) == f"dossier ‘{place.dossier.title}’"

    def test_is_a_shared_record_that_a_source_shows(self, home):
        term = CouncilTermFactory()

        assert self.owner(home, term.source) == "een gemeente die niet in deze regio meedoet"

    def test_is_the_region_that_entered_a_source(self, home):
        other = RegionFactory(name="Verre regio")

        assert self.owner(home, SourceFactory(region=home.region)) == ""
        assert "Verre regio" in self.owner(home, SourceFactory(region=other))

    def test_is_the_register_where_the_dossier_is_new(self, home):
        found = SharedRecords("nieuw", home.region.slug).find_other_owner(home.region)

        assert found == "het register, van voor dit dossier"


class TestTheRegion:
    def test_of_a_dossier_stays(self, made):
        made.toml = made.toml.replace('slug = "bedachte-regio"', 'slug = "andere-regio"')

        report = bring(made)

        assert told(report) == {
            ("dossier.toml", 1, "region.slug"): (
                "‘bedachte-regio’: dit dossier staat al in die regio en blijft daar."
            )
        }
        assert not Region.objects.filter(slug="andere-regio").exists()


def test_every_record_that_rests_on_a_source_is_looked_at():
    resting = {each.related_model for each in Source._meta.related_objects}

    assert {each for each in resting if each._meta.app_label == "municipalities"} == {
        *SOURCED,
        Paragraph,
    }


def test_every_table_of_the_register_is_looked_at():
    recipes = (REGION_RESOURCE, *SHARED_RESOURCES)
    assert {recipe.table.model for recipe in recipes if recipe.is_register} == set(MODELS)


def test_the_rest_of_a_register_is_changed_by_beheer_as_ever(made, neighbour):
    term = CouncilTerm.objects.get()
    term.seats = 19

    assert save_register_record(term, by=beheer(), reason="Geteld.") == fresh(term)
