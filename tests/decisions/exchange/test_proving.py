"""The proof of an exported folder: every link, and of what is in the folder its content."""

import io
import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from decisions.actions import save_record
from decisions.exchange.exporting import build_folder
from decisions.models import Decision, Evidence, Statement, Status
from municipalities.models import Paragraph
from municipalities.proof.hashing import digest_content, digest_text
from municipalities.proof.links import ChainLink
from municipalities.roles import Reader
from municipalities.tracking import write_record
from tests import factories as make
from tests.decisions.exchange.rows import histories
from tests.decisions.folders import CODES, DossierFolder
from tests.people import beheer

pytestmark = pytest.mark.django_db
CANARY = "KANARIE-ONGEPUBLICEERD"


@pytest.fixture(scope="module")
def imported(rolled_back, tmp_path_factory):
    """The made-up dossier, imported with the command, once a module."""
    for code, name in CODES.items():
        make.MunicipalityFactory(code=code, name=name)
    path = DossierFolder(tmp_path_factory.mktemp("bron") / "samen-verder").write()
    call_command("import_dossier", str(path), stdout=io.StringIO())


@pytest.fixture
def statement(imported, db):
    return Statement.objects.select_related("dossier").get()


def read_export(dossier):
    """Return the head and the links of the proof of a dossier as the public gets it."""
    export = build_folder(dossier, reader=Reader(at=timezone.now()), name="uit")
    head, *links = map(json.loads, export.proof)
    return head, links


def contents(dossier):
    """Return the lines with a content by (kind, record)."""
    told = [each for each in read_export(dossier)[1] if "content" in each]
    return {(each["content"]["kind"], each["content"]["record"]): each for each in told}


def change(record, **fields):
    for name, value in fields.items():
        setattr(record, name, value)
    return save_record(record, by=beheer(), reason=CANARY)


class TestTheProof:
    def test_begins_with_the_end_of_the_chain_and_has_every_link(self, statement):
        head, links = read_export(statement.dossier)
        counter = statement.dossier.counter

        assert (head["chain"], head["length"], head["head"]) == (
            counter.chain,
            counter.length,
            counter.head,
        )
        assert head["address"] == "/dossiers/samen-verder/bewijs/"
        assert head["anchors"] == []
        stored = ChainLink.objects.filter(chain=counter.chain).order_by("number")
        assert [(each["number"], each["digest"], each["hash"]) for each in links] == list(
            stored.values_list("number", "digest", "hash")
        )

    def test_has_the_content_of_the_newest_version_with_the_salts_of_its_row(self, statement):
        change(statement, text="Nieuwe tekst.")

        line = contents(statement.dossier)["decisions.statement", statement.pk]

        assert line["row"] == ["statements.csv", {"id": statement.key}]
        assert line["content"]["values"]["version"] == statement.version
        assert digest_content(line["content"]) == line["digest"]
        digest = line["content"]["texts"]["text"]
        assert digest == digest_text("Nieuwe tekst.", line["salts"]["text"])

    def test_has_no_content_of_an_older_version(self, statement):
        before = contents(statement.dossier)["decisions.statement", statement.pk]["number"]

        change(statement, text="Nieuwe tekst.")

        _head, links = read_export(statement.dossier)
        assert set(links[before - 1]) == {"number", "digest", "hash"}

    def test_names_a_row_without_an_id_by_its_key(self, statement):
        told = contents(statement.dossier).values()

        keys = [key for file, key in (each["row"] for each in told) if file == "members.csv"]
        assert {"municipality", "dated_on"} == set(keys[0])

    def test_changes_nothing(self, statement):
        before = histories()

        read_export(statement.dossier)

        assert histories() == before

    def test_asks_as_often_for_many_records_as_for_one(self, statement):
        counts = []
        for _turn in range(2):
            with CaptureQueriesContext(connection) as asked:
                read_export(statement.dossier)
            counts.append(len(asked))
            for _ in range(6):
                make.StatementFactory(dossier=statement.dossier)

        assert counts[0] == counts[1]


class TestWhatDoesNotLeave:
    def test_is_the_content_of_a_draft(self, statement):
        draft = make.StatementFactory(
            dossier=statement.dossier, status=Status.DRAFT, public_from=None, text=CANARY
        )

        told = contents(statement.dossier)

        assert ("decisions.statement", draft.pk) not in told
        assert ("decisions.statement", statement.pk) in told

    def test_is_the_reason_of_a_version_nor_its_salt(self, statement):
        change(statement, text="Nieuwe tekst.")

        assert CANARY not in json.dumps(read_export(statement.dossier))
        assert "history_change_reason" not in {
            name for line in contents(statement.dossier).values() for name in line["salts"]
        }

    def test_is_a_key_of_what_stays(self, statement):
        """A treatment leads to a decision that nobody may know of yet."""
        item = make.AgendaItemFactory(dossier=statement.dossier)
        open_, closed = (
            make.DecisionFactory(dossier=statement.dossier, body=item.body),
            make.DecisionFactory(
                dossier=statement.dossier, body=item.body, status=Status.DRAFT, public_from=None
            ),
        )
        assert isinstance(open_, Decision)
        change(item, decision=open_)
        assert ("decisions.agendaitem", item.pk) in contents(statement.dossier)

        change(item, decision=closed)

        assert ("decisions.agendaitem", item.pk) not in contents(statement.dossier)

    def test_is_that_a_place_is_tied_to_a_text_that_is_closed(self, statement):
        place = Evidence.objects.filter(statement=statement).first() or Evidence.objects.first()
        closed = Paragraph(source=place.source, number=1, text="Een alinea.")
        write_record(closed, by=beheer())
        assert ("decisions.evidence", place.pk) in contents(statement.dossier)

        change(place, paragraph=closed)
        assert ("decisions.evidence", place.pk) not in contents(statement.dossier)

        place.source.text_is_public = True
        write_record(place.source, by=beheer())
        assert ("decisions.evidence", place.pk) in contents(statement.dossier)
