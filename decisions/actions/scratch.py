"""Keep what somebody is typing, so that a closed tab or an ended session loses nothing."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.blanking import BLANK

from ..models import Scratch
from .judge_text import is_secret, refuse_secret

LONGEST_ADDRESS = 300
MOST_CHARACTERS = 200_000


def keep_scratch(address, typed, *, by):
    """Keep the fields of the form at `address` as `by` typed them: a dict of lists of texts.

    One for each person and form; raises ValidationError for what is too long to keep. A text that
    says of itself that it is secret is refused too, and what was kept of it before is forgotten.
    """
    if len(address) > LONGEST_ADDRESS:
        raise ValidationError(_("Dit adres is te lang om een kladje bij te bewaren."))
    if sum(len(text) for texts in typed.values() for text in texts) > MOST_CHARACTERS:
        raise ValidationError(_("Dit is te veel tekst om als kladje te bewaren."))
    refuse_secrets(address, typed, by)
    typed = {name: [storable(text) for text in texts] for name, texts in typed.items()}
    scratch, _made = Scratch.objects.update_or_create(
        user=by.user, address=address, defaults={"typed": typed, "saved_at": by.at}
    )
    return scratch


def refuse_secrets(address, typed, by):
    try:
        for texts in typed.values():
            for text in texts:
                refuse_secret(text)
    except ValidationError as refusal:
        if is_secret(refusal):
            drop_scratch(address, by=by)
        raise


def storable(text):
    """Return `text` as every database takes it; what cannot be stored shows that it could not."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def drop_scratch(address, *, by):
    """Forget what `by` typed in the form at `address`."""
    Scratch.objects.filter(user=by.user, address=address).delete()


def blank_scratches(passage):
    """Take a passage out of whatever anybody was typing."""
    for scratch in Scratch.objects.order_by("pk"):
        typed = {
            name: [blanked(text, passage) for text in texts]
            for name, texts in scratch.typed.items()
        }
        if typed != scratch.typed:
            Scratch.objects.update_or_create(pk=scratch.pk, defaults={"typed": typed})


def blanked(text, passage):
    """Return a text without a passage, also where a browser sent it with its own line ends."""
    return text.replace(passage, BLANK).replace(passage.replace("\n", "\r\n"), BLANK)
