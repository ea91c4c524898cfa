"""A point is linked by who keeps the dossier, all or nothing, and never written over."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import withdraw_record
from decisions.actions.points import delete_point, save_point
from decisions.models import Point, PointHeading, PointRemark
from municipalities.tracking import Conflict
from municipalities.verification import verify_history
from tests import factories as make
from tests.decisions.worlds import World, fresh, revision

pytestmark = pytest.mark.django_db
MORE, LESS = PointHeading.MORE, PointHeading.LESS


class Linked(World):
    """Two remarks of two councils, and a third that is in nothing yet."""

    def __init__(self):
        self.one, self.two = self.remark(), self.remark(body=self.neighbour)
        self.three = self.remark(body=self.neighbour)
        assert self.griffie  # without one the regioredactie would see what the council drafts

    def made(self):
        point = Point(dossier=self.dossier, title="Fusie onderzoeken")
        return save_point(point, {self.one: MORE, self.two: ""}, by=self.redactie)


@pytest.fixture(scope="module")
def shared_world(shared_world):
    return Linked()


def held(point):
    return {each.remark: each.heading for each in point.links.all()}


class TestSetPoint:
    def test_links_remarks_each_in_its_heading(self, world):
        before = revision(world.dossier)

        point = world.made()

        assert held(point) == {world.one: "meer", world.two: ""}
        assert revision(world.dossier) > before
        assert list(verify_history([Point, PointRemark])) == []

    def test_changes_adds_and_takes_out(self, world):
        point = world.made()
        point.title = "Fusie verkennen"

        save_point(point, {world.two: LESS, world.three: MORE}, by=world.redactie, reason="Zo")

        assert held(fresh(point)) == {world.two: "minder", world.three: "meer"}
        assert fresh(point).title == "Fusie verkennen"
        assert PointRemark.history.filter(remark_id=world.one.pk, history_type="-").count() == 1
        assert list(verify_history([Point, PointRemark])) == []

    def test_leaves_no_version_of_a_link_that_stays(self, world):
        point = world.made()

        save_point(point, held(point) | {world.three: MORE}, by=world.redactie, reason="Zo")

        assert held(point) == {world.one: "meer", world.two: "", world.three: "meer"}
        assert PointRemark.history.filter(remark_id=world.one.pk).count() == 1

    def test_refuses_one_remark_alone(self, world):
        with pytest.raises(ValidationError, match="ten minste twee"):
            save_point(Point(dossier=world.dossier, title="x"), {world.one: ""}, by=world.redactie)

    def test_puts_a_remark_in_one_point_only(self, world):
        world.made()
        other = Point(dossier=world.dossier, title="Nog een")

        with pytest.raises(ValidationError, match="hoort al bij"):
            save_point(other, {world.two: "", world.three: ""}, by=world.redactie)

        assert Point.objects.count() == 1

    def test_refuses_a_remark_of_another_dossier(self, world):
        point, far = world.made(), make.RemarkFactory()

        with pytest.raises(ValidationError, match="hetzelfde dossier"):
            save_point(point, held(point) | {far: ""}, by=world.redactie, reason="Zo")

    def test_refuses_what_the_linker_cannot_see_and_what_was_withdrawn(self, world):
        draft = world.remark(draft=True)
        gone = withdraw_record(world.remark(), by=world.griffie, reason="Fout")
        point = world.made()

        for remark, words in ((draft, "er niet"), (gone, "ingetrokken")):
            with pytest.raises(ValidationError, match=words):
                save_point(fresh(point), held(point) | {remark: ""}, by=world.redactie, reason="Zo")

    def test_leaves_a_remark_that_the_linker_cannot_see(self, world):
        point = world.made()
        hidden = make.PointRemarkFactory(point=point, remark=world.remark(draft=True))

        save_point(point, {world.two: ""}, by=world.redactie, reason="Zo")

        assert held(point) == {world.two: "", hidden.remark: ""}

    def test_asks_why_what_everybody_saw_changes(self, world):
        point = world.made()

        with pytest.raises(ValidationError, match="reden"):
            save_point(point, held(point) | {world.three: ""}, by=world.redactie)

    def test_loses_to_who_saved_first(self, world):
        point = world.made()
        late = fresh(point)
        save_point(point, held(point) | {world.three: MORE}, by=world.redactie, reason="Zo")

        with pytest.raises(Conflict):
            save_point(late, {world.one: "", world.two: ""}, by=world.redactie, reason="Zo")

        assert world.three in held(point)

    @pytest.mark.parametrize("who", ["griffie", "raadslid", "strange_redactie", "nobody"])
    def test_is_for_who_keeps_the_dossier(self, world, who):
        point = world.made()
        by = getattr(world, who)

        with pytest.raises((PermissionDenied, ValidationError)):
            save_point(point, {world.one: ""}, by=by, reason="Zo")
        with pytest.raises((PermissionDenied, ValidationError)):
            delete_point(point, by=by, reason="Zo")

        assert world.one in held(point)


class TestDropPoint:
    def test_deletes_what_holds_nothing(self, world):
        point = world.made()
        save_point(point, {}, by=world.redactie, reason="Zo")

        delete_point(point, by=world.redactie, reason="Zo")

        assert not Point.objects.exists()
        assert Point.history.filter(history_type="-").count() == 1

    def test_refuses_what_still_holds_something(self, world):
        with pytest.raises(ValidationError, match="Haal eerst"):
            delete_point(world.made(), by=world.redactie, reason="Zo")
