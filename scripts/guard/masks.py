"""What two versions may differ in, made alike before they are compared."""

import json
import re

VTIMEZONE = re.compile(rb"BEGIN:VTIMEZONE\r?\n.*?END:VTIMEZONE\r?\n", re.S)
UNREAD = {"script", "style", "template"}
LENGTH = re.compile(r"^(?:Content-Length|ETag): .*$", re.M)


class Masks:
    """What accepted.toml allows; names of the old version are told as the new one has them."""

    def __init__(self, accepted, *, vtimezone=False):
        self.accepted, self.vtimezone = accepted, vtimezone
        self.by_text = [re.compile(each) for each in accepted.get("by_text", ())]
        self.renamed = accepted.get("addresses", {})
        # Where bodies may differ, so may their lengths.
        self.any_length = bool(vtimezone or self.by_text or self.renamed)

    def addresses(self, text):
        for old, new in self.renamed.items():
            text = text.replace(old, new)
        return text

    def headers(self, text, is_old):
        text = self.addresses(text) if is_old else text
        return LENGTH.sub("", text) if self.any_length else text

    def body(self, key, content, is_old):
        """Return a body as it is compared: bytes, or what can be read where a page allows that."""
        if self.vtimezone and b"BEGIN:VTIMEZONE" in content:
            content = VTIMEZONE.sub(b"", content)
        if is_old and self.renamed and not content.startswith((b"PK", b"%PDF")):
            content = self.addresses(content.decode("utf-8", "surrogateescape"))
            content = content.encode("utf-8", "surrogateescape")
        address = next((word for word in key.split() if word.startswith("/")), "")
        if any(each.search(address) for each in self.by_text) and b"<html" in content[:500]:
            return visible(content)
        return content

    def rows(self, text, is_old):
        """Return changed rows a line each, under the names of the new version, sorted."""
        told = []
        for line in filter(None, text.split("\n")):
            table, sign, row = line.split(" ", 2)
            table = self.accepted.get("tables", {}).get(table, table) if is_old else table
            if table not in self.accepted.get("tables_apart", ()):
                row = self.row(table, json.loads(row), is_old)
                told.append(f"{table} {sign} {json.dumps(row, sort_keys=True, ensure_ascii=False)}")
        return "\n".join(sorted(told))

    def row(self, table, row, is_old):
        columns = self.accepted.get("columns", {}) if is_old else {}
        named = {columns.get(f"{table}.{name}", name): value for name, value in row.items()}
        apart = set(self.accepted.get("columns_apart", ()))
        return {n: v for n, v in named.items() if not {f"{table}.{n}", f"*.{n}"} & apart}


def visible(content):
    """Return what can be read on a page, a line for each piece of text, its fields' values too."""
    from lxml import html

    tree, told = html.fromstring(content.decode()), []
    for each in tree.iter():
        if not isinstance(each.tag, str) or each.tag in UNREAD:
            continue
        told += [each.text or "", *field_words(each)]
        told += [child.tail or "" for child in each]
    return "\n".join(" ".join(text.split()) for text in told if text.strip())


def field_words(each):
    """Return what a reader sees of a field that is no text of the page."""
    if each.tag == "input" and each.get("type") not in ("hidden", "checkbox", "radio"):
        return [each.get("value", "")]
    if each.get("checked") is not None or each.get("selected") is not None:
        return ["(chosen)"]
    return []
