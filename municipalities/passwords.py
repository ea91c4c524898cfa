"""What a password has to be."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """At least `min_length` characters; says so in Dutch, which Django does not yet do."""

    def get_error_message(self):
        return _("Dit wachtwoord is te kort: neem er een van %d tekens of meer.") % self.min_length
