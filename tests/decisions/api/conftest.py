"""The small dossier, made once a module; what a test adds to it is taken back after the test."""

import pytest

from tests.decisions.api.scene import furnish, small


@pytest.fixture(scope="module")
def scene(rolled_back):
    return small()


@pytest.fixture(scope="module")
def furnished(rolled_back):
    """The same with something of everything that lists tell of."""
    return furnish(small())
