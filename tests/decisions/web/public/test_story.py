"""The story of a dossier beside its councils: colleges, other bodies, milestones, costs."""

import pytest
from django.template.loader import get_template
from django.urls import reverse

from decisions.web.public.story import STORY_PANELS
from tests import factories as make
from tests.decisions.web.public.region import scene, words

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst")


def page_of(client, made, **asked):
    """Return the page on which the story stands."""
    asked = {"peildatum": "2017-06-01", **asked}
    return client.get(reverse("line", args=[made.dossier.slug]), asked)


def shown(client, made, name, **asked):
    """Return the context of a part, or None where it is not shown."""
    story = page_of(client, made, **asked).context["story"]
    return {panel.name: context for panel, context in story}.get(name)


@pytest.mark.parametrize("panel", STORY_PANELS, ids=lambda panel: panel.name)
def test_each_part_has_a_template_of_its_own(panel):
    assert get_template(panel.template).template.name == f"decisions/story/{panel.name}.html"


class TestCosts:
    def test_are_those_that_no_municipality_pays_alone_begun_by_the_day(self, client):
        made = scene("Aalst", slug="ander")
        home = made.councils["Aalst"].municipality
        shared = make.CostFactory(dossier=made.dossier, title="Onderzoek", dated_on="2017-01-01")
        make.CostFactory(dossier=made.dossier, municipality=home, dated_on="2017-01-01")
        make.CostFactory(dossier=made.dossier, title="Later", dated_on="2018-01-01")
        place = make.EvidenceFactory(position=None, cost=shared, dossier=made.dossier)

        context = shown(client, made, "costs")

        assert context["costs"] == [shared]
        assert context["places"]["cost", shared.pk] == (place,)

    def test_stand_on_the_page_with_their_source(self, client):
        made = scene("Aalst", slug="ander")
        cost = make.CostFactory(
            dossier=made.dossier,
            title="Onderzoek",
            payer="de regio",
            subject=made.proposal,
            dated_on="2017-01-01",
        )
        place = make.EvidenceFactory(position=None, cost=cost, dossier=made.dossier)

        page = words(page_of(client, made))

        assert "Kosten van het dossier" in page and "Betaald door: de regio" in page
        assert f"Bron: {place.source.title} , {place.place} Hoort bij Regioraad" in page

    def test_are_left_out_where_there_are_none(self, client):
        assert shown(client, scene("Aalst", slug="ander"), "costs") is None


class TestColleges:
    def college(self, made, name):
        return make.BodyFactory(is_college=True, municipality=made.councils[name].municipality)

    def test_are_told_over_every_subject_on_which_one_spoke(self, client):
        made = scene("Aalst", "Berg", slug="ander")
        direction = make.SubjectFactory(is_direction=True, dossier=made.dossier, number=9)
        made.position(self.college(made, "Aalst"), "voor", subject=direction)
        made.position(self.college(made, "Berg"), "tegen")

        context = shown(client, made, "colleges")

        assert context["names"] == ["Aalst", "Berg"]
        assert [subject for subject, _cells in context["lines"]] == [made.proposal, direction]

    def test_that_said_nothing_are_left_out(self, client):
        made = scene("Aalst", "Berg", slug="ander")
        self.college(made, "Aalst")

        assert shown(client, made, "colleges") is None


def test_other_bodies_are_told_with_all_that_they_hold(client, made):
    group = make.BodyFactory(is_steering_group=True, region=made.dossier.region)
    made.position(group, "voor", subject=made.variant, dated_on="2016-07-01")
    made.position(group, "tegen")

    [row] = shown(client, made, "others")["rows"]

    assert [(cell.subject, cell.stance) for cell in row.spoken] == [
        (made.variant, "voor"),
        (made.proposal, "tegen"),
    ]


class TestMilestones:
    def test_are_those_that_have_begun_with_what_may_still_be_to_come(self, client):
        made = scene("Aalst", slug="ander")
        for title, day in (("Begonnen", "2017-05/2017-07"), ("Later", "2018")):
            make.MilestoneFactory(dossier=made.dossier, title=title, dated_on=day)

        told = shown(client, made, "milestones")["milestones"]

        assert [(each.title, open_) for each, open_ in told][-1] == ("Begonnen", True)
