"""What a paper proposes, as the pages of the workspace show it: for the fields of its source, and
by paragraph."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy

from municipalities.models import Paragraph, PublisherKind
from municipalities.text import ParagraphKind

from ...text_intake import (
    ProposalKind,
    SuggestionKind,
    TextParagraph,
    find_suggestions,
    read_paragraphs,
)
from .fields import offered_sources
from .passage_form import list_given_bodies


def read_stored_paper(paragraphs):
    """Return the Paper of paragraphs that are stored: what they propose, read anew."""
    stored = [(each.number, each.text, ParagraphKind(each.kind)) for each in paragraphs]
    return read_paragraphs(tuple(TextParagraph(*each) for each in stored))


# What fills a field of the source, with the paragraph that says so.

FIELDS = {
    ProposalKind.TITLE: ("title", 300),
    ProposalKind.DATED_ON: ("dated_on", 100),
    ProposalKind.REFERENCE: ("reference", 80),
}


@dataclass(frozen=True)
class FieldOffer:
    """A value for one field, and the number of the paragraph where it stands."""

    field: str
    value: Any
    paragraph: int


def list_field_offers(paper, region):
    """Return what a paper says of itself, a FieldOffer a field; at most one query."""
    found = []
    for kind, (field, longest) in FIELDS.items():
        for proposal in paper.find(kind)[:1]:
            found.append(FieldOffer(field, proposal.value[:longest], proposal.paragraph))
    for sender in paper.find(ProposalKind.SENDER)[:1]:
        found += _offer_sender(sender, region)
    return found


def _offer_sender(sender, region):
    """Return the body of the region that signed, else the words that name who did."""
    given = list_given_bodies(region)
    named = find_suggestions(sender.value, municipalities=(), bodies=given)
    keys = {each.value for each in named if each.kind is SuggestionKind.BODY}
    if len(keys) != 1:
        words = sender.value[:1].upper() + sender.value[1:200]
        return [FieldOffer("publisher", words, sender.paragraph)]
    return [
        FieldOffer("publisher_kind", PublisherKind.BODY, sender.paragraph),
        FieldOffer("body", keys.pop(), sender.paragraph),
    ]


# What can be made of it, or only known: told by kind, or beside its paragraph.

LABELS = {
    ProposalKind.DECISION_POINT: (gettext_lazy("beslispunt"), gettext_lazy("Beslispunten")),
    ProposalKind.QUESTION: (gettext_lazy("vraag"), gettext_lazy("Vragen")),
    ProposalKind.REMARK: (gettext_lazy("wens of bedenking"), gettext_lazy("Wensen, bedenkingen")),
    ProposalKind.VOTE: (gettext_lazy("stemming"), gettext_lazy("Stemmingen")),
    ProposalKind.ATTACHMENT: (gettext_lazy("bijlage"), gettext_lazy("Bijlagen")),
    ProposalKind.COPY_TO: (gettext_lazy("afschrift"), gettext_lazy("Afschrift aan")),
    ProposalKind.ADDRESSEE: (gettext_lazy("geadresseerde"), gettext_lazy("Aan")),
    ProposalKind.SENDER: (gettext_lazy("afzender"), gettext_lazy("Van")),
    ProposalKind.PAPER_KIND: (gettext_lazy("soort stuk"), gettext_lazy("Soort stuk")),
}
OFFERED = (
    ProposalKind.DECISION_POINT,
    ProposalKind.QUESTION,
    ProposalKind.REMARK,
    ProposalKind.VOTE,
)
LONGEST = 160


@dataclass(frozen=True)
class ProposedLine:
    """One proposal in a line: what it is, its words, the paragraphs that it was read from, and
    `selection`, the part of an address that selects its words where they are not all of one."""

    kind: ProposalKind
    label: Any
    words: str
    paragraph: int
    last: int
    selection: str = ""


@dataclass(frozen=True)
class ProposedGroup:
    """The proposals of one kind, in the order of the paper."""

    label: Any
    lines: list


def list_proposed_groups(paper):
    """Return what a paper proposes beside the fields of its source, by kind."""
    groups = []
    for kind, (_label, heading) in LABELS.items():
        if lines := [propose_line(each) for each in paper.find(kind)]:
            groups.append(ProposedGroup(heading, lines))
    return groups


def list_proposed_lines(paper):
    """Return {number of a paragraph: [ProposedLine]} of what can be made of its paragraphs."""
    found = defaultdict(list)
    texts = {each.number: each.text for each in paper.paragraphs}
    for kind in OFFERED:
        for each in paper.find(kind):
            found[each.paragraph].append(propose_line(each, texts[each.paragraph]))
    return found


def propose_line(proposal, text=""):
    words = Truncator(proposal.value).chars(LONGEST)
    label = LABELS[proposal.kind][0]
    start = text.find(proposal.words) if len(proposal.words) < len(text) else -1
    end = start + len(proposal.words)
    selection = f"&van={start}&tot={end}" if start >= 0 else ""
    return ProposedLine(proposal.kind, label, words, proposal.paragraph, proposal.last, selection)


# A paper that is here already.

TELLING, ENOUGH = 200, 3  # characters that two papers do not share by chance; such paragraphs


def list_known_sources(dossier, reader, reference, paragraphs):
    """Return the sources of the dossier that may be the same paper: with its reference, or with
    its longest paragraphs; two queries."""
    sources = offered_sources(dossier, reader)
    by_reference = sources.filter(reference__iexact=reference) if reference else sources.none()
    telling = sorted((each.text for each in paragraphs), key=len, reverse=True)[:ENOUGH]
    same = Paragraph.objects.readable_by(reader).filter(
        source__in=sources, text__in=[text for text in telling if len(text) >= TELLING]
    )
    found = {each.pk: each for each in by_reference.order_by("pk")}
    for each in sources.filter(pk__in=same.values("source")).order_by("pk"):
        found.setdefault(each.pk, each)
    return list(found.values())
