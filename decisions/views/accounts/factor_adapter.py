"""How second factors are kept: their secrets sealed with the secret key, in our words."""

import base64
from hashlib import sha256

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

NAME = "Regio"


class FactorAdapter(DefaultMFAAdapter):
    """The secret of an app or of codes is worth nothing to who reads the database only."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("Deze manier kunt u niet weghalen."),
        "cannot_generate_recovery_codes": _("Stel eerst een app of een passkey in."),
        "incorrect_code": _("Deze code klopt niet of is al gebruikt."),
    }

    def encrypt(self, text):
        return sealer().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """Return the secret; ValidationError where the secret key was changed without keeping
        the old one in REGIO_SECRET_KEY_FALLBACKS."""
        try:
            return sealer().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise self.validation_error("incorrect_code") from error

    def generate_authenticator_name(self, user, type):  # noqa: A002  named by allauth
        number = user.authenticator_set.filter(type=type).count() + 1
        return gettext("Passkey %d") % number

    def get_public_key_credential_rp_entity(self):
        return super().get_public_key_credential_rp_entity() | {"name": NAME}


def sealer():
    """Return what seals with the secret key, and opens with those before it too."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(fernet_key(key)) for key in keys])


def fernet_key(secret):
    return base64.urlsafe_b64encode(sha256(f"second-factor:{secret}".encode()).digest())
