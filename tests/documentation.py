"""What the documentation says of the code: the files, folders and modules that it names."""

import re
from pathlib import PurePosixPath

from tests.repository import ROOT

ROOMS = ("benchmarks", "decisions", "docs", "municipalities", "regio", "scripts", "static")
ROOMS += ("templates", "tests")
QUOTED = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"^[\w./<>-]+\.(?:css|html|js|py|typ)$")
FOLDER = re.compile(rf"^(?:{'|'.join(ROOMS)})/(?:[\w<>-]+/?)*$")
MODULE = re.compile(rf"^(?:{'|'.join(ROOMS)})(?:\.[a-z_]\w*)+$")
PLACEHOLDER = re.compile(r"<[\w-]+>")


def documents():
    """Yield (path from the root, text) of every page that holds; a replaced decision is history."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    for path in [*sorted(pages), ROOT / "Makefile", ROOT / "publiccode.yml"]:
        text = path.read_text()
        if "\nStatus: replaced" not in text:
            yield path.relative_to(ROOT).as_posix(), text


def missing(name, text):
    """Return 'path:line word' for each quoted file, folder or module that is not there.

    A file may be named by the end of its path; a part in <angle brackets> stands for any."""
    return [
        f"{name}:{number} {word}"
        for number, line in enumerate(text.splitlines(), start=1)
        for quoted in QUOTED.findall(line)
        for word in quoted.split()
        if not is_there(word)
    ]


def is_there(word):
    """Whether a word names something of the repository that exists, or no part of it at all."""
    if FILE.match(word):
        pattern = PLACEHOLDER.sub("*", word)
        return bool(found(pattern)) or any(found(f"{room}/**/{pattern}") for room in ROOMS)
    if FOLDER.match(word):
        return bool(found(PLACEHOLDER.sub("*", word)))
    if MODULE.match(word):
        return is_module(PurePosixPath(*word.split(".")))
    return True


def found(pattern):
    return next(iter(ROOT.glob(pattern)), None) if not pattern.startswith("/") else None


def is_module(path):
    """Whether a package, a module or a name in a module stands at this path."""
    if (ROOT / path).is_dir() or (ROOT / f"{path}.py").is_file():
        return True
    homes = (ROOT / f"{path.parent}.py", ROOT / path.parent / "__init__.py")
    name = re.compile(rf"\b{path.name}\b")
    return any(home.is_file() and name.search(home.read_text()) for home in homes)
