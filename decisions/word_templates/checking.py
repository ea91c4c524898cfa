"""What a template says, read as Jinja and held to what it may: known fields, `if` and `for`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from .known import REQUIRED, KnownFields

# The fields of a line of a list, and the lists below it with theirs; and each loop's, by name.
type Line = tuple[frozenset[str], Mapping[str, frozenset[str]]]
type Scope = Mapping[str, Line]

DEEPEST = 2
_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_SPECIAL = re.compile(r"\{\{(?:p|tr|tc|r)\s")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ELIF = re.compile(r"^\{%[-+]?\s*elif\b")
_CLOSES = {"if": "{% endif %}", "for": "{% endfor %}"}
_UNCLOSED = "Een ‘if’ of ‘for’ is hier niet afgesloten, of er staat iets anders tussen haken"
_ONLY = "Alleen velden, ‘if’ van een veld en ‘for’ over een lijst kunnen in een sjabloon"


def make_environment() -> SandboxedEnvironment:
    """Return a Jinja that knows nothing but what a template is given, and escapes it."""
    made = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    made.globals.clear()
    made.filters.clear()
    made.tests.clear()
    return made


@dataclass(frozen=True)
class TemplatePart:
    """A part of a template that is filled in: its name on screen, its Jinja, and the texts of its
    paragraphs."""

    name: str
    source: str
    paragraphs: tuple[str, ...]

    def place_of(self, words: str) -> str:
        """Return where a template has these words between its braces."""
        for number, text in enumerate(self.paragraphs, start=1):
            if any(re.search(rf"\b{re.escape(words)}\b", tag) for tag in _TAG.findall(text)):
                return f"{self.name}, alinea {number}: ‘{_shorten(text)}’"
        return self.name

    def place_of_line(self, number: int) -> str:
        """Return where a line of the Jinja stands: each paragraph begins one."""
        lines = self.source.splitlines()[number - 1 : number]
        words = _shorten(re.sub(r"<[^>]*>", "", "".join(lines)))
        return f"{self.name}: ‘{words}’" if words else self.name


def list_template_parts(template: DocxTemplate) -> Iterator[TemplatePart]:
    """Yield everything in a template that is filled in."""
    template.init_docx()
    yield _read_part(template, "tekst", template.get_xml())
    for uri, name in ((template.HEADER_URI, "koptekst"), (template.FOOTER_URI, "voettekst")):
        for _key, part in template.get_headers_footers(uri):
            yield _read_part(template, name, template.get_part_xml(part))
    for part in template.docx.part.package.parts:
        if part.content_type.endswith("footnotes+xml"):
            yield _read_part(template, "voetnoten", part.blob.decode("utf-8"))
    properties = template.docx.core_properties
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        text = getattr(properties, name)
        yield TemplatePart("eigenschappen", text, (text,))


def _read_part(template: DocxTemplate, name: str, xml: str) -> TemplatePart:
    texts = tuple(
        "".join(each.text or "" for each in paragraph.iter(f"{_W}t"))
        for paragraph in etree.fromstring(xml.encode()).iter(f"{_W}p")
    )
    source = re.sub(r"<w:p(?=[ >])", "\n<w:p", template.patch_xml(xml))
    return TemplatePart(name, source, texts)


def find_problems(template: DocxTemplate, known: KnownFields) -> list[str]:
    """Return what is wrong with what a template says, each sentence with its place; [] for
    nothing. It may hold what is `known` of its kind."""
    parts = list(list_template_parts(template))
    found: list[str] = []
    tells = False
    for part in parts:
        reading = PartReading(part, known)
        found += reading.read()
        tells |= reading.tells_required
    if not tells:
        found.append(
            f"Zet {{{{ {REQUIRED} }}}} in de voettekst of de tekst, buiten elke ‘if’ en ‘for’: elk "
            "bestand zegt van welke dag het is en of het een concept is."
        )
    return list(dict.fromkeys(found))


@dataclass
class PartReading:
    """One part while it is read; `tells_required` where it always tells what every file must."""

    part: TemplatePart
    known: KnownFields
    tells_required: bool = False
    problems: list[str] = field(default_factory=list)

    def read(self) -> list[str]:
        for text in self.part.paragraphs:
            if special := _SPECIAL.search(text):
                self.problems.append(
                    "Schrijf {{ veld }} zonder letter achter de haken, niet "
                    f"{special[0].strip()} ({self.part.name}: ‘{_shorten(text)}’)."
                )
        try:
            tree = make_environment().parse(self.part.source)
        except TemplateSyntaxError as error:
            place = self.part.place_of_line(error.lineno)
            self.problems.append(f"{_UNCLOSED} ({place}).")
            self.judge_each_tag()
        else:
            self.walk(tree.body, {}, 0)
        return self.problems

    def judge_each_tag(self) -> None:
        """Judge each tag by itself, where the part cannot be read as a whole: all is mended at
        once. What loops over an unknown list makes its lines unknown; they are not told too."""
        scope: dict[str, Line | None] = {}
        for number, line in enumerate(self.part.source.split("\n"), start=1):
            for tag in _TAG.findall(line):
                for node in _read_tag(tag, number):
                    self.judge_tag(node, scope)

    def judge_tag(self, node: nodes.Node, scope: dict[str, Line | None]) -> None:
        """Judge one tag after those before it; `scope` has the lines of the loops so far, None
        where the list is unknown."""
        if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
            scope.pop(node.target.name, None)
        lost = {name for name, line in scope.items() if line is None}
        if any(name.name in lost for name in node.find_all(nodes.Name)):
            return
        lines = {name: line for name, line in scope.items() if line is not None}
        self.walk([node], lines, 0)
        if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
            scope[node.target.name] = self.find_line(node.iter, lines)

    def refuse(self, sentence: str, node: nodes.Node) -> None:
        words = _name_of(node)
        place = self.part.place_of(words) if words else self.part.place_of_line(node.lineno)
        self.problems.append(f"{sentence} ({place}).")

    def walk(self, found: list[nodes.Node], scope: Scope, depth: int) -> None:
        for node in found:
            if isinstance(node, nodes.Output):
                for shown in node.nodes:
                    self.judge_shown(shown, scope, depth)
            elif isinstance(node, nodes.If):
                self.judge_if(node, scope, depth + 1)
            elif isinstance(node, nodes.For):
                self.judge_for(node, scope, depth + 1)
            else:
                self.refuse(_ONLY, node)

    def judge_shown(self, node: nodes.Node, scope: Scope, depth: int) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        if isinstance(node, nodes.Name) and node.name == REQUIRED and depth == 0:
            self.tells_required = True
        self.judge_field(node, scope, may_be_list=False)

    def judge_if(self, node: nodes.If, scope: Scope, depth: int) -> None:
        self.judge_depth(node, depth)
        self.judge_field(node.test, scope, may_be_list=True)
        self.walk(node.body, scope, depth)
        for other in node.elif_:
            self.judge_field(other.test, scope, may_be_list=True)
            self.walk(other.body, scope, depth)
        self.walk(node.else_, scope, depth)

    def judge_for(self, node: nodes.For, scope: Scope, depth: int) -> None:
        self.judge_depth(node, depth)
        line = self.find_line(node.iter, scope)
        if line is None or node.test or node.recursive or node.else_:
            self.refuse(f"{_ONLY}: dit is geen lijst die er is", node.iter)
            return
        taken = {*self.known.fields, *self.known.lists, *scope}
        if not isinstance(node.target, nodes.Name) or node.target.name in taken:
            self.refuse("Geef elke regel van een lijst een eigen naam", node.iter)
            return
        self.walk(node.body, {**scope, node.target.name: line}, depth)

    def judge_depth(self, node: nodes.Node, depth: int) -> None:
        if depth > DEEPEST:
            self.refuse("‘if’ en ‘for’ kunnen ten hoogste twee diep in elkaar staan", node)

    def judge_field(self, node: nodes.Node, scope: Scope, *, may_be_list: bool) -> None:
        """Refuse anything but a field that there is."""
        if may_be_list and self.find_line(node, scope) is not None:
            return
        if isinstance(node, nodes.Name):
            if node.name not in self.known.fields:
                self.refuse(f"Het veld ‘{node.name}’ is er niet", node)
        elif isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
            line = scope.get(node.node.name)
            if line is None or node.attr not in line[0]:
                self.refuse(f"Het veld ‘{_name_of(node)}’ is er niet", node)
        else:
            self.refuse(_ONLY, node)

    def find_line(self, node: nodes.Node, scope: Scope) -> Line | None:
        """Return the fields of a line of this list and the lists below it, None for no list."""
        if isinstance(node, nodes.Name) and node.name in self.known.lists:
            found = self.known.lists[node.name]
            return found.fields, found.below
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
            line = scope.get(node.node.name)
            if line is not None and node.attr in line[1]:
                return line[1][node.attr], {}
        return None


def _read_tag(tag: str, number: int) -> list[nodes.Node]:
    """Return what one tag says on a line of this number; nothing for one that only closes or parts
    another, or that cannot be read."""
    alone = _ELIF.sub("{% if", tag)
    word = "" if alone.startswith("{{") else alone[2:-2].strip("-+ ").partition(" ")[0]
    try:
        found = make_environment().parse(alone + _CLOSES.get(word, "")).body
    except TemplateSyntaxError:
        return []
    return [each.set_lineno(number, override=True) for each in found]


def _name_of(node: nodes.Node) -> str:
    """Return the words of a node as a template has them, '' for what is no plain name."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_name_of(node.node)}.{node.attr}".strip(".")
    return next((_name_of(each) for each in node.find_all((nodes.Name, nodes.Getattr))), "")


def _shorten(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 60 else f"{one_line[:59]}…"
