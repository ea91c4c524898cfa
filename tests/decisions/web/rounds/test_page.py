"""The page of a round: what was asked, who spoke, and each question by each body."""

from datetime import date

import pytest
import time_machine

from decisions.actions import answer_round, save_record
from municipalities.actions.regions import save_paper_days
from municipalities.models import Body
from tests import factories as make
from tests.decisions.web.public.reading import queries, shown
from tests.decisions.web.public.region import scene, words
from tests.people import beheer, griffie

pytestmark = pytest.mark.django_db
DAY = "2017-06-01"
WRITTEN, AFTER = "2026-11-23T09:00:00Z", "2026-11-23T13:00"


class Asking:
    """A round that asks the councils of Aalst and Berg."""

    def __init__(self, **fields):
        self.made = scene("Aalst", "Berg")
        self.own = {"dossier": self.made.dossier}
        fields = {"dated_on": "2017-04-01", "title": "De ronde", **fields}
        self.round = make.RoundFactory(**self.own, **fields)
        self.aalst, self.berg = self.made.councils.values()
        self.asked = {
            body.municipality.name: make.RoundBodyFactory(round=self.round, body=body)
            for body in (self.aalst, self.berg)
        }

    @property
    def address(self):
        return f"{self.made.address}rondes/{self.round.pk}/"

    def page(self, client, **query):
        return words(client.get(self.address, {"peildatum": DAY, **query}))

    def speak(self, name, on="2017-05-09", **fields):
        asked = self.asked[name]
        decision = make.DecisionFactory(**self.own, body=asked.body, dated_on=on, **fields)
        answer_round(asked, decision=decision, by=beheer())
        return decision

    def change(self, name, **fields):
        for field, value in fields.items():
            setattr(self.asked[name], field, value)
        save_record(self.asked[name], by=beheer(), reason="test")

    def question(self, text="Wat vindt uw raad?", number=1):
        return make.QuestionFactory(round=self.round, text=text, number=number)

    def item(self, body, **fields):
        return make.AgendaItemFactory(**self.own, body=body, round=self.round, **fields)


@pytest.fixture
def asking():
    return Asking()


class TestWhatIsAsked:
    def test_names_the_article_with_its_version_and_the_duty_to_reply(self, client):
        asking = Asking(legal_basis="wgr_begroting", dated_on="2022-06-01")
        asking.change("Aalst", received_on=date(2022, 6, 30))
        asking.change("Berg", received_on=date(2022, 7, 1))

        page = asking.page(client, peildatum="2022-07-02")

        assert "artikel 35, zoals die luidde tot 1 juli 2022 (Gemeenteraad Aalst)" in page
        assert "artikel 35, zoals die luidt sinds 1 juli 2022 (Gemeenteraad Berg)" in page
        assert "van 25 augustus 2022 tot en met 23 september 2022" in page
        assert "beantwoordt elke zienswijze schriftelijk" in page

    def test_tells_everybody_who_got_more_time_and_why(self, client, asking):
        make.ExtensionFactory(
            round=asking.round,
            body=asking.aalst,
            granted_on=date(2017, 5, 20),
            due_on=date(2017, 7, 3),
            why="De raad vergadert later.",
        )

        page = asking.page(client)

        assert "Gemeenteraad Aalst : tot en met 3 juli 2017. De raad vergadert later." in page
        assert "verleend op 20 mei 2017" in page
        assert "Verlengd" not in asking.page(client, peildatum="2017-05-19")

    def test_leads_to_the_round_before_and_after_it(self, client, asking):
        after = make.RoundFactory(
            **asking.own, title="De volgende", follows=asking.round, dated_on="2017-05-24"
        )

        assert "Vervolgd in De volgende" in asking.page(client)
        asking.round = after
        assert "Vervolg op De ronde" in asking.page(client)
        assert "Er is nog geen orgaan gevraagd." in asking.page(client)


class TestReadiness:
    def test_says_who_spoke_who_is_missing_and_from_when_it_can_be_complete(self, client, asking):
        decision = asking.speak("Aalst")
        asking.change("Berg", due_on=date(2017, 9, 3))

        page = asking.page(client)

        assert "1 van 2 gesproken. Nog niet: Gemeenteraad Berg" in page
        assert "Op zijn vroegst is de ronde compleet op 3 september 2017." in page
        assert "3 september 2017 gekozen datum. De laatste dag is een zondag." in page
        html = client.get(asking.address, {"peildatum": DAY}).content.decode()
        assert f'href="{decision.get_absolute_url()}?peildatum={DAY}">gesproken</a>' in html

    def test_says_that_nobody_knows_when_it_is_complete(self, client, asking):
        page = asking.page(client)

        assert "Wanneer de ronde compleet kan zijn is niet bekend" in page
        assert "zij hebben geen vergadering en geen laatste dag in het vooruitzicht." in page
        asking.change("Berg", due_on=date(2017, 9, 3))
        assert "in het vooruitzicht bij Gemeenteraad Aalst." in asking.page(client)

    def test_says_once_what_is_known_of_no_body(self, client):
        asking = Asking(legal_basis="afspraak", due_on=None)

        page = asking.page(client)

        assert page.count("Wanneer de organen de vraag kregen is niet bekend.") == 1
        assert page.count("Voor geen orgaan geldt een laatste dag") == 1
        assert "Vraag ontvangen" not in page and "geen dag" not in page

        asking.change("Aalst", received_on=date(2017, 4, 3))

        page = asking.page(client)
        assert "Vraag ontvangen" in page and "3 april 2017" in page
        assert "Wanneer de organen de vraag kregen" not in page

    def test_says_since_when_everybody_spoke(self, client, asking):
        asking.speak("Aalst")
        asking.speak("Berg", "2017-05-11")

        assert "hebben zich uitgesproken, sinds 11 mei 2017" in asking.page(client)

    def test_tells_what_is_planned_and_the_last_safe_day(self, client, asking):
        asking.change("Aalst", received_on=date(2017, 5, 2), due_on=date(2017, 7, 1))
        meeting = make.MeetingFactory(**asking.own, body=asking.aalst, held_on=date(2017, 6, 29))
        asking.item(asking.aalst, meeting=meeting, title="Hoe verder")

        page = asking.page(client)

        assert "gepland in de raad Gemeenteraad Aalst, 29 juni 2017: Hoe verder" in page
        assert "veilig tot en met 30 juni 2017 laatste raad 29 juni 2017" in page

    def test_tells_by_when_papers_for_the_last_meeting_must_be_in(self, client, asking):
        asking.change("Aalst", received_on=date(2017, 5, 2), due_on=date(2017, 7, 1))
        make.MeetingFactory(**asking.own, body=asking.aalst, held_on=date(2017, 6, 29))
        assert (
            "aanleveren uiterlijk 15 juni 2017 (vuistregel: 14 dagen voor de raad)"
            in asking.page(client)
        )

        council = Body.objects.get(pk=asking.aalst.pk)
        save_paper_days(council, paper_days=21, by=beheer(), reason="Zo is het.")

        page = asking.page(client)
        assert "aanleveren uiterlijk 8 juni 2017" in page
        assert "vuistregel" not in page

    def test_tells_the_receipt_of_an_answer(self, client, asking):
        asking.speak("Aalst")
        asking.asked["Aalst"].refresh_from_db()
        asking.change("Aalst", receipt_on=date(2017, 5, 12), receipt_reference="Z/17/1")

        assert "12 mei 2017, Z/17/1 nog niet bevestigd" in asking.page(client)


class TestQuestions:
    def test_stand_beside_what_each_body_answered_with_its_place(self, client, asking):
        question = asking.question()
        answer = make.AnswerFactory(
            question=question, body=asking.aalst, dated_on="2017-05-09", text="Wij willen verder."
        )
        place = shown(answer, "answer")
        asking.speak("Aalst")

        page = asking.page(client)

        assert "1. Wat vindt uw raad? Wij willen verder. 9 mei 2017 Bron:" in page
        assert "alinea 1 nog niet gesproken" in page
        assert f'href="/bronnen/{place.source_id}/#' in client.get(asking.address).content.decode()

    def test_say_who_spoke_without_answering_and_who_has_no_view(self, client, asking):
        asking.question("Eerste", 1)
        asking.speak("Aalst")
        asking.change("Berg", no_view_on=date(2017, 5, 20))

        assert "1. Eerste niet beantwoord geen zienswijze" in asking.page(client)
        assert "1. Eerste nog niet gesproken nog niet" in asking.page(
            client, peildatum="2017-05-08"
        )

    def test_never_tell_a_draft_to_the_public(self, client, asking):
        make.AnswerFactory(
            question=asking.question(), body=asking.aalst, text="Nog niet af", draft=True
        )

        assert "Nog niet af" not in asking.page(client)
        client.force_login(griffie(asking.berg.municipality).user)
        assert "Nog niet af" not in asking.page(client)
        client.force_login(griffie(asking.aalst.municipality).user)
        assert "Nog niet af 1 juli 2016 · concept" in asking.page(client)

    def test_of_an_own_agenda_item_are_told_with_their_answers(self, client, asking):
        item = asking.item(asking.aalst, title="Hoe verder")
        first, _ = (make.AgendaLineFactory(item=item, number=n, text=f"Vraag {n}?") for n in (1, 2))
        make.AnswerFactory(
            question=None, line=first, body=asking.aalst, dated_on="2017-05-09", text="Ja."
        )
        asking.speak("Aalst")

        page = asking.page(client)

        assert "Vragen in het eigen agendapunt van Gemeenteraad Aalst Hoe verder" in page
        assert "Vraag 1? Ja. 9 mei 2017 Vraag 2? niet beantwoord" in page

    def test_of_a_draft_item_stay_with_its_griffie(self, client, asking):
        item = asking.item(asking.aalst, draft=True)
        make.AgendaLineFactory(item=item, text="Nog geheim?")

        assert "Nog geheim?" not in asking.page(client)

    def test_are_told_as_known(self, client):
        with time_machine.travel(WRITTEN):
            asking = Asking()
            question = asking.question()
            answer = make.AnswerFactory(question=question, body=asking.aalst, text="Eerst dit")
            asking.speak("Aalst")
        with time_machine.travel("2026-11-23T14:00:00Z"):
            answer.refresh_from_db()
            answer.text = "Later dat"
            save_record(answer, by=beheer(), reason="beter")
            asking.speak("Berg")

        with time_machine.travel("2026-11-23T15:00:00Z"):
            now, before = asking.page(client), asking.page(client, bekend=AFTER)
            never = asking.page(client, bekend="2026-11-22T12:00")

        assert "Later dat" in now and "2 van 2 gesproken" in now
        assert "Eerst dit" in before and "1 van 2 gesproken" in before
        assert "Eerst dit" not in never and "Er is nog geen orgaan gevraagd." in never


class TestTheWayThere:
    def test_is_in_the_list_with_who_spoke_and_by_when(self, client, asking):
        asking.speak("Aalst")
        asking.change("Berg", due_on=date(2017, 9, 1))

        page = words(client.get(f"{asking.made.address}rondes/", {"peildatum": DAY}))

        assert "Uiterlijk: 1 september 2017 1 van 2 gesproken. Nog niet: Gemeenteraad Berg" in page

    def test_is_on_the_board_with_the_last_safe_day_when_near(self, client, asking):
        asking.change("Berg", received_on=date(2017, 5, 2), due_on=date(2017, 6, 23))

        board = client.get(asking.made.address, {"peildatum": DAY})
        early = words(client.get(asking.made.address, {"peildatum": "2017-05-20"}))

        assert f'href="{asking.address}?peildatum={DAY}">De ronde</a>' in board.content.decode()
        told = "Berg : ontvangen, niet gepland, veilig indienen tot en met 23 juni"
        assert told in words(board)
        assert "veilig indienen" not in early

    def test_is_on_the_page_of_a_document_that_shows_it_or_an_answer(self, client, asking):
        source = make.SourceFactory()
        answer = make.AnswerFactory(question=asking.question(), body=asking.aalst)
        for record, kind in ((asking.round, "round"), (answer, "answer")):
            make.EvidenceFactory(shows=record, position=None, source=source, **{kind: record})

        html = client.get(f"/bronnen/{source.pk}/").content.decode()

        assert f'href="{asking.address}">De ronde</a>' in html
        assert f'href="{asking.address}">Antwoord van Gemeenteraad Aalst</a>' in html

    def test_is_on_the_pages_of_a_municipality_and_of_the_subject(self, client, asking):
        asking.round.subject = asking.made.proposal
        save_record(asking.round, by=beheer(), reason="test")
        link = f'href="{asking.address}?peildatum={DAY}">De ronde</a>'

        for path in ("gemeenten/berg/", "voorstellen/regioraad/"):
            response = client.get(f"{asking.made.address}{path}", {"peildatum": DAY})
            assert link in response.content.decode(), path


def test_it_asks_as_often_for_many_as_for_one(client, asking):
    counts = []
    for number in (1, 4):
        for place in range(number):
            body = asking.made.council(f"Dorp {number}{place}")
            make.RoundBodyFactory(round=asking.round, body=body)
            question = asking.question(number=10 * number + place)
            shown(make.AnswerFactory(question=question, body=body), "answer")
            make.AgendaLineFactory(item=asking.item(body), number=1)
            make.ExtensionFactory(round=asking.round, body=body)
        counts.append(queries(client, asking.address, peildatum=DAY))

    assert counts[0] == counts[1]
