"""The addresses under /account/: what is needed of allauth, under its own names, and ours."""

from django.urls import path, re_path

from . import pages
from .invitations import accept_invitation_page, invite_page
from .people import people_page, person_page

# allauth looks its pages up by its own names; `login` and `logout` are Django's.
urlpatterns = [
    path("", pages.own_account, name="account"),
    path("inloggen/", pages.sign_in, name="account_login"),
    path("inloggen/", pages.sign_in, name="login"),
    path("inloggen/passkey/", pages.passkey_in, name="mfa_login_webauthn"),
    path("inloggen/tweede-stap/", pages.factor_asked, name="mfa_authenticate"),
    path("inloggen/<slug:provider_id>/begin/", pages.identity_in, name="openid_connect_login"),
    path("inloggen/<slug:provider_id>/terug/", pages.identity_back, name="openid_connect_callback"),
    path("uitloggen/", pages.sign_out, name="account_logout"),
    path("uitloggen/", pages.sign_out, name="logout"),
    path("uitgeschakeld/", pages.inactive, name="account_inactive"),
    path("bevestigen/", pages.again, name="account_reauthenticate"),
    path("bevestigen/code/", pages.factor_again, name="mfa_reauthenticate"),
    path("bevestigen/passkey/", pages.passkey_again, name="mfa_reauthenticate_webauthn"),
    path("wachtwoord/", pages.password_change, name="account_change_password"),
    path("wachtwoord/vergeten/", pages.forgotten, name="account_reset_password"),
    path(
        "wachtwoord/vergeten/verstuurd/", pages.forgotten_sent, name="account_reset_password_done"
    ),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        pages.new_password,
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/nieuw/",
        pages.new_password_set,
        name="account_reset_password_from_key_done",
    ),
    path("tweede-stap/", pages.factor_list, name="mfa_index"),
    path("tweede-stap/nodig/", pages.second_factor, name="second-factor"),
    path("tweede-stap/app/", pages.app_on, name="mfa_activate_totp"),
    path("tweede-stap/app/weg/", pages.app_off, name="mfa_deactivate_totp"),
    path("tweede-stap/codes/", pages.codes_shown, name="mfa_view_recovery_codes"),
    path("tweede-stap/codes/nieuw/", pages.codes_new, name="mfa_generate_recovery_codes"),
    path("tweede-stap/passkeys/", pages.passkey_list, name="mfa_list_webauthn"),
    path("tweede-stap/passkeys/erbij/", pages.passkey_add, name="mfa_add_webauthn"),
    path("tweede-stap/passkeys/<int:pk>/", pages.passkey_name, name="mfa_edit_webauthn"),
    path("tweede-stap/passkeys/<int:pk>/weg/", pages.passkey_off, name="mfa_remove_webauthn"),
    path("uitnodiging/<str:token>/", accept_invitation_page, name="invited"),
    path("uitnodigen/", invite_page, name="invite"),
    path("mensen/", people_page, name="people"),
    path("mensen/<int:pk>/", person_page, name="person"),
]
