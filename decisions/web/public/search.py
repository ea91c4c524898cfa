"""Where something stands about what somebody looks for: of all kinds, over all dossiers."""

from dataclasses import dataclass

from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.models import Municipality
from municipalities.roles import reader_of
from municipalities.text import fold_text

from ...domain.marking import list_words_of_terms, mark_piece, mark_whole
from ...domain.stances import STANCE_CHOICES
from ...history.search import SearchHit, SearchQuestion, search_records
from ...history.search_kinds import SEARCH_KINDS
from ...models import Dossier
from ..access import Access, request_moment, restrict_to
from ..errors import build_page_stamp
from ..kept_pages import keep_page
from ..parameters import (
    SLUG,
    BadParameter,
    Choice,
    parse_choice,
    parse_ends,
    parse_page,
    parse_single_value,
    parse_sought_words,
)

TIMELESS = gettext_lazy(
    "Zoeken gaat over wat nu is vastgelegd. Hoe het op een andere dag stond, staat op de "
    "bladzijden van een dossier."
)


@dataclass(frozen=True)
class ShownHit:
    """A SearchHit as the page shows it: its title and its passage in parts, those that were sought
    marked, and the address of its page."""

    hit: SearchHit
    title: tuple
    who: tuple
    passage: tuple
    address: str


@restrict_to(Access.EVERYBODY)
@keep_page()
def search_page(request):
    """Show what holds the words of ?zoek= as the record stands today, twenty a page; without words
    what can be found. A fixed number of queries at most, whatever is found."""
    now = request_moment(request)
    reader = reader_of(request.user, at=now)
    question = parse_search_question(request.GET, reader)
    answer = search_records(reader, question)
    page = parse_page(request.GET, answer.hits)
    words = list_words_of_terms(question.terms)
    context = {
        "question": question,
        "asks": bool(question.terms),
        "page": page,
        "shown": [show_hit(each, words) for each in page.object_list],
        "is_cut": answer.is_cut,
        "choices": build_search_choices(question, answer),
        "kinds": [str(each.label) for each in SEARCH_KINDS],
        "stamp": build_page_stamp(request, now, timeless=TIMELESS),
    }
    return render(request, "decisions/search.html", context)


def show_hit(hit, words):
    """Return the ShownHit of a record, the words of the question marked in it."""
    return ShownHit(
        hit,
        mark_whole(words, hit.title),
        mark_whole(words, hit.who),
        mark_piece(words, hit.texts),
        build_hit_address(hit),
    )


def build_hit_address(hit):
    """Return the address of the page on which a SearchHit can be read, its place on it too."""
    page = hit.page
    query = f"?{urlencode(page.asked)}" if page.asked else ""
    anchor = f"#{page.anchor}" if page.anchor else ""
    return reverse(page.name, args=page.args) + query + anchor


# What an address asks, and what the form offers: of each choice how many hits it leaves.


def parse_search_question(parameters, reader):
    """Return the SearchQuestion of a QueryDict; raise BadParameter, also for a dossier that the
    reader may not see."""
    typed, _words = parse_sought_words(parameters)
    first_on, last_on = parse_ends(parameters)
    return SearchQuestion(
        typed=typed,
        kind=parse_choice(parameters, "soort", "", list_kind_options()).value,
        dossier=parse_known_slug(parameters, "dossier", Dossier.objects.visible_to(reader)),
        home=parse_known_slug(parameters, "gemeente", Municipality.objects.all()),
        stance=parse_choice(parameters, "standpunt", "", STANCE_CHOICES).value,
        first_on=first_on,
        last_on=last_on,
    )


def list_kind_options():
    return [(each.name, each.label) for each in SEARCH_KINDS]


def parse_known_slug(parameters, name, records):
    """Return the address that is asked for, '' where none is; raise BadParameter where none of
    these records has it."""
    slug = parse_single_value(parameters, name)
    if slug and not (SLUG.fullmatch(slug) and records.filter(slug=slug).exists()):
        raise BadParameter(name, slug, _("Kies een van de mogelijkheden van het formulier."))
    return slug


def build_search_choices(question, answer):
    """Return the Choices of the form, each option with how many hits it leaves; what leaves none is
    no option, unless it was chosen."""
    counts = answer.counts
    dossiers, homes = (sort_options(answer.places.get(each, {})) for each in ("dossier", "home"))
    told = (
        ("soort", _("Soort"), "kind", list_kind_options()),
        ("dossier", _("Dossier"), "dossier", dossiers),
        ("gemeente", _("Gemeente"), "home", homes),
        ("standpunt", _("Standpunt"), "stance", STANCE_CHOICES),
    )
    return [
        build_counted_choice(name, label, getattr(question, facet), options, counts.get(facet, {}))
        for name, label, facet, options in told
    ]


def sort_options(names):
    return sorted(names.items(), key=lambda option: (fold_text(option[1]), option[0]))


def build_counted_choice(name, label, value, options, counts):
    """Return a Choice of the options that leave something, how many behind each."""
    offered = tuple(
        (key, f"{text} ({counts.get(key, 0)})")
        for key, text in options
        if counts.get(key) or key == value
    )
    if value and value not in dict(offered):
        offered = (*offered, (value, f"{value} (0)"))
    return Choice(name, str(label), offered, value)
