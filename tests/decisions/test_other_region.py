"""Another region works by importing data alone, and every page of it can be read."""

import re
from datetime import date
from pathlib import Path

import pytest

from decisions.board import build_board
from municipalities.models import Municipality
from tests import factories as make
from tests import people
from tests.decisions import other_region as other
from tests.decisions.api.addresses import address_of
from tests.walking import walk

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r'"http://testserver(/[^"]*)"')
KEPT_APART = ("decisions/demo/", "municipalities/register/")


@pytest.fixture(scope="module")
def dossier(rolled_back, tmp_path_factory):
    report, dossier = other.bring(tmp_path_factory.mktemp("map"))
    assert report.is_right, report.problems
    return dossier


def board(dossier, day, **asked):
    return build_board(dossier, day=date.fromisoformat(day), reader=people.public(), **asked)


def subject(found, slug):
    return next(each for each in found.subjects if each.slug == slug)


class TestMembers:
    @pytest.mark.parametrize(
        ("day", "members"),
        [
            ("2018-12-31", []),
            ("2020-12-31", [*other.NAMES]),
            (
                "2021-01-01",
                [other.AA, other.BEE, other.CEE, other.DEE, other.LEAVER, other.SUCCESSOR],
            ),
            ("2022-01-01", [other.AA, other.BEE, other.CEE, other.DEE, other.SUCCESSOR]),
        ],
    )
    def test_are_those_of_the_day_through_a_merger_and_a_leaving(self, dossier, day, members):
        codes = [row.municipality.code for row in board(dossier, day).councils]

        assert sorted(codes) == sorted(members)

    def test_that_merged_take_their_stance_with_them(self, dossier):
        before, after = board(dossier, "2020-12-31"), board(dossier, "2021-03-04")

        assert before.support(subject(before, "dienstplan")).against == (other.CEE, other.MERGED[0])
        assert after.support(subject(after, "dienstplan")).against == (other.CEE,)
        assert other.SUCCESSOR in after.support(subject(after, "dienstplan")).accepting


class TestTheMerger:
    def test_shows_what_the_merged_held_beside_their_successor(self, dossier):
        found = board(dossier, "2021-01-01")
        [row] = [each for each in found.councils if each.municipality.code == other.SUCCESSOR]

        cell = found.scene.cell(row.body, subject(found, "dienstplan"))

        assert not cell.is_known
        assert [
            (each.municipality.code, each.cell.stance, each.read_on) for each in cell.former
        ] == [(other.MERGED[0], "tegen", date(2020, 12, 31))]

    def test_is_told_after_the_successor_spoke(self, dossier):
        found = board(dossier, "2021-03-04")
        [row] = [each for each in found.councils if each.municipality.code == other.SUCCESSOR]

        cell = found.scene.cell(row.body, subject(found, "dienstplan"))

        assert (cell.stance, len(cell.former)) == ("voor", 1)

    def test_opens_the_dossier_where_it_closed_on_the_last_day_before(self, dossier):
        dossier.closed_on = date(2021, 1, 1)

        assert dossier.default_day(date(2026, 1, 1)) == date(2020, 12, 31)

    def test_leads_from_the_new_one_to_the_old_ones_and_back(self, client, dossier):
        home = "/dossiers/{}/gemeenten/{}/"
        new, old = home.format(other.SLUG, "bedacht-samen"), home.format(other.SLUG, "bedachte-ef")

        assert f'href="{old}' in client.get(new).content.decode()
        assert f'href="{new}' in client.get(old).content.decode()


class TestTheBoard:
    def test_reckons_with_the_inhabitants_that_its_rule_weighs(self, dossier):
        found = board(dossier, "2021-07-01")
        told = found.support(subject(found, "dienstplan"))

        assert (told.inhabitants_accepting, told.inhabitants_total) == (110_000, 230_000)
        assert told.outcome == "onbeslist"
        assert (told.smallest_turn, told.others_as_small) == ((other.CEE,), 2)

    def test_has_the_columns_of_its_own_variants(self, dossier):
        heads = [column.head.slug for column in board(dossier, "2021-07-01").columns]

        assert heads == ["netwerk", "dienst", "federatie", "federatie-klein", "kustpad", "tunnel"]

    def test_waits_for_who_was_asked(self, dossier):
        [told] = board(dossier, "2020-06-15").rounds

        assert {each.body.municipality_id: each.state for each in told.asked} == {
            key: state
            for code, state in (
                (other.AA, "gesproken"),
                (other.DEE, "geen zienswijze"),
                (other.LEAVER, "gepland in de raad"),
            )
            for key in Municipality.objects.filter(code=code).values_list("pk", flat=True)
        }


ROLES = {
    "griffie": lambda region, home: people.griffie(home),
    "raadslid": lambda region, home: people.raadslid(home),
    "college": lambda region, home: people.college(home),
    "regioredactie": lambda region, home: people.redactie(region),
    "beheer": lambda region, home: people.beheer(),
    "another griffie": lambda region, home: people.griffie(make.MunicipalityFactory()),
}


@pytest.mark.once
class TestEveryPage:
    def walked(self, client, dossier, **limits):
        found = dict(walk(client, **limits))
        wrong = {
            address: each.status_code for address, each in found.items() if each.status_code >= 400
        }

        assert wrong == {}
        assert f"/dossiers/{dossier.slug}/" in found
        assert len(found) > 60
        return found

    def test_answers_the_public_and_loads_nothing_from_elsewhere(self, client, dossier):
        found = self.walked(client, dossier, most_alike=3)

        assert any(address.endswith(".docx") for address in found)
        assert any("/varianten/federatie-klein/" in address for address in found)

    @pytest.mark.parametrize("role", ["griffie", "regioredactie"])
    def test_answers_who_keeps_it(self, client, dossier, role):
        home = Municipality.objects.get(code=other.AA)
        client.force_login(ROLES[role](dossier.region, home).user)

        self.walked(client, dossier, most_alike=1, with_files=False)


# What each page tells of what real dossiers are made of, to whoever reads it.
TOLD = {
    "?peildatum=2021-03-01": ("tegen, tenzij", "telt hier niet mee", "Anderen die beslissen"),
    "varianten/kustpad/?peildatum=2021-03-01": (
        "Telt mee",
        "Wat inwoners antwoordden",
        "Sluit uit",
    ),
    "voorstellen/kustpad-opnieuw/?peildatum=2021-03-01": ("Vervangt", "om het duin heen"),
    "varianten/tunnel/?peildatum=2021-03-01": ("Bedachte regering", "Kustpad"),
    "peilingen/?peildatum=2020-12-24": ("Wat wilt u met de kust?", "februari 2021"),
    "partijen/zeepartij/?peildatum=2020-12-31": ("Bedachte Zeepartij", "9 van 15 zetels"),
    "gemeenten/bedacht-samen/?peildatum=2021-03-01": ("Bedachte Ef", "Vóór de herindeling"),
}


class TestWhatRealDossiersAreMadeOf:
    @pytest.mark.once
    @pytest.mark.parametrize("role", [None, *ROLES])
    def test_is_told_to_every_reader(self, client, dossier, role):
        if role is not None:
            home = Municipality.objects.get(code=other.AA)
            client.force_login(ROLES[role](dossier.region, home).user)
        missing = []
        for path, words in TOLD.items():
            page = client.get(f"/dossiers/{other.SLUG}/{path}").content.decode()
            missing += [(path, each) for each in words if each not in page]

        assert missing == []

    def test_counts_support_over_those_whom_a_subject_concerns(self, dossier):
        found = board(dossier, "2021-03-01")
        told = found.support(subject(found, "kustpad"))

        assert (told.accepting, told.against, told.unknown) == (
            (other.AA,),
            (other.BEE,),
            (other.CEE,),
        )
        assert told.inhabitants_total == 60_000

    def test_shows_the_former_version_at_the_variant_and_never_at_the_new_one(self, dossier):
        found = board(dossier, "2021-03-01")
        [row] = [each for each in found.all_rows() if each.body.slug == f"{other.AA}-gemeenteraad"]
        told = {cell.subject.slug: cell for cell in row.cells}

        assert told["kustpad"].via.slug == "kustpad-eerst"
        assert not told["kustpad-opnieuw"].is_known


@pytest.mark.once
class TestTheApi:
    # Who sees what of it, tests/test_walk.py asks of everybody.
    @pytest.mark.parametrize("role", [None, "griffie"])
    def test_answers_at_every_address_and_wherever_it_leads(self, client, dossier, role):
        if role is not None:
            home = Municipality.objects.get(code=other.AA)
            client.force_login(ROLES[role](dossier.region, home).user)
        paths = client.get("/api/v1/openapi.json").json()["paths"]
        assert len(paths) > 3

        for path in paths:
            address = "/api/v1" + address_of(path, other.SLUG)
            response = client.get(address)

            assert response.status_code == 200, address
            for link in LINK.findall(response.content.decode()):
                assert client.get(link).status_code == 200, (address, link)

    def test_tells_the_members_of_the_day(self, client, dossier):
        for day in ("2018-12-31", "2020-12-31", "2021-01-01", "2022-01-01"):
            answer = client.get(f"/api/v1/dossiers/{other.SLUG}/stand", {"peildatum": day}).json()
            told = {
                body["gemeente"] for body in answer["organen"] if body["soort"] == "gemeenteraad"
            }

            assert told == {row.municipality.code for row in board(dossier, day).councils}


def test_no_code_knows_the_first_region():
    names = ("leiden", "leidse", "oegstgeest", "voorschoten", "zoeterwoude")
    found = [
        path.relative_to(ROOT).as_posix()
        for folder in ("decisions", "municipalities", "regio", "templates", "static/src")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".html", ".css", ".mjs", ".typ"}
        and any(name in path.read_text("utf-8").lower() for name in names)
    ]

    assert [path for path in found if not path.startswith(KEPT_APART)] == [
        "decisions/management/commands/demo.py"
    ]
