"""A text beside what was made of it, and the panel in which a passage becomes evidence."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.models import Evidence, Milestone, Remark, Statement
from tests.decisions.texts import of_length, taken
from tests.decisions.web.public.region import words
from tests.factories import EvidenceFactory, MilestoneFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.other_griffie
    return shared_world


@pytest.fixture
def source(world):
    return taken(
        world.region, municipality=world.council.municipality, by=world.griffie, dated_on="2017-05"
    )


def address(world, source, query=""):
    return f"/werkblad/{world.dossier.slug}/bronnen/{source.pk}/{query}"


def get(client, world, source, query="", *, by=None):
    client.force_login((by or world.griffie).user)
    return client.get(address(world, source, query))


def send(client, world, source, query, *, by=None, **typed):
    client.force_login((by or world.griffie).user)
    return client.post(address(world, source, query), typed)


def place(source, number, **fields):
    paragraph = source.paragraphs.get(number=number)
    own = {"place": f"alinea {number}", "position": None, "paragraph": paragraph}
    return EvidenceFactory(source=source, **{**own, **fields})


def queries(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


class TestTheText:
    def test_stands_in_numbered_paragraphs_with_an_anchor_each(self, client, world, source):
        page = get(client, world, source).content.decode()

        assert 'id="alinea-5"' in page
        assert 'href="?alinea=5#paneel"' in page
        assert "vraagt om meer uitleg over de kosten" in page

    def test_has_what_was_made_of_each_paragraph_beside_it(self, client, world, source):
        place(source, 5, shows=None, position=world.position(stance="voor"), reads_stance="voor")
        milestone = MilestoneFactory(dossier=world.dossier, title="De brief gaat uit")
        place(source, 6, milestone=milestone, dossier=world.dossier)

        text = words(get(client, world, source))

        made = text[text.index("¶5: hiermee") :]
        assert made.index("Standpunt:") < made.index("¶6: hiermee") < made.index("De brief gaat")

    def test_leads_to_change_only_what_the_reader_keeps(self, client, world, source):
        mine = place(source, 5, position=world.position()).position
        milestone = MilestoneFactory(dossier=world.dossier)
        place(source, 5, milestone=milestone, dossier=world.dossier)

        page = get(client, world, source).content.decode()

        assert f'href="/werkblad/standpunt/{mine.pk}/"' in page
        assert f'href="/werkblad/mijlpaal/{milestone.pk}/"' not in page

    def test_tells_what_names_its_paragraph_in_words_only(self, client, world, source):
        place(source, 5, position=world.position(), paragraph=None, place="¶5, slot")

        assert "Op deze bron rust ook" not in words(get(client, world, source))

    def test_tells_above_what_was_made_of_it_and_is_not_public(self, client, world, source):
        place(source, 5, remark=world.remark(draft=True), dossier=world.dossier)
        place(source, 6, remark=world.remark(), dossier=world.dossier)

        page = get(client, world, source)

        assert "Bekijk en publiceer (1)" in words(page)
        assert f"publiceren/?bron={source.pk}" in page.content.decode()

    def test_proposes_what_a_paper_asks_beside_its_paragraph(self, client, world):
        text = (
            "De raad besluit:\n\n1. het plan te wijzigen;\n2. te wachten.\n\nKan uw raad wachten?"
        )
        paper = taken(world.region, text, by=world.redactie)

        page = get(client, world, paper)

        assert "voorstel Besluit : 1. het plan te wijzigen;" in words(page)
        assert "?alinea=4&amp;maak=vraag#paneel" in page.content.decode()

    def test_fills_in_the_words_of_a_question_that_is_proposed(self, client, world):
        asked = "Kan uw raad nog een jaar wachten?"
        paper = taken(world.region, f"De kosten stijgen elk jaar. {asked}", by=world.redactie)
        page = get(client, world, paper)
        start = paper.paragraphs.get().text.index(asked)
        query = f"?alinea=1&amp;van={start}&amp;tot={start + len(asked)}&amp;maak=vraag"
        assert query in page.content.decode()

        form = get(client, world, paper, query.replace("&amp;", "&")).context["form"]

        assert form["text"].value() == form["plaats-quote"].value() == asked

    def test_says_nothing_of_a_record_that_the_reader_may_not_see(self, client, world, source):
        hidden = world.remark(body=world.neighbour, text="Nog niet gedeeld", draft=True)
        place(source, 5, remark=hidden, dossier=world.dossier)

        assert "Nog niet gedeeld" not in words(get(client, world, source))

    @pytest.mark.parametrize(
        ("who", "status", "sees"),
        [("griffie", 200, True), ("other_griffie", 200, True), ("redactie", 200, True),
         ("beheer", 200, True), ("strange_griffie", 404, False), ("collegian", 404, False),
         ("raadslid", 403, False)],
    )  # fmt: skip
    def test_is_read_by_who_keeps_records_in_the_region(
        self, client, world, source, who, status, sees
    ):
        response = get(client, world, source, by=getattr(world, who))

        assert response.status_code == status
        assert ("meer uitleg" in words(response)) == sees

    def test_of_a_public_title_stays_closed_elsewhere(self, client, world):
        source = taken(world.region, is_public=True)
        EvidenceFactory(source=source, position=world.position())

        text = words(get(client, world, source, "?alinea=5", by=world.strange_griffie))

        assert "meer uitleg" not in text
        assert "Van deze bron is hier geen tekst die u mag lezen." in text

    def test_takes_as_many_queries_with_300_paragraphs_as_with_one(self, client, world):
        position = world.position()
        client.force_login(world.griffie.user)
        counts = []
        for number in (1, 300):
            source = taken(world.region, of_length(number))
            for each in (1, number):
                place(source, each, position=position)
            counts.append(queries(client, address(world, source, "?alinea=1&maak=wens")))

        assert counts[0] == counts[1] <= 20


class TestThePanel:
    def test_opens_at_the_paragraph_with_what_can_be_made_of_it(self, client, world, source):
        response = get(client, world, source, "?alinea=5")

        text = words(response)
        assert "Alinea 5: hiermee…" in text
        assert "Bedenking Vraag Voorwaarde Uitspraak" in text
        decision = f'href="/werkblad/{world.dossier.slug}/besluit/?bron={source.pk}&amp;alinea=5"'
        assert decision in response.content.decode()
        assert "maak=mijlpaal" not in response.content.decode()

    def test_offers_the_redactie_a_milestone(self, client, world, source):
        page = get(client, world, source, "?alinea=5", by=world.redactie).content.decode()

        assert "maak=mijlpaal" in page

    def test_quotes_the_letters_that_were_selected(self, client, world, source):
        page = get(client, world, source, "?alinea=5&van=3&tot=7").content.decode()

        assert '<blockquote class="reading__quote">raad</blockquote>' in page

    def test_says_when_a_selection_is_too_long_to_quote(self, client, world):
        source = taken(world.region, "lang " * 300)

        page = get(client, world, source, "?alinea=1&van=0&tot=1400&maak=wens")

        assert "langer dan 1000 tekens" in words(page)

    @pytest.mark.parametrize(
        "query",
        ["?alinea=99", "?alinea=x", "?alinea=5&van=9&tot=1", "?alinea=5&maak=niets", "?alinea=",
         "?alinea=5&bij=dossier", "?alinea=5&maak=wens&datum=%00", "?alinea=5&van=-1&tot=٣"],
    )  # fmt: skip
    def test_reads_an_address_that_says_nothing_as_if_it_did_not(
        self, client, world, source, query
    ):
        assert get(client, world, source, query).status_code == 200

    def test_offers_what_the_passage_names(self, client, world):
        name = world.council.municipality.name
        text = f"De gemeenteraad van {name} besloot op 9 mei 2017 (kenmerk Z/17/1234)."
        source = taken(world.region, text, municipality=world.council.municipality)

        page = get(client, world, source, "?alinea=1").content.decode()

        assert "datum=2017-05-09" in page
        assert f"orgaan={world.council.pk}" in page
        assert "kenmerk=Z%2F17%2F1234" in page

    def test_fills_in_what_was_taken_over(self, client, world, source):
        query = f"?alinea=5&maak=wens&datum=2017-05-09&orgaan={world.council.pk}"

        form = get(client, world, source, query).context["form"]

        assert form["dated_on"].value() == "9 mei 2017"
        assert form["body"].value() == str(world.council.pk)

    def test_leads_to_a_decision_with_its_place_filled_in(self, client, world, source):
        client.force_login(world.griffie.user)
        path = f"/werkblad/{world.dossier.slug}/besluit/?bron={source.pk}&alinea=5&van=3&tot=7"

        form = client.get(path).context["form"]

        told = [form[f"place-0-{name}"].value() for name in ("source", "place", "quote")]
        assert told == [str(source.pk), "alinea 5", "raad"]


class TestSomethingNew:
    def test_stands_with_its_place_in_the_paragraph(self, client, world, source):
        typed = {"kind": "wens", "text": "Meer uitleg over de kosten.", "dated_on": "9 mei 2017",
                 "body": world.council.pk}  # fmt: skip

        response = send(client, world, source, "?alinea=5&maak=wens", **with_place(source), **typed)

        remark = Remark.objects.get()
        found = remark.evidence.get()
        assert response["Location"] == address(world, source, "#alinea-5")
        assert (found.paragraph.number, found.place) == (5, "alinea 5")
        assert (found.summary, found.quote) == (remark.text, "raad")
        assert (remark.dated_on, remark.status) == ("2017-05-09", "concept")

    @pytest.mark.parametrize(
        ("made", "model", "typed"),
        [
            ("bedenking", Remark, {"kind": "bedenking", "text": "Te duur."}),
            ("uitspraak", Statement, {"speaker": "De wethouder", "text": "Het komt goed."}),
            ("mijlpaal", Milestone, {"title": "De brief gaat uit"}),
        ],
    )
    def test_is_of_the_kind_that_was_chosen(self, client, world, source, made, model, typed):
        by = world.redactie if made == "mijlpaal" else world.griffie
        typed |= {"dated_on": "mei 2017"}
        if made != "mijlpaal":
            typed |= {"body": world.council.pk}

        send(client, world, source, f"?alinea=5&maak={made}", by=by, **with_place(source), **typed)

        found = model.objects.get().evidence.get()
        assert found.paragraph.number == 5
        assert found.summary == typed.get("text", typed.get("title"))

    def test_is_told_what_is_missing_and_stores_nothing(self, client, world, source):
        response = send(
            client, world, source, "?alinea=5&maak=wens", kind="wens", **with_place(source)
        )

        assert response.status_code == 422
        assert 'aria-invalid="true"' in response.content.decode()
        assert not Remark.objects.exists() and not Evidence.objects.exists()

    def test_is_refused_to_who_does_not_keep_it(self, client, world, source):
        response = get(client, world, source, "?alinea=5&maak=mijlpaal")

        assert response.status_code == 403


def with_place(source):
    return {"plaats-source": source.pk, "plaats-place": "alinea 5", "plaats-quote": "raad"}


class TestSomethingThatIsThere:
    def test_gets_one_more_place(self, client, world, source):
        remark = world.remark()

        response = send(client, world, source, "?alinea=5&bij=wens", record=remark.pk,
                        summary="Hier staat het ook.", place="alinea 5")  # fmt: skip

        found = remark.evidence.get()
        assert response.status_code == 302
        assert (found.source, found.paragraph.number) == (source, 5)

    def test_that_is_a_stance_is_read_with_a_stance(self, client, world, source):
        position = world.position(stance="voor")

        send(client, world, source, "?alinea=5&bij=standpunt", record=position.pk,
             summary="De raad is tegen.", place="alinea 5", reads_stance="tegen")  # fmt: skip

        found = position.evidence.get()
        assert (found.reads_stance, found.is_accepted) == ("tegen", True)

    def test_that_is_of_another_council_gets_a_proposal(self, client, world, source):
        position = world.position(world.decision(body=world.neighbour))

        send(client, world, source, "?alinea=5&bij=standpunt", record=position.pk,
             summary="De raad is tegen.", place="alinea 5", reads_stance="tegen")  # fmt: skip

        assert position.evidence.get().is_accepted is False

    def test_offers_no_record_of_another_council(self, client, world, source):
        other = world.remark(body=world.neighbour)

        response = send(client, world, source, "?alinea=5&bij=wens", record=other.pk,
                        summary="Ook hier.", place="alinea 5")  # fmt: skip

        assert response.status_code == 422
        assert not Evidence.objects.exists()

    @pytest.mark.parametrize(
        "soort", ["besluit", "standpunt", "wens", "reactie", "uitspraak", "mijlpaal", "agendapunt"]
    )
    def test_is_asked_for_in_a_form(self, client, world, source, soort):
        response = get(client, world, source, f"?alinea=5&bij={soort}")

        assert "Bij welke?" in words(response)

    def test_asks_which_one(self, client, world, source):
        response = send(client, world, source, "?alinea=5&bij=wens", summary="Ook hier.")

        assert response.status_code == 422
        assert "een bewijsplaats hoort bij" not in words(response).lower()
