"""Walk a site as a reader does: every internal link from the front page, each page once."""

import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

MOST = 400
NUMBER = re.compile(r"\d+")
FILE = re.compile(r"\.(csv|docx|ics|ods|pdf|xlsx)$")


class Links(HTMLParser):
    """Collects where a page leads, and what it would load."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.found.append((tag, value))


def links_of(html):
    """Return (tag, address) of every link and every file that a page names."""
    parser = Links()
    parser.feed(html)
    return parser.found


def walk(client, start="/", most_alike=MOST, with_files=True):
    """Yield (address, response) of every page that can be reached, breadth first; and of every
    file, unless told to leave those.

    Of addresses that differ in their query only, the first three are asked, and of pages that
    differ in the numbers of their address only, the first `most_alike`. Links to other
    hosts are not followed; AssertionError where a page would load something from one.
    """
    waiting, seen, counts = [start], {start}, Counter()
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        response = client.get(address)
        yield address, response
        if "text/html" not in response.get("Content-Type", ""):
            continue
        for tag, link in links_of(response.content.decode()):
            if link.startswith("data:image/"):
                continue
            target = urlsplit(urljoin(f"http://testserver{address}", link))
            if target.netloc != "testserver":
                assert tag == "a", f"{address} laadt {link}"
                continue
            if with_files or not FILE.search(target.path):
                follow(target, waiting, seen, counts, most_alike)


def follow(target, waiting, seen, counts, most_alike):
    """Add an address of this site that was not asked yet."""
    address = target.path + (f"?{target.query}" if target.query else "")
    kind = f"als {NUMBER.sub('0', target.path)}"
    if address in seen or target.path.startswith("/static/"):
        return
    if counts[target.path] == 3 or counts[kind] == most_alike:
        return
    counts[target.path] += 1
    counts[kind] += 1
    seen.add(address)
    waiting.append(address)
