"""The questions of a round as one text, a line each: what stays keeps its answers."""

from difflib import SequenceMatcher

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Question
from .change import change
from .counting import writing_in
from .lines import numbered, one_line, settle
from .parts import ask
from .throw_away import throw_away

# Below this a question in other words is another question; its beginning tells enough.
ALIKE, LOOKED_AT = 0.6, 300
MOST = 60


def keep_round(round_, *, asked, questions, by, reason=""):
    """Save a round that asks exactly these bodies these questions."""
    with writing_in(round_):
        change(round_, by=by, reason=reason)
        ask(round_, asked, by=by, reason=reason)
        set_questions(round_, questions, by=by, reason=reason)
    return round_


def ask_questions(round_, texts, *, by, reason=""):
    """Save a round with exactly these questions, in this order; return the round.

    Raises what `set_questions` does, or Conflict where somebody else changed the round.
    """
    with writing_in(round_):
        change(round_, by=by, reason=reason)
        set_questions(round_, texts, by=by, reason=reason)
    return round_


def set_questions(round_, texts, *, by, reason=""):
    """Let a round put exactly these questions, in this order.

    A question that still says the same stays the same record wherever it moves, and so does one
    that was put in slightly other words. Raises ValidationError where one that goes has answers,
    or where there are more than anybody answers.
    """
    if len(texts) > MOST:
        raise ValidationError({"vragen": _("Een ronde stelt hoogstens %d vragen.") % MOST})
    rows = list(round_.listed_questions.order_by("number", "id"))
    kept, gone = paired(rows, [one_line(each) for each in texts])
    with writing_in(round_):
        for row in gone:
            throw_away(row, by=by, reason=reason)
        # From the last to the first, because a number only rises and none may stand twice.
        for number, (row, text) in reversed(list(numbered(kept))):
            new = row or Question(dossier=round_.dossier, round=round_)
            settle(new, number, text, by=by, reason=reason)


def paired(rows, texts):
    """Return ([(row or None, text)], rows that go): first by what they say, then by likeness."""
    left, found = list(rows), [None] * len(texts)
    for place, text in enumerate(texts):
        found[place] = next((each for each in left if one_line(each.text) == text), None)
        left = [each for each in left if each is not found[place]]
    for place, text in enumerate(texts):
        if found[place] is None:
            found[place] = likest(text, left)
            left = [each for each in left if each is not found[place]]
    return list(zip(found, texts, strict=True)), left


def likest(text, rows):
    """Return the row whose text is most like this one, None where none is."""
    looked = SequenceMatcher(autojunk=False)
    looked.set_seq2(text[:LOOKED_AT])
    best, found = ALIKE, None
    for each in rows:
        looked.set_seq1(one_line(each.text)[:LOOKED_AT])
        if looked.quick_ratio() >= best and looked.ratio() >= best:
            best, found = looked.ratio(), each
    return found
