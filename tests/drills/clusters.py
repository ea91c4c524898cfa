"""Two PostgreSQL servers on the loopback, one of which follows the other, set up by the lines of
docs/second-machine.md; each may be killed, promoted and made a standby again."""

import os
import re
import secrets
import shlex
import shutil
import signal
import subprocess
from glob import glob
from pathlib import Path

import psycopg

from benchmarks.serving import HOST, ROOT, free_port

PAGE = (ROOT / "docs" / "second-machine.md").read_text()
ALONE = "zz-alone.conf"
MAIN = """
include_dir = 'conf.d'
port = {port}
hba_file = '{folder}/pg_hba.conf'
unix_socket_directories = '{folder}'
shared_buffers = 64MB
"""
# Who looks from outside, which on a real machine goes by its socket.
ADMINISTRATOR = f"host all postgres {HOST}/32 scram-sha-256\n"


def find_programs():
    """Return the folder of the newest PostgreSQL here, None where there is none."""
    folders = sorted(glob("/usr/lib/postgresql/*/bin"), key=lambda each: int(each.split("/")[4]))
    found = shutil.which("initdb")
    return Path(folders[-1]) if folders else Path(found).parent if found else None


def block_after(heading, language):
    """Return the first block of a language on the page after a heading."""
    rest = PAGE[PAGE.index(f"\n{heading}\n") :]
    return re.search(rf"^ *```{language}\n(.+?)^ *```$", rest, re.DOTALL | re.MULTILINE)[1]


class Pair:
    """The passwords, the folder and the two servers, `a` and `b`."""

    def __init__(self, folder):
        self.folder, self.programs = folder, find_programs()
        self.password = secrets.token_hex(16)
        self.owner = "postgres" if os.getuid() == 0 else None
        self.passwords = folder / "passwords"
        self.passwords.write_text(f"*:*:*:*:{self.password}\n")
        self.passwords.chmod(0o600)
        self.a, self.b = (DatabaseServer(self, f"regio_{each}") for each in "ab")
        if self.owner:
            for each in (folder, *folder.rglob("*")):
                shutil.chown(each, self.owner)

    def address(self, *servers, user="regio"):
        """Return the DATABASE_URL of a user, with the servers in this order."""
        places = ",".join(f"{HOST}:{each.port}" for each in servers)
        return f"postgresql://{user}:{self.password}@{places}/regio"


class DatabaseServer:
    def __init__(self, pair, name):
        self.pair, self.name, self.port = pair, name, free_port()
        self.folder = pair.folder / name
        self.data, self.settings = self.folder / "data", self.folder / "postgresql.conf"
        (self.folder / "conf.d").mkdir(parents=True)
        self.settings.write_text(MAIN.format(port=self.port, folder=self.folder))
        asked = block_after("## The two databases", "ini")
        asked = re.sub(r"listen_addresses = .*", f"listen_addresses = '{HOST}'", asked)
        (self.folder / "conf.d" / "regio.conf").write_text(asked)
        rules = block_after("## The two databases", "text").replace("hostssl", "host")
        rules = re.sub(r"10\.0\.0\.[12]/32", f"{HOST}/32", rules)
        (self.folder / "pg_hba.conf").write_text(rules + ADMINISTRATOR)

    def run(self, program, *arguments, check=True):
        """Run a program of PostgreSQL as who owns the server; return what it said."""
        command = [self.pair.programs / program, *map(str, arguments)]
        if self.pair.owner:
            command = ["runuser", "-u", self.pair.owner, "--", *command]
        known = os.environ | {"PGPASSFILE": str(self.pair.passwords)}
        log = self.folder / f"{program}.log"
        with log.open("w") as said:
            ran = subprocess.run(command, cwd=self.folder, env=known, stdout=said, stderr=said)
        assert ran.returncode == 0 or not check, (command, log.read_text()[-2000:])
        return log.read_text()

    def make(self):
        """Make the first server, with the roles of docs/database-roles.md and of the standby."""
        secret = self.pair.passwords.with_name("password")
        secret.write_text(self.pair.password)
        secret.chmod(0o644)
        asked = ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "-A", "scram-sha-256"]
        self.run("initdb", "-D", self.data, "-U", "postgres", f"--pwfile={secret}", *asked)
        (self.folder / "conf.d" / ALONE).write_text("synchronous_standby_names = ''\n")
        self.start()
        standby = block_after("## The two databases", "sql")
        for statement in (
            f"CREATE ROLE regio_owner LOGIN PASSWORD '{self.pair.password}'",
            f"CREATE ROLE regio LOGIN PASSWORD '{self.pair.password}'",
            "CREATE DATABASE regio OWNER regio_owner ENCODING 'UTF8' TEMPLATE template0",
            *standby.replace("'a long one'", f"'{self.pair.password}'").split(";\n"),
        ):
            if statement.strip():
                self.ask(statement)

    def start(self):
        self.run("pg_ctl", *self._control(), "start", "-o", f"-c config_file={self.settings}")

    def _control(self):
        return ("-D", self.data, "-l", self.folder / "server.log", "-s", "-w", "-t", "60")

    def stop(self, how="fast"):
        self.run("pg_ctl", *self._control(), "stop", "-m", how, check=False)

    def kill(self):
        """Kill every process of it at once, as a machine that loses its power does."""
        os.killpg(int((self.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def follow(self, other):
        """Become the standby of another server, by the command of the page."""
        self.run(*self._command("pg_basebackup", other))
        self.start()

    def return_under(self, other):
        """Become the standby of who was promoted, by the command of the page."""
        self.run(*self._command("pg_rewind", other))
        with (self.data / "postgresql.auto.conf").open("a") as file:
            file.write(f"primary_slot_name = '{self.name}'\n")
        self.be_alone(False)
        self.start()

    def _command(self, program, other):
        """Return the words of a command of the page, for the servers and folders here."""
        text = re.search(rf"{program} --.+?(?<!\\)\n", PAGE, re.DOTALL)[0]
        for theirs, ours in {
            "/var/lib/postgresql/17/main": self.data,
            "/etc/postgresql/17/main/postgresql.conf": self.settings,
            "sslmode=require": "sslmode=prefer",
            "host=10.0.0.1": f"host={HOST} port={other.port}",
            "host=10.0.0.2": f"host={HOST} port={other.port}",
            "\\\n": " ",
        }.items():
            text = text.replace(theirs, str(ours))
        return shlex.split(text)

    def be_alone(self, is_alone):
        """Wait for a standby at each write or not; a file says so, and the server is told."""
        file = self.folder / "conf.d" / ALONE
        file.write_text("synchronous_standby_names = ''\n") if is_alone else file.unlink(True)
        if (self.data / "postmaster.pid").exists():
            self.run("pg_ctl", *self._control(), "reload", check=False)

    def promote(self):
        assert self.ask("SELECT pg_promote()") == [(True,)]

    def ask(self, statement, name="postgres"):
        """Return the rows that the superuser gets of a statement."""
        with self.connect(name) as connection:
            ran = connection.execute(statement)
            return ran.fetchall() if ran.description else []

    def connect(self, name="postgres", **asked):
        return psycopg.connect(
            f"host={HOST} port={self.port} user=postgres dbname={name}",
            password=self.pair.password,
            autocommit=True,
            **asked,
        )

    def is_followed(self, name):
        """Whether a standby of this name has each write before it is acknowledged."""
        asked = "SELECT sync_state FROM pg_stat_replication WHERE application_name = '{}'"
        return self.ask(asked.format(name)) == [("sync",)]
