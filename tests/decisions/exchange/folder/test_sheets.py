"""From the bytes of one CSV file to its rows, and what a problem shows of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.exchange.folder import TABLES, FolderRow, sheets
from decisions.exchange.folder.sheets import (
    BIGGEST,
    SHOWN,
    Problem,
    decode_utf8,
    format_shown_value,
    read_sheet,
    read_text_file,
)


class TestDecode:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
    def test_reads_utf8_with_or_without_a_mark(self, encoding):
        assert decode_utf8("themes.csv", "id,één".encode(encoding)) == "id,één"

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
    def test_recognises_utf16(self, encoding):
        problem = decode_utf8("themes.csv", "id,name,description\n".encode(encoding))

        assert (problem.file, problem.line) == ("themes.csv", 1)
        assert "UTF-16" in problem.expected

    def test_recognises_windows_and_tells_the_line(self):
        problem = decode_utf8("themes.csv", "id,name\na,Wonen\nb,Eén weg\n".encode("cp1252"))

        assert (problem.line, problem.column) == (3, "")
        assert "Eén weg" in problem.value
        assert "cp1252" in problem.expected

    def test_says_so_when_it_knows_no_encoding(self):
        problem = decode_utf8("themes.csv", b"id,\x81\xff")

        assert "een onbekende codering" in problem.expected

    def test_leaves_a_single_empty_byte_to_its_cell(self):
        assert decode_utf8("themes.csv", b"id,name,description\na,\x00,\n").endswith("\x00,\n")

    def test_reads_nothing_as_nothing(self):
        assert decode_utf8("themes.csv", b"") == ""


class TestReadText:
    def test_refuses_a_file_that_is_too_big_before_reading_it(self, tmp_path):
        file = tmp_path / "themes.csv"
        with file.open("wb") as stream:
            stream.truncate(BIGGEST + 1)

        problem = read_text_file(file)

        assert problem == Problem("themes.csv", 0, "", "", "Een bestand van ten hoogste 50 MB.")

    def test_refuses_a_folder_with_the_name_of_a_file(self, tmp_path):
        (tmp_path / "themes.csv").mkdir()

        assert "gelezen kan worden" in read_text_file(tmp_path / "themes.csv").expected


class TestShown:
    @pytest.mark.parametrize(
        ("value", "short"),
        [
            ("Wonen", "Wonen"),
            ("a\nb", "a⏎b"),
            ("a\tb", "a⇥b"),
            ("a\x00b", "a<U+0000>b"),
            ("a\x1b[31mb", "a<U+001B>[31mb"),
            ("a\u202eb", "a<U+202E>b"),
            ("x" * 60, "x" * 60),
            ("x" * 61, "x" * 59 + "…"),
        ],
    )
    def test_is_short_and_hides_nothing(self, value, short):
        assert format_shown_value(value) == short

    @given(st.text(max_size=200))
    def test_stands_on_one_printable_line(self, value):
        assert format_shown_value(value).isprintable()
        assert len(format_shown_value(value)) <= SHOWN * len("<U+10FFFF>")


class TestRow:
    def test_has_an_id_where_its_file_has_one(self):
        assert FolderRow("themes.csv", 2, {"id": "wonen"}).id == "wonen"
        assert FolderRow("members.csv", 2, {"municipality": "gm9001"}).id == ""


THEMES = TABLES["themes"]
HEAD = "id,name,description\n"


def read(text):
    return read_sheet(THEMES, text)


def told(sheet):
    return [(each.line, each.column) for each in sheet.problems]


class TestReadSheet:
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_takes_every_line_end(self, end):
        sheet = read(end.join(["id,name,description", "a,Wonen,", "b,Werken,"]))

        assert [(row.line, row.id) for row in sheet.rows] == [(2, "a"), (3, "b")]
        assert not sheet.problems

    def test_takes_columns_in_any_order(self):
        sheet = read("name, description ,id\nWonen,,a\n")

        assert sheet.rows[0].values == {"id": "a", "name": "Wonen", "description": ""}

    def test_takes_a_file_from_before_a_column_that_it_may_lack(self):
        header = "municipality,dated_on,takes_part,source,place,note"
        sheet = sheets.read_sheet(TABLES["members"], f"{header}\ngm0546,2015-10,ja,brief,,\n")

        assert ["reference" in row.values for row in sheet.rows] == [False]
        assert sheet.problems == []

    def test_tells_the_line_on_which_a_row_of_several_lines_begins(self):
        sheet = read(HEAD + 'a,Wonen,"een\ntwee"\n\nb,,\n')

        assert sheet.rows[0].values["description"] == "een\ntwee"
        assert told(sheet) == [(5, "name")]

    def test_skips_blank_lines_and_rows_of_empty_cells(self):
        sheet = read(HEAD + "\n,,\n  , ,\na,Wonen,\n,,,,,,\n")

        assert [row.line for row in sheet.rows] == [5]
        assert not sheet.problems

    def test_finds_nothing_wrong_in_a_header_alone(self):
        sheet = read(HEAD)

        assert (sheet.rows, sheet.problems, sheet.is_whole) == ([], [], True)

    def test_keeps_formulas_as_text(self):
        sheet = read(HEAD + 'a,"=HYPERLINK(""x"")",@som\n')

        assert sheet.rows[0].values["name"] == '=HYPERLINK("x")'

    def test_tells_every_wrong_cell_of_a_row(self):
        sheet = read(HEAD + "a b,,\x00\n")

        assert told(sheet) == [(2, "id"), (2, "name"), (2, "description")]
        assert not sheet.rows

    def test_goes_on_after_a_wrong_quote(self):
        sheet = read(HEAD + 'a,"Won"en,\nb,,\n')

        assert told(sheet) == [(2, ""), (3, "name")]
        assert not sheet.is_whole

    def test_tells_where_a_quote_that_never_closes_began(self):
        sheet = read(HEAD + 'a,Wonen,\nb,"Werken,\nc,Natuur,\n')

        assert told(sheet) == [(3, "")]
        assert "aanhalingsteken dat ook sluit" in sheet.problems[0].expected

    def test_refuses_a_cell_that_csv_cannot_hold(self):
        sheet = read(HEAD + f"a,Wonen,{'x' * 140_000}\n")

        assert told(sheet) == [(2, "")]
        assert "131.072" in sheet.problems[0].expected

    @pytest.mark.parametrize(("row", "count"), [("a,Wonen", 2), ("a,Wonen,,", 4)])
    def test_counts_the_cells_of_a_row(self, row, count):
        sheet = read(HEAD + row + "\n")

        assert told(sheet) == [(2, "")]
        assert f"3 cellen, zoals in de kop; dit zijn er {count}." == sheet.problems[0].expected

    def test_refuses_the_second_of_two_ids(self):
        sheet = read(HEAD + "a,Wonen,\na ,Werken,\n")

        assert told(sheet) == [(3, "id")]

    def test_remembers_the_ids_of_wrong_rows(self):
        sheet = read(HEAD + "a,,\nb,te,veel,cellen\n")

        assert {"a", "b"} <= sheet.ids
        assert sheet.is_whole

    def test_stops_after_the_most_rows(self, monkeypatch):
        monkeypatch.setattr(sheets, "MOST_ROWS", 20)

        sheet = read(HEAD + "".join(f"a{n},Wonen,\n" for n in range(30)))

        assert told(sheet) == [(22, "")]
        assert len(sheet.rows) == 20
        assert not sheet.is_whole

    def test_stops_after_the_most_problems_and_says_so(self, monkeypatch):
        monkeypatch.setattr(sheets, "MOST_PROBLEMS", 20)

        sheet = read(HEAD + "".join(f"x{number},,\n" for number in range(29)))

        assert len(sheet.problems) == 21
        assert told(sheet)[-1] == (21, "")
        assert "las niemand verder" in sheet.problems[-1].expected
        assert not sheet.is_whole

    @pytest.mark.parametrize("text", ["", "\n\n", ",,\n"])
    def test_asks_for_a_header_in_an_empty_file(self, text):
        sheet = read(text)

        assert told(sheet) == [(1, "")]
        assert "Een kop" in sheet.problems[0].expected


class TestReadHeader:
    def test_tells_every_wrong_name_at_once_with_what_was_meant(self):
        sheet = read("id,nam,id,extra\na,Wonen,b,c\n")

        assert told(sheet) == [(1, "nam"), (1, "extra"), (1, "id"), (1, "name"), (1, "description")]
        assert "Bedoelt u name?" in sheet.problems[0].expected
        assert not sheet.rows

    def test_still_checks_the_cells_under_the_names_that_are_right(self):
        sheet = read("id,name\na b,\n")

        assert told(sheet) == [(1, "description"), (2, "id"), (2, "name")]

    @pytest.mark.parametrize(("separator", "name"), [(";", "puntkomma's"), ("\t", "tabs")])
    def test_says_once_that_the_separator_is_another(self, separator, name):
        text = (HEAD + "a,Wonen,\n").replace(",", separator)

        sheet = read(text)

        assert told(sheet) == [(1, "")]
        assert name in sheet.problems[0].expected

    def test_names_a_column_without_a_name(self):
        sheet = read("id,name,description,\na,Wonen,,\n")

        assert told(sheet) == [(1, "")]
