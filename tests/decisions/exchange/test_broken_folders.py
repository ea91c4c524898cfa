"""Every way in which a folder is broken is told at its place, and nothing of it is stored."""

import time
from pathlib import Path

import pytest

from decisions.exchange import import_folder
from decisions.exchange.folder import TABLES, Folder, read_folder
from decisions.exchange.folder.sheets import MOST_PROBLEMS, MOST_ROWS, MOST_STRANGE
from decisions.models import Dossier
from municipalities.models import Body, Region, Source
from tests.decisions.folders import CODES, DossierFolder
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
    ("members", 0, {"municipality": "gm9999"}, "municipality", "uit het register"),
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
    "a formula": '=HYPERLINK("https://voorbeeld.example";"klik")',
    "a command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "markup": "<script>alert(1)</script> & <b>vet</b>",
    "a template": "{{ settings.SECRET_KEY }} {% debug %}",
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


def assert_nothing_stored(before):
    assert not Dossier.objects.exists()
    assert (Region.objects.count(), Body.objects.count(), Source.objects.count()) == before


def counts():
    return (Region.objects.count(), Body.objects.count(), Source.objects.count())


@pytest.mark.usefixtures("register")
class TestABrokenFolder:
    @pytest.mark.parametrize(("name", "breaking", "place", "expected"), FILES)
    def test_is_told_at_its_file_and_line(self, made, name, breaking, place, expected):
        path = made.write()
        file = next(path.glob(f"{name}.*"))
        breaking(file)
        before = counts()

        report = import_folder(read_folder(path), by=beheer())

        found = told(report.problems)
        assert expected in found[(file.name, *place)]
        assert_nothing_stored(before)

    @pytest.mark.parametrize(("table", "place", "cells", "column", "expected"), CELLS)
    def test_is_told_at_its_cell(self, made, table, place, cells, column, expected):
        before = counts()

        report = import_folder(read_folder(made.set(table, place, **cells).write()), by=beheer())

        assert expected in told(report.problems)[(f"{table}.csv", place + 2, column)]
        assert_nothing_stored(before)

    def test_is_told_when_variants_lead_to_themselves(self, made):
        before = counts()
        made.set("subjects", 3, base="zwaar").set("subjects", 4, base="licht-met-stip")

        report = import_folder(read_folder(made.write()), by=beheer())

        assert [(each.line, each.column) for each in report.problems] == [
            (4, "base"),
            (5, "base"),
            (6, "base"),
        ]
        assert_nothing_stored(before)

    @pytest.mark.parametrize("make", ["nothing", "a file", "an empty folder", "another folder"])
    def test_is_told_when_it_is_no_dossier_folder(self, tmp_path, make):
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

    def test_shows_the_value_without_what_hides_or_turns_it_around(self, made):
        made.set("themes", 0, name=f"a{RIGHT_TO_LEFT}b\u200b\u0007c")

        (problem,) = read_folder(made.write()).problems

        assert problem.value == "a<U+202E>b<U+200B><U+0007>c"


@pytest.mark.usefixtures("register")
class TestARightFolder:
    @pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
    def test_may_hold_text_that_means_something_elsewhere(self, made, text):
        made.set("statements", 0, text=text, speaker=text[:50]).set("sources", 0, title=text)

        report = import_folder(read_folder(made.write()), by=beheer())

        assert report.is_right, report.problems
        assert Dossier.objects.get().statements.get().text == text
        assert Source.objects.get(key="brief").title == text

    @pytest.mark.parametrize("end", ["\r", "\r\n"])
    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
    def test_may_come_from_a_spreadsheet(self, made, end, mark):
        path = made.write()
        for file in path.iterdir():
            ends = "\r\n" if file.suffix == ".toml" else end
            text = "\n".join(file.read_text("utf-8").splitlines())
            file.write_bytes(mark + text.replace("\n", ends).encode())

        report = import_folder(read_folder(path), by=beheer())

        assert report.is_right, report.problems
        assert report.is_stored


def timed(path) -> Folder:
    """Read a folder, in bounded time of this process whatever else the machine does."""
    began = time.process_time()
    folder = read_folder(path)
    assert time.process_time() - began < SECONDS
    return folder


class TestALargeFolder:
    def test_is_read_whole_with_100_000_rows(self, made):
        add_many(made, "evidence", lambda n: {"id": f"e{n}", **PLACE})

        folder = timed(made.write())

        assert folder.problems == ()
        assert len(folder.tables["evidence"]) == MOST_ROWS

    def test_is_not_read_beyond_that(self, made):
        add_many(made, "evidence", lambda n: {"id": f"e{n}", **PLACE}, most=MOST_ROWS + 1)

        folder = timed(made.write())

        assert [(each.file, each.line) for each in folder.problems] == [
            ("evidence.csv", MOST_ROWS + 2)
        ]

    def test_stops_telling_where_every_cell_is_wrong(self, made):
        wrong = dict.fromkeys(TABLES["evidence"].names, "\u200b")
        add_many(made, "evidence", lambda n: wrong)

        folder = timed(made.write())

        assert MOST_PROBLEMS < len(folder.problems) < MOST_PROBLEMS + 100
        assert "las niemand verder" in folder.problems[-1].expected

    def test_stops_telling_where_every_reference_leads_nowhere(self, made):
        add_many(made, "evidence", lambda n: {"id": f"e{n}", **PLACE, "source": "weg"})

        assert len(timed(made.write()).problems) == MOST_PROBLEMS

    @pytest.mark.parametrize("ends", [True, False])
    def test_may_be_one_long_chain_of_remarks(self, made, ends):
        def link(n):
            ahead = f"r{n + 1}" if n < MOST_ROWS - 3 - 1 else "" if ends else "r0"
            return {**GATHERED, "id": f"r{n}", "carried_from": ahead}

        add_many(made, "remarks", link)

        assert len(timed(made.write()).problems) == (0 if ends else MOST_PROBLEMS)

    def test_may_have_a_header_that_never_ends(self, made):
        path = made.write()
        (path / "themes.csv").write_text("a," * 500_000, encoding="utf-8")

        found = [each for each in timed(path).problems if each.file == "themes.csv"]

        assert len(found) <= MOST_STRANGE + len(TABLES["themes"].columns)

    def test_may_have_settings_that_never_end(self, made):
        made.toml += "".join(f"k{n} = 1\n" for n in range(50_000))

        assert len(timed(made.write()).problems) == MOST_STRANGE


PLACE = {"source": "brief", "place": "alinea", "summary": "Wat er staat", "decision": "besluit-1"}
GATHERED = {"kind": "wens", "dated_on": "2017", "gathering": "Avond", "text": "Meer bomen"}


def add_many(made, table, row, most=MOST_ROWS):
    """Fill one file up to `most` rows."""
    for number in range(most - len(made.rows[table])):
        made.add(table, **row(number))


def test_every_broken_file_is_one_that_the_folder_has():
    names = {name for name, *_ in FILES} | {table for table, *_ in CELLS}

    assert names - {"dossier"} <= {Path(each.file).stem for each in TABLES.values()}
