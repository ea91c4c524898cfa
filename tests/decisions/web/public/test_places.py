"""Each statement on each page leads in one click to its place in a source, or to its record."""

import re

import pytest

from tests import factories as make
from tests.decisions.web.public.reading import CANARY, ParticipationFactory, fill, page, shown
from tests.decisions.web.public.region import scene, words

pytestmark = pytest.mark.django_db
EVERYWHERE = ("tijdlijn/", "tijdlijn/?van=2016-01-01&tot=2016-12-31")


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst", "Berg")


def link_to(record):
    """Return the link of a page to a document or a record."""
    address = None
    if hasattr(record, "source_id"):
        address = f"/bronnen/{record.source_id}/#bewijsplaats-{record.pk}"
    return f'href="{address or record.get_absolute_url()}"'


def html(client, made, path=""):
    return page(client, made, path).content.decode()


@pytest.mark.parametrize("path", EVERYWHERE)
class TestAMilestone:
    def test_leads_to_the_document_that_tells_it(self, client, made, path):
        place = shown(make.MilestoneFactory(dossier=made.dossier), "milestone")

        assert link_to(place) in html(client, made, path)

    def test_tells_the_date_that_a_document_gives_it(self, client, made, path):
        milestone = make.MilestoneFactory(dossier=made.dossier, dated_on="2016-03-28")
        place = make.EvidenceFactory(
            shows=milestone, position=None, milestone=milestone, place="kop"
        )
        make.ValueReadingFactory(evidence=place, field="dated_on", value="2016-03-30~")

        told = html(client, made, path)

        assert ", kop (noemt ongeveer 30 maart 2016)" in told
        assert "<strong>Bronnen verschillen</strong>: 28 maart 2016 (zoals hier" in told

    def test_names_no_document_that_is_not_public(self, client, made, path):
        source = make.SourceFactory(title=CANARY, is_public=False)
        milestone = make.MilestoneFactory(dossier=made.dossier)
        make.EvidenceFactory(
            shows=milestone, position=None, milestone=milestone, source=source, place="kop"
        )

        told = html(client, made, path)

        assert CANARY not in told
        assert "niet openbaar , kop" in " ".join(told.replace(",", " ,").split())


class TestARemark:
    def remark(self, made, **fields):
        position = made.position(made.councils["Aalst"])
        return make.RemarkFactory(
            **{"dossier": made.dossier, "body": position.body, "decision": position.decision},
            **fields,
            position=position if fields else None,
        )

    def test_leads_to_its_place_from_the_decision_that_raised_it(self, client, made):
        remark = self.remark(made)
        place = shown(remark, "remark")

        response = client.get(remark.decision.get_absolute_url())

        assert link_to(place) in response.content.decode()
        told = f"Waar dit staat {place.source.title} , {place.place} {place.summary} Wens, "
        assert told in words(response)

    def test_leads_to_its_place_from_the_position_that_it_conditions(self, client, made):
        remark = self.remark(made, kind="voorwaarde")
        place = shown(remark, "remark")

        response = client.get(remark.position.get_absolute_url())

        assert link_to(place) in response.content.decode()
        assert "nog geen plaats in een bron" in words(response)

    @pytest.mark.parametrize("path", ["wensen-en-bedenkingen/", "gemeenten/aalst/"])
    def test_shows_where_its_reply_can_be_read(self, client, made, path):
        remark = self.remark(made)
        place = shown(make.ReplyFactory(remark=remark), "reply")

        assert link_to(place) in html(client, made, path)


class TestTheBoard:
    def test_leads_from_a_name_in_the_answer_to_its_position_or_else_its_municipality(
        self, client, made
    ):
        position = made.position(made.councils["Aalst"])

        support = html(client, made).split('<dl class="camps">')[1].split("</dl>")[0]

        assert f'{link_to(position)[:-1]}">Aalst</a>' in support
        assert f'href="{made.address}gemeenten/berg/">Berg</a>' in support

    def test_leads_from_who_was_asked_to_the_municipality(self, client, made):
        asked = make.RoundFactory(dossier=made.dossier)
        group = make.BodyFactory(is_steering_group=True, region=made.dossier.region)
        for body in (made.councils["Berg"], group):
            make.RoundBodyFactory(round=asked, body=body)

        told = html(client, made)

        assert f'href="{made.address}gemeenten/berg/">Berg</a>' in told
        assert "Stuurgroep" in told

    def test_leads_to_what_the_api_says_of_itself(self, client, made):
        assert 'href="/ontwikkelaars/#tabellen">tabellen</a>' in html(client, made)


class TestAnAct:
    """A decision on the page of a municipality."""

    def test_leads_to_its_place_and_to_the_shown_one_of_its_stance(self, client, made):
        position = made.position(made.councils["Aalst"])
        told = shown(position.decision, "decision")
        reading = make.EvidenceFactory(position=position)
        other = make.EvidenceFactory(position=position, source=make.SourceFactory())
        type(position).objects.filter(pk=position.pk).update(shown=reading)

        html_ = html(client, made, "gemeenten/aalst/")

        assert link_to(told) in html_ and link_to(reading) in html_
        assert link_to(other) not in html_

    def test_names_a_document_once_with_a_link_for_each_place(self, client, made):
        decision = made.position(made.councils["Aalst"]).decision
        source = make.SourceFactory(title="Een brief")
        places = [
            make.EvidenceFactory(
                shows=decision, position=None, decision=decision, source=source, place=place
            )
            for place in ("kop", "slot")
        ]

        html_ = html(client, made, "gemeenten/aalst/")

        assert all(link_to(place) in html_ for place in places)
        assert html_.count("Een brief") == 1
        assert f'{link_to(places[1])[:-1]}">slot</a>' in html_


class TestEveryLink:
    """What leads to a place in a document ends at a line that is there."""

    PAGES = (
        *("", "tijdlijn/?van=2016-01-01&tot=2016-12-31", "gemeenten/aalst/", "uitspraken/"),
        *("varianten/zwaar/", "voorstellen/regioraad/", "wensen-en-bedenkingen/"),
    )

    def test_finds_its_line(self, client, made):
        fill(made, 2)
        council = made.councils["Aalst"]
        make.GroupFactory(term=make.CouncilTermFactory(body=council))
        ParticipationFactory(municipality=council.municipality)
        make.PopulationFactory(municipality=council.municipality)
        pages = [html(client, made, path) for path in self.PAGES]
        pages.append(client.get("/gemeenten/aalst/").content.decode())

        links = {
            link for page_ in pages for link in re.findall(r'href="(/bronnen/\d+/)#([^"]+)"', page_)
        }

        kinds = {anchor.rpartition("-")[0] for _document, anchor in links}
        assert kinds == {
            *("bewijsplaats", "raadsperiode", "inwonertal", "deelname-aan-de-regio"),
            "deelname-aan-een-samenwerkingsverband",
        }
        for document, anchor in links:
            assert f'id="{anchor}"' in client.get(document).content.decode(), anchor


class TestASource:
    def test_leads_to_every_record_that_rests_on_it(self, client, made):
        source, council = make.SourceFactory(), made.councils["Aalst"]
        position = made.position(council)
        make.EvidenceFactory(position=position, source=source)
        for kind, record in of_every_kind(made).items():
            make.EvidenceFactory(shows=record, position=None, source=source, **{kind: record})
        make.CouncilTermFactory(body=council, source=source)

        told = client.get(f"/bronnen/{source.pk}/").content.decode()

        for path in (
            "wensen-en-bedenkingen/?soort=wens",
            "uitspraken/",
            "tijdlijn/",
            "#paneel-costs",
        ):
            assert f'href="{made.address}{path}"' in told, path
        assert link_to(position) in told
        assert 'href="/gemeenten/aalst/"' in told


def of_every_kind(made):
    """Return a record of each kind that has no page of its own, by kind."""
    kinds = {
        "remark": make.RemarkFactory,
        "statement": make.StatementFactory,
        "milestone": make.MilestoneFactory,
        "cost": make.CostFactory,
    }
    return {kind: factory(dossier=made.dossier) for kind, factory in kinds.items()}
