"""What a file says, built from records that were made through the actions."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import save_record, share_record, withdraw_record
from decisions.documents import build_agenda_document
from decisions.history import visible_rows
from decisions.models import AgendaItem, LineKind, TreatmentKind, TreatmentOutcome, TreatmentStage
from municipalities.actions.register import save_register_record
from tests.factories import (
    AgendaItemFactory,
    AgendaLineFactory,
    BodyFactory,
    EvidenceFactory,
    MeetingFactory,
    MunicipalityFactory,
    SourceFactory,
    TreatmentFactory,
)
from tests.people import NOW, beheer, griffie, public

pytestmark = pytest.mark.django_db

ADDRESS = "https://regio.example/agendapunten/1/"
DAY = date(2017, 6, 1)
MAY, JUNE, JULY = (datetime(2025, month, 1, 12, tzinfo=UTC) for month in (5, 6, 7))


def built(item, *, reader=None, known_at=None, day=DAY):
    reader = reader or public()
    return build_agenda_document(item, day=day, reader=reader, known_at=known_at, address=ADDRESS)


def known(item, moment):
    """Return the document of an item as the public knew it at a moment."""
    row = visible_rows(AgendaItem, public(), moment, id=item.pk).get()
    return built(row, known_at=moment)


def section(document, heading):
    return {each.heading: each for each in document.sections}[heading]


def headings(document):
    return [each.heading for each in document.sections]


def facts(found):
    return {fact.label: fact.text for fact in found.facts}


def told(found):
    return [entry.text for entry in found.entries]


def council(name="Verzonnen"):
    home = MunicipalityFactory(name=name)
    return BodyFactory(municipality=home, name=f"Gemeenteraad {name}")


def shown_by(item, source, **fields):
    return EvidenceFactory(shows=item, agenda_item=item, position=None, source=source, **fields)


class TestFacts:
    def test_they_tell_body_kenmerk_treatment_stage_and_planning(self):
        item = AgendaItemFactory(
            body=council(),
            reference="Z/17/1",
            kind=TreatmentKind.FORMAL,
            stage=TreatmentStage.JUDGEMENT,
            planned_note="eerste vergadering na het zomerreces",
        )

        assert facts(built(item)) == {
            "Orgaan": "Gemeenteraad Verzonnen",
            "Kenmerk": "Z/17/1",
            "Behandeling": "hamerstuk",
            "Fase": "oordeelsvorming",
            "Planning": "nog niet gepland: eerste vergadering na het zomerreces",
        }

    def test_what_is_unknown_is_left_out(self):
        assert list(facts(built(AgendaItemFactory()))) == ["Orgaan", "Behandeling", "Planning"]

    def test_the_councils_own_system_is_a_link_with_words(self):
        item = AgendaItemFactory(body=council(), url="https://raad.example/stuk/1")

        own = built(item).facts[-1]

        assert own.label == "In het raadssysteem"
        assert own.text == "dit stuk in het eigen systeem van Gemeenteraad Verzonnen"
        assert own.url == "https://raad.example/stuk/1"


class TestSections:
    def test_they_stand_in_the_order_in_which_a_councillor_reads(self):
        item = AgendaItemFactory(
            body=council(), summary="Kort.", source=SourceFactory(title="Brief")
        )
        for kind in reversed(LineKind.values):
            AgendaLineFactory(item=item, kind=kind)

        assert headings(built(item)) == [
            "Samenvatting",
            "Beslispunten",
            "Besluiten van het college van Verzonnen",
            "Vragen aan de raad",
            "Bijlagen",
            "Geadresseerden",
            "Bronnen",
            "Over dit bestand",
        ]

    def test_an_item_without_decision_points_says_that_it_asks_none(self):
        found = section(built(AgendaItemFactory()), "Beslispunten")

        assert found.paragraphs == ("Dit stuk vraagt geen besluit van de raad.",)
        assert found.entries == ()

    def test_an_item_with_decision_points_numbers_them(self):
        item = AgendaItemFactory()
        for number, text in ((2, "Instemmen."), (1, "Kennisnemen.")):
            AgendaLineFactory(item=item, kind=LineKind.POINT, number=number, text=text)

        found = section(built(item), "Beslispunten")

        assert told(found) == ["Kennisnemen.", "Instemmen."]
        assert found.is_numbered
        assert found.paragraphs == ()

    def test_decisions_of_the_college_are_shown_as_the_colleges(self):
        item = AgendaItemFactory(body=council("Leiden"))
        note = "behoudens advies van de commissie"
        AgendaLineFactory(item=item, kind=LineKind.COLLEGE, text="Sturen.", note=note, place="¶2")

        found = section(built(item), "Besluiten van het college van Leiden")

        assert found.paragraphs == ("Dit zijn besluiten van het college, niet van de raad.",)
        (entry,) = found.entries
        assert (entry.text, entry.note, entry.place) == ("Sturen.", note, "¶2")

    def test_an_attachment_keeps_its_link(self):
        item = AgendaItemFactory()
        AgendaLineFactory(item=item, kind=LineKind.ATTACHMENT, url="https://raad.example/b.pdf")

        (entry,) = section(built(item), "Bijlagen").entries

        assert entry.url == "https://raad.example/b.pdf"

    def test_recipients_are_not_numbered(self):
        item = AgendaItemFactory()
        AgendaLineFactory(item=item, kind=LineKind.RECIPIENT, text="College van B en W")

        assert not section(built(item), "Geadresseerden").is_numbered

    def test_empty_lines_part_the_paragraphs_of_the_summary(self):
        item = AgendaItemFactory(summary="Een.\nnog een.\n\n\nTwee.")

        assert section(built(item), "Samenvatting").paragraphs == ("Een.\nnog een.", "Twee.")

    def test_a_body_of_the_region_is_not_called_a_council(self):
        item = AgendaItemFactory(body=BodyFactory(is_steering_group=True))
        AgendaLineFactory(item=item, kind=LineKind.COLLEGE)
        AgendaLineFactory(item=item, kind=LineKind.QUESTION)

        document = built(item)

        assert section(document, "Besluiten van het college").paragraphs == (
            "Dit zijn besluiten van het college.",
        )
        assert section(document, "Beslispunten").paragraphs == (
            "Dit stuk vraagt geen besluit van dit orgaan.",
        )
        assert "Vragen" in headings(document)


class TestSources:
    def test_a_source_tells_who_when_and_which_and_its_places(self):
        letter = SourceFactory(
            title="Brief",
            publisher="College van B en W",
            dated_on="2017-05-24/2017-09",
            reference="Z/17/1",
            url="https://raad.example/brief",
        )
        item = AgendaItemFactory(source=letter)
        shown_by(item, letter, place="¶6", summary="Het college vraagt een debat.")

        (entry,) = section(built(item), "Bronnen").entries

        assert (entry.text, entry.url) == ("Brief", "https://raad.example/brief")
        assert entry.note == (
            "College van B en W, op een dag tussen 24 mei en 30 september 2017, kenmerk Z/17/1"
        )
        (place,) = entry.entries
        assert (place.text, place.place) == ("Het college vraagt een debat.", "¶6")

    def test_the_items_own_document_comes_first_and_each_once(self):
        letter, paper = SourceFactory(title="Brief"), SourceFactory(title="Krant")
        item = AgendaItemFactory(source=letter)
        for source in (paper, letter, paper):
            shown_by(item, source)

        assert told(section(built(item), "Bronnen")) == ["Brief", "Krant"]

    def test_a_source_that_is_not_public_is_told_to_those_who_keep_records_only(self):
        item = AgendaItemFactory(body=council())
        shown_by(item, SourceFactory(title="Intern", is_public=False))

        assert "Bronnen" not in headings(built(item))
        seen_by_own = built(item, reader=griffie(item.body.municipality))
        assert told(section(seen_by_own, "Bronnen")) == ["Intern"]

    def test_a_proposed_reading_waits_outside(self):
        item = AgendaItemFactory()
        shown_by(item, SourceFactory(), is_accepted=False)

        assert "Bronnen" not in headings(built(item))

    def test_places_of_another_item_stay_there(self):
        item = AgendaItemFactory()
        other = AgendaItemFactory(dossier=item.dossier)
        shown_by(other, SourceFactory())

        assert "Bronnen" not in headings(built(item))


class TestAboutTheFile:
    def test_it_tells_dossier_clocks_status_and_address(self):
        item = AgendaItemFactory()

        assert facts(section(built(item), "Over dit bestand")) == {
            "Dossier": item.dossier.title,
            "Peildatum": "1 juni 2017",
            "Stand van kennis": "zoals nu bekend",
            "Gemaakt op": "23 november 2026 om 13.00 uur",
            "Status": "openbaar",
            "Adres": ADDRESS,
        }

    def test_the_stamp_tells_the_same_in_one_line(self):
        item = AgendaItemFactory()

        assert built(item).stamp == (
            f"{item.dossier.title} · peildatum 1 juni 2017 · zoals nu bekend · "
            f"gemaakt op 23 november 2026 om 13.00 uur · {ADDRESS}"
        )

    def test_a_concept_says_so(self):
        item = AgendaItemFactory(draft=True)

        document = built(item)

        assert document.banner == "CONCEPT: niet openbaar"
        assert facts(section(document, "Over dit bestand"))["Status"] == document.banner
        assert document.status == "concept"

    def test_a_shared_item_says_with_whom(self):
        item = share_record(AgendaItemFactory(draft=True), by=beheer())

        assert built(item).banner == "CONCEPT: gedeeld binnen de regio, niet openbaar"

    def test_an_embargo_tells_its_moment(self):
        item = AgendaItemFactory(public_from=datetime(2027, 1, 4, 19, tzinfo=UTC))

        told_now = built(item).banner

        assert told_now == "NOG NIET OPENBAAR: openbaar vanaf 4 januari 2027 om 20.00 uur"
        assert built(item, reader=public(at=datetime(2027, 1, 5, tzinfo=UTC))).banner == ""

    def test_a_withdrawn_item_tells_why(self):
        item = withdraw_record(AgendaItemFactory(), by=beheer(), reason="Dubbel ingevoerd.")

        assert built(item).banner == "INGETROKKEN: Dubbel ingevoerd."


class TestFileName:
    def test_it_names_body_and_kenmerk(self):
        item = AgendaItemFactory(body=council("Één"), reference="Z/17/455361")

        assert built(item).name == "agendapunt-gemeenteraad-een-z-17-455361"

    def test_it_names_the_title_where_there_is_no_kenmerk(self):
        item = AgendaItemFactory(body=council(), title="Hoe verder?")

        assert built(item).name == "agendapunt-gemeenteraad-verzonnen-hoe-verder"

    def test_a_hostile_title_gives_a_harmless_name(self):
        item = AgendaItemFactory(
            body=council(), title='a"b\nSet-Cookie: x=1; ../../é😀' + "x" * 200
        )

        name = built(item).name

        assert name.startswith("agendapunt-gemeenteraad-verzonnen-ab-set-cookie-x1-e")
        assert len(name) <= 80
        assert name.isascii()
        assert not set(name) & set('"/\\.\n;')


class TestAsKnownAtAMoment:
    def test_lines_and_places_are_those_of_then(self):
        with time_machine.travel(MAY, tick=False):
            item = AgendaItemFactory(planned_note="na het reces")
            line = AgendaLineFactory(item=item, text="Eerst?")
            place = shown_by(item, SourceFactory(), summary="Eerst gelezen.")
        with time_machine.travel(JULY, tick=False):
            line.text, place.summary = "Later?", "Later gelezen."
            save_record(line, by=beheer(), reason="tikfout")
            save_record(place, by=beheer(), reason="tikfout")
            AgendaLineFactory(item=item, text="Nieuw?")

        then = known(item, JUNE)

        assert told(section(then, "Vragen aan de raad")) == ["Eerst?"]
        (source,) = section(then, "Bronnen").entries
        assert [each.text for each in source.entries] == ["Eerst gelezen."]
        assert told(section(built(item), "Vragen aan de raad")) == ["Later?", "Nieuw?"]

    def test_the_planning_is_that_of_then(self):
        with time_machine.travel(MAY, tick=False):
            item = AgendaItemFactory(planned_note="na het reces")
            meeting = MeetingFactory(body=item.body, dossier=item.dossier, held_on="2025-09-01")
        with time_machine.travel(JULY, tick=False):
            treatment = item.treatments.get()
            treatment.meeting, treatment.planned_note = meeting, ""
            save_record(treatment, by=beheer(), reason="gepland")

        item.refresh_from_db()
        assert known(item, JUNE).planning.words == "nog niet gepland: na het reces"
        assert built(item).planning.held_on == date(2025, 9, 1)

    def test_a_meeting_that_was_moved_stands_on_the_day_known_then(self):
        with time_machine.travel(MAY, tick=False):
            meeting = MeetingFactory(held_on="2025-09-01")
            item = AgendaItemFactory(dossier=meeting.dossier, body=meeting.body, meeting=meeting)
        with time_machine.travel(JULY, tick=False):
            meeting.held_on = "2025-10-06"
            save_record(meeting, by=beheer(), reason="verplaatst")

        item.refresh_from_db()
        assert known(item, JUNE).planning.held_on == date(2025, 9, 1)
        assert built(item).planning.held_on == date(2025, 10, 6)

    def test_the_file_says_as_known_when(self):
        with time_machine.travel(MAY, tick=False):
            item = AgendaItemFactory()

        then = known(item, JUNE)

        assert "zoals bekend op 1 juni 2025 om 14.00 uur" in then.stamp
        assert then.number == item.pk
        assert then.made_at == NOW

    def test_a_source_corrected_later_shows_as_now(self):
        with time_machine.travel(MAY, tick=False):
            source = SourceFactory(title="Brif")
            item = AgendaItemFactory(source=source)
        source.title = "Brief"
        save_register_record(source, by=beheer())

        assert told(section(known(item, JUNE), "Bronnen")) == ["Brief"]


class TestTreatments:
    """Three meetings are three treatments, and one file tells them."""

    def item(self):
        body = council()
        item = AgendaItemFactory(body=body, planned_note="", kind=TreatmentKind.NOTICE)
        for held_on, kind, outcome in (
            ("2017-05-09", TreatmentKind.DEBATE, TreatmentOutcome.HELD),
            ("2017-06-20", TreatmentKind.FORMAL, TreatmentOutcome.UNANIMOUS),
        ):
            meeting = MeetingFactory(dossier=item.dossier, body=body, held_on=held_on)
            TreatmentFactory(item=item, meeting=meeting, kind=kind, outcome=outcome)
        return item

    def test_are_told_each_on_a_line(self):
        found = section(built(self.item(), day=date(2017, 7, 1)), "Behandelingen")

        assert [entry.note for entry in found.entries] == [
            "ter kennisname",
            "bespreekstuk, aangehouden",
            "hamerstuk, unaniem aangenomen",
        ]

    @pytest.mark.parametrize(
        ("day", "outcome", "held_on"),
        [
            (date(2017, 5, 1), None, date(2017, 6, 20)),
            (date(2017, 6, 1), None, date(2017, 6, 20)),
            (date(2017, 7, 1), "unaniem aangenomen", date(2017, 6, 20)),
        ],
    )
    def test_the_one_that_tells_how_far_it_is_depends_on_the_day(self, day, outcome, held_on):
        document = built(self.item(), day=day)

        assert facts(document).get("Uitkomst") == outcome
        assert document.planning.held_on == held_on


class TestWhatBecameOfAPoint:
    def item(self, outcome=TreatmentOutcome.AMENDED):
        body = council()
        made = AgendaItemFactory(body=body)
        meeting = MeetingFactory(dossier=made.dossier, body=body, held_on="2017-06-20")
        TreatmentFactory(item=made, meeting=meeting, outcome=outcome)
        AgendaLineFactory(
            item=made,
            kind=LineKind.POINT,
            text="Instemmen.",
            outcome="gewijzigd",
            amended_text="Instemmen, mits.",
        )
        return made

    def point(self, day, **fields):
        (found,) = section(built(self.item(**fields), day=day), "Beslispunten").entries
        return found

    def test_is_told_with_the_text_as_adopted(self):
        found = self.point(date(2017, 6, 20))

        assert (found.text, found.note) == ("Instemmen.", "gewijzigd aangenomen")
        assert told(found) == ["Zoals aangenomen: Instemmen, mits."]

    def test_is_not_told_before_the_meeting(self):
        assert self.point(date(2017, 6, 19)).note == ""

    def test_is_not_told_where_nothing_was_decided(self):
        assert self.point(date(2017, 7, 1), outcome=TreatmentOutcome.HELD).note == ""


class TestQueries:
    def queries_for(self, item):
        rows = AgendaItem.objects.select_related("dossier", "body__municipality")
        item = rows.get(pk=item.pk)
        with CaptureQueriesContext(
            connection,
        ) as counted:
            built(item)
        return len(counted)

    def test_they_are_as_many_for_one_line_as_for_thirty(self):
        small = AgendaItemFactory()
        large = AgendaItemFactory(dossier=small.dossier)
        AgendaLineFactory(item=small)
        shown_by(small, SourceFactory())
        for _ in range(6):
            for kind in LineKind.values:
                AgendaLineFactory(item=large, kind=kind)
            shown_by(large, SourceFactory())

        assert self.queries_for(small) == self.queries_for(large) == 6
