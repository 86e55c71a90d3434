"""Pages are made of the templates beside this file, and all that is put in is escaped."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from khitab.display.html import isolate
from markupsafe import Markup

SCRIPT = re.compile(r"(?s)<script>(.*?)</script>")


def page(template, **told):
    """Return the page as a string, whose policy lets no script run but its own."""
    made = _templates().get_template(template).render(told)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    for script in SCRIPT.findall(made):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        policy += f"; script-src 'sha256-{digest}'"
    return made.replace("POLICY", policy, 1)


@cache
def _templates():
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["isolate"] = lambda text: Markup(isolate(text))
    return made
