"""Which folder a folder extends, as its settings say it."""

import pytest

from decisions.exchange.folder import Problem
from decisions.exchange.folder.reading import find_extended_folder
from tests.decisions.folders import TOML


def top(path, line, text=TOML):
    """Write the settings of a folder with one line more; return its path and what led here."""
    path.mkdir(parents=True, exist_ok=True)
    (path / "dossier.toml").write_text(f"{line}\n{text}", encoding="utf-8")
    return path, [path.resolve()]


class TestExtended:
    @pytest.mark.parametrize("line", ["", 'extends = ""', 'extends = "  "'])
    def test_is_none_where_nothing_is_named(self, tmp_path, line):
        assert find_extended_folder(*top(tmp_path / "een", line)) is None

    @pytest.mark.parametrize("written", ["..", "../", "../twee/..", "../een/.."])
    def test_is_the_folder_that_a_relative_path_leads_to(self, tmp_path, written):
        (tmp_path / "twee").mkdir()

        assert (
            find_extended_folder(*top(tmp_path / "een", f'extends = "{written}"'))
            == tmp_path.resolve()
        )

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("../weg", "Een map die bestaat"),
            ("../een/dossier.toml", "Een map die bestaat"),
            ("x" * 200, "Een map die bestaat"),
            ("x" * 201, "200 tekens"),
            ("/", "begint"),
            (".", "deze map zelf"),
            ("../een", "deze map zelf"),
            ("a\\u0000b", "teken"),
        ],
    )
    def test_is_a_problem_at_its_line(self, tmp_path, written, expected):
        found = find_extended_folder(*top(tmp_path / "een", f'\nextends = "{written}"'))

        assert isinstance(found, Problem)
        assert (found.file, found.line, found.column) == ("dossier.toml", 2, "extends")
        assert expected in found.expected

    @pytest.mark.parametrize("value", ["1", "true", "[]", '{a = "b"}'])
    def test_is_a_problem_where_it_is_no_text(self, tmp_path, value):
        found = find_extended_folder(*top(tmp_path / "een", f"extends = {value}"))

        assert (found.value, found.expected) == ("", "Een tekst tussen aanhalingstekens.")

    def test_is_a_problem_where_it_leads_back_to_a_folder_on_the_way(self, tmp_path):
        path, seen = top(tmp_path / "een", 'extends = ".."')

        assert "omweg" in find_extended_folder(path, [tmp_path.resolve(), *seen]).expected

    @pytest.mark.parametrize("text", ["title = ", "x = " + "[" * 100_000, "x = " + "9" * 5000])
    def test_is_none_where_the_settings_cannot_be_read(self, tmp_path, text):
        assert find_extended_folder(*top(tmp_path / "een", 'extends = ".."', text)) is None

    def test_is_none_without_settings(self, tmp_path):
        assert find_extended_folder(tmp_path, [tmp_path]) is None

    def test_is_found_also_when_other_settings_are_wrong(self, tmp_path):
        path, seen = top(tmp_path / "een", 'extends = ".."', 'slug = "a b"\n')

        assert find_extended_folder(path, seen) == tmp_path.resolve()
