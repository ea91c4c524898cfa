"""The units of systemd: right, bound, and naming only what is there."""

import os
import re
import shutil
import subprocess

import pytest
from django.core.management import get_commands

from tests.deploy.units import INSTALLED, UNITS, commands_of, read_unit
from tests.repository import ROOT

pytestmark = pytest.mark.once
NAMES = sorted(path.name for path in UNITS.iterdir())
SERVICES = [name for name in NAMES if name.endswith(".service")]
LASTING = ["regio-worker.service", "regio.service"]
BACKUP = "regio-backup.service"  # which ends by itself
ANALYZE = shutil.which("systemd-analyze")
MOST_EXPOSED = 2.0  # of 10, as systemd-analyze counts; ours are at 1.2


@pytest.fixture
def here(tmp_path):
    """A folder with the units, for a Regio that stands where this one does."""
    for path in UNITS.iterdir():
        (tmp_path / path.name).write_text(path.read_text().replace(INSTALLED, str(ROOT)))
    return tmp_path


def test_there_is_a_server_a_worker_and_a_backup_each_night():
    assert {*NAMES} == {BACKUP, "regio-backup.timer", *LASTING}


@pytest.mark.skipif(not ANALYZE, reason="systemd is not installed here")
class TestSystemd:
    @pytest.mark.parametrize("name", NAMES)
    def test_finds_nothing_wrong_in(self, name, here):
        judged = subprocess.run(
            [ANALYZE, "verify", "--man=no", here / name],
            capture_output=True,
            text=True,
            check=False,
        )

        assert (judged.returncode, judged.stdout + judged.stderr) == (0, "")

    @pytest.mark.parametrize("name", SERVICES)
    def test_counts_little_that_is_open_in(self, name, here):
        judged = subprocess.run(
            [ANALYZE, "security", "--offline=yes", "--no-pager", here / name],
            capture_output=True,
            text=True,
            check=True,
        )

        (exposed,) = re.findall(r"Overall exposure level for \S+: ([\d.]+)", judged.stdout)
        assert float(exposed) <= MOST_EXPOSED


@pytest.mark.parametrize("name", SERVICES)
class TestAUnit:
    def test_starts_programs_that_are_there(self, name):
        for program, *_arguments in commands_of(read_unit(name), "ExecStartPre", "ExecStart"):
            assert os.access(program, os.X_OK), program

    def test_asks_for_commands_and_modules_that_are_there(self, name):
        for _program, *arguments in commands_of(read_unit(name), "ExecStartPre", "ExecStart"):
            if arguments[0] == "manage.py":
                assert (ROOT / "manage.py").is_file()
                assert arguments[1] in get_commands()
            else:
                assert arguments[-1] == "regio.wsgi:application"

    def test_is_no_root_and_writes_in_its_own_folder_only(self, name):
        said = read_unit(name)

        assert said["User"] == said["Group"] == ["regio"]
        assert said["ProtectSystem"] == ["strict"]
        assert said["StateDirectory"] == ["regio"]
        assert said.get("ReadWritePaths", []) == (["-/srv/regio-backups"] if name == BACKUP else [])

    def test_reads_its_secrets_from_one_file(self, name):
        more = ["-/etc/regio/backup.env"] if name == BACKUP else []

        assert read_unit(name)["EnvironmentFile"] == ["/etc/regio/regio.env", *more]
        assert not re.search(r"KEY=|PASSWORD=|postgresql://", (UNITS / name).read_text())


@pytest.mark.parametrize("name", LASTING)
def test_what_lasts_is_tried_again_ever_more_slowly_and_keeps_no_person_waiting(name):
    """systemd would count what a person starts among its own tries, and then refuse."""
    said = read_unit(name)

    assert (said["Restart"], said["StartLimitIntervalSec"]) == (["always"], ["0"])
    assert said["RestartMaxDelaySec"] == ["1min"]


def test_what_lasts_is_bound_alike():
    """What a process may do is said in the same words twice, so neither is forgotten."""
    bounds = [
        (UNITS / name).read_text().partition("# What a process may do")[2] for name in LASTING
    ]

    assert bounds[0] == bounds[1]
    assert "NoNewPrivileges=yes" in bounds[0]


def test_the_server_listens_where_nginx_asks():
    (command,) = commands_of(read_unit("regio.service"), "ExecStart")
    listens = f"{command[command.index('--host') + 1]}:{command[command.index('--port') + 1]}"

    assert f"server {listens};" in (ROOT / "deploy" / "nginx" / "http.conf").read_text()
