"""What a template may say: known fields, `if` and `for`, two deep at most, each problem placed."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from docxtpl import DocxTemplate

from decisions import word_templates
from decisions.word_templates import (
    KNOWN_FIELDS,
    TemplateRefused,
    build_starter_template,
    check_template,
)
from decisions.word_templates.checking import find_problems
from municipalities.models import TemplateKind
from tests.decisions.word_templates.words import make_template, texts

ITEM = KNOWN_FIELDS["agendapunt"]
EACH_KIND = pytest.mark.parametrize("kind", KNOWN_FIELDS)


def problems(*paragraphs, kind="agendapunt", **around):
    template = DocxTemplate(BytesIO(make_template(*paragraphs, **around)))
    return find_problems(template, KNOWN_FIELDS[kind])


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

        found = find_problems(template, ITEM)

        assert found == ["Het veld ‘naam’ is er niet (eigenschappen, alinea 1: ‘{{ naam }}’)."]

    def test_every_unknown_field_is_told_with_its_place(self):
        assert problems("Beste", "{{ naam }}, over {{ zaak }}") == [
            "Het veld ‘naam’ is er niet (tekst, alinea 2: ‘{{ naam }}, over {{ zaak }}’).",
            "Het veld ‘zaak’ is er niet (tekst, alinea 2: ‘{{ naam }}, over {{ zaak }}’).",
        ]

    @pytest.mark.parametrize("foot", ["", "{% if onderwerp %}{{ stempel }}{% endif %}"])
    def test_it_always_tells_what_every_file_must(self, foot):
        assert "Zet {{ stempel }}" in " ".join(problems("x", foot=foot))

    @EACH_KIND
    def test_of_every_kind_is_held_to_its_own_fields(self, kind):
        known = KNOWN_FIELDS[kind]
        others = {name for each in KNOWN_FIELDS.values() for name in each.fields}
        mine = [f"{{{{ {name} }}}}" for name in known.fields]
        not_mine = sorted(others - set(known.fields))

        told = problems("{{ naam }}", *(f"{{{{ {name} }}}}" for name in not_mine), kind=kind)

        assert problems(*mine, kind=kind) == []
        assert told[0] == "Het veld ‘naam’ is er niet (tekst, alinea 1: ‘{{ naam }}’)."
        assert len(told) == 1 + len(not_mine)

    def test_a_table_may_have_a_row_for_each_line(self):
        loop = [["{%tr for p in groep.punten %}"], ["{{ p.tekst }}"], ["{%tr endfor %}"]]
        around = ["{%p for groep in groepen %}", loop, "{%p endfor %}"]

        assert problems(*around, kind="bundel") == []


class TestWhereAPartCannotBeReadAsAWhole:
    """Everything that can be told is told at once, with its place."""

    def test_each_tag_is_judged_by_itself(self):
        told = problems(
            *("{%p if onderwerp %}", "{{ naam }}", "{%p if zaak %}", "{%p endif %}"),
            *("{%p for p in puntjes %}", "{{ p.x }} {{ kenmerk|upper }}", "{%p endfor %}"),
            *("{%p for p in vragen %}", "{{ p.tekst }} {{ p.zus }}", "{%p endfor %}"),
            "{% elif zo %}",
        )

        assert "niet afgesloten" in told[0]
        assert told[1:] == [
            "Het veld ‘naam’ is er niet (tekst, alinea 2: ‘{{ naam }}’).",
            "Het veld ‘zaak’ is er niet (tekst, alinea 3: ‘{%p if zaak %}’).",
            "Alleen velden, ‘if’ van een veld en ‘for’ over een lijst kunnen in een sjabloon: dit "
            "is geen lijst die er is (tekst, alinea 5: ‘{%p for p in puntjes %}’).",
            "Alleen velden, ‘if’ van een veld en ‘for’ over een lijst kunnen in een sjabloon "
            "(tekst, alinea 6: ‘{{ p.x }} {{ kenmerk|upper }}’).",
            "Het veld ‘p.zus’ is er niet (tekst, alinea 9: ‘{{ p.tekst }} {{ p.zus }}’).",
            "Het veld ‘zo’ is er niet (tekst, alinea 11: ‘{% elif zo %}’).",
        ]

    def test_what_is_there_is_not_told_to_lack(self):
        told = problems("{%p if onderwerp %}", "x", foot="{% if kenmerk %}{{ stempel }}")

        assert len(told) == 2
        assert not any("Zet {{ stempel }}" in each for each in told)

    @pytest.mark.parametrize(
        "text", ["{% if %}", "{{ }}", "{% for %}", "{% raw %}", "{{ if }}", "{% endif %}", "{{ x"]
    )
    def test_what_cannot_be_read_at_all_is_told_once(self, text):
        assert len(problems(text)) == 1


class TestTheFieldsThatThereAre:
    def test_are_there_for_each_kind_of_template(self):
        assert list(KNOWN_FIELDS) == TemplateKind.values

    @EACH_KIND
    def test_the_example_has_each_of_them(self, kind):
        known = KNOWN_FIELDS[kind]
        example = known.build_example()

        assert set(example) == {*known.fields, *known.lists}
        for name, each in known.lists.items():
            assert all(set(line) == each.fields | set(each.below) for line in example[name])

    @EACH_KIND
    def test_the_one_to_begin_with_holds_them_and_can_be_kept(self, kind):
        content = build_starter_template(kind)

        found = " ".join(texts(content))

        assert "{{ stempel }}" in found
        # Points are told under their headings, so not once more one after another.
        told = set(KNOWN_FIELDS[kind].lists) - {"punten"}
        assert {name for name in told if f" in {name} " not in found} == set()
        assert "Samen verder met A & B <c>" in " ".join(texts(check_template(content, kind)))

    @EACH_KIND
    def test_the_docs_name_each_of_them(self, kind):
        page = Path(word_templates.__file__).parents[2] / "docs" / "word-templates.md"
        part = page.read_text("utf-8").split(f"### `{kind}`")[1].split("\n#")[0]

        told = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", part, re.MULTILINE))

        assert told == describe_known(KNOWN_FIELDS[kind])


def describe_known(known):
    """Return what the docs tell of each field and list, by its name."""
    told = {name: words for name, (words, _example) in known.fields.items()}
    for name, each in known.lists.items():
        below = [
            f"; `{inner}` with {', '.join(sorted(fields))}" for inner, fields in each.below.items()
        ]
        told[name] = f"{each.words}: {', '.join(sorted(each.fields))}{''.join(below)}"
    return told


def test_what_is_refused_is_refused_by_the_process_too():
    with pytest.raises(TemplateRefused) as refusal:
        check_template(make_template("{{ naam }}"), "agendapunt")

    assert "‘naam’" in refusal.value.sentences[0]
