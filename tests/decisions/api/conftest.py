"""The small dossier, made once a module; what a test adds to it is taken back after the test."""

import pytest

from tests.decisions.api.scene import full, small


@pytest.fixture(scope="module")
def scene(rolled_back):
    return small()


@pytest.fixture(scope="module")
def full_scene(rolled_back):
    return full()
