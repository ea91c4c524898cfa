"""Every table of a dossier folder by name, and the settings of dossier.toml as one more."""

from .column import choice, day, edtf, key, text
from .table import Table
from .tables_asked import ASKED
from .tables_what import WHAT
from .tables_who import WHO

TABLES = {table.name: table for table in (*WHO, *WHAT, *ASKED)}
RULES = (
    "alle_raden_akkoord",
    "geen_raad_tegen",
    "meerderheid_raden",
    "meerderheid_zetels",
    "meerderheid_inwoners",
    "raden_en_inwoners",
)
SETTINGS = Table(
    "dossier",
    (
        text("title*", 200),
        key("slug*"),
        text("question*", 1000),
        choice("rule*", *RULES),
        edtf("opened_on*"),
        day("closed_on"),
        key("region.slug*"),
        text("region.name*", 120),
    ),
    ending="toml",
)
# Read before the rest, and no part of the dossier: an exported folder is whole.
EXTENDS = text("extends", 200)
