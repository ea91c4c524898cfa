"""The small dossier, made once a module; what a test adds to it is taken back after the test."""

import pytest

from tests.decisions.api.scene import full, furnish, small


@pytest.fixture(scope="module")
def scene(rolled_back):
    return small()


@pytest.fixture(scope="module")
def full_scene(rolled_back):
    return full()


@pytest.fixture(scope="module")
def furnished(rolled_back):
    """The same with something of everything that lists tell of."""
    return furnish(small())


@pytest.fixture(scope="module")
def whole_scene(rolled_back):
    """Both: something of everything that the API tells of."""
    return furnish(full())
