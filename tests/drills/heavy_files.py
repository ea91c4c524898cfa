"""Eight people send a small PDF that takes minutes to read, all at once.

python -m tests.drills.heavy_files

Two at a time are read, for five seconds of a processor each; the others hear at once that they must
wait, and whoever reads the site meanwhile is answered."""

import os
import re
import subprocess
import sys
import tempfile
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from tests.drills.served import SETTINGS, get, migrate, send, serving

FILES, MOST_WAITED, MOST_IN_ALL = 8, 3.0, 30.0
TEXT = "/werkblad/toekomstvisie-2027-leidse-regio/tekst/"
LOGIN = "/account/inloggen/"
NAME, PASSWORD = "griffie", "regio-demo-wachtwoord"
SAID = ("al twee andere bestanden", "duurt te lang")


def main():
    with tempfile.TemporaryDirectory() as folder:
        site = {"REGIO_SQLITE": str(Path(folder) / "drill.sqlite3"), "REGIO_DEMO": "1"}
        migrate(**site)
        load_demo(site)
        with serving(threads=4, **site) as port:
            cookies, token = sign_in(port)
            began = time.monotonic()
            with ThreadPoolExecutor(FILES) as people:
                sending = [people.submit(send_file, port, cookies, token) for _ in range(FILES)]
                waited = [get(port, "/").seconds for _time in range(40) if not time.sleep(0.1)]
                told = [each.result() for each in sending]
            spent = time.monotonic() - began
    print(f"{FILES} heavy files told {sorted(told)} in {spent:.1f} s")
    print(f"others waited at most {max(waited):.2f} s for a page")
    assert all(told) and spent < MOST_IN_ALL
    assert max(waited) < MOST_WAITED


def load_demo(site):
    command = [sys.executable, "manage.py", "demo"]
    subprocess.run(command, env=os.environ | SETTINGS | site, check=True, stdout=subprocess.DEVNULL)


def sign_in(port):
    """Return the cookies of somebody who may send files, and the token for their forms."""
    form = get(port, LOGIN)
    token = find_token(form)
    body = urlencode({"login": NAME, "password": PASSWORD, "csrfmiddlewaretoken": token})
    sent = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies_of(form)}
    answer = send(port, "POST", LOGIN, body, **sent)
    assert answer.status == 302, answer.status
    cookies = cookies_of(answer)
    return cookies, find_token(send(port, "GET", TEXT, Cookie=cookies))


def cookies_of(answer):
    """Return what an answer asks to send along, as the header that does so."""
    jar = SimpleCookie()
    for header in answer.headers.get_all("Set-Cookie", []):
        jar.load(header)
    return "; ".join(f"{name}={each.value}" for name, each in jar.items())


def find_token(answer):
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.text)[1]


def send_file(port, cookies, token):
    """Return which of the sentences was told about a heavy file, '' for none."""
    body = (
        f'--g\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
        '--g\r\nContent-Disposition: form-data; name="lezen"\r\n\r\n1\r\n'
        '--g\r\nContent-Disposition: form-data; name="upload"; filename="stuk.pdf"\r\n\r\n'
    ).encode()
    body += make_heavy_pdf() + b"\r\n--g--\r\n"
    sent = {"Content-Type": "multipart/form-data; boundary=g", "Cookie": cookies}
    answer = send(port, "POST", TEXT, body, **sent)
    return next((each for each in SAID if each in answer.text), "")


def make_heavy_pdf():
    """Return a PDF of some twenty kilobytes whose one page draws a letter 400,000 times."""
    drawn = zlib.compress(b"BT /F 9 Tf " + b"1 0 0 1 9 9 Tm (a) Tj " * 400_000 + b"ET", 9)
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    made, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(made)
    made += b"xref\n0 6\n0000000000 65535 f \n" + table
    return made + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start


if __name__ == "__main__":
    main()
