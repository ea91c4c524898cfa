"""Whom a subject concerns, on its form: rows kept as typed, refused beside the row."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.models import Subject
from decisions.permissions import list_kept_bodies
from tests import factories as make
from tests.decisions.web.workspace.sitting import errors_beside
from tests.decisions.web.workspace.test_edit import opened
from tests.decisions.web.workspace.test_new import entered

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(world):
    return make.SourceFactory(region=world.dossier.region)


def row(number, home, on="2016", takes_part="ja"):
    return {
        f"aangaat-{number}-municipality": home.pk,
        f"aangaat-{number}-dated_on": on,
        f"aangaat-{number}-takes_part": takes_part,
    }


def said(subject):
    return [
        (each.municipality, each.dated_on, each.takes_part, each.source)
        for each in subject.concerns.order_by("first_on", "municipality__name")
    ]


@pytest.mark.parametrize("kind", ["variant", "voorstel", "richting"])
def test_a_new_subject_names_whom_it_concerns_with_one_source(world, source, kind):
    home = world.council.municipality
    typed = {"name": "Samen", "number": "3", **row(0, home, "mei 2016")}
    typed |= {"aangaat-bron-source": source.pk, "aangaat-bron-place": "blz. 2"}

    entered(world, world.redactie, kind, typed)

    made = Subject.objects.get(slug="samen")
    assert said(made) == [(home, "2016-05", True, source)]
    assert made.concerns.get().place == "blz. 2"


def test_rows_ask_for_their_source_and_keep_what_was_typed(world):
    typed = {"name": "Samen", "number": "3", **row(0, world.council.municipality)}

    desk = entered(world, world.redactie, "variant", typed)

    assert desk.page.status_code == 422
    assert errors_beside(desk.page, "aangaat-bron-source") == ["Kies de bron waarin dit staat."]
    assert 'value="2016"' in desk.page.content.decode()
    assert not Subject.objects.filter(slug="samen").exists()


def test_half_a_row_is_told_beside_it(world):
    desk = entered(
        world,
        world.redactie,
        "variant",
        {"name": "Half", "number": "4", "aangaat-0-dated_on": "2016"},
    )

    assert errors_beside(desk.page, "aangaat-0-municipality") == [
        "Vul beide in, of laat de regel leeg."
    ]


def test_a_row_that_stays_keeps_its_source_and_another_takes_the_new_one(world, source):
    first = make.ConcernFactory(subject=world.subject, municipality=world.council.municipality)
    other = make.MunicipalityFactory()
    desk = opened(world.redactie, world.subject)

    desk.send(
        **row(1, other, "2017"),
        **{"aangaat-bron-source": source.pk, "reason": "Ook de buren."},
    )

    assert said(world.subject) == [
        (first.municipality, "2015-01-01", True, first.source),
        (other, "2017", True, source),
    ]


def test_a_row_that_is_emptied_goes_and_its_history_stays(world):
    first = make.ConcernFactory(subject=world.subject, municipality=world.council.municipality)
    desk = opened(world.redactie, world.subject)

    desk.send(**{"aangaat-0-municipality": "", "aangaat-0-dated_on": "", "reason": "Was fout."})

    assert said(world.subject) == []
    assert first.history.latest().history_type == "-"


def test_the_municipalities_of_the_region_stand_before_the_others(world):
    make.MunicipalityFactory(name="Aaneen")

    page = opened(world.redactie, world.subject).page.content.decode()

    near, far = page.index('label="In deze regio"'), page.index('label="Elders"')
    assert near < page.index(f">{world.council.municipality.name}<") < far
    assert far < page.index(">Aaneen<")


def test_who_lies_outside_the_variant_is_told_at_the_row(world, source):
    make.ConcernFactory(subject=world.subject, municipality=world.council.municipality)
    stranger = make.MunicipalityFactory()
    typed = {"name": "Plan B", "number": "3", "works_out": world.subject.pk}
    typed |= {**row(0, world.council.municipality), **row(1, stranger)}

    desk = entered(world, world.redactie, "voorstel", typed | {"aangaat-bron-source": source.pk})

    assert desk.page.status_code == 422
    [told] = errors_beside(desk.page, "aangaat-1-municipality")
    assert stranger.name in told
    assert not errors_beside(desk.page, "aangaat-0-municipality")
    assert not Subject.objects.filter(name="Plan B").exists()


def test_rows_that_somebody_else_changed_are_told_beside_each_other(world, source):
    desk, other = (opened(world.redactie, world.subject) for _ in range(2))
    home = world.council.municipality
    typed = {"aangaat-bron-source": source.pk, "reason": "Zo staat het er."}
    other.send(name="Anders", **row(0, home), **typed)

    desk.send(**row(0, home, "2018"), **typed)

    assert desk.page.status_code == 409
    assert "Wie het aangaat" in desk.words
    assert "2018" in desk.words and "2016" in desk.words


def test_its_form_asks_as_many_queries_for_one_row_as_for_many(world):
    desk, numbers = opened(world.redactie, world.subject), set()
    for _ in range(2):
        make.ConcernFactory(subject=world.subject)
        with CaptureQueriesContext(connection) as asked:
            desk.open(f"/werkblad/variant/{world.subject.pk}/")
        numbers.add(len(asked))

    assert len(numbers) == 1


def test_who_keeps_the_dossier_records_what_a_council_of_outside_the_region_says(world):
    stranger = make.council(make.RegionFactory())
    other = make.council(make.RegionFactory())
    make.ConcernFactory(subject=world.subject, municipality=stranger.municipality)

    kept = list_kept_bodies(world.redactie, world.dossier.region)

    assert stranger in kept
    assert other not in kept
    assert stranger not in list_kept_bodies(world.griffie, world.dossier.region)
    desk = opened(world.redactie, world.position())
    desk.open(f"/werkblad/{world.dossier.slug}/besluit/")
    assert stranger.name in desk.words or stranger.slug in desk.page.content.decode()
