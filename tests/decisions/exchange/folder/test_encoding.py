"""From bytes to text."""

import pytest

from decisions.exchange.folder.sheets import BIGGEST, Problem, decode_utf8, read_text_file


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
