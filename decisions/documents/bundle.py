"""Agenda items of a meeting or a dossier as one zip: every file in every format, what they are
(manifest.json), their checksums (SHA256SUMS, as `sha256sum -c` reads it), and MDTO of what goes to
the archive of a municipality that said on which terms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from municipalities.models import BodyKind

from . import AGENDA_ITEM_FORMATS, DECISION_LIST_FORMATS, json, mdto, xml
from .document import AMSTERDAM, AgendaDocument, MeetingFacts
from .meeting import DecisionListDocument

MEDIA_TYPE = "application/zip"
# Laying out so many items takes some seconds.
MOST_ITEMS = 40
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
MEETING, DECISION_LIST = "vergadering", "besluitenlijst"

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

    `name` is a file name without ending, in ASCII; `address` the one that the zip was asked at,
    `page` that of the dossier without the clocks, and `closed_on` when that was closed by the day.
    `archives` are the terms of municipalities by their code.
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
    page: str = ""
    closed_on: date | None = None
    archives: Mapping[str, mdto.ArchiveFacts] = field(default_factory=dict)


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
    of_meeting, of_items = add_mdto(bundle, list_meeting_files(bundle), of_items)
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
            f"{path_of(document)}.{ending}",
            each.media_type,
            write_file(document, ending),
        )
        for ending, each in AGENDA_ITEM_FORMATS.items()
        if not each.find_lack(document)
    ]


def path_of(document):
    """Return where the files of an item stand, without ending."""
    return f"agendapunten/{document.number}-{document.name}"


def list_meeting_files(bundle):
    """Return the meeting itself in both standards with its list of decisions, nothing for a
    dossier."""
    found = []
    values = bundle.documents[0].values if bundle.documents else None
    if bundle.meeting is not None:
        content = xml.write_meeting(list(bundle.documents))
        found.append(BundledFile(f"{MEETING}.xml", xml.MEDIA_TYPE, content))
    if bundle.meeting is not None and values.home is not None:
        told = json.build_mini_ori_meeting(bundle.meeting, values.home, is_ahead=values.is_ahead)
        found.append(BundledFile(f"{MEETING}.json", json.MEDIA_TYPE, json.serialize(told)))
    if bundle.decision_list is not None:
        found += [
            BundledFile(
                f"{DECISION_LIST}.{ending}", each.media_type, each.write(bundle.decision_list)
            )
            for ending, each in DECISION_LIST_FORMATS.items()
        ]
    return found


# What goes to an archive: public papers of the municipalities that set the terms.


def add_mdto(bundle, of_meeting, of_items):
    """Return the files of the meeting and those of each item, with their MDTO among them."""
    found = describe_for_archive(bundle, of_meeting, of_items)
    items = [(each, [*files, *found.get(path_of(each), [])]) for each, files in of_items]
    beside = found.keys() - {path_of(each) for each in bundle.documents}
    rest = [file for path, files in found.items() if path in beside for file in files]
    return [*of_meeting, *rest], items


def describe_for_archive(bundle, of_meeting, of_items):
    """Return the MDTO files of a bundle, those of each object by its path.

    A concept, a withdrawn item and one under embargo are not archived, nor a file of the meeting
    that tells of one. What belongs to one archive is one whole: the meeting, or what a dossier has
    of that municipality.
    """
    public = [(document, files) for document, files in of_items if not document.banner]
    of_whole = of_meeting if len(public) == len(of_items) else []
    found = {}
    for code, terms in bundle.archives.items():
        own = [pair for pair in public if pair[0].values.home and pair[0].values.home.code == code]
        if own:
            items = tuple(build_archived_item(*pair, terms) for pair in own)
            whole = build_archived_whole(bundle, code, items, of_whole)
            found[whole.path] = list_mdto_files(bundle, whole)
            found |= {each.path: list_mdto_files(bundle, each, whole) for each in whole.parts}
    return found


def build_archived_item(document, files, terms):
    """Return an item; its retention runs from the meeting in which it was treated."""
    values = document.values
    return mdto.ArchivedObject(
        path=path_of(document),
        key=values.page,
        title=document.title,
        level=mdto.PAPER,
        terms=terms,
        description=values.summary,
        address=values.page,
        ended_on=values.meeting.held_on if values.meeting and xml.is_treated(values) else None,
        files=tuple(files),
    )


def build_archived_whole(bundle, code, items, of_meeting):
    """Return the meeting, or of a dossier what one municipality has in it, with its parts."""
    terms = items[0].terms
    about = {"title": bundle.title, "level": mdto.AGGREGATE, "terms": terms}
    if bundle.meeting is None:
        return mdto.ArchivedObject(
            path=f"dossier-{code}",
            key=f"{bundle.page}#{code}",
            address=bundle.page,
            ended_on=bundle.closed_on,
            parts=items,
            **about,
        )
    meeting = bundle.meeting
    ended_on = meeting.held_on if any(each.ended_on for each in items) else None
    decisions = build_archived_decisions(bundle, of_meeting, terms, ended_on)
    return mdto.ArchivedObject(
        path=MEETING,
        key=meeting.address,
        address=meeting.address,
        ended_on=ended_on,
        files=tuple(each for each in of_meeting if each.name.startswith(f"{MEETING}.")),
        parts=(*decisions, *items),
        **about,
    )


def build_archived_decisions(bundle, of_meeting, terms, ended_on):
    """Yield the list of decisions, where there is one and everybody may read it."""
    files = tuple(each for each in of_meeting if each.name.startswith(f"{DECISION_LIST}."))
    if files and not bundle.decision_list.banner:
        yield mdto.ArchivedObject(
            path=DECISION_LIST,
            key=f"{bundle.meeting.address}#{DECISION_LIST}",
            title=bundle.decision_list.title,
            level=mdto.PAPER,
            terms=terms,
            address=bundle.meeting.address,
            ended_on=ended_on,
            files=files,
        )


def list_mdto_files(bundle, told, whole=None):
    """Return the MDTO of an ArchivedObject and of each of its files."""
    content = mdto.write_object(told, whole=whole)
    found = [BundledFile(f"{told.path}{mdto.OF_OBJECT}", mdto.MEDIA_TYPE, content)]
    for each in told.files:
        content = mdto.write_representation(each, told, made_at=bundle.made_at)
        found.append(BundledFile(f"{each.name}{mdto.OF_FILE}", mdto.MEDIA_TYPE, content))
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
