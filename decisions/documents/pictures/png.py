"""A picture as PNG, 1,920 dots wide: to put on a slide."""

from .typesetting import typeset_picture

MEDIA_TYPE = "image/png"


def write(picture):
    """Return a Picture as PNG bytes."""
    return typeset_picture(picture, "png")
