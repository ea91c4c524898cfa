"""What an agenda item says, built once from the models; the formats only write it down."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urljoin

from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from municipalities.edtf.words import format_dutch_date
from municipalities.models import Source

from .. import history
from ..domain.treatments import DECIDING
from ..history import judge_treatments, known_rows, read_treatments
from ..history.calendar import read_treatment_revisions
from ..models import AgendaLine, Evidence, LineKind, Status
from .calendar import build_treatment_event, build_treatment_planning, build_waiting_event
from .document import (
    AgendaDocument,
    DocumentSection,
    Fact,
    HomeFacts,
    ItemValues,
    ListEntry,
    MeetingFacts,
    build_provenance,
    provenance_line,
    status_banner,
)
from .item_context import build_context_sections, read_item_context
from .motions import build_motion_entry

# What agenda items of one dossier hold, read together: as many queries for one as for many.


@dataclass(frozen=True)
class ItemMaterial:
    """`treatments` and `evidence` are by the key of an item, `lines` too, `answers` by the key of
    the line with the question, `sources` by their own; all as the reader sees and knows them.
    `motions` are by the key of a treatment; `revisions` too, where a calendar asks for them.
    `context` is the ItemContext of those that tell of their dossier."""

    treatments: dict
    revisions: dict
    lines: dict
    answers: dict
    evidence: dict
    sources: dict
    motions: dict
    context: object
    unkept_after: object


def read_item_material(items, *, day, reader, known_at, asks_revisions=False):
    """Return the ItemMaterial of agenda items of one dossier that the reader may see.

    Seven queries; two more where an item puts questions, one less where none rests on a document,
    four more where a calendar `asks_revisions`, and those of a board where one tells of the
    dossier.
    """
    keys, dossier = [item.id for item in items], items[0].dossier
    lines = read_item_lines(dossier, keys, known_at)
    evidence = read_item_evidence(dossier, keys, known_at)
    of_sources = {item.source_id for item in items}
    of_sources |= {place.source_id for places in evidence.values() for place in places}
    scope = {"reader": reader, "known_at": known_at}
    treatments = read_treatments(dossier.pk, keys, known_at, reader=reader)
    treated = [each for own in treatments.values() for each in own]
    until = known_at or reader.at
    return ItemMaterial(
        treatments=treatments,
        revisions=read_treatment_revisions(treated, until) if asks_revisions else {},
        lines=lines,
        answers=read_line_answers([line for each in lines.values() for line in each], day, **scope),
        evidence=evidence,
        sources=read_item_sources(of_sources - {None}, reader),
        motions=history.read_motions(
            dossier.pk, [each.treatment.id for each in treated], day=day, **scope
        ),
        context=read_item_context(items, day=day, **scope),
        unkept_after=history.read_unkept_after(dossier, day=day, known_at=known_at),
    )


def read_item_lines(dossier, keys, known_at):
    """Return the lines of items in order; what is under secrecy now was always so, whatever was
    known then."""
    found = known_rows(AgendaLine, known_at, dossier=dossier.pk).filter(item__in=keys)
    lines = group_by_key(found.order_by("kind", "number", "id"), "item_id")
    if known_at is not None:
        secret = AgendaLine.objects.filter(item__in=keys, is_secret=True)
        closed = set(secret.values_list("pk", flat=True))
        for line in (line for each in lines.values() for line in each):
            line.is_secret = line.is_secret or line.id in closed
    return lines


def read_item_evidence(dossier, keys, known_at):
    """Return the accepted places that show the items, in the order in which they were linked; their
    target may be corrected, so it filters after the latest version was taken."""
    places = known_rows(Evidence, known_at, dossier=dossier.pk)
    found = places.filter(agenda_item__in=keys, is_accepted=True).order_by("id")
    return group_by_key(found, "agenda_item_id")


def group_by_key(rows, name):
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def read_item_sources(keys, reader):
    """Return the sources that the reader may see, by their key."""
    seen = Source.objects.visible_to(reader).filter(pk__in=keys) if keys else ()
    return {source.pk: source for source in seen}


# The documents that an agenda item rests on, each with the places that show it.


def list_item_sources(item, material):
    """Return a ListEntry for each source that the reader may see, its places below it.

    The item's own document comes first, the others in the order in which they were linked.
    """
    places = material.evidence[item.id]
    keys = [key for key in (item.source_id, *(place.source_id for place in places)) if key]
    return tuple(
        source_entry(material.sources[key], [place for place in places if place.source_id == key])
        for key in dict.fromkeys(keys)
        if key in material.sources
    )


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


def read_line_answers(lines, day, *, reader, known_at):
    """Return the answers given by `day` as ListEntries, by the key of the line with the question.

    Two queries where an item puts questions, none where none does.
    """
    asked = [line for line in lines if line.kind == LineKind.QUESTION]
    if not asked:
        return {}
    dossier = asked[0].dossier_id
    scope = {"reader": reader, "known_at": known_at}
    only = Q(line__in=[line.id for line in asked])
    given = history.read_answers(dossier, day=day, only=only, **scope)
    shows = Q(answer__in=[each.id for each in given])
    places = history.read_evidence(dossier, shows, **scope)
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


# The document of one item, or of each of several of one dossier.


def build_agenda_document(item, *, day, reader, known_at, address, asks_revisions=False):
    """Return the AgendaDocument of `item` for `reader`, who asks at `reader.at`.

    `item` is the row itself, or its history row as known at `known_at`; lines, sources and the
    meeting are read as known then too. `day` is the date that the reader asked about, `address`
    the absolute address of the item's page. A calendar `asks_revisions`: four queries more.
    """
    asking = {"day": day, "reader": reader, "known_at": known_at}
    (document,) = build_agenda_documents([item], [address], asks_revisions=asks_revisions, **asking)
    return document


def build_agenda_documents(
    items, addresses, *, day, reader, known_at, meeting=None, asks_revisions=False
):
    """Return the AgendaDocuments of items of one dossier, each with its address, read together.

    They tell their treatment in the meeting with the key `meeting` where one is given, and else
    the one that tells how far they are. Sections about the dossier that items ask for are read once
    for all of them.
    """
    if not items:
        return []
    asking = {"day": day, "reader": reader, "known_at": known_at}
    material = read_item_material(items, asks_revisions=asks_revisions, **asking)
    return [
        compose_agenda_document(
            item,
            material,
            find_telling_treatment(material.treatments[item.id], day, meeting),
            address=address,
            **asking,
        )
        for item, address in zip(items, addresses, strict=True)
    ]


def find_telling_treatment(treated, day, meeting):
    """Return the ItemTreatment in a meeting, or without one that tells how far the item is; None
    for an item that has none."""
    if meeting is not None:
        return next(each for each in treated if each.treatment.meeting_id == meeting)
    return treated[judge_treatments(treated, day).place] if treated else None


def compose_agenda_document(item, material, telling, *, day, reader, known_at, address):
    """Return the AgendaDocument of an item from what was read of it."""
    treated = material.treatments[item.id]
    planning = build_treatment_planning(telling)
    banner = status_banner(item, reader.at if known_at is None else reader.known_at(known_at).at)
    clocks = {"day": day, "known_at": known_at, "made_at": reader.at, "address": address}
    clocks["unkept_after"] = material.unkept_after
    values = build_item_values(item, material, telling, day=day, address=address)
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
            *build_item_sections(item.body, values),
            *build_motions_section(treated, material.motions, address),
            *build_context_sections(item, material.context),
            about,
        ),
        address=address,
        events=build_item_events(item, treated, telling, day, material.revisions),
        made_at=reader.at,
        stamp=provenance_line(item.dossier.title, **clocks),
        pages=(_("Bladzijde"), _("van")),
        values=values,
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


def build_motions_section(treated, motions, address):
    """Yield the amendments and motions moved in the treatments of an item, where there are any."""
    moved = [each for own in treated for each in motions.get(own.treatment.id, ())]
    if moved:
        entries = tuple(build_motion_entry(each, address) for each in moved)
        yield DocumentSection(_("Amendementen en moties"), entries=entries)


def build_item_sections(body, values):
    """Yield what the item holds, in the order in which a councillor reads it."""
    if values.summary:
        yield DocumentSection(_("Samenvatting"), paragraphs=split_at_empty_lines(values.summary))
    yield build_decision_points(body, values.points)
    for entries, heading, paragraphs in (
        (values.college, college_heading(body), (college_sentence(body),)),
        (values.questions, questions_heading(body), ()),
        (values.attachments, _("Bijlagen"), ()),
    ):
        if entries:
            yield DocumentSection(heading, paragraphs, entries=entries, is_numbered=True)
    for entries, heading in (
        (values.recipients, _("Geadresseerden")),
        (values.sources, _("Bronnen")),
    ):
        if entries:
            yield DocumentSection(heading, entries=entries)


def build_line_entries(lines, kind, answers=None):
    """Return the lines of a kind; with the answers below them, by the key of the line."""
    below = answers or {}
    return tuple(
        build_line_entry(line, below.get(line.id, ())) for line in lines if line.kind == kind
    )


def build_line_entry(line, below=()):
    """Return a line with what was noted with it; of what is under secrecy only the title."""
    if line.is_secret:
        return ListEntry(line.text, _("onder geheimhouding"))
    return ListEntry(line.text, line.note, line.place, line.url, below)


def build_point_entry(line, *, is_decided):
    """Return a decision point, with what became of it where the item was decided by the day."""
    if not is_decided or not line.outcome:
        return ListEntry(line.text, line.note, line.place, line.url)
    adopted = _("Zoals aangenomen: %s") % line.amended_text
    below = (ListEntry(adopted),) if line.amended_text else ()
    note = ", ".join(part for part in (line.note, line.get_outcome_display()) if part)
    return ListEntry(line.text, note, line.place, line.url, below)


def is_decided_by(treated, day):
    """Whether an ItemTreatment decided on its item, as was known by a day."""
    return treated.treatment.outcome in DECIDING and treated.tells_outcome(day)


def build_decision_points(body, points):
    """Return the decision points, or the sentence that the item asks no decision of its body."""
    if points:
        return DocumentSection(_("Beslispunten"), entries=points, is_numbered=True)
    return DocumentSection(_("Beslispunten"), paragraphs=(no_decision_sentence(body),))


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


# The same, value by value.


def build_item_values(item, material, telling, *, day, address):
    """Return the ItemValues of an item; `telling` is the ItemTreatment that tells how far it is."""
    lines, home = material.lines[item.id], item.body.municipality
    of_kind = {kind: build_line_entries(lines, kind, material.answers) for kind in LineKind}
    treated = material.treatments[item.id]
    is_decided = any(is_decided_by(each, day) for each in treated)
    points = (each for each in lines if each.kind == LineKind.POINT)
    meetings = [each.meeting for each in treated if each.meeting]
    told = {each.id: build_treating_meeting(each, address) for each in meetings}
    return ItemValues(
        page=urljoin(address, reverse("agenda-item", args=[item.id])),
        home=HomeFacts(home.code, home.name) if home else None,
        body_kind=item.body.kind,
        reference=item.reference,
        portfolio_holder=item.portfolio_holder,
        summary=item.summary,
        url=item.url,
        meeting=told.get(telling.treatment.meeting_id) if telling else None,
        meetings=tuple(told.values()),
        is_ahead=bool(telling and telling.meeting and telling.held_on > day),
        points=tuple(build_point_entry(each, is_decided=is_decided) for each in points),
        college=of_kind[LineKind.COLLEGE],
        questions=of_kind[LineKind.QUESTION],
        attachments=of_kind[LineKind.ATTACHMENT],
        recipients=of_kind[LineKind.RECIPIENT],
        sources=list_item_sources(item, material),
        **build_treatment_values(telling, day),
    )


def build_treatment_values(telling, day):
    """Return what an ItemTreatment tells, with its outcome where the day knows one."""
    if telling is None:
        return {}
    treatment = telling.treatment
    found = {
        "kind": treatment.kind,
        "kind_words": treatment.get_kind_display(),
        "stage_words": treatment.get_stage_display(),
        "agenda_number": treatment.agenda_number,
    }
    if telling.tells_outcome(day):
        found["outcome"], found["outcome_note"] = treatment.outcome, treatment.outcome_note
        found["outcome_words"] = outcome_words(treatment)
    return found


def build_treating_meeting(meeting, address):
    """Return the MeetingFacts of a meeting; `address` is one on the same host."""
    return MeetingFacts(
        number=meeting.id,
        title=meeting.title,
        body=meeting.body.name,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        location=meeting.location,
        url=meeting.url,
        address=urljoin(address, reverse("meeting", args=[meeting.id])),
    )
