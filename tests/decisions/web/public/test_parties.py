"""The parties of a dossier, and the page of one of them."""

import pytest

from municipalities.models import Party
from tests import factories as make
from tests.decisions.web.public.reading import page, queries
from tests.decisions.web.public.region import scene, words
from tests.people import griffie

pytestmark = pytest.mark.django_db
DAY = {"peildatum": "2016-12-01"}


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    made = scene("Aalst", "Berg", "Cent")
    made.party = make.PartyFactory(slug="paars", name="Paars", full_name="Partij Paars")
    made.groups = {}
    for name in ("Aalst", "Berg"):
        term = make.CouncilTermFactory(
            body=made.councils[name], seats=15, groups_complete=name == "Aalst"
        )
        made.groups[name] = make.GroupFactory(
            term=term, name=f"Paars {name}", seats=4 if name == "Aalst" else None, party=made.party
        )
    make.CouncilTermFactory(body=made.councils["Cent"], groups_complete=True)
    make.GroupRoleFactory(group=made.groups["Aalst"])
    return made


@pytest.fixture
def said(made):
    """Aalst's group said for, together with another; the council itself is against."""
    group = made.groups["Aalst"]
    other = make.GroupFactory(term=group.term, name="Groen")
    made.position(made.councils["Aalst"], "tegen")
    said = made.position(made.councils["Aalst"], "voor", groups_label="Paars en Groen")
    for each in (group, other):
        make.PositionGroupFactory(position=said, group=each)
    return said


def get(client, made, path="partijen/paars/", **asked):
    return page(client, made, path, **(DAY | asked))


class TestTheList:
    def test_tells_how_many_councils_and_seats_and_where_they_stand(self, client, made, said):
        text = words(get(client, made, "partijen/"))

        assert "Standpunten van fracties over Regioraad" in text
        assert (
            "Paars Partij Paars in 2 raden 4 zetels van 1 fractie zijn de zetels onbekend "
            "✓ voor in 1 raad onbekend in 1 raad"
        ) in text.replace("? onbekend", "onbekend")

    def test_leads_to_each_party_at_the_same_moment(self, client, made):
        link = f'href="{made.address}partijen/paars/?peildatum=2016-12-01"'

        assert link in get(client, made, "partijen/").content.decode()

    def test_says_so_where_no_group_has_a_party(self, client, made):
        text = words(get(client, made, "partijen/", peildatum="2018-12-01"))

        assert "Van geen fractie in deze raden is op deze dag een partij vastgelegd." in text

    def test_says_so_before_there_was_a_region(self, client, made):
        for path in ("partijen/", "partijen/paars/"):
            assert "bestond nog niet op 1 januari 1850" in words(
                get(client, made, path, peildatum="1850-01-01")
            )


class TestAParty:
    def test_tells_its_group_its_seats_and_its_side(self, client, made):
        text = words(get(client, made))

        assert "Paars Aalst 4 van 15 zetels coalitie" in text
        assert "Paars Berg zetels onbekend coalitie of oppositie onbekend" in text

    def test_tells_what_the_group_says_with_whom_and_what_the_council_holds(
        self, client, made, said
    ):
        response = get(client, made)

        text, html = words(response), response.content.decode()
        assert "Regioraad Fractie ✓ voor 1 juni 2016" in text
        assert "samen met Groen Raad ✕ tegen" in text
        assert f'href="/standpunten/{said.pk}/?peildatum=2016-12-01"' in html

    def test_tells_onbekend_where_the_group_said_nothing(self, client, made, said):
        berg = words(get(client, made)).split("Paars Berg", 1)[1]

        assert "Regioraad Fractie onbekend Raad onbekend" in berg

    def test_folds_what_the_group_did_not_speak_about(self, client, made):
        assert "nog 1 onderwerp waarover van deze fractie niets is vastgelegd" in words(
            get(client, made)
        )

    def test_tells_in_one_sentence_where_it_has_no_group(self, client, made):
        assert "Geen fractie van deze partij in de raad van Cent ." in words(get(client, made))

    def test_tells_of_which_councils_that_is_not_known(self, client, made):
        text = words(get(client, made, peildatum="2018-12-01"))

        assert "Niet alle fracties op deze dag zijn bekend" in text
        assert "in de raad van Aalst , Berg en Cent ." in text

    def test_marks_what_was_said_in_an_earlier_term(self, client, made, said):
        text = words(get(client, made, peildatum="2018-12-01"))

        assert "Op deze dag is hier geen fractie van deze partij bekend." in text
        assert "raadsperiode 2014-2018" in text

    def test_hides_a_draft_from_the_public(self, client, made):
        council = made.councils["Aalst"]
        hidden = made.position(council, "voor", groups_label="Paars", draft=True)
        make.PositionGroupFactory(position=hidden, group=made.groups["Aalst"])

        assert "✓ voor" not in words(get(client, made))

        client.force_login(griffie(council.municipality).user)
        assert "✓ voor" in words(get(client, made))

    def test_that_does_not_exist_is_not_found(self, client, made):
        assert get(client, made, "partijen/groen/").status_code == 404

    def test_of_another_region_has_no_group_here(self, client, made):
        make.PartyFactory(slug="elders", name="Elders")

        text = words(get(client, made, "partijen/elders/"))

        assert "op deze dag in geen raad een fractie bekend" in text

    def test_refuses_a_wrong_day(self, client, made):
        assert get(client, made, bekend="2017-13-01").status_code == 400


class TestTheWays:
    def test_the_matrix_leads_to_the_parties_where_groups_have_one(self, client, made, said):
        html = get(client, made, "").content.decode()

        assert f'<a class="nl-link" href="{made.address}partijen/?peildatum=2016-12-01">' in html

    def test_it_does_not_where_they_have_none(self, client, made):
        made.position(made.councils["Aalst"], "voor", groups_label="Enkelen")

        assert ">per partij<" not in get(client, made, "").content.decode()

    def test_what_groups_of_one_party_hold_leads_to_it(self, client, made):
        group = made.groups["Aalst"]
        said = made.position(made.councils["Aalst"], "voor", groups_label="Paars alleen")
        make.PositionGroupFactory(position=said, group=group)
        link = f'href="{made.address}partijen/paars/?peildatum=2016-12-01">Paars alleen</a>'

        for path in ("", "gemeenten/aalst/"):
            assert link in get(client, made, path).content.decode()

    def test_a_group_of_the_council_leads_to_its_party(self, client, made):
        html = get(client, made, "gemeenten/aalst/").content.decode()

        assert f'href="{made.address}partijen/paars/?peildatum=2016-12-01">Paars Aalst</a>' in html
        assert "partijen/paars" not in client.get("/gemeenten/aalst/").content.decode()


@pytest.mark.parametrize("number", [1, 5])
def test_both_take_as_many_queries_whatever_there_is(client, made, number):
    for place in range(number):
        term = made.groups["Aalst"].term
        party = make.PartyFactory()
        group = make.GroupFactory(term=term, seats=1, party=party)
        subject = make.SubjectFactory(dossier=made.dossier, slug=f"ander-{place}")
        said = made.position(
            made.councils["Aalst"], "voor", groups_label=group.name, subject=subject
        )
        make.PositionGroupFactory(position=said, group=group)
    assert Party.objects.count() == number + 1

    assert queries(client, made.address + "partijen/", **DAY) == 27
    assert queries(client, made.address + "partijen/paars/", **DAY) == 28
