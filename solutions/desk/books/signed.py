"""The sources of nbgrader's pages, with every script and style in them signed.

A page's policy names a number drawn for this page, and a browser runs only what carries
that number. It is written into templates before they contain anything from a student.
"""

import re
import secrets
from contextvars import ContextVar

from jinja2 import BaseLoader

NUMBER = ContextVar("number")
OPENS = re.compile(r"<(script|style)\b")
HANDLER = re.compile(r'(?i)\bonclick="(\w+)\((true)?(?:false)?\);?"')
LOOKS = re.compile(r'\s+style="[^"{]*"')
LIST = "<!-- Button to toggle all student names -->\n{%- block messages -%}"
MOVED = {"formgrade_macros.tpl": "formgrade/formgrade_macros.html.j2"}  # nbgrader's slip

# nbgrader's few looks within tags, and ours: the student's frame, the desk's box.
STYLE = """<style>
.jupyter-logo svg { width: 100%; height: 100% }
input.score { width: 4em } input.extra-credit { width: 3em }
.khitab-student, .output_wrapper {
  border-inline-start: 4px solid #b36b00; padding-inline-start: 1em;
  max-height: 90vh; overflow: auto; contain: content; unicode-bidi: isolate }
.khitab-student > small, .output_wrapper::before { color: #6b4000; font-size: 85% }
.output_wrapper::before { content: "Shown by the code:" }
.khitab-student img, .output_wrapper img { max-width: 100%; max-height: 80vh }
.khitab-desk { border: 2px solid #1f4e79; background: #eef4fa; color: #10283f;
  padding: 1em; margin: 1em 0; overflow-wrap: anywhere }
[data-khitab="createAssignmentModal"] { display: none } /* sets come of solutions/ */
@media print { .khitab-student, .output_wrapper { max-height: none } }
</style>
"""
PRESSED = """<script>
document.addEventListener("click", function (event) {
  const pressed = event.target.dataset;
  if (pressed.khitab === "toggle_name") toggle_name(pressed.on === "true");
  if (pressed.khitab === "toggleAllNames") toggleAllNames();
  if (pressed.khitab === "createStudentModal") createStudentModal();
});
</script>
"""
# The pages ask the internet for MathJax; the formgrader's own script wants to find one.
NO_MATHJAX = """{% macro mathjax(url="") %}<script>
window.MathJax = {Hub: {Startup: {signal: {Interest: function (tell) {
  setTimeout(tell, 0, "End")}}}, Config: function () {}, Queue: function () {}}};
</script>{% endmacro %}"""


class Signed(BaseLoader):
    """The templates of another loader, in which a browser obeys only what is signed.

    With `still` they are pages without any script, which carry their own policy.
    """

    def __init__(self, inner, still=False):
        self.inner, self.still = inner, still

    def get_source(self, environment, template):
        """The source, as jinja2 asks for it."""
        source, *rest = self.inner.get_source(environment, MOVED.get(template, template))
        if template.endswith("mathjax.html.j2"):
            source = "{% macro mathjax(url='') %}{% endmacro %}"
            source = source if self.still else NO_MATHJAX
        if template.endswith((".tpl", ".j2")):
            source = self.change(source)
        return source, *rest

    def change(self, source):
        """The source with its looks and handlers moved out of tags, and signed."""
        source = LOOKS.sub("", source)
        source = HANDLER.sub(r'data-khitab="\1" data-on="\2"', source)
        source = source.replace(LIST, LIST + "{{ decisions(assignment_id) }}", 1)
        head = STYLE if self.still else STYLE + PRESSED
        source = source.replace("</head>", f"{head}</head>", 1)
        source = OPENS.sub(r'<\1 nonce="{{ number() }}"', source)
        if self.still:
            source = source.replace("<head>", "<head>\n{{ policy() }}", 1)
        return source


def sign(environment, still=False):
    """Let this jinja2 environment read signed sources only."""
    environment.loader = Signed(environment.loader, still)
    environment.globals["number"] = NUMBER.get
    environment.globals["policy"] = policy


def policy():
    """What a page without script, kept as a file, says of itself at its very beginning."""
    return (
        '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        f'content="{STILL.format(number=NUMBER.get(""))}">'
        '<meta name="referrer" content="no-referrer">'
    )


def draw():
    """Draw a number that nobody can guess, and use it from now on."""
    number = secrets.token_urlsafe(16)
    NUMBER.set(number)
    return number


NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"
STILL = NOTHING + "; img-src data:; style-src 'nonce-{number}'"
CLOSED = NOTHING + "; frame-ancestors 'none'; sandbox"
PAGE = (
    NOTHING + "; frame-ancestors 'none'; script-src 'nonce-{number}'; "
    "style-src 'self' 'nonce-{number}'; style-src-attr 'none'; font-src 'self'; "
    "img-src data:; connect-src 'self'"
)
