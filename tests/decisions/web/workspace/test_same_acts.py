"""What stands on the day of an act and may be the same one, wherever it is about to be shown."""

import pytest

from decisions.models import Decision, Position
from municipalities.models import Paragraph
from municipalities.tracking import write_record
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db
STANDS = "Op deze dag staat al: Over de regioraad 9 mei 2017, besluit, gepubliceerd"


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.other_griffie
    return shared_world


@pytest.fixture
def first(world):
    """A public decision of the council with one stance."""
    decision = world.decision(title="Over de regioraad", dated_on="2017-05-09")
    world.position(decision)
    return decision


@pytest.fixture
def second(world, first):
    """A concept of the same council, on the same day and about the same subject."""
    decision = world.decision(title="Motie", dated_on="2017-05-09", draft=True)
    world.position(decision, draft=True, stance="tegen")
    return decision


def opened(world, address, reader=None):
    desk = Sitting(reader or world.griffie)
    desk.open(address)
    return desk


class TestBeforeItIsShown:
    def pages(self, world, second):
        slug = world.dossier.slug
        return [
            f"/werkblad/besluit/{second.pk}/publiceren/",
            f"/werkblad/besluit/{second.pk}/delen/",
            f"/werkblad/{slug}/publiceren/",
            f"/werkblad/{slug}/besluit/{second.pk}/",
            f"/werkblad/{slug}/voorbeeld/",
        ]

    def test_it_is_told_with_a_way_to_add_to_it(self, world, first, second):
        for address in self.pages(world, second):
            desk = opened(world, address)

            assert desk.page.status_code == 200, address
            assert STANDS in desk.words, address
            page = desk.page.content.decode()
            assert f'href="/besluiten/{first.pk}/"' in page, address
            assert f'href="/werkblad/besluit/{first.pk}/"' in page, address

    def test_nothing_is_told_of_another_day(self, world, first):
        other = world.decision(title="Motie", dated_on="2017-05-10", draft=True)

        for address in self.pages(world, other):
            assert "Op deze dag staat al" not in opened(world, address).words, address

    def test_it_can_be_published_all_the_same(self, world, second):
        desk = opened(world, f"/werkblad/besluit/{second.pk}/publiceren/")

        desk.send(when="nu")

        assert fresh(second).status == "gepubliceerd"

    def test_what_says_just_the_same_cannot(self, world, first):
        twin = world.decision(title="over de regioraad", dated_on="2017-05-09", draft=True)
        world.position(twin, draft=True)
        desk = opened(world, f"/werkblad/besluit/{twin.pk}/publiceren/")

        desk.send(when="nu")

        assert desk.page.status_code == 422
        assert "Dit staat er al: ‘Over de regioraad’ van 9 mei 2017" in desk.words
        assert fresh(twin).status == "concept"

    def test_the_admin_refuses_it_too(self, world, first, client):
        world.beheer.user.is_staff = True
        world.beheer.user.save()
        client.force_login(world.beheer.user)
        twin = world.decision(title="Anders", dated_on="2017-05-09", draft=True)
        world.position(twin, draft=True)
        address = f"/beheer/decisions/decision/{twin.pk}/change/"
        form = client.get(address).context["adminform"].form
        typed = {name: form[name].value() for name in form.fields}
        typed = {name: "" if value is None else value for name, value in typed.items()}

        page = client.post(address, {**typed, "title": "Over de regioraad", "no_vote_asked": ""})

        assert "Dit staat er al" in page.content.decode()
        assert fresh(twin).title == "Anders"


class TestTheForm:
    def test_shows_it_and_asks_whether_this_is_another(self, world, first):
        desk = opened(world, f"/werkblad/{world.dossier.slug}/besluit/")
        typed = {
            "body": world.council.pk,
            "dated_on": "9 mei 2017",
            "title": "over de REGIORAAD",
            "form": "besluit",
        }

        desk.send(**typed, then="publiceren")
        assert desk.page.status_code == 422
        assert STANDS in desk.words
        assert Decision.objects.count() == 1

        desk.send(**typed, then="publiceren", is_other="on")
        assert Decision.objects.filter(status="gepubliceerd").count() == 2


class TestAText:
    def test_tells_it_of_the_day_and_body_that_were_taken_over(self, world, first):
        source = make.SourceFactory(region=world.region)
        text = "De raad sprak op 9 mei 2017."
        write_record(Paragraph(source=source, number=1, text=text), by=world.beheer)
        address = f"/werkblad/{world.dossier.slug}/bronnen/{source.pk}/?alinea=1"

        assert "Op deze dag staat al" not in opened(world, f"{address}&datum=2017-05-09").words
        taken = opened(world, f"{address}&datum=2017-05-09&orgaan={world.council.pk}")
        assert STANDS in taken.words
        later = opened(world, f"{address}&datum=2017-05-10&orgaan={world.council.pk}")
        assert "Op deze dag staat al" not in later.words


class TestAddingAStance:
    def test_is_offered_at_a_decision_that_stands(self, world, first):
        desk = opened(world, f"/werkblad/besluit/{first.pk}/")

        assert f'href="/werkblad/besluit/{first.pk}/standpunt/"' in desk.page.content.decode()

    def test_makes_a_concept_that_its_place_reads(self, world, first):
        subject = make.SubjectFactory(dossier=world.dossier)
        source = make.SourceFactory(region=world.region)
        desk = opened(world, f"/werkblad/besluit/{first.pk}/standpunt/")

        desk.send_fields(
            {
                "subject": subject.pk,
                "stance": "tegen",
                "plaats-source": source.pk,
                "plaats-place": "blz. 2",
                "plaats-summary": "De raad is tegen.",
            }
        )

        assert desk.page.status_code == 302, desk.words
        made = Position.objects.get(subject=subject)
        assert (made.decision, made.stance, made.status) == (first, "tegen", "concept")
        assert made.shown.reads_stance == "tegen"

    def test_of_groups_links_those_that_were_ticked(self, world):
        group = make.GroupFactory(
            term=make.CouncilTermFactory(body=world.council, dated_on="2014-03-27")
        )
        said = world.decision(speaker="fracties", dated_on="2017-05-09")
        desk = opened(world, f"/werkblad/besluit/{said.pk}/standpunt/")

        desk.send(
            subject=world.subject.pk, stance="voor", groups_label=group.name, groups=[group.pk]
        )

        assert [each.group for each in Position.objects.get().groups.all()] == [group]

    def test_on_a_subject_that_it_speaks_of_already_is_told(self, world, first):
        desk = opened(world, f"/werkblad/besluit/{first.pk}/standpunt/")

        desk.send(subject=world.subject.pk, stance="tegen")

        assert desk.page.status_code == 422
        assert "Dit besluit zegt hierover al iets." in desk.words

    def test_is_for_who_keeps_the_decision(self, world, first):
        address = f"/werkblad/besluit/{first.pk}/standpunt/"

        assert opened(world, address, world.other_griffie).page.status_code == 403
        assert opened(world, "/werkblad/besluit/999999/standpunt/").page.status_code == 404
