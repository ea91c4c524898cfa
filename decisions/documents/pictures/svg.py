"""A picture as SVG that says in words what it shows.

Typst draws letters as shapes, so that a picture looks the same everywhere; who does not see it gets
the title and the description (SVG-AAM: role img, aria-labelledby)."""

from lxml import etree

from .typesetting import typeset_picture

MEDIA_TYPE = "image/svg+xml"
NAMESPACE = "http://www.w3.org/2000/svg"


def write(picture):
    """Return a Picture as SVG bytes."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(typeset_picture(picture, "svg"), parser)
    root.set("role", "img")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", picture.language)
    root.set("aria-labelledby", "title desc")
    root.insert(0, build_words("title", f"{picture.kind}: {picture.title}"))
    root.insert(1, build_words("desc", "\n".join(describe_picture(picture))))
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def build_words(name, words):
    element = etree.Element(f"{{{NAMESPACE}}}{name}", id=name)
    element.text = words
    return element


def describe_picture(picture):
    """Yield everything that the picture says, in the order of reading."""
    if picture.banner:
        yield picture.banner
    yield f"{picture.dossier}. {picture.standing}. {picture.rule}."
    yield from picture.alternative
    yield f"{picture.source}, {picture.address}"
