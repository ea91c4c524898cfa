"""The documents of a dossier, and one document with all that rests on it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.models import (
    Arrangement,
    CouncilElection,
    CouncilTerm,
    Group,
    GroupRole,
    Paragraph,
    Participation,
    Population,
    PublisherKind,
    RegionMembership,
    Source,
    Succession,
    participants_of,
)
from municipalities.roles import reader_of

from ... import history
from ...models import TARGETS, Concern, Dossier, Evidence
from ..access import Access, restrict_to
from ..dossier_context import SECTIONS, open_dossier
from ..errors import build_page_stamp
from ..kept_pages import keep_page
from ..parameters import holds_words, parse_choice, parse_page, parse_search_words
from .table_links import FoundLines, build_table_links

TIMELESS = gettext_lazy(
    "Een bron verandert niet met de dag. Wat erin te lezen is staat hier zoals het nu is "
    "vastgelegd; hoe het eerder was vastgelegd staat bij elk standpunt."
)

# What rests on a document: one query for all places in it, one for each kind of fact.

SOURCE_RECORD_RELATED = (
    "decision__body",
    "position__body",
    "position__subject",
    "remark__body",
    "reply__body",
    "agenda_item__body",
    "answer__body",
    "answer__question",
    "answer__line",
    "cost__municipality",
    "poll_area__poll",
    "poll_result__area__poll",
    "poll_result__option",
)
SOURCE_FACTS = (
    (Population, gettext_lazy("Inwonertallen"), ("municipality",)),
    (CouncilElection, gettext_lazy("Afwijkende raadsverkiezingen"), ("municipality",)),
    (CouncilTerm, gettext_lazy("Raadsperioden"), ("body__municipality",)),
    (Group, gettext_lazy("Fracties"), ("term__body__municipality",)),
    (GroupRole, gettext_lazy("Rollen van fracties"), ("group__term__body__municipality",)),
    (RegionMembership, gettext_lazy("Deelname aan de regio"), ("municipality", "region")),
    (Arrangement, gettext_lazy("Samenwerkingsverbanden"), ("source",)),
    (
        Participation,
        gettext_lazy("Deelname aan samenwerkingsverbanden"),
        ("municipality", "arrangement"),
    ),
    (Succession, gettext_lazy("Opvolgingen"), ("municipality", "successor")),
    (Concern, gettext_lazy("Wie het aangaat"), ("municipality", "subject__dossier")),
)


@dataclass(frozen=True)
class SourceRecords:
    """Records of one kind: `kind` names it in code, `title` on the screen. What a place shows
    comes as the `groups` of its places; a fact that names the document stands in `facts`."""

    kind: str
    title: str
    count: int
    groups: tuple = ()
    facts: tuple = ()


def list_records_of_source(source, reader):
    """Return a SourceRecords for each kind of record that the document carries; ten queries."""
    places = read_source_evidence(source, reader)
    found = [read_evidence_of_kind(name, model, places) for name, model in TARGETS.items()]
    found += [
        list_source_facts(model, title, related, source, reader)
        for model, title, related in SOURCE_FACTS
    ]
    return [rest for rest in found if rest.count]


def read_source_evidence(source, reader):
    """Return the accepted places in the document whose record the reader may see; one query."""
    around = Evidence.objects.filter(source=source).order_by().values("dossier")
    shown = history.build_shown_condition(reader, dossier__in=around)
    places = Evidence.objects.accepted().filter(shown, source=source)
    found = history.with_source_title(history.with_paragraph_number(places, reader), reader)
    return list(found.select_related("dossier", *TARGETS, *SOURCE_RECORD_RELATED).order_by("id"))


def read_evidence_of_kind(name, model, places):
    """Return what is shown of one kind, by place: in the order of the text where it is held, else
    as recorded."""
    rows = [each for each in places if getattr(each, f"{name}_id") is not None]
    number = len({getattr(each, f"{name}_id") for each in rows})
    groups = tuple(history.group_places(rows))
    return SourceRecords(name, model._meta.verbose_name_plural, number, groups=groups)


def list_source_facts(model, title, related, source, reader):
    """Return the dated facts that name the document as their source: of the register, or of a
    dossier that the reader may see."""
    rows = model.objects.filter(source=source).select_related(*related)
    if model is Concern:
        rows = rows.filter(subject__dossier__in=Dossier.objects.visible_to(reader))
    facts = tuple(rows)
    return SourceRecords(model._meta.model_name, title, len(facts), facts=facts)


# The documents of a dossier, with how much rests on each as far as the reader may see it.

COUNTED_FACTS = (
    (Population, "municipality"),
    (CouncilElection, "municipality"),
    (CouncilTerm, "body__municipality"),
    (Group, "term__body__municipality"),
    (GroupRole, "group__term__body__municipality"),
    (RegionMembership, "region"),
    (Arrangement, "participations__municipality"),
    (Participation, "municipality"),
    (Succession, "successor"),
)
SOURCE_ORDERS = {
    "meeste": lambda each: (-each.total, each.source.title.casefold(), each.source.pk),
    "datum": lambda each: (each.source.dated_on or "9999", each.source.title.casefold()),
    "titel": lambda each: (each.source.title.casefold(), each.source.pk),
}


@dataclass(frozen=True)
class SourceLine:
    """A Source with what rests on it: (kind of record, number), and the facts of the register."""

    source: Any
    kinds: tuple
    facts: int

    @property
    def total(self):
        return sum(number for _kind, number in self.kinds) + self.facts


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def sources_page(request, slug):
    """Show every document that the dossier rests on, twenty a page; four queries."""
    open_ = open_dossier(request, slug)
    found = find_source_lines(request.GET, open_)
    context = {
        "page": parse_page(request.GET, found.kept),
        "total": found.total,
        "counts": [count_publisher_kinds(found.kept)],
        "choices": found.choices.values(),
        "sought": found.sought,
        "tables": build_table_links(request.GET, "sources-table", open_.dossier.slug),
        "dossier": open_.dossier,
        "sections": SECTIONS,
        # What rests on a document is told as recorded now, whatever moment was asked for.
        "stamp": build_page_stamp(
            request, open_.now, dossier=open_.dossier, shown_on=open_.day, timeless=TIMELESS
        ),
    }
    return render(request, "decisions/sources_list.html", context)


def find_source_lines(parameters, open_):
    """Return the FoundLines of the SourceLines that an address asks for, in its order."""
    carriers = list_source_lines(open_)
    choices = choices_of(parameters)
    text, words = parse_search_words(parameters)
    kind, order = choices["uitgever"].value, choices["volgorde"].value or "meeste"
    kept = [
        each
        for each in carriers
        if kind in ("", each.source.publisher_kind)
        and holds_words(words, each.source.title, each.source.publisher, each.source.reference)
    ]
    kept.sort(key=SOURCE_ORDERS[order])
    return FoundLines(kept, len(carriers), choices, text)


def count_publisher_kinds(carriers):
    """Return (word, number) of the sources of each kind of publisher, in their order."""
    kinds = Counter(each.source.publisher_kind for each in carriers)
    return [(label, kinds[value]) for value, label in PublisherKind.choices if kinds[value]]


def choices_of(parameters):
    orders = (
        ("meeste", _("waar het meeste op rust eerst")),
        ("datum", _("oudste eerst")),
        ("titel", _("naar titel")),
    )
    return {
        "uitgever": parse_choice(parameters, "uitgever", _("Wie spreekt"), PublisherKind.choices),
        "volgorde": parse_choice(parameters, "volgorde", _("Volgorde"), orders, has_all=False),
    }


def list_source_lines(open_):
    """Return a SourceLine for each document that the reader may see and that carries something."""
    records, facts = count_records_by_source(open_), count_facts_by_source(open_.dossier)
    sources = Source.objects.visible_to(open_.reader).filter(pk__in={*records, *facts})
    return [
        SourceLine(each, records.get(each.pk, ()), facts.get(each.pk, 0))
        for each in sources.select_related("body")
    ]


def count_records_by_source(open_):
    """Return {source: ((kind, number of records), ...)} of what the reader may see; one query."""
    shown = history.build_shown_condition(open_.reader, dossier=open_.dossier)
    numbers = {f"n_{name}": Count(name, distinct=True) for name in TARGETS}
    places = Evidence.objects.accepted().filter(shown, dossier=open_.dossier)
    found = {}
    for row in places.order_by().values("source").annotate(**numbers):
        told = ((record_kind_words(name, row[f"n_{name}"]), row[f"n_{name}"]) for name in TARGETS)
        found[row["source"]] = tuple((word, number) for word, number in told if number)
    return found


def record_kind_words(name, number):
    """Return what a kind of record is called, one or many."""
    meta = TARGETS[name]._meta
    return str(meta.verbose_name if number == 1 else meta.verbose_name_plural)


def count_facts_by_source(dossier):
    """Return {source: number} of facts about the region's municipalities, and of whom the dossier
    says that its subjects concern; one query."""
    region = dossier.region_id
    first = count_facts(Concern.objects.filter(subject__dossier=dossier))
    rest = (count_facts(list_region_facts(model, way, region)) for model, way in COUNTED_FACTS)
    found = Counter()
    for source, number in first.union(*rest, all=True).order_by():
        found[source] += number
    return found


def list_region_facts(model, way, region):
    """Return the facts of one kind that lead to a region, or to who ever took part in it."""
    led = {way: region} if way == "region" else {f"{way}__in": participants_of([region])}
    return model.objects.filter(**led)


def count_facts(rows):
    """Return (source, number of facts) of rows of one kind, to join with those of others."""
    rows = rows.order_by().values_list("source")
    return rows.annotate(number=Count("pk", distinct=True))


# One document, and everything that rests on it as far as the reader may see it.


@restrict_to(Access.EVERYBODY)
@keep_page()
def source_page(request, pk):
    """Show a source with the facts that it carries."""
    now = timezone.now()
    reader = reader_of(request.user, at=now)
    sources = Source.objects.visible_to(reader).select_related("body")
    document = get_object_or_404(sources, pk=pk)
    resting = list_records_of_source(document, reader)
    context = {
        "source": document,
        "resting": resting,
        "reported_in": find_resting_dossier(resting),
        "paragraphs": read_readable_paragraphs(document, reader),
        "desk": find_source_workspace(document, reader),
        "stamp": build_page_stamp(request, now, timeless=TIMELESS),
    }
    return render(request, "decisions/source.html", context)


def find_resting_dossier(resting):
    """Return the dossier in which a mistake in this document is reported: the first that rests on
    it, None where none does."""
    places = (group.place for rest in resting for group in rest.groups)
    return next((place.dossier for place in places), None)


def read_readable_paragraphs(document, reader):
    """Return the text of a document that the reader may read, as numbered paragraphs; one
    query."""
    readable = Paragraph.objects.readable_by(reader)
    return list(readable.filter(source=document).order_by("number"))


def find_source_workspace(document, reader):
    """Return the address of a source in the workspace, '' for who keeps nothing in a region that
    works with it; one query for who keeps."""
    if not reader.keeps:
        return ""
    found = Dossier.objects.visible_to(reader).filter(evidences__source=document)
    if not reader.is_beheer:
        found = found.filter(region__in=reader.shares_in | reader.redactie_of)
    slug = found.order_by("pk").values_list("slug", flat=True).first()
    return reverse("desk-source", args=[slug, document.pk]) if slug else ""
