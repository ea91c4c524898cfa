"""The SVG, read back with lxml: what it says to who does not see it, and that text stays text."""

from hypothesis import given, settings
from lxml import etree

from decisions.documents.pictures.svg import NAMESPACE, write
from tests.decisions.documents.documents import CLEAN_TEXT
from tests.decisions.documents.pictures.pictures import ADDRESS, HOSTILE, region_picture

TILES = (("Aalst", "voor", "voor"), ("Berg", "", ""))


def opened(picture):
    return etree.fromstring(write(picture))


def said(root, name):
    return root.findtext(f"{{{NAMESPACE}}}{name}")


class TestWhoDoesNotSeeIt:
    def test_hears_one_picture_with_a_title_and_a_description(self):
        root = opened(region_picture(*TILES))

        assert root.get("role") == "img"
        assert root.get("aria-labelledby").split() == ["title", "desc"]
        assert [each.get("id") for each in root[:2]] == ["title", "desc"]
        assert said(root, "title") == "De regio: Regioraad: nog onbeslist"

    def test_hears_all_that_stands_in_it(self):
        told = said(opened(region_picture(*TILES)), "desc")

        for part in ("Verzonnen dossier", "Stand van 1 juni 2017", "zoals bekend op 2 juni 2017"):
            assert part in told
        assert "Aalst: voor." in told
        assert told.endswith(f"Regio, dossier Verzonnen dossier, {ADDRESS}")

    def test_hears_first_that_it_is_not_public(self):
        told = said(opened(region_picture(*TILES, banner="NIET OPENBAAR: zo.")), "desc")

        assert told.startswith("NIET OPENBAAR: zo.")

    def test_hears_it_in_dutch(self):
        root = opened(region_picture(*TILES))

        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl-NL"


class TestText:
    def test_is_never_read_as_markup(self):
        root = opened(region_picture((HOSTILE, "tegen", "tegen"), title=HOSTILE))

        assert HOSTILE in said(root, "title")
        assert HOSTILE in said(root, "desc")
        names = {etree.QName(each).localname for each in root.iter(tag=etree.Element)}
        assert not names & {"script", "foreignObject", "image", "a", "style"}

    @given(CLEAN_TEXT)
    @settings(max_examples=15, deadline=None)
    def test_of_every_kind_makes_a_picture(self, text):
        assert text in said(opened(region_picture((text, "voor", "voor"), title=text)), "title")

    def test_asks_nothing_of_another_host(self):
        plain = write(region_picture(*TILES)).decode()

        links = {each.split('"')[0] for each in plain.split('href="')[1:]}
        assert all(each.startswith("#") for each in links)


class TestThePicture:
    def test_is_as_wide_as_a_slide(self):
        root = opened(region_picture(*TILES))

        assert root.get("viewBox") == "0 0 960 540"

    def test_grows_where_a_slide_has_no_room(self):
        many = [(f"Gemeente {number}", "voor", "voor") for number in range(64)]
        root = opened(region_picture(*many))

        assert float(root.get("viewBox").split()[3]) > 540

    def test_is_the_same_for_the_same_picture(self):
        assert write(region_picture(*TILES)) == write(region_picture(*TILES))

    def test_of_nothing_says_why(self):
        picture = region_picture(template="empty", title="Er was nog niets.", told={})

        assert said(opened(picture), "title").endswith("Er was nog niets.")
