"""The bundle of a round as it came in, and the note of what was replied to it."""

from functools import partial
from typing import NamedTuple

from django.utils.translation import gettext as _

from municipalities.edtf.words import format_dutch_date

from ...history import read_point_links
from ...history.replies import reply_counts
from ..register.content import (
    build_label_row,
    gather_row_words,
    life_words,
    list_source_places,
    number_reply_texts,
)
from ..register.document import TableShape
from .asking import build_bundle_facts, build_reply_note_facts

# The bundle of a round: every point that came in, in the words of who raised it.


class BundleRow(NamedTuple):
    """One point as it was raised; every cell but the number is text."""

    number: int
    body: str
    groups: str
    kind: str
    subject: str
    section: str
    theme: str
    text: str
    sources: str
    dated: str
    state: str
    point: str
    heading: str
    status: str
    kept: str


BUNDLE_SHAPE = TableShape(
    on_paper=(
        ("number", "kind", "state", "status", "kept"),
        ("body", "groups", "dated"),
        ("subject", "section", "theme", "point", "heading"),
        ("text", "sources"),
    ),
    paper_widths=(3, 4.6, 5.4, 12.1),
    sheet_widths=(9, 28, 22, 12, 22, 18, 18, 60, 36, 16, 16, 28, 10, 12, 24),
    labelled=frozenset({"sources", "point", "heading"}),
)


def build_bundle(asking):
    """Return the RegisterDocument of the points that are asked for."""
    return asking.document(
        name="bundel",
        title=_("Bundel"),
        sheet=_("Bundel"),
        rows_of=iterate_bundle_rows,
        labels=build_label_row(BundleRow),
        paper_labels=bundle_paper_labels(),
        empty=_("Er is geen punt ingediend."),
        shape=BUNDLE_SHAPE,
        head=build_bundle_facts(asking.register, asking.round),
    )


def iterate_bundle_rows(remarks, raised):
    """Yield the BundleRow of each FileRemark; three queries."""
    places, words = remarks.places(raised), gather_row_words(remarks.register)
    links = read_point_links(remarks.register, [each.remark.id for each in raised])
    for each in raised:
        yield BundleRow(*build_bundle_row(each, places, links, words))


def build_bundle_row(raised, places, links, words):
    """Yield the cells of a point, in the order of a BundleRow."""
    remark = raised.remark
    point, heading = point_words(links.get(remark.id))
    yield from (remark.id, raised.who, remark.groups_label, words.kinds[remark.kind])
    yield remark.subject.name if remark.subject else ""
    yield from (remark.section, remark.theme.name if remark.theme else "", remark.text)
    yield "\n".join(list_source_places(places.get(("remark", remark.id), ())))
    yield format_dutch_date(remark.dated_on, one_day=True)
    yield from (life_words(raised), point, heading, words.tell_visibility(remark), words.kept)


def point_words(link):
    """Return the title of the shared point of a PointLink and its direction, in words."""
    if link is None:
        return "", ""
    return link.point.title, str(link.heading.label) if link.heading else ""


def bundle_paper_labels():
    return (
        _("Nummer, soort en stand"),
        _("Van wie en wanneer"),
        _("Waarover"),
        _("Tekst en bron"),
    )


# The reactienota of a round: each point, what was replied to it, and what it changed.


class ReplyNoteRow(NamedTuple):
    """One point with its reply; every cell but the number is text."""

    number: int
    point: str
    heading: str
    body: str
    groups: str
    kind: str
    subject: str
    section: str
    theme: str
    text: str
    sources: str
    outcome: str
    reasons: str
    version: str
    changed: str
    answered: str
    reply_sources: str
    state: str
    status: str
    kept: str


REPLY_NOTE_SHAPE = TableShape(
    on_paper=(
        ("number", "kind", "state", "status", "kept"),
        ("body", "groups", "subject", "section", "theme"),
        ("text", "sources", "point", "heading"),
        ("outcome", "answered", "reasons", "reply_sources"),
        ("version", "changed"),
    ),
    paper_widths=(2.9, 4.2, 8, 7, 3),
    sheet_widths=(9, 28, 10, 28, 22, 12, 22, 18, 18, 60, 36, 20, 60, 24, 24, 28, 30, 16, 12, 24),
    labelled=frozenset({"sources", "reply_sources", "point", "heading"}),
)


def build_reply_note(asking):
    """Return the RegisterDocument of the points that are asked for, each with its reply."""
    return asking.document(
        name="reactienota",
        title=_("Reactienota"),
        sheet=_("Reactienota"),
        rows_of=partial(iterate_reply_note_rows, asking.round),
        labels=build_label_row(ReplyNoteRow, changed=_("plaats in die versie")),
        paper_labels=reply_note_paper_labels(),
        empty=_("Er is geen punt ingediend."),
        shape=REPLY_NOTE_SHAPE,
        head=build_reply_note_facts(asking.register, asking.round),
    )


def iterate_reply_note_rows(round_, remarks, raised):
    """Yield the ReplyNoteRow of each FileRemark, with the replies that count; three queries."""
    places, words = remarks.places(raised), gather_row_words(remarks.register)
    links = read_point_links(remarks.register, [each.remark.id for each in raised])
    day = remarks.register.day
    for each in raised:
        replies = [reply for reply in each.replies if reply_counts(reply, round_, day)]
        yield ReplyNoteRow(*build_reply_note_row(each, replies, places, links, words))


def build_reply_note_row(raised, replies, places, links, words):
    """Yield the cells of a point, in the order of a ReplyNoteRow."""
    remark = raised.remark
    yield from (remark.id, *point_words(links.get(remark.id)), raised.who, remark.groups_label)
    yield from (words.kinds[remark.kind], remark.subject.name if remark.subject else "")
    yield from (remark.section, remark.theme.name if remark.theme else "", remark.text)
    yield "\n".join(list_source_places(places.get(("remark", remark.id), ())))
    outcomes = [words.outcomes[each.outcome] for each in replies]
    yield number_reply_texts(outcomes) or _("geen reactie")
    yield number_reply_texts([each.reasons for each in replies])
    yield number_reply_texts([each.changed_in.name if each.changed_in else "" for each in replies])
    yield number_reply_texts([each.changed_where for each in replies])
    yield number_reply_texts([words.tell_replier(each) for each in replies])
    found = [list_source_places(places.get(("reply", each.id), ())) for each in replies]
    yield number_reply_texts(["; ".join(each) for each in found])
    yield from (life_words(raised), words.tell_visibility(remark), words.kept)


def reply_note_paper_labels():
    return (
        _("Nummer, soort en stand"),
        _("Van wie en waarover"),
        _("Punt en bron"),
        _("Reactie"),
        _("Gewijzigd"),
    )
