"""A made-up round with points of two councils and of a gathering, replies and a shared point."""

import csv
from datetime import date
from io import BytesIO, StringIO

from docx import Document
from pypdf import PdfReader

from tests import factories as make
from tests.decisions.documents.register.sheets import sheets_of
from tests.decisions.web.public.reading import shown
from tests.decisions.web.public.region import scene

FORMULA = "=1+1"


def round_of(*names, **fields):
    """Return a Scene with `round`: asked by a steering group of councils of these names."""
    made = scene(*names, **fields)
    made.asks = make.BodyFactory(is_steering_group=True, region=made.dossier.region)
    made.round = make.RoundFactory(
        dossier=made.dossier,
        title="Zienswijzen regioraad",
        dated_on="2016-04-01",
        subject=made.proposal,
        opened_by=made.asks,
        legal_basis="wgr_begroting",
    )
    made.files = f"{made.address}rondes/{made.round.pk}/"
    for body in made.councils.values():
        make.RoundBodyFactory(round=made.round, body=body, received_on=date(2022, 7, 1))
    return made


def raised(made, name, text, **fields):
    """Return a point of the council of that name in the round."""
    about = {"dossier": made.dossier, "round": made.round, "subject": made.proposal}
    return make.RemarkFactory(text=text, **about | {"body": made.councils[name]} | fields)


def full():
    """Return such a round with four points, one of them replied to and two of them alike."""
    made = round_of("Aalst", "Berg")
    theme = make.ThemeFactory(dossier=made.dossier, name="Wonen")
    more = raised(made, "Berg", "Bouw meer.", theme=theme, section="hoofdstuk 10")
    less = raised(made, "Aalst", FORMULA, theme=theme, section="hoofdstuk 2", kind="bedenking")
    raised(made, "Aalst", "Wie betaalt?", kind="vraag", groups_label="twee fracties")
    hall = {"body": None, "gathering": "Bewonersavond", "dated_on": "2016-05-01"}
    raised(made, "Aalst", "Houd het klein.", **hall)
    point = make.PointFactory(dossier=made.dossier, title="Woningbouw")
    make.PointRemarkFactory(point=point, remark=more, heading="meer")
    make.PointRemarkFactory(point=point, remark=less, heading="minder")
    reply = make.ReplyFactory(
        remark=more, body=made.asks, changed_in=made.proposal, changed_where="paragraaf 2"
    )
    shown(more, "remark"), shown(reply, "reply")
    return made


def get(client, made, name, **parameters):
    """Return the response of a file of the round, at a day by which all of it was said."""
    return client.get(f"{made.files}{name}", {"peildatum": "2017-06-01"} | parameters)


def table_of(response, ending):
    """Return the rows of a file as texts, its labels first: cell by cell, of any format."""
    content = response.content
    if ending == "csv":
        return list(csv.reader(StringIO(content.decode(), newline="")))
    if ending == "docx":
        tables = Document(BytesIO(content)).tables
        return [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    rows = next(iter(sheets_of(content).values()))
    return [
        [str(int(first)) if isinstance(first, float) else first, *rest] for first, *rest in rows
    ]


def said_in(response, ending):
    """Return everything that a file on paper says, as one text."""
    if ending == "pdf":
        pages = PdfReader(BytesIO(response.content)).pages
        return " ".join(" ".join(page.extract_text().split()) for page in pages)
    word = Document(BytesIO(response.content))
    cells = [text for row in table_of(response, ending) for text in row]
    return " ".join([each.text for each in word.paragraphs] + cells)
