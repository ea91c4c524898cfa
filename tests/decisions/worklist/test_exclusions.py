"""The hint that a council which rejected one of two may have chosen the other."""

import pytest

from decisions.worklist import list_unsaid_alternatives
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def rejected():
    """A position against one of two subjects that exclude each other."""
    dossier = make.DossierFactory()
    council = make.council(dossier.region)
    one, other = (make.SubjectFactory(dossier=dossier) for _ in range(2))
    make.SubjectRelationFactory(subject=other, other=one)
    return make.PositionFactory(dossier_of=dossier, spoken_by=council, subject=one, stance="tegen")


def hints(position):
    return list_unsaid_alternatives(position.decision, [position])


def test_names_the_other_where_nothing_is_recorded_on_it(rejected):
    [(one, other)] = hints(rejected)

    assert one == rejected.subject
    assert other == rejected.subject.related.get().subject


def test_is_silent_once_the_council_said_something_on_it(rejected):
    other = rejected.subject.related.get().subject

    make.PositionFactory(
        decision=rejected.decision, dossier_of=rejected.dossier, subject=other, draft=True
    )

    assert hints(rejected) == []


@pytest.mark.parametrize("fields", [{"stance": "voor"}, {"groups_label": "oppositie"}])
def test_is_about_a_whole_council_that_rejected(rejected, fields):
    for name, value in fields.items():
        setattr(rejected, name, value)

    assert hints(rejected) == []
