"""What a body answered to a question: whose it is, and what it cannot be."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import publish_record
from decisions.actions.rounds import answer_question
from decisions.models import Answer
from tests import factories as make
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_world):
    shared_world.question = make.QuestionFactory(round__dossier=shared_world.dossier)
    make.RoundBodyFactory(round=shared_world.question.round, body=shared_world.council)
    return shared_world


def answer(world, **fields):
    own = {"dossier": world.dossier, "question": world.question, "body": world.council}
    return Answer(**{**own, "text": "Ja, graag.", "dated_on": "2016-07-01", **fields})


class TestAnswerQuestion:
    def test_is_a_concept_of_the_own_griffie(self, world):
        made = answer_question(answer(world), by=world.griffie)

        assert fresh(made).status == "concept"

    def test_changes_for_a_reason_once_it_is_public(self, world):
        made = publish_record(answer_question(answer(world), by=world.griffie), by=world.griffie)
        made.text = "Nee."

        with pytest.raises(ValidationError, match="geef een reden"):
            answer_question(made, by=world.griffie)
        answer_question(made, by=world.griffie, reason="Verkeerd gelezen.")

        assert fresh(made).text == "Nee."

    @pytest.mark.parametrize("who", ["public", "other_griffie", "raadslid", "redactie"])
    def test_is_refused_to_everybody_else(self, world, who):
        assert world.griffie

        with pytest.raises(PermissionDenied):
            answer_question(answer(world), by=getattr(world, who))

    def test_refuses_a_body_that_is_not_asked(self, world):
        with pytest.raises(ValidationError, match="niet gevraagd"):
            answer_question(answer(world, body=world.neighbour), by=world.other_griffie)

    @pytest.mark.parametrize(
        ("fields", "words"),
        [({"dated_on": "2016-05"}, "komt na de vraag"), ({"question": None}, "precies één vraag")],
    )
    def test_refuses_what_cannot_be(self, world, fields, words):
        with pytest.raises(ValidationError, match=words):
            answer_question(answer(world, **fields), by=world.griffie)


class TestToAQuestionInAnAgendaItem:
    def to_line(self, world, **fields):
        item = make.AgendaItemFactory(dossier=world.dossier, body=world.council, **fields)
        return answer(world, question=None, line=make.AgendaLineFactory(item=item))

    def test_is_public_no_earlier_than_the_item(self, world):
        made = answer_question(self.to_line(world, draft=True), by=world.griffie)

        with pytest.raises(ValidationError, match="Deel of publiceer eerst"):
            publish_record(made, by=world.griffie)

    def test_is_published_by_itself_after_it(self, world):
        made = answer_question(self.to_line(world), by=world.griffie)

        assert publish_record(made, by=world.griffie).status == "gepubliceerd"
