"""What others rest on does not go, and the refusal names them in Dutch."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from decisions.actions import delete_draft
from decisions.actions.deletion import describe_blockers
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db


def answered_item(world):
    item = make.AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)
    line = make.AgendaLineFactory(item=item)
    make.AnswerFactory(question=None, line=line, body=world.council, draft=True)
    return item, ["1 antwoord op een vraag"]


def answered_question(world):
    question = make.QuestionFactory(round__dossier=world.dossier)
    for body in (world.council, world.neighbour):
        make.AnswerFactory(question=question, body=body)
    return question, ["2 antwoorden op vragen"]


def round_with_everything(world):
    question, _told = answered_question(world)
    round_ = question.round
    make.RoundBodyFactory(round=round_, body=world.council, no_view_on=date(2016, 9, 1))
    make.RoundBodyFactory(round=round_, body=world.neighbour)
    make.ExtensionFactory(round=round_)
    make.RoundFactory(dossier=world.dossier, follows=round_)
    make.ReplyNoteFactory(round=round_, body=world.steering_group)
    return round_, [
        "1 orgaan dat antwoordde",
        "1 reactienota",
        "1 ronde",
        "2 antwoorden op vragen",
    ]


def linked_wish(world):
    remark = world.remark(draft=True)
    make.PointRemarkFactory(point__dossier=world.dossier, remark=remark)
    return remark, ["1 punt in een gedeeld punt"]


def decision_that_answers(world):
    decision = world.decision(draft=True)
    make.RoundBodyFactory(round__dossier=world.dossier, body=world.council, answer=decision)
    make.ReplyFactory(
        remark=world.remark(decision=decision, draft=True), body=world.steering_group, draft=True
    )
    return decision, ["1 orgaan dat antwoordde", "1 reactie"]


CASES = [
    answered_item,
    answered_question,
    round_with_everything,
    linked_wish,
    decision_that_answers,
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
class TestWhatOthersRestOn:
    def test_is_named_in_one_query(self, world, case, django_assert_num_queries):
        record, told = case(world)

        with django_assert_num_queries(1):
            found = describe_blockers(record)

        assert sorted(found) == told

    def test_stays_whole_and_says_why(self, world, case):
        record, told = case(world)

        with pytest.raises(ValidationError, match="Hierop rusten nog") as refused:
            delete_draft(record, by=world.beheer, reason="Weg.")

        assert all(each in refused.value.messages[0] for each in told)
        assert fresh(record) == record


def test_the_page_says_it_before_and_after_in_few_queries(world, django_assert_max_num_queries):
    round_, _told = round_with_everything(world)
    desk = Sitting(world.redactie)

    with django_assert_max_num_queries(20):
        desk.open(f"/werkblad/ronde/{round_.pk}/weggooien/")
    assert "Hierop rusten nog:" in desk.words
    desk.send(reason="Weg.")

    assert desk.page.status_code == 422
    assert "Hierop rusten nog:" in desk.words
