"""The letter in which a body that was asked tells its position, its conditions and its points."""

from django.utils.translation import gettext as _

from municipalities.edtf import in_words

from ...stances import Stance
from ..document import Entry, Fact, Section
from ..wording import day_words
from .answers import answer_sections
from .letter import letter_of
from .points import point_sections
from .words import asker_words, basis_words, body_words, salutation, subject_words, with_capital


def build_opinion(matter):
    """Return the Letter of the body to who asked it; at most thirteen queries."""
    asks = matter.round.opened_by
    return letter_of(
        matter,
        name="brief",
        title=title_of(matter),
        banner=banner_of(matter),
        sender=matter.body,
        addressee=asker_words(matter.round),
        day=day_of(matter),
        facts=(
            Fact(_("Ons kenmerk"), reference_of(matter)),
            Fact(_("Betreft"), matter.round.title),
        ),
        salutation=salutation(asks),
        opening=(asked_words(matter), spoken_words(matter)),
        sections=(
            *position_sections(matter),
            *point_sections(matter),
            *answer_sections(matter),
        ),
        ending=ending_of(matter),
    )


def title_of(matter):
    told = {"body": body_words(matter.body), "subject": subject_words(matter.round)}
    return _("Antwoord van %(body)s over: %(subject)s") % told


def banner_of(matter):
    """Return the warning over what is no letter of the body yet; empty where it spoke in public."""
    if matter.has_drafts:
        return _("CONCEPT: in deze brief staat wat nog niet openbaar is")
    if matter.answer is None and matter.no_view_on is None:
        words = _("CONCEPT: %(body)s heeft in deze ronde nog niet gesproken")
        return words % {"body": body_words(matter.body)}
    return ""


def day_of(matter):
    """Return the day of the decision in words, else the day that was asked about."""
    if matter.answer is not None:
        return in_words(matter.answer.dated_on, one_day=True)
    return day_words(matter.no_view_on or matter.register.day)


def reference_of(matter):
    """Return the reference of the answer, else of its agenda item; empty where none is known."""
    if matter.is_received and matter.asked.receipt_reference:
        return matter.asked.receipt_reference
    return matter.item.reference if matter.item is not None else ""


def asked_words(matter):
    """Return what the body was asked, and under which law."""
    told = {
        "round": matter.round.title,
        "day": in_words(matter.round.dated_on, one_day=True),
        "body": body_words(matter.body),
    }
    asked = _("In de ronde %(round)s (begonnen: %(day)s) is %(body)s gevraagd zich uit te spreken.")
    return f"{asked % told} {basis_words(matter.round)}"


def spoken_words(matter):
    """Return what the body did by the day, as a sentence."""
    body = with_capital(body_words(matter.body))
    if matter.answer is not None:
        on = in_words(matter.answer.dated_on, one_day=True)
        told = _("%(body)s sprak zich uit (%(day)s): %(title)s.")
        words = told % {"body": body, "day": on, "title": matter.answer.title.rstrip(".")}
        outcome = matter.answer.outcome.rstrip(".")
        return f"{words} {_('Uitkomst: %(outcome)s.') % {'outcome': outcome}}" if outcome else words
    if matter.no_view_on is not None:
        told = {"body": body, "day": day_words(matter.no_view_on)}
        return _("%(body)s gaf op %(day)s te kennen geen zienswijze te geven.") % told
    told = {"body": body, "day": day_words(matter.register.day)}
    return _("%(body)s heeft zich tot en met %(day)s niet uitgesproken.") % told


def position_sections(matter):
    """Yield the stances of the body, where it has any."""
    entries = tuple(
        Entry(f"{position.subject.name}: {Stance(position.stance).label}", decided_words(decision))
        for position, decision in matter.positions
    )
    if entries:
        yield Section(_("Standpunt"), entries=entries)


def decided_words(decision):
    return in_words(decision.dated_on, one_day=True)


def ending_of(matter):
    """Return what the law lets the body expect; nothing where it promises nothing."""
    if not (matter.duty.must_reply and matter.raised):
        return ()
    words = _("U antwoordt ons schriftelijk en met redenen, voordat u besluit (%(law)s).")
    return (words % {"law": matter.duty.article},)
