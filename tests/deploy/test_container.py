"""The container file and compose: bound, and naming only what is there."""

import json
import os
import re
import subprocess

import pytest
import yaml
from django.core.management import get_commands

from regio.mistakes import KNOWN
from tests.deploy.units import commands_of, read_unit
from tests.repository import ROOT

pytestmark = pytest.mark.once
FOLDER = ROOT / "deploy" / "container"
# A line that ends in a backslash goes on.
FILE = re.sub(r"\\\n\s*", " ", (FOLDER / "Containerfile").read_text())
COMPOSE = yaml.safe_load((FOLDER / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
OURS = ("migrate", "server", "worker")
HEALTH = "http://127.0.0.1:8000/gezond/"


def lines_of(word):
    return re.findall(rf"^{word} (.+)$", FILE, re.MULTILINE)


class TestTheImage:
    def test_takes_in_only_what_the_repository_has(self):
        copied = [line.split() for line in lines_of("COPY") if not line.startswith("--from")]
        kept = subprocess.run(
            ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout

        assert copied
        for *sources, _place in copied:
            for source in sources:
                assert re.search(rf"^{re.escape(source)}(/|$)", kept, re.MULTILINE), source

    def test_takes_in_no_folder_where_secrets_or_data_stand(self):
        taken = {name for line in lines_of("COPY") for name in line.split()}

        assert not taken & {".", "./var", "var", ".git"} - {"./"}

    def test_serves_as_a_user_and_from_the_second_stage(self):
        assert len(lines_of("FROM")) == 2
        last = FILE.rpartition("\nFROM ")[2]

        assert re.search(r"^USER 10001$", last, re.MULTILINE)
        assert "make" not in re.search(r"apt-get install (.+?) &&", last)[1]

    def test_starts_what_the_unit_starts(self):
        (command,) = [json.loads(line) for line in lines_of("CMD")]
        ((program, *arguments),) = commands_of(read_unit("regio.service"), "ExecStart")

        assert command == [program.rpartition("/")[2], *arguments]

    def test_is_asked_how_it_is(self):
        assert "deploy/container/healthy.py" in lines_of("HEALTHCHECK")[0]
        assert HEALTH in (FOLDER / "healthy.py").read_text()


class TestCompose:
    @pytest.mark.parametrize("name", OURS)
    def test_lets_ours_do_little(self, name):
        service = SERVICES[name]

        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert "privileged" not in service
        assert "cap_add" not in service

    def test_tells_the_password_of_the_owner_to_who_migrates_and_to_nobody_else(self):
        told = {name for name, service in SERVICES.items() if "OWNER_PASSWORD" in str(service)}

        assert told == {"migrate", "database"}
        assert "OWNER_PASSWORD" not in str(SERVICES["server"]["environment"])

    def test_migrates_before_it_serves(self):
        for name in ("server", "worker"):
            after = SERVICES[name]["depends_on"]["migrate"]["condition"]
            assert after == "service_completed_successfully"

    def test_gives_commands_and_variables_that_are_there(self):
        for name in OURS:
            service = SERVICES[name]
            assert service["environment"].keys() <= KNOWN
        assert SERVICES["worker"]["command"] == ["python", "manage.py", "work"]
        assert "work" in get_commands()
        (script,) = SERVICES["migrate"]["command"]
        assert os.access(ROOT / script, os.X_OK)

    def test_asks_for_health_in_words_that_a_shell_leaves_alone(self):
        """One podman-compose hands the words to a shell as they are."""
        for service in SERVICES.values():
            for word in service.get("healthcheck", {}).get("test", []):
                assert re.fullmatch(r"[\w./=-]+", word), word

    def test_lets_nothing_depend_on_what_ended_and_depends_itself(self):
        """One podman starts nothing behind such a container."""
        assert "depends_on" not in SERVICES["migrate"]

    def test_shows_nothing_but_the_proxy(self):
        open_ports = {name: each["ports"] for name, each in SERVICES.items() if "ports" in each}

        assert open_ports == {"server": ["80:80", "443:443"]}
        assert SERVICES["proxy"]["network_mode"] == "service:server"

    def test_brings_in_files_of_the_repository(self):
        named = [volume for each in SERVICES.values() for volume in each.get("volumes", [])]
        own = [volume.partition(":")[0] for volume in named if volume.startswith(".")]

        assert sorted(own) == ["../nginx", "./roles.sh"]
        assert all((FOLDER / path).exists() for path in own)


class TestMigrating:
    """With a `python` and a `sleep` that write what they are asked, and no database."""

    def migrate(self, folder, connects_at, checks=0):
        """Return the status, and what was asked, where the try of that number connects."""
        (folder / "python").write_text(f"""#!/bin/sh
echo "$1 $2" | cut -c1-20 >>{folder}/asked
case $1$2 in
    manage.pycheck) exit {checks} ;;
    -c*) [ "$(grep -c '^-c' {folder}/asked)" -ge {connects_at} ] ;;
esac
""")
        (folder / "sleep").write_text("#!/bin/sh\n")
        for name in ("python", "sleep"):
            (folder / name).chmod(0o755)
        path = {"PATH": f"{folder}:/usr/bin:/bin"}
        done = subprocess.run([FOLDER / "migrate.sh"], env=path, check=False)
        asked = (folder / "asked").read_text().splitlines()
        return done.returncode, [line.split()[1] if "manage" in line else "-c" for line in asked]

    def test_waits_until_the_database_is_there(self, tmp_path):
        assert self.migrate(tmp_path, 3) == (0, ["check", "-c", "-c", "-c", "migrate"])

    def test_waits_a_minute_and_then_lets_migrate_tell(self, tmp_path):
        _status, asked = self.migrate(tmp_path, 99)

        assert asked == ["check", *["-c"] * 20, "migrate"]

    def test_ends_at_once_with_a_wrong_environment(self, tmp_path):
        assert self.migrate(tmp_path, 1, checks=78) == (78, ["check"])


class TestTheRoles:
    def test_are_those_that_serve_and_migrate(self):
        script = (FOLDER / "roles.sh").read_text()
        page = (ROOT / "docs" / "database-roles.md").read_text()

        made = re.findall(r"^(?:CREATE|REVOKE|\\connect).*$", script, re.MULTILINE)
        told = re.search(r"```sql\n(CREATE.+?)```", page, re.DOTALL)[1]
        without = re.compile(r"PASSWORD (?:'[^']*'|:'\w+')")
        assert [without.sub("", line) for line in made] == [
            without.sub("", line) for line in told.strip().splitlines()
        ]
