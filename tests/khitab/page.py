"""What a function of `display` has written, read as a browser reads it."""

from html.parser import HTMLParser

VOID = {"br", "img"}


class Page(HTMLParser):
    """Elements as (tag, attributes, text inside), in the order they close."""

    def __init__(self, shown):
        super().__init__()
        self.open, self.elements = [], []
        self.feed(shown._repr_html_())
        assert self.open == [], "an element is left open"

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            self.elements.append((tag, dict(attrs), ""))
        else:
            self.open.append([tag, dict(attrs), ""])

    def handle_endtag(self, tag):
        element = self.open.pop()
        assert element[0] == tag, f"{element[0]} is closed by {tag}"
        self.elements.append(tuple(element))

    def handle_data(self, data):
        for element in self.open:
            element[2] += data

    def all(self, tag, **wanted):
        return [
            (attributes, text)
            for name, attributes, text in self.elements
            if name == tag and wanted.items() <= attributes.items()
        ]

    def texts(self, tag, **wanted):
        return [text for _, text in self.all(tag, **wanted)]


# A page of its own for what is shown, as a browser opens it.
HEAD = "<!doctype html><html lang='en'><meta charset='utf-8'><title>View</title><main><h1>View</h1>"


def opened(tab, place, shown):
    """Open what a function of `display` has returned in a tab of `chromium`."""
    (place / "page.html").write_text(f"{HEAD}{shown._repr_html_()}</main>", "utf-8")
    tab.go((place / "page.html").as_uri())
    return tab
