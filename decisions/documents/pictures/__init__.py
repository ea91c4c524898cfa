"""Pictures to take along: the matrix, the course and the region on a slide, as SVG and PNG.

A picture is built once (`content.py`) from what a page shows; a format only writes it down. A new
picture is a builder there and a template of its name."""

from django.utils.translation import gettext_lazy as _

from ..document import Format
from . import png, svg
from .content import (
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_TILES,
    Picture,
    PictureGround,
    build_course_picture,
    build_matrix_picture,
    build_region_picture,
    can_draw_matrix,
    can_draw_region,
)

__all__ = [
    "MOST_COLUMNS",
    "MOST_ROWS",
    "MOST_TILES",
    "PICTURE_FORMATS",
    "Picture",
    "PictureGround",
    "build_course_picture",
    "build_matrix_picture",
    "build_region_picture",
    "can_draw_matrix",
    "can_draw_region",
]

PICTURE_FORMATS = {
    "png": Format(_("PNG"), png.MEDIA_TYPE, png.write),
    "svg": Format(_("SVG"), svg.MEDIA_TYPE, svg.write),
}
