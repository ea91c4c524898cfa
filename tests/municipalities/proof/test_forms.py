"""A rehearsal: another list of fields, and another algorithm, while the chain goes on."""

import json

import pytest

from municipalities.actions.register import save_register_record
from municipalities.models import Municipality
from municipalities.proof import forms
from municipalities.proof.links import HASH_LENGTH, ChainLink
from municipalities.redaction import redact_everywhere
from municipalities.verification import verify_history
from tests.databases import lift_triggers
from tests.factories import MunicipalityFactory, RegionFactory
from tests.people import beheer

pytestmark = pytest.mark.django_db

KIND = "municipalities.municipality"
REWORDED = "heeft een tekst die anders is dan toen die werd geschreven"


def forget():
    forms.read_forms.cache_clear()
    forms.read_algorithms.cache_clear()


@pytest.fixture
def begin_form(tmp_path, monkeypatch):
    """Return how one more form begins to be used: with what it has otherwise than the last one."""

    def begin(**changes):
        told = json.loads(forms.PATH.read_text())
        last = forms.find_last_form()
        told[str(last + 1)] = told[str(last)] | changes
        path = tmp_path / "forms.json"
        path.write_text(json.dumps(told))
        monkeypatch.setattr(forms, "PATH", path)
        forget()

    yield begin
    monkeypatch.undo()
    forget()


@pytest.fixture
def town():
    return MunicipalityFactory(province="Utrecht")


def move(town, province):
    town.province = province
    return save_register_record(town, by=beheer(), reason="Verhuisd.")


def links_of(town):
    return list(ChainLink.objects.filter(kind=KIND, record_id=town.pk).order_by("number"))


def found():
    return [breach.what for breach in verify_history()]


def without(name):
    """Return the fields of a municipality without one of them."""
    told = json.loads(forms.PATH.read_text())[str(forms.find_last_form())][KIND]
    return {of: [each for each in names if each != name] for of, names in told.items()}


def rewrite(town, version, province):
    lift_triggers()
    town.history.filter(version=version).update(province=province)


class TestAnotherListOfFields:
    def test_holds_for_what_is_written_from_then_on(self, town, begin_form):
        begin_form(**{KIND: without("province")})

        move(town, "Gelderland")

        old, new = links_of(town)
        assert new.form == old.form + 1 == forms.find_last_form()
        assert "province" in old.texts
        assert "province" not in new.texts
        assert found() == []

    def test_lets_what_was_written_before_be_judged_as_it_was(self, town, begin_form):
        begin_form(**{KIND: without("province")})
        move(town, "Gelderland")

        rewrite(town, 1, "Limburg")

        assert found() == [REWORDED]

    def test_is_asked_for_when_a_model_has_other_fields(self, begin_form):
        assert forms.check_last_form() == []

        begin_form(**{KIND: without("province")})

        assert [KIND in each.msg for each in forms.check_last_form()] == [True]


@pytest.mark.parametrize(("algorithm", "length"), [("sha512", 128), ("sha3_256", 64)])
class TestAnotherAlgorithm:
    def test_holds_for_what_is_written_from_then_on(self, town, begin_form, algorithm, length):
        begin_form(algorithm=algorithm)
        move(town, "Gelderland")
        RegionFactory()

        old, new = links_of(town)

        assert len(old.hash) == len(old.digest) == 64
        assert {len(each) for each in (new.hash, new.digest, *new.texts.values())} == {length}
        assert length <= HASH_LENGTH
        assert forms.check_last_form() == []
        assert found() == []

    @pytest.mark.parametrize("version", [1, 2])
    def test_finds_another_text_on_either_side(self, town, begin_form, algorithm, length, version):
        begin_form(algorithm=algorithm)
        move(town, "Gelderland")
        move(town, "Zeeland")

        rewrite(town, version, "Limburg")

        assert found() == [REWORDED]

    def test_lets_a_text_be_taken_out_of_all_versions(self, town, begin_form, algorithm, length):
        begin_form(algorithm=algorithm)
        move(town, "Gelderland")
        redact_everywhere(
            Municipality.objects.get(pk=town.pk),
            name="province",
            passage="Utrecht",
            by=beheer(),
            reason="Op verzoek.",
        )

        assert found() == []


def test_a_form_that_this_release_does_not_know_is_told(town):
    lift_triggers()
    ChainLink.objects.filter(kind=KIND).update(form=9)

    assert found() == [
        "staat in de keten in een vorm die deze versie van Regio niet kent",
        "staat er in een vorm die deze versie van Regio niet kent",
    ]
