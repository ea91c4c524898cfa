"""Every file of a round: the bundle, the reactienota, and the letters of each body."""

from dataclasses import dataclass, replace
from functools import partial

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from municipalities.models import Body, TemplateKind

from ... import history
from ...documents import letters
from ...documents.letters import LETTER_FORMATS, LetterContext, build_opinion, build_receipt
from ...documents.own_word import build_letter_values, build_point_values
from ...documents.rounds import (
    BUNDLED,
    NOTED,
    REGISTER_FORMATS,
    RoundPoints,
    build_bundle,
    build_reply_note,
)
from ...models import Dossier
from ..access import Access, restrict_to
from ..kept_pages import keep_page
from ..parameters import parse_choice
from ..public.downloads import WORD
from ..public.panels import Panel
from ..public.remarks import check_remark_number
from .own_files import (
    TEMPLATE,
    answer_paper,
    find_points_template,
    find_sender_template,
    list_offered_templates,
)
from .parts import PUBLIC, get_round_or_404, is_dossier_public, public_reader_of, round_page_address

# The bundle and the reactienota of a round as files.


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def bundle_file(request, slug, pk, ending):
    """Give the points of a round as a download; 404 for a format that does not exist."""
    kind = TemplateKind.BUNDLE
    return build_round_file_response(request, slug, pk, ending, kind, BUNDLED, build_bundle)


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def reply_note_file(request, slug, pk, ending):
    """Give the points of a round with their replies; 404 for a format that does not exist."""
    kind = TemplateKind.REPLY_NOTE
    return build_round_file_response(request, slug, pk, ending, kind, NOTED, build_reply_note)


def build_round_file_response(request, slug, pk, ending, kind, orderings, build):
    if ending not in REGISTER_FORMATS:
        raise Http404
    found = get_round_or_404(request, slug, pk)
    template = find_points_template(request, kind, ending, found.round.opened_by)
    ordering = parse_choice(request.GET, "ordening", _("Volgorde"), orderings.items()).value
    asking = RoundPoints(
        found.register,
        found.round,
        ordering=ordering or next(iter(orderings)),
        is_paper=REGISTER_FORMATS[ending].most is not None,
        address=round_page_address(request, found),
        body=parse_asked_body(request.GET, found),
    )
    check_remark_number(ending, len(asking.keys))
    values = partial(build_point_values, kind)
    return answer_paper(build(asking), REGISTER_FORMATS[ending], ending, template, values)


def parse_asked_body(parameters, found):
    """Return the body of `?orgaan=`, None without; raise BadParameter for one that has no part."""
    bodies = {each.slug: each for each in list_bodies_with_points(found)}
    options = [(slug, body.name) for slug, body in bodies.items()]
    return bodies.get(parse_choice(parameters, "orgaan", _("Orgaan"), options).value)


def list_bodies_with_points(found):
    """Return whom the round asked and whose points the reader may see, by name; two queries."""
    register = found.register
    raised = (
        register.remarks()
        .filter(history.build_point_condition(found.round))
        .values("body")
        .distinct()
    )
    asked = [each.body_id for each in history.read_asked_bodies(found.round, register.known_at)]
    keys = {*asked, *raised.values_list("body", flat=True)} - {None}
    return list(Body.objects.filter(pk__in=keys).order_by("name", "pk"))


# Letters of a round as files: a council's own, and the confirmation that its answer came in.


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def opinion_file(request, slug, pk, body, ending):
    """Give the letter of a body that the round asked; 404 for another body or format."""
    matter = get_matter_or_404(request, slug, pk, body, ending)
    return answer_letter(build_opinion(matter), matter.body, ending)


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def receipt_file(request, slug, pk, body, ending):
    """Give the confirmation of an answer's receipt; 404 that says so where none came in yet."""
    matter = get_matter_or_404(request, slug, pk, body, ending)
    letter = build_receipt(matter)
    if letter is None:
        sentence = _("Van dit orgaan is op deze peildatum nog geen antwoord ontvangen.")
        return render(request, "404.html", {"sentence": sentence}, status=404)
    return answer_letter(letter, matter.round.opened_by, ending)


def answer_letter(letter, sender, ending):
    """Return the response that saves a letter; a Word file in the template of who sends it."""
    template = find_sender_template(TemplateKind.LETTER, ending, sender)
    return answer_paper(letter, LETTER_FORMATS[ending], ending, template, build_letter_values)


def get_matter_or_404(request, slug, pk, body, ending):
    """Return the LetterContext of a letter; Http404 where the round did not ask this body."""
    if ending not in LETTER_FORMATS:
        raise Http404
    found = get_round_or_404(request, slug, pk)
    asked = history.read_asked_bodies(found.round, found.register.known_at)
    of_body = next((each for each in asked if each.body.slug == body), None)
    if of_body is None:
        raise Http404
    return LetterContext(found.register, found.round, of_body, round_page_address(request, found))


# Every file of a round: the bundle and the reactienota in each order and format, and letters.


KINDS = {"round-bundle": TemplateKind.BUNDLE, "round-reply-note": TemplateKind.REPLY_NOTE}


@dataclass(frozen=True)
class FileLink:
    """A file: its words, the name of its address with what goes in, and its own parameters."""

    words: str
    name: str
    args: tuple
    asked: dict


@dataclass(frozen=True)
class FileLine:
    """Files of one kind; `left_out` are the formats that cannot hold so many points."""

    words: str
    links: list
    left_out: list


@dataclass(frozen=True)
class RoundFiles:
    """What one reader may take away: of the whole round, and (Body, FileLines) of each body."""

    words: str
    lines: list
    bodies: list


def build_round_downloads(open_, round_):
    """Return the files; for who may see more, those that the public gets stand below them."""
    if open_.reader.is_public:
        return {"sets": [build_round_files(open_, round_, "", {})]}
    bodies = [each.body for each in round_.standing.requested.asked]
    offered = list_offered_templates(open_.reader, round_, bodies)
    sets = [build_round_files(open_, round_, _("Met wat u mag zien"), {}, offered)]
    if is_dossier_public(open_):
        public = replace(open_, reader=public_reader_of(open_))
        words = _("Zoals het publiek ze krijgt")
        sets.append(build_round_files(public, round_, words, {"voor": PUBLIC}, offered))
    return {"sets": sets}


def build_round_files(open_, round_, words, asked, offered=()):
    """Return the RoundFiles of a round for the reader of a DossierContext; two queries at most.
    The WordTemplates `offered` stand beside the standard Word files."""
    register = history.Register(open_.dossier, day=open_.day, states={}, **open_.scope)
    numbers = open_.read(count_round_points, round_.pk, day=open_.day, follows={"round_": round_})
    requests = round_.standing.requested.asked
    received = history.received_body_keys(register, requests)
    total = sum(numbers.values())
    lines = [
        build_file_line(round_, name, label, total, {"ordening": ordering} | asked, offered)
        for name, orderings, told in list_round_tables()
        for ordering, order in orderings.items()
        for label in [told % {"order": order}]
    ]
    bodies = [
        (
            each.body,
            build_body_file_lines(round_, each, numbers, each.id in received, asked, offered),
        )
        for each in requests
    ]
    return RoundFiles(words, lines, bodies)


def count_round_points(dossier, _key, *, day, round_, reader, known_at=None):
    """Return how many points of a round there are, by the key of their body; one query."""
    register = history.Register(dossier, reader=reader, day=day, states={}, known_at=known_at)
    return history.count_points_by_body(register, round_)


def list_round_tables():
    """Return (address, orderings, words) of the files that are tables."""
    return (
        ("round-bundle", BUNDLED, _("Bundel, %(order)s")),
        ("round-reply-note", NOTED, _("Reactienota, %(order)s")),
    )


def build_file_line(round_, name, words, number, asked, offered):
    """Return the FileLine of a file of so many points, also in the templates that are offered."""
    links = [
        FileLink(each.label, name, (round_.pk, ending), asked)
        for ending, each in REGISTER_FORMATS.items()
        if each.holds(number)
    ]
    if REGISTER_FORMATS[WORD].holds(number):
        links += [
            build_template_link(round_, name, each, asked)
            for each in offered
            if each.kind == KINDS[name]
        ]
    return FileLine(
        words, links, [each for each in REGISTER_FORMATS.values() if not each.holds(number)]
    )


def build_template_link(round_, name, template, asked):
    home = template.municipality
    words = _("Word, sjabloon van %(name)s") % {"name": home.name}
    return FileLink(words, name, (round_.pk, WORD), asked | {TEMPLATE: home.slug})


def build_body_file_lines(round_, row, numbers, is_received, asked, offered):
    """Return the FileLines of a body that was asked: its points cut out, and its letters."""
    body = row.body
    homely = [each for each in offered if each.municipality_id == body.municipality_id]
    own = {"orgaan": body.slug} | asked
    number = numbers.get(body.pk, 0)
    lines = [
        build_file_line(round_, "round-bundle", _("Bundel"), number, own, homely),
        build_file_line(round_, "round-reply-note", _("Reactienota"), number, own, homely),
        build_letter_line(round_, "round-opinion", _("Brief"), body, asked),
    ]
    if is_received:
        words = _("Bevestiging van ontvangst")
        lines.append(build_letter_line(round_, "round-receipt", words, body, asked))
    return lines


def build_letter_line(round_, name, words, body, asked):
    links = [
        FileLink(each.label, name, (round_.pk, body.slug, ending), asked)
        for ending, each in letters.LETTER_FORMATS.items()
    ]
    return FileLine(words, links, [])


ROUND_FILES_PANEL = Panel(
    "bestanden", gettext_lazy("Bestanden"), build_round_downloads, folder="rounds"
)
