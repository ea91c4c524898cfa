"""Read a whole dossier folder; whatever stands in it, the answer is a Folder with problems."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from .contents import Folder, Problem
from .encoding import read_text
from .layers import Layer, laid_over, stacked
from .links import check_links
from .settings import read_settings
from .sheet import Sheet, read_sheet
from .table import Table
from .tables import TABLES


def read_folder(path: Path | str) -> Folder:
    """Return the folder at `path` with every problem in it; never raises on its content.

    Rows and problems of a folder that it extends name their file from here: `../themes.csv`.
    """
    path = Path(path)
    name = path.resolve().name
    if not path.is_dir():
        return Folder(name, problems=(Problem(path.name, 0, "", "", "Een map die bestaat."),))
    layers = [read_layer(layer) for layer in stacked(path)]
    sheets = laid_over(layers)
    problems = [problem for layer in layers for problem in layer.problems]
    problems += check_links(sheets)
    tables = {name: tuple(sheet.rows) for name, sheet in sheets.items()}
    return Folder(name, layers[0].settings, tables, tuple(problems))


def read_layer(layer: Layer) -> Layer:
    """Read the files of one folder into its layer."""
    layer.settings, problems = read_settings(layer.path)
    layer.sheets = {table.name: open_sheet(layer.path, table) for table in TABLES.values()}
    layer.problems += [*problems, *strangers(layer.path)]
    for sheet in layer.sheets.values():
        layer.problems += sheet.problems
    layer.settle()
    return layer


def open_sheet(path: Path, table: Table) -> Sheet:
    """Return the rows of one file; a file that is not there has none."""
    file = path / table.file
    if not file.exists():
        return Sheet(table)
    text = read_text(file)
    if isinstance(text, Problem):
        return Sheet(table, problems=[text], is_whole=False)
    return read_sheet(table, text)


def strangers(path: Path) -> Iterator[Problem]:
    """CSV files that are no table: a misspelled name would lose its rows without a word."""
    files = [table.file for table in TABLES.values()]
    for file in sorted(path.iterdir()):
        if file.suffix.lower() == ".csv" and file.name not in files:
            near = get_close_matches(file.name.lower(), files, n=1)
            hint = f" Bedoelt u {near[0]}?" if near else ""
            yield Problem(file.name, 0, "", "", f"Een bestand dat in de map hoort.{hint}")
