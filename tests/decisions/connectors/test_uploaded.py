"""What is read of the files that a griffie brings, and what is told of those that are refused."""

from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.connectors import uploaded
from decisions.connectors.uploaded import UploadedFiles, UploadRefused, read_uploaded
from tests.decisions.connectors.answers import ori_a
from tests.decisions.connectors.test_ori_a import BOMB, OUTSIDE


def packed(method=ZIP_DEFLATED, **files):
    """Return a zip of files, by their names with `_` for the dot before the ending."""
    held = BytesIO()
    with ZipFile(held, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return held.getvalue()


def numbered(number):
    return ori_a(replace={"<ID>v1</ID>": f"<ID>v{number}</ID>"})


def refused(name, content):
    with pytest.raises(UploadRefused) as told:
        read_uploaded(name, content)
    return told.value.sentences


class TestOneFile:
    def test_is_read_whatever_its_name(self):
        (found,) = read_uploaded("raad.txt", ori_a()).meetings

        assert (found.file_name, found.meeting.title) == ("raad.txt", "Raadsvergadering")

    def test_says_how_many_items_were_left_out(self):
        (found,) = read_uploaded("raad.xml", ori_a()).meetings

        assert (len(found.meeting.items), found.meeting.left_out) == (2, 2)

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b"", "is leeg; verwacht wordt een bestand van ORI-A 1.0"),
            (b"%PDF-1.7", "is vanaf regel 1 geen leesbare XML; verwacht wordt"),
            (b"<ORI-A xmlns='https://ori-a.nl'>\n<a>\n</b></ORI-A>", "vanaf regel 3 geen leesbare"),
            (b"<html></html>", "begint met ‘html’, verwacht wordt <ORI-A xmlns"),
            (b"<a xmlns='urn:x'/>", "begint met ‘urn:x a’"),
            (b"<ORI-A xmlns='https://ori-a.nl'/>", "geen <vergadering>; verwacht wordt er één"),
        ],
    )
    def test_that_is_no_ori_a_is_told_with_what_is_expected(self, content, told):
        (sentence,) = refused("raad.xml", content)

        assert sentence.startswith("raad.xml: ")
        assert told in sentence

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("<datum>2026-12-10</datum>", "", "(regel 3) ontbreekt"),
            ("<datum>2026-12-10<", "<datum>10 december<", "(regel 6) is ‘10 december’"),
            ("<naam>Raadsvergadering</naam>", "", "op regel 3 heeft geen <naam>"),
        ],
    )
    def test_that_lacks_something_is_told_with_the_line(self, old, new, told):
        (sentence,) = refused("raad.xml", ori_a(replace={old: new}))

        assert told in sentence
        assert "verwacht wordt" in sentence

    @pytest.mark.parametrize("content", [BOMB, OUTSIDE, BOMB.decode().encode("utf-16")])
    def test_with_entities_of_its_own_is_refused(self, content):
        (sentence,) = refused("raad.xml", content)

        assert "DOCTYPE" in sentence

    def test_that_is_too_big_is_refused_before_it_is_parsed(self, monkeypatch):
        monkeypatch.setattr(uploaded, "parse_ori_a", None)

        (sentence,) = refused("raad.xml", b" " * (uploaded.MOST_IN_A_FILE + 1))

        assert "groter dan 2 MB" in sentence

    def test_has_a_name_that_a_page_can_show(self):
        (sentence,) = refused("../map/\x00raad\u202e.xml", b"x")

        assert sentence.startswith(("raad", "bestand"))
        assert "\x00" not in sentence


class TestAZip:
    def test_gives_the_meeting_of_each_file_and_counts_the_others(self):
        content = packed(a_xml=numbered(1), map__b_XML=numbered(2), brief_docx=b"x")

        found = read_uploaded("raad.zip", content)

        told = [(each.file_name, each.meeting.key) for each in found.meetings]
        assert told == [("a.xml", "v1"), ("b.XML", "v2")]
        assert found.others == 1

    def test_leaves_what_packing_a_folder_adds(self):
        held = BytesIO()
        with ZipFile(held, "w") as archive:
            archive.writestr("__MACOSX/._a.xml", b"x")
            archive.writestr(".DS_Store", b"x")
            archive.writestr("a.xml", ori_a())

        assert read_uploaded("raad.zip", held.getvalue()).others == 0

    def test_tells_of_every_file_that_is_wrong(self):
        sentences = refused("raad.zip", packed(a_xml=b"x", b_xml=ori_a(), c_xml=BOMB))

        assert [each.split(":")[0] for each in sentences] == ["a.xml", "c.xml"]

    def test_tells_of_ten_and_how_many_more(self):
        files = {f"f{number:02}_xml": b"x" for number in range(13)}

        sentences = refused("raad.zip", packed(**files))

        assert len(sentences) == 11
        assert sentences[-1] == "En nog 3 andere bestanden zijn niet te lezen."

    def test_with_one_meeting_twice_is_refused(self):
        (sentence,) = refused("raad.zip", packed(a_xml=ori_a(), b_xml=ori_a()))

        assert "b.xml: vertelt over dezelfde vergadering als a.xml" in sentence

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (packed(), "geen enkel XML-bestand"),
            (packed(brief_docx=b"x"), "geen enkel XML-bestand"),
            (packed(**{f"f{n}_xml": b"x" for n in range(31)}), "31 XML-bestanden"),
            (packed(**{f"f{n}_txt": b"x" for n in range(501)}), "uitgepakt te groot"),
            (packed(a_xml=b" " * (uploaded.MOST_UNPACKED + 1)), "uitgepakt te groot"),
            (packed(a_xml=b" " * (uploaded.MOST_IN_A_FILE + 1)), "groter dan 2 MB"),
            (packed(ZIP_BZIP2, a_xml=ori_a()), "ongewone manier"),
            (packed(a_xml=ori_a())[:-30], "beschadigd"),
            (b"PK\x03\x04", "beschadigd"),
        ],
    )
    def test_that_is_too_much_or_broken_is_refused(self, content, told):
        (sentence,) = refused("raad.zip", content)

        assert told in sentence

    def test_with_a_password_is_refused(self):
        content = bytearray(packed(a_xml=ori_a()))
        for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            content[content.index(sign) + place] |= 1

        (sentence,) = refused("raad.zip", bytes(content))

        assert "zonder wachtwoord" in sentence

    def test_that_is_heavy_is_refused_before_it_is_opened(self, monkeypatch):
        monkeypatch.setattr(uploaded, "MOST_IN_A_ZIP", 10)

        (sentence,) = refused("raad.zip", packed(a_xml=ori_a()))

        assert "groter dan 5 MB" in sentence


@given(st.binary(max_size=200), st.integers(0, 600))
def test_whatever_is_brought_is_read_or_refused_with_a_sentence(content, place):
    told = packed(a_xml=ori_a())
    try:
        found = read_uploaded("raad.zip", told[:place] + content + told[place:])
    except UploadRefused as refusal:
        assert refusal.sentences
    else:
        assert isinstance(found, UploadedFiles)
