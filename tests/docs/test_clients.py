"""The programs in docs/clients tell what the pages tell."""

import importlib.util
import io
import json
from pathlib import Path

import pytest
from lxml import html

from decisions.actions import delete_draft, save_record
from decisions.domain.stances import Stance
from tests import factories
from tests.decisions.api.followed import read_lists
from tests.decisions.api.scene import full, furnish
from tests.decisions.demo_rows import BRONNEN
from tests.decisions.letter import SLUG, Letter
from tests.people import beheer

CLIENTS = Path(__file__).parents[2] / "docs/clients"
MOST_LINES = 40
SITE, DAY = "https://regio.example", "2017-06-01"
UNKNOWN = "onbekend"
NAMES = {str(stance.label): stance for stance in Stance}


@pytest.fixture(scope="module")
def real_dossier(rolled_back):
    """The first dossier with all its sources, imported once."""
    return Letter(BRONNEN)


@pytest.fixture
def fetched(client):
    """Return what stands for `urlopen`: the answers of this Regio."""

    def fetch(address, timeout):
        return io.BytesIO(client.get(address.removeprefix(SITE)).content)

    return fetch


def load_client(name):
    path = CLIENTS / name
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_board_page(client):
    """Return {(council, subject): stance} as the table of the page shows it."""
    page = client.get(f"/dossiers/{SLUG}/", {"peildatum": DAY})
    [table] = html.fromstring(page.content.decode()).xpath("//table[@class='stands__table']")
    subjects = table.xpath("./thead//th//a[1]/@title")
    return {
        (f"Gemeenteraad {row.xpath('string(./th/a)')}", subject): shown_stance(cell)
        for row in table.xpath("./tbody/tr[th/a]")
        for subject, cell in zip(subjects, row.xpath("./td"), strict=True)
    }


def shown_stance(cell):
    """Return the stance of a cell of the page, as the API names it."""
    told = cell.xpath("string(.//summary/b[1]/span)")
    return NAMES[told].value if told else UNKNOWN


def test_every_client_is_short():
    lengths = {path.name: len(path.read_text().splitlines()) for path in CLIENTS.glob("*.py")}

    assert lengths
    assert {name for name, lines in lengths.items() if lines > MOST_LINES} == set()


@pytest.mark.django_db
def test_the_board_of_a_day_is_that_of_the_page(client, real_dossier, fetched, monkeypatch):
    program = load_client("board.py")
    monkeypatch.setattr(program, "urlopen", fetched)

    told = program.build_board(SITE, SLUG, DAY)

    shown = read_board_page(client)
    assert len(shown) > 30
    assert {UNKNOWN, "tegen", "geen_blokkade"} < set(shown.values())
    assert {key: told[key] for key in shown} == shown


@pytest.mark.django_db
def test_the_board_from_a_table_is_that_of_the_page(client, real_dossier, fetched, monkeypatch):
    program = load_client("board_from_csv.py")
    monkeypatch.setattr(program, "urlopen", fetched)

    told = program.build_board(SITE, SLUG, DAY)

    shown = read_board_page(client)
    stances = {key: NAMES[words].value for key, words in told.items() if words != UNKNOWN}
    assert len(shown) > 30
    assert {"tegen", "geen_blokkade"} < set(shown.values())
    assert {key: stances.get(key, UNKNOWN) for key in shown if key in told} == shown


def read_copy(file):
    """Return {(list, id as text): what it tells} of the copy of a dossier in a file."""
    lists = json.loads(file.read_text())["lijsten"]
    return {(name, key): row for name, rows in lists.items() for key, row in rows.items()}


@pytest.mark.django_db
def test_a_copy_that_is_followed_is_what_the_lists_tell(client, fetched, monkeypatch, tmp_path):
    scene, file = furnish(full()), tmp_path / "copy.json"
    event = factories.MilestoneFactory(dossier=scene.dossier)
    gone = ("mijlpalen", event.pk, "verwijderd")
    program = load_client("follow.py")
    monkeypatch.setattr(program, "urlopen", fetched)

    next(program.follow(SITE, "samen", file))  # is stopped after the first page
    delete_draft(event, by=beheer(), reason="test")
    scene.accepts.stance = Stance.VOOR
    save_record(scene.accepts, by=beheer(), reason="test")
    told = [(each["lijst"], each["id"], each["soort"]) for each in follow_on(program, file)]

    assert gone in told
    assert ("standpunten", scene.accepts.pk, "gewijzigd") in told
    assert read_copy(file) == {
        (name, str(key)): row for (name, key), row in read_lists(client).items()
    }
    assert follow_on(program, file) == []


def follow_on(program, file):
    return list(program.follow(SITE, "samen", file))
