"""The parts of an OpenDocument file (ODF 1.3) that are the same for every register."""

from lxml import etree

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


def name(prefixed):
    """Return 'table:table' as lxml wants it."""
    prefix, local = prefixed.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


def styles_part(language):
    """Return the styles of the whole file: one font, and the language of all text."""
    tongue, country = language.split("-")
    root = etree.Element(name("office:document-styles"), nsmap=NAMES)
    root.set(name("office:version"), "1.3")
    styles = etree.SubElement(root, name("office:styles"))
    default = etree.SubElement(styles, name("style:default-style"))
    default.set(name("style:family"), "table-cell")
    text = etree.SubElement(default, name("style:text-properties"))
    for key, value in (
        ("fo:language", tongue),
        ("fo:country", country),
        ("fo:font-family", "Arial"),
        ("fo:font-size", "10pt"),
    ):
        text.set(name(key), value)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def automatic_styles(widths):
    """Return the widths of the columns, given in signs, and the two looks of a cell."""
    root = etree.Element(name("office:automatic-styles"), nsmap=NAMES)
    columns = {f"co{place}": CENTIMETRES_A_SIGN * width for place, width in enumerate(widths)}
    for own, width in (columns | FACT_WIDTHS).items():
        column = style(root, own, "table-column")
        found = etree.SubElement(column, name("style:table-column-properties"))
        found.set(name("style:column-width"), f"{width:g}cm")
    for own, weight in (("plain", "normal"), ("head", "bold")):
        cell = style(root, own, "table-cell")
        found = etree.SubElement(cell, name("style:table-cell-properties"))
        found.set(name("fo:wrap-option"), "wrap")
        found.set(name("style:vertical-align"), "top")
        found = etree.SubElement(cell, name("style:text-properties"))
        found.set(name("fo:font-weight"), weight)
    return root


def style(root, own, family):
    found = etree.SubElement(root, name("style:style"))
    found.set(name("style:name"), own)
    found.set(name("style:family"), family)
    return found
