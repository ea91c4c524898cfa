"""`scripts/verify_folder.py`: run on an exported folder by itself, as anybody can."""

import csv
import io
import json
import shutil
import subprocess
import sys
from importlib import util

import pytest
from django.core.management import call_command

from decisions.exchange.folder import TABLES
from municipalities.proof import hashing
from tests.decisions.letter import SLUG
from tests.repository import ROOT

SCRIPT = ROOT / "scripts" / "verify_folder.py"
POSITION = "visienotitie-raad-leiden"


@pytest.fixture(scope="module")
def exported(letter, tmp_path_factory):
    """The demo dossier, exported once; tests change a copy."""
    path = tmp_path_factory.mktemp("uit") / "dossier"
    call_command("export_dossier", SLUG, str(path), stdout=io.StringIO())
    return path


@pytest.fixture
def folder(exported, tmp_path):
    return shutil.copytree(exported, tmp_path / "dossier")


def verify(folder, *anchors):
    """Run the script without Regio's environment; return its exit code and what it said."""
    command = [sys.executable, "-I", str(SCRIPT), str(folder), *map(str, anchors)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={})
    return done.returncode, done.stdout + done.stderr


def read_proof(folder):
    return [json.loads(line) for line in (folder / "proof.ndjson").read_text().splitlines()]


def write_proof(folder, lines):
    (folder / "proof.ndjson").write_text("".join(json.dumps(each) + "\n" for each in lines))


def find_line(lines, file, name):
    """Return the line about a row, and its number in the chain."""
    return next(each for each in lines[1:] if each.get("row") == [file, {"id": name}])


def change_cell(folder, file, name, **cells):
    with (folder / file).open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    next(each for each in rows if each["id"] == name).update(cells)
    with (folder / file).open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def write_anchor(folder, head, *, length=None, end=None):
    """Write an anchor as Regio does, of the whole chain or of a part of it."""
    told = {"lengte": length or head["length"], "einde": end or head["head"]}
    anchor = {
        "adres": "https://regio.example/",
        "dag": "2026-11-28",
        "gemaakt_op": "2026-11-28T03:00:00+00:00",
        "ketens": {head["chain"]: told},
        "vorm": 1,
    }
    path = folder.parent / "anker.json"
    path.write_text(hashing.format_canonical(anchor))
    return path


def forge_chain(lines):
    """Compute every hash of a proof anew, and its end."""
    previous = hashing.begin_chain(lines[0]["chain"])
    for number, link in enumerate(lines[1:], 1):
        previous = link["hash"] = hashing.join_link(number, previous, link["digest"])
    lines[0]["head"], lines[0]["length"] = previous, len(lines) - 1
    return lines


class TestAFolderAsItWasExported:
    def test_holds_with_every_row_proved(self, exported):
        code, said = verify(exported)

        assert (code, said.splitlines()[-1]) == (0, "Alles wat te vergelijken is, klopt.")
        assert "Niet bewezen" not in said

    def test_holds_against_anchors_of_now_and_of_before(self, folder):
        head, *links = read_proof(folder)
        now = write_anchor(folder, head)
        before = now.rename(now.with_name("eerder.json"))
        now = write_anchor(folder, head, length=7, end=links[6]["hash"])

        code, said = verify(folder, now, before)

        assert code == 0
        assert "Vergeleken met 2 ankers, waarvan 2 van u." in said


class TestAFolderThatWasChanged:
    @pytest.mark.parametrize(
        ("file", "name", "column", "cell"),
        [
            ("positions.csv", POSITION, "stance", "tegen"),
            ("positions.csv", POSITION, "subject", "zwaar"),
            ("positions.csv", POSITION, "departure", "Zomaar."),
            ("decisions.csv", None, "title", "Iets anders"),
            ("decisions.csv", None, "dated_on", "2018-01-01"),
            ("sources.csv", None, "is_public", "nee"),
        ],
    )
    def test_is_found_by_its_cell(self, folder, file, name, column, cell):
        rows = [each["row"] for each in read_proof(folder)[1:] if "row" in each]
        name = name or next(key["id"] for found, key in rows if found == file)
        change_cell(folder, file, name, **{column: cell})

        code, said = verify(folder)

        assert code == 1
        assert f"kolom {column} zegt iets anders dan in de keten staat." in said

    def test_is_found_by_a_row_that_is_gone(self, folder):
        path = folder / "positions.csv"
        path.write_text(path.read_text().replace(POSITION, "een-ander"))

        code, said = verify(folder)

        assert code == 1
        assert "deze regel staat niet in de map." in said
        assert "Niet bewezen: 1 van" in said

    def test_is_found_by_a_digest(self, folder):
        lines = read_proof(folder)
        find_line(lines, "positions.csv", POSITION)["digest"] = "0" * 64
        write_proof(folder, lines)

        code, said = verify(folder)

        assert code == 1
        assert "de inhoud past niet bij haar vingerafdruk." in said
        assert "past niet op de schakel ervoor." in said

    def test_is_found_by_the_end_that_was_cut_off(self, folder):
        write_proof(folder, read_proof(folder)[:-3])

        code, said = verify(folder)

        assert code == 1
        assert "Het einde van de keten is een ander" in said

    def test_is_found_by_a_link_that_was_forged(self, folder):
        lines = read_proof(folder)
        lines[5]["hash"] = hashing.hash_text("verzonnen")
        write_proof(folder, lines)

        code, said = verify(folder)

        assert code == 1
        assert "Schakel 5 past niet" in said


class TestAFolderWithEveryHashForged:
    """The stance, its content and all hashes after it changed alike: only an anchor tells."""

    @pytest.fixture
    def forged(self, folder):
        head = read_proof(folder)[0]
        lines = read_proof(folder)
        line = find_line(lines, "positions.csv", POSITION)
        line["content"]["values"]["stance"] = "tegen"
        line["digest"] = hashing.digest_content(line["content"])
        write_proof(folder, forge_chain(lines))
        change_cell(folder, "positions.csv", POSITION, stance="tegen")
        return folder, head

    def test_is_not_found_without_an_anchor(self, forged):
        assert verify(forged[0])[0] == 0

    def test_is_found_by_an_anchor(self, forged):
        folder, head = forged

        code, said = verify(folder, write_anchor(folder, head))

        assert code == 1
        assert f"schakel {head['length']} is een andere dan toen." in said

    def test_is_found_by_an_anchor_that_names_another_chain_only(self, forged):
        folder, head = forged

        code, said = verify(folder, write_anchor(folder, head | {"chain": "dossier-999"}))

        assert code == 1
        assert "noemt de keten" in said


def test_an_anchor_of_a_longer_chain_is_told(folder):
    lines = read_proof(folder)
    anchor = write_anchor(folder, lines[0])
    write_proof(folder, forge_chain(lines[:-2]))

    code, said = verify(folder, anchor)

    assert code == 1
    assert "de keten had toen al" in said


@pytest.mark.parametrize("proof", [None, "", "geen json\n"])
def test_a_proof_that_cannot_be_read_is_told_in_a_sentence(folder, proof):
    (folder / "proof.ndjson").unlink()
    if proof is not None:
        (folder / "proof.ndjson").write_text(proof)

    code, said = verify(folder)

    assert (code, said[:26]) == (1, "FOUT  Dit is niet te lezen")
    assert "Traceback" not in said


class TestTheScript:
    @pytest.fixture
    def script(self):
        spec = util.spec_from_file_location("verify_folder", SCRIPT)
        module = util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def test_is_short_and_needs_nothing_but_python(self):
        lines = SCRIPT.read_text().splitlines()
        imported = {each.split()[1] for each in lines if each.startswith(("import ", "from "))}

        assert len(lines) <= 150
        assert imported <= sys.stdlib_module_names

    def test_computes_what_regio_computes(self, script):
        content = {
            "version": {"by": 3, "type": "~"},
            "texts": {},
            "values": {"b": None, "a": "één ‘stand’\u2028\n", "c": True, "d": 12},
        }

        assert script.digest_content(content) == hashing.digest_content(content)
        assert script.digest("zout" + "tekst") == hashing.digest_text("tekst", "zout")
        assert script.digest("dossier-1") == hashing.begin_chain("dossier-1")

    def test_knows_where_every_reference_leads(self, script):
        led = {
            (table.file, column.name): f"{column.table}.csv"
            for table in TABLES.values()
            for column in table.columns
            if column.table and column.name not in script.NOT_COMPARED
        }

        assert {each: script.find_target(*each) for each in led} == led
