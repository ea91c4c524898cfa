"""How much of a source the public may see, as one choice of three."""

from django import forms
from django.utils.translation import gettext_lazy as _

KEEPERS, TITLE, TEXT = "bijhouders", "titel", "tekst"
CHOICES = [
    (KEEPERS, _("alleen wie bijhoudt in deze regio")),
    (TITLE, _("titel en vindplaats openbaar, tekst niet")),
    (TEXT, _("ook de tekst openbaar")),
]
FLAGS = {KEEPERS: (False, False), TITLE: (True, False), TEXT: (True, True)}


def openness_of(source):
    """Return the choice that the flags of a source make."""
    return {flags: name for name, flags in FLAGS.items()}[source.is_public, source.text_is_public]


def openness_field():
    return forms.ChoiceField(
        label=_("Wie mag dit zien?"),
        choices=CHOICES,
        initial=KEEPERS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie dit mag zien.")},
    )


def set_openness(source, choice):
    """Let the flags of a source say what was chosen."""
    source.is_public, source.text_is_public = FLAGS[choice]
