"""What changed, in one sentence: for a feed and for an e-mail alike."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import singledispatch

from django.utils.formats import date_format
from django.utils.text import Truncator, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ...domain.stance_lines import name_speaker
from ...domain.stances import label_of
from ...models import Speaker
from .agenda import ToldCommitment, ToldItem
from .entries import ChangeEntry, ChangeKind, ToldFacts
from .events import ToldMilestone, ToldRound
from .remarks import ToldRemark, ToldReply
from .stances import TALLY, ActFacts, ToldAct, ToldDecision
from .telling import day_of_moment

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
# A text is told as far as it fits in a line or two.
LONGEST_TEXT = 140

# What differs between two versions: what it is called, what it was and what it is.
type Difference = tuple[str, str, str]


def tell_change_sentence(entry: ChangeEntry) -> str:
    """Return an entry as one sentence with its full stop: who, what, and what it was before."""
    return f"{tell_facts(entry.told, entry)}."


def tell_change_heading(entry: ChangeEntry) -> str:
    """Return the sentence with the mark of a correction before it, where it is one."""
    told = tell_change_sentence(entry)
    return _("Verbeterd in wat Regio zegt. %s") % told if entry.is_correction else told


@singledispatch
def tell_facts(told: ToldFacts, entry: ChangeEntry) -> str:
    """Return an entry in words without the full stop, by what is told of its kind of record."""
    raise NotImplementedError(type(told))


def tell_after(about: str, entry: ChangeEntry, telling: "Telling") -> str:
    """Return what an entry is about, with what its kind tells."""
    return f"{about}: {telling[entry.kind](entry)}"


type Telling = dict[ChangeKind, Callable[[ChangeEntry], str]]


def tell_differences(found: list[Difference]) -> str:
    """Return what was told and what is told now, of each thing that differs."""
    words = _("%(label)s was %(was)s, is %(becomes)s")
    return ", ".join(
        words % {"label": label, "was": was, "becomes": becomes}
        for label, was, becomes in found
        if was != becomes
    )


def cut_text(text: str) -> str:
    """Return the beginning of a text, on one line and without a full stop of its own."""
    return Truncator(" ".join(text.split())).chars(LONGEST_TEXT).rstrip(".")


def word_day(day: date) -> str:
    return date_format(day, "j F Y")


def word_days(days: list[date]) -> str:
    return get_text_list([word_day(day) for day in days], _("en"))


# Stances.


@tell_facts.register
def tell_stance_change(told: ToldAct, entry: ChangeEntry) -> str:
    """Return who, on what, from what to what, in which act of which day, with which vote."""
    who = name_speaker(told.body, told.groups_label)
    about = _("%(who)s over ‘%(subject)s’") % {"who": who, "subject": told.subject}
    return tell_after(about, entry, STANCES)


def tell_new_stance(entry: ChangeEntry) -> str:
    assert isinstance(entry.told, ToldAct)
    was, becomes = label_of(entry.before), label_of(entry.told.worded)
    if entry.before is None:
        words = becomes
    elif was == becomes:
        words = _("opnieuw %s") % becomes
    else:
        words = _("van %(was)s naar %(becomes)s") % {"was": was, "becomes": becomes}
    return ", ".join([words, *list_act_words(entry.told)])


def list_act_words(told: ActFacts) -> Iterator[str]:
    """Yield the act with its day, and the vote as far as it is known."""
    yield name_act(told)
    if told.no_vote_asked:
        yield _("zonder stemming")
    yield from list_vote_words(told)


def name_act(told: ActFacts) -> str:
    """Return 'amendement van 9 mei 2017'."""
    return _("%(form)s van %(day)s") % {"form": told.form_label, "day": told.when}


def list_vote_words(told: ActFacts) -> Iterator[str]:
    """Yield the numbers of a vote: those for and against where known, of the others who there
    were."""
    for name, number in zip(TALLY, told.tally, strict=True):
        if number or (number is not None and name in ("votes_for", "votes_against")):
            yield str(COUNTED[name]) % number


def tell_corrected_stance(entry: ChangeEntry) -> str:
    was, told = entry.was, entry.told
    assert isinstance(was, ToldAct)
    assert isinstance(told, ToldAct)
    own = [
        (_("onderwerp"), was.subject, told.subject),
        (_("standpunt"), label_of(was.worded), label_of(told.worded)),
        (_("wie sprak"), tell_speaker(was), tell_speaker(told)),
    ]
    return f"{name_act(told)}, {tell_differences(own + list_vote_differences(was, told))}"


def list_vote_differences(was: ActFacts, told: ActFacts) -> list[Difference]:
    nobody = _("niet bekend")
    return [
        (_("vorm"), was.form_label, told.form_label),
        (_("datum"), was.when, told.when),
        (_("stemming"), tell_vote(was) or nobody, tell_vote(told) or nobody),
    ]


def tell_speaker(told: ToldAct) -> str:
    return told.groups_label or (_("fracties of leden") if told.is_of_groups else _("het orgaan"))


def tell_vote(told: ActFacts) -> str:
    numbers = " – ".join(list_vote_words(told))
    return _("zonder stemming") if told.no_vote_asked else numbers


def tell_withdrawn_stance(entry: ChangeEntry) -> str:
    assert isinstance(entry.told, ToldAct)
    words = _("‘%(stance)s’ is ingetrokken, %(act)s")
    return words % {"stance": label_of(entry.told.worded), "act": name_act(entry.told)}


STANCES: Telling = {
    ChangeKind.NEW: tell_new_stance,
    ChangeKind.CORRECTED: tell_corrected_stance,
    ChangeKind.WITHDRAWN: tell_withdrawn_stance,
}


# Acts of which no stance is told.


@tell_facts.register
def tell_decision_change(told: ToldDecision, entry: ChangeEntry) -> str:
    """Return who, which act of which day, about what, and how it ended."""
    is_of_groups = told.speaker == Speaker.GROUPS
    who = _("Fracties of leden van %s") % told.body if is_of_groups else told.body
    act = _("%(who)s: %(act)s over ‘%(title)s’")
    about = act % {"who": who, "act": name_act(told), "title": told.title}
    if entry.kind is ChangeKind.WITHDRAWN:
        return _("%s, is ingetrokken") % about
    if isinstance(entry.was, ToldDecision):
        was, nothing = entry.was, _("niet bekend")
        own = [
            (_("uitkomst"), was.outcome or nothing, told.outcome or nothing),
            (_("wie sprak"), word_speaker(was), word_speaker(told)),
        ]
        return f"{about}, {tell_differences(own + list_vote_differences(was, told))}"
    outcome = [cut_text(told.outcome)] if told.outcome else []
    vote = [_("zonder stemming")] if told.no_vote_asked else list(list_vote_words(told))
    return ", ".join([about, *outcome, *vote])


def word_speaker(told: ToldDecision) -> str:
    return str(Speaker(told.speaker).label)


# Milestones and rounds.


@tell_facts.register
def tell_milestone_change(told: ToldMilestone, entry: ChangeEntry) -> str:
    """Return what is planned, came about or was moved, and to which day."""
    if entry.kind is ChangeKind.REACHED:
        return _("Het is zover: ‘%(title)s’, %(day)s") % {"title": told.title, "day": told.when}
    if isinstance(entry.was, ToldMilestone):
        return tell_other_milestone(told, entry.was, entry)
    is_planned = told.first_on > day_of_moment(entry.at)
    what = _("Gepland") if is_planned else _("Mijlpaal")
    words = _("%(what)s: ‘%(title)s’, %(day)s")
    about = words % {"what": what, "title": told.title, "day": told.when}
    return ", ".join([about, *list_state_words(told)])


def list_state_words(told: ToldMilestone) -> Iterator[str]:
    """Yield what became of a proposal, and how many remarks fell with it."""
    if not told.state:
        return
    yield _("‘%(subject)s’ is %(state)s") % {"subject": told.subject, "state": told.state_label}
    if told.lapsed:
        words = ngettext(
            "%d wens of bedenking zonder reactie vervalt daarmee",
            "%d wensen en bedenkingen zonder reactie vervallen daarmee",
            told.lapsed,
        )
        yield words % told.lapsed


def tell_other_milestone(told: ToldMilestone, was: ToldMilestone, entry: ChangeEntry) -> str:
    if entry.kind is ChangeKind.CHANGED:
        words = _("Mijlpaal ‘%(title)s’ is verplaatst: van %(was)s naar %(becomes)s")
        return words % {"title": told.title, "was": was.when, "becomes": told.when}
    nothing = _("geen")
    found = [
        (_("datum"), was.when, told.when),
        (_("staat"), was.state_label or nothing, told.state_label or nothing),
    ]
    about = _("Mijlpaal ‘%s’") % told.title
    return f"{about}: {tell_differences(found) or _('hoort bij een ander onderwerp')}"


@tell_facts.register
def tell_round_change(told: ToldRound, entry: ChangeEntry) -> str:
    """Return that a round opened, got another last day, or is over."""
    due = word_day(told.due_on) if told.due_on else _("niet genoemd")
    about = _("Ronde ‘%s’") % told.title
    if entry.kind is ChangeKind.CLOSED:
        return _("%(about)s: de termijn is voorbij, die liep tot en met %(due)s") % {
            "about": about,
            "due": due,
        }
    if isinstance(entry.was, ToldRound):
        was = word_day(entry.was.due_on) if entry.was.due_on else _("niet genoemd")
        found = [
            (_("begin"), entry.was.when, told.when),
            (_("de uiterste dag"), was, due),
        ]
        return f"{about}: {tell_differences(found)}"
    opened = _("%(about)s is open vanaf %(day)s") % {"about": about, "day": told.when}
    return (
        _("%(opened)s, reageren kan tot en met %(due)s")
        % {
            "opened": opened,
            "due": due,
        }
        if told.due_on
        else opened
    )


# Remarks and replies.


@tell_facts.register
def tell_remark_change(told: ToldRemark, entry: ChangeEntry) -> str:
    """Return who raised what, about what, in which words."""
    about = f"{told.raised_by}: {told.kind_label}"
    if told.subject:
        about = _("%(about)s over ‘%(subject)s’") % {"about": about, "subject": told.subject}
    text = _("‘%s’") % cut_text(told.text)
    if entry.kind is ChangeKind.WITHDRAWN:
        return _("%(about)s is ingetrokken, %(text)s") % {"about": about, "text": text}
    if isinstance(entry.was, ToldRemark):
        was, nothing = entry.was, _("geen")
        found = [
            (_("soort"), was.kind_label, told.kind_label),
            (_("wie"), was.raised_by, told.raised_by),
            (_("onderwerp"), was.subject or nothing, told.subject or nothing),
        ]
        if not (words := tell_differences(found)):
            words = tell_differences([(_("tekst"), _("‘%s’") % cut_text(was.text), text)])
        return f"{about}, {words or _('de tekst is aangepast')}"
    return f"{about}, {text}"


@tell_facts.register
def tell_reply_change(told: ToldReply, entry: ChangeEntry) -> str:
    """Return who replied what to which remark of whom."""
    words = _("%(who)s over de %(kind)s van %(by)s: %(outcome)s, ‘%(text)s’")
    outcome = told.outcome_label
    if entry.kind is ChangeKind.WITHDRAWN:
        outcome = _("de reactie ‘%s’ is ingetrokken") % outcome
    elif isinstance(entry.was, ToldReply):
        outcome = tell_differences([(_("reactie"), entry.was.outcome_label, outcome)])
    return words % {
        "who": told.body,
        "kind": told.kind_label,
        "by": told.raised_by,
        "outcome": outcome,
        "text": cut_text(told.text),
    }


# What comes before a body, and what was promised.


@tell_facts.register
def tell_item_change(told: ToldItem, entry: ChangeEntry) -> str:
    """Return what comes before whom, and in which meetings."""
    about = _("%(who)s: agendapunt ‘%(title)s’") % {"who": told.body, "title": told.title}
    if entry.kind is ChangeKind.WITHDRAWN:
        return _("%s is ingetrokken") % about
    if isinstance(entry.was, ToldItem):
        return f"{about} {tell_moved_item(list(entry.was.days), list(told.days), entry)}"
    if not told.days:
        return _("%s, nog zonder vergadering") % about
    words = ngettext("vergadering van %s", "vergaderingen van %s", len(told.days))
    return f"{about}, {words % word_days(list(told.days))}"


def tell_moved_item(was: list[date], now: list[date], entry: ChangeEntry) -> str:
    """Return from which day to which, or on the agenda of which day it stands now or no longer."""
    gone = [day for day in was if day not in now]
    came = [day for day in now if day not in was]
    if gone and came:
        words = _("is verplaatst van %(was)s naar %(becomes)s")
        if entry.is_correction:
            words = _("was op %(was)s, is op %(becomes)s")
        return words % {"was": word_days(gone), "becomes": word_days(came)}
    if came:
        words = _("komt ook op %s") if was else _("komt op %s")
        return words % word_days(came)
    if gone:
        return _("staat niet meer op de agenda van %s") % word_days(gone)
    return _("komt in een andere volgorde: %s") % word_days(now)


@tell_facts.register
def tell_commitment_change(told: ToldCommitment, entry: ChangeEntry) -> str:
    """Return what was done of what was promised to whom, or that it was not after all."""
    words = _("%(body)s: %(kind)s, te doen door %(holder)s, %(done)s: ‘%(text)s’")
    was = entry.was if isinstance(entry.was, ToldCommitment) else None
    if entry.kind is ChangeKind.WITHDRAWN:
        done = _("is ingetrokken")
    elif told.done_on is None:
        done = _("is toch niet afgedaan")
    elif was is not None and was.done_on is not None:
        done = tell_differences([(_("afgedaan op"), word_day(was.done_on), word_day(told.done_on))])
    else:
        done = _("is afgedaan op %s") % word_day(told.done_on)
    return words % {
        "body": told.body,
        "kind": told.kind_label,
        "holder": told.holder,
        "done": done,
        "text": cut_text(told.text),
    }
