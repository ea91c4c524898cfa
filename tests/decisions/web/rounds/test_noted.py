"""What is noted on the desk of a round: without script, by whom, and with nothing typed lost."""

from datetime import date

import pytest

from decisions.actions.rounds import record_request_receipt
from decisions.models import Answer, Extension, Status
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting, errors_beside
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db
OF_A_BODY = ("ontvangen", "antwoord", "boeken")
OF_THE_ROUND = ("vragen", "verlengen")
DAY = date(2016, 7, 1)
TIME = {"due_on": "1 oktober 2016", "granted_on": "1 juli 2016", "why": "Reces."}


@pytest.fixture(scope="module")
def shared_world(shared_world):
    shared_world.round = make.RoundFactory(dossier=shared_world.dossier, title="Wensen ophalen")
    shared_world.asked = make.RoundBodyFactory(round=shared_world.round, body=shared_world.council)
    shared_world.theirs = make.RoundBodyFactory(
        round=shared_world.round, body=shared_world.neighbour
    )
    assert shared_world.griffie
    assert shared_world.other_griffie
    return shared_world


def hub(world):
    return f"/werkblad/{world.dossier.slug}/rondes/{world.round.pk}/"


def page(world, name, asked=None):
    asked = asked or world.asked
    return hub(world) + (f"{asked.pk}/{name}/" if name in OF_A_BODY else f"{name}/")


def at(world, reader, name, asked=None):
    desk = Sitting(reader)
    desk.open(page(world, name, asked))
    return desk


def offered(world, who):
    """Return the words of the acts for the whole round, and of those for each body by its name."""
    told = Sitting(getattr(world, who)).open(hub(world)).context
    of_bodies = {
        each.asked.body: {str(words) for _address, words in each.ways} for each in told["lines"]
    }
    return {str(words) for _address, words in told["ways"]}, of_bodies


class TestWhatIsOffered:
    def test_to_a_griffie_is_what_its_own_council_does(self, world):
        make.QuestionFactory(round=world.round)

        whole, of_bodies = offered(world, "griffie")

        assert whole == set()
        assert of_bodies[world.council] == {
            "Ontvangst van het verzoek noteren",
            "Besluit invoeren als antwoord",
            "Besluit koppelen of geen zienswijze",
            "Antwoord op een vraag invoeren",
        }
        assert of_bodies[world.neighbour] == set()

    def test_to_the_regioredactie_is_the_round_and_what_comes_in(self, world):
        whole, of_bodies = offered(world, "redactie")

        assert whole == {
            "De ronde wijzigen",
            "Een agendapunt aanbieden aan de raden",
            "Vragen toevoegen of ordenen",
            "De termijn verlengen",
            "Koppelen wat op elkaar lijkt",
            "Punten toewijzen",
            "Reageren op de punten",
            "Meelezen met reacties",
            "De reacties vaststellen",
            "De reacties verzenden",
        }
        assert of_bodies[world.council] == {
            "Ontvangst van het verzoek noteren",
            "Ontvangst van het antwoord boeken",
        }

    @pytest.mark.parametrize("name", [*OF_A_BODY, *OF_THE_ROUND])
    @pytest.mark.parametrize("who", ["other_griffie", "raadslid", "nobody"])
    def test_is_opened_by_nobody_else(self, world, who, name):
        assert at(world, getattr(world, who), name).page.status_code == 403

    @pytest.mark.parametrize("name", ["boeken", *OF_THE_ROUND])
    def test_of_who_asks_is_not_opened_by_who_is_asked(self, world, name):
        assert at(world, world.griffie, name).page.status_code == 403

    def test_of_a_body_of_another_round_is_not_found(self, world):
        other = make.RoundBodyFactory(
            round=make.RoundFactory(dossier=world.dossier), body=world.council
        )

        assert at(world, world.griffie, "ontvangen", other).page.status_code == 404

    @pytest.mark.parametrize("name", [*OF_A_BODY, *OF_THE_ROUND])
    def test_asks_few_queries(self, world, name, django_assert_max_num_queries):
        for _ in range(5):
            make.RoundBodyFactory(round=world.round, body=make.council(world.region))
            make.QuestionFactory(round=world.round)
            world.decision()
        reader = world.griffie if name == "antwoord" else world.redactie
        desk = Sitting(reader)

        with django_assert_max_num_queries(16):
            assert desk.open(page(world, name)).status_code == 200


class TestTheDayOfReceipt:
    def test_is_typed_as_it_is_written(self, world):
        desk = at(world, world.griffie, "ontvangen")

        desk.send(received_on="3 juni 2016")

        assert fresh(world.asked).received_on == date(2016, 6, 3)
        assert desk.page["Location"] == hub(world)
        assert f"De ontvangst is genoteerd: {world.council.name}." in desk.follow_words()

    @pytest.mark.parametrize("typed", ["juni 2016", "31 februari 2016", "<b>1</b>", "1 mei 2016"])
    def test_is_refused_beside_its_field_and_stays_typed(self, world, typed):
        desk = at(world, world.griffie, "ontvangen")

        desk.send(received_on=typed)

        assert desk.page.status_code == 422
        assert errors_beside(desk.page, "received_on")
        assert desk.page.context["form"]["received_on"].value() == typed

    def test_of_two_people_gives_both_to_choose_from(self, world):
        desk = at(world, world.griffie, "ontvangen")
        record_request_receipt(fresh(world.asked), received_on=date(2016, 6, 3), by=world.redactie)

        desk.send(received_on="10 juni 2016")

        assert desk.page.status_code == 409
        assert "10 juni 2016" in desk.words
        assert "3 juni 2016" in desk.words
        desk.send(reason="Zo staat het op de brief.")
        assert fresh(world.asked).received_on == date(2016, 6, 10)

    def test_of_a_body_that_is_asked_no_more_is_not_lost(self, world):
        desk = at(world, world.redactie, "ontvangen", world.theirs)
        Sitting(world.redactie)
        gone = fresh(world.theirs)
        make.RoundBodyFactory._meta.model.objects.filter(pk=gone.pk).delete()

        desk.send(received_on="10 juni 2016")

        assert desk.page.status_code == 404
        assert "10 juni 2016" in desk.words


class TestTheAnswer:
    def test_is_a_published_decision_of_the_body_itself(self, world):
        own = world.decision(title="Zienswijze")
        world.decision(title="Nog niet", draft=True)
        world.decision(title="Fracties", speaker="fracties")
        world.decision(title="Van de buren", body=world.neighbour)
        desk = at(world, world.griffie, "antwoord")

        assert [each.title for each in desk.page.context["form"].fields["answer"].queryset] == [
            "Zienswijze"
        ]
        desk.send(answer=own.pk)

        assert fresh(world.asked).answer == own

    def test_is_no_view_on_a_day(self, world):
        at(world, world.griffie, "antwoord").send(no_view_on="1 september 2016")

        assert fresh(world.asked).no_view_on == date(2016, 9, 1)

    def test_is_one_of_both(self, world):
        desk = at(world, world.griffie, "antwoord")

        desk.send()
        assert errors_beside(desk.page, "answer")
        desk.send(answer=world.decision().pk, no_view_on="1 september 2016")
        assert desk.page.status_code == 422
        assert "Een orgaan sprak zich uit of gaf geen zienswijze." in desk.words

    def test_is_taken_back_for_a_reason(self, world):
        at(world, world.griffie, "antwoord").send(no_view_on="1 september 2016")
        desk = at(world, world.griffie, "antwoord")

        desk.send(no_view_on="")
        assert errors_beside(desk.page, "reason")
        desk.send(no_view_on="", reason="Dat was een andere ronde.")

        assert fresh(world.asked).no_view_on is None

    @pytest.mark.parametrize("typed", ["999999999999", "-1", "x' or 1=1", "\0"])
    def test_is_no_decision_that_is_not_offered(self, world, typed):
        desk = at(world, world.griffie, "antwoord")

        desk.send(answer=typed)

        assert desk.page.status_code == 422
        assert fresh(world.asked).answer is None


class TestTheReceiptOfTheAnswer:
    def test_has_a_day_a_reference_and_a_confirmation(self, world):
        desk = at(world, world.redactie, "boeken")

        desk.send(receipt_on="2 september 2016", receipt_reference="Z-17")
        assert "Antwoord ontvangen 2 september 2016 Z-17" in desk.follow_words()
        desk.open(page(world, "boeken"))
        desk.send(confirmed_on="5 september 2016")

        assert fresh(world.asked).confirmed_on == date(2016, 9, 5)

    def test_without_a_day_is_refused_in_words(self, world):
        desk = at(world, world.redactie, "boeken")

        desk.send(receipt_reference="Z-17")

        assert desk.page.status_code == 422
        assert "Vul in op welke dag het antwoord binnenkwam." in desk.words

    @pytest.mark.parametrize("typed", ["x" * 81, "Z\u202e17", "Z\x0017"])
    def test_with_a_reference_that_cannot_be_stored_is_refused(self, world, typed):
        desk = at(world, world.redactie, "boeken")

        desk.send(receipt_on="2 september 2016", receipt_reference=typed)

        stands = fresh(world.asked).receipt_reference
        assert stands == "Z17" if desk.page.status_code == 302 else not stands


class TestMoreTime:
    def test_is_for_everybody_with_a_reason_that_all_see(self, world):
        desk = at(world, world.redactie, "verlengen")

        desk.send(due_on="1 oktober 2016", granted_on="1 juli 2016", why="De raad is met reces.")

        made = Extension.objects.get()
        assert (made.body, made.due_on, made.granted_on) == (None, date(2016, 10, 1), DAY)
        told = Sitting(world.griffie).open(hub(world))
        assert "De raad is met reces." in told.content.decode()
        assert "/werkblad/verlenging/" not in told.content.decode()

    def test_is_for_one_of_the_bodies_that_are_asked(self, world):
        desk = at(world, world.redactie, "verlengen")

        assert {each.pk for each in desk.page.context["form"].fields["body"].queryset} == {
            world.council.pk,
            world.neighbour.pk,
        }
        desk.send(body=world.council.pk, **TIME)

        assert Extension.objects.get().body == world.council

    def test_is_refused_beside_the_field_where_it_is_less(self, world):
        make.ExtensionFactory(round=world.round, due_on=date(2016, 11, 1))
        desk = at(world, world.redactie, "verlengen")

        desk.send(**TIME)

        assert "heeft al tot 01-11-2016" in errors_beside(desk.page, "due_on")[0]

    def test_is_set_right_on_a_page_of_its_own_and_leads_back(self, world):
        made = make.ExtensionFactory(round=world.round)
        desk = Sitting(world.redactie)
        desk.open(f"/werkblad/verlenging/{made.pk}/")

        desk.send(due_on="2 oktober 2016", reason="Tikfout.")

        assert desk.page["Location"] == hub(world)
        assert fresh(made).due_on == date(2016, 10, 2)


class TestTheQuestions:
    def test_are_typed_one_a_line(self, world):
        desk = at(world, world.redactie, "vragen")

        desk.send(vragen="Meer bomen?\n\n  Wie betaalt?  ", reason="Zo gevraagd.")

        told = [each.text for each in world.round.listed_questions.order_by("number")]
        assert told == ["Meer bomen?", "Wie betaalt?"]

    def test_of_two_people_are_chosen_from(self, world):
        desk = at(world, world.redactie, "vragen")
        at(world, world.beheer, "vragen").send(vragen="Wie betaalt?", reason="Zo.")

        desk.send(vragen="Meer bomen?", reason="Zo.")

        assert desk.page.status_code == 409
        assert [each.label for each in desk.page.context["differences"]] == [
            "Vragen aan de organen"
        ]

    def test_that_were_answered_stay(self, world):
        question = make.QuestionFactory(round=world.round, text="Meer bomen?")
        make.AnswerFactory(question=question)
        desk = at(world, world.redactie, "vragen")

        desk.send(vragen="Wie betaalt?", reason="Zo.")

        assert desk.page.status_code == 422
        assert fresh(question).text == "Meer bomen?"

    @pytest.mark.parametrize(
        ("typed", "words"), [("x" * 4001, "4000"), ("Vraag?\n" * 61, "hoogstens 60 vragen")]
    )
    def test_that_are_too_long_or_too_many_are_refused(self, world, typed, words):
        desk = at(world, world.redactie, "vragen")

        desk.send(vragen=typed, reason="Zo.")

        assert desk.page.status_code == 422
        assert words in desk.words
        assert not world.round.listed_questions.exists()


class TestTheAnswerToAQuestion:
    def test_is_entered_as_a_concept_with_its_place(self, world):
        question = make.QuestionFactory(round=world.round)
        source = make.SourceFactory(region=world.region)
        form = f"/werkblad/{world.dossier.slug}/nieuw/antwoord/?vraag={question.pk}"
        desk = Sitting(world.griffie)
        assert f'href="{form}"' in desk.open(hub(world)).content.decode()
        desk.open(form)

        typed = {"text": "Ja, graag.", "dated_on": "1 juli 2016", "plaats-source": source.pk}
        typed |= {"plaats-place": "alinea 3", "plaats-summary": "De raad wil bomen."}
        desk.send_fields(typed)

        made = Answer.objects.get()
        assert (made.question, made.body, made.status) == (question, world.council, Status.DRAFT)
        assert made.evidence.get().place == "alinea 3"
        assert desk.page["Location"] == hub(world)
        assert "Ja, graag." in desk.follow_words()

    def test_that_is_a_concept_is_told_to_its_own_griffie_only(self, world):
        question = make.QuestionFactory(round=world.round)
        make.AnswerFactory(question=question, body=world.council, text="Stil", draft=True)

        told = {
            who: "Stil" in Sitting(getattr(world, who)).open(hub(world)).content.decode()
            for who in ("griffie", "other_griffie", "redactie")
        }

        assert told == {"griffie": True, "other_griffie": False, "redactie": False}

    def test_offers_the_questions_in_items_of_its_own_bodies(self, world):
        own = make.AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)
        theirs = make.AgendaItemFactory(dossier=world.dossier, body=world.neighbour)
        line = make.AgendaLineFactory(item=own)
        make.AgendaLineFactory(item=theirs)
        make.AgendaLineFactory(item=own, kind="bijlage")
        desk = Sitting(world.griffie)

        form = desk.open(f"/werkblad/{world.dossier.slug}/nieuw/antwoord/").context["form"]

        assert list(form.fields["line"].queryset) == [line]

    def test_in_an_item_is_entered_from_that_line(self, world):
        item = make.AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)
        line = make.AgendaLineFactory(item=item)
        form = f"/werkblad/{world.dossier.slug}/nieuw/antwoord/?regel={line.pk}"
        desk = Sitting(world.griffie)
        assert f'href="{form}"' in desk.open(f"/werkblad/regel/{line.pk}/").content.decode()
        desk.open(form)

        desk.send(text="Ja, graag.", dated_on="1 juli 2016")

        assert line.answers.get().body == world.council


class TestTheRoundItself:
    def test_has_a_last_day_a_round_before_it_and_its_questions(self, world):
        desk = Sitting(world.redactie)
        desk.open(f"/werkblad/{world.dossier.slug}/nieuw/ronde/")

        desk.send(
            title="Hoe verder?",
            questions="Wat wil uw raad nu?",
            vragen="Meer bomen?\nWie betaalt?",
            dated_on="1 september 2017",
            legal_basis="afspraak",
            due_on="1 december 2017",
            follows=world.round.pk,
            asked=[world.council.pk],
        )

        made = world.round.followed_by.get()
        assert made.due_on == date(2017, 12, 1)
        assert [each.text for each in made.listed_questions.order_by("number")] == [
            "Meer bomen?",
            "Wie betaalt?",
        ]

    def test_tells_the_term_and_the_article_of_each_basis(self, world):
        desk = Sitting(world.redactie)
        desk.open(f"/werkblad/{world.dossier.slug}/nieuw/ronde/")

        assert (
            "acht weken sinds 1 juli 2022, daarvoor geen wettelijke termijn "
            "(Wet gemeenschappelijke regelingen, artikel 1, derde lid)"
        ) in desk.words
        assert "raden drie maanden, anderen acht weken" in desk.words

    def test_does_not_offer_itself_as_the_one_before(self, world):
        form = Sitting(world.redactie).open(f"/werkblad/ronde/{world.round.pk}/").context["form"]

        assert list(form.fields["follows"].queryset) == []
