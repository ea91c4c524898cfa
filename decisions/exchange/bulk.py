"""A whole dossier at once, as far as it is public: a zip of its folder, or lines of JSON.

Both begin with what they hold: the moment until which they know, the licence, the end of the chain
of the dossier, and how many rows of each table. The zip says of each file its bytes and its hash
besides."""

import json
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..domain.rules import RULES_VERSION
from .exporting import DossierExport, place_folder
from .folder import SETTINGS, TABLES
from .folder.cells import write_cell
from .folder.datapackage import RIGHTS_OF_OTHERS

MANIFEST_FILE = "manifest.json"
# The oldest day that a zip knows: its files say themselves until when they know.
NEVER = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class WholeDossier:
    """A DossierExport with where it stands (`address`), until when it knows (as text) and under
    which DataLicence it may be used."""

    export: DossierExport
    address: str
    known_until: str
    licence: object

    @property
    def told(self):
        """What either file begins with."""
        proof = json.loads(self.export.proof[0])
        tables = self.export.folder.tables
        return {
            "dossier": self.export.folder.name,
            "adres": self.address,
            "kennisTot": self.known_until,
            "rekenregels": RULES_VERSION,
            "licentie": self.licence.address,
            "rechtenVanAnderen": str(RIGHTS_OF_OTHERS),
            "keten": {"naam": proof["chain"], "lengte": proof["length"], "einde": proof["head"]},
            "rijen": {TABLES[name].file: len(rows) for name, rows in tables.items()},
            "blijft": dict(sorted(self.export.left_out.items())),
        }


def write_dossier_zip(whole):
    """Return the folder of a WholeDossier with its manifest as zip bytes, the same for the same
    rows and moment of making."""
    with TemporaryDirectory() as beside:
        path = Path(beside) / whole.export.folder.name
        place_folder(whole.export.folder, path, proof=whole.export.proof)
        files = [(each.name, each.read_bytes()) for each in sorted(path.iterdir())]
    told = whole.told | {"bestanden": [describe_file(*each) for each in files]}
    manifest = json.dumps(told, ensure_ascii=False, indent=1).encode()
    packed = BytesIO()
    with ZipFile(packed, "w") as bundle:
        for name, content in [(MANIFEST_FILE, manifest), *files]:
            place = ZipInfo(f"{whole.export.folder.name}/{name}", NEVER)
            bundle.writestr(place, content, compress_type=ZIP_DEFLATED)
    return packed.getvalue()


def describe_file(name, content):
    """Return what the manifest says of a file."""
    return {"naam": name, "bytes": len(content), "sha256": sha256(content).hexdigest()}


def write_dossier_lines(whole):
    """Return a WholeDossier as NDJSON: what it is, the settings, and then every row with the name
    of its table and a value for each column, null where the row has none."""
    folder = whole.export.folder
    told = [
        {"tabel": "manifest", **whole.told},
        build_bulk_line(SETTINGS, folder.settings),
        *(
            build_bulk_line(TABLES[name], row)
            for name, rows in folder.tables.items()
            for row in rows
        ),
    ]
    return "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in told).encode()


def build_bulk_line(table, row):
    """Return a FolderRow as an object: whole numbers and truths as such, all else as the table
    writes it."""
    values = {
        each.name: build_bulk_value(each, row.values.get(each.name)) for each in table.columns
    }
    return {"tabel": table.name, **values}


def build_bulk_value(column, value):
    return value if isinstance(value, int | None) else write_cell(column, value) or None


# The one mapping of how a whole dossier leaves: media type and writer, by ending.
BULK_FORMATS = {
    "zip": ("application/zip", write_dossier_zip),
    "ndjson": ("application/x-ndjson", write_dossier_lines),
}
