"""An agenda item as one web page that stands alone: no script, no picture, nothing from elsewhere.

The library that builds the tree escapes; nothing here puts markup together by hand."""

from urllib.parse import urlsplit

from lxml import html
from lxml.builder import E

MEDIA_TYPE = "text/html; charset=utf-8"
STYLE = """
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff;
  font: 1rem/1.5 Arial, sans-serif; overflow-wrap: anywhere; }
h1, h2 { color: #154273; line-height: 1.25; }
p, li, dd { white-space: pre-line; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .25rem 1rem; }
dt { font-weight: bold; } dd { margin: 0; }
a { color: #154273; } .banner { font-weight: bold; border: 2px solid; padding: .5rem 1rem; }
footer, .place { color: #4d4d4d; font-size: .875rem; }
@media (max-width: 30rem) { dl { display: block; } }
"""


def write(document):
    """Return an AgendaDocument as UTF-8 HTML: one level-one heading, real lists, Dutch."""
    page = E.html(build_head(document), build_body(document), lang=document.language)
    return html.tostring(page, doctype="<!DOCTYPE html>", encoding="utf-8", pretty_print=True)


def build_head(document):
    return E.head(
        E.meta(charset="utf-8"),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.title(": ".join(part for part in (document.mark, document.title) if part)),
        E.style(STYLE),
    )


def build_body(document):
    main = E.main(E.p(document.dossier), E.h1(document.title))
    if document.banner:
        main.insert(0, E.p({"class": "banner"}, document.banner))
    main.extend(build_facts(document.facts))
    for section in document.sections:
        main.append(build_section(section))
    return E.body(main, E.footer(E.p(document.stamp)))


def build_section(section):
    found = E.section(E.h2(section.heading), *(E.p(text) for text in section.paragraphs))
    found.extend(build_facts(section.facts))
    found.extend(build_entries(section.entries, section.is_numbered))
    return found


def build_facts(facts):
    """Yield one description list, nothing where there are no facts."""
    if facts:
        pairs = (
            (E.dt(fact.label), E.dd(build_linked_words(fact.text, fact.url))) for fact in facts
        )
        yield E.dl(*(each for pair in pairs for each in pair))


def build_entries(entries, is_numbered):
    """Yield one list with the lists below its entries, nothing where there are none."""
    if entries:
        items = (E.li(*build_entry(entry)) for entry in entries)
        yield E.ol(*items) if is_numbered else E.ul(*items)


def build_entry(entry):
    yield build_linked_words(entry.text, entry.url)
    if entry.note:
        yield f" ({entry.note})"
    if entry.place:
        yield E.span({"class": "place"}, f" [{entry.place}]")
    yield from build_entries(entry.entries, False)


def build_linked_words(text, url):
    """Return a text, as a link where it has an address on the web."""
    if urlsplit(url).scheme in ("http", "https"):
        return E.a(text, href=url, rel="noopener")
    return text
