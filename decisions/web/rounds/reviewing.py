"""Reading along: offer replies of a round to a second person, and say that one read them."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.forms import RefusableMixin

from ...actions import offer_replies, review_replies
from ...history.reply_work import read_review_states
from ..access import Access, restrict_to
from ..parameters import parse_choice, parse_page
from ..workspace.form_flow import add_success_message, answer_form
from ..workspace.record_actions import RecordAction
from .replies import may_reply_to_round, open_round_replies

# The replies that are offered, not offered yet, or read: each list has one thing to do.

OFFERED, DRAFTS, REVIEWED = "ter-lezing", "concept", "gelezen"
CONDITIONS = {
    OFFERED: {"review__isnull": False, "review__reviewed_at__isnull": True},
    DRAFTS: {"review__isnull": True},
    REVIEWED: {"review__reviewed_at__isnull": False},
}
CHOOSE_A_REPLY = gettext_lazy("Kies ten minste één reactie.")
CHANGED_MEANWHILE = gettext_lazy("Een reactie is intussen gelezen of gewijzigd; kies opnieuw.")
RELATED = (
    *("body", "changed_in", "remark__body", "remark__theme"),
    *("remark__assignment__second_reader", "remark__assignment__assignee", "review__reviewed_by"),
)


class ReviewForm(RefusableMixin, forms.Form):
    """`replies` are those of the list; the page shows them, with a tick for each."""

    reactie = forms.ModelMultipleChoiceField(
        None,
        label=gettext_lazy("Reacties"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": CHOOSE_A_REPLY, "invalid_choice": CHANGED_MEANWHILE},
    )

    def __init__(self, data=None, *, replies, refusal=None):
        super().__init__(data)
        self.refusal = refusal
        self.fields["reactie"].queryset = replies
        self.keys = data.getlist("reactie") if data is not None else []


@dataclass(frozen=True)
class ShownReply:
    """A reply with its ReviewState, and whether the reader may tick it."""

    reply: Any
    state: Any
    is_own: bool
    may_tick: bool


@restrict_to(Access.KEEPS)
def review_page(request, slug, pk):
    """Show the replies of a round that lie with a second person, or with ?stand= the others."""
    found = open_round_replies(request, slug, pk)
    stand, replies = choose_replies(request.GET, found)
    page = parse_page(request.GET, replies.select_related(*RELATED).order_by("remark", "pk"))
    context = {
        "page": page,
        "rows": list_shown_replies(found, page, stand),
        "stand": stand,
        "counts": count_replies(found),
        **found.context(_("Meelezen: %s") % found.round.title),
    }
    return answer_form(
        found.desk,
        lambda data=None, refusal=None: ReviewForm(data, replies=replies, refusal=refusal),
        partial(save_reviews, found, stand),
        template="desk/rounds/review.html",
        context=context,
        address=request.get_full_path(),
    )


def choose_replies(parameters, found):
    """Return which list is asked for and its replies; with ?reactie= the list that this one reply
    is on, and that reply alone."""
    options = [(each, each) for each in CONDITIONS]
    stand = parse_choice(parameters, "stand", "", options).value or OFFERED
    key = parameters.get("reactie", "")
    if not (key.isascii() and key.isdigit() and len(key) < 13):
        return stand, found.told.replies().filter(**CONDITIONS[stand])
    one = get_object_or_404(found.told.replies().select_related("review"), pk=key)
    review = getattr(one, "review", None)
    offered = REVIEWED if review is not None and review.reviewed_at else OFFERED
    stand = DRAFTS if review is None else offered
    return stand, found.told.replies().filter(pk=one.pk, **CONDITIONS[stand])


def list_shown_replies(found, page, stand):
    """Return a ShownReply for each reply of a page; two queries."""
    replies, own = list(page), found.desk.reader.user
    states = read_review_states(replies)
    return [
        ShownReply(
            each,
            states[each.pk],
            is_own=states[each.pk].writer == own.pk,
            may_tick=stand == DRAFTS or (stand == OFFERED and states[each.pk].waits_for(own)),
        )
        for each in replies
    ]


def count_replies(found):
    """Return (list, words, number) for each list."""
    words = {OFFERED: _("ter lezing"), DRAFTS: _("nog concept"), REVIEWED: _("gelezen")}
    return [
        (each, words[each], found.told.replies().filter(**only).count())
        for each, only in CONDITIONS.items()
    ]


def save_reviews(found, stand, form):
    """Offer what was ticked among the drafts, or say that the reader read what was offered."""
    chosen, by = list(form.cleaned_data["reactie"]), found.desk.reader
    if stand == DRAFTS:
        number = offer_replies(chosen, found.round, by=by)
        words = ngettext("%d reactie ligt ter lezing.", "%d reacties liggen ter lezing.", number)
    else:
        number = review_replies(chosen, found.round, by=by)
        words = ngettext("%d reactie gelezen.", "%d reacties gelezen.", number)
    add_success_message(found.desk.request, words % number, (found.opened.home, _("Naar de ronde")))
    kept = "" if stand == OFFERED else f"?stand={stand}"
    return found.address("desk-round-review") + kept


REVIEW_ACTION = RecordAction(
    "desk-round-review", gettext_lazy("Meelezen met reacties"), may_reply_to_round
)
