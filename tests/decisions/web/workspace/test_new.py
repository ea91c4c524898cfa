"""Entering a new record of every kind, as whoever keeps it."""

import pytest

from decisions.models import (
    AgendaItem,
    Cost,
    Dossier,
    Evidence,
    Meeting,
    Milestone,
    Remark,
    Reply,
    Round,
    Statement,
    Status,
    Subject,
    Theme,
)
from decisions.web.workspace.kinds import RECORD_KINDS
from municipalities.models import Arrangement, Body
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting, errors_beside
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db


def new(world, soort, query=""):
    return f"/werkblad/{world.dossier.slug}/nieuw/{soort}/{query}"


def entered(world, reader, soort, typed):
    """Return the Sitting of somebody who entered a record."""
    desk = Sitting(reader)
    desk.open(new(world, soort))
    desk.send_fields(typed)
    return desk


class TestAGriffie:
    def test_enters_a_wish_with_the_place_that_shows_it(self, world):
        source = make.SourceFactory(region=world.region)
        typed = {
            "kind": "wens",
            "text": "Meer bomen langs het water.",
            "dated_on": "begin maart 2017",
            "plaats-source": source.pk,
            "plaats-place": "alinea 3",
            "plaats-summary": "De raad wil bomen.",
        }

        desk = entered(world, world.griffie, "wens", typed)

        wish = Remark.objects.get(text="Meer bomen langs het water.")
        assert (wish.body, wish.status, wish.dated_on) == (
            world.council,
            Status.DRAFT,
            "2017-03-01/2017-03-10",
        )
        assert Evidence.objects.get(remark=wish).place == "alinea 3"
        assert desk.page["Location"] == f"/werkblad/{world.dossier.slug}/"
        assert "bewaard: ‘Meer bomen langs het water.’" in Sitting.follow(desk).content.decode()

    def test_is_offered_its_own_council_first(self, world):
        page = Sitting(world.griffie).open(new(world, "wens"))

        assert page.context["form"]["body"].value() == world.council.pk

    def test_enters_what_somebody_said(self, world):
        typed = {"speaker": "Een bewoner", "text": "Het duurt lang.", "dated_on": "9 mei 2017"}

        entered(world, world.griffie, "uitspraak", typed)

        said = Statement.objects.get()
        assert (said.speaker, said.dated_on, said.body) == (
            "Een bewoner",
            "2017-05-09",
            world.council,
        )

    def test_enters_a_meeting_with_its_hours_in_dutch_time(self, world):
        typed = {
            "title": "Raad",
            "held_on": "14 september 2017",
            "starts": "19.30",
            "ends": "23 uur",
        }

        entered(world, world.griffie, "vergadering", typed)

        meeting = Meeting.objects.get()
        assert f"{meeting.held_on:%Y-%m-%d}" == "2017-09-14"
        assert f"{meeting.starts_at:%H:%M} {meeting.ends_at:%H:%M}" == "17:30 21:00"

    def test_enters_an_agenda_item_with_its_lines(self, world):
        typed = {
            "title": "Toekomst van de regio",
            "behandeling-kind": "bespreekstuk",
            "beslispunt": "Kennis nemen van de brief.\r\n\r\nEen standpunt bepalen.",
            "bijlage": "De brief",
        }

        entered(world, world.griffie, "agendapunt", typed)

        item = AgendaItem.objects.get()
        lines = item.lines.order_by("kind", "number").values_list("kind", "number", "text")
        assert list(lines) == [
            ("beslispunt", 1, "Kennis nemen van de brief."),
            ("beslispunt", 2, "Een standpunt bepalen."),
            ("bijlage", 1, "De brief"),
        ]

    def test_adds_a_condition_to_a_position_of_its_own(self, world):
        position = world.position(stance="voor_mits", draft=True)
        desk = Sitting(world.griffie)
        desk.open(new(world, "wens", f"?standpunt={position.pk}"))

        desk.send(text="Mits het geld er is.")

        condition = Remark.objects.get()
        assert (condition.position, condition.kind) == (position, "voorwaarde")
        assert condition.decision == position.decision

    @pytest.mark.parametrize("key", ["", "x", "0", "9" * 30, "-1", "١"])
    def test_starts_empty_where_the_address_names_no_position(self, world, key):
        page = Sitting(world.griffie).open(new(world, "wens", f"?standpunt={key}"))

        assert page.status_code == 200

    @pytest.mark.parametrize(
        "soort",
        [
            *("variant", "voorstel", "richting", "ronde", "mijlpaal"),
            *("thema", "kosten", "verband", "orgaan"),
        ],
    )
    def test_does_not_enter_what_is_the_dossiers(self, world, soort):
        assert Sitting(world.griffie).open(new(world, soort)).status_code == 403

    def test_does_not_write_for_another_council(self, world):
        typed = {"speaker": "X", "text": "Y", "dated_on": "2017", "body": world.neighbour.pk}

        desk = entered(world, world.griffie, "uitspraak", typed)

        assert desk.page.status_code == 422
        assert errors_beside(desk.page, "body")
        assert not Statement.objects.exists()

    def test_has_to_say_for_which_body(self, world):
        desk = entered(world, world.griffie, "uitspraak", {"speaker": "X", "text": "Y", "body": ""})

        assert desk.page.status_code == 422
        assert errors_beside(desk.page, "body")


class TestTheRegioredactie:
    def test_enters_a_proposal_that_works_out_a_variant(self, world):
        typed = {"name": "Regioraad", "works_out": world.subject.pk, "number": "3"}

        entered(world, world.redactie, "voorstel", typed)

        made = Subject.objects.get(slug="regioraad")
        assert (made.kind, made.works_out) == ("voorstel", world.subject)

    @pytest.mark.parametrize("kind", ["variant", "voorstel", "richting"])
    def test_gives_a_subject_a_short_name_of_sixteen_characters(self, world, kind):
        typed = {"name": "Samen sterk", "number": "3"}

        refused = entered(world, world.redactie, kind, typed | {"short_name": "x" * 17})
        entered(world, world.redactie, kind, typed | {"short_name": "x" * 16})

        assert refused.page.status_code == 422
        assert errors_beside(refused.page, "short_name")
        assert Subject.objects.get(slug="samen-sterk").short_name == "x" * 16

    def test_enters_a_derived_variant_with_what_it_takes_from_another(self, world):
        lender = make.SubjectFactory(dossier=world.dossier, name="Fusie")
        typed = {
            "name": "Licht met stip",
            "base": world.subject.pk,
            "number": "4",
            "element-0-taken_from": lender.pk,
            "element-0-name": "herindelingsonderzoek",
        }

        entered(world, world.redactie, "variant", typed)

        made = Subject.objects.get(slug="licht-met-stip")
        assert made.base == world.subject
        assert [(e.taken_from, e.name) for e in made.elements.all()] == [
            (lender, "herindelingsonderzoek")
        ]

    def test_is_told_of_half_an_element_beside_it(self, world):
        typed = {"name": "Half", "number": "4", "element-0-name": "alleen een naam"}

        desk = entered(world, world.redactie, "variant", typed)

        assert desk.page.status_code == 422
        assert errors_beside(desk.page, "element-0-taken_from") == [
            "Vul beide in, of laat de regel leeg."
        ]
        assert not Subject.objects.filter(name="Half").exists()

    def test_enters_a_direction_a_theme_and_a_cost(self, world):
        entered(world, world.redactie, "richting", {"name": "Onderzoek", "number": "1"})
        entered(world, world.redactie, "thema", {"name": "Wonen"})
        cost = {"title": "Onderzoek", "payer": "allen", "amount": "30000", "dated_on": "2016"}
        entered(world, world.redactie, "kosten", cost)

        assert Subject.objects.filter(kind="richting", slug="onderzoek").exists()
        assert Theme.objects.get().slug == "wonen"
        assert Cost.objects.get().amount == 30000

    def test_enters_what_became_of_a_proposal(self, world):
        proposal = make.SubjectFactory(dossier=world.dossier, is_proposal=True)
        typed = {
            "title": "Van tafel",
            "dated_on": "24 mei 2017",
            "subject": proposal.pk,
            "state": "verworpen",
        }

        entered(world, world.redactie, "mijlpaal", typed)

        assert Milestone.objects.get().state == "verworpen"

    def test_is_told_that_only_a_proposal_has_a_state(self, world):
        typed = {
            "title": "Van tafel",
            "dated_on": "2017",
            "subject": world.subject.pk,
            "state": "verworpen",
        }

        desk = entered(world, world.redactie, "mijlpaal", typed)

        assert errors_beside(desk.page, "state") == ["Alleen een voorstel heeft een staat."]

    def test_enters_a_round_with_the_bodies_that_are_asked(self, world):
        typed = {
            "title": "Zienswijzen",
            "questions": "Wat vindt u?",
            "dated_on": "1 juni 2017",
            "legal_basis": "afspraak",
            "asked": [world.council.pk, world.neighbour.pk],
        }

        entered(world, world.redactie, "ronde", typed)

        asked = {each.body for each in Round.objects.get().asked.all()}
        assert asked == {world.council, world.neighbour}

    def test_answers_a_wish(self, world):
        wish = world.remark()
        assert world.steering_group
        desk = Sitting(world.redactie)
        desk.open(new(world, "reactie", f"?wens={wish.pk}"))

        desk.send(
            outcome="deels", reasons="Voor een deel.", body=world.steering_group.pk, dated_on="2017"
        )

        assert Reply.objects.get().remark == wish

    def test_enters_a_wish_of_a_gathering(self, world):
        typed = {"kind": "wens", "text": "Rust", "gathering": "Bewonersavond", "dated_on": "2017"}

        entered(world, world.redactie, "wens", typed)

        assert Remark.objects.get().gathering == "Bewonersavond"

    def test_makes_a_body_of_its_own_region(self, world):
        entered(world, world.redactie, "orgaan", {"kind": "stuurgroep", "name": "Stuurgroep"})

        assert Body.objects.get(kind="stuurgroep").region == world.region

    def test_makes_an_arrangement_in_which_its_municipalities_take_part(self, world):
        source = make.SourceFactory(region=world.region)
        home = world.council.municipality
        typed = {
            "name": "Dienstenhuis",
            "source": source.pk,
            "deelname-0-municipality": home.pk,
            "deelname-0-dated_on": "1 januari 2012",
            "deelname-0-takes_part": "ja",
        }

        entered(world, world.redactie, "verband", typed)

        made = Arrangement.objects.get()
        assert [(e.municipality, e.dated_on, e.source) for e in made.participations.all()] == [
            (home, "2012-01-01", source)
        ]

    def test_makes_no_arrangement_of_strangers(self, world):
        source = make.SourceFactory(region=world.region)
        typed = {
            "name": "Dienstenhuis",
            "source": source.pk,
            "deelname-0-municipality": world.stranger.municipality_id,
            "deelname-0-dated_on": "2012",
        }

        desk = entered(world, world.redactie, "verband", typed)

        assert desk.page.status_code == 403
        assert not Arrangement.objects.exists()

    def test_begins_a_dossier_of_its_region(self, world):
        desk = Sitting(world.redactie)
        desk.open("/werkblad/nieuw/dossier/")

        desk.send(
            title="Nieuwe vraag",
            question="Wat doen we samen?",
            region=world.region.pk,
            rule="alle_raden_akkoord",
            dated_on="2020",
        )

        made = Dossier.objects.get(slug="nieuwe-vraag")
        assert (made.region, made.status) == (world.region, Status.DRAFT)
        assert desk.follow().status_code == 200

    @pytest.mark.parametrize("title", ["Nieuw", "Datum", "Bronnen"])
    def test_cannot_give_a_dossier_the_address_of_a_page(self, world, title):
        desk = Sitting(world.redactie)
        desk.open("/werkblad/nieuw/dossier/")

        desk.send(title=title, question="?", rule="alle_raden_akkoord", dated_on="2020")

        assert errors_beside(desk.page, "title")

    def test_of_another_region_is_offered_no_other(self, world):
        desk = Sitting(world.strange_redactie)
        desk.open("/werkblad/nieuw/dossier/")

        desk.send(
            title="Vreemd",
            question="?",
            region=world.region.pk,
            rule="alle_raden_akkoord",
            dated_on="2020",
        )

        assert errors_beside(desk.page, "region")
        assert not Dossier.objects.filter(title="Vreemd").exists()


class TestAName:
    def test_without_letters_is_refused_beside_it(self, world):
        desk = entered(world, world.redactie, "thema", {"name": "!!!"})

        assert errors_beside(desk.page, "name") == ["Geef een naam met letters of cijfers."]

    def test_that_stands_already_is_said(self, world):
        make.ThemeFactory(dossier=world.dossier, slug="wonen")

        desk = entered(world, world.redactie, "thema", {"name": "Wonen"})

        assert desk.page.status_code == 422
        assert "Dit thema staat al in dit dossier." in desk.words


class TestAPlace:
    def test_that_is_half_filled_in_stores_nothing(self, world):
        source = make.SourceFactory(region=world.region)
        typed = {"kind": "wens", "text": "Bomen", "dated_on": "2017", "plaats-source": source.pk}

        desk = entered(world, world.griffie, "wens", typed)

        assert desk.page.status_code == 422
        assert errors_beside(desk.page, "plaats-place")
        assert not Remark.objects.exists()

    def test_of_another_councils_position_is_proposed(self, world):
        position = world.position()
        source = make.SourceFactory(region=world.region)
        desk = Sitting(world.other_griffie)
        desk.open(f"/werkblad/standpunt/{position.pk}/bewijsplaats/")

        desk.send(source=source.pk, place="blz. 2", summary="Tegen.", reads_stance="tegen")

        reading = Evidence.objects.get(position=position)
        assert (reading.is_accepted, fresh(position).stance) == (False, "voor")

    def test_of_an_own_position_that_reads_its_stance_is_shown(self, world):
        position = world.position(draft=True)
        source = make.SourceFactory(region=world.region)
        desk = Sitting(world.griffie)
        desk.open(f"/werkblad/standpunt/{position.pk}/bewijsplaats/")

        desk.send(source=source.pk, place="blz. 2", summary="Voor.", reads_stance="voor")

        assert fresh(position).shown == Evidence.objects.get()

    def test_of_somebody_elses_decision_is_refused(self, world):
        page = Sitting(world.other_griffie).open(
            f"/werkblad/besluit/{world.decision().pk}/bewijsplaats/"
        )

        assert page.status_code == 403

    def test_has_no_page_for_what_no_source_shows(self, world):
        page = Sitting(world.redactie).open(f"/werkblad/variant/{world.subject.pk}/bewijsplaats/")

        assert page.status_code == 404


class TestAnAddress:
    @pytest.mark.parametrize("soort", ["besluit", "standpunt", "regel", "dossier", "onzin"])
    def test_of_what_is_not_entered_by_itself_is_not_found(self, world, soort):
        assert Sitting(world.beheer).open(new(world, soort)).status_code == 404

    def test_of_a_dossier_out_of_sight_is_not_found(self, world):
        hidden = make.DossierFactory(draft=True)

        page = Sitting(world.griffie).open(f"/werkblad/{hidden.slug}/nieuw/wens/")

        assert page.status_code == 404


@pytest.mark.parametrize("soort", [each.slug for each in RECORD_KINDS.values() if each.is_new])
def test_a_form_asks_at_most_twenty_queries_whatever_the_dossier_holds(
    world, soort, django_assert_max_num_queries
):
    for _ in range(3):
        world.condition(world.position(subject=make.SubjectFactory(dossier=world.dossier)))
        make.MeetingFactory(dossier=world.dossier, body=world.council)
        make.EvidenceFactory(position=world.position(decision=world.decision()))
    desk = Sitting(world.redactie)

    with django_assert_max_num_queries(20):
        page = desk.open(new(world, soort))

    assert page.status_code == 200
