"""A passkey in a browser with a made-up authenticator: made, used as second step, used alone."""

import pytest

from tests.browser.pages import browser, needs_chromium
from tests.decisions.web.accounts.signing import SECRET, with_password
from tests.people import beheer

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def second_factor(settings):
    settings.SECOND_FACTOR = True


@pytest.fixture
def page(live_server):
    """A page of a browser with an authenticator, and `complaints`: what its console said."""
    with browser() as chromium:
        page = chromium.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        devtools = page.context.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        yield page


def give_password(page, address):
    page.goto(address)
    page.fill("#id_login", "beheer")
    page.fill("#id_password", SECRET)
    page.get_by_role("button", name="Inloggen", exact=True).click()


def sign_out(page):
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/")


def test_a_passkey_is_made_and_signs_in_beside_a_password_and_alone(page, live_server):
    with_password(beheer().user)
    sign_in, people = (f"{live_server.url}/account/{way}/" for way in ("inloggen", "mensen"))
    give_password(page, sign_in)
    page.goto(f"{live_server.url}/account/tweede-stap/passkeys/erbij/")

    page.get_by_role("button", name="Passkey maken").click()
    page.wait_for_url("**/codes/")
    page.goto(people)
    made = page.url
    sign_out(page)
    give_password(page, sign_in)
    page.get_by_role("button", name="Verder met een passkey").click()
    page.wait_for_url("**/werkblad/")
    sign_out(page)
    page.goto(sign_in)
    page.get_by_role("button", name="Inloggen met een passkey").click()
    page.wait_for_url("**/werkblad/")
    page.goto(people)

    assert (made, page.url) == (people, people)
    assert page.complaints == []
