"""A public name means one thing, and the glossary names only classes that the code has."""

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
CLASS = re.compile(r"`([A-Z][A-Za-z]+)`")
# One interface each: of a format, of a command of manage.py and of who such a command acts for.
INTERFACES = {"write", "write_to", "Command", "reader_for"}
# What is published keeps its name, as the models do.
PUBLISHED = (Path("decisions/api/schema.py"), Path("decisions/api/resources"))
DEFINITIONS = (ast.FunctionDef, ast.ClassDef)


def definitions():
    """Yield (path, node) of each function and class that stands in a module."""
    for app in ("decisions", "municipalities"):
        for path in sorted((ROOT / app).rglob("*.py")):
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, DEFINITIONS):
                    yield path.relative_to(ROOT), node


def is_published(path):
    """Whether what stands in a module is of the API's answers, or of a migration."""
    return "migrations" in path.parts or any(path.is_relative_to(each) for each in PUBLISHED)


def test_a_public_name_stands_in_one_module():
    places = defaultdict(set)
    for path, node in definitions():
        if not node.name.startswith("_") and not is_published(path):
            places[node.name].add(str(path))

    assert {name: where for name, where in places.items() if len(where) > 1}.keys() == INTERFACES


def test_the_glossary_names_only_classes_that_there_are():
    known = {node.name for _path, node in definitions() if isinstance(node, ast.ClassDef)}
    rows = [line.split("|") for line in (ROOT / "docs/glossary.md").read_text().splitlines()]
    told = {name for row in rows if len(row) == 6 for name in CLASS.findall(row[2])}

    assert told
    assert sorted(told - known) == []
