"""What subjects are to each other, on both clocks, in constant queries."""

import pytest
from django.core.exceptions import ValidationError

from decisions.actions import delete_draft, save_record
from decisions.history import attach_relations, read_relations_of
from decisions.models import SubjectRelation
from tests import factories as make
from tests.people import beheer, public

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier():
    return make.DossierFactory()


def proposals(dossier, number):
    return [make.SubjectFactory(dossier=dossier, is_proposal=True) for _ in range(number)]


class TestWhatIsAttached:
    def test_is_both_sides_of_a_relation(self, dossier):
        first, second, other = proposals(dossier, 3)
        make.SubjectRelationFactory(subject=second, kind="vervangt", other=first)
        make.SubjectRelationFactory(subject=first, other=other)

        attach_relations([first, second, other], dossier)

        assert (first.later_versions, second.former_versions) == ((second.pk,), (first.pk,))
        assert (first.excluded, other.excluded) == ((other.pk,), (first.pk,))

    def test_is_as_it_was_known(self, dossier):
        first, second = proposals(dossier, 2)
        relation = make.SubjectRelationFactory(subject=second, kind="vervangt", other=first)
        known_at = relation.history.latest().history_date
        delete_draft(relation, by=beheer(), reason="test")

        attach_relations([first], dossier)
        now = first.later_versions
        attach_relations([first, second], dossier, known_at=known_at)

        assert (now, first.later_versions) == ((), (second.pk,))

    def test_takes_one_query_for_any_number(self, dossier, django_assert_num_queries):
        found = proposals(dossier, 6)
        for one, other in zip(found, found[1:], strict=False):
            make.SubjectRelationFactory(subject=one, other=other)

        with django_assert_num_queries(1):
            attach_relations(found, dossier)


class TestARelation:
    def test_names_its_source_to_who_may_see_it(self, dossier):
        first, second = proposals(dossier, 2)
        make.SubjectRelationFactory(subject=second, other=first, source__title="Nota")

        for each in (first, second):
            [relation] = read_relations_of(dossier, each.pk, reader=public())
            assert relation.source_title == "Nota"

    @pytest.mark.parametrize("kind", ["vervangt", "sluit_uit"])
    def test_is_not_told_the_other_way_round_as_well(self, dossier, kind):
        first, second = proposals(dossier, 2)
        source = make.SourceFactory()
        make.SubjectRelationFactory(subject=second, kind=kind, other=first)

        turned = SubjectRelation(subject=first, kind=kind, other=second, source=source)

        with pytest.raises(ValidationError) as refusal:
            save_record(turned, by=beheer(), reason="test")
        assert "other" in refusal.value.message_dict
