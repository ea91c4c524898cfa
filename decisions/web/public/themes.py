"""The themes of a dossier, and what was said about each."""

from collections import Counter

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ... import history
from ...models import Dossier, Remark, Statement, Theme
from ..access import Access, restrict_to
from ..dossier_context import open_dossier
from ..kept_pages import keep_page
from ..parameters import holds_words, parse_choice, parse_page, parse_search_words
from .register import NO_SUBJECT, NO_THEME, list_record_options
from .table_links import FoundLines, build_table_links


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def themes_page(request, slug):
    """Show every theme with its remarks and statements by ?peildatum= counted; four queries."""
    open_ = open_dossier(request, slug)
    remarks, statements = (count_by_theme(model, open_) for model in (Remark, Statement))
    found = Theme.objects.filter(dossier=open_.dossier).order_by("name", "id")
    lines = [(each, remarks[each.pk], statements[each.pk]) for each in found]
    return render(request, "decisions/themes.html", {"lines": lines, **open_.context})


def count_by_theme(model, open_):
    """Return how many records of a kind the reader may see, by the key of their theme."""
    seen = history.visible_rows(model, dossier=open_.dossier, **open_.scope)
    begun = seen.filter(first_on__lte=open_.day, theme__isnull=False)
    return Counter(begun.values_list("theme", flat=True))


# A theme of a dossier: every wish, objection and statement that is about it.


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def theme_page(request, slug, theme_slug):
    """Show a theme at ?peildatum=, as known at ?bekend=; eight queries."""
    open_ = open_dossier(request, slug)
    found = get_object_or_404(Theme, dossier=open_.dossier, slug=theme_slug)
    states = history.compute_proposal_states(open_.milestones(), open_.day)
    about = {"day": open_.day, "only": Q(theme=found), **open_.scope}
    shown = Q(remark__theme=found) | Q(reply__remark__theme=found) | Q(statement__theme=found)
    remarks = history.read_remarks(open_.dossier, states=states, **about)
    statements = history.read_statements(open_.dossier, **about)[::-1]
    context = {
        "theme": found,
        "remarks": remarks,
        "statements": statements,
        "record_notes": open_.read_notes(remarks, statements),
        "places": history.read_evidence(open_.dossier, shown, **open_.scope),
        **open_.context,
    }
    return render(request, "decisions/theme.html", context)


# All that persons, residents, press and municipalities said: chosen, counted, never a stance.


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def statements_page(request, slug):
    """Show the statements made by ?peildatum= that the form's choices leave, twenty a page."""
    open_ = open_dossier(request, slug)
    found = find_statements(request.GET, open_)
    page = parse_page(request.GET, found.kept)
    shown = Q(statement__in=[each.id for each in page])
    context = {
        "page": page,
        "total": found.total,
        "choices": found.choices.values(),
        "sought": found.sought,
        "tables": build_table_links(request.GET, "statements-table", open_.dossier.slug),
        "places": history.read_evidence(open_.dossier, shown, **open_.scope),
        "record_notes": open_.read_notes(statements=page),
        **open_.context,
    }
    return render(request, "decisions/statements_list.html", context)


def find_statements(parameters, open_):
    """Return the FoundLines of the statements that an address asks for, the newest first."""
    found = history.read_statements(open_.dossier, day=open_.day, **open_.scope)
    choices = parse_statement_choices(parameters, found)
    text, words = parse_search_words(parameters)
    kept = [
        each
        for each in found
        if statement_fits(each, choices) and statement_holds_words(each, words)
    ]
    return FoundLines(kept[::-1], len(found), choices, text)


def statement_municipality_of(statement):
    """Return the municipality that a statement is of, or None."""
    if statement.municipality_id:
        return statement.municipality
    return statement.body.municipality if statement.body_id else None


def parse_statement_choices(parameters, found):
    """Return the Choices of the form by name; what nobody spoke about is no option."""
    offered = (
        ("gemeente", _("Gemeente"), [statement_municipality_of(each) for each in found], None),
        ("thema", _("Thema"), [each.theme for each in found], (NO_THEME, _("zonder thema"))),
        (
            "onderwerp",
            _("Onderwerp"),
            [each.subject for each in found],
            (NO_SUBJECT, _("zonder onderwerp")),
        ),
    )
    return {
        name: parse_choice(parameters, name, label, list_statement_options(records, without))
        for name, label, records, without in offered
    }


def list_statement_options(records, without):
    return (
        list_record_options(records, without)
        if without
        else list_record_options([r for r in records if r], None)
    )


def statement_fits(statement, choices):
    """Whether a statement is what every filled choice asks for."""
    home = statement_municipality_of(statement)
    own = {
        "gemeente": home.slug if home else None,
        "thema": statement.theme.slug if statement.theme_id else NO_THEME,
        "onderwerp": statement.subject.slug if statement.subject_id else NO_SUBJECT,
    }
    return all(choices[name].value in ("", value) for name, value in own.items())


def statement_holds_words(statement, words):
    return holds_words(words, statement.text, statement.speaker)
