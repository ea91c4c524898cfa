"""Agenda items as Word files in the template of their own griffie, where there is one."""

from municipalities.models import TemplateKind, WordTemplate

from ..document import day_words
from ..paste import list_section_lines
from .filling import build_shared_values, fill_own_word, list_text_lines


def read_item_templates(documents):
    """Return the templates of the municipalities of these documents; one query, none where no
    document is of a municipality."""
    codes = {each.values.home.code for each in documents if each.values.home}
    if not codes:
        return []
    found = WordTemplate.objects.filter(kind=TemplateKind.ITEM, municipality__code__in=codes)
    return list(found.select_related("municipality"))


def write_own_word_files(documents):
    """Return the Word files of documents in the template of their municipality, by their number.

    Those without one are left out; None stands for one of a template that could not be filled in.
    Both get the standard file. One process for each template.
    """
    found = {}
    for template in read_item_templates(documents):
        code = template.municipality.code
        own = [each for each in documents if each.values.home and each.values.home.code == code]
        files = fill_own_word(template, [build_own_item_values(each) for each in own])
        for document, file in zip(own, files or [None] * len(own), strict=True):
            found[document.number] = file
    return found


def build_own_item_values(document):
    """Return the fields and the lists that a template may hold; what is unknown is empty."""
    values, meeting = document.values, document.values.meeting
    fields = {
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
        "adres": document.address,
        **build_shared_values(document),
    }
    told = {name: str(value) for name, value in fields.items()}
    return told | build_item_lists(document)


def build_item_lists(document):
    values = document.values
    paragraphs = [part.strip("\n") for part in values.summary.split("\n\n") if part.strip()]
    return {
        "alineas": list_text_lines(paragraphs),
        "beslispunten": list_template_lines(values.points),
        "collegebesluiten": list_template_lines(values.college),
        "vragen": list_template_lines(values.questions),
        "bijlagen": list_template_lines(values.attachments),
        "geadresseerden": list_template_lines(values.recipients),
        "bronnen": list_template_lines(values.sources),
        "onderdelen": [
            {"kop": each.heading, "regels": list_text_lines(list_section_lines(each))}
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
