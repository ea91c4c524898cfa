"""A passage on the pages of a stance and of a decision: what the document itself says there."""

import pytest

from decisions.actions.sources import add_source_text
from tests import factories as make
from tests.decisions.web.public.region import scene, words
from tests.people import griffie

pytestmark = pytest.mark.django_db
SHORT = "¶7\nDe raad wil niet."
LONG = "¶7\n" + "De raad wil het niet en legt dat uit. " * 20


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst")


@pytest.fixture
def told(made, client):
    """Return the words and the page of a stance read at ¶7 of a source, and of its decision."""

    def told(text="", page="position", reader=None, public=True, **fields):
        home = made.councils["Aalst"].municipality
        quote = fields.pop("quote", "")
        source = make.SourceFactory(**{"url": "", "is_public": True, **fields})
        position = made.position(made.councils["Aalst"], "tegen")
        reading = {"place": "Besluit, ¶7", "summary": "Niet.", "quote": quote}
        make.EvidenceFactory(position=position, source=source, reads_stance="tegen", **reading)
        if text:
            add_source_text(source, text, is_public=public, by=griffie(home))
        if reader:
            client.force_login(reader(home).user)
        record = position if page == "position" else position.decision
        response = client.get(record.get_absolute_url())
        return source, words(response), response.content.decode()

    return told


@pytest.mark.parametrize("page", ["position", "decision"])
class TestAPassage:
    def test_shows_the_paragraph_and_leads_to_it(self, told, page):
        source, text, html = told(SHORT, page)

        assert "¶7 De raad wil niet." in text
        assert f'href="/bronnen/{source.pk}/#alinea-7"' in html
        assert '<details class="passage">' not in html

    def test_folds_what_is_long(self, told, page):
        _source, text, html = told(LONG, page)

        assert "Lees wat er staat" in text and '<details class="passage">' in html

    def test_of_a_closed_text_is_for_who_keeps(self, told, page):
        _source, text, _html = told(SHORT, page, public=False)
        _source, kept, _html = told(SHORT, page, griffie, public=False)

        assert "De raad wil niet." not in text
        assert "¶7 De raad wil niet." in kept

    def test_shows_what_was_quoted_where_the_text_is_not_here(self, told, page):
        _source, text, _html = told(page=page, quote="wil niet", url="https://raad.example/7")

        assert "wil niet" in text and "Lees het in het document zelf" not in text

    def test_else_leads_to_the_document_itself(self, told, page):
        _source, _text, html = told(page=page, url="https://raad.example/7")

        assert 'href="https://raad.example/7" rel="noopener external"' in html

    def test_else_says_where_that_can_be_asked_for(self, told, page):
        _source, text, _html = told(page=page, publisher="Griffie Aalst", reference="Z/7")

        assert "Op te vragen bij Griffie Aalst, kenmerk Z/7." in text

    def test_of_a_hidden_document_says_nothing_of_it(self, told, page):
        _source, text, _html = told(page=page, is_public=False, publisher="Griffie Aalst")

        assert "Niet-openbare bron" in text
        assert "Griffie Aalst" not in text
