"""The desk of one dossier: what may be entered, and what the reader keeps, by how it stands."""

from datetime import timedelta

import pytest

from decisions.actions import share_record, withdraw_record
from tests import factories as make
from tests import people
from tests.decisions.web.workspace.sitting import Sitting

pytestmark = pytest.mark.django_db
# Views read the clock of the machine; far enough ahead to be an embargo whenever this runs.
AHEAD = people.NOW + timedelta(days=36_500)


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.other_griffie
    return shared_world


def at(world, reader, query=""):
    desk = Sitting(reader)
    desk.open(f"/werkblad/{world.dossier.slug}/{query}")
    return desk


def offered(desk):
    return [each.slug for each in desk.page.context["offers"]]


def told(desk):
    """Return (state, words) of each record in the list."""
    return [(each.state, each.words) for each in desk.page.context["page"].object_list]


class TestWhatMayBeEntered:
    def test_by_a_griffie_is_what_its_bodies_do(self, world):
        desk = at(world, world.griffie)

        assert offered(desk) == [
            *("wens", "reactie", "antwoord"),
            *("uitspraak", "vergadering", "agendapunt", "toezegging"),
        ]

    def test_by_the_regioredactie_is_what_the_dossier_is_made_of_too(self, world):
        desk = at(world, world.redactie)

        assert {"variant", "voorstel", "ronde", "mijlpaal", "orgaan", "wens"} <= set(offered(desk))

    def test_by_a_college_member_is_nothing(self, world):
        assert offered(at(world, world.collegian)) == []

    def test_by_a_griffie_of_elsewhere_is_nothing(self, world):
        assert offered(at(world, world.strange_griffie)) == []


class TestItsRounds:
    def test_are_those_in_which_the_reader_writes(self, world):
        asks = make.RoundFactory(dossier=world.dossier, opened_by=world.college)
        asked = make.RoundFactory(dossier=world.dossier)
        make.RoundBodyFactory(round=asked, body=world.council)
        make.RoundFactory(dossier=world.dossier)

        told = {
            who: list(at(world, getattr(world, who)).page.context["rounds"])
            for who in ("griffie", "other_griffie", "collegian")
        }

        assert told == {"griffie": [asked, asks], "other_griffie": [], "collegian": []}
        assert len(at(world, world.redactie).page.context["rounds"]) == 3


class TestTheList:
    def test_is_by_how_each_record_stands_with_drafts_first(self, world):
        shared = world.remark(draft=True, text="Gedeeld")
        share_record(shared, by=world.griffie)
        gone = world.remark(text="Ingetrokken")
        withdraw_record(gone, by=world.griffie, reason="Fout.")
        world.remark(text="Openbaar")
        world.remark(text="Later", public_from=AHEAD)
        world.remark(text="Concept", draft=True)

        assert told(at(world, world.griffie)) == [
            ("concept", "Concept"),
            ("gedeeld", "Gedeeld"),
            ("embargo", "Later"),
            ("openbaar", "Openbaar"),
            ("ingetrokken", "Ingetrokken"),
        ]

    def test_leads_to_the_form_and_to_the_page(self, world):
        position = world.position(stance="tegen")

        page = at(world, world.griffie).page.content.decode()

        assert f'href="/werkblad/standpunt/{position.pk}/"' in page
        assert f'href="/standpunten/{position.pk}/"' in page
        assert "<strong>tegen</strong>" in page

    def test_tells_what_groups_hold_in_their_own_name(self, world):
        position = world.position(draft=True, stance="tegen", groups_label="drie fracties")

        words = at(world, world.griffie).words

        assert f"{position.subject.name} tegen standpunt · {position.line.who}" in words
        assert position.line.who == f"{world.council.name}: drie fracties"

    def test_holds_nothing_of_another_council(self, world):
        world.remark(body=world.neighbour, text="Van de buren", draft=True)

        desk = at(world, world.griffie)

        assert told(desk) == []
        assert "Van de buren" not in desk.words

    def test_holds_for_the_regioredactie_a_count_of_what_griffies_have_in_hand(self, world):
        world.remark(body=world.neighbour, text="Van de buren", draft=True)
        world.remark(text="Van ons", draft=True)
        bodiless = make.StatementFactory(dossier=world.dossier, text="Eigen", draft=True)

        desk = at(world, world.redactie)

        assert "De griffies hebben samen nog 2 concepten." in desk.words
        assert ("concept", bodiless.text) in told(desk)
        assert "Van de buren" not in desk.words

    def test_tells_a_griffie_no_count_of_others(self, world):
        world.remark(body=world.neighbour, draft=True)

        assert "De griffies hebben" not in at(world, world.griffie).words

    def test_is_narrowed_by_kind_state_and_body(self, world):
        world.remark(text="Wens", draft=True)
        world.remark(text="Van het college", body=world.college, draft=True)
        world.decision(title="Besluit", draft=True)

        by_kind = at(world, world.griffie, "?soort=besluit")
        by_state = at(world, world.griffie, "?stand=openbaar")
        by_body = at(world, world.griffie, f"?orgaan={world.college.slug}&soort=wens")

        assert told(by_kind) == [("concept", "Besluit")]
        assert told(by_state) == []
        assert told(by_body) == [("concept", "Van het college")]

    @pytest.mark.parametrize(
        "query", ["?soort=x", "?stand=x", "?orgaan=x", "?pagina=0", "?pagina=2", "?soort=a&soort=b"]
    )
    def test_refuses_what_is_no_choice_in_a_sentence(self, world, query):
        assert at(world, world.griffie, query).page.status_code == 400

    def test_goes_on_on_a_second_page(self, world):
        for number in range(21):
            world.remark(text=f"Wens {number}", draft=True)

        first, second = at(world, world.griffie), at(world, world.griffie, "?pagina=2")

        assert (len(told(first)), told(second)) == (20, [("concept", "Wens 0")])
        assert "21 stukken die u bijhoudt" in first.words


class TestWhatIsToConfirm:
    def test_is_the_own_councils_for_a_griffie(self, world):
        own, other = world.position(), world.position(world.decision(body=world.neighbour))

        page = at(world, world.griffie).page.content.decode()

        assert f"/werkblad/standpunt/{own.pk}/bevestigen/" in page
        assert f"/werkblad/standpunt/{other.pk}/bevestigen/" not in page

    def test_is_the_own_colleges_for_who_sits_in_it(self, world):
        own, council = world.position(world.decision(body=world.college)), world.position()

        page = at(world, world.collegian).page.content.decode()

        assert f"/werkblad/standpunt/{own.pk}/bevestigen/" in page
        assert f"/werkblad/standpunt/{council.pk}/bevestigen/" not in page

    def test_is_nothing_that_was_confirmed_or_withdrawn(self, world):
        world.confirmed()
        withdrawn = world.position()
        withdraw_record(withdrawn, by=world.griffie, reason="Fout.")

        assert at(world, world.griffie).page.context["to_confirm"] == []


class TestTheRegister:
    def test_is_there_for_who_keeps_the_dossier(self, world):
        body = world.steering_group

        assert f"/werkblad/orgaan/{body.pk}/" in at(world, world.redactie).page.content.decode()
        assert "/werkblad/orgaan/" not in at(world, world.griffie).page.content.decode()


class TestWhoMay:
    def test_not_sign_in_is_led_to_the_door(self, world, client):
        page = client.get(f"/werkblad/{world.dossier.slug}/")

        assert page.status_code == 302
        assert "/account/inloggen/" in page["Location"]

    def test_keep_nothing_is_refused(self, world):
        assert at(world, world.raadslid).page.status_code == 403

    def test_not_see_the_dossier_finds_none(self, world):
        hidden = make.DossierFactory(draft=True)

        assert Sitting(world.griffie).open(f"/werkblad/{hidden.slug}/").status_code == 404

    def test_read_it_reads_it_alone(self, world):
        assert at(world, world.griffie).page["Cache-Control"] == "no-store"


@pytest.mark.parametrize("times", [1, 8])
def test_it_asks_at_most_twenty_queries_whatever_the_dossier_holds(
    world, times, django_assert_max_num_queries
):
    for number in range(times):
        subject = make.SubjectFactory(dossier=world.dossier, number=number)
        world.condition(world.position(subject=subject))
        make.StatementFactory(dossier=world.dossier, body=world.council)
        make.AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)
    for reader in (world.griffie, world.redactie, world.beheer, world.collegian):
        desk = Sitting(reader)
        with django_assert_max_num_queries(20):
            assert desk.open(f"/werkblad/{world.dossier.slug}/").status_code == 200
