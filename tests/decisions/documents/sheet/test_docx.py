"""The sheet as Word file, opened again with python-docx: the content of the PDF."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from decisions.documents.sheet.docx import TINTS, write
from decisions.domain.stances import Stance
from tests.decisions.documents.pictures.pictures import ADDRESS, HOSTILE
from tests.decisions.documents.sheet.sheets import NAMES, full_region, sheet_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return full_region()


def opened(sheet):
    return Document(BytesIO(write(sheet)))


def texts(word):
    return [each.text for each in word.paragraphs]


def test_its_answer_is_a_heading(made):
    word = opened(sheet_of(made))

    headings = [each.text for each in word.paragraphs if each.style.name == "Heading 2"]
    assert headings == [
        "Regioraad: nog onbeslist",
        "Standpunten per raad",
        "Wie moet nog spreken",
        "Bronnen van deze standpunten",
    ]


def test_its_table_has_a_row_a_council_with_signs_and_words(made):
    (table,) = opened(sheet_of(made)).tables

    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert [row[0].split("\n")[0] for row in rows] == ["Raad", *NAMES, "Akkoord"]
    assert rows[1][1] == "✓ voor"
    assert rows[2][1] == "✕ tegen"
    assert rows[1][2] == ""
    assert rows[-1][1] == "4 van 8: er is geen draagvlak"


def test_what_is_known_stands_on_the_ground_of_its_stance(made):
    (table,) = opened(sheet_of(made)).tables

    shades = [cell._tc.find(f".//{qn('w:shd')}") for cell in table.rows[1].cells]
    assert [each is not None and each.get(qn("w:fill")) for each in shades] == [
        *(False, TINTS[Stance.VOOR], False, False, False)
    ]


def test_every_stance_has_a_ground():
    assert set(TINTS) == set(Stance)


def test_it_says_when_where_and_by_which_rule(made):
    told = texts(opened(sheet_of(made)))

    assert (
        "Stand van 1 juni 2017, zoals bekend op 2 juni 2017 om 10.00 uur. "
        "Regel: alle raden akkoord." in told
    )
    assert told[-1] == f"Regio, dossier Samen of niet. Dit blijft te zien op {ADDRESS}"


def test_it_says_who_must_still_speak(made):
    told = next(each for each in texts(opened(sheet_of(made))) if each.startswith("Wat vindt u?"))

    assert told.startswith("Wat vindt u? 0 van 8 gesproken; Aalst (niet gepland), Berg")


def test_text_stays_text(made):
    sheet = sheet_of(made)
    row = replace(sheet.rows[0], name=HOSTILE)

    (table,) = opened(replace(sheet, rows=(row,))).tables

    assert table.rows[1].cells[0].text.startswith(HOSTILE)


def test_it_is_the_same_for_the_same_sheet(made):
    assert write(sheet_of(made)) == write(sheet_of(made))
