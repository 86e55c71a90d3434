"""A page's box has a plain part, and a script that puts something livelier in its place.

The plain part is what a reader sees without JavaScript, on GitHub, or in a notebook that
Jupyter does not trust. Data, style and script are in each output, so that a saved page
needs nothing else.
"""

import json
from functools import cache
from pathlib import Path


def scripted(name, plain, data, style, script, begin):
    """Return the HTML of a box of the class `name`.

    `plain` is the HTML of its plain part, and `data` becomes JSON. The `script` holds the
    function `begin`, which gets the box and gives it the class "made". It may use what
    `page.js` has.
    """
    here = (  # the box that the script lies in; where scripts are moved, the first unmade
        f"document.currentScript?.closest('.{name}') ?? "
        f"document.querySelector('.{name}:not(.made)')"
    )
    script = f"{_common()}\n{script}\n{begin}({here})"
    data = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    data = data.replace("<", "\\u003c")
    return (
        f'<div class="{name}" dir="ltr">{plain}'
        f'<script type="application/json">{data}</script><style>{style}</style>'
        f"<script>(() => {{{script}}})()</script></div>"
    )


@cache
def _common():
    return Path(__file__).with_name("page.js").read_text("utf-8")
