"""A preview leaves nothing in memory for the next reader."""

import pytest
from django.core.cache import caches
from django.test import Client

from decisions.board.cache import material_cache
from tests.decisions.web.workspace.test_preview import looked_at
from tests.decisions.worlds import World


def list_kept_pages():
    """The keys of what is kept of the public's pages."""
    memory = caches["pages"].memory
    return {*memory.once, *memory.again}


@pytest.mark.django_db(transaction=True)
def test_nothing_of_it_stays_in_memory_for_the_next_reader():
    """Outside any transaction the public's pages are remembered; a preview's never are."""
    world = World()
    wish = world.position(world.decision(draft=True, title="Nog geheim"), draft=True)
    public = Client()
    public.get(world.dossier.get_absolute_url())
    assert material_cache.kept
    assert list_kept_pages()
    kept = (dict(material_cache.kept), list_kept_pages())

    desk = looked_at(world, world.griffie, wish.decision)

    assert "tegen" in desk.words or wish.subject.name in desk.words
    assert set(dict(material_cache.kept)) >= set(kept[0])
    assert list_kept_pages() == kept[1]
    board = public.get(world.dossier.get_absolute_url())
    assert f"/standpunten/{wish.pk}/" not in board.content.decode()
    assert f"/standpunten/{wish.pk}/" in desk.page.content.decode()
