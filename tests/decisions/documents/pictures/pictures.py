"""Pictures of a made-up region, for the tests of each format."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from decisions.documents.pictures import Picture, PictureGround
from decisions.documents.pictures.told import LegendSign
from decisions.domain.rules import Rule

ADDRESS = "https://regio.example/dossiers/samen/?peildatum=2017-06-01&bekend=2017-06-02T08:00:00Z"
KNOWN = datetime(2017, 6, 2, 8, tzinfo=UTC)
HOSTILE = '#panic("x") $x^2$ <script>alert(1)</script> &amp; \\u{41} @key *vet* ]]> "'


def ground(board, **fields):
    """Return the PictureGround of a Board."""
    told = {
        "dossier": board.dossier,
        "day": board.day,
        "known_until": KNOWN,
        "rule": board.rule,
        "address": ADDRESS,
        "unkept_after": None,
        "is_public": True,
    }
    return PictureGround(**{**told, **fields})


def bare_ground(**fields):
    """Return a PictureGround of a dossier that stands in no database."""
    dossier = SimpleNamespace(
        title="Verzonnen dossier", slug="samen", region=SimpleNamespace(name="Verzonnen")
    )
    board = SimpleNamespace(dossier=dossier, day=date(2017, 6, 1), rule=Rule.ALLE_RADEN_AKKOORD)
    return ground(board, **fields)


def region_picture(*tiles, **fields):
    """Return the Picture of a region with tiles of (name, stance, word)."""
    told = {
        "across": min(len(tiles), 2),
        "tiles": [
            {
                **{"name": name, "stance": stance, "word": word, "notes": []},
                **{"is_old": False, "is_aside": False},
                **{"line": place // 2 + 1, "column": place % 2 + 1},
            }
            for place, (name, stance, word) in enumerate(tiles)
        ],
        "map": None,
        "measures": [{"label": "Raden", "words": "1 van 2", "percentage": 50}],
    }
    return Picture(
        **{
            **bare_ground().frame("regio", "De regio"),
            "title": "Regioraad: nog onbeslist",
            "outcome": "onbeslist",
            "notes": (),
            "legend": [LegendSign("voor", "", "voor")],
            "alternative": tuple(f"{name}: {word}." for name, _stance, word in tiles),
            "told": told,
            **fields,
        }
    )
