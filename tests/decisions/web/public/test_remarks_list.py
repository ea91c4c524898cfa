"""Wishes and objections as a list with a form."""

import re
from dataclasses import replace

import pytest
from django.db import transaction

from decisions.actions import withdraw_record
from decisions.documents.register import REGISTER_FORMATS
from tests import factories as make
from tests.decisions.web.public.reading import CANARY, fill, page, queries, shown
from tests.decisions.web.public.region import scene, words
from tests.people import beheer, griffie

pytestmark = pytest.mark.django_db
PATH = "wensen-en-bedenkingen/"
EVERY = ["Vraagtekst", "Avondtekst", "Thematekst", "Onderwerptekst"]


def get(client, made, **parameters):
    return page(client, made, PATH, **({"peildatum": "2017-06-01"} | parameters))


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst", "Berg")


def remark(made, text, **fields):
    fields = {"body": made.councils["Aalst"]} | fields
    return make.RemarkFactory(dossier=made.dossier, text=text, **fields)


def texts(response, *sought):
    """Return which of the texts a page shows, in its order."""
    text = words(response)
    return sorted((each for each in sought if each in text), key=text.index)


class TestTheList:
    def test_shows_a_remark_with_all_that_is_known_of_it(self, client, made):
        theme = make.ThemeFactory(dossier=made.dossier, slug="wonen", name="Wonen")
        decision = make.DecisionFactory(dossier=made.dossier, body=made.councils["Aalst"])
        found = remark(
            made,
            "Meer huizen.",
            theme=theme,
            subject=made.proposal,
            section="hoofdstuk 3",
            groups_label="twee fracties",
            decision=decision,
        )
        place = shown(found, "remark")

        response = get(client, made)

        text, html = words(response), response.content.decode()
        assert "Wens van Gemeenteraad Aalst, twee fracties, 1 juni 2016 ingediend" in text
        assert "Regioraad hoofdstuk 3 Wonen uit: " in text
        for address in (
            f"{made.address}voorstellen/regioraad/?peildatum=2017-06-01",
            f"{made.address}themas/wonen/?peildatum=2017-06-01",
            f"{decision.get_absolute_url()}?peildatum=2017-06-01",
            f"/bronnen/{place.source_id}/#bewijsplaats-{place.pk}",
        ):
            assert f'href="{address}"' in html

    def test_counts_by_kind_and_by_state(self, client, made):
        make.ReplyFactory(remark=remark(made, "a"))
        remark(made, "b", kind="vraag")
        withdraw_record(remark(made, "c"), by=beheer(), reason="Dubbel.")

        text = words(get(client, made))

        assert "3 punten" in text
        assert "wens: 2 · vraag: 1" in text
        assert "ingediend: 1 · beantwoord: 1 · ingetrokken: 1" in text

    def test_tells_why_a_remark_was_withdrawn(self, client, made):
        withdraw_record(remark(made, "Oud punt"), by=beheer(), reason="Van een ander.")

        assert "Van een ander." in words(get(client, made))

    def test_says_that_there_is_nothing(self, client, made):
        assert "Er is geen punt dat aan deze keuzes voldoet." in words(get(client, made))


class TestTheForm:
    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ({"soort": "vraag"}, ["Vraagtekst"]),
            ({"orgaan": "bijeenkomst"}, ["Avondtekst"]),
            ({"thema": "wonen"}, ["Thematekst"]),
            ({"thema": "zonder-thema", "soort": "vraag"}, ["Vraagtekst"]),
            ({"onderwerp": "regioraad"}, ["Onderwerptekst"]),
            ({"onderwerp": "zonder-onderwerp", "soort": "vraag"}, ["Vraagtekst"]),
            ({"staat": "beantwoord"}, ["Thematekst"]),
            ({"zoek": "ÓNDERWERPtekst"}, ["Onderwerptekst"]),
            ({"zoek": "reden staat"}, ["Thematekst"]),
            ({"zoek": "bewonersavonden"}, ["Avondtekst"]),
            ({"zoek": "bewoner"}, []),
            ({"zoek": "bewoner*"}, ["Avondtekst"]),
            ({"zoek": "gemeenteraad wonen*"}, []),
            ({"soort": "vraag", "thema": "wonen"}, []),
            ({"soort": "", "zoek": ""}, EVERY),
        ],
    )
    def test_leaves_what_was_chosen(self, client, made, asked, expected):
        theme = make.ThemeFactory(dossier=made.dossier, slug="wonen", name="Wonen")
        remark(made, "Vraagtekst", kind="vraag", dated_on="2016-01-01")
        remark(made, "Avondtekst", body=None, gathering="Bewonersavond", dated_on="2016-01-02")
        themed = remark(made, "Thematekst", theme=theme, dated_on="2016-01-03")
        make.ReplyFactory(remark=themed, reasons="De reden staat hier.")
        remark(made, "Onderwerptekst", subject=made.proposal, dated_on="2016-01-04")

        found = texts(get(client, made, **asked), *EVERY)

        assert found == expected

    def test_chooses_a_body(self, client, made):
        remark(made, "Van Aalst")
        remark(made, "Van Berg", body=made.councils["Berg"])
        slug = made.councils["Berg"].slug

        assert texts(get(client, made, orgaan=slug), "Van Aalst", "Van Berg") == ["Van Berg"]

    def test_chooses_what_lapsed_with_its_proposal_by_the_day(self, client, made):
        remark(made, "Gevallen", subject=made.proposal)
        make.MilestoneFactory(
            dossier=made.dossier, subject=made.proposal, state="verworpen", dated_on="2017-05-11"
        )

        before = get(client, made, staat="vervallen", peildatum="2017-05-10")
        after = get(client, made, staat="vervallen", peildatum="2017-05-11")

        assert texts(before, "Gevallen") == []
        assert texts(after, "Gevallen") == ["Gevallen"]

    @pytest.mark.parametrize(
        ("order", "expected"),
        [
            ("", ["Een", "Twee", "Drie"]),
            ("oudste", ["Een", "Twee", "Drie"]),
            ("nieuwste", ["Drie", "Twee", "Een"]),
            ("orgaan", ["Twee", "Een", "Drie"]),
            ("onderwerp", ["Drie", "Een", "Twee"]),
        ],
    )
    def test_sorts(self, client, made, order, expected):
        remark(made, "Een", dated_on="2016-01", body=made.councils["Berg"], subject=made.proposal)
        remark(made, "Twee", dated_on="2016-02-01")
        remark(made, "Drie", dated_on="2016-03", subject=made.variant, body=None, gathering="Zaal")

        assert texts(get(client, made, volgorde=order), "Een", "Twee", "Drie") == expected

    def test_keeps_what_was_chosen_and_typed(self, client, made):
        remark(made, "a")

        html = get(client, made, soort="wens", zoek='"><b>').content.decode()

        assert '<option value="wens" selected>' in html
        assert 'value="&quot;&gt;&lt;b&gt;"' in html

    @pytest.mark.parametrize(
        "asked",
        [
            {"soort": "klacht"},
            {"orgaan": "gm9999-gemeenteraad"},
            {"thema": "bestaat-niet"},
            {"onderwerp": "bestaat-niet"},
            {"staat": "onbekend"},
            {"volgorde": "willekeurig"},
            {"zoek": "\x00"},
            {"zoek": "?!"},
            {"zoek": "a" * 201},
            {"pagina": "2"},
            {"pagina": "abc"},
            {"peildatum": "2017-02-31"},
            {"bekend": "x"},
        ],
    )
    def test_refuses_what_it_does_not_know_and_names_it(self, client, made, asked):
        response = get(client, made, **asked)

        assert response.status_code == 400
        assert f"Bij {next(iter(asked))} staat" in words(response)


class TestThePages:
    def test_hold_twenty_and_keep_what_was_asked(self, client, made):
        for number in range(45):
            remark(made, f"Punt nummer {number:02d}.")
        asked = {"soort": "wens", "bekend": "2199-01-01"}

        first, second, last = (get(client, made, **asked, pagina=n) for n in ("", 2, 3))

        assert [page.content.decode().count("<article") for page in (first, second, last)] == [
            20, 20, 5,
        ]  # fmt: skip
        assert "45 punten" in words(second)
        kept = "peildatum=2017-06-01&amp;soort=wens&amp;bekend=2199-01-01&amp;pagina="
        assert f'href="?{kept}2" rel="next"' in first.content.decode()
        assert f'href="?{kept}1" rel="prev"' in second.content.decode()

    def test_tell_how_many_more_there_are_and_where_they_begin(self, client, made):
        for number in range(45):
            remark(made, f"Punt nummer {number:02d}.")

        first, second, last = (words(get(client, made, pagina=n)) for n in (1, 2, 3))

        assert "Toon 20 meer (van 45)" in first
        assert "tot en met" not in first
        assert "Toon de 20 hiervoor 21 tot en met 40 van 45" in second
        assert "Toon 5 meer (van 45)" in second
        assert "Dit is het einde van de lijst (45)." in last

    def test_of_a_list_that_is_whole_are_not_mentioned(self, client, made):
        remark(made, "Punt.")

        assert 'id="meer"' not in get(client, made).content.decode()


class TestWhoMaySee:
    def test_a_draft_and_its_theme_stay_with_its_keeper(self, client, made):
        theme = make.ThemeFactory(dossier=made.dossier, slug="wonen", name=CANARY)
        remark(made, CANARY, theme=theme, draft=True)
        hidden = make.ReplyFactory(remark=remark(made, "Zichtbaar"), reasons=CANARY, draft=True)

        assert CANARY not in get(client, made).content.decode()
        assert get(client, made, thema="wonen").status_code == 400
        assert "Zichtbaar" not in words(get(client, made, zoek=CANARY))
        assert hidden

        client.force_login(griffie(made.councils["Aalst"].municipality).user)
        assert CANARY in get(client, made).content.decode()

    def test_an_unknown_dossier_is_not_found(self, client):
        assert client.get("/dossiers/bestaat-niet/wensen-en-bedenkingen/").status_code == 404


class TestTheFiles:
    def test_are_offered_with_what_was_chosen_and_without_the_place_in_the_list(self, client, made):
        remark(made, "a")

        html = get(client, made, soort="wens", zoek="a", pagina="1").content.decode()

        address = made.address + "wensen-en-bedenkingen"
        query = "soort=wens&amp;zoek=a&amp;peildatum=2017-06-01"
        for ending in ("csv", "xlsx", "ods", "docx", "pdf"):
            assert f'href="{address}.{ending}?{query}"' in html
        for ordering in ("gemeente", "thema", "onderdeel"):
            for ending in ("docx", "pdf"):
                assert f'href="{address}.{ending}?{query}&amp;ordening={ordering}"' in html
        assert "ordening=gemeente" not in html.replace(f"{query}&amp;ordening=gemeente", "")

    def test_take_nothing_else_from_the_address(self, client, made):
        assert "kanarie=1" not in "".join(links(get(client, made, kanarie="1")))

    def test_leave_out_what_cannot_hold_so_many_and_say_so(self, client, made, monkeypatch):
        remark(made, "a")
        remark(made, "b")
        few = dict(REGISTER_FORMATS, pdf=replace(REGISTER_FORMATS["pdf"], most=1))
        monkeypatch.setattr("decisions.web.public.remarks.REGISTER_FORMATS", few)

        response = get(client, made)

        assert "PDF: tot 1 punten. Kies hierboven minder punten" in words(response)
        assert not [each for each in links(response) if ".pdf" in each]
        assert [each for each in links(response) if ".docx" in each]


def links(response):
    found = re.findall('href="([^"]*)"', response.content.decode())
    return [each for each in found if "wensen-en-bedenkingen." in each]


@pytest.mark.parametrize(
    "asked",
    [{}, {"soort": "wens", "staat": "beantwoord", "volgorde": "orgaan"}, {"zoek": "wens"}],
)
def test_it_takes_as_many_queries_whatever_there_is(client, asked):
    counts = []
    for number in (1, 8):
        with transaction.atomic():
            made = scene("Aalst", "Berg", slug="ander")
            fill(made, number)
            counts.append(queries(client, made.address + PATH, **asked))
            transaction.set_rollback(True)

    assert counts[0] == counts[1]
