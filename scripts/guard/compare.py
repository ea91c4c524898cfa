"""Tell in what two crawls differ: nothing at all for the same code twice.

    python scripts/guard/compare.py OLD NEW [--mask-vtimezone] [--map FILE] [--most 20]

Exits with 1 where anything differs that accepted.toml does not name.
"""

import argparse
import difflib
import hashlib
import io
import re
import sys
import tomllib
import zipfile
from collections import defaultdict
from pathlib import Path

from asking import read_kept
from masks import Masks

ACCEPTED = Path(__file__).with_name("accepted.toml")
CONTEXT, LONGEST = 1, 200


class Side:
    """One crawl, its keys and bodies as the masks leave them."""

    def __init__(self, folder, masks, *, is_old):
        self.notes, entries, self.read = read_kept(folder)
        self.masks, self.is_old = masks, is_old
        self.entries = {self.named(key): each for key, each in entries.items()}

    def named(self, key):
        return self.masks.addresses(key) if self.is_old else key

    def told(self, key, part):
        """Return one part of an answer as it is compared."""
        entry = self.entries[key]
        if part == "status":
            return str(entry["status"])
        if part == "headers":
            return self.masks.headers("\n".join(map(": ".join, entry["headers"])), self.is_old)
        content = self.read(entry[part]) if part in entry else b""
        if part == "rows":
            return self.masks.rows(content.decode(), self.is_old)
        if part == "mails":
            return content.decode()
        return self.masks.body(key, content, self.is_old)

    def is_same(self, other, key, part):
        """Whether a part is the same byte for byte, before anything is masked."""
        mine, its = self.entries[key].get(part), other.entries[key].get(part)
        return mine == its


PARTS = ("status", "headers", "body", "rows", "mails")


def differences(old, new):
    """Yield (what differs, key, old text, new text); '' for what one of both does not have."""
    for key in old.entries:
        if key not in new.entries:
            yield "only in the old one", key, "", ""
            continue
        for part in PARTS:
            if not old.is_same(new, key, part):
                one, other = old.told(key, part), new.told(key, part)
                if one != other:
                    yield part, key, one, other
    for key in new.entries:
        if key not in old.entries:
            yield "only in the new one", key, "", ""


def group_of(part, key):
    """Return under which head a difference is told: what it is, and of which kind of address."""
    address = next((word for word in key.split() if word.startswith("/")), key)
    return part, re.sub(r"\d+", "#", address.split("?")[0])


def as_lines(content):
    """Return a body as lines: a line for each tag or part of an archive, else a digest."""
    if isinstance(content, str):
        return content.splitlines()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [line for name in archive.infolist() for line in lines_of_part(archive, name)]
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return [f"{len(content)} bytes {hashlib.sha256(content).hexdigest()[:16]}"]
    return re.sub(r">\s*<", ">\n<", text).splitlines()


def lines_of_part(archive, info):
    yield f"== {info.filename} {info.date_time} {info.compress_type} {info.external_attr}"
    yield from as_lines(archive.read(info))


def show(one, other, most):
    """Print the lines in which two texts differ."""
    told = difflib.unified_diff(as_lines(one), as_lines(other), "old", "new", "", "", CONTEXT, "")
    for number, line in enumerate(told):
        if number >= most:
            print("      …")
            return
        if not line.startswith(("---", "+++")):
            print(f"      {line[:LONGEST]}")


def report(old, new, *, most, lines):
    """Print all differences in groups; return how many there are."""
    groups = defaultdict(list)
    for part, key, one, other in differences(old, new):
        groups[group_of(part, key)].append((key, one, other))
    for (part, address), found in sorted(groups.items(), key=lambda each: -len(each[1]))[:most]:
        print(f"\n{part}: {address}  ({len(found)})")
        for key, *_ in found[:3]:
            print(f"    {key}")
        show(found[0][1], found[0][2], lines)
    if len(groups) > most:
        print(f"\n… and {len(groups) - most} groups more (--most)")
    for name in sorted(set(old.notes) | set(new.notes)):
        if name.startswith(("never", "scenes")) and old.notes.get(name) != new.notes.get(name):
            print(f"\n{name}:\n  old {old.notes.get(name)}\n  new {new.notes.get(name)}")
    number = sum(map(len, groups.values()))
    print(f"{len(old.entries)} answers in the old one, {len(new.entries)} in the new one, ", end="")
    print(f"{number} differences in {len(groups)} groups.")
    return number


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--map", default=ACCEPTED, help="what may differ, as a TOML file")
    parser.add_argument("--mask-vtimezone", action="store_true", help="leave VTIMEZONE blocks out")
    parser.add_argument("--most", type=int, default=30, help="how many groups are shown")
    parser.add_argument("--lines", type=int, default=20, help="how many lines of each")
    options = parser.parse_args()
    accepted = tomllib.loads(Path(options.map).read_text("utf-8"))
    masks = Masks(accepted, vtimezone=options.mask_vtimezone)
    old = Side(options.old, masks, is_old=True)
    new = Side(options.new, masks, is_old=False)
    sys.exit(1 if report(old, new, most=options.most, lines=options.lines) else 0)


if __name__ == "__main__":
    main()
