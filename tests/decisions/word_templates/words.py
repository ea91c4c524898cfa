"""Word files for the tests of templates: made up, and spoiled where a test asks for that."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

FOOT = "{{ stempel }}"


def make_template(*paragraphs, foot=FOOT, head=""):
    """Return a DOCX with these paragraphs; a list of rows of cells is a table."""
    word = Document()
    for each in paragraphs:
        if isinstance(each, str):
            word.add_paragraph(each)
        else:
            add_table(word, each)
    word.sections[0].footer.paragraphs[0].text = foot
    if head:
        word.sections[0].header.paragraphs[0].text = head
    made = BytesIO()
    word.save(made)
    return made.getvalue()


def add_table(word, rows):
    table = word.add_table(0, len(rows[0]))
    for texts_of_row in rows:
        for cell, text in zip(table.add_row().cells, texts_of_row, strict=True):
            cell.text = text


def repack(content, changed=None, added=None):
    """Return a DOCX in which parts are other text, or are added."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, changed[name](part) if name in (changed or {}) else part)
        for name, part in (added or {}).items():
            target.writestr(name, part)
    return made.getvalue()


def replaced(old, new):
    """Return a function that puts other text in a part, which must be there."""

    def change(part):
        assert old.encode() in part
        return part.replace(old.encode(), new.encode(), 1)

    return change


def texts(content):
    """Return the paragraphs of a DOCX, its tables and its foot, as another reader finds them."""
    word = Document(BytesIO(content))
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    told = [each for cell in cells for each in cell.paragraphs]
    foot = word.sections[0].footer.paragraphs
    return [each.text for each in [*word.paragraphs, *told, *foot]]
