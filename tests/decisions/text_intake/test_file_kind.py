"""What a file is, whatever it is called."""

import pytest

from decisions.text_intake import TextRefused
from decisions.text_intake.limits import DOCX, PDF, TEXT, detect_file_kind

OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04rest", DOCX),
        (b"%PDF-1.7 rest", PDF),
        (b"\xef\xbb\xbf\n%PDF-1.7", PDF),
        (b"Geachte raad", TEXT),
        (b"BMW is een merk", TEXT),
        (b"MZ is een afkorting", TEXT),
        (b"< 5 wensen", TEXT),
    ],
)
def test_the_content_decides(data, kind):
    assert detect_file_kind(data) == kind


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (OFFICE + "WordDocument".encode("utf-16-le"), r"oud Word-document \(\.doc\)"),
        (OFFICE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (OFFICE + "Workbook".encode("utf-16-le"), "Excel"),
        (OFFICE + "__substg1.0_001".encode("utf-16-le"), "Outlook"),
        (OFFICE, "oud Office-bestand"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"II*\x00", "TIFF"),
        (b"MZ\x90\x00", "programma"),
        (b"PK\x05\x06" + b"\x00" * 18, "ZIP"),
        (b"  \n<!DOCTYPE html><p>", "HTML"),
        (b"\xef\xbb\xbf<html>", "HTML"),
    ],
)
def test_what_regio_does_not_read_is_called_what_it_is(data, name):
    with pytest.raises(TextRefused, match=name):
        detect_file_kind(data)
