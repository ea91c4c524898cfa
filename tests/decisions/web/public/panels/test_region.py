"""The region as tiles, on the board."""

from datetime import date

import pytest

from decisions.web.public.panels import PANELS
from decisions.web.public.panels.stands import REGION_PANEL, region_context
from tests import factories as make
from tests.decisions.board.scenes import board_of
from tests.decisions.web.public.region import scene, words

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst")


def tiles(board):
    return [(row.municipality.name, cell.stance) for row, cell in region_context(board)["tiles"]]


def test_stands_on_the_dashboard():
    assert REGION_PANEL in PANELS


def test_has_a_tile_for_each_member_of_the_day_by_name():
    made = scene("Cent", "Aalst", slug="ander")
    made.position(made.councils["Aalst"], "tegen")
    made.position(made.councils["Cent"], "voor", dated_on="2018-01-01")
    late = make.MunicipalityFactory(name="Berg")
    make.council(made.dossier.region, municipality=late, since="2018-01-01")

    assert tiles(board_of(made.dossier)) == [("Aalst", "tegen"), ("Cent", None)]
    assert tiles(board_of(made.dossier, day=date(2018, 1, 1))) == [
        ("Aalst", "tegen"),
        ("Berg", None),
        ("Cent", "voor"),
    ]


def test_shows_the_subject_of_the_headline_whatever_a_column_shows(made):
    for chosen in ((), ("zwaar",)):
        told = region_context(board_of(made.dossier, chosen=chosen))
        assert told["subject"] == made.proposal


def test_is_left_out_where_there_is_nothing_to_draw(made):
    empty = make.DossierFactory()
    make.council(empty.region)

    assert region_context(board_of(made.dossier)) is not None
    assert region_context(board_of(made.dossier, day=date(2014, 1, 1))) is None
    assert region_context(board_of(empty)) is None


class TestOnThePage:
    def panel(self, client, made, **asked):
        page = client.get(made.address, asked).content.decode()
        return page[page.index("panel--region") :].split("</section>")[0]

    def test_says_a_stance_with_glyph_word_and_link(self, client, made):
        position = made.position(made.councils["Aalst"], "geen_blokkade")

        panel = self.panel(client, made, peildatum="2017-06-01")

        assert "tile stance--geen-blokkade" in panel
        assert "○</span> geen blokkade" in panel
        assert f'href="{position.get_absolute_url()}?peildatum=2017-06-01"' in panel

    def test_says_what_is_uncertain_and_what_is_unknown(self, client):
        made = scene("Aalst", "Berg", slug="ander")
        made.position(made.councils["Aalst"], "tegen", dated_on="2017-06")

        panel = self.panel(client, made, peildatum="2017-06-02")

        assert "<small>onzeker</small>" in panel
        assert "tile stance--onbekend" in panel

    def test_is_told_by_the_matrix_and_by_a_table_that_it_leads_to(self, client):
        made = scene("Aalst", "Berg", slug="ander")
        made.position(made.councils["Aalst"], "tegen")

        panel = self.panel(client, made, peildatum="2017-06-01")
        support = client.get(f"{made.address}draagvlak/").content.decode()
        table = support.split('aria-label="Per raad"')[1].split("<tbody")[1].split("</tbody>")[0]

        assert panel.count('class="tile ') == 2
        assert 'onderwerp=regioraad#regio"' in panel
        assert table.count("<tr") == 2

    def test_leads_to_the_region_for_any_subject_and_keeps_the_day(self, client, made):
        with_day = self.panel(client, made, peildatum="2017-06-01")
        without = self.panel(client, made)

        assert 'draagvlak/?peildatum=2017-06-01&amp;onderwerp=regioraad#regio"' in with_day
        assert 'draagvlak/?onderwerp=regioraad#regio"' in without

    def test_does_not_show_a_draft_to_the_public(self, client, made):
        made.position(made.councils["Aalst"], "tegen", draft=True)

        page = words(client.get(made.address))

        assert "✕ tegen" not in page
