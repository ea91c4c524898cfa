"""A template of a griffie, found and filled in."""

import logging

from municipalities.models import WordTemplate

from ...word_templates import TemplateRefused, fill_template

LOGGER = logging.getLogger(__name__)


def read_word_template(home, kind):
    """Return the WordTemplate of a municipality for a kind of paper, None without; one query, none
    where there is no municipality."""
    if home is None:
        return None
    found = WordTemplate.objects.filter(municipality=home, kind=kind)
    return found.select_related("municipality").first()


def fill_own_word(template, values):
    """Return a Word file for each of these values, in their order; one process.

    None, and a line in the log, where a template does not do what it did when it was kept, or no
    process could be had: then the standard file is given.
    """
    try:
        return fill_template(bytes(template.content), template.kind, values)
    except TemplateRefused as refusal:
        told = (template.kind, template.municipality.code, refusal)
        LOGGER.warning("The template (%s) of %s was not filled in: %s", *told)
        return None


def build_shared_values(document):
    """Return the fields that every kind of paper has, of a Document."""
    stamp = " · ".join(part for part in (document.banner, document.stamp) if part)
    return {"dossier": document.dossier, "status": document.banner, "stempel": stamp}


def list_fact_lines(facts):
    """Return facts as a template reads them."""
    return [{"label": each.label, "tekst": each.text} for each in facts]


def list_text_lines(texts):
    return [{"tekst": each} for each in texts]
