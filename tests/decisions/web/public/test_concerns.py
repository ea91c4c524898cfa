"""Whom a subject concerns, on the pages: who counts, who stands beside, and where that was read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.decisions.board.scenes import scene

pytestmark = pytest.mark.django_db
LAW = "Het zegt niet wie volgens de wet moet beslissen."


@pytest.fixture
def dossier():
    """Five councils; the variant concerns three of them and one of outside, its direction all."""
    dossier = scene(5)
    variant = dossier.subjects.get()
    homes = [row.municipality for row in dossier.region.memberships.order_by("municipality__name")]
    outside = make.MunicipalityFactory(name="Zeedorp")
    make.council(make.RegionFactory(), municipality=outside)
    source = make.SourceFactory(title="Brief van de stuurgroep")
    for home in (*homes[:3], outside):
        make.ConcernFactory(subject=variant, municipality=home, source=source)
    make.SubjectFactory(dossier=dossier, is_direction=True, slug="richting")
    return dossier


def words(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def members(dossier):
    rows = dossier.region.memberships.order_by("municipality__name")
    return [row.municipality.name for row in rows]


def test_the_board_tells_who_counts_and_marks_the_others(client, dossier):
    told = words(client, f"/dossiers/{dossier.slug}/?peildatum=2017-06-01")

    assert "Telt mee: 3 van de 5 raden van de regio en 1 van daarbuiten" in told
    assert f"Telt niet mee: {', '.join(members(dossier)[3:])}." in told
    assert told.count("buiten de regio") >= 1
    assert "is-aside" in told and "telt hier niet mee" in told
    assert ">3/4<" in told.replace(" ", "")


def test_the_page_of_support_says_that_it_is_not_about_law(client, dossier):
    variant = dossier.subjects.get(kind="variant")
    address = f"/dossiers/{dossier.slug}/draagvlak/?peildatum=2017-06-01&onderwerp={variant.slug}"

    told = words(client, address)

    assert LAW in told
    assert f"/varianten/{variant.slug}/?peildatum=2017-06-01#wie-het-aangaat" in told
    for name in members(dossier)[3:]:
        assert f'<label class="utrecht-form-label" for="stel-{name.lower()}"' not in told


def test_what_is_supposed_of_a_council_beside_it_is_passed_over(client, dossier):
    variant = dossier.subjects.get(kind="variant")
    home = dossier.region.memberships.order_by("municipality__name").last().municipality
    address = f"/dossiers/{dossier.slug}/draagvlak/?peildatum=2017-06-01&onderwerp={variant.slug}"

    told = words(client, f"{address}&stel={home.slug}:tegen")

    assert "Wat als: dit is een aanname" not in told


def test_the_page_of_a_subject_has_the_rows_with_their_source(client, dossier):
    variant = dossier.subjects.get(kind="variant")

    told = words(client, f"/dossiers/{dossier.slug}/varianten/{variant.slug}/?peildatum=2017-06-01")

    section = told[told.index('id="wie-het-aangaat"') :]
    assert LAW in section
    assert section.count("telt mee sinds") == 4
    assert "Brief van de stuurgroep" in section
    assert "Voor de eerste datum" not in section


def test_a_day_before_the_first_row_says_so(client, dossier):
    variant = dossier.subjects.get(kind="variant")

    told = words(client, f"/dossiers/{dossier.slug}/varianten/{variant.slug}/?peildatum=2014-06-01")

    assert "Voor de eerste datum telt mee wie op die datum meetelt." in told


def test_a_proposal_without_rows_tells_those_of_its_variant(client, dossier):
    variant = dossier.subjects.get(kind="variant")
    plan = make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant)

    told = words(client, f"/dossiers/{dossier.slug}/voorstellen/{plan.slug}/")

    section = told[told.index('id="wie-het-aangaat"') :]
    assert variant.name in section and "dat dit voorstel uitwerkt" in section


def test_a_subject_that_concerns_all_says_nothing_of_it(client, dossier):
    told = words(client, f"/dossiers/{dossier.slug}/richtingen/richting/")

    assert "wie-het-aangaat" not in told


def test_the_page_of_who_is_outside_the_region_is_there(client, dossier):
    assert "Zeedorp" in words(client, f"/dossiers/{dossier.slug}/gemeenten/zeedorp/")


def test_its_source_tells_it_where_the_dossier_is_open(client, dossier):
    source = dossier.subjects.get(kind="variant").concerns.first().source
    hidden = make.ConcernFactory(
        subject=make.SubjectFactory(dossier=make.DossierFactory(draft=True), name="Geheim plan"),
        source=source,
    )

    told = words(client, f"/bronnen/{source.pk}/")

    assert "telt mee bij" in told
    assert hidden.subject.name not in told


@pytest.mark.parametrize("path", ["", "draagvlak/", "verloop/", "tijdlijn/", "varianten/{}/"])
def test_pages_ask_as_many_queries_for_one_row_as_for_many(client, path):
    numbers = []
    for number in (1, 4):
        dossier = scene(4)
        variant = dossier.subjects.get()
        for row in dossier.region.memberships.all()[:number]:
            make.ConcernFactory(subject=variant, municipality=row.municipality)
        with CaptureQueriesContext(connection) as asked:
            words(client, f"/dossiers/{dossier.slug}/{path.format(variant.slug)}")
        numbers.append(len(asked))

    assert numbers[0] == numbers[1]


@pytest.mark.parametrize("ending", ["svg"])
def test_pictures_and_the_sheet_count_them(client, dossier, ending):
    address = f"/dossiers/{dossier.slug}/"
    told = client.get(f"{address}stand.{ending}?peildatum=2017-06-01")

    assert told.status_code == 200
    assert "telt hier niet mee" in told.content.decode()
