"""The words of Regio in plain Dutch."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from municipalities.edtf import in_words

from ..life import Life
from ..models import ReplyOutcome
from ..rules import Outcome, Rule
from ..stances import Stance
from .glossary_flags import FLAGS
from .glossary_words import CHAPTERS
from .rules import Access, open_to
from .stamp import stamp_of

# What is written, whether it happened on one day, and what it means.
DATES = (
    ("2017-05-09", True, _("De dag is bekend.")),
    ("2017-05", True, _("Ergens in die maand: tot de laatste dag ervan is het onzeker.")),
    ("2017-04/2017-05", True, _("Bij een besluit: op één dag daarbinnen.")),
    ("2017-04/2017-05", False, _("Bij kosten of een mijlpaal: een periode.")),
    ("2017-03~", True, _("Zo ongeveer; het verschuift de eerste en de laatste dag niet.")),
    ("2017-03?", True, _("De bron is er niet zeker van; ook dat verschuift niets.")),
)


@open_to(Access.EVERYBODY)
def glossary(request):
    """Show every word with what it means; no query but the reader's own."""
    context = {
        "chapters": CHAPTERS,
        "flags": FLAGS,
        "stances": [*Stance, None],
        "camps": [(stance, camp_of(stance)) for stance in Stance],
        "rules": list(Rule),
        "outcomes": list(Outcome),
        "lives": list(Life),
        "replies": ReplyOutcome.labels,
        "dates": [(text, in_words(text, one_day=day), means) for text, day, means in DATES],
        "stamp": stamp_of(request, timezone.now()),
    }
    return render(request, "decisions/glossary.html", context)


def camp_of(stance):
    """Return how a stance counts for support, in words."""
    if stance.is_accepting:
        return _("akkoord")
    return _("tegen") if stance.is_against else _("open")
