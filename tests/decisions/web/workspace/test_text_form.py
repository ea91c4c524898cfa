"""The form of a letter: what it reads, what it offers, what it keeps quiet about."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

from decisions.web.workspace.source_forms import (
    CHOICES,
    FLAGS,
    list_source_owners,
    openness_choice_of,
    set_openness,
)
from decisions.web.workspace.text import TextForm
from municipalities.models import Source
from tests.decisions.texts import LETTER

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.neighbour and shared_world.college
    return shared_world


def form(world, upload=None, *, quiet=True, **typed):
    data = QueryDict(mutable=True)
    for name, value in typed.items():
        data[name] = value
    files = {"upload": SimpleUploadedFile("brief.pdf", upload)} if upload is not None else {}
    return TextForm(
        data,
        files=files,
        instance=Source(),
        homes=list_source_owners(world.griffie, world.region),
        dossier=world.dossier,
        reader=world.griffie,
        quiet=quiet,
    )


class TestAQuietForm:
    def test_asks_for_no_title_yet(self, world):
        assert form(world, text=LETTER).is_valid()

    def test_still_says_what_is_wrong_with_the_text(self, world):
        wrong = form(world, text="GEHEIM", title="")

        assert list(wrong.errors) == ["text"]
        assert wrong.is_secret

    def test_is_not_secret_where_it_is_only_too_long(self, world):
        wrong = form(world, text="x" * 500_001)

        assert list(wrong.errors) == ["text"]
        assert not wrong.is_secret

    def test_says_from_which_paragraph_it_took_what_it_offers(self, world):
        first = form(world, text=LETTER, reference="Eigen kenmerk")
        assert first.is_valid()

        again = form(world, **first.with_offers().dict())

        assert again.is_valid() and again.found == {"title": 2, "dated_on": 4}
        assert again.data["reference"] == "Eigen kenmerk"

    def test_puts_the_words_of_a_file_in_the_place_of_the_text(self, world):
        read = form(world, upload=LETTER.encode())

        assert read.is_valid()
        assert read.with_offers()["text"].startswith("Gemeente Verzonnenstad")
        assert "maar dit is gewone tekst" in read.notes[0]


class TestTheWholeForm:
    def test_asks_for_a_title(self, world):
        assert "title" in form(world, quiet=False, text=LETTER).errors

    def test_offers_bodies_that_the_reader_does_not_keep(self, world):
        offered = form(world, text=LETTER).fields["body"].queryset

        assert set(offered) >= {world.council, world.college, world.neighbour}


class TestOpenness:
    @pytest.mark.parametrize("choice", [name for name, _label in CHOICES])
    def test_is_read_back_as_it_was_set(self, choice):
        source = Source()

        set_openness(source, choice)

        assert openness_choice_of(source) == choice
        assert (source.is_public, source.text_is_public) == FLAGS[choice]
