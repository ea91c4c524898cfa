"""Looks a template through or fills it in, as its standard input asks; started by `apart` alone.

It sets its own limits, so that a hostile template can only stop it."""

import json
import sys
from base64 import b64decode, b64encode
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docxtpl import DocxTemplate

from ..text_intake.heavy import MEMORY, SECONDS
from .archive import check_archive
from .checking import find_problems, make_environment
from .known import KNOWN_FIELDS
from .refusal import TemplateRefused

try:
    import resource
except ImportError:  # not on Windows; there only the time is limited, by the one who waits
    resource = None  # type: ignore[assignment]

BROKEN = (
    "Ingevuld met voorbeeldgegevens wordt dit geen goed Word-document. Zet ‘if’ en ‘for’ elk op "
    "een eigen regel: {%p if … %} en {%p endif %}."
)


def limit_filling() -> None:
    """Let the system stop this process where it takes too much."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))


def answer_asked(asked: dict[str, Any]) -> dict[str, Any]:
    """Return {"files": […]} of a template filled in with each of the values, or {"problems": […]}.

    It is looked through again before it is filled in: what was stored may be from elsewhere.
    """
    content, known = b64decode(asked["template"]), KNOWN_FIELDS[asked["kind"]]
    try:
        check_archive(content)
        template = DocxTemplate(BytesIO(content))
        problems = find_problems(template, known)
        if problems:
            raise TemplateRefused(*problems)
        files = [fill(content, values) for values in asked["values"] or [known.build_example()]]
    except TemplateRefused as refusal:
        return {"problems": list(refusal.sentences)}
    except Exception:  # noqa: BLE001  a broken document breaks its reader in any way there is
        return {"problems": [BROKEN]}
    return {"files": [b64encode(each).decode() for each in files]}


def fill(content: bytes, values: dict[str, Any]) -> bytes:
    """Return a template with values filled in, which opens as a Word document."""
    word = DocxTemplate(BytesIO(content))
    word.render(values, make_environment(), autoescape=True)
    loose = BytesIO()
    word.save(loose)
    Document(BytesIO(loose.getvalue()))
    return pack_reproducibly(loose)


def pack_reproducibly(loose: BytesIO) -> bytes:
    """Return a zip with one fixed date where the clock would be."""
    fixed = BytesIO()
    with ZipFile(loose) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return fixed.getvalue()


if __name__ == "__main__":
    limit_filling()
    sys.stdout.write(json.dumps(answer_asked(json.load(sys.stdin))))
