"""Several questions in one query: the rows are those that each question alone would give."""

from datetime import timedelta

import pytest
from django.db.models import TextField, Value
from django.db.models.functions import Upper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decisions.history import rows, together, whole
from decisions.models import Subject
from municipalities.models import Body, Municipality, Population, RegionMembership
from tests import factories as make
from tests.people import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=3650)


@pytest.fixture
def home():
    return make.MunicipalityFactory()


def values(row, fields):
    return {field: getattr(row, field) for field in fields}


@pytest.mark.parametrize("known_at", [None, LATER])
def test_every_field_is_what_the_row_alone_would_give(known_at, django_assert_num_queries):
    subject = make.SubjectFactory(description='Regel één\nRegel "twee"\\', base=None)
    make.PopulationFactory(is_approximate=True)
    make.PopulationFactory(is_approximate=False)
    subjects, people = whole(Subject), whole(Population)
    counts = rows(Population, known_at).order_by("-first_on", "-id")

    with django_assert_num_queries(1):
        told = together(
            subjects=(Subject.objects.order_by("id"), subjects), counts=(counts, people)
        )

        found = [values(row, people) for row in told["counts"]]

    assert [values(row, subjects) for row in told["subjects"]] == [values(subject, subjects)]
    assert found == [values(row, people) for row in counts]
    assert told["subjects"] == [subject]


def test_rows_stand_in_the_order_that_was_asked():
    for name in ("Cent", "Aalst", "Berg"):
        make.MunicipalityFactory(name=name)
    fields = ("id", "name")

    told = together(
        up=(Municipality.objects.order_by("name", "id"), fields),
        down=(Municipality.objects.order_by("-name", "id"), fields),
    )

    assert [each.name for each in told["up"]] == ["Aalst", "Berg", "Cent"]
    assert [each.name for each in told["down"]] == ["Cent", "Berg", "Aalst"]


def test_a_related_row_comes_along_and_a_missing_one_is_none(django_assert_num_queries):
    region = make.RegionFactory()
    council = make.council(region)
    group = make.BodyFactory(is_steering_group=True, region=region)
    bodies = Body.objects.of_region(region).order_by("municipality__id")
    fields = ("id", "municipality_id", *whole(Municipality, "municipality__"))

    with django_assert_num_queries(1):
        told = together(bodies=(bodies, fields))
        homes = {each.pk: each.municipality for each in told["bodies"]}

    assert homes == {council.pk: council.municipality, group.pk: None}


def test_a_question_without_rows_gives_none():
    told = together(
        members=(RegionMembership.objects.order_by("id"), ("id",)),
        counts=(Population.objects.order_by("id"), ("id",)),
    )

    assert told == {"members": [], "counts": []}


def test_an_annotation_comes_along():
    make.MunicipalityFactory(name="Aalst")
    loud = Municipality.objects.annotate(loud=Upper("name")).order_by("id")

    told = together(homes=(loud, ("id", "loud")))

    assert [each.loud for each in told["homes"]] == ["AALST"]


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_text_comes_back_as_it_was_written(home, text):
    said = Value(text, output_field=TextField())
    homes = Municipality.objects.filter(pk=home.pk).annotate(said=said).order_by("id")

    [told] = together(homes=(homes, ("id", "said")))["homes"]

    assert told.said == text
