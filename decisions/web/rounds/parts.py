"""What the page of a round tells, part by part."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.roles import Reader

from ... import history
from ...board.cache import get_remark_counts
from ...board.readiness import build_agenda_questions, build_question_table
from ...domain.terms import LegalBasis, compute_due, find_reply_duty
from ...history import RemarkFilter
from ...history.replies import (
    RoundReplies,
    StillOpen,
    read_adoptions,
    read_dispatches,
    read_former_adoptions,
)
from ...models import Dossier, Question, ReplyOutcome, Round
from ..dossier_context import open_dossier
from ..parameters import CLOCKS, BadParameter, parse_choice
from ..public.panels import Panel
from ..public.register import LINKED, build_count_tables, count_kinds_and_states, read_named_records

# The round that an address is about, and the register of its points for who asks.

PUBLIC = "publiek"


@dataclass(frozen=True)
class FoundRound:
    """A round of a DossierContext, and the Register as whoever the file is for may see it."""

    open_: Any
    round: Any
    register: Any


def get_round_or_404(request, slug, pk):
    """Return the FoundRound of an address; Http404 before the round was opened.

    `?voor=publiek` gives what the public gets. Raises BadParameter.
    """
    open_ = choose_file_reader(request.GET, open_dossier(request, slug))
    rounds = Round.objects.filter(dossier=open_.dossier, first_on__lte=open_.day)
    found = get_object_or_404(rounds.select_related("subject", "opened_by", "bundle"), pk=pk)
    time = {
        "day": open_.day,
        "states": history.compute_proposal_states(open_.milestones(), open_.day),
    }
    return FoundRound(open_, found, history.Register(open_.dossier, **time, **open_.scope))


def choose_file_reader(parameters, open_):
    """Return the DossierContext for whom the file is made: who asks, or the public."""
    options = [(PUBLIC, _("het publiek"))]
    if not parse_choice(parameters, "voor", _("Voor wie"), options).value:
        return open_
    if not is_dossier_public(open_):
        raise BadParameter("voor", PUBLIC, _("Dit dossier is niet openbaar."))
    return replace(open_, reader=public_reader_of(open_))


def public_reader_of(open_):
    """Return the public, at the moment at which somebody opened a dossier."""
    return Reader(at=open_.reader.at)


def is_dossier_public(open_):
    """Whether the public may see the dossier."""
    return Dossier.objects.visible_to(public_reader_of(open_)).filter(pk=open_.dossier.pk).exists()


def round_page_address(request, found):
    """Return the absolute address of the round's page, with the clocks that were asked for."""
    asked = {name: request.GET[name] for name in CLOCKS if request.GET.get(name)}
    page = reverse("round", args=[found.open_.dossier.slug, found.round.pk])
    query = f"?{urlencode(asked)}" if asked else ""
    return request.build_absolute_uri(page + query)


# What a round asks, by when, on which legal basis, and whether it must be answered.


@dataclass(frozen=True)
class AppliedLaw:
    """An article in one version, and the names of those to whom it applies."""

    article: str
    version: str
    names: tuple[str, ...]


def asked_context(open_, round_):
    """Return the round with its law, its last days, its extensions and the duty to reply."""
    asked = round_.standing.asked
    after = open_.read(read_following_rounds, round_.pk)
    return {
        "round": round_,
        "basis": LegalBasis(round_.legal_basis),
        "laws": list_applied_laws(round_, asked),
        "due_days": round_.standing.readiness.due_days if asked else [],
        "extensions": list_granted_extensions(asked),
        "duties": list_reply_duties(round_, asked),
        "followed_by": [each for each in after if each.first_on <= open_.day],
        "places": open_.read(history.read_evidence, Q(round=round_.pk)),
    }


def read_following_rounds(_dossier, key, **_scope):
    """Return the rounds that follow one, by its key, in order of time."""
    return list(Round.objects.filter(follows=key).order_by("first_on", "id"))


def list_applied_laws(round_, asked):
    """Return the AppliedLaws that apply, one for each version; of who was not asked yet the one
    that holds when the round was opened."""
    basis, names = LegalBasis(round_.legal_basis), {}
    for each in asked:
        due = each.by_when.due
        names.setdefault((due.article, due.version), []).append(each.body.name)
    if not asked:
        due = compute_due(basis, round_.first_on)
        names[due.article, due.version] = []
    return [AppliedLaw(*law, tuple(who)) for law, who in names.items() if law[0]]


def list_granted_extensions(asked):
    """Return every extension that anybody had by the day, in the order of granting."""
    found = {each.id: each for told in asked for each in told.by_when.extensions}
    return sorted(found.values(), key=lambda each: (each.granted_on, each.id))


def list_reply_duties(round_, asked):
    """Return the ReplyDuty under each version of the law that applies."""
    days = [each.by_when.received_on or round_.first_on for each in asked] or [round_.first_on]
    basis = LegalBasis(round_.legal_basis)
    return list(dict.fromkeys(find_reply_duty(basis, day) for day in days))


ASKED_PANEL = Panel("gevraagd", gettext_lazy("Wat wordt gevraagd"), asked_context, folder="rounds")


# What each body did with a round, by when it may speak, and when everybody can have spoken.


def ready_context(open_, round_):
    """Return the Readiness of the round, None where nobody was asked yet, and whether anything is
    known of when bodies got the question, of their last days and of their answers."""
    asked = round_.standing.asked
    return {
        "readiness": round_.standing.readiness,
        "has_receipts": any(each.by_when.received_on for each in asked),
        "has_last_days": any(has_last_day(each.by_when) for each in asked),
        "has_answers": any(each.receipt for each in asked),
    }


def has_last_day(term):
    """Whether a body has a last day, or gets one as soon as it has the question."""
    return term.due_on is not None or term.waits_for_receipt or bool(term.due.note)


ROUND_READINESS_PANEL = Panel(
    "gereedheid", gettext_lazy("Wie sprak zich uit"), ready_context, folder="rounds"
)


# Each question of a round by each body, and those that bodies got from their own agenda.


def questions_context(open_, round_):
    """Return the questions with their answers, or None where nothing was asked in so many words."""
    standing, about = round_.standing, {"day": open_.day, **open_.scope}
    questions = open_.read(read_questions, round_.pk)
    items = standing.requested.items_by_round[round_.pk]
    lines = history.read_agenda_questions(open_.dossier, items, open_.wanted.known_at)
    if not questions and not lines:
        return None
    own = Q(question__round=round_) | Q(line__in=[line.id for line in lines])
    answers = history.read_answers(open_.dossier, only=own, **about)
    return {
        "table": build_question_table(questions, answers, standing.asked),
        "items": build_agenda_questions(items, lines, answers, standing.asked),
        "places": history.read_evidence(
            open_.dossier, Q(answer__in=[each.id for each in answers]), **open_.scope
        ),
    }


def read_questions(_dossier, key, **_scope):
    """Return the questions of a round, by its key, in order."""
    return list(Question.objects.filter(round=key).order_by("number", "id"))


QUESTIONS_PANEL = Panel(
    "vragen",
    gettext_lazy("De vragen, en wat erop is geantwoord"),
    questions_context,
    folder="rounds",
)


# How much each council asked in a round, and on which themes.


def counts_context(open_, round_):
    """Return the sums and the tables, None where nothing came in; up to six queries."""
    part = replace(open_.register, narrowed=RemarkFilter(round=round_.pk))
    sorts = get_remark_counts(part).sorts
    if not sorts:
        return None
    records = read_named_records(sorts, ("body_id", "theme_id"))
    kept = open_.asked_time | {"ronde": str(round_.pk)}
    tables = build_count_tables(sorts, records, kept)
    return {"counts": count_kinds_and_states(sorts), "tables": tables}


COUNTS_PANEL = Panel(
    "tellingen", gettext_lazy("Hoeveel er binnenkwam"), counts_context, folder="rounds"
)


# What several bodies said alike in a round, and where they want the opposite.

MOST_SHARED = 50


def shared_context(open_, round_):
    """Return the points that hold most, None where nothing is linked; up to four queries."""
    given = {"states": open_.register.states}
    found = open_.read(read_shared_points, round_.pk, day=open_.day, follows=given)
    if not found:
        return None
    asked = open_.asked_time | {"ronde": round_.pk, "punt": LINKED}
    return {
        "shared": found[:MOST_SHARED],
        "has_more": len(found) > MOST_SHARED,
        "most": MOST_SHARED,
        "query": f"?{urlencode(asked)}",
    }


def read_shared_points(dossier, key, *, day, states, reader, known_at=None):
    """Return the points of a round, by its key, that hold most: one more than the page shows."""
    time = {"day": day, "known_at": known_at, "states": states}
    part = RemarkFilter(round=key)
    found = history.Register(dossier, reader=reader, narrowed=part, **time)
    return history.read_most_shared_points(found, MOST_SHARED + 1)


SHARED_POINTS_PANEL = Panel(
    "gedeelde-punten", gettext_lazy("Wat meer dan één zegt"), shared_context, folder="rounds"
)


# What the asking body replied in a round, whether that was adopted, and who got it.

MOST_REPLIES = 50


def replies_context(open_, round_):
    """Return how far it is and the first replies, None where nothing came in."""
    told = open_.read(read_round_replies, round_.pk, day=open_.day, follows={"round_": round_})
    if told is None:
        return None
    return {
        **vars(told),
        "outcomes": [(each.label, told.progress.outcomes[each.value]) for each in ReplyOutcome],
        "most": MOST_REPLIES,
        "query": f"?{urlencode(open_.asked_time | {'ronde': round_.pk})}",
    }


@dataclass(frozen=True)
class ToldReplies:
    """How far a round is, the latest note with its replies and to whom it was `sent`, the `former`
    ones that it revises, and what was `said` first, with its places."""

    progress: Any
    note: Any
    former: list
    sent: list
    said: list
    places: dict


def read_round_replies(dossier, _key, *, day, round_, reader, known_at=None):
    """Return the ToldReplies of a round, None where nothing came in; seven queries, one more where
    the adoption was revised."""
    time = {"day": day, "known_at": known_at}
    told, notes = RoundReplies(round_, reader=reader, **time), read_adoptions(round_, **time)
    note = notes[-1] if notes else None
    progress = told.progress(note.adopted_on if note else None)
    if not progress.total:
        return None
    said = told.said(slice(MOST_REPLIES))
    shown = Q(reply__in=[reply.id for each in said for reply in each.replies])
    return ToldReplies(
        progress=progress,
        note=note,
        former=read_former_adoptions(notes),
        sent=list(read_dispatches(note, **time)) if note else [],
        said=said,
        places=history.read_evidence(dossier, shown, reader=reader, known_at=known_at),
    )


REPLIES_PANEL = Panel("reacties", gettext_lazy("Reacties"), replies_context, folder="rounds")


# What the round before left open, and what of it lives on in this one.

MOST_OPEN = 50


def still_open_context(open_, round_):
    """Return the first points that nobody replied to, None where no round came before; three
    queries."""
    if round_.follows is None:
        return None
    states = open_.register.states
    found = StillOpen(round_, day=open_.day, states=states, **open_.scope).left(
        slice(MOST_OPEN + 1)
    )
    asked = open_.asked_time | {"ronde": round_.follows_id}
    return {
        "left": found[:MOST_OPEN],
        "has_more": len(found) > MOST_OPEN,
        "most": MOST_OPEN,
        "before": round_.follows,
        "query": f"?{urlencode(asked)}",
    }


STILL_OPEN_PANEL = Panel(
    "nog-open", gettext_lazy("Nog open uit de vorige ronde"), still_open_context, folder="rounds"
)
