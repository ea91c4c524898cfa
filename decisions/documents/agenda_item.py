"""What an agenda item says, built once from the models; the formats only write it down."""

from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from municipalities.edtf.words import format_dutch_date
from municipalities.models import Source

from .. import history
from ..history import judge_treatments, known_rows, read_treatments
from ..history.calendar import read_treatment_revisions
from ..models import AgendaLine, Evidence, LineKind, Status
from .calendar import build_treatment_event, build_treatment_planning, build_waiting_event
from .document import (
    AgendaDocument,
    DocumentSection,
    Fact,
    ListEntry,
    build_provenance,
    provenance_line,
    status_banner,
)
from .item_context import build_context_sections

# The documents that an agenda item rests on, each with the places that show it.


def list_item_sources(item, *, reader, known_at):
    """Return a ListEntry for each source that the reader may see, its places below it.

    The item's own document comes first, the others in the order in which they were linked.
    Two queries.
    """
    places = read_item_evidence(item, known_at)
    keys = [key for key in (item.source_id, *(place.source_id for place in places)) if key]
    seen = {source.pk: source for source in Source.objects.visible_to(reader).filter(pk__in=keys)}
    return tuple(
        source_entry(seen[key], [place for place in places if place.source_id == key])
        for key in dict.fromkeys(keys)
        if key in seen
    )


def read_item_evidence(item, known_at):
    """Return the accepted places that show the item; its target may be corrected, so it filters
    after the latest version was taken."""
    places = known_rows(Evidence, known_at, dossier=item.dossier_id)
    return list(places.filter(agenda_item=item.id, is_accepted=True).order_by("id"))


def source_entry(source, places):
    """Return a source with who published it, when, under which kenmerk, and its places."""
    told = [source.publisher, document_date_words(source), reference_words(source)]
    return ListEntry(
        source.title,
        note=", ".join(part for part in told if part),
        url=source.url,
        entries=tuple(ListEntry(place.summary, place=place.place) for place in places),
    )


def document_date_words(source):
    """Return the document's date: an interval means a day in it, as for a decision."""
    return format_dutch_date(source.dated_on, one_day=True) if source.dated_on else ""


def reference_words(source):
    return _("kenmerk %(reference)s") % {"reference": source.reference} if source.reference else ""


# What a body answered to the questions in its own agenda item.


def read_line_answers(lines, item, *, day, reader, known_at):
    """Return the answers given by `day` as Entries, by the key of the line with the question.

    Two queries where the item puts questions, none where it does not.
    """
    asked = [line.id for line in lines if line.kind == LineKind.QUESTION]
    if not asked:
        return {}
    scope = {"reader": reader, "known_at": known_at}
    given = history.read_answers(item.dossier_id, day=day, only=Q(line__in=asked), **scope)
    shows = Q(answer__in=[each.id for each in given])
    places = history.read_evidence(item.dossier_id, shows, **scope)
    found = {}
    for each in given:
        if each.status != Status.WITHDRAWN:
            entry = build_line_answer_entry(each, places["answer", each.id])
            found[each.line_id] = (*found.get(each.line_id, ()), entry)
    return found


def build_line_answer_entry(answer, places):
    """Return an answer with its day, its status where it is not public, and where it stands."""
    when = format_dutch_date(answer.dated_on, one_day=True)
    if answer.status != Status.PUBLISHED:
        when = f"{when}, {Status(answer.status).label}"
    text = _("Antwoord, %(when)s: %(text)s") % {"when": when, "text": answer.text}
    return ListEntry(text, place="; ".join(place_words(each) for each in places))


def place_words(place):
    return ", ".join(part for part in (place.source_title, place.place) if part)


def build_agenda_document(item, *, day, reader, known_at, address, asks_revisions=False):
    """Return the AgendaDocument of `item` for `reader`, who asks at `reader.at`.

    `item` is the row itself, or its history row as known at `known_at`; lines, sources and the
    meeting are read as known then too. `day` is the date that the reader asked about, `address`
    the absolute address of the item's page. Five queries when body and dossier came with the item;
    one or two more where it puts questions, and four where a calendar `asks_revisions`.
    """
    treated = read_treatments(item.dossier_id, [item.id], known_at, reader=reader)[item.id]
    standing = judge_treatments(treated, day)
    telling = treated[standing.place] if treated else None
    until = known_at or reader.at
    revisions = read_treatment_revisions(treated, until) if asks_revisions else {}
    planning = build_treatment_planning(telling)
    banner = status_banner(item, reader.at if known_at is None else reader.known_at(known_at).at)
    clocks = {"day": day, "known_at": known_at, "made_at": reader.at, "address": address}
    clocks["unkept_after"] = history.read_unkept_after(item.dossier, day=day, known_at=known_at)
    about = DocumentSection(
        _("Over dit bestand"), facts=build_provenance(item.dossier.title, banner=banner, **clocks)
    )
    return AgendaDocument(
        number=item.id,
        name=agenda_file_name(item),
        title=item.title,
        dossier=item.dossier.title,
        body=item.body.name,
        status=item.status,
        banner=banner,
        planning=planning,
        facts=build_item_facts(item, telling, planning, day),
        sections=(
            *build_treatments_section(treated, day),
            *build_item_sections(item, day, reader, known_at),
            *build_context_sections(item, day=day, reader=reader, known_at=known_at),
            about,
        ),
        address=address,
        events=build_item_events(item, treated, telling, day, revisions),
        made_at=reader.at,
        stamp=provenance_line(item.dossier.title, **clocks),
        pages=(_("Bladzijde"), _("van")),
    )


def agenda_file_name(item):
    """Return a file name in ASCII: body and kenmerk, or its title where it has none."""
    told = f"{item.body.name} {item.reference or item.title}"
    return slugify(f"agendapunt {told}".replace("/", "-"))[:80].strip("-")


def build_item_facts(item, telling, planning, day):
    """Return what the item is; `telling` is the ItemTreatment that tells how far it is, or None."""
    found = [Fact(_("Orgaan"), item.body.name)]
    if item.reference:
        found.append(Fact(_("Kenmerk"), item.reference))
    if item.portfolio_holder:
        found.append(Fact(_("Portefeuillehouder"), item.portfolio_holder))
    if telling is not None:
        found += build_treatment_facts(telling, day)
    found.append(Fact(_("Planning"), planning.words))
    if item.url:
        own = _("dit stuk in het eigen systeem van %(body)s") % {"body": item.body.name}
        found.append(Fact(_("In het raadssysteem"), own, item.url))
    return tuple(found)


# What a calendar keeps of an item: an event for each meeting, a task until there is one.


def build_item_events(item, treated, telling, day, revisions):
    """Return the CalendarEvent of each treatment in a meeting; without any of these that of
    `telling`, the ItemTreatment that tells how far the item is, None where it has none."""
    dated = [each for each in treated if each.meeting]
    if not dated and telling is None:
        return (build_waiting_event(item),)
    return tuple(
        build_treatment_event(item, each, day, revisions.get(each.treatment.id))
        for each in dated or [telling]
    )


# The meetings in which an item is treated, and what came of it.


def build_treatment_facts(treated, day):
    """Return as what an item is treated, and the outcome where the day knows one."""
    treatment = treated.treatment
    told = (
        (_("Behandeling"), treatment.get_kind_display()),
        (_("Fase"), treatment.get_stage_display()),
        (_("Nummer op de agenda"), treatment.agenda_number),
        (_("Uitkomst"), outcome_words(treatment) if treated.tells_outcome(day) else ""),
    )
    return [Fact(label, words) for label, words in told if words]


def outcome_words(treatment):
    """Return the outcome with what was noted with it."""
    told = (treatment.get_outcome_display(), treatment.outcome_note)
    return ": ".join(part for part in told if part)


def build_treatments_section(treated, day):
    """Yield what came of the item in each meeting, where it is treated more than once."""
    if len(treated) < 2:
        return
    entries = tuple(build_treatment_entry(each, day) for each in treated)
    yield DocumentSection(_("Behandelingen"), entries=entries, is_numbered=True)


def build_treatment_entry(treated, day):
    facts = build_treatment_facts(treated, day)
    note = ", ".join(fact.text for fact in facts)
    return ListEntry(build_treatment_planning(treated).words, note=note)


def build_item_sections(item, day, reader, known_at):
    """Yield what the item holds, in the order in which a councillor reads it."""
    lines = read_item_lines(item, known_at)
    answers = read_line_answers(lines, item, day=day, reader=reader, known_at=known_at)
    if item.summary:
        yield DocumentSection(_("Samenvatting"), paragraphs=split_at_empty_lines(item.summary))
    yield build_decision_points(item, lines)
    for kind, heading, paragraphs in (
        (LineKind.COLLEGE, college_heading(item.body), (college_sentence(item.body),)),
        (LineKind.QUESTION, questions_heading(item.body), ()),
        (LineKind.ATTACHMENT, _("Bijlagen"), ()),
        (LineKind.RECIPIENT, _("Geadresseerden"), ()),
    ):
        if found := build_line_entries(lines, kind, answers):
            is_numbered = kind != LineKind.RECIPIENT
            yield DocumentSection(heading, paragraphs, entries=found, is_numbered=is_numbered)
    if sources := list_item_sources(item, reader=reader, known_at=known_at):
        yield DocumentSection(_("Bronnen"), entries=sources)


def read_item_lines(item, known_at):
    return list(known_rows(AgendaLine, known_at, item=item.id).order_by("kind", "number", "id"))


def build_line_entries(lines, kind, answers=None):
    """Return the lines of a kind; with the answers below them, by the key of the line."""
    below = answers or {}
    return tuple(
        ListEntry(line.text, line.note, line.place, line.url, below.get(line.id, ()))
        for line in lines
        if line.kind == kind
    )


def build_decision_points(item, lines):
    """Return the decision points, or the sentence that the item asks no decision of its body."""
    if points := build_line_entries(lines, LineKind.POINT):
        return DocumentSection(_("Beslispunten"), entries=points, is_numbered=True)
    return DocumentSection(_("Beslispunten"), paragraphs=(no_decision_sentence(item.body),))


def no_decision_sentence(body):
    if body.is_council:
        return _("Dit stuk vraagt geen besluit van de raad.")
    return _("Dit stuk vraagt geen besluit van dit orgaan.")


def college_heading(body):
    if body.municipality is None:
        return _("Besluiten van het college")
    return _("Besluiten van het college van %(name)s") % {"name": body.municipality.name}


def college_sentence(body):
    if body.is_council:
        return _("Dit zijn besluiten van het college, niet van de raad.")
    return _("Dit zijn besluiten van het college.")


def questions_heading(body):
    return _("Vragen aan de raad") if body.is_council else _("Vragen")


def split_at_empty_lines(text):
    """Return the paragraphs of a text: what empty lines part."""
    return tuple(part.strip("\n") for part in text.split("\n\n") if part.strip())
