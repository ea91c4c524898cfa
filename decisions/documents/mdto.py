"""Files and what they are of as MDTO 1.0, the National Archive's metadata of government documents.

One file tells one thing: an information object (an item, a list of decisions, and the meeting or
the dossier that these are part of) or a file that represents one. What Regio does not know stays
out, and so does what its griffie did not say: Regio knows no selectielijst."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from .document import AMSTERDAM

MEDIA_TYPE = "application/xml"
NAMESPACE = "https://www.nationaalarchief.nl/mdto"
MDTO = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
# How MDTO calls what a file tells: of an information object, and of a file beside its own name.
OF_OBJECT, OF_FILE = ".mdto.xml", ".bestand.mdto.xml"
# Who gave the keys of what a zip holds.
REGISTER = "Regio"
# Where a municipality has its code.
TOWNS = "TOOI register gemeenten compleet"

# The lists of terms that the National Archive publishes with MDTO, and those that it points to.
LEVELS = "Begrippenlijst Aggregatieniveaus MDTO"
APPRAISALS = "Begrippenlijst Waarderingen MDTO"
RESTRICTIONS = "Begrippenlijst BeperkingGebruikTypeLijst MDTO"
ALGORITHMS = "Begrippenlijst ChecksumAlgoritme MDTO"
FORMATS = "IANA Media types"
# The terms of those lists that Regio uses.
AGGREGATE, PAPER = "Dossier", "Archiefstuk"
PERMANENT, TEMPORARY = ("Blijvend te bewaren", "B"), ("Tijdelijk te bewaren", "V")
UNRESTRICTED, RESTRICTED = "Geen beperking", "Overig"


@dataclass(frozen=True, kw_only=True)
class ArchiveFacts:
    """The terms of a municipality's archive; `retention_years` is None for what is kept for ever,
    `restriction` empty for none."""

    creator: str
    creator_key: str
    creator_register: str
    retention_years: int | None
    selection_list: str
    category: str
    restriction: str = ""


@dataclass(frozen=True, kw_only=True)
class ArchivedObject:
    """An information object of a zip.

    `path` is where it stands there, without ending; `key` is an address that never changes.
    `ended_on` is the day after which its retention runs, None while not known. `files` (with name,
    media_type and content) represent it, `parts` are the objects below it.
    """

    path: str
    key: str
    title: str
    level: str
    terms: ArchiveFacts
    description: str = ""
    address: str = ""
    ended_on: date | None = None
    files: tuple[Any, ...] = ()
    parts: tuple["ArchivedObject", ...] = ()


def write_object(told, *, whole=None):
    """Return an ArchivedObject as MDTO bytes; `whole` is the one that it is part of, if any."""
    terms = told.terms
    return serialize_mdto(
        MDTO.informatieobject(
            build_identity(told.key),
            MDTO.naam(told.title),
            build_term("aggregatieniveau", told.level, LEVELS),
            *([MDTO.omschrijving(told.description)] if told.description else []),
            *build_location(told.address),
            MDTO.taal("nl"),
            build_term("waardering", *find_appraisal(terms)),
            *build_retention(told),
            build_term("informatiecategorie", terms.category, terms.selection_list),
            *([refer("isOnderdeelVan", whole.title, whole.key)] if whole else []),
            *(refer("bevatOnderdeel", part.title, part.key) for part in told.parts),
            *(refer("heeftRepresentatie", *identify_file(each, told)) for each in told.files),
            refer("archiefvormer", terms.creator, terms.creator_key, terms.creator_register),
            build_restriction(terms),
        )
    )


def write_representation(file, told, *, made_at):
    """Return as MDTO bytes what a file of an ArchivedObject is; its checksum is of `made_at`."""
    name, key = identify_file(file, told)
    checksum = MDTO.checksum(
        build_term("checksumAlgoritme", "SHA-256", ALGORITHMS),
        MDTO.checksumWaarde(sha256(file.content).hexdigest()),
        MDTO.checksumDatum(made_at.astimezone(AMSTERDAM).isoformat(timespec="seconds")),
    )
    return serialize_mdto(
        MDTO.bestand(
            build_identity(key),
            MDTO.naam(name),
            MDTO.omvang(str(len(file.content))),
            build_term("bestandsformaat", file.media_type.partition(";")[0], FORMATS),
            checksum,
            refer("isRepresentatieVan", told.title, told.key),
        )
    )


def serialize_mdto(told):
    return etree.tostring(
        MDTO.MDTO(told), encoding="UTF-8", xml_declaration=True, pretty_print=True
    )


def identify_file(file, told):
    """Return the name of a file, without its folder, and its key: that of its object and the
    name."""
    name = file.name.rpartition("/")[2]
    return name, f"{told.key}#{name}"


# The groups of elements that MDTO uses everywhere.


def build_identity(key, register=REGISTER, tag="identificatie"):
    return MDTO(tag, MDTO.identificatieKenmerk(key), MDTO.identificatieBron(register))


def refer(tag, name, key, register=REGISTER):
    """Return a reference by name and key to what `register` knows by that key."""
    identity = build_identity(key, register, "verwijzingIdentificatie")
    return MDTO(tag, MDTO.verwijzingNaam(name), identity)


def build_term(tag, label, list_name, code=""):
    """Return a term of a list of terms."""
    return MDTO(
        tag,
        MDTO.begripLabel(label),
        *([MDTO.begripCode(code)] if code else []),
        MDTO.begripBegrippenlijst(MDTO.verwijzingNaam(list_name)),
    )


def build_location(address):
    """Yield where the object can be read."""
    if address:
        yield MDTO.raadpleeglocatie(MDTO.raadpleeglocatieOnline(address))


# What the terms of a municipality say of an object.


def find_appraisal(terms):
    """Return the label of a waardering, its list and its code."""
    label, code = PERMANENT if terms.retention_years is None else TEMPORARY
    return label, APPRAISALS, code


def build_retention(told):
    """Yield how long the object is kept, and from when until when where that is known; nothing of
    what is kept for ever."""
    years = told.terms.retention_years
    if years is None:
        return
    length = MDTO.termijnLooptijd(f"P{years}Y")
    if told.ended_on is None:
        yield MDTO.bewaartermijn(length)
        return
    yield MDTO.bewaartermijn(
        MDTO.termijnStartdatumLooptijd(told.ended_on.isoformat()),
        length,
        MDTO.termijnEinddatum(add_years(told.ended_on, years).isoformat()),
    )


def add_years(day, years):
    """Return the same day so many years later; 28 February for a 29th that is not there."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def build_restriction(terms):
    kind = RESTRICTED if terms.restriction else UNRESTRICTED
    told = [MDTO.beperkingGebruikNadereBeschrijving(terms.restriction)] if terms.restriction else []
    return MDTO.beperkingGebruik(build_term("beperkingGebruikType", kind, RESTRICTIONS), *told)
