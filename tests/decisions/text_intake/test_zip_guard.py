"""Zip files that must not be unpacked."""

import os
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZipFile

import pytest

from decisions.text_intake import TextRefused
from decisions.text_intake import limits as guard
from tests.decisions.text_intake.files import docx, repacked, zipped

MB = 1024 * 1024


def refuse(data, words):
    with pytest.raises(TextRefused, match=words):
        guard.check_archive_is_safe(data)


def lying(data, size):
    """Return a zip whose list says that its first entry unpacks to `size` bytes."""
    place = data.index(b"PK\x01\x02") + 24
    return data[:place] + size.to_bytes(4, "little") + data[place + 4 :]


def test_a_word_document_passes():
    guard.check_archive_is_safe(docx())


def test_a_flood_of_one_entry_is_refused_before_it_is_unpacked():
    refuse(repacked(docx(), {"word/media/a.png": b"\x00" * 21 * MB}), "te groot")


def test_a_steep_ratio_is_refused():
    refuse(zipped(**{"[Content_Types].xml": b"a" * 5 * MB}), "te groot")


def test_ten_megabytes_of_xml_are_too_much_to_hold():
    noise = os.urandom(MB)

    guard.check_archive_is_safe(
        repacked(docx(), {"a.bin": noise, "b.bin": noise * 3, "c.xml": b"a" * MB})
    )
    refuse(repacked(docx(), {"a.bin": noise, "c.xml": b"a" * 11 * MB}), "te groot")


def test_very_many_entries_are_refused():
    refuse(zipped(**{f"e{number}": b"" for number in range(2_001)}), "te groot")


def test_a_list_that_lies_about_sizes_is_refused():
    data = zipped(**{"[Content_Types].xml": b"abcdef" * 2_000})

    refuse(lying(data, 10), "beschadigd")


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_ways_of_packing_that_unpack_at_once_are_refused(method):
    refuse(repacked(docx(), {}, method), "beschadigd")


def test_a_locked_entry_is_refused():
    data = bytearray(zipped(**{"[Content_Types].xml": b"a"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    refuse(bytes(data), "wachtwoord")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("content.xml", "OpenDocument"),
        ("../../x", "ZIP"),
        ("inner.zip", "ZIP"),
    ],
)
def test_other_packed_files_are_called_what_they_are(name, words):
    refuse(zipped(**{name: b"PK"}), words)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_zip_that_was_cut_off_is_refused(share):
    data = docx()

    refuse(data[: int(len(data) * share)], "beschadigd")


def test_a_zip_with_a_wrong_byte_in_an_entry_is_refused():
    data = bytearray(docx())
    data[200] ^= 0xFF

    refuse(bytes(data), "beschadigd")


@pytest.mark.parametrize(
    ("name", "told"), [("word/document.xml", "Word-document"), ("foto.jpg", "ZIP")]
)
def test_an_archive_that_is_no_workbook_is_named(name, told):
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr(name, "x")

    with pytest.raises(TextRefused, match=told):
        guard.check_archive_is_safe(held.getvalue(), guard.XLSX)


def test_an_archive_with_a_workbook_is_safe():
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr("xl/workbook.xml", "x")

    guard.check_archive_is_safe(held.getvalue(), guard.XLSX)
