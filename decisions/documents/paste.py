"""An agenda item field by field, to paste into the form of another system."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .ics import description_lines, entry_lines, fact_lines


@dataclass(frozen=True)
class PasteField:
    """One field: `name` is what an order remembers, `label` stands on screen, `text` is pasted."""

    name: str
    label: str
    text: str

    @property
    def rows(self):
        """How many lines it takes on a narrow screen, no more than eight."""
        return min(8, sum(len(line) // 38 + 1 for line in self.text.splitlines()))


def list_paste_labels():
    """Return the label of every field by its name, in the order that is used without another."""
    return {
        "onderwerp": _("Onderwerp"),
        "kenmerk": _("Kenmerk"),
        "orgaan": _("Orgaan"),
        "portefeuillehouder": _("Portefeuillehouder"),
        "behandeling": _("Behandeling"),
        "fase": _("Fase"),
        "nummer": _("Nummer op de agenda"),
        "planning": _("Planning"),
        "samenvatting": _("Samenvatting"),
        "beslispunten": _("Beslispunten"),
        "collegebesluiten": _("Besluiten van het college"),
        "vragen": _("Vragen"),
        "bijlagen": _("Bijlagen"),
        "geadresseerden": _("Geadresseerden"),
        "onderdelen": _("Andere onderdelen"),
        "bronnen": _("Bronnen"),
        "uitkomst": _("Uitkomst"),
        "adres": _("Adres in Regio"),
        "alles": _("Alles bij elkaar"),
    }


def order_paste_names(order):
    """Return the names of all fields: those of an order first, the others behind them as usual."""
    known = list_paste_labels()
    return list(dict.fromkeys([name for name in order if name in known] + list(known)))


def list_paste_fields(document, order=()):
    """Return the fields of a document that are known, in an order of their names."""
    texts, labels = build_paste_texts(document), list_paste_labels()
    return [
        PasteField(name, labels[name], texts[name])
        for name in order_paste_names(order)
        if texts[name].strip()
    ]


def build_paste_texts(document):
    """Return the text of every field by its name, '' for what is unknown."""
    values = document.values
    more = ["\n".join(list_section_text(each)) for each in document.more_sections]
    return {
        "onderwerp": document.title,
        "kenmerk": values.reference,
        "orgaan": document.body,
        "portefeuillehouder": values.portfolio_holder,
        "behandeling": values.kind_words,
        "fase": values.stage_words,
        "nummer": values.agenda_number,
        "planning": document.planning.words,
        "samenvatting": values.summary,
        "beslispunten": "\n".join(entry_lines(values.points, True)),
        "collegebesluiten": "\n".join(entry_lines(values.college, True)),
        "vragen": "\n".join(entry_lines(values.questions, True)),
        "bijlagen": "\n".join(entry_lines(values.attachments, True)),
        "geadresseerden": "\n".join(entry_lines(values.recipients, False)),
        "onderdelen": "\n\n".join(more),
        "bronnen": "\n".join(entry_lines(values.sources, False)),
        "uitkomst": values.outcome_words,
        "adres": document.address,
        "alles": "\n".join([document.title, "", *description_lines(document)]),
    }


def list_section_text(section):
    """Yield a section as lines of text, its heading first."""
    yield section.heading
    yield from list_section_lines(section)


def list_section_lines(section):
    """Yield the text of a section line by line, without its heading."""
    yield from section.paragraphs
    yield from fact_lines(section.facts)
    yield from entry_lines(section.entries, section.is_numbered)
