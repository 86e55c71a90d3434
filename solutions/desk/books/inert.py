"""Pages show what a student wrote, and nothing in them runs.

What cannot be shown appears as text, or a line says that it was left out. The page is
made all the same.
"""

import re
from functools import wraps
from html import escape
from urllib.parse import unquote

import bleach
from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from desk.limited import within

from .mending import OVERRIDES, is_picture, is_students
from .signed import NUMBER, draw, sign

TAGS = set(
    "a abbr b bdi blockquote br caption code dd del details div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img li ol p pre q s small span strong sub summary sup table "
    "tbody td tfoot th thead tr u ul".split()
)
ANYWHERE = {"lang", "dir", "title"}
PICTURE = re.compile(r"data:(image/(?:png|jpeg|gif));base64,([A-Za-z0-9+/=\s]*)\Z")
ADDRESS = re.compile(r"(https?://|mailto:|#)")
DEEP = 60  # tags within tags; a list in a table in a list has seven
MANY = 60_000  # tags of a page; a long one has 5,000
TAG = re.compile(r"<(/?)(?!br|hr|img)[a-z]")
# In code the milder orders to turn letters round, too, are seen and not obeyed.
TURNS = {
    code: f"[U+{code:X}]" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
SPELT = re.compile(r"(?i)&#(x0*202[de]|0*823[78]);?")
FETCHED = re.compile(r"@font-face\s*\{[^}]*\}")
STYLED = re.compile(r' style="[^"]*"')


def clean(html, ours=False):
    """HTML without anything that runs or fetches, and, unless it is `ours`, without looks.

    >>> clean('<b onclick="x()">bold</b><img src="http://x.org/a.png">')
    '<b>bold</b><img>'
    """
    html = html.decode("utf-8", "replace") if isinstance(html, bytes) else str(html)
    html = bleach.clean(
        html,
        tags=TAGS,
        attributes=ours_allowed if ours else allowed,
        protocols=["http", "https", "mailto", "data"],
    )
    if depth(html) > DEEP:
        raise TooMuch("too many things within one another")
    return SPELT.sub("[U+202E]", html).translate(OVERRIDES)


def depth(html):
    """How many tags are open at once, at most.

    >>> depth("<ul><li><br>a</li><li><b>b</b></li></ul>")
    3
    """
    now = most = 0
    for closes in TAG.findall(html):
        now += -1 if closes else 1
        most = max(most, now)
    return most


def allowed(tag, name, value):
    if name == "href":
        return tag == "a" and bool(ADDRESS.match(value))
    if name == "src":
        return tag == "img" and bool(PICTURE.match(value))
    return name in ANYWHERE or (name == "alt" and tag == "img")


def ours_allowed(tag, name, value):
    return name == "class" or allowed(tag, name, value)


PIECE_SECONDS = 3
SHOWN = 20_000  # characters of a piece that is shown as text
FRAME = '<div class="khitab-student" dir="auto"><small>Written by the student:</small>{}</div>'
NAMED = '<div class="khitab-desk"><b>{}</b><br>{}</div>'
TOP = 'id="notebook-container">'
GUARDED = ("markdown2html", "highlight_code", "clean_html", "ansi2html",
           "strip_files_prefix", "text_base64")  # fmt: skip


class TooMuch(ValueError):
    """Why a piece is shown as text, as the end of a sentence."""


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

    still = True  # no script of ours on the page either

    def __init__(self, **settings):
        self.left, self.bare, self.tags = [], False, 0
        super().__init__(**settings)
        self.sanitize_html = True

    def from_mended(self, mended, resources):
        """The page of a notebook that is mended, and nbconvert's resources."""
        self.left, self.bare, self.tags = mended.left, mended.bare, 0
        if self.still:
            draw()
        html, resources = self.from_notebook_node(mended.notebook, resources)
        return boxed(html, "Left out of this page", self.left), resources

    def _create_environment(self):
        environment = super()._create_environment()
        sign(environment, self.still)
        return environment

    def _init_resources(self, resources):
        resources = super()._init_resources(resources)
        plain = resources["include_css"]
        resources["include_css"] = lambda name: Markup(
            FETCHED.sub("", str(plain(name))).replace(
                "<style", f'<style nonce="{NUMBER.get()}"', 1
            )
        )
        return resources

    def default_filters(self):
        yield from super().default_filters()
        yield "markdown2html", self.markdown2html
        yield "clean_html", clean

    def _register_filter(self, environ, name, jinja_filter):
        made = super()._register_filter(environ, name, jinja_filter)
        if name in GUARDED and not isinstance(jinja_filter, type):
            made = environ.filters[name]
            made = highlighted(made) if name == "highlight_code" else made
            made = unstyled(made) if name == "ansi2html" else made
            environ.filters[name] = self.guarded(made)
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
                        html = str(change(*given, **more))
                    self.tags += html.count("<")
                    if self.tags > MANY:
                        raise TooMuch("too many parts for one page")
                    return html
            except Exception as error:
                known = isinstance(error, (TimeoutError, TooMuch))
                why = error if known else "it broke the page"
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


def highlighted(change):
    """The same filter for code; what a student wrote gets the frame."""

    @wraps(change, updated=())
    def changed(source, metadata=None, **more):
        html = change(source.translate(TURNS), metadata=metadata, **more)
        return FRAME.format(html) if is_students("", metadata or {}) else html

    return changed


def unstyled(change):
    """The same filter for what is printed, without colours that no style sheet names."""
    return lambda text: STYLED.sub("", str(change(text)))


def boxed(html, title, lines):
    """The page with a box of the desk's on top that says this, if there are lines."""
    if not lines:
        return html
    box = NAMED.format(title, "<br>".join(escape(line) for line in shortened(lines)))
    return html.replace(TOP, TOP + box, 1)


def shortened(left):
    """Each line once, and no more than a person reads.

    >>> shortened(["a", "a"]), len(shortened(map(str, range(99))))
    (['a'], 21)
    """
    left = list(dict.fromkeys(left))
    return left[:20] + [f"and {len(left) - 20} more"] * (len(left) > 20)
