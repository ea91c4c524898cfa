"""Keep what somebody is typing, and do a form that is sent twice once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from municipalities.models import User
from municipalities.redaction import REDACTION_MARK
from municipalities.retention import KEEP_KEYS, KEPT_DRAFTS
from municipalities.roles import Reader
from municipalities.tracking import DatabaseRefused

from ..models import FormDraft, IdempotencyKey, Owned
from .records import writing_in
from .sources import check_not_secret, is_secret

# Keep what somebody is typing, so that a closed tab or an ended session loses nothing.

LONGEST_FORM_ADDRESS = 300
MOST_DRAFT_CHARACTERS = 200_000
MOST_DRAFTS = 50


def save_form_draft(address: str, typed: Mapping[str, Sequence[str]], *, by: Reader) -> FormDraft:
    """Keep the fields of the form at `address` as `by` typed them: a dict of lists of texts.

    One for each person and form, and of a person the last fifty; raises ValidationError for what
    is too long to keep. A text that says of itself that it is secret is refused too, and what was
    kept of it before is forgotten.
    """
    if len(address) > LONGEST_FORM_ADDRESS:
        raise ValidationError(_("Dit adres is te lang om een kladje bij te bewaren."))
    if sum(len(text) for texts in typed.values() for text in texts) > MOST_DRAFT_CHARACTERS:
        raise ValidationError(_("Dit is te veel tekst om als kladje te bewaren."))
    check_no_secrets(address, typed, by)
    typed = {name: [make_storable(text) for text in texts] for name, texts in typed.items()}
    scratch, is_new = FormDraft.objects.update_or_create(
        user=by.user, address=address, defaults={"typed": typed, "saved_at": by.at}
    )
    if is_new:
        forget_oldest_drafts(by)
    return scratch


def forget_oldest_drafts(by: Reader) -> None:
    """Keep the last fifty forms that somebody was typing."""
    own = FormDraft.objects.filter(user=by.user).order_by("-saved_at", "-pk")
    FormDraft.objects.filter(pk__in=list(own.values_list("pk", flat=True)[MOST_DRAFTS:])).delete()


def check_no_secrets(address: str, typed: Mapping[str, Sequence[str]], by: Reader) -> None:
    try:
        for texts in typed.values():
            for text in texts:
                check_not_secret(text)
    except ValidationError as refusal:
        if is_secret(refusal):
            delete_form_draft(address, by=by)
        raise


def make_storable(text: str) -> str:
    """Return `text` as every database takes it; what cannot be stored shows that it could not."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def delete_form_draft(address: str, *, by: Reader) -> None:
    """Forget what `by` typed in the form at `address`."""
    FormDraft.objects.filter(user=by.user, address=address).delete()


def redact_form_drafts(passage: str) -> None:
    """Take a passage out of whatever anybody was typing."""
    for scratch in FormDraft.objects.order_by("pk"):
        typed = {
            name: [redact_text(text, passage) for text in texts]
            for name, texts in scratch.typed.items()
        }
        if typed != scratch.typed:
            FormDraft.objects.update_or_create(pk=scratch.pk, defaults={"typed": typed})


def redact_text(text: str, passage: str) -> str:
    """Return a text without a passage, also where a browser sent it with its own line ends."""
    return text.replace(passage, REDACTION_MARK).replace(
        passage.replace("\n", "\r\n"), REDACTION_MARK
    )


def erase_old_drafts(*, at: datetime) -> int:
    """Forget what nobody went on typing; return how many forms that were."""
    return FormDraft.objects.filter(saved_at__lt=at - KEPT_DRAFTS).delete()[0]


# A form that is sent twice is done once.


class AlreadySubmitted(Exception):
    """The form was sent before; `led_to` is where that ended."""

    def __init__(self, led_to: str | None) -> None:
        super().__init__(led_to)
        self.led_to = led_to


def find_earlier_response(token: UUID, *, user: User) -> str | None:
    """Return the address where an earlier sending of this form led, or None."""
    sent = IdempotencyKey.objects.filter(user=user, token=token).first()
    return sent.led_to if sent else None


def submit_once(
    token: UUID, act: Callable[[], str], *, by: Reader, about: Sequence[Owned] = ()
) -> str:
    """Do what a form asks, once; return the address that `act` gives, where the form leads.

    One write in the dossiers of the records that it is `about`: their counters first, then the
    token. Raises AlreadySubmitted where the form was done before, and what `act` raises.
    """
    with writing_in(*about):
        submission = claim_idempotency_key(token, by=by)
        led_to = act()
        save_response_address(submission, led_to)
    return led_to


def claim_idempotency_key(token: UUID, *, by: Reader) -> IdempotencyKey:
    """Take the token of a form before it does anything; return the IdempotencyKey to note its end
    in.

    A second sending waits here until the first one is done. Call it in the write of what the form
    does, so that either both hold or neither; at its end that raises AlreadySubmitted. What the
    same person sent a month ago is forgotten.
    """
    try:
        key = IdempotencyKey.objects.create(user=by.user, token=token, led_to="", sent_at=by.at)
    except IntegrityError as error:
        raise DatabaseRefused(
            lambda: AlreadySubmitted(find_earlier_response(token, user=by.user))
        ) from error
    IdempotencyKey.objects.filter(user=by.user, sent_at__lt=by.at - KEEP_KEYS).delete()
    return key


def erase_old_keys(*, at: datetime) -> int:
    """Forget the forms that were sent a month ago, whoever sent them; return how many."""
    return IdempotencyKey.objects.filter(sent_at__lt=at - KEEP_KEYS).delete()[0]


def save_response_address(submission: IdempotencyKey, led_to: str) -> None:
    """Note where a form led."""
    IdempotencyKey.objects.filter(pk=submission.pk).update(led_to=led_to)
