"""Borders from a file: what is drawn of it, and a sentence for each thing that may be wrong."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.domain import borders
from decisions.domain.borders import BordersRefused, read_borders

CODES = ("gm9001", "gm9002")
# Two made-up municipalities beside each other, in degrees and in metres of the Dutch grid.
WEST = [[[4.0, 52.0], [4.5, 52.0], [4.5, 52.5], [4.0, 52.5], [4.0, 52.0]]]
EAST = [[[4.5, 52.0], [5.0, 52.0], [5.0, 52.5], [4.5, 52.5], [4.5, 52.0]]]
SQUARE = [[[90_000, 460_000], [91_000, 460_000], [91_000, 461_000], [90_000, 460_000]]]


def feature(coordinates, code="GM9001", kind="Polygon", name="statcode"):
    return {
        "type": "Feature",
        "properties": {name: code, "statnaam": "Verzonnen"},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def file_of(*features, **more):
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def refused(data, codes=CODES):
    with pytest.raises(BordersRefused) as refusal:
        read_borders(data, codes)
    return refusal.value.sentence


class TestAFile:
    def test_gives_the_shapes_of_the_region_alone(self):
        found = read_borders(
            file_of(feature(WEST), feature(EAST, "GM9002"), feature(EAST, "GM0001")), CODES
        )

        assert set(found.shapes) == {"gm9001", "gm9002"}
        assert max(found.width, found.height) == 1000

    def test_keeps_the_border_of_two_neighbours_one_line(self):
        found = read_borders(file_of(feature(WEST), feature(EAST, "GM9002")), CODES)

        west, east = (set(found.shapes[code].rings[0]) for code in CODES)
        assert len(west & east) == 2

    def test_stands_with_north_up_and_as_wide_as_it_is(self):
        found = read_borders(file_of(feature(WEST)), CODES)

        # Half a degree of longitude is shorter than half a degree of latitude, by its cosine.
        assert (found.width, found.height) == (612, 1000)
        assert found.shapes["gm9001"].rings[0][0] == (0, 1000)

    def test_may_be_in_the_dutch_grid(self):
        found = read_borders(file_of(feature(SQUARE)), CODES)

        assert (found.width, found.height) == (1000, 1000)

    @pytest.mark.parametrize(
        ("code", "name"),
        [
            ("GM9001", "statcode"),
            ("gm9001", "code"),
            ("9001", "Gemeentecode"),
        ],
    )
    def test_names_the_municipality_in_one_of_its_properties(self, code, name):
        assert "gm9001" in read_borders(file_of(feature(WEST, code, name=name)), CODES).shapes

    def test_may_name_it_as_the_id_of_the_feature(self):
        found = feature(WEST) | {"id": "GM9001", "properties": None}

        assert "gm9001" in read_borders(file_of(found), CODES).shapes

    def test_may_have_parts_and_holes(self):
        hole = [[4.1, 52.1], [4.2, 52.1], [4.2, 52.2], [4.1, 52.1]]
        parts = [[WEST[0], hole], [[[4.6, 52.0], [4.7, 52.0], [4.7, 52.1], [4.6, 52.0]]]]

        found = read_borders(file_of(feature(parts, kind="MultiPolygon")), CODES)

        assert len(found.shapes["gm9001"].rings) == 3

    def test_may_have_heights_and_a_byte_order_mark(self):
        high = [[[*point, 3.5] for point in WEST[0]]]

        assert read_borders(b"\xef\xbb\xbf" + file_of(feature(high)), CODES).shapes

    def test_is_drawn_with_a_bounded_number_of_points(self):
        around = [[4 + (n % 997) / 1000, 52 + (n * 7 % 991) / 1000] for n in range(20_000)]

        found = read_borders(file_of(feature([[*around, around[0]]])), CODES)

        assert sum(map(len, found.shapes["gm9001"].rings)) <= borders.MOST_POINTS_KEPT

    def test_has_room_for_a_name_inside_each_shape(self):
        found = read_borders(file_of(feature(WEST), feature(EAST, "GM9002")), CODES)

        (west, _y), (east, _also) = (found.shapes[code].label for code in CODES)
        assert west < found.width / 2 < east


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "niet als JSON te lezen"),
        (b"\xff\xfe\x00", "niet als JSON te lezen"),
        (b"[" * 100_000, "niet als JSON te lezen"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "niet als JSON te lezen"),
        (b"[]", "FeatureCollection"),
        (json.dumps(feature(WEST)).encode(), "FeatureCollection"),
        (file_of(), "geen features"),
        (b'{"type": "FeatureCollection", "features": {}}', "geen features"),
        (file_of(*[feature(WEST)] * 2001), "meer dan 2000 features"),
        (file_of("Aalst"), "Feature 1 is geen GeoJSON-feature"),
        (file_of(feature(WEST, "GM0001")), "geen gemeente van deze regio"),
        (file_of(feature(WEST, 9001)), "geen gemeente van deze regio"),
        (file_of(feature([4, 52], kind="Point")), "feature 1 (GM9001) staat geen Polygon"),
        (file_of(feature(WEST) | {"geometry": None}), "feature 1 (GM9001) staat geen Polygon"),
        (file_of(feature([])), "geen lijst van ringen"),
        (file_of(feature("abc")), "geen lijst van ringen"),
        (file_of(feature([[]])), "geen lijst van ringen"),
        (file_of(feature([WEST[0][:4]])), "niet gesloten"),
        (file_of(feature([[[4, 52], [4.1, 52], [4, 52]]])), "niet gesloten"),
        (file_of(feature([[[4], [4.1, 52], [4.2, 52], [4]]])), "geen paar getallen"),
        (file_of(feature([[["4", 52], [4, 52], [5, 52], ["4", 52]]])), "geen paar getallen"),
        (file_of(feature([[[True, 52], [4, 52], [5, 52], [True, 52]]])), "geen paar getallen"),
        (file_of(feature([[[1e300, 52], [4, 52], [5, 52], [1e300, 52]]])), "geen paar getallen"),
        (b'{"type": "FeatureCollection", "features": [1e999]}', "geen GeoJSON-feature"),
        (file_of(feature([[[y, x] for x, y in WEST[0]]])), "Lengte en breedte zijn verwisseld"),
        (file_of(feature([[[14, 52], [15, 52], [15, 53], [14, 52]]])), "buiten Nederland"),
        (file_of(feature([[[4, 52], [4, 52], [4, 52], [4, 52]]])), "geen oppervlak"),
        (b" " * (5 * 1024 * 1024 + 1), "groter dan 5 MB"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(data, sentence):
    assert sentence in refused(data)


def test_too_many_points_and_parts_are_refused(monkeypatch):
    monkeypatch.setattr(borders, "MOST_POINTS_READ", 9)
    assert "meer dan 9 punten" in refused(file_of(feature(WEST), feature(EAST)))

    monkeypatch.setattr(borders, "MOST_POINTS_READ", 99)
    monkeypatch.setattr(borders, "MOST_RINGS", 1)
    assert "meer dan 1 losse delen" in refused(file_of(feature(WEST), feature(EAST)))

    monkeypatch.setattr(borders, "MOST_RINGS", 9)
    monkeypatch.setattr(borders, "MOST_POINTS_KEPT", 2)
    assert "te veel punten om te tekenen" in refused(file_of(feature(WEST)))


POINT = st.tuples(st.floats(3.1, 7.9), st.floats(50.1, 53.9))


@given(st.lists(st.lists(POINT, min_size=3, max_size=12), min_size=1, max_size=4))
@settings(max_examples=60)
def test_any_shape_is_drawn_within_its_drawing_or_refused(rings):
    closed = [[*map(list, ring), list(ring[0])] for ring in rings]

    try:
        found = read_borders(file_of(feature(closed)), CODES)
    except BordersRefused:
        return

    for ring in found.shapes["gm9001"].rings:
        assert all(0 <= x <= found.width and 0 <= y <= found.height for x, y in ring)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    with pytest.raises(BordersRefused):
        read_borders(data, CODES)
