"""A reference that leads to something that is there, and to the wrong one: taken or told at its
row, and never an error of the program."""

import pytest

from decisions.exchange.folder import TABLES
from tests.decisions.exchange.rows import bring, histories
from tests.decisions.folders import CODES, DossierFolder
from tests.factories import MunicipalityFactory

pytestmark = pytest.mark.django_db

TERM = {"dated_on": "2014-03", "election_year": "2014", "source": "brief"}
# What another council and another body lead to, and the sentence where that is refused.
WRONG = [
    ("positions", 2, {"groups": "groep-c"}, "fractie uit de raad van deze gemeente"),
    ("positions", 2, {"groups": "groep-a;groep-c"}, "fractie uit de raad van deze gemeente"),
    ("positions", 2, {"decision": "besluit-2"}, "fractie uit de raad van deze gemeente"),
    ("decisions", 2, {"body": "raad-verzonnendam"}, "leg het bij het andere orgaan opnieuw vast"),
    ("terms", 0, {"body": "raad-verzonnendam"}, ""),
    ("terms", 0, {"body": "stuurgroep"}, "Alleen een gemeenteraad heeft raadsperioden"),
    ("terms", 0, {"body": "college-bedachtstad"}, "Alleen een gemeenteraad heeft raadsperioden"),
    ("groups", 0, {"term": "periode-2"}, ""),
    ("members", 0, {"municipality": "gm9999"}, "uit het register"),
    ("bodies", 0, {"municipality": "gm9002"}, ""),
    ("decisions", 0, {"body": "raad-verzonnendam"}, ""),
    ("round_bodies", 0, {"answer": "besluit-2"}, ""),
    ("round_bodies", 0, {"answer": "uitspraak"}, ""),
    ("remarks", 2, {"position": "standpunt-1"}, ""),
    ("remarks", 2, {"decision": "besluit-1"}, ""),
    ("replies", 0, {"changed_in": "licht"}, ""),
    ("subjects", 0, {"works_out": "onderzoek"}, ""),
    ("subjects", 2, {"base": "plan"}, ""),
    ("elements", 0, {"taken_from": "plan"}, ""),
    ("relations", 0, {"other": "zwaar"}, "Een versie vervangt niet zichzelf."),
    ("relations", 0, {"other": "plan"}, "onderwerp van dezelfde soort"),
    ("relations", 0, {"other": "nergens"}, ""),
    ("relations", 0, {"kind": "sluit_uit"}, "Alleen een nieuwe versie zegt wat er veranderde."),
    ("milestones", 0, {"subject": "licht"}, "Alleen een voorstel heeft een staat"),
    ("rounds", 0, {"follows": "ronde"}, "bij zichzelf uitkomt"),
    ("answers", 1, {"line": "regel-bijlage"}, ""),
    ("extensions", 0, {"body": "commissie-wonen"}, ""),
    ("evidence", 0, {"position": "standpunt-2"}, ""),
    ("evidence", 4, {"decision": "", "reply": "reactie"}, ""),
    ("sources", 0, {"body": "stuurgroep"}, ""),
]


@pytest.fixture(scope="module")
def first(rolled_back, tmp_path_factory):
    for code, name in CODES.items():
        MunicipalityFactory(code=code, name=name)
    return bring(with_other_council(tmp_path_factory.mktemp("first") / "samen-verder"))


@pytest.fixture
def made(first, db, tmp_path):
    return with_other_council(tmp_path / "samen-verder")


def with_other_council(path):
    """Return the made-up folder, in which the other council has a group too."""
    made = DossierFolder(path)
    made.add("terms", id="periode-2", body="raad-verzonnendam", **TERM)
    return made.add("groups", id="groep-c", term="periode-2", name="Groep C", source="brief")


@pytest.mark.parametrize(("table", "place", "cells", "words"), WRONG)
def test_a_wrong_reference_is_told_or_taken(made, table, place, cells, words):
    before = histories()

    report = bring(made.set(table, place, **cells), dry_run=not words)

    if words:
        assert any(words in each.expected for each in report.problems), report.problems
    for each in report.problems:
        assert each.line > 1 and each.expected.endswith("."), each
    assert histories() == before


def test_versions_in_a_circle_are_refused_at_their_column(made):
    made.add("relations", subject="licht", kind="vervangt", other="zwaar", source="brief")

    [problem] = bring(made).problems

    assert (problem.file, problem.line, problem.column) == ("relations.csv", 3, "other")
    assert problem.expected == "Een versie vervangt niet zichzelf."


def test_every_table_that_another_council_can_be_behind_is_asked():
    of_bodies = {"terms", "groups"} & {name for name, *_ in WRONG}

    assert of_bodies and {name for name, *_ in WRONG} <= set(TABLES)
