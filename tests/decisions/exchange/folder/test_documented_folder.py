"""The folder that the documentation begins with is one that Regio takes in."""

import re

import pytest

from decisions.exchange import import_folder
from decisions.exchange.folder import TABLES, read_folder
from decisions.models import Position
from tests import factories as make
from tests.decisions.exchange.folder.test_tables import DOCUMENTATION
from tests.people import beheer

NAMED_BLOCK = re.compile(r"^\*\*([\w.]+)\*\*\n```\w+\n(.+?)^```$", re.MULTILINE | re.DOTALL)
KEYS = re.compile(r"^- (\w+): (.+)$", re.MULTILINE)


def write_documented_folder(path):
    for name, text in NAMED_BLOCK.findall(DOCUMENTATION.read_text("utf-8")):
        (path / name).write_text(text, encoding="utf-8")
    return path


@pytest.mark.django_db
def test_the_folder_to_begin_with_is_a_whole_dossier(tmp_path):
    make.MunicipalityFactory(code="gm9001")

    report = import_folder(read_folder(write_documented_folder(tmp_path)), by=beheer())

    assert report.problems == ()
    assert [each.stance for each in Position.objects.filter(status="gepubliceerd")] == ["voor"]


def test_the_keys_of_files_without_an_id_are_told():
    documented = dict(KEYS.findall(DOCUMENTATION.read_text("utf-8")))

    assert documented == {
        name: ", ".join(table.key) for name, table in TABLES.items() if not table.has_id
    }
