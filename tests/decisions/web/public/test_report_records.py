"""'Klopt dit niet?' on every kind of record, and 'Mist u een stuk?': who gets and sees it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions.reports import answer_report, report_mistake
from decisions.models import Report
from decisions.worklist import list_unanswered_reports
from tests.decisions.web.public.region import words
from tests.factories import (
    AgendaItemFactory,
    EvidenceFactory,
    MilestoneFactory,
    RoundFactory,
    SourceFactory,
    StatementFactory,
)
from tests.people import NOW

pytestmark = pytest.mark.django_db
TYPED = {"text": "Het was een motie.", "source": "Besluitenlijst, punt 3", "url": ""}
LACKS = {"text": "De notulen.", "source": "De raad, 9 mei 2017", "url": "https://raad.example/9"}
OF_COUNCIL, OF_DOSSIER = "griffie", "redactie"
KINDS = {
    "besluit": ("decision", OF_COUNCIL),
    "wens": ("remark", OF_COUNCIL),
    "uitspraak": ("statement", OF_COUNCIL),
    "agendapunt": ("agenda_item", OF_COUNCIL),
    "gemeente": ("municipality", OF_COUNCIL),
    "mijlpaal": ("milestone", OF_DOSSIER),
    "ronde": ("round", OF_DOSSIER),
    "bron": ("source_record", OF_DOSSIER),
}


def make(world, word):
    """Return a public record of the kind of that word."""
    own = {"dossier": world.dossier}
    if word == "besluit":
        return world.decision()
    if word == "gemeente":
        return world.council.municipality
    if word == "bron":
        position = world.position()
        return EvidenceFactory(position=position, source=SourceFactory(), **own).source
    factories = {"mijlpaal": MilestoneFactory, "ronde": RoundFactory}
    if word in factories:
        return factories[word](**own)
    if word == "wens":
        return world.remark()
    factory = StatementFactory if word == "uitspraak" else AgendaItemFactory
    return factory(body=world.council, **own)


def form(world, word, record):
    return f"/dossiers/{world.dossier.slug}/klopt-dit-niet/{word}/{record.pk}/"


@pytest.mark.parametrize("word", KINDS)
class TestEveryKind:
    def test_is_reported_without_signing_in_and_lands_with_who_keeps_it(self, client, world, word):
        assert world.griffie and world.redactie
        record, (name, lands_with) = make(world, word), KINDS[word]

        sent = client.post(form(world, word, record), TYPED)

        told = Report.objects.get()
        assert sent["Location"] == f"/meldingen/{told.code}/"
        assert (told.record_name, told.record) == (name, record)
        for who in (OF_COUNCIL, OF_DOSSIER):
            waits = list(list_unanswered_reports(getattr(world, who)))
            assert waits == ([told] if who == lands_with else [])
        assert not list_unanswered_reports(world.other_griffie).exists()

    def test_is_followed_and_answered_but_never_public(self, client, world, word):
        record = make(world, word)
        client.post(form(world, word, record), TYPED)
        told, keeper = Report.objects.get(), getattr(world, KINDS[word][1])
        with pytest.raises(PermissionDenied):
            answer_report(told, verdict="klopt", text="Zo is het.", by=world.other_griffie)

        client.force_login(keeper.user)
        page = client.get(f"/werkblad/meldingen/{told.pk}/")
        done = client.post(
            f"/werkblad/meldingen/{told.pk}/", {"verdict": "klopt", "text": "Zo is het."}
        )
        client.logout()

        assert "Het was een motie." in words(page)
        assert done.status_code == 302
        followed = words(client.get(f"/meldingen/{told.code}/"))
        assert "Zo is het." in followed
        for address in ("", "tijdlijn/", "bronnen/", "wensen-en-bedenkingen/"):
            public = client.get(f"/dossiers/{world.dossier.slug}/{address}").content.decode()
            assert "Het was een motie." not in public and "Zo is het." not in public

    def test_takes_no_verdict_of_another_kind(self, world, word):
        told = report_mistake(make(world, word), **TYPED, sender="a", at=NOW, dossier=world.dossier)

        for verdict in ("lezing", "toegevoegd"):
            with pytest.raises(ValidationError, match="past niet"):
                answer_report(told, verdict=verdict, text="Zo.", by=getattr(world, KINDS[word][1]))

    def test_twice_is_the_first_one(self, client, world, word):
        record = make(world, word)

        first, again = (client.post(form(world, word, record), TYPED) for _each in range(2))

        assert first["Location"] == again["Location"]
        assert Report.objects.count() == 1

    def test_keeps_what_was_typed_where_it_is_refused(self, client, world, word):
        record = make(world, word)

        page = client.post(form(world, word, record), {**TYPED, "url": "http://raad.example"})

        assert page.status_code == 422
        assert "Het was een motie." in page.content.decode()
        assert not Report.objects.exists()

    def test_is_404_where_there_is_none(self, client, world, word):
        record = make(world, word)

        gone = form(world, word, record).replace(f"/{record.pk}/", "/999999/")
        assert client.get(gone).status_code == 404


class TestWhatIsHidden:
    @pytest.mark.parametrize("word", ["besluit", "wens"])
    def test_has_no_form(self, client, world, word):
        record = world.decision(draft=True) if word == "besluit" else world.remark(draft=True)

        for response in (
            client.get(form(world, word, record)),
            client.post(form(world, word, record), TYPED),
        ):
            assert response.status_code == 404
        assert not Report.objects.exists()

    def test_word_has_no_form(self, client, world):
        assert client.get(form(world, "geheim", world.decision())).status_code == 404


class TestALackingDocument:
    @pytest.fixture
    def address(self, world):
        return f"/dossiers/{world.dossier.slug}/mist-u-een-stuk/"

    def test_is_offered_where_documents_are_looked_for(self, client, world, address):
        home = world.council.municipality.slug

        for page in ("", "bronnen/", f"gemeenten/{home}/"):
            found = client.get(f"/dossiers/{world.dossier.slug}/{page}").content.decode()
            assert f'href="{address}' in found

    def test_lands_with_the_regioredactie_or_with_the_griffie(self, client, world, address):
        assert world.griffie and world.redactie

        client.post(address, LACKS)
        client.post(f"{address}?gemeente={world.council.municipality.slug}", LACKS)

        of_dossier, of_home = Report.objects.order_by("pk")
        assert (of_dossier.is_missing, of_home.is_missing) == (True, True)
        assert list(list_unanswered_reports(world.redactie)) == [of_dossier]
        assert list(list_unanswered_reports(world.griffie)) == [of_home]

    def test_asks_for_a_public_address(self, client, world, address):
        for url in ("", "http://raad.example", "geen adres"):
            assert client.post(address, {**LACKS, "url": url}).status_code == 422
        assert not Report.objects.exists()

    def test_is_told_as_added(self, client, world, address):
        client.post(address, LACKS)
        told = Report.objects.get()
        with pytest.raises(ValidationError, match="past niet"):
            answer_report(told, verdict="gecorrigeerd", text="Zo.", by=world.redactie)

        client.force_login(world.redactie.user)
        page = client.get(f"/werkblad/meldingen/{told.pk}/")
        answer_report(told, verdict="toegevoegd", text="Dank.", by=world.redactie)

        assert "Mist u een stuk?" in words(page)
        assert "Het stuk is toegevoegd." in words(client.get(f"/meldingen/{told.code}/"))

    def test_of_a_municipality_that_does_not_take_part_is_404(self, client, world, address):
        stranger = world.stranger.municipality.slug

        assert client.get(f"{address}?gemeente={stranger}").status_code == 404


class TestTheLinks:
    def test_stand_on_the_pages_of_records(self, client, world):
        decision, item = world.decision(), make(world, "agendapunt")
        round_, source = make(world, "ronde"), make(world, "bron")
        pages = {
            decision.get_absolute_url(): ("besluit", decision),
            item.get_absolute_url(): ("agendapunt", item),
            f"/dossiers/{world.dossier.slug}/rondes/{round_.pk}/": ("ronde", round_),
            f"/bronnen/{source.pk}/": ("bron", source),
        }
        for address, (word, record) in pages.items():
            assert f'href="{form(world, word, record)}"' in client.get(address).content.decode()

    def test_stand_beside_what_is_told_in_a_list(self, client, world):
        wish, said, event = (make(world, word) for word in ("wens", "uitspraak", "mijlpaal"))
        lists = {
            "wensen-en-bedenkingen/": ("wens", wish),
            "uitspraken/": ("uitspraak", said),
            "tijdlijn/": ("mijlpaal", event),
        }
        for page, (word, record) in lists.items():
            found = client.get(f"/dossiers/{world.dossier.slug}/{page}").content.decode()
            assert f'href="{form(world, word, record)}"' in found
