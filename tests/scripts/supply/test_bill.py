"""The bill of materials: valid, whole, readable by others, and without an address to fetch from."""

import csv
import json
import re
from datetime import UTC, datetime

import pytest
from cyclonedx.model.bom import Bom
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from scripts.supply.bill import list_refused, make_bill, read_moment, write_all
from scripts.supply.inventory import (
    BUILDING,
    REVIEWED,
    ROOT,
    Shipped,
    choose_licence,
    is_allowed,
    list_inside,
    list_shipped,
)

MADE_AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
LOCK = (ROOT / "requirements" / "runtime.txt").read_text()


@pytest.fixture(scope="module")
def shipped():
    return list_shipped()


@pytest.fixture(scope="module")
def text(shipped):
    return make_bill(shipped, made_at=MADE_AT)


class TestBill:
    def test_is_valid_by_the_schema_and_read_back_whole(self, shipped, text):
        assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None

        read = Bom.from_json(json.loads(text))

        assert {each.purl.to_string() for each in read.components} == {
            each.purl.to_string() for each in shipped
        }
        assert all(each.licenses for each in read.components)
        assert read.metadata.timestamp == MADE_AT
        assert read.metadata.component.name == "regio"

    def test_is_the_same_of_the_same_moment_and_another_of_another(self, shipped, text):
        assert make_bill(shipped, made_at=MADE_AT) == text
        later = json.loads(make_bill(shipped, made_at=datetime(2026, 11, 2, tzinfo=UTC)))

        assert later["serialNumber"] != json.loads(text)["serialNumber"]
        assert later["components"] == json.loads(text)["components"]

    def test_names_no_place_to_fetch_from_and_no_machine_that_built(self, text):
        said = json.loads(text)
        schema = said.pop("$schema")

        assert "cyclonedx.org" in schema
        for part in said["components"]:
            assert not re.search(r"https?://|file:|/home/|download_url", json.dumps(part)), part

    def test_tells_who_needs_whom(self, text):
        needs = {
            each["ref"]: each.get("dependsOn", []) for each in json.loads(text)["dependencies"]
        }
        (django,) = [ref for ref in needs if "pkg:pypi/django@" in ref]

        assert len(needs[json.loads(text)["metadata"]["component"]["bom-ref"]]) > 20
        assert any("pkg:pypi/sqlparse@" in ref for ref in needs[django])

    def test_carries_the_hashes_of_the_lock_file(self, text):
        pinned = set(re.findall(r"sha256:([0-9a-f]{64})", LOCK))

        told = {
            each["content"]
            for part in json.loads(text)["components"]
            for reference in part.get("externalReferences", ())
            for each in reference["hashes"]
            if each["alg"] == "SHA-256"
        }

        assert told == pinned

    def test_is_written_with_a_list_of_licences(self, shipped, text, tmp_path):
        write_all(tmp_path / "sbom", text, shipped)

        written = (tmp_path / "sbom" / "licences.csv").read_text()
        rows = [*csv.DictReader(written.splitlines())]
        assert (tmp_path / "sbom" / "regio.cdx.json").read_text() == text
        assert len(rows) == len([*list_inside(shipped)])
        assert all(row["licence"] for row in rows)
        assert {row["inside"] for row in rows if row["component"] == "jquery"} == {"django"}


class TestWhatIsShipped:
    def test_is_what_the_lock_file_pins_and_no_more_of_python(self, shipped):
        pinned = set(re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", LOCK, re.MULTILINE))

        assert {(e.purl.name, e.purl.version) for e in shipped if e.purl.type == "pypi"} == pinned

    def test_is_what_the_style_sheet_and_scripts_are_built_of(self, shipped):
        named = set()
        for file in (ROOT / "static" / "src").rglob("*.*"):
            text = file.read_text()
            named |= set(re.findall(r'@import "((?:@[^/"]+/)?[a-z][^/"]*)/', text))
            named |= set(re.findall(r"node_modules/((?:@[^/`]+/)?[^/`]+)/", text))
            named |= set(re.findall(r'url\("?((?:@[^/")]+/)[^/")]+)/', text))

        found = {each.name for each in shipped if each.purl.type == "npm"}

        assert named >= {"htmx.org", "@fontsource/noto-sans"}
        assert named <= found
        assert not found & BUILDING

    @pytest.mark.parametrize("part", REVIEWED["inside"], ids=lambda part: part["name"])
    def test_holds_what_a_package_carries_and_does_not_tell(self, shipped, part):
        (carrier,) = [each for each in shipped if each.name == part["of"]]
        if not part["file"].endswith(".js"):
            pytest.importorskip("psycopg_binary", reason="another kind of package on this machine")

        found = {each.name: each for each in carrier.inside}

        assert part["name"] in found
        assert bool(found[part["name"]].purl.version) == ("says" in part)

    def test_has_licences_that_go_along_with_ours(self, shipped):
        assert list_refused(shipped) == []

    def test_has_a_licence_text_wherever_a_package_brings_one(self, shipped):
        without = [
            e.name for e in shipped if not re.search(r"(?i)licen|copying|readme", e.licence_at)
        ]

        # Of another system, and one that tells its licence in its metadata only.
        assert without == ["colorama", "docxtpl"]


class TestLicences:
    @pytest.mark.parametrize(
        "licence",
        [
            "MIT",
            "GPL-2.0-only OR MIT",
            "MIT AND (ISC OR GPL-2.0-only)",
            "LicenseRef-Auteurswet-15b",
        ],
    )
    def test_that_leave_a_choice_are_allowed(self, licence):
        assert is_allowed(licence)

    @pytest.mark.parametrize(
        "licence",
        ["", "GPL-2.0-only", "MIT AND GPL-2.0-only", "Proprietary", "LicenseRef-other", "MIT OR"],
    )
    def test_that_leave_none_are_refused_with_a_sentence(self, licence):
        one = Shipped(PackageURL("pypi", name="strange", version="1"), licence)

        (told,) = list_refused([one])

        assert told.startswith("pkg:pypi/strange@1: licentie ")
        assert list_refused([Shipped(one.purl, "MIT", inside=[one])]) == [told]

    def test_are_read_where_they_are_spdx_and_looked_up_where_not(self):
        strange = PackageURL("pypi", name="strange", version="1")

        assert choose_licence(strange, [None, "MIT/Apache-2.0"]) == "MIT OR Apache-2.0"
        assert choose_licence(strange, ["The MIT License", ""]) == ""
        assert (
            choose_licence(PackageURL("pypi", name="edtf", version="9"), ["GPL-2.0-only"]) == "MIT"
        )

    def test_that_were_looked_up_are_of_something_that_is_there(self, shipped):
        there = {
            PackageURL(each.purl.type, each.purl.namespace, each.purl.name).to_string()
            for each in list_inside(shipped)
        }
        of_machine = {name for name in REVIEWED["licences"] if name.startswith("pkg:rpm/")}

        assert REVIEWED["licences"].keys() - of_machine <= there


def test_moment_is_that_of_the_release_where_it_is_told():
    assert read_moment({"SOURCE_DATE_EPOCH": "0"}) == datetime(1970, 1, 1, tzinfo=UTC)
    assert read_moment({}).tzinfo is UTC
