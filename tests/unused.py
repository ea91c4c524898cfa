"""What nobody asks for: templates, partials and public names that stand nowhere else.

Names are searched for, not followed: a name counts as used where code outside its own definition
writes it, so what this finds is surely unused, and not everything unused is found. What only tests
use is unused too."""

import ast
import re
from functools import cache

from tests.repository import CODE, ROOT, parsed

WORD = re.compile(r"[A-Za-z_]\w*")
PARTIALDEF = re.compile(r"{%\s*partialdef\s+([\w-]+)")
PARTIAL = re.compile(r"{%\s*partial\s+([\w-]+)")
NAMED = re.compile(r"""["']([\w./-]+\.(?:html|txt|xml))(?:#([\w-]+))?["']""")
# Django, and allauth after too many tries, look these up by their names alone.
ERROR_PAGES = {"400.html", "403.html", "404.html", "429.html", "500.html"}
BY_NAME = {"Command"}
FOUND_BY_DJANGO = {"AppConfig"}
# Decorators that put what they decorate in a registry, from which it is called.
REGISTRIES = {"register", "router", "api", "admin", "receiver"}


@cache
def sources():
    """Return {path from the root: source} of all code, migrations and benchmarks too."""
    paths = [path for folder in (*CODE, "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    return {path.relative_to(ROOT).as_posix(): path.read_text() for path in sorted(paths)}


@cache
def templates():
    """Return {name: source} of every template."""
    folder = ROOT / "templates"
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_text() for path in paths}


def unused_templates(pages, modules, *, is_override):
    """Return the templates that no code and no other template names.

    A name that is put together (`f"panels/{name}.html"`) names every template that fits, if the
    parts stand as words in the code. `is_override` tells of a name whether another app renders it.
    """
    texts = [*modules.values(), *pages.values()]
    named = {name for text in texts for name, _partial in NAMED.findall(text)} | ERROR_PAGES
    trees = [parsed(source) for source in modules.values()]
    patterns = [pattern for tree in trees for pattern in put_together(tree)]
    values = {text for tree in trees for text in strings(tree)}
    return [
        name
        for name in pages
        if name not in named
        and not is_override(name)
        and not any(fits(pattern, name, values) for pattern in patterns)
    ]


def fits(pattern, name, values):
    """Whether a name is what the code puts together from values that it has."""
    found = pattern.fullmatch(name)
    return found is not None and set(found.groups()) <= values


def put_together(tree):
    """Yield a pattern of the names that each f-string for a template makes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [
                re.escape(part.value) if isinstance(part, ast.Constant) else r"([\w-]+)"
                for part in node.values
            ]
            if parts[-1].endswith((r"\.html", r"\.txt")):
                yield re.compile("".join(parts))


def unused_partials(pages, modules):
    """Return 'template#partial' for each partial that its page never shows and no code names."""
    asked = {
        found for text in [*modules.values(), *pages.values()] for found in NAMED.findall(text)
    }
    return [
        f"{name}#{partial}"
        for name, source in pages.items()
        for partial in PARTIALDEF.findall(source)
        if partial not in PARTIAL.findall(source)
        and (name, partial) not in asked
        and f"{{% partialdef {partial} inline" not in source
    ]


def unused_names(modules):
    """Return 'path:line name' of each public function and class that no other code writes."""
    trees = {path: parsed(source) for path, source in modules.items()}
    uses = {}
    for path, tree in trees.items():
        for name, line in used(tree):
            uses.setdefault(name, set()).add((path, line))
    return [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in trees.items()
        if "/migrations/" not in path
        for node in tree.body
        if is_public(node) and not is_used(node, path, uses)
    ]


def is_public(node):
    """Whether this defines a name that something else than a registry has to ask for."""
    return (
        isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and node.name not in BY_NAME
        and not FOUND_BY_DJANGO & {ast.unparse(base) for base in getattr(node, "bases", ())}
        and not any(REGISTRIES & set(WORD.findall(ast.unparse(d))) for d in node.decorator_list)
    )


def is_used(node, path, uses):
    inside = range(node.lineno, node.end_lineno + 1)
    return any(found != path or line not in inside for found, line in uses.get(node.name, set()))


def used(tree):
    """Yield (name, line) of each name that a module asks for; an import alone asks for nothing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.ImportFrom):
            yield from ((each.name, node.lineno) for each in node.names if each.asname)
    for text, line in lines_of_strings(tree):
        yield from ((word, line) for word in WORD.findall(text))


def strings(tree):
    """Yield the strings of a module, those that only document it left out."""
    return (text for text, _line in lines_of_strings(tree))


def lines_of_strings(tree):
    """Yield (text, line) of each string that is neither documentation nor a list of exports."""
    silent = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and is_text(node.value):
            silent.add(id(node.value))
        elif is_list_of_exports(node):
            silent |= {id(child) for child in ast.walk(node.value)}
    for node in ast.walk(tree):
        if is_text(node) and id(node) not in silent:
            yield node.value, node.lineno


def is_list_of_exports(node):
    return isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
