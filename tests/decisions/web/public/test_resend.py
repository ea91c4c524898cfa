"""A form that comes in without a session or with an old token: what was typed comes back."""

import pytest
from django.test import Client

from tests.decisions.web.public.region import words

pytestmark = pytest.mark.django_db
OWN, ELSEWHERE = "http://testserver", "https://evil.example"


@pytest.fixture
def address(world):
    return f"/werkblad/{world.dossier.slug}/nieuw/uitspraak/"


def send(address, *, origin=OWN, reader=None, token=None):
    """Send a statement with the token that a browser still has, in a client that checks it."""
    client = Client(enforce_csrf_checks=True)
    if reader is not None:
        client.force_login(reader.user)
    data = {"text": "Getypt en niet weg", "speaker": "Bewoners"}
    if token is not None:
        client.cookies["csrftoken"] = "a" * 32
        data["csrfmiddlewaretoken"] = token
    return client.post(address, data, headers={"origin": origin})


class TestWhatWasTyped:
    @pytest.mark.parametrize("token", [None, "a" * 32, "b" * 32], ids=["no-cookie", "own", "old"])
    def test_comes_back_when_nobody_is_signed_in(self, address, token):
        response = send(address, token=token)

        assert response.status_code == 403
        assert "Uw tekst is er nog" in words(response)
        assert 'value="Getypt en niet weg"' in response.content.decode()
        assert "csrfmiddlewaretoken" in response.content.decode()

    @pytest.mark.parametrize("token", [None, "b" * 32], ids=["no-cookie", "old"])
    def test_comes_back_after_signing_in_elsewhere(self, world, address, token):
        response = send(address, token=token, reader=world.griffie)

        assert response.status_code == 403
        assert "verstuur het nog een keer" in words(response)
        assert 'value="Getypt en niet weg"' in response.content.decode()

    def test_is_not_repeated_to_a_page_of_another_site(self, address):
        response = send(address, origin=ELSEWHERE, token="b" * 32)

        assert response.status_code == 403
        assert "Getypt en niet weg" not in response.content.decode()
