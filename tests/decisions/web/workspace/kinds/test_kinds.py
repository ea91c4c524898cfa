"""The table of kinds: one word in the address for each, and everything that a page needs of it."""

import pytest

from decisions.models import TARGETS, Evidence
from decisions.web.workspace.fields import ChangeEntryForm, WhenField
from decisions.web.workspace.kinds import RECORD_KINDS, record_kind_of
from decisions.web.workspace.kinds.kind import build_change_form
from municipalities.fields import EdtfField
from tests import factories as make
from tests import people

EVERY = list(RECORD_KINDS.values())


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.slug)
class TestEveryKind:
    def test_has_a_form_of_its_own_model(self, kind):
        assert kind.form._meta.model is kind.model

    def test_is_changed_with_its_version_and_a_reason(self, kind):
        form = kind.change_form

        assert issubclass(form, (kind.form, ChangeEntryForm))
        assert {"expected_version", "reason"} <= set(form.base_fields)
        assert build_change_form(kind.form) is form

    def test_asks_for_a_date_as_people_type_it(self, kind):
        fields = {f.name for f in kind.model._meta.fields if isinstance(f, EdtfField)}

        asked = {name: kind.form.base_fields[name] for name in fields & set(kind.form.base_fields)}

        assert all(isinstance(field, WhenField) for field in asked.values())
        assert kind.slug == "bewijsplaats" or fields == set(asked) or kind.slug == "standpunt"

    def test_offers_no_field_that_says_how_public_it_is(self, kind):
        kept_back = {"status", "public_from", "shared_at", "withdrawn_reason", "dossier", "version"}

        assert kept_back.isdisjoint(kind.form.base_fields)

    def test_of_what_a_source_shows_names_itself_to_the_place(self, kind):
        if kind.model in TARGETS.values():
            assert TARGETS[kind.form.target] is kind.model
        else:
            assert not hasattr(kind.form, "target")

    def test_has_a_word_that_is_no_page_of_the_workspace(self, kind):
        pages = {"bronnen", "datum", "kladje", "lezingen", "meldingen", "nieuw", "besluit-nieuw"}

        assert kind.slug not in pages


@pytest.mark.django_db
class TestTheKindOfARecord:
    def test_of_a_subject_is_by_what_it_is(self):
        dossier = make.DossierFactory()
        made = [
            make.SubjectFactory(dossier=dossier),
            make.SubjectFactory(dossier=dossier, is_proposal=True),
            make.SubjectFactory(dossier=dossier, is_direction=True),
        ]

        assert [record_kind_of(each).slug for each in made] == ["variant", "voorstel", "richting"]

    def test_is_none_for_what_has_no_page(self):
        assert record_kind_of(people.beheer().user) is None
        assert record_kind_of(Evidence()).slug == "bewijsplaats"
