"""What an audit takes for too high, too heavy or wrong, and at which pages it looks."""

import json

import pytest

from scripts.audit import whole
from scripts.audit.crawl import Answer, choose_looks, shape_of
from scripts.audit.look import Look
from scripts.audit.report import BOUNDS, breaches_of_look, breaches_of_weights
from scripts.audit.tools import ask_spectral

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


class TestWhatTheStatementTells:
    @pytest.fixture
    def written(self, tmp_path, monkeypatch):
        def write(looks, scores):
            monkeypatch.setattr(whole, "RESULTS", tmp_path / "results.json")
            whole.write_results(looks, scores)
            return json.loads(whole.RESULTS.read_text())

        return write

    def test_is_what_axe_found_and_the_lowest_score(self, written):
        bad = look(axe={PHONE: ["image-alt: <img>"], DESK: ["image-alt: <img>"]})

        told = written([look("home"), bad], [{"accessibility": 100}, {"accessibility": 97}, {}])

        assert told["found"] == ["dossier (met gegevens): image-alt"]
        assert (told["kinds"], told["looks"]) == (2, 2)
        assert told["lighthouse"] == {"accessibility": 97}
        assert told["engine"].startswith("axe-core 4.")

    def test_leaves_out_what_was_not_asked(self, written):
        assert written([look()], [])["lighthouse"] == {}


def test_rules_that_are_not_given_are_not_asked(monkeypatch):
    monkeypatch.delenv("ADR_RULES", raising=False)

    assert ask_spectral(None, None).is_fine is None
