"""The lines of a subject's form that say what it is to other subjects."""

import pytest

from decisions.actions.subjects import save_subject
from decisions.models import Subject, SubjectRelation
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting, errors_beside
from tests.decisions.worlds import World
from tests.people import beheer

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    return World().found()


def line(world, other, kind="sluit_uit", **fields):
    source = make.SourceFactory(region=world.region)
    typed = {"kind": kind, "other": other.pk, "source": source.pk} | fields
    return {f"relation-0-{name}": value for name, value in typed.items()}


def sent(world, typed, kind="variant", subject=None):
    desk = Sitting(world.redactie)
    new = f"/werkblad/{world.dossier.slug}/nieuw/{kind}/"
    desk.open(new if subject is None else edit(subject))
    desk.send_fields(typed)
    return desk


def edit(subject):
    return f"/werkblad/{subject.kind}/{subject.pk}/"


NEW = {"name": "Licht", "number": "4"}


class TestALine:
    def test_relates_a_new_subject(self, world):
        sent(world, NEW | line(world, world.subject))

        [relation] = Subject.objects.get(slug="licht").relations.all()
        assert (relation.kind, relation.other) == ("sluit_uit", world.subject)

    def test_asks_for_all_of_it_and_keeps_what_was_typed(self, world):
        desk = sent(world, NEW | {"relation-0-kind": "vervangt", "relation-0-place": "alinea 2"})

        assert desk.page.status_code == 422
        for name in ("other", "source"):
            assert errors_beside(desk.page, f"relation-0-{name}") == [
                "Vul dit ook in, of laat de regel leeg."
            ]
        assert "alinea 2" in desk.page.content.decode()
        assert not Subject.objects.filter(slug="licht").exists()

    def test_says_only_of_a_version_what_changed(self, world):
        typed = line(world, world.subject, change="Zonder loket.")

        desk = sent(world, NEW | typed)

        assert errors_beside(desk.page, "relation-0-change")

    def test_refuses_a_version_of_another_kind(self, world):
        desk = sent(world, NEW | line(world, world.subject, "vervangt"), kind="voorstel")

        assert errors_beside(desk.page, "relation-0-other") == [
            "Een nieuwe versie is een onderwerp van dezelfde soort."
        ]

    def test_is_corrected_where_it_stands(self, world):
        other = make.SubjectFactory(dossier=world.dossier)
        made = make.SubjectRelationFactory(
            subject=world.subject, kind="vervangt", other=other, source__region=world.region
        )

        sent(world, {"relation-0-change": "Korter.", "reason": "test"}, subject=world.subject)

        made.refresh_from_db()
        assert made.change == "Korter."
        assert SubjectRelation.objects.count() == 1

    def test_that_is_emptied_goes(self, world):
        other = make.SubjectFactory(dossier=world.dossier)
        make.SubjectRelationFactory(subject=world.subject, other=other)
        empty = dict.fromkeys(("relation-0-kind", "relation-0-other", "relation-0-source"), "")

        sent(world, empty | {"reason": "test"}, subject=world.subject)

        assert not SubjectRelation.objects.exists()

    def test_that_somebody_else_added_meanwhile_is_no_silent_loss(self, world):
        desk = Sitting(world.redactie)
        desk.open(edit(world.subject))
        other = make.SubjectFactory(dossier=world.dossier, name="Andere")
        changed = Subject.objects.get(pk=world.subject.pk)
        changed.description = "Intussen."
        relation = build(changed, other)
        save_subject(changed, relations=[relation], by=beheer(), reason="test")

        desk.send_fields({"description": "Anders.", "reason": "test"})

        assert desk.page.status_code == 409
        assert "Verband met andere onderwerpen" in desk.page.content.decode()
        assert SubjectRelation.objects.get().other == other


def build(subject, other):
    return SubjectRelation(
        subject=subject, kind="sluit_uit", other=other, source=make.SourceFactory()
    )
