"""A file that comes in is held in memory, and no more of it than can be read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import RequestFactory

from regio.uploads import MOST


def received(size):
    file = SimpleUploadedFile("brief.txt", b"x" * size)
    return RequestFactory().post("/", {"upload": file}).FILES["upload"]


@pytest.mark.parametrize("size", [1, 70_000, MOST])
def test_a_file_comes_in_whole(size):
    assert len(received(size).read()) == size


def test_what_is_too_much_passes_without_being_held():
    assert len(received(MOST + 200_000).read()) == MOST


def test_nothing_is_written_to_disk(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("op schijf")

    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", refuse)

    assert len(received(3_000_000).read()) == 3_000_000


def test_an_empty_file_is_a_file():
    assert received(0).size == 0
