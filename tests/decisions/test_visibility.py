"""The one rule of who sees what, as a table: now, and as it was known at a moment."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
import time_machine

from decisions.actions import publish_record, share_record, withdraw_record
from decisions.history import visible_rows
from decisions.history.rows import list_visible_versions
from decisions.models import AgendaItem, Decision, Dossier, Position, Remark, Status
from decisions.models.publication import build_own_condition
from decisions.permissions import may_keep
from municipalities.models import Source
from tests import people
from tests.decisions.worlds import EARLIER, LATER
from tests.factories import AgendaItemFactory, DossierFactory, SourceFactory

pytestmark = pytest.mark.django_db

ALL = {
    "public", "nobody", "griffie", "other_griffie", "strange_griffie", "raadslid", "collegian",
    "redactie", "strange_redactie", "beheer",
}  # fmt: skip
REGION = {"griffie", "other_griffie", "raadslid", "collegian", "redactie", "beheer"}
OWN = {"griffie", "beheer"}
NOW, DAY = people.NOW, timedelta(days=1)


def draft(record, by):
    return record


def shared(record, by):
    return share_record(record, by=by)


def public(record, by):
    return publish_record(record, by=by)


def embargoed(record, by):
    return publish_record(record, by=by, public_from=LATER)


def withdrawn(record, by):
    return withdraw_record(publish_record(record, by=by), by=by, reason="Dubbel.")


def withdrawn_after_sharing(record, by):
    return withdraw_record(share_record(record, by=by), by=by, reason="Dubbel.")


def withdrawn_under_embargo(record, by):
    return withdraw_record(
        publish_record(record, by=by, public_from=LATER), by=by, reason="Dubbel."
    )


SEES = {
    draft: OWN,
    shared: REGION,
    public: ALL,
    embargoed: REGION,
    withdrawn: ALL,
    withdrawn_after_sharing: REGION,
    withdrawn_under_embargo: REGION,
}
STAGES = pytest.mark.parametrize("stage", SEES, ids=lambda stage: stage.__name__)


def who_sees(world, model, at=NOW):
    """The readers, as of `at`, who see anything of this kind."""
    readers = {who: replace(getattr(world, who), at=at) for who in ALL}
    return {who for who, reader in readers.items() if model.objects.visible_to(reader).exists()}


class TestNow:
    @STAGES
    def test_a_decision_is_seen_by(self, world, stage):
        stage(world.decision(draft=True), world.griffie)

        assert who_sees(world, Decision) == SEES[stage]

    @STAGES
    def test_a_position_is_seen_by(self, world, stage):
        stage(world.position(draft=True).decision, world.griffie)

        assert who_sees(world, Position) == SEES[stage]

    @STAGES
    def test_an_agenda_item_is_seen_by(self, world, stage):
        stage(
            AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True), world.griffie
        )

        assert who_sees(world, AgendaItem) == SEES[stage]

    @pytest.mark.parametrize(("at", "sees"), [(LATER - DAY, REGION), (LATER, ALL)])
    def test_an_embargo_ends_at_its_moment(self, world, at, sees):
        embargoed(world.decision(draft=True), world.griffie)

        assert who_sees(world, Decision, at=at) == sees

    def test_what_was_withdrawn_under_embargo_never_comes_out(self, world):
        withdrawn_under_embargo(world.decision(draft=True), world.griffie)

        assert who_sees(world, Decision, at=LATER + DAY) == REGION


class TestADraftOfTheRegion:
    def test_of_the_steering_group_is_the_redactie_s(self, world):
        world.decision(body=world.steering_group, draft=True)

        assert who_sees(world, Decision) == {"redactie", "beheer"}

    def test_of_a_gathering_is_the_redactie_s(self, world):
        world.remark(body=None, gathering="Bewonersavond", draft=True)

        assert who_sees(world, Remark) == {"redactie", "beheer"}

    def test_of_a_council_without_a_griffie_is_the_redactie_s(self, world):
        world.decision(body=world.municipality_without_people(), draft=True)

        assert who_sees(world, Decision) == {"redactie", "beheer"}

    def test_is_the_dossier_itself_of_the_redactie(self, world):
        draft_dossier = DossierFactory(region=world.region, draft=True)

        found = {
            who
            for who in ALL
            if Dossier.objects.visible_to(getattr(world, who)).filter(pk=draft_dossier.pk).exists()
        }

        assert found == {"redactie", "beheer"}


def test_a_source_that_is_not_public_is_for_who_keeps_records(world):
    SourceFactory(key="stil", is_public=False)

    hidden = Source.objects.filter(key="stil")
    found = {who for who in ALL if hidden.visible_to(getattr(world, who)).exists()}

    assert found == {
        "griffie", "other_griffie", "strange_griffie", "redactie", "strange_redactie", "beheer",
    }  # fmt: skip


class TestAsItWasKnown:
    """Recorded on day 1, shared on 2, published on 3 to be public on 5, withdrawn on 8."""

    BY_DAY = {0: set(), 1: OWN, 2: REGION, 3: REGION, 4: REGION, 5: ALL, 7: ALL, 8: ALL, 9: ALL}

    def live(self, world):
        for day, step in (
            (1, lambda: world.decision(draft=True)),
            (2, lambda: share_record(self.record, by=self.griffie(world, 2))),
            (
                3,
                lambda: publish_record(
                    self.record, by=self.griffie(world, 3), public_from=self.day(5)
                ),
            ),
            (8, lambda: withdraw_record(self.record, by=self.griffie(world, 8), reason="Dubbel.")),
        ):
            with time_machine.travel(self.day(day), tick=False):
                self.record = step()

    @staticmethod
    def day(number):
        return NOW - 20 * DAY + number * DAY

    def griffie(self, world, day):
        return replace(world.griffie, at=self.day(day))

    def seen_by(self, world, day):
        return {
            who
            for who in ALL
            if visible_rows(
                Decision, getattr(world, who), self.day(day), dossier=world.dossier
            ).exists()
        }

    def test_everybody_sees_what_was_theirs_to_see_then(self, world):
        assert world.dossier and world.council
        self.live(world)

        found = {day: self.seen_by(world, day) for day in self.BY_DAY}

        assert found == self.BY_DAY

    def test_a_withdrawn_record_shows_as_it_stood_before(self, world):
        assert world.dossier and world.council
        self.live(world)

        [then] = visible_rows(Decision, world.public, self.day(7), dossier=world.dossier)
        [now] = visible_rows(Decision, world.public, None, dossier=world.dossier)

        assert (then.status, now.status) == ("gepubliceerd", "ingetrokken")

    def test_a_moment_to_come_opens_no_embargo(self, world):
        embargoed(world.decision(draft=True), world.griffie)
        known_at = LATER + DAY

        assert not visible_rows(Decision, world.public, known_at, dossier=world.dossier).exists()
        assert visible_rows(Decision, world.raadslid, known_at, dossier=world.dossier).exists()


class TestARowThatWasReadAlready:
    """`list_visible_versions` judges rows of the history in Python: it says of each what the
    queryset says."""

    STANDS = [
        {"status": status, "public_from": public_from, "shared_at": shared_at}
        for status, public_from, shared_at in product(
            Status.values, (None, EARLIER, NOW, LATER), (None, EARLIER)
        )
        if status != Status.PUBLISHED or public_from is not None
    ]

    def record(self, world, of):
        if of == "dossier":
            return world.dossier
        body = world.municipality_without_people() if of == "unstaffed" else None
        if of in ("council", "college", "steering_group"):
            body = getattr(world, of)
        return world.remark(body=body, gathering="" if body else "Bewonersavond", draft=True)

    @pytest.mark.parametrize(
        "of", ["council", "college", "unstaffed", "steering_group", "gathering", "dossier"]
    )
    @pytest.mark.usefixtures("past_not_asked")
    def test_is_seen_by_whom_the_queryset_shows_it_to(self, world, of):
        record = self.record(world, of)
        row = record.history.earliest()
        live = type(record).objects.filter(pk=record.pk)
        differ = []
        for stand in self.STANDS:
            live.update(**stand, withdrawn_reason="Dubbel.")
            for name, value in stand.items():
                setattr(row, name, value)
            row.history_date = EARLIER
            for who in sorted(ALL):
                reader = getattr(world, who)
                asked = (
                    live.visible_to(reader).exists(),
                    bool(list_visible_versions(reader, record, [row])),
                )
                if asked[0] != asked[1]:
                    differ.append((who, stand, asked))

        assert differ == []

    @pytest.mark.parametrize(
        "of", ["council", "college", "unstaffed", "steering_group", "gathering", "dossier"]
    )
    def test_is_kept_by_whom_the_queryset_calls_its_own(self, world, of):
        record = self.record(world, of)
        model = type(record)
        way = {"body": model.BODY, "region": model.REGION}
        rows = model.objects.filter(pk=record.pk)

        kept = {
            who: (
                rows.filter(build_own_condition(reader, **way)).exists(),
                may_keep(reader, record),
            )
            for who in sorted(ALL - {"beheer"})
            for reader in [getattr(world, who)]
        }

        assert {who: each for who, each in kept.items() if each[0] != each[1]} == {}
        assert any(kept_now for kept_now, _ in kept.values())
