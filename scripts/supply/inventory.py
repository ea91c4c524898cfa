"""What is shipped with Regio, and under which licence: read from the lock files and from what they
installed, without a network.

Shipped is what a server gets: the Python packages of requirements/runtime.txt, what these carry
inside (their own bills of material say most of it), the packages of which the style sheet, scripts
and fonts are built, and what stands in the repository without being ours. What only builds or tests
is not."""

import base64
import json
import re
import tomllib
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from license_expression import ExpressionError, get_spdx_licensing
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parents[2]
REVIEWED = tomllib.loads((Path(__file__).parent / "reviewed.toml").read_text())
ALLOWED = set(REVIEWED["allowed"])
# Packages that build the style sheet and are not in it.
BUILDING = {"esbuild", "postcss", "purgecss"}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?: ; ([^\\]+?))?(?: \\|$)", re.MULTILINE)
LICENCE_FILE = re.compile(r"(^|/)(LICEN[CS]E|COPYING)[^/]*$", re.IGNORECASE)
SPDX = get_spdx_licensing()


@dataclass
class Shipped:
    """One component; `licence` is an SPDX expression, '' where none was found, and `licence_at`
    says where its text stands, below node_modules/, the folder of Python packages or this
    repository."""

    purl: PackageURL
    licence: str
    licence_at: str = ""
    hashes: list[tuple[str, str]] = field(default_factory=list)
    condition: str = ""
    needs: set[str] = field(default_factory=set)
    inside: list["Shipped"] = field(default_factory=list)

    @property
    def name(self):
        return f"{self.purl.namespace}/{self.purl.name}" if self.purl.namespace else self.purl.name


def list_shipped():
    """Return all that is shipped, each name once, in the order of its purl."""
    found = [*read_python(), *read_node(), *read_ours()]
    return sorted(found, key=lambda each: each.purl.to_string())


def list_inside(shipped):
    """Yield each component, and after it what it carries."""
    for each in shipped:
        yield each
        yield from list_inside(each.inside)


def is_allowed(licence):
    """Whether an SPDX expression, or a choice that it leaves, is of licences that may be
    shipped."""
    if not is_spdx(licence):
        return licence in ALLOWED
    return _is_allowed(SPDX.parse(licence))


def _is_allowed(parsed):
    if isinstance(parsed, SPDX.OR):
        return any(_is_allowed(each) for each in parsed.args)
    if isinstance(parsed, SPDX.AND):
        return all(_is_allowed(each) for each in parsed.args)
    return getattr(parsed, "license_symbol", parsed).key in ALLOWED


# Python: pinned in requirements/runtime.txt, read where it is installed.


def read_python():
    """Return what requirements/runtime.txt pins, with the hash of every file of each release."""
    text = (ROOT / "requirements" / "runtime.txt").read_text()
    starts = [*PIN.finditer(text)]
    ends = [*(match.start() for match in starts[1:]), len(text)]
    names = {match[1] for match in starts}
    shipped = []
    for match, end in zip(starts, ends, strict=True):
        each = read_package(match[1], match[2])
        each.condition = (match[3] or "").strip()
        hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})", text[match.start() : end])
        each.hashes = [("SHA-256", value) for value in hashes]
        each.needs &= names
        shipped.append(each)
    return shipped


def read_package(name, version):
    """Return a Python package; of one that this machine does not install, what was looked up."""
    purl = PackageURL("pypi", name=name, version=version)
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return Shipped(purl, reviewed_licence(purl))
    said = [found.metadata.get("License-Expression"), found.metadata.get("License")]
    texts = sorted(str(file) for file in found.files or [] if LICENCE_FILE.search(str(file)))
    of_package = [text for text in texts if ".dist-info/" in text]
    return Shipped(
        purl,
        choose_licence(purl, said),
        next(iter(of_package), f"{name} {version}: METADATA"),
        needs={name_of(each) for each in found.requires or [] if "extra ==" not in each},
        inside=[*read_carried_bills(found), *read_carried(found, name)],
    )


def read_carried_bills(found):
    """Yield what a package says in bills of its own that it carries inside (PEP 770)."""
    for file in found.files or []:
        if "/sboms/" not in str(file) or not str(file).endswith(".json"):
            continue
        bill = json.loads(found.locate_file(file).read_text())
        for part in bill.get("components", ()):
            said = PackageURL.from_string(part["purl"])
            if said.type == "pypi":  # the package itself
                continue
            # Without qualifiers: those name the machine that built it, or where it was fetched.
            purl = PackageURL(said.type, said.namespace, said.name, said.version)
            yield Shipped(purl, choose_licence(purl, licences_of(part)), str(file))


def licences_of(part):
    """Return the expression or names of a part of a bill."""
    for each in part.get("licenses", ()):
        licence = each.get("license", {})
        yield each.get("expression") or licence.get("id") or licence.get("name")


def read_carried(found, name):
    """Yield what a package carries inside and tells nowhere, and what people found there."""
    place = Path(found.locate_file(""))
    for part in REVIEWED["inside"]:
        if part["of"] != name:
            continue
        files = sorted(place.glob(part["file"]))
        version = None
        if "says" in part and files:
            said = re.search(part["says"], files[0].read_text(errors="replace"))
            version = said and said[1]
        if files:
            purl = purl_inside(part["name"], version, is_script=files[0].suffix == ".js")
            at = part.get("text") or files[0].relative_to(place).as_posix()
            yield Shipped(purl, part["licence"], at)


def purl_inside(name, version, *, is_script):
    if not is_script:
        return PackageURL("generic", name=name, version=version)
    namespace, _slash, short = name.rpartition("/")
    return PackageURL("npm", namespace or None, short, version)


def name_of(requirement):
    """Return the name in 'Name[extra] >=1', as a lock file writes it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; (]", requirement)[0]).lower()


# Node: what package-lock.json installs to be built into static/dist.


def read_node():
    """Return the packages whose style, script or font ends up in static/dist."""
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    waiting = [name for name in lock[""]["dependencies"] if name not in BUILDING]
    shipped = {}
    while waiting:
        name = waiting.pop()
        if name in shipped:
            continue
        said = lock[f"node_modules/{name}"]
        needs = set(said.get("dependencies", ()))
        namespace, _slash, short = name.rpartition("/")
        purl = PackageURL("npm", namespace or None, short, said["version"])
        folder = ROOT / "node_modules" / name
        texts = sorted(file.name for file in folder.glob("*") if LICENCE_FILE.search(file.name))
        shipped[name] = Shipped(
            purl,
            choose_licence(purl, [said.get("license")]),
            f"node_modules/{name}/{next(iter(texts), 'package.json')}",
            hashes=[read_integrity(said["integrity"])],
            needs=needs,
        )
        waiting += needs
    return [*shipped.values()]


def read_integrity(text):
    """Return the algorithm, as CycloneDX names it, and hash of 'sha512-…' in a lock file."""
    algorithm, _dash, value = text.partition("-")
    return f"SHA-{algorithm.removeprefix('sha')}", base64.b64decode(value).hex()


# In the repository itself.


def read_ours():
    """Return what stands in this repository and was made by others."""
    return [
        Shipped(
            PackageURL("generic", name=part["name"], version=part["version"]),
            part["licence"],
            part["text"],
        )
        for part in REVIEWED["ours"]
    ]


# Which licence it is.


def choose_licence(purl, said):
    """Return what people looked up, else the first that is SPDX, with slashes as the choice that
    they are."""
    looked_up = reviewed_licence(purl)
    for text in said if not looked_up else ():
        expression = (text or "").replace("/", " OR ")
        if expression and len(expression) < 200 and is_spdx(expression):
            return str(SPDX.parse(expression))
    return looked_up


def reviewed_licence(purl):
    bare = PackageURL(purl.type, purl.namespace, purl.name)
    return REVIEWED["licences"].get(bare.to_string(), "")


def is_spdx(expression):
    """Whether an expression is of identifiers that SPDX knows."""
    try:
        return SPDX.parse(expression, validate=True) is not None
    except ExpressionError:
        return False
