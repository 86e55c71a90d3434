"""A sheet is shown as a plain table, and by clicks where scripts run.

The page holds the coder's own codes and nobody else's. `page_storage.js` keeps each click
in the browser until `clicks` says that it is in the file, `page_codes.js` knows what a
click makes of a sentence's codes, and `page.js` draws the page.
"""

from functools import cache
from html import escape
from pathlib import Path
from time import time

from khitab.coding import clicks
from khitab.coding.codebook_rules import element_rules, issue_rules
from khitab.coding.names import is_nobody
from khitab.coding.reading import issues_of
from khitab.display import html, texts
from khitab.display.html import isolate
from khitab.display.scripted import scripted
from khitab.labels import looks
from khitab.shell import learner_is_here

NUMBERS = ("", "one", "two", "three", "four", "five", "six")
NOBODY = (
    "This sheet has no name yet. Before you begin, put your own name into the cell above and "
    "run it again, so that your teacher knows whose codes these are."
)


def page(sheet):
    """Return a sheet as HTML, and listen to its page if somebody works here."""
    if learner_is_here():
        clicks.connect()
    issues = looks("frame", issues_of(sheet._corpus))
    data = _data(sheet, issues)
    scripts = "".join(map(_file, ("page_codes.js", "page_storage.js", "page.js")))
    nobody = html.small(NOBODY) if is_nobody(_coder(sheet)) else ""
    plain = nobody + _plain(sheet, issues)
    return scripted("khitab-sheet", plain, data, _file("page.css"), scripts, "start")


def _data(sheet, issues):
    """Return what the page knows besides its table."""
    keys = _keys(issues)
    number = NUMBERS[len(issues)] if len(issues) < len(NUMBERS) else len(issues)
    places, around = _places(sheet)
    names = clicks.columns(sheet)
    return {
        "id": clicks.opened(sheet), "made": time(), "file": sheet.path.name,
        "coder": "" if is_nobody(_coder(sheet)) else _coder(sheet), "columns": names,
        "rows": clicks.rows(sheet.table, names), "places": places, "around": around,
        "issues": [{"id": issue, "name": look.label, "sign": look.sign, "key": keys[issue]}
                   for issue, look in issues.items()],
        "elements": [{"name": name, "letter": name[0], "question": question}
                     for name, (question, _) in element_rules().items()],
        "none": f"None of the {number} ›",
    }  # fmt: skip


def _coder(sheet):
    return sheet.table["coder"].iloc[0]


def _keys(issues):
    """Return the key of each issue, its first letter that nothing else has.

    >>> _keys(["terrorism", "qatar", "foreign_forces", "peace", "piano"])
    {'terrorism': 't', 'qatar': 'q', 'foreign_forces': 'f', 'peace': 'a', 'piano': 'i'}
    """
    taken, keys = set(clicks.LETTERS) | set("nu"), {}
    for n, issue in enumerate(issues, 1):
        free = [
            c for c in issue.lower() if c.isascii() and c.isalpha() and c not in taken
        ]
        keys[issue] = free[0] if free else str(n)
        taken.add(keys[issue])
    return keys


def _places(sheet):
    """Return {"000.2": [layer, the one before, the one after]}, and the Arabic and English
    of those before and after that are not on the sheet."""
    body = sheet._corpus.sentences()
    body["key"] = body["doc"] + "." + body["sentence"].astype(str)
    by_doc = body.groupby("doc")["key"]
    body["before"], body["after"] = by_doc.shift(1), by_doc.shift(-1)
    body = body.astype({"before": object, "after": object}).where(body.notna(), None)
    body = body.set_index("key", drop=False)
    wanted = list(clicks.rows(sheet.table, []))
    places = {key: body.loc[key, ["layer", "before", "after"]].tolist() for key in wanted}
    near = {key for place in places.values() for key in place[1:] if key} - set(wanted)
    return places, {key: body.loc[key, ["text", "english"]].tolist() for key in near}


def _plain(sheet, issues):
    """Return the sentences as a table, the rules, and how to code in the file."""
    left, right = html.side(), html.side(rtl=True)
    rows = [
        f'<th scope="row"{left}>{escape(f"{row.doc}.{row.sentence}")}</th>'
        f'<td lang="en"{left}>{isolate(row.english)}</td>'
        f'<td lang="ar"{right}>{isolate(row.arabic)}</td>'
        for row in sheet.table.itertuples()
    ]
    caption = f"Sheet of {_coder(sheet)}: {len(rows)} sentences"
    table = html.grid(caption, texts.heads(), rows)
    return (
        f'<div class="list khitab">{html.STYLE}{html.small(_how(sheet))}{table}'
        f"{_book(sheet, issues)}</div>"
    )


def _book(sheet, issues):
    """Return the rules of the issues and of the elements, each folded."""
    rules = issue_rules(sheet._corpus, issues)
    folded = [(issue, f"rule: {issues[issue].label}", rules[issue]) for issue in issues]
    elements = "".join(
        f"<li><b>{name}</b>, if the sentence {does}</li>"
        for name, (_, does) in element_rules().items() if does
    )  # fmt: skip
    if elements:
        folded.append(("", "rule: what a sentence does", f"<ul>{elements}</ul>"))
    return "".join(
        f'<details data-rule="{escape(issue)}"><summary>The {escape(name)}</summary>{rule}'
        "</details>"
        for issue, name, rule in folded
    )


def _how(sheet):
    """Return how a sheet is coded where no script runs."""
    return (
        "To code these sentences by clicks, run this cell in JupyterLab. To code them in a "
        f"table, open the file {sheet.path} in JupyterLab or in a spreadsheet. Under an issue "
        "write 1 if it is present and 0 if it is not. Under …_does write what the sentence "
        f"does with it: {', '.join(f'{name[0]} for {name}' for name in element_rules())}, or - "
        "for none of them. Save the file, and run the cell again."
    )


@cache
def _file(name):
    return Path(__file__).with_name(name).read_text("utf-8")
