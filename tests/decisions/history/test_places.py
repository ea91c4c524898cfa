"""Places in documents, costs and statements, as far as a reader may know them."""

from datetime import date, timedelta

import pytest
from django.db.models import Q
from time_machine import travel

from decisions.actions import propose_reading
from decisions.history import read_costs, read_evidence, read_statements
from decisions.models import Evidence, Statement
from tests import factories as make
from tests.decisions.texts import taken
from tests.people import NOW, beheer, griffie, public

pytestmark = pytest.mark.django_db
LONG_BEFORE = NOW - timedelta(days=9999)


class TestPlaces:
    def test_come_by_the_record_that_they_show(self):
        remark = make.RemarkFactory()
        made = make.EvidenceFactory(shows=remark, position=None, remark=remark)
        reading = make.EvidenceFactory(position=make.PositionFactory(dossier_of=remark.dossier))

        found = read_evidence(remark.dossier, Q(), reader=public())

        assert found["remark", remark.pk] == (made,)
        assert found["position", reading.position_id] == (reading,)
        assert found["cost", remark.pk] == ()

    def test_fit_the_condition(self):
        reading = make.EvidenceFactory()

        assert not read_evidence(reading.dossier, Q(remark__isnull=False), reader=public())

    def test_name_a_document_only_to_who_may_see_it(self):
        reading = make.EvidenceFactory(source=make.SourceFactory(is_public=False))
        key = ("position", reading.position_id)

        [shut] = read_evidence(reading.dossier, Q(), reader=public())[key]
        [open_] = read_evidence(reading.dossier, Q(), reader=beheer())[key]

        assert (shut.source_title, open_.source_title) == (None, reading.source.title)

    def test_leave_out_a_reading_that_was_only_proposed(self):
        dossier = make.DossierFactory()
        body = make.council(dossier.region)
        other = make.council(dossier.region)
        position = make.PositionFactory(dossier_of=dossier, spoken_by=body)
        proposed = Evidence(source=make.SourceFactory(), place="p. 1", summary="Anders.")
        propose_reading(position, proposed, by=griffie(other.municipality))

        assert read_evidence(dossier, Q(), reader=public())["position", position.pk] == ()
        assert Evidence.objects.count() == 1


class TestCosts:
    def test_come_in_order_of_time_where_they_fit(self):
        dossier = make.DossierFactory()
        later, first = (make.CostFactory(dossier=dossier, dated_on=y) for y in ("2017", "2016"))
        make.CostFactory(dossier=dossier, dated_on="2018")

        found = read_costs(dossier, Q(first_on__lte=date(2017, 6, 1)), reader=public())

        assert found == [first, later]

    def test_are_unknown_before_they_were_recorded(self):
        cost = make.CostFactory()

        assert read_costs(cost.dossier, Q(), reader=public(), known_at=LONG_BEFORE) == []

    def test_are_seen_where_the_dossier_is(self):
        cost = make.CostFactory(dossier=make.DossierFactory(draft=True))

        assert read_costs(cost.dossier, Q(), reader=public()) == []
        assert read_costs(cost.dossier, Q(), reader=beheer()) == [cost]


class TestStatements:
    def test_come_oldest_first_and_only_what_had_begun(self):
        dossier = make.DossierFactory()
        for dated_on in ("2017-01", "2016-01", "2018"):
            make.StatementFactory(dossier=dossier, dated_on=dated_on)

        found = read_statements(dossier, reader=public(), day=date(2017, 1, 1))

        assert [each.dated_on for each in found] == ["2016-01", "2017-01"]

    def test_leave_out_a_draft(self):
        draft = make.StatementFactory(draft=True)

        assert read_statements(draft.dossier, reader=public(), day=date(2020, 1, 1)) == []
        assert Statement.objects.count() == 1

    def test_fit_the_condition_and_the_second_clock(self):
        made = make.StatementFactory()
        asked = {"reader": public(), "day": date(2020, 1, 1)}

        assert read_statements(made.dossier, only=Q(speaker=made.speaker), **asked) == [made]
        assert read_statements(made.dossier, only=Q(speaker="Niemand"), **asked) == []
        assert read_statements(made.dossier, known_at=LONG_BEFORE, **asked) == []


class TestAPlaceInAText:
    """A quote and an anchor are for who may read the text that they come from."""

    @pytest.fixture
    def told(self):
        def told(reader, **flags):
            dossier = make.DossierFactory()
            source = taken(dossier.region, **flags)
            remark = make.RemarkFactory(dossier=dossier)
            five = {"paragraph": source.paragraphs.get(number=5), "quote": "meer uitleg"}
            make.EvidenceFactory(shows=remark, position=None, remark=remark, source=source, **five)
            [live] = read_evidence(dossier, Q(), reader=reader)["remark", remark.pk]
            [known] = read_evidence(dossier, Q(), reader=reader, known_at=NOW)["remark", remark.pk]
            assert (live.quote, live.paragraph_number) == (known.quote, known.paragraph_number)
            return live.source_title, live.paragraph_number, live.quote

        with travel(LONG_BEFORE):
            yield told

    def test_is_told_whole_where_the_text_is_public(self, told):
        shown = told(public(), is_public=True, text_is_public=True)

        assert shown == ("De brief", 5, "meer uitleg")

    def test_keeps_the_words_where_only_the_title_is_public(self, told):
        assert told(public(), is_public=True) == ("De brief", None, "")

    def test_keeps_everything_where_nothing_is_public(self, told):
        assert told(public()) == (None, None, "")

    def test_gives_who_keeps_records_the_words(self, told):
        assert told(beheer()) == ("De brief", 5, "meer uitleg")

    def test_that_was_typed_by_hand_is_quoted_with_its_title(self):
        reading = make.EvidenceFactory(quote="Zo staat het er.")

        [place] = read_evidence(reading.dossier, Q(), reader=public())[
            "position", reading.position_id
        ]

        assert place.quote == "Zo staat het er."

    def test_that_was_typed_by_hand_from_a_closed_document_is_not_quoted(self):
        reading = make.EvidenceFactory(
            quote="Zo staat het er.", source=make.SourceFactory(is_public=False)
        )

        [place] = read_evidence(reading.dossier, Q(), reader=public())[
            "position", reading.position_id
        ]

        assert place.quote == ""
