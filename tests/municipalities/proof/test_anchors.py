"""What an anchor says, and that nobody can make it say something else."""

import json
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from municipalities.proof.anchors import (
    Anchor,
    BadAnchor,
    ForeignAnchor,
    OtherAnchor,
    format_anchor,
    keep_anchor,
    make_anchor,
    parse_anchor,
)
from municipalities.proof.checking import iterate_ends
from municipalities.proof.forms import find_last_form
from tests.databases import REFUSED
from tests.factories import DossierFactory, MunicipalityFactory
from tests.people import NOW

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 28)


class TestMaking:
    def test_tells_the_end_of_every_chain(self, settings):
        settings.ADDRESS = "https://regio.example"
        dossier = DossierFactory()

        told = make_anchor(DAY, at=NOW).told

        ends = dict(iterate_ends())
        assert told["ketens"].keys() == {"accounts", "register", f"dossier-{dossier.pk}"}
        assert {
            chain: (end["lengte"], end["einde"]) for chain, end in told["ketens"].items()
        } == ends
        assert {name: value for name, value in told.items() if name != "ketens"} == {
            "adres": "https://regio.example",
            "dag": "2026-11-28",
            "gemaakt_op": "2026-11-23T12:00:00.000000+00:00",
            "vorm": find_last_form(),
        }

    def test_happens_once_a_day(self):
        first = make_anchor(DAY, at=NOW)
        MunicipalityFactory()

        again = make_anchor(DAY, at=NOW + timedelta(hours=1))

        assert (again.pk, again.told) == (first.pk, first.told)
        assert make_anchor(DAY + timedelta(days=1), at=NOW).told["ketens"] != first.told["ketens"]

    def test_tells_nothing_of_a_chain_without_links(self):
        assert make_anchor(DAY, at=NOW).told["ketens"] == {}


@pytest.mark.parametrize("change", [{"made_on": date(2026, 11, 1)}, {"told": {}}, {"made_at": NOW}])
def test_an_anchor_stays_what_it_was(change):
    make_anchor(DAY, at=NOW - timedelta(days=1))

    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        Anchor.objects.update(**change)
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        Anchor.objects.all().delete()


class TestThatOfAnother:
    SENDER = "https://ander.example"

    def test_is_kept_once(self):
        told = make_anchor(DAY, at=NOW).told

        assert [keep_anchor(self.SENDER, told, at=NOW) for _each in range(2)] == [True, False]
        assert keep_anchor("https://derde.example", told, at=NOW)
        assert ForeignAnchor.objects.filter(sender=self.SENDER).get().told == told

    def test_is_refused_where_it_says_something_else_of_the_same_day(self):
        told = make_anchor(DAY, at=NOW).told
        keep_anchor(self.SENDER, told, at=NOW)

        with pytest.raises(OtherAnchor):
            keep_anchor(self.SENDER, told | {"vorm": told["vorm"] + 1}, at=NOW)

    @pytest.mark.parametrize("change", [{"told": {}}, {"sender": "https://derde.example"}])
    def test_stays_what_it_was(self, change):
        keep_anchor(self.SENDER, make_anchor(DAY, at=NOW).told, at=NOW)

        with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
            ForeignAnchor.objects.update(**change)
        with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
            ForeignAnchor.objects.all().delete()


class TestTheFile:
    END = {"einde": "a" * 64, "lengte": 3}
    TOLD = {
        "adres": "https://regio.example",
        "dag": "2026-11-28",
        "gemaakt_op": "2026-11-28T00:00:07.000001+00:00",
        "ketens": {"dossier-12": END, "register": {"einde": "b" * 128, "lengte": 2**63 - 1}},
        "vorm": 1,
    }

    def test_reads_back_as_it_was_written(self):
        text = format_anchor(self.TOLD)

        assert parse_anchor(text.encode()) == self.TOLD
        assert text.startswith('{"adres":"https://regio.example","dag":"2026-11-28",')
        assert text.endswith("}\n")

    @pytest.mark.parametrize(
        "change",
        [
            {"meer": 1},
            {"adres": None},
            {"dag": "20261128"},
            {"dag": "2026-11-31"},
            {"dag": 20261128},
            {"gemaakt_op": "2026-11-28"},
            {"gemaakt_op": "0001-01-01T00:00:00+14:00"},
            {"vorm": True},
            {"vorm": 0},
            {"ketens": []},
            {"ketens": {"register": None}},
            {"ketens": {"dossier-0": END}},
            {"ketens": {"\x00": END}},
            {"ketens": {"register": END | {"lengte": 2**63}}},
            {"ketens": {"register": END | {"lengte": 1.5}}},
            {"ketens": {"register": END | {"einde": "A" * 64}}},
            {"ketens": {"register": END | {"einde": 5}}},
            {"ketens": {"register": {"einde": "a" * 64}}},
        ],
        ids=str,
    )
    def test_that_says_something_else_is_refused(self, change):
        with pytest.raises(BadAnchor, match="niet de velden"):
            parse_anchor(json.dumps(self.TOLD | change).encode())

    @pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"[" * 100_000, b"1" * 10_000])
    def test_that_is_no_json_is_refused(self, text):
        with pytest.raises(BadAnchor, match="geen JSON"):
            parse_anchor(text)

    @pytest.mark.parametrize("text", ["[]", "null", '"a"', "{}"])
    def test_that_is_other_json_is_refused(self, text):
        with pytest.raises(BadAnchor, match="niet de velden"):
            parse_anchor(text.encode())
