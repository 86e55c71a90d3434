"""Pages in which nothing runs: what a student wrote is shown, never obeyed."""

import re

import bleach
from bleach.css_sanitizer import CSSSanitizer
from nbconvert.exporters import HTMLExporter

TAGS = set(
    "a abbr b bdi bdo blockquote br caption code dd del details div dl dt em h1 h2 h3 h4 h5 "
    "h6 hr i img li ol p pre q s small span strong sub summary sup table tbody td tfoot th "
    "thead tr u ul".split()
)
ANYWHERE = {"class", "lang", "dir", "title", "style"}
PICTURE = re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*\Z")
ADDRESS = re.compile(r"(https?://|mailto:|#)")
STYLES = CSSSanitizer(
    allowed_css_properties=[
        "color",
        "background-color",
        "direction",
        "text-align",
        "line-height",
        "font-size",
        "font-weight",
        "font-style",
        "margin",
        "padding",
        "border",
        "width",
    ]
)


def clean(html):
    """HTML without anything that runs or fetches.

    >>> clean('<b onclick="x()">bold</b><img src="http://x.org/a.png">')
    '<b>bold</b><img>'
    """
    html = html.decode("utf-8", "replace") if isinstance(html, bytes) else str(html)
    return bleach.clean(
        html,
        tags=TAGS,
        attributes=allowed,
        protocols=["http", "https", "mailto", "data"],
        css_sanitizer=STYLES,
    )


def allowed(tag, name, value):
    if name == "href":
        return tag == "a" and bool(ADDRESS.match(value))
    if name == "src":
        return tag == "img" and bool(PICTURE.match(value))
    return name in ANYWHERE or (name == "alt" and tag == "img")


# The pages ask the internet for MathJax; the formgrader's own script wants to find one.
MATHJAX = re.compile(r"<script src=.https?://[^>]*>\s*</script>")
NO_MATHJAX = (
    "<script>window.MathJax = {Hub: {Startup: {signal: {Interest: function (tell) {"
    "setTimeout(tell, 0, 'End')}}}, "
    "Config: function () {}, Queue: function () {}}};</script>"
)


class InertExporter(HTMLExporter):
    """nbconvert's pages with every piece of a notebook cleaned, and nothing fetched."""

    def __init__(self, **settings):
        super().__init__(**settings)
        self.sanitize_html = True

    def from_notebook_node(self, notebook, resources=None, **settings):
        html, resources = super().from_notebook_node(notebook, resources, **settings)
        return MATHJAX.sub(NO_MATHJAX, html, count=1), resources

    def default_filters(self):
        yield from super().default_filters()
        yield "markdown2html", self.markdown2html
        yield "clean_html", clean

    def markdown2html(self, context, source):
        return clean(super().markdown2html(context, source))

    markdown2html.jinja_pass_arg = HTMLExporter.markdown2html.jinja_pass_arg
