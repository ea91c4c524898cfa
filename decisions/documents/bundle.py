"""Agenda items of a meeting or a dossier as one zip: every file in every format, what they are
(manifest.json) and their checksums (SHA256SUMS, as `sha256sum -c` reads it)."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from municipalities.models import BodyKind

from . import AGENDA_ITEM_FORMATS, DECISION_LIST_FORMATS, json, xml
from .document import AMSTERDAM, AgendaDocument, MeetingFacts
from .meeting import DecisionListDocument

MEDIA_TYPE = "application/zip"
# Laying out so many items takes some seconds.
MOST_ITEMS = 40
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"

# Where the identifiers come from: TOOI, the terms of KOOP for official publications. The Woo
# categories are those of its list of information categories (scw_woo_informatiecategorieen), as
# DiWoo publishes it in diwoo-metadata-lijsten.xsd: c_db4862c3 for papers of councils and their
# committees (Woo art. 3.3 lid 2 onder c), c_3a248e3a for agendas and decision lists of colleges and
# of gedeputeerde staten (onder d).
TOWN = "https://identifier.overheid.nl/tooi/id/gemeente/{}"
CATEGORY = "https://identifier.overheid.nl/tooi/def/thes/kern/{}"
OF_COUNCILS = ("c_db4862c3", "vergaderstukken decentrale overheden")
OF_EXECUTIVES = ("c_3a248e3a", "agenda’s en besluitenlijsten bestuurscolleges")
# A body of the region is left out: whether a law names it depends on how it was made.
CATEGORIES = {
    BodyKind.COUNCIL: OF_COUNCILS,
    BodyKind.COMMITTEE: OF_COUNCILS,
    BodyKind.COLLEGE: OF_EXECUTIVES,
    BodyKind.PROVINCE: OF_EXECUTIVES,
}


@dataclass(frozen=True, kw_only=True)
class FileBundle:
    """What one zip holds: `documents` of a meeting with its `decision_list`, or of a dossier where
    that is None. `meeting` is as those documents know it, None where there are none.

    `name` is a file name without ending, in ASCII; `address` the one that the zip was asked at.
    """

    name: str
    title: str
    address: str
    day: date
    known_at: datetime | None
    made_at: datetime
    documents: tuple[AgendaDocument, ...]
    meeting: MeetingFacts | None = None
    decision_list: DecisionListDocument | None = None


@dataclass(frozen=True)
class BundledFile:
    """A file of the zip, by the name that it has there."""

    name: str
    media_type: str
    content: bytes


def write_bundle(bundle, write_file):
    """Return a FileBundle as zip bytes, the same for the same bundle.

    `write_file` gives the bytes of a document in the format of an ending.
    """
    of_items = [(each, list_item_files(each, write_file)) for each in bundle.documents]
    of_meeting = list_meeting_files(bundle)
    manifest = build_manifest(bundle, of_meeting, of_items)
    files = [
        BundledFile(MANIFEST, json.MEDIA_TYPE, json.serialize(manifest)),
        *of_meeting,
        *(file for _document, files in of_items for file in files),
    ]
    sums = "".join(f"{digest_of(each)}  {each.name}\n" for each in files).encode()
    return pack([*files, BundledFile(SUMS, "text/plain", sums)])


def list_item_files(document, write_file):
    """Return the files of an item in every format that can say it; the key of the item in their
    name tells two of one name apart."""
    return [
        BundledFile(
            f"agendapunten/{document.number}-{document.name}.{ending}",
            each.media_type,
            write_file(document, ending),
        )
        for ending, each in AGENDA_ITEM_FORMATS.items()
        if not each.find_lack(document)
    ]


def list_meeting_files(bundle):
    """Return the meeting itself in both standards with its list of decisions, nothing for a
    dossier."""
    found = []
    values = bundle.documents[0].values if bundle.documents else None
    if bundle.meeting is not None:
        content = xml.write_meeting(list(bundle.documents))
        found.append(BundledFile("vergadering.xml", xml.MEDIA_TYPE, content))
    if bundle.meeting is not None and values.home is not None:
        told = json.build_mini_ori_meeting(bundle.meeting, values.home, is_ahead=values.is_ahead)
        found.append(BundledFile("vergadering.json", json.MEDIA_TYPE, json.serialize(told)))
    if bundle.decision_list is not None:
        found += [
            BundledFile(
                f"besluitenlijst.{ending}", each.media_type, each.write(bundle.decision_list)
            )
            for ending, each in DECISION_LIST_FORMATS.items()
        ]
    return found


def build_manifest(bundle, of_meeting, of_items):
    """Return what the zip holds, from when it is, and whose it is by the national registers."""
    return {
        "soort": "dossier" if bundle.decision_list is None else "vergadering",
        "naam": bundle.title,
        "adres": bundle.address,
        "peildatum": bundle.day.isoformat(),
        "bekend": bundle.known_at.astimezone(AMSTERDAM).isoformat() if bundle.known_at else None,
        "gemaakt_op": bundle.made_at.astimezone(AMSTERDAM).isoformat(timespec="seconds"),
        "bestanden": [build_manifest_line(each) for each in of_meeting],
        "agendapunten": [build_item_line(document, files) for document, files in of_items],
    }


def build_item_line(document, files):
    values = document.values
    category = CATEGORIES.get(values.body_kind)
    found = {
        "titel": document.title,
        "kenmerk": values.reference,
        "orgaan": document.body,
        "organisatie": values.home
        and {"naam": values.home.name, "tooi": TOWN.format(values.home.code)},
        "woo_informatiecategorie": category
        and {"naam": category[1], "tooi": CATEGORY.format(category[0])},
        "status": document.banner or "openbaar",
        "adres": document.address,
        "bestanden": [build_manifest_line(each) for each in files],
    }
    return {name: told for name, told in found.items() if told}


def build_manifest_line(file):
    return {
        "naam": file.name,
        "mediatype": file.media_type,
        "bytes": len(file.content),
        "sha256": digest_of(file),
    }


def digest_of(file):
    return sha256(file.content).hexdigest()


def pack(files):
    """Return a zip without a clock of its own."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for each in files:
            archive.writestr(ZipInfo(each.name), each.content, ZIP_DEFLATED)
    return packed.getvalue()
