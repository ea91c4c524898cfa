"""What a look of a region may be: three colours that can be read, and nothing else."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from regio.themes import choose_theme, measure_contrast, read_themes
from tests.repository import ROOT

GOOD = """/* Het dal. */
.voorbeeld-theme {
  --regio-brand: #7a1f3d;
  --regio-brand-ink: #FFFFFF;
  --regio-brand-dark: #561229;
}
"""


def write(folder, text, name="dal.css"):
    (folder / name).write_text(text)
    return str(folder)


def refuse(folder, text, name="dal.css"):
    with pytest.raises(ImproperlyConfigured) as caught:
        read_themes(write(folder, text, name))
    return str(caught.value)


class TestAFolder:
    @pytest.mark.parametrize("text", [None, ""])
    def test_is_none_where_nothing_was_set(self, text):
        assert read_themes(text) == {}

    def test_has_a_look_in_each_file(self, tmp_path):
        write(tmp_path, GOOD)

        assert read_themes(write(tmp_path, GOOD, "aan-zee.css")).keys() == {"aan-zee", "dal"}

    @pytest.mark.parametrize("text", ["themes", "/nergens/te/vinden"])
    def test_is_there_and_does_not_depend_on_who_starts(self, text):
        with pytest.raises(ImproperlyConfigured, match="REGIO_THEMES"):
            read_themes(text)

    @pytest.mark.parametrize("name", ["Dal.css", "dal.txt", "dal--x.css", f"{'x' * 41}.css"])
    def test_holds_nothing_else(self, tmp_path, name):
        assert "een vormgeving heet zoals" in refuse(tmp_path, GOOD, name)

    def test_tells_every_mistake_at_once(self, tmp_path):
        write(tmp_path, "x")

        told = refuse(tmp_path, "y", "zee.css")

        assert "dal.css" in told
        assert "zee.css" in told

    def test_may_have_the_look_of_the_installation(self, tmp_path):
        themes = read_themes(write(tmp_path, GOOD))

        assert choose_theme("dal", themes) == "dal"
        assert choose_theme(None, themes) == ""
        with pytest.raises(ImproperlyConfigured, match="REGIO_THEME noemt 'berg'"):
            choose_theme("berg", themes)


class TestAFile:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            GOOD.replace(".voorbeeld-theme", "body"),
            GOOD + "body { display: none }",
            '@import "https://elders.example/x.css";' + GOOD,
            GOOD.replace("}", ""),
            GOOD + "/*" + "x" * 5000 + "*/",
        ],
    )
    def test_sets_colours_of_the_page_and_has_no_other_rule(self, tmp_path, text):
        assert "hier staat alleen" in refuse(tmp_path, text)

    @pytest.mark.parametrize(
        "line",
        [
            "--regio-paper: #000000",
            "color: #000000",
            "--regio-brand: red",
            "--regio-brand: url(https://elders.example/x)",
            "--regio-brand: var(--x)",
            "--regio-brand: #14406b80",
        ],
    )
    def test_sets_these_three_and_each_as_a_plain_colour(self, tmp_path, line):
        assert "mag niet" in refuse(tmp_path, GOOD.replace("}", f"  {line};\n}}"))

    def test_sets_all_three(self, tmp_path):
        text = GOOD.replace("  --regio-brand-dark: #561229;\n", "")

        assert "--regio-brand-dark ontbreekt" in refuse(tmp_path, text)

    @pytest.mark.parametrize("colour", ["#ff9900", "#ffffff", "#808080"])
    def test_is_refused_where_it_cannot_be_read(self, tmp_path, colour):
        told = refuse(tmp_path, GOOD.replace("#7a1f3d", colour))

        assert "moet minstens 4,5 zijn" in told
        assert colour in told

    def test_that_is_no_text_is_told(self, tmp_path):
        (tmp_path / "dal.css").write_bytes(b"\xff\xfe")

        with pytest.raises(ImproperlyConfigured, match="niet te lezen"):
            read_themes(str(tmp_path))


@pytest.mark.parametrize(
    ("one", "other", "contrast"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#14406b", "#14406b", 1)],
)
def test_contrast_is_that_of_the_wcag(one, other, contrast):
    assert round(measure_contrast(one, other), 2) == contrast


def test_the_look_that_comes_along_would_pass(tmp_path):
    own = (ROOT / "static/src/css/tokens.css").read_text()
    tokens = [each for each in own.splitlines() if "--regio-brand" in each and "#" in each]
    text = "\n".join(tokens).replace("#fff;", "#ffffff;")

    assert read_themes(write(tmp_path, f".voorbeeld-theme {{ {text} }}")).keys() == {"dal"}
