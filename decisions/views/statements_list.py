"""All that persons, residents, press and municipalities said: chosen, counted, never a stance."""

from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext as _

from .. import history
from ..forms.choices import choose, holds, page_of, words_sought
from .opened import opened
from .remarks_choices import NO_SUBJECT, NO_THEME, named
from .rules import Access, open_to


@open_to(Access.EVERYBODY)
def statements_list(request, slug):
    """Show the statements made by ?peildatum= that the form's choices leave, fifty a page."""
    open_ = opened(request, slug)
    found = history.said(open_.dossier, day=open_.day, **open_.scope)
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
