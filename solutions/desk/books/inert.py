"""Pages in which nothing runs: what a student wrote is shown, never obeyed.

What can not be shown is shown as text, or a line says that it was left out: the page is
made all the same.
"""

import re
from functools import wraps
from html import escape
from urllib.parse import unquote

import bleach
from bleach.css_sanitizer import CSSSanitizer
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from desk.limited import within

from .mending import is_picture, is_students

TAGS = set(
    "a abbr b bdi bdo blockquote br caption code dd del details div dl dt em h1 h2 h3 h4 h5 "
    "h6 hr i img li ol p pre q s small span strong sub summary sup table tbody td tfoot th "
    "thead tr u ul".split()
)
ANYWHERE = {"lang", "dir", "title"}
LOOKS = {"class", "style"}
PICTURE = re.compile(r"data:(image/(?:png|jpeg|gif));base64,([A-Za-z0-9+/=\s]*)\Z")
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


def clean(html, ours=False):
    """HTML without anything that runs or fetches, and, unless it is `ours`, without looks.

    >>> clean('<b onclick="x()">bold</b><img src="http://x.org/a.png">')
    '<b>bold</b><img>'
    """
    html = html.decode("utf-8", "replace") if isinstance(html, bytes) else str(html)
    return bleach.clean(
        html,
        tags=TAGS,
        attributes=ours_allowed if ours else allowed,
        protocols=["http", "https", "mailto", "data"],
        css_sanitizer=STYLES,
    )


def allowed(tag, name, value):
    if name == "href":
        return tag == "a" and bool(ADDRESS.match(value))
    if name == "src":
        return tag == "img" and bool(PICTURE.match(value))
    return name in ANYWHERE or (name == "alt" and tag == "img")


def ours_allowed(tag, name, value):
    return name in LOOKS or allowed(tag, name, value)


PIECE_SECONDS = 3
SHOWN = 20_000  # characters of a piece that is shown as text
FRAME = (
    '<div style="border-inline-start: 4px solid #b36b00; padding-inline-start: 1em">'
    "<small>Written by the student:</small>{}</div>"
)
NAMED = (
    '<div style="border: 1px solid; padding: 1em; margin: 1em"><b>Left out of this page'
    "</b><br>{}</div>"
)
TOP = 'id="notebook-container">'
GUARDED = ("markdown2html", "highlight_code", "clean_html", "ansi2html",
           "strip_files_prefix", "text_base64")  # fmt: skip

# The pages ask the internet for MathJax; the formgrader's own script wants to find one.
MATHJAX = re.compile(r"<script src=.https?://[^>]*>\s*</script>")
NO_MATHJAX = (
    "<script>window.MathJax = {Hub: {Startup: {signal: {Interest: function (tell) {"
    "setTimeout(tell, 0, 'End')}}}, "
    "Config: function () {}, Queue: function () {}}};</script>"
)


class Pictures(IPythonRenderer):
    """Markdown to HTML; a picture that is not there is named in its place."""

    def __init__(self, say, attachments):
        super().__init__(escape=False, attachments=attachments)
        self.say = say

    def image(self, text, url, title=None):
        if url.startswith("attachment:"):
            name = unquote(url.removeprefix("attachment:"))
            # Collecting keeps letters, digits, dots and lines of a name.
            found = self.attachments.get(name) or self.attachments.get(
                re.sub(r"[^\w.-]", "_", name)
            )
            kind, content = next(iter((found or {}).items()), ("", ""))
            url, what = f"data:{kind};base64,{content}", name
        else:
            what = url if len(url) < 80 else url[:60] + "…"
        shown = PICTURE.match(url)
        if shown and is_picture(*shown.groups()):
            return super().image(text, url, title)
        self.say(f"the picture {what!r}")
        return f"<em>[The picture {escape(repr(what))} is not here.]</em>"


class InertExporter(HTMLExporter):
    """nbconvert's pages with every piece of a notebook cleaned, and nothing fetched.

    `left` names what the last page was made without.
    """

    def __init__(self, **settings):
        self.left, self.bare = [], False
        super().__init__(**settings)
        self.sanitize_html = True

    def from_mended(self, mended, resources):
        """The page of a notebook that is mended, and nbconvert's resources."""
        self.left, self.bare = mended.left, mended.bare
        html, resources = self.from_notebook_node(mended.notebook, resources)
        html = MATHJAX.sub(NO_MATHJAX, html, count=1)
        return with_names(html, self.left), resources

    def default_filters(self):
        yield from super().default_filters()
        yield "markdown2html", self.markdown2html
        yield "clean_html", clean

    def _register_filter(self, environ, name, jinja_filter):
        made = super()._register_filter(environ, name, jinja_filter)
        if name in GUARDED and not isinstance(jinja_filter, type):
            environ.filters[name] = self.guarded(environ.filters[name])
        return made

    def guarded(self, change):
        """The same filter; a piece that it breaks or hangs on is shown as text."""
        asks = getattr(change, "jinja_pass_arg", None)

        @wraps(change, updated=())
        def changed(*given, **more):
            piece = given[1 if asks else 0]
            try:
                if not self.bare:
                    with within(PIECE_SECONDS):
                        return change(*given, **more)
            except Exception as error:
                why = error if isinstance(error, TimeoutError) else "it broke the page"
                self.left.append(
                    f"the form of {str(piece)[:40]!r}…: {why}; shown as text"
                )
            return f"<pre>{escape(str(piece)[:SHOWN])}</pre>"

        if asks:
            changed.jinja_pass_arg = asks
        return changed

    def markdown2html(self, context, source):
        cell = context.get(
            "cell"
        )  # none: a comment of the teacher's, which a macro shows
        render = Pictures(self.left.append, (cell or {}).get("attachments") or {})
        html = MarkdownWithMath(renderer=render).render(source)
        if cell is None or not is_students(cell.id, cell.metadata):
            return clean(html, ours=True)
        return FRAME.format(clean(html))

    markdown2html.jinja_pass_arg = HTMLExporter.markdown2html.jinja_pass_arg


def with_names(html, left):
    """The page with a box on top that names what was left out, if anything was."""
    if not left:
        return html
    box = NAMED.format("<br>".join(escape(line) for line in shortened(left)))
    return html.replace(TOP, TOP + box, 1)


def shortened(left):
    """Each line once, and no more than a person reads.

    >>> shortened(["a", "a"]), len(shortened(map(str, range(99))))
    (['a'], 21)
    """
    left = list(dict.fromkeys(left))
    return left[:20] + [f"and {len(left) - 20} more"] * (len(left) > 20)
