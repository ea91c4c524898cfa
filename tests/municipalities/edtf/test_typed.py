"""What a griffie types for a date, and what it becomes."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from municipalities.edtf.grammar import EdtfError, parse_edtf_date
from municipalities.edtf.typed import parse_dutch_date

MONTHS = [
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
]


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        # A day, a month and a year.
        ("9 mei 2017", "2017-05-09"),
        ("9 MEI 2017.", "2017-05-09"),
        ("  9   mei\u00a02017 ", "2017-05-09"),
        ("09-05-2017", "2017-05-09"),
        ("9-5-2017", "2017-05-09"),
        ("9/5/2017", "2017-05-09"),
        ("9.5.2017", "2017-05-09"),
        ("op 9 mei 2017", "2017-05-09"),
        ("dinsdag 9 mei 2017", "2017-05-09"),
        ("op dinsdag 9 mei 2017", "2017-05-09"),
        ("2017-05-09", "2017-05-09"),
        ("2017-05-24/2017-09~", "2017-05-24/2017-09~"),
        ("mei 2017", "2017-05"),
        ("in mei 2017", "2017-05"),
        ("5-2017", "2017-05"),
        ("05/2017", "2017-05"),
        ("2017", "2017"),
        ("29 februari 2016", "2016-02-29"),
        # A part of a month or year becomes its days.
        ("begin maart 2017", "2017-03-01/2017-03-10"),
        ("medio maart 2017", "2017-03-11/2017-03-20"),
        ("half mei 2017", "2017-05-11/2017-05-20"),
        ("eind maart 2017", "2017-03-21/2017-03-31"),
        ("eind februari 2016", "2016-02-21/2016-02-29"),
        ("eind februari 2017", "2017-02-21/2017-02-28"),
        ("Eind april 2017", "2017-04-21/2017-04-30"),
        ("voorjaar 2017", "2017-03-01/2017-05-31"),
        ("het voorjaar van 2017", "2017-03-01/2017-05-31"),
        ("lente 2017", "2017-03-01/2017-05-31"),
        ("zomer 2017", "2017-06-01/2017-08-31"),
        ("najaar 2017", "2017-09-01/2017-11-30"),
        ("herfst 2017", "2017-09-01/2017-11-30"),
        # About and probably become marks.
        ("omstreeks mei 2017", "2017-05~"),
        ("ongeveer 9 mei 2017", "2017-05-09~"),
        ("ca. 2016", "2016~"),
        ("circa 2016", "2016~"),
        ("rond 9-5-2017", "2017-05-09~"),
        ("omstreeks voorjaar 2017", "2017-03-01~/2017-05-31~"),
        ("vermoedelijk mei 2017", "2017-05?"),
        ("waarschijnlijk omstreeks mei 2017", "2017-05%"),
        # A period runs from the first to the last day named.
        ("april-mei 2017", "2017-04/2017-05"),
        ("april – mei 2017", "2017-04/2017-05"),
        ("april tot en met mei 2017", "2017-04/2017-05"),
        ("april t/m mei 2017", "2017-04/2017-05"),
        ("april en mei 2017", "2017-04/2017-05"),
        ("april of mei 2017", "2017-04/2017-05"),
        ("op een dag in april of mei 2017", "2017-04/2017-05"),
        ("van 1 april tot en met 9 mei 2017", "2017-04-01/2017-05-09"),
        ("tussen 24 mei en 30 september 2017", "2017-05-24/2017-09-30"),
        ("tussen 1-4-2017 en 9-5-2017", "2017-04-01/2017-05-09"),
        ("9-12 mei 2017", "2017-05-09/2017-05-12"),
        ("9-5-2017 - 12-5-2017", "2017-05-09/2017-05-12"),
        ("1 tot en met 10 maart 2017", "2017-03-01/2017-03-10"),
        ("begin maart tot en met eind april 2017", "2017-03-01/2017-04-30"),
        ("december 2016-februari 2017", "2016-12/2017-02"),
        ("2016-2017", "2016/2017"),
        ("2015 tot en met 2020", "2015/2020"),
        ("2016 of 2017", "2016/2017"),
        ("voorjaar of zomer 2017", "2017-03-01/2017-08-31"),
        ("mei 2017 t/m mei 2017", "2017-05"),
    ],
)
def test_what_people_type_is_understood(typed, edtf):
    assert parse_dutch_date(typed) == edtf


@pytest.mark.parametrize(
    ("short", "month"),
    [
        *(("jan", 1), ("febr", None), ("feb.", 2), ("mrt", 3), ("mrt.", 3), ("apr", 4), ("mei", 5)),
        *(("jun", 6), ("jul", 7), ("aug.", 8), ("sep", 9), ("sept.", 9), ("okt", 10), ("nov", 11)),
        *(("dec.", 12), ("Oct", 10), ("xyz", None)),
    ],
)
def test_short_month_names_are_understood_and_others_refused(short, month):
    typed = f"3 {short} 2017"

    if month is None:
        with pytest.raises(EdtfError):
            parse_dutch_date(typed)
    else:
        assert parse_dutch_date(typed) == f"2017-{month:02}-03"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("02/13/2017", "eerst de dag"),
        ("13-2017", "eerst de dag"),
        ("9-5-17", "vier cijfers"),
        ("9 mei '17", "vier cijfers"),
        ("mei 17", "vier cijfers"),
        ("9 mei", "Noem ook het jaar"),
        ("voorjaar", "Noem ook het jaar"),
        ("winter 2017", "twee jaren"),
        ("mei tot september 2017", "tot en met"),
        ("maandag 9 mei 2017", "dinsdag"),
        ("9 of 20 mei 2017", "op elkaar volgen"),
        ("9 en 11 mei 2017", "op elkaar volgen"),
        ("31 februari 2017", "31-2-2017 bestaat niet"),
        ("29-02-2017", "29-2-2017 bestaat niet"),
        ("0-5-2017", "bestaat niet"),
        ("2017-02-30", "bestaat niet"),
        ("9 mei 1066", "1800"),
        ("december tot en met januari 2017", "eindigt voordat zij begint"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_reason(typed, sentence):
    with pytest.raises(EdtfError, match=sentence):
        parse_dutch_date(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "onbekend", "gisteren", "mei", "9", "9-5", "omstreeks", "tussen", "tussen en"),
        *("van tot en met", "9 mei 2017 2018", "2017 mei", "mei 2017 begin", "dinsdag mei 2017"),
        *(
            "begin 2017",
            "woensdag voorjaar 2017",
            "9 t/m mei 2017",
            "-",
            "- -",
            "9--5-2017",
            "9-5/2017",
            "42767",
            "9 mei 2017 om 20 uur",
        ),
        *("٩ mei ٢٠١٧", "９ mei 2017", "½ mei 2017", "\x00", "mei\x00 2017", "mei 2017\ud800"),
        *("2017-05-09T10:00Z", "[2016,2017]", "mei 2017 of later", "of mei 2017", "9e mei 2017"),
    ],
)
def test_what_is_not_understood_is_refused_and_never_guessed(typed):
    with pytest.raises(EdtfError):
        parse_dutch_date(typed)


@pytest.mark.timed
@pytest.mark.parametrize(
    "typed",
    ["x" * 10_000, "tussen " * 2_000, "9-" * 5_000, " en " * 25, "tot en met " * 9, "a-" * 50],
)
def test_a_long_or_repeating_text_is_refused_at_once(typed):
    started = process_time()

    with pytest.raises(EdtfError):
        parse_dutch_date(typed)

    assert process_time() - started < 0.1


@pytest.mark.parametrize("value", [None, 2017])
def test_what_is_not_text_is_refused(value):
    with pytest.raises(EdtfError):
        parse_dutch_date(value)


WORDS = st.sampled_from(
    [
        *MONTHS,
        *("begin", "eind", "omstreeks", "tussen", "en", "of", "tot en met", "-", "/", "van", "op"),
        *(
            "9",
            "31",
            "0",
            "2017",
            "2016",
            "17",
            "9-5-2017",
            "2017-05",
            "voorjaar",
            "dinsdag",
            "ca.",
        ),
    ]
)


@settings(deadline=None)
@given(words=st.lists(WORDS, max_size=8))
def test_any_row_of_date_words_is_edtf_or_an_edtf_error(words):
    try:
        edtf = parse_dutch_date(" ".join(words))
    except EdtfError:
        return
    assert parse_edtf_date(edtf).text == edtf
    assert parse_dutch_date(edtf) == edtf


@settings(deadline=None)
@given(typed=st.text(max_size=60))
def test_any_text_is_edtf_or_an_edtf_error(typed):
    try:
        edtf = parse_dutch_date(typed)
    except EdtfError:
        return
    assert parse_edtf_date(edtf).text == edtf


@pytest.mark.parametrize("month", [*(f"2017-{n:02}" for n in range(1, 13)), "2016-02", "1900-02"])
def test_the_three_parts_of_a_month_are_that_month(month):
    name = f"{MONTHS[int(month[5:]) - 1]} {month[:4]}"
    begin, middle, end = (
        parse_edtf_date(parse_dutch_date(f"{part} {name}")) for part in ("begin", "medio", "eind")
    )
    whole = parse_edtf_date(month)

    assert (begin.first_on, end.last_on) == (whole.first_on, whole.last_on)
    assert (middle.first_on - begin.last_on).days == 1
    assert (end.first_on - middle.last_on).days == 1
