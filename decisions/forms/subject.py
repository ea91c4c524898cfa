"""Which subject of a dossier an address asks for."""

from django.utils.translation import gettext as _

from .bad_parameter import BadParameter
from .moment import one


def asked_subject(parameters, subjects, name="onderwerp"):
    """Return the subject whose address is asked for, None where none is; raise BadParameter."""
    slug = one(parameters, name)
    if not slug:
        return None
    for subject in subjects:
        if subject.slug == slug:
            return subject
    expected = _("Verwacht het adres van een onderwerp van dit dossier, zoals %s.")
    known = ", ".join(subject.slug for subject in subjects[:3])
    raise BadParameter(name, slug, expected % (known or "…"))
