"""What installs, builds and describes the project: locks, style sheet, scripts and paperwork."""

import gzip
import json
import os
import re
import shutil
import subprocess
import tempfile
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
GUIDES = ("README.md", "README.nl.md", "CONTRIBUTING.md", "SECURITY.md")
RUN = (ROOT / ".ci" / "run").read_text()
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def normal(name):
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", name)[0]).lower()


def pins(lock):
    text = (ROOT / "requirements" / f"{lock}.txt").read_text()
    return {normal(name): version for name, version in PIN.findall(text)}


def declared():
    groups = PROJECT["dependency-groups"]
    return PROJECT["project"]["dependencies"], groups["test"], groups["audit"]


class TestPythonLocks:
    @pytest.mark.parametrize("lock", ["runtime", "test", "audit", "node"])
    def test_name_no_address_and_no_option(self, lock):
        text = (ROOT / "requirements" / f"{lock}.txt").read_text()

        assert "://" not in text
        assert not re.search(r"^-", text, re.MULTILINE)

    @pytest.mark.parametrize("lock", ["runtime", "test", "audit", "node"])
    def test_hash_every_pin(self, lock):
        text = (ROOT / "requirements" / f"{lock}.txt").read_text()

        blocks = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]

        assert blocks
        assert all(PIN.match(block) and "--hash=sha256:" in block for block in blocks)

    def test_hold_what_the_project_asks_for(self):
        for lock, asked in zip(("runtime", "test", "audit"), declared(), strict=True):
            assert {normal(name) for name in asked} <= pins(lock).keys()

    def test_install_the_same_releases_with_and_without_tests(self):
        assert pins("runtime").items() <= pins("test").items()

    def test_stand_beside_a_reason(self):
        lines = re.findall(r'^  "(.+)",\s+# (.+)$', (ROOT / "pyproject.toml").read_text(), re.M)
        reasons = {normal(name): reason for name, reason in lines}

        asked = [normal(name) for names in declared() for name in names]

        assert [name for name in asked if len(reasons.get(name, "")) < 10] == []


@pytest.mark.parametrize("place", [ROOT, ROOT / "scripts" / "audit"], ids=["style", "audit"])
class TestNodeLock:
    def test_checks_every_package_without_naming_where_it_comes_from(self, place):
        lock = json.loads((place / "package-lock.json").read_text())
        packages = [entry for place, entry in lock["packages"].items() if place]

        assert packages
        assert all("integrity" in entry and "resolved" not in entry for entry in packages)

    def test_asks_for_exact_versions(self, place):
        asked = json.loads((place / "package.json").read_text())["dependencies"].values()

        assert [version for version in asked if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


class TestStyleSheet:
    """static/dist as `make style` built it from the templates that stand here now."""

    dist = ROOT / "static" / "dist"

    def sheet(self):
        return (self.dist / "regio.css").read_text()

    def design_classes(self):
        found = re.compile(r"(?<![\w./@-])(?:utrecht|nl)-[a-z][\w-]*(?:\{\{)?")
        for template in sorted((ROOT / "templates").rglob("*.html")):
            for attribute in re.findall(r'class="([^"]*)"', template.read_text()):
                for name in found.findall(attribute):
                    yield template.relative_to(ROOT), name

    def test_has_every_class_of_the_design_system_that_a_template_uses(self):
        sheet = self.sheet()

        missing = [
            f"{template}: {name}"
            for template, name in self.design_classes()
            if not re.search(rf"\.{re.escape(name)}(?![\w-])", sheet)
        ]

        assert missing == []

    def test_names_only_files_that_were_built_beside_it(self):
        addresses = re.findall(r"url\(\s*[\"']?([^\"')]+)", self.sheet())
        files = [address for address in addresses if not address.startswith("data:")]

        assert files
        assert [name for name in files if not (self.dist / name).is_file()] == []

    def test_defines_the_tokens_that_it_reads_from_the_theme(self):
        sheet = self.sheet()
        theme = "node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"
        offered = set(re.findall(r"(--[\w-]+)\s*:", (ROOT / theme).read_text()))

        read = set(re.findall(r"var\(\s*(--[\w-]+)", sheet))
        defined = set(re.findall(r"(--[\w-]+)\s*:", sheet))

        assert (read & offered) - defined == set()

    def test_holds_no_token_that_only_the_theme_sets(self):
        sheet = """.theme {--ink: #123; --ink: #456; --line: var(--ink); --paper: #fff}
            @media print {.theme {--paper: #000}}
            a {color: var( --line, red); margin: var(--none, var(--ink)); fill: var(--paper)}"""
        asked = f"""import {{ writeOutTokens }} from "{ROOT}/static/src/tokens.mjs";
            console.log(writeOutTokens({json.dumps(sheet)}, ".theme"))"""
        command = ["sh", "scripts/node", "node", "--input-type=module", "--eval", asked]

        answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

        assert "".join(answer.stdout.split()) == (
            ".theme{--paper:#fff}"
            "@mediaprint{.theme{--paper:#000}}"
            "a{color:#456;margin:#456;fill:var(--paper)}"
        )

    def test_stays_within_what_a_first_visit_may_weigh(self):
        fonts = [file.stat().st_size for file in (self.dist / "fonts").iterdir()]

        assert len(gzip.compress(self.sheet().encode())) < 14_500
        assert len(fonts) == 2
        assert sum(fonts) < 30_000

    def test_stands_beside_htmx(self):
        assert "sourceMappingURL" not in (self.dist / "htmx.min.js").read_text()


@pytest.fixture
def machine(tmp_path):
    """A folder that is the whole PATH: the shell's tools and what a test puts there."""
    for tool in ("sh", "tr", "ls", "sort"):
        (tmp_path / tool).symlink_to(shutil.which(tool))
    return tmp_path


def find_python(machine, **environment):
    return subprocess.run(
        ["sh", ROOT / "scripts" / "find-python"],
        env={"PATH": str(machine), "HOME": str(machine), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )


def put(machine, name, script):
    program = machine / name
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f"#!{shutil.which('sh')}\n{script}\n")
    program.chmod(0o755)


class TestFindPython:
    def test_passes_over_a_shim_with_nothing_behind_it(self, machine):
        put(machine, "python3.14", "echo 'command not found' >&2; exit 127")
        put(machine, "python3.12", "echo /opt/python3.12")

        found = find_python(machine)

        assert (found.returncode, found.stdout) == (0, "/opt/python3.12\n")

    def test_prefers_the_newest(self, machine):
        put(machine, "python3.12", "echo /opt/python3.12")
        put(machine, "python3.13", "echo /opt/python3.13")

        assert find_python(machine).stdout == "/opt/python3.13\n"

    def test_looks_among_the_versions_of_pyenv_last(self, machine):
        put(machine, ".pyenv/versions/3.13.0/bin/python3", "echo /pyenv/3.13")

        assert find_python(machine).stdout == "/pyenv/3.13\n"

    def test_says_in_two_languages_that_there_is_none(self, machine):
        put(machine, "python3", "exit 1")

        found = find_python(machine)

        assert (found.returncode, found.stdout) == (1, "")
        assert "Geen Python 3.12 of nieuwer gevonden" in found.stderr
        assert "No Python 3.12 or newer found" in found.stderr

    def test_takes_the_one_that_is_named_and_no_other(self, machine):
        put(machine, "python3.13", "echo /opt/python3.13")
        put(machine, "old", "exit 1")

        refused = find_python(machine, PYTHON=str(machine / "old"))

        assert (refused.returncode, refused.stdout) == (1, "")
        assert "PYTHON=" in refused.stderr

    def test_really_runs_what_it_names(self):
        found = subprocess.run(
            ["sh", ROOT / "scripts" / "find-python"], capture_output=True, text=True, check=True
        ).stdout.strip()

        version = subprocess.run(
            [found, "-c", "import sys, venv; print(sys.version_info >= (3, 12))"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout

        assert version == "True\n"


def has_postgres():
    return shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


@pytest.mark.skipif(not has_postgres(), reason="no PostgreSQL on this machine; .ci/run installs it")
class TestWithPostgres:
    def run(self, folder, command):
        return subprocess.run(
            [ROOT / ".ci" / "with-postgres", "sh", "-c", command],
            env={**os.environ, "TMPDIR": str(folder)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    @pytest.fixture
    def open_folder(self):
        """A folder that the cluster's own user may pass through, as pytest's own it may not."""
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)
            yield Path(folder)

    def test_gives_an_address_on_the_loopback_and_leaves_nothing(self, open_folder):
        ran = self.run(open_folder, 'echo "$DATABASE_URL"; echo "$REGIO_RUNNING_URL"')

        place = r":\w+@127\.0\.0\.1:\d+/postgres\n"
        assert re.fullmatch(f"postgresql://regio_owner{place}postgresql://regio{place}", ran.stdout)
        assert list(open_folder.iterdir()) == []

    def test_fails_as_its_command_fails(self, open_folder):
        ran = self.run(open_folder, "exit 7")

        assert ran.returncode == 7
        assert list(open_folder.iterdir()) == []


class TestChecks:
    """One list of checks: .ci/run, `make lint`, the hooks before a commit and the hosted run."""

    def asked_by_ci(self):
        return set(re.findall(r'^ *step ".+" make ((?:lint|check)-[a-z]+)$', RUN, re.MULTILINE))

    def test_are_those_of_make_lint(self):
        prerequisites = re.search(r"^lint: ([a-z -]+)##", (ROOT / "Makefile").read_text(), re.M)

        assert set(prerequisites[1].split()) == self.asked_by_ci()

    def test_are_asked_before_a_commit(self):
        hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
        (local,) = hooks

        assert local["repo"] == "local"
        assert {each["language"] for each in local["hooks"]} == {"system"}
        assert {each["entry"] for each in local["hooks"]} == {
            f"make {target}" for target in self.asked_by_ci()
        }

    def test_are_asked_where_the_repository_is_published(self):
        flow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())
        steps = [step for job in flow["jobs"].values() for step in job["steps"]]

        assert [step["run"] for step in steps if "run" in step] == [".ci/run"]

    def test_judge_the_types_of_modules_that_exist(self):
        mypy = PROJECT["tool"]["mypy"]
        modules = [ROOT / name.replace(".", "/") for name in mypy["modules"]]
        packages = [ROOT / name.replace(".", "/") for name in mypy["packages"]]

        assert [path for path in modules if not path.with_suffix(".py").is_file()] == []
        assert [path for path in packages if not (path / "__init__.py").is_file()] == []

    def test_cover_modules_and_tests_that_exist(self):
        makefile = (ROOT / "Makefile").read_text()
        folders = re.findall(r"\b((?:decisions|tests)/[\w/]+?)(?:/\*|[ \n])", makefile)

        assert folders
        assert [path for path in folders if not (ROOT / path).exists()] == []


class TestPaperwork:
    def publiccode(self):
        return yaml.safe_load((ROOT / "publiccode.yml").read_text())

    def test_agrees_on_the_version(self):
        version = PROJECT["project"]["version"]
        heads = re.findall(
            r"^## (\S+) \((.+)\)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
        )
        is_coming = len(heads) > 1 and heads[0][1] == "not released yet"

        assert heads[is_coming][0] == version
        assert json.loads((ROOT / "package.json").read_text())["version"] == version
        assert self.publiccode()["softwareVersion"] == version

    def test_agrees_on_the_licence_and_has_all_its_articles(self):
        articles = re.findall(r"^## (\d+)\. ", (ROOT / "LICENSE").read_text(), re.MULTILINE)

        assert PROJECT["project"]["license"] == "EUPL-1.2"
        assert self.publiccode()["legal"]["license"] == "EUPL-1.2"
        assert articles == [str(number) for number in range(1, 16)]

    def test_describes_the_project_as_publiccode_asks(self):
        card = self.publiccode()
        asked = {
            "publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus",
            "softwareType", "description", "legal", "maintenance", "localisation",
        }  # fmt: skip

        assert asked <= card.keys()
        assert card["maintenance"]["contacts"][0]["name"]

    def test_describes_it_in_both_languages_within_the_lengths(self):
        texts = self.publiccode()["description"]

        assert texts.keys() == {"nl", "en"}
        assert all(len(text["shortDescription"]) <= 150 for text in texts.values())
        assert all(150 <= len(text["longDescription"]) <= 10_000 for text in texts.values())
        assert all(text["features"] for text in texts.values())

    @pytest.mark.parametrize("readme", GUIDES)
    def test_points_only_to_files_that_exist(self, readme):
        links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / readme).read_text())

        assert links
        assert [link for link in links if not (ROOT / link).exists()] == []

    @pytest.mark.parametrize("readme", GUIDES)
    def test_names_only_targets_that_make_knows(self, readme):
        makefile = (ROOT / "Makefile").read_text()
        named = set(re.findall(r"(?:^|[ `])make ([a-z-]+)", (ROOT / readme).read_text(), re.M))

        assert named
        assert [goal for goal in named if not re.search(rf"^{goal}:", makefile, re.M)] == []
