"""The rule of access that a view carries."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse

from decisions.web.access import Access, restrict_to
from decisions.web.parameters import BadParameter
from tests.people import user


def answer(request):
    return HttpResponse("gezien")


def asked_by(rf, someone):
    request = rf.get("/")
    request.user = someone
    return request


class TestAView:
    @pytest.mark.parametrize("access", Access)
    def test_carries_its_rule(self, access):
        assert restrict_to(access)(answer).access is access

    def test_open_to_everybody_asks_for_no_login(self, rf):
        view = restrict_to(Access.EVERYBODY)(answer)

        assert view.login_required is False
        assert view(asked_by(rf, AnonymousUser())).status_code == 200

    def test_for_who_signed_in_sends_others_to_the_sign_in_page(self, rf):
        view = restrict_to(Access.SIGNED_IN)(answer)

        response = view(asked_by(rf, AnonymousUser()))

        assert response.headers["Location"] == "/account/inloggen/?next=/"

    def test_lets_caches_ask_before_they_show_a_public_answer_again(self, rf):
        response = restrict_to(Access.EVERYBODY)(answer)(asked_by(rf, AnonymousUser()))

        assert response["Cache-Control"] == "no-cache"

    @pytest.mark.django_db
    def test_keeps_what_a_person_sees_out_of_caches(self, rf):
        response = restrict_to(Access.EVERYBODY)(answer)(asked_by(rf, user("lezer")))

        assert response["Cache-Control"] == "no-store"

    def test_tells_a_parameter_that_cannot_be_read(self, rf):
        def refuse(request):
            raise BadParameter("peildatum", "abc", "Verwacht een dag.")

        response = restrict_to(Access.EVERYBODY)(refuse)(asked_by(rf, AnonymousUser()))

        assert response.status_code == 400
        assert "Verwacht een dag." in response.content.decode()
