"""A source as a page: what it is and what rests on it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories as make
from tests.decisions.texts import of_length, taken
from tests.decisions.web.public.reading import ArrangementFactory, ParticipationFactory
from tests.decisions.web.public.region import scene, words
from tests.people import griffie

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst")


def get(client, source):
    return client.get(reverse("source", args=[source.pk]))


class TestASource:
    def test_says_what_document_it_is(self, client):
        source = make.SourceFactory(
            title="Het verslag", publisher="Dagblad", reference="Z/1", dated_on="2017-05"
        )

        page = words(get(client, source))

        assert "Uitgever Dagblad Soort pers Datum mei 2017 Kenmerk Z/1" in page

    def test_links_to_the_document_itself_without_telling_where_from(self, client):
        source = make.SourceFactory(url="https://krant.example/1")

        page = get(client, source).content.decode()

        assert 'href="https://krant.example/1" rel="noopener external"' in page

    def test_lists_what_rests_on_it_by_kind(self, client, made):
        source = make.SourceFactory()
        position = made.position(made.councils["Aalst"], "tegen")
        make.EvidenceFactory(position=position, source=source, summary="De raad wil niet.")
        milestone = make.MilestoneFactory(dossier=made.dossier, title="Het begin")
        make.EvidenceFactory(
            position=None, milestone=milestone, dossier=made.dossier, source=source
        )
        make.PopulationFactory(municipality=position.body.municipality, source=source)

        page = words(get(client, source))

        line = "Gemeenteraad Aalst – Regioraad ✕ tegen"
        assert f"Standpunten (1) alinea 1 {line} De raad wil niet." in page
        assert "Mijlpalen (1) alinea 1 Het begin" in page
        assert "Inwonertallen (1) Aalst : 20.000 inwoners , 1 januari 2016" in page

    def test_lists_what_it_tells_of_arrangements_and_sides(self, client):
        source = make.SourceFactory()
        home = make.MunicipalityFactory(name="Aalst")
        arrangement = ArrangementFactory(name="Dienst", legal_form="regeling", source=source)
        ParticipationFactory(municipality=home, arrangement=arrangement, source=source)
        make.GroupRoleFactory(
            group=make.GroupFactory(name="Dorpspartij"), side="oppositie", source=source
        )

        page = words(get(client, source))

        assert "Samenwerkingsverbanden (1) Dienst, regeling" in page
        assert "Aalst : neemt deel aan Dienst , 1 januari 2012" in page
        assert "Dorpspartij, oppositie" in page

    def test_says_where_it_reads_something_else_than_is_shown(self, client, made):
        position = made.position(made.councils["Aalst"], "voor")
        reading = make.EvidenceFactory(position=position, reads_stance="tegen")

        assert "hier gelezen als ✕ tegen" in words(get(client, reading.source))

    def test_tells_what_groups_hold_and_raise_in_their_own_name(self, client, made):
        source, council = make.SourceFactory(), made.councils["Aalst"]
        position = made.position(council, "tegen", groups_label="oppositie")
        remark = make.RemarkFactory(dossier=made.dossier, body=council, groups_label="drie leden")
        make.EvidenceFactory(position=position, source=source)
        make.EvidenceFactory(position=None, remark=remark, dossier=made.dossier, source=source)

        page = words(get(client, source))

        assert "Gemeenteraad Aalst: oppositie – Regioraad ✕ tegen" in page
        assert "Wens, Gemeenteraad Aalst: drie leden" in page

    def test_tells_nothing_of_a_position_that_the_reader_may_not_see(self, client, made):
        position = made.position(made.councils["Aalst"], "tegen", draft=True)
        reading = make.EvidenceFactory(position=position, summary="Nog geheim.")

        page = words(get(client, reading.source))

        assert "Nog geheim." not in page
        assert "nog niets dat u mag zien" in page

    def test_tells_its_keeper_of_a_draft(self, client, made):
        position = made.position(made.councils["Aalst"], "tegen", draft=True)
        reading = make.EvidenceFactory(position=position, summary="Nog geheim.")
        client.force_login(griffie(position.body.municipality).user)

        assert "Nog geheim." in words(get(client, reading.source))

    def test_tells_nothing_of_a_dossier_that_is_a_draft(self, client):
        made = scene("Aalst", draft=True, slug="ander")
        milestone = make.MilestoneFactory(dossier=made.dossier, title="Stil begin")
        place = make.EvidenceFactory(position=None, milestone=milestone, dossier=made.dossier)

        assert "Stil begin" not in words(get(client, place.source))


class TestTheIndex:
    def test_names_each_kind_with_its_number_and_leads_to_it(self, client, made):
        source = make.SourceFactory()
        for stance in ("voor", "tegen"):
            make.EvidenceFactory(
                position=made.position(made.councils["Aalst"], stance), source=source
            )
        make.PopulationFactory(source=source)

        page = get(client, source)

        assert "Op deze bladzijde Standpunten 2 Inwonertallen 1" in words(page)
        for kind in ("position", "population"):
            assert f'href="#rust-{kind}"' in page.content.decode()
            assert f'id="rust-{kind}"' in page.content.decode()


class TestThePlaces:
    def shown(self, made, source, where, said, milestone=None, **fields):
        position = None if milestone else made.position(made.councils["Aalst"])
        fields |= {"source": source, "place": where, "summary": said, "dossier": made.dossier}
        return make.EvidenceFactory(position=position, milestone=milestone, **fields)

    def test_come_in_the_order_of_the_text_where_it_is_held(self, client, made):
        source = taken(made.dossier.region, is_public=True, text_is_public=True)
        for number, said in ((6, "Zesde."), (None, "Los."), (5, "Vijfde.")):
            own = {"paragraph": source.paragraphs.get(number=number)} if number else {}
            self.shown(made, source, f"alinea {number}" if number else "kader", said, **own)

        page = words(get(client, source)).partition("Standpunten (3)")[2]

        assert page.index("Vijfde.") < page.index("Zesde.") < page.index("Los.")

    def test_come_in_the_order_of_recording_where_it_is_not(self, client, made):
        source = make.SourceFactory()
        for where, said in (("alinea 6", "Zesde."), ("alinea 5", "Vijfde.")):
            self.shown(made, source, where, said)

        page = words(get(client, source))

        assert page.index("Zesde.") < page.index("Vijfde.")

    def test_stand_together_and_say_everything_once(self, client, made):
        source = make.SourceFactory()
        milestone = make.MilestoneFactory(dossier=made.dossier, title="Het begin")
        first, second = (
            self.shown(made, source, "alinea 1", "Zo begon het.", milestone=milestone)
            for _each in range(2)
        )

        page = get(client, source)

        told = words(page).partition("Mijlpalen (1)")[2]
        assert told.count("Het begin") == told.count("Zo begon het.") == 1
        for place in (first, second):
            assert page.content.decode().count(f'id="bewijsplaats-{place.pk}"') == 1


class TestADocumentThatIsNowhereOnline:
    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"publisher": "Dagblad", "reference": "Z/1"}, "bij Dagblad, kenmerk Z/1."),
            ({"publisher": "Dagblad"}, "Op te vragen bij Dagblad."),
            ({"publisher": "", "reference": "Z/1"}, "Op te vragen onder kenmerk Z/1."),
            ({"publisher": ""}, "Van dit stuk is geen vindplaats vastgelegd."),
        ],
    )
    def test_says_where_it_can_be_asked_for(self, client, fields, told):
        source = make.SourceFactory(url="", **fields)

        assert told in words(get(client, source))

    def test_names_the_body_that_adopted_it(self, client, made):
        source = make.SourceFactory(url="", publisher="Griffie", body=made.councils["Aalst"])

        assert "Op te vragen bij Gemeenteraad Aalst." in words(get(client, source))


class TestASourceThatIsNotPublic:
    def test_is_not_found_by_the_public(self, client):
        assert get(client, make.SourceFactory(is_public=False)).status_code == 404

    def test_is_shown_to_who_keeps_records(self, client):
        source = make.SourceFactory(is_public=False)
        client.force_login(griffie(make.MunicipalityFactory()).user)

        assert "Openbaarheid niet openbaar" in words(get(client, source))


class TestTheNumberOfQueries:
    def test_does_not_grow_with_what_rests_on_it(self, client, made):
        source = make.SourceFactory()
        council = made.councils["Aalst"]
        make.EvidenceFactory(position=made.position(council), source=source)
        make.GroupFactory(source=source)
        with CaptureQueriesContext(connection) as before:
            get(client, source)

        for _each in range(4):
            make.EvidenceFactory(position=made.position(council), source=source)
            make.PopulationFactory(source=source)
            make.GroupFactory(source=source)
        with CaptureQueriesContext(connection) as after:
            get(client, source)

        assert len(after) == len(before)


class TestTheText:
    def test_that_is_public_stands_there_with_an_anchor_for_each_paragraph(self, client):
        source = taken(make.RegionFactory(), is_public=True, text_is_public=True)

        page = get(client, source).content.decode()

        assert '<li id="alinea-5" value="5">De raad van Verzonnenstad' in page
        assert '<a class="nl-link" href="#tekst">De tekst</a>' in page

    def test_that_is_closed_stands_there_for_who_may_read_it_and_says_so(self, client):
        home, region = make.MunicipalityFactory(), make.RegionFactory()
        source = taken(region, municipality=home, is_public=True)
        client.force_login(griffie(home).user)

        page = words(get(client, source))

        assert "Niet openbaar: alleen wie bijhoudt ziet deze tekst." in page
        assert "De raad van Verzonnenstad" in page

    @pytest.mark.parametrize("signed_in", [False, True])
    def test_of_a_public_title_stands_nowhere(self, client, signed_in):
        source = taken(make.RegionFactory(), is_public=True)
        if signed_in:
            client.force_login(griffie(make.MunicipalityFactory()).user)

        page = words(get(client, source))

        assert "De brief" in page
        assert "De raad van Verzonnenstad" not in page

    def test_takes_as_many_queries_with_300_paragraphs_as_with_one(self, client):
        region, counts = make.RegionFactory(), []
        for number in (1, 300):
            source = taken(region, of_length(number), is_public=True, text_is_public=True)
            with CaptureQueriesContext(connection) as asked:
                get(client, source)
            counts.append(len(asked))

        assert counts[0] == counts[1] <= 20


class TestAReadingOfAText:
    """A stance that is public, read in a letter that may not be."""

    @pytest.fixture
    def shown(self, client):
        def shown(reader=None, **flags):
            made = scene("Aalst", slug="ander")
            source = taken(made.dossier.region, title="Stille brief", **flags)
            position = made.position(made.councils["Aalst"], "tegen")
            place = {"place": "alinea 5", "paragraph": source.paragraphs.get(number=5)}
            make.EvidenceFactory(
                position=position, source=source, quote="meer uitleg", reads_stance="tegen", **place
            )
            if reader:
                client.force_login(reader(made).user)
            return source, client.get(f"/standpunten/{position.pk}/").content.decode()

        return shown

    def test_leads_to_its_paragraph_where_the_text_is_public(self, shown):
        source, page = shown(is_public=True, text_is_public=True)

        assert f'href="/bronnen/{source.pk}/#alinea-5">Stille brief</a>' in page
        assert "meer uitleg" in page

    def test_names_the_letter_and_quotes_nothing_where_only_the_title_is(self, shown):
        source, page = shown(is_public=True)

        assert f'href="/bronnen/{source.pk}/#bewijsplaats-' in page and ">Stille brief</a>" in page
        assert "#alinea-" not in page
        assert "meer uitleg" not in page

    def test_says_that_the_letter_is_not_public_and_no_word_of_it(self, shown):
        _source, page = shown()

        assert "Niet-openbare bron" in page
        assert "Stille brief" not in page and "meer uitleg" not in page

    def test_quotes_for_who_keeps_records_there(self, shown):
        _source, page = shown(lambda made: griffie(made.councils["Aalst"].municipality))

        assert "Stille brief" in page and "meer uitleg" in page
