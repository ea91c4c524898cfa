"""A fresh installation by docs/install.md, on the loopback.

.ci/with-postgres python -m tests.drills.installation

The roles and the environment are made by the lines of the page, tables by their owner, the first
beheer by `install`; server and worker are the commands of the units, and nginx has the files of
deploy/nginx. The link of the invitation opens over https, and no header is said twice. What needs
systemd itself, its bounds on files and system calls above all, is not tried here."""

import ctypes
import os
import re
import secrets
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from email import message_from_string
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.serving import HOST, ROOT, free_port, wait_for
from tests.deploy.units import commands_of, environment_of, read_unit
from tests.drills.mail_away import taking_mail
from tests.drills.proxied import MAIN, NGINX
from tests.drills.served import get, wait_until

EMAIL, NAME = "eerste@aalst.example", "localhost"
PAGE = (ROOT / "docs" / "install.md").read_text()
DEPLOY = ROOT / "deploy"
GUARDING = {
    *("content-security-policy", "strict-transport-security", "x-content-type-options"),
    *("x-frame-options", "referrer-policy", "cross-origin-opener-policy"),
}
# Of prctl(2): what a unit asks of the kernel that a process may ask for itself.
NO_NEW_PRIVILEGES, NO_WRITTEN_CODE = (38, 1, 0, 0, 0), (65, 1, 0, 0, 0)


def main():
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name, ExitStack() as held:
        folder, ports = Path(name), {each: free_port() for each in ("app", "http", "https", "mail")}
        folder.chmod(0o755)  # the workers of nginx are another user
        arrived = held.enter_context(taking_mail(ports["mail"]))
        owner = make_database(passwords := [secrets.token_hex(24) for _role in range(2)])
        file = write_environment(folder, passwords[1], ports)
        manage(file, "migrate", "--verbosity", "0", DATABASE_URL=owner)
        print(f"tables after {time.monotonic() - began:.0f} s")
        links = [install(file), install(file)]  # twice, without harm
        print(f"installed after {time.monotonic() - began:.0f} s")
        watch = held.enter_context(listening(folder / "notify"))
        held.enter_context(running("regio.service", file, ports["app"]))
        held.enter_context(running("regio-worker.service", file, NOTIFY_SOCKET=watch.getsockname()))
        wait_for(ports["app"], "/gezond/")
        wait_until(lambda: "seconden geleden" in get(ports["app"], "/gezond/").text, 30)
        assert watch.recv(100) == b"WATCHDOG=1"
        print(get(ports["app"], "/gezond/").text.partition("\n")[0])
        held.enter_context(proxying_with_tls(folder, ports))
        look(folder, ports, links, arrived)
    print(f"from nothing to the link of the first beheer in {time.monotonic() - began:.0f} s")


def make_database(passwords):
    """Make both roles and the database by the page, under names that are free here; return the
    address of the owner."""
    sql = re.search(r"<<SQL\n(.+?)^SQL$", PAGE, re.DOTALL | re.MULTILINE)[1]
    sql = sql.replace("$OWNER_PASSWORD", passwords[0]).replace("$RUNNING_PASSWORD", passwords[1])
    sql = re.sub(r"\bregio(_owner)?\b", r"installed\1", sql)
    address = os.environ["PG_SUPERUSER_URL"]
    command = ["psql", "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", address]
    subprocess.run(command, input=sql, text=True, check=True)
    port = urlsplit(address).port
    return f"postgresql://installed_owner:{passwords[0]}@{HOST}:{port}/installed"


def write_environment(folder, password, ports):
    """Write the file with the environment by the page; return its path.

    `manage check` then says what still had to be filled in by hand, and this fills it in."""
    file = folder / "regio.env"
    shutil.copy(DEPLOY / "regio.env", file)
    command = re.search(r'^sed -i ".+?" /etc/regio/regio.env$', PAGE, re.DOTALL | re.MULTILINE)[0]
    command = command.replace("/etc/regio/regio.env", str(file)).replace("regio.example", NAME)
    known = {"PATH": os.environ["PATH"], "RUNNING_PASSWORD": password}
    subprocess.run(["sh", "-c", command], env=known, check=True)
    told = manage(file, "check", status=78)
    assert told.count("\n- ") == 2, told  # the mail server, and who e-mail comes from
    port = urlsplit(os.environ["PG_SUPERUSER_URL"]).port
    text = (
        file.read_text().replace("//regio:", "//installed:").replace("ROLE=regio", "ROLE=installed")
    )
    text = text.replace("5432/regio", f"{port}/installed")
    text = text.replace("syslog:/dev/log", "stderr")  # the log of this machine is not ours
    text = text.replace(f"https://{NAME}", f"https://{NAME}:{ports['https']}")
    text = text.replace("smtp+tls://VUL-IN", f"smtp://{HOST}:{ports['mail']}")
    file.write_text(text.replace("<VUL-IN>", "<regio@aalst.example>"))
    manage(file, "check")
    return file


def manage(file, *command, status=0, **known):
    """Run deploy/manage as an administrator does; return what it said."""
    user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
    given = {"PATH": os.environ["PATH"], "ENVIRONMENT_FILE": str(file), "RUN_AS": user, **known}
    done = subprocess.run([DEPLOY / "manage", *command], env=given, capture_output=True, text=True)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def install(file):
    """Give `install` as a script does; return the path of the link that it tells."""
    said = manage(file, "install", "--no-input", "--email", EMAIL)
    assert "De mailserver nam de e-mail aan" in said, said
    assert "Let op" not in said, said
    return urlsplit(re.search(r"https://\S+/account/uitnodiging/\S+", said)[0]).path


@contextmanager
def listening(path):
    """Be systemd, for what a process tells its watchdog."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as watch:
        watch.bind(str(path))
        watch.settimeout(30)
        yield watch


@contextmanager
def running(unit, file, port=None, **known):
    """Run what a unit starts, as it starts it; only the port is one that is free here."""
    said = read_unit(unit)
    given = {"PATH": "/usr/bin:/bin", **environment_of(said, file), **known}
    (place,) = said["WorkingDirectory"]
    for command in commands_of(said, "ExecStartPre"):
        subprocess.run(command, cwd=place, env=given, check=True, stdout=subprocess.DEVNULL)
    (command,) = commands_of(said, "ExecStart")
    command = [str(port) if word == "8000" else word for word in command]
    process = subprocess.Popen(command, cwd=place, env=given, umask=0o077, preexec_fn=bound)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def bound():
    """Take what the units take; an older kernel does not know the second."""
    for asked in (NO_NEW_PRIVILEGES, NO_WRITTEN_CODE):
        ctypes.CDLL(None).prctl(*asked)


@contextmanager
def proxying_with_tls(folder, ports):
    """Run nginx with the files of deploy/nginx and a certificate of this moment."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
        + ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
        + ["-keyout", folder / "key.pem", "-out", folder / "fullchain.pem"],
        check=True,
        capture_output=True,
    )
    http = (DEPLOY / "nginx" / "http.conf").read_text().replace("8000", str(ports["app"]))
    (folder / "http.conf").write_text(http)
    site = (DEPLOY / "nginx" / "regio.conf").read_text().replace("regio.example", NAME)
    site = re.sub(r".*listen \[::\].*\n", "", site).replace("/etc/ssl/regio", str(folder))
    site = site.replace("/opt/regio/deploy/nginx/http.conf", f"{folder}/http.conf")
    site = site.replace("/opt/regio", str(ROOT)).replace(
        "listen 80;", f"listen {HOST}:{ports['http']};"
    )
    site = site.replace("listen 443 ssl;", f"listen {HOST}:{ports['https']} ssl;")
    (folder / "regio.conf").write_text(site)
    inside = f"include {folder}/regio.conf;"
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, inside=inside))
    command = [NGINX, "-c", folder / "nginx.conf", "-p", folder]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    server = subprocess.Popen(command)
    try:
        wait_for(ports["http"], "/")
        yield
    finally:
        server.terminate()
        server.wait(timeout=10)


def look(folder, ports, links, arrived):
    """Look at the site from outside, as a browser that trusts the certificate."""
    trusted = ssl.create_default_context(cafile=folder / "fullchain.pem")
    mailed = [link_in(each) for each in arrived]
    assert len(mailed) == 2, arrived
    answer, text = ask(ports["https"], "/", trusted)
    style = re.search(r'href="(/static/[^"]+\.css)"', text)[1]
    for path in ("/", style, *links, *mailed):
        answer, _text = ask(ports["https"], path, trusted)
        names = Counter(name.lower() for name, _value in answer.getheaders())
        assert answer.status == 200, (path, answer.status)
        assert max(names.values()) == 1, (path, names)
        if path != style:
            assert names.keys() >= GUARDING, (path, names)
    assert "immutable" in ask(ports["https"], style, trusted)[0].headers["Cache-Control"]
    plain = ask(ports["http"], "/dossiers/")[0]
    assert (plain.status, plain.headers["Location"]) == (301, f"https://{NAME}/dossiers/")
    health = ask(ports["https"], "/gezond/", trusted)
    assert (health[0].status, health[1]) == (200, "in orde\n"), health
    print(f"{len(links)} links of install and {len(mailed)} of e-mail open, no header said twice")


def link_in(mail):
    """Return the path of the link in an e-mail as it was sent."""
    text = message_from_string(mail).get_payload(decode=True).decode()
    return urlsplit(re.search(r"https://\S+/account/uitnodiging/\S+", text)[0]).path


def ask(port, path, trusted=None):
    """Return the response and its text, over https where a context of trust is given."""
    if trusted:
        connection = HTTPSConnection(NAME, port, context=trusted, timeout=30)
    else:
        connection = HTTPConnection(NAME, port, timeout=30)
    connection.request("GET", path)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response, text


if __name__ == "__main__":
    main()
