"""dossier.toml."""

from datetime import date

import pytest

from decisions.exchange.folder.reading import read_settings
from tests.decisions.folders import TOML


def read(path, text):
    (path / "dossier.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return read_settings(path)


def told(problems):
    return [(each.line, each.column) for each in problems]


class TestReadSettings:
    def test_gives_one_row(self, tmp_path):
        row, problems = read(tmp_path, TOML)

        assert not problems
        assert row.file == "dossier.toml"
        assert row.values == {
            "title": "Samen verder",
            "slug": "samen-verder",
            "question": "Hoe gaan Bedachtstad en Verzonnendam samen verder?",
            "rule": "alle_raden_akkoord",
            "opened_on": "2015-10",
            "closed_on": None,
            "kept_until": None,
            "region.slug": "bedachte-regio",
            "region.name": "Bedachte regio",
            "region.data_licence": "",
        }

    def test_takes_a_date_without_quotes(self, tmp_path):
        row, _problems = read(tmp_path, TOML.replace('closed_on = ""', "closed_on = 2018-01-31"))

        assert row.values["closed_on"] == date(2018, 1, 31)

    def test_leaves_out_what_may_be_empty(self, tmp_path):
        row, problems = read(tmp_path, TOML.replace('closed_on = ""\n', ""))

        assert row.values["closed_on"] is None
        assert not problems

    def test_misses_the_file(self, tmp_path):
        row, problems = read_settings(tmp_path)

        assert row is None
        assert told(problems) == [(0, "")]

    @pytest.mark.parametrize(
        ("old", "new", "places"),
        [
            ("slug = ", "slug = 'a b' # ", [(2, "slug")]),
            ("alle_raden_akkoord", "niemand", [(4, "rule")]),
            ('"2015-10"', '"okt 2015"', [(5, "opened_on")]),
            ('"2015-10"', "2015", [(5, "opened_on")]),
            ('"2015-10"', "2015-10-01T12:00:00", [(5, "opened_on")]),
            ('closed_on = ""', 'closed_on = "2018-02-30"', [(6, "closed_on")]),
            ('slug = "bedachte-regio"', 'slug = ""', [(8, "region.slug")]),
            ('name = "Bedachte regio"', "name = 0x" + "f" * 9000, [(9, "region.name")]),
            ('name = "Bedachte regio"\n', "", [(0, "region.name")]),
            ("[region]", "[gebied]", [(7, "gebied"), (0, "region.slug"), (0, "region.name")]),
            ("closed_on", "gesloten", [(6, "gesloten")]),
            ("Samen verder", "x" * 201, [(1, "title")]),
            ("Samen verder", "\\u202Esamen", [(1, "title")]),
        ],
    )
    def test_tells_the_line_and_the_name_of_what_is_wrong(self, tmp_path, old, new, places):
        row, problems = read(tmp_path, TOML.replace(old, new, 1))

        assert row is None
        assert sorted(told(problems)) == sorted(places)

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("title = \n", 1),
            ('title = "a"\ntitle = "b"\n', 2),
            ("x = " + "[" * 100_000, 0),
            (b"title = '\xe9'", 1),
            ("title = 'a'".encode("utf-16"), 1),
            ("x = " + "9" * 5000, 0),
        ],
    )
    def test_says_so_when_it_cannot_be_read(self, tmp_path, text, line):
        row, problems = read(tmp_path, text)

        assert row is None
        assert told(problems) in ([(line, "")], [(1, "")])
