"""The reader's own council, near the top of the board."""

import re
from datetime import date

import pytest

from decisions.board import BodyProgress, build_board
from decisions.web.public.panels.stands import MOST_OWN, own_context
from tests import factories as make
from tests.decisions.web.public.region import scene, words
from tests.people import public, raadslid

pytestmark = pytest.mark.django_db
DAY = date(2017, 6, 1)


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst", "Berg")


@pytest.fixture(scope="module")
def shared_crowd(rolled_back):
    return scene(*(f"Plaats {number:02d}" for number in range(MOST_OWN + 1)), slug="groot")


@pytest.fixture
def crowd(shared_crowd):
    return shared_crowd


def own(made, reader=None):
    return own_context(build_board(made.dossier, day=DAY, reader=reader or public()))


def block_of(told, name):
    return next(each for each in told["blocks"] if each.municipality.name == name)


class TestABlock:
    def test_is_there_for_every_council_and_open_for_nobody(self, made):
        told = own(made)

        assert [each.municipality.name for each in told["blocks"]] == ["Aalst", "Berg"]
        assert not any(each.is_home for each in told["blocks"])

    def test_tells_what_the_council_holds_on_the_subject_of_the_answer(self, made):
        made.position(made.councils["Aalst"], "tegen")

        told = own(made)

        assert block_of(told, "Aalst").cell.stance == "tegen"
        assert not block_of(told, "Berg").cell.is_known

    def test_tells_what_is_asked_and_leaves_out_what_was_answered(self, made):
        open_, answered = (make.RoundFactory(dossier=made.dossier) for _ in range(2))
        aalst = made.councils["Aalst"]
        make.RoundBodyFactory(round=open_, body=aalst)
        make.RoundBodyFactory(
            round=answered, body=aalst, answer=made.position(aalst, "tegen").decision
        )

        told = own(made)

        [(round_, asked)] = block_of(told, "Aalst").asked
        assert (round_, asked.state) == (open_, BodyProgress.WAITING)
        assert block_of(told, "Berg").asked == ()

    @pytest.mark.parametrize("name", ["Aalst", "Berg"])
    def test_is_open_for_who_has_a_role_there(self, made, name):
        reader = raadslid(made.councils[name].municipality)

        told = own(made, reader)

        assert [each.municipality.name for each in told["blocks"] if each.is_home] == [name]


class TestACrowd:
    def test_has_no_blocks_but_those_of_the_reader(self, crowd):
        home = crowd.councils["Plaats 07"].municipality

        assert own(crowd)["blocks"] == []
        assert [each.municipality for each in own(crowd, raadslid(home))["blocks"]] == [home]
        assert len(own(crowd)["municipalities"]) == MOST_OWN + 1

    def test_leads_to_each_block_by_an_address(self, client, crowd):
        slug = crowd.councils["Plaats 07"].municipality.slug

        page = client.get(crowd.address).content.decode()
        chosen = client.get(crowd.address, {"raad": slug})

        assert f'<option value="{slug}">Plaats 07</option>' in page
        assert 'method="get" action="#uw-raad"' in page
        assert re.search(r"/htmx\.min\.[0-9a-f.]*js", page)
        assert "own__block is-open" in chosen.content.decode()
        assert "Naar Plaats 07" in words(chosen)


class TestOnThePage:
    def test_every_block_has_a_link_that_needs_no_script(self, client, made):
        page = client.get(made.address).content.decode()

        for council in made.councils.values():
            slug = council.municipality.slug
            assert f'href="#raad-{slug}"' in page
            assert f'id="raad-{slug}"' in page
        assert "hx-get" not in page

    def test_the_choice_goes_into_no_other_link(self, client, made):
        slug = made.councils["Berg"].municipality.slug

        page = client.get(made.address, {"raad": slug, "peildatum": "2017-06-01"})

        links = page.content.decode().split("<footer")[0]
        assert "own__block is-open" in links
        assert f"raad={slug}" not in links

    def test_a_council_that_does_not_take_part_is_refused_in_words(self, client, made):
        response = client.get(made.address, {"raad": "elders"})

        assert response.status_code == 400
        assert "Verwacht een gemeente die op deze dag meedoet." in words(response)

    def test_tells_by_when_and_in_which_meeting(self, client, made):
        asked = make.RoundFactory(dossier=made.dossier)
        make.RoundBodyFactory(round=asked, body=made.councils["Aalst"], due_on="2017-06-20")
        meeting = make.MeetingFactory(
            dossier=made.dossier, body=made.councils["Aalst"], held_on="2017-06-12"
        )
        make.AgendaItemFactory(
            dossier=made.dossier, body=made.councils["Aalst"], round=asked, meeting=meeting
        )

        page = words(client.get(made.address, {"peildatum": "2017-06-01"}))

        assert "uiterlijk 20 juni 2017; gepland in de raad , 12 juni 2017" in page
