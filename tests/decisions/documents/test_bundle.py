"""The zip of a meeting or a dossier, unpacked and summed again."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile

import pytest

from decisions.documents import AGENDA_ITEM_FORMATS
from decisions.documents.bundle import FileBundle, write_bundle
from tests.decisions.documents.documents import MEETING, VALUES, document
from tests.decisions.documents.standards import check_mini_ori, check_ori_a, find_standard

ADDRESS = "https://regio.example/vergaderingen/3.zip"


def bundle(*documents, meeting=MEETING, **more):
    return FileBundle(
        name="vergadering",
        title="Gemeenteraad Verzonnen: Raadsvergadering",
        address=ADDRESS,
        day=date(2017, 6, 1),
        known_at=None,
        made_at=datetime(2026, 11, 4, 13, 5, tzinfo=UTC),
        documents=documents,
        meeting=meeting,
        **more,
    )


def write_short(plain, ending):
    return f"{plain.title} {ending}".encode()


def unpack(content):
    with ZipFile(BytesIO(content)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name) for name in archive.namelist()}


def packed(*documents, **changes):
    return unpack(write_bundle(bundle(*documents, **changes), write_short))


def manifest(files):
    return json.loads(files["manifest.json"])


def test_it_holds_each_item_in_each_format_and_the_meeting_in_both_standards():
    files = packed(document(), document(number=8))

    names = {f"agendapunten/{n}-{document().name}.{e}" for n in (7, 8) for e in AGENDA_ITEM_FORMATS}
    assert set(files) == names | {
        *("manifest.json", "SHA256SUMS", "vergadering.xml", "vergadering.json")
    }
    check_ori_a(files["vergadering.xml"])
    check_mini_ori("Vergadering", json.loads(files["vergadering.json"]))


def test_every_checksum_is_that_of_its_file():
    files = packed(document())

    told = manifest(files)
    lines = [*told["bestanden"], *(f for item in told["agendapunten"] for f in item["bestanden"])]
    assert len(lines) == len(files) - 2
    for line in lines:
        assert line["sha256"] == sha256(files[line["naam"]]).hexdigest()
        assert line["bytes"] == len(files[line["naam"]])
    sums = dict(reversed(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines())
    assert sums == {
        name: sha256(each).hexdigest() for name, each in files.items() if name != "SHA256SUMS"
    }


def test_the_manifest_tells_clocks_address_and_whose_it_is():
    told = manifest(packed(document()))

    assert told["peildatum"] == "2017-06-01"
    assert told["bekend"] is None
    assert told["gemaakt_op"] == "2026-11-04T14:05:00+01:00"
    assert told["adres"] == ADDRESS
    (item,) = told["agendapunten"]
    assert item["organisatie"] == {
        "naam": "Verzonnen",
        "tooi": "https://identifier.overheid.nl/tooi/id/gemeente/gm9999",
    }


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("gemeenteraad", "vergaderstukken decentrale overheden"),
        ("raadscommissie", "vergaderstukken decentrale overheden"),
        ("college", "agenda’s en besluitenlijsten bestuurscolleges"),
    ],
)
def test_the_woo_category_is_one_of_the_published_list(kind, word):
    told = manifest(packed(document(values=replace(VALUES, body_kind=kind))))

    category = told["agendapunten"][0]["woo_informatiecategorie"]
    listed = find_standard("diwoo/diwoo-metadata-lijsten.xsd").read_text("utf-8")
    assert category["naam"] == word
    assert f'<xs:enumeration value="{category["tooi"]}">' in listed
    assert word in listed[listed.index(category["tooi"]) :][:400]


def test_a_body_of_the_region_has_neither_category_nor_town():
    values = replace(VALUES, body_kind="stuurgroep", home=None)

    files = packed(document(values=values))

    item = manifest(files)["agendapunten"][0]
    assert not {"organisatie", "woo_informatiecategorie"} & set(item)
    assert not [name for name in files if name.endswith(".json") and name != "manifest.json"]


def test_the_same_items_are_the_same_bytes():
    one = write_bundle(bundle(document()), write_short)

    assert one == write_bundle(bundle(document()), write_short)


def test_no_name_leaves_its_folder():
    for name in packed(document()):
        path = PurePosixPath(name)
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert name.isascii()
