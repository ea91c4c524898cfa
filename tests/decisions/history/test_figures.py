"""What is told of a record about which its sources differ, on both clocks and to each reader."""

from datetime import timedelta

import pytest
from django.db.models import Q

from decisions.history import list_differing_figures, read_differing_fields, read_evidence
from municipalities.tracking import write_record
from tests import factories as make
from tests.people import beheer, griffie, public

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    """A decision of 10 to 9 on 9 May 2017."""
    return make.DecisionFactory(dated_on="2017-05-09", seats=19, votes_for=10, votes_against=9)


def place_of(decision, *, title="Brief", is_public=True, **readings):
    source = make.SourceFactory(title=title, is_public=is_public)
    place = make.EvidenceFactory(
        shows=decision, position=None, decision=decision, source=source, place="bladzijde 2"
    )
    for field, value in readings.items():
        make.ValueReadingFactory(evidence=place, field=field, value=value)
    return place


def position_of(decision):
    subject = make.SubjectFactory(dossier=decision.dossier)
    return make.PositionFactory(decision=decision, subject=subject)


def told(decision, reader=None, known_at=None):
    """Return {field: [(words, titles)]} of what is told of a decision."""
    places = read_evidence(
        decision.dossier, Q(decision=decision.pk), reader=reader or public(), known_at=known_at
    )
    found = list_differing_figures(decision, places["decision", decision.pk])
    return {
        each.field: [(e.words, [p.source_title for p in e.places]) for e in each.told]
        for each in found
    }


def test_is_the_records_own_with_what_each_source_says(made):
    place_of(made, title="Raadsbesluit", votes_for="10")
    place_of(made, title="Krant", votes_for="11", votes_against="9")

    assert told(made) == {"votes_for": [("10 voor", ["Raadsbesluit"]), ("11 voor", ["Krant"])]}


def test_is_nothing_while_they_agree(made):
    place_of(made, votes_for="10", dated_on="2017-05")
    place_of(made, votes_for="~12")

    assert told(made) == {}


def test_names_two_sources_that_differ_where_the_record_holds_nothing(made):
    place_of(made, title="Brief", left="2")
    place_of(made, title="Krant", left="3")

    assert told(made) == {"left": [("2 vertrokken", ["Brief"]), ("3 vertrokken", ["Krant"])]}


def test_hides_the_name_of_a_source_that_the_reader_may_not_see(made):
    place_of(made, title="Geheim", is_public=False, votes_for="11")

    assert told(made)["votes_for"][1] == ("11 voor", [None])
    assert told(made, griffie(make.MunicipalityFactory()))["votes_for"][1][0] == "11 voor"


def test_leaves_out_a_place_that_was_not_accepted(made):
    place = make.EvidenceFactory(shows=made, position=None, decision=made, is_accepted=False)
    make.ValueReadingFactory(evidence=place, field="votes_for", value="11")

    assert told(made) == {}


def test_is_what_was_known_at_the_moment_that_is_asked(made):
    reading = place_of(made, title="Krant", votes_for="11").readings.get()
    then = reading.history.latest().history_date
    reading.value = "12"
    write_record(reading, by=beheer(), reason="Verkeerd gelezen.")

    assert told(made)["votes_for"][1] == ("12 voor", ["Krant"])
    assert told(made, known_at=then)["votes_for"][1] == ("11 voor", ["Krant"])
    assert told(made, known_at=then - timedelta(days=1)) == {}


class TestManyDecisions:
    def test_are_told_by_their_fields_with_the_date_that_their_positions_read(self, made):
        position = position_of(made)
        make.EvidenceFactory(position=position, reads_stance="voor", reads_on="2017-06")
        place_of(made, votes_for="11")

        found = read_differing_fields(made.dossier, reader=public())

        assert found == {made.pk: ["dated_on", "votes_for"]}

    def test_that_are_drafts_are_told_to_nobody_else(self, made):
        draft = make.DecisionFactory(dossier=made.dossier, votes_for=1, draft=True)
        place_of(draft, votes_for="2")

        assert read_differing_fields(made.dossier, reader=public()) == {}
        assert read_differing_fields(made.dossier, reader=beheer()) == {draft.pk: ["votes_for"]}

    def test_ask_as_many_queries_as_one(self, made, django_assert_num_queries):
        reader = public()
        position_of(made)
        place_of(made, votes_for="11")
        with django_assert_num_queries(5):
            read_differing_fields(made.dossier, reader=reader)
        for _ in range(3):
            other = make.DecisionFactory(dossier=made.dossier, votes_for=3)
            place_of(other, votes_for="4")

        with django_assert_num_queries(5):
            assert len(read_differing_fields(made.dossier, reader=reader)) == 4
