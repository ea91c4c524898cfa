"""What a template may say: known fields, `if` and `for`, two deep at most, each problem placed."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from docxtpl import DocxTemplate

from decisions import word_templates
from decisions.word_templates import (
    FIELDS,
    LISTS,
    TemplateRefused,
    build_example,
    build_starter_template,
    check_template,
)
from decisions.word_templates.checking import find_problems
from tests.decisions.word_templates.words import make_template, texts


def problems(*paragraphs, **around):
    return find_problems(DocxTemplate(BytesIO(make_template(*paragraphs, **around))))


GOOD = [
    ["{{ onderwerp }}"],
    ["{%p if kenmerk %}", "{{ kenmerk }}", "{%p else %}", "geen", "{%p endif %}"],
    ["{%p if beslispunten %}", "Punten", "{%p elif vragen %}", "Vragen", "{%p endif %}"],
    ["{%p for p in beslispunten %}", "{{ p.nummer }} {{ p.tekst }}", "{%p endfor %}"],
    [
        *("{%p for p in vragen %}", "{%p for a in p.delen %}", "{{ a.tekst }}"),
        *("{%p endfor %}", "{%p endfor %}"),
    ],
    ["{%p for o in onderdelen %}", "{{ o.kop }}", "{%p endfor %}"],
    ["{# een opmerking #}{{onderwerp}}"],
]
BAD = [
    ("{{ naam }}", "Het veld ‘naam’ is er niet"),
    ("{{ onderwerp.__class__ }}", "Het veld ‘onderwerp.__class__’ is er niet"),
    ("{{ onderwerp.upper() }}", "Alleen velden"),
    ("{{ onderwerp['x'] }}", "Alleen velden"),
    ("{{ onderwerp|safe }}", "Alleen velden"),
    ("{{ 'x' }}", "Alleen velden"),
    ("{{ 7 * 7 }}", "Alleen velden"),
    ("{{ beslispunten }}", "Het veld ‘beslispunten’ is er niet"),
    ("{{ self }}", "Het veld ‘self’ is er niet"),
    ("{{ loop.index }}", "Het veld ‘loop.index’ is er niet"),
    ("{{ range(10) }}", "Alleen velden"),
    ("{{ p.tekst }}", "Het veld ‘p.tekst’ is er niet"),
    ("{% if onderwerp == 'x' %}{% endif %}", "Alleen velden"),
    ("{% if not onderwerp %}{% endif %}", "Alleen velden"),
    ("{% if cycler %}{% endif %}", "Het veld ‘cycler’ is er niet"),
    ("{% for p in onderwerp %}{% endfor %}", "dit is geen lijst"),
    ("{% for p in range(1000000000) %}{% endfor %}", "dit is geen lijst"),
    ("{% for p in vragen if p %}{% endfor %}", "dit is geen lijst"),
    ("{% for p in vragen recursive %}{% endfor %}", "dit is geen lijst"),
    ("{% for p in vragen %}{% else %}x{% endfor %}", "dit is geen lijst"),
    ("{% for p, q in vragen %}{% endfor %}", "een eigen naam"),
    ("{% for onderwerp in vragen %}{% endfor %}", "een eigen naam"),
    ("{% for p in vragen %}{{ p.geheim }}{% endfor %}", "Het veld ‘p.geheim’ is er niet"),
    ("{% for p in vragen %}{% for q in p.tekst %}{% endfor %}{% endfor %}", "dit is geen lijst"),
    ("{% set a = 1 %}", "Alleen velden"),
    ("{% macro a() %}{% endmacro %}", "Alleen velden"),
    ("{% include 'x' %}", "Alleen velden"),
    ("{% import 'x' as y %}", "Alleen velden"),
    ("{% extends 'x' %}", "Alleen velden"),
    ("{% block a %}{% endblock %}", "Alleen velden"),
    ("{% filter upper %}x{% endfilter %}", "Alleen velden"),
    ("{% call a() %}{% endcall %}", "Alleen velden"),
    ("{% autoescape false %}{{ onderwerp }}{% endautoescape %}", "Alleen velden"),
    ("{% raw %}{{ x }}", "iets anders tussen haken"),
    ("{% if onderwerp %}", "niet afgesloten"),
    ("{{r onderwerp }}", "zonder letter achter de haken"),
    (
        "{% if vragen %}{% for p in vragen %}{% if p.tekst %}{% endif %}{% endfor %}{% endif %}",
        "ten hoogste twee diep",
    ),
    ("{% if vragen %}" * 40 + "{% endif %}" * 40, "ten hoogste twee diep"),
]


class TestWhatATemplateMaySay:
    @pytest.mark.parametrize("paragraphs", GOOD)
    def test_known_fields_choices_and_lists(self, paragraphs):
        assert problems(*paragraphs) == []

    @pytest.mark.parametrize(("text", "words"), BAD)
    def test_and_nothing_else(self, text, words):
        found = problems(text)

        assert found
        assert words in " ".join(found)

    @pytest.mark.parametrize("part", ["head", "foot"])
    def test_in_the_margins_neither(self, part):
        assert "Het veld ‘naam’ is er niet" in problems("x", **{part: "{{ naam }}"})[0]

    def test_nor_in_the_properties(self):
        template = DocxTemplate(BytesIO(make_template("x")))
        template.init_docx()
        template.docx.core_properties.title = "{{ naam }}"

        found = find_problems(template)

        assert found == ["Het veld ‘naam’ is er niet (eigenschappen, alinea 1: ‘{{ naam }}’)."]

    def test_every_unknown_field_is_told_with_its_place(self):
        assert problems("Beste", "{{ naam }}, over {{ zaak }}") == [
            "Het veld ‘naam’ is er niet (tekst, alinea 2: ‘{{ naam }}, over {{ zaak }}’).",
            "Het veld ‘zaak’ is er niet (tekst, alinea 2: ‘{{ naam }}, over {{ zaak }}’).",
        ]

    @pytest.mark.parametrize("foot", ["", "{% if onderwerp %}{{ stempel }}{% endif %}"])
    def test_it_always_tells_what_every_file_must(self, foot):
        assert "Zet {{ stempel }}" in " ".join(problems("x", foot=foot))


class TestTheFieldsThatThereAre:
    def test_the_example_has_each_of_them(self):
        example = build_example()

        assert set(example) == {*FIELDS, *LISTS}
        for name, (_words, fields, below) in LISTS.items():
            assert all(set(line) == fields | set(below) for line in example[name])

    def test_the_one_to_begin_with_holds_every_list_and_can_be_kept(self):
        content = build_starter_template()

        found = " ".join(texts(content))

        assert all(f" {name} " in found for name in LISTS)
        assert "Samen verder met A & B <c>" in " ".join(texts(check_template(content)))

    def test_the_docs_name_each_of_them(self):
        page = Path(word_templates.__file__).parents[2] / "docs" / "word-templates.md"

        told = set(re.findall(r"^\| `(\w+)` \|", page.read_text("utf-8"), re.MULTILINE))

        assert told == {*FIELDS, *LISTS}


def test_what_is_refused_is_refused_by_the_process_too():
    with pytest.raises(TemplateRefused) as refusal:
        check_template(make_template("{{ naam }}"))

    assert "‘naam’" in refusal.value.sentences[0]
