"""Who decides or advises beside the councils, on the sheet."""

from io import BytesIO

import pytest
from docx import Document

from decisions.documents.sheet import docx, pdf
from tests import factories as make
from tests.decisions.documents.sheet.sheets import sheet_of
from tests.decisions.web.public.region import scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    found = scene("Aalst")
    found.position(found.councils["Aalst"], "voor", subject=found.variant)
    return found


def test_are_told_below_the_councils_by_what_they_hold(made):
    chamber = make.BodyFactory(
        kind="tweede_kamer", name="Tweede Kamer", municipality=None, region=made.dossier.region
    )
    made.read(made.position(chamber, "tegen", subject=made.variant))
    made.position(chamber, "voor", subject=made.variant, groups_label="Fractie Blauw")

    document = sheet_of(made)

    [told] = document.others
    assert (told.label, told.text) == ("Tweede Kamer:", "Zwaar: tegen (voor: Fractie Blauw)")
    words = [each.text for each in Document(BytesIO(docx.write(document))).paragraphs]
    assert f"{told.label} {told.text}" in words
    assert pdf.write(document).startswith(b"%PDF")


def test_have_no_heading_where_none_holds_anything(made):
    document = sheet_of(made)

    words = [each.text for each in Document(BytesIO(docx.write(document))).paragraphs]
    assert document.others == ()
    assert document.headings["others"] not in words
