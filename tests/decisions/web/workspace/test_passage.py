"""What an address names of a text, and what a place names."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from decisions.web.workspace.kinds import RECORD_KINDS
from decisions.web.workspace.kinds.forms import (
    PlaceForm,
    find_paragraph,
    find_passage,
    parse_paragraph_number,
)
from decisions.web.workspace.records import save_kind_form
from municipalities.models import Source
from tests.decisions.texts import taken
from tests.decisions.web.workspace.decision_form.typing import Desk
from tests.factories import EvidenceFactory

pytestmark = pytest.mark.django_db


def passage(reader, source, **query):
    data = QueryDict(mutable=True)
    data.update({"bron": str(source.pk), **{name: str(each) for name, each in query.items()}})
    return find_passage(data, reader)


class TestAnAddress:
    def test_names_a_paragraph_as_its_place(self, world):
        found = passage(world.griffie, taken(world.region), alinea=5)

        assert (found.place, found.quote) == ("alinea 5", "")

    def test_counts_the_letters_that_were_selected(self, world):
        source = taken(world.region, "Vóór 🙂 alles de raad.")

        found = passage(world.griffie, source, alinea=1, van=5, tot=12)

        assert found.quote == "🙂 alles"

    @pytest.mark.parametrize(
        "query",
        [{}, {"alinea": 99}, {"alinea": "x"}, {"alinea": "٣"}, {"alinea": 10**30}],
    )
    def test_that_names_no_paragraph_is_none(self, world, query):
        assert passage(world.griffie, taken(world.region), **query) is None

    @pytest.mark.parametrize("who", ["strange_griffie", "raadslid", "collegian", "public"])
    def test_names_nothing_that_the_reader_may_not_read(self, world, who):
        source = taken(world.region, is_public=True)

        assert passage(getattr(world, who), source, alinea=5) is None

    def test_names_a_public_text_for_everybody(self, world):
        source = taken(world.region, is_public=True, text_is_public=True)

        assert passage(world.public, source, alinea=5).paragraph.number == 5


@given(number=st.integers(1, 9999), after=st.sampled_from(["", ", slot", " tweede zin", "."]))
def test_a_place_that_names_a_paragraph_stands_in_it(number, after):
    for before in ("Kosten, ¶", "in alinea ", "alinea ", "Alinea ", "¶", "¶ ", "al. "):
        assert parse_paragraph_number(f"{before}{number}{after}") == number


@pytest.mark.parametrize("place", ["", None, "bladzijde 3", "alinea 99999"])
def test_a_place_that_does_not_names_none(place):
    assert parse_paragraph_number(place) is None


class TestADecision:
    def test_stands_in_the_paragraph_that_its_place_names(self):
        desk = Desk()
        source = taken(desk.region)
        typed = {"source": source.pk, "place": "alinea 5", "summary": "De raad stemt in."}

        made = desk.entered(
            **desk.stance("voor"), **{f"place__0__{name}": each for name, each in typed.items()}
        )

        places = [made.evidence.get(), made.positions.get().evidence.get()]
        assert {each.paragraph.number for each in places} == {5}


class TestAPlaceThatIsChanged:
    @pytest.mark.parametrize(("place", "number"), [("alinea 6", 6), ("bladzijde 1", None)])
    def test_follows_its_words_to_another_paragraph(self, world, place, number):
        source = taken(world.region)
        five = source.paragraphs.get(number=5)
        found = EvidenceFactory(position=world.position(), source=source, paragraph=five)
        form = RECORD_KINDS["bewijsplaats"].change_form(
            QueryDict(f"source={source.pk}&place={place}&summary=Zo&expected_version=1&reason=Zo"),
            instance=found,
            dossier=world.dossier,
            reader=world.griffie,
        )
        assert form.is_valid(), form.errors

        save_kind_form(RECORD_KINDS["bewijsplaats"], form)

        assert (found.paragraph.number if found.paragraph else None) == number


class TestAPlaceThatIsTyped:
    def typed(self, world, source, place):
        data = {"source": source.pk, "place": place, "summary": "Zo staat het er."}
        form = PlaceForm(data, dossier=world.dossier, reader=world.griffie)
        assert form.is_valid()
        return form.evidence()

    def test_is_tied_to_its_paragraph(self, world):
        source = taken(world.region)

        assert self.typed(world, source, "alinea 5").paragraph.number == 5

    @pytest.mark.parametrize("place", ["alinea 99", "bladzijde 5"])
    def test_is_tied_to_none_where_there_is_none(self, world, place):
        assert self.typed(world, taken(world.region), place).paragraph is None

    def test_in_a_source_that_is_not_saved_is_tied_to_none(self):
        assert find_paragraph(Source(title="Nieuw"), "alinea 1") is None
