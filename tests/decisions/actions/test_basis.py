"""What a stance must rest on: a source, a reason to depart from it, and no vote alone."""

import pytest
from django.core.exceptions import ValidationError

from decisions.actions import publish_record
from decisions.actions.decisions import (
    Citation,
    DecisionDraft,
    DecisionEntry,
    PositionDraft,
    record_decision_entry,
)
from decisions.actions.positions import save_position
from decisions.models import Decision, Evidence, Position
from tests import factories as make
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db


def concept(world, **fields):
    """Return a position in concept that says nothing of a source to come."""
    return world.position(draft=True, **{"source_follows": False, **fields})


class TestASource:
    @pytest.mark.parametrize(
        ("own", "of_decision", "follows", "is_published"),
        [
            ((), (), False, False),
            ((), (), True, True),
            ((True,), (), False, True),
            ((False,), (), False, False),  # a reading that nobody took in
            ((), (True,), False, True),
            ((True, False), (), False, True),
        ],
    )
    def test_is_asked_for_before_a_stance_is_public(
        self, world, own, of_decision, follows, is_published
    ):
        position = concept(world, source_follows=follows)
        for is_accepted in own:
            world.reading(position, is_accepted=is_accepted)
        for is_accepted in of_decision:
            make.EvidenceFactory(
                position=None,
                decision=position.decision,
                dossier=world.dossier,
                is_accepted=is_accepted,
            )

        if is_published:
            publish_record(position.decision, by=world.griffie)
        else:
            with pytest.raises(ValidationError, match="Voeg een plaats toe, of kies"):
                publish_record(position.decision, by=world.griffie)

        expected = "gepubliceerd" if is_published else "concept"
        assert fresh(position).status == fresh(position.decision).status == expected

    def test_is_not_asked_for_by_an_import(self, world):
        position = concept(world)

        publish_record(position.decision, by=world.griffie, asks_source=False)

        assert fresh(position).status == "gepubliceerd"

    def test_is_asked_for_when_a_public_stance_no_longer_says_that_it_follows(self, world):
        position = world.position(source_follows=True)
        position.source_follows = False

        with pytest.raises(ValidationError, match="bron volgt"):
            save_position(position, groups=[], by=world.griffie, reason="Toch niet.")

        assert fresh(position).source_follows


class TestAMotion:
    @pytest.mark.parametrize("form", ["motie", "amendement", "besluit"])
    @pytest.mark.parametrize(
        ("votes", "outcome", "is_adopted"),
        [
            ((10, 9), "", True),
            ((9, 10), "", False),
            ((9, 9), "", False),
            ((10, 9), "verworpen", True),  # the votes say more than the word
            ((None, None), "verworpen", False),
            ((None, None), "De stemmen staakten, uitgesteld", False),
            ((None, None), "aangenomen", True),
            ((None, None), "", True),
        ],
    )
    def test_that_was_not_adopted_needs_a_place_that_reads_the_stance(
        self, world, form, votes, outcome, is_adopted
    ):
        votes = dict(zip(("votes_for", "votes_against"), votes, strict=True))
        decision = world.decision(draft=True, form=form, outcome=outcome, seats=19, **votes)
        position = world.position(decision, draft=True, source_follows=True)

        if is_adopted or form == "besluit":
            publish_record(decision, by=world.griffie)
        else:
            with pytest.raises(ValidationError, match="deze motie is niet aangenomen"):
                publish_record(decision, by=world.griffie)
            world.reading(position, reads_stance="tegen")
            with pytest.raises(ValidationError, match="deze motie is niet aangenomen"):
                publish_record(fresh(decision), by=world.griffie)
            world.reading(position, reads_stance=position.stance)
            publish_record(fresh(decision), by=world.griffie)

        assert fresh(position).status == "gepubliceerd"

    def test_of_groups_tells_what_they_held(self, world):
        decision = world.decision(draft=True, form="motie", votes_for=9, votes_against=10, seats=19)
        position = world.position(decision, draft=True, groups_label="Wie voor was")

        publish_record(decision, by=world.griffie)

        assert fresh(position).status == "gepubliceerd"


READINGS = [
    ((), "", True),
    (("",), "", True),
    (("voor",), "", True),
    (("tegen",), "", False),
    (("tegen",), "De brief vat het verkeerd samen.", True),
    (("tegen",), "  ", False),
    (("tegen", "voor"), "", True),
    (("tegen", "geen_standpunt"), "", False),
]


class TestAStanceThatNoPlaceReads:
    @pytest.mark.parametrize(("readings", "departure", "is_kept"), READINGS)
    def test_says_why(self, world, readings, departure, is_kept):
        position = world.position(source_follows=True)
        for stance in readings:
            world.reading(position, reads_stance=stance)
        position.departure = departure

        if is_kept:
            save_position(position, groups=[], by=world.griffie, reason="Nagekeken.")
        else:
            with pytest.raises(ValidationError, match="leest ‘tegen’.*U legt ‘voor’ vast"):
                save_position(position, groups=[], by=world.griffie, reason="Nagekeken.")

    def test_is_not_asked_why_of_a_reading_that_waits(self, world):
        position = world.position(source_follows=True)
        world.reading(position, reads_stance="tegen", is_accepted=False)

        save_position(position, groups=[], by=world.griffie, reason="Nagekeken.")

    @pytest.mark.parametrize(("readings", "departure", "is_kept"), READINGS)
    def test_is_not_entered_with_its_places_before_it_says_why(
        self, world, readings, departure, is_kept
    ):
        entry = entry_of(world, readings, departure)

        if is_kept:
            record_decision_entry(entry, by=world.griffie)
        else:
            with pytest.raises(ValidationError, match="‘Brief’, alinea 1, leest ‘tegen’"):
                record_decision_entry(entry, by=world.griffie)

        assert Position.objects.count() == Decision.objects.count() == int(is_kept)


def entry_of(world, readings, departure):
    """Return the entry of one stance, 'voor', that these places read otherwise."""
    decision = Decision(
        dossier=world.dossier, body=world.council, form="besluit", title="x", dated_on="2017-05-09"
    )
    source = make.SourceFactory(title="Brief", region=world.region)
    places = [
        Citation(Evidence(source=source, place=f"alinea {n}", summary="Staat er."), {"a": stance})
        for n, stance in enumerate(readings, start=1)
    ]
    position = Position(subject=world.subject, stance="voor", departure=departure)
    draft = DecisionDraft(decision, (PositionDraft("a", position),))
    return DecisionEntry((draft,), tuple(places))
