"""What a row resolves to, and whether it differs from what stands."""

import pytest

from decisions.exchange.folder import FolderRow, read_folder
from decisions.exchange.import_session import (
    ImportSession,
    ReferenceUnresolved,
    field_differs,
    known_municipalities,
    list_absent,
)
from decisions.exchange.report import AbsentRecord, ImportProgress
from decisions.exchange.resources import REGION_RESOURCE, SHARED_RESOURCES
from municipalities.models import Region, Source
from municipalities.tracking import writing
from tests.decisions.folders import CODES, DossierFolder
from tests.factories import BodyFactory, MunicipalityFactory, SourceFactory
from tests.people import beheer

pytestmark = pytest.mark.django_db

MEMBERS = next(recipe for recipe in SHARED_RESOURCES if recipe.table.name == "members")


@pytest.fixture
def intake(tmp_path):
    """An import in which nothing was brought in yet; one of two municipalities is known."""
    MunicipalityFactory(code="gm9001", name=CODES["gm9001"])
    folder = read_folder(DossierFolder(tmp_path / "samen-verder").write())
    return ImportSession(folder, by=beheer(), progress=ImportProgress())


SHOWN_BY = ("source", "place", "note", "reference")


def member(**values):
    usual = {"dated_on": "2015", "takes_part": True, **dict.fromkeys(SHOWN_BY, "")}
    return FolderRow("members.csv", 2, {"municipality": "gm9001", **usual, **values})


class TestFieldsOf:
    def test_puts_records_in_the_place_of_codes_and_ids(self, intake):
        fields = intake.fields_of(MEMBERS, member())

        assert fields["municipality"].name == "Bedachtstad"
        assert fields["source"] is None
        assert fields["takes_part"] is True

    def test_waits_for_a_row_that_is_wrong_without_blaming_this_one(self, intake):
        with pytest.raises(ReferenceUnresolved):
            intake.fields_of(MEMBERS, member(source="brief"))

        assert intake.progress.problems == []

    def test_blames_a_municipality_that_the_register_does_not_know(self, intake):
        with pytest.raises(ReferenceUnresolved):
            intake.fields_of(MEMBERS, member(municipality="gm9002"))

        assert [each.column for each in intake.progress.problems] == ["municipality"]


class TestBringOne:
    def test_makes_the_region_and_finds_it_again(self, intake):
        with writing():
            first = intake.bring_one(REGION_RESOURCE, "region")
            second = intake.bring_one(REGION_RESOURCE, "region")

        assert first == second
        assert Region.objects.get().name == "Bedachte regio"


class TestDiffers:
    def test_compares_links_by_what_they_point_to(self):
        college, council = BodyFactory(is_college=True), BodyFactory()
        source = SourceFactory(body=college)

        assert not field_differs(source, "body", college)
        assert field_differs(source, "body", council)
        assert field_differs(source, "body", None)
        assert not field_differs(SourceFactory(), "body", None)

    @pytest.mark.parametrize(("title", "expected"), [("Brief", False), ("brief", True)])
    def test_compares_text_to_the_letter(self, title, expected):
        assert field_differs(Source(title="Brief"), "title", title) is expected


class TestKnownMunicipalities:
    def test_are_those_of_the_folder_that_the_register_has(self, intake):
        MunicipalityFactory(code="gm9003")

        assert list(known_municipalities(intake.folder)) == ["gm9001"]


class TestAbsent:
    def test_is_named_by_key_address_or_words(self):
        recipe = next(each for each in SHARED_RESOURCES if each.table.name == "sources")

        assert list_absent(recipe, SourceFactory(key="brief")) == AbsentRecord(
            "sources.csv", "brief"
        )
