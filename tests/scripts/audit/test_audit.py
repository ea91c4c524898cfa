"""What an audit takes for too high, too heavy or wrong, and at which pages it looks."""

import pytest

from scripts.audit.crawl import Answer, choose_looks, shape_of
from scripts.audit.look import Look
from scripts.audit.report import BOUNDS, breaches_of_look, breaches_of_weights

PHONE, DESK = 390, 1280


def look(kind="dossier", **fields):
    seen = {"screens": {PHONE: 3.0, DESK: 2.0}, "axe": {PHONE: [], DESK: []}, **fields}
    return Look(kind, "anoniem", "met gegevens", "/", **seen)


def breaches(kind="dossier", **fields):
    return list(breaches_of_look(look(kind, **fields)))


def answer(kind, *elements, role="anoniem", **fields):
    seen = {"status": 200, "size": 1, "is_page": True, "shape": frozenset(elements), **fields}
    return Answer(kind, role, "/", **seen)


def chosen(*asked):
    return [answer for _site, _state, answer in choose_looks((None, *each) for each in asked)]


class TestAPage:
    def test_may_be_as_high_as_its_bound_and_no_higher(self):
        assert breaches() == []
        assert len(breaches(screens={PHONE: 3.01, DESK: 2.0})) == 1
        assert len(breaches(screens={PHONE: 3.0, DESK: 2.01})) == 1

    def test_is_six_screens_of_a_phone_where_nothing_else_is_said(self):
        assert breaches("home", screens={PHONE: 6.0, DESK: 9.0}) == []
        assert len(breaches("home", screens={PHONE: 6.1, DESK: 9.0})) == 1

    @pytest.mark.parametrize("kind", ["source", "glossary", "desk-decision"])
    def test_of_running_text_or_of_the_workspace_is_as_high_as_it_is(self, kind):
        assert breaches(kind, screens={PHONE: 40.0, DESK: 40.0}) == []

    def test_is_wrong_where_axe_or_the_console_says_so(self):
        found = breaches(axe={PHONE: ["image-alt: <img>"], DESK: []}, trouble=["console: fout"])

        assert found == ["axe bij 390: image-alt: <img>", "console: fout"]


class TestAFirstVisit:
    def test_is_weighed_in_its_parts_and_whole(self):
        most = BOUNDS["weights"]
        light = {"document": most["board"], "stylesheet": most["style"]}

        assert list(breaches_of_weights(light)) == []
        assert len(list(breaches_of_weights({**light, "font": most["first_visit"]}))) == 1
        assert len(list(breaches_of_weights({"document": most["board"] + 1}))) == 1


class TestALink:
    def test_that_a_page_gives_leads_somewhere(self):
        assert answer("home", leads_from="/").is_expected
        assert not answer("home", status=404, leads_from="/").is_expected
        assert not answer("home", status=500).is_expected

    def test_that_nobody_gave_may_be_refused(self):
        assert answer("desk", status=403).is_expected


class TestTheBrowser:
    def test_looks_at_a_kind_once_for_all_who_see_the_same(self):
        one, two = answer("home", "a"), answer("home", "a", role="griffie")

        assert chosen(("vol", one), ("vol", two)) == [one]

    def test_looks_again_for_whom_a_page_holds_more(self):
        one, two = answer("home", "a"), answer("home", "a", "form", role="griffie")

        assert chosen(("vol", one), ("vol", two)) == [one, two]

    def test_looks_again_without_data_unless_nothing_differs(self):
        full, bare = answer("home", "a", "b"), answer("home", "a")

        assert chosen(("vol", full), ("leeg", bare)) == [full, bare]
        assert chosen(("vol", full), ("leeg", full)) == [full]

    def test_knows_an_element_that_is_empty_from_one_that_is_not(self):
        assert shape_of("<ul></ul>") != shape_of("<ul>x</ul>")
        assert shape_of('<p class="a">x</p>') == shape_of('<p class="a" id="b">y</p>')
