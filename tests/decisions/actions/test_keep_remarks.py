"""A list of points is saved whole, or not at all."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions.replies import RemarkDraft, save_remarks
from decisions.models import Evidence, Remark
from tests.decisions.texts import taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(world):
    return taken(world.region)


def point(world, text, source=None, **fields):
    own = {"dossier": world.dossier, "body": world.council, "dated_on": "2017-05-09"}
    remark = Remark(**{"kind": "wens", "text": text, **own, **fields})
    if source is None:
        return RemarkDraft(remark)
    paragraph = source.paragraphs.get(number=5)
    place = Evidence(source=source, paragraph=paragraph, place="alinea 5", summary=text)
    return RemarkDraft(remark, place)


def test_every_point_stands_with_its_place(world, source):
    points = [point(world, "Groen", source), point(world, "Goedkoop")]

    first, second = save_remarks(points, by=world.griffie)

    assert first.evidence.get().paragraph.number == 5
    assert first.evidence.get().dossier == world.dossier
    assert not second.evidence.exists()
    assert {first.status, second.status} == {"concept"}


@pytest.mark.parametrize("wrong", [{"text": ""}, {"dated_on": "ooit"}, {"kind": "lof"}])
def test_one_wrong_point_keeps_all_of_them_out_and_is_named(world, source, wrong):
    points = [point(world, "Groen", source), point(world, **{"text": "Goedkoop", **wrong})]

    with pytest.raises(ValidationError) as refusal:
        save_remarks(points, by=world.griffie)

    assert refusal.value.messages[0].startswith("Punt 2: ")
    assert not Remark.objects.exists() and not Evidence.objects.exists()


def test_a_secret_point_keeps_all_of_them_out(world):
    points = [point(world, "Groen"), point(world, "STRIKT VERTROUWELIJK")]

    with pytest.raises(ValidationError, match="Punt 2: Dit is niet de plaats"):
        save_remarks(points, by=world.griffie)

    assert not Remark.objects.exists()


def test_a_point_of_another_council_keeps_all_of_them_out(world):
    points = [point(world, "Groen"), point(world, "Goedkoop", body=world.neighbour)]

    with pytest.raises(PermissionDenied):
        save_remarks(points, by=world.griffie)

    assert not Remark.objects.exists()
