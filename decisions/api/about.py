"""What the API says of itself: its place, its version and whom to write to.

The numbers follow Semantic Versioning: the address carries the first one, every answer all three.
"""

PREFIX = "/api/v1"
VERSION = "1.0.0"
TITLE = "Regio"
CONTACT = {
    "name": "Regio",
    "email": "regio@example.nl",
    "url": "https://regio.example.nl/",
}
LICENCE = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
TAGS = [
    {"name": "dossiers", "description": "Waarover gemeenten samen besluiten."},
    {"name": "stand", "description": "Waar elk orgaan op een dag staat, en wat daaruit volgt."},
]
DESCRIPTION = """\
Alleen lezen. Elk antwoord geldt op een dag (`peildatum`) en naar wat Regio op een moment wist
(`bekend`), en is hetzelfde als wat het bord toont. Zonder `peildatum` is dat vandaag zolang het
dossier open is en daarna de dag van sluiting; zonder `bekend` wat nu is vastgelegd.

Lege velden staan er altijd: `null` of een lege lijst. Lijsten van gemeenten bevatten hun code,
zoals `gm0546`. Data met onzekerheid zijn EDTF-tekst, zoals `2016-11` of `2017-03~`. Een parameter
die deze API niet kent, die leeg is of die twee keer is gegeven, wordt geweigerd met 400.
"""
