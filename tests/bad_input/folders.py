"""Bad input 27-44: the files of a dossier folder; the import tells where and stores nothing."""

from decisions.exchange.folder import sheets as sheet
from decisions.models import Dossier, Theme
from municipalities.models import RegionMembership
from tests.bad_input.ground import Case


def rewritten(change, name="themes"):
    """Return a try with one file changed after it was written: its bytes to other bytes."""

    def ask(ground):
        def after(path):
            file = path / f"{name}.csv"
            file.write_bytes(change(file.read_bytes()))

        return ground.folder(lambda made: after)

    return ask


def replaced(old, new):
    return rewritten(lambda found: found.replace(old, new))


def cell(table, row, **cells):
    """Return a try with one cell changed."""

    def ask(ground):
        return ground.folder(lambda made: made.set(table, row, **cells) and None)

    return ask


def encoded(name, text="Wönen"):
    return rewritten(lambda found: found.decode().replace("Wonen", text).encode(name))


def names_are(*names):
    def then(ground, answer):
        assert answer.status == 200, answer.words
        return set(names) <= set(Theme.objects.values_list("name", flat=True))

    return then


def add_themes(made):
    for number in range(9):
        made.add("themes", id=f"t{number}", name="x")


def too_many(ground):
    """Set the most rows to three, so that a file need not be enormous to be too large."""
    most, sheet.MOST_ROWS = sheet.MOST_ROWS, 3
    try:
        return ground.folder(add_themes)
    finally:
        sheet.MOST_ROWS = most


def twice(ground):
    """Import a folder again: the rows that stand already change nothing."""
    assert ground.folder().status == 200
    ground.mark()
    return ground.folder()


def unchanged(ground, answer):
    return (
        answer.status == 200
        and ground.is_untouched
        and Dossier.objects.filter(slug="samen-verder").count() == 1
    )


def twin_row(ground):
    def change(made):
        made.add("themes", **made.rows["themes"][0])

    return ground.folder(change)


def two_members(ground, answer):
    """Whether rows that differ in the municipality only are two."""
    return (
        answer.status == 200
        and RegionMembership.objects.filter(region__slug="bedachte-regio").count() == 2
    )


def codes(ground):
    wrong = ("9001", "GM9001", "gm0000")
    answers = [cell("members", 0, municipality=code)(ground) for code in wrong]
    assert {each.status for each in answers} == {422}
    return answers[-1]


def one_bad_of_many(ground):
    def change(made):
        for number in range(300):
            made.add(
                "statements", id=f"s{number}", dated_on="2017", speaker="Wie", text=f"Wat {number}"
            )
        made.set("statements", 150, dated_on="31-02-2017")

    return ground.folder(change)


def with_column(found):
    head, *rest = found.decode().splitlines()
    return "\n".join([f"{head},{head.split(',')[1]}", *(f"{line},x" for line in rest)]).encode()


def without_column(found):
    return "\n".join(line.rpartition(",")[0] for line in found.decode().splitlines()).encode()


def blank_lines(found):
    return found + b"\r\n\r\n,,,;;;\r\n"


MARK = b"\xef\xbb\xbf"
CASES = [
    Case(27, "merkteken vooraan", rewritten(lambda f: MARK + f), then=names_are("Wonen")),
    Case(28, "cp1252", encoded("cp1252"), "cp1252"),
    Case(29, "utf-8 blijft utf-8", encoded("utf-8"), then=names_are("Wönen")),
    Case(30, "utf-16", encoded("utf-16"), "UTF-16"),
    Case(31, "nul in een cel", replaced(b"Wonen", b"W\0nen"), "U\\+0000"),
    Case(32, "veld te lang", replaced(b"Wonen", b"x" * 2**18), "131.072"),
    Case(33, "aanhalingsteken open", replaced(b"Wonen", b'"Wonen'), "sluit"),
    Case(34, "puntkomma's", replaced(b",", b";"), "puntkomma"),
    Case(35, "kale cr", replaced(b"\r\n", b"\r"), then=names_are("Wonen")),
    Case(36, "kolom twee keer", rewritten(with_column), "themes.csv"),
    Case(37, "kolom te weinig", rewritten(without_column), "themes.csv"),
    Case(38, "leeg bestand", rewritten(lambda f: b""), "Een kop"),
    Case(39, "lege regels en losse komma's", rewritten(blank_lines), "themes.csv"),
    Case(40, "te veel rijen", too_many, "rijen"),
    Case(41, "dezelfde rij twee keer", twin_row, "themes.csv"),
    Case(42, "zelfde rij, andere gemeente", lambda on: on.folder(), then=two_members),
    Case(43, "verkeerde code", codes, "uit het register"),
    Case(44, "een fout in 300 rijen", one_bad_of_many, "statements.csv"),
]
AGAIN = Case(41, "dezelfde map twee keer", twice, then=unchanged)
