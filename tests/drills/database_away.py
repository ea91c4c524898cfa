"""PostgreSQL stops and comes back while Regio is served.

.ci/with-postgres python -m tests.drills.database_away

Who reads is told within three seconds to come back, a form comes back with what was typed, and
five seconds after the database everything answers again."""

import os
import re
import subprocess
from urllib.parse import urlencode

from tests.drills.served import get, migrate, send, serving, wait_until

MOST_WAITED, MOST_TO_RECOVER = 3.0, 5.0
LOGIN = "/account/inloggen/"
TYPED = "Wat ik typte <en> & meer"


def control(deed):
    subprocess.run([os.environ["PG_CONTROL"], deed], check=True)


def main():
    migrate()
    with serving() as port:
        form = get(port, LOGIN)
        control("stop")
        for path in ("/", "/gemeenten/", "/gezond/", "/api/v1/dossiers"):
            answer = get(port, path)
            check_is_away(path, answer)
        check_form_comes_back(port, form)
        control("start")
        took = wait_until(lambda: get(port, "/gemeenten/").status == 200, MOST_TO_RECOVER)
    print(f"met again {took:.1f} s after the database came back")


def check_is_away(path, answer):
    print(f"{path}: {answer.status} after {answer.seconds:.1f} s")
    assert answer.status == 503, path
    assert answer.seconds < MOST_WAITED, path
    assert path == "/gezond/" or answer.headers["Retry-After"] == "5", path


def check_form_comes_back(port, form):
    """A form of our own page is offered again; one of another site is not."""
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form.text)[1]
    body = urlencode({"login": TYPED, "password": "x", "csrfmiddlewaretoken": token})
    sent = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": form.headers["Set-Cookie"].split(";")[0],
    }
    own = send(port, "POST", LOGIN, body, Origin=f"http://127.0.0.1:{port}", **sent)
    other = send(port, "POST", LOGIN, body, Origin="http://elders.example", **sent)
    check_is_away(LOGIN, own)
    assert 'value="Wat ik typte &lt;en&gt; &amp; meer"' in own.text
    assert other.status == 403 and "Wat ik typte" not in other.text


if __name__ == "__main__":
    main()
