"""What lists of weaknesses answered is told as it is: silence is not a clean bill."""

import json
import sys

import pytest

from scripts.supply import advisories
from scripts.supply.advisories import (
    FOUND,
    NOT_ASKED,
    read_npm_audit,
    read_pip_audit,
    run,
    status_of,
    tell,
)

CLEAN = {"name": "six", "version": "1.17.0", "vulns": []}
WEAK = {
    **{"name": "pypdf", "version": "1.0"},
    "vulns": [{"id": "PYSEC-0000-1", "fix_versions": ["1.1"], "aliases": []}],
}
# As pip-audit 2.10 wrote it of an index that keeps no advisories, with an end of 0.
SKIPPED = {"name": "lxml", "skip_reason": "Dependency not found on PyPI and could not be audited"}
NPM_CLEAN = {"vulnerabilities": {}, "metadata": {"dependencies": {"total": 143}}}
NPM_WEAK = {
    **NPM_CLEAN,
    "vulnerabilities": {"braces": {"severity": "high", "range": "<3.0.3", "via": []}},
}
# As npm 11 wrote it of a registry that takes no such question, with an end of 1.
NPM_REFUSED = {"message": "405 Method Not Allowed - POST", "method": "POST"}


def pip(*packages):
    return read_pip_audit(json.dumps({"dependencies": packages, "fixes": []}), "")


def npm(answer, errors=""):
    return read_npm_audit(json.dumps(answer), errors)


class TestStatus:
    def test_is_well_only_where_both_answered_about_everything(self):
        assert status_of([pip(CLEAN), npm(NPM_CLEAN)]) == 0

    @pytest.mark.parametrize(
        "outcomes",
        [
            [pip(CLEAN, SKIPPED), npm(NPM_CLEAN)],
            [pip(CLEAN), npm(NPM_REFUSED, "npm error audit endpoint returned an error\n\n")],
            [pip(), npm(NPM_CLEAN)],
            [read_pip_audit("", "No module named pip_audit"), npm(NPM_CLEAN)],
        ],
    )
    def test_tells_that_something_was_not_asked(self, outcomes):
        assert status_of(outcomes) == NOT_ASKED

    def test_tells_a_weakness_whatever_was_not_asked(self):
        assert status_of([pip(SKIPPED), npm(NPM_WEAK)]) == FOUND
        assert status_of([pip(WEAK, SKIPPED), npm(NPM_REFUSED)]) == FOUND


class TestWords:
    def test_name_what_is_weak_and_where_it_is_mended(self):
        assert [*tell(pip(WEAK))] == ["pip-audit: pypdf 1.0: PYSEC-0000-1, verholpen in: 1.1"]
        assert [*tell(npm(NPM_WEAK))] == ["npm audit: braces <3.0.3: high"]

    def test_say_that_nothing_is_known_only_of_who_answered(self):
        assert [*tell(pip(CLEAN))] == ["pip-audit: van 1 pakketten is niets bekend."]
        (some,) = tell(pip(CLEAN, SKIPPED))
        (none,) = tell(npm(NPM_REFUSED, "npm error audit endpoint returned an error\n\n"))

        assert "van 1 van de 2 pakketten geen antwoord" in some
        assert none == (
            "npm audit: geen antwoord, dus er is niets nagegaan. 405 Method Not Allowed - POST"
        )
        assert [*tell(read_npm_audit("", "npm error no network\n\n"))] == [
            "npm audit: geen antwoord, dus er is niets nagegaan. npm error no network"
        ]


def test_program_that_is_not_there_is_told_and_not_raised(tmp_path):
    said, errors = run([str(tmp_path / "nothing")])

    assert said == ""
    assert "nothing" in errors


def test_whole_command_ends_with_the_status(monkeypatch, capsys):
    answer = json.dumps({"dependencies": [SKIPPED]})
    monkeypatch.setattr(advisories, "PIP_AUDIT", [sys.executable, "-c", f"print('''{answer}''')"])
    monkeypatch.setattr(advisories, "NPM_AUDIT", [sys.executable, "-c", "print('{}')"])

    with pytest.raises(SystemExit) as ended:
        advisories.main()

    assert ended.value.code == NOT_ASKED
    assert len(capsys.readouterr().out.splitlines()) == 2
