"""A municipality by itself, as a page."""

import pytest

from municipalities.actions.register import save_register_record
from municipalities.models import Succession
from tests import factories as make
from tests.decisions.web.public.reading import CANARY, ParticipationFactory, queries
from tests.decisions.web.public.region import scene, words
from tests.people import beheer

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst")


@pytest.fixture
def council(made):
    return made.councils["Aalst"]


def get(client, slug="aalst", **asked):
    return client.get(f"/gemeenten/{slug}/", {"peildatum": "2017-06-01"} | asked)


class TestTheCouncil:
    @pytest.mark.parametrize(
        ("inhabitants", "seats", "expected"),
        [
            (24_000, 19, "Zetels 19 (vastgelegd) Volgens de wet 19"),
            (
                26_968,
                19,
                "Volgens de wet 21 (Gemeentewet art. 8) Verschil -2",
            ),
            (9_000, 19, "Volgens de wet 13 (Gemeentewet art. 8) Verschil +6"),
            (24_000, None, "Zetels 19 (afgeleid, uit 24.000 inwoners) Volgens de wet 19"),
            (None, 19, "Zetels 19 (vastgelegd) Volgens de wet niet te zeggen zonder inwonertal"),
            (None, None, "Zetels onbekend (onbekend)"),
        ],
    )
    def test_stands_beside_the_law(self, client, council, inhabitants, seats, expected):
        make.CouncilTermFactory(body=council, seats=seats)
        if inhabitants:
            make.PopulationFactory(municipality=council.municipality, inhabitants=inhabitants)

        assert expected in words(get(client))

    def test_is_summed_where_every_group_is_there(self, client, council):
        term = make.CouncilTermFactory(body=council, groups_complete=True)
        for seats in (12, 7):
            make.GroupFactory(term=term, seats=seats)

        assert "Zetels 19 (opgeteld)" in words(get(client))

    def test_of_a_later_term_is_left_out(self, client, council):
        make.CouncilTermFactory(body=council, dated_on="2018-03-29", election_year=2018)

        assert "Er is geen raadsperiode ingevoerd." in words(get(client))
        told = words(get(client, peildatum="2018-03-29"))
        assert "Raadsperiode 2018-2022, vanaf 29 maart 2018" in told

    def test_begins_on_the_day_of_the_law_where_a_month_was_recorded(self, client, council):
        make.CouncilTermFactory(body=council, dated_on="2014-03")

        assert "Raadsperiode 2014-2018, vanaf 27 maart 2014" in words(get(client))

    def test_past_the_last_one_is_told_apart(self, client, council):
        make.CouncilTermFactory(body=council, seats=21)
        make.PopulationFactory(municipality=council.municipality, inhabitants=24_000)

        told = words(get(client, peildatum="2019-06-01"))

        assert "19 zetels (afgeleid uit 24.000 inwoners)" in told
        assert "Raadsperiode 2014-2018; de volgende is niet ingevoerd." in told
        assert "Zetels 21 (vastgelegd)" in told

    def test_tells_the_elections_that_were_other_here(self, client, council):
        home = council.municipality
        make.CouncilElectionFactory(municipality=home, election_year=2018, skipped=True)
        own = make.CouncilElectionFactory(municipality=home, note="Na de herindeling.")

        told = words(get(client))

        assert "In 2018 geen raadsverkiezing." in told
        assert "In 2021 een eigen verkiezing; de raad begon op 1 januari 2022." in told
        assert f"Na de herindeling. Bron: {own.source.title}" in told


class TestTheRegister:
    def test_tells_code_province_and_last_day(self, client):
        make.MunicipalityFactory(name="Oud", code="gm0001", ended_on="2018-12-31")

        assert "Nummer bij het CBS 0001 Provincie Verzonnen Laatste dag 31 december 2018" in words(
            get(client, "oud")
        )

    def test_leads_to_its_successor_and_back(self, client):
        old, new = (make.MunicipalityFactory(name=name) for name in ("Oud", "Nieuw"))
        succession = Succession(municipality=old, successor=new, source=make.SourceFactory())
        save_register_record(succession, by=beheer(), reason="test")

        assert "Opgevolgd door Nieuw" in words(get(client, "oud"))
        assert "Opvolger van Oud" in words(get(client, "nieuw"))

    def test_tells_inhabitants_with_their_source_and_which_count(self, client, council):
        home = council.municipality
        for day, number in (("2016-01-01", 24_000), ("2018-01-01", 25_000)):
            last = make.PopulationFactory(municipality=home, dated_on=day, inhabitants=number)

        response = get(client)

        assert "25.000 , 1 januari 2018 Bron" in words(response)
        assert "24.000 , 1 januari 2016 telt op deze dag" in words(response)
        assert (
            f'href="/bronnen/{last.source_id}/#inwonertal-{last.pk}"' in response.content.decode()
        )

    def test_tells_regions_arrangements_and_dossiers(self, client, made, council):
        one = ParticipationFactory(municipality=council.municipality)

        response = get(client)

        text = words(response)
        assert f"{made.dossier.region.name} : doet mee sinds 1 januari 2015" in text
        assert f"{one.arrangement.name} : neemt deel sinds 1 januari 2012" in text
        link = f'href="{made.address}gemeenten/aalst/?peildatum=2017-06-01"'
        assert link in response.content.decode()


class TestWhoMaySee:
    def test_a_draft_dossier_is_not_named_to_the_public(self, client):
        scene("Dorp", slug="ander", draft=True)

        text = words(client.get("/gemeenten/dorp/"))
        assert "Er is geen dossier over deze gemeente." in text

    def test_a_document_that_is_not_public_is_not_named(self, client, council):
        secret = make.SourceFactory(title=CANARY, is_public=False)
        make.CouncilTermFactory(body=council, source=secret)
        make.PopulationFactory(municipality=council.municipality, source=secret)

        assert CANARY not in get(client).content.decode()

    def test_an_unknown_municipality_is_not_found(self, client):
        assert get(client, "bestaat-niet").status_code == 404

    @pytest.mark.parametrize("asked", [{"peildatum": "2017"}, {"bekend": "nu"}])
    def test_a_wrong_moment_is_refused(self, client, made, asked):
        assert get(client, **asked).status_code == 400


def test_it_tells_what_was_known(client, council):
    make.PopulationFactory(municipality=council.municipality, inhabitants=24_000)

    assert "24.000" in words(get(client))
    assert "Er is geen inwonertal bekend." in words(get(client, bekend="2015-01-01"))


def test_it_takes_as_many_queries_whatever_there_is(client, council):
    term, counts = make.CouncilTermFactory(body=council), []
    for place in range(9):
        make.GroupFactory(term=term)
        make.PopulationFactory(municipality=council.municipality, dated_on=f"20{place + 10}-01-01")
        ParticipationFactory(municipality=council.municipality)
        counts.append(queries(client, "/gemeenten/aalst/"))

    assert counts == [counts[0]] * 9
