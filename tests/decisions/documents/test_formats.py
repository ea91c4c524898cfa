"""Modules, FORMATS, tests and the how-to agree: whoever adds a format forgets none of the four."""

import re
from importlib import import_module
from pathlib import Path

from decisions import documents
from decisions.documents import AGENDA_ITEM_FORMATS
from tests.decisions.documents.documents import document

FOLDER = Path(documents.__file__).parent
HOW_TO = FOLDER.parent.parent / "docs" / "how-to-add-an-export-format.md"
SIGNATURES = {
    "docx": b"PK\x03\x04",
    "pdf": b"%PDF-",
    "ics": b"BEGIN:VCALENDAR\r\n",
    "html": b"<!DOCTYPE html>",
    "txt": b"Verzonnen dossier\n",
    "xml": b"<?xml version='1.0' encoding='UTF-8'?>",
    "json": b"{\n",
}


def modules_that_write():
    found = {}
    for path in FOLDER.glob("*.py"):
        module = import_module(f"decisions.documents.{path.stem}")
        if hasattr(module, "write"):
            found[path.stem] = module
    return found


def test_every_module_that_writes_is_in_the_mapping_under_its_own_name():
    modules = modules_that_write()

    assert set(modules) == set(AGENDA_ITEM_FORMATS)
    for ending, module in modules.items():
        assert AGENDA_ITEM_FORMATS[ending].write is module.write
        assert AGENDA_ITEM_FORMATS[ending].media_type == module.MEDIA_TYPE


def test_the_how_to_has_a_row_for_every_format_and_no_other():
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)\.py` \|", HOW_TO.read_text("utf-8"), re.MULTILINE)

    assert dict(rows) == {ending: ending for ending in AGENDA_ITEM_FORMATS}


def test_every_format_has_a_test_module():
    tested = {path.stem for path in Path(__file__).parent.glob("test_*.py")}

    assert {f"test_{ending}" for ending in AGENDA_ITEM_FORMATS} <= tested


def test_endings_media_types_and_labels_are_distinct():
    media_types = {chosen.media_type for chosen in AGENDA_ITEM_FORMATS.values()}
    labels = {str(chosen.label) for chosen in AGENDA_ITEM_FORMATS.values()}

    assert len(media_types) == len(labels) == len(AGENDA_ITEM_FORMATS)
    assert all(re.fullmatch("[a-z]+", ending) for ending in AGENDA_ITEM_FORMATS)


def test_every_format_starts_as_its_kind_does():
    assert set(SIGNATURES) == set(AGENDA_ITEM_FORMATS)
    for ending, chosen in AGENDA_ITEM_FORMATS.items():
        assert chosen.write(document()).startswith(SIGNATURES[ending])


def test_the_same_document_gives_the_same_bytes():
    for chosen in AGENDA_ITEM_FORMATS.values():
        assert chosen.write(document()) == chosen.write(document())


def test_another_moment_of_making_gives_other_bytes():
    earlier = document()
    later = document(made_at=earlier.made_at.replace(hour=14), stamp="gemaakt om 14.05 uur")

    for chosen in AGENDA_ITEM_FORMATS.values():
        assert chosen.write(earlier) != chosen.write(later)


def test_a_moment_of_making_may_fall_between_two_seconds():
    made_at = document().made_at.replace(microsecond=123_456)

    for ending, chosen in AGENDA_ITEM_FORMATS.items():
        assert chosen.write(document(made_at=made_at)).startswith(SIGNATURES[ending])
