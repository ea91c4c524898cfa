"""What a page offers: where it leads, and the forms that can be sent from it."""

import html as entities
import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

HREF = re.compile(r'(?:href|hx-get)="([^"#]+)')
TOKENS = ("csrfmiddlewaretoken", "once")
NONSENSE = "onzin <b>é</b>"


def links_of(address, text):
    """Yield each address of this site that a page leads to, in its order."""
    for link in HREF.findall(text):
        target = urlsplit(urljoin(f"http://testserver{address}", entities.unescape(link)))
        is_here = target.scheme == "http" and target.netloc == "testserver"
        if is_here and not target.path.startswith("/static/"):
            yield target.path + (f"?{target.query}" if target.query else "")


@dataclass
class Form:
    """A form that is sent by POST: what it holds, and the buttons that send it."""

    address: str
    data: dict
    texts: list = field(default_factory=list)
    boxes: dict = field(default_factory=dict)
    choices: dict = field(default_factory=dict)
    buttons: list = field(default_factory=list)

    @property
    def names(self):
        return (*self.data, *self.texts, *self.boxes, *self.choices)

    @property
    def shape(self):
        """What sets this form apart from others on its page, numbers left out."""
        names = {re.sub(r"\d+", "#", name) for name in self.names if name not in TOKENS}
        return (re.sub(r"\d+", "#", self.address.split("?")[0]), frozenset(names))

    def filled(self, **typed):
        """Return what is sent when these fields are typed anew; None leaves one out."""
        data = {**self.data, **typed}
        return {name: value for name, value in data.items() if value is not None}


def forms_of(address, content):
    """Return the forms of a page that are sent by POST."""
    from lxml import html

    if not content.strip():
        return []
    tree = html.fromstring(content.decode())
    return [
        form_of(address, each) for each in tree.iter("form") if each.get("method", "") == "post"
    ]


def form_of(address, form):
    """Return a form with what a browser would send for it, untouched."""
    target = urlsplit(urljoin(f"http://testserver{address}", form.get("action") or address))
    made = Form(target.path + (f"?{target.query}" if target.query else ""), {})
    outside = f"//*[@form='{form.get('id')}']" if form.get("id") else ".//none"
    for each in (*form.iter("input", "select", "textarea", "button"), *form.xpath(outside)):
        if each.get("name") and each.get("disabled") is None:
            add_field(made, each, each.get("name"), each.get("type", each.tag).lower())
    return made


def add_field(made, each, name, kind):
    """Add one field of a page to a form."""
    value = each.get("value", "on" if kind in ("checkbox", "radio") else "")
    if kind in ("button", "submit"):
        made.buttons.append((name, value))
    elif kind in ("checkbox", "radio"):
        (made.boxes if kind == "checkbox" else made.choices).setdefault(name, []).append(value)
        if each.get("checked") is not None:
            made.data.setdefault(name, []).append(value)
    elif each.tag == "select":
        options = list(each.iter("option"))
        chosen = [o.get("value", "") for o in options if o.get("selected") is not None]
        made.choices.setdefault(name, []).extend(o.get("value", "") for o in options)
        made.data.setdefault(name, []).extend(chosen or made.choices[name][:1])
    elif kind == "textarea":
        made.texts.append(name)
        made.data.setdefault(name, []).append(each.text_content().removeprefix("\n"))
    elif kind not in ("file", "image", "reset"):
        if kind != "hidden":
            made.texts.append(name)
        made.data.setdefault(name, []).append(value)


def sendings(form):
    """Yield (what is tried, data): nothing, all as it stands, other texts, nonsense, too late."""
    tokens = {name: form.data[name] for name in TOKENS if name in form.data}
    yield "empty", tokens
    yield "same", form.data
    changed = form.filled(**{name: changed_text(form, name) for name in form.texts})
    yield "changed", changed
    for name, value in form.buttons[:4]:
        yield f"changed, {name}={value}", {**changed, name: [value]}
    ticked = {name: values[:1] for name, values in form.boxes.items()}
    chosen = {name: values[-1:] for name, values in form.choices.items()}
    if ticked or chosen:
        yield "ticked", {**changed, **ticked, **chosen}
    wrong = dict.fromkeys((*form.texts, *form.boxes, *form.choices), [NONSENSE])
    if wrong:
        yield "wrong", {**form.data, **wrong}
    late = {name: ["97"] for name in form.data if name.endswith("version")}
    if late:
        yield "stale", {**changed, **late}


def changed_text(form, name):
    """Return another text than stands in a field; a day stays a day."""
    stands = (form.data.get(name) or [""])[0]
    if "_on" in name or "date" in name:
        return ["9 mei 2026"]
    return [f"{stands} anders".strip()]
