"""What stands above the points: who asked, under which law, and how far the replies are."""

from django.utils.translation import gettext as _

from municipalities.edtf import in_words

from ...history import asked_in
from ...history.replied import Replied, adoption, dispatches
from ...terms import LegalBasis, reply_duty
from ..document import Fact
from ..wording import day_words


def bundle_head(register, round_):
    """Return what was asked of whom, and when it was bundled; one query."""
    facts = [*asked_facts(round_), asked_of(asked_in(round_, register.known_at))]
    bundle = round_.bundle
    if bundle is not None and bundle.last_on <= register.day:
        on = in_words(bundle.dated_on, one_day=True)
        facts.append(Fact(_("Gebundeld"), f"{bundle.title}, {on}"))
    return tuple(fact for fact in facts if fact.text)


def reply_note_head(register, round_):
    """Return what was asked, whether it must be answered, and what became of that; five queries
    at most."""
    asked = asked_in(round_, register.known_at)
    facts = [*asked_facts(round_), asked_of(asked), *duty_facts(round_, asked)]
    return tuple(fact for fact in (*facts, *adoption_facts(register, round_)) if fact.text)


def asked_facts(round_):
    basis = LegalBasis(round_.legal_basis)
    law = f"{basis.label} ({basis.article})" if basis.article else basis.label
    return (
        Fact(_("Gevraagd door"), round_.opened_by.name if round_.opened_by_id else ""),
        Fact(_("Onderwerp"), round_.subject.name if round_.subject_id else ""),
        Fact(_("Vraag"), round_.questions),
        Fact(_("Geopend"), in_words(round_.dated_on, one_day=True)),
        Fact(_("Grondslag"), law),
    )


def asked_of(asked):
    return Fact(_("Gevraagd aan"), ", ".join(each.body.name for each in asked))


def duty_facts(round_, asked):
    """Return each duty to reply once, with whom it holds for where that differs."""
    basis, by_words = LegalBasis(round_.legal_basis), {}
    for each in asked:
        duty = reply_duty(basis, each.received_on or round_.first_on)
        by_words.setdefault(duty_words(duty), []).append(each.body.name)
    if not by_words:
        by_words = {duty_words(reply_duty(basis, round_.first_on)): []}
    label = _("Antwoordplicht")
    if len(by_words) == 1:
        return tuple(Fact(label, words) for words in by_words)
    return tuple(Fact(label, f"{', '.join(names)}: {words}") for words, names in by_words.items())


def duty_words(duty):
    if not duty.must_reply:
        return duty.words
    since = _("sinds %(day)s") % {"day": day_words(duty.since)}
    return f"{duty.words} ({duty.article}, {since})"


def adoption_facts(register, round_):
    """Yield who adopted the replies and to whom they went, or how far the replies are."""
    time = {"day": register.day, "known_at": register.known_at}
    note = adoption(round_, **time)
    replied = Replied(round_, reader=register.reader, **time)
    progress = replied.progress(note.adopted_on if note else None)
    if note is None:
        words = _("nog niet vastgesteld: %(done)d van %(total)d punten hebben een reactie")
        told = {"done": progress.answered, "total": progress.total}
        yield Fact(_("Vastgesteld"), words % told)
        return
    told = {"day": day_words(note.adopted_on), "body": note.body.name}
    yield Fact(_("Vastgesteld"), _("op %(day)s door %(body)s") % told)
    yield Fact(_("Kenmerk"), note.reference)
    yield Fact(_("Toelichting"), note.note)
    sent = [f"{each.body.name} ({day_words(each.sent_on)})" for each in dispatches(note, **time)]
    yield Fact(_("Verzonden aan"), ", ".join(sent) or _("nog niemand"))
    if progress.outside:
        words = _("%(number)d punten kregen daarin geen reactie")
        yield Fact(_("Niet vastgesteld"), words % {"number": progress.outside})
