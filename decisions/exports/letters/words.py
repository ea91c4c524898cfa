"""How a letter names and greets a body, and what it says of a round."""

from django.utils.translation import gettext as _

from municipalities.models import BodyKind

from ...terms import LegalBasis

GREETED_AS_COLLEGE = (BodyKind.COLLEGE, BodyKind.PROVINCE)


def body_words(body):
    """Return how a sentence names a body: 'de raad van Aalst', or its own name."""
    if body.is_council:
        return _("de raad van %(name)s") % {"name": body.municipality.name}
    if body.is_college:
        return _("het college van %(name)s") % {"name": body.municipality.name}
    return body.name


def salutation(body):
    """Return the greeting of a body; nobody is named in it."""
    if body is not None and body.kind in GREETED_AS_COLLEGE:
        return _("Geacht college,")
    return _("Geachte leden,")


def asker_words(round_):
    """Return the name of who asks, or room for it where no record has it."""
    return round_.opened_by.name if round_.opened_by_id else _("(vul in: wie deze ronde opende)")


def subject_words(round_):
    return round_.subject.name if round_.subject_id else round_.title


def basis_words(round_):
    """Return the sentence on the legal basis of a round."""
    basis = LegalBasis(round_.legal_basis)
    law = f"{basis.label} ({basis.article})" if basis.article else basis.label
    return _("De grondslag is: %(law)s.") % {"law": law}


def dated_words(body, words):
    """Return the place and the day of a letter."""
    home = body.municipality if body is not None else None
    return f"{home.name}, {words}" if home is not None else words


def with_capital(text):
    return text[:1].upper() + text[1:]
