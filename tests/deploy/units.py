"""The units of systemd as they are shipped, so that what is tried here is what runs there."""

import shlex
from pathlib import Path

from tests.repository import ROOT

UNITS = ROOT / "deploy" / "systemd"
INSTALLED = "/opt/regio"  # where a unit takes Regio to stand


def read_unit(name: str, home: Path = ROOT) -> dict[str, list[str]]:
    """Return what a unit says by key, each as often as it is said, for a Regio that stands in
    `home`. A line that ends in a backslash goes on."""
    text = (UNITS / name).read_text().replace("\\\n", " ").replace(INSTALLED, str(home))
    said: dict[str, list[str]] = {}
    for line in text.splitlines():
        key, sign, value = line.partition("=")
        if sign and not line.startswith("#"):
            said.setdefault(key.strip(), []).append(value.strip())
    return said


def commands_of(said: dict[str, list[str]], *keys: str) -> list[list[str]]:
    """Return the words of each command that a unit starts by one of these keys."""
    return [shlex.split(command) for key in keys for command in said.get(key, [])]


def environment_of(said: dict[str, list[str]], file: Path) -> dict[str, str]:
    """Return what a unit gives its processes: its own variables, and those of `file` after them."""
    lines = [*said.get("Environment", []), *file.read_text().splitlines()]
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    return {name: value for name, _sign, value in pairs}
