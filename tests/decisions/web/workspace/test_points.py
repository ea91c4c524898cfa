"""A list becomes rows, and rows become remarks: as many, in order, with the words as they were."""

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.models import Remark
from decisions.web.workspace.text_list import PointsForm
from tests.decisions.texts import taken

pytestmark = pytest.mark.django_db
KINDS = {"w: ": "wens", "b: ": "bedenking", "v: ": "vraag", "vw: ": "voorwaarde", "": "wens"}


def form(world, data=None, *, quiet=True, **typed):
    data = data or QueryDict(mutable=True)
    for name, value in typed.items():
        data[name] = str(value)
    return PointsForm(
        data,
        instance=Remark(dossier=world.dossier),
        dossier=world.dossier,
        reader=world.griffie,
        quiet=quiet,
    )


def looked(world, lines, **typed):
    first = form(world, lines=lines, **typed)
    assert first.is_valid(), first.errors
    return first.with_rows()


words = st.text(alphabet="abcdefgh ", min_size=3, max_size=20).map(str.strip).filter(len)
points = st.lists(st.tuples(st.sampled_from(list(KINDS)), words), min_size=1, max_size=12)


@settings(max_examples=15)
@given(listed=points)
def test_every_line_is_a_row_with_its_kind_and_words(listed):
    split = PointsForm.split_lines
    made = Splitter()

    split(made, "\n".join(f"- {prefix}{' '.join(text.split())}" for prefix, text in listed))

    assert [(line.kind or "wens", line.text) for line in made.split] == [
        (KINDS[prefix], " ".join(text.split())) for prefix, text in listed
    ]


class Splitter:
    """As much of the form as splits a list."""

    quiet, split = True, ()

    def add_error(self, field, error):
        raise AssertionError(f"{field}: {error}")


class TestTheParagraphOfALine:
    def test_is_the_only_one_that_holds_its_words(self, world):
        source = taken(world.region, "Meer groen graag.\n\nMinder kosten.")

        rows = looked(world, "w: Minder kosten\nw: Iets anders", source=source.pk)

        assert (rows["alinea-1"], rows["alinea-2"]) == ("2", "")

    def test_is_none_where_two_hold_them(self, world):
        source = taken(world.region, "Meer groen.\n\nMeer groen in de stad.")

        assert looked(world, "w: Meer groen", source=source.pk)["alinea-1"] == ""

    def test_is_the_ticked_one_of_two(self, world):
        source = taken(world.region, "Meer groen.\n\nMeer groen in de stad.")

        assert looked(world, "w: Meer groen", source=source.pk, alinea=2)["alinea-1"] == "2"

    def test_is_none_without_a_source(self, world):
        assert looked(world, "w: Meer groen")["alinea-1"] == ""

    def test_is_none_in_a_text_that_the_reader_may_not_read(self, world):
        other = taken(world.stranger.municipality.memberships.get().region, is_public=True)

        wrong = form(world, lines="w: Meer groen", source=other.pk)

        assert wrong.is_valid()
        assert wrong.paragraphs == {}


class TestTheForm:
    def test_asks_a_griffie_for_a_body_and_no_gathering(self, world):
        asked = form(world)

        assert asked.fields["body"].required
        assert "gathering" not in asked.fields

    def test_says_what_is_wrong_only_when_it_is_saved(self, world):
        data = looked(world, "w: Meer groen")

        assert form(world, data).is_valid()
        assert {"body", "dated_on"} <= set(form(world, data, quiet=False).errors)
