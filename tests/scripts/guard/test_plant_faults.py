"""A fault that is planted, found or not, and gone afterwards."""

import sys

import pytest

from scripts.guard.plant_faults import (
    Fault,
    Verdict,
    WrongRow,
    check_rows,
    judge,
    judge_survivors,
    mirrored_tests,
    read_faults,
    summary,
)

RULE = "def is_late(day, last):\n    return day > last\n"
TEST = """from room.rule import is_late


def test_the_last_day_is_in_time():
    assert not is_late({day}, 3)
"""


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A project of one rule with one test, on the interpreter of this one."""
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:hypothesispytest")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\n")
    for folder in ("room", "tests/room"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "room/rule.py").write_text(RULE)
    (tmp_path / "tests/room/test_rule.py").write_text(TEST.format(day=3))
    return tmp_path


def fault(text="day > last", file="room/rule.py", tests=()):
    return Fault("F01", "The last day is too late.", file, text, "day >= last", tests)


class TestJudge:
    def test_names_the_test_that_finds_a_fault_and_puts_the_file_back(self, checkout):
        found = judge(checkout, fault(), ["tests/room/test_rule.py"], "-n", "0")
        name = "tests/room/test_rule.py::test_the_last_day_is_in_time"
        assert (found.found, found.test, found.trouble) == (True, name, "")
        assert (checkout / "room/rule.py").read_text() == RULE
        assert summary([found]) == "1 of 1 found; survived: none"

    def test_tells_a_fault_that_no_test_finds(self, checkout):
        (checkout / "tests/room/test_rule.py").write_text(TEST.format(day=2))
        found = judge(checkout, fault(), ["tests"], "-n", "0")
        assert found.survived
        assert summary([found]) == "0 of 1 found; survived: F01"

    def test_has_trouble_with_a_test_that_fails_anyway(self, checkout):
        (checkout / "tests/room/test_rule.py").write_text(TEST.format(day=4))
        found = judge(checkout, fault(), ["tests"], "-n", "0")
        assert "fails without the fault too" in found.trouble
        assert summary([found]).endswith("trouble: F01")


class TestSurvivors:
    def test_are_planted_together_and_judged_apart(self, checkout):
        (checkout / "room/other.py").write_text("LAST = 3\n")
        other = Fault("F02", "The last day is another.", "room/other.py", "3", "4", ())
        left = [Verdict(fault(), False), Verdict(other, False)]
        verdicts = judge_survivors(checkout, left, workers=0)
        assert [each.found for each in verdicts] == [True, False]
        assert (checkout / "room/rule.py").read_text() == RULE
        assert (checkout / "room/other.py").read_text() == "LAST = 3\n"


class TestRows:
    def test_are_thirty_of_which_each_has_its_own_id(self):
        assert len({each.id for each in read_faults("before")}) == 30

    def test_are_chosen_by_id(self):
        assert [each.id for each in read_faults("after", ("F03",))] == ["F03"]
        with pytest.raises(WrongRow, match="F99"):
            read_faults("after", ("F99",))

    def test_fit_where_the_text_stands_once_and_has_a_test(self, checkout):
        assert not list(check_rows(checkout, [fault()]))

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"text": "last"}, "2 times"),
            ({"text": "first"}, "0 times"),
            ({"text": "> last"}, "no Python"),
            ({"file": "room/gone.py"}, "gone.py"),
            ({"tests": ("tests/test_gone*.py",)}, "test_gone"),
        ],
    )
    def test_say_where_they_do_not_fit(self, checkout, wrong, sentence):
        (said,) = check_rows(checkout, [fault(**wrong)])
        assert sentence in said


class TestMirroredTests:
    def test_are_those_of_the_module_and_those_that_are_named(self, checkout):
        (checkout / "tests/room/test_rule_again.py").touch()
        (checkout / "tests/test_pages.py").touch()
        assert mirrored_tests(checkout, fault(tests=("tests/test_p*.py",))) == [
            "tests/room/test_rule.py",
            "tests/room/test_rule_again.py",
            "tests/test_pages.py",
        ]

    def test_are_those_that_import_the_module_where_there_is_no_mirror(self, checkout):
        mirror = checkout / "tests/room/test_rule.py"
        mirror.rename(checkout / "tests/test_elsewhere.py")
        assert mirrored_tests(checkout, fault()) == ["tests/test_elsewhere.py"]
        (checkout / "tests/test_elsewhere.py").write_text("import other\n")
        assert mirrored_tests(checkout, fault()) == []
