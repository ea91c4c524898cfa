"""The rows of a file are read as values; they say what the same records say, cell for cell."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
import time_machine

from decisions import history
from decisions.actions import correct_record, withdraw_record
from decisions.documents.register.content import RegisterRows, iterate_register_rows
from decisions.documents.rounds.content import iterate_bundle_rows, iterate_reply_note_rows
from decisions.models import Preview, Remark, Reply, Round, Status
from municipalities.actions.register import save_register_record
from tests import factories as make
from tests.decisions.web.public.reading import shown
from tests.decisions.web.public.region import scene
from tests.people import beheer, griffie, public, redactie

pytestmark = pytest.mark.django_db
DAYS = [date(2016, 6, 1), date(2017, 3, 1), date(2017, 6, 1), date(2018, 1, 1)]
MADE = datetime(2027, 1, 2, tzinfo=UTC)
KNOWN = datetime(2027, 1, 3, tzinfo=UTC)
CORRECTED = datetime(2027, 1, 4, tzinfo=UTC)
READ = datetime(2027, 2, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    """A dossier with remarks and replies in every status and life, and places of every sort."""
    with time_machine.travel(MADE, tick=False):
        made = scene("Aalst", "Berg")
        say_what_happened(made)
        add_answered(made)
        add_unpublished(made)
    with time_machine.travel(CORRECTED, tick=False):
        text = Remark.objects.get(text="Eerste tekst")
        correct_record(text, changes={"text": "Tweede tekst"}, by=beheer(), reason="tikfout")
        reply = Reply.objects.get(reasons="Eerste reden")
        correct_record(reply, changes={"outcome": "deels"}, by=beheer(), reason="tikfout")
        remark(made, "Later pas bekend")
    return made


def say_what_happened(made):
    """Let a proposal fall, bundle a round, and raise what hangs on either."""
    about = {"dossier": made.dossier}
    make.MilestoneFactory(**about, subject=made.proposal, state="verworpen", dated_on="2017-05-11")
    bundle = make.MilestoneFactory(**about, dated_on="2017-02")
    round_ = make.RoundFactory(
        **about, subject=made.variant, bundle=bundle, opened_by=made.councils["Berg"]
    )
    fell = remark(made, "meegenomen", subject=made.proposal)
    remark(made, "opvolger", carried_from=fell, dated_on="2017-05-20")
    remark(made, "vervallen", subject=made.proposal, section="hoofdstuk 2")
    theme = make.ThemeFactory(**about, name="Wonen")
    remark(made, "gebundeld", round=round_, kind="vraag", theme=theme, dated_on="2016-06~")
    remark(made, "Eerste tekst", round=round_, groups_label="SP, PvdA", dated_on="2016-05/2016-06")
    remark(made, "van een zaal", round=round_, body=None, gathering="Bewonersavond")


def add_answered(made):
    """Reply once and more often, to what has places of every sort."""
    round_ = Round.objects.get(bundle__isnull=False)
    once, often = (remark(made, text, round=round_) for text in ("eens", "vaker"))
    of_opener = {"body": made.councils["Berg"], "dated_on": "2017-03-01"}
    make.ReplyFactory(remark=once, reasons="Eerste reden", **of_opener)
    for outcome, fields in (
        ("niet", of_opener),
        ("deels", {"changed_in": made.proposal, "changed_where": "§ 4", "dated_on": "2017-04"}),
        ("overgenomen", {"changed_where": "bijlage", "draft": True, "body": of_opener["body"]}),
    ):
        make.ReplyFactory(remark=often, outcome=outcome, **fields)
    withdrawn = make.ReplyFactory(remark=once, **of_opener)
    withdraw_record(withdrawn, by=beheer(), reason="Onjuist.")
    first = shown(often, "remark")
    more = {"shows": often, "remark": often, "position": None}
    make.EvidenceFactory(**more, source=first.source, place=first.place)
    make.EvidenceFactory(**more, is_joint=True, is_derived=True)
    make.EvidenceFactory(**more, is_accepted=False)
    shown(often.replies.first(), "reply")
    closed = shown(once, "remark")
    closed.source.is_public = False
    save_register_record(closed.source, by=beheer())


def add_unpublished(made):
    """Add a draft, what is shared, what is public later, and what was withdrawn."""
    remark(made, "concept", draft=True)
    later = remark(made, "straks", draft=True)
    make.publish_row(later, public_from=READ + timedelta(days=1))
    withdraw_record(remark(made, "weg"), by=beheer(), reason="Dubbel.")
    reply = make.ReplyFactory(remark=remark(made, "reactie straks"), draft=True)
    make.publish_row(reply, public_from=READ + timedelta(days=1))


def remark(made, text, **fields):
    fields = {"body": made.councils["Aalst"]} | fields
    return make.RemarkFactory(dossier=made.dossier, text=text, **fields)


def preview_of_drafts(reader):
    """Return the reader, to whom every draft of a remark or reply stands as if just published."""
    chosen = {
        (model, row.pk)
        for model in (Remark, Reply)
        for row in model.objects.filter(status=Status.DRAFT)
    }
    preview = Preview(frozenset(chosen), READ, READ, beheer().user)
    return replace(reader, preview=preview)


READERS = {
    "public": lambda made: public(at=READ),
    "griffie": lambda made: griffie(made.councils["Aalst"].municipality, at=READ),
    "redactie": lambda made: redactie(made.dossier.region, at=READ),
    "beheer": lambda made: beheer(at=READ),
    "preview": lambda made: preview_of_drafts(public(at=READ)),
}


@dataclass(frozen=True)
class Records:
    """What FileRemarks does, of records: as a page reads them."""

    register: history.Register

    def places(self, raised):
        return self.register.places(raised)

    def notes(self, raised):
        remarks, known_at = [each.remark for each in raised], self.register.known_at
        return history.read_read_back_notes(
            self.register.dossier, remarks=remarks, known_at=known_at
        )


def register_of(made, reader, day, known_at):
    events = history.read_milestones(made.dossier, reader=reader, known_at=known_at)
    states = history.compute_proposal_states(events, day)
    return history.Register(made.dossier, reader, day, states, known_at)


def rows_of_kinds():
    round_ = Round.objects.get(bundle__isnull=False)
    return iterate_register_rows, iterate_bundle_rows, partial(iterate_reply_note_rows, round_)


@pytest.mark.parametrize("known_at", [None, KNOWN], ids=["now", "then"])
@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("who", READERS)
def test_say_what_the_records_say(made, who, day, known_at):
    register = register_of(made, READERS[who](made), day, known_at)
    keys = list(register.remarks().order_by("id").values_list("id", flat=True))

    for rows_of in rows_of_kinds():
        told = list(RegisterRows(register, keys, rows_of))

        assert told == list(rows_of(Records(register), register.raised(keys)))
        assert len(told) == len(keys)


def told_by(made, who, known_at=None):
    """Return the rows of the register by their text."""
    register = register_of(made, READERS[who](made), DAYS[2], known_at)
    keys = list(register.remarks().order_by("id").values_list("id", flat=True))
    return {row.text: row for row in RegisterRows(register, keys, iterate_register_rows)}


def test_keep_from_a_reader_what_is_not_for_them(made):
    everybody, keeper = told_by(made, "public"), told_by(made, "griffie")

    assert {"concept", "straks"}.isdisjoint(everybody)
    assert (keeper["concept"].status, keeper["straks"].status[:14]) == ("concept", "openbaar vanaf")
    assert everybody["reactie straks"].answered == ""
    assert everybody["weg"].state == "ingetrokken: Dubbel."
    assert everybody["eens"].sources.startswith("niet openbare bron, ")
    assert told_by(made, "preview")["concept"].status == "openbaar"


def test_know_what_was_known(made):
    then, now = told_by(made, "public", KNOWN), told_by(made, "public")

    assert {"Eerste tekst"} == then.keys() - now.keys()
    assert {"Tweede tekst", "Later pas bekend"} == now.keys() - then.keys()
    assert [each["eens"].outcome.split("\n")[0] for each in (then, now)] == [
        "1. overgenomen",
        "1. deels overgenomen",
    ]


def test_the_labels_are_those_of_the_models(made):
    rows = told_by(made, "beheer")

    for each in Remark.objects.filter(text__in=rows):
        assert rows[each.text].kind == each.get_kind_display()
    often = Remark.objects.get(text="vaker")
    outcomes = [each.get_outcome_display() for each in often.replies.order_by("first_on", "id")]
    numbered = [f"{number}. {text}" for number, text in enumerate(outcomes, start=1)]
    assert rows["vaker"].outcome.split("\n") == numbered
