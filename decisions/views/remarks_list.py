"""All wishes, objections, conditions and questions of a dossier, chosen, sorted and counted."""

from collections import Counter

from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext as _

from .. import history
from ..forms.choices import choose, holds, page_of, words_sought
from ..life import Life
from ..models import RemarkKind, Status
from .opened import opened
from .rules import Access, open_to

GATHERING = "bijeenkomst"
NO_THEME = "zonder-thema"
NO_SUBJECT = "zonder-onderwerp"
STATES = [(each.value, each.label) for each in Life] + [
    (Status.WITHDRAWN.value, Status.WITHDRAWN.label)
]
ORDERS = {
    "oudste": lambda each: (each.remark.first_on, each.remark.last_on, each.remark.id),
    "nieuwste": lambda each: (
        -each.remark.last_on.toordinal(),
        -each.remark.first_on.toordinal(),
        -each.remark.id,
    ),
    "orgaan": lambda each: (each.who.casefold(), each.remark.first_on, each.remark.id),
    "onderwerp": lambda each: (
        each.remark.subject.number if each.remark.subject_id else 1 << 20,
        each.remark.first_on,
        each.remark.id,
    ),
}


@open_to(Access.EVERYBODY)
def remarks_list(request, slug):
    """Show the remarks raised by ?peildatum= that the form's choices leave, fifty a page."""
    open_ = opened(request, slug)
    states = history.states(open_.milestones(), open_.day)
    found = history.raised(open_.dossier, day=open_.day, states=states, **open_.scope)
    choices = choices_of(request.GET, found)
    text, words = words_sought(request.GET)
    kept = [each for each in found if fits(each, choices) and says(each, words)]
    kept.sort(key=ORDERS[choices["volgorde"].value or "oudste"])
    page = page_of(request.GET, kept)
    shown = Q(remark__in=[each.remark.id for each in page.rows])
    context = {
        "page": page,
        "total": len(found),
        "counts": counts_of(kept),
        "choices": choices.values(),
        "sought": text,
        "places": history.places(open_.dossier, shown, **open_.scope),
        **open_.context,
    }
    return render(request, "decisions/remarks_list.html", context)


def choices_of(parameters, raised):
    """Return the Choices of the form by name; what nobody raised anything on is no option."""
    remarks = [each.remark for each in raised]
    offered = (
        ("orgaan", _("Orgaan"), bodies_in(remarks)),
        ("soort", _("Soort"), RemarkKind.choices),
        ("thema", _("Thema"), named([r.theme for r in remarks], (NO_THEME, _("zonder thema")))),
        (
            "onderwerp",
            _("Onderwerp"),
            named([r.subject for r in remarks], (NO_SUBJECT, _("zonder onderwerp"))),
        ),
        ("staat", _("Stand"), STATES),
    )
    found = {name: choose(parameters, name, label, rest) for name, label, rest in offered}
    order = choose(parameters, "volgorde", _("Volgorde"), orders(), has_all=False)
    return found | {"volgorde": order}


def orders():
    return (
        ("oudste", _("oudste eerst")),
        ("nieuwste", _("nieuwste eerst")),
        ("orgaan", _("naar orgaan")),
        ("onderwerp", _("naar onderwerp")),
    )


def bodies_in(remarks):
    bodies = {each.body.slug: each.body.name for each in remarks if each.body_id}
    options = sorted(bodies.items(), key=lambda pair: pair[1].casefold())
    gathered = any(each.gathering for each in remarks)
    return options + ([(GATHERING, _("een bijeenkomst"))] if gathered else [])


def named(records, without):
    """Return (slug, name) of each record, by name; `without` is the option for a missing one."""
    found = {each.slug: each.name for each in records if each is not None}
    options = sorted(found.items(), key=lambda pair: pair[1].casefold())
    return options + ([without] if None in records else [])


def fits(each, choices):
    """Whether a Raised is what every filled choice asks for."""
    remark = each.remark
    own = {
        "orgaan": remark.body.slug if remark.body_id else GATHERING,
        "soort": remark.kind,
        "thema": remark.theme.slug if remark.theme_id else NO_THEME,
        "onderwerp": remark.subject.slug if remark.subject_id else NO_SUBJECT,
        "staat": each.state,
    }
    return all(choices[name].value in ("", value) for name, value in own.items())


def says(each, words):
    """Whether a remark, who raised it or a reply to it holds every word."""
    remark = each.remark
    reasons = [reply.reasons for reply in each.replies]
    return holds(words, remark.text, remark.section, remark.groups_label, each.who, *reasons)


def counts_of(found):
    """Return (word, number) for each kind, then for each state that there is."""
    kinds, states = Counter(each.remark.kind for each in found), Counter(e.state for e in found)
    options = [(RemarkKind.choices, kinds), (STATES, states)]
    return [[(label, n[value]) for value, label in words if n[value]] for words, n in options]
