"""What goes along is told before: as many as are deleted after."""

import pytest

from decisions.actions import delete_draft
from decisions.actions.deletion import count_dependents, describe_dependents
from decisions.models import (
    AgendaLine,
    Evidence,
    Extension,
    Position,
    PositionGroup,
    Question,
    Remark,
    RoundBody,
)
from tests import factories as make

pytestmark = pytest.mark.django_db
PARTS = (Position, Remark, PositionGroup, AgendaLine, Evidence, Question, RoundBody, Extension)


def full_decision(world):
    """Return a draft with two positions, groups, conditions and places at every level."""
    decision = world.decision(draft=True)
    world.remark(decision=decision, draft=True)
    make.EvidenceFactory(position=None, shows=decision, decision=decision)
    for _ in range(2):
        position = world.position(
            decision, draft=True, subject=make.SubjectFactory(dossier=world.dossier)
        )
        make.PositionGroupFactory(position=position)
        world.reading(position)
        condition = world.condition(position, draft=True)
        make.EvidenceFactory(position=None, shows=condition, remark=condition)
    return decision


def agenda_item(world):
    item = make.AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)
    make.AgendaLineFactory(item=item)
    make.EvidenceFactory(position=None, shows=item, agenda_item=item)
    return item


def whole_round(world):
    """Return a round with everything that it is made of."""
    made = make.RoundFactory(dossier=world.dossier)
    make.RoundBodyFactory(round=made, body=world.council)
    make.ExtensionFactory(round=made)
    for _ in range(2):
        make.QuestionFactory(round=made)
    make.EvidenceFactory(position=None, shows=made, round=made)
    return made


RECORDS = {
    "a round": whole_round,
    "a decision": full_decision,
    "a position": lambda world: full_decision(world).positions.order_by("pk").first(),
    "an agenda item": agenda_item,
    "a wish": lambda world: world.condition(world.position(draft=True), draft=True),
    "a milestone": lambda world: make.MilestoneFactory(dossier=world.dossier),
}


@pytest.mark.parametrize("name", RECORDS)
def test_it_tells_exactly_what_is_deleted_along(world, name):
    record = RECORDS[name](world)
    before = {model: model.objects.count() for model in PARTS}
    told = [number for _words, number in count_dependents(record)]

    delete_draft(record, by=world.beheer, reason="x")

    gone = [before[model] - model.objects.count() for model in PARTS][: len(told)]
    if type(record) in PARTS:
        gone[PARTS.index(type(record))] -= 1
    assert told == gone


def test_it_tells_in_words_and_leaves_out_what_is_not_there(world):
    assert describe_dependents(full_decision(world)) == [
        "2 standpunten",
        "3 wensen of bedenkingen",
        "2 fracties achter een standpunt",
        "5 plaatsen in een bron",
    ]
    assert describe_dependents(world.remark()) == []


def test_it_asks_five_queries_at_most_and_eight_of_a_round(world, django_assert_max_num_queries):
    decision, round_ = full_decision(world), whole_round(world)

    with django_assert_max_num_queries(5):
        describe_dependents(decision)
    with django_assert_max_num_queries(8):
        describe_dependents(round_)
