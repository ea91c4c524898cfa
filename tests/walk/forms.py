"""What a page's form would send back, read from the page itself as a browser does."""

from html.parser import HTMLParser


class Form(HTMLParser):
    """Collects the fields of the first form on a page that carries the token of one sending."""

    def __init__(self):
        super().__init__()
        self.forms, self.open, self.area, self.select = [], None, None, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.open = {}
            self.forms.append(self.open)
        elif self.open is not None:
            self.field(tag, attrs)

    def field(self, tag, attrs):
        name = attrs.get("name")
        if tag == "input" and name:
            self.given(name, attrs)
        elif tag == "textarea":
            self.area = name
            self.open[name] = [""]
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in attrs:
            self.open.setdefault(self.select, []).append(attrs.get("value", ""))

    def given(self, name, attrs):
        """Note what an input sends: a box or a choice only where it is on."""
        kind = attrs.get("type", "text")
        if kind in ("checkbox", "radio"):
            if "checked" in attrs:
                self.open.setdefault(name, []).append(attrs.get("value", "on"))
        elif kind not in ("submit", "file"):
            self.open.setdefault(name, []).append(attrs.get("value", ""))

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None
        elif tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None

    def handle_data(self, data):
        if self.area and self.open is not None:
            self.open[self.area] = [self.open[self.area][0] + data]


def filled(page, **typed):
    """Return what the form of a page sends when these fields are typed too, as lists by name."""
    found = Form()
    found.feed(page)
    form = next(each for each in found.forms if "once" in each)
    # A browser leaves out the line end that a textarea begins with.
    form = {name: [text.removeprefix("\n") for text in texts] for name, texts in form.items()}
    return {**form, **{name: [text] for name, text in typed.items()}}
