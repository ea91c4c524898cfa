"""A table as it comes, CSV, XLSX or ODS, is cells of text; what is too much is refused."""

import struct
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from xlsxwriter import Workbook

from decisions.text_intake import TextRefused, read_sheets, sheets
from decisions.text_intake.heavy import BROKEN
from decisions.text_intake.sheets import (
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    format_cell_text,
    read_workbook,
)
from tests.decisions.tables_made import make_csv, make_ods, make_xlsx

ROWS = [("Orgaan", "Datum"), ("Raad van Aalst", "12-3-2017"), ("Café", "a;b")]


def cells(data):
    sheets, _notes = read_sheets(data)
    return sheets[0].rows


class TestACsvFile:
    @pytest.mark.parametrize("delimiter", [";", ",", "\t"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_is_read_with_each_sign_and_in_each_charset_of_an_office(self, delimiter, encoding):
        found = cells(make_csv(*ROWS, delimiter=delimiter, encoding=encoding))

        assert found == tuple(ROWS)

    def test_in_an_old_charset_says_so(self):
        _sheets, notes = read_sheets(make_csv(*ROWS, encoding="cp1252"))

        assert "Windows-1252" in notes[0]

    def test_keeps_the_number_of_each_row(self):
        assert cells(b"a;b\r\n;\r\n\r\nc;\r\n") == (("a", "b"), (), (), ("c",))

    def test_may_name_its_own_sign(self):
        assert cells(b"sep=|\r\na|b\r\n1|2\r\n") == (("a", "b"), ("1", "2"))

    def test_may_have_lines_in_a_cell(self):
        assert cells(b'a;b\r\n"een\r\ntwee";x\r\n')[1] == ("een\r\ntwee", "x")


class TestAWorkbook:
    def test_of_excel_gives_its_dates_and_numbers_as_they_are_typed(self):
        found = cells(make_xlsx(("a", "b", "c"), (datetime(2017, 3, 12, tzinfo=UTC), 12345, 0.5)))

        assert found == (("a", "b", "c"), ("2017-03-12", "12345", "0,5"))

    def test_of_opendocument_is_read_alike(self):
        found = cells(make_ods(("a", "b"), (date(2017, 3, 12), True)))

        assert found == (("a", "b"), ("2017-03-12", "ja"))

    def test_gives_each_sheet_that_is_seen_and_filled(self):
        content = BytesIO()
        with Workbook(content) as book:
            book.add_worksheet("Leeg")
            book.add_worksheet("Vol").write(0, 0, "x")
            hidden = book.add_worksheet("Verborgen")
            hidden.write(0, 0, "y")
            hidden.hide()

        sheets, _notes = read_sheets(content.getvalue())

        assert [each.name for each in sheets] == ["Vol"]

    def test_keeps_the_number_of_each_row_below_empty_ones(self):
        assert cells(make_xlsx((), (), ("x",)))[2] == ("x",)

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            *((True, "ja"), (False, "nee"), (3.0, "3"), (Decimal("1.5"), "1,5"), ("", "")),
            (datetime(2017, 3, 12, 20, tzinfo=UTC), "2017-03-12 20:00"),
            (date(2017, 3, 12), "2017-03-12"),
            *(
                (time(20, 5), "20:05"),
                (timedelta(hours=20, minutes=5), "20:05"),
                ("tekst", "tekst"),
            ),
            *((float("inf"), "inf"), (float("nan"), "nan")),
        ],
    )
    def test_tells_a_cell_as_somebody_types_it(self, value, text):
        assert format_cell_text(value) == text


class TestTheProcessOfItsOwn:
    def test_reads_the_sheets_of_a_workbook(self):
        found = read_workbook(make_xlsx(("a", "b"), ("c", "20:05")))

        assert found == {"sheets": [{"name": "Blad1", "rows": (("a", "b"), ("c", "20:05"))}]}

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [(b"PK\x03\x04 stuk", "beschadigd"), (make_ods(("a",))[:-30], "OpenDocument-werkblad")],
    )
    def test_says_what_is_wrong(self, data, sentence):
        assert sentence in read_workbook(data)["problem"]

    def test_reads_no_more_than_twenty_sheets(self):
        many = {f"Blad {n}": [("x",)] for n in range(MOST_SHEETS)}

        assert "20 werkbladen" in read_workbook(make_xlsx(("x",), **many))["problem"]

    def test_that_breaks_on_a_workbook_is_a_sentence(self):
        content = BytesIO()
        with ZipFile(content, "w") as archive:
            archive.writestr("xl/workbook.xml", "<geen workbook>")

        assert "Excel-bestand is beschadigd" in read_workbook(content.getvalue())["problem"]

    def test_that_ends_without_an_answer_is_a_sentence(self, monkeypatch):
        monkeypatch.setattr(sheets, "read_apart", lambda *told: {"problem": BROKEN})

        with pytest.raises(TextRefused, match="Excel-bestand is beschadigd"):
            read_sheets(make_xlsx(("x",)))


def packed(**entries):
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return content.getvalue()


ODT_START = b"PK\x03\x04" + b"x" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text"


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            (b"", "leeg"),
            (b";;\r\n;\r\n", "geen tabel"),
            (b"x" * (10 * 1024 * 1024 + 1), "groter dan 10 MB"),
            (b"%PDF-1.7", "een PDF-bestand.*xlsx"),
            (b"\x89PNG\r\n", "een afbeelding.*CSV"),
            (b"<!doctype html><table>", "een webpagina"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), r"\.xls\)"),
            (packed(word__document_xml="x"), "een Word-document"),
            (packed(iets="x"), "ingepakt bestand"),
            (packed(xl__workbook_xml="x"), "beschadigd"),
            (packed(xl__workbook_xml=" " * 5_000_000), "uitgepakt te groot"),
            (b"\x00\x01\x02", "geen tekst"),
            (b'a;b\n"' + b"x" * 140_000, "niet te lezen"),
            (ODT_START, "OpenDocument-tekst"),
            (b"x" * 140_000, "niet te lezen"),
        ],
    )
    def test_says_what_it_is_and_what_to_do(self, data, sentence):
        with pytest.raises(TextRefused, match=sentence):
            read_sheets(data)

    def test_is_too_many_rows_or_columns(self):
        with pytest.raises(TextRefused, match=r"meer dan 100\.000 rijen"):
            read_sheets(b"a\n" * (MOST_ROWS + 2))
        with pytest.raises(TextRefused, match="meer dan 60 kolommen"):
            read_sheets(b"a;" * MOST_COLUMNS + b"a")
        assert len(cells(b"a\n" * (MOST_ROWS + 1))) == MOST_ROWS + 1

    def test_is_nothing_below_very_many_empty_rows(self):
        assert cells(b"a\n" + b"\n" * 2 * MOST_ROWS + b"\nb") == (("a",),)

    def test_is_a_flood_of_text(self):
        with pytest.raises(TextRefused, match="meer tekst"):
            read_sheets(b"a" * 30_000)

    def test_is_a_workbook_that_repeats_a_row_without_end(self):
        data = bytearray(make_ods(("a", "b"), ("c", "d")))
        content = BytesIO()
        with ZipFile(BytesIO(bytes(data))) as old, ZipFile(content, "w") as new:
            for name in old.namelist():
                text = old.read(name)
                if name == "content.xml":
                    text = text.replace(
                        b"<table:table-row",
                        b'<table:table-row table:number-rows-repeated="9999999"',
                    )
                new.writestr(name, text)

        with pytest.raises(TextRefused):
            read_sheets(content.getvalue())

    def test_is_a_workbook_with_a_password(self):
        data = bytearray(make_xlsx(("a",)))
        flags = data.index(b"PK\x01\x02") + 8
        struct.pack_into("<H", data, flags, 1)

        with pytest.raises(TextRefused, match="wachtwoord"):
            read_sheets(bytes(data))
