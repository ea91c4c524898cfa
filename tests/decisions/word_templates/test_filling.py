"""A template filled in by its own process: text stays text, and it cannot go on for ever."""

import pytest

from decisions.word_templates import (
    KNOWN_FIELDS,
    TemplateRefused,
    build_starter_template,
    fill_template,
)
from tests.decisions.documents.documents import HOSTILE
from tests.decisions.word_templates.words import make_template, repack, replaced, texts

build_example = KNOWN_FIELDS["agendapunt"].build_example


def filled(template, **values):
    (content,) = fill_template(template, "agendapunt", [build_example() | values])
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

    for text, content in zip(HOSTILE, fill_template(template, "agendapunt", values), strict=True):
        # docxtpl writes two braces for a brace, an underscore and a brace.
        told = text.replace("{_{", "{{").replace("}_}", "}}")
        assert texts(content) == [f"Van: {told}.", told, told]


@pytest.mark.parametrize("kind", KNOWN_FIELDS)
def test_hostile_text_is_text_in_each_kind(kind):
    known = KNOWN_FIELDS[kind]

    def say(text, value):
        if isinstance(value, list):
            return [{name: say(text, each) for name, each in line.items()} for line in value]
        return text

    values = [
        {name: say(text, value) for name, value in known.build_example().items()}
        for text in HOSTILE
    ]

    files = fill_template(build_starter_template(kind), kind, values)

    # A paragraph of the template is nothing but a field where it has no words of its own.
    for text, content in zip(HOSTILE, files, strict=True):
        told = text.replace("{_{", "{{").replace("}_}", "}}")
        found = texts(content)
        assert found[-1] == told
        assert found.count(told) >= 4
        assert [each for each in found if told not in each and each not in STARTER_WORDS] == []


# What the templates to begin with say by themselves.
STARTER_WORDS = {
    *("Beslispunten", "Besluiten van het college", "Vragen", "Bijlagen", "Geadresseerden"),
    *("Bronnen", "Over dit bestand", "Nummer, soort en stand", "Van wie en wanneer", "Waarover"),
    *("Tekst en bron", "Van wie en waarover", "Punt en bron", "Reactie", "Gewijzigd"),
}


def test_a_list_that_is_empty_leaves_nothing_behind():
    template = make_template("{%p for p in vragen %}", "{{ p.tekst }}", "{%p endfor %}")

    assert texts(filled(template, vragen=[])) == [build_example()["stempel"]]


def test_several_are_filled_in_by_one_process_in_their_order():
    values = [build_example() | {"onderwerp": str(number)} for number in range(3)]

    found = fill_template(make_template("{{ onderwerp }}"), "agendapunt", values)

    assert [texts(each)[0] for each in found] == ["0", "1", "2"]
    assert fill_template(make_template("x"), "agendapunt", []) == []


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
