"""Saving whom a subject concerns: a proposal nobody whom its variant does not."""

import pytest
from django.core.exceptions import ValidationError

from decisions.actions.concern_rules import OutsideVariant
from decisions.actions.concerns import delete_concern
from decisions.actions.records import change_record
from decisions.actions.subjects import save_subject
from decisions.models import Concern
from tests import factories as make
from tests.people import redactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    region = make.RegionFactory()
    dossier = make.DossierFactory(region=region, draft=True)
    variant = make.SubjectFactory(dossier=dossier, name="Zwaar")
    plan = make.SubjectFactory(dossier=dossier, name="Plan", is_proposal=True, works_out=variant)
    homes = [make.council(region).municipality for _ in range(3)]
    return variant, plan, homes, redactie(region)


def rows(*homes, on="2016-01-01", takes_part=True):
    source = make.SourceFactory()
    return [
        Concern(municipality=home, dated_on=on, takes_part=takes_part, source=source)
        for home in homes
    ]


def save(subject, concerns, by, reason=""):
    subject.refresh_from_db()
    if subject.kind == "variant":
        return save_subject(subject, elements=[], concerns=concerns, by=by, reason=reason)
    return save_subject(subject, concerns=concerns, by=by, reason=reason)


def said(subject):
    found = subject.concerns.order_by("municipality__name", "first_on")
    return [(each.municipality, each.dated_on, each.takes_part) for each in found]


def test_what_stands_and_says_the_same_keeps_its_source(world):
    variant, _plan, (aa, bee, cee), by = world
    save(variant, rows(aa, bee), by)
    first = variant.concerns.get(municipality=aa)

    save(variant, rows(aa, cee), by)

    assert said(variant) == [(aa, "2016-01-01", True), (cee, "2016-01-01", True)]
    assert variant.concerns.get(municipality=aa).source == first.source


def test_a_proposal_concerns_nobody_whom_its_variant_does_not(world):
    variant, plan, (aa, bee, cee), by = world
    save(variant, rows(aa, bee), by)

    with pytest.raises(OutsideVariant) as refused:
        save(plan, rows(aa, cee), by)

    assert list(refused.value.outside) == [cee.pk]
    assert cee.name in refused.value.messages[0]
    assert said(plan) == []
    save(plan, rows(aa), by)


def test_nor_on_a_later_day(world):
    variant, plan, (aa, bee, _cee), by = world
    save(variant, [*rows(aa, bee), *rows(bee, on="2017", takes_part=False)], by)

    with pytest.raises(OutsideVariant, match="1 januari 2017"):
        save(plan, rows(aa, bee), by)

    save(plan, [*rows(aa, bee), *rows(bee, on="2017", takes_part=False)], by)


def test_nor_once_the_variant_changes(world):
    variant, plan, (aa, bee, cee), by = world
    save(variant, rows(aa, bee), by)
    save(plan, rows(aa, bee), by)

    with pytest.raises(OutsideVariant):
        save(variant, rows(aa, cee), by)

    assert len(said(variant)) == 2
    save(variant, rows(aa, bee, cee), by)


def test_nor_once_it_works_out_another_variant(world):
    variant, plan, (aa, bee, _cee), by = world
    other = make.SubjectFactory(dossier=variant.dossier)
    save(other, rows(bee), by)
    save(plan, rows(aa), by)
    plan.works_out = other

    with pytest.raises(OutsideVariant):
        change_record(plan, by=by)


def test_nor_once_a_row_of_its_variant_is_deleted(world):
    variant, plan, (aa, bee, _cee), by = world
    save(variant, rows(aa, bee), by)
    save(plan, rows(bee), by)

    with pytest.raises(OutsideVariant):
        delete_concern(variant.concerns.get(municipality=bee), by=by)

    delete_concern(variant.concerns.get(municipality=aa), by=by)


def test_of_a_variant_without_rows_the_members_of_the_region_are_asked(world):
    _variant, plan, (aa, _bee, _cee), by = world
    stranger = make.MunicipalityFactory()

    with pytest.raises(OutsideVariant):
        save(plan, rows(stranger), by)

    save(plan, rows(aa), by)


def test_a_variant_and_a_direction_may_name_who_is_outside_the_region(world):
    variant, plan, (aa, _bee, _cee), by = world
    direction = make.SubjectFactory(dossier=variant.dossier, is_direction=True, column=variant)
    stranger = make.MunicipalityFactory()

    save(variant, rows(aa, stranger), by)
    save(direction, rows(stranger), by)
    save(plan, rows(stranger), by)

    assert said(direction) == said(plan) == [(stranger, "2016-01-01", True)]


def test_what_the_public_saw_changes_with_a_reason_only(world):
    variant, _plan, (aa, _bee, _cee), by = world
    make.publish_row(variant.dossier)

    with pytest.raises(ValidationError, match="reden"):
        save(variant, rows(aa), by)

    save(variant, rows(aa), by, reason="Besluit van de stuurgroep.")
