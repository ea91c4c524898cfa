"""The sorts of a register are counted once and kept until something is written."""

from datetime import date, timedelta

import pytest

from decisions.actions import correct_record
from decisions.board import with_cache_state
from decisions.board.cache import get_remark_counts, remark_count_cache
from decisions.history import Register
from decisions.models import Dossier
from tests import factories as make
from tests.people import NOW, beheer, griffie, public

DAY = date(2017, 6, 1)


@pytest.fixture(autouse=True)
def nothing_counted():
    remark_count_cache.forget()


def counted(dossier, reader=None, day=DAY):
    reader = reader or public()
    found = with_cache_state(Dossier.objects.filter(pk=dossier.pk)).get()
    return get_remark_counts(Register(found, reader, day, {})).sorts


@pytest.mark.django_db(transaction=True)
class TestOutsideATransaction:
    def test_a_second_page_counts_nothing(self, django_assert_num_queries):
        dossier = make.RemarkFactory().dossier
        first = counted(dossier)

        with django_assert_num_queries(1):
            second = counted(dossier)

        assert first == second
        assert second.total() == 1

    def test_any_write_makes_it_count_again(self):
        remark = make.RemarkFactory()
        before = counted(remark.dossier)
        correct_record(remark, changes={"kind": "vraag"}, by=beheer(), reason="Verkeerd gelezen.")

        kinds = [[sort.kind for sort in each] for each in (before, counted(remark.dossier))]

        assert kinds == [["wens"], ["vraag"]]

    @pytest.mark.parametrize("kind", ["remark", "reply"])
    def test_the_end_of_an_embargo_makes_it_count_again(self, kind):
        remark = make.RemarkFactory(draft=kind == "remark")
        waiting = remark if kind == "remark" else make.ReplyFactory(remark=remark, draft=True)
        make.publish_row(waiting, public_from=NOW + timedelta(hours=1))
        moments = [NOW + timedelta(minutes=wait) for wait in (0, 59, 60)]

        told = [
            [(sort.state, number) for sort, number in counted(remark.dossier, public(at)).items()]
            for at in moments
        ]

        states = ([], [("ingediend", 1)]) if kind == "remark" else ("ingediend", "beantwoord")
        before, after = states if kind == "remark" else ([(each, 1)] for each in states)
        assert told == [before, before, after]

    def test_what_was_counted_for_a_later_moment_is_not_told_earlier(self):
        remark = make.RemarkFactory(draft=True)
        make.publish_row(remark, public_from=NOW + timedelta(hours=1))

        later = counted(remark.dossier, public(NOW + timedelta(hours=2)))

        assert later.total() == 1
        assert counted(remark.dossier).total() == 0

    def test_each_reader_has_a_count_of_its_own(self):
        remark = make.RemarkFactory(draft=True)
        keeper = griffie(remark.body.municipality)

        assert counted(remark.dossier, keeper).total() == 1
        assert counted(remark.dossier).total() == 0

    def test_each_day_has_a_count_of_its_own(self):
        remark = make.RemarkFactory(dated_on="2016-06-01")

        assert counted(remark.dossier).total() == 1
        assert counted(remark.dossier, day=date(2016, 5, 31)).total() == 0


@pytest.mark.django_db
def test_nothing_is_kept_inside_a_transaction():
    dossier = make.RemarkFactory().dossier
    before = counted(dossier).total()
    make.RemarkFactory(dossier=dossier)

    assert (before, counted(dossier).total()) == (1, 2)
    assert not remark_count_cache.kept
