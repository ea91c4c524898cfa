"""The 72 bad inputs: each a sentence or a 4xx, never a failure of ours, and nothing half stored."""

import re

import pytest

from tests.bad_input import dates, exports, files, folders, requests, texts
from tests.bad_input.ground import Ground
from tests.walk.digest import digest, writes

pytestmark = pytest.mark.django_db
CASES = [
    *texts.CASES,
    *dates.CASES,
    *folders.CASES,
    *files.CASES,
    *requests.CASES,
    *exports.CASES,
    *requests.AROUND,
]
MORE = [folders.AGAIN, *exports.MORE]


@pytest.fixture(scope="module")
def shared_ground(rolled_back):
    made = Ground()
    made.mark()
    return made


@pytest.fixture
def ground(shared_ground, tmp_path, settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    return shared_ground.at(tmp_path)


def test_every_case_is_here_once_with_one_verdict():
    assert [case.number for case in CASES] == list(range(1, 73))
    assert [case for case in CASES if bool(case.says) == bool(case.then)] == []


@pytest.mark.parametrize("case", [each for each in [*CASES, *MORE] if each.says], ids=str)
def test_is_refused_in_a_sentence(ground, case):
    with writes() as wrote:
        answer = case.ask(ground)

    assert answer.is_refused, answer
    assert re.search(case.says, answer.words), answer.words[:2000]
    assert not wrote or digest() == ground.before


@pytest.mark.parametrize("case", [each for each in [*CASES, *MORE] if each.then], ids=str)
def test_is_taken_in_as_it_should(ground, case):
    answer = case.ask(ground)

    assert answer.status < 500
    assert case.then(ground, answer)
