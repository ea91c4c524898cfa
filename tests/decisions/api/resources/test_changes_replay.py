"""Whatever happens in a dossier, in whichever order: who takes in what `wijzigingen` tells, at any
moment and in pages of any size, ends with what the lists tell, and so does who begins then."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.actions import delete_draft, publish_record, save_record, withdraw_record
from decisions.actions.redaction import redact_record
from decisions.domain.stances import Stance
from decisions.models import (
    Cost,
    Decision,
    Evidence,
    Milestone,
    PointRemark,
    Poll,
    Position,
    Remark,
    Reply,
    Statement,
)
from municipalities.actions.register import save_register_record
from municipalities.models import Source
from tests import factories
from tests.decisions.api.followed import Follower, enrich, read_lists
from tests.decisions.api.scene import full, furnish
from tests.people import beheer

pytestmark = pytest.mark.django_db
PUBLISHED = (Decision, Position, Remark, Reply, Statement, Poll)


@pytest.fixture(scope="module")
def rich(rolled_back):
    return enrich(furnish(full()))


class Happening:
    """What can happen in the dossier; `pick` chooses among what there is."""

    def __init__(self, scene, clock):
        self.scene, self.clock, self.home = scene, clock, {"dossier": scene.dossier}

    def one_of(self, rows, pick):
        found = list(rows.order_by("pk"))
        return found[pick % len(found)] if found else None

    def correct_a_text(self, pick):
        model, name = (
            *((Cost, "title"), (Milestone, "title"), (Remark, "text"), (Statement, "text")),
            *((Decision, "note"), (Evidence, "summary"), (Reply, "reasons"), (Poll, "note")),
        )[pick % 8]
        if row := self.one_of(model.objects.filter(**self.home), pick // 8):
            setattr(row, name, f"Gecorrigeerd {pick}")
            save_record(row, by=beheer(), reason="test")

    def correct_a_stance(self, pick):
        row = self.one_of(Position.objects.filter(**self.home), pick)
        row.stance = (Stance.VOOR, Stance.TEGEN)[pick % 2]
        save_record(row, by=beheer(), reason="test")

    def add_a_draft(self, pick):
        kinds = (factories.RemarkFactory, factories.StatementFactory, factories.PollFactory)
        kinds[pick % 3](**self.home, draft=True)

    def add_under_embargo(self, pick):
        moment = timezone.now() + timedelta(hours=pick % 40)
        if pick % 2:
            factories.RemarkFactory(**self.home, public_from=moment)
        else:
            wish = self.one_of(Remark.objects.filter(**self.home, status="gepubliceerd"), pick)
            later = max(moment, wish.public_from)
            factories.ReplyFactory(remark=wish, body=self.scene.college, public_from=later)

    def publish_a_draft(self, pick):
        model = PUBLISHED[pick % len(PUBLISHED)]
        if row := self.one_of(model.objects.filter(**self.home, status="concept"), pick):
            publish_record(row, by=beheer(), asks_source=False)

    def withdraw(self, pick):
        model = PUBLISHED[pick % len(PUBLISHED)]
        if row := self.one_of(model.objects.filter(**self.home, status="gepubliceerd"), pick):
            withdraw_record(row, by=beheer(), reason="test")

    def throw_away(self, pick):
        model = (Cost, Evidence, PointRemark, Remark, Statement)[pick % 5]
        rows = model.objects.all()
        rows = rows.filter(status="concept") if model in PUBLISHED else rows
        if row := self.one_of(rows, pick):
            delete_draft(row, by=beheer(), reason="test")

    def tie_to_a_point(self, pick):
        wish = self.one_of(Remark.objects.filter(**self.home, link=None), pick)
        if wish:
            factories.PointRemarkFactory(point=self.scene.point, remark=wish)

    def accept_a_place(self, pick):
        row = self.one_of(Evidence.objects.filter(**self.home), pick)
        row.is_accepted = not row.is_accepted
        save_record(row, by=beheer(), reason="test")

    def change_a_source(self, pick):
        row = self.one_of(Source.objects.filter(evidence__isnull=False).distinct(), pick)
        row.title, row.is_public = f"Bron {pick}", bool(pick % 3)
        row.text_is_public &= row.is_public
        save_register_record(row, by=beheer(), reason="test")

    def redact(self, pick):
        row = self.one_of(Remark.objects.filter(**self.home, text__contains=" "), pick)
        redact_record(row, name="text", passage=row.text[-2:].strip(), by=beheer(), reason="test")

    def say_until_when_it_is_kept(self, pick):
        dossier = type(self.scene.dossier).objects.get(pk=self.scene.dossier.pk)
        day = dossier.first_on + timedelta(days=500 + pick % 300)
        dossier.kept_until = day if pick % 3 else None
        save_record(dossier, by=beheer(), reason="test")

    def wait(self, pick):
        self.clock.shift(timedelta(hours=1 + pick % 30))


KINDS = [name for name in vars(Happening) if not name.startswith("_") and name != "one_of"]
HAPPENINGS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 500), st.booleans()), min_size=1, max_size=12
)


@given(HAPPENINGS, st.integers(1, 30))
@settings(max_examples=12, deadline=None)
def test_who_follows_has_what_the_lists_tell(rich, happenings, size):
    start = timezone.now() + timedelta(minutes=5)
    with transaction.atomic(), time_machine.travel(start, tick=False) as clock:
        following, happening = Follower(Client(), size=size), Happening(rich, clock)
        for name, pick, reads in happenings:
            try:
                with transaction.atomic():
                    getattr(happening, name)(pick)
            except ValidationError:
                continue
            clock.shift(timedelta(seconds=1))
            if reads:
                following.take_page()
        following.catch_up()
        beginning = Follower(Client(), size=40)
        beginning.catch_up()
        told = read_lists(Client())
        transaction.set_rollback(True)

    assert following.copy == told
    assert beginning.copy == told
