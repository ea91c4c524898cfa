"""A template filled in by its own process: text stays text, and it cannot go on for ever."""

import pytest

from decisions.word_templates import TemplateRefused, build_example, fill_template
from tests.decisions.documents.documents import HOSTILE
from tests.decisions.word_templates.words import make_template, repack, replaced, texts


def filled(template, **values):
    (content,) = fill_template(template, [build_example() | values])
    return content


def test_signs_of_markup_survive():
    content = filled(make_template("{{ onderwerp }}"), onderwerp="A & B <c>")

    assert texts(content)[0] == "A & B <c>"


def test_hostile_text_is_text():
    template = make_template(
        *("Van: {{ onderwerp }}.", "{%p for p in vragen %}", "{{ p.tekst }}", "{%p endfor %}"),
        foot="{{ stempel }}",
    )
    line = build_example()["vragen"][0]
    values = [
        build_example() | {"onderwerp": text, "stempel": text, "vragen": [line | {"tekst": text}]}
        for text in HOSTILE
    ]

    for text, content in zip(HOSTILE, fill_template(template, values), strict=True):
        # docxtpl writes two braces for a brace, an underscore and a brace.
        told = text.replace("{_{", "{{").replace("}_}", "}}")
        assert texts(content) == [f"Van: {told}.", told, told]


def test_a_list_that_is_empty_leaves_nothing_behind():
    template = make_template("{%p for p in vragen %}", "{{ p.tekst }}", "{%p endfor %}")

    assert texts(filled(template, vragen=[])) == [build_example()["stempel"]]


def test_several_are_filled_in_by_one_process_in_their_order():
    values = [build_example() | {"onderwerp": str(number)} for number in range(3)]

    found = fill_template(make_template("{{ onderwerp }}"), values)

    assert [texts(each)[0] for each in found] == ["0", "1", "2"]
    assert fill_template(make_template("x"), []) == []


def test_the_same_values_are_the_same_bytes():
    assert filled(make_template("{{ onderwerp }}")) == filled(make_template("{{ onderwerp }}"))


def test_lists_that_go_on_for_ever_are_stopped():
    template = make_template(
        *("{%p for p in vragen %}", "{%p for d in p.delen %}", "{{ d.tekst }}"),
        *("{%p endfor %}", "{%p endfor %}"),
    )
    line = build_example()["vragen"][0]
    many = [line | {"delen": line["delen"] * 3000}] * 300

    with pytest.raises(TemplateRefused, match="duurt te lang"):
        filled(template, vragen=many)


def test_what_is_no_document_once_it_is_filled_in_is_refused():
    broken = repack(
        make_template("{{ onderwerp }}"),
        {"word/document.xml": replaced("{{ onderwerp }}", "{% if kenmerk %}</w:t>{% endif %}")},
    )

    with pytest.raises(TemplateRefused):
        filled(broken)
