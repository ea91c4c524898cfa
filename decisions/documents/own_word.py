"""An agenda item as a Word file in the template of its own griffie, where there is one."""

import logging

from municipalities.models import TemplateKind, WordTemplate

from ..word_templates import FIELDS, TemplateRefused, fill_template
from .document import day_words
from .paste import list_section_lines

LOGGER = logging.getLogger(__name__)


def read_word_templates(documents):
    """Return the template of each municipality of these documents by its code; one query, none
    where no document is of a municipality."""
    codes = {each.values.home.code for each in documents if each.values.home}
    if not codes:
        return {}
    found = WordTemplate.objects.filter(kind=TemplateKind.ITEM, municipality__code__in=codes)
    return dict(found.values_list("municipality__code", "content"))


def write_own_word_files(documents):
    """Return the Word files of documents in the template of their municipality, by their number.

    Those without one are left out, and where a template does not do what it did when it was kept;
    they get the standard file. One process for each template.
    """
    found = {}
    for code, template in read_word_templates(documents).items():
        own = [each for each in documents if each.values.home and each.values.home.code == code]
        try:
            files = fill_template(bytes(template), [build_template_values(each) for each in own])
        except TemplateRefused as refusal:
            LOGGER.warning("The template of %s was not filled in: %s", code, refusal)
            continue
        found |= {each.number: file for each, file in zip(own, files, strict=True)}
    return found


def build_template_values(document):
    """Return the fields and the lists that a template may hold; what is unknown is empty."""
    values, meeting = document.values, document.values.meeting
    stamp = " · ".join(part for part in (document.banner, document.stamp) if part)
    known = {
        "onderwerp": document.title,
        "kenmerk": values.reference,
        "orgaan": document.body,
        "gemeente": values.home.name if values.home else "",
        "portefeuillehouder": values.portfolio_holder,
        "behandeling": values.kind_words,
        "fase": values.stage_words,
        "agendanummer": values.agenda_number,
        "planning": document.planning.words,
        "vergadering": meeting.title if meeting else "",
        "datum": day_words(meeting.held_on) if meeting else "",
        "plaats": meeting.location if meeting else "",
        "uitkomst": values.outcome_words,
        "samenvatting": values.summary,
        "dossier": document.dossier,
        "status": document.banner,
        "adres": document.address,
        "stempel": stamp,
    }
    fields = {name: str(known[name]) for name in FIELDS}
    return fields | build_template_lists(document)


def build_template_lists(document):
    values = document.values
    paragraphs = [part.strip("\n") for part in values.summary.split("\n\n") if part.strip()]
    return {
        "alineas": [{"tekst": each} for each in paragraphs],
        "beslispunten": list_template_lines(values.points),
        "collegebesluiten": list_template_lines(values.college),
        "vragen": list_template_lines(values.questions),
        "bijlagen": list_template_lines(values.attachments),
        "geadresseerden": list_template_lines(values.recipients),
        "bronnen": list_template_lines(values.sources),
        "onderdelen": [
            {"kop": each.heading, "regels": [{"tekst": line} for line in list_section_lines(each)]}
            for each in document.more_sections
        ],
    }


def list_template_lines(entries, depth=1):
    """Return the entries of a list as a template reads them, those below them in `delen`."""
    return [
        {
            "nummer": str(number),
            "tekst": entry.text,
            "toelichting": entry.note,
            "plaats": entry.place,
            "adres": entry.url,
            "delen": list_template_lines(entry.entries, depth - 1) if depth else [],
        }
        for number, entry in enumerate(entries, start=1)
    ]
