"""Who reads the text of a source: everybody where it is public, else who keeps records near it."""

import pytest

from municipalities.models import Source
from tests.decisions.texts import taken

pytestmark = pytest.mark.django_db
EDITORS = {"griffie", "other_griffie", "redactie", "beheer"}
EVERYBODY = EDITORS | {"public", "raadslid", "collegian", "strange_griffie", "strange_redactie"}


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.neighbour
    return shared_world


@pytest.mark.parametrize(
    ("flags", "seen_by", "read_by"),
    [
        ((False, False), EDITORS, EDITORS),
        ((True, False), EVERYBODY, EDITORS),
        ((True, True), EVERYBODY, EVERYBODY),
    ],
)
def test_the_flags_say_who_sees_the_title_and_who_reads_the_text(world, flags, seen_by, read_by):
    is_public, text_is_public = flags
    source = taken(world.region, is_public=is_public, text_is_public=text_is_public)
    rows = Source.objects.filter(pk=source.pk)

    readers = {who: getattr(world, who) for who in EVERYBODY}

    assert {who for who, by in readers.items() if rows.visible_to(by).exists()} == seen_by
    assert {who for who, by in readers.items() if rows.readable_by(by).exists()} == read_by
