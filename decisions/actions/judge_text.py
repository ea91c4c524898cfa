"""What may not be here at all: a text that says of itself that it is secret."""

from django.core.exceptions import ValidationError

from ..from_text import TextRefused, secrecy

SECRET = "geheim"


def refuse_secret(text):
    """Raise ValidationError, of code 'geheim', for a text that is marked as secret, confidential
    or closed; of no code for one that is too long to judge."""
    try:
        marking = secrecy(text)
    except TextRefused as error:
        raise ValidationError(str(error)) from error
    if marking is not None:
        raise ValidationError(marking.sentence, code=SECRET)


def is_secret(refusal):
    """Whether a ValidationError, or an error of a form, refuses a text because it is secret."""
    return any(each.code == SECRET for each in refusal.error_list)
