"""Saving what a form changed: the rules hold for how it was and for how it becomes."""

import pytest
from django.core.exceptions import ValidationError

from decisions.actions import change_record
from decisions.models import Remark
from tests import factories as make
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db


class TestChange:
    def test_saves_a_new_record(self, world):
        wish = Remark(
            dossier=world.dossier, body=world.council, kind="wens", text="Bomen", dated_on="2017"
        )

        change_record(wish, by=world.griffie)

        assert Remark.objects.get() == wish

    def test_changes_a_draft_without_a_reason(self, world):
        wish = world.remark(draft=True)
        wish.text = "Anders"

        change_record(wish, by=world.griffie)

        assert fresh(wish).text == "Anders"

    def test_changes_what_the_public_saw_with_a_reason_only(self, world):
        wish = world.remark()
        wish.text = "Anders"

        with pytest.raises(ValidationError, match="geef een reden"):
            change_record(wish, by=world.griffie)

    @pytest.mark.parametrize("way", ["other position", "other kind"])
    def test_leaves_no_public_voor_mits_bare(self, world, way):
        position = world.position(stance="voor_mits", draft=True)
        condition = world.condition(position, draft=True)
        make.publish_row(position.decision)
        condition = fresh(condition)
        if way == "other kind":
            condition.kind = "wens"
        else:
            subject = make.SubjectFactory(dossier=world.dossier)
            condition.position = world.position(position.decision, subject=subject)

        with pytest.raises(ValidationError, match="ten minste een voorwaarde"):
            change_record(condition, by=world.griffie, reason="Hoort elders.")

        assert fresh(condition).position == position
        assert fresh(condition).kind == "voorwaarde"
