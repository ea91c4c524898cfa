"""Walk a site as a reader does: every internal link from the front page, each page once."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

MOST = 400


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


def walk(client, start="/"):
    """Yield (address, response) of every page that can be reached, breadth first.

    Of addresses that differ in their query only, the first three are asked. Links to other
    hosts are not followed; AssertionError where a page would load something from one.
    """
    waiting, seen, counts = [start], {start}, {}
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
            follow(target, waiting, seen, counts)


def follow(target, waiting, seen, counts):
    """Add an address of this site that was not asked yet."""
    address = target.path + (f"?{target.query}" if target.query else "")
    asked = counts.get(target.path, 0)
    if address in seen or asked == 3 or target.path.startswith("/static/"):
        return
    counts[target.path] = asked + 1
    seen.add(address)
    waiting.append(address)
