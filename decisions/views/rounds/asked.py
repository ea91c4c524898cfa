"""What a round asks, by when, on which legal basis, and whether it must be answered."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ... import history
from ...models import Round
from ...panels import Panel
from ...terms import LegalBasis, due_on, reply_duty


@dataclass(frozen=True)
class Law:
    """An article in one version, and the names of those to whom it applies."""

    article: str
    version: str
    names: tuple[str, ...]


def context(open_, round_):
    """Return the round with its law, its last days, its extensions and the duty to reply."""
    asked = round_.standing.asked
    after = Round.objects.filter(follows=round_, first_on__lte=open_.day)
    return {
        "round": round_,
        "basis": LegalBasis(round_.legal_basis),
        "laws": laws_of(round_, asked),
        "due_days": round_.standing.readiness.due_days if asked else [],
        "extensions": extensions_of(asked),
        "duties": duties_of(round_, asked),
        "followed_by": list(after.order_by("first_on", "id")),
        "places": history.places(open_.dossier, Q(round=round_), **open_.scope),
    }


def laws_of(round_, asked):
    """Return the Laws that apply, one for each version; of who was not asked yet the one that
    holds when the round was opened."""
    basis, names = LegalBasis(round_.legal_basis), {}
    for each in asked:
        due = each.by_when.due
        names.setdefault((due.article, due.version), []).append(each.body.name)
    if not asked:
        due = due_on(basis, round_.first_on)
        names[due.article, due.version] = []
    return [Law(*law, tuple(who)) for law, who in names.items() if law[0]]


def extensions_of(asked):
    """Return every extension that anybody had by the day, in the order of granting."""
    found = {each.id: each for told in asked for each in told.by_when.extensions}
    return sorted(found.values(), key=lambda each: (each.granted_on, each.id))


def duties_of(round_, asked):
    """Return the ReplyDuty under each version of the law that applies."""
    days = [each.by_when.received_on or round_.first_on for each in asked] or [round_.first_on]
    basis = LegalBasis(round_.legal_basis)
    return list(dict.fromkeys(reply_duty(basis, day) for day in days))


ASKED = Panel("gevraagd", _("Wat wordt gevraagd"), context, folder="rounds")
