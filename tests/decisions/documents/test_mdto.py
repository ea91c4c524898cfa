"""MDTO of a meeting and of a dossier, by the published schema, each reference followed."""

import json
from dataclasses import replace
from datetime import date

import pytest

from decisions.documents.bundle import write_bundle
from decisions.documents.document import HomeFacts
from decisions.documents.mdto import ArchiveFacts, add_years
from decisions.documents.meeting import DecisionListDocument
from tests.decisions.documents.documents import ADDRESS, MEETING, VALUES, document
from tests.decisions.documents.standards import check_mdto, list_mdto_links, told
from tests.decisions.documents.test_bundle import bundle, unpack

TERMS = ArchiveFacts(
    creator="Gemeente Verzonnen",
    creator_key="gm9999",
    creator_register="TOOI register gemeenten compleet",
    retention_years=10,
    selection_list="Verzonnen selectielijst",
    category="1.2 Besluiten",
)
ARCHIVES = {"gm9999": TERMS}
ITEM = f"agendapunten/7-{document().name}"
TREATED = replace(VALUES, is_ahead=False, outcome="aangenomen")
PAGE = "https://regio.example/dossiers/verder/"


def packed(*documents, archives=ARCHIVES, **changes):
    found = bundle(*documents, archives=archives, **changes)
    return unpack(write_bundle(found, lambda plain, ending: f"{plain.title} {ending}".encode()))


def named(files):
    return {name for name in files if name.endswith(".mdto.xml")}


def decision_list(**changes):
    plain = document()
    names = ("title", "dossier", "body", "banner", "made_at", "stamp", "pages", "sections", "facts")
    fields = {name: getattr(plain, name) for name in names} | {"name": "x", "address": ADDRESS}
    return DecisionListDocument(**fields | changes)


class TestAMeeting:
    def test_has_mdto_of_itself_of_its_list_of_each_item_and_of_each_file(self):
        second = document(number=8, values=replace(VALUES, page=f"{ADDRESS}8/"))

        files = packed(document(), second, decision_list=decision_list())

        roots = check_mdto(files)
        others = {name for name in files if not name.endswith(".mdto.xml")}
        described = others - {"manifest.json", "SHA256SUMS"}
        objects = {"vergadering", "besluitenlijst", ITEM, ITEM.replace("/7-", "/8-")}
        assert set(roots) == {f"{name}.bestand.mdto.xml" for name in described} | {
            f"{name}.mdto.xml" for name in objects
        }
        levels = {
            name: told(roots[f"{name}.mdto.xml"], "aggregatieniveau/m:begripLabel")
            for name in objects
        }
        assert levels.pop("vergadering") == "Dossier"
        assert set(levels.values()) == {"Archiefstuk"}

    def test_tells_them_in_its_manifest_and_its_checksums(self):
        files = packed(document())

        manifest = json.loads(files["manifest.json"])
        (item,) = manifest["agendapunten"]
        in_item = {each["naam"] for each in item["bestanden"]}
        beside = {each["naam"] for each in manifest["bestanden"]}
        assert in_item | beside == set(files) - {"manifest.json", "SHA256SUMS"}
        assert {f"{ITEM}.mdto.xml", f"{ITEM}.pdf.bestand.mdto.xml"} <= in_item
        assert {"vergadering.mdto.xml", "vergadering.xml.bestand.mdto.xml"} <= beside
        sums = {line.split("  ")[1] for line in files["SHA256SUMS"].decode().splitlines()}
        assert named(files) <= sums

    def test_is_what_its_items_are_part_of(self):
        roots = check_mdto(packed(document()))

        links = list_mdto_links(roots[f"{ITEM}.mdto.xml"])
        assert (ADDRESS, "isOnderdeelVan", MEETING.address) in links

    def test_has_none_of_a_concept_nor_of_a_file_that_tells_of_one(self):
        draft = document(number=8, banner="CONCEPT: niet openbaar")

        files = packed(document(), draft, decision_list=decision_list())

        check_mdto(files)
        assert {"vergadering.mdto.xml", f"{ITEM}.mdto.xml"} <= named(files)
        beside = {name for name in named(files) if "/" not in name}
        assert beside == {"vergadering.mdto.xml"}
        assert not [name for name in named(files) if "/8-" in name]

    def test_has_none_of_a_list_of_decisions_that_is_not_public(self):
        hidden = decision_list(banner="CONCEPT: niet openbaar")

        files = packed(document(), decision_list=hidden)

        assert not [name for name in named(files) if name.startswith("besluitenlijst")]

    @pytest.mark.parametrize(
        "changes",
        [
            {"banner": "INGETROKKEN: dubbel"},
            {"values": replace(VALUES, home=None)},
            {"values": replace(VALUES, home=HomeFacts("gm9998", "Elders"))},
        ],
    )
    def test_has_none_where_nothing_goes_to_an_archive(self, changes):
        assert not named(packed(document(**changes)))

    def test_without_terms_is_as_it_was(self):
        assert not named(packed(document(), archives={}))

    def test_is_the_same_bytes_each_time(self):
        assert packed(document()) == packed(document())


class TestADossier:
    def test_is_one_whole_for_each_municipality_with_terms(self):
        elsewhere = replace(VALUES, page=f"{ADDRESS}8/", home=HomeFacts("gm9998", "Elders"))
        other = replace(elsewhere, page=f"{ADDRESS}9/", home=HomeFacts("gm9997", "Nergens"))
        documents = (
            document(),
            document(number=8, values=elsewhere),
            document(number=9, values=other),
        )
        archives = {"gm9999": TERMS, "gm9998": replace(TERMS, creator="Archief Elders")}

        files = packed(*documents, archives=archives, meeting=None, page=PAGE)

        roots = check_mdto(files)
        assert {name for name in roots if "/" not in name} == {
            "dossier-gm9999.mdto.xml",
            "dossier-gm9998.mdto.xml",
        }
        creator = "archiefvormer/m:verwijzingNaam"
        assert told(roots["dossier-gm9998.mdto.xml"], creator) == "Archief Elders"
        assert not [name for name in roots if "/9-" in name]

    def test_is_kept_from_the_day_that_it_was_closed(self):
        closed = packed(document(), meeting=None, page=PAGE, closed_on=date(2019, 3, 1))
        stands = packed(document(), meeting=None, page=PAGE)

        whole = "dossier-gm9999.mdto.xml"
        assert kept(check_mdto(closed)[whole]) == ("2019-03-01", "P10Y", "2029-03-01")
        assert kept(check_mdto(stands)[whole]) == (None, "P10Y", None)


def kept(root):
    names = ("termijnStartdatumLooptijd", "termijnLooptijd", "termijnEinddatum")
    return tuple(told(root, f"bewaartermijn/m:{name}") for name in names)


class TestTheRetention:
    def test_runs_from_the_meeting_in_which_an_item_was_treated(self):
        roots = check_mdto(packed(document(values=TREATED)))

        for name in (f"{ITEM}.mdto.xml", "vergadering.mdto.xml"):
            assert kept(roots[name]) == ("2017-09-14", "P10Y", "2027-09-14")

    @pytest.mark.parametrize("outcome", ["", "aangehouden", "van_de_agenda"])
    def test_has_no_days_while_an_item_is_not_treated(self, outcome):
        values = replace(TREATED, outcome=outcome)

        roots = check_mdto(packed(document(values=values)))

        assert kept(roots[f"{ITEM}.mdto.xml"]) == (None, "P10Y", None)

    def test_is_not_told_of_what_is_kept_for_ever(self):
        for_ever = {"gm9999": replace(TERMS, retention_years=None)}

        roots = check_mdto(packed(document(values=TREATED), archives=for_ever))

        item = roots[f"{ITEM}.mdto.xml"]
        assert kept(item) == (None, None, None)
        assert told(item, "waardering/m:begripCode") == "B"
        assert told(roots["vergadering.mdto.xml"], "waardering/m:begripCode") == "B"

    def test_ends_on_the_last_of_february_where_there_is_no_29th(self):
        assert add_years(date(2016, 2, 29), 1) == date(2017, 2, 28)
        assert add_years(date(2016, 2, 29), 4) == date(2020, 2, 29)


class TestTheTerms:
    def test_are_told_as_the_griffie_typed_them(self):
        item = check_mdto(packed(document()))[f"{ITEM}.mdto.xml"]

        assert told(item, "waardering/m:begripLabel") == "Tijdelijk te bewaren"
        assert told(item, "informatiecategorie/m:begripLabel") == "1.2 Besluiten"
        found = "informatiecategorie/m:begripBegrippenlijst/m:verwijzingNaam"
        assert told(item, found) == "Verzonnen selectielijst"
        key = "archiefvormer/m:verwijzingIdentificatie/m:identificatieKenmerk"
        assert told(item, key) == "gm9999"

    @pytest.mark.parametrize(
        ("restriction", "kind"), [("", "Geen beperking"), ("Auteursrecht op de kaart", "Overig")]
    )
    def test_say_whether_the_use_is_restricted(self, restriction, kind):
        archives = {"gm9999": replace(TERMS, restriction=restriction)}

        item = check_mdto(packed(document(), archives=archives))[f"{ITEM}.mdto.xml"]

        assert told(item, "beperkingGebruik/m:beperkingGebruikType/m:begripLabel") == kind
        note = told(item, "beperkingGebruik/m:beperkingGebruikNadereBeschrijving")
        assert (note or "") == restriction


def test_a_file_tells_its_format_without_parameters():
    roots = check_mdto(packed(document()))

    form = "bestandsformaat/m:begripLabel"
    assert told(roots[f"{ITEM}.pdf.bestand.mdto.xml"], form) == "application/pdf"
    assert told(roots[f"{ITEM}.txt.bestand.mdto.xml"], form) == "text/plain"
