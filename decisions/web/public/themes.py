"""The themes of a dossier, and what was said about each."""

from collections import Counter

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ... import history
from ...models import Remark, Statement, Theme
from ..access import Access, open_to
from ..dossier_context import open_dossier
from ..parameters import choose, holds, page_of, words_sought
from .register import NO_SUBJECT, NO_THEME, named


@open_to(Access.EVERYBODY)
def themes(request, slug):
    """Show every theme with its remarks and statements by ?peildatum= counted; four queries."""
    open_ = open_dossier(request, slug)
    remarks, statements = (count_of(model, open_) for model in (Remark, Statement))
    found = Theme.objects.filter(dossier=open_.dossier).order_by("name", "id")
    lines = [(each, remarks[each.pk], statements[each.pk]) for each in found]
    return render(request, "decisions/themes.html", {"lines": lines, **open_.context})


def count_of(model, open_):
    """Return how many records of a kind the reader may see, by the key of their theme."""
    seen = history.seen(model, dossier=open_.dossier, **open_.scope)
    begun = seen.filter(first_on__lte=open_.day, theme__isnull=False)
    return Counter(begun.values_list("theme", flat=True))


# A theme of a dossier: every wish, objection and statement that is about it.


@open_to(Access.EVERYBODY)
def theme(request, slug, theme_slug):
    """Show a theme at ?peildatum=, as known at ?bekend=; seven queries."""
    open_ = open_dossier(request, slug)
    found = get_object_or_404(Theme, dossier=open_.dossier, slug=theme_slug)
    states = history.states(open_.milestones(), open_.day)
    about = {"day": open_.day, "only": Q(theme=found), **open_.scope}
    shown = Q(remark__theme=found) | Q(reply__remark__theme=found) | Q(statement__theme=found)
    context = {
        "theme": found,
        "remarks": history.read_remarks(open_.dossier, states=states, **about),
        "statements": history.read_statements(open_.dossier, **about)[::-1],
        "places": history.places(open_.dossier, shown, **open_.scope),
        **open_.context,
    }
    return render(request, "decisions/theme.html", context)


# All that persons, residents, press and municipalities said: chosen, counted, never a stance.


@open_to(Access.EVERYBODY)
def statements_list(request, slug):
    """Show the statements made by ?peildatum= that the form's choices leave, fifty a page."""
    open_ = open_dossier(request, slug)
    found = history.read_statements(open_.dossier, day=open_.day, **open_.scope)
    choices = choices_of(request.GET, found)
    text, words = words_sought(request.GET)
    kept = [each for each in found if fits(each, choices) and says(each, words)]
    page = page_of(request.GET, kept[::-1])
    shown = Q(statement__in=[each.id for each in page])
    context = {
        "page": page,
        "total": len(found),
        "choices": choices.values(),
        "sought": text,
        "places": history.places(open_.dossier, shown, **open_.scope),
        **open_.context,
    }
    return render(request, "decisions/statements_list.html", context)


def home_of(statement):
    """Return the municipality that a statement is of, or None."""
    if statement.municipality_id:
        return statement.municipality
    return statement.body.municipality if statement.body_id else None


def choices_of(parameters, found):
    """Return the Choices of the form by name; what nobody spoke about is no option."""
    offered = (
        ("gemeente", _("Gemeente"), [home_of(each) for each in found], None),
        ("thema", _("Thema"), [each.theme for each in found], (NO_THEME, _("zonder thema"))),
        (
            "onderwerp",
            _("Onderwerp"),
            [each.subject for each in found],
            (NO_SUBJECT, _("zonder onderwerp")),
        ),
    )
    return {
        name: choose(parameters, name, label, options_of(records, without))
        for name, label, records, without in offered
    }


def options_of(records, without):
    return named(records, without) if without else named([r for r in records if r], None)


def fits(statement, choices):
    """Whether a statement is what every filled choice asks for."""
    home = home_of(statement)
    own = {
        "gemeente": home.slug if home else None,
        "thema": statement.theme.slug if statement.theme_id else NO_THEME,
        "onderwerp": statement.subject.slug if statement.subject_id else NO_SUBJECT,
    }
    return all(choices[name].value in ("", value) for name, value in own.items())


def says(statement, words):
    return holds(words, statement.text, statement.speaker)
