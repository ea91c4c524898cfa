"""The questions of a round as one text: what stays the same record, and what may not go."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions.rounds import save_round_questions, set_round_questions
from tests import factories as make
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db
TREES, MONEY, ROOMS = (
    "Wilt uw raad meer bomen?",
    "Wie betaalt de kosten van het overleg?",
    "Waar vergadert de nieuwe groep?",
)


@pytest.fixture(scope="module")
def shared_world(shared_world):
    shared_world.round = make.RoundFactory(dossier=shared_world.dossier)
    set_round_questions(shared_world.round, [TREES, MONEY], by=shared_world.redactie)
    return shared_world


def told(world):
    return [each.text for each in world.round.listed_questions.order_by("number")]


def keys(world):
    return {each.text: each.pk for each in world.round.listed_questions.all()}


def put(world, *texts):
    set_round_questions(world.round, texts, by=world.redactie, reason="Zo.")


class TestSetQuestions:
    def test_keeps_their_order(self, world):
        assert told(world) == [TREES, MONEY]

    @pytest.mark.parametrize(
        "texts", [[MONEY, TREES], [ROOMS, TREES, MONEY], [MONEY, ROOMS, TREES], [TREES]]
    )
    def test_moves_what_says_the_same_and_keeps_the_record(self, world, texts):
        before = keys(world)

        put(world, *texts)

        assert told(world) == texts
        assert {text: key for text, key in keys(world).items() if text in before} == {
            text: before[text] for text in texts if text in before
        }

    def test_keeps_the_record_of_one_in_slightly_other_words(self, world):
        before = keys(world)

        put(world, ROOMS, "Wil uw raad nog meer bomen?", MONEY)

        assert keys(world)["Wil uw raad nog meer bomen?"] == before[TREES]

    def test_writes_nothing_where_nothing_changed(self, world):
        put(world, TREES, f"  {MONEY} ")

        question = world.round.listed_questions.get(text=TREES)
        assert question.history.count() == 1

    def test_lets_none_go_that_was_answered(self, world):
        make.AnswerFactory(question=world.round.listed_questions.get(text=TREES))

        with pytest.raises(ValidationError):
            put(world, MONEY, ROOMS)

        assert told(world) == [TREES, MONEY]

    def test_refuses_more_than_anybody_answers(self, world):
        with pytest.raises(ValidationError, match="hoogstens 60 vragen"):
            put(world, *[f"{TREES} {each}" for each in range(61)])

        assert told(world) == [TREES, MONEY]


class TestAskQuestions:
    def test_gives_the_round_a_version_too(self, world):
        save_round_questions(world.round, [MONEY], by=world.redactie, reason="Korter.")

        assert told(world) == [MONEY]
        assert fresh(world.round).version == 2

    @pytest.mark.parametrize("who", ["public", "griffie", "raadslid", "strange_redactie"])
    def test_is_for_the_regioredactie(self, world, who):
        with pytest.raises(PermissionDenied):
            save_round_questions(world.round, [MONEY], by=getattr(world, who), reason="Zo.")

        assert told(world) == [TREES, MONEY]
