"""A reader of calendar files that forgives nothing: what RFC 5545 asks, by hand.

It knows nothing of the library that writes them."""

import re
from dataclasses import dataclass, field

NAME = re.compile(r"[A-Z0-9-]+")
PARAMETER = re.compile(r';([A-Z0-9-]+)=("[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*)')
TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC"}
DAY, LOCAL, UTC = re.compile(r"\d{8}"), re.compile(r"\d{8}T\d{6}"), re.compile(r"\d{8}T\d{6}Z")
ESCAPED = re.compile(r"\\(.)")
# Of an event each of these may stand once, and the first three must.
ONCE = (
    *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS"),
    *("SEQUENCE", "LAST-MODIFIED", "URL", "TRANSP"),
)
STATUSES = {
    "VEVENT": {"TENTATIVE", "CONFIRMED", "CANCELLED"},
    "VTODO": {"NEEDS-ACTION", "CANCELLED", "COMPLETED", "IN-PROCESS"},
}


@dataclass
class Component:
    """`lines` are (name, parameters, value as it stands)."""

    name: str
    lines: list = field(default_factory=list)
    parts: list = field(default_factory=list)

    def all(self, name):
        return [value for each, _parameters, value in self.lines if each == name]

    def one(self, name):
        """Return the one value of a property, its escapes undone in a text; None for none."""
        found = self.all(name)
        assert len(found) < 2, f"{name} stands {len(found)} times"
        if not found:
            return None
        return unescape(found[0]) if name in TEXTS else found[0]

    def parameters(self, name):
        [found] = [parameters for each, parameters, _value in self.lines if each == name]
        return found

    def of(self, name):
        return [each for each in self.parts if each.name == name]


def read_calendar(content):
    """Return the VCALENDAR of a file; AssertionError where the standard says otherwise."""
    calendar = parse(unfold(content))
    assert calendar.name == "VCALENDAR"
    assert (calendar.one("VERSION"), bool(calendar.one("PRODID"))) == ("2.0", True)
    zones = [each.one("TZID") for each in calendar.of("VTIMEZONE")]
    assert len(zones) == len(set(zones))
    for each in (*calendar.of("VEVENT"), *calendar.of("VTODO")):
        check_component(each, zones)
    names = [each.one("UID") for each in (*calendar.of("VEVENT"), *calendar.of("VTODO"))]
    assert len(names) == len(set(names))
    return calendar


def unfold(content):
    assert content.endswith(b"\r\n")
    assert re.search(rb"\r(?!\n)|(?<!\r)\n", content) is None
    lines = content[:-2].split(b"\r\n")
    assert all(lines)
    assert max(map(len, lines)) <= 75
    for each in lines:
        each.decode()
    return content[:-2].replace(b"\r\n ", b"").decode().split("\r\n")


def parse(lines):
    open_, whole = [], None
    for line in lines:
        name, parameters, value = split_line(line)
        if name == "BEGIN":
            open_.append(Component(value))
        elif name == "END":
            done = open_.pop()
            assert done.name == value
            if open_:
                open_[-1].parts.append(done)
            else:
                assert whole is None
                whole = done
        else:
            assert whole is None
            open_[-1].lines.append((name, parameters, value))
    assert not open_
    return whole


def split_line(line):
    """Return (name, parameters, value) of a content line."""
    name = NAME.match(line)
    assert name, line
    place, parameters = name.end(), {}
    while found := PARAMETER.match(line, place):
        parameters[found[1]] = found[2].strip('"')
        place = found.end()
    assert line[place] == ":", line
    value = line[place + 1 :]
    if name[0] in TEXTS:
        assert TEXT.fullmatch(value), value
    return name[0], parameters, value


def unescape(text):
    return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def check_component(part, zones):
    for name in ONCE:
        part.one(name)
    assert part.one("UID")
    assert UTC.fullmatch(part.one("DTSTAMP"))
    assert part.one("STATUS") in STATUSES[part.name]
    if part.one("SEQUENCE") is not None:
        assert re.fullmatch(r"\d+", part.one("SEQUENCE"))
        assert int(part.one("SEQUENCE")) < 2**31
    if part.name == "VEVENT":
        check_days(part, zones)


def check_days(event, zones):
    start, end = event.one("DTSTART"), event.one("DTEND")
    parameters = event.parameters("DTSTART")
    if parameters.get("VALUE") == "DATE":
        assert DAY.fullmatch(start) and DAY.fullmatch(end)
        assert event.parameters("DTEND").get("VALUE") == "DATE"
    else:
        assert LOCAL.fullmatch(start)
        assert parameters["TZID"] in zones
        assert end is None or LOCAL.fullmatch(end)
    assert end is None or start < end
