"""What a letter of a round says: a council's own, and the confirmation that it came in."""

from django.utils.translation import gettext as _

from municipalities.edtf.words import format_dutch_date

from ... import history
from ...domain.basis import describe_basis
from ...models import RemarkKind, build_stance_line
from ..document import DocumentSection, Fact, ListEntry, day_words
from ..register.content import list_source_places
from .letter import (
    answered_question_of,
    asker_words,
    basis_words,
    body_words,
    build_letter,
    capitalize_first,
    salutation,
    subject_words,
)

# The points of a body as a letter lists them, those of its groups beside its own.

OTHERS = (RemarkKind.WISH, RemarkKind.OBJECTION)


def point_sections(matter):
    """Yield a DocumentSection for each kind of points that there is, in the order of a letter."""
    own = [each for each in matter.raised if not each.remark.groups_label]
    of_groups = [each for each in matter.raised if each.remark.groups_label]
    for heading, kinds in (
        (_("Voorwaarden"), (RemarkKind.CONDITION,)),
        (_("Wensen en bedenkingen"), OTHERS),
        (_("Vragen"), (RemarkKind.QUESTION,)),
    ):
        found = [each for each in own if each.remark.kind in kinds]
        if found:
            entries = build_point_entries(matter, found, tells_kind=len(kinds) > 1)
            yield DocumentSection(heading, entries=entries, is_numbered=True)
    if of_groups:
        words = _("Deze punten zijn van fracties of leden, niet van het orgaan zelf.")
        entries = build_point_entries(matter, of_groups, tells_kind=True)
        yield DocumentSection(_("Punten van fracties"), (words,), entries=entries, is_numbered=True)


def build_point_entries(matter, raised, *, tells_kind):
    return tuple(point_entry(matter, each.remark, tells_kind) for each in raised)


def point_entry(matter, remark, tells_kind):
    """Return a point with what it is about, and where its document has it."""
    told = [
        remark.groups_label,
        remark.get_kind_display() if tells_kind else "",
        remark.section,
        remark.theme.name if remark.theme_id else "",
    ]
    note = ", ".join(part for part in told if part)
    places = list_source_places(matter.places.get(("remark", remark.id), ()))
    return ListEntry(remark.text, note=note, place="; ".join(places))


# What a body answered to the questions of a round, as a letter lists it.


def answer_sections(matter):
    """Yield the answers under one heading, each after its question, where there is any."""
    entries = tuple(build_letter_answer_entry(matter, each) for each in matter.answers)
    if entries:
        yield DocumentSection(_("Antwoorden op de vragen"), entries=entries, is_numbered=True)


def build_letter_answer_entry(matter, answer):
    told = {"question": answered_question_of(answer).text, "answer": answer.text}
    places = list_source_places(matter.answer_places.get(("answer", answer.id), ()))
    return ListEntry(_("%(question)s Antwoord: %(answer)s") % told, place="; ".join(places))


# The letter in which a body that was asked tells its position, its conditions and its points.


def build_opinion(matter):
    """Return the Letter of the body to who asked it; at most thirteen queries."""
    asks = matter.round.opened_by
    return build_letter(
        matter,
        name="brief",
        title=letter_subject(matter),
        banner=opinion_banner(matter),
        sender=matter.body,
        addressee=asker_words(matter.round),
        day=letter_day(matter),
        facts=(
            Fact(_("Ons kenmerk"), letter_reference(matter)),
            Fact(_("Betreft"), matter.round.title),
        ),
        salutation=salutation(asks),
        opening=(asked_words(matter), spoken_words(matter)),
        sections=(
            *position_sections(matter),
            *point_sections(matter),
            *answer_sections(matter),
        ),
        ending=opinion_ending(matter),
    )


def letter_subject(matter):
    told = {"body": body_words(matter.body), "subject": subject_words(matter.round)}
    return _("Antwoord van %(body)s over: %(subject)s") % told


def opinion_banner(matter):
    """Return the warning over what is no letter of the body yet; empty where it spoke in public."""
    if matter.has_drafts:
        return _("CONCEPT: in deze brief staat wat nog niet openbaar is")
    if matter.answer is None and matter.no_view_on is None:
        words = _("CONCEPT: %(body)s heeft in deze ronde nog niet gesproken")
        return words % {"body": body_words(matter.body)}
    return ""


def letter_day(matter):
    """Return the day of the decision in words, else the day that was asked about."""
    if matter.answer is not None:
        return format_dutch_date(matter.answer.dated_on, one_day=True)
    return day_words(matter.no_view_on or matter.register.day)


def letter_reference(matter):
    """Return the reference of the answer, else of its agenda item; empty where none is known."""
    if matter.is_received and matter.asked.receipt_reference:
        return matter.asked.receipt_reference
    return matter.item.reference if matter.item is not None else ""


def asked_words(matter):
    """Return what the body was asked, and under which law."""
    told = {
        "round": matter.round.title,
        "day": format_dutch_date(matter.round.dated_on, one_day=True),
        "body": body_words(matter.body),
    }
    asked = _("In de ronde %(round)s (begonnen: %(day)s) is %(body)s gevraagd zich uit te spreken.")
    return f"{asked % told} {basis_words(matter.round)}"


def spoken_words(matter):
    """Return what the body did by the day, as a sentence."""
    body = capitalize_first(body_words(matter.body))
    if matter.answer is not None:
        on = format_dutch_date(matter.answer.dated_on, one_day=True)
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
        ListEntry(str(build_stance_line(entry.position)), position_note(entry))
        for entry in matter.positions
    )
    if entries:
        yield DocumentSection(_("Standpunt"), entries=entries)


def position_note(entry):
    """Return when it was decided, and what the stance rests on where that is no document."""
    decided = format_dutch_date(entry.decision.dated_on, one_day=True)
    rests = describe_basis(
        history.basis_of(entry),
        history.list_stances_read_instead(entry),
        awaits_source=history.awaits_source(entry),
    )
    return ", ".join(part for part in (decided, rests) if part)


def opinion_ending(matter):
    """Return what the law lets the body expect; nothing where it promises nothing."""
    if not (matter.duty.must_reply and matter.raised):
        return ()
    words = _("U antwoordt ons schriftelijk en met redenen, voordat u besluit (%(law)s).")
    return (words % {"law": matter.duty.article},)


# The letter in which who asked confirms that the answer of a body came in.


def build_receipt(matter):
    """Return the Letter to the body, None where nothing of it came in by the day."""
    if not matter.is_received:
        return None
    body, day = matter.body, matter.register.day
    confirmed = matter.asked.confirmed_on
    return build_letter(
        matter,
        name="ontvangst",
        title=_("Bevestiging van ontvangst"),
        banner=receipt_banner(matter),
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
        ending=receipt_ending(matter),
    )


def receipt_banner(matter):
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
        on = format_dutch_date(matter.answer.dated_on, one_day=True)
        told = {"title": matter.answer.title.rstrip("."), "day": on}
        yield _("Het gaat om: %(title)s (%(day)s).") % told


def points_words(matter):
    if matter.raised:
        yield _(
            "Wij hebben de punten vastgelegd die hieronder staan; wilt u nagaan of zij kloppen?"
        )


def receipt_ending(matter):
    """Return what the law asks of who asked, as a promise; nothing where it asks nothing."""
    if not matter.duty.must_reply:
        return ()
    words = _("Wij antwoorden u schriftelijk en met redenen, voordat wij besluiten (%(law)s).")
    return (words % {"law": matter.duty.article},)
