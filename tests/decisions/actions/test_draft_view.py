"""What was prepared for an agenda item as a view, and the decision that it comes to follow from."""

import pytest
from time_machine import travel

from decisions.actions import publish_record
from decisions.actions.agenda import attach_draft_view
from decisions.models import Remark, RemarkKind, Status
from tests import factories as make
from tests import people
from tests.decisions.web.workspace.sitting import Sitting, sent_by

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


@pytest.fixture
def item(world):
    asked = make.RoundFactory(dossier=world.dossier, subject=world.subject)
    return make.AgendaItemFactory(dossier=world.dossier, body=world.council, round=asked)


def prepared(world, item, text="Meer huizen.", **fields):
    return world.remark(draft=True, item=item, text=text, round=item.round, **fields)


def test_begins_with_what_the_item_is_about(world, item):
    page = Sitting(world.griffie).open(
        f"/werkblad/{world.dossier.slug}/nieuw/wens/?agendapunt={item.pk}"
    )

    typed = sent_by(page)
    assert typed["item"] == [str(item.pk)]
    assert typed["body"] == [str(world.council.pk)]
    assert typed["round"] == [str(item.round_id)]
    assert typed["subject"] == [str(world.subject.pk)]


def test_follows_from_the_decision_and_is_published_with_it(world, item):
    wish = prepared(world, item)
    objection = prepared(world, item, "Te duur.", kind=RemarkKind.OBJECTION)
    decision = make.DecisionFactory(
        dossier=world.dossier, body=world.council, dated_on="2016-06-14", draft=True
    )

    attach_draft_view(item, decision, by=world.griffie)
    publish_record(decision, by=world.griffie)

    for each in Remark.objects.filter(pk__in=[wish.pk, objection.pk]):
        assert (each.decision, each.dated_on, each.status) == (
            decision, "2016-06-14", Status.PUBLISHED,
        )  # fmt: skip


def test_leaves_what_follows_from_another_decision_already(world, item):
    decision = world.decision(draft=True)
    other = world.decision(draft=True)
    mine = prepared(world, item, decision=other)

    assert attach_draft_view(item, decision, by=world.griffie) == []
    mine.refresh_from_db()
    assert mine.decision == other
