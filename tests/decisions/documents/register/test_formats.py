"""Modules, FORMATS, tests and the how-to agree, and every format writes any register."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from decisions.documents import register as package
from decisions.documents.register import REGISTER_FORMATS
from tests.decisions.documents.register.documents import register, row

FOLDER = Path(package.__file__).parent
HOW_TO = FOLDER.parents[2] / "docs" / "how-to-add-an-export-format.md"
SIGNATURES = {
    "csv": b"nummer,soort,",
    "xlsx": b"PK\x03\x04",
    "ods": b"PK\x03\x04",
    "docx": b"PK\x03\x04",
    "pdf": b"%PDF-",
}
EVERY = pytest.mark.parametrize("ending", REGISTER_FORMATS)


def test_every_module_that_writes_is_in_the_mapping_under_its_own_name():
    stems = (path.stem for path in FOLDER.glob("*.py"))
    modules = {stem: import_module(f"decisions.documents.register.{stem}") for stem in stems}
    writing = {stem: found for stem, found in modules.items() if hasattr(found, "write")}

    assert set(writing) == set(REGISTER_FORMATS)
    for ending, module in writing.items():
        assert REGISTER_FORMATS[ending].write is module.write
        assert REGISTER_FORMATS[ending].media_type == module.MEDIA_TYPE


def test_the_how_to_has_a_row_for_every_format_and_no_other():
    text = HOW_TO.read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `register/(\w+)\.py` \|", text, re.MULTILINE)

    assert dict(rows) == {ending: ending for ending in REGISTER_FORMATS}


def test_every_format_has_a_test_module():
    tested = {path.stem for path in Path(__file__).parent.glob("test_*.py")}

    assert {f"test_{ending}" for ending in REGISTER_FORMATS} <= tested


def test_labels_and_media_types_are_distinct():
    assert len({str(each.label) for each in REGISTER_FORMATS.values()}) == len(REGISTER_FORMATS)
    assert len({each.media_type for each in REGISTER_FORMATS.values()}) == len(REGISTER_FORMATS)


@EVERY
def test_a_format_starts_as_its_kind_does(ending):
    assert REGISTER_FORMATS[ending].write(register()).startswith(SIGNATURES[ending])


@EVERY
def test_the_same_register_gives_the_same_bytes(ending):
    assert REGISTER_FORMATS[ending].write(register()) == REGISTER_FORMATS[ending].write(register())


@EVERY
def test_another_text_gives_other_bytes(ending):
    changed = register(row(text="Minder huizen."))

    assert REGISTER_FORMATS[ending].write(changed) != REGISTER_FORMATS[ending].write(register())


@EVERY
def test_a_moment_of_making_may_fall_between_two_seconds(ending):
    made_at = register().made_at.replace(microsecond=123_456)

    assert REGISTER_FORMATS[ending].write(register(made_at=made_at)).startswith(SIGNATURES[ending])


def test_only_what_is_laid_out_on_pages_is_limited():
    assert [each.most for each in REGISTER_FORMATS.values()] == [None, None, None, 2_000, 500]
    assert REGISTER_FORMATS["pdf"].holds(500)
    assert not REGISTER_FORMATS["pdf"].holds(501)
    assert REGISTER_FORMATS["xlsx"].holds(10**6)
