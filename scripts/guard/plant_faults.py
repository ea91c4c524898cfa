#!/usr/bin/env python3
"""Plant mistakes in a checkout, one at a time, and say which of them its tests find.

    scripts/guard/plant_faults.py --which before --checkout DIR    every fault, mirrored tests only
    scripts/guard/plant_faults.py --which after --checkout DIR --only F03,F17
    scripts/guard/plant_faults.py --which after --checkout DIR --whole     whole suite on survivors
    scripts/guard/plant_faults.py --which after --checkout DIR --check     are the rows still right?
    scripts/guard/plant_faults.py --draw       which modules were drawn, with the fixed seed

The faults are in faults.toml, each described as behaviour and placed in two versions of the code.
The checkout must be a copy that nobody works in: its files change while this runs, and are put
back also when it is stopped. The tests run on the checkout's own .venv.
"""

import argparse
import ast
import os
import random
import re
import signal
import subprocess
import sys
import tomllib
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROWS = HERE / "faults.toml"
DRAWN_FROM = "f57b726"
SEED = 9
NUMBER = 30
ROOMS = ("decisions", "municipalities", "regio")
PYTEST = (".venv/bin/python", "-m", "pytest", "-x", "-q", "--no-migrations")
FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/.+?)(?: - .*)?$", re.MULTILINE)
# What a test run may end with, by pytest's exit code: 2 is a module that no longer imports.
PASSED, FOUND, STOPPED, EMPTY = 0, 1, 2, 5
LONGEST = 900  # seconds for the mirrored tests of one fault


class WrongRow(ValueError):
    """A row that does not fit the checkout; its message says why."""


@dataclass(frozen=True)
class Fault:
    """One mistake at its place in one version: `text` stands in `file` once."""

    id: str
    behaviour: str
    file: str
    text: str
    replacement: str
    tests: tuple[str, ...]

    def planted(self, source):
        """Return the source of the file with the mistake in it; raise WrongRow."""
        times = source.count(self.text)
        if times != 1:
            raise WrongRow(f"{self.id}: the text is {times} times in {self.file}, not once.")
        changed = source.replace(self.text, self.replacement)
        try:
            ast.parse(changed)
        except SyntaxError as error:
            raise WrongRow(f"{self.id}: {self.file} is no Python with the fault in it.") from error
        return changed


@dataclass(frozen=True)
class Verdict:
    """What became of a fault: found by `test`, or by none; `trouble` where the run said nothing."""

    fault: Fault
    found: bool
    test: str = ""
    trouble: str = ""

    @property
    def survived(self):
        return not self.found and not self.trouble

    def __str__(self):
        word = "TROUBLE " if self.trouble else "found   " if self.found else "SURVIVED"
        told = f"{self.fault.id} {word} {self.fault.file}: {self.fault.behaviour}"
        return "\n    ".join(filter(None, (told, self.trouble or self.test)))


def read_faults(which, only=()):
    """Return the faults of one version, those of `only` where it names any; raise WrongRow."""
    rows = tomllib.loads(ROWS.read_text())["fault"]
    unknown = set(only) - {row["id"] for row in rows}
    if unknown:
        raise WrongRow(f"No fault is called {', '.join(sorted(unknown))}.")
    return [
        Fault(
            row["id"],
            row["behaviour"],
            row[which]["file"],
            row[which]["text"],
            row[which]["replacement"],
            tuple(row[which].get("tests", ())),
        )
        for row in rows
        if not only or row["id"] in only
    ]


def draw_modules(checkout):
    """Return the modules drawn from f57b726, as paths: the longer a module, the likelier.

    Every line of code with a function in it is a ticket; the first thirty modules to come up are
    drawn. Migrations and modules without a function take no part.
    """
    names = git(checkout, "ls-tree", "-r", "--name-only", DRAWN_FROM, *ROOMS).splitlines()
    lines = {}
    for name in sorted(names):
        if name.endswith(".py") and "/migrations/" not in name:
            text = git(checkout, "show", f"{DRAWN_FROM}:{name}")
            if has_function(text):
                lines[name] = len(text.splitlines())
    tickets = random.Random(SEED).sample(
        list(lines), k=sum(lines.values()), counts=list(lines.values())
    )
    return list(dict.fromkeys(tickets))[:NUMBER]


def has_function(text):
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(text)))


def git(checkout, *words):
    asked = ["git", "-C", checkout, *words]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


def mirrored_tests(checkout, fault):
    """Return the tests of a fault, as paths: the mirror of its module, then what the row names.

    Without either, the tests that import the module. Raises WrongRow where a named one is gone.
    """
    module = Path(fault.file).with_suffix("")
    mirror = Path("tests", module.parent)
    found = sorted((checkout / mirror).glob(f"test_{module.name}*.py"))
    for pattern in fault.tests:
        named = sorted(checkout.glob(pattern))
        if not named:
            raise WrongRow(f"{fault.id}: no test file is called {pattern}.")
        found += named
    found = found or importing_tests(checkout, module)
    return list(dict.fromkeys(str(each.relative_to(checkout)) for each in found))


def importing_tests(checkout, module):
    package, name = ".".join(module.parent.parts), module.name
    whole = re.escape(f"{package}.{name}")
    imports = re.compile(
        rf"^\s*(?:(?:from|import) {whole}\b|from {re.escape(package)} import .*\b{name}\b)",
        re.MULTILINE,
    )
    files = sorted((checkout / "tests").rglob("test_*.py"))
    return [each for each in files if imports.search(each.read_text())]


def check_rows(checkout, faults):
    """Yield a sentence for each row that does not fit the checkout."""
    for fault in faults:
        try:
            fault.planted((checkout / fault.file).read_text())
            if not mirrored_tests(checkout, fault):
                raise WrongRow(f"{fault.id}: no test mirrors or imports {fault.file}.")
        except (WrongRow, OSError) as error:
            yield str(error)


def run_tests(checkout, paths, *words, seconds=None):
    """Return (exit code, output) of the tests in the checkout, the same examples every time."""
    surroundings = os.environ | {"CI": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    try:
        done = subprocess.run(
            [*PYTEST, *words, *paths],
            cwd=checkout,
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        return None, ""
    return done.returncode, done.stdout


def judge(checkout, fault, paths, *words, seconds=LONGEST):
    """Return the Verdict of these tests on a fault: found by a test that passes without it."""
    with planted(checkout, fault):
        code, output = run_tests(checkout, paths, *words, seconds=seconds)
    if code is None:
        return Verdict(fault, True, test=f"(the tests hang: no end in {seconds} seconds)")
    failed = FAILED.search(output)
    if code in (FOUND, STOPPED) and failed:
        code, _output = run_tests(checkout, [failed[1]], "-n", "0")
        if code == PASSED:
            return Verdict(fault, True, test=failed[1])
        return Verdict(fault, False, trouble=f"{failed[1]} fails without the fault too")
    if code in (PASSED, EMPTY):
        return Verdict(fault, False)
    return Verdict(fault, False, trouble=f"pytest ended with {code}: {output[-300:]}")


@contextmanager
def planted(checkout, fault):
    """Have the fault in its file for a while, and put the file back as it was."""
    file = checkout / fault.file
    kept, times = file.read_bytes(), file.stat()
    changed = fault.planted(kept.decode())
    try:
        file.write_text(changed)
        yield
    finally:
        file.write_bytes(kept)
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def judge_all(checkout, faults):
    """Return the Verdict of the mirrored tests on each fault, told as it comes."""
    verdicts = []
    for fault in faults:
        verdict = judge(checkout, fault, mirrored_tests(checkout, fault), "-n", "0")
        say(verdict)
        verdicts.append(verdict)
    return verdicts


def judge_survivors(checkout, verdicts, workers=2):
    """Return the verdicts with the whole suite's word on what survived the mirrored tests.

    All survivors are planted together and the suite runs once; each test that fails is then asked
    about each fault alone. What is still left is planted together again, until nothing is found.
    """
    latest = {each.fault.id: each for each in verdicts}
    left = [each.fault for each in verdicts if each.survived]
    while left:
        found = [each for each in judge_together(checkout, left, workers) if not each.survived]
        latest |= {each.fault.id: each for each in found}
        left = [each for each in left if latest[each.id].survived] if found else []
    return list(latest.values())


def judge_together(checkout, faults, workers):
    """Return the Verdict on each fault of the tests that fail where all are planted."""
    with ExitStack() as stack:
        for fault in faults:
            stack.enter_context(planted(checkout, fault))
        _code, output = run_tests(checkout, ["tests"], "-n", str(workers), "--maxfail=100")
    failed = FAILED.findall(output)
    say(f"whole suite with {len(faults)} faults: {output.strip().splitlines()[-1]}")
    if failed:
        _code, output = run_tests(checkout, failed, "-n", "0", "--maxfail=100")
        failed = [each for each in failed if each not in FAILED.findall(output)]
    if not failed:
        return [Verdict(fault, False) for fault in faults]
    verdicts = [judge(checkout, fault, failed, "-n", "0") for fault in faults]
    say("\n".join(f"whole suite: {each}" for each in verdicts))
    return verdicts


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def summary(verdicts):
    found = sum(each.found for each in verdicts)
    left = [each.fault.id for each in verdicts if each.survived]
    broken = [each.fault.id for each in verdicts if each.trouble]
    words = f"{found} of {len(verdicts)} found; survived: {', '.join(left) or 'none'}"
    return f"{words}; trouble: {', '.join(broken)}" if broken else words


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--which", choices=("before", "after"), default="after")
    parser.add_argument("--checkout", type=Path, default=HERE.parent.parent)
    parser.add_argument("--only", default="", help="the faults to plant, by id, with commas")
    parser.add_argument("--whole", action="store_true", help="the whole suite on what survives")
    parser.add_argument("--check", action="store_true", help="see whether the rows fit, no tests")
    parser.add_argument("--draw", action="store_true", help="list the modules that were drawn")
    return parser.parse_args()


def main():
    asked = arguments()
    checkout = asked.checkout.resolve()
    # A stopped run puts the file back too: SystemExit passes the `finally`.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    if asked.draw:
        say("\n".join(sorted(draw_modules(checkout))))
        return 0
    faults = read_faults(asked.which, tuple(filter(None, asked.only.split(","))))
    wrong = list(check_rows(checkout, faults))
    say("\n".join(wrong) if wrong else f"{len(faults)} rows fit {asked.which}")
    if wrong or asked.check:
        return 1 if wrong else 0
    verdicts = judge_all(checkout, faults)
    if asked.whole:
        verdicts = judge_survivors(checkout, verdicts)
    say(summary(verdicts))
    return 0 if all(each.found for each in verdicts) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except WrongRow as error:
        sys.exit(str(error))
