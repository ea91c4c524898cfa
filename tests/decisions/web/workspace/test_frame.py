"""The one way in which a page of the workspace handles a form."""

from uuid import uuid4

import pytest
from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.test import RequestFactory

from decisions.actions import correct_record, save_form_draft, save_record
from decisions.models import FormDraft, IdempotencyKey, Statement
from decisions.web.workspace.fields import ChangeEntryForm, EntryFormMeta
from decisions.web.workspace.form_flow import WorkspaceContext, answer_form
from municipalities.forms import RefusableMixin
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db
FORM = "/werkblad/een-formulier/"


class NameForm(RefusableMixin, forms.Form):
    name = forms.CharField(label="Naam")

    def __init__(self, data=None, refusal=None):
        super().__init__(data)
        self.refusal = refusal


class StatementForm(ChangeEntryForm):
    class Meta(EntryFormMeta):
        model = Statement
        fields = ("speaker", "text", "dated_on")


class Page:
    """A page with one form, asked as a browser does by one person."""

    def __init__(self, make_form, act, *, by=None):
        self.make_form, self.act = make_form, act
        self.by = by or people.beheer()

    def get(self):
        return self.answer(RequestFactory().get(FORM))

    def post(self, **typed):
        return self.answer(RequestFactory().post(FORM, typed))

    def answer(self, request):
        request.user = self.by.user
        desk = WorkspaceContext(request, self.by, self.by.at)
        context = {"here": "Een formulier"}
        return answer_form(
            desk, self.make_form, self.act, template="desk/form.html", context=context
        )


def named(done):
    """Return a page whose form leads to /klaar/ and notes each name in `done`."""

    def act(form):
        done.append(form.cleaned_data["name"])
        return f"/klaar/{len(done)}/"

    return Page(NameForm, act)


class TestAForm:
    def test_is_shown_empty(self):
        response = named([]).get()

        assert response.status_code == 200
        assert 'name="name"' in response.content.decode()
        assert 'role="alert"' not in response.content.decode()

    def test_leads_on_when_it_is_done(self):
        done = []

        response = named(done).post(name="Aalst", once=uuid4())

        assert (response.status_code, response["Location"]) == (302, "/klaar/1/")
        assert done == ["Aalst"]

    def test_that_is_sent_twice_is_done_once(self):
        done, page_token = [], uuid4()
        page = named(done)
        page.post(name="Aalst", once=page_token)

        response = page.post(name="Aalst", once=page_token)

        assert response["Location"] == "/klaar/1/"
        assert done == ["Aalst"]

    @pytest.mark.parametrize("token", ["", "geen-token", "\0", "1" * 5000])
    def test_with_a_token_that_is_none_is_done_all_the_same(self, token):
        done = []

        response = named(done).post(name="Aalst", once=token)

        assert (response.status_code, done) == (302, ["Aalst"])

    def test_that_is_not_right_says_what_is_wrong_beside_the_field(self):
        done = []

        response = named(done).post(name="", once=uuid4())

        page = response.content.decode()
        assert (response.status_code, done) == (422, [])
        assert 'role="alert"' in page
        assert 'aria-describedby="id_name_error"' in page
        assert 'id="id_name_error"' in page


class TestWhatTheActionRefuses:
    def test_is_said_and_what_was_typed_is_kept(self):
        def act(form):
            save_form_draft("/iets/", {}, by=people.beheer())
            raise ValidationError("Dit mag niet samen.")

        response = Page(NameForm, act).post(name="Aalst", once=uuid4())

        page = response.content.decode()
        assert response.status_code == 422
        assert "Dit mag niet samen." in page
        assert 'value="Aalst"' in page
        assert not FormDraft.objects.exists()
        assert not IdempotencyKey.objects.exists()

    def test_for_who_may_not_is_no_form_at_all(self):
        def act(form):
            raise PermissionDenied

        with pytest.raises(PermissionDenied):
            Page(NameForm, act).post(name="Aalst", once=uuid4())


class TestWhatWasBeingTyped:
    def test_is_shown_again_without_complaining_of_what_is_missing(self):
        page = named([])
        save_form_draft(FORM, {"name": [""], "other": ["x"]}, by=page.by)

        shown = page.get().content.decode()

        assert "U was hier al bezig" in shown
        assert "utrecht-form-field-error-message" not in shown

    def test_is_of_one_person(self):
        page = named([])
        save_form_draft(
            FORM, {"name": ["Aalst"]}, by=people.Reader(people.NOW, people.user("ander"))
        )

        assert "Aalst" not in page.get().content.decode()

    def test_is_forgotten_once_it_is_done(self):
        page = named([])
        save_form_draft(FORM, {"name": ["Aalst"]}, by=page.by)

        page.post(name="Aalst", once=uuid4())

        assert not FormDraft.objects.exists()

    def test_stays_where_it_is_refused(self):
        page = named([])
        save_form_draft(FORM, {"name": ["Aalst"]}, by=page.by)

        page.post(name="", once=uuid4())

        assert FormDraft.objects.exists()


@pytest.fixture
def statement():
    return make.StatementFactory(speaker="Bewoners", text="Het begin.")


@pytest.fixture
def page(statement):
    by = people.beheer()

    def make_form(data=None, refusal=None):
        now = Statement.objects.get(pk=statement.pk)
        return StatementForm(data, instance=now, dossier=now.dossier, reader=by, refusal=refusal)

    def act(form):
        save_record(form.instance, by=by, reason=form.cleaned_data["reason"])
        return "/klaar/"

    return Page(make_form, act, by=by)


def typed(**fields):
    whole = {"speaker": "Bewoners", "text": "Het begin.", "dated_on": "1 juni 2016"}
    return {**whole, "expected_version": 1, "reason": "Beter.", "once": uuid4(), **fields}


class TestTwoPeopleWithOneRecord:
    @pytest.fixture(autouse=True)
    def changed_meanwhile(self, statement):
        correct_record(
            statement, changes={"text": "Van de ander."}, by=people.beheer(), reason="Eerst."
        )

    def test_see_both_texts_and_lose_neither(self, page, statement):
        response = page.post(**typed(text="Van mij."))

        shown = response.content.decode()
        statement.refresh_from_db()
        assert response.status_code == 409
        assert statement.text == "Van de ander."
        assert "Van mij." in shown
        assert "Van de ander." in shown
        assert 'name="kies-text"' in shown
        assert 'name="kies-speaker"' not in shown

    def test_keep_their_own_text_by_choosing_it(self, page, statement):
        page.post(**typed(text="Van mij."))

        response = page.post(**typed(text="Van mij.", expected_version=2, **{"kies-text": "mijn"}))

        statement.refresh_from_db()
        assert (response.status_code, statement.text) == (302, "Van mij.")

    def test_leave_the_other_text_by_choosing_that(self, page, statement):
        mine = typed(text="Van mij.", speaker="Ik", expected_version=2, **{"kies-text": "nu"})

        response = page.post(**mine)

        statement.refresh_from_db()
        assert response.status_code == 302
        assert (statement.text, statement.speaker) == ("Van de ander.", "Ik")

    def test_get_the_side_offered_that_alone_changed(self, page):
        response = page.post(**typed(speaker="Ik"))

        shown = " ".join(response.content.decode().split())
        assert 'name="kies-text" value="nu" checked' in shown
        assert 'name="kies-speaker" value="mijn" checked' in shown

    def test_are_both_named_in_the_history(self, page, statement):
        with transaction.atomic():
            page.post(**typed(text="Van mij.", expected_version=2, **{"kies-text": "mijn"}))

        reasons = statement.history.order_by("history_id").values_list(
            "history_change_reason", flat=True
        )
        assert list(reasons)[-2:] == ["Eerst.", "Beter."]
