"""The register as an OpenDocument spreadsheet, written row by row (ODF 1.3)."""

import re
from datetime import UTC
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from .document import cut_to_cell_size

# The parts of an OpenDocument file (ODF 1.3) that are the same for every register.

SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = {
    "office": f"{SPACE}office:1.0",
    "table": f"{SPACE}table:1.0",
    "text": f"{SPACE}text:1.0",
    "style": f"{SPACE}style:1.0",
    "fo": f"{SPACE}xsl-fo-compatible:1.0",
    "meta": f"{SPACE}meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
CENTIMETRES_A_SIGN = 0.2
FACT_WIDTHS = {"label": 4.6, "fact": 18}
MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<m:manifest xmlns:m="{SPACE}manifest:1.0" m:version="1.3">
<m:file-entry m:full-path="/" m:version="1.3"
 m:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>
<m:file-entry m:full-path="styles.xml" m:media-type="text/xml"/>
<m:file-entry m:full-path="meta.xml" m:media-type="text/xml"/>
</m:manifest>
"""
META = f"""<office:document-meta xmlns:office="{NAMES["office"]}" xmlns:meta="{NAMES["meta"]}"
 xmlns:dc="{NAMES["dc"]}" office:version="1.3"><office:meta/></office:document-meta>"""


def qualified_name(prefixed):
    """Return 'table:table' as lxml wants it."""
    prefix, local = prefixed.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


def styles_part(language):
    """Return the styles of the whole file: one font, and the language of all text."""
    tongue, country = language.split("-")
    root = etree.Element(qualified_name("office:document-styles"), nsmap=NAMES)
    root.set(qualified_name("office:version"), "1.3")
    styles = etree.SubElement(root, qualified_name("office:styles"))
    default = etree.SubElement(styles, qualified_name("style:default-style"))
    default.set(qualified_name("style:family"), "table-cell")
    text = etree.SubElement(default, qualified_name("style:text-properties"))
    for key, value in (
        ("fo:language", tongue),
        ("fo:country", country),
        ("fo:font-family", "Arial"),
        ("fo:font-size", "10pt"),
    ):
        text.set(qualified_name(key), value)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def automatic_styles(widths):
    """Return the widths of the columns, given in signs, and the two looks of a cell."""
    root = etree.Element(qualified_name("office:automatic-styles"), nsmap=NAMES)
    columns = {f"co{place}": CENTIMETRES_A_SIGN * width for place, width in enumerate(widths)}
    for own, width in (columns | FACT_WIDTHS).items():
        column = add_style(root, own, "table-column")
        found = etree.SubElement(column, qualified_name("style:table-column-properties"))
        found.set(qualified_name("style:column-width"), f"{width:g}cm")
    for own, weight in (("plain", "normal"), ("head", "bold")):
        cell = add_style(root, own, "table-cell")
        found = etree.SubElement(cell, qualified_name("style:table-cell-properties"))
        found.set(qualified_name("fo:wrap-option"), "wrap")
        found.set(qualified_name("style:vertical-align"), "top")
        found = etree.SubElement(cell, qualified_name("style:text-properties"))
        found.set(qualified_name("fo:font-weight"), weight)
    return root


def add_style(root, own, family):
    found = etree.SubElement(root, qualified_name("style:style"))
    found.set(qualified_name("style:name"), own)
    found.set(qualified_name("style:family"), family)
    return found


# The register as an OpenDocument spreadsheet: the remarks, and a sheet on the file itself.
#
# Its rows are written one by one: odfdo, which keeps every cell as an object, took a minute for
# five
# thousand of them and 140 MB.

SPACES = re.compile("\t|^ +| {2,}")
MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def write(document):
    """Return a RegisterDocument as ODS bytes."""
    content = BytesIO()
    write_to(document, content)
    return content.getvalue()


def write_to(document, target):
    """Write a RegisterDocument as ODS into a file; every text is a text, whatever it begins
    with."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr(ZipInfo("mimetype"), MEDIA_TYPE, ZIP_STORED)
        add_archive_entry(archive, "META-INF/manifest.xml", MANIFEST)
        add_archive_entry(archive, "meta.xml", build_meta(document))
        add_archive_entry(archive, "styles.xml", styles_part(document.language))
        with archive.open(archive_entry("content.xml"), "w") as part:
            write_content(part, document)


def archive_entry(path):
    """Return an entry with one fixed date, where the clock would be."""
    entry = ZipInfo(path)
    entry.compress_type = ZIP_DEFLATED
    return entry


def add_archive_entry(archive, path, text):
    archive.writestr(archive_entry(path), text)


def build_meta(document):
    """Return title, subject, language and moment of making; texts are escaped by lxml."""
    root = etree.fromstring(META)
    found = root[0]
    made_at = document.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for label, text in (
        ("dc:title", document.title),
        ("dc:subject", document.dossier),
        ("dc:language", document.language),
        ("dc:creator", "Regio"),
        ("meta:creation-date", made_at),
        ("dc:date", made_at),
    ):
        etree.SubElement(found, qualified_name(label)).text = text
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def write_content(target, document):
    with (
        etree.xmlfile(target, encoding="UTF-8") as xml,
        xml.element(qualified_name("office:document-content"), office_version(), nsmap=NAMES),
    ):
        xml.write(automatic_styles(document.shape.sheet_widths))
        with (
            xml.element(qualified_name("office:body")),
            xml.element(qualified_name("office:spreadsheet")),
        ):
            write_rows(xml, document)
            for name, facts in document.told_sheets:
                write_facts(xml, name, facts)


def office_version():
    return {qualified_name("office:version"): "1.3"}


def write_rows(xml, document):
    with xml.element(
        qualified_name("table:table"), {qualified_name("table:name"): document.sheet_name}
    ):
        for place, _label in enumerate(document.labels):
            xml.write(write_column(f"co{place}"))
        with xml.element(qualified_name("table:table-header-rows")):
            xml.write(build_sheet_row(map(str, document.labels), "head"))
        for row in document.rows:
            xml.write(build_sheet_row(row, "plain"))


def write_facts(xml, name, facts):
    with xml.element(qualified_name("table:table"), {qualified_name("table:name"): name}):
        xml.write(write_column("label"))
        xml.write(write_column("fact"))
        for fact in facts:
            xml.write(build_sheet_row((fact.label, fact.text), "plain"))


def write_column(style):
    return etree.Element(
        qualified_name("table:table-column"), {qualified_name("table:style-name"): style}
    )


def build_sheet_row(values, style):
    """Return a table row; a number is a number and everything else a string."""
    row = etree.Element(qualified_name("table:table-row"), nsmap=NAMES)
    for value in values:
        cell = etree.SubElement(
            row, qualified_name("table:table-cell"), {qualified_name("table:style-name"): style}
        )
        if isinstance(value, int):
            cell.set(qualified_name("office:value-type"), "float")
            cell.set(qualified_name("office:value"), str(value))
            etree.SubElement(cell, qualified_name("text:p")).text = str(value)
        elif value:
            cell.set(qualified_name("office:value-type"), "string")
            for text in cut_to_cell_size(value).split("\n"):
                add_cell_paragraph(cell, text)
    return row


def add_cell_paragraph(cell, text):
    """Add one line of a cell; ODF takes tabs and runs of spaces for one space unless told."""
    element = etree.SubElement(cell, qualified_name("text:p"))
    words = SPACES.split(text)
    element.text = words[0]
    for run, after in zip(SPACES.findall(text), words[1:], strict=True):
        add_white_space(element, run).tail = after


def add_white_space(element, run):
    """Add a tab, or so many spaces."""
    if run == "\t":
        return etree.SubElement(element, qualified_name("text:tab"))
    return etree.SubElement(
        element, qualified_name("text:s"), {qualified_name("text:c"): str(len(run))}
    )
