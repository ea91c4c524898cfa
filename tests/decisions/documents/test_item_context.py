"""What an item tells beside its own text, as the dossier stands on the day."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from decisions.documents import build_agenda_document, build_agenda_documents
from decisions.models import AgendaItem, ItemSection
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db

DAY = date(2017, 6, 1)
ALL = " ".join(ItemSection.values)


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


@pytest.fixture
def asked(world):
    """A round that asks two councils about the subject, and what they hold."""
    made = make.RoundFactory(dossier=world.dossier, subject=world.subject, dated_on="2017-05-01")
    for body in (world.council, world.neighbour):
        make.RoundBodyFactory(round=made, body=body)
    decision = make.DecisionFactory(
        dossier=world.dossier, body=world.neighbour, dated_on="2017-05-09", title="Zienswijze"
    )
    stance = make.PositionFactory(decision=decision, subject=world.subject, stance="tegen")
    make.EvidenceFactory(
        position=stance,
        reads_stance="tegen",
        place="punt 2",
        source=make.SourceFactory(title="Lijst"),
    )
    return made


def told(world, round_=None, sections=ALL, *, day=DAY, reader=None, known_at=None):
    item = make.AgendaItemFactory(
        dossier=world.dossier, body=world.council, round=round_, sections=sections
    )
    row = AgendaItem.objects.select_related("dossier", "body__municipality", "round").get(
        pk=item.pk
    )
    reader = reader or people.public()
    document = build_agenda_document(
        row, day=day, reader=reader, known_at=known_at, address="https://regio.example/1/"
    )
    return {each.heading: each for each in document.sections}


def test_tells_nothing_along_where_nothing_is_asked(world, asked):
    assert not any("raad staat" in heading for heading in told(world, asked, sections=""))


def test_tells_where_each_council_stands_with_what_shows_it(world, asked):
    found = told(world, asked)[f"Waar elke raad staat: {world.subject.name}"]

    rows = {each.text.partition(":")[0]: each for each in found.entries}
    assert rows[world.neighbour.name].text.endswith(": tegen, volgens de pers")
    assert rows[world.neighbour.name].place == "Lijst, punt 2"
    assert rows[world.council.name].text.endswith(": onbekend")


def test_tells_no_stance_of_after_the_day(world, asked):
    found = told(world, asked, day=date(2017, 5, 2))[f"Waar elke raad staat: {world.subject.name}"]

    assert all(each.text.endswith("onbekend") for each in found.entries)


def test_tells_the_support_in_words(world, asked):
    facts = {each.label: each.text for each in told(world, asked)["Draagvlak"].facts}

    assert facts["Onderwerp"] == world.subject.name
    assert facts["Tegen"]


def test_tells_the_own_wishes_with_their_replies_and_no_others(world, asked):
    own = world.remark(subject=world.subject, text="Meer huizen.", dated_on="2017-05-09")
    world.remark(body=world.neighbour, text="Minder huizen.", dated_on="2017-05-09")
    make.ReplyFactory(
        remark=own, dossier=world.dossier, reasons="Het staat er nu in.", dated_on="2017-05-20"
    )

    entries = told(world, asked)["Wensen en bedenkingen van deze raad"].entries

    assert [each.text for each in entries] == ["wens: Meer huizen."]
    (reply,) = entries[0].entries
    assert reply.text.endswith("Het staat er nu in.")


def test_tells_no_wish_that_the_reader_may_not_see(world, asked):
    world.remark(subject=world.subject, text="Nog niet.", dated_on="2017-05-09", draft=True)

    assert "Wensen en bedenkingen van deze raad" not in told(world, asked)


def test_tells_what_the_other_councils_do(world, asked):
    (other,) = told(world, asked)["Wat de andere raden doen"].entries

    assert other.text.startswith(world.neighbour.municipality.name)


def test_tells_the_term_of_the_own_council(world, asked):
    facts = {each.label: each.text for each in told(world, asked)["Termijn"].facts}

    assert facts["Ronde"] == asked.title


def test_tells_no_term_without_a_round(world, asked):
    found = told(world)

    assert "Termijn" not in found
    assert "Wat de andere raden doen" not in found


def test_is_read_once_for_all_the_items_of_a_dossier(world, asked, django_assert_num_queries):
    other = make.RoundFactory(
        dossier=world.dossier,
        subject=make.SubjectFactory(dossier=world.dossier),
        dated_on="2017-05-01",
    )
    for body in (world.council, world.neighbour):
        world.remark(body=body, subject=world.subject, dated_on="2017-05-09")
    for number in range(10):
        make.AgendaItemFactory(
            dossier=world.dossier,
            body=(world.council, world.neighbour)[number % 2],
            round=(asked, other)[number % 2],
            sections=ALL,
        )
    items = list(
        AgendaItem.objects.select_related("dossier", "body__municipality", "round").order_by("pk")
    )
    asking = {"day": DAY, "reader": people.public(), "known_at": None}

    def build(chosen):
        addresses = [f"https://regio.example/{each.pk}/" for each in chosen]
        return build_agenda_documents(chosen, addresses, **asking)

    build(items[:1])
    with CaptureQueriesContext(connection) as few:
        build(items[:1])
    with django_assert_num_queries(len(few)):
        documents = build(items)

    alone = [build([each])[0].sections[:-1] for each in items]
    assert [each.sections[:-1] for each in documents] == alone
    assert len({each[1].heading for each in alone}) == 2
