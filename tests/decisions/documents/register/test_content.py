"""What the register says of remarks, built from records."""

from datetime import UTC, date, datetime, timedelta

import pytest

from decisions import history
from decisions.actions import correct_record, withdraw_record
from decisions.documents.register import build_register_document
from decisions.models import Remark
from municipalities.actions.register import save_register_record
from tests import factories as make
from tests.decisions.documents.register.documents import LABELS
from tests.decisions.web.public.reading import shown
from tests.decisions.web.public.region import scene
from tests.people import NOW, beheer, griffie, public

pytestmark = pytest.mark.django_db
DAY = date(2017, 6, 1)
ADDRESS = "https://regio.example/dossiers/samen/wensen-en-bedenkingen/"


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst", "Berg")


def remark(made, text="Meer huizen.", **fields):
    fields = {"body": made.councils["Aalst"]} | fields
    return make.RemarkFactory(dossier=made.dossier, text=text, **fields)


def document(made, *, reader=None, day=DAY, ordering="", choices=(), known_at=None):
    reader = reader or public()
    events = history.read_milestones(made.dossier, reader=reader, known_at=known_at)
    states = history.compute_proposal_states(events, day)
    register = history.Register(made.dossier, reader, day, states, known_at)
    keys = list(register.remarks().order_by("id").values_list("id", flat=True))
    return build_register_document(
        register, keys, ordering=ordering, choices=choices, address=ADDRESS
    )


def row_of(made, **asked):
    (row,) = document(made, **asked).rows
    return row


def facts(plain):
    return {fact.label: fact.text for fact in plain.facts}


class TestARow:
    def test_tells_all_that_is_known_of_a_remark(self, made):
        theme = make.ThemeFactory(dossier=made.dossier, name="Wonen")
        found = remark(
            made, theme=theme, subject=made.proposal, section="hoofdstuk 3", groups_label="SP, PvdA"
        )
        place = shown(found, "remark")

        assert row_of(made)._asdict() == {
            "number": found.id,
            "kind": "wens",
            "who": "Gemeenteraad Aalst, SP, PvdA",
            "municipality": "Aalst",
            "subject": "Regioraad",
            "section": "hoofdstuk 3",
            "theme": "Wonen",
            "text": "Meer huizen.",
            "dated": "1 juni 2016",
            "sources": f"{place.source.title}, {place.place}",
            "read_back": "",
            "state": "ingediend",
            "outcome": "",
            "reasons": "",
            "changed": "",
            "answered": "",
            "status": "openbaar",
            "kept": "",
        }

    def test_tells_the_reply(self, made):
        body = make.BodyFactory()
        make.ReplyFactory(
            remark=remark(made),
            body=body,
            outcome="deels",
            reasons="Geen ruimte.",
            changed_where="paragraaf 2",
            dated_on="2016-09",
        )

        row = row_of(made)

        assert (row.state, row.outcome) == ("beantwoord", "deels overgenomen")
        assert (row.reasons, row.changed) == ("Geen ruimte.", "paragraaf 2")
        assert row.answered.startswith(f"{body.name}, ")
        assert row.answered.endswith("september 2016")

    def test_tells_the_version_that_a_reply_changed_and_the_place_in_it(self, made):
        found = remark(made)
        make.ReplyFactory(remark=found, changed_in=made.proposal)
        make.ReplyFactory(
            remark=found, dated_on="2017-01-01", changed_in=made.proposal, changed_where="§ 4"
        )

        assert row_of(made).changed == "1. Regioraad\n2. Regioraad, § 4"

    def test_numbers_several_replies_so_that_cells_can_be_matched(self, made):
        found = remark(made)
        make.ReplyFactory(remark=found, outcome="niet", reasons="Eerst niet.")
        make.ReplyFactory(
            remark=found, dated_on="2017-01-01", reasons="Nu wel.", changed_where="§ 4"
        )

        row = row_of(made)

        assert row.outcome == "1. niet overgenomen\n2. overgenomen"
        assert row.reasons == "1. Eerst niet.\n2. Nu wel."
        assert row.changed == "2. § 4"

    def test_tells_the_derived_life_on_the_day(self, made):
        remark(made, subject=made.proposal)
        make.MilestoneFactory(
            dossier=made.dossier, subject=made.proposal, state="verworpen", dated_on="2017-05-11"
        )

        assert row_of(made, day=date(2017, 5, 10)).state == "ingediend"
        assert row_of(made, day=date(2017, 5, 11)).state == "vervallen"

    def test_tells_why_a_remark_was_withdrawn(self, made):
        withdraw_record(remark(made), by=beheer(), reason="Dubbel.")

        row = row_of(made)

        assert (row.state, row.status) == ("ingetrokken: Dubbel.", "ingetrokken")

    def test_of_a_gathering_has_no_municipality(self, made):
        remark(made, body=None, gathering="Bewonersavond")

        assert (row_of(made).who, row_of(made).municipality) == ("Bewonersavond", "")

    def test_names_each_spot_once_and_those_of_replies_as_such(self, made):
        found = remark(made)
        first = shown(found, "remark")
        make.EvidenceFactory(
            shows=found, position=None, remark=found, source=first.source, place=first.place
        )
        reply = shown(make.ReplyFactory(remark=found), "reply")

        assert row_of(made).sources.split("\n") == [
            f"{first.source.title}, {first.place}",
            f"reactie: {reply.source.title}, {reply.place}",
        ]

    def test_names_no_document_that_is_not_public(self, made):
        place = shown(remark(made), "remark")
        place.source.is_public = False
        save_register_record(place.source, by=beheer())

        assert row_of(made).sources == f"niet openbare bron, {place.place}"

    def test_has_a_label_for_every_cell(self, made):
        assert document(made).labels == LABELS


class TestWhatIsNotPublic:
    def test_stays_with_its_keeper_and_is_called_so(self, made):
        keeper = griffie(made.councils["Aalst"].municipality)
        remark(made, "Zichtbaar")
        remark(made, "Concept", draft=True)
        later = remark(made, "Straks", draft=True)
        make.publish_row(later, public_from=NOW + timedelta(days=1))

        told = {row.text: row.status for row in document(made, reader=keeper).rows}

        assert told == {
            "Zichtbaar": "openbaar",
            "Concept": "concept",
            "Straks": "openbaar vanaf 24 november 2026 om 13.00 uur",
        }
        assert [row.text for row in document(made).rows] == ["Zichtbaar"]

    def test_a_reply_that_is_a_draft_is_called_so(self, made):
        found = remark(made)
        make.ReplyFactory(remark=found, body=made.councils["Aalst"], draft=True)
        keeper = griffie(made.councils["Aalst"].municipality)

        assert row_of(made, reader=keeper).answered.endswith(" (concept)")
        assert row_of(made).answered == ""

    def test_a_file_for_who_is_signed_in_warns_in_it_and_in_its_name(self, made):
        plain = document(made, reader=griffie(made.councils["Aalst"].municipality))

        assert plain.mark == "NIET OPENBAAR"
        assert facts(plain)["Status"] == plain.banner
        assert plain.name == "wensen-en-bedenkingen-2017-06-01-niet-openbaar"

    def test_a_file_for_the_public_does_not(self, made):
        plain = document(made)

        assert (plain.banner, plain.mark) == ("", "")
        assert facts(plain)["Status"] == "openbaar"


class TestTheFile:
    def test_tells_what_it_rests_on(self, made):
        remark(made)
        plain = document(made, choices=(("Soort", "wens"),))

        assert facts(plain) == {
            "Punten": "1",
            "Soort": "wens",
            "Dossier": "Samen of niet",
            "Peildatum": "1 juni 2017",
            "Stand van kennis": "zoals nu bekend",
            "Gemaakt op": "23 november 2026 om 13.00 uur",
            "Status": "openbaar",
            "Adres": ADDRESS,
        }
        assert plain.stamp.startswith("Samen of niet · peildatum 1 juni 2017 · zoals nu bekend")

    def test_is_named_in_words_of_our_own(self, made):
        assert document(made).name == "wensen-en-bedenkingen-2017-06-01"
        assert document(made, ordering="thema").name == "wensen-en-bedenkingen-per-thema-2017-06-01"

    def test_says_in_its_title_how_it_is_ordered(self, made):
        assert document(made).title == "Wensen en bedenkingen"
        assert document(made, ordering="onderdeel").title == "Wensen en bedenkingen, per onderdeel"

    def test_says_what_was_known_then(self, made):
        found = remark(made, "Eerste tekst")
        then = datetime.now(UTC)
        correct_record(found, changes={"text": "Tweede tekst"}, by=beheer(), reason="tikfout")
        reader = public(at=then + timedelta(days=1))

        plain = document(made, known_at=then, reader=reader)

        assert [row.text for row in plain.rows] == ["Eerste tekst"]
        assert facts(plain)["Stand van kennis"].startswith("zoals bekend op ")


class TestGroups:
    def test_are_by_municipality(self, made):
        remark(made, "a", body=made.councils["Berg"])
        remark(made, "b")
        remark(made, "c", body=None, gathering="Zaal")

        told = [
            (group.heading, [row.text for row in group.rows])
            for group in document(made, ordering="gemeente").groups
        ]

        assert told == [("Aalst", ["b"]), ("Berg", ["a"]), ("Van geen gemeente", ["c"])]

    def test_without_an_ordering_there_is_one(self, made):
        remark(made)

        assert [group.heading for group in document(made).groups] == [""]


class TestBatches:
    def test_are_read_anew_each_time_and_leave_nobody_out(self, made, monkeypatch):
        monkeypatch.setattr("decisions.documents.register.content.BATCH", 2)
        for number in range(5):
            remark(made, f"Punt {number}")
        plain = document(made)

        told = [[row.text for row in plain.rows] for _turn in range(2)]

        assert told == [[f"Punt {number}" for number in range(5)]] * 2

    @pytest.mark.parametrize("batches", [1, 3])
    def test_take_four_queries_each_and_what_they_share_is_read_once(
        self, made, monkeypatch, django_assert_num_queries, batches
    ):
        monkeypatch.setattr("decisions.documents.register.content.BATCH", 2)
        for number in range(2 * batches):
            found = remark(made, f"Punt {number}", subject=made.proposal)
            make.ReplyFactory(remark=found, body=made.councils["Berg"])
        shown(Remark.objects.first(), "remark")
        plain = document(made)
        bodies_subjects_and_carriers = 4

        with django_assert_num_queries(4 * batches + bodies_subjects_and_carriers):
            assert len(list(plain.rows)) == 2 * batches
