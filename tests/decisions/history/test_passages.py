"""What a passage shows of its document: the paragraphs themselves, to who may read them."""

import pytest

from decisions.history import attach_passages
from decisions.models import Evidence
from tests import factories as make
from tests.decisions.texts import of_length, taken
from tests.people import beheer, griffie, public

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return make.PositionFactory()


def passage(made, words, tied, reader=None, **flags):
    """Return the numbers of the paragraphs that a place shows, tied to one of them or to none."""
    flags = flags or {"is_public": True, "text_is_public": True}
    source = taken(made.dossier.region, of_length(6), **flags)
    paragraph = source.paragraphs.get(number=tied) if tied else None
    made = make.EvidenceFactory(position=made, source=source, place=words, paragraph=paragraph)
    place = Evidence.objects.get(pk=made.pk)
    attach_passages([place], reader or public())
    return [each.number for each in place.passage]


@pytest.mark.parametrize(
    ("words", "tied", "numbers"),
    [
        ("alinea 3", 3, [3]),
        ("Kosten, ¶3-5", 3, [3, 4, 5]),
        ("¶2; Bijlage ¶6", 2, [2, 6]),
        ("alinea 5-9", 5, [5, 6]),
        ("kop Kosten, alinea 2", 4, [4]),
        ("kader", 4, [4]),
        ("alinea 3", None, []),
    ],
)
def test_is_the_paragraph_it_is_tied_to_and_those_that_its_words_name_beside_it(
    made, words, tied, numbers
):
    assert passage(made, words, tied) == numbers


@pytest.mark.parametrize(
    ("flags", "who"),
    [
        ({"is_public": True, "text_is_public": True}, {"public", "griffie", "beheer"}),
        ({"is_public": True, "text_is_public": False}, {"griffie", "beheer"}),
        ({"is_public": False, "text_is_public": False}, {"griffie", "beheer"}),
    ],
)
def test_is_shown_to_who_may_read_the_text(made, flags, who):
    home = make.MunicipalityFactory()
    readers = {"public": public(), "griffie": griffie(home), "beheer": beheer()}

    for name, reader in readers.items():
        shown = passage(made, "alinea 3", 3, reader, municipality=home, **flags)
        assert bool(shown) is (name in who), name


def test_names_the_document_only_to_who_may_see_it(made):
    source = make.SourceFactory(is_public=False, title="Stil")
    place = make.EvidenceFactory(position=made, source=source)
    told = {}
    for name, reader in (("public", public()), ("beheer", beheer())):
        attach_passages([place], reader)
        told[name] = place.document and place.document.title

    assert told == {"public": None, "beheer": "Stil"}


def test_takes_two_queries_however_many_places_there_are(made, django_assert_num_queries):
    source = taken(made.dossier.region, of_length(6), is_public=True, text_is_public=True)
    for paragraph in source.paragraphs.all():
        make.EvidenceFactory(
            position=made, source=source, place=f"¶{paragraph.number}", paragraph=paragraph
        )
    places = list(Evidence.objects.filter(source=source).order_by("id"))

    with django_assert_num_queries(2):
        attach_passages(places, public())
