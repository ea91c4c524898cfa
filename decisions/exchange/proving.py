"""The proof in an exported folder: the chain of its dossier, which scripts/verify_folder.py checks.

Each link has its digest and its hash, which tell nothing of what was written. That of the newest
version of a record in the folder has its content besides, and the salts of the texts that the row
has; the texts themselves stand in the row. A content leaves only where all of it may: what the row
says, what goes with every record, and keys of what is in the folder too."""

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey
from django.urls import reverse

from municipalities.models import Municipality, Paragraph, Region, User
from municipalities.proof.forms import read_forms
from municipalities.proof.hashing import format_canonical, plain_value
from municipalities.proof.links import ChainLink
from municipalities.proof.sealing import build_content, describe_version

from ..history import read_dossier_chain
from ..models import Dossier
from .folder import FolderRow
from .folder.cells import write_cell
from .folder.tables import DOSSIER_SETTINGS

PROOF_FILE = "proof.ndjson"
# What every record says of itself beside the columns of its row: its keys and its life.
OF_EVERY_RECORD = {
    *("id", "version", "key", "slug", "number", "first_on", "last_on", "status", "shared_at"),
    *("public_from", "is_accepted", "confirmed_at", "text_is_public"),
}
# Keys that tell nothing hidden: who is known by a number, and the places of the register.
TELLABLE = (User, Dossier, Municipality, Region)
LINK_FIELDS = (
    *("number", "digest", "hash", "kind", "record_id", "row_id", "form"),
    *("texts", "salts", "sealed_at"),
)


def build_proof(dossier, rows, reader) -> list[str]:
    """Return the lines of the proof of a dossier whose rows leave as FolderRows; a query for each
    kind of record, and a few more."""
    chain = read_dossier_chain(dossier)
    head = {
        "chain": chain.name,
        "length": chain.length,
        "head": chain.head,
        "form": chain.form,
        "made_at": plain_value(reader.at),
        "address": reverse("dossier-proof", args=[dossier.slug]),
        "anchors": [
            {"dag": each.day.isoformat(), "lengte": each.length, "einde": each.head}
            for each in chain.anchors
        ],
    }
    links = read_links_of_chain(chain)
    lines = Disclosure(dossier, rows, reader).tell(links)
    return [format_canonical(each) for each in (head, *lines)]


def read_links_of_chain(chain):
    """Return the links of a chain in order, as dicts of LINK_FIELDS."""
    links = ChainLink.objects.filter(chain=chain.name, number__lte=chain.length)
    return list(links.order_by("number").values(*LINK_FIELDS))


class Disclosure:
    """Which contents leave: those of the newest versions of what is in the folder, where all of
    their values may."""

    def __init__(self, dossier, rows, reader):
        self.placed = list_placed_rows(dossier, rows)
        self.reader = reader
        self.readable = set()
        self.versions = {}  # rows of histories by kind and key

    def tell(self, links):
        """Return a line of the proof for each of these links of the chain, in order."""
        newest = {}
        for link in links:
            if (link["kind"], link["record_id"]) in self.placed:
                newest[link["kind"], link["record_id"]] = link["row_id"]
        by_kind = defaultdict(list)
        for (kind, _record), row in newest.items():
            by_kind[kind].append(row)
        self.versions = {kind: read_history_rows_of(kind, keys) for kind, keys in by_kind.items()}
        self.readable = self.read_readable_paragraphs()
        return [self.tell_link(link) for link in links]

    def read_readable_paragraphs(self):
        """Return the keys of the paragraphs that the places in the folder name and that the reader
        may read."""
        places = self.versions.get("decisions.evidence", {}).values()
        keys = {each.paragraph_id for each in places} - {None}
        found = Paragraph.objects.readable_by(self.reader).in_bulk(keys) if keys else {}
        return set(found)

    def tell_link(self, link) -> dict[str, Any]:
        """Return one line of the proof, with the content where it may leave."""
        line = {name: link[name] for name in ("number", "digest", "hash")}
        version = self.versions.get(link["kind"], {}).get(link["row_id"])
        if version is None:
            return line
        table, row, number = self.placed[link["kind"], link["record_id"]]
        fields = read_forms()[link["form"]][link["kind"]]
        if version.version != number or not self.may_leave(version, fields, table):
            return line
        moment = plain_value(link["sealed_at"])
        written = describe_version(version)
        names = {column.field for column in table.columns}
        return line | {
            "content": build_content(written, fields, link["texts"], link["form"], moment),
            "salts": {name: salt for name, salt in link["salts"].items() if name in names},
            "row": [table.file, name_row(table, row)],
        }

    def may_leave(self, version, fields, table) -> bool:
        """Whether the row says every value of a version, or it goes with every record."""
        told = {column.field for column in table.columns} | OF_EVERY_RECORD
        by_key = {each.attname: each for each in version.tracked_fields}
        return all(
            self.may_tell(by_key[name], getattr(version, name), name in told)
            for name in fields.clear
            if name in by_key
        )

    def may_tell(self, field, value, is_told) -> bool:
        if value is None or value is False or value == "":
            return True
        if not isinstance(field, ForeignKey):
            return is_told
        if field.related_model is Paragraph:
            return value in self.readable
        key = (field.related_model._meta.label_lower, value)
        return field.related_model in TELLABLE or key in self.placed


def list_placed_rows(dossier, rows):
    """Return (Table, FolderRow, version) by (kind, key) of every record that the folder holds."""
    kept = {id(row) for found in rows.tables.values() for row in found}
    placed = {
        (table.model._meta.label_lower, key): (table, row, version)
        for table, key, row, version in rows.placed
        if id(row) in kept
    }
    row = FolderRow(DOSSIER_SETTINGS.file, 1, {"slug": dossier.slug})
    settings = (DOSSIER_SETTINGS, row, dossier.version)
    return placed | {(Dossier._meta.label_lower, dossier.pk): settings}


def name_row(table, row):
    """Return the cells by which a row is found in its file, by column."""
    keys = ("slug",) if table is DOSSIER_SETTINGS else table.key
    return {name: write_cell(table.by_name[name], row.values[name]) for name in keys}


def read_history_rows_of(kind, keys):
    """Return rows of the history of a kind of record, by key."""
    return apps.get_model(kind).history.model.objects.in_bulk(keys)
