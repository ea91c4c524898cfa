"""The PNG: as large as a slide on a screen, and the same drawing as the SVG."""

from struct import unpack

from decisions.documents.pictures.png import write
from tests.decisions.documents.pictures.pictures import HOSTILE, region_picture

TILES = (("Aalst", "voor", "voor"), ("Berg", "tegen", "tegen"))


def size_of(image):
    """Return (width, height) as the head of the file has them (PNG, 11.2.2)."""
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert image[12:16] == b"IHDR"
    return unpack(">II", image[16:24])


def test_it_fills_a_slide():
    assert size_of(write(region_picture(*TILES))) == (1920, 1080)


def test_it_is_the_same_for_the_same_picture():
    assert write(region_picture(*TILES)) == write(region_picture(*TILES))


def test_it_is_another_where_a_stance_is():
    other = (("Aalst", "voor", "voor"), ("Berg", "", ""))

    assert write(region_picture(*TILES)) != write(region_picture(*other))


def test_text_is_never_read_as_markup():
    assert size_of(write(region_picture((HOSTILE, "voor", "voor"), title=HOSTILE)))[0] == 1920
