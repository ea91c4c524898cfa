"""The bundle and the reactienota of a round, as a template of a griffie reads them."""

from municipalities.models import TemplateKind

from .filling import build_shared_values, list_fact_lines

# What a template calls the cells of a row, and the columns of a page.

CELLS = {
    TemplateKind.BUNDLE: {
        "nummer": "number",
        "orgaan": "body",
        "fracties": "groups",
        "soort": "kind",
        "onderwerp": "subject",
        "onderdeel": "section",
        "thema": "theme",
        "tekst": "text",
        "bronnen": "sources",
        "datum": "dated",
        "stand": "state",
        "gedeeld_punt": "point",
        "richting": "heading",
        "status": "status",
        "bijgehouden": "kept",
    },
    TemplateKind.REPLY_NOTE: {
        "nummer": "number",
        "gedeeld_punt": "point",
        "richting": "heading",
        "orgaan": "body",
        "fracties": "groups",
        "soort": "kind",
        "onderwerp": "subject",
        "onderdeel": "section",
        "thema": "theme",
        "tekst": "text",
        "bronnen": "sources",
        "reactie": "outcome",
        "redenen": "reasons",
        "versie": "version",
        "gewijzigd": "changed",
        "reactie_van": "answered",
        "reactie_bronnen": "reply_sources",
        "stand": "state",
        "status": "status",
        "bijgehouden": "kept",
    },
}
COLUMNS = {
    TemplateKind.BUNDLE: ("cel_nummer", "cel_wie", "cel_waarover", "cel_tekst"),
    TemplateKind.REPLY_NOTE: (
        *("cel_nummer", "cel_wie", "cel_punt", "cel_reactie", "cel_gewijzigd"),
    ),
}


def build_point_values(kind, document, home):
    """Return the fields and the lists of a RegisterDocument of a round; `kind` is BUNDLE or
    REPLY_NOTE, `home` the municipality of the template."""
    groups = [
        {"kop": each.heading, "punten": [list_cells(document, kind, row) for row in each.rows]}
        for each in document.groups
    ]
    number = sum(len(each["punten"]) for each in groups)
    return {
        "titel": document.title,
        "gemeente": home.name,
        "aantal": str(number),
        "leeg": "" if number else document.empty,
        "adres": document.address,
        **build_shared_values(document),
        "gegevens": list_fact_lines(document.head),
        "groepen": [each for each in groups if each["punten"]],
        "punten": list_points_after_another(groups),
        "verantwoording": list_fact_lines(document.facts),
    }


def list_cells(document, kind, row):
    cells = {name: str(getattr(row, cell)) for name, cell in CELLS[kind].items()}
    return cells | dict(zip(COLUMNS[kind], document.on_paper(row), strict=True))


def list_points_after_another(groups):
    """Return the points without groups; the first of each has the heading in `kop`."""
    return [
        point | {"kop": group["kop"] if place == 0 else ""}
        for group in groups
        for place, point in enumerate(group["punten"])
    ]
