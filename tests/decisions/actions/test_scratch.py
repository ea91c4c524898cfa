"""What somebody is typing is kept for that person alone, as it was typed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from decisions.actions import delete_form_draft, save_form_draft
from decisions.models import FormDraft
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db
FORM = "/werkblad/dossier/nieuw/wens/"


@pytest.fixture
def clerk():
    return people.beheer()


class TestKeepingAScratch:
    def test_keeps_every_field_as_it_was_typed(self, clerk):
        kept = save_form_draft(
            FORM, {"text": ["Méér  ruimte "], "stance": ["voor", "tegen"]}, by=clerk
        )

        kept.refresh_from_db()
        assert kept.typed == {"text": ["Méér  ruimte "], "stance": ["voor", "tegen"]}
        assert (kept.user, kept.saved_at) == (clerk.user, clerk.at)

    def test_replaces_what_was_kept_of_the_same_form(self, clerk):
        save_form_draft(FORM, {"text": ["eerst"]}, by=clerk)

        save_form_draft(FORM, {"text": ["later"]}, by=clerk)

        assert [each.typed for each in FormDraft.objects.order_by("id")] == [{"text": ["later"]}]

    def test_keeps_the_last_fifty_forms_of_a_person(self, clerk):
        other = people.griffie(make.MunicipalityFactory())
        save_form_draft(FORM, {"text": ["van een ander"]}, by=other)
        for number in range(52):
            by = replace(clerk, at=clerk.at + timedelta(minutes=number))
            save_form_draft(f"/werkblad/{number}/", {"text": ["x"]}, by=by)

        kept = FormDraft.objects.filter(user=clerk.user).values_list("address", flat=True)
        assert sorted(kept) == sorted(f"/werkblad/{number}/" for number in range(2, 52))
        assert FormDraft.objects.filter(user=other.user).exists()

    def test_makes_what_no_database_stores_visible(self, clerk):
        kept = save_form_draft(FORM, {"text": ["a\0b\ud800"]}, by=clerk)

        kept.refresh_from_db()
        assert kept.typed == {"text": ["a\ufffdb?"]}

    @pytest.mark.parametrize(
        ("address", "text"), [("/" + "x" * 300, "kort"), (FORM, "x" * 200_001)]
    )
    def test_refuses_what_is_too_long(self, clerk, address, text):
        with pytest.raises(ValidationError):
            save_form_draft(address, {"text": [text]}, by=clerk)

        assert not FormDraft.objects.exists()


class TestDroppingAScratch:
    def test_leaves_the_other_forms_and_the_other_people(self, clerk):
        other = people.Reader(at=people.NOW, user=people.user("ander"))
        save_form_draft(FORM, {}, by=clerk)
        save_form_draft("/elders/", {}, by=clerk)
        save_form_draft(FORM, {}, by=other)

        delete_form_draft(FORM, by=clerk)

        left = FormDraft.objects.order_by("id").values_list("user", "address")
        assert list(left) == [(clerk.user.pk, "/elders/"), (other.user.pk, FORM)]


class TestASecretText:
    @pytest.mark.parametrize("name", ["text", "quote"])
    def test_is_not_kept_in_any_field(self, clerk, name):
        with pytest.raises(ValidationError, match="Er is niets bewaard"):
            save_form_draft(FORM, {"title": ["Brief"], name: ["VERTROUWELIJK"]}, by=clerk)

        assert not FormDraft.objects.exists()

    def test_takes_along_what_was_kept_of_that_form_before(self, clerk):
        save_form_draft(FORM, {"text": ["Nog gewoon"]}, by=clerk)
        save_form_draft("/elders/", {"text": ["Iets anders"]}, by=clerk)

        with pytest.raises(ValidationError):
            save_form_draft(FORM, {"text": ["GEHEIM"]}, by=clerk)

        assert [each.address for each in FormDraft.objects.order_by("id")] == ["/elders/"]
