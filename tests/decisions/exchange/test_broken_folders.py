"""Every way in which a folder is broken is told at its place, and nothing of it is stored."""

import time
from pathlib import Path

import pytest

from decisions.exchange import import_folder
from decisions.exchange.folder import TABLES, Folder, read_folder, reading
from decisions.exchange.folder.sheets import MOST_ROWS, MOST_STRANGE
from decisions.models import Dossier
from municipalities.models import Source
from tests.decisions.exchange.rows import histories
from tests.decisions.folders import CODES, DossierFolder, subject
from tests.factories import MunicipalityFactory
from tests.people import beheer

WHOLE = ""
RIGHT_TO_LEFT = "\u202e"
SECONDS = 40


def written(change):
    """Return a breaker that changes the text of a file."""

    def broken(file):
        file.write_bytes(change(file.read_text("utf-8")))

    return broken


def encoded(encoding, text="é"):
    return written(lambda found: found.replace("Wonen", text).encode(encoding))


def without(column):
    """Return a breaker that takes one column away."""

    def change(found):
        lines = [line.split(",") for line in found.splitlines()]
        place = lines[0].index(column)
        kept = [[cell for at, cell in enumerate(line) if at != place] for line in lines]
        return "\n".join(",".join(line) for line in kept).encode()

    return written(change)


def extra(found):
    head, *rest = found.splitlines()
    return "\n".join([f"{head},kleur", *(f"{line},rood" for line in rest)]).encode()


FILES = [
    ("themes", encoded("cp1252"), (2, WHOLE), "cp1252"),
    ("themes", encoded("utf-16"), (1, WHOLE), "UTF-16"),
    ("themes", encoded("utf-16-le"), (1, WHOLE), "UTF-16"),
    ("themes", written(lambda found: found.replace(",", ";").encode()), (1, WHOLE), "puntkomma"),
    ("themes", without("name"), (1, "name"), "Deze kolom"),
    ("themes", written(extra), (1, "kleur"), "Een kolom die in themes.csv hoort"),
    (
        "themes",
        written(lambda found: found.replace("Wonen", '"Wonen').encode()),
        (2, WHOLE),
        "sluit",
    ),
    ("themes", written(lambda found: b""), (1, WHOLE), "Een kop"),
    (
        "themes",
        written(lambda found: found.replace("Wonen", "W\0nen").encode()),
        (2, "name"),
        "U+0000",
    ),
    ("themes", written(lambda found: b"\0" * 4000), (1, WHOLE), "UTF-16"),
    (
        "themes",
        written(lambda found: found.replace("Wonen", "x" * 2**20).encode()),
        (2, WHOLE),
        "131.072",
    ),
    ("dossier", written(lambda found: b""), (0, "title"), "niet leeg"),
    (
        "dossier",
        written(lambda found: found.replace('"Samen', "Samen").encode()),
        (1, WHOLE),
        "TOML",
    ),
    ("dossier", encoded("utf-16"), (1, WHOLE), "UTF-16"),
]
CELLS = [
    ("positions", 0, {"stance": "misschien"}, "stance", "Een van: voor"),
    ("positions", 0, {"subject": "weg"}, "subject", "subjects.csv"),
    ("evidence", 0, {"source": "weg"}, "source", "sources.csv"),
    ("round_bodies", 1, {"no_view_on": "31-02-2017"}, "no_view_on", "bestaande dag"),
    ("decisions", 1, {"dated_on": "31-02-2017"}, "dated_on", "2017"),
    ("decisions", 1, {"dated_on": "2017-02-31"}, "dated_on", "."),
    ("themes", 0, {"name": f"Won{RIGHT_TO_LEFT}en"}, "name", "U+202E"),
    ("themes", 0, {"id": f"won{RIGHT_TO_LEFT}en"}, "id", "U+202E"),
    ("statements", 0, {"text": "\ufeffEerst"}, "text", "U+FEFF"),
    ("replies", 0, {"remark": "weg"}, "remark", "remarks.csv"),
]
TEXTS = {
    "formula": '=HYPERLINK("https://voorbeeld.example";"klik")',
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "markup": "<script>alert(1)</script> & <b>vet</b>",
    "template": "{{ settings.SECRET_KEY }} {% debug %}",
    "quotes": "'; DROP TABLE decisions_dossier; --",
}


@pytest.fixture
def made(tmp_path):
    return DossierFolder(tmp_path / "samen-verder")


@pytest.fixture
def register(db):
    for code, name in CODES.items():
        MunicipalityFactory(code=code, name=name)


def told(problems):
    return {(each.file, each.line, each.column): each.expected for each in problems}


class TestABrokenFolder:
    @pytest.mark.parametrize(("name", "breaking", "place", "expected"), FILES)
    def test_is_told_at_its_file_and_line(self, made, name, breaking, place, expected):
        path = made.write()
        file = next(path.glob(f"{name}.*"))
        breaking(file)

        assert expected in told(read_folder(path).problems)[(file.name, *place)]

    @pytest.mark.parametrize(("table", "place", "cells", "column", "expected"), CELLS)
    def test_is_told_at_its_cell(self, made, table, place, cells, column, expected):
        found = told(read_folder(made.set(table, place, **cells).write()).problems)

        assert expected in found[(f"{table}.csv", place + 2, column)]

    def test_is_told_when_variants_lead_to_themselves(self, made):
        made.set("subjects", 3, base="zwaar").set("subjects", 4, base="licht-met-stip")

        assert [(each.line, each.column) for each in read_folder(made.write()).problems] == [
            (4, "base"),
            (5, "base"),
            (6, "base"),
        ]

    @pytest.mark.parametrize("make", ["nothing", "a file", "an empty folder", "another folder"])
    def test_is_told_when_it_is_no_dossier_folder(self, db, tmp_path, make):
        path = tmp_path / "dossier"
        if make == "a file":
            path.write_bytes(b"PK\x03\x04")
        elif make != "nothing":
            path.mkdir()
        if make == "another folder":
            (path / "notulen.csv").write_text("dag,wie\n", encoding="utf-8")

        report = import_folder(read_folder(path), by=beheer())

        assert report.problems
        assert not report.is_stored

    @pytest.mark.parametrize("wrong", ["a file", "a cell", "the settings", "a circle"])
    def test_is_stored_for_nothing(self, register, made, wrong):
        if wrong == "a cell":
            made.set("statements", 0, dated_on="gisteren")
        elif wrong == "a circle":
            made.set("subjects", 3, base="zwaar").set("subjects", 4, base="licht-met-stip")
        path = made.write()
        if wrong == "a file":
            encoded("cp1252")(path / "themes.csv")
        elif wrong == "the settings":
            (path / "dossier.toml").write_text("", encoding="utf-8")
        folder, by, before = read_folder(path), beheer(), histories()

        report = import_folder(folder, by=by)

        assert set(folder.problems) <= set(report.problems)
        assert report.problems and not report.is_stored
        assert histories() == before

    def test_shows_the_value_without_what_hides_or_turns_it_around(self, made):
        made.set("themes", 0, name=f"a{RIGHT_TO_LEFT}b\u200b\u0007c")

        (problem,) = read_folder(made.write()).problems

        assert problem.value == "a<U+202E>b<U+200B><U+0007>c"


class TestARightFolder:
    def test_may_hold_text_that_means_something_elsewhere(self, register, made):
        for key, text in TEXTS.items():
            first = made.rows["statements"][0]
            made.add("statements", **{**first, "id": key, "text": text, "speaker": text[:50]})
            made.add("sources", id=key, title=text, publisher_kind="pers", is_public="ja")

        report = import_folder(read_folder(made.write()), by=beheer())

        assert report.is_right, report.problems
        statements = Dossier.objects.get().statements.filter(key__in=TEXTS)
        assert dict(statements.values_list("key", "text")) == TEXTS
        sources = Source.objects.filter(key__in=TEXTS)
        assert dict(sources.values_list("key", "title")) == TEXTS

    @pytest.mark.parametrize("end", ["\r", "\r\n"])
    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
    def test_may_come_from_a_spreadsheet(self, made, end, mark):
        path = made.write()
        plain = read_folder(path)
        for file in path.iterdir():
            ends = "\r\n" if file.suffix == ".toml" else end
            text = "\n".join(file.read_text("utf-8").splitlines())
            file.write_bytes(mark + text.replace("\n", ends).encode())

        assert plain.problems == ()
        assert read_folder(path) == plain


def timed(path) -> Folder:
    """Read a folder, in bounded time of this process whatever else the machine does."""
    began = time.process_time()
    folder = read_folder(path)
    assert time.process_time() - began < SECONDS
    return folder


class TestALargeFolder:
    def test_is_read_whole_with_100_000_rows(self, made):
        """A chain of them, so that every reference and every circle is looked for as well."""
        links = MOST_ROWS - len(made.rows["subjects"])
        for number in range(links):
            base = f"s{number + 1}" if number < links - 1 else ""
            made.rows["subjects"].append(subject(f"s{number}", "variant", 9, base=base))

        folder = timed(made.write())

        assert folder.problems == ()
        assert len(folder.tables["subjects"]) == MOST_ROWS == 100_000

    def test_stops_telling_where_every_reference_leads_nowhere(self, made, monkeypatch):
        monkeypatch.setattr(reading, "MOST_PROBLEMS", 200)
        for number in range(300):
            made.add("evidence", id=f"e{number}", **PLACE)

        assert len(timed(made.write()).problems) == 200

    def test_may_have_a_header_that_never_ends(self, made):
        path = made.write()
        (path / "themes.csv").write_text("a," * 500_000, encoding="utf-8")

        found = [each for each in timed(path).problems if each.file == "themes.csv"]

        assert len(found) <= MOST_STRANGE + len(TABLES["themes"].columns)

    def test_may_have_settings_that_never_end(self, made):
        made.toml += "".join(f"k{n} = 1\n" for n in range(50_000))

        assert len(timed(made.write()).problems) == MOST_STRANGE


PLACE = {"source": "weg", "place": "alinea", "summary": "Wat er staat", "decision": "besluit-1"}


def test_every_broken_file_is_one_that_the_folder_has():
    names = {name for name, *_ in FILES} | {table for table, *_ in CELLS}

    assert names - {"dossier"} <= {Path(each.file).stem for each in TABLES.values()}
