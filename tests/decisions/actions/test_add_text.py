"""The text of a source that is known: whole or not at all, and its places find their paragraph."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions.sources import add_source_text, save_placed_evidence, tie_places
from decisions.models import DossierCounter, Evidence
from decisions.permissions import may_add_source_text
from municipalities.models import Paragraph, Source
from tests import factories as make
from tests.decisions.texts import LETTER

pytestmark = pytest.mark.django_db

TEXT = """De aanleiding

De gemeenten praten al een jaar en willen nu weten waar zij staan voordat zij verder gaan.

Wat kost dat

Er is nog geen begroting en de raad vraagt daar al een half jaar om bij het college.
"""


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.other_griffie and shared_world.strange_griffie
    assert shared_world.raadslid and shared_world.collegian and shared_world.redactie
    return shared_world


def known(world, **fields):
    """A source that an import brought: of no municipality and no region."""
    return make.SourceFactory(**{"is_public": True, **fields})


def placed(world, source, words, **fields):
    """A place in a source that shows a position of the council, with its paragraph unknown."""
    return make.EvidenceFactory(position=world.position(), source=source, place=words, **fields)


def number_of(place):
    place = Evidence.objects.select_related("paragraph").get(pk=place.pk)
    return place.paragraph and place.paragraph.number


class TestAddingAText:
    def test_stores_its_paragraphs_with_who_did_it_and_why(self, world):
        source = known(world)
        placed(world, source, "bladzijde 1")

        added = add_source_text(source, TEXT, by=world.griffie, reason="Uit het archief.")

        assert [row.number for row in added.paragraphs] == [1, 2, 3, 4]
        [version] = added.paragraphs[0].history.all()
        assert version.history_user == world.griffie.user
        assert version.history_change_reason == "Uit het archief."

    @pytest.mark.parametrize(
        ("words", "number"),
        [
            ("alinea 2", 2),
            ("¶3", 3),
            ("Inleiding, ¶2-4", 2),
            ("kop Wat kost dat", 3),
            ("kop Wat kost dat, alinea 1", 4),
            ("slotalinea", 4),
            ("alinea 9", None),
            ("bladzijde 2", None),
        ],
    )
    def test_ties_each_place_to_the_first_paragraph_that_it_names(self, world, words, number):
        source = known(world)
        place = placed(world, source, words)

        added = add_source_text(source, TEXT, by=world.griffie)

        assert number_of(place) == number
        assert (len(added.met), len(added.unmet)) == ((1, 0) if number else (0, 1))

    def test_keeps_what_a_place_says_and_a_version_of_it_with_the_reason(self, world):
        source = known(world)
        place = placed(world, source, "alinea 2", summary="Zij praten.", reads_stance="voor")

        add_source_text(source, TEXT, by=world.griffie)

        now = Evidence.objects.get(pk=place.pk)
        assert (now.summary, now.reads_stance, now.version) == ("Zij praten.", "voor", 2)
        assert now.history.first().history_change_reason == "De tekst van de bron is toegevoegd."
        assert now.position.confirmed_at == place.position.confirmed_at

    def test_numbers_them_as_the_text_does(self, world):
        source = known(world)
        place = placed(world, source, "Kosten, ¶7")

        add_source_text(source, "¶3\nEerst dit.\n¶7\nDan dat.", by=world.griffie)

        assert number_of(place) == 7

    def test_raises_the_counter_of_each_dossier_that_rests_on_it(self, world):
        source, other = known(world), make.EvidenceFactory()
        elsewhere = make.EvidenceFactory(source=source, place="alinea 1", position=other.position)
        here = placed(world, source, "alinea 2")
        before = dict(DossierCounter.objects.values_list("dossier", "number"))

        add_source_text(source, TEXT, by=world.griffie)

        after = dict(DossierCounter.objects.values_list("dossier", "number"))
        for dossier in (here.dossier_id, elsewhere.dossier_id):
            assert after[dossier] == before[dossier] + 1

    @pytest.mark.parametrize(
        ("public", "asked", "shown"),
        [(True, True, True), (True, False, False), (False, False, False)],
    )
    def test_is_public_only_where_that_was_said(self, world, public, asked, shown):
        source = known(world, is_public=public)
        placed(world, source, "alinea 1")

        add_source_text(source, TEXT, by=world.griffie, is_public=asked)

        assert Source.objects.get(pk=source.pk).text_is_public is shown

    def test_is_not_public_where_the_source_is_not(self, world):
        source = known(world, is_public=False)
        placed(world, source, "alinea 1")

        with pytest.raises(ValidationError) as refusal:
            add_source_text(source, TEXT, by=world.griffie, is_public=True)

        assert list(refusal.value.message_dict) == ["is_public"]
        assert not Paragraph.objects.exists()


class TestATextThatIsThere:
    def test_makes_way_while_no_place_uses_it(self, world):
        source = known(world)
        placed(world, source, "bladzijde 2")
        add_source_text(source, LETTER, by=world.griffie)

        added = add_source_text(source, TEXT, by=world.griffie)

        numbers = source.paragraphs.order_by("number").values_list("number", flat=True)
        assert list(numbers) == [row.number for row in added.paragraphs] == [1, 2, 3, 4]

    def test_is_not_replaced_once_a_place_leads_to_it(self, world):
        source = known(world)
        place = placed(world, source, "alinea 1")
        add_source_text(source, LETTER, by=world.griffie)

        with pytest.raises(ValidationError) as refusal:
            add_source_text(source, TEXT, by=world.griffie)

        assert list(refusal.value.message_dict) == ["text"]
        assert source.paragraphs.count() == 6 and number_of(place) == 1

    @pytest.mark.parametrize("text", ["", " \n", "GEHEIM\n\nTekst", "a\x00b", "x" * 500_001])
    def test_that_cannot_be_here_leaves_nothing(self, world, text):
        source = known(world)
        place = placed(world, source, "alinea 1")

        with pytest.raises(ValidationError) as refusal:
            add_source_text(source, text, by=world.griffie)

        assert list(refusal.value.message_dict) == ["text"]
        assert not source.paragraphs.exists() and number_of(place) is None


class TestPlacesByHand:
    def test_lead_to_the_paragraph_that_was_chosen(self, world):
        source = known(world)
        places = [placed(world, source, words) for words in ("kader", "kader", "slotwoord")]
        add_source_text(source, TEXT, by=world.griffie)

        tied = tie_places(source, {"kader": 3}, by=world.griffie)

        assert [number_of(each) for each in places] == [3, 3, None]
        assert len(tied) == 2
        assert tied[0].history.first().history_change_reason.startswith("De plaats is")

    def test_leave_a_place_that_leads_to_a_paragraph_already(self, world):
        source = known(world)
        place = placed(world, source, "alinea 2")
        add_source_text(source, TEXT, by=world.griffie)

        assert tie_places(source, {"alinea 2": 4}, by=world.griffie) == ()
        assert number_of(place) == 2

    def test_are_refused_where_the_source_has_no_such_paragraph(self, world):
        source = known(world)
        place = placed(world, source, "kader")
        add_source_text(source, TEXT, by=world.griffie)

        with pytest.raises(ValidationError):
            tie_places(source, {"kader": 99}, by=world.griffie)

        assert number_of(place) is None


WHO = (
    *("griffie", "other_griffie", "strange_griffie", "redactie", "strange_redactie"),
    *("raadslid", "collegian", "public"),
)


@pytest.mark.parametrize(
    ("home", "who"),
    [
        ("nowhere", {"griffie", "other_griffie", "redactie"}),
        ("region", {"griffie", "other_griffie", "redactie"}),
        ("municipality", {"griffie", "redactie"}),
        ("unused", set()),
    ],
)
def test_who_may_add_a_text(world, home, who):
    own = {"region": world.region} if home in ("region", "municipality") else {}
    if home == "municipality":
        own["municipality"] = world.council.municipality
    source = known(world, **own)
    if home != "unused":
        placed(world, source, "alinea 1")

    may = {name for name in WHO if may_add_source_text(getattr(world, name), source)}

    assert may == who
    assert may_add_source_text(world.beheer, source)
    for name in set(WHO) - who:
        with pytest.raises(PermissionDenied):
            add_source_text(source, TEXT, by=getattr(world, name))
        with pytest.raises(PermissionDenied):
            tie_places(source, {}, by=getattr(world, name))


class TestAPlaceFromAFolder:
    """What an import writes: tied by number, and left where it was tied while it says the same."""

    @pytest.fixture
    def source(self, world):
        made = known(world)
        placed(world, made, "bladzijde 1")
        add_source_text(made, TEXT, by=world.griffie)
        return made

    @pytest.mark.parametrize(
        ("words", "number"),
        [("¶3", 3), ("Kosten, ¶9; ¶2", 2), ("¶9", None), ("kop Wat kost dat, alinea 1", None)],
    )
    def test_leads_to_the_paragraph_that_it_names(self, world, source, words, number):
        place = Evidence(
            dossier=world.dossier,
            source=source,
            place=words,
            summary="Zo.",
            position=world.position(),
        )

        save_placed_evidence(place, by=world.beheer)

        assert number_of(place) == number

    @pytest.mark.parametrize(
        ("words", "number"), [("kader", 4), ("¶2", 2), ("elders", None)], ids=str
    )
    def test_moves_only_with_its_words(self, world, source, words, number):
        place = placed(world, source, "kader")
        tie_places(source, {"kader": 4}, by=world.griffie)
        place = Evidence.objects.get(pk=place.pk)
        place.place, place.summary = words, "Beter gezegd."

        save_placed_evidence(place, by=world.beheer, reason="Uit de map.")

        assert number_of(place) == number
