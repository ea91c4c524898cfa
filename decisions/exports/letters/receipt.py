"""The letter in which who asked confirms that the answer of a body came in."""

from django.utils.translation import gettext as _

from municipalities.edtf import in_words

from ..document import Fact
from ..wording import day_words
from .letter import letter_of
from .points import point_sections
from .words import body_words, salutation, subject_words


def build_receipt(matter):
    """Return the Letter to the body, None where nothing of it came in by the day."""
    if not matter.is_received:
        return None
    body, day = matter.body, matter.register.day
    confirmed = matter.asked.confirmed_on
    return letter_of(
        matter,
        name="ontvangst",
        title=_("Bevestiging van ontvangst"),
        banner=banner_of(matter),
        sender=matter.round.opened_by,
        addressee=body.name,
        day=day_words(confirmed if confirmed is not None and confirmed <= day else day),
        facts=(
            Fact(_("Uw kenmerk"), matter.asked.receipt_reference),
            Fact(_("Betreft"), matter.round.title),
        ),
        salutation=salutation(body),
        opening=(received_words(matter), *answer_words(matter), *points_words(matter)),
        sections=tuple(point_sections(matter)),
        ending=ending_of(matter),
    )


def banner_of(matter):
    return _("CONCEPT: in deze brief staat wat nog niet openbaar is") if matter.has_drafts else ""


def received_words(matter):
    told = {
        "day": day_words(matter.asked.receipt_on),
        "body": body_words(matter.body),
        "subject": subject_words(matter.round),
    }
    return _("Op %(day)s ontvingen wij het antwoord van %(body)s over: %(subject)s.") % told


def answer_words(matter):
    """Yield which decision it is, where it was recorded."""
    if matter.answer is not None:
        on = in_words(matter.answer.dated_on, one_day=True)
        told = {"title": matter.answer.title.rstrip("."), "day": on}
        yield _("Het gaat om: %(title)s (%(day)s).") % told


def points_words(matter):
    if matter.raised:
        yield _(
            "Wij hebben de punten vastgelegd die hieronder staan; wilt u nagaan of zij kloppen?"
        )


def ending_of(matter):
    """Return what the law asks of who asked, as a promise; nothing where it asks nothing."""
    if not matter.duty.must_reply:
        return ()
    words = _("Wij antwoorden u schriftelijk en met redenen, voordat wij besluiten (%(law)s).")
    return (words % {"law": matter.duty.article},)
