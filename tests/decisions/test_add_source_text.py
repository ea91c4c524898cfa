"""manage.py add_source_text."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import factories as make
from tests.decisions.texts import LETTER

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(world):
    made = make.SourceFactory(key="de-brief", is_public=True)
    for words in ("alinea 5", "kader", "kader"):
        make.EvidenceFactory(position=world.position(), source=made, place=words)
    return made


def run(tmp_path, text, *options, key="de-brief"):
    """Return what the command wrote."""
    file, out = tmp_path / "brief.txt", StringIO()
    file.write_text(text, "utf-8")
    call_command("add_source_text", key, str(file), *options, stdout=out)
    return out.getvalue()


def test_counts_paragraphs_and_places_and_names_what_met_none(source, tmp_path):
    told = run(tmp_path, LETTER)

    assert told.splitlines() == [
        "alinea’s: 6",
        "plaatsen met een alinea: 1",
        "plaatsen zonder alinea: 2",
        "  kader",
    ]
    assert source.paragraphs.count() == 6


@pytest.mark.parametrize("options", [(), ("--public",)])
def test_keeps_the_text_closed_unless_it_is_told_otherwise(source, tmp_path, options):
    run(tmp_path, LETTER, *options)

    source.refresh_from_db()
    assert source.text_is_public is bool(options)


@pytest.mark.parametrize(
    ("text", "key", "sentence"),
    [
        (LETTER, "bestaat-niet", "Er is geen bron met het kenmerk bestaat-niet."),
        ("VERTROUWELIJK\n\nNiets.", "de-brief", "vertrouwelijk"),
        ("", "de-brief", "leeg"),
        ("¶1", "de-brief", "Plak de tekst, of kies een bestand. Er is niets opgeslagen."),
    ],
)
def test_refuses_in_a_sentence_and_stores_nothing(source, tmp_path, text, key, sentence):
    with pytest.raises(CommandError, match=f"(?i){sentence}"):
        run(tmp_path, text, key=key)

    assert not source.paragraphs.exists()


def test_a_second_time_is_refused_once_places_lead_to_the_text(source, tmp_path):
    run(tmp_path, LETTER)

    with pytest.raises(CommandError, match="Deze bron heeft al tekst"):
        run(tmp_path, LETTER)


def test_by_somebody_who_may_not_is_refused(world, source, tmp_path):
    name = world.raadslid.user.username

    with pytest.raises(CommandError, match="griffie of de regioredactie"):
        run(tmp_path, LETTER, "--user", name)
