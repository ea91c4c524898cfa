"""A decision as a page: tally, positions, remarks with what became of them, history."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import withdraw_record
from tests import factories as make
from tests.decisions.web.public.region import scene, words
from tests.people import beheer, raadslid

pytestmark = pytest.mark.django_db


def taken(**fields):
    """Return a scene and a decision of its one council."""
    made = scene("Aalst")
    decision = make.DecisionFactory(
        dossier=made.dossier, body=made.councils["Aalst"], title="Over de regioraad", **fields
    )
    return made, decision


def page_of(client, decision, **parameters):
    return words(client.get(decision.get_absolute_url(), parameters))


class TestADecision:
    def test_says_who_decided_what_and_how_it_ended(self, client):
        _made, decision = taken(outcome="aangenomen", form="amendement")

        page = page_of(client, decision)

        assert "Over de regioraad Gemeenteraad Aalst" in page
        assert "Vorm amendement Uitkomst aangenomen" in page

    def test_tells_its_tally_and_that_it_was_just_enough(self, client):
        _made, decision = taken(seats=19, votes_for=10, votes_against=0, left=9)

        page = page_of(client, decision)

        assert "Stemmen voor 10 Stemmen tegen 0" in page
        assert "Precies genoeg leden stemden" in page

    def test_warns_of_a_tally_that_cannot_be_right(self, client):
        _made, decision = taken(seats=19, votes_for=15, votes_against=1, left=8)

        assert "samen (24) zijn meer dan het aantal zetels (19)." in page_of(client, decision)

    def test_never_calls_more_votes_than_there_were_seats_just_enough(self, client):
        """The total of the council was found later than the vote was recorded."""
        made, decision = taken(seats=19, votes_for=10, votes_against=0)
        make.CouncilTermFactory(body=made.councils["Aalst"], seats=9, dated_on="2014-03-27")

        page = page_of(client, decision)

        assert "Er zijn meer stemmen (10) dan zetels in de raad op deze dag (9)." in page
        assert "Precies genoeg leden stemden" not in page

    def test_warns_of_groups_with_more_seats_than_the_inhabitants_give(self, client):
        made, decision = taken(speaker="fracties")
        make.CouncilTermFactory(body=made.councils["Aalst"], dated_on="2014-03-27")
        make.PopulationFactory(municipality=decision.body.municipality, inhabitants=2_000)
        make.PositionFactory(
            decision=decision,
            subject=make.SubjectFactory(dossier=made.dossier),
            groups_label="oppositie",
            group_seats=10,
        )

        page = page_of(client, decision)

        assert "meer zetels (10) dan de raad volgens het inwonertal (9; Gemeentewet art. 8)" in page

    def test_warns_of_a_vote_that_too_few_took_part_in(self, client):
        _made, decision = taken(seats=19, votes_for=5, votes_against=1)

        assert "De stemming is niet geldig" in page_of(client, decision)

    def test_without_a_count_says_nothing_of_a_vote(self, client):
        _made, decision = taken()

        assert "Stemming" not in page_of(client, decision)

    def test_without_a_vote_says_so(self, client):
        _made, decision = taken(no_vote_asked=True)

        assert "Zonder stemming aangenomen" in page_of(client, decision)

    def test_links_to_the_meeting_in_the_councils_own_system(self, client):
        made, decision = taken()
        meeting = make.MeetingFactory(
            dossier=made.dossier, body=decision.body, url="https://raad.example/1"
        )
        decision = make.DecisionFactory(
            dossier=made.dossier, body=decision.body, meeting=meeting, title="Met vergadering"
        )

        page = client.get(decision.get_absolute_url()).content.decode()

        assert 'href="https://raad.example/1" rel="noopener external"' in page

    def test_lists_the_positions_that_follow_from_it(self, client):
        made, decision = taken()
        make.PositionFactory(decision=decision, subject=made.variant, stance="tegen")

        assert "Zwaar Gemeenteraad Aalst ✕ tegen" in page_of(client, decision)

    def test_leaves_out_a_position_that_is_still_a_draft(self, client):
        made, decision = taken()
        make.PositionFactory(decision=decision, subject=made.variant, stance="tegen", draft=True)

        assert "✕ tegen" not in page_of(client, decision)

    def test_shows_where_it_can_be_read(self, client):
        made, decision = taken()
        source = make.SourceFactory(title="De notulen")
        make.EvidenceFactory(
            position=None,
            decision=decision,
            dossier=made.dossier,
            source=source,
            place="punt 4",
            summary="Zo staat het er.",
        )

        told = "Waar dit staat De notulen , punt 4 Zo staat het er. Dit besluit"
        assert told in page_of(client, decision)

    def test_shows_where_what_follows_from_it_can_be_read_each_place_once(self, client):
        made, decision = taken()
        place = {"source": make.SourceFactory(title="De brief"), "place": "alinea 3"}
        for subject, groups in ((made.variant, ""), (made.proposal, "oppositie")):
            position = make.PositionFactory(
                decision=decision, subject=subject, stance="tegen", groups_label=groups
            )
            reading = {"summary": "Zij willen niet.", "reads_stance": "tegen"}
            make.EvidenceFactory(position=position, **reading, **place)
        remark = make.RemarkFactory(dossier=made.dossier, body=decision.body, decision=decision)
        reply = make.ReplyFactory(remark=remark, body=decision.body)
        for number, (name, record) in enumerate((("remark", remark), ("reply", reply))):
            own = {name: record, "summary": f"Ook dit {number}.", "shows": record}
            make.EvidenceFactory(position=None, **own, **place)

        page = page_of(client, decision)

        assert (
            "Waar dit staat De brief , alinea 3 Zij willen niet. Gemeenteraad Aalst – Zwaar: tegen "
            "Gemeenteraad Aalst: oppositie – Regioraad: tegen Ook dit 0. Wens, Gemeenteraad Aalst "
            "Ook dit 1. Reactie: overgenomen"
        ) in page

    def test_shows_no_place_of_a_position_that_is_still_a_draft(self, client):
        made, decision = taken()
        hidden = make.PositionFactory(decision=decision, subject=made.variant, draft=True)
        make.EvidenceFactory(position=hidden, summary="Nog stil.")

        page = page_of(client, decision)

        assert "Nog stil." not in page and "Waar dit staat" not in page

    def test_stays_seen_with_the_reason_when_it_was_withdrawn(self, client):
        _made, decision = taken()
        withdraw_record(decision, by=beheer(), reason="Nooit genomen.")

        assert "Ingetrokken. Nooit genomen." in page_of(client, decision)


class TestARemark:
    def raised(self, made, decision, **fields):
        return make.RemarkFactory(
            dossier=made.dossier,
            body=decision.body,
            decision=decision,
            subject=made.proposal,
            text="Houd het klein.",
            **fields,
        )

    def test_was_raised(self, client):
        made, decision = taken()
        self.raised(made, decision)

        assert "Wens ingediend Houd het klein. Regioraad" in page_of(client, decision)

    def test_lapses_on_the_day_that_its_proposal_is_rejected(self, client):
        made, decision = taken()
        self.raised(made, decision)
        make.MilestoneFactory(
            dossier=made.dossier, subject=made.proposal, state="verworpen", dated_on="2017-05"
        )

        before = page_of(client, decision, peildatum="2017-05-30")
        after = page_of(client, decision, peildatum="2017-05-31")

        assert "Wens ingediend" in before
        assert "Wens vervallen" in after

    def test_is_answered_with_reasons(self, client):
        made, decision = taken()
        remark = self.raised(made, decision)
        make.ReplyFactory(remark=remark, body=decision.body, changed_where="artikel 3")

        page = page_of(client, decision)

        assert "Wens beantwoord Houd het klein." in page
        assert "Reactie: overgenomen , 1 september 2016" in page
        assert "Gewijzigd in artikel 3" in page

    def test_is_bundled_with_its_round(self, client):
        made, decision = taken()
        bundle = make.MilestoneFactory(dossier=made.dossier, dated_on="2016-08-01")
        asked = make.RoundFactory(dossier=made.dossier, bundle=bundle)
        self.raised(made, decision, round=asked)

        assert "Wens gebundeld" in page_of(client, decision)

    def test_lives_on_in_a_successor(self, client):
        made, decision = taken()
        remark = self.raised(made, decision)
        make.MilestoneFactory(
            dossier=made.dossier, subject=made.proposal, state="verworpen", dated_on="2017-05"
        )
        make.RemarkFactory(dossier=made.dossier, body=decision.body, carried_from=remark)

        assert "Wens meegenomen naar het vervolgvoorstel" in page_of(client, decision)

    def test_of_which_nothing_is_public_is_not_told(self, client):
        made, decision = taken()
        self.raised(made, decision, draft=True)

        assert "Houd het klein." not in page_of(client, decision)


class TestWhoSeesIt:
    def test_is_nobody_in_public_before_it_is_published(self, client):
        _made, decision = taken(draft=True)

        assert client.get(decision.get_absolute_url()).status_code == 404

    def test_is_no_councillor_while_it_is_a_draft(self, client):
        _made, decision = taken(draft=True)
        client.force_login(raadslid(decision.body.municipality).user)

        assert client.get(decision.get_absolute_url()).status_code == 404


class TestTheNumberOfQueries:
    def test_does_not_grow_with_its_remarks(self, client):
        made, decision = taken()
        remarks = TestARemark()
        make.ReplyFactory(remark=remarks.raised(made, decision), body=decision.body)
        with CaptureQueriesContext(connection) as before:
            client.get(decision.get_absolute_url())

        for _each in range(4):
            make.ReplyFactory(remark=remarks.raised(made, decision), body=decision.body)
        with CaptureQueriesContext(connection) as after:
            client.get(decision.get_absolute_url())

        assert len(after) == len(before)
