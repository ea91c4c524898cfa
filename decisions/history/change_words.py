"""What changed, in one sentence: for a feed and for an e-mail alike."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..domain.stance_lines import name_speaker
from ..domain.stances import label_of
from .changes import TALLY, ChangeEntry, ChangeKind, ToldAct, word_told_stance

COUNTED = dict(
    zip(
        TALLY,
        (
            gettext_lazy("%d voor"),
            gettext_lazy("%d tegen"),
            gettext_lazy("%d onthouden"),
            gettext_lazy("%d afwezig"),
            gettext_lazy("%d vertrokken"),
        ),
        strict=True,
    )
)


def tell_change_sentence(entry: ChangeEntry) -> str:
    """Return an entry as one sentence with its full stop: who, on what, from what to what, in which
    act of which day, with which vote."""
    who = name_speaker(entry.body.name, entry.told.groups_label)
    about = _("%(who)s over ‘%(subject)s’") % {"who": who, "subject": entry.subject}
    words = {
        ChangeKind.NEW: tell_new_stance,
        ChangeKind.CORRECTED: tell_corrected_stance,
        ChangeKind.WITHDRAWN: tell_withdrawn_stance,
    }
    return f"{about}: {words[entry.kind](entry)}."


def tell_change_heading(entry: ChangeEntry) -> str:
    """Return the sentence with the mark of a correction before it, where it is one."""
    told = tell_change_sentence(entry)
    return _("Verbeterd in wat Regio zegt. %s") % told if entry.is_correction else told


def tell_new_stance(entry: ChangeEntry) -> str:
    was, becomes = label_of(entry.before), label_of(entry.stance)
    if entry.before is None:
        words = becomes
    elif was == becomes:
        words = _("opnieuw %s") % becomes
    else:
        words = _("van %(was)s naar %(becomes)s") % {"was": was, "becomes": becomes}
    return ", ".join([words, *list_act_words(entry.told)])


def list_act_words(told: ToldAct) -> Iterator[str]:
    """Yield the act with its day, and the vote as far as it is known."""
    yield name_act(told)
    if told.no_vote_asked:
        yield _("zonder stemming")
    yield from list_vote_words(told)


def name_act(told: ToldAct) -> str:
    """Return 'amendement van 9 mei 2017'."""
    return _("%(form)s van %(day)s") % {"form": told.form_label, "day": told.when}


def list_vote_words(told: ToldAct) -> Iterator[str]:
    """Yield the numbers of a vote: those for and against where known, of the others who there
    were."""
    for name, number in zip(TALLY, told.tally, strict=True):
        if number or (number is not None and name in ("votes_for", "votes_against")):
            yield str(COUNTED[name]) % number


def tell_corrected_stance(entry: ChangeEntry) -> str:
    """Return what was told and what is told now, of each thing that differs."""
    assert entry.was is not None  # a correction has what was told before
    pairs = list(list_corrected(entry, entry.was, entry.told))
    words = _("%(label)s was %(was)s, is %(becomes)s")
    told = [words % {"label": label, "was": was, "becomes": now} for label, was, now in pairs]
    return ", ".join([name_act(entry.told), *told])


def list_corrected(
    entry: ChangeEntry, was: ToldAct, told: ToldAct
) -> Iterator[tuple[str, str, str]]:
    """Yield (what, before, after) in words."""
    nobody = _("niet bekend")
    both = [
        (_("onderwerp"), entry.was_subject, entry.subject),
        (
            _("standpunt"),
            *(label_of(word_told_stance(each, entry.conditions)) for each in (was, told)),
        ),
        (_("wie sprak"), *(tell_speaker(each) for each in (was, told))),
        (_("vorm"), was.form_label, told.form_label),
        (_("datum"), was.when, told.when),
        (_("stemming"), *(tell_vote(each) or nobody for each in (was, told))),
    ]
    yield from ((label, before, after) for label, before, after in both if before != after)


def tell_speaker(told: ToldAct) -> str:
    return told.groups_label or (_("fracties of leden") if told.is_of_groups else _("het orgaan"))


def tell_vote(told: ToldAct) -> str:
    numbers = " – ".join(list_vote_words(told))
    return _("zonder stemming") if told.no_vote_asked else numbers


def tell_withdrawn_stance(entry: ChangeEntry) -> str:
    words = _("‘%(stance)s’ is ingetrokken, %(act)s")
    return words % {"stance": label_of(entry.stance), "act": name_act(entry.told)}
